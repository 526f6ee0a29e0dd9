//! Counts that later ones take back, and which count a headline has.

use super::*;

#[test]
fn the_last_of_equal_totals_is_the_last_record() {
    let data = counts(&[
        "AAPP cumulative 2021-03-01 0 a",
        "AAPP cumulative 2021-03-02 0 a",
    ]);
    assert_eq!(
        headline(&data, "trend"),
        "0 people killed in Myanmar by 2 March 2021"
    );
}

#[test]
fn one_is_a_person() {
    let data = counts(&["AAPP cumulative 2021-03-01 1 a"]);
    assert_eq!(
        headline(&data, "trend"),
        "1 person killed in Myanmar by 1 March 2021"
    );
}

#[test]
fn where_series_differ_the_headline_says_whose_count_it_has() {
    let data = counts(&[
        "AAPP cumulative 2021-03-01 900 a",
        "UN cumulative 2021-03-01 500 b",
    ]);
    assert_eq!(
        headline(&data, "trend"),
        "900 people killed in Myanmar by 1 March 2021 (AAPP)"
    );
}

#[test]
fn counts_of_days_are_drawn_where_totals_are_asked_for_and_there_are_none() {
    let data = counts(&["AAPP per-day 2021-03-01 9 a"]);
    assert_eq!(
        headline(&data, "trend"),
        "9 people killed in Myanmar on 1 March 2021"
    );
}

#[test]
fn no_axis_has_a_part_of_a_person() {
    let data = counts(&["AAPP cumulative 2021-03-01 1 a"]);
    assert!(
        !picture(&data, "trend")
            .iter()
            .any(|label| label.contains('.'))
    );
}

#[test]
fn a_total_beside_another_series_names_its_own() {
    let data = counts(&[
        "Civilians cumulative 2021-03-04 150 a",
        "Soldiers cumulative 2021-03-05 900 b",
    ]);
    let expected = "900 people killed in Myanmar by 5 March 2021 (Soldiers)";
    assert_eq!(headline(&data, "trend"), expected);
}

/// The headline of counts of single days, each with a day of March.
fn of_days(records: &[Value]) -> String {
    let of_day = |record: &Value| {
        let mut record = record.clone();
        record["kind"] = "per-day".into();
        record
    };
    let records: Vec<Value> = records.iter().map(of_day).collect();
    caption(&tolls(&records), &shot("trend", &[("count", "per-day")])).headline
}

#[test]
fn the_deadliest_day_is_not_told_where_another_may_be_deadlier() {
    let nine = json!({"date": "2021-03-01", "count": 9});
    let plain = "9 people killed in Myanmar on 1 March 2021";
    let up_to = "9 people killed in Myanmar on 1 March 2021, the most in one day";
    let other = |fields: Value| of_days(&[nine.clone(), fields]);
    assert_eq!(other(json!({"date": "2021-03-02", "count": 5})), up_to);
    assert_eq!(
        other(json!({"date": "2021-03-02", "count": 5, "high": 12})),
        plain
    );
    assert_eq!(other(json!({"date": "2021-03-02", "low": 10})), plain);
    assert_eq!(other(json!({"date": "2021-03-02", "high": 10})), plain);
    assert_eq!(
        other(json!({"date": "2021-03-02", "count": 9, "qualifier": "more-than"})),
        plain
    );
}

#[test]
fn a_bound_and_a_zero_are_no_up_to() {
    let bound = of_days(&[json!({"date": "2021-03-01", "count": 9, "qualifier": "at-least"})]);
    assert_eq!(bound, "At least 9 people killed in Myanmar on 1 March 2021");
    let zero = of_days(&[json!({"date": "2021-03-01", "count": 0})]);
    assert_eq!(zero, "0 people killed in Myanmar on 1 March 2021");
}

#[test]
fn of_two_equally_deadly_days_none_is_the_deadliest() {
    let headline = of_days(&[
        json!({"date": "2021-03-01", "count": 9}),
        json!({"date": "2021-03-02", "count": 9}),
    ]);
    assert_eq!(headline, "9 people killed in Myanmar on 1 March 2021");
}

#[test]
fn a_bound_below_what_is_known_is_no_headline() {
    let data = tolls(&[
        json!({"date": "2021-03-01", "count": 500}),
        json!({"date": "2021-04-01", "count": 400, "qualifier": "at-least"}),
    ]);
    assert_eq!(
        headline(&data, "trend"),
        "500 people killed in Myanmar by 1 March 2021"
    );
}

#[test]
fn a_bound_that_reaches_the_highest_count_may_exceed_it() {
    let headline = of_days(&[
        json!({"date": "2021-03-05", "count": 40}),
        json!({"date": "2021-03-20", "count": 40, "qualifier": "at-least"}),
    ]);
    assert_eq!(headline, "40 people killed in Myanmar on 5 March 2021");
}

#[test]
fn counts_of_the_other_kind_are_said_to_be_left_out() {
    let data = counts(&["A cumulative 2021-03-05 130 a", "A per-day 2021-03-06 14 a"]);
    let expected = "Not in this picture: 1 count of another kind in the same series.";
    assert!(
        notes(&data, "trend").contains(expected),
        "{}",
        notes(&data, "trend")
    );
}

#[test]
fn a_bound_beside_the_same_number_is_another_count() {
    let rows = [
        json!({"id": "c1", "series": "Police", "kind": "cumulative", "date": "2021-10-25", "count": 73, "source": "a"}),
        json!({"id": "c2", "series": "Commission", "kind": "cumulative", "date": "2021-10-25", "count": 73,
            "qualifier": "more-than", "source": "a"}),
    ];
    let data = data(json!({ "casualties": rows }));
    assert_eq!(
        headline(&data, "trend"),
        "73 people killed in Myanmar by 25 October 2021 (Police)"
    );
}

/// Where sources contradict each other on a day, a headline says whose count it has.
#[test]
fn a_contested_count_of_a_day_is_told_with_its_series() {
    let rows = [
        "WHO per-day 2023-04-17 83 a",
        "ACLED per-day 2023-04-17 12 a",
        "ACLED per-day 2023-04 500 a",
    ];
    assert!(
        headline(&counts(&rows), "trend").ends_with("(WHO)"),
        "{}",
        headline(&counts(&rows), "trend")
    );
    let agreed = [
        "WHO per-day 2023-04-17 83 a",
        "ACLED per-day 2023-04-17 83 a",
    ];
    assert!(!headline(&counts(&agreed), "trend").contains('('));
    // Who has none for that day may count other people.
    let apart = [
        "WHO per-day 2023-04-17 83 a",
        "ACLED per-day 2023-04-18 12 a",
    ];
    assert!(headline(&counts(&apart), "trend").ends_with("(WHO)"));
}

/// A bound may be of more than any other count: nothing is "up to" then.
#[test]
fn nothing_is_the_most_beside_a_lower_bound() {
    let record = |day: &str, count: u32, qualifier: &str| json!({"id": day, "series": "A", "kind": "per-day", "date": day, "count": count, "qualifier": qualifier, "source": "a"});
    for (qualifier, is_most) in [("exact", true), ("at-least", false)] {
        let rows = [
            record("2021-03-01", 44, "exact"),
            record("2021-03-02", 30, qualifier),
        ];
        let told = headline(&data(json!({ "casualties": rows })), "trend");
        assert_eq!(told.ends_with("the most in one day"), is_most, "{told}");
    }
}

/// The key has the marks of the picture, and no others.
#[test]
fn a_bound_that_is_taken_back_is_crossed_out_and_nothing_else() {
    let record = |day: &str, count: u32, qualifier: &str| {
        toll(json!({"date": day, "count": count, "qualifier": qualifier}))
    };
    let rows = [
        record("2021-03-05", 80, "at-least"),
        record("2021-03-06", 60, "exact"),
    ];
    let data = data(json!({ "casualties": rows }));
    let key = caption(&data, &shot("trend", &[])).key;
    let labels: Vec<&str> = key.iter().map(|key| key.label.as_str()).collect();
    assert_eq!(labels, ["●", "×"]);
}

#[test]
fn many_short_series_are_named_in_the_order_of_their_values() {
    let mut rows = Vec::new();
    for row in 1..=12 {
        rows.push(format!("List{row} cumulative 2021-03-01 {} a", 30 + row));
        rows.push(format!(
            "List{row} cumulative 2021-07-10 {} a",
            872 + 8 * row
        ));
    }
    let rows: Vec<_> = rows.iter().map(String::as_str).collect();
    let data = counts(&rows);
    let scene = shot("trend", &[]).scene(&data, None).unwrap();
    let names = scene.data.iter().filter_map(|mark| match &mark.shape {
        Shape::Label { text, at, .. } if text.contains("List") => Some((at.y, text.as_str())),
        _ => None,
    });
    let mut names: Vec<_> = names.collect();
    names.sort_by(|one, other| one.0.total_cmp(&other.0));
    let expected: Vec<_> = (1..=12)
        .rev()
        .map(|row| format!("{} List{row}", 872 + 8 * row))
        .collect();
    let found: Vec<_> = names.iter().map(|(_, text)| *text).collect();
    assert_eq!(found, expected);
    let summary = summary(&data, "trend");
    assert!(
        summary.ends_with(" 12 series, their last totals from 880 to 968."),
        "{summary}"
    );
}

/// A best estimate without its ends looks like a count.
#[test]
fn the_headline_has_the_range_of_its_count() {
    let count = toll(
        json!({"date": "2021-03-27", "kind": "per-day", "count": 82, "source": "a", "low": 12, "high": 920}),
    );
    let headline = headline(&data(json!({"casualties": [count]})), "trend");
    assert!(
        headline.contains("82 (12 to 920) people killed"),
        "{headline}"
    );
}

#[test]
fn the_only_count_is_no_highest() {
    let of = |counts: &[(&str, u32)]| {
        let record = |(date, count): &(&str, u32)| {
            toll(json!({"date": date, "kind": "per-day", "count": count, "source": "a"}))
        };
        let records: Vec<Value> = counts.iter().map(record).collect();
        headline(&data(json!({"casualties": records})), "trend")
    };
    let one = of(&[("2021-03-27", 3)]);
    assert!(one.starts_with("3 people killed"), "{one}");
    let two = of(&[("2021-03-27", 3), ("2021-03-28", 2)]);
    assert!(two.ends_with("the most in one day"), "{two}");
}

/// 149 to 82 is no range, and says nothing of 244.
#[test]
fn a_range_that_its_count_contradicts_is_not_drawn() {
    let count = toll(
        json!({"date": "2021-03-27", "kind": "per-day", "count": 244, "source": "a", "low": 149, "high": 82}),
    );
    let data = data(json!({"casualties": [count]}));
    for attributes in [[].as_slice(), &[("count", "per-month")]] {
        let caption = caption(&data, &shot("trend", attributes));
        assert!(!caption.headline.contains("82"), "{}", caption.headline);
        let note =
            "1 count lies outside of its own lowest and highest estimate: that is not drawn.";
        assert!(
            caption.notes.contains(&note.to_owned()),
            "{:?}",
            caption.notes
        );
    }
}
