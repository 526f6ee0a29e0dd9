//! The base map: world-atlas's TopoJSON in, our own compact binary out.
//!
//! ```text
//! TopoJSON --topojson--> countries as rings --boundaries--> as the UN draws them
//!          --arcs--> every line once --encode--> bytes
//! ```
//! The layout of the bytes stands with their reader, in `src/geo/base_map.rs`. There are two base maps, a coarse one for every
//! figure and a fine one for a closer look; what differs between them stands in `boundaries/coarse.rs` and `boundaries/fine.rs`.
//!
//! Antarctica is left out: nobody in a data set travels there, and it takes a twelfth of the points.

mod arcs;
mod boundaries;
mod codes;
mod encode;
mod ring;
mod simplify;
mod topojson;

use boundaries::{COARSE, FINE, Scale};
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
    build_at(&COARSE, topojson)
}

/// The fine base map in the same format, from the text of world-atlas's `countries-50m.json`.
///
/// # Errors
/// As [`build`].
pub fn build_fine(topojson: &[u8]) -> Result<Vec<u8>, String> {
    build_at(&FINE, topojson)
}

fn build_at(scale: &Scale, topojson: &[u8]) -> Result<Vec<u8>, String> {
    let mut countries = topojson::read(topojson, scale.grid)?;
    boundaries::apply(&mut countries, scale)?;
    arcs::put_enclaves_last(&mut countries);
    for country in &countries {
        ring::check(&country.rings).map_err(|why| format!("{}: {why}", country.code))?;
    }
    let mut atlas = arcs::extract(&countries, scale)?;
    simplify::thin_out(&mut atlas, scale.slack);
    Ok(encode::encode(&atlas, scale.grid))
}
