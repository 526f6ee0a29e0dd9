//! Files of events that say how many people each of them killed: UCDP's GED, with or without its header, and ACLED's, in the
//! columns of today and of 2021.

mod columns;

use super::assigned::{date_in, source_of};
use super::{Beginning, Layout, Recognised, at_lines};
use crate::countries;
use crate::date::{Date, span};
use crate::draft::{Count, Parts, Source, slug};
use crate::gazetteer::Listed;
use crate::incidents::Incident;
use crate::number::count;
use crate::records::Record;
use crate::report::FileReport;
use crate::wishes::{Order, SeriesBy};
use columns::{Columns, Whose};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// UCDP's types of violence, which its files number from 1.
const TYPES: [&str; 3] = [
    "State-based violence",
    "Non-state violence",
    "One-sided violence",
];

/// The wishes that it has a use for.
pub const WISHES: [&str; 4] = ["dates", "series", "published", "retrieved"];

pub fn recognise(beginning: &Beginning, report: &mut FileReport) -> Recognised {
    let Some((columns, whose)) = columns::of(beginning) else {
        return Ok(None);
    };
    let source = match whose {
        Whose::Ucdp { .. } => ucdp(),
        Whose::Acled => acled(),
        Whose::Grouped => source_of(report, beginning.wishes),
    };
    report.layout = match whose {
        Whose::Ucdp { .. } => "UCDP events",
        Whose::Acled => "ACLED events",
        Whose::Grouped => "grouped events",
    }
    .to_owned();
    let usual = if columns.kind.is_some() {
        SeriesBy::Type
    } else {
        SeriesBy::All
    };
    let by = beginning.wishes.series.unwrap_or(usual);
    let lines = match by {
        SeriesBy::Type => "by the type of violence",
        SeriesBy::Side => "by their first party",
        SeriesBy::All => "all in one",
    };
    report.assume(format!("Events are counted {lines}."), "series");
    report.note("Events of one day, or of one span of days, are added up in each line.");
    let has_header = whose != Whose::Ucdp { has_header: false };
    if !has_header {
        report.assume(
            "It has no header: its columns are those of UCDP’s GED.".to_owned(),
            "columns",
        );
    }
    let (published, retrieved) = (
        beginning.wishes.published.clone(),
        beginning.wishes.retrieved.clone(),
    );
    let events = Events {
        columns,
        whose,
        by,
        source: Source {
            published,
            retrieved,
            ..source
        },
        lines: Vec::new(),
        places: HashMap::new(),
        order: beginning.wishes.dates,
        subject: beginning.wishes.subject.clone(),
        outside: Vec::new(),
        unbound: Vec::new(),
    };
    Ok(Some((Box::new(events), usize::from(has_header))))
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

/// Degrees north and east, where a file has them and they are on the globe.
fn position(record: &Record, (lat, lon): (usize, usize)) -> Option<(f32, f32)> {
    let read = |column: usize, most: f32| {
        // Between degrees there are no thousands: a comma is of a fraction.
        let number = record
            .field(column)
            .trim()
            .replace(',', ".")
            .parse::<f32>()
            .ok()?;
        (number.abs() <= most).then_some(number)
    };
    Some((read(lat, 90.0)?, read(lon, 180.0)?))
}

struct Events {
    columns: Columns,
    whose: Whose,
    by: SeriesBy,
    source: Source,
    /// One for each country and series.
    lines: Vec<Line>,
    /// Their places, by country and series.
    places: HashMap<String, HashMap<String, usize>>,
    order: Option<Order>,
    /// The country whose events are wanted, if somebody said it.
    subject: Option<String>,
    /// Lines whose count is outside of its own bounds, and those whose bounds are no numbers.
    outside: Vec<u32>,
    unbound: Vec<u32>,
}

/// A country's events of one series.
struct Line {
    country: String,
    series: String,
    /// By date: several events of a day are no rival counts of it.
    sums: BTreeMap<String, Sum>,
}

/// What an event cost in lives; bounds that are not given are the best number.
struct Deaths {
    best: u64,
    low: u64,
    high: u64,
    /// Whether a bound that there is a column for is no number.
    lacks_bound: bool,
}

impl Deaths {
    /// Whether the best number is outside of its own bounds.
    fn is_outside(&self) -> bool {
        self.low > self.best || self.high < self.best
    }
}

#[derive(Default)]
struct Sum {
    best: u64,
    low: u64,
    high: u64,
    events: u64,
    is_vague: bool,
    lines: Vec<u32>,
    /// With commas between them; those for which there is room.
    ids: String,
    named: usize,
    id_count: usize,
}

/// So many bytes of ids are named. A text of a data set may be several times as long.
const MOST_IDS: usize = 10_000;

impl Sum {
    fn add_id(&mut self, id: &str) {
        self.id_count += 1;
        if self.ids.len() + id.len() <= MOST_IDS {
            let comma = if self.named > 0 { ", " } else { "" };
            self.ids.push_str(comma);
            self.ids.push_str(id);
            self.named += 1;
        }
    }

    /// Its lines and ids, as a reader finds them again.
    fn at(&self) -> String {
        let lines = at_lines(&self.lines, "added up");
        let more = self.id_count - self.named;
        match (self.named, more) {
            (0, _) => lines,
            (1, 0) => format!("{lines} (event {})", self.ids),
            (_, 0) => format!("{lines} (events {})", self.ids),
            _ => format!("{lines} (events {} and {more} more)", self.ids),
        }
    }
}

impl Events {
    fn deaths(&self, record: &Record) -> Result<Deaths, String> {
        let best = count(record.field(self.columns.best)).ok_or("without a number of deaths")?;
        let given = |column: Option<usize>| column.and_then(|column| count(record.field(column)));
        let [low, high] = self.columns.range.map(given);
        if best == 0 && high.unwrap_or(0) == 0 {
            return Err("of events that killed nobody".to_owned());
        }
        let [has_low, has_high] = self.columns.range.map(|column| column.is_some());
        Ok(Deaths {
            best,
            low: low.unwrap_or(best),
            high: high.unwrap_or(best),
            lacks_bound: (has_low && low.is_none()) || (has_high && high.is_none()),
        })
    }

    /// Notes the id of an event, which may not have been there before.
    fn expect_new(&self, id: &str, parts: &mut Parts) -> Result<(), String> {
        if id.is_empty() {
            return Ok(());
        }
        let known = format!("{} {id}", self.source.id);
        if parts.event_ids_before.contains(&known) || !parts.event_ids.insert(known) {
            return Err("with an event that was there before".to_owned());
        }
        Ok(())
    }
}

impl Layout for Events {
    fn take(&mut self, record: &Record, parts: &mut Parts) -> Result<(), String> {
        let columns = &self.columns;
        let cell = |column: Option<usize>| column.map_or("", |column| record.field(column));
        let (date, day, is_vague) = self.date(record)?;
        let deaths = self.deaths(record)?;
        let weight = match columns.weight {
            Some(column) => count(record.field(column)).ok_or("without a number of events")?,
            None => 1,
        };
        let country = cell(columns.country);
        if self
            .subject
            .as_deref()
            .is_some_and(|subject| !countries::is_same(subject, country))
        {
            return Err("of other countries".to_owned());
        }
        let id = cell(columns.id);
        self.expect_new(id, parts)?;
        if !country.is_empty() {
            match parts.countries.get_mut(country) {
                Some(count) => *count += 1,
                None => drop(parts.countries.insert(country.to_owned(), 1)),
            }
        }
        parts.incidents.add(&Incident {
            day,
            is_vague,
            is_coarse: columns::is_coarse(self.whose, cell(columns.place_precision)),
            country,
            kind: self.kind(record),
            place: cell(columns.place),
            position: columns.position.and_then(|at| position(record, at)),
            sides: columns.sides.map(cell),
            best: deaths.best,
            low: deaths.low,
            high: deaths.high,
            weight,
            line: record.line,
        });
        let place = self.line_of(record, country);
        let sum = self.lines[place].sums.entry(date).or_default();
        sum.best = sum.best.saturating_add(deaths.best);
        sum.low = sum.low.saturating_add(deaths.low);
        sum.high = sum.high.saturating_add(deaths.high);
        sum.events = sum.events.saturating_add(weight);
        sum.is_vague |= is_vague;
        sum.lines.push(record.line);
        if !id.is_empty() {
            sum.add_id(id);
        }
        self.unbound
            .extend(deaths.lacks_bound.then_some(record.line));
        self.outside
            .extend(deaths.is_outside().then_some(record.line));
        Ok(())
    }

    fn end(&mut self, parts: &mut Parts, _: &mut Vec<Listed>, report: &mut FileReport) {
        parts.sources.push(self.source.clone());
        let mut events = std::mem::take(&mut self.lines);
        events.sort_by(|one, other| {
            (&one.country, &one.series).cmp(&(&other.country, &other.series))
        });
        let countries: BTreeSet<_> = events.iter().map(|line| line.country.clone()).collect();
        for line in &self.unbound {
            report.note_line(*line, "whose lowest or highest estimate is no number");
        }
        for line in &self.outside {
            report.note_line(*line, "whose count is outside of its own bounds");
        }
        let are_several = countries.len() > 1;
        if are_several {
            report.ask("It has events of several countries, each in lines of its own: which one is wanted?", "subject");
        }
        for country in countries.iter().filter(|country| !country.is_empty()) {
            parts.subjects.add(country);
        }
        for line in events {
            let Line {
                country,
                series,
                sums,
            } = line;
            let series = if are_several {
                format!("{country}: {series}")
            } else {
                series
            };
            for (date, sum) in sums {
                parts.counts.push(Count {
                    country: country.clone(),
                    ..self.count(series.clone(), date, sum)
                });
            }
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
    /// The place of a line among all; it is begun unless it is there.
    fn line_of(&mut self, record: &Record, country: &str) -> usize {
        let series = self.series(record);
        let of_country = self.places.get(country);
        if let Some(place) = of_country.and_then(|places| places.get(series)) {
            return *place;
        }
        let (country, series) = (country.to_owned(), series.to_owned());
        let places = self.places.entry(country.clone()).or_default();
        places.insert(series.clone(), self.lines.len());
        self.lines.push(Line {
            country,
            series,
            sums: BTreeMap::new(),
        });
        self.lines.len() - 1
    }

    /// When it was, the number of its first day, and whether that is vaguer than a day: UCDP's precision 1 is a day, 2 to 5 are a span; ACLED's 2 is a week
    /// around the day that it names, 3 its month.
    fn date(&self, record: &Record) -> Result<(String, i32, bool), String> {
        let columns = &self.columns;
        let [first, last] = match record.field(columns.first).split_once('/') {
            // What a database has grouped may be of a span of days.
            Some((first, last)) if self.whose == Whose::Grouped && last.len() > 4 => [first, last],
            _ => [record.field(columns.first), record.field(columns.last)],
        };
        let (first, last) = (date_in(first, self.order)?, date_in(last, self.order)?);
        let precision = columns.precision.map_or("1", |column| record.field(column));
        let is_day = first == last && matches!(first, Date::Day(..));
        let is_vague = !is_day || (precision != "1" && !precision.is_empty());
        let date = match (self.whose, first, precision) {
            (Whose::Acled, Date::Day(year, month, _), "3") => Date::Month(year, month).edtf(),
            (Whose::Acled, _, "2") => format!("{}~", first.edtf()),
            _ => span(first, last)?,
        };
        Ok((date, first.number(), is_vague))
    }

    /// What was counted for a day, or for a span of days.
    fn count(&self, series: String, date: String, sum: Sum) -> Count {
        let is_range = (sum.low, sum.high) != (sum.best, sum.best);
        let at = sum.at();
        Count {
            id: slug(&format!("{} {series} {date}", self.source.id)),
            series,
            kind: "per-day",
            date,
            count: Some(sum.best),
            low: Some(sum.low).filter(|_| is_range),
            high: Some(sum.high).filter(|_| is_range),
            events: Some(sum.events),
            note: sum.is_vague.then(|| "the day is not known".to_owned()),
            source: self.source.id.clone(),
            at,
            ..Count::default()
        }
    }

    /// The type of violence.
    fn kind<'a>(&self, record: &'a Record) -> &'a str {
        let cell = self.columns.kind.map_or("", |column| record.field(column));
        match self.whose {
            Whose::Ucdp { .. } => {
                // A spreadsheet may have written `1.0`.
                let kind = count(cell).unwrap_or_default() as usize;
                TYPES.get(kind.wrapping_sub(1)).copied().unwrap_or_default()
            }
            _ => cell,
        }
    }

    fn series<'a>(&'a self, record: &'a Record) -> &'a str {
        let cell = |column: Option<usize>| column.map_or("", |column| record.field(column));
        let named = match self.by {
            SeriesBy::All => "",
            SeriesBy::Side => cell(self.columns.sides[0]),
            SeriesBy::Type => self.kind(record),
        };
        let whose = self.source.short.as_deref().unwrap_or(&self.source.title);
        if named.is_empty() { whose } else { named }
    }
}
