//! Thin lines from column to column: along them a supplier can be followed without colours, also over years in which it
//! supplied nothing.

use super::{COLUMN, edges};
use crate::plane::Point;
use crate::scale::{Bands, Linear};
use crate::theme::Ink;
use crate::view::marks::Marks;
use crate::view::shares::summary::{COLOURED, Shares, StackedBar};

/// Between columns that stand closer no line would be seen.
const LEAST_CSS: f64 = 2.0;

/// Thin, but a slanted line of one pixel is a third as dark as its colour.
const WIDTH_CSS: f64 = 1.25;

/// Draws them between all columns that have shares.
pub(super) fn draw(marks: &mut Marks, shares: &Shares, columns: &Bands, scale: &Linear) {
    let between = columns.step() * (1.0 - COLUMN);
    if shares.are_volumes() || between < LEAST_CSS {
        return;
    }
    let mut before: Vec<(f64, bool)> = Vec::new();
    for (index, bar) in shares.stacked_bars.iter().enumerate() {
        let tops = tops(shares, bar, scale);
        let right = columns.at(index) + between / 2.0;
        for (row, (to, is_there)) in tops.iter().enumerate() {
            let Some((from, was_there)) = before.get(row) else {
                break;
            };
            // The upper end of all is on a line of the axis.
            let is_end = from == to && *to <= scale.at(100.0);
            if (*is_there || *was_there) && !is_end {
                let ends = vec![Point::new(right - between, *from), Point::new(right, *to)];
                marks.line(&[], ends, Ink::Muted, WIDTH_CSS, 0.0);
            }
        }
        before = tops;
    }
}

/// Where the slices of all suppliers with a colour end, or would, and that of the others, and whether each is there; nothing of a
/// column without shares.
fn tops(shares: &Shares, bar: &StackedBar, scale: &Linear) -> Vec<(f64, bool)> {
    let mut tops = Vec::new();
    if bar.total <= 0.0 {
        return tops;
    }
    let slices = bar.slices(shares);
    let edges = edges(shares, bar, &slices, scale);
    let mut row = 0;
    for supplier in 0..shares.stacked.len().min(COLOURED + 1) {
        let is_last = supplier == COLOURED;
        let is_there = row < slices.len() && (is_last || slices[row].supplier == supplier);
        row += usize::from(is_there);
        let top = if is_last { slices.len() } else { row };
        tops.push((edges[top], is_there));
    }
    tops
}
