//! Tests of the whole: the map as it is built, on both projections.

mod facts;
mod fine;
mod hostile;
mod shapes;

use super::*;
use crate::plane::{Point, Rect};
use std::sync::LazyLock;

/// The base map's bytes, as they are shipped.
static BYTES: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let source = include_bytes!("../../data/basemap/countries-110m.json");
    dateline_basemap::build(source).expect("the base map's source is what it was")
});

static MAP: LazyLock<BaseMap> = LazyLock::new(|| parsed(&BYTES));

/// The finer one's.
static FINE_BYTES: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let source = include_bytes!("../../data/basemap/countries-50m.json");
    dateline_basemap::build_fine(source).expect("the finer base map's source is what it was")
});

static FINE_MAP: LazyLock<BaseMap> = LazyLock::new(|| parsed(&FINE_BYTES));

fn parsed(bytes: &[u8]) -> BaseMap {
    BaseMap::parse(bytes).expect("it is ours")
}

fn unit(lat: f64, lon: f64) -> UnitVector {
    Position::new(lat, lon).unit()
}

/// A map of the surroundings of one place.
fn around(lat: f64, lon: f64, rect: Rect) -> Projection {
    Projection::fit(&[vec![unit(lat, lon)]], rect)
}

fn is_inside(ring: &[Point], point: Point) -> bool {
    let onwards = ring.iter().cycle().skip(1);
    let crossed = ring.iter().zip(onwards).filter(|(from, to)| {
        let spans = (from.y > point.y) != (to.y > point.y);
        spans && from.toward(**to, (point.y - from.y) / (to.y - from.y)).x > point.x
    });
    crossed.count() % 2 == 1
}

/// The country painted last over a point of the drawing.
fn painted(lands: &[Land], point: Point) -> Option<&str> {
    let over = |land: &&Land| land.rings.iter().any(|ring| is_inside(ring, point));
    let land = lands.iter().rev().find(over)?;
    std::str::from_utf8(&land.code).ok()
}

/// Twice the area of a ring, positive where it runs clockwise on the screen.
fn clockwise_area(ring: &[Point]) -> f64 {
    let onwards = ring.iter().cycle().skip(1);
    let crosses = ring
        .iter()
        .zip(onwards)
        .map(|(from, to)| from.x * to.y - to.x * from.y);
    crosses.sum()
}
