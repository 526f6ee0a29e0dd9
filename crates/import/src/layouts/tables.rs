//! SIPRI’s tables of TIV by year, in the layout since 2024 (`Recipient,1950,…` or `Exports by,1950,…`) and the one until 2023
//! (an empty first cell). Rows are suppliers or recipients; who stands on the other side is in the title.

use super::deliveries::ask_for_sign;
use super::{Beginning, Layout, Recognised, sipri};
use crate::draft::{Parts, Source, Transfer, slug};
use crate::gazetteer::Listed;
use crate::header::{Header, is_total};
use crate::number::decimal;
use crate::records::Record;
use crate::report::FileReport;
use crate::wishes::{Decimal, RowsAre};

/// Whoever supplies, or receives, where a table is of all.
const ALL_SUPPLIERS: &str = "all suppliers";
const ALL_RECIPIENTS: &str = "all recipients";

/// The wishes that it has a use for.
pub const WISHES: [&str; 4] = ["decimal", "rows", "published", "retrieved"];

pub fn recognise(beginning: &Beginning, report: &mut FileReport) -> Recognised {
    let years = years(beginning.header);
    if years.len() < 2 || !are_in_turn(&years) || !is_of_tiv(beginning) {
        return Ok(None);
    }
    let title = beginning
        .preamble
        .first()
        .map(|row| row.join(","))
        .unwrap_or_default();
    let (rows, other) = sides(beginning, &title);
    report.layout = "SIPRI’s table of TIV by year".to_owned();
    sipri::expect_no_category(beginning)?;
    let (are, who) = match rows {
        RowsAre::Suppliers => (
            "suppliers",
            format!(
                "to {}",
                other.as_deref().unwrap_or("all recipients together")
            ),
        ),
        RowsAre::Recipients => (
            "recipients",
            format!(
                "from {}",
                other.as_deref().unwrap_or("all suppliers together")
            ),
        ),
    };
    if rows == RowsAre::Recipients && other.is_none() {
        report.note("It has totals only: a figure of it shows volumes, and nobody’s shares.");
    }
    note_others(beginning.header, &years, report);
    report.assume(format!("Its rows are {are}, of arms {who}."), "rows");
    Ok(Some((
        Box::new(Table {
            years,
            rows,
            other,
            sign: beginning.sign(),
            source: sipri::source(beginning),
        }),
        1,
    )))
}

/// The columns that are years, with them.
fn years(header: &[String]) -> Vec<(usize, String)> {
    let is_year = |text: &str| {
        text.len() == 4
            && text
                .parse::<u32>()
                .is_ok_and(|year| (1900..2200).contains(&year))
    };
    let columns = header.iter().enumerate();
    let years = columns.filter(|(column, name)| *column > 0 && is_year(name.trim()));
    years
        .map(|(column, name)| (column, name.trim().to_owned()))
        .collect()
}

/// Whether each year is the one after the one before, as in a header. In a row of data they are the years of something.
fn are_in_turn(years: &[(usize, String)]) -> bool {
    let year = |place: usize| years[place].1.parse::<i32>().unwrap_or_default();
    (1..years.len()).all(|place| year(place) == year(place - 1) + 1)
}

/// Whether a header of years is SIPRI's: its preamble says what it counts. A row that fills as many columns is none of the preamble,
/// but the header of another table.
fn is_of_tiv(beginning: &Beginning) -> bool {
    let filled = |row: &[String]| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let width = filled(beginning.header);
    let titles = (beginning.preamble.iter()).filter(|row| filled(row) < width);
    let says = |word: &str| titles.clone().flatten().any(|cell| cell.contains(word));
    says("TIV") || says("Trend Indicator") || says("trend-indicator")
}

/// Tells the columns that are neither years nor SIPRI's sums.
fn note_others(header: &[String], years: &[(usize, String)], report: &mut FileReport) {
    let is_sum = |name: &str| {
        let is_span = name
            .split('-')
            .all(|year| year.len() == 4 && year.parse::<u32>().is_ok());
        let name = name.to_lowercase();
        is_span
            || name.starts_with("total")
            || name.starts_with("percentage")
            || name.starts_with("sum total")
    };
    for (column, name) in header.iter().enumerate().skip(1) {
        let is_year = years.iter().any(|(year, _)| *year == column);
        if !is_year && !name.trim().is_empty() && !is_sum(name.trim()) {
            report.note(&format!(
                "The column “{}” is no year, and is not used.",
                name.trim()
            ));
        }
    }
}

/// What the rows are, and who stands on the other side.
fn sides(beginning: &Beginning, title: &str) -> (RowsAre, Option<String>) {
    let named = |word: &str| {
        let start = title.find(word)? + word.len();
        let rest = title[start..].trim_matches(['"', ' ']);
        let end = rest.find([',', '"']).unwrap_or(rest.len());
        Some(sipri::name(&rest[..end]).to_owned()).filter(|name| !name.is_empty())
    };
    let to = named("exports to ").or_else(|| named("imports to "));
    let from = named("exports from ").or_else(|| named("imports from "));
    let is_all = |name: &String| {
        name.eq_ignore_ascii_case("all") || name.eq_ignore_ascii_case("all countries")
    };
    let header = Header::new(&beginning.header[..1]);
    let by_header = if header.has(&["Recipient"]) || header.has(&["Imports by"]) {
        Some(RowsAre::Recipients)
    } else if header.has(&["Exports by"]) || header.has(&["Supplier"]) {
        Some(RowsAre::Suppliers)
    } else {
        None
    };
    // SIPRI calls its table of all imports "exports to all"; "exports to Myanmar" has a row for each supplier.
    let by_title = match (&to, &from) {
        (Some(to), _) if !is_all(to) => Some(RowsAre::Suppliers),
        (Some(_), _) => Some(RowsAre::Recipients),
        (None, Some(from)) if !is_all(from) => Some(RowsAre::Recipients),
        (None, Some(_)) => Some(RowsAre::Suppliers),
        (None, None) => None,
    };
    let rows = beginning
        .wishes
        .rows
        .or(by_header)
        .or(by_title)
        .unwrap_or(RowsAre::Suppliers);
    let other = match rows {
        // Where the title is of nobody, somebody may say whose table it is.
        RowsAre::Suppliers if to.is_none() && from.is_none() => beginning.wishes.subject.clone(),
        RowsAre::Suppliers => to,
        RowsAre::Recipients => from,
    };
    (rows, other.filter(|name| !is_all(name)))
}

struct Table {
    years: Vec<(usize, String)>,
    rows: RowsAre,
    other: Option<String>,
    sign: Option<Decimal>,
    source: Source,
}

impl Layout for Table {
    fn take(&mut self, record: &Record, parts: &mut Parts) -> Result<(), String> {
        let name = record.field(0);
        if name.is_empty() {
            return Err("without a name".to_owned());
        }
        if is_total(name) {
            return Err("with a total of the others".to_owned());
        }
        let name = sipri::name(name).to_owned();
        if name.is_empty() {
            return Err("without a name".to_owned());
        }
        let mut transfers = Vec::new();
        for (column, year) in &self.years {
            let cell = record.field(*column);
            if cell.is_empty() {
                continue;
            }
            let value = decimal(cell, self.sign)?;
            transfers.push(self.transfer(&name, year, value, record.line));
        }
        if transfers.is_empty() {
            return Err("without a value".to_owned());
        }
        *parts.countries.entry(name).or_default() += 1;
        if let Some(transfer) = transfers.first() {
            parts.subjects.add(&transfer.recipient);
        }
        parts.transfers.append(&mut transfers);
        Ok(())
    }

    fn end(&mut self, parts: &mut Parts, _: &mut Vec<Listed>, report: &mut FileReport) {
        ask_for_sign(self.sign, report);
        parts.sources.push(self.source.clone());
    }
}

impl Table {
    fn transfer(&self, name: &str, year: &str, value: f64, line: u32) -> Transfer {
        let (recipient, supplier) = match self.rows {
            RowsAre::Suppliers => (self.other.as_deref().unwrap_or(ALL_RECIPIENTS), name),
            RowsAre::Recipients => (name, self.other.as_deref().unwrap_or(ALL_SUPPLIERS)),
        };
        // A zero is a value that was rounded to it: SIPRI leaves a year without deliveries empty.
        let is_zero = value == 0.0;
        Transfer {
            id: format!("sipri-{}-{}-{year}", slug(recipient), slug(supplier)),
            recipient: recipient.to_owned(),
            supplier: supplier.to_owned(),
            period: year.to_owned(),
            value: Some(value),
            unit: "tiv-million",
            qualifier: is_zero.then_some("about"),
            note: is_zero.then(|| "more than nothing, less than 0.5".to_owned()),
            source: self.source.id.clone(),
            at: format!("line {line}, {year}"),
        }
    }
}
