//! Who supplied how much, year after year: stacked shares, or those of five years each.

mod connectors;
mod names;

use crate::dataset::date::Day;
use crate::fill::{fill, owned};
use crate::message::Message;
use crate::plane::{Rect, within};
use crate::scale::{Bands, Linear};
use crate::scene::{Axes, Scene};
use crate::text::DateStyle;
use crate::theme::Ink;
use crate::view::axis;
use crate::view::labels::FreeSpace;
use crate::view::marks::{Marks, Spot, Style};
use crate::view::shares::summary::{COLOURED, Part, Shares, StackedBar};
use crate::view::viewport::{SMALL, SMALL_LINE, Viewport};
use names::Names;

/// The sliver of the surface between the slices of a column, which tells them apart without colour: a device pixel at
/// least, wherever it comes to lie.
const GAP_CSS: f64 = 1.0;

/// The height of what has room for its gap; a slice is no thinner, at the cost of the largest one.
const LEAST_CSS: f64 = 2.0;

/// What a column takes of its room.
const COLUMN: f64 = 0.8;

/// The share of the height that is hatched where there is nothing.
const LOW_SHARE: f64 = 0.04;

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
    let are_volumes = shares.are_volumes();
    let write = |value: f64| {
        if are_volumes {
            viewport.host.number(value)
        } else {
            viewport.host.percent(value)
        }
    };
    let highest = highest(shares);
    let left = axis::value_gutter(viewport, highest, height, &write);
    let right = (widest_name(shares, viewport) + 10.0).min(viewport.width_css * 0.3);
    let plot = Rect::new(
        left,
        8.0,
        (viewport.width_css - left - right).max(1.0),
        height,
    );
    let ends = (plot.bottom(), plot.top);
    let scale = if are_volumes {
        Linear::from_zero(highest, axis::ticks_for_height(height), ends)
    } else {
        Linear::new((0.0, highest), ends)
    };
    let columns = Bands::new(count, plot.left, plot.width);
    let step = columns.step();

    let mut back = Marks::new();
    axis::values(&mut back, plot, &scale, &write);
    year_labels(&mut back, &shares.stacked_bars, plot, viewport);
    connectors::draw(&mut back, shares, &columns, &scale);
    let mut data = Marks::new();
    for (index, bar) in shares.stacked_bars.iter().enumerate() {
        let left = columns.at(index) + step * (1.0 - COLUMN) / 2.0;
        data.years = Some(bar.years());
        column(&mut data, shares, bar, left, step * COLUMN, &scale);
    }
    if let Some(last) = shares.stacked_bars.iter().rfind(|bar| bar.total > 0.0) {
        let mut names = Names {
            shares,
            plot,
            scale,
            viewport,
            marks: &mut data,
        };
        let mut free = FreeSpace::within(plot);
        if !are_volumes {
            names.at_the_end(last);
            names.within(last, &columns, &mut free);
        }
        names.shares(&columns, &mut free);
    }
    let axes = Axes::Columns {
        columns,
        values: scale,
        first: (
            shares.stacked_bars[0].first_year,
            shares.stacked_bars[0].last_year,
        ),
    };
    Some(viewport.scene(back.marks.into(), data, axes))
}

/// What the value axis reaches: a hundred per cent, or the largest volume.
fn highest(shares: &Shares) -> f64 {
    if !shares.are_volumes() {
        return 100.0;
    }
    let mut highest = 0.0_f64;
    for bar in &shares.stacked_bars {
        highest = highest.max(bar.total);
    }
    highest
}

fn widest_name(shares: &Shares, viewport: &Viewport) -> f64 {
    let mut widest = 0.0_f64;
    // The headline names the only one.
    if shares.are_volumes() {
        return widest;
    }
    for supplier in 0..shares.stacked.len().min(COLOURED + 1) {
        let name = name(shares, supplier, 1, viewport);
        widest = widest.max(viewport.width_of(&name, SMALL));
    }
    widest
}

/// A supplier's name, or how many others there are.
fn name(shares: &Shares, supplier: usize, others: usize, viewport: &Viewport) -> String {
    if supplier >= COLOURED && shares.has_others() {
        return viewport.host.tell_of(Message::Others, others, []);
    }
    owned(&shares.stacked[supplier])
}

fn ink(supplier: usize) -> Ink {
    if supplier < COLOURED {
        Ink::Series(supplier as u8)
    } else {
        Ink::Mark
    }
}

/// One year from the largest supplier at the bottom to the smallest; an empty one is hatched.
fn column(
    marks: &mut Marks,
    shares: &Shares,
    bar: &StackedBar,
    left: f64,
    width: f64,
    scale: &Linear,
) {
    if shares.are_volumes() && bar.gap.is_none() && !bar.parts.is_empty() && bar.total <= 0.0 {
        let rect = Rect::new(left, scale.at(0.0) - LEAST_CSS, width, LEAST_CSS);
        marks.bar(&bar.parts[0].records, rect, Ink::Mark);
        return;
    }
    if bar.total <= 0.0 {
        let (bottom, top) = (scale.at(0.0), scale.at(f64::MAX));
        let height = (bottom - top) * LOW_SHARE;
        let low = Rect::new(left, bottom - height, width, height);
        marks.hatching(low, Ink::Grid);
        return;
    }
    let slices = bar.slices(shares);
    let edges = edges(shares, bar, &slices, scale);
    let whole = if shares.are_volumes() {
        bar.total
    } else {
        100.0
    };
    for (row, part) in slices.iter().enumerate() {
        let (bottom, top) = (edges[row], edges[row + 1]);
        let is_uppermost = top <= scale.at(whole) + GAP_CSS / 2.0;
        let gap = if is_uppermost { 0.0 } else { GAP_CSS };
        let rect = Rect::new(left, top + gap, width, (bottom - top - gap).max(0.0));
        marks.bar(&part.records, rect, ink(part.supplier));
    }
    // What belongs to suppliers who were not chosen fills the column.
    if bar.rest_percent() > LEAST_REST {
        let bottom = scale.at(100.0 - bar.rest_percent());
        let rect = Rect::new(left, scale.at(100.0), width, bottom - scale.at(100.0));
        marks.bar(&[], rect, Ink::Grid);
    }
}

/// Where the slices of a column begin and end, from the bottom up.
fn edges(shares: &Shares, bar: &StackedBar, slices: &[Part], scale: &Linear) -> Vec<f64> {
    let (mut heights, mut lent, mut largest) = (Vec::new(), 0.0, 0);
    for (row, part) in slices.iter().enumerate() {
        let height = scale.at(0.0) - scale.at(shares.measured(bar, part));
        heights.push(height);
        if height > 0.0 && height < LEAST_CSS {
            heights[row] = LEAST_CSS;
            lent += LEAST_CSS - height;
        }
        if height > heights[largest] {
            largest = row;
        }
    }
    if lent > 0.0 {
        heights[largest] = (heights[largest] - lent).max(LEAST_CSS);
    }
    let mut edges = vec![scale.at(0.0)];
    for (row, height) in heights.iter().enumerate() {
        edges.push(edges[row] - height);
    }
    edges
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
        let half = width / 2.0 - 5.0;
        let x = within(x, half, viewport.width_css - half);
        let spot = Spot::middle(x, plot.bottom() + 14.0);
        let style = Style::plain(SMALL, Ink::Muted);
        marks.text(&[], spot, style, year_label(bar, viewport));
    }
}
