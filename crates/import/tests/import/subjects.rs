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
