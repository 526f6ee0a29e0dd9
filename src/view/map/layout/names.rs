//! Names of places, and what is said beside busy routes.

use super::route::walk;
use super::{DOT_RADIUS, Sheet, Way};
use crate::message::Message;
use crate::plane::Point;
use crate::text::Font;
use crate::theme::Ink;
use crate::view::labels::{LINE_BOX, around, box_at};
use crate::view::map::prose;
use crate::view::map::summary::{Bundle, Stop, Visits};
use crate::view::marks::{Spot, Style};
use crate::view::viewport::{NAME, SMALL};

/// A place's name may take this part of the width where it finds room as a whole; else less, or, of a narrow map, as much as a
/// short name needs.
const WHOLE: f64 = 0.6;
const LONG: f64 = 0.4;
const SHORT_CSS: f64 = 110.0;

/// Other dots are farther from a name than its own by this factor at least.
const NEARER: f64 = 1.5;

/// Where beside its line a bundle may be named, the best first.
const ALONG: [f64; 7] = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8];

impl Sheet<'_> {
    /// The name of a place: if visitors came there wherever it covers least, else only where it is clear; and never nearer to
    /// another of the `dots` than to its own. Says whether it found a place.
    pub(super) fn name(&mut self, stop: &Stop, dots: &[Point]) -> bool {
        let (font, most_covered) = if stop.legs > 0 {
            (Font::bold(NAME.size_css), usize::MAX)
        } else {
            (SMALL, 0)
        };
        let name = &self.data.place_at(stop.place).name;
        let width = self.viewport.width_css;
        let dot = self.point(stop.place);
        let all = around(dot, DOT_RADIUS, font);
        let style = Style::with_halo(font, Ink::Text);
        let short = (width * LONG).max(SHORT_CSS).min(width);
        for most in [width * WHOLE, short, width * LONG] {
            let name = self.viewport.cut(name, font, most);
            let size = (
                self.viewport.width_of(&name, font),
                font.size_css * LINE_BOX,
            );
            let mut spots = Vec::new();
            for spot in all {
                let rect = box_at(size, spot);
                let far = |dot: Point| rect.nearest(dot).distance(dot);
                let near = far(dot) * NEARER;
                if dots.iter().all(|at| *at == dot || far(*at) >= near) {
                    spots.push(spot);
                }
            }
            let spot = self
                .free_space
                .put_aside(self.viewport, style, &name, &spots, most_covered);
            if let Some(spot) = spot {
                self.marks.text(&stop.records, spot, style, name);
                return true;
            }
        }
        false
    }

    /// How many places have no name in the picture, at its edge.
    pub(super) fn count_unnamed(&mut self, count: usize) {
        if count == 0 {
            return;
        }
        let text = self.viewport.host.tell_of(Message::MorePlaces, count, []);
        let rect = self.viewport.rect().grown(-4.0);
        let half = SMALL.size_css / 2.0;
        let (top, bottom) = (rect.top + half, rect.bottom() - half);
        let spots = [
            Spot::start(rect.left, bottom),
            Spot::end(rect.right(), bottom),
            Spot::start(rect.left, top),
            Spot::end(rect.right(), top),
        ];
        let style = Style::with_halo(SMALL, Ink::Muted);
        let put = self.free_space.put(self.viewport, style, &text, &spots);
        self.marks.text(&[], put.unwrap_or(spots[0]), style, text);
    }

    /// How many visits a bundle is of, and when they were, beside its line.
    pub(super) fn label(&mut self, way: &Way, visits: &Visits, bundle: &Bundle) {
        let text = prose::bundle_in_words(self.viewport.host, visits, bundle);
        let mut spots = Vec::new();
        for share in ALONG {
            let line = self.in_view(&way.pieces);
            if let Some((_, at)) = walk(&line, share) {
                spots.extend_from_slice(&around(at, way.width_css, SMALL));
            }
        }
        let style = Style::with_halo(Font::bold(SMALL.size_css), way.ink);
        let put = self.free_space.put(self.viewport, style, &text, &spots);
        if let Some(spot) = put {
            self.marks.text(&way.records, spot, style, text);
        }
    }
}
