//! `cargo xtask bench load`: the same three views, from the click until they are painted, with ours
//! and with other libraries.
//!
//! Each visit is cold: a tab of its own, and a host name of its own below `localhost`, so that the
//! browser takes a new process and finds nothing in any cache, neither of files nor of compiled code.
//! The libraries take turns, and the medians are compared within one run: times of different runs, or
//! of different machines, say nothing about each other.

use super::memory::{self, Metrics, held, number};
use super::pages::{self, BARE, OTHERS, OURS};
use crate::browser::{Browser, Screen};
use crate::table::aligned;
use anyhow::{Context, Result};
use dateline_assembly::build;
use dateline_assembly::http::Server;
use dateline_assembly::serve::listen;
use serde_json::{Value, json};
use xtask::project::Project;
use xtask::step;

/// How often each page is visited in each setting.
const VISITS: usize = 9;

/// What a page is loaded under.
struct Setting {
    name: &'static str,
    slowed: f64,
    /// Bits per second and milliseconds a request; the machine's own where there are none.
    line: Option<(f64, f64)>,
}

const SETTINGS: [Setting; 3] = [
    Setting {
        name: "plain",
        slowed: 1.0,
        line: None,
    },
    Setting {
        name: "CPU slowed four times",
        slowed: 4.0,
        line: None,
    },
    Setting {
        name: "1.6 Mbit/s, 150 ms",
        slowed: 1.0,
        line: Some((1.6e6, 150.0)),
    },
];

/// What one visit took, or the medians of many: kilobytes over the wire, milliseconds, megabytes.
#[derive(Clone, Copy, Debug, Default)]
struct Cost {
    wire_kb: f64,
    painted_ms: f64,
    /// Until it answers a reader; for what never does, until it is painted.
    live_ms: f64,
    script_ms: f64,
    busy_ms: f64,
    heap_mb: f64,
    wasm_mb: f64,
}

/// The fields of a cost, for medians.
const FIELDS: [fn(&mut Cost) -> &mut f64; 7] = [
    |cost| &mut cost.wire_kb,
    |cost| &mut cost.painted_ms,
    |cost| &mut cost.live_ms,
    |cost| &mut cost.script_ms,
    |cost| &mut cost.busy_ms,
    |cost| &mut cost.heap_mb,
    |cost| &mut cost.wasm_mb,
];

/// Visits all pages in all settings, and prints the medians.
pub fn load(project: &Project) -> Result<()> {
    build::build(project)?;
    step::say("Compressing", "the pages");
    let server = Server::start(listen(0)?, pages::site(project)?)?;
    let browser = Browser::start(project)?;
    let mut visitor = Visitor {
        browser: &browser,
        address: server.address(),
        visits: 0,
    };
    for setting in &SETTINGS {
        step::say(
            "Visiting",
            &format!("seven pages {VISITS} times: {}", setting.name),
        );
        let costs = visitor.compare(setting)?;
        println!("\n{}\n{}", setting.name, aligned(&rows(&costs)));
    }
    println!("{NOTE}");
    Ok(())
}

const NOTE: &str = "\
Medians. wire: bodies as sent, with brotli. painted: from navigation to the second frame after the last
view was there to be seen; ours has its pictures in the page, as `dateline render` writes them, and ours, bare
has not. live: to the second frame after the core has drawn the last view and what makes tips has come, so that a reader is answered; the others
answer nobody. script, busy: the main thread until then, in JavaScript and in all. heap: JavaScript's, after
a collection. The others draw world-atlas's countries-110m; ours the same, packed anew.";

struct Visitor<'b> {
    browser: &'b Browser,
    address: String,
    visits: usize,
}

impl Visitor<'_> {
    /// The medians of each page, the pages taking turns after a round that does not count.
    fn compare(&mut self, setting: &Setting) -> Result<Vec<(&'static str, Cost)>> {
        let libraries = || [OURS, BARE].into_iter().chain(OTHERS);
        let mut costs: Vec<(_, Vec<Cost>)> = libraries().map(|name| (name, Vec::new())).collect();
        for round in 0..=VISITS {
            for (library, costs) in &mut costs {
                let visit = self.visit(library, setting);
                let cost = visit.with_context(|| format!("the page with {library}"))?;
                if round > 0 {
                    costs.push(cost);
                }
            }
        }
        Ok(costs
            .into_iter()
            .map(|(name, costs)| (name, medians(&costs)))
            .collect())
    }

    /// Visits a page as nobody has before.
    fn visit(&mut self, library: &str, setting: &Setting) -> Result<Cost> {
        self.visits += 1;
        let host = format!("visit-{}.localhost", self.visits);
        let address = self.address.replace("127.0.0.1", &host);
        self.browser.fresh_tab()?;
        self.prepare(setting)?;
        memory::watch(self.browser)?;
        self.browser
            .goto(&format!("{address}{}/", pages::directory(library)))?;
        let painted = self.browser.run("return window.painted", &[])?;
        let live = self
            .browser
            .run("return window.live ?? window.painted", &[])?;
        let metrics = Metrics::read(self.browser)?;
        let wire = self.browser.run(WIRE, &[])?;
        let held = held(self.browser)?;
        Ok(Cost {
            wire_kb: number(&wire)? / 1e3,
            painted_ms: number(&painted)?,
            live_ms: number(&live)?,
            script_ms: metrics.get("ScriptDuration")? * 1e3,
            busy_ms: metrics.get("TaskDuration")? * 1e3,
            heap_mb: held.heap / 1e6,
            wasm_mb: held.wasm / 1e6,
        })
    }

    fn prepare(&self, setting: &Setting) -> Result<()> {
        self.browser.show_on(Screen::DESK)?;
        let tell = |command, parameters: Value| self.browser.devtools(command, parameters);
        tell("Performance.enable", json!({}))?;
        tell(
            "Emulation.setCPUThrottlingRate",
            json!({ "rate": setting.slowed }),
        )?;
        if let Some((bits, latency_ms)) = setting.line {
            tell("Network.enable", json!({}))?;
            let line = json!({
                "offline": false,
                "latency": latency_ms,
                "downloadThroughput": bits / 8.0,
                "uploadThroughput": bits / 8.0,
            });
            tell("Network.emulateNetworkConditions", line)?;
        }
        Ok(())
    }
}

/// The bodies of the page and of all that it fetched, as they came over the wire.
const WIRE: &str = "
    const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    return entries.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
";

fn medians(costs: &[Cost]) -> Cost {
    let mut medians = Cost::default();
    for field in FIELDS {
        let mut values: Vec<f64> = costs.iter().map(|cost| *field(&mut cost.clone())).collect();
        values.sort_by(f64::total_cmp);
        *field(&mut medians) = values[values.len() / 2];
    }
    medians
}

fn rows(costs: &[(&str, Cost)]) -> Vec<[String; 10]> {
    let head = [
        "page",
        "",
        "wire kB",
        "painted ms",
        "× d3",
        "live ms",
        "script ms",
        "busy ms",
        "heap MB",
        "wasm MB",
    ];
    let floor = costs.iter().find(|(name, _)| *name == OTHERS[0]);
    let floor = floor.map_or(f64::NAN, |(_, cost)| cost.painted_ms);
    let row = |(name, cost): &(&str, Cost)| {
        [
            (*name).into(),
            String::new(),
            format!("{:.1}", cost.wire_kb),
            format!("{:.0}", cost.painted_ms),
            format!("{:.2}", cost.painted_ms / floor),
            format!("{:.0}", cost.live_ms),
            format!("{:.0}", cost.script_ms),
            format!("{:.0}", cost.busy_ms),
            format!("{:.1}", cost.heap_mb),
            format!("{:.1}", cost.wasm_mb),
        ]
    };
    let head = head.map(String::from);
    std::iter::once(head).chain(costs.iter().map(row)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_is_taken_of_each_field_by_itself() {
        let cost = |painted_ms, heap_mb| Cost {
            painted_ms,
            heap_mb,
            ..Cost::default()
        };
        let of_three = medians(&[cost(9.0, 1.0), cost(1.0, 3.0), cost(5.0, 2.0)]);
        assert_eq!((of_three.painted_ms, of_three.heap_mb), (5.0, 2.0));
    }
}
