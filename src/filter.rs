//! What the reader asks for, and the rows that it leaves.

use crate::dataset::DataSet;
use crate::dataset::date::{DateSpan, Day};
use crate::dataset::records::{Text, Visit};
use crate::error::Error;
use serde::Serialize;

/// Which way a visit went, seen from the data set's subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Into the subject's country.
    Inbound,
    /// Out of the subject's country, and the further legs of such a journey.
    Outbound,
}

/// The wish of a reader. What is none does not limit anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The first day.
    pub from: Option<Day>,
    /// The last day.
    pub to: Option<Day>,
    /// Limits transfers.
    pub suppliers: Option<Vec<Text>>,
    /// Ids; limits visits to those that start or end there.
    pub places: Option<Vec<Text>>,
    /// Limits visits.
    pub direction: Option<Direction>,
    /// Limits casualty counts.
    pub series: Option<Vec<Text>>,
}

/// A filter in plain words: how the host reads it and writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FilterWords {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suppliers: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub places: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<Vec<String>>,
}

/// Changes to a filter: an absent field (the outer none) stays as it is, an empty one (the inner
/// none) stops limiting.
#[derive(Clone, Debug, Default)]
pub struct Patch {
    pub from: Option<Option<String>>,
    pub to: Option<Option<String>>,
    pub suppliers: Option<Option<Vec<String>>>,
    pub places: Option<Option<Vec<String>>>,
    pub direction: Option<Option<String>>,
    pub series: Option<Option<Vec<String>>>,
}

impl Filter {
    /// This filter with the changes of `patch`.
    ///
    /// # Errors
    /// [`Error::BadFilter`] names the first field whose value cannot be; nothing is changed then.
    pub fn patched(&self, patch: &Patch, data: &DataSet) -> Result<Self, Error> {
        let mut filter = self.clone();
        if let Some(from) = &patch.from {
            filter.from = date("from", from.as_deref())?.map(|span| span.first);
        }
        if let Some(to) = &patch.to {
            filter.to = date("to", to.as_deref())?.map(|span| span.last);
        }
        if let (Some(from), Some(to)) = (filter.from, filter.to)
            && from > to
        {
            return Err(bad("from", "is later than `to`"));
        }
        if let Some(names) = &patch.suppliers {
            filter.suppliers = known("suppliers", names.as_deref(), &suppliers(data))?;
        }
        if let Some(ids) = &patch.places {
            filter.places = known("places", ids.as_deref(), &places(data))?;
        }
        if let Some(names) = &patch.series {
            filter.series = known("series", names.as_deref(), &series(data))?;
        }
        if let Some(word) = &patch.direction {
            filter.direction = word.as_deref().map(direction).transpose()?;
        }
        Ok(filter)
    }

    /// The filter in plain words.
    pub fn words(&self) -> FilterWords {
        let owned = |names: &Option<Vec<Text>>| {
            let names = names.as_ref()?;
            Some(names.iter().map(|name| name.to_string()).collect())
        };
        FilterWords {
            from: self.from.map(Day::iso),
            to: self.to.map(Day::iso),
            suppliers: owned(&self.suppliers),
            places: owned(&self.places),
            direction: self.direction.map(|direction| direction.word().to_owned()),
            series: owned(&self.series),
        }
    }
}

impl Direction {
    /// How the host writes it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Inbound => "inbound",
            Self::Outbound => "outbound",
        }
    }
}

fn bad(field: &str, why: impl Into<String>) -> Error {
    Error::BadFilter {
        field: field.to_owned(),
        why: why.into(),
    }
}

fn date(field: &str, text: Option<&str>) -> Result<Option<DateSpan>, Error> {
    let Some(text) = text else { return Ok(None) };
    match DateSpan::parse(text) {
        Ok(span) => Ok(Some(span)),
        Err(_) => Err(bad(
            field,
            format!("\"{text}\" is not a date such as 2021-03"),
        )),
    }
}

fn direction(word: &str) -> Result<Direction, Error> {
    [Direction::Inbound, Direction::Outbound]
        .into_iter()
        .find(|direction| direction.word() == word)
        .ok_or_else(|| {
            bad(
                "direction",
                format!("\"{word}\" is neither inbound nor outbound"),
            )
        })
}

fn known(
    field: &str,
    names: Option<&[String]>,
    choices: &[Text],
) -> Result<Option<Vec<Text>>, Error> {
    let Some(names) = names else { return Ok(None) };
    let found: Result<Vec<Text>, Error> = names
        .iter()
        .map(|name| {
            let choice = choices.iter().find(|choice| ***choice == **name);
            choice
                .cloned()
                .ok_or_else(|| bad(field, format!("\"{name}\" is not in this data set")))
        })
        .collect();
    found.map(Some)
}

fn distinct<'a>(names: impl Iterator<Item = &'a Text>) -> Vec<Text> {
    let mut distinct: Vec<Text> = Vec::new();
    for name in names {
        if !distinct.contains(name) {
            distinct.push(name.clone());
        }
    }
    distinct
}

/// The suppliers of a data set, in the order of the file.
pub fn suppliers(data: &DataSet) -> Vec<Text> {
    distinct(data.transfers.iter().map(|transfer| &transfer.supplier))
}

/// The ids of the places between which a data set has visits, in the order of the file.
pub fn places(data: &DataSet) -> Vec<Text> {
    let visited = |id: &Text| {
        data.visits
            .iter()
            .any(|visit| visit.from == *id || visit.to == *id)
    };
    let ids = data.places.iter().map(|place| &place.id);
    ids.filter(|id| visited(id)).cloned().collect()
}

/// The casualty series of a data set, in the order of the file.
pub fn series(data: &DataSet) -> Vec<Text> {
    distinct(data.casualties.iter().map(|casualty| &casualty.series))
}

/// The first and the last day that any record speaks of.
pub fn dates(data: &DataSet) -> Option<(Day, Day)> {
    let spans = || {
        let transfers = data.transfers.iter().map(|record| record.period);
        let casualties = data.casualties.iter().map(|record| record.date);
        let visits = data.visits.iter().map(|record| record.date);
        transfers.chain(casualties).chain(visits)
    };
    let first = spans().map(|span| span.first).min()?;
    let last = spans().map(|span| span.last).max()?;
    Some((first, last))
}

/// Which way a visit went; the legs of a journey go the way of the journey.
pub fn direction_of(data: &DataSet, visit: &Visit) -> Option<Direction> {
    let home = &data.subject.as_ref()?.country;
    let is_home = |place: &str| {
        let (_, place) = data.place(place)?;
        Some(place.country.as_ref()? == home)
    };
    match (is_home(&visit.from)?, is_home(&visit.to)?) {
        (true, false) => Some(Direction::Outbound),
        (false, true) => Some(Direction::Inbound),
        _ => {
            let whole = visit.part_of.as_ref()?;
            let mut visits = data.visits.iter();
            let whole = visits.find(|other| other.id == *whole && other.part_of.is_none())?;
            direction_of(data, whole)
        }
    }
}

/// The rows of each table that a filter leaves, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    pub transfers: Vec<usize>,
    pub casualties: Vec<usize>,
    pub visits: Vec<usize>,
    pub events: Vec<usize>,
}

/// The rows of `data` that `filter` leaves.
pub fn select(data: &DataSet, filter: &Filter) -> Selection {
    let within = |span: DateSpan| span.touches(filter.from, filter.to);
    let passes = |wanted: &Option<Vec<Text>>, name: &Text| {
        wanted.as_ref().is_none_or(|names| names.contains(name))
    };
    Selection {
        transfers: rows(&data.transfers, |transfer| {
            within(transfer.period) && passes(&filter.suppliers, &transfer.supplier)
        }),
        casualties: rows(&data.casualties, |casualty| {
            within(casualty.date) && passes(&filter.series, &casualty.series)
        }),
        visits: rows(&data.visits, |visit| {
            within(visit.date)
                && (passes(&filter.places, &visit.from) || passes(&filter.places, &visit.to))
                && (filter.direction.is_none() || direction_of(data, visit) == filter.direction)
        }),
        events: rows(&data.events, |event| event.date.is_none_or(within)),
    }
}

fn rows<T>(records: &[T], keep: impl Fn(&T) -> bool) -> Vec<usize> {
    let kept = records
        .iter()
        .enumerate()
        .filter(|(_, record)| keep(record));
    kept.map(|(row, _)| row).collect()
}
