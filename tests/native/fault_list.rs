//! Every fault that only a page can have is tried in a browser: each number is claimed by a test of
//! `tests/e2e/` in its doc comment, `/// Fault 27: …`.

use crate::support::project_file;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Misuse of the interface, life on the page, network, resources and security. Those before are of the
/// data, and in `faults.rs`.
const FAULTS: std::ops::RangeInclusive<u32> = 18..=51;

/// Faults that no test can provoke, and why.
const IMPOSSIBLE: [(u32, &str); 1] = [(
    49,
    "no cells are exported: no table leaves the page as a file",
)];

/// The files' texts, by their names.
fn files() -> BTreeMap<String, String> {
    let entries = fs::read_dir(project_file("tests/e2e")).unwrap();
    let files = entries.map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    files
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect()
}

/// The names that a file lists as its tests.
fn listed(file: &str) -> BTreeSet<&str> {
    let list = file
        .split("tests![")
        .nth(1)
        .and_then(|rest| rest.split(']').next());
    list.unwrap_or_default().split(',').map(str::trim).collect()
}

/// The number in `/// Fault 27: …`.
fn number_in(line: &str) -> Option<u32> {
    line.trim()
        .strip_prefix("/// Fault ")?
        .split(':')
        .next()?
        .parse()
        .ok()
}

/// The test that a comment stands above: its file, and its name.
fn test_below<'t>(rest: &[&'t str]) -> Option<&'t str> {
    let below = rest.iter().find(|line| !line.starts_with("///"))?;
    below.strip_prefix("fn ")?.split('(').next()
}

/// The tests that claim a fault, by its number.
fn claims() -> BTreeMap<u32, Vec<String>> {
    let mut claims: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for (name, file) in files() {
        let lines: Vec<&str> = file.lines().collect();
        for (at, number) in lines
            .iter()
            .enumerate()
            .filter_map(|(at, line)| Some((at, number_in(line)?)))
        {
            let test = test_below(&lines[at + 1..]);
            let test = test.unwrap_or_else(|| panic!("{name}: no test below fault {number}"));
            assert!(
                listed(&file).contains(test),
                "{name}: {test} claims fault {number} and is not run"
            );
            claims
                .entry(number)
                .or_default()
                .push(format!("{name}::{test}"));
        }
    }
    claims
}

#[test]
fn every_fault_is_claimed_by_a_test_in_a_browser() {
    let claims = claims();
    let excused = |number: &u32| IMPOSSIBLE.iter().any(|(excuse, _)| excuse == number);
    let unclaimed: Vec<u32> = FAULTS
        .filter(|number| !excused(number) && !claims.contains_key(number))
        .collect();
    assert!(unclaimed.is_empty(), "nobody tries {unclaimed:?}");
}

#[test]
fn no_test_claims_a_fault_that_is_none_or_cannot_be() {
    for (number, tests) in claims() {
        assert!(
            FAULTS.contains(&number),
            "{tests:?} claim {number}, which is no fault of a page"
        );
        let excuse = IMPOSSIBLE.iter().find(|(excuse, _)| *excuse == number);
        assert!(
            excuse.is_none(),
            "{tests:?} claim {number}, which cannot be: {excuse:?}"
        );
    }
}
