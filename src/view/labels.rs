//! Labels that avoid each other, and everything else that they must not cover.

use crate::order::order;
use crate::plane::{Point, Rect};
use crate::scene::Anchor;
use crate::text::Font;
use crate::view::marks::{Spot, Style};
use crate::view::viewport::Viewport;

/// How far apart points are noted along a line.
const STEP: f64 = 5.0;

/// How near a text may come to such a point: its halo does not break the line.
const BESIDE_TEXT: f64 = 3.0;

/// With more points than this hardly any place is clear of lines, and looking for one takes long.
const MOST_POINTS: usize = 10_000;

/// What is taken already.
pub struct FreeSpace {
    bounds: Rect,
    taken: Vec<Rect>,
    /// Points along lines, each with the number of its line.
    lines: Vec<(usize, Point)>,
}

/// The height of a line of text, in sizes of its font.
pub const LINE_BOX: f64 = 1.25;

/// The box of this width and height that a text fills at a spot.
pub fn box_at((width, height): (f64, f64), spot: Spot) -> Rect {
    let left = match spot.anchor {
        Anchor::Start => spot.at.x,
        Anchor::Middle => spot.at.x - width / 2.0,
        Anchor::End => spot.at.x - width,
    };
    Rect::new(left, spot.at.y - height / 2.0, width, height)
}

impl FreeSpace {
    /// Nothing is taken within `bounds`; nothing is free without.
    pub const fn within(bounds: Rect) -> Self {
        Self {
            bounds,
            taken: Vec::new(),
            lines: Vec::new(),
        }
    }

    /// Takes a rectangle, free or not.
    pub fn take(&mut self, rect: Rect) {
        self.taken.push(rect);
    }

    /// Whether nothing is there yet.
    pub fn is_free(&self, rect: Rect) -> bool {
        self.bounds.encloses(rect) && !self.taken.iter().any(|other| other.overlaps(rect))
    }

    /// Takes a rectangle if nothing is there yet, and says so.
    pub fn claim(&mut self, rect: Rect) -> bool {
        let is_free = self.is_free(rect);
        if is_free {
            self.take(rect);
        }
        is_free
    }

    /// Takes the first of several spots where a text fits; none if it fits nowhere.
    pub fn put(
        &mut self,
        viewport: &Viewport,
        style: Style,
        text: &str,
        spots: &[Spot],
    ) -> Option<Spot> {
        self.put_aside(viewport, style, text, spots, usize::MAX)
    }

    /// Notes where a line runs. It takes no place, but is better left uncovered.
    pub fn note_line(&mut self, line: usize, corners: &[Point]) {
        for ends in corners.windows(2) {
            // Of a line that leaves the drawing only what is in it counts.
            let Some(ends) = self.bounds.part_of(ends[0], ends[1]) else {
                continue;
            };
            let steps = (ends[0].distance(ends[1]) / STEP).ceil();
            for step in 0..steps as usize {
                if self.lines.len() < MOST_POINTS {
                    let point = ends[0].toward(ends[1], step as f64 / steps);
                    self.lines.push((line, point));
                }
            }
        }
    }

    /// Whether no line but this one comes nearer to a point than `radius_css`.
    pub fn is_clear(&self, point: Point, radius_css: f64, but: usize) -> bool {
        let reach = radius_css * radius_css;
        self.lines.iter().all(|(line, at)| {
            let (dx, dy) = (at.x - point.x, at.y - point.y);
            *line == but || dx * dx + dy * dy > reach
        })
    }

    /// Takes the spot where a text covers least of the lines, and at most so many of their points;
    /// the first of equals.
    pub fn put_aside(
        &mut self,
        viewport: &Viewport,
        style: Style,
        text: &str,
        spots: &[Spot],
        most_covered: usize,
    ) -> Option<Spot> {
        let height = style.font.size_css * LINE_BOX;
        self.put_box(
            (viewport.width_of(text, style.font), height),
            spots,
            most_covered,
        )
    }

    /// The same for a text of this width and height, which may have several lines.
    pub fn put_box(
        &mut self,
        size: (f64, f64),
        spots: &[Spot],
        most_covered: usize,
    ) -> Option<Spot> {
        let mut best: Option<(usize, Spot, Rect)> = None;
        for spot in spots {
            let rect = box_at(size, *spot);
            if !self.is_free(rect) {
                continue;
            }
            let covered = self.covered(rect);
            if best.map_or(covered <= most_covered, |(least, ..)| covered < least) {
                best = Some((covered, *spot, rect));
            }
            if covered == 0 {
                break;
            }
        }
        let (_, spot, rect) = best?;
        self.take(rect);
        Some(spot)
    }

    /// How many points of lines a text in this box would cover.
    fn covered(&self, rect: Rect) -> usize {
        let rect = rect.grown(BESIDE_TEXT);
        let mut covered = 0;
        for (_, point) in &self.lines {
            covered += usize::from(rect.contains(*point));
        }
        covered
    }
}

/// Spots around a dot, the best to read first.
pub fn around(centre: Point, radius_css: f64, font: Font) -> [Spot; 8] {
    let beside = radius_css + 5.0;
    let apart = radius_css + font.size_css * 0.7 + 2.0;
    let (left, right) = (centre.x - beside, centre.x + beside);
    let (above, below) = (centre.y - apart, centre.y + apart);
    [
        Spot::start(right, centre.y),
        Spot::end(left, centre.y),
        Spot::middle(centre.x, above),
        Spot::middle(centre.x, below),
        Spot::start(right, below),
        Spot::start(right, above),
        Spot::end(left, below),
        Spot::end(left, above),
    ]
}

/// Moves heights apart until they are at least `apart` from each other, within the bounds if they
/// all fit; the order stays. Returns them in the order given.
pub fn spread(wanted: &[f64], apart: f64, top: f64, bottom: f64) -> Vec<f64> {
    let order = order(wanted.len(), &|one, other| {
        wanted[one].total_cmp(&wanted[other])
    });
    let mut heights = wanted.to_vec();
    let mut free_from = top;
    for index in &order {
        heights[*index] = heights[*index].max(free_from);
        free_from = heights[*index] + apart;
    }
    let mut free_to = bottom;
    for index in order.iter().rev() {
        heights[*index] = heights[*index].min(free_to).max(top);
        free_to = heights[*index] - apart;
    }
    heights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spreading_keeps_the_order_and_the_distance() {
        let heights = spread(&[50.0, 51.0, 49.0], 16.0, 0.0, 100.0);
        assert_eq!(heights, [65.0, 81.0, 49.0]);
    }

    #[test]
    fn spreading_stays_within_the_bounds() {
        let heights = spread(&[95.0, 96.0, 97.0], 16.0, 0.0, 100.0);
        assert_eq!(heights, [68.0, 84.0, 100.0]);
    }
}
