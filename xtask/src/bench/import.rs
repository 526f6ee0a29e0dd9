//! `cargo xtask bench import`: a file of events, read by the importer and by libraries that split its fields.

use crate::browser::{Browser, Screen};
use crate::files::read;
use crate::http::Server;
use crate::project::Project;
use crate::serve::listen;
use crate::site::{Ask, Reply, Site};
use crate::table::aligned;
use crate::{build, npm, step};
use anyhow::{Context, Result};
use serde::Deserialize;

/// What a reader took, in milliseconds, the fastest round first.
#[derive(Deserialize)]
struct Timing {
    name: String,
    megabytes: f64,
    ms: Vec<f64>,
}

/// Reads the file in a browser with each of them, and prints their paces as ratios to the first one's.
///
/// # Errors
/// When npm is not to be had, or the page does not work.
pub fn import(project: &Project) -> Result<()> {
    build::build(project)?;
    let page = read(&project.root.join("bench/import/page.html"))?;
    let script = bundle(project)?;
    let answer = move |ask: &Ask| match ask.url {
        "/import/" => Some(Reply::new("text/html; charset=utf-8", page.clone())),
        "/import/main.js" => Some(Reply::new("text/javascript", script.clone())),
        _ => None,
    };
    let site = Site::new(project).behind(Box::new(answer));
    let server = Server::start(listen(0)?, site)?;
    let browser = Browser::start(project)?;
    browser.show_on(Screen::DESK)?;
    browser.goto(&format!("{}import/", server.address()))?;
    step::say("Measuring", "how fast a file of events is read");
    let result = browser.run("return window.benchResult", &[])?;
    let timings: Vec<Timing> =
        serde_json::from_value(result).context("the page does not give a list of timings")?;
    print!("{}", aligned(&rows(&timings)));
    Ok(())
}

fn rows(timings: &[Timing]) -> Vec<[String; 4]> {
    let mut rows = vec![["reader", "MB/s", "× first", "spread"].map(String::from)];
    let pace = |timing: &Timing| timing.megabytes / median(&timing.ms) * 1000.0;
    let first = timings.first().map_or(f64::NAN, pace);
    for timing in timings {
        let spread = timing.ms.last().zip(timing.ms.first());
        let spread = spread.map_or(f64::NAN, |(most, least)| most / least);
        rows.push([
            timing.name.clone(),
            format!("{:.0}", pace(timing)),
            format!("{:.2}", pace(timing) / first),
            format!("{spread:.2}"),
        ]);
    }
    rows
}

/// The middle one of sorted times.
fn median(ms: &[f64]) -> f64 {
    ms.get(ms.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The page's script with the libraries in it.
fn bundle(project: &Project) -> Result<Vec<u8>> {
    let sources = project.root.join("bench/import");
    let workshop = npm::install(project, &sources)?;
    let file = workshop.join("main.js");
    let mut esbuild = npm::tool(&workshop, "esbuild");
    esbuild
        .arg(sources.join("main.js"))
        .arg(format!("--outfile={}", file.display()))
        .args(["--bundle", "--minify", "--format=esm", "--target=es2022"])
        .arg("--log-level=warning")
        .env("NODE_PATH", workshop.join("node_modules"));
    step::run("Bundling", "the page that reads a file", &mut esbuild)?;
    read(&file)
}
