//! Names and shares on stacked bars: at the end of the last column, or on the slices themselves.

use super::{COLUMN, edges, ink, name};
use crate::dataset::RecordRef;
use crate::dataset::records::Qualifier;
use crate::fill::owned;
use crate::plane::{Rect, within};
use crate::scale::{Bands, Linear};
use crate::text::Font;
use crate::theme::Ink;
use crate::view::labels::{FreeSpace, spread};
use crate::view::marks::{Marks, Spot, Style};
use crate::view::shares::summary::{COLOURED, Shares, StackedBar};
use crate::view::viewport::{SMALL, SMALL_LINE, Viewport};
use crate::words::value::{rounded, share};

/// A share that is as wide as most are.
const WIDE_SHARE: f64 = 88.0;

/// Around the letters in a slice.
const AROUND_SHARE: f64 = 3.0;

/// A name right of the columns has this many lines at most, and so much from one to the next.
const MOST_LINES: usize = 2;
const NAME_LINE: f64 = SMALL_LINE - 2.0;

/// A supplier's slice of a column: where a name stands in it, and whose it is.
struct SliceOf<'a> {
    spot: Spot,
    height_css: f64,
    records: &'a [RecordRef],
}

/// Names of suppliers, in the making.
pub(super) struct Names<'a> {
    pub(super) shares: &'a Shares,
    pub(super) plot: Rect,
    pub(super) scale: Linear,
    pub(super) viewport: &'a Viewport<'a>,
    pub(super) marks: &'a mut Marks,
}

impl<'a> Names<'a> {
    /// Names right of the last column that has anything, each at its slice.
    pub(super) fn at_the_end(&mut self, last: &StackedBar) {
        let all = last.slices(self.shares);
        let others = last.parts.len().saturating_sub(all.len() - 1);
        let (mut slices, mut centres) = (Vec::new(), Vec::new());
        let edges = edges(self.shares, last, &all, &self.scale);
        for (ends, part) in edges.windows(2).zip(all) {
            // Who supplied nothing has no slice to be named.
            if ends[0] != ends[1] {
                slices.push(part);
                centres.push((ends[0] + ends[1]) / 2.0);
            }
        }
        let (top, bottom) = (self.plot.top + 4.0, self.plot.bottom() - 4.0);
        let x = self.plot.right() + 6.0;
        let mut all = Vec::new();
        for supplier in &self.shares.stacked {
            all.push(&**supplier);
        }
        let width = self.viewport.width_css - x;
        let (mut names, mut most) = (Vec::new(), 1);
        for part in &slices {
            let name = if last.is_own(part.supplier, self.shares) {
                owned(&self.shares.stacked[part.supplier])
            } else {
                name(self.shares, part.supplier, others, self.viewport)
            };
            let mut lines = self.viewport.wrapped(&name, SMALL, width);
            if lines.len() > MOST_LINES || !self.has_words_whole(&name, width) {
                lines = vec![self.viewport.cut_among(&name, &all, SMALL, width)];
            }
            most = most.max(lines.len());
            names.push((name, lines));
        }
        // Names in several lines need as much room; else each has one.
        let apart = SMALL_LINE * most as f64;
        let fits = apart * names.len() as f64 <= bottom - top + SMALL_LINE;
        let heights = spread(&centres, if fits { apart } else { SMALL_LINE }, top, bottom);
        for ((part, (name, mut lines)), y) in slices.iter().zip(names).zip(heights) {
            if !fits {
                lines = vec![self.viewport.cut_among(&name, &all, SMALL, width)];
            }
            let mut y = y - (lines.len() - 1) as f64 * NAME_LINE / 2.0;
            for line in lines {
                let style = Style::plain(SMALL, self.letters(part.supplier));
                self.marks.text(&[], Spot::start(x, y), style, line);
                y += NAME_LINE;
            }
        }
    }

    /// Whether all words of a name are no wider than this.
    fn has_words_whole(&self, name: &str, width: f64) -> bool {
        self.viewport.longest_word(name, SMALL) <= width
    }

    /// Names on the columns: who is none of the last one's, where most came from there.
    pub(super) fn within(&mut self, last: &StackedBar, columns: &Bands, free: &mut FreeSpace) {
        for supplier in 0..self.shares.stacked.len() {
            if last.is_own(supplier, self.shares) {
                continue;
            }
            let font = Font::bold(SMALL.size_css);
            let name = owned(&self.shares.stacked[supplier]);
            let name = self.viewport.cut(&name, font, self.plot.width);
            let half = self.viewport.width_of(&name, font) / 2.0;
            let slices = self.slices_of(supplier, columns, half);
            // In a slice that has room for it, as its share is; else over its neighbours, too.
            if 2.0 * (half + AROUND_SHARE) <= columns.step() * COLUMN
                && self.name_within(&slices, font, &name, free)
            {
                continue;
            }
            // Over several neighbours it would name what no colour tells from them.
            if self.is_grey(supplier) && half > columns.step() {
                continue;
            }
            let style = Style::with_halo(font, self.letters(supplier));
            let mut spots = Vec::new();
            for slice in &slices {
                spots.push(slice.spot);
            }
            if let Some(spot) = free.put(self.viewport, style, &name, &spots) {
                self.marks.text(&[], spot, style, name);
            }
        }
    }

    /// Puts a name into one of some slices, if one is high enough.
    fn name_within(
        &mut self,
        slices: &[SliceOf],
        font: Font,
        name: &str,
        free: &mut FreeSpace,
    ) -> bool {
        let style = Style::plain(font, Ink::Surface);
        for slice in slices {
            if slice.height_css < SMALL_LINE + AROUND_SHARE {
                continue;
            }
            if let Some(spot) = free.put(self.viewport, style, name, &[slice.spot]) {
                self.marks.text(slice.records, spot, style, owned(name));
                return true;
            }
        }
        false
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

    /// A supplier's slices, with their middles for a name of this half width: that of its largest part first.
    fn slices_of(&self, supplier: usize, columns: &Bands, half: f64) -> Vec<SliceOf<'a>> {
        let (mut found, mut most) = (Vec::new(), 0.0);
        for (index, bar) in self.shares.stacked_bars.iter().enumerate() {
            for part in &bar.parts {
                if part.supplier != supplier || !bar.is_own(supplier, self.shares) {
                    continue;
                }
                let slices = bar.slices(self.shares);
                let row = slices.iter().position(|slice| slice.supplier == supplier);
                let row = row.unwrap_or_default();
                let edges = edges(self.shares, bar, &slices, &self.scale);
                let percent = bar.percent(part);
                let place = if percent > most { 0 } else { found.len() };
                let ends = [edges[row], edges[row + 1]];
                let slice = SliceOf {
                    spot: self.middle(columns, index, ends, half),
                    height_css: edges[row] - edges[row + 1],
                    records: &part.records,
                };
                found.insert(place, slice);
                most = most.max(percent);
            }
        }
        found
    }

    /// Its share in each slice that is high enough, where columns are wide enough for most of them.
    pub(super) fn shares(&mut self, columns: &Bands, free: &mut FreeSpace) {
        let host = self.viewport.host;
        let width = self.viewport.width_of(&host.percent(WIDE_SHARE), SMALL);
        if width + 2.0 * AROUND_SHARE > columns.step() * COLUMN {
            return;
        }
        for (index, bar) in self.shares.stacked_bars.iter().enumerate() {
            let slices = bar.slices(self.shares);
            let edges = edges(self.shares, bar, &slices, &self.scale);
            let x = columns.at(index) + columns.step() / 2.0;
            self.marks.years = Some(bar.years());
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
                let style = Style::plain(SMALL, Ink::Surface);
                if let Some(spot) = free.put(self.viewport, style, &text, &spots) {
                    self.marks.text(&part.records, spot, style, text);
                }
            }
        }
    }
}
