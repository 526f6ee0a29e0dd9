//! SIPRI's delivery register: a row for each delivery of a deal in a year. Gives what each supplier delivered in each year.

use super::{Beginning, Layout, Recognised, at_lines, sipri};
use crate::date::Date;
use crate::draft::{Parts, Source, Transfer, slug};
use crate::gazetteer::Listed;
use crate::header::{Header, is_total};
use crate::number::decimal;
use crate::records::Record;
use crate::report::FileReport;
use crate::wishes::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// The wishes that it has a use for.
pub const WISHES: [&str; 4] = ["category", "decimal", "published", "retrieved"];

pub fn recognise(beginning: &Beginning, report: &mut FileReport) -> Recognised {
    let header = Header::new(beginning.header);
    let names = [
        "Supplier",
        "Recipient",
        "Delivery year",
        "TIV delivery values",
    ];
    let [Some(supplier), Some(recipient), Some(year), Some(value)] =
        names.map(|name| header.find(&[name]))
    else {
        return Ok(None);
    };
    report.layout = "SIPRI’s register of deliveries".to_owned();
    let category = header.find(&["Armament category"]);
    if category.is_none() {
        sipri::expect_no_category(beginning)?;
    }
    report.note("What a supplier delivered in a year is the sum of its deliveries in that year.");
    Ok(Some((
        Box::new(Deliveries {
            columns: [supplier, recipient, year, value],
            estimated: header.find(&["Delivery year is estimate"]),
            category,
            wanted: beginning.wishes.category.clone(),
            categories: BTreeSet::new(),
            sums: BTreeMap::new(),
            sign: beginning.sign(),
            source: sipri::source(beginning),
        }),
        1,
    )))
}

struct Deliveries {
    columns: [usize; 4],
    estimated: Option<usize>,
    category: Option<usize>,
    /// The one category that is counted, if somebody said it; and all that the file has.
    wanted: Option<String>,
    categories: BTreeSet<String>,
    sums: BTreeMap<(String, String, String), Sum>,
    sign: Option<Decimal>,
    source: Source,
}

#[derive(Default)]
struct Sum {
    value: f64,
    lines: Vec<u32>,
    estimated: usize,
}

impl Layout for Deliveries {
    fn take(&mut self, record: &Record, parts: &mut Parts) -> Result<(), String> {
        let [supplier, recipient, year, value] = self.columns.map(|column| record.field(column));
        let is_year = matches!(Date::read(year), Some(Date::Year(_)));
        let (supplier, recipient) = (sipri::name(supplier), sipri::name(recipient));
        if supplier.is_empty() || recipient.is_empty() {
            return Err("without a supplier or a recipient".to_owned());
        }
        if is_total(supplier) {
            return Err("with a total of the others".to_owned());
        }
        if !is_year {
            return Err("without the year of delivery".to_owned());
        }
        self.expect_wanted(record)?;
        let number = decimal(value, self.sign)?;
        *parts.countries.entry(supplier.to_owned()).or_default() += 1;
        *parts.countries.entry(recipient.to_owned()).or_default() += 1;
        let key = (recipient.to_owned(), year.to_owned(), supplier.to_owned());
        let sum = self.sums.entry(key).or_default();
        sum.value += number;
        sum.lines.push(record.line);
        let is_estimated = self
            .estimated
            .is_some_and(|column| record.field(column) == "Yes");
        sum.estimated += usize::from(is_estimated);
        Ok(())
    }

    fn end(&mut self, parts: &mut Parts, _: &mut Vec<Listed>, report: &mut FileReport) {
        ask_for_sign(self.sign, report);
        self.tell_categories(report);
        parts.sources.push(self.source.clone());
        for ((recipient, year, supplier), sum) in std::mem::take(&mut self.sums) {
            parts.subjects.add(&recipient);
            parts.transfers.push(Transfer {
                id: format!("sipri-{}-{}-{year}", slug(&recipient), slug(&supplier)),
                recipient,
                note: note(&sum, &supplier),
                supplier,
                period: year,
                value: Some(rounded(sum.value)),
                unit: "tiv-million",
                source: self.source.id.clone(),
                at: at_lines(&sum.lines, "added up"),
                ..Transfer::default()
            });
        }
    }
}

impl Deliveries {
    /// Notes the category of a delivery, and lets only the wanted one pass.
    fn expect_wanted(&mut self, record: &Record) -> Result<(), String> {
        let category = self
            .category
            .map_or("", |column| record.field(column).trim());
        if !category.is_empty() && !self.categories.contains(category) {
            self.categories.insert(category.to_owned());
        }
        match &self.wanted {
            Some(wanted) if wanted != category => {
                Err("of another category of arms, or of none".to_owned())
            }
            _ => Ok(()),
        }
    }

    /// Offers the categories. What is of one alone says so wherever it is shown.
    fn tell_categories(&mut self, report: &mut FileReport) {
        let all = std::mem::take(&mut self.categories);
        self.source.scope.clone_from(&self.wanted);
        let text = match &self.wanted {
            None if all.len() < 2 => return,
            None => "Arms of all categories are counted together.".to_owned(),
            Some(wanted) => format!("Of arms, {wanted} alone are counted."),
        };
        report.assume_of(text, "category", all.into_iter().collect());
    }
}

/// Asks what stands before fractions, where nobody knows.
pub fn ask_for_sign(sign: Option<Decimal>, report: &mut FileReport) {
    let reason = "whose numbers can be read in two ways";
    if sign.is_none() && report.left_out.iter().any(|left| left.reason == reason) {
        report.ask("Does a comma or a point stand before fractions?", "decimal");
    }
}

fn note(sum: &Sum, supplier: &str) -> Option<String> {
    let mut notes = Vec::new();
    if sum.estimated > 0 {
        notes.push(format!(
            "SIPRI estimates the year of {} of {} deliveries",
            sum.estimated,
            sum.lines.len()
        ));
    }
    if sipri::is_unknown(supplier) {
        notes.push("SIPRI does not know who supplied it".to_owned());
    }
    (!notes.is_empty()).then(|| notes.join("; "))
}

/// To what SIPRI writes, two digits behind the point: sums of doubles have more.
pub fn rounded(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
