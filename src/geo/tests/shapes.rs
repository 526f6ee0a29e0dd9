//! That what is drawn has the right shape, place and size.

use super::*;

const PICTURE: Rect = Rect::new(0.0, 0.0, 640.0, 400.0);
const MOSCOW: (f64, f64) = (55.76, 37.62);
const KAZAN: (f64, f64) = (55.79, 49.12);
const NAYPYIDAW: (f64, f64) = (19.75, 96.1);
const TOKYO: (f64, f64) = (35.68, 139.69);
const SAN_FRANCISCO: (f64, f64) = (37.77, -122.42);

fn flight(from: (f64, f64), to: (f64, f64)) -> Vec<UnitVector> {
    great_circle(unit(from.0, from.1), unit(to.0, to.1))
}

/// Square kilometres of a country in a drawing of the world or a part of it.
fn area_km2(projection: &Projection, lands: &[Land], code: &str) -> f64 {
    // The scale, from a kilometre's worth of latitude at Naypyidaw: both projections keep areas,
    // so a small square's area is that of its picture.
    let corner = |north: f64, east: f64| projection.project(unit(19.75 + north, 96.1 + east));
    let square = [
        corner(0.0, 0.0),
        corner(0.1, 0.0),
        corner(0.1, 0.1),
        corner(0.0, 0.1),
    ];
    let height = 6371.0088 * 0.1_f64.to_radians();
    let square_km2 = height * height * 19.8_f64.to_radians().cos();
    let scale = square_km2 / clockwise_area(&square);
    let rings = lands
        .iter()
        .filter(|land| land.code == code.as_bytes())
        .flat_map(|land| &land.rings);
    rings.map(|ring| clockwise_area(ring)).sum::<f64>() * scale
}

#[test]
fn countries_have_their_true_areas_on_both_projections() {
    let large = Rect::new(0.0, 0.0, 4000.0, 3000.0);
    let content = [flight(MOSCOW, NAYPYIDAW), flight(NAYPYIDAW, KAZAN)];
    for projection in [
        Projection::fit(&content, large),
        Projection::fit(&[], large),
    ] {
        let lands = MAP.land(&projection, large.grown(5000.0));
        // Areas as the United Nations' Demographic Yearbook has them, in thousands; at 110m a few
        // per cent are lost and won.
        for (code, area) in [
            ("MMR", 677.0),
            ("MNG", 1564.0),
            ("UKR", 604.0),
            ("ESH", 266.0),
        ] {
            let drawn = area_km2(&projection, &lands, code) / 1000.0;
            assert!(
                (drawn / area - 1.0).abs() < 0.05,
                "{code}: {drawn} for {area}"
            );
        }
    }
}

#[test]
fn moscow_to_naypyidaw_is_azimuthal_and_fills_the_picture() {
    let content = [flight(MOSCOW, NAYPYIDAW), flight(NAYPYIDAW, KAZAN)];
    let projection = Projection::fit(&content, PICTURE);
    assert!(matches!(projection, Projection::Azimuthal(_)));
    let points: Vec<_> = content
        .iter()
        .flat_map(|path| projection.path(path))
        .flatten()
        .collect();
    assert!(points.iter().all(|&point| PICTURE.contains(point)));
    let ys = points.iter().map(|point| point.y);
    assert!(ys.clone().fold(400.0, f64::min) < 0.01);
    assert!(ys.fold(0.0, f64::max) > 399.99);
}

#[test]
fn tokyo_to_san_francisco_crosses_the_pacific_in_one_line() {
    let path = flight(TOKYO, SAN_FRANCISCO);
    let projection = Projection::fit(std::slice::from_ref(&path), PICTURE);
    let lines = projection.path(&path);
    assert_eq!(lines.len(), 1);
    assert!(lines[0][0].x < lines[0][path.len() - 1].x);
    let land = MAP.land(&projection, PICTURE);
    assert!(land.iter().all(|land| &land.code != b"FRA"));
    assert_eq!(painted(&land, projection.project(unit(30.0, 180.0))), None);
}

#[test]
fn north_is_up() {
    let projection = around(-40.0, 175.0, PICTURE);
    let south = projection.project(unit(-41.0, 175.0));
    let north = projection.project(unit(-39.0, 175.0));
    assert!((south.x - north.x).abs() < 1e-6 && north.y < south.y);
}

#[test]
fn one_place_has_its_surroundings() {
    let projection = around(19.75, 96.1, PICTURE);
    let centre = projection.project(unit(19.75, 96.1));
    assert!(centre.distance(PICTURE.centre()) < 1e-6);
    let hundred_km = centre.distance(projection.project(unit(19.75 + 0.8993, 96.1)));
    assert!((hundred_km - 400.0 / 12.0).abs() < 0.1, "{hundred_km}");
}

#[test]
fn a_path_across_the_cut_reaches_both_edges_of_the_world() {
    let projection = Projection::fit(&[], PICTURE);
    let path = flight((0.0, 160.0), (0.0, -160.0));
    let lines = projection.path(&path);
    assert_eq!(lines.len(), 2);
    let ends = (lines[0].last(), lines[1].first());
    assert!(ends.0.is_some_and(|west| west.x > 639.0));
    assert!(ends.1.is_some_and(|east| east.x < 1.0));
}

#[test]
fn an_extent_over_both_poles_is_drawn_too() {
    let path = flight((0.0, 0.0), (0.0, 180.0));
    let projection = Projection::fit(std::slice::from_ref(&path), PICTURE);
    let points: Vec<_> = projection.path(&path).concat();
    assert!(points.iter().all(|&point| PICTURE.contains(point)));
}

#[test]
fn what_lies_beside_the_view_is_not_drawn() {
    let projection = around(19.75, 96.1, PICTURE);
    let near = PICTURE.grown(10.0);
    let land = MAP.land(&projection, PICTURE);
    let rings = land.iter().flat_map(|land| &land.rings);
    assert!(rings.flatten().all(|&point| near.contains(point)));
    let lines = MAP.lines(&projection, PICTURE);
    assert!(
        lines
            .iter()
            .flat_map(|(_, line)| line)
            .all(|&point| near.contains(point))
    );
    assert!(lines.iter().map(|(_, line)| line.len()).sum::<usize>() < 300);
}

/// Positions far from any line, and whose land they are.
const FAR_INLAND_OR_OUT: [(f64, f64, Option<&str>); 14] = [
    (60.0, 90.0, Some("RUS")),
    (40.0, 100.0, Some("CHN")),
    (38.5, -98.0, Some("USA")),
    (60.0, -110.0, Some("CAN")),
    (-10.0, -50.0, Some("BRA")),
    (-25.0, 133.0, Some("AUS")),
    (25.0, 3.0, Some("DZA")),
    (-2.0, 23.0, Some("COD")),
    (0.0, -150.0, None),
    (40.0, -170.0, None),
    (-50.0, 150.0, None),
    (30.0, -45.0, None),
    (-30.0, 80.0, None),
    (-60.0, -100.0, None),
];

#[test]
fn land_from_all_round_the_globe_neither_explodes_nor_turns_inside_out() {
    let picture = Rect::new(0.0, 0.0, 400.0, 300.0);
    let view = picture.grown(200.0);
    for (lat, lon) in (-6..=6).flat_map(|lat| (-12..12).map(move |lon| (lat * 15, lon * 15))) {
        let from = (f64::from(lat), f64::from(lon));
        let projection = Projection::fit(&[flight(from, (from.0 + 50.0, from.1))], picture);
        let land = MAP.land(&projection, view);
        for (lat, lon, code) in FAR_INLAND_OR_OUT {
            let point = projection.project(unit(lat, lon));
            if picture.grown(100.0).contains(point) {
                assert_eq!(painted(&land, point), code, "{lat} {lon} from {from:?}");
            }
        }
    }
}
