//! A layer on a canvas of the page: as commands, which the shell's `draw.js` draws at once.
//!
//! A plotters backend of our own, where plotters-canvas would do: that one prints every colour and every
//! font size as floating-point text for each mark (8 kB of wasm, and most of the time a drawing takes),
//! loses the text of errors, and aligns text by the page's direction. The tests paint the same marks
//! with both and compare the pixels.

use super::cache::Cache;
use super::values::{error, throw};
use crate::digits::written;
use crate::figure::{Dossier, Handle, Layer};
use crate::fill::{fill, owned};
use crate::paint::UNITS_PER_PIXEL;
use crate::theme::Rgb;
use js_sys::Array;
use plotters_backend::text_anchor::Pos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};
use std::convert::Infallible;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

#[wasm_bindgen]
extern "C" {
    /// The shell's function that draws commands: `draw` of `www/shell/draw.js`.
    pub type Draw;

    #[wasm_bindgen(method, catch, js_name = call)]
    fn call(
        this: &Draw,
        nobody: &JsValue,
        canvas: &HtmlCanvasElement,
        unit: f64,
        commands: &[i32],
        texts: &Array,
    ) -> Result<bool, JsValue>;
}

/// Clears a canvas and paints one layer of a figure on it.
pub fn paint(
    dossier: &Dossier,
    figure: Handle,
    layer: Layer,
    canvas: &HtmlCanvasElement,
    known: &mut Known,
    draw: &Draw,
) -> Result<(), JsValue> {
    let mut commands = Commands::new(known);
    dossier.paint(figure, layer, &mut commands).map_err(throw)?;
    commands.draw(canvas, draw)
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
    context.ok_or_else(cannot_be_drawn_on)
}

fn cannot_be_drawn_on() -> JsValue {
    error("canvas", "the canvas cannot be drawn on", None)
}

/// Texts that JavaScript has already: to decode a text takes as long as several strokes. And room for commands.
pub struct Known {
    list: Array,
    places: Cache<i32>,
    colours: Vec<(Rgb, i32)>,
    fonts: Vec<(FontKey, i32)>,
    /// The last text: a halo says the same nine times.
    last: (String, i32),
    numbers: Vec<i32>,
}

/// Whether the letters are bold, their size, and their family.
type FontKey = (bool, u32, String);

/// More are not kept.
const MOST_TEXTS: u32 = 2048;

/// Where letters stand at their place: the first texts of the list, in the order in which plotters has them.
const ACROSS: [&str; 3] = ["left", "right", "center"];
const DOWN: [&str; 3] = ["top", "middle", "bottom"];

impl Default for Known {
    fn default() -> Self {
        let list = Array::new();
        for text in ACROSS.iter().chain(&DOWN) {
            list.push(&JsValue::from_str(text));
        }
        Self {
            list,
            places: Cache::new(),
            colours: Vec::new(),
            fonts: Vec::new(),
            last: (String::new(), -1),
            numbers: Vec::new(),
        }
    }
}

impl Known {
    /// The place of a text in the list.
    fn text(&mut self, text: &str) -> i32 {
        if self.last.1 < 0 || self.last.0 != text {
            self.last.0.clear();
            self.last.0.push_str(text);
            self.last.1 = self.place(text);
        }
        self.last.1
    }

    fn place(&mut self, text: &str) -> i32 {
        if let Some(place) = self.places.get(text.as_bytes()) {
            return place;
        }
        let place = self.list.length() as i32;
        self.list.push(&text.into());
        self.places.insert(text.as_bytes(), &place);
        place
    }

    fn colour(&mut self, colour: Rgb) -> i32 {
        let known = self.colours.iter().find(|(known, _)| *known == colour);
        if let Some((_, place)) = known {
            return *place;
        }
        let place = self.text(&colour.css());
        self.colours.push((colour, place));
        place
    }

    fn font(&mut self, is_bold: bool, size: u32, family: &str) -> i32 {
        for ((known_bold, known_size, known_family), place) in &self.fonts {
            if (*known_bold, *known_size) == (is_bold, size) && known_family == family {
                return *place;
            }
        }
        let weight = if is_bold { "bold " } else { "" };
        let size_px = written(size as i32, 1);
        let place = self.text(&fill("{}{}px {}", &[weight, &size_px, family]));
        self.fonts.push(((is_bold, size, owned(family)), place));
        place
    }
}

/// What is said to the canvas, each behind its code: the cases of `draw.js`.
#[derive(Clone, Copy)]
enum Code {
    FillStyle,
    StrokeStyle,
    LineWidth,
    Font,
    TextAlign,
    TextBaseline,
    FillText,
    FillRect,
    StrokeRect,
    Circle,
    Path,
    Fill,
    Stroke,
}

/// Commands for a canvas, which remember what is set: setting a style costs more than most strokes.
pub struct Commands<'k> {
    fill: Option<Rgb>,
    stroke: Option<(Rgb, u32)>,
    /// Whether the letters are bold, and their size.
    font: Option<(bool, u32)>,
    /// The places of the texts that say how letters stand.
    across: Option<i32>,
    down: Option<i32>,
    known: &'k mut Known,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

fn rgb(colour: BackendColor) -> Rgb {
    let (red, green, blue) = colour.rgb;
    Rgb(red, green, blue)
}

impl<'k> Commands<'k> {
    /// Nothing is said yet.
    pub fn new(known: &'k mut Known) -> Self {
        if known.list.length() > MOST_TEXTS {
            *known = Known::default();
        }
        known.numbers.clear();
        Self {
            fill: None,
            stroke: None,
            font: None,
            across: None,
            down: None,
            known,
        }
    }

    /// Clears a canvas and draws all of it.
    ///
    /// # Errors
    /// An `Error` with the code `canvas`.
    pub fn draw(self, canvas: &HtmlCanvasElement, draw: &Draw) -> Result<(), JsValue> {
        let (nobody, unit) = (JsValue::UNDEFINED, 1.0 / UNITS_PER_PIXEL);
        match draw.call(&nobody, canvas, unit, &self.known.numbers, &self.known.list) {
            Ok(true) => Ok(()),
            _ => Err(cannot_be_drawn_on()),
        }
    }

    fn say(&mut self, code: Code, numbers: &[i32]) {
        self.known.numbers.push(code as i32);
        for number in numbers {
            self.known.numbers.push(*number);
        }
    }

    fn set_fill(&mut self, colour: BackendColor) {
        let colour = rgb(colour);
        if self.fill.replace(colour) != Some(colour) {
            let place = self.known.colour(colour);
            self.say(Code::FillStyle, &[place]);
        }
    }

    fn set_stroke<S: BackendStyle>(&mut self, style: &S) {
        let (colour, width) = (rgb(style.color()), style.stroke_width());
        if self.stroke.replace((colour, width)) != Some((colour, width)) {
            let place = self.known.colour(colour);
            self.say(Code::StrokeStyle, &[place]);
            self.say(Code::LineWidth, &[width as i32]);
        }
    }

    fn trace(&mut self, path: impl IntoIterator<Item = BackendCoord>) {
        self.say(Code::Path, &[0]);
        let numbers = &mut self.known.numbers;
        let start = numbers.len();
        for (x, y) in path {
            numbers.push(x);
            numbers.push(y);
        }
        numbers[start - 1] = (numbers.len() - start) as i32 / 2;
    }

    /// A scene has one typeface: only weight and size can differ.
    fn set_font<S: BackendTextStyle>(&mut self, style: &S) {
        let is_bold = matches!(style.style(), FontStyle::Bold);
        let font = (is_bold, style.size() as u32);
        if self.font.replace(font) != Some(font) {
            let place = self.known.font(is_bold, font.1, style.family().as_str());
            self.say(Code::Font, &[place]);
        }
    }

    fn set_alignment<S: BackendTextStyle>(&mut self, style: &S) {
        let Pos { h_pos, v_pos } = style.anchor();
        let (across, down) = (h_pos as i32, ACROSS.len() as i32 + v_pos as i32);
        if self.across.replace(across) != Some(across) {
            self.say(Code::TextAlign, &[across]);
        }
        if self.down.replace(down) != Some(down) {
            self.say(Code::TextBaseline, &[down]);
        }
    }
}

impl DrawingBackend for Commands<'_> {
    type ErrorType = Infallible;

    /// Nothing asks for it: scenes are laid out already.
    fn get_size(&self) -> (u32, u32) {
        (0, 0)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Drawn {
        self.set_fill(colour);
        self.say(Code::FillRect, &[x, y, 1, 1]);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let code = if fill {
            self.set_fill(style.color());
            Code::FillRect
        } else {
            self.set_stroke(style);
            Code::StrokeRect
        };
        self.say(code, &[left, top, right - left, bottom - top]);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.set_stroke(style);
        self.trace(path);
        self.say(Code::Stroke, &[]);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.set_fill(style.color());
        self.trace(path);
        self.say(Code::Fill, &[]);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.say(Code::Circle, &[x, y, radius as i32]);
        if fill {
            self.set_fill(style.color());
            self.say(Code::Fill, &[]);
        } else {
            self.set_stroke(style);
            self.say(Code::Stroke, &[]);
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
        let text = self.known.text(text);
        self.say(Code::FillText, &[text, x, y]);
        Ok(())
    }
}
