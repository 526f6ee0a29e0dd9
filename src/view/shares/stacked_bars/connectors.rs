//! Thin lines from column to column: along them a supplier can be followed without colours, also over years in which it
//! supplied nothing.

use super::{COLUMN, GAP_CSS, edges};
use crate::plane::Point;
use crate::scale::{Bands, Linear};
use crate::theme::Ink;
use crate::view::marks::Marks;
use crate::view::shares::summary::{COLOURED, Shares, StackedBar};

/// Between columns that stand closer no line would be seen.
const LEAST_CSS: f64 = 2.0;

/// Where the slice of a supplier ends, or would.
struct Top {
    y: f64,
    is_there: bool,
}

/// Draws them between all columns that have shares.
pub(super) fn draw(marks: &mut Marks, shares: &Shares, columns: &Bands, scale: &Linear) {
    let between = columns.step() * (1.0 - COLUMN);
    if shares.are_volumes() || between < LEAST_CSS {
        return;
    }
    for (index, bars) in shares.stacked_bars.windows(2).enumerate() {
        if bars.iter().any(|bar| bar.total <= 0.0) {
            continue;
        }
        let right = columns.at(index + 1) + between / 2.0;
        let left = right - between;
        let ends = tops(shares, &bars[0], scale).into_iter();
        for (from, to) in ends.zip(tops(shares, &bars[1], scale)) {
            // The upper end of all is on a line of the axis.
            let is_end = from.y == to.y && from.y <= scale.at(100.0);
            if (from.is_there || to.is_there) && !is_end {
                let (from, to) = (Point::new(left, from.y), Point::new(right, to.y));
                marks.line(&[], vec![from, to], Ink::Axis, GAP_CSS, 0.0);
            }
        }
    }
}

/// The upper ends of all suppliers with a colour, and of the others together.
fn tops(shares: &Shares, bar: &StackedBar, scale: &Linear) -> Vec<Top> {
    let slices = bar.slices(shares);
    let edges = edges(shares, bar, &slices, scale);
    let (mut tops, mut row) = (Vec::new(), 0);
    for supplier in 0..shares.stacked.len().min(COLOURED + 1) {
        let is_others = supplier == COLOURED && shares.has_others();
        let is_there = (slices.get(row)).is_some_and(|slice| {
            slice.supplier == supplier || (is_others && slice.supplier > supplier)
        });
        row += usize::from(is_there);
        tops.push(Top {
            y: edges[row],
            is_there,
        });
    }
    tops
}
