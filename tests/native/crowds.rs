//! Pictures of more than the founding data set has: everything is named or counted, in its order, and nothing collides.

use crate::support::Shot;
use dateline::dataset::DataSet;
use dateline::fields::Words;
use dateline::plain::PLAIN;
use dateline::plane::Rect;
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
