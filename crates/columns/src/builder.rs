//! Rows become columns: a counting sort by day, over chunks that are given twice.

use crate::columns::{Columns, KeyColumn, Keys, Order};
use crate::counts::Counts;
use crate::memory::{filled, push};
use crate::{Error, Field};

/// The days of a data set are not further apart than two hundred years.
const MOST_DAYS: i64 = 73_050;

/// What is known before the rows are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Announced {
    /// Indexes of places are below this, and those of actors below that.
    pub places: usize,
    pub actors: usize,
    /// Whether rows are to know their number in the file, at four bytes a row unless the file is sorted by day.
    pub numbers: bool,
}

/// Some rows, as slices of one length.
#[derive(Clone, Copy, Debug, Default)]
pub struct Chunk<'a> {
    /// Days since 1970-01-01.
    pub day: &'a [i32],
    pub place: &'a [u16],
    pub actor: &'a [u16],
    /// Deaths, by the best estimate.
    pub best: &'a [u32],
    /// How many events each row stands for; none means one.
    pub weight: Option<&'a [u32]>,
    /// Rows whose low and high estimates are not the best one; they go up, one a row.
    pub exceptions: &'a [Exception],
}

/// The low and the high estimate of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exception {
    /// In its chunk.
    pub row: u32,
    pub low: u32,
    pub high: u32,
}

/// Takes all chunks twice: their days with [`count`](Self::count), then whole with [`place`](Self::place). A builder that
/// returned an error is of no further use.
pub struct Builder {
    announced: Announced,
    days: Days,
    placing: Option<Placing>,
}

/// The first pass.
struct Days {
    /// The day of the first count, which may be before the first day that was seen.
    base: i64,
    counts: Vec<u32>,
    seen: Option<(i32, i32)>,
    rows: u32,
    previous: i32,
    is_sorted: bool,
}

/// The second pass.
struct Placing {
    columns: Columns,
    /// Where the next row of each day goes.
    next: Vec<u32>,
    placed: u32,
}

impl Builder {
    /// # Errors
    /// Where more places or actors are announced than indexes can tell apart.
    pub fn new(announced: Announced) -> Result<Self, Error> {
        let axes = [
            (Field::Place, announced.places),
            (Field::Actor, announced.actors),
        ];
        for (field, announced) in axes {
            if announced > 1 << 16 {
                return Err(Error::TooManyAnnounced { field, announced });
            }
        }
        Ok(Self {
            announced,
            days: Days::new(),
            placing: None,
        })
    }

    /// The days of the next rows, for the first time.
    ///
    /// # Errors
    /// Where they are too far apart, or too many.
    pub fn count(&mut self, days: &[i32]) -> Result<(), Error> {
        days.iter().try_for_each(|day| self.days.count(*day))
    }

    /// The next rows, for the second time; all have been counted.
    ///
    /// # Errors
    /// Where they are not the rows that were counted, or wrong in themselves.
    pub fn place(&mut self, chunk: Chunk) -> Result<(), Error> {
        let placing = match &mut self.placing {
            Some(placing) => placing,
            none => none.insert(Placing::new(&self.days, self.announced)?),
        };
        chunk.check(placing.placed)?;
        placing.place(chunk)
    }

    /// # Errors
    /// Where not all that was counted has been placed.
    pub fn finish(self) -> Result<Columns, Error> {
        let mut placing = match self.placing {
            Some(placing) => placing,
            None => Placing::new(&self.days, self.announced)?,
        };
        if placing.placed != self.days.rows {
            return Err(Error::Unfinished {
                counted: self.days.rows.into(),
                placed: placing.placed.into(),
            });
        }
        let columns = &mut placing.columns;
        columns.best.settle();
        if let Some(weights) = &mut columns.weights {
            weights.settle();
        }
        columns
            .exceptions
            .sort_unstable_by_key(|exception| exception.row);
        columns.exceptions.shrink_to_fit();
        Ok(placing.columns)
    }
}

impl Days {
    fn new() -> Self {
        Self {
            base: 0,
            counts: Vec::new(),
            seen: None,
            rows: 0,
            previous: i32::MIN,
            is_sorted: true,
        }
    }

    fn count(&mut self, day: i32) -> Result<(), Error> {
        match self.seen {
            Some((first, last)) if (first..=last).contains(&day) => {}
            seen => self.see(day, seen)?,
        }
        self.rows = self.rows.checked_add(1).ok_or(Error::TooManyRows)?;
        self.is_sorted &= self.previous <= day;
        self.previous = day;
        if let Some(count) = self.counts.get_mut((i64::from(day) - self.base) as usize) {
            *count += 1;
        }
        Ok(())
    }

    /// There is a count for this day as well. Each time there are twice as many at least, so that days which go down by
    /// one are not all moved for each.
    fn see(&mut self, day: i32, seen: Option<(i32, i32)>) -> Result<(), Error> {
        let (first, last) = seen.unwrap_or((day, day));
        let new = (first.min(day), last.max(day));
        if i64::from(new.1) - i64::from(new.0) >= MOST_DAYS {
            let row = self.rows.into();
            return Err(Error::DaysTooFarApart {
                row,
                day,
                first,
                last,
            });
        }
        let end = self.base + self.counts.len() as i64;
        if seen.is_none() {
            self.base = day.into();
            self.counts = filled(1, 0)?;
        } else if i64::from(day) < self.base {
            self.grow(
                i64::from(day).min(self.base - self.counts.len() as i64),
                end,
            )?;
        } else if i64::from(day) >= end {
            self.grow(
                self.base,
                (i64::from(day) + 1).max(end + self.counts.len() as i64),
            )?;
        }
        self.seen = Some(new);
        Ok(())
    }

    fn grow(&mut self, base: i64, end: i64) -> Result<(), Error> {
        let mut counts = filled((end - base) as usize, 0)?;
        let old = counts.iter_mut().skip((self.base - base) as usize);
        old.zip(&self.counts).for_each(|(new, old)| *new = *old);
        self.base = base;
        self.counts = counts;
        Ok(())
    }

    /// The first row of each day that was seen, and the number of rows.
    fn starts(&self) -> Result<(i32, Vec<u32>), Error> {
        let Some((first, last)) = self.seen else {
            return Ok((0, filled(1, 0)?));
        };
        let days = (i64::from(last) - i64::from(first) + 1) as usize;
        let mut starts = filled(days + 1, 0_u32)?;
        let skipped = (i64::from(first) - self.base) as usize;
        let mut start = 0;
        for (slot, count) in starts
            .iter_mut()
            .skip(1)
            .zip(self.counts.iter().skip(skipped))
        {
            start += *count;
            *slot = start;
        }
        Ok((first, starts))
    }
}

impl Placing {
    fn new(days: &Days, announced: Announced) -> Result<Self, Error> {
        let (first_day, starts) = days.starts()?;
        let rows = days.rows as usize;
        let mut next = filled(starts.len(), 0)?;
        next.copy_from_slice(&starts);
        let columns = Columns {
            first_day,
            starts,
            places: keys(announced.places, rows)?,
            actors: keys(announced.actors, rows)?,
            best: Counts::filled(rows, 0)?,
            weights: None,
            exceptions: Vec::new(),
            order: match announced.numbers {
                _ if days.is_sorted => Order::Same,
                true => Order::Numbers(filled(rows, 0)?),
                false => Order::Unknown,
            },
        };
        Ok(Self {
            columns,
            next,
            placed: 0,
        })
    }

    fn place(&mut self, chunk: Chunk) -> Result<(), Error> {
        let mut exceptions = chunk.exceptions.iter().peekable();
        let keys = chunk.place.iter().zip(chunk.actor);
        let rows = chunk.day.iter().zip(keys).zip(chunk.best);
        for (index, ((day, (place, actor)), best)) in rows.enumerate() {
            let row = self.next_row(*day)?;
            self.check_keys(*place, *actor)?;
            let columns = &mut self.columns;
            columns.places.set(row, *place);
            columns.actors.set(row, *actor);
            columns.best.set(row, *best)?;
            if let Order::Numbers(numbers) = &mut columns.order
                && let Some(number) = numbers.get_mut(row)
            {
                *number = self.placed;
            }
            if let Some(weight) = chunk.weight.and_then(|weights| weights.get(index)) {
                self.weigh(row, *weight)?;
            }
            if let Some(exception) = exceptions.next_if(|next| next.row as usize == index) {
                self.except(row, *best, *exception)?;
            }
            self.placed += 1;
        }
        Ok(())
    }

    /// Where the next row of this day goes.
    fn next_row(&mut self, day: i32) -> Result<usize, Error> {
        let index = usize::try_from(i64::from(day) - i64::from(self.columns.first_day));
        let index = index.unwrap_or(usize::MAX);
        // The last of them has no end, as it is no day.
        let end = index
            .checked_add(1)
            .and_then(|end| self.columns.starts.get(end));
        match (self.next.get_mut(index), end) {
            (Some(next), Some(end)) if *next < *end => {
                *next += 1;
                Ok(*next as usize - 1)
            }
            _ => Err(Error::PassesDisagree {
                row: self.placed.into(),
                day,
            }),
        }
    }

    fn check_keys(&self, place: u16, actor: u16) -> Result<(), Error> {
        let axes = [
            (Field::Place, place, self.columns.places.bins),
            (Field::Actor, actor, self.columns.actors.bins),
        ];
        for (field, index, announced) in axes {
            if usize::from(index) >= announced {
                return Err(Error::Beyond {
                    row: self.placed.into(),
                    field,
                    index,
                    announced,
                });
            }
        }
        Ok(())
    }

    fn weigh(&mut self, row: usize, weight: u32) -> Result<(), Error> {
        let weights = match &mut self.columns.weights {
            Some(weights) => weights,
            None if weight == 1 => return Ok(()),
            none => none.insert(Counts::filled(
                self.columns.starts.last().map_or(0, |rows| *rows as usize),
                1,
            )?),
        };
        weights.set(row, weight)
    }

    fn except(&mut self, row: usize, best: u32, exception: Exception) -> Result<(), Error> {
        if exception.low == best && exception.high == best {
            return Ok(());
        }
        let row = row as u32;
        push(&mut self.columns.exceptions, Exception { row, ..exception })
    }
}

impl Chunk<'_> {
    /// Its slices are of one length, and its exceptions within it; `start` is its first row in the file.
    fn check(&self, start: u32) -> Result<(), Error> {
        let expected = self.day.len();
        let start = u64::from(start);
        let lengths = [
            (Field::Place, self.place.len()),
            (Field::Actor, self.actor.len()),
            (Field::Best, self.best.len()),
            (Field::Weight, self.weight.map_or(expected, <[u32]>::len)),
        ];
        for (field, found) in lengths {
            if found != expected {
                return Err(Error::UnequalLength {
                    row: start + found.min(expected) as u64,
                    field,
                    expected,
                    found,
                });
            }
        }
        let mut free = 0;
        for exception in self.exceptions {
            let row = exception.row as usize;
            if row < free || row >= expected {
                let row = start + row as u64;
                return Err(Error::ExceptionOutOfPlace { row });
            }
            free = row + 1;
        }
        Ok(())
    }
}

fn keys(bins: usize, rows: usize) -> Result<Keys, Error> {
    let column = match bins {
        0..=256 => KeyColumn::Narrow(filled(rows, 0)?),
        _ => KeyColumn::Wide(filled(rows, 0)?),
    };
    Ok(Keys { column, bins })
}
