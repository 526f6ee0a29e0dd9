//! Circles on the sphere, to tell quickly what is out of view.

use super::sphere::UnitVector;
use super::vertex::Vertex;
use crate::plane::within;

const ROUNDING: f64 = 1e-12;

/// All of the sphere within an angle of a position.
#[derive(Clone, Copy, Debug)]
pub struct Cap {
    centre: UnitVector,
    cos: f64,
    sin: f64,
}

impl Cap {
    /// All of the sphere.
    pub const WHOLE: Self = Self {
        centre: UnitVector::NORTH_POLE,
        cos: -1.0,
        sin: 0.0,
    };

    /// The cap around `centre` whose angular radius has this cosine.
    pub fn new(centre: UnitVector, cos: f64) -> Self {
        let cos = within(cos, -1.0, 1.0);
        let sin = (1.0 - cos * cos).sqrt();
        Self { centre, cos, sin }
    }

    /// A cap around all the vertices, small if not the smallest.
    pub fn around(vertices: &[Vertex]) -> Self {
        let mut units = Vec::with_capacity(vertices.len());
        for vertex in vertices {
            units.push(vertex.unit);
        }
        let centre = UnitVector::mean(&units).unwrap_or(UnitVector::NORTH_POLE);
        let mut cos = 1.0_f64;
        for unit in &units {
            cos = cos.min(unit.dot(centre));
        }
        Self::new(centre, cos)
    }

    /// Whether the two have any position in common.
    pub fn meets(&self, other: &Self) -> bool {
        let cos_of_sum = self.cos * other.cos - self.sin * other.sin;
        let reach_round_the_globe = self.cos + other.cos <= 0.0;
        reach_round_the_globe || self.centre.dot(other.centre) >= cos_of_sum - ROUNDING
    }
}

#[cfg(test)]
mod tests {
    use super::super::Position;
    use super::*;

    fn cap(lat: f64, lon: f64, radius_deg: f64) -> Cap {
        Cap::new(
            Position::new(lat, lon).unit(),
            radius_deg.to_radians().cos(),
        )
    }

    #[test]
    fn caps_meet_when_their_radii_reach() {
        assert!(cap(0.0, 0.0, 10.0).meets(&cap(0.0, 19.0, 10.0)));
        assert!(!cap(0.0, 0.0, 10.0).meets(&cap(0.0, 21.0, 10.0)));
        assert!(cap(0.0, 0.0, 100.0).meets(&cap(0.0, 180.0, 90.0)));
        assert!(!cap(0.0, 0.0, 100.0).meets(&cap(0.0, 180.0, 79.0)));
    }

    #[test]
    fn a_cap_holds_what_it_is_around() {
        let places = [(10.0, 20.0), (12.0, 25.0), (9.0, 19.0)];
        let around = Cap::around(&places.map(|(lat, lon)| Position::new(lat, lon).into()));
        assert!(
            places
                .iter()
                .all(|&(lat, lon)| around.meets(&cap(lat, lon, 0.0)))
        );
        assert!(!around.meets(&cap(30.0, 20.0, 0.0)));
    }
}
