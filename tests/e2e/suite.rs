//! The served page in a real browser, end to end. `cargo xtask test e2e` builds the package and
//! runs this; `cargo test -p dateline-checks --test e2e -- NAME` runs one test on what stands in `pkg/`.
//!
//! A test has a stage to itself, a server and a browser, and an empty page to begin with. Most of a test is waiting,
//! so a few run at the same time (`--test-threads` says how many). One that fails leaves a picture of what
//! it saw in `target/e2e/`.
//!
//! `DATELINE_ENGINE` names the browser engine: chromium, firefox or webkit. What an engine cannot
//! do is declared in `limits.rs`.

mod access;
mod address;
mod address_refused;
mod article;
mod builds;
mod choice;
mod claims;
mod claims_page;
mod controls;
mod data;
mod details;
mod documents;
mod dossier;
mod embed;
mod events;
mod examples;
mod explore;
mod filter;
mod frames;
mod guest;
mod hostile;
mod hosts;
mod interaction;
mod interface;
mod layout_shift;
mod life;
mod limits;
mod links;
mod look;
mod media;
mod misuse;
mod network;
mod page;
mod placing;
mod pointer;
mod reader;
mod reader_says;
mod reader_tips;
mod redraw;
mod resources;
mod revisions;
mod screen;
mod security;
mod stage;
mod story;
mod take;
mod timeline;
mod traffic;
mod witness;
mod zoom;

use anyhow::Result;
use dateline_checks::engine::Engine;
use libtest_mimic::{Arguments, Trial};
use stage::{Body, Stages};
use std::process::ExitCode;
use std::sync::Arc;

/// How many tests run at the same time. Two keep two cores busy most of the time; a third fills the pauses.
const AT_ONCE: usize = 3;

/// A group of tests: its name, and its tests with theirs.
type Group = (&'static str, &'static [(&'static str, Body)]);

const GROUPS: [Group; 44] = [
    ("page", page::TESTS),
    ("article", article::TESTS),
    ("filter", filter::TESTS),
    ("choice", choice::TESTS),
    ("links", links::TESTS),
    ("interaction", interaction::TESTS),
    ("address", address::TESTS),
    ("address_refused", address_refused::TESTS),
    ("zoom", zoom::TESTS),
    ("timeline", timeline::TESTS),
    ("controls", controls::TESTS),
    ("documents", documents::TESTS),
    ("details", details::TESTS),
    ("dossier", dossier::TESTS),
    ("placing", placing::TESTS),
    ("pointer", pointer::TESTS),
    ("access", access::TESTS),
    ("reader", reader::TESTS),
    ("reader_says", reader_says::TESTS),
    ("reader_tips", reader_tips::TESTS),
    ("claims", claims::TESTS),
    ("claims_page", claims_page::TESTS),
    ("story", story::TESTS),
    ("take", take::TESTS),
    ("screen", screen::TESTS),
    ("data", data::TESTS),
    ("network", network::TESTS),
    ("redraw", redraw::TESTS),
    ("layout_shift", layout_shift::TESTS),
    ("builds", builds::TESTS),
    ("examples", examples::TESTS),
    ("events", events::TESTS),
    ("explore", explore::TESTS),
    ("frames", frames::TESTS),
    ("embed", embed::TESTS),
    ("misuse", misuse::TESTS),
    ("life", life::TESTS),
    ("hostile", hostile::TESTS),
    ("traffic", traffic::TESTS),
    ("resources", resources::TESTS),
    ("revisions", revisions::TESTS),
    ("security", security::TESTS),
    ("interface", interface::TESTS),
    ("media", media::TESTS),
];

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode> {
    let engine = Engine::named()?.unwrap_or(Engine::Chromium);
    let mut arguments = Arguments::from_args();
    arguments.test_threads.get_or_insert(AT_ONCE);
    let stages = Arc::new(Stages::new(engine));
    let names: Vec<_> = all().map(|(name, _)| name).collect();
    limits::check(&names)?;
    let trials = all().map(|(name, body)| {
        let stages = stages.clone();
        let limit = limits::limit_of(&name, engine);
        let trial = Trial::test(name.clone(), move || stages.perform(&name, body));
        trial.with_ignored_flag(limit.is_some())
    });
    let conclusion = libtest_mimic::run(&arguments, trials.collect());
    limits::tell(engine);
    // Now, since the end of a process closes no browser.
    drop(stages);
    Ok(conclusion.exit_code())
}

/// All tests, with their full names.
fn all() -> impl Iterator<Item = (String, Body)> {
    let tests = |(group, tests): &Group| {
        let group = *group;
        let named = move |(name, body): &(&str, Body)| (format!("{group}::{name}"), *body);
        tests.iter().map(named)
    };
    GROUPS.iter().flat_map(tests)
}
