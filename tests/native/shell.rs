//! What the shell and its declarations know of the core's tables: every field and every ink by its name, and no other.

use crate::support::project_file;
use dateline::fields::{Entry, FIELDS, FILTER};
use dateline::options::View;
use dateline::theme::ROLES;
use dateline::view::definition;
use std::collections::BTreeSet;

/// The names of the fields, in the order of the alphabet.
fn names<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> BTreeSet<&'a str> {
    entries.into_iter().map(|entry| entry.name).collect()
}

/// Those that are lists.
fn lists(entries: &[Entry]) -> BTreeSet<&str> {
    names(entries.iter().filter(|entry| entry.is_list))
}

fn source(file: &str) -> String {
    std::fs::read_to_string(project_file(file)).unwrap()
}

/// What stands in a text between the end of one piece of it and the next brace that closes.
fn body<'a>(text: &'a str, opening: &str) -> &'a str {
    let start = text.find(opening).expect(opening) + opening.len();
    let length = text[start..].find(['}', ']', ';']).unwrap();
    &text[start..start + length]
}

/// `name: value` in an object of a script, as pairs.
fn pairs(body: &str) -> Vec<(&str, &str)> {
    let entries = body.split(',').filter_map(|entry| entry.split_once(':'));
    let trimmed = entries.map(|(name, value)| (name.trim(), value.trim()));
    trimmed.collect()
}

/// `name: type;` in an interface, as pairs; comments between them are passed over.
fn members(text: &str, interface: &str) -> Vec<(String, String)> {
    let start = text.find(interface).expect(interface);
    let inner = text[start..].split('}').next().unwrap();
    let lines = inner.lines().skip(1).filter(|line| line.ends_with(';'));
    let pairs = lines.filter_map(|line| line.trim_end_matches(';').split_once(':'));
    let trimmed = pairs.map(|(name, kind)| (name.trim().trim_end_matches('?'), kind.trim()));
    let owned = trimmed.map(|(name, kind)| (name.to_owned(), kind.to_owned()));
    owned.collect()
}

#[test]
fn the_shell_checks_every_field_of_a_filter() {
    let script = source("www/shell/arguments.js");
    let checks = pairs(body(&script, "const FILTER = {"));
    let known: BTreeSet<&str> = checks.iter().map(|(name, _)| *name).collect();
    assert_eq!(known, names(FILTER));
    let texts = checks.iter().filter(|(_, check)| *check == "texts");
    let known: BTreeSet<&str> = texts.map(|(name, _)| *name).collect();
    assert_eq!(known, lists(FILTER));
}

#[test]
fn the_shell_hands_on_every_option_of_a_figure() {
    let script = source("www/shell/attributes.js");
    let reactions = pairs(body(&script, "const REACTIONS = {"));
    let handed = |reaction: &str| ["\"mount\"", "\"options\""].contains(&reaction);
    let options = reactions.iter().filter(|(_, reaction)| handed(reaction));
    let known: BTreeSet<&str> = options.map(|(name, _)| *name).collect();
    assert_eq!(known, names(&FIELDS));
}

#[test]
fn the_declarations_have_every_field_of_a_filter() {
    let members = members(&source("www/dateline.d.ts"), "export interface Filter {");
    let known: BTreeSet<&str> = members.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(known, names(FILTER));
    let texts = members.iter().filter(|(_, kind)| kind == "string[]");
    let known: BTreeSet<&str> = texts.map(|(name, _)| name.as_str()).collect();
    assert_eq!(known, lists(FILTER));
}

#[test]
fn the_declarations_have_every_option_of_a_figure() {
    let text = source("www/dateline.d.ts");
    let members = members(&text, "export interface FigureState {");
    let known: BTreeSet<&str> = members.iter().map(|(name, _)| name.as_str()).collect();
    let missing: Vec<&str> = names(&FIELDS).difference(&known).copied().collect();
    assert_eq!(missing, [""; 0]);
    let texts = members
        .iter()
        .filter(|(_, kind)| kind == "string | string[]");
    let known: BTreeSet<&str> = texts.map(|(name, _)| name.as_str()).collect();
    assert_eq!(known, lists(&FIELDS));
}

#[test]
fn the_declarations_of_react_know_which_are_lists() {
    let react = source("www/package/react.d.ts");
    let list = body(&react, "type List =");
    let known: BTreeSet<&str> = list
        .split('|')
        .map(|name| name.trim().trim_matches('"'))
        .collect();
    assert_eq!(known, lists(&FIELDS));
}

#[test]
fn the_shell_has_the_inks_in_the_order_of_the_core() {
    let script = source("www/shell/theme.js");
    let inks = body(&script, "const ROLES = [").split(',');
    let known: Vec<&str> = inks.map(|ink| ink.trim().trim_matches('"')).collect();
    assert_eq!(known, ROLES.map(|(name, _)| name));
}

#[test]
fn the_declarations_know_every_view() {
    let declared = source("www/dateline.d.ts");
    let views = body(&declared, "type View =");
    let known: Vec<&str> = views
        .split('|')
        .map(|name| name.trim().trim_matches('"'))
        .collect();
    assert_eq!(known, View::NAMES);
}

#[test]
fn the_shell_knows_every_view_its_records_and_its_part_of_the_core() {
    let script = source("www/shell/views.js");
    let rows: Vec<&str> = script.split("address: () =>").collect();
    assert_eq!(rows.len(), View::ALL.len() + 1);
    for ((name, view), row) in View::ALL.into_iter().zip(rows.windows(2)) {
        let (first, rest) = name.split_at(1);
        let part = format!("core{}{rest}", first.to_uppercase());
        for known in [
            format!("\n  {name}: {{"),
            format!("table: \"{}\"", definition(view).table.name()),
            format!("part: \"{part}\""),
        ] {
            assert!(row[0].contains(&known), "{name} lacks {known}");
        }
        let file = format!("/dateline_core_{name}.wasm\"");
        assert!(row[1].contains(&file), "{name} lacks {file}");
    }
}

#[test]
fn the_explorers_form_offers_whatever_a_column_can_mean() {
    let script = source("www/explore/assign.js");
    for (table, meanings) in dateline_import::Wishes::meanings() {
        let (_, form) = script.split_once(&format!("\n  {table}: {{")).unwrap();
        let (form, _) = form.split_once("\n  },").unwrap();
        let pairs = form.split("/,").filter_map(|pair| pair.split_once(": /"));
        let offered: BTreeSet<_> = pairs.map(|(meaning, _)| meaning.trim()).collect();
        assert_eq!(offered, BTreeSet::from_iter(meanings), "{table}");
    }
}
