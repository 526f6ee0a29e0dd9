//! From the rows of a selection to the numbers that a view shows.

pub mod releases;
pub mod shares;
pub mod trend;
pub mod visits;

use crate::dataset::date::DateSpan;
use crate::dataset::records::{Citation, DatedElsewhere};

/// The most precise date that any source gives, and who gives it.
pub fn best_date<'a>(
    own: DateSpan,
    own_source: &'a Citation,
    elsewhere: &'a [DatedElsewhere],
) -> (DateSpan, &'a Citation) {
    let mut best = (own, own_source);
    for other in elsewhere {
        if other.date.precision > best.0.precision {
            best = (other.date, &other.cited);
        }
    }
    best
}

/// The dates that begin first and end last, and of several such the vaguest; none of none.
pub fn ends(dates: impl Iterator<Item = DateSpan>) -> Option<(DateSpan, DateSpan)> {
    let mut ends: Option<(DateSpan, DateSpan)> = None;
    for date in dates {
        let (mut first, mut last) = ends.unwrap_or((date, date));
        if (date.first, date.precision) < (first.first, first.precision) {
            first = date;
        }
        if date.last > last.last || (date.last == last.last && date.precision < last.precision) {
            last = date;
        }
        ends = Some((first, last));
    }
    ends
}

/// The item that `is_it` finds, or else a new one at the end of the list.
fn found_or_added<T>(
    items: &mut Vec<T>,
    is_it: impl FnMut(&T) -> bool,
    new: impl FnOnce() -> T,
) -> &mut T {
    let row = items.iter().position(is_it).unwrap_or(items.len());
    if row == items.len() {
        items.push(new());
    }
    &mut items[row]
}
