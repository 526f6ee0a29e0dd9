//! Files, read and written so that a failure names them.

use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Reads a file; a failure names it.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("{} cannot be read", path.display()))
}

/// Reads a text; a failure names its file.
pub fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}

/// Writes a file; a failure names it.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    fs::write(path, content).with_context(|| format!("{} cannot be written", path.display()))
}
