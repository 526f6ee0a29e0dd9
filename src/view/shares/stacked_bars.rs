//! Who supplied how much, year after year: stacked shares, or those of five years each.

use crate::dataset::date::Day;
use crate::dataset::records::Qualifier;
use crate::fill::{fill, owned};
use crate::message::Message;
use crate::order::sort;
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
use crate::words::value::{rounded, share};

/// The sliver of the surface between the slices of a column, which tells them apart without colour: a device pixel at
/// least, wherever it comes to lie.
const GAP_CSS: f64 = 1.0;

/// The height of what has room for its gap; a slice is no thinner, at the cost of the largest one.
const LEAST_CSS: f64 = 2.0;

/// What a column takes of its room.
const COLUMN: f64 = 0.8;

/// A share that is as wide as most are.
const WIDE_SHARE: f64 = 88.0;

/// Around the letters in a slice.
const AROUND_SHARE: f64 = 3.0;

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
    let mut data = Marks::new();
    for (index, bar) in shares.stacked_bars.iter().enumerate() {
        let left = columns.at(index) + step * (1.0 - COLUMN) / 2.0;
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

/// Where the slices of a column begin and end, from the ground up.
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

/// Whether nobody has a larger part of a column.
fn is_largest(bar: &StackedBar, part: &Part) -> bool {
    bar.parts.iter().all(|other| other.volume <= part.volume)
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

/// Shares that differ by less are the same, but for what is lost in binary.
const SAME_PERCENT: f64 = 1e-9;

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
        for ends in edges(self.shares, last, &slices, &self.scale).windows(2) {
            centres.push((ends[0] + ends[1]) / 2.0);
        }
        let (top, bottom) = (self.plot.top + 4.0, self.plot.bottom() - 4.0);
        let heights = spread(&centres, SMALL_LINE, top, bottom);
        let x = self.plot.right() + 6.0;
        for (part, y) in slices.iter().zip(&heights) {
            let ink = self.letters(part.supplier);
            let others = last.parts.len().saturating_sub(slices.len() - 1);
            let name = name(self.shares, part.supplier, others, self.viewport);
            let name = self.viewport.cut(&name, SMALL, self.viewport.width_css - x);
            let style = Style::plain(SMALL, ink);
            self.marks.text(&[], Spot::start(x, *y), style, name);
        }
    }

    /// Names on the columns: who is none of the last one's, where most came from there.
    fn within(&mut self, last: &StackedBar, columns: &Bands, free: &mut FreeSpace) {
        for supplier in 0..self.shares.stacked.len() {
            let has_name = last.parts.iter().any(|part| part.supplier == supplier);
            if self.is_grey(supplier) {
                self.within_grey(supplier, columns, free);
                continue;
            }
            if has_name {
                continue;
            }
            let font = Font::bold(SMALL.size_css);
            let name = owned(&self.shares.stacked[supplier]);
            let name = self.viewport.cut(&name, font, self.plot.width);
            let half = self.viewport.width_of(&name, font) / 2.0;
            let spots = self.spots(supplier, columns, half);
            let style = Style::with_halo(font, self.letters(supplier));
            if let Some(spot) = free.put(self.viewport, style, &name, &spots) {
                self.marks.text(&[], spot, style, name);
            }
        }
    }

    /// The name of a supplier on a grey slice, where it was the largest of all. One that has the slice with others is told with
    /// its own share, in place of theirs.
    fn within_grey(&mut self, supplier: usize, columns: &Bands, free: &mut FreeSpace) {
        let host = self.viewport.host;
        let font = Font::bold(SMALL.size_css);
        let style = Style::with_halo(font, Ink::Muted);
        for (percent, index) in self.led_by(supplier) {
            let bar = &self.shares.stacked_bars[index];
            let slices = bar.slices(self.shares);
            let edges = edges(self.shares, bar, &slices, &self.scale);
            let row = slices.len() - 1;
            let is_shared = bar.percent(&slices[row]) > percent + SAME_PERCENT;
            let mut text = owned(&self.shares.stacked[supplier]);
            if is_shared {
                let own = share(host, Qualifier::Exact, percent, true);
                text = host.tell(Message::NameAndShare, [text, own]);
            }
            let text = self.viewport.cut(&text, font, self.plot.width);
            let half = self.viewport.width_of(&text, font) / 2.0;
            let spot = self.middle(columns, index, [edges[row], edges[row + 1]], half);
            if free.put(self.viewport, style, &text, &[spot]).is_some() {
                self.marks.text(&[], spot, style, text);
                if is_shared {
                    let height = edges[row] - edges[row + 1];
                    free.take(Rect::new(
                        columns.at(index),
                        edges[row + 1],
                        columns.step(),
                        height,
                    ));
                }
                return;
            }
        }
    }

    /// The columns whose largest supplier one is, each with its share: that of the largest first.
    fn led_by(&self, supplier: usize) -> Vec<(f64, usize)> {
        let mut found: Vec<(f64, usize)> = Vec::new();
        for (index, bar) in self.shares.stacked_bars.iter().enumerate() {
            for part in &bar.parts {
                if part.supplier == supplier && is_largest(bar, part) {
                    found.push((bar.percent(part), index));
                }
            }
        }
        sort(&mut found, |one, other| other.0.total_cmp(&one.0));
        found
    }

    /// The middle of a slice, where a name of this half width stays in the plot.
    fn middle(&self, columns: &Bands, index: usize, ends: [f64; 2], half: f64) -> Spot {
        let y = (ends[0] + ends[1]) / 2.0;
        let y = within(y, self.plot.top + 8.0, self.plot.bottom() - 8.0);
        let x = columns.at(index) + columns.step() / 2.0;
        Spot::middle(
            within(x, self.plot.left + half, self.plot.right() - half),
            y,
        )
    }

    /// Whether a supplier has no colour of its own.
    fn is_grey(&self, supplier: usize) -> bool {
        supplier >= COLOURED && self.shares.has_others()
    }

    /// What a supplier's name is written in.
    fn letters(&self, supplier: usize) -> Ink {
        if supplier < COLOURED {
            ink(supplier)
        } else {
            Ink::Muted
        }
    }

    /// The middles of a supplier's slices, for a name of this half width: that of its largest part first.
    fn spots(&self, supplier: usize, columns: &Bands, half: f64) -> Vec<Spot> {
        let (mut spots, mut most) = (Vec::new(), 0.0);
        for (index, bar) in self.shares.stacked_bars.iter().enumerate() {
            for part in &bar.parts {
                if part.supplier != supplier {
                    continue;
                }
                let slices = bar.slices(self.shares);
                let row = slices.iter().rposition(|slice| slice.supplier <= supplier);
                let row = row.unwrap_or_default();
                let edges = edges(self.shares, bar, &slices, &self.scale);
                let percent = bar.percent(part);
                let place = if percent > most { 0 } else { spots.len() };
                let ends = [edges[row], edges[row + 1]];
                spots.insert(place, self.middle(columns, index, ends, half));
                most = most.max(percent);
            }
        }
        spots
    }

    /// Its share in each slice that is high enough, where columns are wide enough for most of them.
    fn shares(&mut self, columns: &Bands, free: &mut FreeSpace) {
        let host = self.viewport.host;
        let width = self.viewport.width_of(&host.percent(WIDE_SHARE), SMALL);
        if width + 2.0 * AROUND_SHARE > columns.step() * COLUMN {
            return;
        }
        for (index, bar) in self.shares.stacked_bars.iter().enumerate() {
            let slices = bar.slices(self.shares);
            let edges = edges(self.shares, bar, &slices, &self.scale);
            let x = columns.at(index) + columns.step() / 2.0;
            for (row, part) in slices.iter().enumerate() {
                let (bottom, top) = (edges[row], edges[row + 1]);
                if bottom - top < SMALL_LINE + AROUND_SHARE {
                    continue;
                }
                let text = if self.shares.are_volumes() {
                    host.number(rounded(part.volume))
                } else {
                    share(host, Qualifier::Exact, bar.percent(part), true)
                };
                let middle = (top + bottom) / 2.0;
                let lowest = bottom - SMALL_LINE / 2.0 - AROUND_SHARE;
                let spots = [middle, (middle + SMALL_LINE).min(lowest)].map(|y| Spot::middle(x, y));
                let style = if part.supplier < COLOURED {
                    Style::plain(SMALL, Ink::Surface)
                } else {
                    Style::with_halo(SMALL, Ink::Muted)
                };
                if let Some(spot) = free.put(self.viewport, style, &text, &spots) {
                    self.marks.text(&[], spot, style, text);
                }
            }
        }
    }
}
