//! The finer base map: the same countries in the same boundaries, and those that the coarse one is too small for.

use super::facts::{WHERE, check_places, class_near};
use super::*;

#[test]
fn places_lie_in_the_same_countries() {
    check_places(&FINE_MAP, &WHERE);
}

#[test]
fn small_countries_are_there() {
    let small = [
        ("Singapore", 1.35, 103.82, "SGP"),
        ("Bahrain", 26.05, 50.55, "BHR"),
        ("Malta", 35.9, 14.42, "MLT"),
        ("Mauritius", -20.25, 57.55, "MUS"),
        ("San Marino", 43.94, 12.46, "SMR"),
        ("Liechtenstein", 47.15, 9.55, "LIE"),
        ("Cabo Verde", 15.1, -23.65, "CPV"),
        ("Tonga", -21.18, -175.2, "TON"),
    ];
    check_places(&FINE_MAP, &small);
    assert!(small.iter().all(|(.., code)| !MAP.has_country(code)));
}

#[test]
fn what_only_this_file_has_is_decided() {
    let decided = [
        ("Hong Kong", 22.4, 114.1, "CHN"),
        ("Åland", 60.2, 20.0, "FIN"),
        ("Christmas Island", -10.48, 105.65, "AUS"),
        ("the Siachen Glacier", 35.4, 77.2, "IND"),
        ("Sevastopol", 44.6, 33.6, "UKR"),
        ("Gaza", 31.45, 34.4, "PSE"),
        ("Khan Yunis", 31.34, 34.31, "PSE"),
        ("Quneitra", 33.12, 35.82, "SYR"),
        ("Katzrin", 32.99, 35.7, "SYR"),
        ("Tiberias", 32.79, 35.53, "ISR"),
        ("Kiryat Shmona", 33.2, 35.57, "ISR"),
        ("Dakhla's hinterland", 23.7, -15.5, "ESH"),
        ("Famagusta", 35.15, 33.88, "CYP"),
        ("Taichung", 24.1, 120.7, "CHN"),
        ("Hargeisa", 9.56, 44.06, "SOM"),
        ("Baikonur", 45.62, 63.31, "KAZ"),
    ];
    check_places(&FINE_MAP, &decided);
    for code in [
        "XNC", "XSO", "XSG", "XIO", "HKG", "MAC", "ALA", "TWN", "ATA",
    ] {
        assert!(!FINE_MAP.has_country(code), "{code}");
    }
}

/// Countries have enclaves in each other: neither is painted over.
#[test]
fn enclaves_are_seen() {
    let enclaves = [
        ("Artsvashen", 40.65, 45.53, "ARM"),
        ("Yukhari Askipara", 41.05, 44.99, "AZE"),
        ("Vorukh", 39.86, 70.58, "TJK"),
        ("Sokh", 39.97, 71.1, "UZB"),
        ("Maseru's hinterland", -29.5, 28.2, "LSO"),
    ];
    check_places(&FINE_MAP, &enclaves);
}

#[test]
fn undetermined_lines_are_dashed() {
    for (name, lat, lon) in [
        ("Kosovo and Serbia", 43.04, 21.13),
        ("27° 40' N", 27.667, -10.5),
        ("Line of Control", 34.50, 75.66),
        ("the west of the Siachen Glacier", 35.4, 76.9),
        ("its north", 35.49, 77.4),
        ("Pakistan and China", 36.66, 75.83),
        ("Aksai Chin", 34.56, 78.5),
        ("McMahon line", 29.05, 95.3),
        ("Hala'ib", 22.0, 35.0),
        ("Ilemi", 5.2, 34.98),
        ("Ethiopia and Somalia", 6.5, 46.42),
        ("West Bank", 32.2, 35.0),
        ("Golan", 33.0, 35.63),
    ] {
        let found = class_near(&FINE_MAP, lat, lon);
        assert_eq!(found, Some(LineClass::Disputed), "{name}");
    }
}

#[test]
fn other_lines_are_whole_and_some_are_none() {
    for (name, lat, lon, class) in [
        (
            "Ethiopia and Somaliland",
            8.0,
            47.3,
            Some(LineClass::Boundary),
        ),
        (
            "Myanmar and Thailand",
            14.7,
            98.33,
            Some(LineClass::Boundary),
        ),
        ("the isthmus of Perekop", 46.21, 33.75, None),
        ("the berm", 24.77, -12.5, None),
        ("Somalia and Somaliland", 9.5, 48.6, None),
        ("the buffer zone in Cyprus", 35.13, 33.4, None),
        ("the line of 1974 east of the Golan", 33.09, 35.87, None),
        ("Hong Kong and Shenzhen", 22.53, 114.1, None),
    ] {
        assert_eq!(class_near(&FINE_MAP, lat, lon), class, "{name}");
    }
}

#[test]
fn the_sea_is_nobodys() {
    let rect = Rect::new(0.0, 0.0, 400.0, 400.0);
    for (lat, lon) in [(15.0, 96.0), (2.5, 105.2), (38.0, 25.0), (42.0, 51.0)] {
        let close = around(lat, lon, rect);
        let land = FINE_MAP.land(&close, rect);
        let found = painted(&land, close.project(unit(lat, lon)));
        assert_eq!(found, None, "{lat} {lon}");
    }
}

#[test]
fn every_country_of_the_coarse_one_is_there() {
    let rect = Rect::new(0.0, 0.0, 400.0, 300.0);
    for land in MAP.land(&Projection::fit(&[], rect), rect) {
        let code = std::str::from_utf8(&land.code).unwrap_or_default();
        assert!(FINE_MAP.has_country(code), "{code}");
    }
}

/// A parallel is bent on most maps: its nodes are not left out.
#[test]
fn a_parallel_is_followed() {
    for lon in [-120.0, -115.0, -110.0, -105.0, -100.0, -97.0] {
        let found = class_near(&FINE_MAP, 49.0, lon);
        assert_eq!(found, Some(LineClass::Boundary), "{lon}");
    }
}

#[test]
fn the_file_stays_within_its_budget_before_compression() {
    assert!(FINE_BYTES.len() < 126_000, "{}", FINE_BYTES.len());
}

#[test]
fn a_closer_look_is_at_the_finer_one() {
    let mut coarse = parsed(&BYTES);
    let fine = parsed(&FINE_BYTES);
    assert!(coarse.is_coarser_than(&fine) && !fine.is_coarser_than(&coarse));
    assert!(coarse.is_coarse(1199.0) && !coarse.is_coarse(1201.0));
    assert!(!coarse.suiting(500.0).has_country("SGP"));
    coarse.set_finer(fine);
    assert!(coarse.has_finer());
    for (across_km, is_fine) in [(1201.0, false), (1199.0, true), (30.0, true)] {
        let used = coarse.suiting(across_km);
        assert_eq!(used.has_country("SGP"), is_fine, "{across_km}");
    }
    assert!(!coarse.suiting(201.0).is_coarse(201.0) && coarse.suiting(199.0).is_coarse(199.0));
}
