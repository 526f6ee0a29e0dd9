//! `cargo xtask help` tells what there is. A command is a program of its own: who builds compiles no driver of browsers.

use anyhow::{Context, Result, bail};
use std::env;
use std::ffi::OsString;
use std::panic::resume_unwind;
use std::process::ExitCode;
use std::thread;
use xtask::compile;
use xtask::project::Project;
use xtask::step;

const HELP: &str = "\
cargo xtask build                        assembles the npm package in pkg/
cargo xtask serve [--port N] [--open]    builds, and serves the host page on this machine
cargo xtask test [native|web|e2e|size]   all tests, or a part of them; DATELINE_ENGINE
                                         names one of chromium, firefox and webkit
cargo xtask examples                     builds the examples into target/examples/
cargo xtask bench [redraw|load|soak|import|scale]
                                         timings of the core and of redraws; loading beside other libraries;
                                         what a thousand figures leave behind; reading a file beside other libraries
cargo xtask fuzz [TARGET|measure] [--minutes N]
                                         inputs that nobody thought of, for one reader or for each; what breaks
                                         one is put into tests/corpus. measure: what the inputs there take
cargo xtask shots [PAGE] [--of SELECTOR] [--no-build]
                                         pictures of the page into target/shots/
";

/// The programs behind the commands.
const ASSEMBLY: &str = "dateline-assembly";
const CHECKS: &str = "dateline-checks";

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
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let command = arguments.first().and_then(|command| command.to_str());
    match command.unwrap_or("help") {
        "help" | "--help" | "-h" => print!("{HELP}"),
        "build" | "serve" => {
            let project = Project::load()?;
            // Who looks at the host page need not wait for the explorer.
            compile_beside(&project, command == Some("build"))?;
            return hand_on(&project, ASSEMBLY, &["--quiet"], &arguments);
        }
        "test" | "examples" | "bench" | "fuzz" | "shots" => {
            return hand_on(&Project::load()?, CHECKS, &[], &arguments);
        }
        other => bail!("there is no `cargo xtask {other}`; `cargo xtask help` tells what there is"),
    }
    Ok(ExitCode::SUCCESS)
}

/// Compiles what runs in a page, perhaps with the explorer, beside the program that will assemble it: for most of the time neither
/// has work for two threads.
fn compile_beside(project: &Project, with_explorer: bool) -> Result<()> {
    thread::scope(|scope| {
        let modules = scope.spawn(|| {
            compile::core(project, "")?;
            if with_explorer {
                compile::explorer(project)?;
            }
            Ok(())
        });
        let mut cargo = project.cargo(&["build", "--package", ASSEMBLY]);
        let assembly = step::run("Compiling", "what assembles the package", &mut cargo);
        let modules = modules.join().unwrap_or_else(|panic| resume_unwind(panic));
        modules.and(assembly.map(drop))
    })
}

/// Compiles a program, with some flags of cargo's, and runs it with the arguments of this one.
fn hand_on(
    project: &Project,
    package: &str,
    flags: &[&str],
    arguments: &[OsString],
) -> Result<ExitCode> {
    let mut program = project.cargo(&["run", "--package", package]);
    let status = program.args(flags).arg("--").args(arguments).status();
    let status = status.context("cargo could not be started")?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
