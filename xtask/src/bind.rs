//! The core: compiled to wasm, and bound to JavaScript.

use crate::names::{CLAIMS_PART, DETAILS_PART};
use crate::project::Project;
use crate::split::Part;
use crate::step;
use crate::tools::{self, WASM};
use crate::{function_order, glue, names, panics, shared_names, split};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::{Bindgen, EncodeInto};

/// The core, compiled and bound.
pub struct Bound {
    /// The text of a module of the shell: see [`glue::module`].
    pub glue: String,
    pub wasm: Vec<u8>,
    /// What the wasm goes without until a view is there, until a reader asks for it, and where no prose is bound, by the names of
    /// [`crate::names::core_parts`]: see [`split`].
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
    tools::wasm_target(project)?;
    let module = compile(project, features)?;
    step::say("Binding", "the core to JavaScript");
    bind(project, &module).context("wasm-bindgen cannot bind the core")
}

/// What LLVM does for speed, at a price in bytes that optimising for size does not spare: rewriting loops for addresses
/// that wasm does not have, computing again on one way what is known on another, and joining what two ways do alike. 2 kB of
/// 89 with brotli; of eighty such settings these were worth it. The last one
/// makes functions look smaller than they are: some more are put where they are called.
const SMALLER: [&str; 4] = [
    "-disable-lsr",
    "-enable-pre=false",
    "-simplifycfg-sink-common=false",
    "-inline-instr-cost=4",
];

/// What the explorer runs beside the core: the importer in its worker, events in columns, what writes an archive's pictures, and on
/// the page of claims what checks articles.
const EXPLORERS: [&str; 4] = [
    "dateline-import",
    "dateline-editor",
    "dateline-events",
    "dateline-render",
];

/// Compiles what the explorer runs in release mode, and puts each with its glue, a module, into a directory.
///
/// # Errors
/// As [`core`].
pub fn explorer(project: &Project, directory: &Path) -> Result<()> {
    // A place of its own: with other flags than the core's, each would have the other compiled anew.
    let target = project.target.join("explorer");
    let mut cargo = project.cargo(&["build", "--release", "--lib", "--target", WASM]);
    cargo.arg("--target-dir").arg(&target);
    cargo.args(EXPLORERS.map(|package| format!("--package={package}")));
    cargo.env("CARGO_ENCODED_RUSTFLAGS", short_paths().join("\x1f"));
    step::run(
        "Compiling",
        "what the explorer runs, in release mode",
        &mut cargo,
    )?;
    for package in EXPLORERS {
        let module = format!("{}.wasm", package.replace('-', "_"));
        Bindgen::new()
            .input_path(target.join(WASM).join("release").join(module))
            .web(true)?
            .typescript(false)
            .remove_name_section(true)
            .remove_producers_section(true)
            .generate(directory)
            .with_context(|| format!("wasm-bindgen cannot bind {package}"))?;
    }
    Ok(())
}

fn compile(project: &Project, features: &str) -> Result<PathBuf> {
    let mut cargo = project.cargo(&["build", "--release", "--lib", "--target", WASM]);
    if !features.is_empty() {
        cargo.args(["--features", features]);
    }
    let mut flags = short_paths();
    flags.extend(SMALLER.map(|flag| format!("-Cllvm-args={flag}")));
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
    step::run("Compiling", "the core, in release mode", &mut cargo)?;
    let file = format!("{}.wasm", project.package.name);
    Ok(project.target.join(WASM).join("release").join(file))
}

/// Flags that cut this machine's directories off the file names in panic messages: the module
/// is the same wherever it is built, names nobody's home, and is a little smaller.
fn short_paths() -> Vec<String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let sources = home.map(|home| home.join("registry").join("src"));
    let registries = sources.and_then(|sources| std::fs::read_dir(sources).ok());
    let registries = registries.into_iter().flatten().flatten();
    let flags =
        registries.map(|registry| format!("--remap-path-prefix={}/=", registry.path().display()));
    flags.collect()
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
