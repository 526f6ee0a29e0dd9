//! The page: measures with a canvas and remembers the widths, writes English itself and all else with `Intl`.

use super::cache::Cache;
use super::canvas;
use super::intl::Intl;
use crate::dataset::date::{DateSpan, Day};
use crate::digits;
use crate::digits::written;
use crate::english::{self, English};
use crate::fill::{cut, fill};
use crate::text::{DateStyle, Font, Host, Weight};
use js_sys::Function;
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::CanvasRenderingContext2d;

/// Widths are measured at this size, where no rounding shows, and scaled.
const MEASURED_AT: u32 = 100;

/// Who writes numbers and dates.
enum Writer {
    Ourselves(English),
    Browser(Intl),
}

/// The page that a dossier is on.
pub struct PageHost {
    /// The language that was asked for.
    language: String,
    writer: Writer,
    context: CanvasRenderingContext2d,
    font: String,
    /// The widths of texts, at a size of one pixel.
    regular_widths: RefCell<Cache<f64>>,
    bold_widths: RefCell<Cache<f64>>,
}

impl PageHost {
    /// The host for a language (a BCP 47 tag) and a typeface, measured on a canvas; `writers` is the shell's function
    /// that gives who writes a language which is not ours.
    ///
    /// # Errors
    /// For a language that is not ours, whatever stands in the place of the page's `Intl` throws: texts would be missing.
    pub fn new(
        language: &str,
        font: &str,
        context: CanvasRenderingContext2d,
        writers: &Function,
    ) -> Result<Self, JsValue> {
        let writer = match English::of(language) {
            Some(english) => Writer::Ourselves(english),
            None => Writer::Browser(Intl::new(language, writers)?),
        };
        Ok(Self {
            language: language.to_owned(),
            writer,
            context,
            font: font.to_owned(),
            regular_widths: RefCell::new(Cache::new()),
            bold_widths: RefCell::new(Cache::new()),
        })
    }

    /// Whether it speaks this language and measures this typeface.
    pub fn is_for(&self, language: &str, font: &str) -> bool {
        self.language == language && self.font == font
    }

    /// Forgets all widths.
    pub fn forget(&self) {
        self.regular_widths.replace(Cache::new());
        self.bold_widths.replace(Cache::new());
    }

    fn measure(&self, text: &str, weight: Weight) -> f64 {
        let weight = match weight {
            Weight::Regular => "normal",
            Weight::Bold => "bold",
        };
        let font = fill(
            "{} {}px {}",
            &[weight, &written(MEASURED_AT as i32, 1), &self.font],
        );
        canvas::set(&self.context, "font", &font);
        let metrics = self.context.measure_text(text);
        metrics.map_or(0.0, |metrics| metrics.width() / f64::from(MEASURED_AT))
    }
}

impl Host for PageHost {
    fn text_width(&self, text: &str, font: Font) -> f64 {
        let widths = match font.weight {
            Weight::Regular => &self.regular_widths,
            Weight::Bold => &self.bold_widths,
        };
        let known = widths.borrow().get(text.as_bytes());
        let width = known.unwrap_or_else(|| {
            let width = self.measure(text, font.weight);
            widths.borrow_mut().insert(text.as_bytes(), &width);
            width
        });
        width * font.size_css
    }

    fn language(&self) -> &str {
        &self.language
    }

    fn number(&self, value: f64) -> String {
        match &self.writer {
            Writer::Ourselves(_) => english::number(value.is_sign_negative(), &shortest(value)),
            Writer::Browser(intl) => intl.number(value, false),
        }
    }

    fn percent(&self, value: f64) -> String {
        match &self.writer {
            Writer::Ourselves(_) => {
                let is_negative = value.is_sign_negative();
                match whole(value) {
                    Some(digits) => english::number(is_negative, &digits) + "%",
                    None => english::percent(is_negative, &shortest(value / 100.0)),
                }
            }
            Writer::Browser(intl) => intl.number(value, true),
        }
    }

    fn day(&self, day: Day, style: DateStyle) -> String {
        match &self.writer {
            Writer::Ourselves(english) => english.day(day, style),
            Writer::Browser(intl) => intl.day(day, style),
        }
    }

    fn days(&self, span: &DateSpan, style: DateStyle) -> String {
        match &self.writer {
            Writer::Ourselves(english) => english.date(span, style),
            Writer::Browser(intl) => intl.date(span, style),
        }
    }
}

#[wasm_bindgen]
extern "C" {
    /// Rust's own printing of numbers would be 5 kB of what a reader downloads.
    #[wasm_bindgen(js_name = String)]
    fn printed(number: f64) -> String;
}

/// The digits of a whole number, without its sign: most numbers are, and to ask the page took a third of a layout.
fn whole(value: f64) -> Option<String> {
    let whole = value.abs() as i32;
    (f64::from(whole) == value.abs()).then(|| written(whole, 1))
}

/// The fewest decimals that mean a number, without its sign. JavaScript prints what is very large or small with an
/// exponent: zeros stand for the one, and the other is nothing to two decimals.
fn shortest(value: f64) -> String {
    if let Some(whole) = whole(value) {
        return whole;
    }
    let printed = printed(value.abs());
    let Some((mantissa, exponent)) = cut(&printed, b'e') else {
        return printed;
    };
    // "e+21" or "e-7"
    let Some(exponent) = exponent.strip_prefix('+').and_then(digits::parse) else {
        return "0".to_owned();
    };
    let mut digits: String = mantissa.chars().filter(|letter| *letter != '.').collect();
    while digits.len() <= exponent as usize {
        digits.push('0');
    }
    digits
}
