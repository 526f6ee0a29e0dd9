//! Which journey a visit is a leg of.

use super::records::{Text, Visit};
use crate::order::order;
use std::cmp::Ordering;

/// For each visit the row of the journey that it was a leg of; its own if it was one by itself. There may be thousands of
/// visits, of each of which this is asked several times for a picture: so it is found once, and by the order of the ids.
pub fn journeys(visits: &[Visit]) -> Vec<usize> {
    let by_id = order(visits.len(), &|one, other| {
        visits[one].id.cmp(&visits[other].id)
    });
    let mut journeys = Vec::with_capacity(visits.len());
    for row in 0..visits.len() {
        journeys.push(whole(visits, &by_id, row));
    }
    journeys
}

fn whole(visits: &[Visit], by_id: &[usize], visit: usize) -> usize {
    let mut row = visit;
    // A chain of legs that comes back to its beginning has no journey.
    for _ in 0..visits.len() {
        let Some(id) = &visits[row].part_of else {
            return row;
        };
        match find(visits, by_id, id) {
            Some(whole) if whole != row => row = whole,
            _ => return row,
        }
    }
    visit
}

/// The first visit of an id.
fn find(visits: &[Visit], by_id: &[usize], id: &Text) -> Option<usize> {
    let (mut low, mut high) = (0, by_id.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        if visits[by_id[middle]].id.cmp(id) == Ordering::Less {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    let row = *by_id.get(low)?;
    (visits[row].id == *id).then_some(row)
}
