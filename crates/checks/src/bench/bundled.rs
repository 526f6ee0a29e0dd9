//! Benches whose page is one script with libraries in it: a directory below `bench/` with a `main.js`, a `page.html` and the npm
//! packages that they want. The page leaves a promise of its result.

use crate::browser::{Browser, Screen};
use crate::npm;
use anyhow::{Result, bail};
use dateline_assembly::build;
use dateline_assembly::http::Server;
use dateline_assembly::serve::listen;
use dateline_assembly::site::{Ask, Reply, Site};
use serde_json::Value;
use std::path::Path;
use std::time::{Duration, Instant};
use xtask::files::read;
use xtask::project::Project;
use xtask::step;

/// A page may measure for so long.
const LONGEST: Duration = Duration::from_secs(20 * 60);

/// Builds the package and the bench of this name, opens its page, and gives what that has measured.
///
/// # Errors
/// When npm is not to be had, or the page does not work.
pub fn run(project: &Project, name: &str, what: &str) -> Result<Value> {
    build::build(project)?;
    let page = read(&project.root.join("bench").join(name).join("page.html"))?;
    let sources = project.root.join("bench").join(name);
    let workshop = npm::install(project, &sources)?;
    let script = bundle(&sources, &workshop)?;
    let (at_page, at_script) = (format!("/{name}/"), format!("/{name}/main.js"));
    let answer = move |ask: &Ask| {
        if ask.url == at_page {
            Some(alone(Reply::new("text/html; charset=utf-8", page.clone())))
        } else if ask.url == at_script {
            Some(Reply::new("text/javascript", script.clone()))
        } else {
            packaged(&workshop, ask.url.strip_prefix(&at_page)?)
        }
    };
    let site = Site::new(project).behind(Box::new(answer));
    let server = Server::start(listen(0)?, site)?;
    let browser = Browser::start(project)?;
    browser.show_on(Screen::DESK)?;
    browser.goto(&format!("{}{name}/", server.address()))?;
    step::say("Measuring", what);
    result(&browser)
}

/// What the page has measured, however long that takes: a script of a driver's may take minutes, no more.
fn result(browser: &Browser) -> Result<Value> {
    let ask = "
        const later = new Promise((done) => setTimeout(done, 20_000, null));
        return Promise.race([window.benchResult.then((found) => [found]), later]);";
    let begun = Instant::now();
    while begun.elapsed() < LONGEST {
        if let Some(found) = browser.run(ask, &[])?.get_mut(0) {
            return Ok(found.take());
        }
    }
    bail!(
        "the page did not come to an end within {} minutes",
        LONGEST.as_secs() / 60
    )
}

/// A file of an npm package that its script fetches: a worker, or WebAssembly.
fn packaged(workshop: &Path, path: &str) -> Option<Reply> {
    let kind = match path.rsplit_once('.')? {
        (_, "wasm") => "application/wasm",
        (_, "js") => "text/javascript",
        _ => return None,
    };
    let is_in_package = path.starts_with("node_modules/") && !path.contains("..");
    let file = is_in_package.then(|| read(&workshop.join(path)).ok())??;
    Some(alone(Reply::new(kind, file)))
}

/// A page that shares its process with no other site has clocks that tell 5 microseconds, not 100.
fn alone(mut page: Reply) -> Reply {
    let headers = [
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Embedder-Policy", "require-corp"),
    ];
    page.headers
        .extend(headers.map(|(name, value)| (name, value.to_owned())));
    page
}

/// The page's script with the libraries in it.
fn bundle(sources: &Path, workshop: &Path) -> Result<Vec<u8>> {
    let file = workshop.join("main.js");
    let mut esbuild = npm::tool(workshop, "esbuild");
    esbuild
        .arg(sources.join("main.js"))
        .arg(format!("--outfile={}", file.display()))
        .args(["--bundle", "--minify", "--format=esm", "--target=es2022"])
        .arg("--log-level=warning")
        .env("NODE_PATH", workshop.join("node_modules"));
    step::run("Bundling", "the page of the bench", &mut esbuild)?;
    read(&file)
}
