//! Whom files are about: no title names a country that only another file is about.

use crate::support::import;
use serde_json::Value;

const ARMS: &str = "recipient,supplier,year,tiv\nUkraine,Poland,2020,3\n";
const DEATHS: &str = "date,killed\n2021-03-01,3\n2021-03-02,12\n";

fn subject_of(files: &[(&str, &str)], wishes: &[(&str, &str)]) -> (Value, bool) {
    let (data, report) = import(files, wishes);
    let is_asked = report
        .questions
        .iter()
        .any(|question| question.wish == "subject");
    (data["subject"]["name"].clone(), is_asked)
}

#[test]
fn one_file_names_its_subject() {
    let found = subject_of(&[("arms.csv", ARMS)], &[]);
    assert_eq!(found, ("Ukraine".into(), false));
}

#[test]
fn counts_without_a_country_are_not_of_another_file_s() {
    let found = subject_of(&[("arms.csv", ARMS), ("deaths.csv", DEATHS)], &[]);
    assert_eq!(found, (Value::Null, true));
}

#[test]
fn somebody_can_say_that_they_are() {
    let files = [("arms.csv", ARMS), ("deaths.csv", DEATHS)];
    let found = subject_of(&files, &[("subject", "Ukraine")]);
    assert_eq!(found, ("Ukraine".into(), false));
}

/// A table of SIPRI's as it was on a day.
fn register(generated: &str) -> String {
    format!(
        "\"TIV of arms exports to Ruritania, 2019-2020\",,,\n\
         Figures are SIPRI Trend Indicator Values (TIVs) expressed in millions.,,,\n\
         Source: SIPRI Arms Transfers Database,,,\n\
         Data generated: {generated},,,\n\
         ,2019,2020,Total\n\
         Florin,3,4,7\n\
         Total,3,4,7\n"
    )
}

#[test]
fn two_releases_of_one_table_have_its_title_once() {
    let [old, new] = ["11 March 2024", "10 March 2025"].map(register);
    let (data, _) = import(&[("old.csv", &old), ("new.csv", &new)], &[]);
    assert_eq!(data["sources"].as_array().unwrap().len(), 2);
    assert_eq!(data["title"], "SIPRI Arms Transfers Database");
}
