//! From the rows of a selection to the numbers that a view shows.

pub mod shares;
pub mod trend;
pub mod visits;

use crate::dataset::date::DateSpan;
use crate::dataset::records::{Citation, DatedElsewhere};

/// The most precise date that any source gives, and who gives it.
pub fn best_date<'a>(
    own: Option<DateSpan>,
    own_source: &'a Citation,
    elsewhere: &'a [DatedElsewhere],
) -> Option<(DateSpan, &'a Citation)> {
    let own = own.map(|date| (date, own_source));
    let others = elsewhere.iter().map(|other| (other.date, &other.cited));
    let mut best: Option<(DateSpan, &Citation)> = None;
    for (date, cited) in own.into_iter().chain(others) {
        if best.is_none_or(|(known, _)| date.precision > known.precision) {
            best = Some((date, cited));
        }
    }
    best
}
