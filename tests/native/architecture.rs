//! The rules of the house that a test can hold: what may name what, and how large a room may be.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Rooms from the ground up: each may use only those before it (and its own).
const ROOMS: [&[&str]; 17] = [
    &["plane", "order", "digits", "markup", "fields"],
    &["geo"],
    &["error"],
    &["dataset"],
    &["text"],
    &["english"],
    &["filter"],
    &["scale"],
    &["theme"],
    &["scene"],
    &["options", "plain", "paint"],
    &["words", "font"],
    &["view", "svg"],
    &["fragment", "audit"],
    &["figure"],
    &["web"],
    &["lib"],
];

/// Crates that only the browser has.
const BROWSER_CRATES: [&str; 5] = [
    "wasm_bindgen",
    "web_sys",
    "js_sys",
    "plotters_canvas",
    "serde_wasm_bindgen",
];

fn sources() -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut files,
    );
    files
}

fn collect(folder: &Path, files: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            let text = fs::read_to_string(&path).unwrap();
            files.push((path, text));
        }
    }
}

/// The room that a file is in: the first part of its path below `src`.
fn room(path: &Path) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let inner = path.strip_prefix(root).unwrap();
    let first = inner.components().next().unwrap();
    let name = first.as_os_str().to_string_lossy();
    name.trim_end_matches(".rs").to_owned()
}

/// The rooms that a text names as `crate::room`, in its code.
fn named_rooms(text: &str) -> Vec<String> {
    let code = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let code: Vec<&str> = code.collect();
    let code = code.join("\n");
    let parts = code.split("crate::").skip(1);
    let names = parts.map(|part| {
        let end = part.find(|next: char| !(next.is_alphanumeric() || next == '_'));
        part[..end.unwrap_or(part.len())].to_owned()
    });
    names.collect()
}

#[test]
fn rooms_use_only_what_stands_below_them() {
    let mut floors = BTreeMap::new();
    for (floor, rooms) in ROOMS.iter().enumerate() {
        floors.extend(rooms.iter().map(|room| (*room, floor)));
    }
    for (path, text) in sources() {
        let from = room(&path);
        if from == "bin" {
            continue;
        }
        let floor = floors[from.as_str()];
        for to in named_rooms(&text) {
            let Some(below) = floors.get(to.as_str()) else {
                panic!(
                    "{}: `crate::{to}` is not a room of the house",
                    path.display()
                );
            };
            assert!(
                to == from || *below < floor,
                "{}: {from} must not use {to}",
                path.display()
            );
        }
    }
}

#[test]
fn only_the_edge_names_the_browser() {
    for (path, text) in sources() {
        if room(&path) == "web" {
            continue;
        }
        for name in BROWSER_CRATES {
            assert!(!text.contains(name), "{} names {name}", path.display());
        }
    }
}

#[test]
fn the_pure_rooms_have_no_clock_no_files_no_hash_seeds() {
    for (path, text) in sources() {
        if ["web", "bin"].contains(&room(&path).as_str()) {
            continue;
        }
        let code = text.split("#[cfg(test)]").next().unwrap();
        for name in ["std::time", "std::fs", "std::net", "std::env", "HashMap"] {
            assert!(!code.contains(name), "{} names {name}", path.display());
        }
    }
}

#[test]
fn nothing_that_ships_unwraps() {
    for (path, text) in sources() {
        if path.ends_with("geo/tests.rs") {
            continue;
        }
        let code = text.split("#[cfg(test)]").next().unwrap();
        for call in [".unwrap()", ".expect(", "panic!(", "unreachable!("] {
            assert!(!code.contains(call), "{} calls {call}", path.display());
        }
    }
}

#[test]
fn no_room_is_longer_than_a_reader_can_hold() {
    for (path, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= 450, "{} has {lines} lines", path.display());
    }
}
