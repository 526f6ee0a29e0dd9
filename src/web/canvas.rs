//! A layer on a canvas of the page.
//!
//! A plotters backend of our own, where plotters-canvas would do: that one prints every colour and every
//! font size as floating-point text for each mark (8 kB of wasm, and most of the time a drawing takes),
//! loses the text of errors, and aligns text by the page's direction. The tests paint the same marks
//! with both and compare the pixels.

use super::values::{error, throw};
use crate::digits::written;
use crate::figure::{Dossier, Handle, Layer};
use crate::fill::fill;
use crate::order::found_or_added;
use crate::paint::UNITS_PER_PIXEL;
use crate::theme::Rgb;
use js_sys::JsString;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};
use std::convert::Infallible;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Clears a canvas and paints one layer of a figure on it.
pub fn paint(
    dossier: &Dossier,
    figure: Handle,
    layer: Layer,
    canvas: &HtmlCanvasElement,
    known: &mut Known,
) -> Result<(), JsValue> {
    let context = context(canvas)?;
    let size = (canvas.width(), canvas.height());
    let scale = 1.0 / UNITS_PER_PIXEL;
    context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)?;
    context.clear_rect(0.0, 0.0, size.0.into(), size.1.into());
    context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0)?;
    set(&context, "lineJoin", "round");
    let mut backend = Canvas::new(context, size, known);
    dossier.paint(figure, layer, &mut backend).map_err(throw)
}

/// Sets what is seldom set. Setters of their own would be bytes in the glue.
pub fn set(context: &CanvasRenderingContext2d, name: &str, value: &str) {
    // A context takes whatever it is given, and ignores what it does not know.
    let _ = js_sys::Reflect::set(context, &name.into(), &value.into());
}

/// The drawing context; none where the canvas is in use for something else, or memory is short.
pub fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, JsValue> {
    let context = canvas.get_context("2d").ok().flatten();
    // What "2d" gives cannot be anything else.
    let context = context.map(JsCast::unchecked_into);
    context.ok_or_else(|| error("canvas", "the canvas cannot be drawn on", None))
}

#[wasm_bindgen]
extern "C" {
    /// A drawing context that takes texts which JavaScript has already: a halo says the same text nine
    /// times, and a colour comes back all the time; decoding them each time took half of a drawing.
    type Pen;

    #[wasm_bindgen(method, js_name = fillText)]
    fn fill_text(this: &Pen, text: &JsString, x: f64, y: f64);

    #[wasm_bindgen(method)]
    fn arc(this: &Pen, x: f64, y: f64, radius: f64, from: f64, to: f64);

    #[wasm_bindgen(method, setter, js_name = fillStyle)]
    fn set_fill_style(this: &Pen, colour: &JsString);

    #[wasm_bindgen(method, setter, js_name = strokeStyle)]
    fn set_stroke_style(this: &Pen, colour: &JsString);
}

/// Texts that JavaScript has already: to decode a text takes as long as several strokes.
#[derive(Default)]
pub struct Known {
    colours: Vec<(Rgb, JsString)>,
    /// Names of styles, and their values.
    words: Vec<(String, JsString)>,
}

/// More are not kept: fonts have all kinds of sizes.
const MOST_WORDS: usize = 64;

impl Known {
    fn colour(&mut self, colour: Rgb) -> &JsString {
        let new = || (colour, JsString::from(colour.css()));
        &found_or_added(&mut self.colours, |(known, _)| *known == colour, new).1
    }

    /// Sets a style on a context.
    fn set(&mut self, context: &CanvasRenderingContext2d, name: &str, value: &str) {
        if self.words.len() > MOST_WORDS {
            self.words.clear();
        }
        let name = self.word(name);
        let value = self.word(value);
        let _ = js_sys::Reflect::set(context, &self.words[name].1, &self.words[value].1);
    }

    fn word(&mut self, word: &str) -> usize {
        let known = self.words.iter().position(|(known, _)| known == word);
        known.unwrap_or_else(|| {
            self.words.push((word.to_owned(), word.into()));
            self.words.len() - 1
        })
    }
}

/// A canvas that remembers what is set: setting a style costs more than most strokes.
pub struct Canvas<'k> {
    context: CanvasRenderingContext2d,
    size: (u32, u32),
    fill: Option<Rgb>,
    stroke: Option<(Rgb, u32)>,
    /// Whether the letters are bold, and their size.
    font: Option<(bool, u32)>,
    across: &'static str,
    down: &'static str,
    known: &'k mut Known,
    text: (String, JsString),
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

fn rgb(colour: BackendColor) -> Rgb {
    let (red, green, blue) = colour.rgb;
    Rgb(red, green, blue)
}

impl<'k> Canvas<'k> {
    /// Draws on a context whose canvas has this size, in device pixels.
    pub fn new(context: CanvasRenderingContext2d, size: (u32, u32), known: &'k mut Known) -> Self {
        Self {
            context,
            size,
            fill: None,
            stroke: None,
            font: None,
            across: "",
            down: "",
            known,
            text: (String::new(), "".into()),
        }
    }

    fn pen(&self) -> &Pen {
        self.context.unchecked_ref()
    }

    fn set_fill(&mut self, colour: BackendColor) {
        let colour = rgb(colour);
        if self.fill.replace(colour) != Some(colour) {
            let pen: &Pen = self.context.unchecked_ref();
            pen.set_fill_style(self.known.colour(colour));
        }
    }

    fn set_stroke<S: BackendStyle>(&mut self, style: &S) {
        let pen = (rgb(style.color()), style.stroke_width());
        if self.stroke.replace(pen) != Some(pen) {
            let context: &Pen = self.context.unchecked_ref();
            context.set_stroke_style(self.known.colour(pen.0));
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

    /// A scene has one typeface: only weight and size can differ.
    fn set_font<S: BackendTextStyle>(&mut self, style: &S) {
        let is_bold = matches!(style.style(), FontStyle::Bold);
        let font = (is_bold, style.size() as u32);
        if self.font.replace(font) != Some(font) {
            let weight = if is_bold { "bold " } else { "" };
            let (size, family) = (font.1, style.family());
            let font = fill(
                "{}{}px {}",
                &[weight, &written(size as i32, 1), family.as_str()],
            );
            self.known.set(&self.context, "font", &font);
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
        if self.across != across {
            self.across = across;
            self.known.set(&self.context, "textAlign", across);
        }
        if self.down != down {
            self.down = down;
            self.known.set(&self.context, "textBaseline", down);
        }
    }
}

impl DrawingBackend for Canvas<'_> {
    type ErrorType = Infallible;

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
        self.pen().arc(
            x.into(),
            y.into(),
            radius.into(),
            0.0,
            std::f64::consts::TAU,
        );
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
        if self.text.0 != text {
            self.text = (text.to_owned(), text.into());
        }
        self.pen().fill_text(&self.text.1, x.into(), y.into());
        Ok(())
    }
}
