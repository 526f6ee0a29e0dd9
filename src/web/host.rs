//! The page: measures with a canvas and remembers the widths, writes English itself and all else with `Intl`.

use super::intl::Intl;
use super::memory::Memory;
use crate::dataset::date::{DateSpan, Day};
use crate::english::{self, English};
use crate::text::{DateStyle, Font, Host, Weight};
use std::cell::{OnceCell, RefCell};
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::CanvasRenderingContext2d;

/// Widths are measured at this size, where no rounding shows, and scaled.
const MEASURED_AT: u32 = 100;

/// The page that a dossier is on.
pub struct PageHost {
    /// The language that was asked for.
    language: String,
    english: Option<English>,
    /// Made for the first text that is not [`English`]'s.
    intl: OnceCell<Option<Intl>>,
    context: CanvasRenderingContext2d,
    font: String,
    /// The widths of texts, at a size of one pixel.
    regular_widths: RefCell<Memory<f64>>,
    bold_widths: RefCell<Memory<f64>>,
}

impl PageHost {
    /// The host for a language (a BCP 47 tag) and a typeface, measured on a canvas.
    pub fn new(language: &str, font: &str, context: CanvasRenderingContext2d) -> Self {
        Self {
            language: language.to_owned(),
            english: English::of(language),
            intl: OnceCell::new(),
            context,
            font: font.to_owned(),
            regular_widths: RefCell::new(Memory::new()),
            bold_widths: RefCell::new(Memory::new()),
        }
    }

    /// Whether it speaks this language and measures this typeface.
    pub fn is_for(&self, language: &str, font: &str) -> bool {
        self.language == language && self.font == font
    }

    /// Forgets all widths.
    pub fn forget(&self) {
        self.regular_widths.replace(Memory::new());
        self.bold_widths.replace(Memory::new());
    }

    fn measure(&self, text: &str, weight: Weight) -> f64 {
        let weight = match weight {
            Weight::Regular => "normal",
            Weight::Bold => "bold",
        };
        let font = format!("{weight} {MEASURED_AT}px {}", self.font);
        self.context.set_font(&font);
        let metrics = self.context.measure_text(text);
        metrics.map_or(0.0, |metrics| metrics.width() / f64::from(MEASURED_AT))
    }

    /// What the browser writes; nothing where the page has taken its `Intl` away.
    fn asked(&self, question: impl Fn(&Intl) -> String) -> String {
        let intl = self.intl.get_or_init(|| Intl::new(&self.language).ok());
        intl.as_ref().map(question).unwrap_or_default()
    }
}

impl Host for PageHost {
    fn text_width(&self, text: &str, font: Font) -> f64 {
        let widths = match font.weight {
            Weight::Regular => &self.regular_widths,
            Weight::Bold => &self.bold_widths,
        };
        let known = widths.borrow().recall(text.as_bytes());
        let width = known.unwrap_or_else(|| {
            let width = self.measure(text, font.weight);
            widths.borrow_mut().remember(text.as_bytes(), &width);
            width
        });
        width * font.size_css
    }

    fn number(&self, value: f64) -> String {
        let decimals = self.english.and_then(|_| shortest(value));
        match decimals {
            Some(decimals) => english::number(value.is_sign_negative(), &decimals),
            None => self.asked(|intl| intl.number(value, false)),
        }
    }

    fn percent(&self, value: f64) -> String {
        let decimals = self.english.and_then(|_| shortest(value / 100.0));
        match decimals {
            Some(decimals) => english::percent(value.is_sign_negative(), &decimals),
            None => self.asked(|intl| intl.number(value, true)),
        }
    }

    fn day(&self, day: Day, style: DateStyle) -> String {
        match self.english {
            Some(english) => english.day(day, style),
            None => self.asked(|intl| intl.day(day, style)),
        }
    }

    fn date(&self, span: DateSpan, style: DateStyle) -> String {
        match self.english {
            Some(english) => english.date(span, style),
            None => self.asked(|intl| intl.date(span, style)),
        }
    }
}

#[wasm_bindgen]
extern "C" {
    /// Rust's own printing of numbers would be 5 kB of what a reader downloads.
    #[wasm_bindgen(js_name = String)]
    fn printed(number: f64) -> String;
}

/// The fewest decimals that mean a number, without its sign; none if JavaScript prints it with an exponent.
fn shortest(value: f64) -> Option<String> {
    let decimals = printed(value.abs());
    (!decimals.as_bytes().contains(&b'e')).then_some(decimals)
}
