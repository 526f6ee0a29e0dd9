//! The licences of what is compiled into the core, from Cargo's own account of it.

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use xtask::files::read_text;
use xtask::project::Project;
use xtask::tools::WASM;

/// A section for each licence text: the crates that come under it, then the text.
///
/// # Errors
/// When Cargo cannot tell what the core is made of.
pub fn of_the_core(project: &Project) -> Result<String> {
    let mut crates_by_text: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in linked(project)? {
        let name = format!("{} {} ({})", package.name, package.version, package.license);
        let text = licences(project, &package)?;
        crates_by_text.entry(text).or_default().push(name);
    }
    let mut sections: Vec<_> = crates_by_text.into_iter().collect();
    sections.sort_by(|(_, first), (_, second)| first.cmp(second));
    let sections = sections.into_iter().map(|(text, crates)| {
        let quoted: Vec<_> = text.lines().map(|line| format!("> {line}")).collect();
        let quoted = quoted.join("\n").replace("> \n", ">\n");
        format!("\n{}\n\n{quoted}\n", crates.join(", "))
    });
    Ok(sections.collect())
}

/// The texts that a crate is licensed under. Where it offers others beside Apache's, those are
/// enough.
fn licences(project: &Project, package: &Package) -> Result<String> {
    let directory = package.manifest_path.parent();
    let directory = directory.with_context(|| format!("{} is nowhere", package.name))?;
    let mut paths: Vec<PathBuf> = fs::read_dir(directory)
        .with_context(|| format!("the sources of {} are gone", package.name))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| named(path, &["LICENSE", "LICENCE", "UNLICENSE", "COPYING"]))
        .collect();
    paths.sort();
    if paths.iter().any(|path| !is_apache(path)) {
        paths.retain(|path| !is_apache(path));
    }
    let texts = paths.iter().map(|path| read_text(path));
    let texts = texts.collect::<Result<Vec<_>>>()?;
    let texts: Vec<_> = texts.iter().map(|text| text.trim()).collect();
    let text = texts.join("\n\n");
    // plotters packs a link to a file that it does not pack.
    if text.len() > 100 {
        Ok(text)
    } else {
        mit_of(project, package)
    }
}

/// The MIT licence in the name of a crate's authors, for one that has forgotten its text.
fn mit_of(project: &Project, package: &Package) -> Result<String> {
    ensure!(
        package.license.contains("MIT"),
        "{} brings no licence",
        package.name
    );
    let ours = read_text(&project.root.join("LICENSE-MIT"))?;
    let lines = ours.trim().lines();
    let permission: Vec<_> = lines
        .filter(|line| !line.starts_with("Copyright"))
        .collect();
    let permission = permission.join("\n");
    let authors = package.authors.join(", ");
    Ok(permission.replacen("\n\n", &format!("\n\nCopyright (c) {authors}\n"), 1))
}

fn named(path: &Path, beginnings: &[&str]) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    beginnings
        .iter()
        .any(|beginning| name.to_uppercase().starts_with(beginning))
}

fn is_apache(path: &Path) -> bool {
    named(path, &["LICENSE-APACHE", "LICENCE-APACHE"])
}

/// The crates that end up in the wasm: what the core depends on there, without macros. `cargo tree`
/// knows them, `cargo metadata` knows where they are (and takes in what only xtask asks for).
fn linked(project: &Project) -> Result<Vec<Package>> {
    let mut tree = project.cargo(&["tree", "--edges=normal,no-proc-macro", "--prefix=none"]);
    let tree = answer(tree.args(["--format={p}", "--target", WASM]))?;
    let tree = String::from_utf8(tree)?;
    let named: BTreeSet<_> = tree.lines().filter_map(name_and_version).collect();
    let metadata = answer(&mut project.cargo(&["metadata", "--format-version=1"]))?;
    let metadata: Metadata = serde_json::from_slice(&metadata)
        .context("cargo described the packages in a way that xtask does not know")?;
    let is_linked = |package: &Package| {
        // Only our own crates are of no registry.
        let is_others = package.source.is_some();
        is_others && named.contains(&(package.name.as_str(), package.version.as_str()))
    };
    Ok(metadata.packages.into_iter().filter(is_linked).collect())
}

/// The first two words of `serde v1.0.0 (*)`.
fn name_and_version(line: &str) -> Option<(&str, &str)> {
    let mut words = line.split(' ');
    Some((words.next()?, words.next()?.strip_prefix('v')?))
}

fn answer(cargo: &mut Command) -> Result<Vec<u8>> {
    let output = cargo.output().context("cargo could not be started")?;
    if !output.status.success() {
        bail!("cargo does not tell what the core is made of");
    }
    Ok(output.stdout)
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    source: Option<String>,
    #[serde(default)]
    license: String,
    authors: Vec<String>,
    manifest_path: PathBuf,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_tree_names_a_crate() {
        assert_eq!(
            name_and_version("serde v1.0.229 (*)"),
            Some(("serde", "1.0.229"))
        );
        assert_eq!(name_and_version(""), None);
    }

    #[test]
    fn only_what_is_linked_is_named() -> Result<()> {
        let linked = linked(&Project::load()?)?;
        let names: Vec<_> = linked.iter().map(|package| package.name.as_str()).collect();
        assert!(names.contains(&"plotters-backend") && names.contains(&"wasm-bindgen"));
        for other in [
            "dateline",
            "dateline-allocator",
            "proptest",
            "serde_derive",
            "oxc",
        ] {
            assert!(!names.contains(&other), "{other}");
        }
        Ok(())
    }

    #[test]
    fn every_linked_crate_brings_its_licence() -> Result<()> {
        let project = Project::load()?;
        for package in linked(&project)? {
            let text = licences(&project, &package)?;
            assert!(text.contains("ermission"), "{}: {text}", package.name);
        }
        Ok(())
    }
}
