//! Blocks of bars, drawn one below the other.

use super::{Block, Revised, Row};
use crate::plane::{Point, Rect};
use crate::scale::Linear;
use crate::text::Font;
use crate::theme::Ink;
use crate::view::marks::{Marks, Spot, Style};
use crate::view::viewport::{SMALL, SMALL_LINE, VALUE, Viewport};

const BETWEEN_ROWS: f64 = 14.0;
const NAME_LINE: f64 = 20.0;
const BETWEEN_BLOCKS: f64 = 40.0;
/// The part of a bar's thickness that grows in a room to fill; the gaps grow as a whole.
const GROWING: f64 = 0.3;

/// Between a bar and its texts.
const GAP: f64 = 7.0;

/// Below this width names stand above their bars, not left of them.
const NARROW: f64 = 480.0;

/// Volumes below shares are no longer than this part of them: they are not on their scale.
const ASIDE: f64 = 0.5;

const REVISED_BAR: f64 = 5.0;

/// The blocks, one below the other.
pub(super) struct Column<'a> {
    viewport: &'a Viewport<'a>,
    /// Where bars start.
    left: f64,
    /// The length of the longest bar.
    reach: f64,
    /// How much larger than it needs to be is what gives way.
    looseness: f64,
    /// How high all of that is by itself.
    pub(super) elastic: f64,
    pub(super) y: f64,
    pub(super) back: Marks,
    pub(super) data: Marks,
}

impl<'a> Column<'a> {
    pub(super) fn of(blocks: &[Block], viewport: &'a Viewport<'a>, looseness: f64) -> Self {
        let mut column = Self::empty(blocks, viewport, looseness);
        for block in blocks {
            column.add(block);
        }
        column
    }

    fn empty(blocks: &[Block], viewport: &'a Viewport<'a>, looseness: f64) -> Self {
        let (mut names, mut values) = (0.0_f64, 0.0_f64);
        for block in blocks {
            for row in &block.rows {
                names = names.max(viewport.width_of(&row.name, row.name_font()));
                values = values.max(viewport.width_of(&row.value, VALUE));
            }
        }
        let left = if viewport.width_css < NARROW {
            0.0
        } else {
            (names + 12.0).min(viewport.width_css * 0.4)
        };
        Self {
            viewport,
            left,
            reach: (viewport.width_css - left - values - 10.0).max(1.0),
            looseness,
            elastic: 0.0,
            y: 4.0,
            back: Marks::new(),
            data: Marks::new(),
        }
    }

    /// Whether names stand above their bars.
    fn is_narrow(&self) -> bool {
        self.left == 0.0
    }

    /// A height that gives way.
    fn loose(&mut self, height: f64) -> f64 {
        self.elastic += height;
        height * self.looseness
    }

    fn add(&mut self, block: &Block) {
        if !self.data.marks.is_empty() {
            self.separate();
        }
        if let Some(heading) = &block.heading {
            self.heading(heading);
        }
        let reach = self.reach * if block.is_aside { ASIDE } else { 1.0 };
        let scale = Linear::new((0.0, block.longest), (0.0, reach));
        let top = self.y;
        let mut names = Vec::new();
        for row in &block.rows {
            names.push(row.name.as_str());
        }
        for row in &block.rows {
            self.row(row, &names, &scale);
            self.y += self.loose(BETWEEN_ROWS);
        }
        if !self.is_narrow() {
            let bottom = self.y - BETWEEN_ROWS * self.looseness;
            let from = Point::new(self.left, top - 4.0);
            let to = Point::new(self.left, bottom + 4.0);
            self.back.rule(&[], from, to, Ink::Axis, 1.0);
        }
    }

    /// Air and a rule between blocks.
    fn separate(&mut self) {
        let y = self.y + (BETWEEN_BLOCKS / 2.0 - BETWEEN_ROWS) * self.looseness;
        let (from, to) = (Point::new(0.0, y), Point::new(self.viewport.width_css, y));
        self.back.rule(&[], from, to, Ink::Grid, 1.0);
        self.y += self.loose(BETWEEN_BLOCKS - BETWEEN_ROWS);
    }

    fn heading(&mut self, heading: &str) {
        let font = Font::bold(SMALL.size_css);
        let style = Style::plain(font, Ink::Text);
        for line in self
            .viewport
            .wrapped(heading, font, self.viewport.width_css)
        {
            let spot = Spot::start(0.0, self.y + SMALL_LINE / 2.0);
            self.back.text(&[], spot, style, line);
            self.y += SMALL_LINE;
        }
        self.y += 8.0;
    }

    fn row(&mut self, row: &Row, names: &[&str], scale: &Linear) {
        if self.is_narrow() {
            self.name_above(row);
        }
        let length = scale.at(row.length).max(1.0);
        let thickness = row.thickness * (1.0 - GROWING) + self.loose(row.thickness * GROWING);
        let rect = Rect::new(self.left, self.y, length, thickness);
        if !self.is_narrow() {
            self.name_beside(row, names, rect.centre().y);
        }
        self.bar(row, rect);
        let spot = Spot::start(rect.right() + GAP, rect.centre().y);
        let style = Style::plain(VALUE, Ink::Text);
        self.data.text(&row.records, spot, style, row.value.clone());
        self.y = rect.bottom();
        if let Some(revised) = &row.revised {
            self.revision(revised, row.ink, scale);
        }
    }

    /// The same share as later releases have it: a thin bar under the bar if it has changed, its text
    /// at the end that it tells of.
    fn revision(&mut self, revised: &Revised, ink: Ink, scale: &Linear) {
        let length = scale.at(revised.length.unwrap_or_default());
        if length > 0.0 {
            let rect = Rect::new(self.left, self.y + 3.0, length, REVISED_BAR);
            self.data.hollow_bar(&revised.records, rect, ink);
            self.y = rect.bottom();
        }
        let x = self.left + if self.is_narrow() { 0.0 } else { GAP };
        let end = self.left + length;
        let style = Style::plain(SMALL, Ink::Muted);
        let width = self.viewport.width_css - x;
        self.y += 1.0;
        for line in self.viewport.wrapped(&revised.text, SMALL, width) {
            let y = self.y + SMALL_LINE / 2.0;
            let spot = if end - self.viewport.width_of(&line, SMALL) > x {
                Spot::end(end, y)
            } else {
                Spot::start(x, y)
            };
            self.data.text(&revised.records, spot, style, line);
            self.y += SMALL_LINE;
        }
    }

    fn name_above(&mut self, row: &Row) {
        let style = Style::plain(row.name_font(), Ink::Text);
        let width = self.viewport.width_css;
        for line in self.viewport.wrapped(&row.name, style.font, width) {
            let spot = Spot::start(0.0, self.y + NAME_LINE / 2.0 - 2.0);
            self.data.text(&[], spot, style, line);
            self.y += NAME_LINE;
        }
    }

    fn name_beside(&mut self, row: &Row, names: &[&str], y: f64) {
        let style = Style::plain(row.name_font(), Ink::Text);
        let right = self.left - 12.0;
        let text = self.viewport.cut_among(&row.name, names, style.font, right);
        self.data.text(&[], Spot::end(right, y), style, text);
    }

    fn bar(&mut self, row: &Row, rect: Rect) {
        if row.is_hatched {
            self.data.hatched_bar(&row.records, rect, row.ink);
        } else {
            self.data.bar(&row.records, rect, row.ink);
        }
    }
}
