//! What only the host knows: how wide a text is, and how its readers write numbers and dates.

use crate::dataset::date::{DateSpan, Day};
use crate::fill::fill;

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    Regular,
    Bold,
}

/// A size and weight of the page's own typeface.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Font {
    pub size_css: f64,
    pub weight: Weight,
}

impl Font {
    /// The regular weight.
    pub const fn regular(size_css: f64) -> Self {
        Self {
            size_css,
            weight: Weight::Regular,
        }
    }

    /// The bold weight.
    pub const fn bold(size_css: f64) -> Self {
        Self {
            size_css,
            weight: Weight::Bold,
        }
    }
}

/// Texts may be wider than their room by this much: what is lost in sums is no overflow, and nobody sees it.
const HAIR_CSS: f64 = 0.01;

/// How a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateStyle {
    /// 27 March 2021
    Long,
    /// 27 Mar 2021
    Short,
    /// 27 Mar
    DayAndMonth,
    /// Mar
    Month,
    /// 2021
    Year,
}

/// The page, or whatever else a figure is drawn for.
pub trait Host {
    /// The width of a text, in CSS pixels.
    fn text_width(&self, text: &str, font: Font) -> f64;

    /// The reader's language (a BCP 47 tag).
    fn language(&self) -> &str;

    /// A number in the reader's language, with two decimals at most.
    fn number(&self, value: f64) -> String;

    /// A percentage from 0 to 100 in the reader's language, sign included.
    fn percent(&self, value: f64) -> String;

    /// A day in the reader's language.
    fn day(&self, day: Day, style: DateStyle) -> String;

    /// The days of a date in the reader's language, as precise as they are known. What is said of a date is
    /// [`dyn Host::date`], which has its doubt.
    fn days(&self, span: &DateSpan, style: DateStyle) -> String;

    /// The text, cut with an ellipsis so that it is at most this wide.
    fn ellipsised(&self, text: &str, font: Font, width_css: f64) -> String {
        // A width that a margin was added to and taken from again may be less by a rounding.
        let width_css = width_css + HAIR_CSS;
        if self.text_width(text, font) <= width_css {
            return text.to_owned();
        }
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).take(400).collect();
        let cut = |end: usize| {
            let kept = text.get(..end).unwrap_or_default();
            fill("{}…", &[kept.trim_ascii_end()])
        };
        let fits = |end: &usize| self.text_width(&cut(*end), font) <= width_css;
        let longest = ends.partition_point(fits).checked_sub(1);
        match longest.and_then(|last| ends.get(last)) {
            Some(end) if *end > 0 => cut(*end),
            _ => String::new(),
        }
    }
}
