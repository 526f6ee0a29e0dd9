//! What the shell reads of addresses, held against any there may be: with Node.js, since only JavaScript can import its modules.

use crate::files::{read_text, write};
use crate::project::Project;
use crate::{npm, step};
use anyhow::Result;
use std::fs;

/// The modules that read and write addresses; they know of no page.
const MODULES: [&str; 2] = ["address.js", "clauses.js"];

/// The script beside them, in `tests/address`.
const SCRIPT: &str = "any.js";

/// Reads many addresses that are broken in ways of their own.
///
/// # Errors
/// When one of them breaks the reader, or Node.js is missing and not ours to install.
pub fn check(project: &Project) -> Result<()> {
    npm::expect_node()?;
    let directory = project.target.join("address");
    fs::create_dir_all(&directory)?;
    write(&directory.join("package.json"), "{\"type\":\"module\"}")?;
    for module in MODULES {
        let text = read_text(&project.www().join("shell").join(module))?;
        write(&directory.join(module), text)?;
    }
    let script = project.root.join("tests/address").join(SCRIPT);
    write(&directory.join(SCRIPT), read_text(&script)?)?;
    let mut node = npm::node(&directory);
    step::run("Testing", "what addresses say", node.arg(SCRIPT))?;
    Ok(())
}
