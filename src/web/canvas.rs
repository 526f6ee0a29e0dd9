//! A layer on a canvas of the page.

use super::values::{error, throw};
use crate::figure::{Dossier, Handle, Layer};
use crate::paint::UNITS_PER_PIXEL;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Clears a canvas and paints one layer of a figure on it.
pub fn paint(
    dossier: &Dossier,
    figure: Handle,
    layer: Layer,
    canvas: HtmlCanvasElement,
) -> Result<(), JsValue> {
    let context = context(&canvas)?;
    let scale = 1.0 / UNITS_PER_PIXEL;
    context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)?;
    context.clear_rect(0.0, 0.0, canvas.width().into(), canvas.height().into());
    context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0)?;
    context.set_line_join("round");
    // plotters aligns by start and end; where they are must not depend on the page's direction.
    js_sys::Reflect::set(&context, &"direction".into(), &"ltr".into())?;
    let mut backend = CanvasBackend::with_canvas_object(canvas).ok_or_else(unavailable)?;
    dossier
        .paint(figure, layer, &mut backend, 1.0)
        .map_err(throw)
}

/// The drawing context; none where the canvas is in use for something else, or memory is short.
pub fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, JsValue> {
    let context = canvas.get_context("2d").ok().flatten();
    let context = context.and_then(|context| context.dyn_into().ok());
    context.ok_or_else(unavailable)
}

fn unavailable() -> JsValue {
    error("canvas", "the canvas cannot be drawn on", None)
}
