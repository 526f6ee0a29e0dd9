//! A column of numbers that are nearly all small.

use crate::Error;
use crate::memory::{bytes_of, filled, push};
use std::ops::Range;

/// Stands in the column for a number that is kept beside it.
const LARGE: u16 = u16::MAX;

/// Two bytes a row, and eight more for each of `LARGE` and above.
pub(crate) struct Counts {
    small: Vec<u16>,
    /// Row and number, by row once settled.
    large: Vec<(u32, u32)>,
}

impl Counts {
    pub fn filled(rows: usize, value: u16) -> Result<Self, Error> {
        Ok(Self {
            small: filled(rows, value)?,
            large: Vec::new(),
        })
    }

    /// Each row is set once at most.
    pub fn set(&mut self, row: usize, value: u32) -> Result<(), Error> {
        let small = u16::try_from(value).unwrap_or(LARGE);
        if small == LARGE {
            push(&mut self.large, (row as u32, value))?;
        }
        if let Some(slot) = self.small.get_mut(row) {
            *slot = small;
        }
        Ok(())
    }

    /// No row is set any more.
    pub fn settle(&mut self) {
        self.large.sort_unstable();
        self.large.shrink_to_fit();
    }

    pub fn at(&self, row: usize) -> u32 {
        self.scan(row..row + 1).next().unwrap_or(0)
    }

    /// The numbers of these rows in turn. What is kept beside is looked up once, then walked along, so that many large
    /// numbers cost no more than a few.
    pub fn scan(&self, rows: Range<usize>) -> Scan<'_> {
        let small = self.small.get(rows.clone()).unwrap_or(&[]);
        let large = match self.large.as_slice() {
            [] => &[],
            large => {
                let before = large.partition_point(|(row, _)| (*row as usize) < rows.start);
                large.get(before..).unwrap_or(&[])
            }
        };
        Scan {
            small: small.iter(),
            large: large.iter(),
        }
    }

    pub fn bytes(&self) -> usize {
        bytes_of(&self.small) + bytes_of(&self.large)
    }
}

pub(crate) struct Scan<'a> {
    small: std::slice::Iter<'a, u16>,
    large: std::slice::Iter<'a, (u32, u32)>,
}

impl Iterator for Scan<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        match *self.small.next()? {
            LARGE => self.large.next().map(|(_, value)| *value),
            small => Some(u32::from(small)),
        }
    }
}
