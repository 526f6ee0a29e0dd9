//! `cargo xtask build`: assembles the npm package in `pkg/`.

use crate::basemap;
use crate::package::ENTRY;
use crate::project::Project;
use crate::{bind, link, package, squeeze, step, typescript};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// The founding data set, and the name it ships under.
const DATA: &str = "myanmar-2021.json";

/// The name that the core's wasm ships under.
pub const CORE: &str = "dateline_core_bg.wasm";

/// The script that makes room for our frames on other people's pages.
pub const PARENT: &str = "dateline-embed.js";

/// The module of the shell that is not written by us: wasm-bindgen's glue.
const GLUE: &str = "shell/glue.js";

/// Builds the package wholly: what an earlier build, or wasm-pack, left in `pkg/` is gone.
///
/// # Errors
/// When the core does not compile, or a source file is missing or wrong.
pub fn build(project: &Project) -> Result<()> {
    let pkg = project.pkg();
    empty(&pkg).context("pkg/ cannot be emptied")?;
    let core = bind::core(project)?;
    step::say("Assembling", "pkg/");
    write(&pkg.join(CORE), &core.wasm)?;
    shell(project, &core.glue)?;
    frame(project)?;
    fs::create_dir_all(project.glue())?;
    write(&project.glue().join("glue.js"), &core.glue)?;
    data(project)?;
    base_map(project)?;
    package::describe(project)
}

/// Empties the directory down to its `.gitignore`, the one file of it that is tracked.
fn empty(directory: &Path) -> Result<()> {
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

/// The shell as one module, the glue in it, without what only people read.
fn shell(project: &Project, glue: &str) -> Result<()> {
    let www = project.www();
    let read = |path: &str| match path {
        GLUE => Ok(glue.to_owned()),
        path => read_text(&www.join(path)),
    };
    let linked = link::link(ENTRY, &read)?;
    write(&project.pkg().join(ENTRY), squeeze::javascript(&linked)?)
}

/// The page for frames, and the script for pages that hold them.
fn frame(project: &Project) -> Result<()> {
    let (www, pkg) = (project.www(), project.pkg());
    for file in ["embed.html", "embed.css"] {
        write(&pkg.join(file), read(&www.join("embed").join(file))?)?;
    }
    for (name, source) in [("embed.js", "embed/embed.js"), (PARENT, PARENT)] {
        let script = squeeze::javascript(&read_text(&www.join(source))?);
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
    let set = squeeze::json(&set).with_context(|| format!("data/{DATA} is wrong"))?;
    write(&project.pkg().join(DATA), set)?;
    let schema = read_text(&data.join("dataset.schema.json"))?;
    let types = typescript::declarations(&schema).context("data/dataset.schema.json is wrong")?;
    write(&project.pkg().join("dataset.d.ts"), types)
}

/// The base map in our own compact binary.
fn base_map(project: &Project) -> Result<()> {
    let source = project.root.join("data/basemap/countries-110m.json");
    let packed = basemap::build(&read(&source)?);
    let packed = packed
        .map_err(anyhow::Error::msg)
        .context("the base map is wrong")?;
    write(&project.pkg().join("basemap.bin"), packed)
}

/// Reads a file; a failure names it.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("{} cannot be read", path.display()))
}

/// Reads a text; a failure names its file.
pub fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}

/// Writes a file; a failure names it.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    fs::write(path, content).with_context(|| format!("{} cannot be written", path.display()))
}
