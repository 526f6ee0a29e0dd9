//! What a reader can choose from: for each control of the filter the values that it can set, and their
//! names.

use super::Localizer;
use crate::dataset::date::{DateSpan, Day, Precision, first_of_next_month};
use crate::digits::written;
use crate::fields::Field;
use crate::fill::{fill, owned};
use crate::filter;
use crate::message::Message;
use crate::order::{add_new, sort};

/// A value, as the filter takes it, and its name for a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub id: String,
    pub name: String,
}

/// The choices of each control; empty where the data set has nothing of the kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    /// All months from the first to the last day that any record speaks of, such as `2021-03`.
    pub dates: Vec<Choice>,
    /// First the one that is shown unless another is chosen.
    pub recipient: Vec<Choice>,
    pub suppliers: Vec<Choice>,
    pub series: Vec<Choice>,
    /// First the choice of none, which has no value.
    pub direction: Vec<Choice>,
    pub places: Vec<Choice>,
    /// The months in which anything was counted or anybody travelled, or else the years of transfers: what a timeline plays.
    pub steps: Vec<Choice>,
    /// What happened, by its day: a coup, unrest, a vote.
    pub events: Vec<Choice>,
}

/// What can be asked of a data set.
pub fn choices(localizer: Localizer) -> Choices {
    Choices {
        dates: months(localizer),
        recipient: of(localizer, Field::Recipient),
        suppliers: of(localizer, Field::Suppliers),
        series: of(localizer, Field::Series),
        direction: of(localizer, Field::Direction),
        places: of(localizer, Field::Places),
        steps: steps(localizer),
        events: events(localizer),
    }
}

fn steps(localizer: Localizer) -> Vec<Choice> {
    let data = localizer.data;
    let mut months = Vec::new();
    let mut add = |date: DateSpan| {
        let (year, month, _) = date.last.civil();
        add_new(&mut months, (year, month));
    };
    data.casualties.iter().for_each(|count| add(count.date));
    data.visits.iter().for_each(|visit| add(visit.dated().0));
    if months.is_empty() {
        let years = data.transfers.iter();
        years.for_each(|transfer| add_new(&mut months, (transfer.period.last.year(), 0)));
    }
    sort(&mut months, Ord::cmp);
    let mut steps = Vec::new();
    for (year, month) in months {
        steps.push(match month {
            0 => choice(&written(year, 4), written(year, 4)),
            _ => named_month(localizer, Day::from_civil(year, month, 1)),
        });
    }
    steps
}

fn events(localizer: Localizer) -> Vec<Choice> {
    let mut events = Vec::new();
    for event in &localizer.data.events {
        if let (true, Some((date, _))) = (event.kind.is_landmark(), event.dated()) {
            events.push(choice(&date.last.iso(), owned(&event.title)));
        }
    }
    events
}

fn named_month(localizer: Localizer, day: Day) -> Choice {
    let span = DateSpan {
        precision: Precision::Month,
        ..DateSpan::day(day)
    };
    let (year, month, _) = day.civil();
    let id = fill("{}-{}", &[&written(year, 4), &written(month, 2)]);
    choice(&id, localizer.long(&span))
}

fn of(localizer: Localizer, field: Field) -> Vec<Choice> {
    let mut choices = Vec::new();
    let data = localizer.data;
    // Into and out of a country that nobody names would be neither.
    if field == Field::Direction && (data.visits.is_empty() || data.subject.is_none()) {
        return choices;
    }
    if field == Field::Direction {
        choices.push(choice("", localizer.host.say(Message::AllVisits)));
    }
    for id in filter::choices(localizer.data, field) {
        let name = match (field, &*id) {
            (Field::Places, id) => localizer.place(id),
            (Field::Direction, "inbound") => localizer.host.say(Message::IntoTheCountry),
            (Field::Direction, _) => localizer.host.say(Message::OutOfTheCountry),
            (_, name) => name.to_owned(),
        };
        choices.push(choice(&id, name));
    }
    choices
}

fn months(localizer: Localizer) -> Vec<Choice> {
    let mut months = Vec::new();
    let Some((first, last)) = filter::dates(localizer.data) else {
        return months;
    };
    let (year, month, _) = first.civil();
    let mut day = Day::from_civil(year, month, 1);
    while day <= last {
        let (year, month, _) = day.civil();
        months.push(named_month(localizer, day));
        day = first_of_next_month(year, month);
    }
    months
}

fn choice(id: &str, name: String) -> Choice {
    Choice {
        id: id.to_owned(),
        name,
    }
}
