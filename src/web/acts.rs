//! What a reader does in a figure, as the shell tells it.

use crate::figure::{Act, Look, Stride};
use crate::geo::{Position, Zoom};
use crate::plane::{Point, Rect, within};

/// What can be done in a figure.
pub enum Deed {
    Choose(Act),
    Look(Look),
}

/// Reads a deed by its name and its numbers; none where there is no such deed, or a number is none.
pub fn read(what: &str, numbers: [f64; 4]) -> Option<Deed> {
    let [a, b, c, d] = numbers;
    if !numbers.iter().all(|number| number.is_finite()) {
        return None;
    }
    let step = |stride| Act::Step {
        is_end: a > 0.0,
        stride,
        by: if b < 0.0 { -1 } else { 1 },
    };
    let act = match what {
        "brush" => Act::Brush(a, b),
        "step" => step(Stride::Mark),
        "page" => step(Stride::Page),
        "end" => step(Stride::End),
        "click" => Act::Click {
            at: Point::new(a, b),
            reach_css: c,
            adds: d > 0.0,
        },
        "mark" => Act::Target {
            target: a as usize,
            adds: b > 0.0,
        },
        "clear" => Act::Clear,
        "surround" => Act::Surround(Rect::around(&[Point::new(a, b), Point::new(c, d)])),
        _ => return look(what, a, b, c).map(Deed::Look),
    };
    Some(Deed::Choose(act))
}

fn look(what: &str, a: f64, b: f64, c: f64) -> Option<Look> {
    Some(match what {
        "zoom" => Look::Closer {
            factor: a,
            at: Point::new(b, c),
        },
        "pan" => Look::Pan { right: a, down: b },
        "whole" => Look::To(None),
        "look" => Look::To(Some(Zoom {
            centre: Position::new(within(a, -90.0, 90.0), within(b, -180.0, 180.0)),
            factor: within(c, 0.01, 1000.0),
        })),
        _ => return None,
    })
}
