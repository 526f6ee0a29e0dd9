//! Layout: from a summary to a scene, for a size and a host.
//!
//! Nothing here knows a canvas. All lengths are CSS pixels, all texts are measured by the host, and
//! no label is placed where another one is.

pub mod axis;
pub mod labels;
pub mod map;

pub mod shares;
pub mod stacks;
pub mod trend;

use crate::plane::{Point, Rect};
use crate::scene::Shape;
use crate::text::{Font, Host};
use crate::theme::Ink;

/// Ticks, notes at marks, all that is read second.
pub const SMALL: Font = Font::regular(12.0);

/// Names at marks.
pub const NAME: Font = Font::regular(14.0);

/// Values at marks.
pub const VALUE: Font = Font::bold(15.0);

/// The height of a line of [`SMALL`].
pub const SMALL_LINE: f64 = 16.0;

/// What a drawing is made for.
#[derive(Clone, Copy)]
pub struct Room<'a> {
    pub width_css: f64,
    pub height_css: f64,
    pub host: &'a dyn Host,
}

impl Room<'_> {
    /// The whole drawing.
    pub fn rect(&self) -> Rect {
        Rect::new(0.0, 0.0, self.width_css, self.height_css)
    }

    /// The width of a text.
    pub fn width_of(&self, text: &str, font: Font) -> f64 {
        self.host.text_width(text, font)
    }
}

/// Diagonal strokes over a bar: a value that was worked out, or is in doubt.
pub fn hatching(rect: Rect, ink: Ink) -> Vec<Shape> {
    const APART: f64 = 6.0;
    let count = ((rect.width + rect.height) / APART) as usize;
    let stroke = |index: usize| {
        let start = rect.left - rect.height + APART * (index as f64 + 0.5);
        // The stroke climbs from the bottom edge at `start`; its ends are cut at the sides.
        let low = (rect.left - start).max(0.0);
        let high = (rect.right() - start).min(rect.height);
        Shape::Line {
            points: vec![
                Point::new(start + low, rect.bottom() - low),
                Point::new(start + high, rect.bottom() - high),
            ],
            ink,
            width_css: 1.25,
            dash_css: 0.0,
        }
    };
    (0..count.min(2000)).map(stroke).collect()
}

/// The outline of a bar.
pub fn outline(rect: Rect, ink: Ink) -> [Shape; 4] {
    let (left, top, right, bottom) = (rect.left, rect.top, rect.right(), rect.bottom());
    let rule = |x1: f64, y1: f64, x2: f64, y2: f64| Shape::Rule {
        from: Point::new(x1, y1),
        to: Point::new(x2, y2),
        ink,
        width_css: 1.0,
    };
    [
        rule(left, top, right, top),
        rule(left, bottom, right, bottom),
        rule(left, top, left, bottom),
        rule(right, top, right, bottom),
    ]
}
