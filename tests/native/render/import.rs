//! `dateline import`: what it writes is a data set that draws, and what it leaves out is told.

use super::{failure, run, scratch};
use dateline::dataset::DataSet;
use serde_json::Value;

/// Writes a file of somebody else's, and gives its path.
fn given(name: &str, bytes: &[u8]) -> String {
    let path = scratch(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Imports some files with some flags; gives what was printed, and the data set.
fn imported(out: &str, arguments: &[&str]) -> (String, DataSet) {
    let out = scratch(out);
    let mut all = vec!["import", "--out", out.to_str().unwrap()];
    all.extend(arguments);
    let output = run(&all);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    let data = DataSet::parse(&std::fs::read(out).unwrap()).unwrap();
    (String::from_utf8(output.stdout).unwrap(), data)
}

const ARMS: &str =
    "recipient,supplier,year,share\nRuritania,Flórin,2020,60\nRuritania,Freedonia,2020,x\n";

#[test]
fn what_is_written_has_no_problem_and_what_is_left_out_is_told() {
    let file = given("arms.csv", ARMS.as_bytes());
    let report = scratch("arms-report.json");
    let (said, data) = imported("arms.json", &[&file, "--report", report.to_str().unwrap()]);
    assert!(data.problems.is_empty(), "{:?}", data.problems);
    assert_eq!(data.transfers.len(), 1);
    assert!(said.contains("1 row without a number (line 3)"), "{said}");
    let report: Value = serde_json::from_slice(&std::fs::read(report).unwrap()).unwrap();
    assert_eq!(report["files"][0]["taken"], 1);
}

#[test]
fn other_encodings_are_read() {
    let latin: Vec<u8> = ARMS.chars().map(|letter| letter as u8).collect();
    let utf_16: Vec<u8> = [0xfe_ff]
        .into_iter()
        .chain(ARMS.encode_utf16())
        .flat_map(u16::to_be_bytes)
        .collect();
    let with_mark = [b"\xef\xbb\xbf", ARMS.as_bytes()].concat();
    for (name, bytes) in [("latin", latin), ("utf-16", utf_16), ("mark", with_mark)] {
        let file = given(&format!("{name}.csv"), &bytes);
        let (said, data) = imported(&format!("{name}.json"), &[&file]);
        assert_eq!(&*data.transfers[0].supplier, "Flórin", "{name}");
        assert_eq!(said.contains("windows-1252"), name == "latin", "{said}");
    }
}

#[test]
fn a_file_that_cannot_be_read_fails_and_the_others_are_written() {
    let (arms, broken) = (given("good.csv", ARMS.as_bytes()), given("bad.csv", b""));
    let out = scratch("some.json");
    let flags = ["import", &arms, &broken, "--out", out.to_str().unwrap()];
    let (code, said) = failure(&flags);
    assert_eq!(code, 1);
    assert!(said.contains("1 of 2 files"), "{said}");
    let data = DataSet::parse(&std::fs::read(out).unwrap()).unwrap();
    assert_eq!(data.transfers.len(), 1);
}

#[test]
fn a_wrong_wish_is_a_fault_of_the_words() {
    let file = given("wish.csv", ARMS.as_bytes());
    for flags in [
        ["--dates", "backwards"],
        ["--columns", "date"],
        ["--encoding", "none"],
    ] {
        let [flag, value] = flags;
        let (code, said) = failure(&["import", &file, "--out", "x.json", flag, value]);
        assert_eq!(code, 2, "{said}");
        assert!(said.contains(flag.trim_start_matches("--")), "{said}");
    }
}
