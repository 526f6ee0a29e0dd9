//! What the reader asks for.

use crate::dataset::DataSet;
use crate::dataset::date::{DateSpan, Day};
use crate::dataset::records::{Text, Visit};
use crate::error::Error;
use crate::fields::{FILTER, Field, FieldValues};
use crate::fill::{fill, owned};
use crate::order::keep;

/// Which way a visit went, seen from the data set's subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Into the subject's country.
    Inbound,
    /// Out of the subject's country, and the further legs of such a journey.
    Outbound,
}

/// What a reader asks for: one limit a field. A field that is none does not limit anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The first day.
    pub from: Option<Day>,
    /// The last day.
    pub to: Option<Day>,
    /// The names that the other fields leave, in the order of [`FILTER`].
    names: [Option<Vec<Text>>; 5],
}

impl Filter {
    /// This filter with some changes; what is said of other fields is passed over.
    ///
    /// # Errors
    /// [`Error::BadFilter`] names the first field whose value cannot be; nothing is changed then.
    pub fn patched(&self, asked: &FieldValues, data: &DataSet) -> Result<Self, Error> {
        let mut filter = self.clone();
        for (field, values) in asked.all() {
            match field {
                Field::From => filter.from = date(*field, values)?.map(|span| span.first),
                Field::To => filter.to = date(*field, values)?.map(|span| span.last),
                _ => {
                    if let Some(names) = filter.names_mut(*field) {
                        *names = known(*field, values, data)?;
                    }
                }
            }
        }
        if let (Some(from), Some(to)) = (filter.from, filter.to)
            && from > to
        {
            return Err(bad(Field::From, "is later than `to`".to_owned()));
        }
        Ok(filter)
    }

    /// A filter of days alone.
    pub fn of_days(from: Option<Day>, to: Option<Day>) -> Self {
        Self {
            from,
            to,
            ..Self::default()
        }
    }

    /// Asks for the days from the first to the last; with none, for all.
    pub fn set_days(&mut self, days: Option<[Day; 2]>) {
        self.from = days.map(|ends| ends[0]);
        self.to = days.map(|ends| ends[1]);
    }

    /// This filter and another one at once; none where they leave no day in common.
    pub fn narrowed(&self, other: &Self) -> Option<Self> {
        let both = self.and(other);
        let is_open = both.from.is_none() || both.to.is_none() || both.from <= both.to;
        is_open.then_some(both)
    }

    /// All clauses of this filter and of another one; where they leave no day in common, it ends before it begins.
    pub fn and(&self, other: &Self) -> Self {
        let mut both = self.clone();
        both.from = self.from.max(other.from);
        both.to = earlier(self.to, other.to);
        for (own, its) in both.names.iter_mut().zip(&other.names) {
            *own = in_both(own, its);
        }
        both
    }

    /// Its clauses of some fields. [`Field::From`] stands for both ends of a stretch of time.
    pub fn only(&self, fields: &[Field]) -> Self {
        self.part(fields, true)
    }

    /// Its clauses of all other fields.
    pub fn without(&self, fields: &[Field]) -> Self {
        self.part(fields, false)
    }

    fn part(&self, fields: &[Field], are_kept: bool) -> Self {
        let mut part = self.clone();
        if fields.contains(&Field::From) != are_kept {
            part.set_days(None);
        }
        for entry in FILTER {
            if fields.contains(&entry.field) != are_kept
                && let Some(names) = part.names_mut(entry.field)
            {
                *names = None;
            }
        }
        part
    }

    /// Whether another filter has the same clauses for some fields. [`Field::From`] stands for both ends of a stretch of time.
    pub fn agrees(&self, other: &Self, fields: &[Field]) -> bool {
        self.only(fields) == other.only(fields)
    }

    /// Takes names into a field, or takes them back if it has all of them. `is_alone` leaves no others beside them. A field
    /// without names limits nothing.
    pub fn choose(&mut self, field: Field, names: &[Text], is_alone: bool) {
        let Some(chosen) = self.names_mut(field) else {
            return;
        };
        let mut now = chosen.take().unwrap_or_default();
        let others = now.len();
        keep(&mut now, &|name| !names.contains(name));
        let had_all = others == now.len() + names.len();
        let had_others = !now.is_empty();
        if is_alone {
            now.clear();
        }
        if !had_all || (is_alone && had_others) {
            now.extend_from_slice(names);
        }
        *chosen = (!now.is_empty()).then_some(now);
    }

    /// The filter as values of its fields.
    pub fn values(&self) -> FieldValues {
        let mut values = FieldValues::default();
        for (field, day) in [(Field::From, self.from), (Field::To, self.to)] {
            if let Some(day) = day {
                values.set(field, Some(vec![day.iso()]));
            }
        }
        for entry in FILTER {
            if let Some(names) = self.names(entry.field) {
                let mut texts = Vec::new();
                for name in names {
                    texts.push(owned(name));
                }
                values.set(entry.field, Some(texts));
            }
        }
        values
    }

    /// The names that a field leaves; none if it limits nothing.
    pub fn names(&self, field: Field) -> Option<&Vec<Text>> {
        self.names.get(row(field)?)?.as_ref()
    }

    fn names_mut(&mut self, field: Field) -> Option<&mut Option<Vec<Text>>> {
        self.names.get_mut(row(field)?)
    }

    /// Whether a field leaves a name.
    pub fn wants(&self, field: Field, name: &str) -> bool {
        match self.names(field) {
            Some(names) => names.iter().any(|known| **known == *name),
            None => true,
        }
    }
}

/// The row of a field in [`Filter::names`].
fn row(field: Field) -> Option<usize> {
    (field as usize).checked_sub(Field::Recipient as usize)
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
    let mut names = Vec::new();
    for name in one {
        if other.contains(name) {
            names.push(name.clone());
        }
    }
    Some(names)
}

fn bad(field: Field, why: String) -> Error {
    Error::BadFilter {
        field: field.name().to_owned(),
        why,
    }
}

fn date(field: Field, values: &Option<Vec<String>>) -> Result<Option<DateSpan>, Error> {
    let Some(text) = values.as_ref().and_then(|texts| texts.first()) else {
        return Ok(None);
    };
    match DateSpan::parse(text) {
        Ok(span) => Ok(Some(span)),
        Err(_) => {
            let why = fill("\"{}\" is not a date such as 2021-03", &[text]);
            Err(bad(field, why))
        }
    }
}

/// The names among those that a data set has for a field.
fn known(
    field: Field,
    values: &Option<Vec<String>>,
    data: &DataSet,
) -> Result<Option<Vec<Text>>, Error> {
    let Some(names) = values else { return Ok(None) };
    let choices = choices(data, field);
    let mut known = Vec::new();
    for name in names {
        let Some(choice) = choices.iter().find(|choice| ***choice == **name) else {
            let why = if field == Field::Direction {
                "is neither inbound nor outbound"
            } else {
                "is not in this data set"
            };
            return Err(bad(field, fill("\"{}\" {}", &[name, why])));
        };
        known.push(choice.clone());
    }
    Ok(Some(known))
}

/// What a field can be asked for: names, or the ids of places, in the order of the file.
pub fn choices(data: &DataSet, field: Field) -> Vec<Text> {
    match field {
        Field::Recipient => recipients(data),
        Field::Suppliers => suppliers(data),
        Field::Places => places(data),
        Field::Series => series(data),
        Field::Direction => {
            vec![
                Direction::Inbound.word().into(),
                Direction::Outbound.word().into(),
            ]
        }
        _ => Vec::new(),
    }
}

/// The suppliers of a data set, in the order of the file.
fn suppliers(data: &DataSet) -> Vec<Text> {
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
    match filter.names(Field::Recipient) {
        Some(names) => names.first().cloned(),
        None => recipients(data).first().cloned(),
    }
}

/// The ids of the places between which a data set has visits, in the order of the file.
fn places(data: &DataSet) -> Vec<Text> {
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
        widen(&mut dates, visit.dated().0);
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

/// How a visit went; the legs of a journey go the way of the journey, and a journey that does not cross the border
/// itself goes the way of its first leg that does.
pub fn course_of(data: &DataSet, visit: usize) -> Course {
    let whole = data.journey_of(visit);
    let own = own_course(data, data.visit(whole));
    if matches!(own, Course::Across(_)) {
        return own;
    }
    let mut first = None;
    let mut course = own;
    for (row, leg) in data.visits.iter().enumerate() {
        let day = leg.dated().0.first;
        if leg.part_of.is_some()
            && first.is_none_or(|first| day < first)
            && let Course::Across(way) = own_course(data, leg)
            && data.journey_of(row) == whole
        {
            first = Some(day);
            course = Course::Across(way);
        }
    }
    course
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
