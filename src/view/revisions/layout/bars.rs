//! Two bars for each thing, one below the other, with what they differ by between their ends.

use super::{CHANGE, INKS, Picture, Writer};
use crate::dataset::date::DateSpan;
use crate::fill::owned;
use crate::message::Message;
use crate::plane::{Point, Rect};
use crate::scale::Linear;
use crate::text::Font;
use crate::theme::Ink;
use crate::view::marks::{Marks, Spot, Style};
use crate::view::revisions::summary::{Measure, Pair, Series};
use crate::view::viewport::{NAME, SMALL, SMALL_LINE, Viewport};
use crate::words::value::unit_name;

/// The thickness of each of the two bars: the second is the later, and meant.
const BARS: [f64; 2] = [10.0, 16.0];

/// Between the two, and between two pairs.
const BETWEEN_BARS: f64 = 4.0;
const BETWEEN_PAIRS: f64 = 16.0;
const BETWEEN_BLOCKS: f64 = 14.0;

const NAME_LINE: f64 = 20.0;

/// Below the last pair.
const BELOW: f64 = 4.0;

/// Between a bar and its label.
const GAP: f64 = 7.0;

/// Below this width names stand above their bars, not left of them.
const NARROW: f64 = 560.0;

/// The least that bars are given of a width.
const LEAST_REACH: f64 = 0.25;

/// The fonts of the two labels.
const FONTS: [Font; 2] = [SMALL, Font::bold(SMALL.size_css)];
const LABEL_INKS: [Ink; 2] = [Ink::Muted, Ink::Text];

/// Bars on one scale.
type Of = (Measure, DateSpan);

struct Column<'a> {
    viewport: &'a Viewport<'a>,
    writer: Writer<'a>,
    /// Where bars start, and the length of the longest.
    left: f64,
    reach: f64,
    y: f64,
    back: Marks,
    data: Marks,
}

/// Draws the values of all series, each of one date or a few.
pub fn picture(series: &[Series], writer: Writer, viewport: &Viewport) -> Picture {
    let mut column = Column::new(series, writer, viewport);
    let mut before: Option<Of> = None;
    for one in series {
        for pair in &one.pairs {
            let of = (one.measure, pair.date);
            if before.is_some_and(|known| known != of) || matches!(of.0, Measure::Volume(_)) {
                column.heading(one, pair, before.is_some());
            }
            before = Some(of);
            column.pair(one, pair, longest(series, one.measure));
        }
    }
    Picture {
        height_css: (column.y - BETWEEN_PAIRS + BELOW).max(1.0),
        back: column.back,
        data: column.data,
    }
}

/// The largest value of a measure.
fn longest(series: &[Series], measure: Measure) -> f64 {
    let is_share = |measure| matches!(measure, Measure::Share(_));
    let mut longest = 0.0_f64;
    for one in series {
        if one.measure == measure || (is_share(one.measure) && is_share(measure)) {
            for pair in &one.pairs {
                longest = longest.max(pair.most());
            }
        }
    }
    longest
}

impl<'a> Column<'a> {
    fn new(series: &[Series], writer: Writer<'a>, viewport: &'a Viewport<'a>) -> Self {
        let (mut names, mut labels) = (0.0_f64, 0.0_f64);
        for one in series {
            names = names.max(viewport.width_of(&one.name, NAME));
            for pair in &one.pairs {
                for (which, font) in FONTS.iter().enumerate() {
                    if let Some(label) = writer.labelled(one, pair, which) {
                        labels = labels.max(viewport.width_of(&label, *font));
                    }
                }
            }
        }
        let width = viewport.width_css;
        let left = if width < NARROW {
            0.0
        } else {
            (names + 12.0).min(width * 0.3)
        };
        let available = width - left;
        Self {
            viewport,
            writer,
            left,
            reach: (available - labels - GAP)
                .max(available * LEAST_REACH)
                .max(1.0),
            y: 4.0,
            back: Marks::new(),
            data: Marks::new(),
        }
    }

    /// What the pairs below are of: another date, another unit.
    fn heading(&mut self, series: &Series, pair: &Pair, is_next: bool) {
        if is_next {
            let y = self.y + (BETWEEN_BLOCKS - BETWEEN_PAIRS) / 2.0;
            let to = Point::new(self.viewport.width_css, y);
            self.back.rule(&[], Point::new(0.0, y), to, Ink::Grid, 1.0);
            self.y += BETWEEN_BLOCKS;
        }
        let host = self.writer.localizer.host;
        let mut text = self.writer.localizer.long(&pair.date);
        if let Measure::Volume(unit) = series.measure {
            let unit = host.say(unit_name(unit));
            text = host.tell(Message::MillionsIn, [text, unit]);
        }
        let font = Font::bold(SMALL.size_css);
        let spot = Spot::start(0.0, self.y + SMALL_LINE / 2.0);
        let text = self.viewport.cut(&text, font, self.viewport.width_css);
        self.back
            .text(&[], spot, Style::plain(font, Ink::Text), text);
        self.y += SMALL_LINE + 8.0;
    }

    fn pair(&mut self, series: &Series, pair: &Pair, longest: f64) {
        let scale = Linear::new((0.0, longest), (0.0, self.reach));
        let mut height = -BETWEEN_BARS;
        for (given, thickness) in pair.given.iter().zip(BARS) {
            if given.is_some() {
                height += thickness + BETWEEN_BARS;
            }
        }
        self.name(&series.name, height);
        let records = pair.records();
        let mut lengths = [0.0_f64; 2];
        for (given, length) in pair.given.iter().zip(&mut lengths) {
            if let Some(given) = given {
                *length = scale.at(given.value).max(1.0);
            }
        }
        let (short, long) = (lengths[0].min(lengths[1]), lengths[0].max(lengths[1]));
        if pair.is_same() == Some(false) {
            let between = Rect::new(self.left + short, self.y, long - short, height);
            self.data.bar(&records, between, CHANGE);
        }
        for which in 0..2 {
            if pair.given[which].is_some() {
                self.bar(series, pair, which, lengths[which], long);
                self.y += BARS[which] + BETWEEN_BARS;
            }
        }
        self.y += BETWEEN_PAIRS - BETWEEN_BARS;
    }

    /// One of the two, with its label behind both.
    fn bar(&mut self, series: &Series, pair: &Pair, which: usize, length: f64, end: f64) {
        let records = pair.records();
        let (Some(given), Some(label)) = (
            &pair.given[which],
            self.writer.labelled(series, pair, which),
        ) else {
            return;
        };
        let rect = Rect::new(self.left, self.y, length, BARS[which]);
        if given.is_derived {
            self.data.hatched_bar(&records, rect, INKS[which]);
        } else {
            self.data.bar(&records, rect, INKS[which]);
        }
        let x = self.left + end + GAP;
        let style = Style::plain(FONTS[which], LABEL_INKS[which]);
        let label = self
            .viewport
            .cut(&label, FONTS[which], self.viewport.width_css - x);
        let spot = Spot::start(x, rect.centre().y);
        self.data.text(&records, spot, style, label);
    }

    fn name(&mut self, name: &str, height: f64) {
        let (spot, width) = if self.left == 0.0 {
            self.y += NAME_LINE;
            let y = self.y - NAME_LINE / 2.0 - 2.0;
            (Spot::start(0.0, y), self.viewport.width_css)
        } else {
            let right = self.left - 12.0;
            (Spot::end(right, self.y + height / 2.0), right)
        };
        let text = self.viewport.cut(&owned(name), NAME, width);
        self.data
            .text(&[], spot, Style::plain(NAME, Ink::Text), text);
    }
}
