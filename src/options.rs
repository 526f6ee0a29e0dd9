//! What an editor chooses for one figure.

use crate::dataset::DataSet;
use crate::dataset::date::Day;
use crate::dataset::records::{CountKind, Text};
use crate::error::Error;
use crate::fields::{Field, FieldValues};
use crate::fill::{fill, split};
use crate::filter::Filter;
use crate::order::{add_new, joined};

/// Which of the views a figure shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    Shares,
    Trend,
    Map,
}

impl View {
    /// All views, by their names: the one list of them.
    pub const ALL: [(&'static str, Self); 3] = [
        ("shares", Self::Shares),
        ("trend", Self::Trend),
        ("map", Self::Map),
    ];

    /// The names of all views.
    pub const NAMES: [&'static str; Self::ALL.len()] = Self::names();

    const fn names() -> [&'static str; Self::ALL.len()] {
        let mut names = [""; Self::ALL.len()];
        let mut row = 0;
        while row < names.len() {
            names[row] = Self::ALL[row].0;
            row += 1;
        }
        names
    }

    /// Whether a figure of it can compare two sources.
    pub const fn can_compare(self) -> bool {
        matches!(self, Self::Shares | Self::Trend)
    }

    /// Reads the name of a view.
    ///
    /// # Errors
    /// [`Error::BadOption`] if there is none of it.
    pub fn parse(name: &str) -> Result<Self, Error> {
        let row = row_of(Field::View, name, &Self::NAMES)?;
        Ok(Self::ALL[row].1)
    }
}

/// Which shares a view shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ShareMode {
    /// One window as its source publishes it.
    #[default]
    Window,
    /// Every year by itself, from yearly volumes.
    Yearly,
    /// Every year with the four before it, as SIPRI compares volumes.
    FiveYear,
}

/// What counts of single days are added up over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Period {
    /// Each is shown by itself.
    #[default]
    Day,
    /// From a Monday on, as in ISO 8601.
    Week,
    Month,
    Year,
}

/// The days that a view is meant to show; a missing end is where the counts begin or end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    pub from: Option<Day>,
    pub to: Option<Day>,
}

/// A figure's options, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// What the figure is about, whatever the reader asks for.
    pub limits: Filter,
    pub shares: ShareMode,
    pub count: CountKind,
    pub per: Period,
    /// The supplier that the article is about.
    pub focus: Option<String>,
    /// Whether what a reader did not choose in the figure is taken out of it, not made pale.
    pub hides_unchosen: bool,
    /// The ids of two sources that are compared, in place of what the view else shows.
    pub compare: Option<[Text; 2]>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            limits: Filter::default(),
            shares: ShareMode::Window,
            count: CountKind::Cumulative,
            per: Period::Day,
            focus: None,
            hides_unchosen: false,
            compare: None,
        }
    }
}

impl Options {
    /// Reads a figure's options for a data set.
    ///
    /// # Errors
    /// [`Error::BadOption`] names the first option that cannot be.
    pub fn parse(asked: &FieldValues, data: &DataSet) -> Result<Self, Error> {
        let limits = Filter::default().patched(asked, data);
        let mut options = Self {
            limits: limits.map_err(as_option)?,
            focus: asked.text(Field::Focus).map(str::to_owned),
            ..Self::default()
        };
        if let Some(word) = asked.text(Field::Shares) {
            let row = row_of(Field::Shares, word, &["window", "yearly", "five-year"])?;
            options.shares = [ShareMode::Window, ShareMode::Yearly, ShareMode::FiveYear][row];
        }
        if let Some(word) = asked.text(Field::Count) {
            (options.count, options.per) = COUNTS[row_of(Field::Count, word, &COUNT_NAMES)?];
        }
        if let Some(word) = asked.text(Field::Unchosen) {
            options.hides_unchosen = row_of(Field::Unchosen, word, &["pale", "gone"])? == 1;
        }
        if let Some(names) = asked.text(Field::Compare) {
            options.compare = compared(names, data)?;
            // Lines of two sources have no paler kind: what is not chosen goes.
            options.hides_unchosen |= options.compare.is_some();
            let view = asked.text(Field::View).map(View::parse);
            let is_of_one = matches!(view, Some(Ok(view)) if !view.can_compare());
            if options.compare.is_some() && is_of_one {
                return Err(bad_compare("this view compares nothing"));
            }
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

/// How deaths can be counted, and what that means.
const COUNT_NAMES: [&str; 5] = ["cumulative", "per-day", "per-week", "per-month", "per-year"];
const COUNTS: [(CountKind, Period); 5] = [
    (CountKind::Cumulative, Period::Day),
    (CountKind::PerDay, Period::Day),
    (CountKind::PerDay, Period::Week),
    (CountKind::PerDay, Period::Month),
    (CountKind::PerDay, Period::Year),
];

/// The two sources that are compared; none if none is named. Their ids stand apart as all names do, or have a comma between
/// them.
fn compared(names: &str, data: &DataSet) -> Result<Option<[Text; 2]>, Error> {
    let (mut ids, mut rows): (Vec<&str>, _) = (Vec::new(), Vec::new());
    for source in &data.sources {
        ids.push(&source.id);
    }
    for name in split(names, b'~') {
        for id in split(name, b',') {
            let id = id.trim_ascii();
            if !id.is_empty() {
                add_new(&mut rows, row_of(Field::Compare, id, &ids)?);
            }
        }
    }
    let id = |row: usize| data.sources[row].id.clone();
    match rows.as_slice() {
        [] => Ok(None),
        [one, other] => Ok(Some([id(*one), id(*other)])),
        _ => Err(bad_compare("it takes two sources")),
    }
}

fn bad_compare(why: &str) -> Error {
    Error::BadOption {
        option: Field::Compare.name().to_owned(),
        why: why.to_owned(),
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
fn row_of(option: Field, word: &str, choices: &[&str]) -> Result<usize, Error> {
    let row = choices.iter().position(|choice| *choice == word);
    row.ok_or_else(|| Error::BadOption {
        option: option.name().to_owned(),
        why: fill("\"{}\" is not one of {}", &[word, &joined(choices)]),
    })
}
