//! The k-th of the rows that are kept.

use crate::Error;
use crate::kept::Kept;
use crate::memory::{bytes_of, filled};

/// Words of bits in a block.
const WORDS: usize = 8;
/// Rows in a block.
const ROWS: usize = 64 * WORDS;

/// How many rows are kept before each block, and in all.
pub(crate) struct Ranks {
    before: Vec<u32>,
    is_fresh: bool,
}

impl Ranks {
    pub fn new(rows: usize) -> Result<Self, Error> {
        Ok(Self {
            before: filled(rows.div_ceil(ROWS) + 1, 0)?,
            is_fresh: false,
        })
    }

    pub fn forget(&mut self) {
        self.is_fresh = false;
    }

    pub fn refresh(&mut self, kept: Kept) {
        if self.is_fresh {
            return;
        }
        self.is_fresh = true;
        let mut count = 0;
        for (block, slot) in self.before.iter_mut().enumerate() {
            *slot = count;
            let words = block * WORDS..(block + 1) * WORDS;
            count += words.map(|word| kept.word(word).count_ones()).sum::<u32>();
        }
    }

    /// How many rows before this one are kept.
    pub fn before(&self, row: usize, kept: Kept) -> usize {
        if kept.is_all() {
            return row;
        }
        let block = row / ROWS;
        let whole = (block * WORDS..row / 64).map(|word| kept.word(word).count_ones());
        let part = kept.word(row / 64) & !(u64::MAX << (row % 64));
        let block = self.before.get(block).map_or(0, |before| *before);
        (block + whole.sum::<u32>() + part.count_ones()) as usize
    }

    /// The row before which so many are kept, and which is kept itself.
    pub fn row(&self, rank: usize, kept: Kept) -> Option<usize> {
        if kept.is_all() {
            return Some(rank);
        }
        let next = |before: &u32| *before as usize <= rank;
        let block = self.before.partition_point(next).checked_sub(1)?;
        let mut left = rank - *self.before.get(block)? as usize;
        for index in block * WORDS..(block + 1) * WORDS {
            let mut word = kept.word(index);
            let ones = word.count_ones() as usize;
            if left < ones {
                (0..left).for_each(|_| word &= word - 1);
                return Some(index * 64 + word.trailing_zeros() as usize);
            }
            left -= ones;
        }
        None
    }

    pub fn bytes(&self) -> usize {
        bytes_of(&self.before)
    }
}
