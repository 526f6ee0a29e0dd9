//! What it cost in lives: counts over time, by series, with what happened meanwhile.

use super::line::{Line, Point};
use super::periods::{Apart, Periods};
use crate::dataset::counts::{Count, toll};
use crate::dataset::date::{DateSpan, Day, Ends, Precision};
use crate::dataset::records::{CountKind, Text};
use crate::dataset::{DataSet, RecordRef, Table};
use crate::fields::Field;
use crate::options::{Frame, Options, Period};
use crate::order::{found_or_added, keep, order, sort};
use crate::query::Query;
use crate::theme::SERIES;

/// A line may cross this many days without a report; what is longer is dashed.
pub const QUIET_DAYS: i32 = 7;

/// A series of at most this many points is named beside them, not at the end of a line.
pub const FEW_POINTS: usize = 2;

/// The counts that are asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// The kind that was asked for, or the other one where there is none of it.
    pub kind: CountKind,
    /// Whether days, or sums of them, were asked for in vain.
    pub lacks_days: bool,
    /// What counts of single days are added up over.
    pub per: Period,
    /// One line a series, in the order of the file.
    pub lines: Vec<Line>,
    /// The row of the one that the headline is about.
    pub headline: Option<usize>,
    /// What happened, in time.
    pub annotations: Vec<Annotation>,
    /// Counts of the other kind in the same series, but for those that an event tells.
    pub of_other_kind: usize,
    /// How many counts are asked for.
    pub counts: usize,
    /// Records without a count.
    pub left_out: usize,
    /// Counts that are in no sum of a period.
    pub apart: Apart,
    /// Counts of more days than any period has: beside sums of periods they would tower, and they are in the table only.
    pub longer: Vec<Point>,
    /// Visits and events that have no place on the time axis: those of another time, those dated to a year or less
    /// closely, and those without a date.
    pub outside: usize,
    pub vague: usize,
    pub undated: usize,
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

    /// The series that the headline is about, and its count there.
    pub fn headlined(&self) -> Option<(&Line, &Point)> {
        let line = self.lines.get(self.headline?)?;
        Some((line, line.told(self.kind)?))
    }

    /// Which series a headline tells: of totals that of the latest, of single days that of the highest. Of equals it is
    /// the longest series', then the highest, which stands at the top of the picture, then the first one's.
    fn find_headline(&mut self) {
        let mut best: Option<(usize, &Point)> = None;
        for (row, line) in self.lines.iter().enumerate() {
            let Some(point) = line.told(self.kind) else {
                continue;
            };
            let is_better = match (best, self.kind) {
                (None, _) => true,
                (Some((other, known)), CountKind::Cumulative) => {
                    let rank =
                        |line: &Line, point: &Point| (point.day, line.points.len(), point.count);
                    rank(line, point) > rank(&self.lines[other], known)
                }
                (Some((_, known)), CountKind::PerDay) => point.rank() > known.rank(),
            };
            if is_better {
                best = Some((row, point));
            }
        }
        self.headline = best.map(|(row, _)| row);
    }

    /// Whether some sums are of a part of their days only, and nothing is known of the others.
    pub fn has_partial_sums(&self) -> bool {
        let has_one = |line: &Line| line.points.iter().any(|point| line.lacks_days(point));
        self.lines.iter().any(has_one)
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
pub fn summarise(query: Query, frame: Frame, options: &Options) -> Trend {
    let kind = kind_of(query.data, options.count);
    let per = match kind {
        CountKind::Cumulative => Period::Day,
        CountKind::PerDay => options.per,
    };
    let mut trend = Trend {
        kind,
        lacks_days: kind != options.count && kind == CountKind::Cumulative,
        per,
        lines: Vec::new(),
        headline: None,
        annotations: Vec::new(),
        of_other_kind: 0,
        counts: 0,
        left_out: 0,
        apart: Apart::default(),
        longer: Vec::new(),
        outside: 0,
        vague: 0,
        undated: 0,
    };
    let chosen = query.rows(Table::Casualties);
    trend.read(query, &chosen);
    trend.find_headline();
    trend.colour();
    trend.count_other_kind(query.data, &chosen);
    if let Some((first, last)) = trend.days_within(frame) {
        trend.annotate(query, first, last);
    }
    trend
}

impl Trend {
    /// Makes the lines: of all records of the kind, since what is of other days may take back what is of these; then
    /// what is not among the `chosen` rows goes.
    fn read(&mut self, query: Query, chosen: &[usize]) {
        let data = query.data;
        for row in query.rows_but(Table::Casualties, &[Field::From]) {
            if data.casualty(row).kind == self.kind {
                self.add(data, row);
            }
        }
        // Days on which nothing was counted are reported on where some before and after them are.
        let covered = match self.per {
            Period::Day => None,
            _ => self.reported(),
        };
        self.keep_chosen(data, chosen);
        if self.per != Period::Day {
            self.add_up(query, covered);
        }
        keep(&mut self.lines, &|line| !line.points.is_empty());
    }

    fn keep_chosen(&mut self, data: &DataSet, chosen: &[usize]) {
        let mut is_chosen = vec![false; data.casualties.len()];
        for row in chosen {
            is_chosen[*row] = true;
        }
        for line in &mut self.lines {
            line.sort(self.kind);
            keep(&mut line.points, &|point| is_chosen[point.record.row]);
            self.counts += line.points.len();
            for point in &line.points {
                self.left_out += usize::from(point.count.is_none());
            }
        }
    }

    fn count_other_kind(&mut self, data: &DataSet, chosen: &[usize]) {
        for row in chosen {
            let casualty = data.casualty(*row);
            let is_shown = |line: &Line| line.series == casualty.series;
            let is_event = |record: &RecordRef| record.table == Table::Events;
            if casualty.kind != self.kind && self.lines.iter().any(is_shown) {
                let related = data.related(RecordRef::new(Table::Casualties, *row));
                self.of_other_kind += usize::from(!related.iter().any(is_event));
            }
        }
    }

    /// Adds the events and visits that the axis from the `first` to the `last` day has a place for, and counts the others.
    fn annotate(&mut self, query: Query, first: Day, last: Day) {
        let events = query.rows(Table::Events);
        self.annotations = annotations(query.data, &events, &query.rows(Table::Visits));
        let count = self.annotations.len();
        keep(&mut self.annotations, &|annotation| {
            annotation.date.touches(Some(first), Some(last))
        });
        let in_time = self.annotations.len();
        self.outside = count - in_time;
        keep(&mut self.annotations, &|annotation| {
            annotation.date.precision >= Precision::Month
        });
        self.vague = in_time - self.annotations.len();
        for row in &events {
            self.undated += usize::from(query.data.event(*row).dated().is_none());
        }
        sort(&mut self.annotations, |one, other| {
            one.date.cmp(&other.date)
        });
    }

    /// Adds up the counts of each period that are of days asked for and reported on.
    fn add_up(&mut self, query: Query, covered: Option<(DateSpan, DateSpan)>) {
        let Some((first, last)) = covered else {
            return;
        };
        let from = query.filter.and_then(|filter| filter.from);
        let to = query.filter.and_then(|filter| filter.to);
        let periods = Periods {
            per: self.per,
            first: from.map_or(first.first, |from| from.max(first.first)),
            last: to.map_or(last.last, |to| to.min(last.last)),
            data: query.data,
        };
        for line in &mut self.lines {
            periods.add_up(line, &mut self.apart);
        }
        if self.lines.iter().any(|line| !line.summed.is_empty()) {
            self.take_longer();
        } else {
            // Counts that are all by themselves are of the days that they are of.
            self.per = Period::Day;
        }
    }

    /// Takes from the lines what is of more days than a period has.
    fn take_longer(&mut self) {
        let most = self.per.most_days();
        for line in &mut self.lines {
            let is_longer = |point: &Point| point.summed.is_none() && point.date.days() > most;
            for point in &line.points {
                if is_longer(point) {
                    self.longer.push(*point);
                }
            }
            keep(&mut line.points, &|point| !is_longer(point));
        }
        self.apart.across -= self.longer.len();
    }
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
    /// lines, and of these to the highest; the headline's has one always.
    fn colour(&mut self) {
        let rank = |row: usize| {
            let line = &self.lines[row];
            let count = line.told(self.kind).and_then(|point| point.count);
            let is_long = line.points.len() > FEW_POINTS;
            (self.headline == Some(row), is_long, count)
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
            summed: Vec::new(),
            replaced: 0,
            is_of_events: false,
        };
        let line = found_or_added(&mut self.lines, is_it, new);
        let (low, high) = casualty.ends();
        line.points.push(Point {
            date: casualty.date,
            count: casualty.count,
            low,
            high,
            qualifier: casualty.qualifier,
            said: Count::of(data, casualty),
            is_revised: false,
            day: casualty.date.last,
            summed: None,
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
                toll: toll(data, record),
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
