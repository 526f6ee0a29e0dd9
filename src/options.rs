//! What an editor chooses for one figure.

use crate::dataset::DataSet;
use crate::dataset::records::CountKind;
use crate::error::Error;
use crate::filter::{Filter, Patch};
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
    /// What the figure is about, whatever the reader asks for.
    pub limits: Filter,
    pub shares: ShareMode,
    pub count: CountKind,
    /// The supplier that the article is about.
    pub focus: Option<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            limits: Filter::default(),
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
    pub recipient: Option<String>,
    pub suppliers: Option<Vec<String>>,
    pub places: Option<Vec<String>>,
    pub direction: Option<String>,
    pub series: Option<Vec<String>>,
    pub shares: Option<String>,
    pub count: Option<String>,
    pub focus: Option<String>,
}

impl Options {
    /// Reads a figure's options for a data set.
    ///
    /// # Errors
    /// [`Error::BadOption`] names the first option that cannot be.
    pub fn parse(words: OptionWords, data: &DataSet) -> Result<Self, Error> {
        let limits = Patch {
            from: words.from.map(Some),
            to: words.to.map(Some),
            recipient: words.recipient.map(Some),
            suppliers: words.suppliers.map(Some),
            places: words.places.map(Some),
            direction: words.direction.map(Some),
            series: words.series.map(Some),
        };
        let limits = Filter::default().patched(&limits, data);
        let mut options = Self {
            limits: limits.map_err(as_option)?,
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

    /// The filter, narrowed to what the figure is about; none if nothing can be left.
    pub fn narrowed(&self, filter: &Filter) -> Option<Filter> {
        self.limits.narrowed(filter)
    }

    /// The days that the figure shows even where nothing was counted.
    pub fn frame(&self, filter: &Filter) -> Frame {
        let Filter { from, to, .. } = self.limits;
        Frame {
            from: from.map(|from| filter.from.map_or(from, |other| from.max(other))),
            to: to.map(|to| filter.to.map_or(to, |other| to.min(other))),
        }
    }
}

/// What the filter says of a field, said of the option with its name.
fn as_option(error: Error) -> Error {
    match error {
        Error::BadFilter { field, why } => Error::BadOption { option: field, why },
        other => other,
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
