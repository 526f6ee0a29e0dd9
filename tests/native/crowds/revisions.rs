//! Two sources of many suppliers, series and days.

use super::*;

/// What two sources give, each record made by `record` of its number and its source's.
fn two(table: &str, count: usize, record: &dyn Fn(usize, usize) -> Value) -> DataSet {
    let mut rows = Vec::new();
    for row in 0..count {
        for (which, source) in ["one", "two"].iter().enumerate() {
            let mut of_it = record(row, which);
            of_it["id"] = json!(format!("{source}{row}"));
            of_it["source"] = json!(source);
            rows.push(of_it);
        }
    }
    let source = |id: &str, year: usize| json!({"id": id, "title": "A database", "publisher": "An institute with a long name", "published": format!("{year}")});
    let sources = json!([source("one", 2021), source("two", 2024)]);
    data(json!({"sources": sources, table: rows}))
}

fn suppliers(count: usize) -> DataSet {
    two("transfers", count, &|row, which| {
        let name = format!("A supplier whose name has some sixty letters in all, no. {row}");
        json!({"recipient": "Myanmar", "supplier": name, "period": "2015/2019", "unit": "tiv-million",
            "value": 10 * (count - row) + which * (row % 3)})
    })
}

/// Totals of so many series on as many days each.
fn series(count: usize, days: usize) -> DataSet {
    two("casualties", count * days, &|row, which| {
        let day = dateline::dataset::date::Day::from_number(10_000 + (row / count) as i32);
        json!({"series": format!("Series {}", row % count), "kind": "cumulative", "date": day.iso(),
            "count": row / count * 3 + which * (row % count)})
    })
}

const COMPARE: (&str, &str) = ("compare", "one,two");

#[test]
fn bars_of_many_suppliers_stand_apart() {
    for count in [1, 2, 12, 50] {
        let data = suppliers(count);
        for width in WIDTHS {
            let scene = shot("shares", &[COMPARE], width)
                .scene(&data, None)
                .unwrap();
            assert_apart(&scene, &format!("{count} suppliers at {width}"));
            assert_eq!(scene.targets.len(), count);
        }
    }
}

#[test]
fn what_is_beyond_the_picture_is_counted() {
    let notes = notes(&suppliers(60), &shot("shares", &[COMPARE], 640.0));
    assert!(
        notes.contains("10 more series are in the table."),
        "{notes}"
    );
}

#[test]
fn charts_of_many_series_stand_apart() {
    for (count, days) in [(1, 1), (1, 2), (2, 30), (12, 8), (20, 3)] {
        let data = series(count, days);
        for width in WIDTHS {
            let scene = shot("trend", &[COMPARE], width).scene(&data, None).unwrap();
            assert_apart(&scene, &format!("{count} series of {days} days at {width}"));
        }
    }
    let notes = notes(&series(20, 3), &shot("trend", &[COMPARE], 640.0));
    assert!(notes.contains("8 more series are in the table."), "{notes}");
}

#[test]
fn thousands_of_days_are_all_there() {
    let data = series(1, 2500);
    let shot = shot("trend", &[COMPARE], 320.0);
    let scene = shot.scene(&data, None).unwrap();
    assert_eq!(scene.targets.len(), 2500);
    assert_apart(&scene, "2,500 days");
    let table = shot.prepared(&data).table(Localizer {
        data: &data,
        host: &PLAIN,
    });
    assert!(
        table.caption.contains("the first 2,000 of 5,000 rows"),
        "{}",
        table.caption
    );
}
