//! The shell's modules that know no page, tried with Node.js, since only JavaScript can import them: `tests/modules`.

use crate::npm;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;
use xtask::files::{read_text, write};
use xtask::project::Project;
use xtask::step;

/// Runs each script of `tests/modules` beside the modules of the shell; gives how many there are.
///
/// # Errors
/// When one of them fails, or Node.js is missing and not ours to install.
pub fn check(project: &Project) -> Result<u32> {
    npm::expect_node()?;
    let directory = project.target.join("modules");
    copy(&project.www().join("shell"), &directory.join("shell"))?;
    let scripts = copy(&project.root.join("tests/modules"), &directory)?;
    write(&directory.join("package.json"), "{\"type\":\"module\"}")?;
    ensure!(!scripts.is_empty(), "there are no scripts in tests/modules");
    for script in &scripts {
        let mut node = npm::node(&directory);
        step::run("Testing", script, node.arg(script))?;
    }
    u32::try_from(scripts.len()).context("there are too many scripts")
}

/// Copies the scripts of a directory, and of those in it; gives the names of its own.
fn copy(from: &Path, to: &Path) -> Result<Vec<String>> {
    fs::create_dir_all(to)?;
    let mut names = Vec::new();
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        if path.is_dir() {
            copy(&path, &to.join(name))?;
        } else if path.extension().is_some_and(|ending| ending == "js") {
            write(&to.join(name), read_text(&path)?)?;
            names.push(name.to_owned());
        }
    }
    names.sort();
    Ok(names)
}
