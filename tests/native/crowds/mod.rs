//! Pictures of more than the founding data set has: everything is named or counted, in its order, and nothing collides.

mod landmarks;
mod revisions;
mod series;
mod suppliers;
mod visits;

use crate::support::Shot;
use dateline::dataset::DataSet;
use dateline::fields::FieldValues;
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
        options: FieldValues::of(options),
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

#[test]
fn a_table_that_is_cut_is_told_in_the_notes() {
    let days: Vec<Value> = (0..2001)
        .map(|day| {
            let date = dateline::dataset::date::Day::from_number(day).iso().to_string();
            json!({"id": date, "series": "A", "kind": "cumulative", "count": day, "date": date, "source": "s"})
        })
        .collect();
    let notes_of = |days: &[Value]| {
        let data = data(json!({ "casualties": days }));
        notes(&data, &shot("trend", &[], 640.0))
    };
    let cut = "The table has the first 2,000 of 2,001 rows.";
    assert!(notes_of(&days).contains(cut), "{}", notes_of(&days));
    assert!(!notes_of(&days[..2000]).contains("The table has"));
}

/// A note that sends a reader to the table would be false where that is cut.
#[test]
fn what_a_cut_table_may_lack_is_not_said_to_be_in_it() {
    let notes_of = |count: usize| {
        let other = |row: usize| {
            json!({"id": format!("o{row}"), "recipient": "Laos", "supplier": "China",
                "period": "2018", "value": 1, "unit": "tiv-million", "source": "s"})
        };
        let mut rows: Vec<Value> = (0..count).map(other).collect();
        for supplier in ["China", "Russia"] {
            rows.push(
                json!({"id": supplier, "recipient": "Myanmar", "supplier": supplier,
                "period": "2018", "value": 1, "unit": "tiv-million", "source": "s"}),
            );
        }
        let data = data(json!({ "transfers": rows }));
        notes(&data, &shot("shares", &[("recipient", "Myanmar")], 640.0))
    };
    let few = notes_of(3);
    assert!(few.contains("In the table only: 3 values"), "{few}");
    let many = notes_of(2000);
    assert!(
        many.contains("Not in the picture: 2,000 values") && !many.contains("In the table only"),
        "{many}"
    );
}
