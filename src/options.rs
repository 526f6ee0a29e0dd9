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
        let views = [
            ("shares", Self::Shares),
            ("trend", Self::Trend),
            ("map", Self::Map),
        ];
        one_of("view", name, &views)
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
        let modes = [
            ("window", ShareMode::Window),
            ("yearly", ShareMode::Yearly),
            ("five-year", ShareMode::FiveYear),
        ];
        let counts = [
            ("cumulative", CountKind::Cumulative),
            ("per-day", CountKind::PerDay),
        ];
        let shares = words.shares.map(|word| one_of("shares", &word, &modes));
        let count = words.count.map(|word| one_of("count", &word, &counts));
        Ok(Self {
            from: date("from", words.from)?.map(|span| span.first),
            to: date("to", words.to)?.map(|span| span.last),
            shares: shares.transpose()?.unwrap_or_default(),
            count: count.transpose()?.unwrap_or(CountKind::Cumulative),
            focus: words.focus,
        })
    }

    /// The filter, narrowed to the days of the figure; none if no day is left.
    pub fn narrowed(&self, filter: &Filter) -> Option<Filter> {
        let from = self.from.max(filter.from);
        let to = [self.to, filter.to].into_iter().flatten().min();
        let is_empty = matches!((from, to), (Some(from), Some(to)) if from > to);
        (!is_empty).then(|| Filter {
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

fn one_of<T: Copy>(option: &str, word: &str, choices: &[(&str, T)]) -> Result<T, Error> {
    let found = choices.iter().find(|(name, _)| *name == word);
    found.map(|(_, choice)| *choice).ok_or_else(|| {
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        Error::BadOption {
            option: option.to_owned(),
            why: format!("\"{word}\" is not one of {}", joined(&names)),
        }
    })
}

fn date(option: &str, text: Option<String>) -> Result<Option<DateSpan>, Error> {
    let span = text.map(|text| {
        DateSpan::parse(&text).map_err(|_| Error::BadOption {
            option: option.to_owned(),
            why: format!("\"{text}\" is not a date such as 2021-03"),
        })
    });
    span.transpose()
}
