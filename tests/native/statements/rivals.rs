//! Counts that may be of the same people, or of others: in sums, in notes and in the headline.

use super::periods::per;
use super::{caption, counts};

#[test]
fn rival_counts_of_a_day_are_in_a_sum_once() {
    let data = counts(&[
        "A per-day 2021-03-01 10 a",
        "A per-day 2021-03-01 12 a",
        "A per-day 2021-03-31 1 a",
    ]);
    let found = caption(&data, &per("per-month"));
    assert_eq!(
        found.headline,
        "11 (11 to 13) people killed in Myanmar, counted on 2 days, March 2021"
    );
    let note = "1 count is in no sum: of days that another count is of, too.";
    assert!(found.notes.contains(&note.to_owned()), "{:?}", found.notes);
}

#[test]
fn a_bound_and_an_estimate_together_may_be_more() {
    let data = counts(&["A per-day 2021-03-01 >100 a", "A per-day 2021-03-02 ~50 a"]);
    let found = caption(&data, &per("per-month")).headline;
    assert!(
        found.starts_with("About 150 (146 or more) people killed"),
        "{found}"
    );
}

#[test]
fn counts_of_a_year_and_of_its_month_have_no_sum() {
    let data = counts(&[
        "A per-day 2021 500 a",
        "A per-day 2021-02 40 a",
        "A per-day 2021-02-01 1 a",
    ]);
    let notes = caption(&data, &per("per-week")).notes;
    let note = "In the table only: 2 counts of more than a week.".to_owned();
    assert!(notes.contains(&note), "{notes:?}");
}

/// They may be two events.
#[test]
fn where_a_day_has_two_counts_none_is_the_most_in_one_day() {
    let data = counts(&[
        "A per-day 2021-03-01 10 a",
        "A per-day 2021-03-01 9 a",
        "A per-day 2021-03-02 12 a",
    ]);
    let found = caption(&data, &per("per-day")).headline;
    assert!(!found.contains("the most"), "{found}");
}
