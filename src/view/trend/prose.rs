//! What stands around casualty counts.

use super::summary::{Line, Point, QUIET_DAYS, Trend};
use crate::dataset::RecordRef;
use crate::dataset::date::{DateSpan, Precision};
use crate::dataset::records::{CountKind, Qualifier};
use crate::filter::Filter;
use crate::words::caption::Caption;
use crate::words::noun::{named, plural, sentence};
use crate::words::{List, Speaker, stretch};

/// What the source of a few single counts says of itself would drown what matters.
const SHORT_SERIES: usize = 2;

/// The caption of casualty counts.
pub fn caption(speaker: Speaker, trend: &Trend, filter: &Filter) -> Caption {
    let mut caption = match (trend.reported(), headlined(trend)) {
        (Some((first, last)), Some((line, point))) => {
            let span = stretch(speaker, first, last);
            counted(speaker, trend, &span, line, point)
        }
        _ => Caption::nothing("People killed", "death counts", speaker, filter),
    };
    let (mut all, mut of_long_series) = (Vec::new(), Vec::new());
    for line in &trend.lines {
        let records = records(line);
        all.extend_from_slice(&records);
        if records.len() > SHORT_SERIES {
            of_long_series.extend_from_slice(&records);
        }
        caption.note_if(correction(speaker, trend.kind, line));
        caption.note_if(differing(speaker, line));
    }
    caption.source_notes(speaker, &of_long_series);
    if trend.left_out > 0 {
        let count = speaker.count(trend.left_out as u64);
        caption.note(&format!("Records without a count, shown as gaps: {count}."));
    }
    let cut = trend.beyond(filter.from, filter.to);
    if cut > 0 {
        let counts = plural(cut, "count is", "counts are");
        let number = speaker.count(cut as u64);
        caption.note(&format!("{number} {counts} of more days than are shown."));
    }
    caption.note_if(unplaced(speaker, trend));
    caption.credit(speaker, &all);
    caption
}

fn records(line: &Line) -> Vec<RecordRef> {
    let mut records = Vec::new();
    for point in &line.points {
        records.push(point.record);
    }
    records
}

/// The caption of counts over a span of time; `line` and `point` are what the headline is about.
fn counted(speaker: Speaker, trend: &Trend, span: &str, line: &Line, point: &Point) -> Caption {
    let count = bounded(speaker, point);
    let people = plural(point_count(point) as usize, "person", "people");
    let (place, date) = (subject(speaker), speaker.long(point.date));
    let killed = format!("{count} {people} killed{place}");
    let (headline, revised) = match trend.kind {
        CountKind::Cumulative => (
            format!("{killed} {}", by(speaker, point.date)),
            revised(speaker, line),
        ),
        CountKind::PerDay => (of_days(trend, point, &killed, &date), String::new()),
    };
    let (measure, kind) = match (trend.kind, trend.has_days_only()) {
        (CountKind::Cumulative, _) => ("People killed, running total as reported", "Line chart"),
        (_, true) => (
            "People killed per day, as each source counts them",
            "Chart of single days",
        ),
        (_, false) => (
            "People killed per day or longer, as each source counts them",
            "Chart of counts",
        ),
    };
    let (series, contested) = (&line.series, contested(trend, line, point));
    let mut caption = Caption {
        headline: sentence(headline + &revised + &contested),
        measure: format!("{measure}, {span}"),
        summary: format!(
            "{kind}, {span}. {}: {count} ({series}{revised}).",
            sentence(date)
        ),
        ..Caption::default()
    };
    add_keys(&mut caption, trend);
    caption
}

/// What the highest count of single days says. That there was no deadlier day it says only where no other count may
/// have been higher, and which day that was only where it was one.
fn of_days(trend: &Trend, point: &Point, killed: &str, date: &str) -> String {
    if !point.date.is_day() {
        return format!("{killed}, counted for {date}");
    }
    let (mut is_highest, mut days) = (point.count > Some(0), date);
    for other in trend.lines.iter().flat_map(|line| &line.points) {
        if !other.is_revised {
            is_highest &= other.reach() <= point.count;
            if other.count == point.count && other.date != point.date {
                days = "";
            }
        }
    }
    let is_bound = matches!(point.qualifier, Qualifier::AtLeast | Qualifier::MoreThan);
    if !is_highest || is_bound {
        return format!("{killed} on {date}");
    }
    let comma = if days.is_empty() { "" } else { ", " };
    format!("Up to {killed} in one day{comma}{days}")
}

/// When a total had been reached. Of a vague date only this is known, that it was counted on some day of it.
fn by(speaker: Speaker, date: DateSpan) -> String {
    if date.is_day() {
        format!("by {}", speaker.long(date))
    } else {
        format!("as counted {}", within(speaker, date))
    }
}

/// "in 2021", "in the 1990s"; a stretch of days is said as it is.
fn within(speaker: Speaker, date: DateSpan) -> String {
    let words = speaker.long(date);
    match (date.precision, date.interval) {
        (Precision::Day, _) => words,
        (Precision::Decade, false) => format!("in the {words}"),
        _ => format!("in {words}"),
    }
}

/// ", revised from 359", where the last total of a series takes a higher one back.
fn revised(speaker: Speaker, line: &Line) -> String {
    match line.revised_from() {
        Some(point) => format!(", revised from {}", bounded(speaker, point)),
        None => String::new(),
    }
}

/// " (AAPP)", where the last total of another series is another one: it may count other people.
fn contested(trend: &Trend, line: &Line, point: &Point) -> String {
    for other in &trend.lines {
        if let (CountKind::Cumulative, Some(last)) = (trend.kind, other.latest())
            && last.count != point.count
        {
            return format!(" ({})", line.series);
        }
    }
    String::new()
}

/// How a series took counts back: each total, and of single days how many.
fn correction(speaker: Speaker, kind: CountKind, line: &Line) -> Option<String> {
    let series = &line.series;
    if kind == CountKind::PerDay {
        let count = line.points.iter().filter(|point| point.is_revised).count();
        let were = plural(count, "count was", "counts were");
        let number = speaker.count(count as u64);
        return (count > 0)
            .then(|| format!("{series}: {number} {were} replaced by a later one (×)."));
    }
    let told = |point: &Point| {
        let date = speaker.long(point.date);
        format!("{} ({date})", bounded(speaker, point))
    };
    let mut list = List::default();
    for (before, after) in line.corrections() {
        list.add(&format!("from {} to {}", told(before), told(after)));
    }
    let list = list.text(speaker);
    (!list.is_empty()).then(|| {
        format!("{series} revised its total {list}; what it took back is crossed out (×).")
    })
}

/// For which dates a series has several counts, none of which is the later one.
fn differing(speaker: Speaker, line: &Line) -> Option<String> {
    let (mut list, mut before) = (List::default(), None);
    for ends in line.points.windows(2) {
        let [one, other] = ends else { continue };
        if one.is_beside(other) && one.range != other.range && before != Some(one.date) {
            before = Some(one.date);
            list.add(&speaker.long(one.date));
        }
    }
    let (series, dates) = (&line.series, list.text(speaker));
    (!dates.is_empty()).then(|| format!("{series} has more than one count for {dates}."))
}

/// What has no place on the time axis.
fn unplaced(speaker: Speaker, trend: &Trend) -> Option<String> {
    let mut list = List::all();
    for (count, what) in [
        (trend.vague, "known only to a year"),
        (trend.undated, "undated"),
    ] {
        if count > 0 {
            list.add(&format!("{} {what}", speaker.count(count as u64)));
        }
    }
    let list = list.text(speaker);
    (!list.is_empty()).then(|| format!("Events and visits not on the time axis: {list}."))
}

/// A count with its bound.
fn bounded(speaker: Speaker, point: &Point) -> String {
    point.qualifier.bound(&speaker.count(point_count(point)))
}

fn point_count(point: &Point) -> u64 {
    point.count.unwrap_or_default()
}

/// " in Myanmar", or nothing.
fn subject(speaker: Speaker) -> String {
    match &speaker.data.subject {
        Some(subject) => format!(" in {}", named(&subject.name)),
        None => String::new(),
    }
}

/// What a headline tells: of totals the latest, of single days the highest, and whose count that is. Of equals it is
/// the longest series', then the first one's.
fn headlined(trend: &Trend) -> Option<(&Line, &Point)> {
    let mut best: Option<(&Line, &Point)> = None;
    for line in &trend.lines {
        let found = match trend.kind {
            CountKind::Cumulative => line.latest(),
            CountKind::PerDay => line.highest(),
        };
        let Some(point) = found else { continue };
        let is_better = match (best, trend.kind) {
            (None, _) => true,
            (Some((other, known)), CountKind::Cumulative) => {
                let rank = |line: &Line, point: &Point| (point.day, line.points.len());
                rank(line, point) > rank(other, known)
            }
            (Some((_, known)), CountKind::PerDay) => point.rank() > known.rank(),
        };
        if is_better {
            best = Some((line, point));
        }
    }
    best
}

fn add_keys(caption: &mut Caption, trend: &Trend) {
    let (mut has_floor, mut has_estimate, mut has_quiet) = (false, false, false);
    let (mut has_revised, mut has_vague_count) = (false, false);
    for line in &trend.lines {
        let mut before = i32::MAX;
        for point in &line.points {
            let qualifier = point.qualifier;
            has_floor |= matches!(qualifier, Qualifier::AtLeast | Qualifier::MoreThan);
            has_estimate |= qualifier == Qualifier::About;
            has_quiet |= point.day.number().saturating_sub(before) > QUIET_DAYS;
            before = point.day.number();
            has_revised |= point.is_revised;
            has_vague_count |= !point.date.is_day();
        }
    }
    has_quiet &= trend.kind == CountKind::Cumulative;
    let (mut has_day, mut has_vague) = (false, false);
    for annotation in &trend.annotations {
        if !annotation.is_landmark {
            let is_vague = annotation.date.precision < Precision::Day;
            has_vague |= is_vague;
            has_day |= !is_vague;
        }
    }
    let vague = match trend.kind {
        CountKind::Cumulative => "day unknown: some day of these",
        CountKind::PerDay => "all of these days, or one of them",
    };
    for (is_there, label, ink, text) in [
        (true, "●", "", "reported count"),
        (has_floor, "○", "bound", "at least, or more than"),
        (has_estimate, "○", "", "about"),
        (has_revised, "×", "", "taken back by a later count"),
        (has_vague_count, "━", "", vague),
        (has_quiet, "┄", "", "more than a week without a report"),
        (has_day, "▮", "mark", "visits, deals, meetings, measures"),
        (
            has_vague,
            "―",
            "mark",
            "visits, deals and the like, day unknown",
        ),
    ] {
        if is_there {
            caption.key(label, ink, text);
        }
    }
}
