//! Files, read and written with their names in what goes wrong.

use super::failure::Failure;
use dateline::dataset::DataSet;
use std::ffi::OsStr;
use std::path::Path;

/// The bytes of a file.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|fault| Failure::data(&path.display().to_string(), fault))
}

/// Writes a file anew.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    std::fs::write(path, bytes).map_err(|fault| Failure::data(&path.display().to_string(), fault))
}

/// The data set in a file.
pub fn data_set(path: &OsStr) -> Result<DataSet, Failure> {
    let path = Path::new(path);
    let parsed = DataSet::parse(&read(path)?);
    parsed.map_err(|fault| Failure::data(&path.display().to_string(), fault))
}
