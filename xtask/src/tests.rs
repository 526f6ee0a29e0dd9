//! `cargo xtask test`: every suite, one after the other and on after a failure, then one table.

use crate::drivers;
use crate::engine::Engine;
use crate::project::Project;
use crate::step::{self, Ended};
use crate::table::aligned;
use crate::tools::{self, WASM};
use crate::{build, examples, size};
use anyhow::{Context, Result, bail};
use std::ops::Add;
use std::process::Command;
use std::str::FromStr;

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

/// Tests that passed and tests that failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    passed: u32,
    failed: u32,
}

/// A step that could only pass or break off.
const PASSED: Count = Count {
    passed: 1,
    failed: 0,
};

/// Tests that are counted together.
struct Suite {
    name: &'static str,
    engine: &'static str,
    /// The parts that it belongs to.
    parts: &'static [Part],
    run: fn(&Project) -> Result<Count>,
}

/// In the order in which they run. What the end-to-end tests and the sizes look at is built anew.
const SUITES: [Suite; 11] = [
    suite("format", "rustfmt", &[Part::Native], format),
    suite("lints", "native", &[Part::Native], lints),
    suite("core", "native", &[Part::Native], core),
    suite("xtask", "native", &[Part::Native], xtask),
    suite("lints", "wasm32", &[Part::Web], lints_for_the_web),
    suite("core", "Chromium", &[Part::Web], core_in_the_browser),
    suite("package", "wasm32", &[Part::EndToEnd, Part::Size], package),
    suite("examples", "npm", &[Part::EndToEnd], examples),
    suite("faulty build", "wasm32", &[Part::EndToEnd], faulty_package),
    suite("end to end", "Chromium", &[Part::EndToEnd], end_to_end),
    suite("size", "brotli", &[Part::Size], sizes),
];

const fn suite(
    name: &'static str,
    engine: &'static str,
    parts: &'static [Part],
    run: fn(&Project) -> Result<Count>,
) -> Suite {
    Suite {
        name,
        engine,
        parts,
        run,
    }
}

/// Runs all suites, or those of one part, and prints the table. Gives whether all passed.
pub fn test(project: &Project, part: Option<Part>) -> bool {
    let wanted = |suite: &&Suite| part.is_none_or(|part| suite.parts.contains(&part));
    let mut results = Vec::new();
    for suite in SUITES.iter().filter(wanted) {
        let count = (suite.run)(project).unwrap_or_else(|error| {
            eprintln!("error: {error:#}");
            Count {
                passed: 0,
                failed: 1,
            }
        });
        results.push((suite, count));
    }
    conclude(&results)
}

fn format(project: &Project) -> Result<Count> {
    tools::component(project, "rustfmt")?;
    let rustfmt = project.cargo(&["fmt", "--all", "--check"]);
    check("the format of all code", rustfmt)
}

/// The core and xtask are checked one after the other, not as a workspace: together they would
/// share the features of their dependencies, and all that `cargo xtask` itself is built from
/// would be compiled a second time.
fn lints(project: &Project) -> Result<Count> {
    tools::component(project, "clippy")?;
    let mut core = project.cargo(&["clippy", "--all-targets"]);
    core.args(DENY);
    let mut xtask = project.cargo(&["clippy", "--package=xtask", "--all-targets", "--test=e2e"]);
    xtask.args(DENY);
    let core = check("the core's code", core)?;
    Ok(core + check("xtask's code", xtask)?)
}

/// Makes every lint of clippy an error.
const DENY: [&str; 2] = ["--", "-Dwarnings"];

fn core(project: &Project) -> Result<Count> {
    let cargo = project.cargo(&["test", "--no-fail-fast"]);
    tests("the core", cargo)
}

fn xtask(project: &Project) -> Result<Count> {
    let cargo = project.cargo(&["test", "--no-fail-fast", "--package=xtask"]);
    tests("xtask", cargo)
}

fn lints_for_the_web(project: &Project) -> Result<Count> {
    tools::wasm_target(project)?;
    tools::component(project, "clippy")?;
    let mut clippy = project.cargo(&["clippy", "--lib", "--tests", "--target", WASM]);
    clippy.args(DENY);
    check("the core's code for the web", clippy)
}

fn core_in_the_browser(project: &Project) -> Result<Count> {
    tools::wasm_target(project)?;
    let mut cargo = project.cargo(&["test", "--no-fail-fast", "--tests", "--target", WASM]);
    cargo.args(["--config", &runner()?]);
    cargo.env("CHROMEDRIVER", drivers::driver(project, Engine::Chromium)?);
    // Seconds, for machines with less to spare than the runner expects.
    cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "180");
    cargo.env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30");
    tests("the core in Chromium", cargo)
}

fn package(project: &Project) -> Result<Count> {
    build::build(project).map(|()| PASSED)
}

fn faulty_package(project: &Project) -> Result<Count> {
    build::build_faulty(project).map(|()| PASSED)
}

fn examples(project: &Project) -> Result<Count> {
    examples::build(project).map(|passed| Count { passed, failed: 0 })
}

fn end_to_end(project: &Project) -> Result<Count> {
    let mut cargo = project.cargo(&["test", "--package=xtask", "--test=e2e"]);
    // Here rather than in the test, where an installation would look like a test that hangs.
    cargo.env("CHROMEDRIVER", drivers::driver(project, Engine::Chromium)?);
    tests("the page in Chromium", cargo)
}

fn sizes(project: &Project) -> Result<Count> {
    step::say("Measuring", "what a reader downloads");
    let measured = size::measure(project)?;
    eprint!("{}", measured.table);
    Ok(Count {
        passed: measured.kept,
        failed: measured.broken,
    })
}

/// Runs a command that passes or fails as one test.
fn check(what: &str, mut command: Command) -> Result<Count> {
    let ended = step::watch("Checking", what, &mut command)?;
    Ok(Count {
        passed: u32::from(ended.success),
        failed: u32::from(!ended.success),
    })
}

/// Runs a command that runs tests, and counts them.
fn tests(what: &str, mut command: Command) -> Result<Count> {
    let ended = step::watch("Testing", what, &mut command)?;
    let counted = count(&ended);
    if counted == Count::default() && ended.success {
        bail!("no test of {what} was run");
    }
    if counted.failed == 0 && !ended.success {
        bail!("the tests of {what} came to no end");
    }
    Ok(counted)
}

/// Adds up the closing lines of libtest and of wasm-bindgen-test.
fn count(ended: &Ended) -> Count {
    let lines = ended.output.lines();
    let lines = lines.filter(|line| line.contains("test result:"));
    let counts = lines.map(|line| Count {
        passed: number_before(line, " passed"),
        failed: number_before(line, " failed"),
    });
    counts.fold(Count::default(), Add::add)
}

fn number_before(line: &str, word: &str) -> u32 {
    let before = line.split(word).next().unwrap_or_default();
    let digits = before.rsplit(' ').next().unwrap_or_default();
    digits.parse().unwrap_or(0)
}

/// The configuration that makes cargo hand test binaries for wasm32 to this very program, which
/// carries wasm-bindgen's test runner.
fn runner() -> Result<String> {
    let program = std::env::current_exe().context("this program does not know where it is")?;
    let words = serde_json::json!([program, RUNNER]);
    Ok(format!("target.{WASM}.runner={words}"))
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
fn conclude(results: &[(&Suite, Count)]) -> bool {
    let mut table = vec![["suite", "engine", "passed", "failed"].map(String::from)];
    table.extend(results.iter().map(|(suite, count)| {
        let [passed, failed] = [count.passed, count.failed].map(|count| count.to_string());
        [suite.name.into(), suite.engine.into(), passed, failed]
    }));
    let counts = results.iter().map(|(_, count)| *count);
    let Count { passed, failed } = counts.fold(Count::default(), Add::add);
    println!("\n{}\n{passed} passed, {failed} failed", aligned(&table));
    failed == 0
}

impl Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
        }
    }
}

#[cfg(test)]
mod counting {
    use super::*;

    fn counted(output: &str) -> (u32, u32) {
        let ended = Ended {
            success: true,
            output: output.into(),
        };
        let Count { passed, failed } = count(&ended);
        (passed, failed)
    }

    fn said_of(shell: &str) -> Option<String> {
        let mut command = Command::new("sh");
        command.args(["-c", shell]);
        let counted = tests("it", command);
        counted.err().map(|error| error.to_string())
    }

    #[test]
    fn closing_lines_are_added_up() {
        let output = "running 3 tests\n\
            test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n\
            test result: FAILED. 10 passed; 2 failed; 1 ignored; 0 filtered out\n";
        assert_eq!(counted(output), (13, 2));
        assert_eq!(counted("no tests to run!"), (0, 0));
    }

    #[test]
    #[cfg(unix)]
    fn a_suite_that_breaks_off_or_is_empty_is_a_failure() {
        let line = "echo 'test result: ok. 3 passed; 0 failed; 0 ignored'";
        assert_eq!(said_of(line), None);
        let broken = said_of(&format!("{line}; exit 1"));
        assert_eq!(broken.as_deref(), Some("the tests of it came to no end"));
        let empty = said_of("echo 'test result: ok. 0 passed; 0 failed; 0 ignored'");
        assert_eq!(empty.as_deref(), Some("no test of it was run"));
    }

    #[test]
    fn parts_go_by_their_names() {
        assert_eq!("e2e".parse::<Part>().ok(), Some(Part::EndToEnd));
        let error = "wbe".parse::<Part>().map_err(|error| error.to_string());
        let expected = "there are no tests called wbe; there are native, web, e2e, size";
        assert_eq!(error, Err(expected.into()));
    }
}
