//! Counts of single days, added up by week, month or year.

use super::line::{Line, Point, Summed};
use crate::dataset::DataSet;
use crate::dataset::counts::Sum;
use crate::dataset::date::{DateSpan, Day};
use crate::options::Period;

/// Monday, 29 December 1969: weeks are counted from there.
const A_MONDAY: i32 = -3;

impl Period {
    /// The first and the last day of the period that a day is in.
    pub fn around(self, day: Day) -> (Day, Day) {
        let (year, month, _) = day.civil();
        let first = match self {
            Self::Day => return (day, day),
            Self::Week => {
                let monday = day.number() - (day.number() - A_MONDAY).rem_euclid(7);
                return (Day::from_number(monday), Day::from_number(monday + 6));
            }
            Self::Month => [Day::from_civil(year, month, 1), next_month(year, month)],
            Self::Year => [Day::from_civil(year, 1, 1), Day::from_civil(year + 1, 1, 1)],
        };
        (first[0], Day::from_number(first[1].number() - 1))
    }
}

impl Period {
    /// The days of the longest one.
    pub const fn most_days(self) -> i32 {
        match self {
            Self::Day => 1,
            Self::Week => 7,
            Self::Month => 31,
            Self::Year => 366,
        }
    }
}

fn next_month(year: i32, month: i32) -> Day {
    Day::from_civil(year + month / 12, month % 12 + 1, 1)
}

/// The days of a trend, and what its counts are added up over.
pub struct Periods<'a> {
    pub per: Period,
    /// The days that are asked for and reported on: what lies beyond them is in no sum.
    pub first: Day,
    pub last: Day,
    pub data: &'a DataSet,
}

/// How many counts are in no sum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Apart {
    /// Of days in several periods.
    pub across: usize,
    /// Of days of which some are not asked for.
    pub beyond: usize,
    /// Of days that are in a sum by another count. Where none of two counts of the same days is the later one, the sum has a range
    /// for both.
    pub again: usize,
}

impl Periods<'_> {
    /// Adds up the counts of a line, which are in time; those that stay by themselves are counted in `apart`. Of two releases' counts
    /// for a day the later one is added.
    pub fn add_up(&self, line: &mut Line, apart: &mut Apart) {
        let (mut open, mut sum) = (None, Sum::default());
        // The dates of the last count that is in a sum, and its range there.
        let (mut last, mut range) = (None, (0, 0));
        // The last day that is in a sum.
        let mut counted = None;
        let points = std::mem::take(&mut line.points);
        let longer = self.of_several_days(&points);
        for (row, point) in points.iter().enumerate() {
            let point = *point;
            if point.is_revised || is_replaced(&points, row) {
                line.replaced += 1;
                continue;
            }
            if point.count.is_none() {
                continue;
            }
            let casualty = self.data.casualty(point.record.row);
            let period = self.per.around(point.date.first);
            let is_within = point.date.lies_within(Some(self.first), Some(self.last));
            let is_new = casualty.events.is_some() || Some(point.date.first) > counted;
            line.is_of_events |= casualty.events.is_some();
            let is_in_longer = is_in_longer(&longer, point.date, period.1);
            let why = if point.date.last > period.1 {
                Some(&mut apart.across)
            } else if !is_within {
                Some(&mut apart.beyond)
            } else if !is_new || is_in_longer {
                Some(&mut apart.again)
            } else {
                None
            };
            if let Some(why) = why {
                *why += 1;
                if let (Some((row, _)), true) = (open, last == Some(point.date)) {
                    sum.widen(&mut range, casualty);
                    close(&mut line.points[row], sum);
                }
                line.points.push(point);
                continue;
            }
            counted = counted.max(Some(point.date.last));
            let row = match open {
                Some((row, known)) if known == period => row,
                _ => {
                    sum = Sum::default();
                    line.points
                        .push(self.opened(&point, period, line.summed.len()));
                    line.points.len() - 1
                }
            };
            open = Some((row, period));
            (last, range) = (Some(point.date), sum.add(casualty));
            line.summed.push(point.record);
            extend(&mut line.points[row], point.date);
            close(&mut line.points[row], sum);
        }
    }

    /// The dates of counts of several days in one period, by their last days: what is counted for some of the days is in them already.
    fn of_several_days(&self, points: &[Point]) -> Vec<DateSpan> {
        let mut longer = Vec::new();
        for (row, point) in points.iter().enumerate() {
            let (date, is_counted) = (point.date, point.count.is_some() && !point.is_revised);
            if is_counted
                && !date.is_day()
                && date.last <= self.per.around(date.first).1
                && !is_replaced(points, row)
                && self.data.casualty(point.record.row).events.is_none()
            {
                longer.push(date);
            }
        }
        longer
    }

    /// The sum of a period, as yet of one count.
    fn opened(&self, first: &Point, period: (Day, Day), start: usize) -> Point {
        let days = (period.0.max(self.first), period.1.min(self.last));
        let date = DateSpan::from_to(days.0, days.1);
        Point {
            date,
            day: date.last,
            summed: Some(Summed {
                start,
                count: 0,
                is_whole: days == period,
                days: 0,
                counted: (first.date.first, first.date.last),
            }),
            ..*first
        }
    }
}

/// Whether one of some dates, which are in the order of their last days, has all days of another one and more; that is in a period
/// until `end`.
fn is_in_longer(longer: &[DateSpan], date: DateSpan, end: Day) -> bool {
    let begins = longer.partition_point(|one| one.last < date.last);
    for one in longer.get(begins..).unwrap_or_default() {
        if one.last > end {
            break;
        }
        if one.first <= date.first && one.days() > date.days() {
            return true;
        }
    }
    false
}

/// Whether a later release has another count for the same date: they stand side by side.
fn is_replaced(points: &[Point], row: usize) -> bool {
    let own = &points[row].said;
    let is_same = |other: &&Point| other.said.date == own.date;
    let (before, after) = points.split_at(row);
    let mut others =
        (before.iter().rev().take_while(is_same)).chain(after.iter().take_while(is_same));
    others.any(|other| other.count.is_some() && own.is_older_than(&other.said))
}

/// Gives a point what its counts are together.
fn close(point: &mut Point, sum: Sum) {
    point.count = Some(sum.count);
    (point.low, point.high) = sum.ends();
    point.qualifier = sum.qualifier;
}

/// Notes that a point has one more count in it, of these days.
fn extend(point: &mut Point, date: DateSpan) {
    if let Some(summed) = &mut point.summed {
        summed.count += 1;
        summed.days += date.days();
        summed.counted.1 = date.last;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(per: Period, day: &str) -> String {
        let day = DateSpan::parse(day).unwrap().first;
        let (first, last) = per.around(day);
        format!("{} to {}", first.iso(), last.iso())
    }

    #[test]
    fn weeks_begin_on_mondays() {
        assert_eq!(
            around(Period::Week, "2021-03-27"),
            "2021-03-22 to 2021-03-28"
        );
        assert_eq!(
            around(Period::Week, "1969-12-28"),
            "1969-12-22 to 1969-12-28"
        );
    }

    #[test]
    fn months_and_years_are_whole() {
        assert_eq!(
            around(Period::Month, "2020-02-10"),
            "2020-02-01 to 2020-02-29"
        );
        assert_eq!(
            around(Period::Month, "2020-12-31"),
            "2020-12-01 to 2020-12-31"
        );
        assert_eq!(
            around(Period::Year, "1999-07-01"),
            "1999-01-01 to 1999-12-31"
        );
    }
}
