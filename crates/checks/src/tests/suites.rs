//! What each suite runs.

use super::RUNNER;
use super::count::{Count, PASSED, check, judge, tests, watch_tests};
use crate::browser::Display;
use crate::engine::{self, Engine};
use crate::{drivers, examples, grouped, modules, size, workspace};
use anyhow::{Context, Result};
use dateline_assembly::build;
use xtask::project::Project;
use xtask::step;
use xtask::tools::{self, WASM};

pub fn format(project: &Project) -> Result<Count> {
    tools::component(project, "rustfmt")?;
    let rustfmt = project.cargo(&["fmt", "--all", "--check"]);
    check("the format of all code", rustfmt)
}

pub fn lints(project: &Project) -> Result<Count> {
    tools::component(project, "clippy")?;
    let mut clippy = workspace::cargo(project, "clippy");
    clippy.args(["--all-targets", "--test=e2e"]).args(DENY);
    check("all code", clippy)
}

/// The views as elements of plotters are tested, too.
const PLOTTERS: &str = "--features=plotters";

/// Makes every lint of clippy an error.
const DENY: [&str; 2] = ["--", "-Dwarnings"];

pub fn native(project: &Project) -> Result<Count> {
    let mut cargo = workspace::cargo(project, "test");
    cargo.arg("--no-fail-fast");
    tests("all code", cargo)
}

pub fn lints_for_the_web(project: &Project) -> Result<Count> {
    tools::wasm_target(project)?;
    tools::component(project, "clippy")?;
    let mut clippy = project.cargo(&["clippy", "--lib", "--tests", "--target", WASM, PLOTTERS]);
    clippy.args(DENY);
    let mut explorer = project.cargo(&["clippy", "--lib", "--target", WASM]);
    explorer.args([
        "--package=dateline-import",
        "--package=dateline-editor",
        "--package=dateline-events",
        "--package=dateline-render",
    ]);
    explorer.args(DENY);
    let core = check("the core's code for the web", clippy)?;
    Ok(core + check("the explorer's code for the web", explorer)?)
}

/// Those that hold a test for a browser; the others would be bound and found empty.
const TESTS_FOR_THE_WEB: [&str; 2] = ["--test=agree", "--test=web"];

pub fn core_in_the_browser(project: &Project, engine: Engine) -> Result<Count> {
    tools::wasm_target(project)?;
    let mut cargo = project.cargo(&["test", "--no-fail-fast", "--target", WASM, PLOTTERS]);
    cargo.args(TESTS_FOR_THE_WEB);
    cargo.args(["--config", &runner()?]);
    let driver = drivers::driver(project, engine)?;
    // The runner takes the first driver that is named, whatever else is.
    for other in Engine::ALL {
        cargo.env_remove(drivers::variable(other));
    }
    cargo.env(drivers::variable(engine), driver);
    // WebKitGTK has no headless mode.
    let display = (engine == Engine::WebKit)
        .then(Display::start)
        .transpose()?;
    if let Some(display) = &display {
        display.lend(&mut cargo);
    }
    // Seconds, for machines with less to spare than the runner expects.
    cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "180");
    cargo.env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30");
    tests(&format!("the core in {}", engine.name()), cargo)
}

pub fn modules(project: &Project) -> Result<Count> {
    modules::check(project).map(|passed| Count {
        passed,
        ..Count::default()
    })
}

pub fn package(project: &Project) -> Result<Count> {
    build::build(project).map(|()| PASSED)
}

pub fn faulty_package(project: &Project) -> Result<Count> {
    build::build_faulty(project).map(|()| PASSED)
}

pub fn examples(project: &Project) -> Result<Count> {
    examples::build(project).map(|passed| Count {
        passed,
        ..Count::default()
    })
}

pub fn grouped_events(project: &Project) -> Result<Count> {
    grouped::check(project, grouped::IN_TESTS).map(|()| PASSED)
}

pub fn end_to_end(project: &Project, engine: Engine) -> Result<Count> {
    let mut cargo = workspace::cargo(project, "test");
    cargo.arg("--test=e2e");
    // Here rather than in the test, where an installation would look like a test that hangs.
    cargo.env(drivers::variable(engine), drivers::driver(project, engine)?);
    cargo.env(engine::VARIABLE, engine.name());
    let what = format!("the page in {}", engine.name());
    let ended = watch_tests(&what, cargo)?;
    for line in ended
        .output
        .lines()
        .filter(|line| line.starts_with("skipped in "))
    {
        eprintln!("{line}");
    }
    judge(&what, &ended)
}

pub fn sizes(project: &Project) -> Result<Count> {
    step::say("Measuring", "what a reader downloads");
    let measured = size::measure(project)?;
    eprint!("{}", measured.table);
    Ok(Count {
        passed: measured.kept,
        failed: measured.broken,
        skipped: 0,
    })
}

/// The configuration that makes cargo hand test binaries for wasm32 to this very program, which
/// carries wasm-bindgen's test runner.
fn runner() -> Result<String> {
    let program = std::env::current_exe().context("this program does not know where it is")?;
    let words = serde_json::json!([program, RUNNER]);
    Ok(format!("target.{WASM}.runner={words}"))
}
