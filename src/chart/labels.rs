//! Labels that avoid each other, and everything else that they must not cover.

use super::Room;
use crate::order::order;
use crate::plane::{Point, Rect};
use crate::scene::{Anchor, Mark, Shape};
use crate::text::Font;
use crate::theme::Ink;

/// A text that wants a place.
#[derive(Clone, Debug)]
pub struct Wish {
    pub text: String,
    pub font: Font,
    pub ink: Ink,
    pub has_halo: bool,
}

/// What is taken already.
pub struct Places {
    bounds: Rect,
    taken: Vec<Rect>,
}

/// The box that a line of text fills.
pub fn text_box(room: &Room, wish: &Wish, at: Point, anchor: Anchor) -> Rect {
    let width = room.width_of(&wish.text, wish.font);
    let height = wish.font.size_css * 1.25;
    let left = match anchor {
        Anchor::Start => at.x,
        Anchor::Middle => at.x - width / 2.0,
        Anchor::End => at.x - width,
    };
    Rect::new(left, at.y - height / 2.0, width, height)
}

impl Places {
    /// Nothing is taken within `bounds`; nothing is free without.
    pub fn within(bounds: Rect) -> Self {
        Self {
            bounds,
            taken: Vec::new(),
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

    /// Puts a text at the first of several spots that is free; none if none is.
    pub fn put(
        &mut self,
        room: &Room,
        wish: &Wish,
        spots: impl IntoIterator<Item = (Point, Anchor)>,
    ) -> Option<Shape> {
        for (at, anchor) in spots {
            let rect = text_box(room, wish, at, anchor);
            if self.is_free(rect) {
                self.take(rect);
                return Some(label(wish, at, anchor));
            }
        }
        None
    }
}

/// The text, placed.
pub fn label(wish: &Wish, at: Point, anchor: Anchor) -> Shape {
    Shape::Label {
        at,
        text: wish.text.clone(),
        font: wish.font,
        ink: wish.ink,
        anchor,
        has_halo: wish.has_halo,
    }
}

/// Spots around a dot, the best to read first.
pub fn around(centre: Point, radius_css: f64, font: Font) -> [(Point, Anchor); 8] {
    let beside = radius_css + 5.0;
    let above = radius_css + font.size_css * 0.7 + 2.0;
    let spot = |dx: f64, dy: f64, anchor| (Point::new(centre.x + dx, centre.y + dy), anchor);
    [
        spot(beside, 0.0, Anchor::Start),
        spot(-beside, 0.0, Anchor::End),
        spot(0.0, -above, Anchor::Middle),
        spot(0.0, above, Anchor::Middle),
        spot(beside, above, Anchor::Start),
        spot(beside, -above, Anchor::Start),
        spot(-beside, above, Anchor::End),
        spot(-beside, -above, Anchor::End),
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

/// Marks without records: guides, captions.
pub fn plain(shapes: impl IntoIterator<Item = Shape>) -> impl Iterator<Item = Mark> {
    shapes.into_iter().map(Mark::plain)
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
