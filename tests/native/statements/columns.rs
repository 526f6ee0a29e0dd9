//! What columns of years stand for: volumes of one supplier, very different totals, one category of arms alone.

use super::*;

#[test]
fn years_of_one_supplier_are_volumes_and_no_shares_of_themselves() {
    let rows = [
        "Myanmar Russia 2017 60 tiv-million s24",
        "Myanmar Russia 2018 15 tiv-million s24",
        "Myanmar Russia 2020 0 tiv-million s24",
        "Myanmar Russia 2021 9.5 tiv-million s24",
    ];
    for mode in ["yearly", "five-year"] {
        let caption = by_years(&transfers(&rows), mode);
        assert_eq!(
            caption.headline,
            "Arms supplied to Myanmar by Russia, 2017–2021"
        );
        assert_eq!(caption.measure, "Volume year by year, in millions of TIV");
        assert_eq!(
            caption.summary,
            "Columns, 2017–2021, in millions of TIV: 60 in 2017, 9.5 in 2021."
        );
        let notes = caption.notes.join("\n");
        assert!(!notes.contains("shares"), "{notes}");
        // A zero is a value; only of 2019 nothing is known.
        assert!(!notes.contains("2020"), "{notes}");
        assert!(
            notes.contains("No imports are recorded for 2019"),
            "{notes}"
        );
    }
}

#[test]
fn columns_of_one_supplier_are_as_high_as_its_volumes() {
    let rows = [
        "Myanmar Russia 2017 60 tiv-million s24",
        "Myanmar Russia 2018 15 tiv-million s24",
    ];
    let data = transfers(&rows);
    let scene = shot("shares", &[("shares", "yearly")]).scene(&data, None);
    let mut heights = Vec::new();
    for mark in &scene.unwrap().data {
        if let (Shape::Bar { rect, .. }, Some(_)) = (&mark.shape, mark.target) {
            heights.push(rect.height);
        }
    }
    assert!((heights[0] / heights[1] - 4.0).abs() < 0.01, "{heights:?}");
}

#[test]
fn one_supplier_of_one_year_is_told_by_volume() {
    let caption = by_years(
        &transfers(&["Myanmar Russia 2017 60 tiv-million s24"]),
        "yearly",
    );
    assert_eq!(caption.headline, "Arms supplied to Myanmar");
    assert!(!caption.summary.contains('%'), "{}", caption.summary);
}

/// A column of a million is as high as one of four thousand.
#[test]
fn what_columns_stand_for_is_told_where_it_differs_much() {
    let rows = |last: u32| {
        let last = format!("Myanmar Russia 2022 {last} tiv-million s24");
        let rows = [
            "Myanmar China 2019 1 tiv-million s24",
            "Myanmar China 2020 2 tiv-million s24",
            "Myanmar China 2021 2 tiv-million s24",
            &last,
        ];
        notes_of(&rows, "yearly")
    };
    let notes = rows(4071);
    assert!(
        notes.contains(
            "Each column is 100%, whatever it stands for: 1 million TIV in 2019, 4,071 million in 2022."
        ),
        "{notes}"
    );
    assert!(!rows(2).contains("whatever it stands for"));
}

/// What is true of ships may not be said of all arms.
#[test]
fn numbers_of_one_category_alone_say_so() {
    let data = |scopes: [Value; 2]| {
        let source = |(id, scope): (&str, &Value)| json!({"id": id, "title": "t", "publisher": "P", "scope": scope});
        let row = |id: &str, source: &str, supplier: &str| {
            json!({"id": id, "recipient": "Myanmar", "supplier": supplier, "period": "2020",
                "value": 5, "unit": "tiv-million", "source": source})
        };
        let file = json!({"format": 1, "title": "t",
            "sources": [source(("a", &scopes[0])), source(("b", &scopes[1]))],
            "transfers": [row("x", "a", "China"), row("y", "b", "Russia")]});
        DataSet::parse(file.to_string().as_bytes()).unwrap()
    };
    let ships = by_years(&data([json!("Ships"), json!("Ships")]), "yearly");
    assert!(ships.headline.ends_with(" (Ships alone)"), "{ships:?}");
    assert!(ships.measure.ends_with(" (Ships alone)"), "{ships:?}");
    assert!(ships.summary.starts_with("Ships alone. "), "{ships:?}");
    for others in [
        [json!("Ships"), Value::Null],
        [Value::Null, json!("Ships")],
        [json!("Ships"), json!("Tanks")],
    ] {
        let caption = by_years(&data(others), "yearly");
        assert!(!format!("{caption:?}").contains("alone"), "{caption:?}");
    }
}
