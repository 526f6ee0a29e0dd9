//! The page: measures with a canvas, writes with `Intl`, and remembers both.

use super::canvas::context;
use crate::dataset::date::{DateSpan, Day, Precision};
use crate::text::{DateStyle, Font, Host, Weight};
use js_sys::{Array, Date, Function, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Remembered texts; beyond this the memory starts anew.
const MOST_REMEMBERED: usize = 512;

/// Widths are measured at this size, where no rounding shows, and scaled.
const MEASURED_AT: u32 = 100;

const MILLISECONDS_PER_DAY: f64 = 86_400_000.0;

/// The page that a dossier is on.
pub struct PageHost {
    language: String,
    context: CanvasRenderingContext2d,
    font: String,
    /// For each weight the width of a text, at a size of one pixel.
    widths: RefCell<Memory<(Weight, Box<str>), f64>>,
    dates: RefCell<Memory<(i32, i32, Precision, DateStyle), String>>,
    numbers: RefCell<Memory<(u64, bool), String>>,
    number_format: JsValue,
    percent_format: JsValue,
    date_formats: RefCell<Memory<(Precision, DateStyle), JsValue>>,
}

impl PageHost {
    /// The host for a language (a BCP 47 tag) and a canvas to measure on.
    pub fn new(language: &str, canvas: &HtmlCanvasElement) -> Result<Self, JsValue> {
        let language = known_language(language);
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
            context: context(canvas)?,
            font: "sans-serif".to_owned(),
            widths: RefCell::default(),
            dates: RefCell::default(),
            numbers: RefCell::default(),
            number_format,
            percent_format,
            date_formats: RefCell::default(),
        })
    }

    /// The typeface to measure.
    pub fn set_font(&mut self, font: &str) {
        if self.font != font {
            font.clone_into(&mut self.font);
            self.forget();
        }
    }

    /// Forgets all widths.
    pub fn forget(&mut self) {
        self.widths.take();
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
        let key = (value.to_bits(), is_percent);
        if let Some(text) = self.numbers.borrow().recall(&key) {
            return text;
        }
        let (format, value) = if is_percent {
            (&self.percent_format, value / 100.0)
        } else {
            (&self.number_format, value)
        };
        let text = call(format, "format", &[value.into()]).unwrap_or_default();
        self.numbers.borrow_mut().remember(key, &text);
        text
    }

    /// The formatter for a style, made when first needed: making one costs more than using it.
    fn date_format(&self, precision: Precision, style: DateStyle) -> Option<JsValue> {
        let key = (precision, style);
        if let Some(format) = self.date_formats.borrow().recall(&key) {
            return Some(format);
        }
        let format = formatter(
            "DateTimeFormat",
            &self.language,
            &date_options(precision, style),
        )
        .ok()?;
        self.date_formats.borrow_mut().remember(key, &format);
        Some(format)
    }

    fn written(&self, first: Day, last: Day, precision: Precision, style: DateStyle) -> String {
        let key = (first.number(), last.number(), precision, style);
        if let Some(text) = self.dates.borrow().recall(&key) {
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
        self.dates.borrow_mut().remember(key, &text);
        text
    }
}

impl Host for PageHost {
    fn text_width(&self, text: &str, font: Font) -> f64 {
        let key = (font.weight, text.into());
        let known = self.widths.borrow().recall(&key);
        let width = known.unwrap_or_else(|| {
            let width = self.measure(text, font.weight);
            self.widths.borrow_mut().remember(key, &width);
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

/// The last things asked for, by what they were asked with.
struct Memory<K, V>(Vec<(K, V)>);

impl<K, V> Default for Memory<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: PartialEq, V: Clone> Memory<K, V> {
    fn recall(&self, key: &K) -> Option<V> {
        let found = self.0.iter().find(|(known, _)| known == key);
        found.map(|(_, value)| value.clone())
    }

    fn remember(&mut self, key: K, value: &V) {
        if self.0.len() >= MOST_REMEMBERED {
            self.0.clear();
        }
        self.0.push((key, value.clone()));
    }
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
    let intl = Reflect::get(&js_sys::global(), &"Intl".into())?;
    let constructor: Function = Reflect::get(&intl, &kind.into())?.dyn_into()?;
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
    let method: Function = Reflect::get(object, &method.into()).ok()?.dyn_into().ok()?;
    let arguments: Array = arguments.iter().collect();
    method.apply(object, &arguments).ok()?.as_string()
}
