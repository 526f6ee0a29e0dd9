//! What only the host knows: how wide a text is, and how its readers write numbers and dates.

use crate::dataset::date::{DateSpan, Day};
use crate::dataset::records::Source;

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

/// All that there is, but for what is lost in binary.
const ALL_PERCENT: f64 = 100.0 - 1e-9;

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

/// A share of 0 to 100 per cent in words, in whole per cent where it was worked out. What is neither nothing nor all is
/// not said to be: it is "under 1%", or "over 99%".
pub fn share(host: &dyn Host, percent: f64, is_worked_out: bool) -> String {
    let text = host.percent(if is_worked_out {
        percent.round()
    } else {
        percent
    });
    if percent > 0.0 && text == host.percent(0.0) {
        format!("under {}", host.percent(1.0))
    } else if percent < ALL_PERCENT && text == host.percent(100.0) {
        format!("over {}", host.percent(99.0))
    } else {
        text
    }
}

/// A number in words; one that is not nothing is not said to be.
pub fn amount(host: &dyn Host, value: f64) -> String {
    let text = host.number(value);
    if value > 0.0 && text == host.number(0.0) {
        return format!("under {}", host.number(0.01));
    }
    text
}

/// Who published a source, and in which year: "SIPRI 2020".
pub fn vintage(host: &dyn Host, source: &Source) -> String {
    match source.published {
        Some(date) => {
            let year = host.day(date.first, DateStyle::Year);
            format!("{} {year}", source.name())
        }
        None => source.name().to_string(),
    }
}

/// The page, or whatever else a figure is drawn for.
pub trait Host {
    /// The width of a text, in CSS pixels.
    fn text_width(&self, text: &str, font: Font) -> f64;

    /// A number in the reader's language, with two decimals at most.
    fn number(&self, value: f64) -> String;

    /// A percentage from 0 to 100 in the reader's language, sign included.
    fn percent(&self, value: f64) -> String;

    /// A day in the reader's language.
    fn day(&self, day: Day, style: DateStyle) -> String;

    /// A date in the reader's language, as precise as it is known.
    fn date(&self, span: DateSpan, style: DateStyle) -> String;

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
            format!("{}…", kept.trim_end())
        };
        let fits = |end: &usize| self.text_width(&cut(*end), font) <= width_css;
        let longest = ends.partition_point(fits).checked_sub(1);
        match longest.and_then(|last| ends.get(last)) {
            Some(end) if *end > 0 => cut(*end),
            _ => String::new(),
        }
    }
}
