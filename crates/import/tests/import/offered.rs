//! What a file has to choose from, and which of its columns is what where several could be it.

use crate::support::{import, left_out, one, rows};
use serde_json::{Value, json};

const CATEGORIES: &str = "Data generated: 3 March 2024
Supplier,Recipient,Armament category,Delivery year,TIV delivery values
Florin,Ruritania,Aircraft,2020,2
Florin,Ruritania,Ships,2020,5
Freedonia,Ruritania,Aircraft,2020,6
Freedonia,Ruritania,,2020,1
";

#[test]
fn categories_of_arms_are_offered() {
    let (data, report) = one(CATEGORIES, &[]);
    let expected = json!([["Florin", 7.0], ["Freedonia", 7.0]]);
    assert_eq!(rows(&data, "transfers", &["supplier", "value"]), expected);
    let offered = report.assumed.iter().find(|one| one.wish == "category");
    assert_eq!(offered.unwrap().among, ["Aircraft", "Ships"]);
    assert_eq!(data["sources"][0]["scope"], Value::Null);
}

#[test]
fn one_category_of_arms_is_counted_alone_and_says_so() {
    let (data, report) = one(CATEGORIES, &[("category", "Aircraft")]);
    let expected = json!([["Florin", 2.0], ["Freedonia", 6.0]]);
    assert_eq!(rows(&data, "transfers", &["supplier", "value"]), expected);
    let reason = "of another category of arms, or of none";
    assert_eq!(left_out(&report), json!([[reason, [4, 6]]]));
    assert_eq!(data["sources"][0]["scope"], "Aircraft");
}

/// Arms of all categories would stand there as those of one.
#[test]
fn a_file_without_categories_is_refused_where_one_is_wanted() {
    for text in [
        "Supplier,Recipient,Delivery year,TIV delivery values\nFlorin,Ruritania,2020,2\n",
        "supplier,recipient,year,tiv\nItaly,Kenya,2019,10\n",
    ] {
        let (data, report) = one(text, &[("category", "Aircraft")]);
        assert_eq!(data, Value::Null);
        assert!(report.refused.is_some_and(|why| why.contains("Aircraft")));
    }
}

#[test]
fn a_sum_of_the_columns_beside_it_is_no_running_total() {
    let text = "date,Civilians killed,Soldiers killed,Total\n2024-01-01,10,4,14\n2024-01-02,12,1,13\n2024-01-03,0,7,7\n";
    let (data, report) = one(text, &[]);
    let expected = json!([
        ["Civilians killed", "per-day", 10],
        ["Civilians killed", "per-day", 12],
        ["Civilians killed", "per-day", 0],
        ["Soldiers killed", "per-day", 4],
        ["Soldiers killed", "per-day", 1],
        ["Soldiers killed", "per-day", 7],
    ]);
    let mut found = rows(&data, "casualties", &["series", "kind", "count"]);
    found
        .as_array_mut()
        .unwrap()
        .sort_by_key(|row| row[0].to_string());
    assert_eq!(found, expected, "{report:?}");
}

/// Nobody says that these are deaths: no line is made up of their sum.
#[test]
fn sums_of_columns_that_may_be_anything_are_asked_about() {
    let text =
        "date,Donetsk,Kharkiv,Total\n2024-01-01,10,4,14\n2024-01-02,12,1,13\n2024-01-03,0,7,7\n";
    let (data, _) = one(text, &[]);
    assert_eq!(data, Value::Null);
    let (data, _) = one(text, &[("table", "counts")]);
    assert_eq!(data["casualties"].as_array().unwrap().len(), 6);
}

#[test]
fn a_total_that_does_not_grow_is_of_its_day() {
    let kind = |text: &str| one(text, &[]).0["casualties"][0]["kind"].clone();
    let falls = "date,total\n2024-01-01,14\n2024-01-02,3\n2024-01-03,9\n2024-01-04,2\n";
    assert_eq!(kind(falls), "per-day");
    let grows = "date,total\n2024-01-04,14\n2024-01-03,9\n2024-01-02,3\n2024-01-01,2\n";
    assert_eq!(kind(grows), "cumulative");
}

#[test]
fn a_value_is_known_by_the_unit_in_its_name() {
    let text = "supplier,recipient,year,tiv million\nItaly,Kenya,2019,10\n";
    let (data, _) = one(text, &[]);
    let found = rows(&data, "transfers", &["supplier", "value", "unit"]);
    assert_eq!(found, json!([["Italy", 10.0, "tiv-million"]]));
    // Two that could be it are asked about.
    let text = "supplier,recipient,year,tiv million,million dollars\nItaly,Kenya,2019,10,3\n";
    assert_eq!(one(text, &[]).0, Value::Null);
}

#[test]
fn a_wish_that_no_file_has_a_use_for_is_told() {
    let wishes = [
        ("publisher", "SIPRI"),
        ("counts", "per-day"),
        ("title", "Arms"),
    ];
    let (_, report) = import(&[("arms.csv", CATEGORIES)], &wishes);
    let asked: Vec<_> = report
        .questions
        .iter()
        .map(|question| question.wish)
        .collect();
    assert_eq!(asked, ["publisher", "counts"]);
}

#[test]
fn a_wish_of_one_file_is_no_question_of_another() {
    let counts = "date,killed\n2024-01-01,10\n2024-01-02,12\n";
    let files = [("arms.csv", CATEGORIES), ("counts.csv", counts)];
    let wishes = [
        ("publisher", "A desk"),
        ("counts", "per-day"),
        ("category", "Ships"),
    ];
    let (_, report) = import(&files, &wishes);
    assert!(
        report
            .questions
            .iter()
            .all(|question| question.wish == "subject"),
        "{report:?}"
    );
}
