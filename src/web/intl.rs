//! Numbers and dates in any language that a browser knows, by its `Intl`, which is asked nothing twice.

use super::memory::Memory;
use crate::dataset::date::{DateSpan, Day, Precision};
use crate::text::DateStyle;
use js_sys::{Array, Date, Function, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

const MILLISECONDS_PER_DAY: f64 = 86_400_000.0;

/// A browser's way of writing a language.
pub struct Intl {
    language: String,
    dates: RefCell<Memory<String>>,
    numbers: RefCell<Memory<String>>,
    number_format: JsValue,
    percent_format: JsValue,
    date_formats: RefCell<Vec<(Precision, DateStyle, JsValue)>>,
}

impl Intl {
    /// The way of a language (a BCP 47 tag), or of the browser's own where it takes this for none.
    ///
    /// # Errors
    /// Whatever a page has put in the place of `Intl` throws.
    pub fn new(wish: &str) -> Result<Self, JsValue> {
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
            language,
            dates: RefCell::new(Memory::new()),
            numbers: RefCell::new(Memory::new()),
            number_format,
            percent_format,
            date_formats: RefCell::default(),
        })
    }

    /// A number with two decimals at most, or a percentage from 0 to 100.
    pub fn number(&self, value: f64, is_percent: bool) -> String {
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

    /// A date, as precise as it is known.
    pub fn date(&self, span: DateSpan, style: DateStyle) -> String {
        match span.precision {
            Precision::Decade => {
                let year = self.day(span.first, DateStyle::Year);
                format!("{year}s")
            }
            precision if span.interval => self.written(span.first, span.last, precision, style),
            precision => self.written(span.first, span.first, precision, style),
        }
    }

    /// A day.
    pub fn day(&self, day: Day, style: DateStyle) -> String {
        self.written(day, day, Precision::Day, style)
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
