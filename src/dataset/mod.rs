//! The data set: records, reading them from bytes, and checking them against each other.
//!
//! A fault that concerns the whole file is an [`Error`]. A fault of one record is a [`Problem`]:
//! the record is left out (or kept and doubted), everything else stands.

mod check;
pub mod counts;
pub mod date;
mod encoding;
mod journeys;
mod json;
mod problem;
mod read;
pub mod records;
mod row;
mod scan;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
pub mod sums;

use crate::error::Error;
use crate::fill::fill;
use crate::fill::split;
use crate::order::add_new;
use date::DateSpan;
pub use problem::{Problem, ProblemKind};
use read::Record;
use records::{Casualty, Event, Place, Source, Text, Transfer, Visit};
use row::{Row, Value};
use scan::Broken;

/// Bytes that a file may have: more than a million records.
const FILE_LIMIT: usize = 256 << 20;

/// The version of the format that this code reads.
const FORMAT: f64 = 1.0;

/// Whom the data set is about.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Subject {
    pub name: Text,
    /// ISO 3166-1 alpha-3: visits into it are inbound.
    pub country: Text,
}

/// The tables of a data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    Places,
    Transfers,
    Casualties,
    Visits,
    Events,
}

impl Table {
    /// What a file calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Places => "places",
            Self::Transfers => "transfers",
            Self::Casualties => "casualties",
            Self::Visits => "visits",
            Self::Events => "events",
        }
    }
}

/// One record, by its table and its row in [`DataSet`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordRef {
    pub table: Table,
    pub row: usize,
}

impl RecordRef {
    /// The record in this row of this table.
    pub const fn new(table: Table, row: usize) -> Self {
        Self { table, row }
    }
}

/// Everything that one file says, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct DataSet {
    pub title: Text,
    pub subject: Option<Subject>,
    pub sources: Vec<Source>,
    pub places: Vec<Place>,
    pub transfers: Vec<Transfer>,
    pub casualties: Vec<Casualty>,
    pub visits: Vec<Visit>,
    pub events: Vec<Event>,
    /// What was refused or doubted, in the order of the file.
    pub problems: Vec<Problem>,
    /// Which record names which.
    links: Vec<(RecordRef, RecordRef)>,
    /// For each visit the row of its journey.
    journeys: Vec<usize>,
}

impl DataSet {
    /// Reads a data set from the bytes of a JSON file.
    ///
    /// # Errors
    /// If the bytes are no text, the text is no JSON, or the JSON is no data set. Faults of single
    /// records are in [`DataSet::problems`].
    ///
    /// ```
    /// # use dateline::dataset::DataSet;
    /// # fn main() -> Result<(), dateline::error::Error> {
    /// let file = br#"{"format": 1, "title": "t", "subject": {"name": "Myanmar", "country": "MMR"},
    ///     "sources": [{"id": "s", "title": "A list", "publisher": "A group"}],
    ///     "casualties": [{"id": "c1", "series": "A", "kind": "cumulative", "date": "2021-13",
    ///                     "count": 3, "source": "s"}]}"#;
    /// let data = DataSet::parse(file)?;
    /// assert_eq!(data.problems[0].record, "casualties[0] \"c1\"");
    /// assert_eq!(data.problems[0].field, "date");
    /// # Ok(())
    /// # }
    /// ```
    pub fn parse(bytes: &[u8]) -> Result<Self, Error> {
        if bytes.len() > FILE_LIMIT {
            return Err(Error::TooLarge {
                bytes: bytes.len(),
                limit: FILE_LIMIT,
            });
        }
        let text = encoding::decode(bytes)?;
        let fields = json::fields(&text).map_err(|broken| not_json(&text, broken))?;
        let mut data = Self::read(&mut Row::new(fields, "data set".to_owned()))?;
        check::check(&mut data);
        data.journeys = journeys::journeys(&data.visits);
        Ok(data)
    }

    /// Reads the one row that a file is: each of its tables is a list of rows in a field.
    fn read<'a, V: Value<'a>>(file: &mut Row<'a, V>) -> Result<Self, Error> {
        if file.number("format") != Some(FORMAT) {
            let why = "`format` must be 1".to_owned();
            return Err(Error::NotADataSet { why });
        }
        let subject = file.row("subject").and_then(|mut row| {
            let (name, country) = (row.text("name"), row.text("country"));
            Some(Subject {
                name: name?,
                country: country?,
            })
        });
        let mut data = Self {
            title: file.text("title").unwrap_or_else(|| "".into()),
            subject,
            sources: table(file, "sources"),
            places: table(file, "places"),
            transfers: table(file, "transfers"),
            casualties: table(file, "casualties"),
            visits: table(file, "visits"),
            events: table(file, "events"),
            problems: Vec::new(),
            links: Vec::new(),
            journeys: Vec::new(),
        };
        file.complain_of_unknown_fields();
        data.problems.append(&mut file.problems);
        Ok(data)
    }

    /// The transfer in a row. Records are asked for by methods, whose check of the row is compiled once.
    pub fn transfer(&self, row: usize) -> &Transfer {
        &self.transfers[row]
    }

    /// The count in a row.
    pub fn casualty(&self, row: usize) -> &Casualty {
        &self.casualties[row]
    }

    /// The visit in a row.
    pub fn visit(&self, row: usize) -> &Visit {
        &self.visits[row]
    }

    /// The row of the journey that a visit was a leg of; its own if it was one by itself.
    pub fn journey_of(&self, visit: usize) -> usize {
        self.journeys[visit]
    }

    /// The event in a row.
    pub fn event(&self, row: usize) -> &Event {
        &self.events[row]
    }

    /// What a page calls a record: its table and its id.
    pub fn name_of(&self, record: RecordRef) -> String {
        fill("{}:{}", &[record.table.name(), self.id_of(record)])
    }

    /// The id of a record.
    pub fn id_of(&self, record: RecordRef) -> &Text {
        let row = record.row;
        match record.table {
            Table::Places => &self.place_at(row).id,
            Table::Transfers => &self.transfer(row).id,
            Table::Casualties => &self.casualty(row).id,
            Table::Visits => &self.visit(row).id,
            Table::Events => &self.event(row).id,
        }
    }

    /// When a record is of, as closely as any source has it; none of what has no date.
    pub fn date_of(&self, record: RecordRef) -> Option<DateSpan> {
        let row = record.row;
        match record.table {
            Table::Places => None,
            Table::Transfers => Some(self.transfer(row).period),
            Table::Casualties => Some(self.casualty(row).date),
            Table::Visits => Some(self.visit(row).dated().0),
            Table::Events => self.event(row).dated().map(|(date, _)| date),
        }
    }

    /// How many rows a table has.
    pub fn rows(&self, table: Table) -> usize {
        match table {
            Table::Places => self.places.len(),
            Table::Transfers => self.transfers.len(),
            Table::Casualties => self.casualties.len(),
            Table::Visits => self.visits.len(),
            Table::Events => self.events.len(),
        }
    }

    /// The place in a row.
    pub fn place_at(&self, row: usize) -> &Place {
        &self.places[row]
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| *source.id == *id)
    }

    /// The place with this id, and its row.
    pub fn place(&self, id: &str) -> Option<(usize, &Place)> {
        self.places
            .iter()
            .enumerate()
            .find(|(_, place)| *place.id == *id)
    }

    /// The records that belong together with this one, in whichever direction it was written.
    pub fn related(&self, record: RecordRef) -> Vec<RecordRef> {
        let mut related = Vec::new();
        for (from, to) in &self.links {
            if *from == record {
                add_new(&mut related, *to);
            } else if *to == record {
                add_new(&mut related, *from);
            }
        }
        related
    }
}

/// Reads one table, leaving out the rows that cannot be used.
fn table<'a, V: Value<'a>, T: Record>(file: &mut Row<'a, V>, field: &'static str) -> Vec<T> {
    let mut records = Vec::new();
    file.each_record(field, &mut |row| {
        let record = T::read(row);
        if row.problems.iter().all(Problem::is_doubt) {
            records.push(record);
        }
    });
    records
}

/// Puts a fault of the JSON's form into words, with a hint where the cause is a common one.
fn not_json(text: &str, broken: Broken) -> Error {
    let (before, here) = text.split_at_checked(broken.at).unwrap_or((text, ""));
    let first = here.bytes().next();
    if before.trim_ascii().is_empty() && matches!(first, Some(b'[' | b'"')) {
        let why = "it is not a JSON object".to_owned();
        return Error::NotADataSet { why };
    }
    let why = if ["NaN", "nan", "Inf", "inf"]
        .iter()
        .any(|word| here.starts_with(word))
    {
        "NaN and Infinity are not JSON; write null where a number is missing"
    } else if here.is_empty() {
        "the file ends too early"
    } else {
        "this is not JSON"
    };
    Error::NotJson {
        line: split(before, b'\n').count(),
        column: column_after(before),
        why: why.to_owned(),
    }
}

/// The column that follows a text, in characters from 1.
fn column_after(text: &str) -> usize {
    let mut column = 1;
    for letter in text.chars() {
        column = if letter == '\n' { 1 } else { column + 1 };
    }
    column
}
