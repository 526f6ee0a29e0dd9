//! The layouts of files that are known. Each has a file; [`recognise`] is the one place that lists them.

mod assigned;
mod count_columns;
mod counts;
mod deals;
mod deliveries;
mod events;
mod places;
mod sipri;
mod tables;
mod transfers;
mod visits;
mod wide;

use crate::Refusal;
use crate::draft::Parts;
use crate::gazetteer::Listed;
use crate::records::Record;
use crate::report::FileReport;
use crate::wishes::{Decimal, Wishes};
use assigned::Meaning;
pub use assigned::source_id;

/// What a column can mean, by what `table` says that a table of any shape is of.
pub const MEANINGS: [(&str, &[Meaning]); 3] = [
    ("counts", &counts::MEANINGS),
    ("transfers", &transfers::MEANINGS),
    ("visits", &visits::MEANINGS),
];

/// A row that could be the header of a table, and what stands around it.
pub struct Beginning<'a> {
    pub preamble: &'a [Vec<String>],
    pub header: &'a [String],
    pub rows: &'a [Vec<String>],
    /// Whether it is the first row of several fields.
    pub is_first_table: bool,
    pub separator: u8,
    pub wishes: &'a Wishes,
}

impl Beginning<'_> {
    /// The sign before fractions in a file of a publisher who writes points and commas between fields. What was saved anew by a
    /// spreadsheet has other separators, and may have another sign: nobody knows, unless somebody says it.
    pub fn sign(&self) -> Option<Decimal> {
        let published = (self.separator == b',').then_some(Decimal::Point);
        self.wishes.decimal.or(published)
    }
}

/// Reads the rows of one layout.
pub trait Layout {
    /// A row becomes part of the data set.
    ///
    /// # Errors
    /// Why it does not, in a clause.
    fn take(&mut self, record: &Record, parts: &mut Parts) -> Result<(), String>;

    /// Whether a row may have more fields than the header.
    fn is_loose(&self) -> bool {
        false
    }

    /// The file ends.
    fn end(&mut self, _parts: &mut Parts, _listed: &mut Vec<Listed>, _report: &mut FileReport) {}
}

/// What a layout's `recognise` gives: what reads it, and how many records stand ahead of the first row, the header among them.
pub type Recognised = Result<Option<(Box<dyn Layout>, usize)>, Refusal>;

type Recogniser = fn(&Beginning, &mut FileReport) -> Recognised;

/// Each with the wishes that it has a use for. Those that a header has to itself come first; what any table could be comes last.
const ALL: [(Recogniser, &[&str]); 9] = [
    (deliveries::recognise, &deliveries::WISHES),
    (deals::recognise, &deals::WISHES),
    (tables::recognise, &tables::WISHES),
    (events::recognise, &events::WISHES),
    (places::recognise, &places::WISHES),
    (visits::recognise, &visits::WISHES),
    (transfers::recognise, &transfers::WISHES),
    (counts::recognise, &counts::WISHES),
    (wide::recognise, &wide::WISHES),
];

/// The layout of a table that begins so; none if it is none.
pub fn recognise(beginning: &Beginning, report: &mut FileReport) -> Recognised {
    for (recognise, wishes) in ALL {
        if let Some(found) = recognise(beginning, report)? {
            report.wishes = wishes;
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// Where a record was read: `line 15 (event 48528)`.
fn at(line: u32, what: &str, id: &str) -> String {
    if id.is_empty() {
        format!("line {line}")
    } else {
        format!("line {line} ({what} {id})")
    }
}

/// Lines as a list that stays short: `lines 13, 15, 16 and 4 more, added up`.
fn at_lines(lines: &[u32], how: &str) -> String {
    const NAMED: usize = 8;
    let named: Vec<String> = lines.iter().take(NAMED).map(u32::to_string).collect();
    let more = lines.len().saturating_sub(NAMED);
    match (lines.len(), more) {
        (1, _) => format!("line {}", named[0]),
        (_, 0) => format!("lines {}, {how}", named.join(", ")),
        _ => format!("lines {} and {more} more, {how}", named.join(", ")),
    }
}
