//! What can be wrong with rows that come in.

use std::fmt;

/// A column of the rows that come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Day,
    Place,
    Actor,
    Best,
    Weight,
    Exceptions,
}

/// Why rows are not taken. Rows are numbered from 0, over all chunks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// A slice of a chunk is shorter or longer than its days; `row` is the first that is not in both.
    UnequalLength {
        row: u64,
        field: Field,
        expected: usize,
        found: usize,
    },
    /// A place or an actor whose index is not below the number that was announced.
    Beyond {
        row: u64,
        field: Field,
        index: u16,
        announced: usize,
    },
    /// More places or actors than indexes can tell apart.
    TooManyAnnounced { field: Field, announced: usize },
    /// With this row the days would stretch over more than two hundred years.
    DaysTooFarApart {
        row: u64,
        day: i32,
        first: i32,
        last: i32,
    },
    /// The second pass has more rows of this day than the first.
    PassesDisagree { row: u64, day: i32 },
    /// The second pass ended, or the first went on, before the rows of both were the same.
    Unfinished { counted: u64, placed: u64 },
    /// An exception is for a row that its chunk does not have, or not behind the exception before it.
    ExceptionOutOfPlace { row: u64 },
    /// Row numbers are 32 bits.
    TooManyRows,
    /// The memory for this many bytes is not there.
    Memory { bytes: usize },
}

impl fmt::Display for Field {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(match self {
            Self::Day => "day",
            Self::Place => "place",
            Self::Actor => "actor",
            Self::Best => "best",
            Self::Weight => "weight",
            Self::Exceptions => "exceptions",
        })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::UnequalLength {
                row,
                field,
                expected,
                found,
            } => write!(
                formatter,
                "row {row}, {field}: its chunk has {expected} days and {found} of these"
            ),
            Self::Beyond {
                row,
                field,
                index,
                announced,
            } => write!(
                formatter,
                "row {row}, {field}: the index is {index}, and {announced} were announced"
            ),
            Self::TooManyAnnounced { field, announced } => write!(
                formatter,
                "{field}: {announced} were announced, and there can be 65,536"
            ),
            Self::DaysTooFarApart {
                row,
                day,
                first,
                last,
            } => write!(
                formatter,
                "row {row}, day: {day} is more than 200 years from others, which are {first} to {last}"
            ),
            Self::PassesDisagree { row, day } => write!(
                formatter,
                "row {row}, day: the second pass has more rows of {day} than the first"
            ),
            Self::Unfinished { counted, placed } => write!(
                formatter,
                "row {}, day: {counted} rows were counted and {placed} placed",
                counted.min(placed)
            ),
            Self::ExceptionOutOfPlace { row } => write!(
                formatter,
                "row {row}, exceptions: they go up, one a row, within their chunk"
            ),
            Self::TooManyRows => write!(
                formatter,
                "row {}, day: there can be no more rows",
                u32::MAX
            ),
            Self::Memory { bytes } => {
                write!(formatter, "there is no memory for {bytes} bytes more")
            }
        }
    }
}

impl std::error::Error for Error {}
