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

/// The date that begins first and the one that ends last; of several such, the vaguest.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ends(Option<(DateSpan, DateSpan)>);

impl Ends {
    /// Takes in another date.
    pub fn add(&mut self, date: DateSpan) {
        let (mut first, mut last) = self.0.unwrap_or((date, date));
        if (date.first, date.precision) < (first.first, first.precision) {
            first = date;
        }
        if date.last > last.last || (date.last == last.last && date.precision < last.precision) {
            last = date;
        }
        self.0 = Some((first, last));
    }

    /// The two dates; none where there was none.
    pub fn dates(self) -> Option<(DateSpan, DateSpan)> {
        self.0
    }
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
