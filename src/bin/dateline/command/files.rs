//! Files, read and written with their names in what goes wrong.

use super::failure::Failure;
use dateline::dataset::DataSet;
use dateline::error::Error;
use dateline::geo::BaseMap;
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

/// World-atlas's countries, from which the base map is made.
const COUNTRIES: &[u8] = include_bytes!("../../../../data/basemap/countries-110m.json");

/// The base map that the command brings along.
pub fn built_in_land() -> Result<BaseMap, Failure> {
    let name = "the built-in base map";
    let bytes = dateline_basemap::build(COUNTRIES).map_err(|why| Failure::data(name, why))?;
    BaseMap::parse(&bytes).map_err(|fault| Failure::data(name, Error::from(fault)))
}

/// The data set in a file.
pub fn data_set(path: &OsStr) -> Result<DataSet, Failure> {
    let path = Path::new(path);
    let parsed = DataSet::parse(&read(path)?);
    parsed.map_err(|fault| Failure::data(&path.display().to_string(), fault))
}
