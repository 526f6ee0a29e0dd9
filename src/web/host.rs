//! The page: measures with a canvas, writes with `Intl`, and remembers both.

use crate::dataset::date::{DateSpan, Day, Precision};
use crate::text::{DateStyle, Font, Host, Weight};
use js_sys::{Array, Date, Function, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CanvasRenderingContext2d;

/// The places of a memory: a few times as many as a dossier asks for in a drawing.
const PLACES: usize = 512;

/// Widths are measured at this size, where no rounding shows, and scaled.
const MEASURED_AT: u32 = 100;

const MILLISECONDS_PER_DAY: f64 = 86_400_000.0;

/// The page that a dossier is on.
pub struct PageHost {
    /// As it was asked for, and as the browser knows it.
    wish: String,
    language: String,
    context: CanvasRenderingContext2d,
    font: String,
    /// The widths of texts, at a size of one pixel.
    regular_widths: RefCell<Memory<f64>>,
    bold_widths: RefCell<Memory<f64>>,
    dates: RefCell<Memory<String>>,
    numbers: RefCell<Memory<String>>,
    number_format: JsValue,
    percent_format: JsValue,
    date_formats: RefCell<Vec<(Precision, DateStyle, JsValue)>>,
}

impl PageHost {
    /// The host for a language (a BCP 47 tag) and a typeface, measured on a canvas.
    pub fn new(wish: &str, font: &str, context: CanvasRenderingContext2d) -> Result<Self, JsValue> {
        let language = known_language(wish);
        let number_format = formatter(
            "NumberFormat",
            &language,
            &[("maximumFractionDigits", 2.into())],
        )?;
        let percent = [
            ("style", "percent".into()),
            ("maximumFractionDigits", 2.into()),
        ];
        let percent_format = formatter("NumberFormat", &language, &percent)?;
        Ok(Self {
            wish: wish.to_owned(),
            language,
            context,
            font: font.to_owned(),
            regular_widths: RefCell::new(Memory::new()),
            bold_widths: RefCell::new(Memory::new()),
            dates: RefCell::new(Memory::new()),
            numbers: RefCell::new(Memory::new()),
            number_format,
            percent_format,
            date_formats: RefCell::default(),
        })
    }

    /// Whether it speaks this language and measures this typeface.
    pub fn is_for(&self, wish: &str, font: &str) -> bool {
        self.wish == wish && self.font == font
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

    fn formatted(&self, value: f64, is_percent: bool) -> String {
        let mut question = [0; 9];
        question[..8].copy_from_slice(&value.to_bits().to_le_bytes());
        question[8] = u8::from(is_percent);
        if let Some(text) = self.numbers.borrow().recall(&question) {
            return text;
        }
        let (format, value) = if is_percent {
            (&self.percent_format, value / 100.0)
        } else {
            (&self.number_format, value)
        };
        let text = call(format, "format", &[value.into()]).unwrap_or_default();
        self.numbers.borrow_mut().remember(&question, &text);
        text
    }

    /// The formatter for a style, made when first needed: making one costs more than using it.
    fn date_format(&self, precision: Precision, style: DateStyle) -> Option<JsValue> {
        for (known_precision, known_style, format) in self.date_formats.borrow().iter() {
            if (*known_precision, *known_style) == (precision, style) {
                return Some(format.clone());
            }
        }
        let format = formatter(
            "DateTimeFormat",
            &self.language,
            &date_options(precision, style),
        )
        .ok()?;
        let mut formats = self.date_formats.borrow_mut();
        formats.push((precision, style, format.clone()));
        Some(format)
    }

    fn written(&self, first: Day, last: Day, precision: Precision, style: DateStyle) -> String {
        let mut question = [precision as u8, style as u8, 0, 0, 0, 0, 0, 0, 0, 0];
        question[2..6].copy_from_slice(&first.number().to_le_bytes());
        question[6..].copy_from_slice(&last.number().to_le_bytes());
        if let Some(text) = self.dates.borrow().recall(&question) {
            return text;
        }
        let format = self.date_format(precision, style);
        let text = format.and_then(|format| {
            if first == last {
                call(&format, "format", &[date(first)])
            } else {
                call(&format, "formatRange", &[date(first), date(last)])
            }
        });
        let text = text.unwrap_or_else(|| first.iso());
        self.dates.borrow_mut().remember(&question, &text);
        text
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
        self.formatted(value, false)
    }

    fn percent(&self, value: f64) -> String {
        self.formatted(value, true)
    }

    fn day(&self, day: Day, style: DateStyle) -> String {
        self.written(day, day, Precision::Day, style)
    }

    fn date(&self, span: DateSpan, style: DateStyle) -> String {
        match span.precision {
            Precision::Decade => {
                let year = self.day(span.first, DateStyle::Year);
                format!("{year}s")
            }
            precision if span.interval => self.written(span.first, span.last, precision, style),
            precision => self.written(span.first, span.first, precision, style),
        }
    }
}

/// What was asked for before, by the bytes it was asked with. A question has one place only, found by
/// its hash (FNV-1a, RFC 9923); the question that had it before is forgotten.
struct Memory<V>(Vec<Option<(Box<[u8]>, V)>>);

impl<V: Clone> Memory<V> {
    fn new() -> Self {
        Self(vec![None; PLACES])
    }

    fn place(question: &[u8]) -> usize {
        let hash = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
        let hash = question.iter().fold(0x811c_9dc5, hash);
        (hash ^ (hash >> 16)) as usize % PLACES
    }

    fn recall(&self, question: &[u8]) -> Option<V> {
        let (known, answer) = self.0[Self::place(question)].as_ref()?;
        (**known == *question).then(|| answer.clone())
    }

    fn remember(&mut self, question: &[u8], answer: &V) {
        self.0[Self::place(question)] = Some((question.into(), answer.clone()));
    }
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = Intl)]
    static INTL: JsValue;
}

/// The language if the browser takes it for one, else the browser's own.
fn known_language(language: &str) -> String {
    let is_known = formatter("NumberFormat", language, &[]).is_ok();
    if is_known {
        language.to_owned()
    } else {
        String::new()
    }
}

fn formatter(kind: &str, language: &str, options: &[(&str, JsValue)]) -> Result<JsValue, JsValue> {
    let constructor = INTL.with(|intl| Reflect::get(intl, &kind.into()))?;
    // What is no function throws when it is called as one, and that is caught.
    let constructor: Function = constructor.unchecked_into();
    let settings = Object::new();
    for (name, value) in options {
        Reflect::set(&settings, &(*name).into(), value)?;
    }
    let language = if language.is_empty() {
        JsValue::UNDEFINED
    } else {
        language.into()
    };
    Reflect::construct(&constructor, &Array::of2(&language, &settings))
}

fn date_options(precision: Precision, style: DateStyle) -> Vec<(&'static str, JsValue)> {
    let month = if style == DateStyle::Long {
        "long"
    } else {
        "short"
    };
    let (has_year, has_month, has_day) = match (style, precision) {
        (DateStyle::DayAndMonth, _) => (false, true, true),
        (DateStyle::Month, _) => (false, true, false),
        (DateStyle::Year, _) | (_, Precision::Year | Precision::Decade) => (true, false, false),
        (_, Precision::Month) => (true, true, false),
        (_, Precision::Day) => (true, true, true),
    };
    let parts = [
        (has_year, "year", "numeric"),
        (has_month, "month", month),
        (has_day, "day", "numeric"),
    ];
    let wanted = parts.into_iter().filter(|(is_wanted, ..)| *is_wanted);
    wanted
        .map(|(_, name, value)| (name, JsValue::from(value)))
        // Days are civil: without this a reader west of Greenwich would see the day before.
        .chain([("timeZone", "UTC".into()), ("calendar", "gregory".into())])
        .collect()
}

fn date(day: Day) -> JsValue {
    let milliseconds = f64::from(day.number()) * MILLISECONDS_PER_DAY;
    Date::new(&milliseconds.into()).into()
}

fn call(object: &JsValue, method: &str, arguments: &[JsValue]) -> Option<String> {
    let method: Function = Reflect::get(object, &method.into()).ok()?.unchecked_into();
    let arguments: Array = arguments.iter().collect();
    method.apply(object, &arguments).ok()?.as_string()
}
