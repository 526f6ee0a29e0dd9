//! `cargo xtask test`: every suite, one after the other and on after a failure, then one table.

mod count;
mod suites;

use crate::drivers;
use crate::engine::Engine;
use crate::table::aligned;
use anyhow::{Result, bail};
use count::Count;
use std::ops::Add;
use std::str::FromStr;
use std::time::{Duration, Instant};
use xtask::project::Project;

/// A part of the tests that can be run alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Native,
    Web,
    EndToEnd,
    Size,
}

impl FromStr for Part {
    type Err = anyhow::Error;

    fn from_str(name: &str) -> Result<Self> {
        Ok(match name {
            "native" => Self::Native,
            "web" => Self::Web,
            "e2e" => Self::EndToEnd,
            "size" => Self::Size,
            other => bail!("there are no tests called {other}; there are native, web, e2e, size"),
        })
    }
}

/// Tests that are counted together.
struct Suite {
    name: &'static str,
    on: On,
    /// The parts that it belongs to.
    parts: &'static [Part],
}

/// What tests run on, and how.
#[derive(Clone, Copy)]
enum On {
    /// This machine, or all engines alike: the column's name, and the run.
    Machine(&'static str, fn(&Project) -> Result<Count>),
    Engine(Engine, fn(&Project, Engine) -> Result<Count>),
}

/// In the order in which they run, never two browsers at once. What the end-to-end tests and the
/// sizes look at is built anew.
fn suites() -> Vec<Suite> {
    let on = |name, on, parts| Suite { name, on, parts };
    let mut suites = vec![
        on(
            "format",
            On::Machine("rustfmt", suites::format),
            &[Part::Native],
        ),
        on(
            "lints",
            On::Machine("native", suites::lints),
            &[Part::Native],
        ),
        on(
            "all code",
            On::Machine("native", suites::native),
            &[Part::Native],
        ),
        on(
            "lints",
            On::Machine("wasm32", suites::lints_for_the_web),
            &[Part::Web],
        ),
    ];
    let in_all =
        |name, run, parts| Engine::ALL.map(|engine| on(name, On::Engine(engine, run), parts));
    suites.extend(in_all("core", suites::core_in_the_browser, &[Part::Web]));
    let modules = On::Machine("node", suites::modules);
    suites.push(on("modules", modules, &[Part::EndToEnd]));
    let built = On::Machine("wasm32", suites::package);
    suites.push(on("package", built, &[Part::EndToEnd, Part::Size]));
    let examples = On::Machine("npm", suites::examples);
    suites.push(on("examples", examples, &[Part::EndToEnd]));
    let groups = On::Machine("npm", suites::grouped_events);
    suites.push(on("grouped events", groups, &[Part::Native]));
    let faulty = On::Machine("wasm32", suites::faulty_package);
    suites.push(on("faulty build", faulty, &[Part::EndToEnd]));
    suites.extend(in_all("end to end", suites::end_to_end, &[Part::EndToEnd]));
    suites.push(on(
        "size",
        On::Machine("brotli", suites::sizes),
        &[Part::Size],
    ));
    suites
}

impl Suite {
    fn engine(&self) -> &'static str {
        match self.on {
            On::Machine(name, _) => name,
            On::Engine(engine, _) => engine.name(),
        }
    }

    fn run(&self, project: &Project) -> Result<Count> {
        match self.on {
            On::Machine(_, run) => run(project),
            On::Engine(engine, run) => run(project, engine),
        }
    }
}

/// Runs all suites, or those of one part, and prints the table. Gives whether all passed.
///
/// # Errors
/// When the environment names an engine that there is not.
pub fn test(project: &Project, part: Option<Part>) -> Result<bool> {
    let only = Engine::named()?;
    let wanted = |suite: &Suite| {
        let is_of_engine = match suite.on {
            On::Engine(engine, _) => only.is_none_or(|only| only == engine),
            On::Machine(..) => true,
        };
        is_of_engine && part.is_none_or(|part| suite.parts.contains(&part))
    };
    let suites: Vec<_> = suites().into_iter().filter(wanted).collect();
    install_engines(project, &suites);
    let mut results = Vec::new();
    for suite in suites {
        let start = Instant::now();
        let count = suite.run(project).unwrap_or_else(|error| {
            eprintln!("error: {error:#}");
            Count {
                failed: 1,
                ..Count::default()
            }
        });
        results.push((suite, count, start.elapsed()));
    }
    Ok(conclude(&results))
}

/// Installs all browsers that are missing at once. Where that fails, the suites of the engine fail
/// and say why; the others run.
fn install_engines(project: &Project, suites: &[Suite]) {
    let engine_of = |suite: &Suite| match suite.on {
        On::Engine(engine, _) => Some(engine),
        On::Machine(..) => None,
    };
    let engines: Vec<_> = suites.iter().filter_map(engine_of).collect();
    let mut wanted = Engine::ALL.to_vec();
    wanted.retain(|engine| engines.contains(engine));
    if let Err(error) = drivers::install(project, &wanted) {
        eprintln!("error: {error:#}");
    }
}

/// The command under which this program is wasm-bindgen's test runner.
pub const RUNNER: &str = "wasm-test-runner";

/// Runs the tests of one wasm file in a headless browser; cargo gives the arguments.
///
/// # Errors
/// When a test fails.
pub fn run_wasm_tests() -> Result<()> {
    // Its first argument, which a program takes for its own name, is `RUNNER`.
    let arguments = std::env::args_os().skip(1);
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(arguments)
}

/// Prints the table and the sum; gives whether nothing failed.
fn conclude(results: &[(Suite, Count, Duration)]) -> bool {
    let head = ["suite", "engine", "passed", "failed", "skipped", "seconds"];
    let mut table = vec![head.map(String::from)];
    table.extend(results.iter().map(|(suite, count, took)| {
        let numbers = [count.passed, count.failed, count.skipped];
        let [passed, failed, skipped] = numbers.map(|count| count.to_string());
        [
            suite.name.into(),
            suite.engine().into(),
            passed,
            failed,
            skipped,
            format!("{:.0}", took.as_secs_f64()),
        ]
    }));
    let counts = results.iter().map(|(_, count, _)| *count);
    let Count {
        passed,
        failed,
        skipped,
    } = counts.fold(Count::default(), Add::add);
    println!(
        "\n{}\n{passed} passed, {failed} failed, {skipped} skipped",
        aligned(&table)
    );
    failed == 0
}

#[cfg(test)]
mod naming {
    use super::*;

    #[test]
    fn parts_go_by_their_names() {
        assert_eq!("e2e".parse::<Part>().ok(), Some(Part::EndToEnd));
        let error = "wbe".parse::<Part>().map_err(|error| error.to_string());
        let expected = "there are no tests called wbe; there are native, web, e2e, size";
        assert_eq!(error, Err(expected.into()));
    }
}
