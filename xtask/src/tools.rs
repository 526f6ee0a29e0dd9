//! What must be installed, and installing it where that is ours to do.

use crate::project::Project;
use crate::step;
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The target that the core is built for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Makes sure that rustc has the wasm target.
///
/// # Errors
/// When the target is missing and rustup is not there, or fails, to add it.
pub fn wasm_target(project: &Project) -> Result<()> {
    if wasm_library(project).is_some_and(|library| library.is_dir()) {
        return Ok(());
    }
    let mut rustup = Command::new("rustup");
    rustup
        .args(["target", "add", WASM])
        .current_dir(&project.root);
    step::run(
        "Installing",
        &format!("the Rust target {WASM}"),
        &mut rustup,
    )
    .with_context(|| format!("rustc has no {WASM}, and rustup cannot add it"))?;
    Ok(())
}

/// Makes sure that the toolchain has a component: rustfmt, clippy.
///
/// # Errors
/// When it is missing and rustup is not there, or fails, to add it.
pub fn component(project: &Project, name: &str) -> Result<()> {
    let command = name.strip_prefix("rust").unwrap_or(name);
    let version = project.cargo(&[command, "--version"]).output();
    if version.is_ok_and(|output| output.status.success()) {
        return Ok(());
    }
    let mut rustup = Command::new("rustup");
    rustup
        .args(["component", "add", name])
        .current_dir(&project.root);
    step::run(
        "Installing",
        &format!("the Rust component {name}"),
        &mut rustup,
    )
    .with_context(|| format!("{name} is missing, and rustup cannot add it"))?;
    Ok(())
}

/// Where rustc would have the target's standard library.
fn wasm_library(project: &Project) -> Option<PathBuf> {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", WASM]);
    let output = rustc.current_dir(&project.root).output().ok()?;
    let path = String::from_utf8(output.stdout).ok()?;
    Some(PathBuf::from(path.trim()))
}

/// Installs Node.js and npm.
///
/// # Errors
/// When that is not ours to do: says what to install.
pub fn node() -> Result<()> {
    if !is_debian() || !is_root() {
        bail!(
            "Node.js or npm is missing: install them (on Debian and Ubuntu `sudo apt-get install \
             --no-install-recommends nodejs npm`, on macOS `brew install node`)"
        );
    }
    apt("Node.js and npm", &["nodejs", "npm"])
}

/// Installs Debian's packages, without what they only recommend.
///
/// # Errors
/// When apt-get fails.
pub fn apt(what: &str, packages: &[&str]) -> Result<()> {
    let mut update = Command::new("apt-get");
    step::run("Updating", "Debian's package lists", update.arg("update"))?;
    let mut install = Command::new("apt-get");
    install.args(["install", "--yes", "--no-install-recommends"]);
    install.args(packages);
    install.env("DEBIAN_FRONTEND", "noninteractive");
    step::run("Installing", what, &mut install)?;
    Ok(())
}

/// Opens an address in the person's browser.
///
/// # Errors
/// When the system has no command for it.
pub fn open(address: &str) -> Result<()> {
    let mut command = opener();
    let opened = command.arg(address).spawn();
    opened.with_context(|| format!("no browser could be opened; the page is at {address}"))?;
    Ok(())
}

fn opener() -> Command {
    if cfg!(target_os = "macos") {
        return Command::new("open");
    }
    if cfg!(windows) {
        let mut command = Command::new("cmd");
        // `start` takes a first quoted argument as a title.
        command.args(["/C", "start", ""]);
        return command;
    }
    Command::new("xdg-open")
}

/// Looks a program up on the path.
pub fn find(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    let directories = std::env::var_os("PATH")?;
    std::env::split_paths(&directories)
        .map(|directory| directory.join(&file))
        .find(|path| path.is_file())
}

/// Whether packages are Debian's here.
pub fn is_debian() -> bool {
    Path::new("/etc/debian_version").exists()
}

/// Whether apt would let us: the user with the number 0.
pub fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
