//! What belongs to whom, and which lines are dashed.

use super::*;

/// Places and the country that each is shown in, on a close map and on one of the world.
pub const WHERE: [(&str, f64, f64, &str); 34] = [
    ("Moscow", 55.76, 37.62, "RUS"),
    ("Kazan", 55.79, 49.12, "RUS"),
    ("Kaliningrad", 54.7, 21.0, "RUS"),
    ("Krasnodar", 45.0, 39.0, "RUS"),
    ("Anadyr", 64.9, 176.5, "RUS"),
    ("Chukotka beyond 180°", 66.5, -177.0, "RUS"),
    ("Wrangel Island", 71.2, 179.6, "RUS"),
    ("Naypyidaw", 19.75, 96.1, "MMR"),
    ("Yangon", 16.9, 96.15, "MMR"),
    ("Myitkyina", 25.38, 97.4, "MMR"),
    ("Simferopol", 45.0, 34.1, "UKR"),
    ("Kerch", 45.25, 36.0, "UKR"),
    ("Donetsk", 48.0, 37.8, "UKR"),
    ("Western Sahara west of the berm", 24.5, -13.0, "ESH"),
    ("Western Sahara east of the berm", 23.0, -13.5, "ESH"),
    ("Smara", 26.74, -11.68, "ESH"),
    ("Tan-Tan", 28.3, -10.9, "MAR"),
    ("Hargeisa", 9.56, 44.06, "SOM"),
    ("Mogadishu", 2.3, 45.2, "SOM"),
    ("Pristina", 42.66, 21.16, "XKX"),
    ("Belgrade", 44.8, 20.46, "SRB"),
    ("Kyrenia", 35.27, 33.2, "CYP"),
    ("Larnaca", 34.95, 33.4, "CYP"),
    ("Taipei", 24.9, 121.4, "CHN"),
    ("Beijing", 39.9, 116.4, "CHN"),
    ("Golan", 33.0, 35.77, "SYR"),
    ("Haifa's hinterland", 32.7, 35.2, "ISR"),
    ("Ramallah", 31.95, 35.25, "PSE"),
    ("Gaza", 31.42, 34.35, "PSE"),
    ("Srinagar", 34.1, 74.8, "IND"),
    ("Maseru's hinterland", -29.5, 28.2, "LSO"),
    ("Bloemfontein", -29.1, 26.2, "ZAF"),
    ("Vanua Levu", -16.6, 179.4, "FJI"),
    ("Juba", 4.85, 31.6, "SSD"),
];

/// Fails where one of the places lies elsewhere.
pub fn check_places(map: &BaseMap, places: &[(&str, f64, f64, &str)]) {
    let rect = Rect::new(0.0, 0.0, 400.0, 400.0);
    for &(name, lat, lon, code) in places {
        let close = around(lat, lon, rect);
        let land = map.land(&close, rect);
        assert_eq!(
            painted(&land, close.project(unit(lat, lon))),
            Some(code),
            "{name}"
        );
    }
}

#[test]
fn places_lie_in_their_countries() {
    check_places(&MAP, &WHERE);
}

#[test]
fn places_lie_in_their_countries_on_the_world_too() {
    let rect = Rect::new(0.0, 0.0, 8000.0, 6000.0);
    let content: Vec<_> = [0.0, 120.0, -120.0].map(|lon| vec![unit(0.0, lon)]).into();
    for content in [&content[..], &[]] {
        let world = Projection::fit(content, rect);
        assert!(matches!(world, Projection::EqualEarth(_)));
        let land = MAP.land(&world, rect.grown(1e5));
        for (name, lat, lon, code) in WHERE {
            let point = world.project(unit(lat, lon));
            assert_eq!(painted(&land, point), Some(code), "{name}");
        }
    }
}

#[test]
fn the_sea_is_nobodys() {
    let rect = Rect::new(0.0, 0.0, 640.0, 400.0);
    for (lat, lon) in [
        (0.0, -150.0),
        (30.0, 180.0),
        (-60.0, 0.0),
        (43.0, 34.0),
        (88.0, 0.0),
    ] {
        let close = around(lat, lon, rect);
        let land = MAP.land(&close, rect);
        assert_eq!(
            painted(&land, close.project(unit(lat, lon))),
            None,
            "{lat} {lon}"
        );
    }
}

/// The class of the line that passes within a few kilometres of a position.
pub fn class_near(map: &BaseMap, lat: f64, lon: f64) -> Option<LineClass> {
    let rect = Rect::new(0.0, 0.0, 600.0, 600.0);
    let close = around(lat, lon, rect);
    let centre = close.project(unit(lat, lon));
    let nearby = Rect::new(centre.x - 3.0, centre.y - 3.0, 6.0, 6.0);
    let passes = |line: &[Point]| {
        line.windows(2).any(|ends| {
            (0..=100).any(|step| nearby.contains(ends[0].toward(ends[1], f64::from(step) / 100.0)))
        })
    };
    let lines = map.lines(&close, rect);
    lines
        .iter()
        .find(|(_, line)| passes(line))
        .map(|(class, _)| *class)
}

#[test]
fn undetermined_lines_are_dashed() {
    for (name, lat, lon) in [
        ("Kosovo and Serbia", 43.07, 21.14),
        ("27° 40' N", 27.66, -11.0),
        ("Line of Control", 34.51, 75.76),
        ("Pakistan and China", 35.9, 76.19),
        ("Aksai Chin", 34.0, 78.87),
        ("McMahon line", 29.03, 95.41),
        ("Sudan and South Sudan", 9.4, 28.5),
        ("Hala'ib", 22.0, 35.0),
        ("Ilemi", 5.18, 34.96),
        ("Ethiopia and Somalia", 6.5, 46.38),
        ("West Bank", 32.2, 35.08),
        ("Gaza", 31.5, 34.51),
        ("Golan", 33.0, 35.64),
        ("Korea", 38.3, 127.8),
    ] {
        assert_eq!(
            class_near(&MAP, lat, lon),
            Some(LineClass::Disputed),
            "{name}"
        );
    }
}

#[test]
fn other_lines_are_whole_and_some_are_none() {
    for (name, lat, lon, class) in [
        (
            "India and Pakistan",
            27.99,
            70.62,
            Some(LineClass::Boundary),
        ),
        ("India and China", 30.88, 79.72, Some(LineClass::Boundary)),
        (
            "Kosovo and Albania",
            42.22,
            20.52,
            Some(LineClass::Boundary),
        ),
        ("Myanmar and China", 26.74, 98.71, Some(LineClass::Boundary)),
        ("Lesotho", -30.2, 27.4, Some(LineClass::Boundary)),
        ("the Arakan coast", 18.21, 94.33, Some(LineClass::Coast)),
        ("the isthmus of Perekop", 46.1, 34.0, None),
        ("the berm", 24.77, -12.5, None),
        ("Somalia and Somaliland", 9.5, 48.9, None),
        ("the buffer zone in Cyprus", 35.08, 33.42, None),
    ] {
        assert_eq!(class_near(&MAP, lat, lon), class, "{name}");
    }
}

#[test]
fn the_file_stays_within_its_budget_even_before_compression() {
    assert!(BYTES.len() < 20_000, "{}", BYTES.len());
}

#[test]
fn a_source_of_another_kind_is_refused_in_words() {
    for source in [
        "",
        "{}",
        "[1,2]",
        r#"{"arcs":[[[1]]],"transform":{"scale":[1,1],"translate":[0,0]}}"#,
    ] {
        for build in [dateline_basemap::build, dateline_basemap::build_fine] {
            let refused = build(source.as_bytes());
            assert!(refused.is_err_and(|why| why.len() > 10), "{source}");
        }
    }
}
