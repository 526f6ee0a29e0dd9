//! Whatever comes in: no panic, nothing that is not finite, content inside.

use super::*;
use proptest::collection::vec;
use proptest::prelude::*;

fn any_degrees() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => -180.0..180.0,
        1 => prop::sample::select(vec![0.0, 90.0, -90.0, 180.0, -180.0, f64::NAN, f64::INFINITY, 1e300]),
    ]
}

fn any_unit() -> impl Strategy<Value = UnitVector> {
    (any_degrees(), any_degrees()).prop_map(|(lat, lon)| unit(lat / 2.0, lon))
}

/// Great circles between any places, places alone, and places metres apart.
fn any_content() -> impl Strategy<Value = Vec<Vec<UnitVector>>> {
    let path = prop_oneof![
        (any_unit(), any_unit()).prop_map(|(from, to)| great_circle(from, to)),
        any_unit().prop_map(|place| vec![place]),
        any_unit().prop_map(|u| vec![u, UnitVector::raw(-u.x, -u.y, -u.z)]),
        (any_degrees(), any_degrees())
            .prop_map(|(lat, lon)| vec![unit(lat, lon), unit(lat + 1e-5, lon)]),
    ];
    vec(path, 0..6)
}

fn any_rect() -> impl Strategy<Value = Rect> {
    let side = |longest: f64| prop_oneof![Just(0.0), Just(1.0), 1.0..longest];
    (side(4000.0), side(3000.0)).prop_map(|(width, height)| Rect::new(7.0, -3.0, width, height))
}

fn is_finite(point: &Point) -> bool {
    point.x.is_finite() && point.y.is_finite()
}

fn draw(map: &BaseMap, projection: &Projection, view: Rect) -> bool {
    let land = map.land(projection, view);
    let lines = map.lines(projection, view);
    land.iter()
        .flat_map(|land| &land.rings)
        .flatten()
        .all(is_finite)
        && lines.iter().flat_map(|(_, line)| line).all(is_finite)
}

proptest! {
    #[test]
    fn content_is_wholly_inside(content in any_content(), rect in any_rect()) {
        let projection = Projection::fit(&content, rect);
        let near = rect.grown(1e-3);
        for path in &content {
            for point in projection.path(path).iter().flatten() {
                // Two antipodes without a path between them are no sampled path.
                let sampled = path.windows(2).all(|pair| distance_km(pair[0], pair[1]) < 300.0);
                prop_assert!(is_finite(point));
                prop_assert!(!sampled || near.contains(*point), "{point:?} {rect:?}");
            }
            for unit in path {
                prop_assert!(near.contains(projection.project(*unit)), "{rect:?}");
            }
        }
    }

    #[test]
    fn land_and_lines_are_finite_and_near(content in any_content(), rect in any_rect()) {
        let projection = Projection::fit(&content, rect);
        prop_assert!(draw(&MAP, &projection, rect));
        prop_assert!(draw(&MAP, &projection, rect.grown(2000.0)));
        prop_assert!(draw(&FINE_MAP, &projection, rect));
        let near = rect.grown(10.0);
        let land = MAP.land(&projection, rect);
        let rings = land.iter().flat_map(|land| &land.rings);
        prop_assert!(rings.flatten().all(|&point| near.contains(point)));
    }

    #[test]
    fn odd_rectangles_do_no_harm(
        content in any_content(),
        sides in prop::array::uniform4(prop::num::f64::ANY),
    ) {
        let odd = Rect::new(sides[0], sides[1], sides[2], sides[3]);
        let projection = Projection::fit(&content, odd);
        prop_assert!(content.iter().flatten().all(|unit| is_finite(&projection.project(*unit))));
        MAP.land(&projection, odd);
        MAP.lines(&projection, odd);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..400)) {
        let headed = [b"DLBM\x02\x3c".as_slice(), &bytes].concat();
        for bytes in [&bytes, &headed] {
            if let Ok(map) = BaseMap::parse(bytes) {
                prop_assert!(draw(&map, &Projection::fit(&[], Rect::new(0.0, 0.0, 9.0, 9.0)), Rect::new(0.0, 0.0, 9.0, 9.0)));
            }
        }
    }

    #[test]
    fn a_broken_base_map_is_read_or_refused(
        source in prop::sample::select(vec![BYTES.as_slice(), FINE_BYTES.as_slice()]),
        broken in vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        content in any_content(),
    ) {
        let mut bytes = source.to_vec();
        for (at, byte) in broken {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(map) = BaseMap::parse(&bytes) {
            let rect = Rect::new(0.0, 0.0, 640.0, 400.0);
            prop_assert!(draw(&map, &Projection::fit(&content, rect), rect));
        }
    }
}

#[test]
fn a_truncated_base_map_is_refused() {
    for (bytes, step) in [(&*BYTES, 11), (&*FINE_BYTES, 1009)] {
        for length in (0..bytes.len()).rev().step_by(step) {
            assert!(BaseMap::parse(&bytes[..length]).is_err(), "{length}");
        }
    }
}

#[test]
fn each_fault_has_its_reason() {
    let refused = |bytes: &[u8]| BaseMap::parse(bytes).err();
    assert_eq!(refused(b"<!DOCTYPE html>"), Some(BadBaseMap::NotABaseMap));
    assert_eq!(
        refused(b"DLBM\x01\0\0\0\0\0"),
        Some(BadBaseMap::OtherVersion)
    );
    assert_eq!(
        refused(b"DLBM\x02\x3c\xff\xff\xff\x7f"),
        Some(BadBaseMap::CutShort)
    );
    assert_eq!(
        refused(b"DLBM\x02\x3c\xff\xff\xff\xff\x7f"),
        Some(BadBaseMap::OutOfRange)
    );
    assert_eq!(
        refused(&[&BYTES[..], b"!"].concat()),
        Some(BadBaseMap::TooLong)
    );
    // No grid, and one that is finer than can be counted.
    for grid in [b"\0".as_slice(), b"\x91\x1c", b"\xff\xff\xff\x7f"] {
        let bytes = [b"DLBM\x02", grid, b"\0\0\0\0\0"].concat();
        assert_eq!(refused(&bytes), Some(BadBaseMap::OutOfRange), "{grid:?}");
    }
    assert!(BaseMap::parse(b"DLBM\x02\x3c\0\0\0\0\0").is_ok());
}
