//! `cargo xtask bench redraw`: the pure part with criterion, then whole redraws in the browser.

use crate::browser::{Browser, Screen};
use crate::table::aligned;
use anyhow::{Context, Result, bail};
use dateline_assembly::build;
use dateline_assembly::http::Server;
use dateline_assembly::serve::listen;
use dateline_assembly::site::Site;
use serde::Deserialize;
use xtask::project::Project;
use xtask::step;

/// The page of the bench: its script sets `benchResult`, a promise of a list of [`Timing`]s. The
/// first is the floor that the others are measured against.
const PAGE: &str = "bench/redraw.html";

/// One thing that was timed in the page.
#[derive(Deserialize)]
struct Timing {
    name: String,
    /// Milliseconds of script for one redraw.
    ms: f64,
    /// How many times the floor it may take.
    limit: Option<f64>,
}

/// Runs both and prints what they found.
///
/// # Errors
/// When a bench fails, or a timing is over its limit.
pub fn redraw(project: &Project) -> Result<()> {
    let mut criterion = project.cargo(&["bench", "--bench=*"]);
    let said = step::run("Measuring", "the pure part", &mut criterion)?;
    println!("{}", times_of(&said));
    build::build(project)?;
    step::say("Measuring", "redraws in the browser");
    let timings = in_browser(project)?;
    let floor = timings.first().context("the bench page timed nothing")?.ms;
    print!("{}", aligned(&rows(&timings, floor)));
    match timings.iter().find(|timing| is_over(timing, floor)) {
        Some(timing) => bail!("{} is over its limit", timing.name),
        None => Ok(()),
    }
}

fn in_browser(project: &Project) -> Result<Vec<Timing>> {
    let site = Site::new(project)
        .with("bench/", project.root.join("bench"))
        .with("glue/", project.glue());
    let server = Server::start(listen(0)?, site)?;
    let browser = Browser::start(project)?;
    browser.show_on(Screen::DESK)?;
    browser.goto(&format!("{}{PAGE}", server.address()))?;
    let result = browser.run("return window.benchResult", &[])?;
    serde_json::from_value(result).context("the bench page does not give a list of timings")
}

/// Criterion's lines of results, without its remarks.
fn times_of(said: &str) -> String {
    let lines = said.lines().filter(|line| line.contains("time:"));
    lines.collect::<Vec<_>>().join("\n")
}

fn rows(timings: &[Timing], floor: f64) -> Vec<[String; 5]> {
    let mut rows = vec![["redraw", "", "ms", "× floor", "limit"].map(String::from)];
    rows.extend(timings.iter().map(|timing| {
        let ratio = format!("{:.2}", timing.ms / floor);
        let limit = timing
            .limit
            .map_or(String::new(), |limit| format!("{limit:.2}"));
        let verdict = if is_over(timing, floor) { "over" } else { "" };
        [
            timing.name.clone(),
            verdict.into(),
            format!("{:.3}", timing.ms),
            ratio,
            limit,
        ]
    }));
    rows
}

fn is_over(timing: &Timing, floor: f64) -> bool {
    timing.limit.is_some_and(|limit| timing.ms > limit * floor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timing_is_measured_against_the_floor() {
        let timing = |ms, limit| Timing {
            name: "all".into(),
            ms,
            limit,
        };
        assert!(!is_over(&timing(1.0, Some(2.5)), 0.4));
        assert!(is_over(&timing(1.1, Some(2.5)), 0.4));
        assert!(!is_over(&timing(9.0, None), 0.4));
    }
}
