//! What a reader does in a figure, as the shell tells it.

use crate::figure::{Act, Unit};
use crate::geo::{Position, Zoom};
use crate::plane::{Point, Rect, within};

/// Reads an act by its name and its numbers; none where there is no such act, or a number is none.
pub fn read(what: &str, numbers: [f64; 4]) -> Option<Act> {
    let [a, b, c, d] = numbers;
    if !numbers.iter().all(|number| number.is_finite()) {
        return None;
    }
    let step = |unit| Act::Step {
        is_end: a > 0.0,
        unit,
        by: b as i32,
    };
    Some(match what {
        "brush" => Act::Brush(a, b),
        "step" => step(Unit::Mark),
        "page" => step(Unit::Page),
        "end" => step(Unit::End),
        "click" => Act::Click {
            at: Point::new(a, b),
            reach_css: c,
            adds: d > 0.0,
        },
        "zoom" => Act::Zoom {
            factor: a,
            at: Point::new(b, c),
        },
        "pan" => Act::Pan { right: a, down: b },
        "whole" => Act::Look(None),
        "look" => Act::Look(Some(Zoom {
            centre: Position::new(within(a, -90.0, 90.0), within(b, -180.0, 180.0)),
            factor: within(c, 0.01, 1000.0),
        })),
        "surround" => Act::Surround(Rect::around(&[Point::new(a, b), Point::new(c, d)])),
        _ => return None,
    })
}
