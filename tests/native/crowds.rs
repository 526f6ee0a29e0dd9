//! Pictures of more than the founding data set has: everything is named or counted, in its order, and nothing collides.

use crate::support::Shot;
use dateline::dataset::DataSet;
use dateline::fields::Words;
use dateline::plain::PLAIN;
use dateline::plane::{Point, Rect};
use dateline::scene::{Scene, Shape};
use dateline::theme::Ink;
use dateline::words::Localizer;
use serde_json::{Value, json};

const WIDTHS: [f64; 4] = [320.0, 480.0, 640.0, 1200.0];

fn data(tables: Value) -> DataSet {
    let mut file = json!({
        "format": 1, "title": "t", "subject": {"name": "Myanmar", "country": "MMR"},
        "sources": [{"id": "s", "title": "List", "publisher": "AAPP"}],
    });
    for (table, records) in tables.as_object().unwrap() {
        file[table] = records.clone();
    }
    DataSet::parse(file.to_string().as_bytes()).unwrap()
}

fn shot<'a>(view: &'a str, options: &[(&str, &str)], width_css: f64) -> Shot<'a> {
    Shot {
        view,
        options: Words::of(options),
        width_css,
        height_css: None,
    }
}

fn notes(data: &DataSet, shot: &Shot) -> String {
    let localizer = Localizer { data, host: &PLAIN };
    shot.prepared(data).caption(localizer).notes.join("\n")
}

/// The texts of a picture's data, with the boxes of their letters and their inks.
fn labels(scene: &Scene) -> Vec<(String, Rect, Ink)> {
    let labels = scene.data.iter().filter_map(|mark| match &mark.shape {
        Shape::Label { text, ink, .. } => {
            let rect = mark.shape.bounds(&PLAIN);
            Some((text.clone(), rect, *ink))
        }
        _ => None,
    });
    labels.collect()
}

#[track_caller]
fn assert_apart(scene: &Scene, what: &str) {
    let whole = Rect::new(0.0, 0.0, scene.width_css, scene.height_css).grown(1.0);
    let labels = labels(scene);
    for (index, (text, rect, _)) in labels.iter().enumerate() {
        assert!(whole.encloses(*rect), "{what}: {text} is cut, {rect:?}");
        for (other, beside, _) in &labels[..index] {
            let is_apart = !rect.grown(-1.0).overlaps(beside.grown(-1.0));
            assert!(is_apart, "{what}: {text} is on {other}");
        }
    }
}

/// So many series, each of five days, the last one the highest.
fn series(count: usize, name: &str, apart: usize) -> DataSet {
    let mut rows = Vec::new();
    for row in 0..count {
        for day in 1..=5 {
            rows.push(json!({"id": format!("c{row}-{day}"), "series": format!("{name} {}", row + 1),
                "kind": "cumulative", "date": format!("2021-07-0{day}"), "count": 800 + row * apart + day, "source": "s"}));
        }
    }
    data(json!({ "casualties": rows }))
}

/// The values at the ends of lines, from the top down, and how many more are counted.
fn ends(scene: &Scene) -> (Vec<u32>, usize) {
    let mut found: Vec<(f64, u32)> = Vec::new();
    let mut more = 0;
    for (text, rect, _) in labels(scene) {
        let first = text.split(' ').next().unwrap();
        if let Ok(value) = first.replace(',', "").parse() {
            found.push((rect.top, value));
        } else if let Some(count) = text.trim().strip_prefix("and ") {
            more = count.split(' ').next().unwrap().parse().unwrap();
        }
    }
    found.sort_by(|one, other| one.0.total_cmp(&other.0));
    (found.into_iter().map(|(_, value)| value).collect(), more)
}

#[test]
fn series_are_named_in_the_order_of_their_values_or_counted() {
    for count in [6, 8, 12, 50] {
        for apart in [3, 40] {
            for name in [
                "AAPP list",
                "The United Nations Office for the Coordination of Affairs",
            ] {
                let data = series(count, name, apart);
                for width in WIDTHS {
                    let scene = shot("trend", &[], width).scene(&data, None).unwrap();
                    let what = format!("{count} of {name} {apart} apart at {width}");
                    assert_apart(&scene, &what);
                    let (values, more) = ends(&scene);
                    assert_eq!(values.len() + more, count, "{what}: {values:?}");
                    assert!(
                        values.is_sorted_by(|one, other| one >= other),
                        "{what}: {values:?}"
                    );
                    let highest = 800 + (count - 1) * apart + 5;
                    assert_eq!(values[0] as usize, highest, "{what}");
                }
            }
        }
    }
}

#[test]
fn no_two_series_are_alike_unless_they_are_grey() {
    let data = series(12, "List", 40);
    let scene = shot("trend", &[], 640.0).scene(&data, None).unwrap();
    let mut inks: Vec<(Ink, String)> = Vec::new();
    for mark in &scene.data {
        if let (Shape::Dot { ink, .. }, [record, ..]) = (&mark.shape, scene.records(mark)) {
            let series = data.casualty(record.row).series.to_string();
            if !inks.contains(&(*ink, series.clone())) {
                inks.push((*ink, series));
            }
        }
    }
    assert_eq!(inks.len(), 12);
    let grey = inks.iter().filter(|(ink, _)| *ink == Ink::Mark).count();
    assert_eq!(grey, 7);
    for (index, (ink, _)) in inks.iter().enumerate() {
        let is_alone = inks[..index].iter().all(|(other, _)| other != ink);
        assert!(is_alone || *ink == Ink::Mark, "{ink:?}");
    }
    let notes = notes(&data, &shot("trend", &[], 640.0));
    let expected = "In grey: List 1, List 2, List 3, List 4, List 5, List 6, List 7.";
    assert!(notes.contains(expected), "{notes}");
}

/// Single counts have no line whose end could be named: what finds no room is counted.
#[test]
fn single_counts_are_named_beside_their_dots_or_counted() {
    for count in [1, 2, 12, 40] {
        let rows: Vec<Value> = (0..count)
            .map(|row| {
                json!({"id": format!("c{row}"), "series": format!("Series {row}"), "kind": "cumulative",
                    "date": "2021-07-01", "count": 100 + row * 7, "source": "s"})
            })
            .collect();
        let data = data(json!({ "casualties": rows }));
        for width in WIDTHS {
            let scene = shot("trend", &[], width).scene(&data, None).unwrap();
            let what = format!("{count} at {width}");
            assert_apart(&scene, &what);
            let texts: Vec<String> = labels(&scene).into_iter().map(|(text, ..)| text).collect();
            let named = texts
                .iter()
                .filter(|text| text.starts_with("Series"))
                .count();
            let more = texts
                .iter()
                .find_map(|text| text.trim().strip_prefix("and "));
            let more = more.map_or(0, |text| text.split(' ').next().unwrap().parse().unwrap());
            assert_eq!(named + more, count, "{what}: {texts:?}");
        }
    }
}

/// Visits on one route, so many each way.
fn visits(count: usize, route: [(&str, &str, f64, f64); 2]) -> DataSet {
    let places: Vec<Value> = route
        .iter()
        .map(|(id, country, lat_deg, lon_deg)| {
            json!({"id": id, "name": id, "country": country, "lat_deg": lat_deg, "lon_deg": lon_deg, "source": "s"})
        })
        .collect();
    let visit = |row: usize| {
        let (from, to) = if row.is_multiple_of(2) {
            (0, 1)
        } else {
            (1, 0)
        };
        json!({"id": format!("v{row}"), "from": route[from].0, "to": route[to].0,
            "date": format!("{}-03-01", 2000 + row % 24), "people": [{"name": "A B"}], "source": "s"})
    };
    let visits: Vec<Value> = (0..count).map(visit).collect();
    data(json!({"places": places, "visits": visits}))
}

const SHORT: [(&str, &str, f64, f64); 2] = [
    ("Yangon", "MMR", 16.8, 96.2),
    ("Beijing", "CHN", 39.9, 116.4),
];

/// The lines of visits: their points, widths and records.
fn routes(scene: &Scene) -> Vec<(Vec<Point>, f64, usize)> {
    let lines = scene.data.iter().filter_map(|mark| match &mark.shape {
        Shape::Line {
            points, width_css, ..
        } if *width_css >= 2.0 && mark.target.is_some() => {
            Some((points.clone(), *width_css, scene.records(mark).len()))
        }
        _ => None,
    });
    lines.collect()
}

#[test]
fn a_fan_of_visits_stays_within_the_picture() {
    for count in [2, 6, 8, 20, 30, 200] {
        let data = visits(count, SHORT);
        for width in WIDTHS {
            let scene = shot("map", &[], width).scene(&data, None).unwrap();
            let picture = Rect::new(0.0, 0.0, scene.width_css, scene.height_css);
            let routes = routes(&scene);
            let inside = |(points, ..): &(Vec<Point>, f64, usize)| {
                points.iter().all(|point| picture.contains(*point))
            };
            assert!(routes.iter().all(inside), "{count} at {width}");
            let told: usize = routes.iter().map(|(.., records)| records).sum();
            assert_eq!(told, count, "{count} at {width}");
            assert!(routes.len() <= 8, "{count} at {width}: {}", routes.len());
        }
    }
}

#[test]
fn a_busy_route_is_one_line_each_way_and_says_how_many() {
    let data = visits(190, SHORT);
    let shot = shot("map", &[], 640.0);
    let scene = shot.scene(&data, None).unwrap();
    let lines = routes(&scene);
    assert_eq!(lines.len(), 2);
    assert!(lines.iter().all(|(_, width, _)| *width > 4.0), "{lines:?}");
    let named = labels(&scene).into_iter().filter(|(text, ..)| {
        ["95 visits, 2000–2022", "95 visits, 2001–2023"].contains(&text.as_str())
    });
    assert_eq!(named.count(), 2);
    let localizer = Localizer {
        data: &data,
        host: &PLAIN,
    };
    let key = shot.prepared(&data).caption(localizer).key;
    assert!(
        key.iter()
            .any(|one| one.text == "95 visits, 2000–2022: Yangon to Beijing"),
        "{key:?}"
    );
}

#[test]
fn a_map_without_numbers_does_not_speak_of_any() {
    let ends = [
        ("MM", "Naypyidaw", 19.76, 96.08),
        ("RU", "Moscow", 55.75, 37.62),
    ];
    for (count, is_numbered) in [(30, false), (3, true)] {
        let data = visits(count, ends);
        let localizer = Localizer {
            data: &data,
            host: &PLAIN,
        };
        let prepared = shot("map", &[], 640.0).prepared(&data);
        let measure = prepared.caption(localizer).measure;
        assert_eq!(measure.contains("numbered"), is_numbered, "{measure}");
    }
}

#[test]
fn discs_fit_their_numbers() {
    let places = [
        ("Yangon", 16.8, 96.2),
        ("Beijing", 39.9, 116.4),
        ("Delhi", 28.6, 77.2),
        ("Moscow", 55.7, 37.6),
    ];
    let places: Vec<Value> = places
        .iter()
        .map(|(id, lat_deg, lon_deg)| json!({"id": id, "name": id, "lat_deg": lat_deg, "lon_deg": lon_deg, "source": "s"}))
        .collect();
    let mut visits = Vec::new();
    for row in 0..120 {
        let (from, to) = if row < 110 {
            ("Yangon", "Beijing")
        } else {
            ("Delhi", "Moscow")
        };
        visits.push(
            json!({"id": format!("v{row}"), "from": from, "to": to, "date": "2020",
            "people": [{"name": "A B"}], "source": "s"}),
        );
    }
    visits.truncate(115);
    let data = data(json!({"places": places, "visits": visits}));
    let scene = shot("map", &[], 1200.0).scene(&data, None).unwrap();
    let discs: Vec<Rect> = scene
        .data
        .iter()
        .filter_map(|mark| match mark.shape {
            Shape::Dot { radius_css, .. } if radius_css >= 9.0 => Some(mark.shape.bounds(&PLAIN)),
            _ => None,
        })
        .collect();
    let numbers: Vec<Rect> = labels(&scene)
        .into_iter()
        .filter(|(text, ..)| text.parse::<u32>().is_ok())
        .map(|(_, rect, _)| rect)
        .collect();
    assert!(!numbers.is_empty());
    for number in numbers {
        assert!(
            discs.iter().any(|disc| disc.encloses(number)),
            "{number:?} in {discs:?}"
        );
    }
}

/// Whether the map is cut between the ends of a visit: its line is then in several pieces.
#[test]
fn far_routes_are_drawn_in_one_line() {
    let routes_of = [
        [
            ("Washington", "USA", 38.9, -77.0),
            ("Hanoi", "VNM", 21.0, 105.85),
        ],
        [
            ("Washington", "USA", 38.9, -77.0),
            ("Bangkok", "THA", 13.75, 100.5),
        ],
        [
            ("Moscow", "RUS", 55.75, 37.6),
            ("Seattle", "USA", 47.6, -122.3),
        ],
        [
            ("Santiago", "CHL", -33.4, -70.7),
            ("Canberra", "AUS", -35.3, 149.1),
        ],
        [("Tokyo", "JPN", 35.7, 139.7), ("London", "GBR", 51.5, -0.1)],
    ];
    for route in routes_of {
        let data = visits(1, route);
        for width in WIDTHS {
            let scene = shot("map", &[], width).scene(&data, None).unwrap();
            let lines = routes(&scene);
            assert_eq!(lines.len(), 1, "{route:?} at {width}");
            let picture = Rect::new(0.0, 0.0, scene.width_css, scene.height_css);
            assert!(
                lines[0].0.iter().all(|point| picture.contains(*point)),
                "{route:?}"
            );
        }
    }
}

#[test]
fn far_routes_on_one_map_are_drawn_in_one_line_each() {
    let places = [
        ("Washington", 38.9, -77.0),
        ("Bangkok", 13.75, 100.5),
        ("Pretoria", -25.7, 28.2),
        ("Hanoi", 21.0, 105.85),
        ("Brasília", -15.8, -47.9),
    ];
    let places: Vec<Value> = places
        .iter()
        .map(|(id, lat_deg, lon_deg)| json!({"id": id, "name": id, "lat_deg": lat_deg, "lon_deg": lon_deg, "source": "s"}))
        .collect();
    for ends in [
        &["Bangkok", "Pretoria"][..],
        &["Hanoi", "Pretoria", "Brasília"],
    ] {
        let visits: Vec<Value> = ends
            .iter()
            .map(|to| json!({"id": format!("v{to}"), "from": "Washington", "to": to, "date": "2020", "people": [{"name": "A B"}], "source": "s"}))
            .collect();
        let data = data(json!({"places": places, "visits": visits}));
        for width in WIDTHS {
            let scene = shot("map", &[], width).scene(&data, None).unwrap();
            assert_eq!(routes(&scene).len(), ends.len(), "{ends:?} at {width}");
        }
    }
}

/// So many suppliers in so many years, the first one the largest.
fn suppliers(count: usize, years: usize) -> DataSet {
    let mut rows = Vec::new();
    for year in 0..years {
        for row in 0..count {
            rows.push(json!({"id": format!("t{year}-{row}"), "recipient": "Myanmar", "supplier": format!("Supplier {row}"),
                "period": format!("{}", 1990 + year), "value": 1000 / (row * row + 1) + 1, "unit": "tiv-million", "source": "s"}));
        }
    }
    data(json!({ "transfers": rows }))
}

#[test]
fn no_slice_of_a_column_vanishes() {
    for (count, years) in [(2, 2), (12, 10), (40, 30)] {
        let data = suppliers(count, years);
        for width in WIDTHS {
            let scene = shot("shares", &[("shares", "yearly")], width)
                .scene(&data, None)
                .unwrap();
            let bars: Vec<Rect> = scene
                .data
                .iter()
                .filter(|mark| mark.target.is_some())
                .filter_map(|mark| match mark.shape {
                    Shape::Bar { rect, .. } => Some(rect),
                    _ => None,
                })
                .collect();
            // Those without a colour are one slice a column.
            let slices = if count > 6 { 6 } else { count };
            assert_eq!(bars.len(), slices * years);
            assert!(
                bars.iter().all(|bar| bar.height > 0.0),
                "{count} at {width}"
            );
            assert_apart(&scene, &format!("{count} suppliers at {width}"));
        }
    }
}

#[test]
fn suppliers_without_a_colour_are_one_slice_that_says_how_many() {
    for (count, label, note) in [
        (6, "Supplier 5", ""),
        (
            8,
            "3 others",
            "In grey: Supplier 5, Supplier 6, Supplier 7.",
        ),
        (40, "35 others", "Supplier 16 and 23 more."),
    ] {
        let data = suppliers(count, 3);
        let shot = shot("shares", &[("shares", "yearly")], 640.0);
        let labels = labels(&shot.scene(&data, None).unwrap());
        assert!(labels.iter().any(|(text, ..)| text == label), "{labels:?}");
        let notes = notes(&data, &shot);
        assert!(notes.contains(note), "{notes}");
    }
}

/// Two suppliers, the first of whom sent nothing in the last year.
#[test]
fn who_is_not_in_the_last_column_is_named_where_most_came_from_there() {
    let mut rows = Vec::new();
    for (year, early, late) in [(2001, 90, 10), (2002, 60, 40), (2003, 0, 50)] {
        for (name, value) in [("Early", early), ("Late", late)] {
            if value > 0 {
                rows.push(json!({"id": format!("{name}{year}"), "recipient": "Myanmar", "supplier": name,
                    "period": format!("{year}"), "value": value, "unit": "tiv-million", "source": "s"}));
            }
        }
    }
    let data = data(json!({ "transfers": rows }));
    for width in WIDTHS {
        let scene = shot("shares", &[("shares", "yearly")], width)
            .scene(&data, None)
            .unwrap();
        let labels = labels(&scene);
        let of = |name: &str| labels.iter().filter(|(text, ..)| text == name).count();
        assert_eq!((of("Early"), of("Late")), (1, 1), "{labels:?}");
        let (_, rect, ink) = labels.iter().find(|(text, ..)| text == "Early").unwrap();
        assert!(rect.left < width / 2.0, "{rect:?}");
        assert_eq!(*ink, Ink::Series(0));
    }
}

/// A name stands beside what it names, not on it.
#[test]
fn the_name_of_a_vague_count_is_not_struck_through() {
    let count = json!({"id": "c", "series": "A", "kind": "cumulative", "date": "2022-03", "count": 7, "source": "s"});
    let data = data(json!({ "casualties": [count] }));
    for width in WIDTHS {
        let scene = shot("trend", &[], width).scene(&data, None).unwrap();
        let rule = scene.data.iter().find_map(|mark| match mark.shape {
            Shape::Rule { from, to, .. } if from.y == to.y && mark.target.is_some() => Some(from.y),
            _ => None,
        });
        let labels = labels(&scene);
        let (_, rect, _) = labels.iter().find(|(text, ..)| text.contains('7')).unwrap();
        let (y, middle) = (rule.unwrap(), rect.top + rect.height / 2.0);
        assert!((middle - y).abs() > 6.0, "{rect:?} on {y}");
    }
}

/// With many places around one, lines are thin enough to be told apart.
#[test]
fn many_lines_are_thin() {
    for (count, width_css) in [(6, 2.0), (200, 0.8)] {
        let mut places = vec![
            json!({"id": "hub", "name": "Yangon", "country": "MMR", "lat_deg": 16.8, "lon_deg": 96.2, "source": "s"}),
        ];
        let mut visits = Vec::new();
        for row in 0..count {
            let (lat_deg, lon_deg) = (f64::from(row % 20) * 3.0, f64::from(row / 20) * 12.0);
            places.push(json!({"id": format!("p{row}"), "name": format!("P{row}"), "country": "RUS", "lat_deg": lat_deg,
                "lon_deg": lon_deg, "source": "s"}));
            visits.push(json!({"id": format!("v{row}"), "from": "hub", "to": format!("p{row}"), "date": "2020", "source": "s"}));
        }
        let data = data(json!({"places": places, "visits": visits}));
        let scene = shot("map", &[], 640.0).scene(&data, None).unwrap();
        let widest = scene.data.iter().filter_map(|mark| match mark.shape {
            Shape::Line { width_css, .. } if mark.target.is_some() => Some(width_css),
            _ => None,
        });
        assert!(
            (widest.fold(0.0, f64::max) - width_css).abs() < 0.3,
            "{count}"
        );
    }
}

/// The thinnest slice at the edge of a column is named, too.
#[test]
fn a_hairline_that_is_not_in_the_last_column_is_named() {
    let mut rows = Vec::new();
    for (year, thin) in [(2001, 1), (2002, 0)] {
        for (name, value) in [("Large", 900), ("Thin", thin)] {
            if value > 0 {
                rows.push(json!({"id": format!("{name}{year}"), "recipient": "Myanmar", "supplier": name,
                    "period": format!("{year}"), "value": value, "unit": "tiv-million", "source": "s"}));
            }
        }
    }
    let data = data(json!({ "transfers": rows }));
    for width in WIDTHS {
        let scene = shot("shares", &[("shares", "yearly")], width)
            .scene(&data, None)
            .unwrap();
        let labels = labels(&scene);
        assert!(labels.iter().any(|(text, ..)| text == "Thin"), "{labels:?}");
    }
}
