//! Values with their bounds and units, and dates in the words of their source.

use super::{NOT_GIVEN, Speaker, value_with_unit};
use crate::dataset::date::DateSpan;
use crate::dataset::records::{Casualty, Citation, Event, Quantity, Transfer, Visit};
use crate::order::{add_new, joined};
use crate::text::amount;

/// A transfer's value with its bound and unit.
pub fn value_of(speaker: Speaker, transfer: &Transfer) -> String {
    let value = match transfer.value {
        Some(value) => value_with_unit(speaker.host, value, transfer.unit),
        None => NOT_GIVEN.to_owned(),
    };
    transfer.qualifier.bound(&value)
}

/// A count with its bound and range.
pub fn count_in_words(speaker: Speaker, casualty: &Casualty) -> String {
    let count = match casualty.count {
        Some(count) => casualty.qualifier.bound(&speaker.count(count)),
        None => NOT_GIVEN.to_owned(),
    };
    let end = |count: Option<u64>| speaker.count(count.unwrap_or_default());
    let (low, high) = (end(casualty.low), end(casualty.high));
    match (casualty.low, casualty.high) {
        (Some(_), Some(_)) => format!("{count} ({low} to {high})"),
        (Some(_), None) => format!("{count} ({low} or more)"),
        (None, Some(_)) => format!("{count} (up to {high})"),
        (None, None) => count,
    }
}

/// A quantity with its bound and unit.
pub fn quantity(speaker: Speaker, quantity: &Quantity) -> String {
    let value = quantity
        .qualifier
        .bound(&amount(speaker.host, quantity.value));
    match &quantity.unit {
        Some(unit) => format!("{value} {unit}"),
        None => value,
    }
}

/// A visit's date as precisely as any source has it, and every other that is as precise, each with who gives it unless
/// that is the record's own source.
pub fn dates_of_visit(speaker: Speaker, visit: &Visit) -> String {
    let (date, cited) = visit.dated();
    let by = |date: DateSpan, cited: &Citation| match speaker.data.source(&cited.source) {
        Some(source) if cited.source != visit.cited.source => {
            format!("{} ({})", speaker.long(date), source.name())
        }
        _ => speaker.long(date),
    };
    let mut dates = vec![by(date, cited)];
    for other in &visit.dated_elsewhere {
        if other.date.precision >= date.precision {
            add_new(&mut dates, by(other.date, &other.cited));
        }
    }
    joined(&dates)
}

/// An event's date, in the source's own words where they say more than the calendar.
pub fn date_of_event(speaker: Speaker, event: &Event) -> String {
    match (event.date, &event.date_words) {
        (Some(date), Some(words)) => format!("{} ({words})", speaker.long(date)),
        (Some(date), None) => speaker.long(date),
        (None, Some(words)) => words.to_string(),
        (None, None) => "undated".to_owned(),
    }
}
