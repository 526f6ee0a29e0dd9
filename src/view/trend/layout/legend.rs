//! The legend of many series of single days, in rows above the plot: their names would stand in no order beside their points.

use super::{FEW_NAMES, Plot};
use crate::dataset::records::CountKind;
use crate::message::Message;
use crate::plane::{Point, Rect};
use crate::theme::Ink;
use crate::view::marks::{Spot, Style};
use crate::view::trend::summary::Trend;
use crate::view::viewport::{SMALL, SMALL_LINE, Viewport};

/// The radius of an entry's sign, from its middle to its name, and from a name to the next sign.
const SIGN_CSS: f64 = 3.5;
const TO_NAME_CSS: f64 = 8.0;
const APART_CSS: f64 = 14.0;

/// A name is no wider than this share of the figure, so that two stand in a row.
const WIDEST: f64 = 0.46;

/// Of series with more counts each, one that is named tells little of the others.
const MANY_COUNTS: usize = 8;

/// A series that has a colour, or all that have none.
struct Entry {
    name: String,
    ink: Ink,
    sign: Point,
}

/// The legend of a figure; empty where names find room beside their points.
#[derive(Default)]
pub struct Legend {
    entries: Vec<Entry>,
    /// Its height in CSS pixels.
    pub height_css: f64,
}

impl Legend {
    /// Places the names, row after row.
    pub fn new(trend: &Trend, viewport: &Viewport) -> Self {
        let mut legend = Self::default();
        if !is_needed(trend) {
            return legend;
        }
        let mut all = Vec::new();
        for line in &trend.lines {
            all.push(&*line.series);
        }
        let mut others = 0;
        for line in &trend.lines {
            if line.colour.is_some() {
                let width = viewport.width_css * WIDEST;
                let name = viewport.cut_among(&line.series, &all, SMALL, width);
                legend.add(name, line.ink(), viewport);
            } else {
                others += 1;
            }
        }
        if others > 0 {
            let host = viewport.host;
            let name = host.tell_of(Message::Others, others, []);
            legend.add(name, Ink::Mark, viewport);
        }
        legend
    }

    /// Adds a name behind the last one, or in a row of its own.
    fn add(&mut self, name: String, ink: Ink, viewport: &Viewport) {
        let width = |name: &str| viewport.width_of(name, SMALL) + TO_NAME_CSS;
        let mut sign = Point::new(SIGN_CSS, SMALL_LINE / 2.0);
        if let Some(last) = self.entries.last() {
            sign = last.sign;
            sign.x += width(&last.name) + APART_CSS;
            if sign.x + width(&name) > viewport.width_css {
                sign = Point::new(SIGN_CSS, sign.y + SMALL_LINE);
            }
        }
        self.height_css = sign.y + SMALL_LINE / 2.0;
        self.entries.push(Entry { name, ink, sign });
    }
}

/// Whether there are so many counts of so many series that a name tells nothing of other counts than its own.
fn is_needed(trend: &Trend) -> bool {
    let series = trend.lines.len();
    let mut counts = 0;
    for line in &trend.lines {
        counts += line.points.len();
    }
    trend.kind == CountKind::PerDay && series > FEW_NAMES && counts > MANY_COUNTS * series
}

impl Plot<'_> {
    /// Draws the legend, over which nothing else stands.
    pub fn legend(&mut self, legend: &Legend) {
        for Entry { name, ink, sign } in &legend.entries {
            self.marks.dot(&[], *sign, SIGN_CSS, *ink, false);
            // Names of grey marks are read as other texts are.
            let ink = if *ink == Ink::Mark { Ink::Muted } else { *ink };
            let spot = Spot::start(sign.x + TO_NAME_CSS, sign.y);
            let style = Style::plain(SMALL, ink);
            self.marks.text(&[], spot, style, name.clone());
        }
        let width = self.viewport.width_css;
        self.free_space
            .take(Rect::new(0.0, 0.0, width, legend.height_css));
    }
}
