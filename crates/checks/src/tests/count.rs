//! How many tests passed, by what their programs say.

use anyhow::{Result, bail};
use std::ops::Add;
use std::process::Command;
use xtask::step::{self, Ended};

/// Tests that passed, that failed and that were not run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub passed: u32,
    pub failed: u32,
    /// Those that this machine's engine cannot run; what they lack is told by their suite.
    pub skipped: u32,
}

/// A step that could only pass or break off.
pub const PASSED: Count = Count {
    passed: 1,
    failed: 0,
    skipped: 0,
};

pub fn check(what: &str, mut command: Command) -> Result<Count> {
    let ended = step::watch("Checking", what, &mut command)?;
    Ok(Count {
        passed: u32::from(ended.success),
        failed: u32::from(!ended.success),
        skipped: 0,
    })
}

/// Runs a command that runs tests, and counts them.
pub fn tests(what: &str, command: Command) -> Result<Count> {
    judge(what, &watch_tests(what, command)?)
}

pub fn watch_tests(what: &str, mut command: Command) -> Result<Ended> {
    step::watch("Testing", what, &mut command)
}

pub fn judge(what: &str, ended: &Ended) -> Result<Count> {
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
pub fn count(ended: &Ended) -> Count {
    let lines = ended.output.lines();
    let lines = lines.filter(|line| line.contains("test result:"));
    let counts = lines.map(|line| Count {
        passed: number_before(line, " passed"),
        failed: number_before(line, " failed"),
        skipped: number_before(line, " ignored"),
    });
    counts.fold(Count::default(), Add::add)
}

pub fn number_before(line: &str, word: &str) -> u32 {
    let before = line.split(word).next().unwrap_or_default();
    let digits = before.rsplit(' ').next().unwrap_or_default();
    digits.parse().unwrap_or(0)
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
}
