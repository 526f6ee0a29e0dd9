//! How the command fails: with the flag, the field or the file, and a code that scripts can tell apart.

use super::{FOUNDING, failure, run};
use std::process::Command;

fn render(flags: &[&str]) -> (i32, String) {
    let mut arguments = vec!["render", FOUNDING];
    arguments.extend(flags);
    failure(&arguments)
}

#[track_caller]
fn assert_refused(flags: &[&str], told: &str) {
    let (code, said) = render(flags);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains(told), "{said}");
}

#[test]
fn help_sets_what_flags_mean_apart_from_them() {
    let output = run(&["help"]);
    let help = String::from_utf8(output.stdout).unwrap();
    let (_, fields) = help.split_once("as flags:\n").unwrap();
    let (fields, _) = fields.split_once("and besides").unwrap();
    let lines: Vec<&str> = fields.lines().collect();
    let indent = " ".repeat(40);
    for (at, line) in lines.iter().enumerate() {
        // Some say enough by themselves.
        let is_apart = line.len() < 40 || line.get(38..40) == Some("  ");
        assert!(is_apart || lines[at + 1].starts_with(&indent), "{line}");
    }
}

#[test]
fn help_tells_what_columns_of_a_table_can_mean() {
    let output = run(&["help"]);
    let help = String::from_utf8(output.stdout).unwrap();
    assert!(help.contains("of transfers: supplier, recipient, year, value, unit\n"));
}

#[test]
fn a_command_that_is_asked_for_help_gives_it() {
    let output = run(&["import", "figures.csv", "--help"]);
    assert!(output.status.success());
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("--columns")
    );
}

#[test]
fn help_tells_every_flag() {
    let output = run(&["help"]);
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success());
    for flag in [
        "--view",
        "--from",
        "--to",
        "--suppliers",
        "--places",
        "--series",
        "--direction",
        "--shares",
        "--count",
        "--focus",
        "--headline",
        "--note",
        "--theme",
        "--lang",
        "--out",
        "--width",
        "--height",
        "--font",
        "--bold",
        "--base-map",
        "--src",
        "--picture",
        "--narrow",
        "--title",
        "--sentence",
        "--provider",
    ] {
        assert!(told.contains(flag), "{flag}");
    }
}

#[test]
fn a_command_that_is_none_is_named() {
    let (code, said) = failure(&["draw"]);
    assert_eq!(code, 2);
    assert!(
        said.contains("`draw`") && said.contains("dateline help"),
        "{said}"
    );
}

#[test]
fn a_flag_that_is_none_is_named() {
    assert_refused(&["--colour", "red"], "--colour");
}

#[test]
fn what_is_missing_is_named() {
    assert_refused(&["--out", "a.svg"], "--view");
    assert_refused(&["--view", "map"], "--out");
    assert_refused(&["--view", "map", "--out", "a.html"], "--src");
}

#[test]
fn a_picture_for_phones_needs_one_for_other_screens() {
    let page = ["--view", "map", "--out", "a.html", "--src", "a.json"];
    let mut flags = page.to_vec();
    flags.extend(["--narrow", "b.svg"]);
    assert_refused(&flags, "--narrow needs --picture");
}

/// A `srcset` takes what is behind a blank for something else.
#[test]
fn an_address_for_phones_has_no_blank() {
    let page = ["--view", "map", "--out", "a.html", "--src", "a.json"];
    let mut flags = page.to_vec();
    flags.extend(["--picture", "a.svg", "--narrow", "b c.svg"]);
    assert_refused(&flags, "--narrow: \"b c.svg\"");
}

#[test]
fn a_value_that_cannot_be_is_named_with_its_flag() {
    assert_refused(&["--view", "pie", "--out", "a.svg"], "--view: \"pie\"");
    assert_refused(&["--view", "map", "--out", "a.gif"], "--out: \"a.gif\"");
    assert_refused(
        &["--view", "map", "--out", "a.svg", "--width", "-1"],
        "--width: \"-1\"",
    );
    assert_refused(
        &["--view", "map", "--out", "a.svg", "--width", "NaN"],
        "--width: \"NaN\"",
    );
    assert_refused(
        &["--view", "map", "--out", "a.svg", "--height", "1e9"],
        "--height: \"1e9\"",
    );
    assert_refused(
        &["--view", "map", "--out", "a.svg", "--from", "soon"],
        "--from: \"soon\"",
    );
    assert_refused(
        &["--view", "map", "--out", "a.svg", "--direction", "up"],
        "--direction: \"up\"",
    );
    assert_refused(
        &[
            "--view",
            "map",
            "--out",
            "a.svg",
            "--suppliers",
            "China~Atlantis",
        ],
        "--suppliers: \"Atlantis\"",
    );
    assert_refused(
        &["--view", "map", "--out", "a.svg", "--theme", "pink"],
        "--theme: \"pink\"",
    );
    assert_refused(
        &["--view", "map", "--out", "a.svg", "--lang", "my"],
        "--lang: \"my\"",
    );
    assert_refused(
        &[
            "--view",
            "map",
            "--out",
            "a.html",
            "--src",
            "javascript:alert(1)",
        ],
        "--src: \"javascript",
    );
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let (code, said) = failure(&["render", "nowhere.json", "--view", "map", "--out", "a.svg"]);
    assert_eq!(code, 1);
    assert!(said.contains("nowhere.json"), "{said}");
}

#[test]
fn a_file_that_is_no_font_is_named() {
    let (code, said) = render(&["--view", "map", "--out", "a.png", "--font", "Cargo.toml"]);
    assert_eq!(code, 1);
    assert!(said.contains("--font Cargo.toml"), "{said}");
}

#[test]
fn a_file_that_is_no_base_map_is_named() {
    let (code, said) = render(&[
        "--view",
        "map",
        "--out",
        "a.svg",
        "--base-map",
        "Cargo.toml",
    ]);
    assert_eq!(code, 1);
    assert!(
        said.contains("Cargo.toml: the base map cannot be read"),
        "{said}"
    );
}

#[test]
fn nothing_to_draw_is_a_fault_of_the_data_and_said_in_words() {
    let (code, said) = render(&["--view", "map", "--out", "a.svg", "--from", "2190"]);
    assert_eq!(code, 1);
    assert!(
        said.contains("The data set has no visits from 1 January 2190 on"),
        "{said}"
    );
}

#[test]
fn a_fault_of_a_record_is_told_and_the_rest_is_drawn() {
    let out = super::scratch("ten-faults.svg");
    let output = run(&[
        "render",
        "tests/fixtures/ten-faults.json",
        "--view",
        "trend",
        "--out",
        out.to_str().unwrap(),
    ]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    assert!(
        said.contains("casualties") && said.lines().count() >= 9,
        "{said}"
    );
}

#[test]
fn who_has_read_enough_breaks_nothing() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    let ended = command.arg("help").stdout(writer).output().unwrap();
    assert!(ended.status.success());
    assert_eq!(String::from_utf8(ended.stderr).unwrap(), "");
}
