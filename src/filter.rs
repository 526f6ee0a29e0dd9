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
            return Err(bad("from", "is later than `to`".to_owned()));
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

    /// This filter and another one at once; none where they leave nothing in common.
    pub fn narrowed(&self, other: &Self) -> Option<Self> {
        let both = Self {
            from: self.from.max(other.from),
            to: earlier(self.to, other.to),
            suppliers: in_both(&self.suppliers, &other.suppliers),
            places: in_both(&self.places, &other.places),
            direction: self.direction.or(other.direction),
            series: in_both(&self.series, &other.series),
        };
        let is_open = both.from.is_none() || both.to.is_none() || both.from <= both.to;
        let is_one_way = other.direction.is_none() || both.direction == other.direction;
        (is_open && is_one_way).then_some(both)
    }

    /// The filter in plain words.
    pub fn words(&self) -> FilterWords {
        FilterWords {
            from: self.from.map(Day::iso),
            to: self.to.map(Day::iso),
            suppliers: owned(self.suppliers.as_ref()),
            places: owned(self.places.as_ref()),
            direction: self.direction.map(|direction| direction.word().to_owned()),
            series: owned(self.series.as_ref()),
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

/// The earlier of two days; a missing one is open.
fn earlier(one: Option<Day>, other: Option<Day>) -> Option<Day> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

/// The names that both lists leave; a missing list leaves all.
fn in_both(one: &Option<Vec<Text>>, other: &Option<Vec<Text>>) -> Option<Vec<Text>> {
    let (Some(one), Some(other)) = (one, other) else {
        return one.as_ref().or(other.as_ref()).cloned();
    };
    let mut names = one.clone();
    names.retain(|name| other.contains(name));
    Some(names)
}

fn bad(field: &str, why: String) -> Error {
    Error::BadFilter {
        field: field.to_owned(),
        why,
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
    match word {
        "inbound" => Ok(Direction::Inbound),
        "outbound" => Ok(Direction::Outbound),
        _ => Err(bad(
            "direction",
            format!("\"{word}\" is neither inbound nor outbound"),
        )),
    }
}

fn known(
    field: &str,
    names: Option<&[String]>,
    choices: &[Text],
) -> Result<Option<Vec<Text>>, Error> {
    let Some(names) = names else { return Ok(None) };
    let mut known = Vec::new();
    for name in names {
        let Some(choice) = choices.iter().find(|choice| ***choice == **name) else {
            return Err(bad(field, format!("\"{name}\" is not in this data set")));
        };
        known.push(choice.clone());
    }
    Ok(Some(known))
}

fn owned(names: Option<&Vec<Text>>) -> Option<Vec<String>> {
    let mut texts = Vec::new();
    for name in names? {
        texts.push(name.to_string());
    }
    Some(texts)
}

/// The suppliers of a data set, in the order of the file.
pub fn suppliers(data: &DataSet) -> Vec<Text> {
    let mut suppliers = Vec::new();
    for transfer in &data.transfers {
        add_name(&mut suppliers, &transfer.supplier);
    }
    suppliers
}

/// The ids of the places between which a data set has visits, in the order of the file.
pub fn places(data: &DataSet) -> Vec<Text> {
    let mut places = Vec::new();
    for place in &data.places {
        let touches = |visit: &Visit| visit.from == place.id || visit.to == place.id;
        if data.visits.iter().any(touches) {
            places.push(place.id.clone());
        }
    }
    places
}

/// The casualty series of a data set, in the order of the file.
pub fn series(data: &DataSet) -> Vec<Text> {
    let mut series = Vec::new();
    for casualty in &data.casualties {
        add_name(&mut series, &casualty.series);
    }
    series
}

/// Adds a name that is not there yet.
fn add_name(names: &mut Vec<Text>, name: &Text) {
    if !names.contains(name) {
        names.push(name.clone());
    }
}

/// The first and the last day that any transfer, count or visit speaks of.
pub fn dates(data: &DataSet) -> Option<(Day, Day)> {
    let mut dates = None;
    for transfer in &data.transfers {
        widen(&mut dates, transfer.period);
    }
    for casualty in &data.casualties {
        widen(&mut dates, casualty.date);
    }
    for visit in &data.visits {
        widen(&mut dates, visit.date);
    }
    dates
}

fn widen(dates: &mut Option<(Day, Day)>, span: DateSpan) {
    let (first, last) = dates.unwrap_or((span.first, span.last));
    *dates = Some((first.min(span.first), last.max(span.last)));
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
        _ => direction_of(data, whole_of(data, visit)?),
    }
}

/// The journey that a visit was a leg of.
fn whole_of<'a>(data: &'a DataSet, visit: &Visit) -> Option<&'a Visit> {
    let id = visit.part_of.as_ref()?;
    let mut visits = data.visits.iter();
    visits.find(|other| other.id == *id && other.part_of.is_none())
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
    Selection {
        transfers: keep(data.transfers.len(), &|row| {
            let transfer = &data.transfers[row];
            within(transfer.period) && passes(filter.suppliers.as_ref(), &transfer.supplier)
        }),
        casualties: keep(data.casualties.len(), &|row| {
            let casualty = &data.casualties[row];
            within(casualty.date) && passes(filter.series.as_ref(), &casualty.series)
        }),
        visits: keep(data.visits.len(), &|row| {
            let visit = &data.visits[row];
            let places = filter.places.as_ref();
            within(visit.date)
                && (passes(places, &visit.from) || passes(places, &visit.to))
                && (filter.direction.is_none() || direction_of(data, visit) == filter.direction)
        }),
        events: keep(data.events.len(), &|row| {
            data.events[row].date.is_none_or(within)
        }),
    }
}

/// The rows 0 to `count` that are wanted.
fn keep(count: usize, is_wanted: &dyn Fn(usize) -> bool) -> Vec<usize> {
    let mut rows = Vec::new();
    for row in 0..count {
        if is_wanted(row) {
            rows.push(row);
        }
    }
    rows
}

fn passes(wanted: Option<&Vec<Text>>, name: &Text) -> bool {
    wanted.is_none_or(|names| names.contains(name))
}
