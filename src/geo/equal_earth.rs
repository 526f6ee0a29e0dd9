//! The whole world in the Equal Earth projection: placed, and cut open at a meridian.

use super::angle::{asin, atan2, sin_cos, wrapped};
use super::clip;
use super::clip::Thinned;
use super::formula::{A, HALF_ROOT_3, factors, parametric_latitude, parametric_latitude_at};
use super::placement::Placement;
use super::sphere::{Position, UnitVector};
use super::vertex::Vertex;
use crate::plane::{Point, Rect};
use std::f64::consts::{PI, TAU};

/// The equator's whole width, and the latitudes of the base map: 84° N to 56° S. In Earth radii.
const WORLD: Rect = Rect::new(-HALF_WIDTH, -1.3, 2.0 * HALF_WIDTH, 2.32);
const HALF_WIDTH: f64 = PI / HALF_ROOT_3 / A[0];

/// The equator's whole width, in Earth radii.
pub const WORLD_ACROSS: f64 = 2.0 * HALF_WIDTH;

/// Cutting the world at 169° W cuts no land, cutting it at 30° W only Greenland.
const GOOD_MERIDIANS_DEG: [usize; 2] = [11, 150];

/// Content whose longitudes leave less than this free goes all the way round.
const LEAST_GAP_DEG: usize = 10;

/// Steps in which the edge of the world, a curve, is drawn, in radians.
const EDGE_STEP: f64 = 0.05;

/// A placed projection, cut open opposite its central meridian.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EqualEarth {
    /// Radians east, -π to π.
    meridian: f64,
    placement: Placement,
}

impl EqualEarth {
    /// The largest map of the content inside `rect`; without content, of the world.
    pub fn fit(content: &[Vec<UnitVector>], rect: Rect) -> Self {
        let (meridian, gap_deg) = central_meridian(content);
        let plain = Self {
            meridian,
            placement: Placement::PLAIN,
        };
        let mut points = Vec::new();
        for path in content {
            for piece in &plain.path(path) {
                points.extend_from_slice(piece);
            }
        }
        let mut bounds = if points.is_empty() {
            WORLD
        } else {
            Rect::around(&points)
        };
        if gap_deg < LEAST_GAP_DEG {
            (bounds.left, bounds.width) = (WORLD.left, WORLD.width);
        }
        Self {
            placement: Placement::fit(bounds, rect),
            ..plain
        }
    }

    /// This map, `factor` times as large, with what is at `pixel` in the middle of `rect`.
    pub fn zoomed(&self, factor: f64, pixel: Point, rect: Rect) -> Self {
        Self {
            placement: self.placement.zoomed(factor, pixel, rect.centre()),
            ..*self
        }
    }

    /// Pixels to an Earth radius.
    pub fn scale(&self) -> f64 {
        self.placement.scale
    }

    /// The pixel for a position.
    pub fn project(&self, unit: UnitVector) -> Point {
        let vertex = Vertex::from(unit);
        self.draw(self.lambda(&vertex), &vertex)
    }

    /// The position at a pixel; none beyond the edge of the world.
    pub fn position(&self, pixel: Point) -> Option<Position> {
        let Point { x, y } = self.placement.plane(pixel);
        let theta = parametric_latitude_at(y)?;
        let lambda = x / factors(theta).0;
        let lat_deg = asin(sin_cos(theta).0 / HALF_ROOT_3).to_degrees();
        let lon_deg = wrapped(lambda + self.meridian).to_degrees();
        (lambda.abs() <= PI).then(|| Position::new(lat_deg, lon_deg))
    }

    /// Radians east of the central meridian, -π to π.
    fn lambda(&self, vertex: &Vertex) -> f64 {
        wrapped(vertex.lon - self.meridian)
    }

    fn draw(&self, lambda: f64, vertex: &Vertex) -> Point {
        self.placement.place(lambda * vertex.across, vertex.up)
    }

    /// The pixel for radians east of the central meridian and a parametric latitude.
    fn place(&self, lambda: f64, theta: f64) -> Point {
        let (across, up) = factors(theta);
        self.placement.place(lambda * across, up)
    }

    /// A ring of land, in as many pieces as the cut makes of it.
    pub fn rings(&self, vertices: &[Vertex]) -> Vec<Vec<Point>> {
        let mut ring = Thinned::default();
        let mut before = vertices.last().map_or(0.0, |last| self.lambda(last));
        for vertex in vertices {
            let lambda = self.lambda(vertex);
            if (lambda - before).abs() > PI {
                return self.cut_rings(vertices);
            }
            ring.push(self.draw(lambda, vertex));
            before = lambda;
        }
        vec![ring.into_ring()]
    }

    /// Lays the ring out without jumps, and takes from it and from its copies a turn to either side
    /// what lies in the world.
    fn cut_rings(&self, vertices: &[Vertex]) -> Vec<Vec<Point>> {
        let flat = self.unrolled(vertices);
        let world = Rect::new(-PI, -PI, TAU, TAU);
        let mut pieces = Vec::new();
        for shift in &[-TAU, 0.0, TAU] {
            let mut moved = flat.clone();
            for point in &mut moved {
                point.x += shift;
            }
            pieces.push(self.outline(&clip::ring(moved, world)));
        }
        pieces
    }

    /// The ring on a plane of radians east and parametric latitude.
    fn unrolled(&self, vertices: &[Vertex]) -> Vec<Point> {
        let mut before = self.meridian;
        let mut lambda = 0.0;
        let mut points = Vec::with_capacity(vertices.len());
        for vertex in vertices {
            lambda += wrapped(vertex.lon - before);
            before = vertex.lon;
            points.push(Point::new(lambda, parametric_latitude(vertex.unit)));
        }
        points
    }

    /// Draws a piece of a ring; where it runs along the edge of the world, it follows the curve.
    fn outline(&self, flat: &[Point]) -> Vec<Point> {
        let mut ring = Thinned::default();
        let is_edge = |point: Point| point.x.abs() > PI - 1e-9;
        for (index, from) in flat.iter().enumerate() {
            let (from, to) = (*from, flat[(index + 1) % flat.len()]);
            ring.push(self.place(from.x, from.y));
            if is_edge(from) && is_edge(to) {
                let steps = ((to.y - from.y).abs() / EDGE_STEP).ceil();
                for step in 1..steps as u32 {
                    let point = from.toward(to, f64::from(step) / steps);
                    ring.push(self.place(point.x, point.y));
                }
            }
        }
        ring.into_ring()
    }

    /// A line, broken at the cut, where both its parts reach the edge of the world.
    pub fn lines(&self, vertices: &[Vertex]) -> Vec<Vec<Point>> {
        let mut lines = vec![Vec::with_capacity(vertices.len())];
        let mut before: Option<(f64, &Vertex)> = None;
        for vertex in vertices {
            let lambda = self.lambda(vertex);
            let cut = before.filter(|(before, _)| (lambda - before).abs() > PI);
            if let (Some((before, from)), Some(line)) = (cut, lines.last_mut()) {
                let edge = PI.copysign(before);
                let share = (edge - before) / (lambda + 2.0 * edge - before);
                let (start, end) = (from.unit, vertex.unit);
                let (start, end) = (parametric_latitude(start), parametric_latitude(end));
                let theta = start + (end - start) * share;
                line.push(self.place(edge, theta));
                lines.push(vec![self.place(-edge, theta)]);
            }
            if let Some(line) = lines.last_mut() {
                line.push(self.draw(lambda, vertex));
            }
            before = Some((lambda, vertex));
        }
        lines
    }

    /// A path, broken at the cut.
    pub fn path(&self, units: &[UnitVector]) -> Vec<Vec<Point>> {
        let mut vertices = Vec::new();
        for unit in units {
            vertices.push(Vertex::from(*unit));
        }
        self.lines(&vertices)
    }
}

/// The meridian to centre on, in radians, and how many degrees of longitude are free of content
/// around the one opposite. Where the content goes more than halfway round, it is one that cuts
/// little land, if it does not cut the content.
fn central_meridian(content: &[Vec<UnitVector>]) -> (f64, usize) {
    let mut taken = [false; 360];
    for path in content {
        for unit in path {
            let east = atan2(unit.y, unit.x).to_degrees().floor() as i32;
            taken[east.rem_euclid(360) as usize] = true;
        }
    }
    let (start, gap) = longest_gap(&taken);
    let is_free = |cut: usize| (355..365).all(|near| !taken[(cut + near) % 360]);
    let mut good = GOOD_MERIDIANS_DEG.iter();
    let meridian = match good.find(|meridian| is_free(*meridian + 180)) {
        Some(meridian) if gap < 180 || gap == 360 => *meridian as f64,
        // Routes go all the way round: wherever they are cut, land need not be.
        _ if gap < LEAST_GAP_DEG => GOOD_MERIDIANS_DEG[0] as f64,
        _ => start as f64 + gap as f64 / 2.0 - 180.0,
    };
    (wrapped(meridian.to_radians()), gap)
}

/// Where the longest run of free degrees begins, and how long it is.
fn longest_gap(taken: &[bool; 360]) -> (usize, usize) {
    let (mut best, mut run) = ((0, 0), 0);
    for degree in 0..720 {
        run = if taken[degree % 360] { 0 } else { run + 1 };
        if run > best.1 && run <= 360 {
            best = (degree + 1 - run, run);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::super::Position;
    use super::*;

    /// Made with the authors' formulas, in Earth radii.
    #[test]
    fn positions_lie_where_the_paper_has_them() {
        let world = EqualEarth {
            meridian: 0.0,
            placement: Placement::PLAIN,
        };
        let equator = world.project(Position::new(0.0, 179.999_999).unit());
        assert!((equator.x - 2.706_63).abs() < 1e-5 && equator.y == 0.0);
        let pole = world.project(UnitVector::NORTH_POLE);
        assert!((pole.y + 1.317_363).abs() < 1e-5, "{pole:?}");
    }

    #[test]
    fn the_cut_falls_where_the_content_is_not() {
        let content = |longitudes: &[f64]| {
            let units = longitudes
                .iter()
                .map(|&lon| vec![Position::new(0.0, lon).unit()]);
            central_meridian(&units.collect::<Vec<_>>()).0.to_degrees()
        };
        assert!((content(&[140.5, -120.5]) + 170.0).abs() < 1.0);
        assert!((content(&[-150.0, -60.0, 20.0, 60.0, 140.0]) - 11.0).abs() < 1e-9);
        assert!((content(&[]) - 11.0).abs() < 1e-9);
        let all_round: Vec<f64> = (0..120).map(|step| f64::from(step) * 3.0).collect();
        assert!((content(&all_round) - 11.0).abs() < 1e-9);
    }
}
