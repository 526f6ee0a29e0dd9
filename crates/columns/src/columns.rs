//! The events, sorted by day.

use crate::builder::{Announced, Builder, Chunk};
use crate::counts::Counts;
use crate::memory::bytes_of;
use crate::{Error, Exception};
use std::ops::Range;

/// Events in the order of their days, and of the file within a day. Made by a [`Builder`].
pub struct Columns {
    pub(crate) first_day: i32,
    /// The first row of each day from `first_day`, and the number of rows at the end.
    pub(crate) starts: Vec<u32>,
    pub(crate) places: Keys,
    pub(crate) actors: Keys,
    pub(crate) best: Counts,
    /// None where each row is one event.
    pub(crate) weights: Option<Counts>,
    /// By row, one a row at most.
    pub(crate) exceptions: Vec<Exception>,
    pub(crate) order: Order,
}

/// Indexes of an axis, one a row, and how many there are to tell apart.
pub(crate) struct Keys {
    pub column: KeyColumn,
    pub bins: usize,
}

pub(crate) enum KeyColumn {
    Narrow(Vec<u8>),
    Wide(Vec<u16>),
}

/// Which row of the file each row was.
pub(crate) enum Order {
    Unknown,
    /// The file was sorted by day already.
    Same,
    Numbers(Vec<u32>),
}

/// One event, or several alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where it stood in the file, from 0. None where nobody asked for it beforehand and the file was not sorted by day.
    pub number: Option<u32>,
    pub day: i32,
    pub place: u16,
    pub actor: u16,
    pub best: u32,
    pub low: u32,
    pub high: u32,
    /// The events that it stands for.
    pub weight: u32,
}

impl Columns {
    /// All rows at once.
    ///
    /// # Errors
    /// As a [`Builder`]'s.
    pub fn new(rows: Chunk, announced: Announced) -> Result<Self, Error> {
        let mut builder = Builder::new(announced)?;
        builder.count(rows.day)?;
        builder.place(rows)?;
        builder.finish()
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.starts.last().map_or(0, |rows| *rows as usize)
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The first and the last day that have a row.
    pub fn days(&self) -> Option<(i32, i32)> {
        let last = i64::from(self.first_day) + self.day_count() as i64 - 1;
        let last = i32::try_from(last).ok()?;
        (self.day_count() > 0).then_some((self.first_day, last))
    }

    pub fn place_count(&self) -> usize {
        self.places.bins
    }

    pub fn actor_count(&self) -> usize {
        self.actors.bins
    }

    /// What it takes in memory.
    pub fn bytes(&self) -> usize {
        let order = match &self.order {
            Order::Numbers(numbers) => bytes_of(numbers),
            Order::Unknown | Order::Same => 0,
        };
        bytes_of(&self.starts)
            + self.places.bytes()
            + self.actors.bytes()
            + self.best.bytes()
            + self.weights.as_ref().map_or(0, Counts::bytes)
            + bytes_of(&self.exceptions)
            + order
    }

    /// Days from the first to the last.
    pub(crate) fn day_count(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// How many of the columns' days are before this one.
    pub(crate) fn days_before(&self, day: i64) -> usize {
        let before = (day - i64::from(self.first_day)).clamp(0, self.day_count() as i64);
        before as usize
    }

    /// The columns' days, counted from the first, that a clause leaves.
    pub(crate) fn days_of(&self, clause: Option<(i32, i32)>) -> Range<usize> {
        let Some((first, last)) = clause else {
            return 0..self.day_count();
        };
        let start = self.days_before(i64::from(first));
        start..self.days_before(i64::from(last) + 1).max(start)
    }

    pub(crate) fn rows_of(&self, days: Range<usize>) -> Range<usize> {
        let row = |day: usize| self.starts.get(day).map_or(0, |row| *row as usize);
        row(days.start)..row(days.end)
    }

    pub(crate) fn row(&self, row: usize) -> Row {
        let day = self.starts.partition_point(|start| *start as usize <= row);
        let best = self.best.at(row);
        let exception = self
            .exceptions
            .binary_search_by_key(&row, |exception| exception.row as usize);
        let exception = exception.ok().and_then(|found| self.exceptions.get(found));
        Row {
            number: self.order.number(row),
            day: (i64::from(self.first_day) + day as i64 - 1) as i32,
            place: self.places.at(row),
            actor: self.actors.at(row),
            best,
            low: exception.map_or(best, |exception| exception.low),
            high: exception.map_or(best, |exception| exception.high),
            weight: self.weights.as_ref().map_or(1, |weights| weights.at(row)),
        }
    }
}

impl Keys {
    fn at(&self, row: usize) -> u16 {
        match &self.column {
            KeyColumn::Narrow(keys) => keys.get(row).map_or(0, |key| u16::from(*key)),
            KeyColumn::Wide(keys) => keys.get(row).copied().unwrap_or(0),
        }
    }

    pub fn set(&mut self, row: usize, key: u16) {
        match &mut self.column {
            KeyColumn::Narrow(keys) => {
                if let Some(slot) = keys.get_mut(row) {
                    *slot = key as u8;
                }
            }
            KeyColumn::Wide(keys) => {
                if let Some(slot) = keys.get_mut(row) {
                    *slot = key;
                }
            }
        }
    }

    fn bytes(&self) -> usize {
        match &self.column {
            KeyColumn::Narrow(keys) => bytes_of(keys),
            KeyColumn::Wide(keys) => bytes_of(keys),
        }
    }
}

impl Order {
    fn number(&self, row: usize) -> Option<u32> {
        match self {
            Self::Unknown => None,
            Self::Same => Some(row as u32),
            Self::Numbers(numbers) => numbers.get(row).copied(),
        }
    }
}
