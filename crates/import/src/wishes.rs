//! What a person says of files where they do not say it themselves.

use crate::date::Date;
use crate::layouts;

/// Which column means what, and how its texts are to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// Columns by what they mean: `date=Datum`.
    pub columns: Vec<(String, String)>,
    pub decimal: Option<Decimal>,
    pub dates: Option<Order>,
    pub counts: Option<Counts>,
    pub series: Option<SeriesBy>,
    /// What the table of columns is of.
    pub table: Option<TableOf>,
    pub rows: Option<RowsAre>,
    pub unit: Option<Unit>,
    /// The place that visitors come from.
    pub home: Option<String>,
    /// Whose arms, whose visits.
    pub subject: Option<String>,
    /// The one category of arms that is counted, where a file has them.
    pub category: Option<String>,
    pub title: Option<String>,
    /// Who publishes the files, and when they were published.
    pub publisher: Option<String>,
    pub published: Option<String>,
    /// When the files were downloaded.
    pub retrieved: Option<String>,
    /// The names of those that were set.
    set: Vec<&'static str>,
}

/// Wishes that speak of the data set, whatever it is made of.
const OF_THE_WHOLE: [&str; 2] = ["subject", "title"];

/// What stands between a whole number and its fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decimal {
    Point,
    Comma,
}

/// What stands first in `03/04/2021`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    DayFirst,
    MonthFirst,
}

/// What a count counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    Cumulative,
    PerDay,
}

/// What makes a line of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeriesBy {
    Type,
    Side,
    All,
}

/// What a table of any shape is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableOf {
    Counts,
    Transfers,
    Visits,
}

/// Whose names stand at the rows of a table of arms by year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowsAre {
    Suppliers,
    Recipients,
}

/// What the values of arms count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Percent,
    TivMillion,
    UsdMillion,
}

/// A wish that there is not, or that cannot be so: one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongWish(pub String);

impl Unit {
    /// As our format has it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::TivMillion => "tiv-million",
            Self::UsdMillion => "usd-million",
        }
    }
}

impl Wishes {
    /// The names of the wishes, each with what it can be.
    pub const ALL: [(&'static str, &'static str); 15] = [
        ("columns", "MEANING=COLUMN,…"),
        ("table", "counts|transfers|visits"),
        ("dates", "day-first|month-first"),
        ("decimal", "point|comma"),
        ("counts", "cumulative|per-day"),
        ("series", "type|side|all"),
        ("rows", "suppliers|recipients"),
        ("unit", "percent|tiv-million|usd-million"),
        ("home", "PLACE"),
        ("subject", "COUNTRY"),
        ("category", "CATEGORY"),
        ("title", "TEXT"),
        ("publisher", "TEXT"),
        ("published", "DATE"),
        ("retrieved", "DATE"),
    ];

    /// What a column can mean, for each kind of table.
    pub fn meanings() -> [(&'static str, Vec<&'static str>); 3] {
        layouts::MEANINGS.map(|(table, meanings)| {
            let names = meanings.iter().map(|(name, _)| *name);
            (table, names.collect())
        })
    }

    /// Sets one of them.
    ///
    /// # Errors
    /// [`WrongWish`]; nothing is changed then.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), WrongWish> {
        match name {
            "columns" => self.columns = columns(value)?,
            "table" => {
                let all = [TableOf::Counts, TableOf::Transfers, TableOf::Visits];
                self.table = Some(one_of(name, value, &all)?);
            }
            "dates" => {
                self.dates = Some(one_of(name, value, &[Order::DayFirst, Order::MonthFirst])?)
            }
            "decimal" => {
                self.decimal = Some(one_of(name, value, &[Decimal::Point, Decimal::Comma])?)
            }
            "counts" => {
                self.counts = Some(one_of(name, value, &[Counts::Cumulative, Counts::PerDay])?)
            }
            "series" => {
                let all = [SeriesBy::Type, SeriesBy::Side, SeriesBy::All];
                self.series = Some(one_of(name, value, &all)?);
            }
            "rows" => {
                self.rows = Some(one_of(
                    name,
                    value,
                    &[RowsAre::Suppliers, RowsAre::Recipients],
                )?)
            }
            "unit" => {
                let all = [Unit::Percent, Unit::TivMillion, Unit::UsdMillion];
                self.unit = Some(one_of(name, value, &all)?);
            }
            "home" => self.home = text(value),
            "subject" => self.subject = text(value),
            "category" => self.category = text(value),
            "title" => self.title = text(value),
            "publisher" => self.publisher = text(value),
            "published" => self.published = Some(day(name, value)?),
            "retrieved" => self.retrieved = Some(day(name, value)?),
            _ => return Err(WrongWish(format!("there is no wish \"{name}\""))),
        }
        let names = Self::ALL.iter().map(|(known, _)| *known);
        self.set
            .extend(names.filter(|known| *known == name && text(value).is_some()));
        Ok(())
    }

    /// Those that none of some layouts has a use for, by what they use. What is said of the whole data set is always used.
    pub fn unused(&self, layouts: &[&[&str]]) -> Vec<&'static str> {
        let is_used = |name: &str| layouts.iter().any(|used| used.contains(&name));
        let names = self.set.iter().copied();
        names
            .filter(|name| !OF_THE_WHOLE.contains(name) && !is_used(name))
            .collect()
    }

    /// The column that a person gave a meaning.
    pub fn column(&self, meaning: &str) -> Option<&str> {
        let given = self.columns.iter().find(|(known, _)| known == meaning);
        given.map(|(_, column)| column.as_str())
    }
}

fn text(value: &str) -> Option<String> {
    Some(value.trim().to_owned()).filter(|text| !text.is_empty())
}

/// A date as the data set writes it.
fn day(name: &str, value: &str) -> Result<String, WrongWish> {
    let date = Date::read(value).filter(|date| !matches!(date, Date::Either(..)));
    let date = date.ok_or_else(|| {
        WrongWish(format!(
            "{name} is a date such as 2021-03-27, not \"{value}\""
        ))
    })?;
    Ok(date.edtf())
}

/// The value of that word, in the order in which [`Wishes::ALL`] has them.
fn one_of<T: Copy>(name: &str, value: &str, all: &[T]) -> Result<T, WrongWish> {
    let words = Wishes::ALL.iter().find(|(known, _)| *known == name);
    let words = words.map_or("", |(_, words)| words);
    let row = words.split('|').position(|word| word == value);
    row.and_then(|row| all.get(row).copied()).ok_or_else(|| {
        WrongWish(format!(
            "{name} is {}, not \"{value}\"",
            words.replace('|', " or ")
        ))
    })
}

fn columns(value: &str) -> Result<Vec<(String, String)>, WrongWish> {
    let pair = |part: &str| {
        let (meaning, column) = part
            .split_once('=')
            .ok_or_else(|| WrongWish(format!("columns: \"{part}\" is no MEANING=COLUMN")))?;
        let meaning = meaning.trim();
        let tables = Wishes::meanings();
        if !tables.iter().any(|(_, known)| known.contains(&meaning)) {
            let all = tables.map(|(table, known)| format!("{} of {table}", known.join(", ")));
            return Err(WrongWish(format!(
                "columns: \"{meaning}\" is none of {}",
                all.join("; ")
            )));
        }
        Ok((meaning.to_owned(), column.trim().to_owned()))
    };
    value.split(',').map(pair).collect()
}
