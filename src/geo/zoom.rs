//! A closer or farther look at a map, by its reader.

use super::sphere::Position;

/// How a reader looks at a map: what is in the middle, and how much larger it is than when all of it fits in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Zoom {
    pub centre: Position,
    pub factor: f64,
}
