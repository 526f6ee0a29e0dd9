//! Which rows satisfy the clauses on places and on actors: a bit a row, for each clause.

use crate::columns::{KeyColumn, Keys};
use crate::memory::{bytes_of, filled};
use crate::{Error, Set};

/// The rows that satisfy one clause, found when they are first asked for after it changed.
pub(crate) struct Clause {
    bits: Vec<u64>,
    is_fresh: bool,
}

/// The rows that satisfy two clauses, either of which may not be there.
#[derive(Clone, Copy)]
pub(crate) struct Kept<'a> {
    pub places: Option<&'a [u64]>,
    pub actors: Option<&'a [u64]>,
}

impl Clause {
    pub fn new(rows: usize) -> Result<Self, Error> {
        Ok(Self {
            bits: filled(rows.div_ceil(64), 0)?,
            is_fresh: false,
        })
    }

    pub fn forget(&mut self) {
        self.is_fresh = false;
    }

    /// The bits under this clause; none where there is no clause.
    pub fn bits(&mut self, set: Option<&Set>, keys: &Keys) -> Option<&[u64]> {
        let set = set?;
        if !self.is_fresh {
            self.is_fresh = true;
            match &keys.column {
                KeyColumn::Narrow(keys) => fill(&mut self.bits, keys, set),
                KeyColumn::Wide(keys) => fill(&mut self.bits, keys, set),
            }
        }
        Some(&self.bits)
    }

    pub fn bytes(&self) -> usize {
        bytes_of(&self.bits)
    }
}

fn fill<K: Copy + Into<u16>>(bits: &mut [u64], keys: &[K], set: &Set) {
    for (word, keys) in bits.iter_mut().zip(keys.chunks(64)) {
        let kept = keys
            .iter()
            .map(|key| u64::from(set.contains((*key).into())));
        *word = kept
            .enumerate()
            .fold(0, |word, (bit, kept)| word | kept << bit);
    }
}

impl Kept<'_> {
    pub fn is_all(&self) -> bool {
        self.places.is_none() && self.actors.is_none()
    }

    /// The bits of the rows from 64 × `index`. Bits for rows that do not exist are only set where all are kept.
    pub fn word(&self, index: usize) -> u64 {
        let word = |bits: Option<&[u64]>| match bits {
            Some(bits) => bits.get(index).copied().unwrap_or(0),
            None => u64::MAX,
        };
        word(self.places) & word(self.actors)
    }

    /// 1 where a row is kept, 0 where it is not.
    #[inline]
    pub fn has(&self, row: usize) -> u64 {
        self.word(row / 64) >> (row % 64) & 1
    }
}
