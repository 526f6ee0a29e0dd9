//! The modules of the shell: those that we have written, and the two that are made.

use crate::minify;
use anyhow::Result;
use std::path::Path;
use xtask::files::read_text;
use xtask::project::Project;

/// The modules of the shell that are made here: wasm-bindgen's glue, and the style sheets.
const GLUE: &str = "shell/glue.js";
const SHEETS: &str = "shell/sheets.js";

/// The source of a module of the shell, as we have written it or as it is made.
///
/// # Errors
/// When there is no such module.
pub fn module(project: &Project, glue: &str, path: &str) -> Result<String> {
    match path {
        GLUE => Ok(glue.to_owned()),
        SHEETS => sheets(&project.www()),
        path => read_text(&project.www().join(path)),
    }
}

/// A module that exports the rules of each of the shell's style sheets as a text.
fn sheets(www: &Path) -> Result<String> {
    let sheet = |name: &str| {
        let rules = minify::css(&read_text(&www.join("shell").join(format!("{name}.css")))?);
        Ok(format!(
            "export const {name} = {};\n",
            serde_json::to_string(&rules)?
        ))
    };
    [
        "base",
        "card",
        "figure",
        "table",
        "tip",
        "controls",
        "interaction",
        "phrases",
        "reader",
        "timeline",
    ]
    .into_iter()
    .map(sheet)
    .collect()
}
