//! Pictures of pixels, two to a CSS pixel each way.

use super::failure::Failure;
use super::typeface::Typeface;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};
use std::sync::Arc;

/// Pixels in a CSS pixel.
const RATIO: f32 = 2.0;

/// The fonts of the system: for a picture whose font is not named, and for letters that a named one lacks.
pub fn system_fonts() -> Database {
    let mut fonts = Database::new();
    fonts.load_system_fonts();
    fonts
}

/// Rasterises an SVG of ours.
pub fn rasterised(svg: &str, typeface: &Typeface, mut fonts: Database) -> Result<Vec<u8>, Failure> {
    typeface.add_to(&mut fonts);
    fonts.set_sans_serif_family(typeface.family.clone());
    let options = Options {
        fontdb: Arc::new(fonts),
        ..Options::default()
    };
    let tree =
        Tree::from_str(svg, &options).map_err(|fault| Failure::data("the drawing", fault))?;
    let size = tree.size();
    let pixels = |length_css: f32| (length_css * RATIO).ceil() as u32;
    let mut image = Pixmap::new(pixels(size.width()), pixels(size.height()))
        .ok_or_else(|| Failure::data("the drawing", "too large for a PNG"))?;
    resvg::render(
        &tree,
        Transform::from_scale(RATIO, RATIO),
        &mut image.as_mut(),
    );
    image
        .encode_png()
        .map_err(|fault| Failure::data("the drawing", fault))
}
