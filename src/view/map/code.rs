//! What others ask of a map, by addresses. Most figures are no maps: a page without one does not load what only these can come to,
//! which is a fifth of the core (`crates/assembly/src/split.rs`).

use super::look;
use crate::geo::{BadBaseMap, BaseMap, Zoom};
use crate::plane::Point;
use crate::scene::Scene;
use crate::text::Host;

/// What they ask.
pub struct Code {
    pub parse: fn(&[u8]) -> Result<BaseMap, BadBaseMap>,
    pub looked: fn(&mut Scene, Option<Zoom>, f64, Point, Point) -> Option<Zoom>,
    pub in_picture: fn(&Scene, bool, &dyn Host) -> [String; 2],
}

static CODE: Code = Code {
    parse: BaseMap::parse,
    looked: look::looked,
    in_picture: look::in_picture,
};

/// It, so that the compiler does not see through the addresses.
pub fn code() -> &'static Code {
    std::hint::black_box(&CODE)
}
