//! The command `dateline`: the same core, without a page.

#[cfg(not(target_arch = "wasm32"))]
mod command;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    command::run(lexopt::Parser::from_env())
}

/// Tests for wasm build every target of the package, this one too.
#[cfg(target_arch = "wasm32")]
fn main() {}
