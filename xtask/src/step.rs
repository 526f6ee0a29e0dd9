//! Steps on the terminal, in cargo's manner: a verb, what it is done to, and what a child process
//! says as soon as it fails or takes long.

use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader, IsTerminal, Read, stderr};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long a child may be silent on our terminal before its output is shown as it comes.
const PATIENCE: Duration = Duration::from_secs(2);

/// How a child process ended.
pub struct Ended {
    pub success: bool,
    /// All that it wrote, standard output and standard error as they came.
    pub output: String,
}

/// Names a step: a verb of at most twelve letters, and what it is done to.
pub fn say(verb: &str, what: &str) {
    if stderr().is_terminal() {
        eprintln!("\x1b[1;32m{verb:>12}\x1b[0m {what}");
    } else {
        eprintln!("{verb:>12} {what}");
    }
}

/// Runs a child as a step that must succeed; gives what it wrote.
///
/// # Errors
/// One sentence with the command's name, when it cannot be started or fails.
pub fn run(verb: &str, what: &str, command: &mut Command) -> Result<String> {
    let ended = watch(verb, what, command)?;
    if !ended.success {
        bail!("{} failed; what it said stands above", line_of(command));
    }
    Ok(ended.output)
}

/// Runs a child as a step that may fail. Its output is shown if it fails or takes long.
///
/// # Errors
/// Only when the command cannot be started.
pub fn watch(verb: &str, what: &str, command: &mut Command) -> Result<Ended> {
    say(verb, what);
    if stderr().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("{} could not be started", line_of(command)))?;
    let (sender, lines) = channel();
    forward(child.stdout.take(), sender.clone());
    forward(child.stderr.take(), sender);
    let mut shown = Shown::default();
    shown.follow(&lines);
    let status = child.wait().context("a child process was lost")?;
    if !status.success() {
        shown.show();
    }
    Ok(Ended {
        success: status.success(),
        output: shown.text,
    })
}

/// The command as a person would type it, without its directory and with few arguments.
fn line_of(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let name = program.file_stem().unwrap_or(program.as_os_str());
    let arguments = command.get_args().take(4);
    let words = std::iter::once(name).chain(arguments);
    let words: Vec<_> = words.map(|word| word.to_string_lossy()).collect();
    format!("`{}`", words.join(" "))
}

/// Sends a pipe's lines on, from a thread of its own.
fn forward(pipe: Option<impl Read + Send + 'static>, lines: Sender<String>) {
    let Some(pipe) = pipe else { return };
    thread::spawn(move || {
        let mut pipe = BufReader::new(pipe);
        let mut line = Vec::new();
        while matches!(pipe.read_until(b'\n', &mut line), Ok(1..)) {
            let text = String::from_utf8_lossy(&line).into_owned();
            if lines.send(text).is_err() {
                return;
            }
            line.clear();
        }
    });
}

/// What a child wrote, and whether a person sees it.
#[derive(Default)]
struct Shown {
    text: String,
    live: bool,
}

impl Shown {
    /// Collects lines until both pipes close; from `PATIENCE` on shows them as they come.
    fn follow(&mut self, lines: &Receiver<String>) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let wait = if self.live {
                Duration::from_secs(3600)
            } else {
                deadline.saturating_duration_since(Instant::now())
            };
            match lines.recv_timeout(wait) {
                Ok(line) => self.add(&line),
                Err(RecvTimeoutError::Timeout) => self.show(),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn add(&mut self, line: &str) {
        if self.live {
            eprint!("{line}");
        }
        self.text.push_str(line);
    }

    /// Shows what came so far, once.
    fn show(&mut self) {
        if !self.live {
            eprint!("{}", self.text);
        }
        self.live = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cargo(argument: &str) -> Command {
        let mut command = Command::new("cargo");
        command.arg(argument);
        command
    }

    #[test]
    fn a_step_gives_what_its_child_wrote() {
        let said = run("Asking", "cargo for its version", &mut cargo("--version"));
        assert!(said.is_ok_and(|said| said.starts_with("cargo ")));
    }

    #[test]
    fn a_failed_step_is_one_sentence_with_the_command() {
        let failed = run(
            "Trying",
            "what cargo refuses",
            &mut cargo("no-such-command"),
        );
        let sentence = failed.err().map(|error| error.to_string());
        let expected = "`cargo no-such-command` failed; what it said stands above";
        assert_eq!(sentence.as_deref(), Some(expected));
    }

    #[test]
    fn a_missing_program_is_one_sentence_too() {
        let failed = run(
            "Trying",
            "nothing",
            &mut Command::new("dateline-no-such-program"),
        );
        let sentence = failed.err().map(|error| error.to_string());
        let expected = "`dateline-no-such-program` could not be started";
        assert_eq!(sentence.as_deref(), Some(expected));
    }
}
