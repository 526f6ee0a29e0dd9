//! The pages that are loaded: one for each library, bundled and compressed as for readers.

use crate::{npm, workspace};
use anyhow::{Context, Result};
use dateline_assembly::compress;
use dateline_assembly::site::{Ask, Reply, Site};
use std::collections::HashMap;
use std::fs;
use std::path::Path;
use xtask::files::{read, read_text};
use xtask::names::{CORE, DATA, DETAILS, ENTRY, LAND, core_part, core_parts};
use xtask::project::Project;
use xtask::step;

/// Ours as articles embed it, each figure with the picture, sentence and table of `dateline render` inside.
pub const OURS: &str = "ours";

/// Ours without them: nothing is to be seen before the core has drawn.
pub const BARE: &str = "ours, bare";

/// Those from npm, by the names of their directories; the first is what all are compared with.
pub const OTHERS: [&str; 5] = ["d3", "plot", "echarts", "vega-lite", "chartjs"];

/// The countries as all others draw them; ours has the same in `basemap.bin`.
const ATLAS: &str = "countries-110m.json";

const HTML: &str = "text/html; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";
const JSON: &str = "application/json";

/// A file, compressed once before anybody asks.
struct Packed {
    mime: &'static str,
    body: Vec<u8>,
}

/// Bundles all pages, and serves nothing but them, compressed whoever asks: `/d3/`, `/plot/` and so on.
///
/// # Errors
/// When npm is not to be had, or a page cannot be bundled.
pub fn site(project: &Project) -> Result<Site> {
    let sources = project.root.join("bench/load");
    let mut files = HashMap::new();
    let mut add = |path: String, mime, content: &[u8]| {
        let body = compress::brotli(content, compress::SHIPPED);
        files.insert(path, Packed { mime, body });
    };
    for (name, mime) in [
        (ENTRY, SCRIPT),
        (DETAILS, SCRIPT),
        (CORE, "application/wasm"),
        (LAND, BINARY),
        (DATA, JSON),
    ] {
        add(format!("/{name}"), mime, &read(&project.pkg().join(name))?);
    }
    for part in core_parts(project)? {
        let name = core_part(&part);
        add(
            format!("/{name}"),
            "application/wasm",
            &read(&project.pkg().join(&name))?,
        );
    }
    let atlas = read(&project.root.join("data/basemap").join(ATLAS))?;
    add(format!("/{ATLAS}"), JSON, &atlas);
    add("/page.css".into(), STYLE, &read(&sources.join("page.css"))?);
    let bare = read_text(&sources.join("ours.html"))?;
    add(format!("/{}/", directory(BARE)), HTML, bare.as_bytes());
    let ours = with_pictures(project, &bare)?;
    add(format!("/{OURS}/"), HTML, ours.as_bytes());
    let page = read(&sources.join("page.html"))?;
    for (library, script) in bundles(project, &sources)? {
        add(format!("/{library}/"), HTML, &page);
        add(format!("/{library}/main.js"), SCRIPT, &script);
    }
    Ok(Site::empty().behind(Box::new(move |ask: &Ask| files.get(ask.url).map(reply))))
}

/// The directory that a page is served from.
pub fn directory(library: &str) -> String {
    library.replace(", ", "-")
}

/// The page with every figure replaced by what `dateline render` makes of its attributes.
fn with_pictures(project: &Project, page: &str) -> Result<String> {
    let (open, close) = ("<dateline-figure ", "></dateline-figure>\n");
    let mut parts = page.split(open);
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (attributes, rest) = part.split_once(close).context("a figure with content")?;
        filled += &rendered(project, attributes)?;
        filled += rest;
    }
    Ok(filled)
}

/// A figure with its picture in it. An attribute is a flag of the command's.
fn rendered(project: &Project, attributes: &str) -> Result<String> {
    let file = project.target.join("bench-figure.html");
    let mut dateline = workspace::dateline(project, "render")?;
    dateline.arg(project.root.join("data").join(DATA));
    for attribute in attributes.split_inclusive("\" ") {
        let (name, value) = attribute.split_once('=').context("an empty attribute")?;
        dateline.arg(format!("--{name}"));
        dateline.arg(value.trim().trim_matches('"'));
    }
    dateline.arg("--base-map").arg(project.pkg().join(LAND));
    dateline.arg("--out").arg(&file);
    step::run("Rendering", "a picture for the page", &mut dateline)?;
    read_text(&file)
}

const BINARY: &str = "application/octet-stream";

fn reply(file: &Packed) -> Reply {
    let mut reply = Reply::new(file.mime, file.body.clone());
    reply.headers.push(("Content-Encoding", "br".into()));
    reply
}

/// Each library's script, with esbuild from npm: one module, tree-shaken and minified.
fn bundles(project: &Project, sources: &Path) -> Result<Vec<(&'static str, Vec<u8>)>> {
    let workshop = npm::install(project, sources)?;
    let output = workshop.join("bundles");
    fs::create_dir_all(&output)?;
    let bundle = |library: &'static str| {
        let file = output.join(format!("{library}.js"));
        let mut esbuild = npm::tool(&workshop, "esbuild");
        esbuild
            .arg(sources.join(library).join("main.js"))
            .arg(format!("--outfile={}", file.display()))
            .args(["--bundle", "--minify", "--format=esm", "--target=es2022"])
            .arg("--log-level=warning")
            .env("NODE_PATH", workshop.join("node_modules"));
        step::run(
            "Bundling",
            &format!("the page with {library}"),
            &mut esbuild,
        )?;
        Ok((library, read(&file)?))
    };
    OTHERS.into_iter().map(bundle).collect()
}
