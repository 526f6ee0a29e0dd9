//! The globe on a plane: positions, great circles, projections and the base map.
//!
//! ```text
//! Position --unit--> UnitVector --great_circle--> samples --Projection::fit--> Projection
//!                                           samples --Projection::path--> polylines
//!                      bytes --BaseMap::parse--> BaseMap --land, lines--> polygons, polylines
//! ```
//! Places on the sphere are unit vectors, so that turning and projecting them needs no
//! trigonometry. Everything drawn is in CSS pixels ([`crate::plane`]), and finite whatever goes in.

mod angle;
mod azimuthal;
mod base_map;
mod cap;
mod clip;
mod equal_earth;
mod formula;
mod placement;
mod projection;
mod read;
mod sphere;
mod vertex;
mod zoom;

pub use base_map::{BaseMap, Land, LineClass};
pub use equal_earth::WORLD_ACROSS;
pub use projection::Projection;
pub use read::BadBaseMap;
pub use sphere::{EARTH_RADIUS_KM, Position, UnitVector, distance_km, great_circle};
pub use zoom::Zoom;

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
