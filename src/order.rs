//! Sorting, looking up and collecting without repetition: once, for all types.
//!
//! The standard library's sorts and maps are compiled anew for every type that they are used with,
//! which cost a quarter of the wasm: 5 kB a sort, 4 kB a map. Here one sort orders row numbers (by merging, a tenth
//! of the standard one's code), and what is short is searched from its beginning.

use std::cmp::Ordering;
use std::rc::Rc;

/// The rows 0 to `count` in the order of `compare`; equals stay as they were. Runs that are in order already, as records
/// mostly are, are merged with their neighbours until there is one.
pub fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut rows = Vec::with_capacity(count);
    let mut ends = Vec::new();
    for row in 0..count {
        if row > 0 && compare(row - 1, row).is_gt() {
            ends.push(row);
        }
        rows.push(row);
    }
    ends.push(count);
    while ends.len() > 1 {
        let mut merged = Vec::with_capacity(count);
        let mut fewer = Vec::new();
        for pair in ends.chunks(2) {
            let (middle, end) = (pair[0], pair[pair.len() - 1]);
            merge(&rows, middle, end, compare, &mut merged);
            fewer.push(end);
        }
        (rows, ends) = (merged, fewer);
    }
    rows
}

/// The rows of some numbers, the largest first; equals stay as they were.
pub fn descending(numbers: &[f64]) -> Vec<usize> {
    order(numbers.len(), &|one, other| {
        numbers[other].total_cmp(&numbers[one])
    })
}

/// Merges the next run, which ends at `middle`, and the one behind it to the end of a list.
fn merge(
    rows: &[usize],
    middle: usize,
    end: usize,
    compare: &dyn Fn(usize, usize) -> Ordering,
    merged: &mut Vec<usize>,
) {
    let (mut left, mut right) = (merged.len(), middle);
    while merged.len() < end {
        let takes_left =
            right >= end || (left < middle && compare(rows[left], rows[right]).is_le());
        let next = if takes_left { &mut left } else { &mut right };
        merged.push(rows[*next]);
        *next += 1;
    }
}

/// Sorts a list; equals stay as they were.
pub fn sort<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let by_row = |one: usize, other: usize| compare(&items[one], &items[other]);
    let rows = order(items.len(), &by_row);
    arrange(rows, &mut |row, other| items.swap(row, other));
}

/// Brings items into an order of their rows: each cycle of it is walked once, every item swapped into its place.
fn arrange(mut rows: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..rows.len() {
        let mut row = start;
        while rows[row] != start {
            let next = rows[row];
            swap(row, next);
            rows[row] = row;
            row = next;
        }
        rows[row] = row;
    }
}

/// Keeps the items that are wanted, in their order.
pub fn keep<T>(items: &mut Vec<T>, is_wanted: &dyn Fn(&T) -> bool) {
    let mut kept = 0;
    for row in 0..items.len() {
        if is_wanted(&items[row]) {
            items.swap(kept, row);
            kept += 1;
        }
    }
    items.truncate(kept);
}

/// Adds an item to a short list that does not have it yet.
pub fn add_new<T: PartialEq>(items: &mut Vec<T>, item: T) {
    if !items.contains(&item) {
        items.push(item);
    }
}

/// The item that `is_it` finds, or else a new one at the end of the list.
pub fn found_or_added<T>(
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

/// The texts, with commas between them.
pub fn joined<T: AsRef<str>>(texts: &[T]) -> String {
    let mut joined = String::new();
    for text in texts {
        if !joined.is_empty() {
            joined.push_str(", ");
        }
        joined.push_str(text.as_ref());
    }
    joined
}

/// Names in alphabetical order, each with its row in another list.
#[derive(Default)]
pub struct Index {
    names: Vec<Rc<str>>,
    rows: Vec<usize>,
}

impl Index {
    /// The index of a list of names.
    pub fn new(names: Vec<Rc<str>>) -> Self {
        let rows = order(names.len(), &|one, other| names[one].cmp(&names[other]));
        Self { names, rows }
    }

    /// The row of a name; the first if it stands more than once.
    pub fn row(&self, name: &str) -> Option<usize> {
        let at = self.rows.partition_point(|row| *self.names[*row] < *name);
        let row = *self.rows.get(at)?;
        (*self.names[row] == *name).then_some(row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_keep_their_order() {
        let mut items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        sort(&mut items, |one, other| one.0.cmp(&other.0));
        assert_eq!(items, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }

    #[test]
    fn a_long_list_is_sorted_whatever_its_order_was() {
        let mut items: Vec<u32> = (0..1000).map(|number| number * 7919 % 1000).collect();
        sort(&mut items, Ord::cmp);
        assert!(items.is_sorted(), "{items:?}");
    }

    #[test]
    fn what_is_kept_stays_in_order() {
        let mut items: Vec<u32> = (0..10).collect();
        keep(&mut items, &|item| item % 3 != 1);
        assert_eq!(items, [0, 2, 3, 5, 6, 8, 9]);
    }

    #[test]
    fn an_index_finds_the_first_of_equal_names() {
        let names = ["moscow", "kazan", "moscow"].map(Rc::from).to_vec();
        let index = Index::new(names);
        assert_eq!(index.row("moscow"), Some(0));
        assert_eq!(index.row("kazan"), Some(1));
        assert_eq!(index.row("minsk"), None);
    }
}
