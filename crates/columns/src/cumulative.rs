//! Counts by bin over any stretch of days, at a cost that does not grow with the rows.

use crate::Error;
use crate::columns::{Columns, Keys};
use crate::memory::{bytes_of, filled, push};
use crate::tally::{Sign, Source, Tally};
use std::ops::Range;

/// So many rows at least are between two marks. A stretch of days begins with a day, and the first day that is this many
/// rows behind a mark is a mark itself: so fewer rows than this are counted at each of its ends, however many there are
/// in all, and however many on one day. From the nearer mark it is half of that at most on ordinary days, at a nanosecond
/// or two each; half as many rows between marks would double their memory, 24 MB for ten million rows and 5,000 places.
pub const MARK_EVERY: usize = 16_384;

/// More bins than `MARK_EVERY` was chosen for have marks further apart, by so many rows a bin: reading two marks is what
/// costs then, and the marks take no more than 8 ÷ 3 bytes a row whatever the bins, twice that where counts are wide.
const ROWS_PER_BIN: usize = 3;

/// With so few days and bins each day is a mark: 2 MB.
const FEW: usize = 1 << 18;

/// Cumulative counts of the rows before each mark.
pub(crate) struct Cumulative {
    /// Rows with which a day begins, from row 0 to behind the last.
    marks: Vec<u32>,
    table: Table,
    is_fresh: bool,
    /// The last answer.
    tallies: Vec<Tally>,
}

/// For each mark, events and deaths of each bin.
enum Table {
    Narrow(Vec<[u32; 2]>),
    Wide(Vec<[u64; 2]>),
}

impl Cumulative {
    /// `most` is what all rows have together: where that fits into 32 bits, all counts do.
    pub fn new(columns: &Columns, keys: &Keys, most: Tally) -> Result<Self, Error> {
        let marks = marks(columns, keys.bins)?;
        let cells = marks.len().saturating_mul(keys.bins);
        let is_narrow = most.events.max(most.deaths) <= u32::MAX.into();
        Ok(Self {
            table: match is_narrow {
                true => Table::Narrow(filled(cells, [0; 2])?),
                false => Table::Wide(filled(cells, [0; 2])?),
            },
            marks,
            is_fresh: false,
            tallies: filled(keys.bins, Tally::default())?,
        })
    }

    pub fn forget(&mut self) {
        self.is_fresh = false;
    }

    /// Counts a stretch of rows by key. Whatever else `source` keeps rows by is as it was, or was followed by
    /// [`forget`](Self::forget).
    pub fn count(&mut self, source: Source, keys: &Keys, rows: Range<usize>) -> &[Tally] {
        if !self.is_fresh {
            self.fill(source, keys);
            self.is_fresh = true;
        }
        let (start, end) = (self.nearest(rows.start), self.nearest(rows.end));
        let ends = rows.start.abs_diff(start.row) + rows.end.abs_diff(end.row);
        if rows.len() <= ends {
            self.tallies.fill(Tally::default());
            source.count(keys, rows, Sign::Plus, &mut self.tallies);
            return &self.tallies;
        }
        self.table
            .subtract(end.index, start.index, &mut self.tallies);
        // From a mark to an end are rows that were left out, from an end to a mark rows that were counted too much.
        let corrections = [
            (end.row..rows.end, Sign::Plus),
            (rows.end..end.row, Sign::Minus),
            (start.row..rows.start, Sign::Minus),
            (rows.start..start.row, Sign::Plus),
        ];
        for (rows, sign) in corrections {
            if !rows.is_empty() {
                source.count(keys, rows, sign, &mut self.tallies);
            }
        }
        &self.tallies
    }

    fn fill(&mut self, source: Source, keys: &Keys) {
        // What the last answer was in serves as the running count.
        self.tallies.fill(Tally::default());
        for (index, marks) in self.marks.windows(2).enumerate() {
            let &[start, end] = marks else { continue };
            let rows = start as usize..end as usize;
            source.count(keys, rows, Sign::Plus, &mut self.tallies);
            self.table.set(index + 1, &self.tallies);
        }
    }

    fn nearest(&self, row: usize) -> Mark {
        let after = self.marks.partition_point(|mark| (*mark as usize) < row);
        let mark = |index: usize| Mark {
            index,
            row: self.marks.get(index).map_or(row, |mark| *mark as usize),
        };
        let (before, after) = (mark(after.saturating_sub(1)), mark(after));
        match before.row.abs_diff(row) < after.row.abs_diff(row) {
            true => before,
            false => after,
        }
    }

    pub fn bytes(&self) -> usize {
        let table = match &self.table {
            Table::Narrow(cells) => bytes_of(cells),
            Table::Wide(cells) => bytes_of(cells),
        };
        bytes_of(&self.marks) + table + bytes_of(&self.tallies)
    }
}

struct Mark {
    index: usize,
    row: usize,
}

impl Table {
    fn set(&mut self, mark: usize, tallies: &[Tally]) {
        match self {
            // No count is above what all rows have together, which fits.
            Self::Narrow(cells) => cells_of(cells, mark, tallies.len())
                .iter_mut()
                .zip(tallies)
                .for_each(|(cell, tally)| *cell = [tally.events as u32, tally.deaths as u32]),
            Self::Wide(cells) => cells_of(cells, mark, tallies.len())
                .iter_mut()
                .zip(tallies)
                .for_each(|(cell, tally)| *cell = [tally.events, tally.deaths]),
        }
    }

    /// What is before one mark and not before another.
    fn subtract(&self, mark: usize, from: usize, tallies: &mut [Tally]) {
        match self {
            Self::Narrow(cells) => subtract(cells, mark, from, tallies),
            Self::Wide(cells) => subtract(cells, mark, from, tallies),
        }
    }
}

fn subtract<N: Copy + Into<u64>>(
    cells: &[[N; 2]],
    mark: usize,
    from: usize,
    tallies: &mut [Tally],
) {
    let bins = tallies.len();
    let row = |mark: usize| cells.get(mark * bins..(mark + 1) * bins).unwrap_or(&[]);
    for (tally, (more, less)) in tallies.iter_mut().zip(row(mark).iter().zip(row(from))) {
        let [events, deaths] = *more;
        let [fewer, less] = *less;
        tally.events = events.into().wrapping_sub(fewer.into());
        tally.deaths = deaths.into().wrapping_sub(less.into());
    }
}

fn cells_of<N>(cells: &mut [[N; 2]], mark: usize, bins: usize) -> &mut [[N; 2]] {
    cells
        .get_mut(mark * bins..(mark + 1) * bins)
        .unwrap_or(&mut [])
}

fn marks(columns: &Columns, bins: usize) -> Result<Vec<u32>, Error> {
    let every = match columns.day_count().saturating_mul(bins) <= FEW {
        true => 1,
        false => MARK_EVERY.max(ROWS_PER_BIN * bins),
    };
    let mut marks = filled(1, 0)?;
    let mut last = 0;
    for start in columns.starts.iter().skip(1) {
        let rows = columns.len() as u32;
        if (start - last) as usize >= every || (*start == rows && last < rows) {
            push(&mut marks, *start)?;
            last = *start;
        }
    }
    Ok(marks)
}
