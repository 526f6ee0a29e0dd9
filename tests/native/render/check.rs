//! `dateline check`: what it prints, and how it ends.

use super::{FOUNDING, failure, run, scratch};
use serde_json::{Value, json};

/// The founding data set with its visits repeated until there are so many.
fn many_visits(count: usize) -> std::path::PathBuf {
    let bytes = std::fs::read(crate::support::project_file(FOUNDING)).unwrap();
    let mut data: Value = serde_json::from_slice(&bytes).unwrap();
    let visits = (0..count).map(|number| {
        json!({"id": format!("v{number}"), "from": "moscow", "to": "kazan", "date": "2021-01", "source": "wsj"})
    });
    data["visits"] = visits.collect();
    data["events"] = json!([]);
    let path = scratch("many-visits.json");
    std::fs::write(&path, data.to_string()).unwrap();
    path
}

#[test]
fn warnings_fail_only_if_they_are_asked_to() {
    let output = run(&["check", FOUNDING]);
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{told}");
    assert!(
        told.contains("warning: sources \"wsj\": `url` is missing; add the address"),
        "{told}"
    );
    let (code, said) = failure(&["check", FOUNDING, "--strict"]);
    assert_eq!(code, 1);
    assert!(said.contains("no problems, "), "{said}");
}

#[test]
fn problems_fail_in_any_case() {
    let (code, said) = failure(&["check", "tests/fixtures/ten-faults.json"]);
    assert_eq!(code, 1);
    assert!(said.contains("9 problems, "), "{said}");
}

#[test]
fn many_warnings_of_a_kind_are_counted() {
    let output = run(&["check", many_visits(50).to_str().unwrap()]);
    let told = String::from_utf8(output.stdout).unwrap();
    let lines = told
        .lines()
        .filter(|line| line.contains("[not-across-the-border]"));
    assert_eq!(lines.count(), 21, "{told}");
    assert!(
        told.contains("warning: 30 more of this kind [not-across-the-border]"),
        "{told}"
    );
}
