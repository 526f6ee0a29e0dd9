//! Counts of one series: which of them take which back.

use super::date::DateSpan;
use super::records::{Casualty, CountKind, Qualifier};
use super::{DataSet, RecordRef, Table};

/// What a count says, and when that was published.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Count {
    pub kind: CountKind,
    pub date: DateSpan,
    /// The fewest and the most people that it may mean; none without a count.
    pub range: Option<(u64, u64)>,
    /// When its source was published, as closely as that is known.
    pub published: Option<DateSpan>,
}

impl Count {
    /// What a record says.
    pub fn of(data: &DataSet, casualty: &Casualty) -> Self {
        let source = data.source(&casualty.cited.source);
        Self {
            kind: casualty.kind,
            date: casualty.date,
            range: casualty.range(),
            published: source.and_then(|source| source.published),
        }
    }

    /// Whether another count of the series takes this one back: both cannot be right, and the other one is later.
    pub fn is_taken_back_by(&self, other: &Self) -> bool {
        let (Some((least, most)), Some((its_least, its_most))) = (self.range, other.range) else {
            return false;
        };
        let (is_lower, is_higher) = (its_most < least, most < its_least);
        let is_newer = self.is_older_than(other);
        if self.date == other.date {
            return is_newer && (is_lower || is_higher);
        }
        if self.kind == CountKind::PerDay {
            return false;
        }
        // Somebody who has found more deaths until an earlier day has found more until this one.
        let overtakes = other.date.last <= self.date.first && is_newer;
        (is_lower && self.is_followed_by(other)) || (is_higher && overtakes)
    }

    /// Whether no day of another count is before one of this one's, and it was not published earlier. What is vague may have
    /// been counted on its first day; where a day of publication is unknown it may be the later one.
    fn is_followed_by(&self, other: &Self) -> bool {
        other.date.first >= self.date.last && !other.is_older_than(self)
    }

    /// Whether another count is later: of a later date, or of the same and published later.
    pub fn is_before(&self, other: &Self) -> bool {
        if self.date == other.date {
            self.is_older_than(other)
        } else {
            self.is_followed_by(other)
        }
    }

    /// Whether two counts of a series are of the same date, and none of them is known to be the later one.
    pub fn is_beside(&self, other: &Self) -> bool {
        self.date == other.date && !self.is_older_than(other) && !other.is_older_than(self)
    }

    /// Whether it was certainly published before another one.
    pub fn is_older_than(&self, other: &Self) -> bool {
        match (self.published, other.published) {
            (Some(own), Some(its)) => own.last < its.first,
            _ => false,
        }
    }
}

/// Several counts together, of different people all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    pub count: u64,
    pub qualifier: Qualifier,
    low: u64,
    high: u64,
    /// Whether nobody says how many it may be at most: of a lower bound without an upper end.
    is_open: bool,
    /// The fewest that its parts may mean.
    least: u64,
}

impl Sum {
    /// Adds a count and gives the range that it has in the sum; what has none adds nothing.
    pub fn add(&mut self, casualty: &Casualty) -> (u64, u64) {
        let Some(count) = casualty.count else {
            return (0, 0);
        };
        self.count = self.count.saturating_add(count);
        let (low, high) = casualty.ends();
        let range = (low.unwrap_or(count), high.unwrap_or(count));
        self.low = self.low.saturating_add(range.0);
        self.high = self.high.saturating_add(range.1);
        let has_low_end = low.is_some() || casualty.qualifier.is_lower_bound();
        self.is_open |= has_low_end && high.is_none();
        let (least, _) = casualty.range().unwrap_or((count, count));
        self.least = self.least.saturating_add(least);
        self.qualifier = match (self.qualifier, casualty.qualifier) {
            (one, Qualifier::Exact) => one,
            (Qualifier::Exact, other) => other,
            (one, other) if one.is_lower_bound() && other.is_lower_bound() => Qualifier::AtLeast,
            // A bound and an estimate together are no bound.
            _ => Qualifier::About,
        };
        range
    }

    /// Widens it by a rival of its last part: another count of the same days, of which none is known to be the later one.
    /// `range` is of that part and its rivals so far.
    pub fn widen(&mut self, range: &mut (u64, u64), rival: &Casualty) {
        let (low, high) = Self::default().add(rival);
        self.low = self.low.saturating_sub(range.0.saturating_sub(low));
        self.high = self.high.saturating_add(high.saturating_sub(range.1));
        *range = (range.0.min(low), range.1.max(high));
    }

    /// The lowest and the highest that it may be by its parts' own ranges; none where none of them has one, and no highest where
    /// one has no upper end. An estimate with a lower bound in it has an end below and none above.
    pub fn ends(self) -> (Option<u64>, Option<u64>) {
        if self.is_open && self.qualifier == Qualifier::About {
            return (Some(self.low.min(self.least)), None);
        }
        if (self.low, self.high) == (self.count, self.count) {
            return (None, None);
        }
        (Some(self.low), (!self.is_open).then_some(self.high))
    }
}

/// The sum of some counts.
pub fn sum(data: &DataSet, records: &[RecordRef]) -> Sum {
    let mut sum = Sum::default();
    for record in records {
        sum.add(data.casualty(record.row));
    }
    sum
}

/// Whether a later record of the series takes a count back.
pub fn is_taken_back(data: &DataSet, casualty: &Casualty) -> bool {
    let count = Count::of(data, casualty);
    data.casualties.iter().any(|other| {
        other.series == casualty.series
            && other.kind == casualty.kind
            && count.is_taken_back_by(&Count::of(data, other))
    })
}

/// The range of the counts that are given for the very day of an event; none where there is one, or no day.
#[inline(never)]
pub fn toll(data: &DataSet, event: RecordRef) -> Option<(u64, u64)> {
    let (date, _) = data.event(event.row).dated()?;
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
