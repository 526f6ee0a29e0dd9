//! SIPRI’s register of deals: a row for each deal, with its deliveries of several years in one sum. Gives what each supplier
//! delivered in all years that the file is of; by year it cannot be had.

use super::deliveries::{ask_for_sign, rounded};
use super::{Beginning, Layout, Recognised, at_lines, sipri};
use crate::date;
use crate::draft::{Parts, Source, Transfer, slug};
use crate::gazetteer::Listed;
use crate::header::Header;
use crate::number::decimal;
use crate::records::Record;
use crate::report::FileReport;
use crate::wishes::Decimal;
use std::collections::BTreeMap;

/// The wishes that it has a use for.
pub const WISHES: [&str; 3] = ["decimal", "published", "retrieved"];

pub fn recognise(beginning: &Beginning, report: &mut FileReport) -> Recognised {
    let header = Header::new(beginning.header);
    let names = [
        "Recipient",
        "Supplier",
        "SIPRI TIV of delivered weapons",
        "Year(s) of delivery",
    ];
    let [Some(recipient), Some(supplier), Some(value), Some(years)] =
        names.map(|name| header.find(&[name]))
    else {
        return Ok(None);
    };
    report.layout = "SIPRI’s register of deals".to_owned();
    sipri::expect_no_category(beginning)?;
    report.note("Deals have their deliveries of several years in one sum: shares are of all these years together.");
    let source = sipri::source(beginning);
    Ok(Some((
        Box::new(Deals {
            columns: [recipient, supplier, value, years],
            width: beginning.header.len(),
            comments: header.find(&["Comments"]).unwrap_or_default(),
            sign: beginning.sign(),
            broken: None,
            sums: BTreeMap::new(),
            span: sipri::years(beginning),
            delivered: None,
            source,
        }),
        1,
    )))
}

struct Deals {
    columns: [usize; 4],
    width: usize,
    /// The column that may be broken.
    comments: usize,
    sign: Option<Decimal>,
    /// A deal whose comment goes on in the next line.
    broken: Option<Broken>,
    sums: BTreeMap<(String, String), (f64, Vec<u32>)>,
    /// The years that the file is of, if its preamble says so, and those of its deliveries.
    span: Option<(i32, i32)>,
    delivered: Option<(i32, i32)>,
    source: Source,
}

struct Broken {
    line: u32,
    fields: Vec<String>,
}

impl Layout for Deals {
    fn take(&mut self, record: &Record, parts: &mut Parts) -> Result<(), String> {
        // Comments are broken without quotes: a line that ends in one goes on in the next.
        let joined = match self.broken.take() {
            Some(broken) => broken.and(record),
            None => Broken::new(record),
        };
        if joined.fields.len() > self.width {
            return Err("with more fields than the header has".to_owned());
        }
        if joined.fields.len() == self.comments + 1 {
            self.broken = Some(joined);
            return Ok(());
        }
        if joined.fields.len() < self.width {
            return Err("that ends too early".to_owned());
        }
        self.add(&joined, parts)
    }

    /// What is too wide is judged when it is joined.
    fn is_loose(&self) -> bool {
        true
    }

    fn end(&mut self, parts: &mut Parts, _: &mut Vec<Listed>, report: &mut FileReport) {
        if let Some(broken) = self.broken.take() {
            report.take_back(broken.line, "that ends too early");
        }
        ask_for_sign(self.sign, report);
        let span = self.span.or(self.delivered);
        // Its preamble may be broken, and its years beyond all dates.
        let span = span.and_then(|(first, last)| date::years(first, last));
        for ((recipient, supplier), (value, lines)) in std::mem::take(&mut self.sums) {
            let Some(span) = &span else {
                lines
                    .iter()
                    .for_each(|line| report.take_back(*line, "without the years of delivery"));
                continue;
            };
            parts.subjects.add(&recipient);
            parts.transfers.push(Transfer {
                id: format!("sipri-{}-{}", slug(&recipient), slug(&supplier)),
                recipient,
                supplier,
                period: span.clone(),
                value: Some(rounded(value)),
                unit: "tiv-million",
                source: self.source.id.clone(),
                at: at_lines(&lines, "added up"),
                ..Transfer::default()
            });
        }
        parts.sources.push(self.source.clone());
    }
}

impl Deals {
    fn add(&mut self, deal: &Broken, parts: &mut Parts) -> Result<(), String> {
        let [recipient, supplier, value, years] = self
            .columns
            .map(|column| deal.fields.get(column).map_or("", |field| field.trim()));
        let (recipient, supplier) = (sipri::name(recipient), sipri::name(supplier));
        if recipient.is_empty() || supplier.is_empty() {
            return Err("without a supplier or a recipient".to_owned());
        }
        if value.is_empty() {
            return Err("of which nothing was delivered in these years".to_owned());
        }
        let number = decimal(value, self.sign)?;
        for year in years.split([';', ' ']).filter_map(|year| year.parse().ok()) {
            let (first, last) = self.delivered.unwrap_or((year, year));
            self.delivered = Some((first.min(year), last.max(year)));
        }
        let names = [recipient, supplier].map(str::to_owned);
        for name in &names {
            *parts.countries.entry(name.clone()).or_default() += 1;
        }
        let [recipient, supplier] = names;
        let sum = self.sums.entry((recipient, supplier)).or_default();
        sum.0 += number;
        sum.1.push(deal.line);
        Ok(())
    }
}

impl Broken {
    fn new(record: &Record) -> Self {
        Self {
            line: record.line,
            fields: record
                .fields
                .iter()
                .map(|&field| field.to_owned())
                .collect(),
        }
    }

    /// The last field goes on with the first one of the next line.
    fn and(mut self, record: &Record) -> Self {
        let mut fields = record.fields.iter();
        if let (Some(last), Some(first)) = (self.fields.last_mut(), fields.next()) {
            last.push(' ');
            last.push_str(first);
        }
        self.fields.extend(fields.map(|&field| field.to_owned()));
        self
    }
}
