//! Lambert's azimuthal equal-area projection of a sphere (1772), north up. Formulas after Snyder,
//! "Map Projections: A Working Manual", USGS 1987, pages 182 to 190, written with vectors.

use super::angle::{atan2, sin_cos, wrapped};
use super::cap::Cap;
use super::clip::Thinned;
use super::placement::Placement;
use super::sphere::{Position, UnitVector};
use super::vertex::Vertex;
use crate::plane::{Point, Rect};

/// How far from its centre a map may show something.
pub struct Reach {
    /// The cosine of the angle to the farthest content.
    content_cos: f64,
    /// The distance of the drawing's corners, on the plane.
    corner: f64,
}

impl Reach {
    /// Content within 60°, corners within 110°: beyond, shapes suffer too much.
    pub const NEAR: Self = Self {
        content_cos: 0.5,
        corner: 1.638,
    };

    /// Content within 115°, for what no other projection shows in one piece; whatever corners.
    pub const FAR: Self = Self {
        content_cos: -0.42,
        corner: f64::INFINITY,
    };
}

/// Land is drawn up to here from the centre: cos 150° and its distance on the plane. It leaves out
/// the antipode, which is no point of the plane but the circle around it all.
const RIM_COS: f64 = -0.866;
const RIM: f64 = 1.9318;

/// The circle that the antipode becomes.
const ANTIPODE: f64 = 2.0;

/// Steps in which the rim is walked, in radians: twenty degrees.
const RIM_STEP: f64 = 0.35;

/// A placed projection around a centre.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Azimuthal {
    centre: UnitVector,
    east: UnitVector,
    north: UnitVector,
    placement: Placement,
}

impl Azimuthal {
    /// The largest map of the content inside `rect`; none if there is no content, or if this
    /// projection would show it or the corners badly.
    pub fn fit(content: &[Vec<UnitVector>], rect: Rect, reach: Reach) -> Option<Self> {
        let mut units = Vec::new();
        for path in content {
            units.extend_from_slice(path);
        }
        let mut plain = Self::plain(UnitVector::mean(&units)?);
        let mut bounds = plain.bounds(&units);
        // The middle of the bounds, seen from itself, is not quite the middle.
        for _ in 0..4 {
            let middle = bounds.centre();
            plain = Self::plain(plain.unproject(middle.x, -middle.y));
            bounds = plain.bounds(&units);
        }
        let is_near = |unit: &UnitVector| unit.dot(plain.centre) >= reach.content_cos;
        let placement = Placement::fit(bounds, rect);
        let placed = Self { placement, ..plain };
        (units.iter().all(is_near) && placed.reach(rect) <= reach.corner).then_some(placed)
    }

    fn plain(centre: UnitVector) -> Self {
        Self {
            centre,
            east: centre.east(),
            north: centre.north(),
            placement: Placement::PLAIN,
        }
    }

    fn bounds(&self, units: &[UnitVector]) -> Rect {
        Rect::around(&self.points(units))
    }

    fn points(&self, units: &[UnitVector]) -> Vec<Point> {
        let mut points = Vec::with_capacity(units.len());
        for unit in units {
            points.push(self.project(*unit));
        }
        points
    }

    /// This map, `factor` times as large, with what is at `pixel` in the middle of `rect`; none if it would show what it
    /// shows badly.
    pub fn zoomed(&self, factor: f64, pixel: Point, rect: Rect) -> Option<Self> {
        let zoomed = self.moved(factor, pixel, rect);
        (factor >= 1.0 || zoomed.reach(rect) <= Reach::NEAR.corner).then_some(zoomed)
    }

    /// The same, whatever it shows.
    pub fn moved(&self, factor: f64, pixel: Point, rect: Rect) -> Self {
        Self {
            placement: self.placement.zoomed(factor, pixel, rect.centre()),
            ..*self
        }
    }

    /// Pixels to an Earth radius.
    pub fn scale(&self) -> f64 {
        self.placement.scale
    }

    /// The pixel for a position; the antipode is taken for a point on its circle.
    pub fn project(&self, unit: UnitVector) -> Point {
        let below = 1.0 + unit.dot(self.centre);
        if below < 1e-12 {
            return self.placement.place(ANTIPODE, 0.0);
        }
        let stretch = (2.0 / below).sqrt();
        self.placement.place(
            unit.dot(self.east) * stretch,
            unit.dot(self.north) * stretch,
        )
    }

    /// The position at a pixel; none beyond the circle that the antipode becomes.
    pub fn position(&self, pixel: Point) -> Option<Position> {
        let Point { x, y } = self.placement.plane(pixel);
        (x * x + y * y <= ANTIPODE * ANTIPODE).then(|| self.unproject(x, y).position())
    }

    /// The position at a point of the plane, y upwards.
    fn unproject(&self, x: f64, y: f64) -> UnitVector {
        let squared = (x * x + y * y).min(ANTIPODE * ANTIPODE);
        let cos = 1.0 - squared / 2.0;
        let shrink = (1.0 - squared / 4.0).sqrt();
        let along =
            |centre: f64, east: f64, north: f64| centre * cos + (east * x + north * y) * shrink;
        let (c, e, n) = (self.centre, self.east, self.north);
        UnitVector::normalised(
            along(c.x, e.x, n.x),
            along(c.y, e.y, n.y),
            along(c.z, e.z, n.z),
        )
        .unwrap_or(self.centre)
    }

    /// How far the rectangle's farthest corner is from the centre, on the plane.
    fn reach(&self, rect: Rect) -> f64 {
        let Placement { scale, origin } = self.placement;
        let x = (origin.x - rect.left).max(rect.right() - origin.x);
        let y = (origin.y - rect.top).max(rect.bottom() - origin.y);
        (x * x + y * y).sqrt() / scale
    }

    /// A cap around all that a rectangle shows.
    pub fn view(&self, rect: Rect) -> Cap {
        let reach = self.reach(rect).min(ANTIPODE);
        Cap::new(self.centre, 1.0 - reach * reach / 2.0)
    }

    /// A ring of land; what lies beyond the rim is drawn along it. Empty if the antipode is inside
    /// the ring, which is then nowhere near.
    pub fn ring(&self, vertices: &[Vertex]) -> Vec<Point> {
        let mut ring = Thinned::default();
        let mut was_far = None;
        let mut ever_far = false;
        for &Vertex { unit, .. } in vertices.iter().chain(vertices.first()) {
            if unit.dot(self.centre) >= RIM_COS {
                was_far = None;
                ring.push(self.project(unit));
                continue;
            }
            let bearing = atan2(unit.dot(self.north), unit.dot(self.east));
            self.walk_rim(was_far.unwrap_or(bearing), bearing, &mut ring);
            was_far = Some(bearing);
            ever_far = true;
        }
        let ring = ring.into_ring();
        // Outlines run clockwise. Around the antipode, that turns inside out.
        if ever_far && clockwise_area(&ring) <= 0.0 {
            return Vec::new();
        }
        ring
    }

    /// Goes along the rim from one bearing to another, the shorter way round.
    fn walk_rim(&self, from: f64, to: f64, ring: &mut Thinned) {
        let turn = wrapped(to - from);
        let steps = (turn.abs() / RIM_STEP).ceil().max(1.0);
        for step in 1..=steps as u32 {
            let (sin, cos) = sin_cos(from + turn * f64::from(step) / steps);
            ring.push(self.placement.place(RIM * cos, RIM * sin));
        }
    }

    /// A line, broken where it leaves the rim.
    pub fn lines(&self, vertices: &[Vertex]) -> Vec<Vec<Point>> {
        let mut lines = vec![Vec::new()];
        for &Vertex { unit, .. } in vertices {
            if unit.dot(self.centre) < RIM_COS {
                lines.push(Vec::new());
            } else if let Some(line) = lines.last_mut() {
                line.push(self.project(unit));
            }
        }
        lines
    }

    /// A path, broken where it jumps across the antipode.
    pub fn path(&self, units: &[UnitVector]) -> Vec<Vec<Point>> {
        let jump = ANTIPODE * self.placement.scale;
        let mut lines = Vec::new();
        let mut line: Vec<Point> = Vec::new();
        for &point in &self.points(units) {
            if line.last().is_some_and(|last| last.distance(point) >= jump) {
                lines.push(std::mem::take(&mut line));
            }
            line.push(point);
        }
        lines.push(line);
        lines
    }
}

/// Twice the area, positive where the ring runs clockwise on the screen.
fn clockwise_area(ring: &[Point]) -> f64 {
    let mut area = 0.0;
    for (index, from) in ring.iter().enumerate() {
        let to = ring[(index + 1) % ring.len()];
        area += from.x * to.y - to.x * from.y;
    }
    area
}
