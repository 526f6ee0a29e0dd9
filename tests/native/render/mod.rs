//! `dateline render` and `dateline oembed`, run as an editor runs them: what they write is read back.

mod check;
mod fragment;
mod import;
mod oembed;
mod png;
mod stills;
mod svg;
mod usage;

use crate::support::project_file;
use roxmltree::{Document, Node};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

pub const FOUNDING: &str = "data/myanmar-2021.json";
const HOSTILE: &str = "tests/fixtures/names.json";

/// The options of the three figures of the host page.
const SHARES: [&str; 4] = ["--view", "shares", "--focus", "Russia"];
const TREND: [&str; 6] = [
    "--view",
    "trend",
    "--from",
    "2021-02-01",
    "--to",
    "2021-07-15",
];
const MAP: [&str; 2] = ["--view", "map"];

/// Runs the command in the project's folder.
pub fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
    command.current_dir(project_file("")).args(arguments);
    command.output().unwrap()
}

/// What a failed run said, and how it ended.
pub fn failure(arguments: &[&str]) -> (i32, String) {
    let output = run(arguments);
    let said = String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap(), said)
}

/// A place for a file that only one test writes.
pub fn scratch(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// Renders into a file; gives its bytes.
fn rendered(name: &str, data: &str, flags: &[&str]) -> Vec<u8> {
    let out = scratch(name);
    let mut arguments = vec!["render", data];
    arguments.extend(flags);
    arguments.extend(["--out", out.to_str().unwrap()]);
    let output = run(&arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    std::fs::read(out).unwrap()
}

fn rendered_text(name: &str, data: &str, flags: &[&str]) -> String {
    String::from_utf8(rendered(name, data, flags)).unwrap()
}

/// The elements of a name, wherever they are.
fn all<'a>(document: &'a Document, name: &str) -> Vec<Node<'a, 'a>> {
    let nodes = document.descendants();
    nodes
        .filter(|node| node.is_element() && node.tag_name().name() == name)
        .collect()
}

/// The text in an element and all that is in it.
fn text_of(node: Node) -> String {
    node.descendants()
        .filter(Node::is_text)
        .filter_map(|text| text.text())
        .collect()
}

/// Nothing that a policy without inline styles and scripts refuses, and nothing that runs.
fn assert_harmless(document: &Document) {
    for node in document.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        // Data are no script, whatever the element is called.
        let is_data = node.attribute("type") == Some("application/ld+json");
        assert!(
            is_data || !["script", "style", "foreignObject", "use"].contains(&name),
            "<{name}>"
        );
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            assert!(
                name != "style" && !name.starts_with("on"),
                "{name}=\"{value}\""
            );
            assert!(
                !value.trim_start().starts_with("javascript:"),
                "{name}=\"{value}\""
            );
        }
    }
}
