//! Numbers and dates in any language that a browser knows: its `Intl` is asked by the shell (`www/shell/intl.js`),
//! which says the same in a fifth of the bytes.

use crate::dataset::date::{DateSpan, Day, Precision};
use crate::fill::fill;
use crate::text::DateStyle;
use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};

const MILLISECONDS_PER_DAY: f64 = 86_400_000.0;

/// Ways to write, as the shell knows them: a number, a percentage, or the sum of the parts of a date.
const NUMBER: u32 = 0;
const PERCENT: u32 = 16;
const YEAR: u32 = 1;
const MONTH: u32 = 2;
const DAY: u32 = 4;
const LONG: u32 = 8;

/// A browser's way of writing a language.
pub struct Intl(Function);

impl Intl {
    /// The way of a language (a BCP 47 tag), or of the browser's own where it takes this for none, from the shell's
    /// function that gives it.
    ///
    /// # Errors
    /// Whatever a page has put in the place of `Intl` throws.
    pub fn new(language: &str, writers: &Function) -> Result<Self, JsValue> {
        let writer = writers.call1(&JsValue::UNDEFINED, &language.into())?;
        // What is no function throws when it is called as one, and that is caught.
        Ok(Self(writer.unchecked_into()))
    }

    /// A number with two decimals at most, or a percentage from 0 to 100.
    pub fn number(&self, value: f64, is_percent: bool) -> String {
        let (value, way) = if is_percent {
            (value / 100.0, PERCENT)
        } else {
            (value, NUMBER)
        };
        self.written(value, value, way).unwrap_or_default()
    }

    /// A date, as precise as it is known.
    pub fn date(&self, span: &DateSpan, style: DateStyle) -> String {
        if span.precision == Precision::Decade {
            let year = self.day(span.first, DateStyle::Year);
            return fill("{}s", &[&year]);
        }
        let last = if span.interval { span.last } else { span.first };
        self.days(span.first, last, span.precision, style)
    }

    /// A day.
    pub fn day(&self, day: Day, style: DateStyle) -> String {
        self.days(day, day, Precision::Day, style)
    }

    fn days(&self, first: Day, last: Day, precision: Precision, style: DateStyle) -> String {
        let at = |day: Day| f64::from(day.number()) * MILLISECONDS_PER_DAY;
        let way = match (style, precision) {
            (DateStyle::DayAndMonth, _) => MONTH + DAY,
            (DateStyle::Month, _) => MONTH,
            (DateStyle::Year, _) | (_, Precision::Year | Precision::Decade) => YEAR,
            (_, Precision::Month) => YEAR + MONTH,
            (_, Precision::Day) => YEAR + MONTH + DAY,
        };
        let way = way | if style == DateStyle::Long { LONG } else { 0 };
        let text = self.written(at(first), at(last), way);
        text.unwrap_or_else(|| first.iso())
    }

    fn written(&self, first: f64, last: f64, way: u32) -> Option<String> {
        let text = self.0.call3(
            &JsValue::UNDEFINED,
            &first.into(),
            &last.into(),
            &way.into(),
        );
        text.ok()?.as_string()
    }
}
