//! What is said in words around a picture: captions, tables, tooltips, and problems.
//!
//! They leave the core as data; the host makes its own elements of them, as text.

pub mod caption;
pub mod table;
pub mod tip;

use crate::dataset::DataSet;
use crate::dataset::date::DateSpan;
use crate::dataset::records::{Citation, DatedElsewhere, Person, Qualifier, Text, Unit};
use crate::order::joined;
use crate::text::{DateStyle, Host};
use serde::Serialize;

/// A source as a reader sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Credit {
    pub text: String,
    /// Only addresses on the web.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// The speaker: a data set and the language of its readers.
#[derive(Clone, Copy)]
pub struct Speaker<'a> {
    pub data: &'a DataSet,
    pub host: &'a dyn Host,
}

impl Speaker<'_> {
    fn count(&self, count: u64) -> String {
        self.host.number(count as f64)
    }

    fn long(&self, date: DateSpan) -> String {
        self.host.date(date, DateStyle::Long)
    }

    fn place(&self, id: &str) -> String {
        let place = self.data.place(id);
        place.map_or_else(|| id.to_owned(), |(_, place)| place.name.to_string())
    }

    /// A source with its vintage: publisher, title, date.
    fn source(&self, id: &str) -> Option<Credit> {
        let source = self.data.source(id)?;
        let mut text = format!("{}: {}", source.publisher, source.title);
        if let Some(date) = source.published {
            text = format!("{text}, {}", self.long(date));
        }
        let url = source.url.as_ref().and_then(web_address);
        Some(Credit { text, url })
    }

    /// The source of one record and where it stands there.
    fn citation(&self, cited: &Citation) -> Credit {
        let source = self.data.source(&cited.source);
        let mut text = source.map_or_else(String::new, |source| source.publisher.to_string());
        if let Some(date) = source.and_then(|source| source.published) {
            text = format!("{text}, {}", self.long(date));
        }
        if let Some(at) = &cited.at {
            text = format!("{text}, {at}");
        }
        let own = cited.url.as_ref().and_then(web_address);
        let url = own.or_else(|| source?.url.as_ref().and_then(web_address));
        Credit { text, url }
    }
}

/// The address if it is one of the web: nothing else becomes a link.
fn web_address(url: &Text) -> Option<String> {
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    is_web.then(|| url.to_string())
}

/// A value with its bound in words: "at least 30".
fn bounded(qualifier: Qualifier, value: &str) -> String {
    match qualifier {
        Qualifier::Exact => value.to_owned(),
        Qualifier::About => format!("about {value}"),
        Qualifier::AtLeast => format!("at least {value}"),
        Qualifier::MoreThan => format!("more than {value}"),
    }
}

/// A transfer's value with its unit.
fn value_with_unit(host: &dyn Host, value: f64, unit: Unit) -> String {
    match unit {
        Unit::Percent => host.percent(value),
        Unit::TivMillion => format!("{} million TIV", host.number(value)),
        Unit::UsdMillion => format!("{} million US dollars", host.number(value)),
    }
}

/// "Sergei Shoigu (Russian defence minister), …"
fn people(people: &[Person]) -> String {
    let one = |person: &Person| match (&person.name, &person.role) {
        (Some(name), Some(role)) => format!("{name} ({role})"),
        (Some(one), None) | (None, Some(one)) => one.to_string(),
        (None, None) => String::new(),
    };
    let names: Vec<String> = people.iter().map(one).collect();
    joined(&names)
}

/// The dates that other sources give.
fn other_dates(speaker: Speaker, elsewhere: &[DatedElsewhere]) -> Vec<(String, Credit)> {
    let one = |other: &DatedElsewhere| (speaker.long(other.date), speaker.citation(&other.cited));
    elsewhere.iter().map(one).collect()
}
