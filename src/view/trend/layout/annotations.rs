//! What happened meanwhile: landmarks as named uprights, all else on a rail under the plot.

use super::{DOUBT_CSS, Plot, RAIL, TIME_LABELS};
use crate::dataset::date::Precision;
use crate::fill::owned;
use crate::plane::{Point, Rect, within};
use crate::theme::Ink;
use crate::view::marks::{Spot, Style};
use crate::view::trend::summary::Annotation;
use crate::view::viewport::{SMALL, SMALL_LINE, Viewport};
use crate::words::value::with_toll;

/// More rows of names than this would leave no room for the plot.
pub const MOST_ROWS: usize = 4;

/// Between an upright and the name beside it.
const BESIDE: f64 = 4.0;

/// Half the sides of a mark on the rail; of a vague one, half its height.
const HALF_WIDTH: f64 = 1.5;
const HALF_HEIGHT: f64 = 3.5;
const HALF_VAGUE: f64 = 1.0;

/// What happened and, where sources differ, between what and what they put the dead.
fn name(title: &str, annotation: &Annotation, viewport: &Viewport) -> String {
    with_toll(viewport.host, owned(title), annotation.toll)
}

fn is_vague_date(annotation: &Annotation) -> bool {
    annotation.date.precision < Precision::Day
}

/// Half the height of its mark on the rail.
fn half_height(annotation: &Annotation) -> f64 {
    if is_vague_date(annotation) {
        HALF_VAGUE
    } else {
        HALF_HEIGHT
    }
}

impl Plot<'_> {
    /// Uprights through the plot, named above it. Says whether each name stands whole, and plainly at
    /// its own upright.
    pub fn landmarks(&mut self, annotations: &[Annotation]) -> bool {
        let mut are_plain = true;
        let has_rail = annotations.iter().any(|one| one.landmark.is_none());
        for annotation in annotations {
            if let Some(title) = &annotation.landmark {
                are_plain &= self.landmark(title, annotation, has_rail);
            }
        }
        are_plain
    }

    fn landmark(&mut self, title: &str, annotation: &Annotation, has_rail: bool) -> bool {
        let (first, last) = (
            self.x_of(annotation.date.first),
            self.x_of(annotation.date.last),
        );
        let x = (first + last) / 2.0;
        let (text, rows) = (name(title, annotation, self.viewport), self.rows());
        let plain = self.name_plainly(annotation, x, &text);
        let top = plain
            .or_else(|| self.name_above(annotation, x, &text, rows))
            .or_else(|| self.name_above(annotation, x, title, rows));
        if top.is_none() && has_rail {
            // An upright that nobody can name tells less than a mark that the key does.
            self.on_rail(annotation, half_height(annotation));
            return false;
        }
        let top = top.unwrap_or(self.rect.top);
        if annotation.date.is_day() {
            let (from, to) = (Point::new(x, top), Point::new(x, self.rect.bottom()));
            self.marks
                .rule(&[annotation.record], from, to, Ink::Event, 1.0);
        } else {
            // No day of it is known to be the one.
            let top = self.rect.top - 1.0;
            let width = (last - first).max(DOUBT_CSS);
            let span = Rect::new(x - width / 2.0, top, width, 2.0);
            self.marks.bar(&[annotation.record], span, Ink::Mark);
        }
        let above = (self.rect.top - top).max(0.0);
        self.free_space.take(Rect::new(x - 3.0, top, 6.0, above));
        plain.is_some()
    }

    /// Rows of names that there is room for.
    fn rows(&self) -> usize {
        ((self.rect.top - self.legend_css - 6.0) / SMALL_LINE) as usize
    }

    /// Writes a name that can be read as no other upright's: beside its own, in one line or two. Above it
    /// only in the top row; farther down it would be the second line of the name over it.
    fn name_plainly(&mut self, annotation: &Annotation, x: f64, text: &str) -> Option<f64> {
        let (left, right) = (x - BESIDE - self.viewport.width_of(text, SMALL), x + BESIDE);
        let rows = self.rows();
        let found = self
            .write(annotation, x, &[text.to_owned()], [right, left], rows)
            .or_else(|| self.name_above(annotation, x, text, 1));
        if found.is_some() {
            return found;
        }
        let lines = self
            .viewport
            .wrapped(text, SMALL, self.viewport.width_css - right);
        let is_whole = lines.len() == 2 && lines[0].len() + 1 + lines[1].len() == text.len();
        is_whole.then(|| self.write(annotation, x, &lines, [right; 2], rows))?
    }

    /// Writes a name above its upright, as far aside as the edge of the drawing makes it.
    fn name_above(
        &mut self,
        annotation: &Annotation,
        x: f64,
        text: &str,
        rows: usize,
    ) -> Option<f64> {
        let text = self
            .viewport
            .cut(text, SMALL, self.viewport.width_css * 0.9);
        let width = self.viewport.width_of(&text, SMALL);
        let most = self.viewport.width_css - width - 1.0;
        let (centred, right) = (within(x - width / 2.0, 0.0, most), within(x, 0.0, most));
        self.write(annotation, x, &[text], [centred, right], rows)
    }

    /// Writes lines in the first row, starting at the first place, where neither they nor their upright
    /// cross another name. Gives the height where the upright starts.
    fn write(
        &mut self,
        annotation: &Annotation,
        x: f64,
        lines: &[String],
        lefts: [f64; 2],
        rows: usize,
    ) -> Option<f64> {
        let mut width = 0.0_f64;
        for line in lines {
            width = width.max(self.viewport.width_of(line, SMALL));
        }
        let height = lines.len() as f64 * SMALL_LINE;
        for row in 0..rows {
            let over = self.legend_css + row as f64 * SMALL_LINE;
            for left in lefts {
                let rect = Rect::new(left, over + 0.5, width, height - 1.0);
                let is_above = left < x && x < rect.right();
                let top = over + if is_above { height - 2.0 } else { 2.0 };
                let upright = Rect::new(x - 1.0, top + 2.0, 2.0, self.rect.top - top - 2.0);
                if rect.bottom() < self.rect.top
                    && self.free_space.is_free(upright)
                    && self.free_space.claim(rect)
                {
                    let mut spot = Spot::start(left, over + SMALL_LINE / 2.0);
                    for line in lines {
                        let style = Style::plain(SMALL, Ink::Text);
                        self.marks
                            .text(&[annotation.record], spot, style, line.clone());
                        spot.at.y += SMALL_LINE;
                    }
                    return Some(top);
                }
            }
        }
        None
    }

    /// Visits, deals and whatever else happened, under the ticks. Days known only to a month are a thin
    /// line over all that they may be; precise ones lie on top of them.
    pub fn rail(&mut self, annotations: &[Annotation]) {
        for is_vague in [true, false] {
            for annotation in annotations {
                if annotation.landmark.is_none() && is_vague == is_vague_date(annotation) {
                    self.on_rail(annotation, half_height(annotation));
                }
            }
        }
    }

    fn on_rail(&mut self, annotation: &Annotation, half_height: f64) {
        let first = self.time.at(annotation.date.first);
        let last = self.time.at(annotation.date.last);
        let half_width = ((last - first) / 2.0).max(HALF_WIDTH);
        let x = (first + last) / 2.0;
        let y = self.rect.bottom() + TIME_LABELS + RAIL / 2.0;
        let rect = Rect::new(
            x - half_width,
            y - half_height,
            2.0 * half_width,
            2.0 * half_height,
        );
        // A sliver of the surface tells neighbours apart.
        self.marks.bar(&[], rect.grown(1.0), Ink::Surface);
        self.marks.bar(&[annotation.record], rect, Ink::Mark);
    }
}
