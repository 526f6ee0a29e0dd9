//! The core: compiled to wasm, and bound to JavaScript.

use crate::project::Project;
use crate::step;
use crate::tools::{self, WASM};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// The name of the bound module: `dateline_core.js` and `dateline_core_bg.wasm`.
pub const CORE: &str = "dateline_core";

/// Compiles the core in release mode and writes its glue and its wasm into `directory`.
///
/// # Errors
/// When the wasm target cannot be had, or the core does not compile.
pub fn core(project: &Project, directory: &Path) -> Result<()> {
    tools::wasm_target(project)?;
    let module = compile(project)?;
    step::say("Binding", "the core to JavaScript");
    bind(&module, directory).context("wasm-bindgen cannot bind the core")
}

fn compile(project: &Project) -> Result<PathBuf> {
    let mut cargo = project.cargo(&["build", "--release", "--lib", "--target", WASM]);
    cargo.env("CARGO_ENCODED_RUSTFLAGS", short_paths());
    step::run("Compiling", "the core, in release mode", &mut cargo)?;
    let file = format!("{}.wasm", project.package.name);
    Ok(project.target.join(WASM).join("release").join(file))
}

/// Flags that cut this machine's directories off the file names in panic messages: the module
/// is the same wherever it is built, names nobody's home, and is a little smaller.
fn short_paths() -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let sources = home.map(|home| home.join("registry").join("src"));
    let registries = sources.and_then(|sources| std::fs::read_dir(sources).ok());
    let registries = registries.into_iter().flatten().flatten();
    let flags =
        registries.map(|registry| format!("--remap-path-prefix={}/=", registry.path().display()));
    flags.collect::<Vec<_>>().join("\x1f")
}

fn bind(module: &Path, directory: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(module)
        .out_name(CORE)
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(directory)
}
