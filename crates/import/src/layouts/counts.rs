//! Dated counts of people killed: a row for each date, or for each report. Cumulative or by day, exact or bounded, in one line or
//! several.

use super::assigned::{
    self, Meaning, Week, date_in, dated, order, source_of, week_of, without_ending,
};
use super::count_columns::{grows, is_plain_total, is_sum_of_others, telling_apart};
use super::{Beginning, Layout, Recognised, at};
use crate::cells::Cells;
use crate::countries::is_same;
use crate::date::{Date, span};
use crate::draft::{Count, Parts, Source, slug};
use crate::gazetteer::Listed;
use crate::header::is_total;
use crate::number::{count, has_fractions, has_sign, is_not_given, qualified, qualifier};
use crate::records::Record;
use crate::report::FileReport;
use crate::wishes::{Counts as Kind, Order, TableOf, Wishes};
use std::collections::{BTreeMap, BTreeSet};

/// What a column can mean, with the names that it goes by.
pub const MEANINGS: [Meaning; 11] = [
    (
        "date",
        &[
            "date",
            "day",
            "fecha",
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
            "total_deaths",
            "total_dead",
            "deaths_total",
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
    ("country", &["country", "land", "pays"]),
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
    pub const COUNTRY: usize = 10;
}

/// The wishes that it has a use for.
pub const WISHES: [&str; 7] = [
    "table",
    "columns",
    "dates",
    "counts",
    "publisher",
    "published",
    "retrieved",
];

pub fn recognise(beginning: &Beginning, report: &mut FileReport) -> Recognised {
    let wishes = beginning.wishes;
    let mut columns = assigned::columns(beginning, &MEANINGS);
    let (Some(date), Some(counted)) = (columns[column::DATE], columns[column::COUNT]) else {
        return Ok(None);
    };
    let is_other = wishes.table.is_some_and(|table| table != TableOf::Counts);
    if is_other || date == counted || !beginning.is_first_table {
        return Ok(None);
    }
    if wishes.columns.is_empty() && is_sum_of_others(beginning, counted, &columns) {
        return Ok(None);
    }
    report.layout = "dated counts".to_owned();
    if columns[column::SERIES]
        .or(columns[column::COUNTRY])
        .is_none()
    {
        columns[column::SERIES] = telling_apart(beginning, date, &columns);
    }
    assigned::tell(beginning, &MEANINGS, &columns, report);
    // What is called a total and does not grow is one of its day.
    let name = match &*beginning.header[counted] {
        name if is_plain_total(name) && !grows(beginning, counted) => "",
        name => name,
    };
    let kind = kind_of(name, wishes, report);
    Ok(Some((
        Box::new(Counts {
            cells: Cells::of(&columns),
            kind,
            order: wishes.dates,
            week: week_of(&beginning.header[date], report),
            subject: wishes.subject.clone(),
            label: wishes
                .publisher
                .clone()
                .unwrap_or_else(|| without_ending(&report.name)),
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
        Kind::PerDay => (
            "Each count is of its own date, not of all days until then.",
            "per-day",
        ),
    };
    if wishes.counts.is_none() {
        report.assume(text.to_owned(), "counts");
    }
    word
}

struct Counts {
    cells: Cells,
    kind: &'static str,
    order: Option<Order>,
    week: Option<Week>,
    /// The country whose counts are wanted, if somebody said it.
    subject: Option<String>,
    /// The line of counts that have no name.
    label: String,
    source: Source,
}

/// What a column is, which its single cells do not say.
struct Column {
    order: Option<Order>,
    /// Counts have fractions: then no sign in them is certain to be of thousands.
    has_fractions: bool,
    /// Years that have days or months too, where nearly all dates are such: the count of a whole year is their subtotal.
    subtotals: BTreeSet<i32>,
    has_series: bool,
    /// Lines have names of their own: then one that is called a total is their sum.
    has_parts: bool,
    /// Lines are of several countries.
    are_several: bool,
}

impl Layout for Counts {
    fn take(&mut self, record: &Record, _: &mut Parts) -> Result<(), String> {
        self.cells.push(record);
        Ok(())
    }

    fn end(&mut self, parts: &mut Parts, _: &mut Vec<Listed>, report: &mut FileReport) {
        let column = self.column(report);
        let counts = self
            .cells
            .read(report, |line, cells| self.read(line, cells, &column));
        self.ask_about_rivals(&counts, report);
        parts.counts.extend(counts);
        for country in self
            .cells
            .column(column::COUNTRY)
            .filter(|country| !country.is_empty())
        {
            if self.subject.is_none() {
                parts.subjects.add(country);
            }
        }
        if column.has_fractions {
            report.ask(
                "Its counts have fractions: what is a whole number of people?",
                "columns",
            );
        }
        if column.are_several {
            report.ask(
                "It counts in several countries, each in a line of its own: which one is wanted?",
                "subject",
            );
        }
        parts.sources.push(self.source.clone());
    }
}

impl Counts {
    /// What the columns are as wholes.
    fn column(&self, report: &mut FileReport) -> Column {
        let countries: BTreeSet<&str> = self
            .cells
            .column(column::COUNTRY)
            .filter(|cell| !cell.is_empty())
            .collect();
        Column {
            order: order(self.order, self.cells.column(column::DATE), report),
            has_fractions: has_fractions(self.cells.column(column::COUNT)),
            subtotals: self.subtotals(),
            has_series: self
                .cells
                .column(column::SERIES)
                .any(|cell| !cell.is_empty()),
            has_parts: self
                .cells
                .column(column::SERIES)
                .any(|cell| !cell.is_empty() && !is_total(cell)),
            are_several: countries.len() > 1 && self.subject.is_none(),
        }
    }

    /// Asks about several counts of one date in one line: a figure takes them for reports of the same people, unless a column tells
    /// whom they are of.
    fn ask_about_rivals(&self, counts: &[Count], report: &mut FileReport) {
        let mut dates: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for count in counts {
            *dates.entry((&count.series, &count.date)).or_default() += 1;
        }
        let several = dates.values().filter(|count| **count > 1).count();
        if self.kind != "per-day" || several == 0 {
            return;
        }
        let (dates, have) = match several {
            1 => ("date", "has"),
            _ => ("dates", "have"),
        };
        report.ask(
            &format!(
                "{several} {dates} {have} several counts, which are taken for reports of the same deaths: are they of different ones? \
                 A column that tells them apart makes lines of them (series)."
            ),
            "columns",
        );
    }

    fn subtotals(&self) -> BTreeSet<i32> {
        let dates = self.cells.column(column::DATE).filter_map(Date::read);
        let (years, days): (Vec<_>, Vec<_>) = dates.partition(|date| matches!(date, Date::Year(_)));
        if years.len() * 4 >= days.len() {
            return BTreeSet::new();
        }
        days.into_iter().map(Date::year).collect()
    }

    fn read(&self, line: u32, cells: &[String], column: &Column) -> Result<Count, &'static str> {
        let country = &cells[column::COUNTRY];
        if self
            .subject
            .as_deref()
            .is_some_and(|subject| !country.is_empty() && !is_same(subject, country))
        {
            return Err("of other countries");
        }
        let date = self.date(cells, column)?;
        let (number, in_cell) = number(&cells[column::COUNT], column)?;
        let in_column = qualifier(&cells[column::QUALIFIER])
            .ok_or("with a word for how exact it is that is not known")?;
        let id = &cells[column::ID];
        let name = match id.as_str() {
            "" => line.to_string(),
            id => slug(id),
        };
        Ok(Count {
            country: country.clone(),
            id: format!("{}-{name}", self.source.id),
            series: self.series(cells, column)?,
            kind: self.kind,
            date,
            count: number,
            low: bound(&cells[column::LOW])?,
            high: bound(&cells[column::HIGH])?,
            events: None,
            qualifier: in_column.or(in_cell),
            note: given(&cells[column::NOTE]),
            source: self.source.id.clone(),
            at: at(line, "id", id),
            url: given(&cells[column::URL]).filter(|url| url.starts_with("http")),
        })
    }

    /// The day, the week or the days that a count is of.
    fn date(&self, cells: &[String], column: &Column) -> Result<String, &'static str> {
        let first = date_in(&cells[column::DATE], column.order)?;
        let last = match cells[column::END].as_str() {
            "" => None,
            end => Some(date_in(end, column.order)?),
        };
        if matches!(first, Date::Year(year) if column.subtotals.contains(&year)) {
            return Err("of a whole year among days: a subtotal");
        }
        match last {
            None => Ok(dated(first, self.week, self.kind)),
            Some(last) => span(first, last),
        }
    }

    /// The line that a count is on. Those of several countries have the country's name in theirs.
    fn series(&self, cells: &[String], column: &Column) -> Result<String, &'static str> {
        let series = match given(&cells[column::SERIES]) {
            Some(series) if column.has_parts && is_total(&series) => {
                return Err("with a total of the others");
            }
            Some(series) => series,
            None if column.has_series => return Err("without the name of its line"),
            None => self.label.clone(),
        };
        match cells[column::COUNTRY].as_str() {
            "" => Ok(series),
            country if column.are_several => Ok(format!("{country}: {series}")),
            _ => Ok(series),
        }
    }
}

/// A number of deaths, none if it is said that there is none, and how exact it is.
fn number(
    cell: &str,
    column: &Column,
) -> Result<(Option<u64>, Option<&'static str>), &'static str> {
    let (number, qualifier) = qualified(cell);
    if column.has_fractions && has_sign(number) {
        return Err("whose numbers can be read in two ways");
    }
    if is_not_given(number) {
        return Ok((None, qualifier));
    }
    let is_negative = || number.strip_prefix(['-', '−']).and_then(count).is_some();
    let number = count(number).ok_or_else(|| {
        if is_negative() {
            "with a negative number of deaths"
        } else {
            "without a whole number of deaths"
        }
    })?;
    Ok((Some(number), qualifier))
}

fn bound(cell: &str) -> Result<Option<u64>, &'static str> {
    match cell {
        "" => Ok(None),
        cell => count(cell)
            .map(Some)
            .ok_or("with a bound that is no whole number"),
    }
}

fn given(cell: &str) -> Option<String> {
    (!cell.is_empty()).then(|| cell.to_owned())
}
