//! Positions on the globe, taken as a sphere.

use super::angle::{DEGREE, asin, atan2, sin_cos};
use crate::plane::within;

/// The mean radius of the Earth in kilometres (IUGG, R₁).
pub const EARTH_RADIUS_KM: f64 = 6371.0088;

/// How far apart the samples of a great circle lie, in radians.
const SAMPLE_STEP: f64 = 2.0 * DEGREE;

/// Lengths below this are rounding.
const TINY: f64 = 1e-9;

/// A position on the globe as people write it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Position {
    /// Degrees north, -90 to 90.
    pub lat_deg: f64,
    /// Degrees east, -180 to 180, or some turns more.
    pub lon_deg: f64,
}

impl Position {
    /// The position at `lat_deg` north and `lon_deg` east.
    pub const fn new(lat_deg: f64, lon_deg: f64) -> Self {
        Self { lat_deg, lon_deg }
    }

    /// The same position as a unit vector. A latitude beyond a pole counts as the pole; what is no
    /// finite number, or more than a thousand turns, counts as 0.
    pub fn unit(self) -> UnitVector {
        let finite = |deg: f64| if deg.abs() < 360e3 { deg } else { 0.0 };
        let (sin_lat, cos_lat) = sin_cos(within(finite(self.lat_deg), -90.0, 90.0) * DEGREE);
        let (sin_lon, cos_lon) = sin_cos(finite(self.lon_deg) * DEGREE);
        UnitVector::raw(cos_lat * cos_lon, cos_lat * sin_lon, sin_lat)
    }
}

/// A position on the globe as a vector of length 1 from the Earth's centre: x towards 0° N 0° E,
/// y towards 0° N 90° E, z towards the North Pole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UnitVector {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) z: f64,
}

impl UnitVector {
    pub(super) const NORTH_POLE: Self = Self::raw(0.0, 0.0, 1.0);

    pub(super) const fn raw(x: f64, y: f64, z: f64) -> Self {
        Self { x, y, z }
    }

    /// Whether it is within ten degrees of a pole.
    pub(super) fn is_polar(&self) -> bool {
        self.z.abs() > 0.985
    }

    /// The position in this direction.
    pub(super) fn position(self) -> Position {
        let lat_deg = asin(within(self.z, -1.0, 1.0)).to_degrees();
        Position::new(lat_deg, atan2(self.y, self.x).to_degrees())
    }

    /// The vector's direction, or none if it has next to no length.
    pub(super) fn normalised(x: f64, y: f64, z: f64) -> Option<Self> {
        let length = (x * x + y * y + z * z).sqrt();
        (length > TINY).then(|| Self::raw(x / length, y / length, z / length))
    }

    /// The direction in the middle of all, or none if they balance each other out.
    pub(super) fn mean(units: &[Self]) -> Option<Self> {
        let (mut x, mut y, mut z) = (0.0, 0.0, 0.0);
        for unit in units {
            x += unit.x;
            y += unit.y;
            z += unit.z;
        }
        Self::normalised(x, y, z)
    }

    /// The cosine of the angle between two positions.
    pub(super) fn dot(self, other: Self) -> f64 {
        self.x * other.x + self.y * other.y + self.z * other.z
    }

    /// The horizontal direction that is east here. At a pole, where every direction is south or
    /// north, it is that of 90° E.
    pub(super) fn east(self) -> Self {
        Self::normalised(-self.y, self.x, 0.0).unwrap_or(Self::raw(0.0, 1.0, 0.0))
    }

    /// The horizontal direction that is north here.
    pub(super) fn north(self) -> Self {
        let east = self.east();
        Self::raw(
            self.y * east.z - self.z * east.y,
            self.z * east.x - self.x * east.z,
            self.x * east.y - self.y * east.x,
        )
    }

    /// The angle to `other` in radians, exact for small ones too, and the horizontal direction in
    /// which it lies. Towards the antipode, where all directions are as good, that is north.
    fn course(self, other: Self) -> (f64, Self) {
        let cos = self.dot(other);
        let (x, y, z) = (
            other.x - self.x * cos,
            other.y - self.y * cos,
            other.z - self.z * cos,
        );
        let sin = (x * x + y * y + z * z).sqrt();
        let direction = Self::normalised(x, y, z).unwrap_or_else(|| self.north());
        (atan2(sin, cos), direction)
    }
}

/// The shorter great circle from one position to another, both included, sampled about every two
/// degrees. Between antipodes it goes over the North Pole.
pub fn great_circle(from: UnitVector, to: UnitVector) -> Vec<UnitVector> {
    let (angle, direction) = from.course(to);
    let steps = (angle / SAMPLE_STEP).ceil().max(1.0);
    let mut samples = Vec::new();
    for step in 0..steps as u32 {
        let (sin, cos) = sin_cos(angle * f64::from(step) / steps);
        samples.push(UnitVector::raw(
            from.x * cos + direction.x * sin,
            from.y * cos + direction.y * sin,
            from.z * cos + direction.z * sin,
        ));
    }
    samples.push(to);
    samples
}

/// The length of the great circle between two positions, in kilometres.
pub fn distance_km(from: UnitVector, to: UnitVector) -> f64 {
    from.course(to).0 * EARTH_RADIUS_KM
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOSCOW: Position = Position::new(55.7558, 37.6176);
    const NAYPYIDAW: Position = Position::new(19.7475, 96.115);

    fn is_close(a: f64, b: f64, tolerance: f64) -> bool {
        (a - b).abs() <= tolerance
    }

    #[test]
    fn distances_are_those_of_the_sphere() {
        let quarter = distance_km(Position::new(0.0, 0.0).unit(), UnitVector::NORTH_POLE);
        assert!(is_close(quarter, 10_007.557, 0.001));
        let flight = distance_km(MOSCOW.unit(), NAYPYIDAW.unit());
        assert!(is_close(flight, 6_251.014, 0.001), "{flight}");
        assert!(distance_km(MOSCOW.unit(), MOSCOW.unit()) < 1e-6);
    }

    #[test]
    fn metres_apart_is_not_nothing() {
        let near = Position::new(MOSCOW.lat_deg + 1e-5, MOSCOW.lon_deg);
        let distance = distance_km(MOSCOW.unit(), near.unit());
        assert!(is_close(distance, 0.001_112, 1e-6), "{distance}");
    }

    #[test]
    fn a_great_circle_begins_and_ends_where_it_should_in_even_steps() {
        let (from, to) = (MOSCOW.unit(), NAYPYIDAW.unit());
        let samples = great_circle(from, to);
        assert_eq!(samples.first(), Some(&from));
        assert_eq!(samples.last(), Some(&to));
        let step = distance_km(from, to) / (samples.len() - 1) as f64;
        assert!(step < 2.01 * 111.2);
        for pair in samples.windows(2) {
            assert!(is_close(distance_km(pair[0], pair[1]), step, 1e-6));
        }
    }

    #[test]
    fn between_antipodes_it_goes_over_the_north_pole() {
        let from = Position::new(30.0, 10.0).unit();
        let samples = great_circle(from, Position::new(-30.0, -170.0).unit());
        assert_eq!(samples.len(), 91);
        let highest = samples.iter().map(|unit| unit.z).fold(-1.0, f64::max);
        assert!(highest > 0.999);
        let poles = great_circle(UnitVector::NORTH_POLE, Position::new(-90.0, 0.0).unit());
        assert_eq!(poles.len(), 91);
    }

    #[test]
    fn nonsense_is_taken_for_some_position() {
        let unit = Position::new(f64::NAN, f64::INFINITY).unit();
        assert_eq!(unit, Position::new(0.0, 0.0).unit());
        assert!(Position::new(1e300, 1e300).unit().x.is_finite());
    }
}
