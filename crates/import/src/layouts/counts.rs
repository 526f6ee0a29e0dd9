//! Dated counts of people killed: a row for each date, or for each report. Cumulative or by day, exact or bounded, in one line or
//! several.

use super::visits::{date_in, order};
use super::{Beginning, Layout, Recognised, at};
use crate::cells::Cells;
use crate::date::span;
use crate::draft::{Count, Parts, Source, slug};
use crate::gazetteer::Listed;
use crate::header::Header;
use crate::number::{count, qualified, qualifier};
use crate::records::Record;
use crate::report::FileReport;
use crate::wishes::{Counts as Kind, Order, TableOf, Wishes};

/// What a column can mean, with the names that it goes by.
const MEANINGS: [(&str, &[&str]); 10] = [
    (
        "date",
        &[
            "date",
            "day",
            "date_of_incident",
            "datum",
            "as_of",
            "reported",
        ],
    ),
    ("end", &["end_date", "date_end", "until"]),
    (
        "count",
        &[
            "cumulative_killed",
            "cumulative_deaths",
            "cumulative",
            "running_total",
            "total_killed",
            "killed",
            "deaths",
            "fatalities",
            "count",
            "dead",
            "total",
        ],
    ),
    ("low", &["low", "min", "minimum", "lower"]),
    ("high", &["high", "max", "maximum", "upper"]),
    (
        "qualifier",
        &["qualifier", "bound", "precision", "exactness"],
    ),
    ("series", &["series", "category", "actor", "group", "list"]),
    ("note", &["note", "notes", "remark", "date_basis"]),
    ("url", &["source_url", "url", "link", "address"]),
    ("id", &["id"]),
];

/// Rows of the meanings above.
mod column {
    pub const DATE: usize = 0;
    pub const END: usize = 1;
    pub const COUNT: usize = 2;
    pub const LOW: usize = 3;
    pub const HIGH: usize = 4;
    pub const QUALIFIER: usize = 5;
    pub const SERIES: usize = 6;
    pub const NOTE: usize = 7;
    pub const URL: usize = 8;
    pub const ID: usize = 9;
}

pub fn recognise(beginning: &Beginning, report: &mut FileReport) -> Recognised {
    let header = Header::new(beginning.header);
    let wishes = beginning.wishes;
    let columns = MEANINGS.map(|(meaning, names)| match wishes.column(meaning) {
        Some(column) => header.find(&[column]),
        None => header.find(names),
    });
    let (Some(date), Some(counted)) = (columns[column::DATE], columns[column::COUNT]) else {
        return Ok(None);
    };
    let is_other = wishes.table.is_some_and(|table| table != TableOf::Counts);
    if is_other || date == counted || !beginning.is_first_table {
        return Ok(None);
    }
    report.layout = "dated counts".to_owned();
    for (row, (meaning, _)) in MEANINGS.iter().enumerate() {
        if let Some(column) = columns[row]
            && wishes.column(meaning).is_none()
        {
            let name = beginning.header[column].trim();
            report.assume(format!("“{name}” is the {meaning}."), "columns");
        }
    }
    let kind = kind_of(&beginning.header[counted], wishes, report);
    Ok(Some((
        Box::new(Counts {
            cells: Cells::of(
                columns
                    .iter()
                    .map(|column| column.unwrap_or(usize::MAX))
                    .collect(),
            ),
            kind,
            order: wishes.dates,
            source: source_of(report, wishes),
        }),
        1,
    )))
}

/// Whether a column counts all deaths until a day, by its name or by somebody's word.
pub fn kind_of(name: &str, wishes: &Wishes, report: &mut FileReport) -> &'static str {
    let name = name.to_lowercase();
    let is_total = ["cumulative", "running", "total", "so far"]
        .iter()
        .any(|word| name.contains(word));
    let kind = wishes.counts.unwrap_or(if is_total {
        Kind::Cumulative
    } else {
        Kind::PerDay
    });
    let (text, word) = match kind {
        Kind::Cumulative => ("Each count is of all deaths until its day.", "cumulative"),
        Kind::PerDay => ("Each count is of its own day.", "per-day"),
    };
    if wishes.counts.is_none() {
        report.assume(text.to_owned(), "counts");
    }
    word
}

/// A file as the source of its records: nobody knows more of it unless somebody says it.
pub fn source_of(report: &mut FileReport, wishes: &Wishes) -> Source {
    let title = report.name.clone();
    if wishes.publisher.is_none() {
        report.assume(
            "Who publishes it is not known: its name stands for that.".to_owned(),
            "publisher",
        );
    }
    Source {
        id: slug(title.rsplit_once('.').map_or(&*title, |(stem, _)| stem)),
        publisher: wishes.publisher.clone().unwrap_or_else(|| title.clone()),
        published: wishes.published.clone(),
        title,
        ..Source::default()
    }
}

struct Counts {
    cells: Cells,
    kind: &'static str,
    order: Option<Order>,
    source: Source,
}

impl Layout for Counts {
    fn take(&mut self, record: &Record, _: &mut Parts) -> Result<(), String> {
        self.cells.push(record);
        Ok(())
    }

    fn end(&mut self, parts: &mut Parts, _: &mut Vec<Listed>, report: &mut FileReport) {
        let order = order(self.order, self.cells.column(column::DATE), report);
        for (line, cells) in self.cells.rows() {
            match self.read(line, cells, order) {
                Ok(count) => parts.counts.push(count),
                Err(reason) => {
                    report.taken -= 1;
                    report.leave_out(line, reason);
                }
            }
        }
        parts.sources.push(self.source.clone());
    }
}

impl Counts {
    fn read(
        &self,
        line: u32,
        cells: &[String],
        order: Option<Order>,
    ) -> Result<Count, &'static str> {
        let first = date_in(&cells[column::DATE], order)?;
        let last = match cells[column::END].as_str() {
            "" => first,
            end => date_in(end, order)?,
        };
        let (number, in_cell) = qualified(&cells[column::COUNT]);
        let number = count(number).ok_or("without a whole number of deaths")?;
        let in_column = qualifier(&cells[column::QUALIFIER])
            .ok_or("with a word for how exact it is that is not known")?;
        let bound = |column: usize| match cells[column].as_str() {
            "" => Ok(None),
            cell => count(cell)
                .map(Some)
                .ok_or("with a bound that is no whole number"),
        };
        let given = |column: usize| Some(cells[column].clone()).filter(|cell| !cell.is_empty());
        let id = &cells[column::ID];
        Ok(Count {
            id: format!(
                "{}-{}",
                self.source.id,
                if id.is_empty() {
                    line.to_string()
                } else {
                    slug(id)
                }
            ),
            series: given(column::SERIES).unwrap_or_else(|| self.source.publisher.clone()),
            kind: self.kind,
            date: span(first, last),
            count: Some(number),
            low: bound(column::LOW)?,
            high: bound(column::HIGH)?,
            qualifier: in_column.or(in_cell),
            note: given(column::NOTE),
            source: self.source.id.clone(),
            at: at(line, "id", id),
            url: given(column::URL).filter(|url| url.starts_with("http")),
        })
    }
}
