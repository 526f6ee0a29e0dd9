//! What it cost in lives: counts over time, by series, with what happened meanwhile.

use super::best_date;
use crate::dataset::date::{DateSpan, Day, Precision};
use crate::dataset::records::{CountKind, EventKind, Qualifier, Text};
use crate::dataset::{DataSet, RecordRef, Table};
use crate::filter::{Filter, Selection};

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
    pub record: RecordRef,
}

impl Trend {
    /// The highest count, or the upper end of its range.
    pub fn highest(&self) -> u64 {
        let points = self.lines.iter().flat_map(|line| &line.points);
        let highest = points.flat_map(|point| [point.count, point.high]).flatten();
        highest.max().unwrap_or_default()
    }

    /// The first and the last day with a count.
    pub fn reported_days(&self) -> Option<(Day, Day)> {
        let days = || self.lines.iter().flat_map(|line| &line.points);
        let first = days().map(|point| point.day).min()?;
        let last = days().map(|point| point.day).max()?;
        Some((first, last))
    }
}

/// Summarises the casualties of a selection, and the visits and events of the same time.
pub fn summarise(data: &DataSet, selection: &Selection, filter: &Filter, kind: CountKind) -> Trend {
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
    let reported = trend.reported_days();
    let from = filter.from.or(reported.map(|(first, _)| first));
    let to = filter.to.or(reported.map(|(_, last)| last));
    trend.moments = moments(data, selection, from, to);
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
        line.points.sort_by_key(|point| point.day);
    }
    lines
}

/// Events and visits that are dated to the month at least and touch the time shown.
fn moments(
    data: &DataSet,
    selection: &Selection,
    from: Option<Day>,
    to: Option<Day>,
) -> Vec<Moment> {
    let events = selection.events.iter().filter_map(|row| {
        let event = &data.events[*row];
        let (date, _) = best_date(event.date, &event.cited, &event.dated_elsewhere)?;
        Some(Moment {
            date,
            title: event.title.clone(),
            is_landmark: is_landmark(event.kind),
            record: RecordRef::new(Table::Events, *row),
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
            record: RecordRef::new(Table::Visits, *row),
        })
    });
    let mut moments: Vec<Moment> = events
        .chain(visits)
        .filter(|moment| moment.date.precision >= Precision::Month)
        .filter(|moment| moment.date.touches(from, to))
        .collect();
    moments.sort_by_key(|moment| moment.date);
    moments
}

fn is_landmark(kind: EventKind) -> bool {
    matches!(kind, EventKind::Coup | EventKind::Unrest | EventKind::Vote)
}
