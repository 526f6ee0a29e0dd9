//! Compiles what runs in a page, in release mode.

use crate::project::Project;
use crate::step;
use crate::tools::{self, WASM};
use anyhow::Result;
use std::path::PathBuf;

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
pub const EXPLORERS: [&str; 4] = [
    "dateline-import",
    "dateline-editor",
    "dateline-events",
    "dateline-render",
];

/// Compiles the core, with some of its features; gives the module.
///
/// # Errors
/// When the wasm target cannot be had, or the core does not compile.
pub fn core(project: &Project, features: &str) -> Result<PathBuf> {
    tools::wasm_target(project)?;
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

/// Compiles what the explorer runs; gives the directory of its modules.
///
/// # Errors
/// As [`core`].
pub fn explorer(project: &Project) -> Result<PathBuf> {
    tools::wasm_target(project)?;
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
    Ok(target.join(WASM).join("release"))
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
