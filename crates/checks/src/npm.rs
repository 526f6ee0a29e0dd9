//! Node's packages, for what is only tested or measured: bundlers, frameworks, other people's
//! scripts. Nothing of them is shipped, and nothing of them is run when it is installed.

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use xtask::files::{read_text, write};
use xtask::project::Project;
use xtask::{step, tools};

/// The oldest Node.js that the bundlers run on: major and minor.
const OLDEST: (u32, u32) = (20, 19);

/// In a directory of installed packages: for which files they were installed.
const STAMP: &str = "installed";

/// Installs the packages of a tracked directory, which has a `package.json` and a
/// `package-lock.json`, below `target/npm`, unless just these are there. Gives the directory in
/// which `node_modules` then is.
///
/// # Errors
/// When Node.js is missing and not ours to install, or npm fails, or the lock file names hosts.
pub fn install(project: &Project, directory: &Path) -> Result<PathBuf> {
    let manifest = read_text(&directory.join("package.json"))?;
    let lock = read_text(&directory.join("package-lock.json"))?;
    let name = name_of(&project.root, directory);
    expect_hostless(&lock).with_context(|| format!("{name} cannot be installed"))?;
    let installed = project.target.join("npm").join(&name);
    fill_once(&installed, &format!("{manifest}{lock}"), || {
        expect_node()?;
        write(&installed.join("package.json"), &manifest)?;
        write(&installed.join("package-lock.json"), &lock)?;
        // Scripts of packages stay out: what is needed of binaries comes as packages too.
        let mut npm = npm();
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
        npm.current_dir(&installed);
        let what = format!("the npm packages of {name}");
        step::run("Installing", &what, &mut npm).map(drop)
    })?;
    Ok(installed)
}

/// Fills a directory unless it was filled for the same stamp, one caller after the other: tests
/// that run side by side ask for the same packages, and two runs of npm in one directory remove
/// each other's files.
fn fill_once(directory: &Path, stamp: &str, fill: impl FnOnce() -> Result<()>) -> Result<()> {
    static FILLING: Mutex<()> = Mutex::new(());
    // Whoever panicked here left no stamp, so the directory is filled again.
    let _turn = FILLING.lock().unwrap_or_else(PoisonError::into_inner);
    let file = directory.join(STAMP);
    if fs::read_to_string(&file).is_ok_and(|before| before == stamp) {
        return Ok(());
    }
    fs::create_dir_all(directory)?;
    fill()?;
    write(&file, stamp)
}

/// A command of an installed package, such as `vite`; it runs in the directory of `install`.
pub fn tool(installed: &Path, name: &str) -> Command {
    let end = if cfg!(windows) { ".cmd" } else { "" };
    let program = installed.join("node_modules/.bin");
    let mut command = Command::new(program.join(format!("{name}{end}")));
    command.current_dir(installed);
    command
}

/// A script of the installed `package.json`, as `npm run` runs it.
pub fn script(installed: &Path, name: &str) -> Command {
    let mut command = npm();
    command.args(["run", "--silent", name]);
    command.current_dir(installed);
    command
}

/// Node.js itself, in the directory of `install`: runs a script that is given as its argument.
pub fn node(installed: &Path) -> Command {
    let mut command = Command::new("node");
    command.current_dir(installed);
    command
}

fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// A directory's path from the root, as one word.
fn name_of(root: &Path, directory: &Path) -> String {
    let path = directory.strip_prefix(root).unwrap_or(directory);
    let parts = path
        .components()
        .map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("-")
}

/// Lock files say what is wanted, not where it is had from: that is the machine's to know.
fn expect_hostless(lock: &str) -> Result<()> {
    if lock.contains("\"resolved\": \"http") {
        bail!(
            "its package-lock.json names a host; write it again with \
             `npm install --omit-lockfile-registry-resolved`"
        );
    }
    Ok(())
}

/// Makes sure that Node.js and npm are there.
///
/// # Errors
/// When they are missing and not ours to install, or too old.
pub fn expect_node() -> Result<()> {
    if version_of(Command::new("node")).is_none() || version_of(npm()).is_none() {
        tools::node()?;
    }
    let version = version_of(Command::new("node")).context("Node.js does not tell its version")?;
    if version < OLDEST {
        let ((major, minor), (least, less)) = (version, OLDEST);
        bail!("Node.js is {major}.{minor}; the bundlers need {least}.{less} or a later one");
    }
    Ok(())
}

/// What `--version` says, if it says anything.
fn version_of(mut command: Command) -> Option<(u32, u32)> {
    let output = command.arg("--version").output().ok()?;
    parse_version(&String::from_utf8_lossy(&output.stdout))
}

/// Major and minor of `v20.19.1`.
fn parse_version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.trim().trim_start_matches('v').split('.');
    let mut next = || numbers.next()?.parse().ok();
    Some((next()?, next()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;
    use std::{env, process, thread};

    #[test]
    fn versions_are_read_as_node_and_npm_write_them() {
        assert_eq!(parse_version("v20.19.1\n"), Some((20, 19)));
        assert_eq!(parse_version("9.2.0\n"), Some((9, 2)));
        assert_eq!(parse_version("command not found"), None);
    }

    #[test]
    fn callers_side_by_side_fill_a_directory_once() {
        let directory = env::temp_dir().join(format!("dateline-npm-{}", process::id()));
        let filled = AtomicUsize::new(0);
        let fill = || {
            filled.fetch_add(1, Ordering::SeqCst);
            thread::sleep(Duration::from_millis(20));
            Ok(())
        };
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| fill_once(&directory, "one", fill).expect("a temporary directory"));
            }
        });
        assert_eq!(filled.load(Ordering::SeqCst), 1);
        fill_once(&directory, "another", fill).expect("a temporary directory");
        assert_eq!(filled.load(Ordering::SeqCst), 2);
        fs::remove_dir_all(directory).expect("it was made here");
    }

    #[test]
    fn a_directory_has_one_word_for_its_packages() {
        let root = Path::new("root");
        let name = name_of(root, &root.join("tests").join("e2e"));
        assert_eq!(name, "tests-e2e");
    }

    #[test]
    fn a_lock_file_that_names_a_host_is_refused() {
        assert!(expect_hostless(r#"{ "version": "1.0.0", "integrity": "sha512-x" }"#).is_ok());
        assert!(expect_hostless(r#"{ "resolved": "https://example.org/x.tgz" }"#).is_err());
    }
}
