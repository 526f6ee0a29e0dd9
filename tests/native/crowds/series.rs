//! Trends of many series, and the names of their counts.

use super::*;
use dateline::scene::Axes;

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
    let expected =
        "Without a colour of their own: List 1, List 2, List 3, List 4, List 5, List 6, List 7.";
    assert!(notes.contains(expected), "{notes}");
}

/// Counts of single days have no line whose end could be named.
#[test]
fn many_counts_of_many_series_have_a_legend_above_them() {
    for (count, name) in [
        (5, "List"),
        (12, "List"),
        (
            40,
            "A list of a name that is as long as those of ministries",
        ),
    ] {
        let mut rows = Vec::new();
        for series in 0..count {
            for day in 1..=12 {
                rows.push(json!({"id": format!("c{series}-{day}"), "series": format!("{name} {series}"), "kind": "per-day",
                    "date": format!("2021-07-{day:02}"), "count": 100 + series * 7 + day, "source": "s"}));
            }
        }
        let data = data(json!({ "casualties": rows }));
        for width in WIDTHS {
            let shot = shot("trend", &[("count", "per-day")], width);
            let scene = shot.scene(&data, None).unwrap();
            let what = format!("{count} at {width}");
            assert_apart(&scene, &what);
            let highest = scene.data.iter().filter_map(|mark| match mark.shape {
                Shape::Dot { centre, .. } if mark.target.is_some() => Some(centre.y),
                _ => None,
            });
            let highest = highest.fold(f64::MAX, f64::min);
            let labels = labels(&scene);
            let above = labels
                .iter()
                .filter(|(_, rect, _)| rect.bottom() <= highest);
            let mut inks: Vec<Ink> = above.map(|(.., ink)| *ink).collect();
            inks.dedup();
            let coloured = inks.iter().filter(|ink| **ink != Ink::Muted).count();
            assert!(coloured >= 5, "{what}: {labels:?}");
            let others = format!("{} others", count - 5);
            let is_told = labels.iter().any(|(text, ..)| *text == others);
            assert_eq!(is_told, count > 6, "{what}: {labels:?}");
        }
    }
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

#[test]
fn names_that_begin_alike_keep_what_tells_them_apart() {
    let name =
        |n: usize| format!("Committee for the Documentation of Victims of the Conflict, list {n}");
    let records: Vec<Value> = (1..=12)
        .flat_map(|n| {
            (1..=3).map(move |day| {
                json!({"id": format!("{n}-{day}"), "series": name(n), "kind": "cumulative", "count": 100 * n + day,
                    "date": format!("2021-02-0{day}"), "source": "s"})
            })
        })
        .collect();
    let data = data(json!({ "casualties": records }));
    for width in [320.0, 640.0] {
        let scene = shot("trend", &[], width).scene(&data, None).unwrap();
        let labels = labels(&scene);
        for n in 1..=12 {
            let end = format!(" {n}");
            let is_it = |text: &str| text.contains('…') && text.ends_with(&end);
            assert!(
                labels.iter().any(|(text, ..)| is_it(text)),
                "{n} at {width}: {labels:?}"
            );
        }
    }
}

#[test]
fn lines_have_room_beside_many_names_in_the_smallest_figure() {
    let records: Vec<Value> = (1..=12)
        .flat_map(|n| {
            (1..=3).map(move |day| {
                json!({"id": format!("{n}-{day}"), "series": format!("Committee {n}"), "kind": "cumulative",
                    "count": 10_000 * n + day, "date": format!("2021-02-0{day}"), "source": "s"})
            })
        })
        .collect();
    let data = data(json!({ "casualties": records }));
    let scene = shot("trend", &[], 160.0).scene(&data, None).unwrap();
    let Axes::Time { plot, .. } = scene.axes else {
        panic!("no time axis")
    };
    assert!(plot.width >= 160.0 / 4.0 - 0.1, "{plot:?}");
}

/// The name of the headline's series finds room before any other.
#[test]
fn the_series_of_the_headline_is_named_and_has_a_colour() {
    let records: Vec<Value> = (1..=12)
        .flat_map(|n| {
            (0..60).map(move |month| {
                let date = format!("{}-{:02}-01", 2000 + month / 12, month % 12 + 1);
                let count = if (n, month) == (9, 30) { 999 } else { 10 + (n * 7 + month * 13) % 90 };
                json!({"id": format!("{n}-{month}"), "series": format!("Committee for Records {n}"), "kind": "per-day",
                    "count": count, "date": date, "source": "s"})
            })
        })
        .collect();
    let data = data(json!({ "casualties": records }));
    for width in WIDTHS {
        let scene = shot("trend", &[("count", "per-day")], width)
            .scene(&data, None)
            .unwrap();
        let labels = labels(&scene);
        let words =
            |(text, ..): &&(String, Rect, Ink)| text.contains("999") || text.contains("Records 9");
        let (_, _, ink) = labels.iter().find(words).expect("the name");
        assert!(matches!(ink, Ink::Series(_)), "{ink:?} at {width}");
    }
}

#[test]
fn a_time_axis_has_its_ends_where_no_round_day_fits() {
    let counts = [("2021-02-05", 5), ("2021-12-20", 90)];
    let records: Vec<Value> = counts
        .iter()
        .map(|(date, count)| {
            json!({"id": date, "series": "A", "kind": "cumulative", "count": count, "date": date, "source": "s"})
        })
        .collect();
    let data = data(json!({ "casualties": records }));
    let scene = shot("trend", &[], 160.0).scene(&data, None).unwrap();
    let ticks: Vec<&str> = scene
        .back
        .iter()
        .filter_map(|mark| match &mark.shape {
            Shape::Label { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    assert!(
        ticks.contains(&"Feb") && ticks.contains(&"Dec"),
        "{ticks:?}"
    );
}
