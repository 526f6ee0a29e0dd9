//! Counts that later ones take back, and which count a headline has.

use super::*;

pub const REVISED: [&str; 4] = [
    "Gov cumulative 2019-04-23 321 a",
    "Gov cumulative 2019-04-24 359 a",
    "Gov cumulative 2019-04-25 253 a",
    "Gov cumulative 2019-05-02 257 a",
];

#[test]
fn the_latest_total_counts_and_what_it_takes_back_is_said() {
    let data = counts(&REVISED);
    let expected = "257 people killed in Myanmar by 2 May 2019, revised from 359";
    assert_eq!(headline(&data, "trend"), expected);
    assert!(summary(&data, "trend").ends_with("2 May 2019: 257 (Gov, revised from 359)."));
    let note = "Gov revised its total from 359 (24 April 2019) to 253 (25 April 2019)";
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
fn a_fall_of_a_total_is_no_problem_of_the_data() {
    assert!(counts(&REVISED).problems.is_empty());
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
        "Up to 74 people killed in Myanmar in one day, 14 March 2021"
    );
    let lowered = counts(&[
        "AAPP per-day 2021-03-14 74 a",
        "AAPP per-day 2021-03-14 38 b",
    ]);
    let caption = self::caption(&lowered, &shot("trend", &[("count", "per-day")]));
    assert_eq!(
        caption.headline,
        "Up to 38 people killed in Myanmar in one day, 14 March 2021"
    );
}

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
        "Up to 9 people killed in Myanmar in one day, 1 March 2021"
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
fn a_total_beside_another_series_names_its_own() {
    let data = counts(&[
        "Civilians cumulative 2021-03-04 150 a",
        "Soldiers cumulative 2021-03-05 900 b",
    ]);
    let expected = "900 people killed in Myanmar by 5 March 2021 (Soldiers)";
    assert_eq!(headline(&data, "trend"), expected);
}
