//! `cargo xtask test`: every suite, one after the other and on after a failure, then one table.

use crate::project::Project;
use crate::step::{self, Ended};
use crate::table::aligned;
use crate::tools::{self, WASM};
use crate::{build, size};
use anyhow::{Context, Result, bail};
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

/// How a suite went.
struct Row {
    suite: &'static str,
    engine: &'static str,
    passed: u32,
    failed: u32,
}

/// Runs all suites, or those of one part, and prints the table. Gives whether all passed.
///
/// # Errors
/// When something is missing that cannot be installed.
pub fn test(project: &Project, part: Option<Part>) -> Result<bool> {
    let wanted = |one| part.is_none_or(|part| part == one);
    let mut rows = Vec::new();
    if wanted(Part::Native) {
        rows.extend(native(project)?);
    }
    if wanted(Part::Web) {
        rows.extend(web(project)?);
    }
    if wanted(Part::EndToEnd) || wanted(Part::Size) {
        rows.extend(whole(project, wanted(Part::EndToEnd), wanted(Part::Size))?);
    }
    Ok(conclude(&rows))
}

/// Formatting, lints, and the tests that need no browser.
///
/// The core and xtask are checked one after the other, not as a workspace: together they would
/// share the features of their dependencies, and all that `cargo xtask` itself is built from
/// would be compiled a second time.
fn native(project: &Project) -> Result<[Row; 4]> {
    tools::component(project, "rustfmt")?;
    tools::component(project, "clippy")?;
    let format = project.cargo(&["fmt", "--all", "--check"]);
    let core = project.cargo(&["clippy", "--all-targets", "--", "-Dwarnings"]);
    let xtask = project.cargo(&[
        "clippy",
        "--package=xtask",
        "--all-targets",
        "--test=e2e",
        "--",
        "-Dwarnings",
    ]);
    let lints = [("the core's code", core), ("xtask's code", xtask)];
    let core = project.cargo(&["test", "--no-fail-fast"]);
    let xtask = project.cargo(&["test", "--no-fail-fast", "--package=xtask"]);
    Ok([
        checks("format", "rustfmt", [("the code's format", format)])?,
        checks("lints", "native", lints)?,
        tests("core", "native", core)?,
        tests("xtask", "native", xtask)?,
    ])
}

/// Lints for wasm32, and the tests that run in the browser beside the core.
fn web(project: &Project) -> Result<[Row; 2]> {
    tools::wasm_target(project)?;
    tools::component(project, "clippy")?;
    let mut clippy = project.cargo(&["clippy", "--lib", "--tests", "--target", WASM]);
    clippy.args(["--", "-Dwarnings"]);
    let mut cargo = project.cargo(&["test", "--no-fail-fast", "--tests", "--target", WASM]);
    cargo.args(["--config", &runner()?]);
    cargo.env("CHROMEDRIVER", tools::chromedriver()?);
    // Seconds, for machines with less to spare than the runner expects.
    cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "180");
    cargo.env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30");
    Ok([
        checks("lints", "wasm32", [("the core's code for the web", clippy)])?,
        tests("core", "Chromium", cargo)?,
    ])
}

/// What is tested of the assembled package.
fn whole(project: &Project, end_to_end: bool, sizes: bool) -> Result<Vec<Row>> {
    if let Err(error) = build::build(project) {
        eprintln!("error: {error:#}");
        return Ok(vec![Row {
            suite: "build",
            engine: "wasm32",
            passed: 0,
            failed: 1,
        }]);
    }
    let mut rows = Vec::new();
    if end_to_end {
        // Here rather than in the test, where a download would look like a hanging test.
        let driver = tools::chromedriver()?;
        let mut cargo = project.cargo(&["test", "--package=xtask", "--test=e2e"]);
        cargo.env("CHROMEDRIVER", driver);
        rows.push(tests("end to end", "Chromium", cargo)?);
    }
    if sizes {
        step::say("Measuring", "what a reader downloads");
        let measured = size::measure(project)?;
        eprint!("{}", measured.table);
        let (passed, failed) = (measured.kept, measured.broken);
        rows.push(Row {
            suite: "size",
            engine: "brotli",
            passed,
            failed,
        });
    }
    Ok(rows)
}

/// Commands that pass or fail as one test each.
fn checks<const N: usize>(
    suite: &'static str,
    engine: &'static str,
    commands: [(&str, Command); N],
) -> Result<Row> {
    let mut row = Row {
        suite,
        engine,
        passed: 0,
        failed: 0,
    };
    for (what, mut command) in commands {
        let ended = step::watch("Checking", what, &mut command)?;
        *if ended.success {
            &mut row.passed
        } else {
            &mut row.failed
        } += 1;
    }
    Ok(row)
}

/// A command that runs tests and counts them.
fn tests(suite: &'static str, engine: &'static str, mut command: Command) -> Result<Row> {
    let ended = step::watch("Testing", &format!("{suite} ({engine})"), &mut command)?;
    let (passed, failed) = count(&ended);
    if ended.success && failed > 0 {
        eprintln!("error: the suite {suite} ({engine}) ran no test");
    }
    Ok(Row {
        suite,
        engine,
        passed,
        failed,
    })
}

/// Adds up the closing lines of libtest and of wasm-bindgen-test. A command that failed without
/// a failed test, or that ran no test, counts as one failure.
fn count(ended: &Ended) -> (u32, u32) {
    let lines = ended
        .output
        .lines()
        .filter(|line| line.contains("test result:"));
    let (mut passed, mut failed) = (0, 0);
    for line in lines {
        passed += number_before(line, " passed");
        failed += number_before(line, " failed");
    }
    let silent = passed + failed == 0 || (!ended.success && failed == 0);
    (passed, if silent { 1 } else { failed })
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

/// Prints the table and the sum.
fn conclude(rows: &[Row]) -> bool {
    let mut table = vec![["suite", "engine", "passed", "failed"].map(String::from)];
    table.extend(rows.iter().map(|row| {
        let [passed, failed] = [row.passed, row.failed].map(|count| count.to_string());
        [row.suite.into(), row.engine.into(), passed, failed]
    }));
    let passed: u32 = rows.iter().map(|row| row.passed).sum();
    let failed: u32 = rows.iter().map(|row| row.failed).sum();
    println!("\n{}\n{passed} passed, {failed} failed", aligned(&table));
    failed == 0
}

#[cfg(test)]
mod inner {
    use super::*;

    fn ended(success: bool, output: &str) -> Ended {
        Ended {
            success,
            output: output.into(),
        }
    }

    #[test]
    fn closing_lines_are_added_up() {
        let output = "running 3 tests\n\
            test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n\
            test result: FAILED. 10 passed; 2 failed; 1 ignored; 0 filtered out\n";
        assert_eq!(count(&ended(false, output)), (13, 2));
    }

    #[test]
    fn what_does_not_compile_is_a_failure() {
        assert_eq!(
            count(&ended(false, "error[E0308]: mismatched types")),
            (0, 1)
        );
        let half = "test result: ok. 3 passed; 0 failed; 0 ignored\nerror: could not compile";
        assert_eq!(count(&ended(false, half)), (3, 1));
    }

    #[test]
    fn a_suite_without_tests_is_a_failure() {
        assert_eq!(
            count(&ended(true, "test result: ok. 0 passed; 0 failed;")),
            (0, 1)
        );
        assert_eq!(count(&ended(true, "no tests to run!")), (0, 1));
    }

    #[test]
    fn parts_go_by_their_names() {
        assert_eq!("e2e".parse::<Part>().ok(), Some(Part::EndToEnd));
        let error = "wbe".parse::<Part>().map_err(|error| error.to_string());
        let expected = "there are no tests called wbe; there are native, web, e2e, size";
        assert_eq!(error, Err(expected.into()));
    }
}
