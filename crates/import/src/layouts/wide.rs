//! Dated counts with a column for each line: the first column has dates, all others have numbers.

use super::assigned::{date_in, order, source_of};
use super::{Beginning, Layout, Recognised, at};
use crate::cells::Cells;
use crate::date::Date;
use crate::draft::{Count, Parts, Source, slug};
use crate::gazetteer::Listed;
use crate::header::{Header, is_total};
use crate::number::{count, qualified};
use crate::records::Record;
use crate::report::FileReport;
use crate::wishes::{Order, TableOf};

/// The wishes that it has a use for.
pub const WISHES: [&str; 6] = [
    "table",
    "dates",
    "counts",
    "publisher",
    "published",
    "retrieved",
];

pub fn recognise(beginning: &Beginning, report: &mut FileReport) -> Recognised {
    let wishes = beginning.wishes;
    let is_other = wishes.table.is_some_and(|table| table != TableOf::Counts);
    let (rows, width) = (beginning.rows, beginning.header.len());
    let header = Header::new(beginning.header);
    let is_wished = wishes.table == Some(TableOf::Counts);
    // Without a header its first row would be lost; a table of years and months has no single column of dates; and numbers
    // beside dates may be anything.
    if Date::read(&beginning.header[0]).is_some()
        || header.has(&["year", "month"])
        || !(is_wished || is_of_deaths(beginning.header))
    {
        return Ok(None);
    }
    if is_other
        || !beginning.is_first_table
        || width < 2
        || rows.is_empty()
        || !wishes.columns.is_empty()
    {
        return Ok(None);
    }
    let dated = rows
        .iter()
        .filter(|row| row.first().is_some_and(|cell| Date::read(cell).is_some()))
        .count();
    let is_number = |cell: &String| cell.trim().is_empty() || count(qualified(cell).0).is_some();
    let numbers = rows
        .iter()
        .filter(|row| row.len() > 1 && row[1..].iter().all(is_number))
        .count();
    // One row of eight may be something else: "undated", a total.
    if dated * 8 < rows.len() * 7 || numbers * 8 < rows.len() * 7 {
        return Ok(None);
    }
    report.layout = "dated counts, a column each".to_owned();
    let kinds = (beginning.header.iter())
        .map(|name| super::counts::kind_of(name, wishes, report))
        .collect();
    report.note("Each column is a line of its own.");
    let is_used = |name: &&String| !is_beside(name);
    for name in beginning
        .header
        .iter()
        .skip(1)
        .filter(|name| !is_used(name))
    {
        report.note(&format!(
            "The column “{}” has no name, is a sum or a calendar, and is not used.",
            name.trim()
        ));
    }
    Ok(Some((
        Box::new(Wide {
            names: beginning
                .header
                .iter()
                .map(|name| name.trim().to_owned())
                .collect(),
            cells: Cells::of(&(0..width).map(Some).collect::<Vec<_>>()),
            kinds,
            order: wishes.dates,
            source: source_of(report, wishes),
        }),
        1,
    )))
}

/// Whether a header says that it counts the dead: by a word, or by columns that are lists of a day.
fn is_of_deaths(header: &[String]) -> bool {
    const WORDS: [&str; 13] = [
        "kill", "dead", "death", "died", "fatal", "victim", "casualt", "incident", "tote", "todes",
        "mort", "muert", "décès",
    ];
    let names = Header::new(header);
    let is_list = |name: &String| {
        Date::read(
            name.trim()
                .trim_end_matches(|last: char| last.is_alphabetic()),
        )
        .is_some()
    };
    names.mentions(&WORDS) || header[1..].iter().all(is_list)
}

/// Whether a column only sums the others up, or says again when it was.
fn is_beside(name: &str) -> bool {
    if name.trim().is_empty() {
        return true;
    }
    const CALENDAR: [&str; 10] = [
        "week", "month", "year", "kw", "day", "no", "nr", "number", "id", "row",
    ];
    is_total(name) || CALENDAR.contains(&name.trim().to_lowercase().as_str())
}

struct Wide {
    names: Vec<String>,
    cells: Cells,
    kinds: Vec<&'static str>,
    order: Option<Order>,
    source: Source,
}

impl Layout for Wide {
    fn take(&mut self, record: &Record, _: &mut Parts) -> Result<(), String> {
        self.cells.push(record);
        Ok(())
    }

    fn end(&mut self, parts: &mut Parts, _: &mut Vec<Listed>, report: &mut FileReport) {
        let order = order(self.order, self.cells.column(0), report);
        let counts = self
            .cells
            .read(report, |line, cells| self.read(line, cells, order));
        parts.counts.extend(counts.into_iter().flatten());
        parts.sources.push(self.source.clone());
    }
}

impl Wide {
    fn read(
        &self,
        line: u32,
        cells: &[String],
        order: Option<Order>,
    ) -> Result<Vec<Count>, &'static str> {
        let date = date_in(&cells[0], order)?.edtf();
        let mut counts = Vec::new();
        for ((name, kind), cell) in self.names.iter().zip(&self.kinds).zip(cells).skip(1) {
            if cell.is_empty() || is_beside(name) {
                continue;
            }
            let (number, qualifier) = qualified(cell);
            counts.push(Count {
                id: format!("{}-{}-{line}", self.source.id, slug(name)),
                series: name.clone(),
                kind,
                date: date.clone(),
                count: Some(count(number).ok_or("with something that is no whole number")?),
                qualifier,
                source: self.source.id.clone(),
                at: at(line, "column", name),
                ..Count::default()
            });
        }
        if counts.is_empty() {
            return Err("without a number");
        }
        Ok(counts)
    }
}
