//! What it cost in lives: counts over time, by series, with what happened meanwhile.

use crate::dataset::counts::Count;
use crate::dataset::date::{DateSpan, Day, Ends, Precision};
use crate::dataset::records::{CountKind, Qualifier, Text};
use crate::dataset::{DataSet, RecordRef, Table};
use crate::fields::Field;
use crate::options::Frame;
use crate::order::{found_or_added, keep, order, sort};
use crate::query::Query;
use crate::theme::{Ink, SERIES};

/// A line may cross this many days without a report; what is longer is dashed.
pub const QUIET_DAYS: i32 = 7;

/// A series of at most this many points is named beside them, not at the end of a line.
pub const FEW_POINTS: usize = 2;

/// What a gap may mean.
const UNKNOWN: (u64, u64) = (0, u64::MAX);

/// The counts that are asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// The kind that was asked for, or the other one where there is none of it.
    pub kind: CountKind,
    /// One line a series, in the order of the file.
    pub lines: Vec<Line>,
    /// What happened, in time.
    pub annotations: Vec<Annotation>,
    /// Counts of the other kind in the same series, but for those that an event tells.
    pub of_other_kind: usize,
    /// Records without a count.
    pub left_out: usize,
    /// Visits and events that have no place on the time axis: those of another time, those dated to a year or less
    /// closely, and those without a date.
    pub outside: usize,
    pub vague: usize,
    pub undated: usize,
}

/// The counts of one series, in time.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub series: Text,
    /// Its colour in the palette; where there are more series than colours, the highest have them, and the others none.
    pub colour: Option<u8>,
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
    /// What it says beside the others of its series.
    pub said: Count,
    /// Whether a later record of the series takes it back, be that shown or not.
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
    /// The title of what a reader must know to read the line: it is named in the picture.
    pub landmark: Option<Text>,
    /// The lowest and the highest of the day's tolls, where sources differ.
    pub toll: Option<(u64, u64)>,
    pub record: RecordRef,
}

impl Point {
    /// What it counts for among counts of single days.
    pub fn rank(&self) -> (bool, Option<u64>) {
        (self.date.is_day(), self.count)
    }

    /// The most people that are named with it: one more than what may be exceeded.
    pub fn reach(&self) -> Option<u64> {
        let is_open = self.qualifier.is_lower_bound();
        let count = self
            .count
            .map(|count| count.saturating_add(u64::from(is_open)));
        count.max(self.low).max(self.high)
    }
}

impl Line {
    /// What it is named at: its last total, or its highest count of single days.
    pub fn told(&self, kind: CountKind) -> Option<&Point> {
        match kind {
            CountKind::Cumulative => self.latest(),
            CountKind::PerDay => self.highest(),
        }
    }

    /// What it is drawn in.
    pub fn ink(&self) -> Ink {
        self.colour.map_or(Ink::Mark, Ink::Series)
    }

    /// The last count, one that was not taken back if there is one. A lower bound that lies below what was known says
    /// nothing new.
    pub fn latest(&self) -> Option<&Point> {
        let mut latest: Option<&Point> = None;
        for point in &self.points {
            let is_old = |known: &Point| {
                let is_below = point.qualifier.is_lower_bound() && point.count < known.count;
                !known.is_revised && (is_below || point.is_revised)
            };
            if point.count.is_some() && !latest.is_some_and(is_old) {
                latest = Some(point);
            }
        }
        latest
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
            if point.said.is_taken_back_by(&last.said) && is_higher {
                highest = Some(point);
            }
        }
        highest
    }

    /// The totals that were taken back, each with the first one after it that does so; those that one takes back are
    /// together.
    pub fn corrections(&self) -> Vec<(Vec<&Point>, &Point)> {
        let mut corrections: Vec<(Vec<&Point>, &Point)> = Vec::new();
        for (row, point) in self.points.iter().enumerate() {
            if !point.is_revised {
                continue;
            }
            let mut others = self.points[row..].iter().chain(&self.points[..row]);
            let Some(by) = others.find(|other| point.said.is_taken_back_by(&other.said)) else {
                continue;
            };
            match corrections.last_mut() {
                Some((before, known)) if known.record == by.record => before.push(point),
                _ => corrections.push((vec![point], by)),
            }
        }
        corrections
    }

    /// Brings the points in time, and notes which of them later ones take back. What is vague comes after what is
    /// precise, and what was published later after what it may correct.
    fn sort(&mut self, kind: CountKind) {
        if kind == CountKind::Cumulative {
            self.place_vague_totals();
        }
        sort(&mut self.points, |one, other| {
            let by_day = one.day.cmp(&other.day);
            let is_unmoved = |point: &Point| point.day == point.date.last;
            by_day
                .then(is_unmoved(one).cmp(&is_unmoved(other)))
                .then(other.date.first.cmp(&one.date.first))
                .then(one.said.published.cmp(&other.said.published))
        });
        self.revise();
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
                let is_void =
                    |later: &Point| later.date.is_day() && other.said.is_taken_back_by(&later.said);
                if is_among && other.count > vague.count && !self.points.iter().any(is_void) {
                    day = other.date.last;
                }
            }
            self.points[index].day = day;
        }
    }

    /// Notes of each count whether another one takes it back. Each is looked up among all others only where that may be:
    /// not in a total that rises from day to day, however long it is.
    fn revise(&mut self) {
        let mut highest = 0;
        let mut before = None;
        for point in &mut self.points {
            let (least, most) = point.said.range.unwrap_or(UNKNOWN);
            let is_single = point.date.is_day() && before.replace(point.date) != Some(point.date);
            point.is_revised = most < highest || !is_single;
            highest = highest.max(least);
        }
        let (mut lowest, mut after) = (u64::MAX, None);
        for row in (0..self.points.len()).rev() {
            let said = self.points[row].said;
            let (least, most) = said.range.unwrap_or(UNKNOWN);
            let is_double = after.replace(said.date) == Some(said.date);
            let may_be = self.points[row].is_revised || is_double || lowest < least;
            lowest = lowest.min(most);
            let mut others = self.points.iter().rev();
            let is_revised = may_be && others.any(|other| said.is_taken_back_by(&other.said));
            self.points[row].is_revised = is_revised;
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

    /// Whether each count is of one day.
    pub fn has_days_only(&self) -> bool {
        let mut points = self.lines.iter().flat_map(|line| &line.points);
        points.all(|point| point.date.is_day())
    }

    /// How many counts are of days before or after some others, too.
    pub fn beyond(&self, from: Option<Day>, to: Option<Day>) -> usize {
        let points = self.lines.iter().flat_map(|line| &line.points);
        points
            .filter(|point| !point.date.lies_within(from, to))
            .count()
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

/// Summarises the casualties that are asked for, and the visits and events of the same time.
pub fn summarise(query: Query, frame: Frame, wish: CountKind) -> Trend {
    let data = query.data;
    let kind = kind_of(data, wish);
    let mut trend = Trend {
        kind,
        lines: Vec::new(),
        annotations: Vec::new(),
        of_other_kind: 0,
        left_out: 0,
        outside: 0,
        vague: 0,
        undated: 0,
    };
    // What is of other days may take back what is of these.
    for row in query.rows_but(Table::Casualties, &[Field::From]) {
        if data.casualty(row).kind == kind {
            trend.add(data, row);
        }
    }
    let chosen = query.rows(Table::Casualties);
    let mut is_chosen = vec![false; data.casualties.len()];
    for row in &chosen {
        is_chosen[*row] = true;
    }
    for line in &mut trend.lines {
        line.sort(kind);
        keep(&mut line.points, &|point| is_chosen[point.record.row]);
        for point in &line.points {
            trend.left_out += usize::from(point.count.is_none());
        }
    }
    keep(&mut trend.lines, &|line| !line.points.is_empty());
    trend.colour();
    for row in &chosen {
        let casualty = data.casualty(*row);
        let is_shown = |line: &Line| line.series == casualty.series;
        let is_event = |record: &RecordRef| record.table == Table::Events;
        if casualty.kind != kind && trend.lines.iter().any(is_shown) {
            let related = data.related(RecordRef::new(Table::Casualties, *row));
            trend.of_other_kind += usize::from(!related.iter().any(is_event));
        }
    }
    if let Some((first, last)) = trend.days_within(frame) {
        let events = query.rows(Table::Events);
        trend.annotations = annotations(data, &events, &query.rows(Table::Visits));
        trend.outside = trend.annotations.len();
        keep(&mut trend.annotations, &|annotation| {
            annotation.date.touches(Some(first), Some(last))
        });
        let in_time = trend.annotations.len();
        trend.outside -= in_time;
        keep(&mut trend.annotations, &|annotation| {
            annotation.date.precision >= Precision::Month
        });
        trend.vague = in_time - trend.annotations.len();
        for row in &events {
            trend.undated += usize::from(data.event(*row).dated().is_none());
        }
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
    /// Gives the lines their colours: in the order of the file, or where there are more than colours to those that are
    /// lines, and of these to the highest.
    fn colour(&mut self) {
        let rank = |row: usize| {
            let line = &self.lines[row];
            let count = line.told(self.kind).and_then(|point| point.count);
            (line.points.len() > FEW_POINTS, count)
        };
        let mut rows = order(self.lines.len(), &|one, other| rank(other).cmp(&rank(one)));
        rows.truncate(SERIES);
        if self.lines.len() <= SERIES {
            sort(&mut rows, Ord::cmp);
        }
        for (colour, row) in rows.iter().enumerate() {
            self.lines[*row].colour = Some(colour as u8);
        }
    }

    /// Adds a count to the line of its series.
    fn add(&mut self, data: &DataSet, row: usize) {
        let casualty = data.casualty(row);
        let is_it = |line: &Line| line.series == casualty.series;
        let new = || Line {
            series: casualty.series.clone(),
            colour: None,
            points: Vec::new(),
        };
        let line = found_or_added(&mut self.lines, is_it, new);
        line.points.push(Point {
            date: casualty.date,
            count: casualty.count,
            low: casualty.low,
            high: casualty.high,
            qualifier: casualty.qualifier,
            said: Count::of(data, casualty),
            is_revised: false,
            day: casualty.date.last,
            record: RecordRef::new(Table::Casualties, row),
        });
    }
}

/// Events and visits that have a date.
fn annotations(data: &DataSet, events: &[usize], visits: &[usize]) -> Vec<Annotation> {
    let mut annotations = Vec::new();
    for row in events {
        let event = data.event(*row);
        if let Some((date, _)) = event.dated() {
            let record = RecordRef::new(Table::Events, *row);
            annotations.push(Annotation {
                date,
                landmark: event.kind.is_landmark().then(|| event.title.clone()),
                toll: toll(data, record, date),
                record,
            });
        }
    }
    for row in visits {
        let visit = data.visit(*row);
        annotations.push(Annotation {
            date: visit.dated().0,
            landmark: None,
            toll: None,
            record: RecordRef::new(Table::Visits, *row),
        });
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
