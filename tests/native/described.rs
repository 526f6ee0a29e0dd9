//! What is said of a series as a whole, and of a mark beside those before it.

use crate::reading::{data, marks, mounted, names};
use crate::support::founding;
use dateline::plain::PLAIN;
use serde_json::json;

#[test]
fn a_series_is_described_by_its_ends_and_extremes() {
    let count = |date: &str, count: u32| json!({"id": date, "series": "A", "kind": "per-day", "date": date, "count": count, "source": "s"});
    let rows = [
        count("2021-03-01", 5),
        count("2021-03-02", 9),
        count("2021-03-03", 2),
        count("2021-03-04", 4),
    ];
    let (mut dossier, figure) = mounted(
        data(json!({ "casualties": rows })),
        "trend",
        &[("count", "per-day")],
    );
    assert_eq!(
        dossier.description(figure, &PLAIN).unwrap(),
        "A: 4 marks, from 1 March 2021: 5 to 4 March 2021: 4, the least 3 March 2021: 2, the greatest 2 March 2021: 9."
    );
    let (mut dossier, figure) = mounted(founding(), "shares", &[]);
    assert_eq!(dossier.description(figure, &PLAIN).unwrap(), "");
}

/// Where a line is steepest is seen at a glance, and told to who does not see it.
#[test]
fn a_line_of_totals_tells_where_it_rises_most() {
    let count = |date: &str, count: u32| json!({"id": date, "series": "A", "kind": "cumulative", "date": date, "count": count, "source": "s"});
    let rows = [
        count("2021-03-01", 5),
        count("2021-03-02", 9),
        count("2021-03-03", 90),
        count("2021-03-04", 94),
    ];
    let (mut dossier, figure) = mounted(data(json!({ "casualties": rows })), "trend", &[]);
    assert_eq!(
        dossier.description(figure, &PLAIN).unwrap(),
        "A: 4 marks, from 1 March 2021: 5 to 4 March 2021: 94, the largest rise, 81, from 2 March 2021: 9 to 3 March 2021: 90."
    );
}

#[test]
fn a_count_that_is_not_given_is_read_where_it_is_missing() {
    let count = |date: &str, count: Option<u32>| json!({"id": date, "series": "A", "kind": "cumulative", "date": date, "count": count, "source": "s"});
    let rows = [
        count("2021-03-01", Some(5)),
        count("2021-03-02", None),
        count("2021-03-03", Some(9)),
    ];
    let marks = marks(data(json!({ "casualties": rows })), "trend", &[]);
    let expected = [
        "1 March 2021: 5",
        "2 March 2021: not given",
        "3 March 2021: 9",
    ];
    assert_eq!(names(&marks), expected);
    assert!(marks[0].rect.centre().x < marks[1].rect.centre().x);
    assert_eq!(marks[1].name.amount, None);
}

#[test]
fn a_total_after_a_long_time_without_reports_says_so() {
    let count = |date: &str, count: u64, kind: &str| json!({"id": format!("{kind}{date}"), "series": "A", "kind": kind, "date": date, "count": count, "source": "s"});
    for (kind, expected) in [
        (
            "cumulative",
            "9 June 2021: 90, after 28 days without a report",
        ),
        ("per-day", "9 June 2021: 90"),
    ] {
        let counts = [
            count("2021-05-04", 10, kind),
            count("2021-05-11", 20, kind),
            count("2021-06-09", 90, kind),
        ];
        let marks = marks(data(json!({ "casualties": counts })), "trend", &[]);
        let expected = ["4 May 2021: 10", "11 May 2021: 20", expected];
        assert_eq!(names(&marks), expected);
    }
}
