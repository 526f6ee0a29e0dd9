//! `cargo xtask bench soak`: what a thousand figures leave behind that have come, been drawn and been
//! finalized, on a page where others stay; and how long a broken core takes to draw again.

use super::memory::{self, Held, held, number};
use crate::browser::{Browser, Screen};
use crate::table::aligned;
use anyhow::{Context, Result, bail};
use dateline_assembly::build;
use dateline_assembly::http::Server;
use dateline_assembly::serve::listen;
use dateline_assembly::site::Site;
use serde_json::json;
use xtask::project::Project;
use xtask::step;

/// The pages: their scripts set `soak` and `rebuilt`, of which the first is told when to run.
const SOAK: &str = "bench/soak.html";
const REBUILD: &str = "bench/rebuild.html";

/// After so many cycles V8 has nearly done with compiling what runs often. Its machine code is part of
/// the heap: heap snapshots after 200 and 700 cycles differ by 165 kB of it, and by nothing of ours.
const WARM_UP: u32 = 1000;
const CYCLES: u32 = 1000;

/// No command to the browser takes longer than three minutes, so it is told this many at a time.
const AT_A_TIME: u32 = 100;

/// How much may be left of all cycles together, and how long the slowest new beginning may take.
const MOST_WASM: f64 = 65_536.0;
const MOST_HEAP: f64 = 100_000.0;
const MOST_REBUILD_MS: f64 = 500.0;

/// One line of the result: what, how much before and after, and how much more it may be.
struct Finding {
    what: &'static str,
    before: f64,
    after: f64,
    most: f64,
}

impl Finding {
    fn is_over(&self) -> bool {
        let more = self.after - self.before;
        more.is_nan() || more > self.most
    }
}

/// Runs the soak and the rebuild, and prints what they found.
///
/// # Errors
/// When a limit is broken, or the pages do not work.
pub fn soak(project: &Project) -> Result<()> {
    build::build(project)?;
    build::build_faulty(project)?;
    let site = Site::new(project)
        .with("bench/", project.root.join("bench"))
        .with("faulty/", project.faulty());
    let server = Server::start(listen(0)?, site)?;
    let browser = Browser::start(project)?;
    browser.show_on(Screen::DESK)?;
    memory::watch(&browser)?;
    step::say("Measuring", "how long a broken core takes to draw again");
    browser.goto(&format!("{}{REBUILD}", server.address()))?;
    let slowest = number(&browser.run("return window.rebuilt", &[])?)?;
    step::say(
        "Soaking",
        &format!("{CYCLES} figures beside those that stay"),
    );
    browser.goto(&format!("{}{SOAK}", server.address()))?;
    let mut findings = soaked(&browser)?;
    findings.push(Finding {
        what: "milliseconds to draw again after a trap",
        before: 0.0,
        after: slowest,
        most: MOST_REBUILD_MS,
    });
    print!("{}", aligned(&rows(&findings)));
    match findings.iter().find(|finding| finding.is_over()) {
        Some(finding) => bail!("{}: over the limit", finding.what),
        None => Ok(()),
    }
}

fn soaked(browser: &Browser) -> Result<Vec<Finding>> {
    browser.devtools("Performance.enable", json!({}))?;
    browser.wait("return window.soak !== undefined")?;
    run(browser, WARM_UP)?;
    let before = held(browser)?;
    run(browser, CYCLES)?;
    let after = held(browser)?;
    let finding = |what, of: fn(&Held) -> f64, most| Finding {
        what,
        before: of(&before),
        after: of(&after),
        most,
    };
    Ok(vec![
        finding("bytes of wasm memory", |held| held.wasm, MOST_WASM),
        finding("bytes of JavaScript heap", |held| held.heap, MOST_HEAP),
        finding("DOM nodes", |held| held.nodes, 0.0),
        finding("event listeners", |held| held.listeners, 0.0),
    ])
}

fn run(browser: &Browser, cycles: u32) -> Result<()> {
    for _ in 0..cycles / AT_A_TIME {
        let ran = browser.run("return soak.run(arguments[0])", &[AT_A_TIME.into()]);
        ran.context("a cycle failed")?;
    }
    Ok(())
}

fn rows(findings: &[Finding]) -> Vec<[String; 6]> {
    let head = ["what is left", "", "before", "after", "more", "limit"].map(String::from);
    let row = |finding: &Finding| {
        let verdict = if finding.is_over() { "over" } else { "" };
        let more = finding.after - finding.before;
        let numbers = [finding.before, finding.after, more, finding.most];
        let [before, after, more, most] = numbers.map(|value| format!("{value:.0}"));
        [
            finding.what.into(),
            verdict.into(),
            before,
            after,
            more,
            most,
        ]
    };
    std::iter::once(head)
        .chain(findings.iter().map(row))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_grows_beyond_its_limit_is_over() {
        let grown = |after| Finding {
            what: "bytes",
            before: 100.0,
            after,
            most: 50.0,
        };
        assert!(!grown(90.0).is_over());
        assert!(!grown(150.0).is_over());
        assert!(grown(151.0).is_over());
        assert!(grown(f64::NAN).is_over());
    }
}
