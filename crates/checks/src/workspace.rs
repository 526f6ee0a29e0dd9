//! All packages of the workspace at once. For a package alone, cargo would unite other features of the crates beneath, and
//! compile most of them once more: a minute and a half of an empty machine's time.

use anyhow::{Context, Result, ensure};
use std::env::consts::EXE_SUFFIX;
use std::process::{Command, Stdio};
use xtask::project::Project;

/// A command of cargo's for all packages, the views as elements of plotters among them.
pub fn cargo(project: &Project, command: &str) -> Command {
    project.cargo(&[command, "--workspace", "--features=dateline/plotters"])
}

/// The program `dateline` for one of its commands, compiled if need be.
///
/// # Errors
/// What the compiler said, when it does not compile.
pub fn dateline(project: &Project, command: &str) -> Result<Command> {
    let mut build = cargo(project, "build");
    build.args(["--quiet", "--bin=dateline"]);
    let built = build.output().context("cargo could not be started")?;
    let said = String::from_utf8_lossy(&built.stderr);
    ensure!(built.status.success(), "dateline does not compile: {said}");
    let program = format!("debug/dateline{EXE_SUFFIX}");
    let mut dateline = Command::new(project.target.join(program));
    dateline
        .arg(command)
        .current_dir(&project.root)
        .stdin(Stdio::null());
    Ok(dateline)
}
