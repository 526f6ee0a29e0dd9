//! The projection that suits an extent, fitted to a rectangle.

use super::azimuthal::{Azimuthal, Reach};
use super::cap::Cap;
use super::equal_earth::EqualEarth;
use super::sphere::{EARTH_RADIUS_KM, Position, UnitVector};
use super::vertex::Vertex;
use super::zoom::Zoom;
use crate::plane::{Point, Rect};

/// Drawings larger than this, in pixels, are taken for this large.
const LARGEST: f64 = 1e6;

/// A map projection placed in a drawing. Both are equal-area, north up at the centre.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Projection {
    /// Lambert's azimuthal equal-area projection, for extents up to a continent or an ocean.
    Azimuthal(Azimuthal),
    /// Equal Earth, for wider ones.
    EqualEarth(EqualEarth),
}

impl Projection {
    /// The projection that shows all of `content` inside `rect`, as large as possible.
    ///
    /// The content is paths of positions, sampled as [`super::great_circle`] does it; a place is a
    /// path of one position. The rectangle shows at least 1,200 km both ways, so that a single place
    /// has its surroundings. Without content, the world is shown.
    pub fn fit(content: &[Vec<UnitVector>], rect: Rect) -> Self {
        let rect = usable(rect);
        if let Some(azimuthal) = Azimuthal::fit(content, rect, Reach::NEAR) {
            return Self::Azimuthal(azimuthal);
        }
        let equal_earth = EqualEarth::fit(content, rect);
        // What goes over a pole, or out at one edge and in at the other, is in one piece seen from above.
        let is_torn = |path: &Vec<UnitVector>| {
            path.iter().any(UnitVector::is_polar) || equal_earth.path(path).len() > 1
        };
        let is_whole = !content.iter().any(is_torn);
        match Azimuthal::fit(content, rect, Reach::FAR).filter(|_| !is_whole) {
            Some(azimuthal) => Self::Azimuthal(azimuthal),
            None => Self::EqualEarth(equal_earth),
        }
    }

    /// The projection as a reader looks at it: of `content`, in `rect`. From afar it is one that shows the whole world.
    pub fn zoomed(self, zoom: Zoom, content: &[Vec<UnitVector>], rect: Rect) -> Self {
        let centre = zoom.centre.unit();
        let near = match self {
            Self::EqualEarth(_) => None,
            Self::Azimuthal(map) => map.zoomed(zoom.factor, map.project(centre), rect),
        };
        if let Some(map) = near {
            return Self::Azimuthal(map);
        }
        let map = match self {
            Self::EqualEarth(map) => map,
            Self::Azimuthal(_) => EqualEarth::fit(content, rect),
        };
        let factor = zoom.factor * self.scale() / map.scale();
        Self::EqualEarth(map.zoomed(factor, map.project(centre), rect))
    }

    /// The same projection `factor` times as large, with what is at `pixel` in the middle of `rect`.
    pub fn moved(self, factor: f64, pixel: Point, rect: Rect) -> Self {
        match self {
            Self::Azimuthal(map) => Self::Azimuthal(map.moved(factor, pixel, rect)),
            Self::EqualEarth(map) => Self::EqualEarth(map.zoomed(factor, pixel, rect)),
        }
    }

    /// Pixels to an Earth radius, at its centre.
    pub fn scale(&self) -> f64 {
        match self {
            Self::Azimuthal(map) => map.scale(),
            Self::EqualEarth(map) => map.scale(),
        }
    }

    /// How much of the Earth a rectangle shows across, in kilometres.
    pub fn across_km(&self, rect: Rect) -> f64 {
        rect.width.min(rect.height) / self.scale() * EARTH_RADIUS_KM
    }

    /// The pixel for a position.
    pub fn project(&self, unit: UnitVector) -> Point {
        match self {
            Self::Azimuthal(azimuthal) => azimuthal.project(unit),
            Self::EqualEarth(equal_earth) => equal_earth.project(unit),
        }
    }

    /// The position at a pixel; none beyond the edge of the map.
    pub fn unproject(&self, point: Point) -> Option<Position> {
        match self {
            Self::Azimuthal(azimuthal) => azimuthal.position(point),
            Self::EqualEarth(equal_earth) => equal_earth.position(point),
        }
    }

    /// The line through sampled positions: several lines where the map's edge cuts it. It is not
    /// clipped to any rectangle.
    pub fn path(&self, units: &[UnitVector]) -> Vec<Vec<Point>> {
        match self {
            Self::Azimuthal(azimuthal) => azimuthal.path(units),
            Self::EqualEarth(equal_earth) => equal_earth.path(units),
        }
    }

    /// A ring of land, in as many pieces as the map makes of it.
    pub(super) fn rings(&self, vertices: &[Vertex]) -> Vec<Vec<Point>> {
        match self {
            Self::Azimuthal(azimuthal) => vec![azimuthal.ring(vertices)],
            Self::EqualEarth(equal_earth) => equal_earth.rings(vertices),
        }
    }

    /// A line, in as many pieces as the map makes of it.
    pub(super) fn lines(&self, vertices: &[Vertex]) -> Vec<Vec<Point>> {
        match self {
            Self::Azimuthal(azimuthal) => azimuthal.lines(vertices),
            Self::EqualEarth(equal_earth) => equal_earth.lines(vertices),
        }
    }

    /// A cap around all that a rectangle shows.
    pub(super) fn view(&self, rect: Rect) -> Cap {
        match self {
            Self::Azimuthal(azimuthal) => azimuthal.view(rect),
            Self::EqualEarth(_) => Cap::WHOLE,
        }
    }
}

fn usable(rect: Rect) -> Rect {
    let within = |length: f64, least: f64| {
        if length.is_finite() {
            length.max(least).min(LARGEST)
        } else {
            0.0
        }
    };
    Rect::new(
        within(rect.left, -LARGEST),
        within(rect.top, -LARGEST),
        within(rect.width, 0.0),
        within(rect.height, 0.0),
    )
}
