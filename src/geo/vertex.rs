//! A position of the base map, with what both projections need worked out once.

use super::angle::{DEGREE, atan2};
use super::formula::{factors, parametric_latitude};
use super::sphere::{Position, UnitVector};

/// A position as both projections want it.
#[derive(Clone, Copy, Debug)]
pub struct Vertex {
    pub unit: UnitVector,
    /// Radians east, -π to π.
    pub lon: f64,
    /// Equal Earth's x to a radian east of the central meridian, in Earth radii.
    pub across: f64,
    /// Equal Earth's y, in Earth radii.
    pub up: f64,
}

impl Vertex {
    fn new(unit: UnitVector, lon: f64) -> Self {
        let (across, up) = factors(parametric_latitude(unit));
        Self {
            unit,
            lon,
            across,
            up,
        }
    }
}

impl From<Position> for Vertex {
    fn from(position: Position) -> Self {
        Self::new(position.unit(), position.lon_deg * DEGREE)
    }
}

impl From<UnitVector> for Vertex {
    fn from(unit: UnitVector) -> Self {
        Self::new(unit, atan2(unit.y, unit.x))
    }
}
