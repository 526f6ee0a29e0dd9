//! From the plane of a projection to pixels: one scale for both axes, and a shift.

use super::sphere::EARTH_RADIUS_KM;
use crate::plane::{Point, Rect};

/// A map is fitted to no less than this, in Earth radii, before a reader zooms: closer up, lines made for 1:110 million are
/// coarse and false.
const LEAST_ACROSS: f64 = 1200.0 / EARTH_RADIUS_KM;

/// A rectangle of less than this cannot be fitted into, in pixels.
const LEAST_SIDE: f64 = 1e-3;

/// Keeps rounding from putting the outermost place beyond the edge.
const JUST_INSIDE: f64 = 1.0 - 1e-9;

/// Where a projection's plane, in Earth radii with y upwards, lies in the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placement {
    /// Pixels to an Earth radius.
    pub scale: f64,
    /// Where the projection's own centre is drawn.
    pub origin: Point,
}

impl Placement {
    /// A drawing whose pixels are Earth radii.
    pub const PLAIN: Self = Self {
        scale: 1.0,
        origin: Point::new(0.0, 0.0),
    };

    /// The largest placement that keeps `bounds`, drawn plainly, inside `rect`.
    pub fn fit(bounds: Rect, rect: Rect) -> Self {
        let width = rect.width.max(LEAST_SIDE);
        let height = rect.height.max(LEAST_SIDE);
        let across = width.min(height) / LEAST_ACROSS;
        let scale = (width / bounds.width)
            .min(height / bounds.height)
            .min(across)
            * JUST_INSIDE;
        let (middle, centre) = (bounds.centre(), rect.centre());
        let origin = Point::new(centre.x - middle.x * scale, centre.y - middle.y * scale);
        Self { scale, origin }
    }

    /// This placement, `factor` times as large, with what is at `pixel` moved to `centre`.
    pub fn zoomed(&self, factor: f64, pixel: Point, centre: Point) -> Self {
        let along = |origin: f64, pixel: f64, centre: f64| centre + (origin - pixel) * factor;
        Self {
            scale: self.scale * factor,
            origin: Point::new(
                along(self.origin.x, pixel.x, centre.x),
                along(self.origin.y, pixel.y, centre.y),
            ),
        }
    }

    /// The point of the plane for a pixel.
    pub fn plane(&self, pixel: Point) -> Point {
        Point::new(
            (pixel.x - self.origin.x) / self.scale,
            (self.origin.y - pixel.y) / self.scale,
        )
    }

    /// The pixel for a point of the plane.
    pub fn place(&self, x: f64, y: f64) -> Point {
        Point::new(
            self.origin.x + x * self.scale,
            self.origin.y - y * self.scale,
        )
    }
}
