//! What was read as something else than it says, in files of a desk.

use crate::support::{import, left_out, made, one, rows};
use serde_json::json;

/// Why a file is read by nobody, if so.
fn refused(text: &str) -> Option<String> {
    one(text, &[]).1.refused
}

#[test]
fn a_row_of_years_is_no_header_of_sipri_s() {
    for text in [
        "Supplier,Recipient,Year ordered,Year delivered,TIV\nFrance,India,2016,2019,900\nUSA,India,2016,2019,200\n",
        "Country,From year,To year,TIV deaths\nSudan,2003,2004,300000\nSyria,2011,2020,400000\n",
    ] {
        assert!(refused(text).is_some(), "{text}");
    }
}

#[test]
fn what_counts_others_than_the_dead_is_asked_about() {
    for name in [
        "Killed and wounded",
        "Casualties",
        "Deaths (thousands)",
        "Deaths per 100k",
        "Death rate",
        "Deaths change",
        "Deaths averted",
        "Not killed",
    ] {
        let text = format!("Date,{name}\n2023-01-01,27\n2023-01-02,8\n");
        assert!(refused(&text).is_some(), "{name}");
        let wishes = [("table", "counts")];
        let counts = made(&text, &wishes, "casualties", &["count"]);
        assert_eq!(counts, ["27", "8"], "{name}");
    }
}

#[test]
fn counts_of_one_date_are_asked_about() {
    let text =
        "Date,Killed,Remark\n2023-01-01,10,market\n2023-01-01,9,convoy\n2023-01-02,12,school\n";
    let asked = one(text, &[]).1.asked;
    assert!(
        asked[0].text.starts_with("1 date has several counts"),
        "{asked:?}"
    );
}

#[test]
fn a_unit_that_a_row_has_is_its_own() {
    let text = "supplier,recipient,year,value,unit\nFrance,India,2019,400,USD million\nRussia,India,2019,300,TIV million\n";
    let (_, report) = one(text, &[]);
    assert_eq!(
        left_out(&report),
        json!([["whose unit is not known", [2, 3]]])
    );
    let (data, report) = one(text, &[("unit", "tiv-million")]);
    assert_eq!(rows(&data, "transfers", &["supplier"]), json!([["Russia"]]));
    let expected = json!([["in another unit than the others", [2]]]);
    assert_eq!(left_out(&report), expected);
}

#[test]
fn a_unit_that_all_rows_have_is_the_unit() {
    let text = "supplier,recipient,year,value,unit\nFrance,India,2019,400,USD million\n";
    let units = made(text, &[], "transfers", &["unit"]);
    assert_eq!(units, ["usd-million"]);
}

#[test]
fn thousands_of_tiv_are_no_millions() {
    let text = "supplier,recipient,year,TIV (thousand)\nFrance,India,2019,400\n";
    assert_eq!(made(text, &[], "transfers", &["value"]), [""; 0]);
}

#[test]
fn columns_of_arms_that_are_not_read_are_told() {
    let text = "supplier,recipient,year,tiv,order date\nFrance,India,2019,400,2016\n";
    let notes = one(text, &[]).1.notes;
    assert_eq!(notes, ["Columns that are not used: order date."]);
}

#[test]
fn a_total_has_many_names() {
    for name in ["Gesamtsumme", "Итого", "Toplam", "All countries"] {
        let text = format!("supplier,recipient,year,tiv\nFrance,Mali,2019,7\n{name},Mali,2019,7\n");
        let suppliers = made(&text, &[], "transfers", &["supplier"]);
        assert_eq!(suppliers, ["France"], "{name}");
    }
}

#[test]
fn rows_that_could_not_be_read_are_told_in_the_figure() {
    let text = "date,deaths\n2023-05-01,10\n2023-05-02,20\n2023-05-03,25-35\n";
    let (data, _) = one(text, &[]);
    let note = &data["sources"][0]["note"];
    assert_eq!(
        note,
        "Of the source’s rows 1 is not here: it could not be read."
    );
}

#[test]
fn what_is_left_out_on_purpose_is_not() {
    let text = "supplier,recipient,year,tiv\nFrance,Mali,2019,7\nTotal,Mali,2019,7\n";
    let (data, _) = import(&[("f.csv", text)], &[]);
    assert_eq!(data["sources"][0]["note"], json!(null));
}

#[test]
fn a_cell_that_could_not_be_read_is_told_in_the_figure() {
    let text = "date,deaths in A,deaths in B\n2023-05-01,10,1\n2023-05-02,20,?x\n2023-05-03,5,3\n2023-05-04,5,3\n2023-05-05,5,3\n2023-05-06,5,3\n2023-05-07,5,3\n2023-05-08,5,3\n";
    let note = &one(text, &[]).0["sources"][0]["note"];
    assert_eq!(
        note,
        "Of the source’s rows 1 lacks a number that could not be read."
    );
}

#[test]
fn a_count_outside_of_its_own_bounds_was_read() {
    let text = "date,deaths,low,high\n2023-05-01,10,12,14\n";
    assert_eq!(one(text, &[]).0["sources"][0]["note"], json!(null));
}

#[test]
fn an_empty_cell_between_numbers_is_a_gap() {
    let text = "date,deaths in A,deaths in B\n2023-05-01,10,\n2023-05-02,,4\n2023-05-03,5,3\n2023-05-04,5,\n";
    let counts = made(text, &[], "casualties", &["series", "date", "count"]);
    let of = |letter: &str| {
        let name = format!("deaths in {letter} ");
        let rows = counts.iter().filter_map(|count| count.strip_prefix(&name));
        rows.map(str::to_owned).collect::<Vec<_>>()
    };
    let a = [
        "2023-05-01 10",
        "2023-05-02 null",
        "2023-05-03 5",
        "2023-05-04 5",
    ];
    assert_eq!(of("A"), a);
    assert_eq!(of("B"), ["2023-05-02 4", "2023-05-03 3"]);
}
