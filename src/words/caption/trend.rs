//! What stands around casualty counts.

use super::super::Speaker;
use super::{Caption, sentence, span};
use crate::dataset::RecordRef;
use crate::dataset::date::{Day, Precision};
use crate::dataset::records::{CountKind, Qualifier};
use crate::filter::Filter;
use crate::summary::trend::{Line, Point, QUIET_DAYS, Trend};
use crate::text::DateStyle;

/// What the source of a few single counts says of itself would drown what matters.
const SHORT_SERIES: usize = 2;

/// The caption of casualty counts.
pub fn trend(speaker: Speaker, trend: &Trend, filter: &Filter) -> Caption {
    let mut caption = match (trend.reported_days(), peak(trend)) {
        (Some(days), Some((line, point))) => counted(speaker, trend, days, line, point),
        _ => Caption::nothing("People killed", "death counts", speaker, filter),
    };
    let (mut all, mut of_long_series) = (Vec::new(), Vec::new());
    for line in &trend.lines {
        let records = records(line);
        all.extend_from_slice(&records);
        if records.len() > SHORT_SERIES {
            of_long_series.extend_from_slice(&records);
        }
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

/// The caption of counts that reach from day to day; `line` and `point` are the highest.
fn counted(
    speaker: Speaker,
    trend: &Trend,
    (first, last): (Day, Day),
    line: &Line,
    point: &Point,
) -> Caption {
    let day = |day: Day| speaker.host.day(day, DateStyle::Long);
    let span = span(&day(first), &day(last));
    let peak_day = day(point.day);
    let count = speaker.count(point.count.unwrap_or_default());
    let count = point.qualifier.bound(&count);
    let place = subject(speaker);
    let (headline, measure, kind) = match trend.kind {
        CountKind::Cumulative => (
            format!("{count} people killed{place} by {peak_day}"),
            "People killed, running total as reported",
            "Line chart",
        ),
        CountKind::PerDay => (
            format!("Up to {count} people killed{place} in one day, {peak_day}"),
            "People killed per day, as each source counts them",
            "Chart of single days",
        ),
    };
    let mut caption = Caption {
        headline: sentence(headline),
        measure: format!("{measure}, {span}"),
        summary: format!("{kind}, {span}. {peak_day}: {count} ({}).", line.series),
        ..Caption::default()
    };
    add_keys(&mut caption, trend);
    caption
}

/// " in Myanmar", or nothing.
fn subject(speaker: Speaker) -> String {
    match &speaker.data.subject {
        Some(subject) => format!(" in {}", subject.name),
        None => String::new(),
    }
}

/// The highest count, and whose it is; of equals the first, so that the earliest line keeps the
/// credit.
fn peak(trend: &Trend) -> Option<(&Line, &Point)> {
    let mut peak: Option<(&Line, &Point)> = None;
    for line in &trend.lines {
        for point in &line.points {
            if peak.is_none_or(|(_, highest)| point.count > highest.count) {
                peak = Some((line, point));
            }
        }
    }
    peak
}

fn add_keys(caption: &mut Caption, trend: &Trend) {
    let (mut has_floor, mut has_estimate, mut has_quiet) = (false, false, false);
    for line in &trend.lines {
        let mut before = i32::MAX;
        for point in &line.points {
            let qualifier = point.qualifier;
            has_floor |= matches!(qualifier, Qualifier::AtLeast | Qualifier::MoreThan);
            has_estimate |= qualifier == Qualifier::About;
            has_quiet |= point.day.number().saturating_sub(before) > QUIET_DAYS;
            before = point.day.number();
        }
    }
    has_quiet &= trend.kind == CountKind::Cumulative;
    let (mut has_day, mut has_vague) = (false, false);
    for moment in &trend.moments {
        if !moment.is_landmark {
            let is_vague = moment.date.precision < Precision::Day;
            has_vague |= is_vague;
            has_day |= !is_vague;
        }
    }
    for (is_there, label, ink, text) in [
        (true, "●", "", "reported count"),
        (has_floor, "○", "bound", "at least, or more than"),
        (has_estimate, "○", "", "about"),
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
