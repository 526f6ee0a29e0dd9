//! What stands around casualty counts.

use super::summary::{Line, Point, QUIET_DAYS, Trend};
use crate::dataset::RecordRef;
use crate::dataset::date::{DateSpan, Precision};
use crate::dataset::records::{CountKind, Qualifier};
use crate::filter::Filter;
use crate::words::caption::Caption;
use crate::words::noun::{named, plural, sentence};
use crate::words::{Speaker, stretch};

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
    }
    caption.source_notes(speaker, &of_long_series);
    if trend.left_out > 0 {
        let count = speaker.count(trend.left_out as u64);
        caption.note(&format!("Records without a count, shown as gaps: {count}."));
    }
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
    let number = point_count(point);
    let count = point.qualifier.bound(&speaker.count(number));
    let people = plural(number as usize, "person", "people");
    let (place, date) = (subject(speaker), speaker.long(point.date));
    let killed = format!("{count} {people} killed{place}");
    let of_days = highest_of_days(trend);
    let (measure, chart) = if of_days.is_some() {
        (
            "People killed per day or longer, as each source counts them",
            "Chart of counts",
        )
    } else {
        (
            "People killed per day, as each source counts them",
            "Chart of single days",
        )
    };
    let (headline, measure, kind) = match trend.kind {
        CountKind::Cumulative => (
            format!(
                "{killed} {}{}",
                by(speaker, point.date),
                revised(speaker, line)
            ),
            "People killed, running total as reported",
            "Line chart",
        ),
        CountKind::PerDay => (
            if !point.date.is_day() {
                format!("{killed} {}", within(speaker, point.date))
            } else if of_days > Some(number) {
                format!("{killed} on {date}")
            } else {
                format!("Up to {killed} in one day, {date}")
            },
            measure,
            chart,
        ),
    };
    let source = match trend.kind {
        CountKind::Cumulative => format!("{}{}", line.series, revised(speaker, line)),
        CountKind::PerDay => line.series.to_string(),
    };
    let mut caption = Caption {
        headline: sentence(headline + &contested(trend, line, point)),
        measure: format!("{measure}, {span}"),
        summary: format!("{kind}, {span}. {}: {count} ({source}).", sentence(date)),
        ..Caption::default()
    };
    add_keys(&mut caption, trend);
    caption
}

/// The highest count of several days, or of an unknown one of them: beside a higher one nobody knows which day was
/// the deadliest.
fn highest_of_days(trend: &Trend) -> Option<u64> {
    let mut highest = None;
    for line in &trend.lines {
        for point in &line.points {
            if !point.date.is_day() {
                highest = highest.max(Some(point_count(point)));
            }
        }
    }
    highest
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
    let before = line.revised_from().and_then(|point| point.count);
    before.map_or(String::new(), |count| {
        format!(", revised from {}", speaker.count(count))
    })
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

/// How a series took counts back: of totals the highest, of single days how many.
fn correction(speaker: Speaker, kind: CountKind, line: &Line) -> Option<String> {
    let (mut highest, mut count): (Option<&Point>, usize) = (None, 0);
    for point in line.points.iter().filter(|point| point.is_revised) {
        count += 1;
        if highest.is_none_or(|other| point.count > other.count) {
            highest = Some(point);
        }
    }
    let (from, series) = (highest?, &line.series);
    if kind == CountKind::PerDay {
        let were = plural(count, "count was", "counts were");
        let number = speaker.count(count as u64);
        return Some(format!(
            "{series}: {number} {were} replaced by a later one (×)."
        ));
    }
    let told = |point: &Point| {
        let count = speaker.count(point_count(point));
        format!("{count} ({})", speaker.long(point.date))
    };
    let (before, after) = (told(from), told(line.correction_of(from)?));
    Some(format!(
        "{series} revised its total from {before} to {after}; what it took back is crossed out (×)."
    ))
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
