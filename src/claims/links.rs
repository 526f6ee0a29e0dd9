//! Links in prose to states of a figure: `?time=2021-03..2021-04&supplier=China#shares`, as `www/shell/address.js` reads them.

use super::article::Link;
use crate::dataset::DataSet;
use crate::dataset::date::{DateSpan, Day};
use crate::fields::Field;
use crate::filter::{choices, dates};

/// A link that sets a state which the data do not have.
#[derive(Debug, PartialEq, Eq)]
pub struct BadLink {
    /// Where it begins in the file.
    pub start: usize,
    pub href: String,
    pub why: String,
}

const LISTS: [(&str, Field); 5] = [
    ("supplier", Field::Suppliers),
    ("place", Field::Places),
    ("series", Field::Series),
    ("recipient", Field::Recipient),
    ("direction", Field::Direction),
];

/// What is wrong with a link, if it is to a state. `digest` is that of the data set's file.
pub fn check(link: &Link, data: &DataSet, digest: Option<u32>) -> Vec<BadLink> {
    let Some((_, query)) = link.href.split_once('?') else {
        return Vec::new();
    };
    let query = query.split('#').next().unwrap_or_default();
    let clauses = query.split('&').filter_map(|clause| clause.split_once('='));
    let bad = |why| BadLink {
        start: link.start,
        href: link.href.clone(),
        why,
    };
    if query.contains('(') {
        let why = "only <data>, <time> and <dateline-claim> are claims";
        return vec![bad(why.to_owned())];
    }
    clauses
        .filter_map(|(name, value)| wrong(name, &decoded(value), data, digest))
        .map(bad)
        .collect()
}

fn wrong(name: &str, value: &str, data: &DataSet, digest: Option<u32>) -> Option<String> {
    let name = name.strip_prefix("only-").unwrap_or(name);
    if name == "time" {
        return wrong_time(value, data);
    }
    if name == "data" {
        let own = format!("{:08x}", digest?);
        let is_digest =
            value.len() == own.len() && value.bytes().all(|byte| byte.is_ascii_hexdigit());
        return (is_digest && value != own).then(|| "it was made on other data".to_owned());
    }
    let (_, field) = LISTS.iter().find(|(known, _)| *known == name)?;
    let known = choices(data, *field);
    let is_known = |name: &str| {
        let is_place = |id: &str| {
            data.place(id)
                .is_some_and(|(_, place)| *place.name == *name)
        };
        known
            .iter()
            .any(|choice| **choice == *name || (*field == Field::Places && is_place(choice)))
    };
    let mut names = value.split('~').filter(|name| !name.is_empty());
    let unknown = names.find(|name| !is_known(&decoded(name)))?;
    Some(format!("the data have no {name} \"{unknown}\""))
}

fn wrong_time(value: &str, data: &DataSet) -> Option<String> {
    let (from, to) = value.split_once("..").unwrap_or((value, value));
    let (first, last) = dates(data)?;
    let day = |text: &str, open: Day, end: fn(DateSpan) -> Day| match text {
        "earliest" | "latest" => Ok(open),
        text => DateSpan::parse(text)
            .map(end)
            .map_err(|_| format!("\"{text}\" is no date")),
    };
    match (
        day(from, first, |days| days.first),
        day(to, last, |days| days.last),
    ) {
        (Err(why), _) | (_, Err(why)) => Some(why),
        (Ok(from), Ok(to)) if from > to => Some("its time ends before it begins".to_owned()),
        (Ok(from), Ok(to)) if from > last || to < first => {
            Some("the data have nothing of that time".to_owned())
        }
        _ => None,
    }
}

/// A part of an address without `%20` and the like; what is no such code stays.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after
            .get(..2)
            .and_then(|code| std::str::from_utf8(code).ok());
        let byte = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        match (first, byte) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            (b'+', _) => {
                bytes.push(b' ');
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The digest of a data set's bytes, as addresses have it: FNV-1a.
pub fn digest(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(href: &str) -> Vec<String> {
        let data = DataSet::parse(include_bytes!("../../data/myanmar-2021.json")).unwrap();
        let link = Link {
            href: href.to_owned(),
            start: 0,
        };
        let bad = check(&link, &data, Some(0x1234_abcd));
        bad.into_iter().map(|link| link.why).collect()
    }

    #[test]
    fn links_to_states_that_are_there_are_good() {
        for href in [
            "?supplier=~China",
            "/article?page=2&time=2021-03..latest&supplier=China~Russia#shares",
            "?place=Moscow",
            "?place=moscow&data=1234abcd",
            "https://elsewhere.example/?q=China",
            "#notes",
        ] {
            assert_eq!(why(href), Vec::<String>::new(), "{href}");
        }
    }

    #[test]
    fn what_the_data_do_not_have_is_told() {
        for (href, told) in [
            ("?supplier=Chian", "the data have no supplier \"Chian\""),
            (
                "?only-series=AAPP~Nobody",
                "the data have no series \"Nobody\"",
            ),
            ("?time=1955..1960", "the data have nothing of that time"),
            ("?time=2021-13", "\"2021-13\" is no date"),
            ("?time=2021-05..2021-03", "its time ends before it begins"),
            ("?supplier=China&data=00000000", "it was made on other data"),
        ] {
            assert_eq!(why(href), [told], "{href}");
        }
    }
}
