//! What it cost in lives: counts over time, by series, with what happened meanwhile.

use crate::dataset::date::{DateSpan, Day, Ends, Precision};
use crate::dataset::records::{Casualty, CountKind, EventKind, Qualifier, Text};
use crate::dataset::{DataSet, RecordRef, Table, count_published};
use crate::filter::Selection;
use crate::options::Frame;
use crate::order::{found_or_added, keep, sort};

/// A line may cross this many days without a report; what is longer is dashed.
pub const QUIET_DAYS: i32 = 7;

/// The counts of a selection.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// The kind that was asked for, or the other one where there is none of it.
    pub kind: CountKind,
    /// One line a series, in the order of the file.
    pub lines: Vec<Line>,
    /// What happened, in time.
    pub annotations: Vec<Annotation>,
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
    pub date: DateSpan,
    /// None where the record has none: the line has a gap there.
    pub count: Option<u64>,
    pub low: Option<u64>,
    pub high: Option<u64>,
    pub qualifier: Qualifier,
    /// Whether a later record of the series takes it back: a lower total, or another count for the same day.
    pub is_revised: bool,
    /// Where it is drawn. A total of a vague date had been reached when all of its days were over; where a higher
    /// one of its series is of a day among them, before that one.
    pub day: Day,
    pub record: RecordRef,
}

/// Something that happened while the counts went up.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    pub date: DateSpan,
    pub title: Text,
    /// True for what a reader must know to read the line: it is labelled in the picture.
    pub is_landmark: bool,
    /// The lowest and the highest of the day's tolls, where sources differ.
    pub toll: Option<(u64, u64)>,
    pub record: RecordRef,
}

impl Point {
    /// What it counts for among counts of single days.
    pub fn rank(&self) -> (bool, Option<u64>) {
        (self.date.is_day(), self.count)
    }
}

impl Line {
    /// The last count.
    pub fn latest(&self) -> Option<&Point> {
        self.points.iter().rfind(|point| point.count.is_some())
    }

    /// The highest count of a single day, or else of a vaguer date; of equals the first.
    pub fn highest(&self) -> Option<&Point> {
        let mut highest: Option<&Point> = None;
        for point in &self.points {
            let is_higher = highest.is_none_or(|other| point.rank() > other.rank());
            if point.count.is_some() && !point.is_revised && is_higher {
                highest = Some(point);
            }
        }
        highest
    }

    /// The highest count that the last one takes back.
    pub fn revised_from(&self) -> Option<&Point> {
        let last = self.latest()?;
        let mut highest: Option<&Point> = None;
        for point in &self.points {
            let is_higher = highest.is_none_or(|other| point.count > other.count);
            if point.is_revised && point.count > last.count && is_higher {
                highest = Some(point);
            }
        }
        highest
    }

    /// The first count after this one that takes it back.
    pub fn correction_of(&self, point: &Point) -> Option<&Point> {
        let mut is_later = false;
        for other in &self.points {
            if is_later && other.count.is_some() && other.count < point.count {
                return Some(other);
            }
            is_later |= other == point;
        }
        None
    }

    /// Brings the points in time, and notes which of them later ones take back. What is vague comes after what is
    /// precise, and what was published later after what it may correct.
    fn sort(&mut self, data: &DataSet, kind: CountKind) {
        if kind == CountKind::Cumulative {
            self.place_vague_totals();
        }
        let published = |point: &Point| count_published(data, data.casualty(point.record.row));
        sort(&mut self.points, |one, other| {
            let by_day = one.day.cmp(&other.day);
            let is_unmoved = |point: &Point| point.day == point.date.last;
            by_day
                .then(is_unmoved(one).cmp(&is_unmoved(other)))
                .then(other.date.first.cmp(&one.date.first))
                .then_with(|| published(one).cmp(&published(other)))
        });
        self.revise(kind);
    }

    /// Moves vague totals before the first higher one that lies among their days: a total that may have been counted
    /// before another takes nothing back.
    fn place_vague_totals(&mut self) {
        for index in 0..self.points.len() {
            let vague = &self.points[index];
            if vague.date.is_day() {
                continue;
            }
            let mut day = vague.day;
            for other in &self.points {
                let is_among = other.date.last >= vague.date.first && other.date.last < day;
                if is_among && other.count > vague.count {
                    day = other.date.last;
                }
            }
            self.points[index].day = day;
        }
    }

    fn revise(&mut self, kind: CountKind) {
        let mut least_after = u64::MAX;
        let mut after: Option<DateSpan> = None;
        for point in self.points.iter_mut().rev() {
            let Some(count) = point.count else { continue };
            point.is_revised = match kind {
                CountKind::Cumulative => count > least_after,
                CountKind::PerDay => after == Some(point.date),
            };
            least_after = least_after.min(count);
            after = Some(point.date);
        }
    }
}

impl Trend {
    /// The highest count, or the upper end of its range.
    pub fn highest(&self) -> u64 {
        let mut highest = None;
        for line in &self.lines {
            for point in &line.points {
                highest = highest.max(point.count).max(point.high);
            }
        }
        highest.unwrap_or_default()
    }

    /// The first and the last day of a frame; none if there is nothing to show.
    pub fn days_within(&self, frame: Frame) -> Option<(Day, Day)> {
        let (first, last) = self.reported()?;
        Some((
            frame.from.unwrap_or(first.first),
            frame.to.unwrap_or(last.last),
        ))
    }

    /// The dates that begin first and end last among those reported on.
    pub fn reported(&self) -> Option<(DateSpan, DateSpan)> {
        let mut ends = Ends::default();
        for line in &self.lines {
            for point in &line.points {
                ends.add(point.date);
            }
        }
        ends.dates()
    }
}

/// Summarises the casualties of a selection, and the visits and events of the same time.
pub fn summarise(data: &DataSet, selection: &Selection, frame: Frame, wish: CountKind) -> Trend {
    let kind = kind_of(data, wish);
    let mut trend = Trend {
        kind,
        lines: Vec::new(),
        annotations: Vec::new(),
        left_out: 0,
    };
    for row in &selection.casualties {
        let casualty = data.casualty(*row);
        if casualty.kind == kind {
            trend.left_out += usize::from(casualty.count.is_none());
            trend.add(casualty, RecordRef::new(Table::Casualties, *row));
        }
    }
    for line in &mut trend.lines {
        line.sort(data, kind);
    }
    if let Some((first, last)) = trend.days_within(frame) {
        trend.annotations = annotations(data, selection);
        keep(&mut trend.annotations, &|annotation| {
            annotation.is_within(first, last)
        });
        sort(&mut trend.annotations, |one, other| {
            one.date.cmp(&other.date)
        });
    }
    trend
}

/// The kind that is wished for, unless the data set has nothing but the other one.
fn kind_of(data: &DataSet, wish: CountKind) -> CountKind {
    let mut counts = data.casualties.iter();
    match counts.next() {
        Some(first) if first.kind != wish && counts.all(|count| count.kind != wish) => first.kind,
        _ => wish,
    }
}

impl Trend {
    /// Adds a count to the line of its series.
    fn add(&mut self, casualty: &Casualty, record: RecordRef) {
        let is_it = |line: &Line| line.series == casualty.series;
        let new = || Line {
            series: casualty.series.clone(),
            points: Vec::new(),
        };
        let line = found_or_added(&mut self.lines, is_it, new);
        line.points.push(point(casualty, record));
    }
}

const fn point(casualty: &Casualty, record: RecordRef) -> Point {
    Point {
        date: casualty.date,
        count: casualty.count,
        low: casualty.low,
        high: casualty.high,
        qualifier: casualty.qualifier,
        is_revised: false,
        day: casualty.date.last,
        record,
    }
}

impl Annotation {
    /// Whether it is dated to the month at least and touches these days.
    fn is_within(&self, first: Day, last: Day) -> bool {
        self.date.precision >= Precision::Month && self.date.touches(Some(first), Some(last))
    }
}

/// Events and visits that have a date.
fn annotations(data: &DataSet, selection: &Selection) -> Vec<Annotation> {
    let mut annotations = Vec::new();
    for row in &selection.events {
        let event = data.event(*row);
        if let Some((date, _)) = event.dated() {
            let record = RecordRef::new(Table::Events, *row);
            annotations.push(Annotation {
                date,
                title: event.title.clone(),
                is_landmark: is_landmark(event.kind),
                toll: toll(data, record, date),
                record,
            });
        }
    }
    for row in &selection.visits {
        let visit = data.visit(*row);
        if let Some((_, to)) = data.place(&visit.to) {
            annotations.push(Annotation {
                date: visit.dated().0,
                title: format!("Visit to {}", to.name).into(),
                is_landmark: false,
                toll: None,
                record: RecordRef::new(Table::Visits, *row),
            });
        }
    }
    annotations
}

/// The range of the counts that are given for the very day of an event.
fn toll(data: &DataSet, event: RecordRef, date: DateSpan) -> Option<(u64, u64)> {
    let (mut low, mut high) = (u64::MAX, 0);
    for record in data.related(event) {
        if record.table != Table::Casualties {
            continue;
        }
        let casualty = data.casualty(record.row);
        let is_of_day = casualty.kind == CountKind::PerDay && casualty.date == date;
        if let (true, Some(count)) = (is_of_day, casualty.count) {
            (low, high) = (low.min(count), high.max(count));
        }
    }
    (low < high).then_some((low, high))
}

fn is_landmark(kind: EventKind) -> bool {
    matches!(kind, EventKind::Coup | EventKind::Unrest | EventKind::Vote)
}
