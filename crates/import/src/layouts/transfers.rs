//! Arms by supplier and year in a table of any shape: shares in per cent, SIPRI's volumes, or dollars.

use super::visits::{date_in, order};
use super::{Beginning, Layout, Recognised, at};
use crate::cells::Cells;
use crate::draft::{Parts, Source, Transfer};
use crate::gazetteer::Listed;
use crate::header::Header;
use crate::number::{decimal, qualified, sign_of};
use crate::records::Record;
use crate::report::FileReport;
use crate::wishes::{Decimal, Order, TableOf};

/// What a column can mean, with the names that it goes by.
const MEANINGS: [(&str, &[&str]); 4] = [
    ("supplier", &["supplier", "seller", "exporter", "from"]),
    ("recipient", &["recipient", "buyer", "importer", "to"]),
    ("year", &["year", "period", "date"]),
    (
        "value",
        &["value", "share", "percent", "tiv", "usd", "amount"],
    ),
];

/// What a value counts, by words in the name of its column.
const UNITS: [(&[&str], &str); 3] = [
    (&["tiv"], "tiv-million"),
    (&["usd", "dollar", "$"], "usd-million"),
    (&["share", "percent", "%", "per cent"], "percent"),
];

pub fn recognise(beginning: &Beginning, report: &mut FileReport) -> Recognised {
    let header = Header::new(beginning.header);
    let wishes = beginning.wishes;
    let columns = MEANINGS.map(|(meaning, names)| match wishes.column(meaning) {
        Some(column) => header.find(&[column]),
        None => header.find(names),
    });
    let is_other = wishes
        .table
        .is_some_and(|table| table != TableOf::Transfers);
    let [Some(supplier), recipient, Some(year), Some(value)] = columns else {
        return Ok(None);
    };
    if is_other || !beginning.is_first_table {
        return Ok(None);
    }
    if recipient.is_none() && wishes.subject.is_none() {
        return Err(crate::Refusal(
            "Whose arms these are is not said: name the recipient with subject, or its column with columns.".to_owned(),
        ));
    }
    report.layout = "arms by supplier".to_owned();
    let name = beginning.header[value].to_lowercase();
    let unit = UNITS
        .iter()
        .find(|(words, _)| words.iter().any(|word| name.contains(word)));
    let (unit, is_named) = unit.map_or(("percent", false), |(_, unit)| (*unit, true));
    let assumed = if is_named {
        "as its column says"
    } else {
        "which its column does not say"
    };
    report.assume(
        format!("Its values are in {}, {assumed}.", unit_in_words(unit)),
        "columns",
    );
    Ok(Some((
        Box::new(Transfers {
            cells: Cells::of(vec![supplier, recipient.unwrap_or(usize::MAX), year, value]),
            recipient: wishes.subject.clone(),
            unit,
            decimal: wishes.decimal,
            order: wishes.dates,
            source: super::counts::source_of(report, wishes),
        }),
        1,
    )))
}

fn unit_in_words(unit: &str) -> &'static str {
    match unit {
        "tiv-million" => "millions of SIPRI’s TIV",
        "usd-million" => "millions of US dollars",
        _ => "per cent",
    }
}

struct Transfers {
    cells: Cells,
    /// Of all rows, where no column says it.
    recipient: Option<String>,
    unit: &'static str,
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
        let order = order(self.order, self.cells.column(2), report);
        let proved = sign_of(self.cells.column(3).map(|cell| number_of(cell).0));
        let sign = self.decimal.or(proved);
        match sign {
            None => report.assume(
                "Whether a comma or a point stands before fractions is not clear: nothing is taken until somebody says it."
                    .to_owned(),
                "decimal",
            ),
            Some(Decimal::Comma) if self.decimal.is_none() => report.assume(
                "A comma stands before fractions, as all its numbers prove.".to_owned(),
                "decimal",
            ),
            Some(_) => {}
        }
        for (line, cells) in self.cells.rows() {
            match self.read(line, cells, order, sign) {
                Ok(transfer) => {
                    for name in [&transfer.supplier, &transfer.recipient] {
                        *parts.countries.entry(name.clone()).or_default() += 1;
                    }
                    if !parts.subjects.contains(&transfer.recipient) {
                        parts.subjects.push(transfer.recipient.clone());
                    }
                    parts.transfers.push(transfer);
                }
                Err(reason) => {
                    report.taken -= 1;
                    report.leave_out(line, reason);
                }
            }
        }
        parts.sources.push(self.source.clone());
    }
}

/// A cell without its sign of per cent or dollars, and how exact it is.
fn number_of(cell: &str) -> (&str, Option<&'static str>) {
    let (number, qualifier) = qualified(cell);
    (number.trim_matches(['%', '$', ' ', '\u{a0}']), qualifier)
}

impl Transfers {
    fn read(
        &self,
        line: u32,
        cells: &[String],
        order: Option<Order>,
        sign: Option<Decimal>,
    ) -> Result<Transfer, &'static str> {
        let [supplier, recipient, year, value] = cells else {
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
        let period = period(year, order)?;
        let sign = sign.ok_or("whose numbers can be read in two ways")?;
        let (number, qualifier) = number_of(value);
        let number = decimal(number, sign)
            .filter(|number| *number >= 0.0)
            .ok_or("without a number")?;
        if self.unit == "percent" && number > 100.0 {
            return Err("with more than 100 per cent");
        }
        Ok(Transfer {
            id: format!("{}-{line}", self.source.id),
            recipient: recipient.clone(),
            supplier: supplier.clone(),
            period,
            value: Some(number),
            unit: self.unit,
            qualifier,
            source: self.source.id.clone(),
            at: at(line, "", ""),
            ..Transfer::default()
        })
    }
}

/// A year, or several: `2015–2019`.
fn period(text: &str, order: Option<Order>) -> Result<String, &'static str> {
    let years: Vec<&str> = text.split(['–', '-', '/']).map(str::trim).collect();
    let is_year = |year: &&str| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    match years[..] {
        [first, last] if is_year(&first) && is_year(&last) => Ok(format!("{first}/{last}")),
        _ => date_in(text, order).map(crate::date::Date::edtf),
    }
}
