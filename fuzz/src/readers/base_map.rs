//! A base map, in its binary format.

use dateline::geo::{BaseMap, Position, Projection};
use dateline::plane::{Point, Rect};

/// A base map that is read can be drawn: near and far, and nothing in it is beyond all bounds.
pub fn hold(bytes: &[u8]) {
    let Ok(map) = BaseMap::parse(bytes) else {
        return;
    };
    let view = Rect::new(0.0, 0.0, 320.0, 240.0);
    let near = [(96.0, 19.0), (-179.0, 80.0)].map(|(lon_deg, lat_deg)| {
        let place = Position { lon_deg, lat_deg };
        Projection::fit(&[vec![place.unit()]], view)
    });
    for projection in near.into_iter().chain([Projection::fit(&[], view)]) {
        for land in map.land(&projection, view) {
            land.rings.iter().for_each(|ring| expect_near(ring));
        }
        for (_, line) in map.lines(&projection, view) {
            expect_near(&line);
        }
    }
}

fn expect_near(points: &[Point]) {
    for point in points {
        assert!(point.x.abs() < 1e4 && point.y.abs() < 1e4, "{point:?}");
    }
}
