//! What an editor chooses for one figure.

use crate::dataset::date::{DateSpan, Day};
use crate::dataset::records::CountKind;
use crate::error::Error;
use crate::filter::Filter;
use crate::order::joined;
use crate::summary::shares::ShareMode;
use crate::summary::trend::Frame;

/// Which of the three views a figure shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    Shares,
    Trend,
    Map,
}

impl View {
    /// Reads the name of a view.
    ///
    /// # Errors
    /// [`Error::BadOption`] if it is none of the three.
    pub fn parse(name: &str) -> Result<Self, Error> {
        let row = row_of("view", name, &["shares", "trend", "map"])?;
        Ok([Self::Shares, Self::Trend, Self::Map][row])
    }
}

/// A figure's options, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    pub from: Option<Day>,
    pub to: Option<Day>,
    pub shares: ShareMode,
    pub count: CountKind,
    /// The supplier that the article is about.
    pub focus: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            from: None,
            to: None,
            shares: ShareMode::Window,
            count: CountKind::Cumulative,
            focus: None,
        }
    }
}

/// A figure's options, as the host writes them.
#[derive(Clone, Debug, Default)]
pub struct OptionWords {
    pub from: Option<String>,
    pub to: Option<String>,
    pub shares: Option<String>,
    pub count: Option<String>,
    pub focus: Option<String>,
}

impl Options {
    /// Reads a figure's options.
    ///
    /// # Errors
    /// [`Error::BadOption`] names the first option that cannot be.
    pub fn parse(words: OptionWords) -> Result<Self, Error> {
        let mut options = Self {
            from: date("from", words.from)?.map(|span| span.first),
            to: date("to", words.to)?.map(|span| span.last),
            focus: words.focus,
            ..Self::default()
        };
        if let Some(word) = words.shares {
            let row = row_of("shares", &word, &["window", "yearly", "five-year"])?;
            options.shares = [ShareMode::Window, ShareMode::Yearly, ShareMode::FiveYear][row];
        }
        if let Some(word) = words.count {
            let row = row_of("count", &word, &["cumulative", "per-day"])?;
            options.count = [CountKind::Cumulative, CountKind::PerDay][row];
        }
        Ok(options)
    }

    /// The filter, narrowed to the days of the figure; none if no day is left.
    pub fn narrowed(&self, filter: &Filter) -> Option<Filter> {
        let from = self.from.max(filter.from);
        let to = earlier(self.to, filter.to);
        if let (Some(from), Some(to)) = (from, to)
            && from > to
        {
            return None;
        }
        Some(Filter {
            from,
            to,
            ..filter.clone()
        })
    }

    /// The days that the figure shows even where nothing was counted.
    pub fn frame(&self, filter: &Filter) -> Frame {
        Frame {
            from: self
                .from
                .map(|from| filter.from.map_or(from, |other| from.max(other))),
            to: self
                .to
                .map(|to| filter.to.map_or(to, |other| to.min(other))),
        }
    }
}

/// The earlier of two days; a missing one is open.
fn earlier(one: Option<Day>, other: Option<Day>) -> Option<Day> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

/// The row of a word among those that an option may have.
fn row_of(option: &str, word: &str, choices: &[&str]) -> Result<usize, Error> {
    let row = choices.iter().position(|choice| *choice == word);
    row.ok_or_else(|| Error::BadOption {
        option: option.to_owned(),
        why: format!("\"{word}\" is not one of {}", joined(choices)),
    })
}

fn date(option: &str, text: Option<String>) -> Result<Option<DateSpan>, Error> {
    let Some(text) = text else { return Ok(None) };
    match DateSpan::parse(&text) {
        Ok(span) => Ok(Some(span)),
        Err(_) => Err(Error::BadOption {
            option: option.to_owned(),
            why: format!("\"{text}\" is not a date such as 2021-03"),
        }),
    }
}
