//! What tables of any shape have in common: columns by what they mean, dates in an order that the column proves, and a file as the
//! source of its records.

use super::Beginning;
use crate::date::{self, Date, Proof, span};
use crate::draft::{Source, slug};
use crate::header::{Header, words_of};
use crate::report::FileReport;
use crate::wishes::{Order, Wishes};

/// What a column can mean, each with the names that it goes by, the best first.
pub type Meaning = (&'static str, &'static [&'static str]);

/// The column of each meaning: the one that a person gave it, or the first of its names that there is.
pub fn columns<const COUNT: usize>(
    beginning: &Beginning,
    meanings: &[Meaning; COUNT],
) -> [Option<usize>; COUNT] {
    let header = Header::new(beginning.header);
    meanings.map(|(meaning, names)| match beginning.wishes.column(meaning) {
        Some(column) => header.find(&[column]),
        None => header.find(names),
    })
}

/// Tells what was taken to mean what, and the columns that nothing is read from.
pub fn tell(
    beginning: &Beginning,
    meanings: &[Meaning],
    columns: &[Option<usize>],
    report: &mut FileReport,
) {
    for ((meaning, _), column) in meanings.iter().zip(columns) {
        if let Some(column) = column
            && beginning.wishes.column(meaning).is_none()
        {
            let name = beginning.header[*column].trim();
            if !name.eq_ignore_ascii_case(meaning) {
                report.assume(format!("“{name}” is the {meaning}."), "columns");
            }
        }
    }
    ask_about_namesakes(beginning.header, columns, report);
    note_unused(beginning.header, columns, report);
}

/// Asks about columns that are called as one that is read: a file with two lines of header has civilians under one "Killed" and
/// soldiers under the next.
fn ask_about_namesakes(header: &[String], columns: &[Option<usize>], report: &mut FileReport) {
    let name_of = |column: usize| header[column].trim();
    let is_again = |used: usize| {
        let mut others = (0..header.len()).filter(|other| *other != used);
        others.any(|other| name_of(other).eq_ignore_ascii_case(name_of(used)))
    };
    for used in columns.iter().flatten().filter(|used| is_again(**used)) {
        let text = format!(
            "Several columns are called “{}”, and the first is read: is it meant?",
            name_of(*used)
        );
        report.ask(&text, "columns");
    }
}

/// The name of a file without what says its format: `data.csv (2)` is the second one of that name.
pub fn without_ending(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, rest)) => {
            let behind = rest.find(' ').map_or("", |at| &rest[at..]);
            format!("{stem}{behind}")
        }
        None => name.to_owned(),
    }
}

/// The id of a file as a source, by its name.
pub fn source_id(name: &str) -> String {
    slug(&without_ending(name))
}

/// Tells the columns of a header that nothing is read from.
fn note_unused(header: &[String], columns: &[Option<usize>], report: &mut FileReport) {
    let unused = header
        .iter()
        .enumerate()
        .filter(|(column, name)| !columns.contains(&Some(*column)) && !name.trim().is_empty());
    let names: Vec<&str> = unused.map(|(_, name)| name.trim()).collect();
    if !names.is_empty() {
        report.note(&format!("Columns that are not used: {}.", names.join(", ")));
    }
}

/// A file as the source of its records: nobody knows more of it unless somebody says it.
pub fn source_of(report: &mut FileReport, wishes: &Wishes) -> Source {
    let title = report.name.clone();
    if wishes.publisher.is_none() {
        report.assume(
            "Who publishes it is not known, and the figure says so.".to_owned(),
            "publisher",
        );
    }
    Source {
        id: source_id(&title),
        publisher: wishes
            .publisher
            .clone()
            .unwrap_or_else(|| "Publisher not said".to_owned()),
        published: wishes.published.clone(),
        retrieved: wishes.retrieved.clone(),
        title,
        ..Source::default()
    }
}

/// The order of a column's dates: as somebody said, or as the column proves; what is assumed stands in the report.
pub fn order<'a>(
    wished: Option<Order>,
    column: impl Iterator<Item = &'a str>,
    report: &mut FileReport,
) -> Option<Order> {
    let proof = date::order_of(column);
    match (wished, proof) {
        (Some(order), _) => Some(order),
        (None, Proof::Order(order)) => {
            let first = if order == Order::DayFirst {
                "day"
            } else {
                "month"
            };
            report.assume(
                format!("In its dates the {first} stands first, as the column proves."),
                "dates",
            );
            Some(order)
        }
        (None, Proof::None) => {
            report.ask("Which number of its dates is the day?", "dates");
            None
        }
        (None, Proof::NotNeeded) => None,
    }
}

/// Which end of its week a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Week {
    First,
    Last,
}

/// Whether the name of a column of dates says that they are of weeks: "week ending", "week of".
pub fn week_of(name: &str, report: &mut FileReport) -> Option<Week> {
    const LAST: [&str; 4] = ["ending", "ended", "end", "to"];
    const FIRST: [&str; 6] = [
        "beginning",
        "begin",
        "commencing",
        "starting",
        "start",
        "of",
    ];
    let words: Vec<String> = words_of(name).collect();
    let says = |others: &[&str]| words.iter().any(|word| others.contains(&&**word));
    if !says(&["week"]) {
        return None;
    }
    let week = if says(&LAST) {
        Week::Last
    } else if says(&FIRST) {
        Week::First
    } else {
        return None;
    };
    let end = if week == Week::Last { "last" } else { "first" };
    report.note(&format!("Each date is the {end} day of a week."));
    Some(week)
}

/// The days that a count is of: those of its date, or of the week that it ends or begins.
pub fn dated(date: Date, week: Option<Week>, kind: &str) -> String {
    let (first, last) = match week.filter(|_| kind == "per-day") {
        None => (date, date),
        Some(Week::First) => (date, date.moved(6)),
        Some(Week::Last) => (date.moved(-6), date),
    };
    span(first, last).unwrap_or_else(|_| date.edtf())
}

/// A date of a column; an order that nobody knows leaves it unread.
pub fn date_in(cell: &str, order: Option<Order>) -> Result<Date, &'static str> {
    let date = Date::read(cell).ok_or("without a date that can be read")?;
    match (date, order) {
        (Date::Either(..), None) => Err("whose day and month cannot be told apart"),
        (date, Some(order)) => date
            .in_order(order)
            .ok_or("without a date that can be read"),
        (date, None) => Ok(date),
    }
}
