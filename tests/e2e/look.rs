//! What is to be seen of the three figures, and what has changed between two looks.

use crate::stage::Stage;
use anyhow::{Context, Result, bail, ensure};
use dateline_checks::engine::Engine;
use dateline_checks::webdriver::{Element, POLL};
use serde_json::Value;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Ahead of every script of the tests.
const PROBE: &str = include_str!("probe.js");

pub const VIEWS: [&str; 3] = ["shares", "trend", "map"];

/// How long a picture may take on a busy machine.
const WAIT: Duration = Duration::from_secs(20);

/// The figures as they were at one moment.
#[derive(Clone, Debug)]
pub struct Look(Value);

impl Look {
    /// A text of a figure: `headline`, `measure`, `message`; empty where there is none.
    pub fn text(&self, view: &str, part: &str) -> &str {
        self.0[view][part].as_str().unwrap_or_default()
    }

    /// What the tooltip of a figure says; none if none is shown.
    pub fn tip(&self, view: &str) -> Option<&str> {
        self.0[view]["tip"].as_str()
    }

    /// The number of numbered entries in a figure's key.
    pub fn entries(&self, view: &str) -> u64 {
        self.0[view]["entries"].as_u64().unwrap_or_default()
    }

    /// How many pixels of a layer have ink.
    pub fn dots(&self, view: &str, layer: &str) -> u64 {
        self.0[view][layer]["dots"].as_u64().unwrap_or_default()
    }

    /// How light the ink of a layer is, from 0 to 1.
    pub fn lightness(&self, view: &str, layer: &str) -> f64 {
        self.0[view][layer]["light"].as_f64().unwrap_or_default()
    }

    /// The views whose marks are drawn otherwise than in `before`.
    pub fn redrawn_since(&self, before: &Self) -> Vec<&'static str> {
        let is_redrawn = |view: &&str| self.0[view]["data"] != before.0[view]["data"];
        VIEWS.into_iter().filter(is_redrawn).collect()
    }

    /// Whether ground and marks of all views are as in `before`.
    pub fn is_like(&self, before: &Self) -> bool {
        let is_like = |layer: &str| {
            let same = |view: &str| self.0[view][layer] == before.0[view][layer];
            VIEWS.into_iter().all(same)
        };
        is_like("back") && is_like("data")
    }
}

impl Stage {
    /// Runs the body of an asynchronous function that can use what `probe.js` offers.
    pub fn probe(&self, body: &str, arguments: &[Value]) -> Result<Value> {
        // Scripts of Firefox's driver have modules of their own, another copy of each: they are to
        // use the page's.
        let own = |text: &str| match self.browser.engine() {
            Engine::Firefox => text.replace("import(", "window.importInPage("),
            Engine::Chromium | Engine::WebKit => text.into(),
        };
        let (probe, body) = (own(PROBE), own(body));
        let script = format!("{probe}\nreturn (async (...given) => {{ {body} }})(...arguments);");
        self.browser.run(&script, arguments)
    }

    /// Looks at the three figures once what was asked for is drawn.
    pub fn look(&self) -> Result<Look> {
        self.probe("return look();", &[]).map(Look)
    }

    /// Looks until `is_there` holds.
    pub fn look_for(&self, what: &str, is_there: impl Fn(&Look) -> bool) -> Result<Look> {
        let deadline = Instant::now() + WAIT;
        loop {
            let look = self.look()?;
            if is_there(&look) {
                return Ok(look);
            }
            ensure!(Instant::now() < deadline, "{what} did not come: {look:?}");
            sleep(POLL);
        }
    }

    /// Runs a body until it gives what is expected; a failure tells what it gave last. One that throws asks
    /// for what is not there yet.
    pub fn expect_soon(&self, body: &str, given: &[Value], expected: &Value) -> Result<()> {
        let deadline = Instant::now() + WAIT;
        loop {
            let found = self.probe(body, given);
            if found.as_ref().is_ok_and(|found| found == expected) {
                return Ok(());
            }
            if Instant::now() > deadline {
                bail!("{} instead of {expected}", found?);
            }
            sleep(POLL);
        }
    }

    /// Opens the host page, and waits until all of it is drawn, the land of the map too.
    pub fn open_article(&self) -> Result<Look> {
        self.open_host()?;
        self.look_for("the land", |look| look.dots("map", "back") > 1000)
    }

    /// Moves the mouse to where a figure shows what the tip says in `words`.
    pub fn hover_over(&self, view: &str, words: &[&str]) -> Result<Look> {
        let (x_css, y_css) = self.spot(view, words)?;
        self.browser.hover(&self.picture(view)?, x_css, y_css)?;
        self.look_for("a tip", |look| look.tip(view).is_some())
    }

    /// Where a figure shows what the tip says in `words`, in CSS pixels from the picture's corner.
    pub fn spot(&self, view: &str, words: &[&str]) -> Result<(f64, f64)> {
        let spot = self.probe(
            "return findSpot(...given);",
            &[view.into(), words.to_vec().into()],
        )?;
        let place = spot[0].as_f64().zip(spot[1].as_f64());
        place.with_context(|| format!("nothing in {view} says {words:?}"))
    }

    /// The box in which a figure's canvases are.
    pub fn picture(&self, view: &str) -> Result<Element> {
        let selector = format!("dateline-figure[view={view}] >>> .picture");
        self.browser.find(&selector)
    }
}
