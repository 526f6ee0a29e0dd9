//! Sums over any stretch of days, of the rows that satisfy the clauses on places and actors.

use crate::Error;
use crate::memory::{bytes_of, filled};
use crate::tally::Source;
use std::ops::Range;

/// Events, and their deaths by three estimates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    pub events: u64,
    pub best: u64,
    pub low: u64,
    pub high: u64,
}

/// One of the [`Sums`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    Events,
    Best,
    Low,
    High,
}

/// Cumulative sums before each day, and behind the last.
pub(crate) struct Daily {
    before: Vec<Sums>,
    is_fresh: bool,
}

impl Sums {
    pub fn get(&self, measure: Measure) -> u64 {
        match measure {
            Measure::Events => self.events,
            Measure::Best => self.best,
            Measure::Low => self.low,
            Measure::High => self.high,
        }
    }

    /// Number by number, modulo 2⁶⁴, which what comes out in the end is below.
    fn with(self, other: Self, join: impl Fn(u64, u64) -> u64) -> Self {
        Self {
            events: join(self.events, other.events),
            best: join(self.best, other.best),
            low: join(self.low, other.low),
            high: join(self.high, other.high),
        }
    }
}

impl Daily {
    pub fn new(days: usize) -> Result<Self, Error> {
        Ok(Self {
            before: filled(days + 1, Sums::default())?,
            is_fresh: false,
        })
    }

    pub fn forget(&mut self) {
        self.is_fresh = false;
    }

    pub fn refresh(&mut self, source: Source) {
        if self.is_fresh {
            return;
        }
        self.is_fresh = true;
        let mut exceptions = source.columns.exceptions.iter().peekable();
        let mut sums = Sums::default();
        for (day, before) in self.before.iter_mut().enumerate() {
            *before = sums;
            let rows = source.columns.rows_of(day..day + 1);
            let end = rows.end;
            let tally = source.sum(rows);
            let mut of_day = Sums {
                events: tally.events,
                best: tally.deaths,
                low: tally.deaths,
                high: tally.deaths,
            };
            while let Some(exception) = exceptions.next_if(|next| (next.row as usize) < end) {
                let row = exception.row as usize;
                let best = u64::from(source.columns.best.at(row));
                let kept = source.kept.has(row);
                let more =
                    |estimate: u32| kept.wrapping_mul(u64::from(estimate).wrapping_sub(best));
                of_day.low = of_day.low.wrapping_add(more(exception.low));
                of_day.high = of_day.high.wrapping_add(more(exception.high));
            }
            sums = sums.with(of_day, u64::wrapping_add);
        }
    }

    /// The sums over these days, counted from the first.
    pub fn sum(&self, days: Range<usize>) -> Sums {
        let before = |day: usize| self.before.get(day).copied().unwrap_or_default();
        before(days.end).with(before(days.start), u64::wrapping_sub)
    }

    pub fn bytes(&self) -> usize {
        bytes_of(&self.before)
    }
}
