//! Shares of many suppliers over many years.

use super::*;

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

/// What two suppliers sent, year by year from 2001 on; nothing where it is zero.
fn sent(suppliers: [&str; 2], years: &[[u32; 2]]) -> DataSet {
    let mut rows = Vec::new();
    for (year, values) in (2001..).zip(years) {
        for (name, value) in suppliers.iter().zip(values) {
            if *value > 0 {
                rows.push(json!({"id": format!("{name}{year}"), "recipient": "Myanmar", "supplier": name,
                    "period": format!("{year}"), "value": value, "unit": "tiv-million", "source": "s"}));
            }
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
            "Without a colour of their own: Supplier 5, Supplier 6, Supplier 7.",
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
    let data = sent(["Early", "Late"], &[[90, 10], [60, 40], [0, 50]]);
    for width in [120.0].into_iter().chain(WIDTHS) {
        let scene = shot("shares", &[("shares", "yearly")], width)
            .scene(&data, None)
            .unwrap();
        let labels = labels(&scene);
        let of = |name: &str| labels.iter().filter(|(text, ..)| text == name).count();
        assert_eq!((of("Early"), of("Late")), (1, 1), "{labels:?}");
        let (_, rect, ink) = labels.iter().find(|(text, ..)| text == "Early").unwrap();
        assert!(rect.left < width / 2.0, "{rect:?}");
        // In its own colour over its neighbours, or in that of the page on its own slice.
        let is_own = |rect_of: Rect| {
            let corners = [(rect.left, rect.top), (rect.right(), rect.bottom())];
            corners.map(|(x, y)| rect_of.contains(Point::new(x, y))) == [true; 2]
        };
        let is_within = scene.data.iter().any(|mark| match mark.shape {
            Shape::Bar { rect, ink } => ink == Ink::Series(0) && is_own(rect),
            _ => false,
        });
        let expected = if is_within {
            Ink::Surface
        } else {
            Ink::Series(0)
        };
        assert_eq!((*ink, is_within), (expected, width > 120.0), "{width}");
    }
}

/// In the slice of several its name would stand for all of them.
#[test]
fn who_led_has_a_slice_of_its_own_among_those_without_a_colour() {
    let mut rows = Vec::new();
    let mut add = |supplier: &str, year: u32, value: u32| {
        rows.push(
            json!({"id": format!("{supplier}{year}"), "recipient": "Myanmar", "supplier": supplier,
            "period": year.to_string(), "value": value, "unit": "tiv-million", "source": "s"}),
        );
    };
    for row in 0..8 {
        add(&format!("Large {row}"), 2003, 1000);
    }
    for (supplier, value) in [("UAE", 40), ("Canada", 30), ("France", 30)] {
        add(supplier, 2001, value);
    }
    add("Laos", 2002, 100);
    let data = data(json!({ "transfers": rows }));
    let options = FieldValues::of(&[("shares", "yearly")]);
    let shot = Shot {
        view: "shares",
        options,
        width_css: 640.0,
        height_css: None,
    };
    let scene = shot.scene(&data, None).unwrap();
    let labels = labels(&scene);
    let has = |text: &str| labels.iter().any(|(label, ..)| label == text);
    assert!(has("UAE") && has("40%") && has("60%"), "{labels:?}");
    // Who has a slice alone has its share.
    assert!(has("Laos") && has("100%"), "{labels:?}");
}

/// The thinnest slice at the edge of a column is named, too.
#[test]
fn a_hairline_that_is_not_in_the_last_column_is_named() {
    let data = sent(["Large", "Thin"], &[[900, 1], [900, 0]]);
    for width in WIDTHS {
        let scene = shot("shares", &[("shares", "yearly")], width)
            .scene(&data, None)
            .unwrap();
        let labels = labels(&scene);
        assert!(labels.iter().any(|(text, ..)| text == "Thin"), "{labels:?}");
    }
}

/// A table of sums is not a page of sentences.
#[test]
fn many_values_that_were_worked_out_are_counted() {
    let rows: Vec<Value> = (0..40)
        .map(|row| {
            json!({"id": format!("t{row}"), "recipient": "Myanmar", "supplier": format!("Supplier {row}"), "period": "2015",
                "value": 40 - row, "unit": "tiv-million", "derived": format!("the sum of {row} deliveries"), "source": "s"})
        })
        .collect();
    let notes = notes(
        &data(json!({ "transfers": rows })),
        &shot("shares", &[], 640.0),
    );
    assert_eq!(notes.matches(": worked out, ").count(), 5, "{notes}");
    assert!(
        notes.contains("35 more values were worked out: the table says how."),
        "{notes}"
    );
}

/// The lengths of the bars of shares, of these suppliers only.
fn lengths(data: &DataSet, suppliers: &str) -> Vec<f64> {
    let shot = shot("shares", &[("suppliers", suppliers)], 640.0);
    let scene = shot.scene(data, None).unwrap();
    let bars = scene.data.iter().filter_map(|mark| match &mark.shape {
        Shape::Bar { rect, .. } if mark.target.is_some() => Some(rect.width),
        _ => None,
    });
    bars.collect()
}

#[test]
fn a_bar_keeps_its_length_whoever_is_chosen() {
    let share = |supplier: &str, percent: i32| {
        json!({"id": supplier, "recipient": "Myanmar", "supplier": supplier, "period": "2016/2020",
            "value": percent, "unit": "percent", "source": "s"})
    };
    let both = data(json!({"transfers": [share("China", 49), share("Russia", 16)]}));
    let of_both = lengths(&both, "China~Russia");
    assert_eq!(lengths(&both, "Russia"), of_both[1..]);
    let one = data(json!({"transfers": [share("Russia", 16)]}));
    assert!(lengths(&one, "Russia")[0] < of_both[0] / 2.0);
}

#[test]
fn names_of_two_words_are_whole_beside_narrow_columns() {
    let names = [
        "Soviet Union",
        "East Germany",
        "United States",
        "United Kingdom",
    ];
    let transfers: Vec<Value> = names
        .iter()
        .flat_map(|name| {
            [1980, 1981].map(|year| {
                json!({"id": format!("{name}{year}"), "recipient": "Myanmar", "supplier": name,
                    "period": year.to_string(), "value": 10, "unit": "tiv-million", "source": "s"})
            })
        })
        .collect();
    let data = data(json!({ "transfers": transfers }));
    let scene = shot("shares", &[("shares", "yearly")], 240.0)
        .scene(&data, None)
        .unwrap();
    assert_apart(&scene, "names in two lines");
    let labels = labels(&scene);
    assert!(
        labels.iter().all(|(text, ..)| !text.contains('…')),
        "{labels:?}"
    );
}

/// Without colours a slice is its neighbour's above a year in which one lacks: lines lead from column to column.
#[test]
fn a_supplier_can_be_followed_over_a_year_without_it() {
    let data = sent(["China", "Russia"], &[[90, 10], [0, 20], [90, 10]]);
    let scene = shot("shares", &[("shares", "yearly")], 640.0)
        .scene(&data, None)
        .unwrap();
    let lines: Vec<[f64; 2]> = (scene.back.iter())
        .filter_map(|mark| match &mark.shape {
            Shape::Line { points, .. } if points.len() == 2 && points[0].y != points[1].y => {
                Some([points[0].y, points[1].y])
            }
            _ => None,
        })
        .collect();
    let [down, up] = lines[..] else {
        panic!("{lines:?}")
    };
    // From the top of its slice to where it would be, and back.
    assert_eq!(down, [up[1], up[0]]);
    assert!(down[0] < down[1]);
}
