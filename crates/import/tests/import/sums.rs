//! What would be counted as something else, or twice.

use crate::support::{left_out, one, rows};
use serde_json::json;

/// The lines of a file of counts, and what was noted.
fn lines(text: &str) -> (Vec<String>, Vec<String>) {
    let (data, report) = one(text, &[]);
    let mut lines: Vec<String> = rows(&data, "casualties", &["series"])
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row[0].as_str().unwrap().to_owned())
        .collect();
    lines.dedup();
    lines.sort();
    lines.dedup();
    (lines, report.notes)
}

#[test]
fn who_was_injured_is_not_counted_among_the_dead() {
    let text = "month,deaths,injured,arrests\n2021-01,3,40,100\n2021-02,5,60,200\n";
    let (found, notes) = lines(text);
    assert_eq!(found, ["deaths"]);
    let expected = "The column “injured” does not say that it counts the dead, and is not used.";
    assert!(notes.iter().any(|note| note == expected), "{notes:?}");
}

#[test]
fn lines_beside_a_total_of_deaths_are_its_parts() {
    let text = "month,total deaths,North,South\n2021-01,3,1,2\n2021-02,5,3,2\n";
    assert_eq!(lines(text).0, ["North", "South"]);
}

#[test]
fn a_total_of_deaths_beside_something_else_is_the_line() {
    let text = "month,total deaths,wounded\n2021-01,3,10\n2021-02,5,30\n";
    assert_eq!(lines(text).0, ["total deaths"]);
}

#[test]
fn a_week_has_seven_days() {
    for (name, expected) in [
        ("week ending", "2020-12-29/2021-01-04"),
        ("Week commencing", "2021-01-04/2021-01-10"),
    ] {
        let text = format!("{name},deaths\n2021-01-04,6\n2021-01-11,7\n");
        let (data, _) = one(&text, &[]);
        let dates = rows(&data, "casualties", &["date"]);
        assert_eq!(dates[0], json!([expected]), "{name}");
    }
}

#[test]
fn a_negative_number_is_told_as_such() {
    let (_, report) = one("date,deaths\n2021-01-01,3\n2021-01-02,-2\n", &[]);
    let expected = json!([["with a negative number of deaths", [3]]]);
    assert_eq!(left_out(&report), expected);
}

#[test]
fn a_total_among_lines_is_none() {
    let text = "date,series,deaths\n2021-01,North,10\n2021-01,South,25\n2021-01,Subtotal,35\n";
    let (data, report) = one(text, &[]);
    assert_eq!(
        rows(&data, "casualties", &["series", "count"]),
        json!([["North", 10], ["South", 25]])
    );
    assert_eq!(
        left_out(&report),
        json!([["with a total of the others", [4]]])
    );
}

#[test]
fn a_line_that_is_called_a_total_stays_where_it_is_the_only_one() {
    let text = "date,series,deaths\n2021-01,Total,10\n2021-02,Total,25\n";
    assert_eq!(lines(text).0, ["Total"]);
}

#[test]
fn a_subtotal_is_no_supplier() {
    let text = "supplier,recipient,year,tiv\nRussia,Egypt,2018,50\nSubtotal Europe,Egypt,2018,90\n\
                Sous-total,Egypt,2018,90\nEnsemble,Egypt,2018,140\n";
    let (data, report) = one(text, &[("unit", "tiv-million")]);
    assert_eq!(rows(&data, "transfers", &["supplier"]), json!([["Russia"]]));
    assert_eq!(
        left_out(&report),
        json!([["with a total of the others", [3, 4, 5]]])
    );
}

#[test]
fn what_tells_counts_of_one_date_apart_is_their_line() {
    let text =
        "date,place,deaths\n2021-01-01,Mandalay,5\n2021-01-01,Yangon,8\n2021-01-02,Yangon,2\n";
    let (data, report) = one(text, &[]);
    assert_eq!(
        rows(&data, "casualties", &["series", "count"]),
        json!([["Mandalay", 5], ["Yangon", 8], ["Yangon", 2]])
    );
    let assumed = report.assumed.iter().map(|assumed| &assumed.text);
    assert!(assumed.clone().any(|text| text == "“place” is the series."));
}

#[test]
fn remarks_of_which_each_is_another_are_no_lines() {
    let text =
        "date,headline,deaths\n2021-01-01,A raid,5\n2021-01-01,A strike,8\n2021-01-02,A mine,2\n";
    assert_eq!(lines(text).0.len(), 1);
}

#[test]
fn a_row_that_is_there_twice_is_told() {
    let text = "supplier,recipient,year,tiv\nRussia,Egypt,2018,100\nRussia,Egypt,2018,100\nFrance,Egypt,2018,50\n";
    let (_, report) = one(text, &[("unit", "tiv-million")]);
    let found: Vec<_> = report.repeated.iter().map(|rows| &rows.lines).collect();
    assert_eq!(found, [&[3]]);
}

/// Two places that nobody knows, a row without a date, and one that ends where it began.
#[test]
fn all_visits_that_are_not_there_are_counted() {
    let text = "date,visitor,from,to\n2021-03-01,A,London,Cairo\n2021-03-02,A,London,Xyzzyville\n\
                2021-03-03,A,London,Nowhereburg\nn/a,B,London,Cairo\n2021-03-04,C,London,London\n";
    let (data, _) = one(text, &[]);
    assert_eq!(
        data["sources"][0]["note"],
        "Of the source’s visits 4 are not here: the places of 2 were not found, and 2 have no date or route that can be read."
    );
}

#[test]
fn a_count_that_is_not_given_is_a_gap() {
    let text = "date,deaths\n2021-01-01,5\n2021-01-02,n/a\n2021-01-03,\n2021-01-04,7\n";
    let (data, report) = one(text, &[]);
    assert_eq!(
        rows(&data, "casualties", &["count"]),
        json!([[5], [null], [null], [7]])
    );
    assert_eq!(left_out(&report), json!([]));
}

/// What is wrong in one column takes no other along.
#[test]
fn a_cell_that_is_no_number_is_left_out_alone() {
    let text = "month,killed north,killed south\n2021-01,3,4\n2021-02,x,5\n2021-03,1,2\n\
                2021-04,1,2\n2021-05,1,2\n2021-06,1,2\n2021-07,1,2\n2021-08,1,2\n";
    let (data, report) = one(text, &[]);
    let found = rows(&data, "casualties", &["series", "date"]);
    let found = found.as_array().unwrap();
    assert_eq!(found.len(), 15);
    assert!(found.contains(&json!(["killed south", "2021-02"])));
    assert_eq!(report.in_part[0].lines, [3]);
}

#[test]
fn a_row_that_is_left_out_is_not_in_part() {
    let text = "month,killed north,killed south\n2021-01,3,4\nlater,x,5\n2021-03,1,2\n\
                2021-04,1,2\n2021-05,1,2\n2021-06,1,2\n2021-07,1,2\n2021-08,1,2\n2021-09,1,2\n";
    let (_, report) = one(text, &[]);
    assert_eq!(
        left_out(&report),
        json!([["without a date that can be read", [3]]])
    );
    assert!(report.in_part.is_empty());
}

/// It is said of one visit as of one.
#[test]
fn a_single_visit_that_is_not_there_is_told() {
    let text = "date,visitor,from,to\n2021-03-01,A,London,Cairo\nn/a,B,London,Cairo\n";
    let (data, _) = one(text, &[]);
    assert_eq!(
        data["sources"][0]["note"],
        "Of the source’s visits 1 is not here: it has no date or route that can be read."
    );
}

#[test]
fn columns_of_one_name_are_asked_about() {
    let text = "date,Killed,Killed\n2021-01-01,10,20\n2021-01-02,11,21\n";
    let (_, report) = one(text, &[]);
    let asked: Vec<_> = report.asked.iter().map(|asked| &*asked.text).collect();
    assert_eq!(
        asked,
        ["Several columns are called “Killed”, and the first is read: is it meant?"]
    );
}

#[test]
fn totals_that_fall_are_those_of_their_dates() {
    let text = |counts: [u32; 3]| {
        let [one, two, three] = counts;
        format!("date,total deaths\n2021-01,{one}\n2021-02,{two}\n2021-03,{three}\n")
    };
    for (counts, kind) in [([30, 12, 25], "per-day"), ([30, 42, 67], "cumulative")] {
        let (data, _) = one(&text(counts), &[]);
        assert_eq!(data["casualties"][0]["kind"], kind, "{counts:?}");
    }
}
