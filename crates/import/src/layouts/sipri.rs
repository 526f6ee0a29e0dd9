//! What SIPRI's files have in common: whose they are, when they were made, and how they mark names.

use super::Beginning;
use crate::Refusal;
use crate::date::Date;
use crate::draft::Source;

/// What SIPRI writes for an arms transfer whose supplier nobody knows.
const UNKNOWN: [&str; 2] = ["unknown supplier(s)", "unknown country"];

/// SIPRI's database in the state of the day on which a file was made, as its preamble says.
pub fn source(beginning: &Beginning) -> Source {
    let generated = said_behind(beginning, &["Data generated:", "Generated:"]);
    let published = generated.and_then(|text| date_in(&text)).map(Date::edtf);
    let id = match &published {
        Some(day) => format!("sipri-{day}"),
        None => "sipri".to_owned(),
    };
    Source {
        id,
        title: "SIPRI Arms Transfers Database".to_owned(),
        publisher: "Stockholm International Peace Research Institute".to_owned(),
        short: Some("SIPRI".to_owned()),
        published: published.or_else(|| beginning.wishes.published.clone()),
        retrieved: beginning.wishes.retrieved.clone(),
        url: Some("https://www.sipri.org/databases/armstransfers".to_owned()),
        ..Source::default()
    }
}

/// Refuses a file without categories of arms where only one of them is wanted.
pub fn expect_no_category(beginning: &Beginning) -> Result<(), Refusal> {
    match &beginning.wishes.category {
        None => Ok(()),
        Some(category) => Err(Refusal(format!(
            "it does not tell categories of arms, of which {category} was wanted alone"
        ))),
    }
}

/// What the preamble says behind one of some words.
fn said_behind(beginning: &Beginning, words: &[&str]) -> Option<String> {
    let lines = beginning.preamble.iter().map(|row| row.join(","));
    lines.into_iter().find_map(|line| {
        let start = words
            .iter()
            .find_map(|word| line.find(word).map(|at| at + word.len()))?;
        Some(line[start..].trim_matches([',', ' ', '"']).to_owned())
    })
}

/// A date at the beginning of a text with a clock behind it: `17 Feb 2025 7:10:21 PM`.
fn date_in(text: &str) -> Option<Date> {
    let words: Vec<&str> = text.split_whitespace().take(3).collect();
    Date::read(&words.join(" ")).or_else(|| Date::read(words.first()?))
}

/// The years that a preamble says its file is of: `for the year range '2000' to '2024'`.
pub fn years(beginning: &Beginning) -> Option<(i32, i32)> {
    let first = beginning.preamble.first()?.join(",");
    let numbers = first.split(|character: char| !character.is_ascii_digit());
    let years: Vec<i32> = numbers
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .collect();
    match years[..] {
        [first, .., last] if first <= last => Some((first, last)),
        _ => None,
    }
}

/// The name of a supplier or a recipient, without the stars of rebels (`*`) and international bodies (`**`).
pub fn name(text: &str) -> &str {
    text.trim().trim_end_matches('*').trim()
}

/// Whether a name is that of nobody known.
pub fn is_unknown(name: &str) -> bool {
    UNKNOWN.contains(&name)
}
