//! No data set and no size breaks a drawing: no panic, no stray coordinate, no labels on top of each
//! other on an axis, never more than twenty ticks.

use crate::support::{Shot, project_file};
use dateline::dataset::DataSet;
use dateline::fields::FieldValues;
use dateline::geo::BaseMap;
use dateline::options::View;
use dateline::plain::PLAIN;
use dateline::plane::{Point, Rect};
use dateline::scale::MOST_TICKS;
use dateline::scene::{Anchor, Mark, Scene, Shape};
use dateline::text::Host;
use dateline::theme::Ink;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;

static BASE_MAP: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let source = std::fs::read(project_file("data/basemap/countries-110m.json")).unwrap();
    dateline_basemap::build(&source).unwrap()
});

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-z ]{1,24}",
        "\\PC{0,60}",
        Just("မြန်မာ".to_owned()),
        Just("\u{202e}abc\u{200b}".to_owned()),
        Just("__proto__".to_owned()),
        Just("x".repeat(10_000)),
    ]
}

fn date() -> impl Strategy<Value = String> {
    let day = (1500..2200_i32, 1..13_i32, 1..32_i32);
    prop_oneof![
        day.prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")),
        (2020..2023_i32, 1..13_i32, 1..29_i32)
            .prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")),
        (2000..2024_i32, 1..13_i32).prop_map(|(year, month)| format!("{year}-{month:02}")),
        (1990..2024_i32).prop_map(|year| year.to_string()),
        (1990..2000_i32, 0..20_i32).prop_map(|(year, more)| format!("{year}/{}", year + more)),
    ]
}

fn number() -> impl Strategy<Value = Value> {
    prop_oneof![
        (0..1000_u32).prop_map(|number| json!(number)),
        (0.0..100.0_f64).prop_map(|number| json!(number)),
        Just(Value::Null),
        Just(json!(0)),
        Just(json!(9_007_199_254_740_992_u64)),
        Just(json!(1e11)),
        any::<f64>().prop_map(|number| json!(number)),
    ]
}

fn qualifier() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["exact", "about", "at-least", "more-than"])
}

fn transfer() -> impl Strategy<Value = Value> {
    let unit = prop::sample::select(vec!["percent", "tiv-million", "usd-million"]);
    (text(), date(), number(), unit, qualifier()).prop_map(
        |(supplier, period, value, unit, qualifier)| {
            json!({"supplier": supplier, "recipient": "R", "period": period, "value": value,
                "unit": unit, "qualifier": qualifier, "source": "s"})
        },
    )
}

fn casualty() -> impl Strategy<Value = Value> {
    let series = prop::sample::select(vec!["A", "B", "A series with quite a long name of its own"]);
    let kind = prop::sample::select(vec!["cumulative", "per-day"]);
    (series, kind, date(), number(), qualifier()).prop_map(
        |(series, kind, date, count, qualifier)| {
            json!({"series": series, "kind": kind, "date": date, "count": count,
                "qualifier": qualifier, "source": "s"})
        },
    )
}

fn event() -> impl Strategy<Value = Value> {
    let kind = prop::sample::select(vec!["coup", "unrest", "vote", "deal", "project"]);
    (kind, text(), date(), 0..8_usize).prop_map(|(kind, title, date, place)| {
        json!({"kind": kind, "title": title, "date": date, "place": format!("p{place}"), "source": "s"})
    })
}

fn place() -> impl Strategy<Value = Value> {
    let latitude = prop_oneof![Just(-90.0), Just(90.0), -90.0..90.0_f64];
    let longitude = prop_oneof![Just(-180.0), Just(180.0), -180.0..180.0_f64];
    (text(), latitude, longitude).prop_map(|(name, latitude, longitude)| {
        json!({"name": name, "lat_deg": latitude, "lon_deg": longitude, "country": "MMR", "source": "s"})
    })
}

fn visit() -> impl Strategy<Value = Value> {
    (0..8_usize, 0..8_usize, date(), any::<bool>()).prop_map(|(from, to, date, assumed)| {
        json!({"from": format!("p{from}"), "to": format!("p{to}"), "date": date,
            "from_assumed": assumed, "source": "s"})
    })
}

/// Numbers the records, so that each has an id of its own.
fn numbered(prefix: &str, records: Vec<Value>) -> Value {
    let records = records.into_iter().enumerate().map(|(index, mut record)| {
        record["id"] = json!(format!("{prefix}{index}"));
        record
    });
    records.collect()
}

fn data_set() -> impl Strategy<Value = DataSet> {
    (
        prop::collection::vec(transfer(), 0..12),
        prop::collection::vec(casualty(), 0..40),
        prop::collection::vec(event(), 0..8),
        prop::collection::vec(place(), 8),
        prop::collection::vec(visit(), 0..12),
    )
        .prop_map(|(transfers, casualties, events, places, visits)| {
            let file = json!({
                "format": 1,
                "title": "any",
                "subject": {"name": "R", "country": "MMR"},
                "sources": [{"id": "s", "title": "t", "publisher": "p"}],
                "places": numbered("p", places),
                "transfers": numbered("t", transfers),
                "casualties": numbered("c", casualties),
                "visits": numbered("v", visits),
                "events": numbered("e", events),
            });
            DataSet::parse(file.to_string().as_bytes()).unwrap()
        })
}

fn size() -> impl Strategy<Value = (f64, f64)> {
    prop_oneof![
        (1.0..4000.0_f64, 1.0..3000.0_f64),
        (280.0..1600.0_f64, 200.0..600.0_f64),
        Just((1.0, 1.0)),
        Just((4000.0, 3000.0)),
    ]
}

fn options() -> impl Strategy<Value = FieldValues> {
    let shares = prop::sample::select(vec!["window", "yearly", "five-year"]);
    let count = prop::sample::select(vec!["cumulative", "per-day"]);
    (shares, count)
        .prop_map(|(shares, count)| FieldValues::of(&[("shares", shares), ("count", count)]))
}

fn scenes(data: &DataSet, options: &FieldValues, (width, height): (f64, f64)) -> Vec<Scene> {
    let base_map = BaseMap::parse(&BASE_MAP).unwrap();
    let scene = |view| {
        let shot = Shot {
            view,
            options: options.clone(),
            width_css: width,
            height_css: Some(height),
        };
        shot.scene(data, Some(&base_map))
    };
    View::NAMES.into_iter().filter_map(scene).collect()
}

fn marks(scene: &Scene) -> impl Iterator<Item = &Mark> {
    scene.back.iter().chain(&scene.data)
}

fn points(shape: &Shape) -> Vec<Point> {
    match shape {
        Shape::Line { points, .. } | Shape::Area { points, .. } => points.clone(),
        Shape::Bar { rect, .. } => vec![
            Point::new(rect.left, rect.top),
            Point::new(rect.right(), rect.bottom()),
        ],
        Shape::Rule { from, to, .. } => vec![*from, *to],
        Shape::Dot { centre, .. } => vec![*centre],
        Shape::Label { at, .. } => vec![*at],
    }
}

/// The boxes of the ticks' labels: muted texts on the back of a drawing.
fn tick_boxes(scene: &Scene) -> Vec<Rect> {
    let ticks = scene.back.iter().filter_map(|mark| match &mark.shape {
        Shape::Label {
            at,
            text,
            font,
            ink: Ink::Muted,
            anchor,
            ..
        } => {
            let width = PLAIN.text_width(text, *font);
            let left = match anchor {
                Anchor::Start => at.x,
                Anchor::Middle => at.x - width / 2.0,
                Anchor::End => at.x - width,
            };
            Some(Rect::new(
                left,
                at.y - font.size_css / 2.0,
                width,
                font.size_css,
            ))
        }
        _ => None,
    });
    ticks.collect()
}

/// How many level and how many upright rules the back has: grid lines, and ticks.
fn rules(scene: &Scene) -> (usize, usize) {
    let (mut level, mut upright) = (0, 0);
    for mark in scene.back.iter() {
        if let Shape::Rule { from, to, .. } = mark.shape {
            level += usize::from(from.y == to.y);
            upright += usize::from(from.x == to.x && from.y != to.y);
        }
    }
    (level, upright)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_coordinate_is_finite(data in data_set(), options in options(), size in size()) {
        for scene in scenes(&data, &options, size) {
            for mark in marks(&scene) {
                for point in points(&mark.shape) {
                    prop_assert!(point.x.is_finite() && point.y.is_finite(), "{mark:?}");
                }
            }
        }
    }

    #[test]
    fn labels_of_an_axis_never_overlap(
        data in data_set(), options in options(), width in 280.0..1600.0_f64
    ) {
        for scene in scenes(&data, &options, (width, 360.0)) {
            let boxes = tick_boxes(&scene);
            for (index, one) in boxes.iter().enumerate() {
                for other in &boxes[index + 1..] {
                    prop_assert!(!one.overlaps(*other), "{one:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn an_axis_has_twenty_ticks_at_most(data in data_set(), options in options(), size in size()) {
        for scene in scenes(&data, &options, size) {
            let (level, upright) = rules(&scene);
            prop_assert!(level <= MOST_TICKS && upright <= MOST_TICKS, "{level}, {upright}");
        }
    }

    #[test]
    fn pointing_anywhere_does_no_harm(
        data in data_set(), options in options(), x in -50.0..1700.0_f64, y in -50.0..700.0_f64
    ) {
        for scene in scenes(&data, &options, (640.0, 400.0)) {
            if let Some(hit) = scene.hit(Point::new(x, y), 22.0) {
                prop_assert!(!scene.targets[hit.target].records.is_empty());
                prop_assert!(hit.anchor.x.is_finite() && hit.anchor.y.is_finite());
            }
        }
    }

    #[test]
    fn no_bytes_panic_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = DataSet::parse(&bytes);
    }

    #[test]
    fn no_broken_file_panics_the_reader(cut in 0..60_000_usize, byte in any::<u8>()) {
        let mut bytes = std::fs::read(project_file("data/myanmar-2021.json")).unwrap();
        let at = cut.min(bytes.len() - 1);
        bytes[at] = byte;
        let _ = DataSet::parse(&bytes);
        bytes.truncate(at);
        prop_assert!(DataSet::parse(&bytes).is_err());
    }
}
