//! What a figure shows as a `Dataset` of schema.org, which search engines read: <https://schema.org/Dataset>. In a page the shell
//! describes the whole data set so (`www/shell/take/json-ld.js`).

use crate::dataset::date::Ends;
use crate::dataset::records::Source;
use crate::dataset::{DataSet, RecordRef, Table};
use crate::markup::web_address;
use crate::words::Localizer;
use std::fmt::Write;

/// The description of some records as JSON that may stand in markup as it is.
pub fn dataset(localizer: Localizer, records: &[RecordRef]) -> String {
    let data = localizer.data;
    let mut measured = Vec::new();
    for (table, what) in [
        (Table::Transfers, "transfers of arms"),
        (Table::Casualties, "people killed"),
        (Table::Visits, "visits"),
        (Table::Events, "events"),
    ] {
        if records.iter().any(|record| record.table == table) {
            measured.push(what);
        }
    }
    let title = &*data.title;
    let description = [title, &measured.join(", ")].join(": ");
    let mut fields = vec![
        ("@context", text("https://schema.org")),
        ("@type", text("Dataset")),
        ("name", text(title)),
        ("description", text(description.trim_matches([':', ' ']))),
    ];
    if let Some(subject) = &data.subject {
        fields.push(("spatialCoverage", text(&subject.name)));
    }
    if let Some((first, last)) = years(data, records) {
        fields.push(("temporalCoverage", text(&format!("{first}/{last}"))));
    }
    let measured: Vec<_> = measured.into_iter().map(text).collect();
    fields.push(("variableMeasured", list(&measured)));
    let sources = localizer.sources(records).into_iter();
    let sources: Vec<_> = sources.map(source).collect();
    fields.push(("isBasedOn", list(&sources)));
    object(&fields)
}

/// The first and the last year that a record is of.
fn years(data: &DataSet, records: &[RecordRef]) -> Option<(i32, i32)> {
    let mut ends = Ends::default();
    for record in records {
        if let Some(date) = data.date_of(*record) {
            ends.add(date);
        }
    }
    let (first, last) = ends.dates()?;
    Some((first.first.year(), last.last.year()))
}

fn source(source: &Source) -> String {
    let publisher = [
        ("@type", text("Organization")),
        ("name", text(&source.publisher)),
    ];
    let mut fields = vec![
        ("@type", text("CreativeWork")),
        ("name", text(&source.title)),
        ("publisher", object(&publisher)),
    ];
    if let Some(published) = &source.published {
        fields.push(("datePublished", text(&published.first.iso())));
    }
    if let Some(url) = source.url.as_deref().and_then(web_address) {
        fields.push(("url", text(url)));
    }
    object(&fields)
}

fn object(fields: &[(&str, String)]) -> String {
    let fields: Vec<_> = fields
        .iter()
        .map(|(name, value)| format!("\"{name}\":{value}"))
        .collect();
    format!("{{{}}}", fields.join(","))
}

fn list(values: &[String]) -> String {
    format!("[{}]", values.join(","))
}

/// A text of JSON in which no markup begins or ends.
fn text(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(letter));
            }
            letter if letter.is_control() => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(letter));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}
