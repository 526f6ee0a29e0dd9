//! The base map: world-atlas's TopoJSON in, our own compact binary out.
//!
//! ```text
//! TopoJSON --topojson--> countries as rings --boundaries--> as the UN draws them
//!          --arcs--> every line once --encode--> bytes
//! ```
//! The layout of the bytes stands with their reader, in `src/geo/base_map.rs`. All positions are
//! rounded to whole minutes of arc (1.9 km or less): finer than the lines of a map at 1:110
//! million are true, and a quarter smaller than the file's own grid.
//!
//! Antarctica is left out: nobody in a data set travels there, and it takes a twelfth of the points.

mod arcs;
mod boundaries;
mod codes;
mod encode;
mod ring;
mod topojson;

use ring::Ring;

/// The land of one country.
#[derive(Clone, Debug)]
pub struct Country {
    /// ISO 3166-1 alpha-3.
    code: &'static str,
    /// Outlines run clockwise; rings that run the other way are holes, where another country lies.
    rings: Vec<Ring>,
}

/// The base map in the format that `dateline::geo::BaseMap` reads, from the text of world-atlas's
/// `countries-110m.json`.
///
/// # Errors
/// One sentence that says what in the file is not as expected.
pub fn build(topojson: &[u8]) -> Result<Vec<u8>, String> {
    let mut countries = topojson::read(topojson)?;
    boundaries::apply(&mut countries)?;
    for country in &countries {
        ring::check(&country.rings).map_err(|why| format!("{}: {why}", country.code))?;
    }
    Ok(encode::encode(&arcs::extract(&countries)?))
}
