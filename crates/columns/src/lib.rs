//! Ten million dated events in columns, and linked counts of them, exact to the day.
//!
//! ```text
//! rows in chunks, twice --Builder--> Columns --Linked, under a Choice--> counts by place, actor, period; rows; a line
//! ```
//! Rows are sorted by day as they come in, so a stretch of days is a stretch of rows. Of each axis, places and actors,
//! cumulative counts are kept at marks in that order; a count over a stretch is the difference of two marks, and fewer than
//! [`MARK_EVERY`] rows (more only with more than 5,461 bins) to add or take away at each end. A step of a brush therefore
//! costs the same however many rows there are. Each view leaves out the clause on its own axis, as crossfilter does.
//!
//! No sum can overflow: there are at most `u32::MAX` rows with at most `u32::MAX` deaths, or events, each, and sums are
//! `u64`.

mod builder;
mod choice;
mod columns;
mod counts;
mod cumulative;
mod daily;
mod error;
mod kept;
mod line;
mod linked;
mod memory;
mod ranks;
mod tally;

pub use builder::{Announced, Builder, Chunk, Exception};
pub use choice::{Choice, Set};
pub use columns::{Columns, Row};
pub use cumulative::MARK_EVERY;
pub use daily::{Measure, Sums};
pub use error::{Error, Field};
pub use line::Span;
pub use linked::Linked;
pub use tally::Tally;
