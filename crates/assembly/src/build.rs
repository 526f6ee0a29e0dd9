//! `cargo xtask build`: assembles the npm package in `pkg/`.

use crate::bind::Bound;
use crate::shell::module;
use crate::{bind, bundle, minify, package, standalone, typescript};
use anyhow::{Context, Result};
use std::fs;
use std::panic::resume_unwind;
use std::path::Path;
use std::thread;
use xtask::files::{read, read_text, write};
use xtask::names::{
    CLAIMS, CONTROLS, CORE, DATA, DETAILS, ENTRY, EXPLORE, FINE_LAND, INTERACTION, LAND, PARENT,
    READER, TAKE, TIMELINE, core_part,
};
use xtask::project::Project;
use xtask::step;

/// Builds all of `pkg/`: what articles embed, and what the explorer runs.
///
/// # Errors
/// When the core does not compile, or a source file is missing or wrong.
pub fn build(project: &Project) -> Result<()> {
    empty(project)?;
    // Most of the time one thread puts a whole program together: two of them fill two cores.
    thread::scope(|scope| {
        let explorer = scope.spawn(|| explorer(project));
        let article = article(project);
        let explorer = explorer.join();
        article.and(explorer.unwrap_or_else(|panic| resume_unwind(panic)))
    })
}

/// What articles embed: the npm package.
///
/// # Errors
/// As [`build`].
pub fn article(project: &Project) -> Result<()> {
    let core = bind::core(project, "")?;
    step::say("Assembling", "pkg/");
    scripts(project, &core, &project.pkg())?;
    frame(project)?;
    fs::create_dir_all(project.glue())?;
    write(&project.glue().join("glue.js"), &core.glue)?;
    data(project)?;
    base_maps(project)?;
    standalone::script(project, &core.glue)?;
    package::describe(project)
}

/// What the explorer runs besides.
///
/// # Errors
/// When it does not compile.
pub fn explorer(project: &Project) -> Result<()> {
    bind::explorer(project, &project.pkg().join(EXPLORE))
}

/// Empties `pkg/`: what an earlier build, or wasm-pack, left there is gone.
///
/// # Errors
/// When it cannot be emptied.
pub fn empty(project: &Project) -> Result<()> {
    empty_directory(&project.pkg()).context("pkg/ cannot be emptied")
}

/// Empties the directory down to its `.gitignore`, the one file of it that is tracked.
fn empty_directory(directory: &Path) -> Result<()> {
    fs::create_dir_all(directory)?;
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        if entry.file_name() == ".gitignore" {
            continue;
        }
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Builds the core and the shell once more, as they would be if they broke where a test wants it, into
/// a directory of their own.
///
/// # Errors
/// As [`build`].
pub fn build_faulty(project: &Project) -> Result<()> {
    let core = bind::core(project, "faults")?;
    fs::create_dir_all(project.faulty())?;
    scripts(project, &core, &project.faulty())
}

/// The core's wasm in its parts, and the shell as one module with the glue in it and those that it loads when they are
/// needed, without what only people read.
fn scripts(project: &Project, core: &Bound, directory: &Path) -> Result<()> {
    write(&directory.join(CORE), &core.wasm)?;
    for (part, wasm) in &core.parts {
        write(&directory.join(core_part(part)), wasm)?;
    }
    let entries = [
        ENTRY,
        CLAIMS,
        CONTROLS,
        DETAILS,
        INTERACTION,
        READER,
        TAKE,
        TIMELINE,
    ];
    for entry in entries {
        let bundled = bundle::bundle(entry, &|path| module(project, &core.glue, path))?;
        let hint = if entry == ENTRY { CALLED_AT_ONCE } else { "" };
        let script = hint.to_owned() + &minify::javascript(&bundled)?;
        write(&directory.join(entry), script)?;
    }
    Ok(())
}

/// Has Chromium compile all functions while the script arrives, beside the main thread, which would stop for each of three hundred at
/// its first call ([explicit compile hints](https://v8.dev/blog/explicit-compile-hints)).
const CALLED_AT_ONCE: &str = "//# allFunctionsCalledOnLoad\n";

/// The page for frames, and the script for pages that hold them.
fn frame(project: &Project) -> Result<()> {
    let (www, pkg) = (project.www(), project.pkg());
    for file in ["embed.html", "embed.css"] {
        write(&pkg.join(file), read(&www.join("embed").join(file))?)?;
    }
    for (name, source) in [("embed.js", "embed/embed.js"), (PARENT, PARENT)] {
        let script = minify::javascript(&read_text(&www.join(source))?);
        write(
            &pkg.join(name),
            script.with_context(|| format!("www/{source} is wrong"))?,
        )?;
    }
    Ok(())
}

/// The founding data set without its white space, and its types.
fn data(project: &Project) -> Result<()> {
    let data = project.root.join("data");
    let set = read_text(&data.join(DATA))?;
    let set = minify::json(&set).with_context(|| format!("data/{DATA} is wrong"))?;
    write(&project.pkg().join(DATA), set)?;
    let schema = read_text(&data.join("dataset.schema.json"))?;
    let types = typescript::declarations(&schema).context("data/dataset.schema.json is wrong")?;
    write(&project.pkg().join("dataset.d.ts"), types)
}

/// The base maps in our own compact binary.
fn base_maps(project: &Project) -> Result<()> {
    let pack = |source: &str, build: fn(&[u8]) -> Result<Vec<u8>, String>, name: &str| {
        let source = project.root.join("data/basemap").join(source);
        let packed = build(&read(&source)?).map_err(anyhow::Error::msg);
        let packed = packed.with_context(|| format!("the base map {name} is wrong"))?;
        write(&project.pkg().join(name), packed)
    };
    pack("countries-110m.json", dateline_basemap::build, LAND)?;
    pack(
        "countries-50m.json",
        dateline_basemap::build_fine,
        FINE_LAND,
    )
}
