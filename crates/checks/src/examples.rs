//! `cargo xtask examples`: builds the examples as a newcomer would, with the bundlers and the
//! frameworks as they are published, on the package as it stands in `pkg/`.

use crate::npm;
use anyhow::{Context, Result};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use xtask::files::{read, write};
use xtask::names::STANDALONE;
use xtask::project::Project;
use xtask::step;

/// The examples that are built, by the names of their directories and of their npm scripts.
pub const BUILT: [&str; 5] = ["vite", "esbuild", "react", "vue", "svelte"];

/// The npm script that only checks types.
const TYPES: &str = "types";

/// In the directory of what was built: from what.
const STAMP: &str = "built-from";

/// Builds all examples into `target/examples`, unless nothing has changed. Gives how many there
/// are.
///
/// # Errors
/// When npm is not to be had, or an example does not build.
pub fn build(project: &Project) -> Result<u32> {
    let sources = project.root.join("examples");
    let output = directory(project);
    let files = [tracked(&sources)?, tracked(&project.pkg())?].concat();
    let stamp = digest(&files)?;
    if fs::read_to_string(output.join(STAMP)).is_ok_and(|before| before == stamp) {
        return Ok(COUNT);
    }
    let workshop = npm::install(project, &sources)?;
    furnish(project, &sources, &workshop)?;
    empty(&output)?;
    for name in BUILT {
        let mut script = npm::script(&workshop, name);
        step::run("Building", &format!("the example {name}"), &mut script)?;
        copy(&workshop.join(name).join("dist"), &output.join(name))?;
    }
    standalone(project, &sources, &output)?;
    let mut types = npm::script(&workshop, TYPES);
    step::run("Checking", "the example in TypeScript", &mut types)?;
    write(&output.join(STAMP), stamp)?;
    Ok(COUNT)
}

/// How many examples [`build`] builds or checks: with the two that no bundler builds.
const COUNT: u32 = BUILT.len() as u32 + 2;

/// The example that needs no tool: the page, and the script beside it.
fn standalone(project: &Project, sources: &Path, output: &Path) -> Result<()> {
    let folder = output.join("standalone");
    copy(&sources.join("standalone"), &folder)?;
    let script = read(&project.pkg().join(STANDALONE))?;
    write(&folder.join(STANDALONE), script)
}

/// Where the built examples are.
pub fn directory(project: &Project) -> PathBuf {
    project.target.join("examples")
}

/// Puts the sources beside the installed packages, and our package among these.
fn furnish(project: &Project, sources: &Path, workshop: &Path) -> Result<()> {
    for entry in fs::read_dir(sources)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() && !is_made(&entry.path()) {
            let folder = workshop.join(entry.file_name());
            empty(&folder)?;
            copy(&entry.path(), &folder)?;
        }
    }
    let package = workshop.join("node_modules").join(&project.package.name);
    empty(&package)?;
    copy(&project.pkg(), &package)
}

/// What a person's own npm leaves in the tree.
fn is_made(path: &Path) -> bool {
    path.ends_with("node_modules") || path.ends_with("dist")
}

fn empty(directory: &Path) -> Result<()> {
    if directory.exists() {
        fs::remove_dir_all(directory)?;
    }
    fs::create_dir_all(directory)?;
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in tracked(from)? {
        let target = to.join(file.strip_prefix(from)?);
        fs::create_dir_all(target.parent().context("a file has no directory")?)?;
        write(&target, read(&file)?)?;
    }
    Ok(())
}

/// All files below a directory, in order, without what npm leaves.
fn tracked(directory: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let entries = fs::read_dir(directory);
    let entries = entries.with_context(|| format!("there is no {}", directory.display()))?;
    for entry in entries {
        let path = entry?.path();
        if !path.is_dir() {
            files.push(path);
        } else if !is_made(&path) {
            files.extend(tracked(&path)?);
        }
    }
    files.sort();
    Ok(files)
}

/// A digest of names and contents.
fn digest(files: &[PathBuf]) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for file in files {
        (file, read(file)?).hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_tracked_counts_and_any_change_of_it_does() -> Result<()> {
        let root = std::env::temp_dir().join(format!("dateline-examples-{}", std::process::id()));
        empty(&root)?;
        fs::create_dir_all(root.join("one/dist"))?;
        fs::write(root.join("one/main.js"), "1")?;
        fs::write(root.join("one/dist/main.js"), "built")?;
        let before = digest(&tracked(&root)?)?;
        fs::write(root.join("one/dist/main.js"), "built again")?;
        let rebuilt = digest(&tracked(&root)?)?;
        fs::write(root.join("one/main.js"), "2")?;
        let changed = digest(&tracked(&root)?)?;
        fs::remove_dir_all(&root)?;
        assert_eq!(before, rebuilt);
        assert_ne!(before, changed);
        Ok(())
    }
}
