//! No label of the founding data set is cut, and none is on another, at any width (160 px are 320 with letters of twice
//! the size); on the map none hides
//! another's line.

use crate::support::{Shot, founding};
use dateline::dataset::Table;
use dateline::fields::FieldValues;
use dateline::plain::PLAIN;
use dateline::plane::{Point, Rect};
use dateline::scene::{Anchor, Mark, Scene, Shape};
use dateline::text::Host;

/// A label with the box of its letters.
fn label(mark: &Mark) -> Option<(&str, Rect)> {
    match &mark.shape {
        Shape::Label {
            at,
            text,
            font,
            anchor,
            ..
        } => {
            let (width, height) = (PLAIN.text_width(text, *font), font.size_css);
            let left = match anchor {
                Anchor::Start => at.x,
                Anchor::Middle => at.x - width / 2.0,
                Anchor::End => at.x - width,
            };
            Some((
                text.as_str(),
                Rect::new(left, at.y - height / 2.0, width, height),
            ))
        }
        _ => None,
    }
}

fn labels(scene: &Scene) -> Vec<(&str, Rect)> {
    let marks = scene.back.iter().chain(&scene.data);
    marks.filter_map(label).collect()
}

fn check(view: &str, options: &FieldValues) {
    check_from(160, view, options);
}

fn check_from(least: u16, view: &str, options: &FieldValues) {
    let data = founding();
    for width in (least..=1600).step_by(20) {
        let shot = Shot {
            view,
            options: options.clone(),
            width_css: f64::from(width),
            height_css: None,
        };
        let scene = shot.scene(&data, None).unwrap();
        let whole = Rect::new(0.0, 0.0, scene.width_css, scene.height_css).grown(0.5);
        let labels = labels(&scene);
        for (index, (text, rect)) in labels.iter().enumerate() {
            assert!(
                whole.encloses(*rect) && !text.contains('…'),
                "{view} at {width}: {text:?} is cut, {rect:?}"
            );
            for (other, beside) in &labels[index + 1..] {
                assert!(
                    !rect.overlaps(*beside),
                    "{view} at {width}: {text:?} on {other:?}"
                );
            }
        }
    }
}

fn article_days(count: &str) -> FieldValues {
    days_until("2021-07-15", count)
}

fn days_until(to: &str, count: &str) -> FieldValues {
    FieldValues::of(&[("from", "2021-02-01"), ("to", to), ("count", count)])
}

#[test]
fn of_shares() {
    check("shares", &FieldValues::default());
}

#[test]
fn of_two_releases() {
    check_from(
        180,
        "shares",
        &FieldValues::of(&[("compare", "wsj~sipri-2022")]),
    );
    check_from(
        180,
        "shares",
        &FieldValues::of(&[("compare", "sipri-2022~sipri-2024")]),
    );
}

#[test]
fn of_totals() {
    check("trend", &article_days("cumulative"));
}

/// One series ends before the other: its name stands in the picture, not at its edge.
#[test]
fn of_totals_that_go_on() {
    for to in ["2021-07-31", "2021-08-31", "2021-12-31", "2022-04-30"] {
        let options = days_until(to, "cumulative");
        check("trend", &options);
    }
}

/// Names that are far from their points could be of others.
#[test]
fn a_name_within_a_trend_is_whole_and_near_its_point() {
    let options = days_until("2021-07-31", "cumulative");
    let shot = Shot {
        view: "trend",
        options,
        width_css: 300.0,
        height_css: None,
    };
    let scene = shot.scene(&founding(), None).unwrap();
    let labels = labels(&scene);
    let end = |text: &str| {
        labels
            .iter()
            .find(|(label, _)| label.ends_with(text))
            .map(|(_, rect)| *rect)
    };
    let (name, highest) = (end(" 912").unwrap(), end("940").unwrap());
    assert!(name.top - highest.top < 80.0, "{name:?} {highest:?}");
}

#[test]
fn of_single_days() {
    check("trend", &article_days("per-day"));
}

#[test]
fn of_the_map() {
    check("map", &FieldValues::default());
}

/// The upright and the name of every landmark of a trend: where the one begins, and where the other is.
fn landmarks(scene: &Scene) -> Vec<(Point, Point)> {
    let mut landmarks = Vec::new();
    for mark in &scene.data {
        let Shape::Rule { from, .. } = mark.shape else {
            continue;
        };
        let is_its_name = |other: &&Mark| other.target == mark.target;
        let names = scene.data.iter().filter(is_its_name);
        landmarks.extend(names.filter_map(|name| match name.shape {
            Shape::Label { at, .. } => Some((from, at)),
            _ => None,
        }));
    }
    landmarks
}

#[test]
fn an_upright_begins_beside_its_name_and_not_below_it() {
    let (data, mut beside) = (founding(), 0);
    for tenths in 3200..3600 {
        let shot = Shot {
            view: "trend",
            options: article_days("cumulative"),
            width_css: f64::from(tenths) / 10.0,
            height_css: None,
        };
        for (upright, name) in landmarks(&shot.scene(&data, None).unwrap()) {
            if (name.x - upright.x).abs() < 5.0 {
                assert!(
                    upright.y < name.y,
                    "at {}: {upright:?} {name:?}",
                    shot.width_css
                );
                beside += 1;
            }
        }
    }
    assert!(beside > 400, "{beside}");
}

/// The map at every width, with its marks.
fn maps() -> Vec<(u32, Scene)> {
    let data = founding();
    let map = |width: u32| {
        let shot = Shot {
            view: "map",
            options: FieldValues::default(),
            width_css: f64::from(width),
            height_css: None,
        };
        (width, shot.scene(&data, None).unwrap())
    };
    (280..=1600).step_by(10).map(map).collect()
}

fn is_of_place(scene: &Scene, mark: &Mark) -> bool {
    let mut records = scene.records(mark).iter();
    records.any(|record| record.table == Table::Places)
}

/// The names of places, with the boxes of their letters.
fn names(map: &Scene) -> Vec<(&Mark, &str, Rect)> {
    let names = map.data.iter().filter(|mark| is_of_place(map, mark));
    let with_box = names.filter_map(|mark| label(mark).map(|(text, rect)| (mark, text, rect)));
    with_box.collect()
}

/// The corners of all arrowheads.
fn arrowheads(map: &Scene) -> Vec<&[Point]> {
    let corners = |mark| match mark {
        &Mark {
            shape: Shape::Area { ref points, .. },
            ..
        } => Some(&**points),
        _ => None,
    };
    map.data.iter().filter_map(corners).collect()
}

/// Points close to each other along the lines of journeys, with the mark that each is of; leaders are thinner.
fn along_routes(map: &Scene) -> Vec<(&Mark, Point)> {
    let mut along = Vec::new();
    for mark in &map.data {
        if let Shape::Line {
            points, width_css, ..
        } = &mark.shape
            && *width_css > 1.0
        {
            for ends in points.windows(2) {
                let share = |tenth: u32| ends[0].toward(ends[1], f64::from(tenth) / 10.0);
                along.extend((0..=10).map(|tenth| (mark, share(tenth))));
            }
        }
    }
    along
}

/// The discs behind the numbers of journeys: their marks, middles and radii.
fn badges(map: &Scene) -> Vec<(&Mark, Point, f64)> {
    let badge = |mark| match mark {
        &Mark {
            shape: Shape::Dot {
                centre, radius_css, ..
            },
            ..
        } if radius_css > 6.0 => Some((mark, centre, radius_css)),
        _ => None,
    };
    map.data.iter().filter_map(badge).collect()
}

#[test]
fn no_name_lies_on_an_arrowhead() {
    for (width, map) in maps() {
        for (_, name, rect) in names(&map) {
            for corner in arrowheads(&map).concat() {
                assert!(!rect.contains(corner), "at {width}: {name}, {corner:?}");
            }
        }
    }
}

#[test]
fn no_name_lies_on_the_route_of_others() {
    for (width, map) in maps() {
        for (mark, name, rect) in names(&map) {
            for (route, point) in along_routes(&map) {
                let is_own = map.records(mark).contains(&map.records(route)[0]);
                assert!(is_own || !rect.contains(point), "at {width}: {name}");
            }
        }
    }
}

#[test]
fn no_number_lies_on_the_route_of_others() {
    for (width, map) in maps() {
        for (badge, centre, radius) in badges(&map) {
            for (route, point) in along_routes(&map) {
                let is_apart = badge.target == route.target || centre.distance(point) > radius;
                assert!(is_apart, "at {width}: {:?}", map.records(badge));
            }
        }
    }
}

#[test]
fn no_number_lies_on_an_arrowhead() {
    for (width, map) in maps() {
        for (badge, centre, radius) in badges(&map) {
            for corner in arrowheads(&map).concat() {
                let is_apart = centre.distance(corner) > radius;
                assert!(is_apart, "at {width}: {:?}", map.records(badge));
            }
        }
    }
}

#[test]
fn every_journey_has_its_number() {
    for (width, map) in maps() {
        assert_eq!(badges(&map).len(), 6, "at {width}");
    }
}

#[test]
fn the_places_of_visits_are_always_named() {
    for (width, map) in maps() {
        let named: Vec<&str> = names(&map).iter().map(|(_, name, _)| *name).collect();
        for name in ["Moscow", "Kazan", "Naypyidaw"] {
            assert!(named.contains(&name), "at {width}: {named:?}");
        }
    }
}

#[test]
fn no_route_touches_a_place_that_it_does_not_call_at() {
    for (width, map) in maps() {
        for place in map.data.iter().filter(|mark| is_of_place(&map, mark)) {
            let Shape::Dot {
                centre, radius_css, ..
            } = place.shape
            else {
                continue;
            };
            for (route, point) in along_routes(&map) {
                let is_own = map.records(place).contains(&map.records(route)[0]);
                let is_apart = centre.distance(point) > radius_css + 1.0;
                assert!(is_own || is_apart, "at {width}: {:?}", map.records(place));
            }
        }
    }
}
