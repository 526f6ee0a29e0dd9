//! What it cost in lives: counts over time, by series, with what happened meanwhile.

use super::best_date;
use crate::dataset::date::{DateSpan, Day, Precision};
use crate::dataset::records::{CountKind, EventKind, Qualifier, Text};
use crate::dataset::{DataSet, RecordRef, Table};
use crate::filter::Selection;
use crate::order::sort;

/// A line may cross this many days without a report; what is longer is dashed.
pub const QUIET_DAYS: i32 = 7;

/// The counts of a selection.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    pub kind: CountKind,
    /// One line a series, in the order of the file.
    pub lines: Vec<Line>,
    /// What happened, in time.
    pub moments: Vec<Moment>,
    /// Records without a count.
    pub left_out: usize,
}

/// The counts of one series, in time.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub series: Text,
    pub points: Vec<Point>,
}

/// One count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub day: Day,
    /// None where the record has none: the line has a gap there.
    pub count: Option<u64>,
    pub low: Option<u64>,
    pub high: Option<u64>,
    pub qualifier: Qualifier,
    pub record: RecordRef,
}

/// Something that happened while the counts went up.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    pub date: DateSpan,
    pub title: Text,
    /// True for what a reader must know to read the line: it is labelled in the picture.
    pub is_landmark: bool,
    /// The lowest and the highest of the day's tolls, where sources differ.
    pub toll: Option<(u64, u64)>,
    pub record: RecordRef,
}

impl Trend {
    /// The highest count, or the upper end of its range.
    pub fn highest(&self) -> u64 {
        let points = self.lines.iter().flat_map(|line| &line.points);
        let highest = points.flat_map(|point| [point.count, point.high]).flatten();
        highest.max().unwrap_or_default()
    }

    /// The first and the last day of a frame; none if there is nothing to show.
    pub fn days_within(&self, frame: Frame) -> Option<(Day, Day)> {
        let (first, last) = self.reported_days()?;
        Some((frame.from.unwrap_or(first), frame.to.unwrap_or(last)))
    }

    /// The first and the last day with a count.
    pub fn reported_days(&self) -> Option<(Day, Day)> {
        let days = || self.lines.iter().flat_map(|line| &line.points);
        let first = days().map(|point| point.day).min()?;
        let last = days().map(|point| point.day).max()?;
        Some((first, last))
    }
}

/// The days that a view is meant to show; a missing end is where the counts begin or end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    pub from: Option<Day>,
    pub to: Option<Day>,
}

/// Summarises the casualties of a selection, and the visits and events of the same time.
pub fn summarise(data: &DataSet, selection: &Selection, frame: Frame, kind: CountKind) -> Trend {
    let rows = selection.casualties.iter().copied();
    let rows: Vec<usize> = rows
        .filter(|row| data.casualties[*row].kind == kind)
        .collect();
    let left_out = rows
        .iter()
        .filter(|row| data.casualties[**row].count.is_none());
    let mut trend = Trend {
        kind,
        left_out: left_out.count(),
        lines: lines(data, &rows),
        moments: Vec::new(),
    };
    if let Some((first, last)) = trend.days_within(frame) {
        trend.moments = moments(data, selection, first, last);
    }
    trend
}

fn lines(data: &DataSet, rows: &[usize]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for row in rows {
        let casualty = &data.casualties[*row];
        let point = Point {
            day: casualty.date.middle(),
            count: casualty.count,
            low: casualty.low,
            high: casualty.high,
            qualifier: casualty.qualifier,
            record: RecordRef::new(Table::Casualties, *row),
        };
        match lines.iter_mut().find(|line| line.series == casualty.series) {
            Some(line) => line.points.push(point),
            None => lines.push(Line {
                series: casualty.series.clone(),
                points: vec![point],
            }),
        }
    }
    for line in &mut lines {
        sort(&mut line.points, |one, other| one.day.cmp(&other.day));
    }
    lines
}

/// Events and visits that are dated to the month at least and touch the time shown.
fn moments(data: &DataSet, selection: &Selection, first: Day, last: Day) -> Vec<Moment> {
    let events = selection.events.iter().filter_map(|row| {
        let event = &data.events[*row];
        let (date, _) = best_date(event.date, &event.cited, &event.dated_elsewhere)?;
        let record = RecordRef::new(Table::Events, *row);
        Some(Moment {
            date,
            title: event.title.clone(),
            is_landmark: is_landmark(event.kind),
            toll: toll(data, record, date),
            record,
        })
    });
    let visits = selection.visits.iter().filter_map(|row| {
        let visit = &data.visits[*row];
        let (date, _) = best_date(Some(visit.date), &visit.cited, &visit.dated_elsewhere)?;
        let (_, to) = data.place(&visit.to)?;
        Some(Moment {
            date,
            title: format!("Visit to {}", to.name).into(),
            is_landmark: false,
            toll: None,
            record: RecordRef::new(Table::Visits, *row),
        })
    });
    let mut moments: Vec<Moment> = events
        .chain(visits)
        .filter(|moment| moment.date.precision >= Precision::Month)
        .filter(|moment| moment.date.touches(Some(first), Some(last)))
        .collect();
    sort(&mut moments, |one, other| one.date.cmp(&other.date));
    moments
}

/// The range of the counts that are given for the very day of an event.
fn toll(data: &DataSet, event: RecordRef, date: DateSpan) -> Option<(u64, u64)> {
    let counts = data
        .related(event)
        .into_iter()
        .filter(|record| record.table == Table::Casualties)
        .map(|record| &data.casualties[record.row])
        .filter(|casualty| casualty.kind == CountKind::PerDay && casualty.date == date)
        .filter_map(|casualty| casualty.count);
    let (low, high) = counts.fold((u64::MAX, 0), |(low, high), count| {
        (low.min(count), high.max(count))
    });
    (low < high).then_some((low, high))
}

fn is_landmark(kind: EventKind) -> bool {
    matches!(kind, EventKind::Coup | EventKind::Unrest | EventKind::Vote)
}
