//! Counts that later ones take back.

use super::*;
use dateline::scene::Mark;
use dateline::theme::Ink;

#[test]
fn the_latest_total_counts_and_what_it_takes_back_is_said() {
    let data = counts(&REVISED);
    let expected = "257 people killed in Myanmar by 2 May 2019, revised from 359";
    assert_eq!(headline(&data, "trend"), expected);
    assert!(summary(&data, "trend").ends_with("2 May 2019: 257 (Gov, revised from 359)."));
    let note = "359 (24 April 2019) to 253 (25 April 2019)";
    assert!(notes(&data, "trend").contains(note));
    let labels = picture(&data, "trend");
    assert!(labels.contains(&"257".to_owned()), "{labels:?}");
    assert!(labels.join(" ").contains("revised from 359"), "{labels:?}");
}

#[test]
fn a_total_taken_back_of_two_is_named_at_its_last_value() {
    let labels = picture(&counts(&[REVISED[1], REVISED[3]]), "trend").join(" ");
    assert!(labels.contains("Gov 257, revised from 359"), "{labels}");
}

#[test]
fn a_total_that_has_grown_since_is_not_said_to_be_revised() {
    let mut rows = REVISED.to_vec();
    rows.push("Gov cumulative 2019-06-01 400 a");
    assert_eq!(
        headline(&counts(&rows), "trend"),
        "400 people killed in Myanmar by 1 June 2019"
    );
}

#[test]
fn counts_that_were_taken_back_are_so_in_the_table() {
    let table = table(&counts(&REVISED), &shot("trend", &[]));
    assert_eq!(table.rows[1].cells[1], "359 (taken back later)");
}

#[test]
fn of_two_counts_of_a_day_the_later_source_s_counts() {
    let data = counts(&[
        "AAPP per-day 2021-03-14 74 b",
        "AAPP per-day 2021-03-14 38 a",
        "AAPP per-day 2021-03-15 20 a",
    ]);
    let caption = caption(&data, &shot("trend", &[("count", "per-day")]));
    assert_eq!(
        caption.headline,
        "74 people killed in Myanmar on 14 March 2021, the most in one day"
    );
    let lowered = counts(&[
        "AAPP per-day 2021-03-14 74 a",
        "AAPP per-day 2021-03-14 38 b",
    ]);
    let caption = self::caption(&lowered, &shot("trend", &[("count", "per-day")]));
    assert_eq!(
        caption.headline,
        "38 people killed in Myanmar on 14 March 2021, the most in one day"
    );
}

#[test]
fn a_total_of_a_month_takes_nothing_back_that_was_counted_within_it() {
    let data = counts(&[
        "AAPP cumulative 2021-03 10 a",
        "AAPP cumulative 2021-03-20 12 a",
    ]);
    let expected = "12 people killed in Myanmar by 20 March 2021";
    assert_eq!(headline(&data, "trend"), expected);
    assert!(notes(&data, "trend").is_empty());
}

#[test]
fn a_total_of_a_later_month_takes_a_higher_one_back() {
    let data = counts(&[
        "AAPP cumulative 2021-03-20 12 a",
        "AAPP cumulative 2021-04 10 a",
    ]);
    let expected = "10 people killed in Myanmar as counted in April 2021, revised from 12";
    assert_eq!(headline(&data, "trend"), expected);
}

#[test]
fn a_bound_or_an_estimate_takes_nothing_back_that_it_may_equal() {
    for (later, qualifier) in [(109, "more-than"), (90, "at-least"), (105, "about")] {
        let data = tolls(&[
            json!({"date": "2021-03-01", "count": 110}),
            json!({"date": "2021-03-02", "count": later, "qualifier": qualifier}),
        ]);
        assert!(!headline(&data, "trend").contains("revised"), "{qualifier}");
        assert_eq!(notes(&data, "trend"), "");
        let table = table(&data, &shot("trend", &[]));
        assert_eq!(table.rows[0].cells[1], "110");
    }
}

#[test]
fn ranges_that_overlap_take_nothing_back() {
    let data = tolls(&[
        json!({"date": "2021-03-01", "count": 100, "low": 80, "high": 120}),
        json!({"date": "2021-03-02", "count": 90, "low": 70, "high": 110}),
    ]);
    assert!(!headline(&data, "trend").contains("revised"));
}

#[test]
fn what_was_revised_is_told_with_its_bound() {
    let data = tolls(&[
        json!({"date": "2021-03-01", "count": 200, "qualifier": "at-least"}),
        json!({"date": "2021-03-02", "count": 90}),
    ]);
    assert!(headline(&data, "trend").ends_with("revised from at least 200"));
    let expected = "A revised its total from at least 200 (1 March 2021) to 90 (2 March 2021)";
    assert!(notes(&data, "trend").contains(expected));
}

#[test]
fn what_was_published_earlier_takes_nothing_back() {
    let data = counts(&[
        "A cumulative 2021-03-01 600 b",
        "A cumulative 2021-04-01 500 a",
    ]);
    assert_eq!(
        headline(&data, "trend"),
        "600 people killed in Myanmar by 1 March 2021, revised from 500"
    );
    assert!(!notes(&data, "trend").contains("from 600"));
    assert_eq!(table(&data, &shot("trend", &[])).rows[0].cells[1], "600");
}

#[test]
fn vague_totals_that_fit_together_take_nothing_back() {
    let data = counts(&[
        "AAPP cumulative 2021-03-05 150 a",
        "AAPP cumulative 2021-03 120 a",
        "AAPP cumulative 2021-02/2021-04 90 a",
        "AAPP cumulative 2021-01/2021-03 80 a",
    ]);
    assert!(
        !notes(&data, "trend").contains("revised"),
        "{}",
        notes(&data, "trend")
    );
    for row in table(&data, &shot("trend", &[])).rows {
        assert!(!row.cells[1].contains("taken back"), "{:?}", row.cells);
    }
}

const OVERTAKEN: [&str; 3] = [
    "AAPP cumulative 2021-03-05 150 a",
    "AAPP cumulative 2021-03-09 160 a",
    "AAPP cumulative 2021-03-05 170 b",
];

/// What was published later, of an earlier day, and is higher.
#[test]
fn a_total_is_taken_back_by_a_later_list_of_an_earlier_day() {
    let data = counts(&OVERTAKEN);
    let expected = "170 people killed in Myanmar by 5 March 2021, revised from 160";
    assert_eq!(headline(&data, "trend"), expected);
    let note =
        "AAPP revised its total from 150 (5 March 2021), 160 (9 March 2021) to 170 (5 March 2021)";
    let notes = notes(&data, "trend");
    assert!(notes.contains(note), "{notes}");
    let data = counts(&[
        "AAPP cumulative 2021-03-05 150 b",
        "AAPP cumulative 2021-03-09 140 a",
    ]);
    let expected = "150 people killed in Myanmar by 5 March 2021, revised from 140";
    assert_eq!(headline(&data, "trend"), expected);
}

/// The count that takes it back is not among what is shown.
#[test]
fn a_total_that_is_taken_back_later_is_so_before() {
    let rows = [
        "AAPP cumulative 2021-03-01 100 a",
        "AAPP cumulative 2021-03-05 150 a",
        "AAPP cumulative 2021-03-10 120 a",
    ];
    let until = |rows: &[&str]| {
        let shot = shot("trend", &[("to", "2021-03-05")]);
        caption(&counts(rows), &shot)
    };
    let expected = "100 people killed in Myanmar by 1 March 2021";
    assert_eq!(until(&rows).headline, expected);
    let expected = "150 people killed in Myanmar by 5 March 2021, taken back later";
    assert_eq!(until(&rows[1..]).headline, expected);
}

#[test]
fn the_picture_says_of_which_bound_a_total_was_revised() {
    let data = tolls(&[
        json!({"date": "2021-03-01", "count": 4000, "qualifier": "more-than"}),
        json!({"date": "2021-04-01", "count": 4000}),
    ]);
    let labels = picture(&data, "trend").join(" ");
    assert!(labels.contains("revised from >4,000"), "{labels}");
}

/// A source of some day of a year may be the earlier or the later one.
#[test]
fn what_may_have_been_published_earlier_takes_nothing_back() {
    let row = |id: &str, count: u64, source: &str| json!({"id": id, "series": "A", "kind": "per-day", "date": "2021-04-17", "count": count, "source": source});
    let mut data = data(json!({"casualties": [row("c1", 41, "news"), row("c2", 44, "a")]}));
    let year = dateline::dataset::date::DateSpan::parse("2021").unwrap();
    data.sources[2].published = Some(year);
    let shot = shot("trend", &[("count", "per-day")]);
    let notes = caption(&data, &shot).notes.join("\n");
    assert!(!notes.contains("replaced"), "{notes}");
    assert!(notes.contains("17 April 2021"), "{notes}");
}

/// What a vague total may have been counted before is no total that was taken back itself.
#[test]
fn a_vague_total_is_not_placed_by_one_that_was_taken_back() {
    let data = counts(&[
        "A cumulative 2021-03-05 140 a",
        "A cumulative 2021-03-10 120 b",
        "A cumulative 2021-03 125 b",
    ]);
    let scene = shot("trend", &[]).scene(&data, None).unwrap();
    let widest = scene.data.iter().filter_map(|mark| match mark.shape {
        Shape::Rule { from, to, .. } if from.y == to.y && mark.target.is_some() => {
            Some(to.x - from.x)
        }
        _ => None,
    });
    let widest = widest.fold(0.0, f64::max);
    assert!(widest > 300.0, "{widest}");
}

#[test]
fn a_fall_of_a_total_is_no_problem_of_the_data() {
    assert!(counts(&REVISED).problems.is_empty());
}

#[test]
fn each_revision_is_told() {
    let data = counts(&[
        "A cumulative 2021-03-01 100 a",
        "A cumulative 2021-03-02 50 a",
        "A cumulative 2021-03-03 70 a",
        "A cumulative 2021-03-04 60 a",
    ]);
    let expected = "A revised its total from 100 (1 March 2021) to 50 (2 March 2021), from 70 (3 March 2021) to 60 \
                    (4 March 2021); what it took back is crossed out (×).";
    assert_eq!(notes(&data, "trend"), expected);
}

#[test]
fn each_total_that_one_takes_back_is_told() {
    let data = counts(&[
        "A cumulative 2021-03-01 70 a",
        "A cumulative 2021-03-02 100 a",
        "A cumulative 2021-03-03 80 a",
        "A cumulative 2021-03-04 60 a",
    ]);
    let expected = "A revised its total from 70 (1 March 2021) to 60 (4 March 2021), from 100 (2 March 2021) to 80 \
                    (3 March 2021), from 80 (3 March 2021) to 60 (4 March 2021); what it took back is crossed out (×).";
    assert_eq!(notes(&data, "trend"), expected);
}

#[test]
fn of_two_counts_of_a_date_neither_replaces_the_other_unless_it_was_published_later() {
    for kind in ["cumulative", "per-day"] {
        let rows = [
            format!("A {kind} 2021-03-01 50 a"),
            format!("A {kind} 2021-03-01 30 a"),
        ];
        let data = counts(&[&rows[0], &rows[1]]);
        let asked = shot("trend", &[("count", kind)]);
        let notes = caption(&data, &asked).notes.join("\n");
        assert_eq!(notes, "A has more than one count for 1 March 2021.");
        let table = table(&data, &asked);
        assert_eq!(table.rows[0].cells[1], "50");
    }
}

#[test]
fn of_a_day_nothing_is_replaced_that_a_later_count_may_equal() {
    let data = tolls(&[
        json!({"kind": "per-day", "date": "2021-03-20", "count": 60}),
        json!({"kind": "per-day", "date": "2021-03-20", "count": 40, "qualifier": "more-than", "source": "b"}),
    ]);
    let asked = shot("trend", &[("count", "per-day")]);
    assert_eq!(table(&data, &asked).rows[0].cells[1], "60");
    assert_eq!(caption(&data, &asked).notes.len(), 0);
}

#[test]
fn a_range_that_was_taken_back_is_not_drawn() {
    let is_range = |mark: &Mark| {
        matches!(
            mark.shape,
            Shape::Rule {
                ink: Ink::Range(_),
                ..
            }
        )
    };
    let data = tolls(&[
        json!({"date": "2021-03-01", "count": 90, "low": 80, "high": 120}),
        json!({"date": "2021-04-01", "count": 60}),
        json!({"date": "2021-05-01", "count": 70}),
    ]);
    let shot = shot("trend", &[]);
    assert!(!shot.scene(&data, None).unwrap().data.iter().any(is_range));
    let caption = caption(&data, &shot);
    let texts: Vec<_> = caption.key.iter().map(|key| key.text.as_str()).collect();
    assert!(!texts.contains(&"lowest to highest estimate"), "{texts:?}");
}
