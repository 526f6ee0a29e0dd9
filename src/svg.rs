//! Scenes as SVG: for golden drawings, and for looking at a figure without a browser.

use crate::paint::{Painter, UNITS_PER_PIXEL};
use crate::plane::Rect;
use crate::scene::{Mark, Scene, Shape};
use crate::theme::{Ink, Theme};
use plotters::backend::SVGBackend;

/// plotters' SVG divides text sizes by this.
const TEXT_SHRINK: f64 = 1.24;

/// The scene as a standalone SVG of its size in CSS pixels.
pub fn draw(scene: &Scene, theme: &Theme) -> String {
    let units = |length_css: f64| (length_css * UNITS_PER_PIXEL).round() as u32;
    let (width, height) = (units(scene.width_css), units(scene.height_css));
    let mut svg = String::new();
    {
        let mut backend = SVGBackend::with_string(&mut svg, (width, height));
        let mut painter = Painter {
            backend: &mut backend,
            theme,
            ratio: 1.0,
            text_shrink: TEXT_SHRINK,
        };
        let ground = Mark::plain(Shape::Bar {
            rect: Rect::new(0.0, 0.0, scene.width_css, scene.height_css),
            ink: Ink::Surface,
        });
        // Writing into a string cannot fail.
        let marks = std::iter::once(&ground)
            .chain(scene.back.iter())
            .chain(&scene.data);
        let _ = painter.paint(marks);
    }
    let in_units = format!("width=\"{width}\" height=\"{height}\"");
    let in_css = format!(
        "width=\"{}\" height=\"{}\"",
        scene.width_css, scene.height_css
    );
    svg.replacen(&in_units, &in_css, 1)
}
