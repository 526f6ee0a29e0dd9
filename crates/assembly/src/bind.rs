//! The core and what the explorer runs: bound to JavaScript, the core in its parts.

use crate::split::Part;
use crate::{function_order, glue, panics, shared_names, split};
use anyhow::{Context, Result};
use std::path::Path;
use wasm_bindgen_cli_support::{Bindgen, EncodeInto};
use xtask::compile::{self, EXPLORERS};
use xtask::names;
use xtask::names::{CLAIMS_PART, DETAILS_PART};
use xtask::project::Project;
use xtask::step;

/// The core, compiled and bound.
pub struct Bound {
    /// The text of a module of the shell: see [`glue::module`].
    pub glue: String,
    pub wasm: Vec<u8>,
    /// What the wasm goes without until a view is there, until a reader asks for it, and where no prose is bound, by the names of
    /// [`xtask::names::core_parts`]: see [`split`].
    pub parts: Vec<(String, Vec<u8>)>,
}

/// What few pages show: its tables and tips come with it, not with those of all views.
const RARE: [&str; 1] = ["revisions"];

/// A module that comes with a view, whose folder it is not in.
const WITH: [(&str, &str); 1] = [("map", "dateline::geo::")];

/// Compiles the core in release mode, with some of its features, and binds it to JavaScript.
///
/// # Errors
/// When the wasm target cannot be had, or the core does not compile.
pub fn core(project: &Project, features: &str) -> Result<Bound> {
    let module = compile::core(project, features)?;
    step::say("Binding", "the core to JavaScript");
    bind(project, &module).context("wasm-bindgen cannot bind the core")
}

/// Compiles what the explorer runs, and puts each with its glue, a module, into a directory.
///
/// # Errors
/// As [`core`].
pub fn explorer(project: &Project, directory: &Path) -> Result<()> {
    let compiled = compile::explorer(project)?;
    for package in EXPLORERS {
        let module = format!("{}.wasm", package.replace('-', "_"));
        Bindgen::new()
            .input_path(compiled.join(module))
            .web(true)?
            .typescript(false)
            .remove_name_section(true)
            .remove_producers_section(true)
            .generate(directory)
            .with_context(|| format!("wasm-bindgen cannot bind {package}"))?;
    }
    Ok(())
}

/// Binds the module; gives the glue as a module of the shell, and the wasm.
fn bind(project: &Project, module: &Path) -> Result<Bound> {
    let mut output = Bindgen::new()
        .input_path(module)
        .no_modules(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .encode_into(EncodeInto::Always)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()?;
    panics::silence(output.wasm_mut());
    let glue = glue::module(&mut output)?;
    let names = names::core_parts(project)?;
    let mut first = output.wasm_mut().emit_wasm();
    let mut parts = Vec::new();
    for name in &names {
        let exports = match name.as_str() {
            DETAILS_PART => glue.details.clone(),
            CLAIMS_PART => glue.claims.clone(),
            _ => Vec::new(),
        };
        let part = Part {
            slots: split::slots_of(output.wasm_mut(), |function| is_of_part(name, function)),
            exports,
            prefix: name,
        };
        let split = split::split(&first, &part);
        let split = split.with_context(|| format!("{name} cannot be a part of the core"))?;
        first = split.first;
        parts.push(function_order::by_likeness(&split.second)?);
    }
    let (wasm, parts) = shared_names::renamed(&function_order::by_likeness(&first)?, &parts)?;
    Ok(Bound {
        glue: glue.text,
        wasm,
        parts: names.into_iter().zip(parts).collect(),
    })
}

/// Whether a function that is called by its address comes with a part. Its name is `module::function`, or
/// `<module::Type as Trait>::function`.
fn is_of_part(part: &str, function: &str) -> bool {
    let path = function.strip_prefix('<').unwrap_or(function);
    let is_of_view = |view: &str| path.starts_with(&format!("dateline::view::{view}::"));
    let is_detail = function.contains("dateline::view::definition::Details");
    match part {
        DETAILS_PART => is_detail,
        view if is_detail => is_of_view(view) && RARE.contains(&view),
        view => {
            is_of_view(view)
                || WITH
                    .iter()
                    .any(|(with, module)| *with == view && path.starts_with(module))
        }
    }
}
