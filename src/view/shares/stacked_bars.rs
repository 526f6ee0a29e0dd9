//! Who supplied how much, year after year: stacked shares, or those of five years each.

use crate::dataset::date::Day;
use crate::fill::fill;
use crate::plane::{Rect, within};
use crate::scale::{Bands, Linear};
use crate::scene::{Axes, Scene};
use crate::text::DateStyle;
use crate::theme::Ink;
use crate::view::axis;
use crate::view::labels::spread;
use crate::view::marks::{Marks, Spot, Style};
use crate::view::shares::summary::{Shares, StackedBar};
use crate::view::viewport::{SMALL, SMALL_LINE, Viewport};

/// More suppliers than this are greys: a palette cannot tell them apart.
pub const COLOURED: usize = 5;

/// A slice as thin as this stands without a gap.
const LEAST_WITH_GAP: f64 = 1.5;

/// A rest that is less than this share, in per cent, is but what is lost in binary.
const LEAST_REST: f64 = 0.01;

/// The height that suits a width.
pub fn height(width_css: f64) -> f64 {
    within(width_css * 0.6, 260.0, 420.0)
}

/// Lays out shares over time; none if there are none.
pub fn layout(shares: &Shares, viewport: &Viewport) -> Option<Scene> {
    let count = shares.stacked_bars.len();
    if count == 0 {
        return None;
    }
    let height = (viewport.height_css - SMALL_LINE - 16.0).max(1.0);
    let write = |value: f64| viewport.host.percent(value);
    let left = axis::value_gutter(viewport, 100.0, height, &write);
    let right = (widest_name(shares, viewport) + 10.0).min(viewport.width_css * 0.3);
    let plot = Rect::new(
        left,
        8.0,
        (viewport.width_css - left - right).max(1.0),
        height,
    );
    let scale = Linear::new((0.0, 100.0), (plot.bottom(), plot.top));
    let columns = Bands::new(count, plot.left, plot.width);
    let step = columns.step();

    let mut back = Marks::new();
    axis::values(&mut back, plot, &scale, &write);
    year_labels(&mut back, &shares.stacked_bars, plot, viewport);
    let mut data = Marks::new();
    for (index, bar) in shares.stacked_bars.iter().enumerate() {
        let left = columns.at(index) + step * 0.1;
        column(&mut data, bar, left, step * 0.8, &scale);
    }
    supplier_names(&mut data, shares, plot, &scale, viewport);
    let axes = Axes::Columns {
        columns,
        values: scale,
    };
    Some(viewport.scene(back.marks.into(), data, axes))
}

fn widest_name(shares: &Shares, viewport: &Viewport) -> f64 {
    let mut widest = 0.0_f64;
    for name in &shares.stacked {
        widest = widest.max(viewport.width_of(name, SMALL));
    }
    widest
}

fn ink(supplier: usize) -> Ink {
    if supplier < COLOURED {
        Ink::Series(supplier as u8)
    } else {
        Ink::Mark
    }
}

/// One year from the largest supplier at the bottom to the smallest; an empty one is hatched.
fn column(marks: &mut Marks, bar: &StackedBar, left: f64, width: f64, scale: &Linear) {
    if bar.total <= 0.0 {
        let low = Rect::new(left, scale.at(4.0), width, scale.at(0.0) - scale.at(4.0));
        marks.hatching(low, Ink::Grid);
        return;
    }
    let mut below = 0.0;
    for part in &bar.parts {
        let above = below + bar.percent(part);
        let (top, bottom) = (scale.at(above), scale.at(below));
        // A sliver of the surface between neighbours tells them apart without colour; it takes no thin one away.
        let gap = if bottom - top > LEAST_WITH_GAP {
            0.5
        } else {
            0.0
        };
        let rect = Rect::new(left, top + gap, width, bottom - top - gap);
        marks.bar(&part.records, rect, ink(part.supplier));
        below = above;
    }
    // What belongs to suppliers who were not chosen fills the column.
    if bar.rest_percent() > LEAST_REST {
        let rect = Rect::new(
            left,
            scale.at(100.0),
            width,
            scale.at(below) - scale.at(100.0),
        );
        marks.bar(&[], rect, Ink::Grid);
    }
}

fn year_label(bar: &StackedBar, viewport: &Viewport) -> String {
    let year = |year| {
        viewport
            .host
            .day(Day::from_civil(year, 1, 1), DateStyle::Year)
    };
    if bar.first_year == bar.last_year {
        return year(bar.last_year);
    }
    let last = year(bar.last_year);
    // The last two digits, which may have several bytes each.
    let (mut second, mut first) = (0, 0);
    for (at, _) in last.char_indices() {
        (second, first) = (first, at);
    }
    let short = last.get(second..).unwrap_or(&last);
    fill("{}–{}", &[&year(bar.first_year), short])
}

/// As many years as fit side by side, at equal distances, the last one among them.
fn year_labels(marks: &mut Marks, stacked_bars: &[StackedBar], plot: Rect, viewport: &Viewport) {
    let step = plot.width / stacked_bars.len() as f64;
    let width = viewport.width_of(
        &year_label(&stacked_bars[stacked_bars.len() - 1], viewport),
        SMALL,
    ) + 10.0;
    let every = ((width / step).ceil().max(1.0) as usize).max(stacked_bars.len().div_ceil(20));
    for (index, bar) in stacked_bars.iter().enumerate() {
        if !(stacked_bars.len() - 1 - index).is_multiple_of(every) {
            continue;
        }
        let x = plot.left + step * (index as f64 + 0.5);
        let spot = Spot::middle(x.max(width / 2.0), plot.bottom() + 14.0);
        let style = Style::plain(SMALL, Ink::Muted);
        marks.text(&[], spot, style, year_label(bar, viewport));
    }
}

/// Names right of the last column that has anything, each at its part.
fn supplier_names(
    marks: &mut Marks,
    shares: &Shares,
    plot: Rect,
    scale: &Linear,
    viewport: &Viewport,
) {
    let Some(last) = shares.stacked_bars.iter().rfind(|bar| bar.total > 0.0) else {
        return;
    };
    let mut below = 0.0;
    let mut centres = Vec::new();
    for part in &last.parts {
        let percent = last.percent(part);
        centres.push(scale.at(below + percent / 2.0));
        below += percent;
    }
    let most = (plot.height / SMALL_LINE) as usize;
    centres.truncate(most);
    let heights = spread(&centres, SMALL_LINE, plot.top + 4.0, plot.bottom() - 4.0);
    let x = plot.right() + 6.0;
    for (part, y) in last.parts.iter().zip(&heights) {
        let ink = if part.supplier < COLOURED {
            ink(part.supplier)
        } else {
            Ink::Muted
        };
        let name = &shares.stacked[part.supplier];
        let name = viewport.cut(name, SMALL, viewport.width_css - x);
        marks.text(&[], Spot::start(x, *y), Style::plain(SMALL, ink), name);
    }
}
