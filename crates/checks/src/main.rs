//! Test, bench, fuzz: what `cargo xtask` hands on.

use anyhow::{Result, bail};
use dateline_assembly::arguments::nothing_more;
use dateline_assembly::build;
use dateline_checks::bench::Bench;
use dateline_checks::shots::Wish;
use dateline_checks::{bench, examples, fuzz, shots, tests};
use lexopt::prelude::{Long, Value, ValueExt};
use std::process::ExitCode;
use xtask::project::Project;
use xtask::step;

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
        Some(other) => return Err(other.unexpected().into()),
        None => String::new(),
    };
    match command.as_str() {
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
        _ => bail!("`cargo xtask help` tells what there is"),
    }
    Ok(ExitCode::SUCCESS)
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
