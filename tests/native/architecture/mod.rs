//! The rules of the house that a test can hold: what may name what, and how large a module may be.

mod imports;

use crate::support::project_file;
use imports::{Module, circle, imports, module};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Layers from the bottom up: each may use only those before it (and its own).
const LAYERS: &[&[&str]] = &[
    &["plane", "order", "digits", "fill", "markup"],
    &["fields"],
    &["geo"],
    &["error"],
    &["dataset"],
    &["text"],
    &["english", "message"],
    &["filter"],
    &["query"],
    &["reference"],
    &["scale"],
    &["theme"],
    &["scene"],
    &["options", "plain", "paint"],
    &["words", "font"],
    &["view", "svg"],
    &["fragment", "audit", "claims", "json_ld"],
    &["figure", "drawing_area"],
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

/// The module that a file is in: the first part of its path below `src`.
fn top_module(path: &Path) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let inner = path.strip_prefix(root).unwrap();
    let first = inner.components().next().unwrap();
    let name = first.as_os_str().to_string_lossy();
    name.trim_end_matches(".rs").to_owned()
}

fn without_comments(text: &str) -> String {
    let is_comment = |line: &str| line.trim_start().starts_with("//");
    let code: Vec<&str> = text.lines().filter(|line| !is_comment(line)).collect();
    code.join("\n")
}

/// The modules that a text names as `crate::module`, in its code.
fn named_modules(text: &str) -> Vec<String> {
    let code = without_comments(text);
    let parts = code.split("crate::").skip(1);
    let names = parts.map(|part| {
        let end = part.find(|next: char| !(next.is_alphanumeric() || next == '_'));
        part[..end.unwrap_or(part.len())].to_owned()
    });
    names.collect()
}

#[test]
fn modules_use_only_what_stands_below_them() {
    let mut floors = BTreeMap::new();
    for (floor, modules) in LAYERS.iter().enumerate() {
        floors.extend(modules.iter().map(|module| (*module, floor)));
    }
    let (root, imports) = (project_file("src"), imports(&modules("src")));
    for (path, text) in sources() {
        let from = top_module(&path);
        if from == "bin" {
            continue;
        }
        let floor = floors.get(from.as_str());
        let floor = *floor.unwrap_or_else(|| panic!("`{from}` is not in LAYERS"));
        let inner = path.strip_prefix(&root).unwrap();
        let through_super = imports[&module(inner)].iter();
        let through_super = through_super.filter_map(|to| to.first().cloned());
        for to in named_modules(&text).into_iter().chain(through_super) {
            let Some(below) = floors.get(to.as_str()) else {
                panic!(
                    "{}: `crate::{to}` is not a module of the house",
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

/// The Rust files below a folder of the project, as modules. A command's own files are crates, and none.
fn modules(folder: &str) -> Vec<(Module, String)> {
    let root = project_file(folder);
    let mut files = Vec::new();
    collect(&root, &mut files);
    let modules = files.into_iter().map(|(path, text)| {
        let inner = path.strip_prefix(&root).unwrap();
        (module(inner), text)
    });
    let command = |module: &Module| module.first().is_some_and(|first| first == "bin");
    modules.filter(|(module, _)| !command(module)).collect()
}

#[test]
fn no_module_is_named_by_what_it_names() {
    for folder in [
        "src",
        "xtask/src",
        "crates/assembly/src",
        "crates/checks/src",
    ] {
        let found = circle(&imports(&modules(folder)));
        assert_eq!(found, None, "a circle in {folder}");
    }
}

#[test]
fn only_the_edge_names_the_browser() {
    for (path, text) in sources() {
        if top_module(&path) == "web" {
            continue;
        }
        for name in BROWSER_CRATES {
            assert!(!text.contains(name), "{} names {name}", path.display());
        }
    }
}

#[test]
fn the_pure_modules_have_no_clock_no_files_no_hash_seeds() {
    for (path, text) in sources() {
        if ["web", "bin"].contains(&top_module(&path).as_str()) {
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
        let code = without_comments(text.split("#[cfg(test)]").next().unwrap());
        for call in [".unwrap()", ".expect(", "panic!(", "unreachable!("] {
            assert!(!code.contains(call), "{} calls {call}", path.display());
        }
    }
}

/// In the core that ships, printing by the standard library traps: what it would say of a panic is taken out.
#[test]
fn nothing_that_ships_prints_by_the_standard_library() {
    const NATIVE: [&str; 7] = [
        "bin", "audit", "svg", "fragment", "json_ld", "font", "plain",
    ];
    for (path, text) in sources() {
        if NATIVE.contains(&&*top_module(&path)) {
            continue;
        }
        let code = without_comments(text.split("#[cfg(test)]").next().unwrap());
        assert!(
            !code.contains(".to_string()"),
            "{}: fill::owned does it",
            path.display()
        );
    }
}

#[test]
fn no_file_is_longer_than_a_reader_can_hold() {
    for (path, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= 450, "{} has {lines} lines", path.display());
    }
}
