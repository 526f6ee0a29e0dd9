//! `cargo xtask fuzz`: inputs that nobody thought of, for whatever reads bytes that are not ours.
//!
//! It begins with what `tests/corpus` has, and keeps what it comes upon below the target directory. What breaks a reader is made
//! small and put into the corpus, where `cargo xtask test native` finds it from then on.

use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use xtask::files::read;
use xtask::project::Project;
use xtask::step;
use xtask::tools::find;

/// What can be fuzzed: the programs in `fuzz/fuzz_targets`, and the folders of the corpus.
pub const TARGETS: [&str; 8] = [
    "data_set", "csv", "layouts", "base_map", "filter", "date", "wishes", "large",
];

/// What nothing but fuzzing needs: libFuzzer counts with flags that only this compiler has.
const COMPILER: &str = "nightly";

/// Its version; another one may build otherwise.
const CARGO_FUZZ: &str = "0.13.2";

/// Of each input, in seconds: a megabyte may take one, in a build that checks and counts several times as much as ours.
const SECONDS: u32 = 5;

/// Inputs are so long at most. What is longer repeats itself, which is what `large` is for.
const LONGEST: u32 = 4096;

/// Fuzzes one target, or all, each for so many minutes.
///
/// # Errors
/// When something broke, and after all targets had their time; or when the tools cannot be installed.
pub fn fuzz(project: &Project, target: Option<&str>, minutes: u32) -> Result<()> {
    let targets = wanted(target)?;
    install_compiler(project)?;
    let program = cargo_fuzz(project)?;
    let mut broken = Vec::new();
    for target in targets {
        let what = format!("{target}, for {minutes} minutes");
        let mut command = cargo(project, &program, &["run", target]);
        add_folders(project, target, &mut command)?;
        command.args(limits(project, target, minutes));
        let ended = step::watch("Fuzzing", &what, &mut command)?;
        if !ended.success {
            broken.push(keep(project, &program, target)?);
        }
    }
    if broken.is_empty() {
        return Ok(());
    }
    bail!("something broke; the inputs are {}", broken.join(", "))
}

/// Prints what the stored inputs take, in a build that is as fast as ours.
///
/// # Errors
/// When it does not build, or an input breaks it.
pub fn measure(project: &Project) -> Result<()> {
    let manifest = project.root.join("fuzz/Cargo.toml");
    let mut cargo = project.cargo(&["run", "--release", "--example=measure"]);
    cargo.arg("--manifest-path").arg(manifest);
    cargo.arg("--target-dir").arg(built(project));
    cargo.arg("--").arg(project.root.join("tests/corpus"));
    let said = step::run("Measuring", "the corpus", &mut cargo)?;
    let lines = said.lines().filter(|line| line.contains(" at most "));
    lines.for_each(|line| println!("{line}"));
    Ok(())
}

/// The target of this name, or all of them.
fn wanted(target: Option<&str>) -> Result<Vec<&'static str>> {
    let Some(name) = target else {
        return Ok(TARGETS.to_vec());
    };
    let known = TARGETS.into_iter().find(|known| *known == name);
    let known = known.with_context(|| {
        let all = TARGETS.join(", ");
        format!("nothing called {name} is fuzzed; there are {all}")
    })?;
    Ok(vec![known])
}

fn install_compiler(project: &Project) -> Result<()> {
    let mut rustc = Command::new("rustup");
    let version = rustc.args(["run", COMPILER, "rustc", "--version"]).output();
    if version.is_ok_and(|output| output.status.success()) {
        return Ok(());
    }
    let mut rustup = Command::new("rustup");
    rustup.args(["toolchain", "install", COMPILER, "--profile", "minimal"]);
    rustup.current_dir(&project.root);
    step::run(
        "Installing",
        "a nightly Rust, which fuzzing needs",
        &mut rustup,
    )?;
    Ok(())
}

/// cargo-fuzz, which is installed where it is missing.
fn cargo_fuzz(project: &Project) -> Result<PathBuf> {
    if let Some(program) = find("cargo-fuzz") {
        return Ok(program);
    }
    let tools = project.target.join("tools");
    let file = format!("cargo-fuzz{}", std::env::consts::EXE_SUFFIX);
    let program = tools.join("bin").join(file);
    if !program.is_file() {
        let mut cargo = project.cargo(&["install", "--locked", "--version", CARGO_FUZZ]);
        cargo.arg("--root").arg(tools).arg("cargo-fuzz");
        // What is left over from building goes with Cargo's own temporary directory.
        cargo.env_remove("CARGO_TARGET_DIR");
        step::run("Installing", "cargo-fuzz", &mut cargo)?;
    }
    Ok(program)
}

/// One of cargo-fuzz's commands, with the compiler that it needs and not the one that xtask runs with. Without an
/// address sanitizer: there is no unsafe code to be looked at.
fn cargo(project: &Project, program: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.current_dir(&project.root);
    command.arg("fuzz").args(&words[..1]);
    command.args(["--sanitizer=none", "--target-dir"]);
    command.arg(built(project)).args(&words[1..]);
    command.env("RUSTUP_TOOLCHAIN", COMPILER);
    for inherited in ["CARGO", "RUSTC", "CARGO_TARGET_DIR", "CARGO_MANIFEST_DIR"] {
        command.env_remove(inherited);
    }
    command
}

/// Where all of it is built and kept.
fn built(project: &Project) -> PathBuf {
    project.target.join("fuzz")
}

/// What was come upon in this checkout, and what is stored: libFuzzer adds to the first folder.
fn add_folders(project: &Project, target: &str, command: &mut Command) -> Result<()> {
    let met = built(project).join("corpus").join(target);
    for folder in [&met, &broke(project, target)] {
        fs::create_dir_all(folder)
            .with_context(|| format!("{} cannot be made", folder.display()))?;
    }
    command.arg(met).arg(stored(project, target)).arg("--");
    Ok(())
}

/// What libFuzzer is told.
fn limits(project: &Project, target: &str, minutes: u32) -> Vec<String> {
    let words = project.root.join("fuzz/words.dict");
    vec![
        format!("-max_total_time={}", 60 * minutes),
        format!("-timeout={SECONDS}"),
        format!("-max_len={LONGEST}"),
        format!("-dict={}", words.display()),
        format!("-artifact_prefix={}/", broke(project, target).display()),
        "-print_final_stats=1".to_owned(),
        "-verbosity=1".to_owned(),
    ]
}

fn stored(project: &Project, target: &str) -> PathBuf {
    project.root.join("tests/corpus").join(target)
}

/// Where libFuzzer puts what breaks a target.
fn broke(project: &Project, target: &str) -> PathBuf {
    built(project).join("broke").join(target)
}

/// Makes the newest input that broke a target small, and puts it into the corpus; gives its name.
fn keep(project: &Project, program: &Path, target: &str) -> Result<String> {
    let input = newest(&broke(project, target))?;
    let mut shrink = cargo(project, program, &["tmin", target]);
    shrink.arg("--runs=20000").arg(&input);
    // Whatever it reaches within its runs is smaller, or is not there.
    let ended = step::watch("Shrinking", &input.display().to_string(), &mut shrink)?;
    let small = ended.success.then(|| newest(&broke(project, target)));
    let bytes = read(&small.transpose()?.unwrap_or(input))?;
    let name = format!("{target}/found-{:08x}", digest(&bytes));
    let path = project.root.join("tests/corpus").join(&name);
    fs::write(&path, bytes).with_context(|| format!("{} cannot be written", path.display()))?;
    Ok(name)
}

fn newest(folder: &Path) -> Result<PathBuf> {
    let files = fs::read_dir(folder).with_context(|| format!("no {}", folder.display()))?;
    let dated = files.flatten().filter_map(|file| {
        let changed = file.metadata().ok()?.modified().ok()?;
        Some((changed, file.path()))
    });
    let (_, path) = dated.max().context("the target came to no end")?;
    Ok(path)
}

/// Enough to tell inputs apart: FNV-1a.
fn digest(bytes: &[u8]) -> u32 {
    let add = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    bytes.iter().fold(0x811c_9dc5, add)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_target_has_a_program_and_stored_inputs() {
        let project = Project::load().unwrap();
        for target in TARGETS {
            let program = project.root.join(format!("fuzz/fuzz_targets/{target}.rs"));
            assert!(program.is_file(), "{target}");
            let inputs = fs::read_dir(stored(&project, target)).unwrap();
            assert!(inputs.count() > 0, "{target}");
        }
    }

    #[test]
    fn who_asks_for_another_one_is_told_what_there_is() {
        let error = wanted(Some("dates")).unwrap_err().to_string();
        assert!(error.starts_with("nothing called dates is fuzzed; there are data_set, csv"));
        assert_eq!(wanted(Some("date")).unwrap(), ["date"]);
        assert_eq!(wanted(None).unwrap(), TARGETS);
    }
}
