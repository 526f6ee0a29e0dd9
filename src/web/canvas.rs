//! A layer on a canvas of the page.
//!
//! A plotters backend of our own, where plotters-canvas would do: that one prints every colour and every
//! font size as floating-point text for each mark (8 kB of wasm, and most of the time a drawing takes),
//! loses the text of errors, and aligns text by the page's direction. The tests paint the same marks
//! with both and compare the pixels.

use super::values::{error, throw};
use crate::figure::{Dossier, Handle, Layer};
use crate::paint::UNITS_PER_PIXEL;
use crate::theme::Rgb;
use plotters::style::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Clears a canvas and paints one layer of a figure on it.
pub fn paint(
    dossier: &Dossier,
    figure: Handle,
    layer: Layer,
    canvas: &HtmlCanvasElement,
) -> Result<(), JsValue> {
    let context = context(canvas)?;
    let size = (canvas.width(), canvas.height());
    let scale = 1.0 / UNITS_PER_PIXEL;
    context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)?;
    context.clear_rect(0.0, 0.0, size.0.into(), size.1.into());
    context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0)?;
    context.set_line_join("round");
    let mut backend = Canvas::new(context, size);
    dossier
        .paint(figure, layer, &mut backend, 1.0)
        .map_err(throw)
}

/// The drawing context; none where the canvas is in use for something else, or memory is short.
pub fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, JsValue> {
    let context = canvas.get_context("2d").ok().flatten();
    let context = context.and_then(|context| context.dyn_into().ok());
    context.ok_or_else(|| error("canvas", "the canvas cannot be drawn on", None))
}

/// A canvas that remembers what is set: setting a style costs more than most strokes.
pub struct Canvas {
    context: CanvasRenderingContext2d,
    size: (u32, u32),
    fill: Option<Rgb>,
    stroke: Option<(Rgb, u32)>,
    font: String,
    alignment: Option<(&'static str, &'static str)>,
}

/// What the browser said against a drawing.
#[derive(Debug)]
pub struct Refused;

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the canvas refused the drawing")
    }
}

impl std::error::Error for Refused {}

type Drawn = Result<(), DrawingErrorKind<Refused>>;

fn refused(_: JsValue) -> DrawingErrorKind<Refused> {
    DrawingErrorKind::DrawingError(Refused)
}

fn rgb(colour: BackendColor) -> Rgb {
    let (red, green, blue) = colour.rgb;
    Rgb(red, green, blue)
}

impl Canvas {
    /// Draws on a context whose canvas has this size, in device pixels.
    pub fn new(context: CanvasRenderingContext2d, size: (u32, u32)) -> Self {
        Self {
            context,
            size,
            fill: None,
            stroke: None,
            font: String::new(),
            alignment: None,
        }
    }

    fn set_fill(&mut self, colour: BackendColor) {
        let colour = rgb(colour);
        if self.fill.replace(colour) != Some(colour) {
            self.context.set_fill_style_str(&colour.css());
        }
    }

    fn set_stroke<S: BackendStyle>(&mut self, style: &S) {
        let pen = (rgb(style.color()), style.stroke_width());
        if self.stroke.replace(pen) != Some(pen) {
            self.context.set_stroke_style_str(&pen.0.css());
            self.context.set_line_width(pen.1.into());
        }
    }

    fn trace(&self, path: impl IntoIterator<Item = BackendCoord>) {
        self.context.begin_path();
        // A first `lineTo` moves.
        for (x, y) in path {
            self.context.line_to(x.into(), y.into());
        }
    }

    fn set_font<S: BackendTextStyle>(&mut self, style: &S) {
        let weight = match style.style() {
            FontStyle::Bold => "bold ",
            _ => "",
        };
        let size = style.size() as u32;
        let font = format!("{weight}{size}px {}", style.family().as_str());
        if font != self.font {
            self.context.set_font(&font);
            self.font = font;
        }
    }

    fn set_alignment<S: BackendTextStyle>(&mut self, style: &S) {
        let anchor = style.anchor();
        let across = match anchor.h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        };
        let down = match anchor.v_pos {
            VPos::Top => "top",
            VPos::Center => "middle",
            VPos::Bottom => "bottom",
        };
        if self.alignment.replace((across, down)) != Some((across, down)) {
            self.context.set_text_align(across);
            self.context.set_text_baseline(down);
        }
    }
}

impl DrawingBackend for Canvas {
    type ErrorType = Refused;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Drawn {
        self.set_fill(colour);
        self.context.fill_rect(x.into(), y.into(), 1.0, 1.0);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (x, y) = (left.into(), top.into());
        let (width, height) = ((right - left).into(), (bottom - top).into());
        if fill {
            self.set_fill(style.color());
            self.context.fill_rect(x, y, width, height);
        } else {
            self.set_stroke(style);
            self.context.stroke_rect(x, y, width, height);
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.set_stroke(style);
        self.trace(path);
        self.context.stroke();
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.set_fill(style.color());
        self.trace(path);
        self.context.fill();
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.context.begin_path();
        self.context
            .arc(
                x.into(),
                y.into(),
                radius.into(),
                0.0,
                std::f64::consts::TAU,
            )
            .map_err(refused)?;
        if fill {
            self.set_fill(style.color());
            self.context.fill();
        } else {
            self.set_stroke(style);
            self.context.stroke();
        }
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Drawn {
        self.set_font(style);
        self.set_alignment(style);
        self.set_fill(style.color());
        self.context
            .fill_text(text, x.into(), y.into())
            .map_err(refused)
    }
}
