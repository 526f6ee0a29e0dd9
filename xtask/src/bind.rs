//! The core: compiled to wasm, and bound to JavaScript.

use crate::project::Project;
use crate::split::Part;
use crate::step;
use crate::tools::{self, WASM};
use crate::{function_order, glue, panics, shared_names, split};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::{Bindgen, EncodeInto};

/// The core, compiled and bound.
pub struct Bound {
    /// The text of a module of the shell: see [`glue::module`].
    pub glue: String,
    pub wasm: Vec<u8>,
    /// What the wasm goes without until a map is there, until two sources are compared, until a reader asks for it, and where no prose is bound: see [`split`].
    pub shares: Vec<u8>,
    pub trend: Vec<u8>,
    pub map: Vec<u8>,
    pub revisions: Vec<u8>,
    pub details: Vec<u8>,
    pub claims: Vec<u8>,
}

/// The modules whose functions are called by their addresses: `src/view/map/code.rs`.
const MAP: [&str; 2] = ["dateline::view::map::", "dateline::geo::"];
/// The same of the `code.rs` of the other views.
const SHARES: [&str; 1] = ["dateline::view::shares::"];
const TREND: [&str; 1] = ["dateline::view::trend::"];
const REVISIONS: [&str; 1] = ["dateline::view::revisions::"];

/// Compiles the core in release mode, with some of its features, and binds it to JavaScript.
///
/// # Errors
/// When the wasm target cannot be had, or the core does not compile.
pub fn core(project: &Project, features: &str) -> Result<Bound> {
    tools::wasm_target(project)?;
    let module = compile(project, features)?;
    step::say("Binding", "the core to JavaScript");
    bind(&module).context("wasm-bindgen cannot bind the core")
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
fn bind(module: &Path) -> Result<Bound> {
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
    let of_shares = Part {
        slots: split::slots_of(output.wasm_mut(), &SHARES),
        prefix: "s",
        ..Part::default()
    };
    let of_trend = Part {
        slots: split::slots_of(output.wasm_mut(), &TREND),
        prefix: "t",
        ..Part::default()
    };
    let of_map = Part {
        slots: split::slots_of(output.wasm_mut(), &MAP),
        prefix: "m",
        ..Part::default()
    };
    let of_revisions = Part {
        slots: split::slots_of(output.wasm_mut(), &REVISIONS),
        prefix: "r",
        ..Part::default()
    };
    let of_details = Part {
        exports: glue.details,
        ..Part::default()
    };
    let of_claims = Part {
        exports: glue.claims,
        prefix: "c",
        ..Part::default()
    };
    let map = split::split(&output.wasm_mut().emit_wasm(), &of_map)?;
    let revisions = split::split(&map.first, &of_revisions)?;
    let shares = split::split(&revisions.first, &of_shares)?;
    let trend = split::split(&shares.first, &of_trend)?;
    let details = split::split(&trend.first, &of_details)?;
    let claims = split::split(&details.first, &of_claims)?;
    let arranged = |wasm: &[u8]| function_order::by_likeness(wasm);
    let parts =
        [&shares, &trend, &map, &revisions, &details, &claims].map(|split| arranged(&split.second));
    let parts = parts.into_iter().collect::<Result<Vec<_>>>()?;
    let (wasm, parts) = shared_names::renamed(&arranged(&claims.first)?, &parts)?;
    let [shares, trend, map, revisions, details, claims] =
        <[Vec<u8>; 6]>::try_from(parts).unwrap_or_default();
    Ok(Bound {
        glue: glue.text,
        wasm,
        shares,
        trend,
        map,
        revisions,
        details,
        claims,
    })
}
