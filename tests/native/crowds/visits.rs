//! Maps of many visits, on one route and all around a place.

use super::*;

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

/// Numbers of four digits have wider discs: none stands on another, nor beyond the picture.
#[test]
fn wide_discs_stand_apart() {
    let place = |id: String, lat: f64, lon: f64| json!({"id": id, "name": id, "lat_deg": lat, "lon_deg": lon, "source": "s"});
    let visit = |row: usize, from: String, to: String| json!({"id": format!("v{row}"), "from": from, "to": to, "date": "2020", "people": [{"name": "A B"}], "source": "s"});
    let mut places = vec![
        place("Here".to_owned(), 20.0, 96.0),
        place("Busy".to_owned(), 21.0, 97.0),
    ];
    let mut visits: Vec<Value> = (0..1000)
        .map(|row| visit(row, "Here".to_owned(), "Busy".to_owned()))
        .collect();
    for row in 0_u8..24 {
        let angle = f64::from(row) * 0.26;
        let name = format!("Town {row}");
        places.push(place(
            name.clone(),
            20.0 + 9.0 * angle.sin(),
            96.0 + 9.0 * angle.cos(),
        ));
        visits.push(visit(1000 + usize::from(row), "Here".to_owned(), name));
    }
    let data = data(json!({"places": places, "visits": visits}));
    for width_css in [320.0, 640.0, 1200.0] {
        let scene = shot("map", &[], width_css).scene(&data, None).unwrap();
        let discs = discs(&scene);
        assert!(
            width_css < 600.0 || discs.len() > 8,
            "{} discs",
            discs.len()
        );
        for (row, one) in discs.iter().enumerate() {
            let other = discs[..row].iter().find(|other| other.overlaps(*one));
            assert_eq!(other, None, "at {width_css} px {one:?} stands on another");
        }
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
    let discs = discs(&scene);
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

/// The discs that numbers stand on.
fn discs(scene: &Scene) -> Vec<Rect> {
    let disc = |mark: &dateline::scene::Mark| match mark.shape {
        Shape::Dot { radius_css, .. } if radius_css >= 9.0 => Some(mark.shape.bounds(&PLAIN)),
        _ => None,
    };
    scene.data.iter().filter_map(disc).collect()
}

/// So many busy routes from one place, of ten visits each, and the first one of twenty.
fn busy(routes: usize) -> DataSet {
    let place = |row: usize| json!({"id": format!("p{row}"), "name": format!("Place {row}"), "country": "RUR", "lat_deg": row as f64 - 20.0, "lon_deg": 3.0 * row as f64, "source": "s"});
    let visit = |row: usize| json!({"id": format!("v{row}"), "from": "p0", "to": format!("p{}", 1 + row % (routes + 1) % routes), "date": "2020-03-01", "people": [{"name": "A B"}], "source": "s"});
    let places: Vec<Value> = (0..=routes).map(place).collect();
    let visits: Vec<Value> = (0..10 * (routes + 1)).map(visit).collect();
    data(json!({"places": places, "visits": visits}))
}

#[test]
fn a_key_has_the_busiest_routes_and_counts_the_others() {
    let caption_of = |routes: usize| {
        let data = busy(routes);
        let prepared = shot("map", &[], 640.0).prepared(&data);
        prepared.caption(Localizer {
            data: &data,
            host: &PLAIN,
        })
    };
    let few = caption_of(20);
    assert_eq!(few.key.iter().filter(|key| key.label == "━").count(), 20);
    let many = caption_of(30);
    assert_eq!(many.key.iter().filter(|key| key.label == "━").count(), 24);
    assert!(
        many.key[0].text.starts_with("20 visits"),
        "{:?}",
        many.key[0]
    );
    let note = "The key has the busiest routes; 6 more have no entry.";
    assert!(many.notes.contains(&note.to_owned()), "{:?}", many.notes);
}

#[test]
fn no_number_stands_in_a_picture_that_is_not_in_its_key() {
    // Single visits to sixty places.
    let place = |row: usize| json!({"id": format!("p{row}"), "name": format!("Place {row}"), "country": "RUR", "lat_deg": row as f64 - 30.0, "lon_deg": 5.0 * row as f64 - 150.0, "source": "s"});
    let visit = |row: usize| json!({"id": format!("v{row}"), "from": "p0", "to": format!("p{row}"), "date": format!("20{row:02}-03-01"), "people": [{"name": "A B"}], "source": "s"});
    let places: Vec<Value> = (0..=60).map(place).collect();
    let visits: Vec<Value> = (1..=60).map(visit).collect();
    let data = data(json!({"places": places, "visits": visits}));
    let shot = shot("map", &[], 1200.0);
    let caption = shot.prepared(&data).caption(Localizer {
        data: &data,
        host: &PLAIN,
    });
    let keyed: Vec<&str> = caption.key.iter().map(|key| &*key.label).collect();
    let scene = shot.scene(&data, None).unwrap();
    let numbers = scene.data.iter().filter_map(|mark| match &mark.shape {
        Shape::Label { text, .. } if text.parse::<u32>().is_ok() => Some(text.as_str()),
        _ => None,
    });
    let numbers: Vec<&str> = numbers.collect();
    assert!(numbers.len() > 10, "{numbers:?}");
    assert!(
        numbers.iter().all(|number| keyed.contains(number)),
        "{numbers:?}"
    );
}

#[test]
fn places_without_a_name_are_counted() {
    for count in [2, 12, 60] {
        let place = |row: usize| {
            json!({"id": format!("p{row}"), "name": format!("Place {row}"), "country": "MMR",
                "lat_deg": 10.0 + (row % 8) as f64, "lon_deg": 90.0 + (row / 8) as f64, "source": "s"})
        };
        let visit = |row: usize| {
            json!({"id": format!("v{row}"), "from": "p0", "to": format!("p{row}"), "date": "2021-03-01",
                "people": [{"name": "A B"}], "source": "s"})
        };
        let places: Vec<Value> = (0..count).map(place).collect();
        let visits: Vec<Value> = (1..count).map(visit).collect();
        let data = data(json!({ "places": places, "visits": visits }));
        for width in WIDTHS {
            let scene = shot("map", &[], width).scene(&data, None).unwrap();
            let labels = labels(&scene);
            let named = labels
                .iter()
                .filter(|(text, ..)| text.starts_with("Place "))
                .count();
            let more = labels.iter().find_map(|(text, ..)| {
                text.strip_prefix("and ")?
                    .split(' ')
                    .next()?
                    .parse::<usize>()
                    .ok()
            });
            assert_eq!(
                named + more.unwrap_or_default(),
                count,
                "{count} at {width}: {labels:?}"
            );
        }
    }
}
