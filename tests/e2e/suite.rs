//! The served page in a real browser, end to end. `cargo xtask test e2e` builds the package and
//! runs this; `cargo test -p xtask --test e2e -- NAME` runs one test on what stands in `pkg/`.
//!
//! All tests share one server and one browser, so they run one after the other, each in a fresh
//! tab. A test that fails leaves a picture of what it saw in `target/e2e/`.

mod article;
mod builds;
mod data;
mod dossier;
mod embed;
mod examples;
mod filter;
mod frames;
mod hosts;
mod look;
mod network;
mod page;
mod pointer;
mod redraw;
mod screen;
mod stage;

use libtest_mimic::{Arguments, Trial};
use stage::{Body, LazyStage, Stage};
use std::process::ExitCode;
use std::sync::{Arc, LazyLock};

/// A room of tests: its name, and its tests with theirs.
type Room = (&'static str, &'static [(&'static str, Body)]);

const ROOMS: [Room; 13] = [
    ("page", page::TESTS),
    ("article", article::TESTS),
    ("filter", filter::TESTS),
    ("dossier", dossier::TESTS),
    ("pointer", pointer::TESTS),
    ("screen", screen::TESTS),
    ("data", data::TESTS),
    ("network", network::TESTS),
    ("redraw", redraw::TESTS),
    ("builds", builds::TESTS),
    ("examples", examples::TESTS),
    ("frames", frames::TESTS),
    ("embed", embed::TESTS),
];

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads = Some(1);
    // Set up by the first test that runs: a list of the tests needs no browser.
    let stage: Arc<LazyStage> = Arc::new(LazyLock::new(Stage::set_up));
    let trials = ROOMS.iter().flat_map(|(room, tests)| {
        let stage = &stage;
        tests.iter().map(move |(name, body)| {
            let stage = stage.clone();
            let name = format!("{room}::{name}");
            Trial::test(name.clone(), move || Stage::perform(&stage, &name, *body))
        })
    });
    let conclusion = libtest_mimic::run(&arguments, trials.collect());
    // Now, since the end of a process closes no browser.
    drop(stage);
    conclusion.exit_code()
}
