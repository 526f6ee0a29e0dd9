//! What the command says on standard output.

use std::fmt::Arguments;
use std::io::{ErrorKind, Write, stdout};

/// Writes a text to standard output. Whoever closes it early, as `head` does, has read enough: the work goes on in silence.
pub fn out(text: Arguments) {
    let written = stdout().lock().write_fmt(text);
    if let Err(fault) = written.and_then(|()| stdout().flush())
        && fault.kind() != ErrorKind::BrokenPipe
    {
        eprintln!("standard output: {fault}");
        std::process::exit(1);
    }
}

/// As `println!`, by [`out`].
macro_rules! say {
    ($($text:tt)*) => {
        $crate::command::out::out(format_args!("{}\n", format_args!($($text)*)))
    };
}

pub(crate) use say;
