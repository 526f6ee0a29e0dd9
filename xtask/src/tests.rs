//! `cargo xtask test`: every suite, one after the other and on after a failure, then one table.

use crate::browser::Display;
use crate::drivers;
use crate::engine::{self, Engine};
use crate::project::Project;
use crate::step::{self, Ended};
use crate::table::aligned;
use crate::tools::{self, WASM};
use crate::{build, examples, size};
use anyhow::{Context, Result, bail};
use std::ops::Add;
use std::process::Command;
use std::str::FromStr;
use std::time::{Duration, Instant};

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

/// Tests that passed, that failed and that were not run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    passed: u32,
    failed: u32,
    /// Those that this machine's engine cannot run; what they lack is told by their suite.
    skipped: u32,
}

/// A step that could only pass or break off.
const PASSED: Count = Count {
    passed: 1,
    failed: 0,
    skipped: 0,
};

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
        on("format", On::Machine("rustfmt", format), &[Part::Native]),
        on("lints", On::Machine("native", lints), &[Part::Native]),
        on("core", On::Machine("native", core), &[Part::Native]),
        on("xtask", On::Machine("native", xtask), &[Part::Native]),
        on(
            "lints",
            On::Machine("wasm32", lints_for_the_web),
            &[Part::Web],
        ),
    ];
    let in_all =
        |name, run, parts| Engine::ALL.map(|engine| on(name, On::Engine(engine, run), parts));
    suites.extend(in_all("core", core_in_the_browser, &[Part::Web]));
    let built = On::Machine("wasm32", package);
    suites.push(on("package", built, &[Part::EndToEnd, Part::Size]));
    let examples = On::Machine("npm", examples);
    suites.push(on("examples", examples, &[Part::EndToEnd]));
    let faulty = On::Machine("wasm32", faulty_package);
    suites.push(on("faulty build", faulty, &[Part::EndToEnd]));
    suites.extend(in_all("end to end", end_to_end, &[Part::EndToEnd]));
    suites.push(on("size", On::Machine("brotli", sizes), &[Part::Size]));
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
    let mut core = project.cargo(&["clippy", "--all-targets", PLOTTERS]);
    core.args(DENY);
    let mut xtask = project.cargo(&[
        "clippy",
        "--package=xtask",
        "--package=dateline-basemap",
        "--package=dateline-columns",
        "--package=dateline-events",
        "--package=dateline-import",
        "--all-targets",
        "--test=e2e",
    ]);
    xtask.args(DENY);
    let core = check("the core's code", core)?;
    Ok(core + check("xtask's code", xtask)?)
}

/// The views as elements of plotters are tested, too.
const PLOTTERS: &str = "--features=plotters";

/// Makes every lint of clippy an error.
const DENY: [&str; 2] = ["--", "-Dwarnings"];

fn core(project: &Project) -> Result<Count> {
    let cargo = project.cargo(&["test", "--no-fail-fast", PLOTTERS]);
    tests("the core", cargo)
}

fn xtask(project: &Project) -> Result<Count> {
    let cargo = project.cargo(&[
        "test",
        "--no-fail-fast",
        "--package=xtask",
        "--package=dateline-basemap",
        "--package=dateline-columns",
        "--package=dateline-events",
        "--package=dateline-import",
    ]);
    tests("xtask", cargo)
}

fn lints_for_the_web(project: &Project) -> Result<Count> {
    tools::wasm_target(project)?;
    tools::component(project, "clippy")?;
    let mut clippy = project.cargo(&["clippy", "--lib", "--tests", "--target", WASM, PLOTTERS]);
    clippy.args(DENY);
    let mut explorer = project.cargo(&["clippy", "--lib", "--target", WASM]);
    explorer.args(["--package=dateline-import", "--package=dateline-events"]);
    explorer.args(DENY);
    let core = check("the core's code for the web", clippy)?;
    Ok(core + check("the explorer's code for the web", explorer)?)
}

/// Those that hold a test for a browser; the others would be bound and found empty.
const TESTS_FOR_THE_WEB: [&str; 2] = ["--test=agree", "--test=web"];

fn core_in_the_browser(project: &Project, engine: Engine) -> Result<Count> {
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

fn package(project: &Project) -> Result<Count> {
    build::build(project).map(|()| PASSED)
}

fn faulty_package(project: &Project) -> Result<Count> {
    build::build_faulty(project).map(|()| PASSED)
}

fn examples(project: &Project) -> Result<Count> {
    examples::build(project).map(|passed| Count {
        passed,
        ..Count::default()
    })
}

fn end_to_end(project: &Project, engine: Engine) -> Result<Count> {
    let mut cargo = project.cargo(&["test", "--package=xtask", "--test=e2e"]);
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

fn sizes(project: &Project) -> Result<Count> {
    step::say("Measuring", "what a reader downloads");
    let measured = size::measure(project)?;
    eprint!("{}", measured.table);
    Ok(Count {
        passed: measured.kept,
        failed: measured.broken,
        skipped: 0,
    })
}

/// Runs a command that passes or fails as one test.
fn check(what: &str, mut command: Command) -> Result<Count> {
    let ended = step::watch("Checking", what, &mut command)?;
    Ok(Count {
        passed: u32::from(ended.success),
        failed: u32::from(!ended.success),
        skipped: 0,
    })
}

/// Runs a command that runs tests, and counts them.
fn tests(what: &str, command: Command) -> Result<Count> {
    judge(what, &watch_tests(what, command)?)
}

fn watch_tests(what: &str, mut command: Command) -> Result<Ended> {
    step::watch("Testing", what, &mut command)
}

fn judge(what: &str, ended: &Ended) -> Result<Count> {
    let counted = count(ended);
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
        skipped: number_before(line, " ignored"),
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

impl Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }
}

#[cfg(test)]
mod counting {
    use super::*;

    fn counted(output: &str) -> (u32, u32, u32) {
        let ended = Ended {
            success: true,
            output: output.into(),
        };
        let Count {
            passed,
            failed,
            skipped,
        } = count(&ended);
        (passed, failed, skipped)
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
        assert_eq!(counted(output), (13, 2, 1));
        assert_eq!(counted("no tests to run!"), (0, 0, 0));
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
