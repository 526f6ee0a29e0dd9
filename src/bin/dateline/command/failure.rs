//! Why a command did not do what it was asked to.

use std::fmt;
use std::process::ExitCode;

/// A failure, told in one line.
#[derive(Debug)]
pub enum Failure {
    /// The words of the command are wrong.
    Usage(String),
    /// A file is wrong, or what is in it.
    Data(String),
}

impl Failure {
    /// A flag, a value or a command that cannot be.
    pub fn usage(why: impl Into<String>) -> Self {
        Self::Usage(why.into())
    }

    /// A file that cannot be used.
    pub fn data(what: &str, why: impl fmt::Display) -> Self {
        Self::Data(format!("{what}: {why}"))
    }

    /// Whether the words of the command are to blame.
    pub fn is_usage(&self) -> bool {
        matches!(self, Self::Usage(_))
    }

    /// 1 for files, 2 for words.
    pub fn code(&self) -> ExitCode {
        ExitCode::from(if self.is_usage() { 2 } else { 1 })
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Usage(why) | Self::Data(why)) = self;
        f.write_str(why)
    }
}

impl From<lexopt::Error> for Failure {
    fn from(fault: lexopt::Error) -> Self {
        Self::Usage(fault.to_string())
    }
}
