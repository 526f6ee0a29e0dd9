//! Dated counts with a column for each line: the first column has dates, all others have numbers.

use super::assigned::{Week, date_in, dated, order, source_of, week_of};
use super::counts::kind_of;
use super::{Beginning, Layout, Recognised, at};
use crate::cells::Cells;
use crate::date::Date;
use crate::draft::{Count, Parts, Source, slug};
use crate::gazetteer::Listed;
use crate::header::{Header, is_total, words_of};
use crate::number::{count, is_not_given, qualified};
use crate::records::Record;
use crate::report::{FileReport, UNREAD_CELL};
use crate::wishes::{Order, TableOf};
use std::collections::HashMap;

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
    let lines = lines(beginning.header);
    report.note("Each column is a line of its own.");
    for (name, is_line) in beginning.header.iter().zip(&lines).skip(1) {
        if !is_line {
            report.note(&format!("The column “{}” {}.", name.trim(), why_not(name)));
        }
    }
    let kinds = (beginning.header.iter().zip(&lines))
        .map(|(name, is_line)| is_line.then(|| kind_of(name, wishes, report)))
        .collect();
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
            week: week_of(&beginning.header[0], report),
            source: source_of(report, wishes),
        }),
        1,
    )))
}

/// How words about the dead begin. Casualties are wounded people, too.
const DEATHS: [&str; 12] = [
    "kill", "dead", "death", "died", "fatal", "victim", "incident", "tote", "todes", "mort",
    "muert", "décès",
];

/// Words of numbers that are none of people killed: rates, changes, thousands, those who were saved.
const NO_NUMBERS: [&str; 22] = [
    "per",
    "rate",
    "rates",
    "ratio",
    "percent",
    "%",
    "share",
    "change",
    "increase",
    "growth",
    "thousand",
    "thousands",
    "tausend",
    "million",
    "millions",
    "averted",
    "prevented",
    "avoided",
    "expected",
    "not",
    "non",
    "without",
];

/// How words about what else is counted beside them begin.
const OTHERS: [&str; 21] = [
    "injur", "wound", "hurt", "arrest", "detain", "missing", "displac", "refugee", "birth", "born",
    "popul", "case", "hospital", "recover", "survi", "verletz", "festgen", "bless", "herid",
    "arrêt", "deteni",
];

/// Whether a header says that it counts the dead: by a word, or by columns that are lists of a day.
fn is_of_deaths(header: &[String]) -> bool {
    let is_list = |name: &String| {
        Date::read(
            name.trim()
                .trim_end_matches(|last: char| last.is_alphabetic()),
        )
        .is_some()
    };
    header.iter().any(says_deaths) || header[1..].iter().all(is_list)
}

/// Whether a name says that its column counts the dead, and them alone.
fn says_deaths(name: &String) -> bool {
    let names = Header::new(std::slice::from_ref(name));
    let mut words = words_of(name);
    names.mentions(&DEATHS)
        && !names.mentions(&OTHERS)
        && !words.any(|word| NO_NUMBERS.contains(&&*word))
}

/// Which columns are lines: those that say that they count the dead. Where none but a sum says it, all others, unless they count
/// something else; where nothing else is left, the sum; and where somebody says that it counts the dead, whatever there is.
fn lines(header: &[String]) -> Vec<bool> {
    let says = |name: &String, words| Header::new(std::slice::from_ref(name)).mentions(words);
    let ways: [&dyn Fn(&String) -> bool; 4] = [
        &|name| !is_beside(name) && says_deaths(name),
        &|name| !is_beside(name) && !says(name, &OTHERS),
        &says_deaths,
        &|name| !is_beside(name),
    ];
    let mut lines = vec![false; header.len()];
    for is_line in ways {
        for (name, line) in header.iter().zip(&mut lines).skip(1) {
            *line = is_line(name);
        }
        if lines.contains(&true) {
            break;
        }
    }
    lines
}

/// Why a column is no line.
fn why_not(name: &str) -> &'static str {
    if is_beside(name) {
        "has no name, is a sum or a calendar, and is not used"
    } else {
        "does not say that it counts the dead, and is not used"
    }
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

/// The number in a cell, or none where it is not given; none at all where it is something else.
fn number_in(cell: &str) -> Option<Option<u64>> {
    let (number, _) = qualified(cell);
    if is_not_given(number) {
        Some(None)
    } else {
        count(number).map(Some)
    }
}

/// What became of a row.
struct Row {
    line: u32,
    /// One for each line; a cell that is empty is a count that is not given, if there are some before and after it.
    cells: Vec<Cell>,
    /// Whether a cell of it is something else than a number.
    is_in_part: bool,
}

struct Cell {
    count: Count,
    is_empty: bool,
}

struct Wide {
    names: Vec<String>,
    cells: Cells,
    /// How each line counts; none of a column that is no line.
    kinds: Vec<Option<&'static str>>,
    order: Option<Order>,
    week: Option<Week>,
    source: Source,
}

impl Layout for Wide {
    fn take(&mut self, record: &Record, _: &mut Parts) -> Result<(), String> {
        self.cells.push(record);
        Ok(())
    }

    fn end(&mut self, parts: &mut Parts, _: &mut Vec<Listed>, report: &mut FileReport) {
        let order = order(self.order, self.cells.column(0), report);
        let rows = self
            .cells
            .read(report, |line, cells| self.read(line, cells, order));
        let ends = ends(&rows);
        for (place, row) in rows.into_iter().enumerate() {
            if row.is_in_part {
                report.note_line(row.line, UNREAD_CELL);
            }
            let is_within = |cell: &Cell| {
                let (first, last) = ends.get(&cell.count.series).copied().unwrap_or((1, 0));
                !cell.is_empty || (first < place && place < last)
            };
            let cells = row.cells.into_iter().filter(is_within);
            let counts: Vec<Count> = cells.map(|cell| cell.count).collect();
            if counts.is_empty() {
                report.take_back(row.line, "without a number");
            }
            parts.counts.extend(counts);
        }
        parts.sources.push(self.source.clone());
    }
}

/// The first and the last row in which a line has something.
fn ends(rows: &[Row]) -> HashMap<String, (usize, usize)> {
    let mut ends: HashMap<String, (usize, usize)> = HashMap::new();
    for (place, row) in rows.iter().enumerate() {
        for cell in row.cells.iter().filter(|cell| !cell.is_empty) {
            match ends.get_mut(&cell.count.series) {
                Some((_, last)) => *last = place,
                None => drop(ends.insert(cell.count.series.clone(), (place, place))),
            }
        }
    }
    ends
}

impl Wide {
    fn read(&self, line: u32, cells: &[String], order: Option<Order>) -> Result<Row, &'static str> {
        let date = date_in(&cells[0], order)?;
        let (mut read, mut is_in_part) = (Vec::new(), false);
        for ((name, kind), cell) in self.names.iter().zip(&self.kinds).zip(cells).skip(1) {
            let Some(kind) = kind else { continue };
            let Some(number) = number_in(cell) else {
                is_in_part = true;
                continue;
            };
            let count = Count {
                id: format!("{}-{}-{line}", self.source.id, slug(name)),
                series: name.clone(),
                kind,
                date: dated(date, self.week, kind),
                count: number,
                qualifier: qualified(cell).1,
                source: self.source.id.clone(),
                at: at(line, "column", name),
                ..Count::default()
            };
            let is_empty = cell.trim().is_empty();
            read.push(Cell { count, is_empty });
        }
        if read.is_empty() {
            return Err("without a number");
        }
        Ok(Row {
            line,
            cells: read,
            is_in_part,
        })
    }
}
