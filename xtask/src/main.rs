//! Build, serve, test, bench: `cargo xtask help` tells.

use anyhow::{Result, anyhow, bail};
use lexopt::prelude::{Long, Short, Value, ValueExt};
use std::process::ExitCode;
use xtask::bench::Bench;
use xtask::project::Project;
use xtask::serve::PORT;
use xtask::shots::Wish;
use xtask::{bench, build, examples, fuzz, serve, shots, step, tests};

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
    let mut arguments = lexopt::Parser::from_env();
    let command = match arguments.next()? {
        Some(Value(command)) => command.string()?,
        Some(Long("help") | Short('h')) | None => "help".into(),
        Some(other) => return Err(other.unexpected().into()),
    };
    match command.as_str() {
        "help" => print!("{HELP}"),
        "build" => {
            nothing_more(&mut arguments)?;
            build::build(&Project::load()?)?;
        }
        "serve" => run_serve(&mut arguments)?,
        "test" => return run_test(&mut arguments),
        "bench" => {
            let name = part(&mut arguments)?;
            let bench = name.map_or(Ok(Bench::Redraw), |name| name.parse())?;
            bench::bench(&Project::load()?, bench)?;
        }
        "examples" => {
            nothing_more(&mut arguments)?;
            run_examples(&Project::load()?)?;
        }
        "fuzz" => run_fuzz(&mut arguments)?,
        "shots" => run_shots(&mut arguments)?,
        tests::RUNNER => tests::run_wasm_tests()?,
        other => bail!("there is no `cargo xtask {other}`; `cargo xtask help` tells what there is"),
    }
    Ok(ExitCode::SUCCESS)
}

fn run_serve(arguments: &mut lexopt::Parser) -> Result<()> {
    let mut port = PORT;
    let mut open = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => port = arguments.value()?.parse().map_err(|_| no_port())?,
            Long("open") => open = true,
            other => return Err(other.unexpected().into()),
        }
    }
    serve::serve(&Project::load()?, port, open)
}

fn no_port() -> anyhow::Error {
    anyhow!("a port is a number from 0 to 65535")
}

fn run_examples(project: &Project) -> Result<()> {
    build::build(project)?;
    examples::build(project)?;
    step::say(
        "Built",
        &format!("examples in {}", examples::directory(project).display()),
    );
    Ok(())
}

fn run_test(arguments: &mut lexopt::Parser) -> Result<ExitCode> {
    let part = part(arguments)?.map(|name| name.parse()).transpose()?;
    let passed = tests::test(&Project::load()?, part)?;
    Ok(if passed {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn run_fuzz(arguments: &mut lexopt::Parser) -> Result<()> {
    let (mut target, mut minutes) = (None, 5);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("minutes") => minutes = arguments.value()?.parse()?,
            Value(name) if target.is_none() => target = Some(name.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    let project = Project::load()?;
    match target.as_deref() {
        Some("measure") => fuzz::measure(&project),
        target => fuzz::fuzz(&project, target, minutes),
    }
}

fn run_shots(arguments: &mut lexopt::Parser) -> Result<()> {
    let mut wish = Wish {
        page: String::new(),
        element: None,
        build: true,
    };
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("of") => wish.element = Some(arguments.value()?.string()?),
            Long("no-build") => wish.build = false,
            Value(page) => wish.page = page.string()?,
            other => return Err(other.unexpected().into()),
        }
    }
    shots::shots(&Project::load()?, &wish)
}

/// The name of a part, and nothing behind it.
fn part(arguments: &mut lexopt::Parser) -> Result<Option<String>> {
    let part = match arguments.next()? {
        Some(Value(name)) => Some(name.string()?),
        Some(other) => return Err(other.unexpected().into()),
        None => None,
    };
    nothing_more(arguments)?;
    Ok(part)
}

fn nothing_more(arguments: &mut lexopt::Parser) -> Result<()> {
    match arguments.next()? {
        Some(argument) => Err(argument.unexpected().into()),
        None => Ok(()),
    }
}
