//! Who supplied how much, year after year: stacked shares, or those of five years each.

use crate::dataset::date::Day;
use crate::fill::{fill, owned};
use crate::message::Message;
use crate::plane::{Rect, within};
use crate::scale::{Bands, Linear};
use crate::scene::{Axes, Scene};
use crate::text::{DateStyle, Font};
use crate::theme::Ink;
use crate::view::axis;
use crate::view::labels::{FreeSpace, spread};
use crate::view::marks::{Marks, Spot, Style};
use crate::view::shares::summary::{COLOURED, Part, Shares, StackedBar};
use crate::view::viewport::{SMALL, SMALL_LINE, Viewport};

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
        column(&mut data, shares, bar, left, step * 0.8, &scale);
    }
    if let Some(last) = shares.stacked_bars.iter().rfind(|bar| bar.total > 0.0) {
        let mut names = Names {
            shares,
            plot,
            scale,
            viewport,
            marks: &mut data,
        };
        names.at_the_end(last);
        names.within(last, &columns);
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

fn widest_name(shares: &Shares, viewport: &Viewport) -> f64 {
    let mut widest = 0.0_f64;
    for supplier in 0..shares.stacked.len().min(COLOURED + 1) {
        let name = name(shares, supplier, 1, viewport);
        widest = widest.max(viewport.width_of(&name, SMALL));
    }
    widest
}

/// A supplier's name, or how many others there are.
fn name(shares: &Shares, supplier: usize, others: usize, viewport: &Viewport) -> String {
    if supplier >= COLOURED && shares.has_others() {
        return viewport.host.tell_of(Message::OtherSuppliers, others, []);
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
    if bar.total <= 0.0 {
        let low = Rect::new(left, scale.at(4.0), width, scale.at(0.0) - scale.at(4.0));
        marks.hatching(low, Ink::Grid);
        return;
    }
    let mut below = 0.0;
    for part in bar.slices(shares) {
        let above = below + bar.percent(&part);
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

/// Names of suppliers, in the making.
struct Names<'a> {
    shares: &'a Shares,
    plot: Rect,
    scale: Linear,
    viewport: &'a Viewport<'a>,
    marks: &'a mut Marks,
}

impl Names<'_> {
    /// Names right of the last column that has anything, each at its slice.
    fn at_the_end(&mut self, last: &StackedBar) {
        let slices = last.slices(self.shares);
        let mut centres = Vec::new();
        for row in 0..slices.len() {
            centres.push(self.centre(last, &slices, row));
        }
        let (top, bottom) = (self.plot.top + 4.0, self.plot.bottom() - 4.0);
        let heights = spread(&centres, SMALL_LINE, top, bottom);
        let x = self.plot.right() + 6.0;
        for (part, y) in slices.iter().zip(&heights) {
            let ink = if part.supplier < COLOURED {
                ink(part.supplier)
            } else {
                Ink::Muted
            };
            let others = last.parts.len().saturating_sub(slices.len() - 1);
            let name = name(self.shares, part.supplier, others, self.viewport);
            let name = self.viewport.cut(&name, SMALL, self.viewport.width_css - x);
            let style = Style::plain(SMALL, ink);
            self.marks.text(&[], Spot::start(x, *y), style, name);
        }
    }

    /// Names on the columns: who is none of the last one's, where most came from there.
    fn within(&mut self, last: &StackedBar, columns: &Bands) {
        let mut free = FreeSpace::within(self.plot);
        for supplier in 0..self.shares.stacked.len().min(COLOURED) {
            if last.parts.iter().any(|part| part.supplier == supplier) {
                continue;
            }
            let font = Font::bold(SMALL.size_css);
            let name = owned(&self.shares.stacked[supplier]);
            let name = self.viewport.cut(&name, font, self.plot.width);
            let half = self.viewport.width_of(&name, font) / 2.0;
            let (left, right) = (self.plot.left + half, self.plot.right() - half);
            // The largest slice first.
            let (mut spots, mut most) = (Vec::new(), 0.0);
            for (index, bar) in self.shares.stacked_bars.iter().enumerate() {
                for (row, part) in bar.parts.iter().enumerate() {
                    if part.supplier == supplier {
                        let x = columns.at(index) + columns.step() / 2.0;
                        let y = self.centre(bar, &bar.parts, row);
                        let y = within(y, self.plot.top + 8.0, self.plot.bottom() - 8.0);
                        let percent = bar.percent(part);
                        let place = if percent > most { 0 } else { spots.len() };
                        spots.insert(place, Spot::middle(within(x, left, right), y));
                        most = most.max(percent);
                    }
                }
            }
            let style = Style::with_halo(font, ink(supplier));
            if let Some(spot) = free.put(self.viewport, style, &name, &spots) {
                self.marks.text(&[], spot, style, name);
            }
        }
    }

    /// The height of the middle of a slice.
    fn centre(&self, bar: &StackedBar, slices: &[Part], row: usize) -> f64 {
        let mut below = 0.0;
        for part in &slices[..row] {
            below += bar.percent(part);
        }
        self.scale.at(below + bar.percent(&slices[row]) / 2.0)
    }
}
