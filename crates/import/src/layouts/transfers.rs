//! Arms by supplier and year in a table of any shape: shares in per cent, SIPRI's volumes, or dollars.

use super::assigned::{self, Meaning, date_in, order, source_of};
use super::{Beginning, Layout, Recognised, at, sipri};
use crate::Refusal;
use crate::cells::Cells;
use crate::date::{self, Date};
use crate::draft::{Parts, Source, Transfer};
use crate::gazetteer::Listed;
use crate::header::{is_total, words_of};
use crate::number::{decimal, is_not_given, qualified, sign_of};
use crate::records::Record;
use crate::report::FileReport;
use crate::wishes::{Decimal, Order, TableOf, Unit};

/// What a column can mean, with the names that it goes by.
pub const MEANINGS: [Meaning; 5] = [
    (
        "supplier",
        &["supplier", "seller", "exporter", "lieferant", "from"],
    ),
    ("recipient", &["recipient", "buyer", "importer", "to"]),
    ("year", &["year", "period", "jahr", "date"]),
    (
        "value",
        &[
            "share",
            "percent",
            "%",
            "anteil",
            "tiv",
            "usd million",
            "value",
            "wert",
            "usd",
            "amount",
        ],
    ),
    ("unit", &["unit", "units", "einheit"]),
];

/// What a value counts, by words of the name of its column; dollars are counted in millions only where it says so, and volumes unless
/// it says otherwise.
const UNITS: [(&[&str], Unit); 3] = [
    (
        &["share", "percent", "percentage", "%", "anteil", "prozent"],
        Unit::Percent,
    ),
    (&["tiv", "tivs"], Unit::TivMillion),
    (&["usd", "dollar", "dollars", "$"], Unit::UsdMillion),
];
const MILLION: [&str; 5] = ["million", "millions", "mio", "mn", "m"];
const OTHER_SCALES: [&str; 8] = [
    "thousand",
    "thousands",
    "k",
    "tausend",
    "billion",
    "billions",
    "bn",
    "mrd",
];

/// The unit that a name says, if it says one.
fn unit_of(name: &str) -> Option<Unit> {
    let words: Vec<String> = words_of(name).collect();
    let has = |all: &[&str]| words.iter().any(|word| all.contains(&word.as_str()));
    let (_, unit) = UNITS.iter().find(|(all, _)| has(all))?;
    if has(&OTHER_SCALES) {
        return None;
    }
    (*unit != Unit::UsdMillion || has(&MILLION)).then_some(*unit)
}

/// The one column that nothing else is known of and whose name has a unit: "tiv million".
fn value_by_unit(beginning: &Beginning, known: &[Option<usize>]) -> Option<usize> {
    let names = beginning.header.iter().enumerate();
    let mut with_unit =
        names.filter(|(column, name)| !known.contains(&Some(*column)) && unit_of(name).is_some());
    let (column, _) = with_unit.next()?;
    with_unit.next().is_none().then_some(column)
}

/// The wishes that it has a use for.
pub const WISHES: [&str; 8] = [
    "table",
    "columns",
    "dates",
    "decimal",
    "unit",
    "publisher",
    "published",
    "retrieved",
];

pub fn recognise(beginning: &Beginning, report: &mut FileReport) -> Recognised {
    let wishes = beginning.wishes;
    let mut columns = assigned::columns(beginning, &MEANINGS);
    let is_other = wishes
        .table
        .is_some_and(|table| table != TableOf::Transfers);
    columns[3] = columns[3].or_else(|| value_by_unit(beginning, &columns));
    let [Some(_), recipient, Some(_), Some(value), _] = columns else {
        return Ok(None);
    };
    if is_other || !beginning.is_first_table {
        return Ok(None);
    }
    if recipient.is_none() && wishes.subject.is_none() {
        return Err(Refusal(
            "Whose arms these are is not said: name the recipient (subject), or the column that has it (columns).".to_owned(),
        ));
    }
    report.layout = "arms by supplier".to_owned();
    assigned::tell(beginning, &MEANINGS, &columns, report);
    sipri::expect_no_category(beginning)?;
    let name = beginning.header[value].trim();
    let unit = wishes.unit.or_else(|| unit_of(name));
    if let (Some(unit), None) = (unit, wishes.unit) {
        report.assume(
            format!(
                "Its values are in {}, as “{name}” says.",
                unit_in_words(unit)
            ),
            "unit",
        );
    }
    Ok(Some((
        Box::new(Transfers {
            cells: Cells::of(&columns),
            recipient: wishes.subject.clone(),
            unit,
            is_wished: wishes.unit.is_some(),
            decimal: wishes.decimal,
            order: wishes.dates,
            source: source_of(report, wishes),
        }),
        1,
    )))
}

fn unit_in_words(unit: Unit) -> &'static str {
    match unit {
        Unit::TivMillion => "millions of SIPRI’s TIV",
        Unit::UsdMillion => "millions of US dollars",
        Unit::Percent => "per cent",
    }
}

struct Transfers {
    cells: Cells,
    /// Of all rows, where no column says it.
    recipient: Option<String>,
    unit: Option<Unit>,
    /// Somebody said it, so that it is not doubted.
    is_wished: bool,
    decimal: Option<Decimal>,
    order: Option<Order>,
    source: Source,
}

impl Layout for Transfers {
    fn take(&mut self, record: &Record, _: &mut Parts) -> Result<(), String> {
        self.cells.push(record);
        Ok(())
    }

    fn end(&mut self, parts: &mut Parts, _: &mut Vec<Listed>, report: &mut FileReport) {
        let column = self.column(report);
        let transfers = self
            .cells
            .read(report, |line, cells| self.read(line, cells, column));
        for transfer in transfers {
            for name in [&transfer.supplier, &transfer.recipient] {
                *parts.countries.entry(name.clone()).or_default() += 1;
            }
            parts.subjects.add(&transfer.recipient);
            parts.transfers.push(transfer);
        }
        parts.sources.push(self.source.clone());
    }
}

/// What the columns are, which their single cells do not say.
#[derive(Clone, Copy)]
struct Column {
    order: Option<Order>,
    sign: Option<Decimal>,
    unit: Option<Unit>,
    /// Shares of one, and not of a hundred.
    are_parts: bool,
    /// `2010-12` is three years: some other cell cannot be a month.
    are_spans: bool,
}

/// A cell without its sign of per cent or dollars, and how exact it is.
fn number_of(cell: &str) -> (&str, Option<&'static str>) {
    let (number, qualifier) = qualified(cell);
    (number.trim_matches(['%', '$', ' ', '\u{a0}']), qualifier)
}

impl Transfers {
    fn column(&self, report: &mut FileReport) -> Column {
        let numbers = || self.cells.column(3).map(|cell| number_of(cell).0);
        let sign = self.decimal.or_else(|| sign_of(numbers()));
        match sign {
            None => report.ask("Does a comma or a point stand before fractions?", "decimal"),
            Some(Decimal::Comma) if self.decimal.is_none() => {
                report.assume(
                    "A comma stands before fractions, as its numbers prove.".to_owned(),
                    "decimal",
                );
            }
            Some(_) => {}
        }
        let cells = || self.cells.column(3).filter(|cell| !cell.is_empty());
        let are_percent = cells().count() > 0 && cells().all(|cell| cell.contains('%'));
        let unit = self.unit.or(are_percent.then_some(Unit::Percent));
        let unit = unit.or_else(|| self.unit_of_all());
        if unit.is_none() {
            report.ask(
                "What do its values count: per cent, millions of TIV, or millions of dollars?",
                "unit",
            );
        }
        let values: Vec<f64> = numbers()
            .filter_map(|number| decimal(number, sign).ok())
            .collect();
        let are_parts = unit == Some(Unit::Percent)
            && !(self.is_wished || are_percent)
            && values.len() > 1
            && values.iter().all(|value| *value <= 1.0)
            && values.iter().any(|value| value.fract() != 0.0);
        if are_parts {
            report.ask(
                "Its shares are all below one: are they per cent, or parts of one?",
                "unit",
            );
        }
        Column {
            order: order(self.order, self.cells.column(2), report),
            sign,
            unit,
            are_parts,
            are_spans: self
                .cells
                .column(2)
                .any(|cell| matches!(short_span(cell), Some((_, last)) if last > 12)),
        }
    }

    /// The unit of all values, where a column says it.
    fn unit_of_all(&self) -> Option<Unit> {
        let mut cells = self.cells.column(4).filter(|cell| !cell.is_empty());
        let unit = unit_of(cells.next()?)?;
        cells
            .all(|cell| unit_of(cell) == Some(unit))
            .then_some(unit)
    }

    fn read(&self, line: u32, cells: &[String], column: Column) -> Result<Transfer, &'static str> {
        let [supplier, recipient, year, value, own_unit] = cells else {
            return Err("that ends too early");
        };
        let recipient = if recipient.is_empty() {
            self.recipient.as_ref()
        } else {
            Some(recipient)
        };
        let recipient = recipient.ok_or("without a recipient")?;
        if supplier.is_empty() {
            return Err("without a supplier");
        }
        if is_total(supplier) {
            return Err("with a total of the others");
        }
        let unit = column.unit.ok_or("whose unit is not known")?;
        if column.are_parts {
            return Err("whose shares may be parts of one");
        }
        if !own_unit.is_empty() && unit_of(own_unit) != Some(unit) {
            return Err("in another unit than the others");
        }
        let period = period(year, column)?;
        let (number, qualifier) = number_of(value);
        if value.contains('%') != (unit == Unit::Percent) && value.contains(['%', '$', '€', '£'])
        {
            return Err("in another unit than the others");
        }
        let number = match is_not_given(number) {
            true => None,
            false => Some(decimal(number, column.sign)?),
        };
        if unit == Unit::Percent && number.is_some_and(|number| number > 100.0) {
            return Err("with more than 100 per cent");
        }
        Ok(Transfer {
            id: format!("{}-{line}", self.source.id),
            recipient: recipient.clone(),
            supplier: supplier.clone(),
            period,
            value: number,
            unit: unit.word(),
            qualifier,
            source: self.source.id.clone(),
            at: at(line, "", ""),
            ..Transfer::default()
        })
    }
}

/// A year and two digits behind it, which may be a month or another year.
fn short_span(text: &str) -> Option<(i32, i32)> {
    let (year, rest) = text.trim().split_once(['-', '–', '/'])?;
    let digits = |text: &str, count: usize| (text.len() == count).then(|| text.parse().ok())?;
    Some((digits(year, 4)?, digits(rest, 2)?))
}

/// A year, or several: `2015–2019`, `2015-19`.
fn period(text: &str, column: Column) -> Result<String, &'static str> {
    if let Some((year, last)) = short_span(text) {
        let until = year / 100 * 100 + last;
        let span = date::years(year, until).filter(|_| until > year);
        return match (column.are_spans, span) {
            (true, Some(span)) => Ok(span),
            (false, Some(_)) => Err("whose period may be a month or several years"),
            // Nobody writes a span backwards.
            (_, None) => date_in(text, column.order).map(Date::edtf),
        };
    }
    let years: Vec<Option<i32>> = text.split(['–', '-', '/']).map(date::year).collect();
    match years[..] {
        [Some(first), Some(last)] => {
            date::years(first, last).ok_or("whose period ends before it begins")
        }
        _ => date_in(text, column.order).map(Date::edtf),
    }
}
