//! What two sources give for the same things. Each is summarised as if the other one were not there, just as its view does it;
//! then their values are set side by side.

mod build;

use crate::dataset::RecordRef;
use crate::dataset::date::{DateSpan, Day};
use crate::dataset::records::{CountKind, Qualifier, ShareOf, Text, Unit};
use crate::options::Period;
pub use build::{of_deaths, of_shares};

/// What differs by less is the same, but for what is lost in binary.
const LEAST_CHANGE: f64 = 1e-9;

/// So many series are drawn.
const MOST_BARS: usize = 50;
const MOST_PANELS: usize = 12;

/// What values are of. Only values of one measure are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Per cent of somebody's imports, by volume or by value, where that is told.
    Share(Option<ShareOf>),
    /// Millions of a unit.
    Volume(Unit),
    /// People killed.
    Deaths,
}

/// What one source gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    pub value: f64,
    pub qualifier: Qualifier,
    /// The lowest and the highest estimate.
    pub range: Option<(u64, u64)>,
    /// Whether it is told without decimals: a share that was worked out from volumes, or a large volume.
    pub is_rounded: bool,
    /// Whether its source does not give it: it is what others leave.
    pub is_derived: bool,
    /// Whether its source took it back itself, by a later count.
    pub is_taken_back: bool,
    pub records: Vec<RecordRef>,
}

/// What both give for one date.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    pub date: DateSpan,
    /// Where it is on a time axis.
    pub day: Day,
    pub given: [Option<Given>; 2],
    /// Whether both are of the same days: a sum that lacks a day is no smaller number.
    pub is_of_same_days: bool,
}

/// One supplier's values, or one series of counts, in time.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    pub name: Text,
    pub measure: Measure,
    pub pairs: Vec<Pair>,
}

/// How something is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Shares,
    /// What is counted, and over what counts of single days are added up.
    Deaths(CountKind, Period),
}

/// What two sources give.
#[derive(Clone, Debug, PartialEq)]
pub struct Revisions {
    /// The ids of the sources.
    pub sources: [Text; 2],
    pub kind: Kind,
    /// Whose imports they are of.
    pub recipient: Option<Text>,
    /// Those with a value of both sources for one date; without time, all. Largest first, or what changed most.
    pub series: Vec<Series>,
    /// The others: over time, those that only one of them gives.
    pub alone: Vec<Series>,
    /// Whether there are values of several dates.
    pub is_over_time: bool,
    /// How many records of the two are asked for, and not compared.
    pub left_out: usize,
}

impl Given {
    /// As it is told.
    pub fn told(&self) -> f64 {
        if self.is_rounded {
            self.value.round()
        } else {
            self.value
        }
    }

    /// Whether another one says the same: as much, as exactly.
    fn is_as(&self, other: &Self) -> bool {
        let is_as_much = (self.value - other.value).abs() < LEAST_CHANGE;
        is_as_much && (self.qualifier, self.range) == (other.qualifier, other.range)
    }
}

impl Pair {
    /// Whether both give a value.
    pub fn has_both(&self) -> bool {
        self.given.iter().all(Option::is_some)
    }

    /// What one of the two gives, and has not taken back.
    pub fn upheld(&self, which: usize) -> Option<&Given> {
        self.given[which]
            .as_ref()
            .filter(|given| !given.is_taken_back)
    }

    /// Both values, if both are there, of the same days, and upheld by their sources.
    fn both(&self) -> Option<(&Given, &Given)> {
        let both = self.upheld(0).zip(self.upheld(1));
        both.filter(|_| self.is_of_same_days)
    }

    /// Whether both say the same; none if they cannot be compared.
    pub fn is_same(&self) -> Option<bool> {
        let (one, other) = self.both()?;
        Some(one.is_as(other))
    }

    /// By how much the second is more than the first; none if they cannot be compared, or not as numbers: "more than 20" and 20
    /// may be anything apart.
    pub fn change(&self) -> Option<f64> {
        let (one, other) = self.both()?;
        let is_number = one.qualifier == other.qualifier;
        is_number.then_some(other.value - one.value)
    }

    /// The records of both.
    pub fn records(&self) -> Vec<RecordRef> {
        let mut records = Vec::new();
        for given in self.given.iter().flatten() {
            records.extend_from_slice(&given.records);
        }
        records
    }

    /// The larger of its values.
    pub fn most(&self) -> f64 {
        let mut most = 0.0_f64;
        for given in self.given.iter().flatten() {
            most = most.max(given.value);
            most = most.max(given.range.map_or(0.0, |(_, high)| high as f64));
        }
        most
    }
}

impl Series {
    /// The pair whose values differ most; none if none has two.
    pub fn most_changed(&self) -> Option<&Pair> {
        let mut found: Option<&Pair> = None;
        // What differs in its bounds alone is less than any number.
        let size = |pair: &Pair| (pair.is_same() == Some(false), pair.change().map(f64::abs));
        for pair in &self.pairs {
            // Of equals the last: it is the latest.
            if pair.is_same().is_some() && found.is_none_or(|known| size(pair) >= size(known)) {
                found = Some(pair);
            }
        }
        found
    }

    fn size(&self) -> f64 {
        let change = self.most_changed().and_then(Pair::change);
        change.unwrap_or_default().abs()
    }

    /// The largest of its values.
    pub fn most(&self) -> f64 {
        let mut most = 0.0_f64;
        for pair in &self.pairs {
            most = most.max(pair.most());
        }
        most
    }
}

impl Revisions {
    /// Those that are drawn: more are no picture, and are in the table.
    pub fn drawn(&self) -> &[Series] {
        let most = if self.is_over_time {
            MOST_PANELS
        } else {
            MOST_BARS
        };
        self.series.get(..most).unwrap_or(&self.series)
    }

    /// All pairs, with the series that each is of; last those that only one source gives.
    pub fn pairs(&self) -> Vec<(&Series, &Pair)> {
        let mut all = Vec::new();
        for series in self.series.iter().chain(&self.alone) {
            for pair in &series.pairs {
                all.push((series, pair));
            }
        }
        all
    }

    /// All records that are compared.
    pub fn records(&self) -> Vec<RecordRef> {
        let mut records = Vec::new();
        for (_, pair) in self.pairs() {
            records.append(&mut pair.records());
        }
        records
    }
}
