//! Captions: headline, measure, key, notes, credit, and one sentence of what the picture shows.

use super::{Credit, Speaker, bounded, people};
use crate::dataset::date::Day;
use crate::dataset::records::{CountKind, Qualifier, Text, Unit};
use crate::dataset::{RecordRef, Table};
use crate::filter::Filter;
use crate::order::joined;
use crate::summary::shares::{Shares, Stack};
use crate::summary::trend::{Line, Point, QUIET_DAYS, Trend};
use crate::summary::visits::Visits;
use crate::text::DateStyle;
use serde::Serialize;

/// What the source of a few single counts says of itself would drown what matters.
const SHORT_SERIES: usize = 2;

/// What stands around a picture.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Caption {
    /// What the figure shows.
    pub headline: String,
    /// What is measured, in which unit, where and when.
    pub measure: String,
    /// The picture in one sentence.
    pub summary: String,
    /// Said in place of a picture that has nothing to show.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    pub key: Vec<Key>,
    pub notes: Vec<String>,
    pub credits: Vec<Credit>,
    /// Records of the selection that have no value.
    #[serde(rename = "leftOut")]
    pub left_out: usize,
}

/// One entry of the key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Key {
    /// The sign in the picture.
    pub label: String,
    pub text: String,
}

fn key(label: impl Into<String>, text: impl Into<String>) -> Key {
    Key {
        label: label.into(),
        text: text.into(),
    }
}

/// Says that a selection is empty, and what was asked for.
fn nothing(speaker: Speaker, what: &str, filter: &Filter) -> String {
    let day = |day: Day| speaker.host.day(day, DateStyle::Long);
    let when = match (filter.from, filter.to) {
        (Some(from), Some(to)) => format!(" between {} and {}", day(from), day(to)),
        (Some(from), None) => format!(" from {} on", day(from)),
        (None, Some(to)) => format!(" up to {}", day(to)),
        (None, None) => String::new(),
    };
    format!("The data set has no {what}{when} that fit this choice.")
}

/// The distinct sources of some records, in the order in which they are first cited.
fn credits(speaker: Speaker, records: impl Iterator<Item = RecordRef>) -> Vec<Credit> {
    let mut ids: Vec<Text> = Vec::new();
    for record in records {
        let id = source_of(speaker, record);
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids.iter().filter_map(|id| speaker.source(id)).collect()
}

/// What the sources of some records say of their own numbers, each said once.
fn source_notes(speaker: Speaker, records: impl Iterator<Item = RecordRef>) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    for record in records {
        let source = speaker.data.source(&source_of(speaker, record));
        let note = source.and_then(|source| Some(source.note.as_ref()?.to_string()));
        notes.extend(note.filter(|note| !notes.contains(note)));
    }
    notes
}

fn source_of(speaker: Speaker, record: RecordRef) -> Text {
    let data = speaker.data;
    let cited = match record.table {
        Table::Places => &data.places[record.row].cited,
        Table::Transfers => &data.transfers[record.row].cited,
        Table::Casualties => &data.casualties[record.row].cited,
        Table::Visits => &data.visits[record.row].cited,
        Table::Events => &data.events[record.row].cited,
    };
    cited.source.clone()
}

/// The caption of supplier shares.
pub fn shares(speaker: Speaker, shares: &Shares, filter: &Filter) -> Caption {
    let mut caption = if !shares.stacks.is_empty() {
        stacks_caption(speaker, shares)
    } else if shares.window.is_some() || !shares.volumes.is_empty() {
        window_caption(speaker, shares)
    } else {
        Caption {
            headline: "Arms suppliers".to_owned(),
            message: Some(nothing(speaker, "arms transfers", filter)),
            ..Caption::default()
        }
    };
    caption.left_out = shares.left_out;
    caption
}

fn window_caption(speaker: Speaker, shares: &Shares) -> Caption {
    let mut caption = Caption::default();
    let bars = shares.window.iter().flat_map(|window| &window.bars);
    let revisions = bars.clone().flat_map(|bar| &bar.revisions);
    let volumes = shares.volumes.iter().map(|volume| volume.record);
    let records: Vec<RecordRef> = bars
        .map(|bar| bar.record)
        .chain(revisions.map(|one| one.record))
        .chain(volumes)
        .collect();
    if let Some(window) = &shares.window {
        let parts: Vec<String> = window
            .bars
            .iter()
            .filter(|bar| !bar.is_derived)
            .take(2)
            .map(|bar| {
                let percent = bounded(bar.qualifier, &speaker.host.percent(bar.percent));
                format!("{} {percent}", bar.supplier)
            })
            .collect();
        let years = speaker.long(window.period);
        let imports = format!("{}’s arms imports", window.recipient);
        caption.headline = format!("{imports}: {}", joined(&parts));
        caption.measure = format!("Share of {imports} by supplier, {years}, in per cent of volume");
        caption.summary = format!(
            "Bar chart. {imports} {years}: {}.",
            all_bars(speaker, shares)
        );
    } else {
        caption.headline = "Arms supplied".to_owned();
        caption.summary = "Bar chart of the volumes of arms supplied.".to_owned();
    }
    caption.notes = transfer_notes(speaker, &records);
    caption.credits = credits(speaker, records.into_iter());
    caption
}

fn all_bars(speaker: Speaker, shares: &Shares) -> String {
    let bars = shares.window.iter().flat_map(|window| &window.bars);
    let texts: Vec<String> = bars
        .map(|bar| {
            let percent = bounded(bar.qualifier, &speaker.host.percent(bar.percent));
            format!("{} {percent}", bar.supplier)
        })
        .collect();
    joined(&texts)
}

/// What is derived, what is doubted, what TIV is: each once.
fn transfer_notes(speaker: Speaker, records: &[RecordRef]) -> Vec<String> {
    let transfers = || {
        records
            .iter()
            .map(|record| &speaker.data.transfers[record.row])
    };
    let derived = transfers().filter_map(|transfer| {
        let how = transfer.derived.as_ref()?;
        Some(format!(
            "{} (hatched): worked out, {how}.",
            transfer.supplier
        ))
    });
    let doubts = transfers().filter_map(|transfer| {
        let value = speaker.host.number(transfer.value?);
        Some(format!("The {value} million: {}", transfer.doubt.as_ref()?))
    });
    let mut notes: Vec<String> = derived.chain(doubts).collect();
    let is_tiv = |record: &RecordRef| speaker.data.transfers[record.row].unit == Unit::TivMillion;
    notes.extend(source_notes(
        speaker,
        records.iter().copied().filter(is_tiv),
    ));
    notes
}

fn stacks_caption(speaker: Speaker, shares: &Shares) -> Caption {
    let parts = || shares.stacks.iter().flat_map(|stack| &stack.parts);
    let records = || parts().flat_map(|part| part.records.iter().copied());
    let recipient = records()
        .next()
        .map(|record| &speaker.data.transfers[record.row].recipient);
    let recipient = recipient.map_or("", |name| name);
    let (first, last) = (&shares.stacks[0], &shares.stacks[shares.stacks.len() - 1]);
    let year = |year: i32| {
        speaker
            .host
            .day(Day::from_civil(year, 1, 1), DateStyle::Year)
    };
    let each = if first.first_year == first.last_year {
        "year by year"
    } else {
        "in windows of five years"
    };
    let span = format!("{}–{}", year(first.first_year), year(last.last_year));
    let empty = shares.stacks.iter().filter(|stack| stack.total <= 0.0);
    let empty: Vec<String> = empty.map(|stack| year(stack.last_year)).collect();
    let mut caption = Caption {
        headline: format!("Who armed {recipient}, {span}"),
        measure: format!(
            "Share of {recipient}’s arms imports by supplier, {each}, in per cent of TIV"
        ),
        summary: stacks_summary(speaker, shares, last, &span),
        credits: credits(speaker, records()),
        notes: source_notes(speaker, records()),
        ..Caption::default()
    };
    if !empty.is_empty() {
        let note = format!("No imports are recorded for {} (hatched).", joined(&empty));
        caption.notes.insert(0, note);
    }
    caption
}

fn stacks_summary(speaker: Speaker, shares: &Shares, last: &Stack, span: &str) -> String {
    let parts: Vec<String> = last
        .parts
        .iter()
        .map(|part| {
            let percent = speaker.host.percent(last.percent(part).round());
            format!("{} {percent}", shares.stacked[part.supplier])
        })
        .collect();
    format!("Stacked columns, {span}. At the end: {}.", joined(&parts))
}

/// The caption of casualty counts.
pub fn trend(speaker: Speaker, trend: &Trend, filter: &Filter) -> Caption {
    let points = || trend.lines.iter().flat_map(|line| &line.points);
    let records = || points().map(|point| point.record);
    let mut caption = match trend.reported_days() {
        Some(days) => counted(speaker, trend, days),
        None => Caption {
            headline: "People killed".to_owned(),
            message: Some(nothing(speaker, "death counts", filter)),
            ..Caption::default()
        },
    };
    let long_lines = trend
        .lines
        .iter()
        .filter(|line| line.points.len() > SHORT_SERIES);
    let long_records = long_lines
        .flat_map(|line| &line.points)
        .map(|point| point.record);
    caption.notes = source_notes(speaker, long_records);
    if trend.left_out > 0 {
        let count = speaker.count(trend.left_out as u64);
        caption
            .notes
            .push(format!("Records without a count, shown as gaps: {count}."));
    }
    caption.credits = credits(speaker, records());
    caption.left_out = trend.left_out;
    caption
}

fn counted(speaker: Speaker, trend: &Trend, (first, last): (Day, Day)) -> Caption {
    let day = |day: Day| speaker.host.day(day, DateStyle::Long);
    let of = subject(speaker);
    let span = format!("{} to {}", day(first), day(last));
    let peak = peak(trend);
    let peak_count = peak.map_or_else(String::new, |(_, point)| {
        let count = speaker.count(point.count.unwrap_or_default());
        bounded(point.qualifier, &count)
    });
    let peak_day = peak.map_or_else(String::new, |(_, point)| day(point.day));
    let peak_series = peak.map_or("", |(line, _)| &line.series);
    let (headline, measure, kind) = match trend.kind {
        CountKind::Cumulative => (
            format!("{peak_count} people killed{of} by {peak_day}"),
            format!("People killed, running total as reported, {span}"),
            "Line chart",
        ),
        CountKind::PerDay => (
            format!("Up to {peak_count} people killed{of} in one day, {peak_day}"),
            format!("People killed per day, as each source counts them, {span}"),
            "Chart of single days",
        ),
    };
    Caption {
        headline,
        measure,
        summary: format!("{kind}, {span}. {peak_day}: {peak_count} ({peak_series})."),
        key: trend_key(trend),
        ..Caption::default()
    }
}

fn subject(speaker: Speaker) -> String {
    let subject = speaker.data.subject.as_ref();
    subject.map_or_else(String::new, |subject| format!(" in {}", subject.name))
}

/// The highest count, and whose it is.
fn peak(trend: &Trend) -> Option<(&Line, &Point)> {
    let points = trend
        .lines
        .iter()
        .flat_map(|line| line.points.iter().map(move |point| (line, point)));
    // The first of equals: the earliest line keeps the credit.
    points.rev().max_by_key(|(_, point)| point.count)
}

fn trend_key(trend: &Trend) -> Vec<Key> {
    let has = |wanted: &dyn Fn(Qualifier) -> bool| {
        let mut points = trend.lines.iter().flat_map(|line| &line.points);
        points.any(|point| wanted(point.qualifier))
    };
    let mut keys = vec![key("●", "reported count")];
    if has(&|one| matches!(one, Qualifier::AtLeast | Qualifier::MoreThan)) {
        keys.push(key("○↑", "at least, or more than"));
    }
    if has(&|one| one == Qualifier::About) {
        keys.push(key("○", "about"));
    }
    let is_quiet = |line: &Line| {
        let mut ends = line.points.windows(2);
        ends.any(|ends| ends[1].day.number() - ends[0].day.number() > QUIET_DAYS)
    };
    if trend.kind == CountKind::Cumulative && trend.lines.iter().any(is_quiet) {
        keys.push(key("┄", "more than a week without a report"));
    }
    if trend.moments.iter().any(|moment| !moment.is_landmark) {
        keys.push(key("▬", "visits, deals, meetings, measures"));
    }
    keys
}

/// The caption of visits. `boundaries` says which boundaries the base map shows.
pub fn visits(speaker: Speaker, visits: &Visits, filter: &Filter, boundaries: &str) -> Caption {
    let records = || visits.journeys.iter().map(|journey| journey.record);
    let mut caption = Caption {
        credits: credits(speaker, records()),
        ..Caption::default()
    };
    let (Some(first), Some(last)) = (visits.journeys.first(), visits.journeys.last()) else {
        caption.headline = "Visits".to_owned();
        caption.message = Some(nothing(speaker, "visits", filter));
        return caption;
    };
    let span = format!(
        "{} to {}",
        speaker.host.date(first.date, DateStyle::Long),
        speaker.host.date(last.date, DateStyle::Long)
    );
    let count = speaker.count(visits.journeys.len() as u64);
    let noun = if visits.journeys.len() == 1 {
        "visit"
    } else {
        "visits"
    };
    caption.headline = format!("{count} official {noun}, {span}");
    caption.measure = "Visits numbered in time; arrows point to where the visitors went".to_owned();
    caption.summary = format!(
        "Map. {count} {noun}, {span}, between {}.",
        stop_names(speaker, visits)
    );
    caption.key = journeys_key(speaker, visits);
    if visits.journeys.iter().any(|journey| journey.from_assumed) {
        let note = "Where a journey began is assumed if its line starts with dashes.";
        caption.notes.push(note.to_owned());
    }
    caption.notes.push(boundaries.to_owned());
    caption
}

fn stop_names(speaker: Speaker, visits: &Visits) -> String {
    let stops = visits.stops.iter().filter(|stop| stop.journeys > 0);
    let names: Vec<&str> = stops
        .map(|stop| &*speaker.data.places[stop.place].name)
        .take(12)
        .collect();
    joined(&names)
}

fn journeys_key(speaker: Speaker, visits: &Visits) -> Vec<Key> {
    let entry = |journey: &crate::summary::visits::Journey| {
        let visit = &speaker.data.visits[journey.record.row];
        let who = people(&visit.people);
        let date = speaker.host.date(journey.date, DateStyle::Short);
        key(
            speaker.count(journey.number as u64),
            format!("{date}: {who}, to {}", speaker.place(&visit.to)),
        )
    };
    visits.journeys.iter().take(40).map(entry).collect()
}
