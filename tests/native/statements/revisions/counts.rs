//! Counts of deaths as two sources give them.

use super::*;

#[test]
fn totals_are_compared_day_by_day() {
    let (caption, labels) = of_counts(
        &[
            "A cumulative 2021-02-01 1 a",
            "A cumulative 2021-03-01 40 a",
            "A cumulative 2021-02-01 1 b",
            "A cumulative 2021-03-01 52 b",
            "A cumulative 2021-04-01 90 b",
        ],
        &[],
    );
    let expected = "A, 1 March 2021: 40 in List, 15 July 2021, 52 in Later list, 15 August 2021";
    assert_eq!(caption.headline, expected);
    // Of two dates there are no two numbers side by side.
    assert_eq!(labels, ["List, 15 July 2021", "Later list, 15 August 2021"]);
}

/// Two lists, the first of which takes its first total back.
const TAKEN_BACK: [&str; 4] = [
    "A cumulative 2021-02-01 300 a",
    "A cumulative 2021-02-02 250 a",
    "A cumulative 2021-02-01 200 b",
    "A cumulative 2021-02-02 260 b",
];

#[test]
fn what_a_source_took_back_itself_is_not_its_word() {
    let (caption, _) = of_counts(&TAKEN_BACK, &[]);
    assert!(!caption.summary.contains("300"), "{}", caption.summary);
    let compared = "1 of 1 values that can be compared differs.";
    assert!(caption.summary.starts_with(compared), "{}", caption.summary);
    let note = "1 value was taken back by its own source (×): no difference is told.".to_owned();
    assert!(caption.notes.contains(&note), "{:?}", caption.notes);
}

#[test]
fn what_a_source_took_back_itself_is_not_lacking_in_it() {
    let (caption, _) = of_counts(&TAKEN_BACK, &[]);
    let notes = caption.notes.join("\n");
    assert!(!notes.contains("Only in"), "{notes}");
    let shot = shot("trend", &[("compare", "a,b")]);
    let table = table(&counts(&TAKEN_BACK), &shot);
    let cells: Vec<&str> = table.rows.iter().map(|row| &*row.cells[2]).collect();
    assert_eq!(cells, ["300 (taken back later)", "200", "250", "260"]);
    assert_eq!(table.rows[1].cells[3], "taken back in List, 15 July 2021");
}

#[test]
fn what_a_source_took_back_itself_is_crossed_out() {
    let shot = shot("trend", &[("compare", "a,b")]);
    let scene = shot.scene(&counts(&TAKEN_BACK), None).unwrap();
    let crosses = scene.data.iter().filter(|mark| {
        matches!(&mark.shape, Shape::Line { points, .. } if points.len() == 2 && mark.target.is_some())
    });
    assert_eq!(crosses.count(), 2);
}

#[test]
fn a_series_of_which_nothing_can_be_compared_is_named() {
    let (caption, _) = of_counts(
        &[
            "A cumulative 2021-02-01 1 a",
            "A cumulative 2021-02-02 2 a",
            "A cumulative 2021-02-01 1 b",
            "A cumulative 2021-02-02 3 b",
            "Other cumulative 2021-02-01 9 a",
            "Other cumulative 2021-02-02 3 a",
            "Other cumulative 2021-02-01 8 b",
        ],
        &[],
    );
    let note = "Not in the picture, since no two of its values can be compared: Other.".to_owned();
    assert!(caption.notes.contains(&note), "{:?}", caption.notes);
}

#[test]
fn another_release_takes_nothing_back() {
    // In one line the first would be crossed out.
    let (caption, _) = of_counts(
        &[
            "A cumulative 2021-02-01 300 a",
            "A cumulative 2021-02-02 310 a",
            "A cumulative 2021-02-01 290 b",
            "A cumulative 2021-02-02 295 b",
        ],
        &[],
    );
    assert!(
        caption.summary.starts_with("2 of 2 values differ."),
        "{}",
        caption.summary
    );
}

#[test]
fn months_are_summed_for_each_of_them() {
    let rows = [
        "A per-day 2021-02-01 1 a",
        "A per-day 2021-02-28 2 a",
        "A per-day 2021-03-31 4 a",
        "A per-day 2021-02-01 1 b",
        "A per-day 2021-02-28 5 b",
        "A per-day 2021-03-31 4 b",
    ];
    let (caption, _) = of_counts(&rows, &[("count", "per-month")]);
    assert!(
        caption.headline.starts_with("A, February 2021: 3 in"),
        "{}",
        caption.headline
    );
    assert!(caption.headline.contains("6 in"), "{}", caption.headline);
}

#[test]
fn a_series_that_only_one_has_is_named() {
    let (caption, _) = of_counts(
        &[
            "A cumulative 2021-02-01 1 a",
            "A cumulative 2021-02-02 2 a",
            "A cumulative 2021-02-01 1 b",
            "A cumulative 2021-02-02 3 b",
            "Other cumulative 2021-02-02 3 b",
        ],
        &[],
    );
    let note = "Only in Later list, 15 August 2021: Other.".to_owned();
    assert!(caption.notes.contains(&note), "{:?}", caption.notes);
}

/// More than 20 and 20 are not the same, and how far apart they are nobody knows.
#[test]
fn bounds_are_no_numbers() {
    let count = |date: &str, count: u32, source: &str, bound: Option<&str>, high: Option<u32>| {
        toll(
            json!({"date": date, "kind": "per-day", "count": count, "source": source, "qualifier": bound, "low": high.map(|_| 1), "high": high}),
        )
    };
    let data = data(json!({"casualties": [
        count("2021-03-01", 20, "a", Some("more-than"), None), count("2021-03-01", 20, "b", None, None),
        count("2021-03-02", 8, "a", None, Some(9)), count("2021-03-02", 8, "b", None, Some(40)),
        count("2021-03-03", 5, "a", None, None), count("2021-03-03", 7, "b", None, None),
    ]}));
    let shot = shot("trend", &[("count", "per-day"), ("compare", "a,b")]);
    let changes: Vec<String> = table(&data, &shot)
        .rows
        .iter()
        .map(|row| row.cells[3].clone())
        .collect();
    assert_eq!(
        changes,
        ["", "another bound", "", "another range", "", "2 more"]
    );
    let caption = caption(&data, &shot);
    assert!(
        caption.headline.starts_with("A, 3 March 2021: 5"),
        "{}",
        caption.headline
    );
    assert!(
        caption.summary.starts_with("3 of 3 values differ."),
        "{}",
        caption.summary
    );
}

/// A week that lacks a day is no lower week.
#[test]
fn sums_of_other_days_are_not_compared() {
    let mut rows = Vec::new();
    for day in 1..=14 {
        if day != 5 {
            rows.push(format!("A per-day 2021-03-{day:02} 10 a"));
        }
        rows.push(format!("A per-day 2021-03-{day:02} 9 b"));
    }
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let (caption, _) = of_counts(&rows, &[("count", "per-week")]);
    assert!(
        caption.headline.contains("8–14 March 2021: 70"),
        "{}",
        caption.headline
    );
    assert!(
        caption
            .summary
            .starts_with("1 of 1 values that can be compared differs."),
        "{}",
        caption.summary
    );
    let note = "1 sum is of other days in one than in the other: no difference is told.".to_owned();
    assert!(caption.notes.contains(&note), "{:?}", caption.notes);
}

/// The values at the ends of two lines are read as a change.
#[test]
fn sums_of_other_days_have_no_labels() {
    let mut rows = Vec::new();
    for day in 1..=14 {
        if day != 12 {
            rows.push(format!("A per-day 2021-03-{day:02} 10 a"));
        }
        rows.push(format!("A per-day 2021-03-{day:02} 9 b"));
    }
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let (_, labels) = of_counts(&rows, &[("count", "per-week")]);
    assert_eq!(labels, ["List, 15 July 2021", "Later list, 15 August 2021"]);
}

#[test]
fn scales_are_said_to_differ_where_they_do() {
    let rows = |most: u32| {
        let mut rows = Vec::new();
        for (series, count) in [("A", 9), ("B", most)] {
            for source in ["a", "b"] {
                rows.push(format!("{series} cumulative 2021-02-01 1 {source}"));
                rows.push(format!("{series} cumulative 2021-02-02 {count} {source}"));
            }
        }
        rows
    };
    for (most, differ) in [(9, false), (40, true)] {
        let rows = rows(most);
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let (caption, _) = of_counts(&rows, &[]);
        let note = "Each series has a scale of its own.".to_owned();
        assert_eq!(caption.notes.contains(&note), differ, "{most}");
    }
}
