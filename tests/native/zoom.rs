//! A map that is looked at closely or from afar.

use crate::support::{founding, project_file};
use dateline::figure::{Dossier, Handle, Look, Size};
use dateline::geo::{BaseMap, Position, WORLD_ACROSS, Zoom};
use dateline::options::{Options, View};
use dateline::plain::PLAIN;
use dateline::plane::{Point, Rect};
use dateline::scene::{Axes, Scene, Shape};

const SIZE: Size = Size {
    width_css: 640.0,
    height_css: 420.0,
    ratio: 1.0,
};

const NAYPYIDAW: Position = Position::new(19.75, 96.1);

fn map() -> (Dossier, Handle) {
    let mut dossier = Dossier::new(founding());
    let map = dossier.add(View::Map, Options::default());
    dossier.set_base_map(base_map("countries-110m.json", dateline_basemap::build));
    dossier.resize(map, SIZE).unwrap();
    dossier.stale(|_| &PLAIN);
    (dossier, map)
}

fn base_map(file: &str, build: fn(&[u8]) -> Result<Vec<u8>, String>) -> BaseMap {
    let topojson = std::fs::read(project_file("data/basemap").join(file)).unwrap();
    BaseMap::parse(&build(&topojson).unwrap()).unwrap()
}

fn fine() -> BaseMap {
    base_map("countries-50m.json", dateline_basemap::build_fine)
}

fn look(dossier: &mut Dossier, map: Handle, look: Look) {
    dossier.look(map, look).unwrap();
    dossier.stale(|_| &PLAIN);
}

fn look_at(dossier: &mut Dossier, map: Handle, centre: Position, factor: f64) {
    look(dossier, map, Look::To(Some(Zoom { centre, factor })));
}

fn at(scene: &Scene, place: Position) -> Point {
    match &scene.axes {
        Axes::Map(projection) => projection.project(place.unit()),
        _ => panic!("no map"),
    }
}

fn scale(scene: &Scene) -> f64 {
    match &scene.axes {
        Axes::Map(projection) => projection.scale(),
        _ => panic!("no map"),
    }
}

#[test]
fn what_is_looked_at_is_in_the_middle() {
    let (mut dossier, map) = map();
    look_at(&mut dossier, map, NAYPYIDAW, 8.0);
    let point = at(dossier.scene(map).unwrap(), NAYPYIDAW);
    assert!(point.distance(Point::new(320.0, 210.0)) < 1e-6, "{point:?}");
}

#[test]
fn what_is_under_the_pointer_stays_there() {
    let (mut dossier, map) = map();
    let pointer = Point::new(120.0, 300.0);
    let place = match &dossier.scene(map).unwrap().axes {
        Axes::Map(projection) => projection.unproject(pointer).unwrap(),
        _ => panic!("no map"),
    };
    for factor in [2.0, 3.0, 0.5] {
        look(
            &mut dossier,
            map,
            Look::Closer {
                factor,
                at: pointer,
            },
        );
        let now = at(dossier.scene(map).unwrap(), place);
        assert!(now.distance(pointer) < 0.01, "{now:?}");
    }
}

#[test]
fn labels_stay_in_the_picture_and_on_their_places() {
    let (mut dossier, map) = map();
    let whole = Rect::new(0.0, 0.0, SIZE.width_css, SIZE.height_css);
    for factor in [3.0, 20.0, 90.0] {
        look_at(&mut dossier, map, NAYPYIDAW, factor);
        let scene = dossier.scene(map).unwrap();
        let mut names = Vec::new();
        for mark in &scene.data {
            if let Shape::Label { text, .. } = &mark.shape {
                assert!(
                    whole.encloses(mark.shape.bounds(&PLAIN)),
                    "{text} at {factor}"
                );
                names.push(text.as_str());
            }
        }
        assert!(names.contains(&"Naypyidaw"), "{names:?}");
        assert!(!names.contains(&"Moscow"), "{names:?}");
    }
}

#[test]
fn a_visit_of_which_a_part_is_seen_has_its_number() {
    let (mut dossier, map) = map();
    look_at(&mut dossier, map, NAYPYIDAW, 6.0);
    let scene = dossier.scene(map).unwrap();
    let numbers = scene.data.iter().filter(|mark| match &mark.shape {
        Shape::Label { text, .. } => text.parse::<u8>().is_ok(),
        _ => false,
    });
    assert_eq!(numbers.count(), 5);
}

#[test]
fn it_is_said_what_is_in_the_picture() {
    let (mut dossier, map) = map();
    let text = |dossier: &mut Dossier| dossier.chosen(map, &PLAIN).unwrap().text;
    assert_eq!(text(&mut dossier), "");
    look_at(&mut dossier, map, NAYPYIDAW, 4.0);
    assert_eq!(
        text(&mut dossier),
        "Zoomed in: 5 of 6 lines are in the picture"
    );
    look_at(&mut dossier, map, NAYPYIDAW, 60.0);
    let said = text(&mut dossier);
    assert!(
        said.ends_with("So close up, coasts and boundaries are coarse"),
        "{said}"
    );
}

#[test]
fn it_goes_from_a_town_to_the_world() {
    let (mut dossier, map) = map();
    let middle = Point::new(320.0, 210.0);
    let mut scales = Vec::new();
    for factor in [1e9, 1e-9, 1e-9] {
        look(&mut dossier, map, Look::Closer { factor, at: middle });
        scales.push(scale(dossier.scene(map).unwrap()));
    }
    let across_km = 420.0 / scales[0] * 6371.0;
    assert!((29.0..31.0).contains(&across_km), "{across_km}");
    // The first step back shows all that there is, the second one the world.
    assert!((scales[2] * WORLD_ACROSS - 640.0).abs() < 1.0, "{scales:?}");
    assert!(scales[1] > scales[2]);
}

#[test]
fn a_map_is_moved_and_put_back() {
    let (mut dossier, map) = map();
    let whole = at(dossier.scene(map).unwrap(), NAYPYIDAW);
    look_at(&mut dossier, map, NAYPYIDAW, 5.0);
    look(
        &mut dossier,
        map,
        Look::Pan {
            right: 40.0,
            down: -30.0,
        },
    );
    let moved = at(dossier.scene(map).unwrap(), NAYPYIDAW);
    assert!(moved.distance(Point::new(360.0, 180.0)) < 1.0, "{moved:?}");
    look(&mut dossier, map, Look::To(None));
    assert_eq!(at(dossier.scene(map).unwrap(), NAYPYIDAW), whole);
}

/// Nowhere on the globe, and at no scale, does a look break the drawing.
#[test]
fn any_look_is_drawn() {
    let (mut dossier, map) = map();
    for lat in [-90.0, -45.0, 0.0, 19.75, 66.0, 90.0] {
        for lon in [-180.0, -90.0, 0.0, 96.1, 180.0] {
            for factor in [0.01, 0.3, 1.0, 7.0, 1000.0] {
                look_at(&mut dossier, map, Position::new(lat, lon), factor);
                let scene = dossier.scene(map).unwrap();
                for mark in scene.back.iter().chain(&scene.data) {
                    let Rect {
                        left,
                        top,
                        width,
                        height,
                    } = mark.shape.bounds(&PLAIN);
                    assert!([left, top, width, height].iter().all(|one| one.is_finite()));
                }
            }
        }
    }
}

/// Fingers move more often than pictures are drawn.
#[test]
fn acts_between_two_drawings_add_up() {
    let (mut dossier, map) = map();
    look_at(&mut dossier, map, NAYPYIDAW, 5.0);
    for _ in 0..4 {
        dossier
            .look(
                map,
                Look::Pan {
                    right: 10.0,
                    down: 0.0,
                },
            )
            .unwrap();
    }
    dossier.stale(|_| &PLAIN);
    let moved = at(dossier.scene(map).unwrap(), NAYPYIDAW);
    assert!(moved.distance(Point::new(360.0, 210.0)) < 1.0, "{moved:?}");
}

/// A link may be opened before there is a size to lay out for.
#[test]
fn a_map_that_is_not_laid_out_yet_can_be_looked_at() {
    let mut dossier = Dossier::new(founding());
    let map = dossier.add(View::Map, Options::default());
    let zoom = Zoom {
        centre: NAYPYIDAW,
        factor: 5.0,
    };
    dossier.look(map, Look::To(Some(zoom))).unwrap();
    dossier.resize(map, SIZE).unwrap();
    dossier.stale(|_| &PLAIN);
    let point = at(dossier.scene(map).unwrap(), NAYPYIDAW);
    assert!(point.distance(Point::new(320.0, 210.0)) < 1e-6, "{point:?}");
}

/// The corners of all land that is drawn.
fn corners(dossier: &Dossier, map: Handle) -> usize {
    let back = dossier.scene(map).unwrap().back.iter();
    let count = back.map(|mark| match &mark.shape {
        Shape::Area { points, .. } => points.len(),
        _ => 0,
    });
    count.sum()
}

#[test]
fn a_finer_base_map_is_wanted_only_for_a_closer_look() {
    let (mut dossier, map) = map();
    let mut wanted = Vec::new();
    for factor in [1.0, 2.0, 20.0, 2.0] {
        look_at(&mut dossier, map, NAYPYIDAW, factor);
        wanted.push(dossier.wants_finer_base_map());
    }
    assert_eq!(wanted, [false, false, true, false]);
    assert!(!dossier.wants_base_map());
    look_at(&mut dossier, map, NAYPYIDAW, 20.0);
    let coarse = corners(&dossier, map);
    dossier.set_base_map(fine());
    dossier.stale(|_| &PLAIN);
    assert!(!dossier.wants_finer_base_map());
    assert!(corners(&dossier, map) > 2 * coarse, "{coarse}");
    dossier.remove(map);
    assert!(!dossier.wants_finer_base_map());
}

#[test]
fn without_a_base_map_no_finer_one_is_wanted() {
    let mut dossier = Dossier::new(founding());
    let map = dossier.add(View::Map, Options::default());
    dossier.resize(map, SIZE).unwrap();
    dossier.stale(|_| &PLAIN);
    look_at(&mut dossier, map, NAYPYIDAW, 20.0);
    assert!(dossier.wants_base_map() && !dossier.wants_finer_base_map());
}

#[test]
fn a_map_that_is_not_looked_at_closely_stays_as_it_is() {
    let (mut dossier, map) = map();
    let whole = dossier.scene(map).unwrap().back.clone();
    dossier.set_base_map(fine());
    dossier.stale(|_| &PLAIN);
    assert_eq!(dossier.scene(map).unwrap().back, whole);
    look_at(&mut dossier, map, NAYPYIDAW, 20.0);
    look(&mut dossier, map, Look::To(None));
    assert_eq!(dossier.scene(map).unwrap().back, whole);
}

#[test]
fn with_the_finer_base_map_less_is_coarse() {
    let (mut dossier, map) = map();
    let is_coarse = |dossier: &mut Dossier, factor| {
        look_at(dossier, map, NAYPYIDAW, factor);
        let said = dossier.chosen(map, &PLAIN).unwrap().text;
        said.ends_with("So close up, coasts and boundaries are coarse")
    };
    let across_km = |dossier: &Dossier| 420.0 / scale(dossier.scene(map).unwrap()) * 6371.0;
    assert!(is_coarse(&mut dossier, 20.0));
    assert!((200.0..1200.0).contains(&across_km(&dossier)));
    dossier.set_base_map(fine());
    assert!(!is_coarse(&mut dossier, 20.0));
    assert!(is_coarse(&mut dossier, 100.0));
    assert!(across_km(&dossier) < 200.0);
}
