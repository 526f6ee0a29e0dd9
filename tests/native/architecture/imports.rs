//! Which module names which, read with syn: in `use` and in code, from `crate`, `super` or `self` on.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemMod, ItemUse, UseTree};

/// A module's path below the crate; the crate itself is empty.
pub type Module = Vec<String>;

/// What each module names of the others, tests aside. A folder's own file names what is in it by `mod`;
/// that is no use, and is left out.
pub fn imports(sources: &[(Module, String)]) -> BTreeMap<Module, BTreeSet<Module>> {
    let known: BTreeSet<&Module> = sources.iter().map(|(module, _)| module).collect();
    let named = sources.iter().map(|(module, text)| {
        let mut names = Names::of(module);
        names.visit_file(&syn::parse_file(text).unwrap());
        let files = names.found.into_iter().map(|name| file_of(name, &known));
        (module.clone(), files.filter(|to| to != module).collect())
    });
    named.collect()
}

/// The module that a file below `src` is.
pub fn module(file: &Path) -> Module {
    let parts = file.with_extension("");
    let parts = parts.iter().map(|part| part.to_string_lossy().into_owned());
    parts
        .filter(|part| part != "mod" && part != "lib")
        .collect()
}

/// The longest beginning of a path that is a file: what follows is an item in it.
fn file_of(mut name: Module, known: &BTreeSet<&Module>) -> Module {
    while !name.is_empty() && !known.contains(&name) {
        name.pop();
    }
    name
}

/// A circle of modules, each of which names the next, if there is one.
pub fn circle(imports: &BTreeMap<Module, BTreeSet<Module>>) -> Option<Vec<Module>> {
    let mut done = BTreeSet::new();
    imports
        .keys()
        .find_map(|module| circle_from(module, imports, &mut Vec::new(), &mut done))
}

fn circle_from(
    module: &Module,
    imports: &BTreeMap<Module, BTreeSet<Module>>,
    way: &mut Vec<Module>,
    done: &mut BTreeSet<Module>,
) -> Option<Vec<Module>> {
    if let Some(start) = way.iter().position(|earlier| earlier == module) {
        return Some(way[start..].to_vec());
    }
    if done.contains(module) {
        return None;
    }
    way.push(module.clone());
    let mut nexts = imports.get(module).into_iter().flatten();
    let found = nexts.find_map(|next| circle_from(next, imports, way, done));
    way.pop();
    done.insert(module.clone());
    found
}

/// Collects the paths that a module names.
struct Names<'a> {
    here: &'a Module,
    found: BTreeSet<Module>,
}

impl<'a> Names<'a> {
    fn of(here: &'a Module) -> Self {
        let found = BTreeSet::new();
        Self { here, found }
    }

    /// Takes down a path of the crate; one that begins with another crate or a child is none.
    fn name(&mut self, path: &[String]) {
        let Some(first) = path.first() else { return };
        let ups = path.iter().take_while(|part| *part == "super").count();
        let depth = self.here.len();
        let (start, rest) = match first.as_str() {
            "crate" => (0, &path[1..]),
            "self" => (depth, &path[1..]),
            "super" => (depth - ups, &path[ups..]),
            _ => return,
        };
        let mut name = self.here[..start].to_vec();
        name.extend(rest.iter().cloned());
        self.found.insert(name);
    }

    fn tree(&mut self, mut path: Vec<String>, tree: &UseTree) {
        match tree {
            UseTree::Path(step) => {
                path.push(step.ident.to_string());
                self.tree(path, &step.tree);
            }
            UseTree::Group(group) => {
                for item in &group.items {
                    self.tree(path.clone(), item);
                }
            }
            UseTree::Name(last) => {
                path.push(last.ident.to_string());
                self.name(&path);
            }
            UseTree::Rename(last) => {
                path.push(last.ident.to_string());
                self.name(&path);
            }
            UseTree::Glob(_) => self.name(&path),
        }
    }
}

impl Visit<'_> for Names<'_> {
    fn visit_item(&mut self, item: &Item) {
        let tests = matches!(item, Item::Mod(ItemMod { attrs, .. }) if is_for_tests(attrs));
        if !tests {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &ItemUse) {
        self.tree(Vec::new(), &item.tree);
    }

    fn visit_path(&mut self, path: &syn::Path) {
        let parts: Vec<String> = path
            .segments
            .iter()
            .map(|part| part.ident.to_string())
            .collect();
        self.name(&parts);
        visit::visit_path(self, path);
    }
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    let mut configured = attributes.iter().filter(|one| one.path().is_ident("cfg"));
    configured.any(|one| {
        one.parse_args::<syn::Ident>()
            .is_ok_and(|what| what == "test")
    })
}

#[test]
fn a_circle_by_way_of_super_is_seen() {
    let file = |path: &str, text: &str| (module(Path::new(path)), text.to_owned());
    let sources = [
        file("lib.rs", ""),
        file("geo/mod.rs", "pub mod one; pub mod two;"),
        file("geo/one.rs", "use super::two::{Point, self}; struct Line;"),
        file("geo/two.rs", "fn f() { crate::geo::one::Line::new() }"),
    ];
    let circle = circle(&imports(&sources)).unwrap();
    assert_eq!(circle, [["geo", "one"], ["geo", "two"]]);
}

#[test]
fn a_circle_in_tests_only_is_none() {
    let file = |path: &str, text: &str| (module(Path::new(path)), text.to_owned());
    let tests = "#[cfg(test)] mod tests { use crate::two::Two; }";
    let sources = [
        file("one.rs", tests),
        file("two.rs", "use crate::one::One;"),
    ];
    assert_eq!(circle(&imports(&sources)), None);
}
