//! What the reader asks for, and the rows that it leaves.

use crate::dataset::DataSet;
use crate::dataset::date::{DateSpan, Day};
use crate::dataset::records::{Text, Visit};
use crate::error::Error;

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
    /// Whose imports are shown; none means the subject's.
    pub recipient: Option<Text>,
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilterWords {
    pub from: Option<String>,
    pub to: Option<String>,
    pub recipient: Option<String>,
    pub suppliers: Option<Vec<String>>,
    pub places: Option<Vec<String>>,
    pub direction: Option<String>,
    pub series: Option<Vec<String>>,
}

/// Changes to a filter: an absent field (the outer none) stays as it is, an empty one (the inner
/// none) stops limiting.
#[derive(Clone, Debug, Default)]
pub struct Patch {
    pub from: Option<Option<String>>,
    pub to: Option<Option<String>>,
    pub recipient: Option<Option<String>>,
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
        if let Some(name) = &patch.recipient {
            let names = name.as_ref().map(std::slice::from_ref);
            let known = known("recipient", names, &recipients(data))?;
            filter.recipient = known.and_then(|mut names| names.pop());
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
            recipient: self
                .recipient
                .as_ref()
                .or(other.recipient.as_ref())
                .cloned(),
            suppliers: in_both(&self.suppliers, &other.suppliers),
            places: in_both(&self.places, &other.places),
            direction: self.direction.or(other.direction),
            series: in_both(&self.series, &other.series),
        };
        let is_open = both.from.is_none() || both.to.is_none() || both.from <= both.to;
        let is_one_way = other.direction.is_none() || both.direction == other.direction;
        let is_one_recipient = other.recipient.is_none() || both.recipient == other.recipient;
        (is_open && is_one_way && is_one_recipient).then_some(both)
    }

    /// The filter in plain words.
    pub fn words(&self) -> FilterWords {
        FilterWords {
            from: self.from.map(Day::iso),
            to: self.to.map(Day::iso),
            recipient: self.recipient.as_ref().map(|name| name.to_string()),
            suppliers: owned(self.suppliers.as_ref()),
            places: owned(self.places.as_ref()),
            direction: self.direction.map(|direction| direction.word().to_owned()),
            series: owned(self.series.as_ref()),
        }
    }
}

impl Filter {
    /// Whether a supplier is among those that are asked for.
    pub fn wants_supplier(&self, name: &Text) -> bool {
        passes(self.suppliers.as_ref(), name)
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

/// The recipients of a data set: first the one that is shown unless another is asked for, which is the subject or
/// else the one with the most transfers; then the others in the order of the file.
pub fn recipients(data: &DataSet) -> Vec<Text> {
    let mut names = Vec::new();
    let mut counts: Vec<usize> = Vec::new();
    for transfer in &data.transfers {
        match names.iter().position(|name| *name == transfer.recipient) {
            Some(row) => counts[row] += 1,
            None => {
                names.push(transfer.recipient.clone());
                counts.push(1);
            }
        }
    }
    let subject = data.subject.as_ref().map(|subject| &subject.name);
    let most = counts.iter().copied().max().unwrap_or_default();
    let own = names.iter().position(|name| Some(name) == subject);
    let first = own.or_else(|| counts.iter().position(|count| *count == most));
    if let Some(row) = first {
        let name = names.remove(row);
        names.insert(0, name);
    }
    names
}

/// Whose imports a filter asks for.
pub fn recipient(data: &DataSet, filter: &Filter) -> Option<Text> {
    let asked_for = filter.recipient.clone();
    asked_for.or_else(|| recipients(data).into_iter().next())
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

/// Between what a visit went, seen from the data set's subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Course {
    /// To or from the subject's country.
    Across(Direction),
    /// From one place of the subject's country to another.
    Within,
    /// Between other countries.
    Elsewhere,
    /// The data set does not say in which countries its places lie, or has no subject.
    Unknown,
}

/// The row of the journey that a visit was a leg of; its own if it was one by itself.
pub fn journey_of(data: &DataSet, visit: usize) -> usize {
    let mut row = visit;
    // A chain of legs that comes back to its beginning has no journey.
    for _ in 0..data.visits.len() {
        let Some(id) = &data.visits[row].part_of else {
            return row;
        };
        match data.visits.iter().position(|other| other.id == *id) {
            Some(whole) if whole != row => row = whole,
            _ => return row,
        }
    }
    visit
}

/// How a visit went; the legs of a journey go the way of the journey, and a journey crosses the border if one of its
/// legs does.
pub fn course_of(data: &DataSet, visit: usize) -> Course {
    let whole = journey_of(data, visit);
    let own = own_course(data, &data.visits[whole]);
    if matches!(own, Course::Across(_)) {
        return own;
    }
    for (row, leg) in data.visits.iter().enumerate() {
        if leg.part_of.is_some() && journey_of(data, row) == whole {
            let course = own_course(data, leg);
            if matches!(course, Course::Across(_)) {
                return course;
            }
        }
    }
    own
}

fn own_course(data: &DataSet, visit: &Visit) -> Course {
    let is_home = |place: &str| {
        let home = &data.subject.as_ref()?.country;
        let (_, place) = data.place(place)?;
        Some(place.country.as_ref()? == home)
    };
    match (is_home(&visit.from), is_home(&visit.to)) {
        (Some(true), Some(false)) => Course::Across(Direction::Outbound),
        (Some(false), Some(true)) => Course::Across(Direction::Inbound),
        (Some(true), Some(true)) => Course::Within,
        (Some(false), Some(false)) => Course::Elsewhere,
        _ => Course::Unknown,
    }
}

/// Which way a visit went, if it crossed the border of the subject's country.
pub fn direction_of(data: &DataSet, visit: usize) -> Option<Direction> {
    match course_of(data, visit) {
        Course::Across(direction) => Some(direction),
        _ => None,
    }
}

/// The rows of each table that a filter leaves, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    pub transfers: Vec<usize>,
    pub casualties: Vec<usize>,
    pub visits: Vec<usize>,
    pub events: Vec<usize>,
    /// Transfers that only the choice of suppliers leaves out: shares are parts of them, too.
    pub other_suppliers: Vec<usize>,
}

/// The rows of `data` that `filter` leaves.
pub fn select(data: &DataSet, filter: &Filter) -> Selection {
    let within = |span: DateSpan| span.touches(filter.from, filter.to);
    Selection {
        transfers: keep(data.transfers.len(), &|row| {
            let transfer = &data.transfers[row];
            within(transfer.period) && filter.wants_supplier(&transfer.supplier)
        }),
        other_suppliers: keep(data.transfers.len(), &|row| {
            let transfer = &data.transfers[row];
            within(transfer.period) && !filter.wants_supplier(&transfer.supplier)
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
                && (filter.direction.is_none() || direction_of(data, row) == filter.direction)
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
