//! Files of events that say how many people each of them killed: UCDP's GED, with or without its header, and ACLED's, in the
//! columns of today and of 2021.

use super::assigned::date_in;
use super::{Beginning, Layout, Recognised, at_lines};
use crate::countries;
use crate::date::{Date, span};
use crate::draft::{Count, Parts, Source, slug};
use crate::gazetteer::Listed;
use crate::header::Header;
use crate::number::count;
use crate::records::Record;
use crate::report::FileReport;
use crate::wishes::{Order, SeriesBy};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The columns of UCDP's GED in their order, for releases without a header; those that are read have their names.
const GED: [(&str, usize); 11] = [
    ("id", 0),
    ("type_of_violence", 5),
    ("side_a", 14),
    ("side_b", 17),
    ("country", 33),
    ("date_prec", 37),
    ("date_start", 38),
    ("date_end", 39),
    ("best", 44),
    ("high", 45),
    ("low", 46),
];
const GED_WIDTH: usize = 49;

/// UCDP's types of violence, which its files number from 1.
const TYPES: [&str; 3] = [
    "State-based violence",
    "Non-state violence",
    "One-sided violence",
];

pub fn recognise(beginning: &Beginning, report: &mut FileReport) -> Recognised {
    let header = Header::new(beginning.header);
    let is_ged = header.has(&[
        "id",
        "type_of_violence",
        "date_start",
        "date_end",
        "best",
        "high",
        "low",
    ]);
    let is_acled = header.has(&["event_date", "event_type", "fatalities", "actor1"]);
    let is_bare = beginning.is_first_table && is_ged_row(beginning.header);
    let by = beginning.wishes.series.unwrap_or(SeriesBy::Type);
    let columns = if is_ged {
        Columns::of_ged(&|name| header.find(&[name]))
    } else if is_bare {
        Columns::of_ged(&|name| {
            GED.iter()
                .find(|(known, _)| *known == name)
                .map(|(_, column)| *column)
        })
    } else if is_acled {
        Columns::of_acled(&|names| header.find(names))
    } else {
        return Ok(None);
    };
    let source = if is_acled { acled() } else { ucdp() };
    report.layout = format!("{} events", source.short.as_deref().unwrap_or_default());
    let lines = match by {
        SeriesBy::Type => "by the type of violence",
        SeriesBy::Side => "by their first party",
        SeriesBy::All => "all in one",
    };
    report.assume(format!("Events are counted {lines}."), "series");
    report.note("Events of one day, or of one span of days, are added up in each line.");
    if is_bare {
        report.assume(
            "It has no header: its columns are those of UCDP’s GED.".to_owned(),
            "columns",
        );
    }
    let published = beginning.wishes.published.clone();
    let events = Events {
        columns,
        by,
        source: Source {
            published,
            ..source
        },
        sums: BTreeMap::new(),
        order: beginning.wishes.dates,
        subject: beginning.wishes.subject.clone(),
        known: HashSet::new(),
        outside: Vec::new(),
    };
    Ok(Some((Box::new(events), usize::from(!is_bare))))
}

/// Whether two names are of one country.
pub fn is_same(one: &str, other: &str) -> bool {
    let codes = [one, other].map(countries::code_of);
    one.eq_ignore_ascii_case(other) || (codes[0].is_some() && codes[0] == codes[1])
}

/// Whether a row looks like one of UCDP's GED: a number, and dates where they stand there.
fn is_ged_row(row: &[String]) -> bool {
    let is_date = |column: usize| {
        row.get(column)
            .is_some_and(|cell| matches!(Date::read(cell), Some(Date::Day(..))))
    };
    row.len() == GED_WIDTH && row[0].parse::<u64>().is_ok() && is_date(38) && is_date(39)
}

fn ucdp() -> Source {
    Source {
        id: "ucdp-ged".to_owned(),
        title: "UCDP Georeferenced Event Dataset".to_owned(),
        publisher: "Uppsala Conflict Data Program".to_owned(),
        short: Some("UCDP".to_owned()),
        url: Some("https://ucdp.uu.se/downloads/".to_owned()),
        ..Source::default()
    }
}

fn acled() -> Source {
    Source {
        id: "acled".to_owned(),
        title: "Armed Conflict Location & Event Data".to_owned(),
        publisher: "ACLED".to_owned(),
        short: Some("ACLED".to_owned()),
        url: Some("https://acleddata.com".to_owned()),
        ..Source::default()
    }
}

/// Where a file has what is read of an event.
struct Columns {
    id: usize,
    first: usize,
    last: usize,
    precision: Option<usize>,
    kind: usize,
    side: usize,
    country: Option<usize>,
    best: usize,
    range: Option<(usize, usize)>,
    is_acled: bool,
}

impl Columns {
    fn of_ged(find: &dyn Fn(&str) -> Option<usize>) -> Self {
        let column = |name: &str| find(name).unwrap_or(usize::MAX);
        Self {
            id: column("id"),
            first: column("date_start"),
            last: column("date_end"),
            precision: find("date_prec"),
            kind: column("type_of_violence"),
            side: column("side_a"),
            country: find("country"),
            best: column("best"),
            range: Some((column("low"), column("high"))),
            is_acled: false,
        }
    }

    fn of_acled(find: &dyn Fn(&[&str]) -> Option<usize>) -> Self {
        let column = |names: &[&str]| find(names).unwrap_or(usize::MAX);
        Self {
            id: column(&["event_id_cnty", "data_id"]),
            first: column(&["event_date"]),
            last: column(&["event_date"]),
            precision: find(&["time_precision", "time_prec"]),
            kind: column(&["event_type"]),
            side: column(&["actor1"]),
            country: find(&["country"]),
            best: column(&["fatalities"]),
            range: None,
            is_acled: true,
        }
    }
}

struct Events {
    columns: Columns,
    by: SeriesBy,
    source: Source,
    /// By country, series and date: several events of a day are no rival counts of it.
    sums: BTreeMap<(String, String, String), Sum>,
    order: Option<Order>,
    /// The country whose events are wanted, if somebody said it.
    subject: Option<String>,
    /// The events that were read.
    known: HashSet<String>,
    /// Lines whose count is outside of its own bounds.
    outside: Vec<u32>,
}

#[derive(Default)]
struct Sum {
    best: u64,
    low: u64,
    high: u64,
    is_vague: bool,
    lines: Vec<u32>,
    ids: Vec<String>,
}

impl Layout for Events {
    fn take(&mut self, record: &Record, parts: &mut Parts) -> Result<(), String> {
        let columns = &self.columns;
        let (date, is_vague) = self.date(record)?;
        let best = count(record.field(columns.best)).ok_or("without a number of deaths")?;
        let range = columns
            .range
            .map(|(low, high)| (count(record.field(low)), count(record.field(high))));
        let (low, high) = range.unwrap_or_default();
        if best == 0 && high.unwrap_or(0) == 0 {
            return Err("of events that killed nobody".to_owned());
        }
        let country = columns.country.map_or("", |column| record.field(column));
        if self
            .subject
            .as_deref()
            .is_some_and(|subject| !is_same(subject, country))
        {
            return Err("of other countries".to_owned());
        }
        let id = record.field(columns.id);
        if !id.is_empty() && !self.known.insert(id.to_owned()) {
            return Err("with an event that was there before".to_owned());
        }
        if !country.is_empty() {
            *parts.countries.entry(country.to_owned()).or_default() += 1;
        }
        let key = (country.to_owned(), self.series(record), date);
        let sum = self.sums.entry(key).or_default();
        sum.best = sum.best.saturating_add(best);
        sum.low = sum.low.saturating_add(low.unwrap_or(best));
        sum.high = sum.high.saturating_add(high.unwrap_or(best));
        sum.is_vague |= is_vague;
        sum.lines.push(record.line);
        if low.is_some_and(|low| low > best) || high.is_some_and(|high| high < best) {
            self.outside.push(record.line);
        }
        sum.ids.push(id.to_owned());
        Ok(())
    }

    fn end(&mut self, parts: &mut Parts, _: &mut Vec<Listed>, report: &mut FileReport) {
        parts.sources.push(self.source.clone());
        let countries: BTreeSet<_> = self
            .sums
            .keys()
            .map(|(country, ..)| country.clone())
            .collect();
        for line in &self.outside {
            report.note_line(*line, "whose count is outside of its own bounds");
        }
        let are_several = countries.len() > 1;
        if are_several {
            report.ask("It has events of several countries, each in lines of its own: which one is wanted?", "subject");
        }
        parts
            .subjects
            .extend(countries.into_iter().filter(|country| !country.is_empty()));
        for ((country, series, date), sum) in std::mem::take(&mut self.sums) {
            let series = if are_several {
                format!("{country}: {series}")
            } else {
                series
            };
            parts.counts.push(Count {
                country,
                ..self.count(series, date, sum)
            });
        }
        if report
            .left_out
            .iter()
            .any(|left| left.reason == "whose day and month cannot be told apart")
        {
            report.ask("Which number of its dates is the day?", "dates");
        }
    }
}

impl Events {
    /// When it was, and whether that is vaguer than a day: UCDP's precision 1 is a day, 2 to 5 are a span; ACLED's 2 is a week
    /// around the day that it names, 3 its month.
    fn date(&self, record: &Record) -> Result<(String, bool), String> {
        let columns = &self.columns;
        let read = |column: usize| date_in(record.field(column), self.order);
        let (first, last) = (read(columns.first)?, read(columns.last)?);
        let precision = columns.precision.map_or("1", |column| record.field(column));
        let is_vague = precision != "1" && !precision.is_empty();
        Ok(match (columns.is_acled, first, precision) {
            (true, Date::Day(year, month, _), "3") => (Date::Month(year, month).edtf(), true),
            (true, _, "2") => (format!("{}~", first.edtf()), true),
            _ => (span(first, last), is_vague),
        })
    }

    /// What was counted for a day, or for a span of days.
    fn count(&self, series: String, date: String, sum: Sum) -> Count {
        let is_range = (sum.low, sum.high) != (sum.best, sum.best);
        let ids = sum.ids.join(", ");
        let events = if sum.ids.len() == 1 {
            "event"
        } else {
            "events"
        };
        Count {
            id: slug(&format!("{} {series} {date}", self.source.id)),
            series,
            kind: "per-day",
            date,
            count: Some(sum.best),
            low: Some(sum.low).filter(|_| is_range),
            high: Some(sum.high).filter(|_| is_range),
            events: Some(sum.ids.len() as u64),
            note: sum.is_vague.then(|| "the day is not known".to_owned()),
            source: self.source.id.clone(),
            at: format!("{} ({events} {ids})", at_lines(&sum.lines, "added up")),
            ..Count::default()
        }
    }

    fn series(&self, record: &Record) -> String {
        let named = match self.by {
            SeriesBy::All => "",
            SeriesBy::Side => record.field(self.columns.side),
            SeriesBy::Type if self.columns.is_acled => record.field(self.columns.kind),
            SeriesBy::Type => {
                // A spreadsheet may have written `1.0`.
                let kind = count(record.field(self.columns.kind)).unwrap_or_default() as usize;
                TYPES.get(kind.wrapping_sub(1)).copied().unwrap_or_default()
            }
        };
        let whose = self.source.short.as_deref().unwrap_or_default();
        if named.is_empty() {
            whose.to_owned()
        } else {
            named.to_owned()
        }
    }
}
