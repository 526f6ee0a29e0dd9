//! Counting rows one by one.

use crate::columns::{Columns, KeyColumn, Keys};
use crate::kept::Kept;
use std::iter::repeat;
use std::ops::Range;

/// Events, and their deaths by the best estimate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub events: u64,
    pub deaths: u64,
}

/// Whether rows are added or taken away.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    Plus,
    Minus,
}

/// The rows that a count is of.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    pub columns: &'a Columns,
    pub kept: Kept<'a>,
}

impl Tally {
    /// Modulo 2⁶⁴, in which what is taken away may come before what it is taken from: what comes out in the end fits.
    #[inline]
    fn add(&mut self, events: u64, deaths: u64) {
        self.events = self.events.wrapping_add(events);
        self.deaths = self.deaths.wrapping_add(deaths);
    }
}

impl Source<'_> {
    /// Counts rows by the key that each has.
    pub fn count(&self, keys: &Keys, rows: Range<usize>, sign: Sign, tallies: &mut [Tally]) {
        match &keys.column {
            KeyColumn::Narrow(keys) => {
                let keys = keys.get(rows.clone()).unwrap_or(&[]);
                self.count_by(
                    keys.iter().map(|key| usize::from(*key)),
                    rows,
                    sign,
                    tallies,
                );
            }
            KeyColumn::Wide(keys) => {
                let keys = keys.get(rows.clone()).unwrap_or(&[]);
                self.count_by(
                    keys.iter().map(|key| usize::from(*key)),
                    rows,
                    sign,
                    tallies,
                );
            }
        }
    }

    /// Counts rows together.
    pub fn sum(&self, rows: Range<usize>) -> Tally {
        let mut sum = [Tally::default()];
        self.count_by(repeat(0), rows, Sign::Plus, &mut sum);
        let [sum] = sum;
        sum
    }

    #[inline]
    fn count_by(
        &self,
        bins: impl Iterator<Item = usize>,
        rows: Range<usize>,
        sign: Sign,
        tallies: &mut [Tally],
    ) {
        // −1 modulo 2⁶⁴: one loop for both signs.
        let one = match sign {
            Sign::Plus => 1_u64,
            Sign::Minus => u64::MAX,
        };
        let counted = bins.zip(self.columns.best.scan(rows.clone()));
        let weights = self.columns.weights.as_ref();
        if weights.is_none() && self.kept.is_all() {
            for (bin, best) in counted {
                if let Some(tally) = tallies.get_mut(bin) {
                    tally.add(one, one.wrapping_mul(best.into()));
                }
            }
            return;
        }
        let mut weights = weights.map(|weights| weights.scan(rows.clone()));
        for ((bin, best), row) in counted.zip(rows) {
            let weight = weights.as_mut().map_or(Some(1), Iterator::next);
            let one = one.wrapping_mul(self.kept.has(row));
            if let Some(tally) = tallies.get_mut(bin) {
                tally.add(
                    one.wrapping_mul(weight.unwrap_or(0).into()),
                    one.wrapping_mul(best.into()),
                );
            }
        }
    }
}
