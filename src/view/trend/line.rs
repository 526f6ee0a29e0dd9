//! The counts of one series, in time.

use crate::dataset::RecordRef;
use crate::dataset::counts::Count;
use crate::dataset::date::{DateSpan, Day};
use crate::dataset::records::{CountKind, Qualifier, Text};
use crate::order::sort;
use crate::theme::Ink;

/// What a gap may mean.
const UNKNOWN: (u64, u64) = (0, u64::MAX);

/// The counts of one series, in time.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub series: Text,
    /// Its colour in the palette; where there are more series than colours, the highest have them, and the others none.
    pub colour: Option<u8>,
    pub points: Vec<Point>,
    /// The records that sums are of, one sum after the other.
    pub summed: Vec<RecordRef>,
    /// Counts that later ones took back, where sums leave them out.
    pub replaced: usize,
    /// Whether nothing was recorded where it has no sum: it counts events.
    pub is_of_events: bool,
}

/// Which counts a point adds up, as rows of [`Line::summed`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summed {
    pub start: usize,
    pub count: usize,
    /// Whether all days of the period are asked for and reported on.
    pub is_whole: bool,
    /// How many days have a count, and the first and the last of them.
    pub days: i32,
    pub counted: (Day, Day),
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
    /// What it adds up; none where it is a count by itself.
    pub summed: Option<Summed>,
    /// Its record, or the first one that it adds up.
    pub record: RecordRef,
}

impl Point {
    /// The range that is drawn: none of a count that was taken back, which is crossed out.
    pub fn range(&self) -> Option<(u64, u64)> {
        self.low.zip(self.high).filter(|_| !self.is_revised)
    }

    /// What it counts for among sums and counts of single days.
    pub fn rank(&self) -> (bool, bool, Option<u64>) {
        let is_sum = self.summed.is_some();
        (is_sum, is_sum || self.date.is_day(), self.count)
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
    /// The records that a point shows.
    pub fn records<'a>(&'a self, point: &'a Point) -> &'a [RecordRef] {
        match point.summed {
            Some(Summed { start, count, .. }) => &self.summed[start..start + count],
            None => std::slice::from_ref(&point.record),
        }
    }

    /// Whether a sum lacks counts of some of its days: of those nothing is known, unless the counts are of events.
    pub fn lacks_days(&self, point: &Point) -> bool {
        let days = point.date.days();
        let is_partial = |summed: Summed| summed.days < days;
        !self.is_of_events && point.summed.is_some_and(is_partial)
    }

    /// Whether a sum is of all days of its period.
    pub fn is_whole(&self, point: &Point) -> bool {
        point.summed.is_some_and(|summed| summed.is_whole) && !self.lacks_days(point)
    }

    /// The days that a sum is drawn over: all of its period where events are counted, else those from its first count to its
    /// last.
    pub fn drawn(&self, point: &Point) -> DateSpan {
        match point.summed {
            Some(summed) if !self.is_of_events => {
                DateSpan::from_to(summed.counted.0, summed.counted.1)
            }
            _ => point.date,
        }
    }

    /// How many records its points show.
    pub fn rows(&self) -> usize {
        let by_themselves = self.points.iter().filter(|point| point.summed.is_none());
        self.summed.len() + by_themselves.count()
    }

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

    /// What the range of its counts is drawn in.
    pub fn range_ink(&self) -> Ink {
        Ink::Range(self.colour.unwrap_or(u8::MAX))
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
    pub fn sort(&mut self, kind: CountKind) {
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
