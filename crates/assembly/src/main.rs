//! Build and serve: what `cargo xtask` hands on.

use anyhow::{Result, anyhow, bail};
use dateline_assembly::arguments::nothing_more;
use dateline_assembly::serve::PORT;
use dateline_assembly::{build, serve};
use lexopt::prelude::{Long, Value, ValueExt};
use std::process::ExitCode;
use xtask::project::Project;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut arguments = lexopt::Parser::from_env();
    match arguments.next()? {
        Some(Value(command)) if command == "build" => {
            nothing_more(&mut arguments)?;
            build::build(&Project::load()?)
        }
        Some(Value(command)) if command == "serve" => run_serve(&mut arguments),
        _ => bail!("`cargo xtask help` tells what there is"),
    }
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
