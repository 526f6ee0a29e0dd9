//! The three views as one SVG of plotters: `cargo run --example plotters --features plotters`.
//!
//! The same on plotters-canvas, in a browser, is in tests/web.rs.

mod draw;

use dateline::dataset::DataSet;
use dateline::geo::BaseMap;
use plotters::prelude::{IntoDrawingArea, SVGBackend};
use std::error::Error;

const DATA: &[u8] = include_bytes!("../../data/myanmar-2021.json");
const LAND: &[u8] = include_bytes!("../../data/basemap/countries-110m.json");

fn main() -> Result<(), Box<dyn Error>> {
    let data = DataSet::parse(DATA)?;
    let base_map = BaseMap::parse(&dateline_basemap::build(LAND)?)?;
    let area = SVGBackend::new("target/plotters.svg", (640, 1260)).into_drawing_area();
    draw::views(&area, &data, Some(&base_map))?;
    area.present()?;
    println!("target/plotters.svg");
    Ok(())
}
