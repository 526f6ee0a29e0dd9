//! What stands around visits.

use super::super::{Speaker, people};
use super::{Caption, span};
use crate::dataset::RecordRef;
use crate::dataset::date::{DateSpan, Day, Precision};
use crate::filter::{Direction, Filter};
use crate::order::joined;
use crate::summary::visits::{Journey, Visits};
use crate::text::DateStyle;

/// A key lists at most this many journeys, and a summary this many places.
const MOST_JOURNEYS: usize = 40;
const MOST_PLACES: usize = 12;

/// The caption of visits. `boundaries` says which boundaries the base map shows.
pub fn visits(speaker: Speaker, visits: &Visits, filter: &Filter, boundaries: &str) -> Caption {
    let ([first, .., last] | [first @ last]) = visits.journeys.as_slice() else {
        return Caption::nothing("Visits", "visits", speaker, filter);
    };
    let count = speaker.count(visits.journeys.len() as u64);
    let noun = if visits.journeys.len() == 1 {
        "visit"
    } else {
        "visits"
    };
    let months = span(
        &month(speaker, first.date, first.date.first),
        &month(speaker, last.date, last.date.last),
    );
    let days = span(&speaker.long(first.date), &speaker.long(last.date));
    let places = stop_names(speaker, visits);
    let mut caption = Caption {
        headline: format!(
            "{count} official {noun}{}, {months}",
            subject(speaker, visits)
        ),
        measure: "Visits numbered in time; arrows point to where the visitors went".to_owned(),
        summary: format!("Map. {count} {noun}, {days}, between {places}."),
        ..Caption::default()
    };
    add_colours(&mut caption, speaker, visits);
    add_journeys(&mut caption, speaker, &visits.journeys);
    if visits.stops.iter().any(|stop| stop.journeys == 0) {
        caption.key("○", "text", "site of a project");
    }
    caption.note(boundaries);
    caption
}

/// " to and from Myanmar", as far as the journeys go; nothing where they are between others.
fn subject(speaker: Speaker, visits: &Visits) -> String {
    let ways = match (
        visits.has(Direction::Inbound),
        visits.has(Direction::Outbound),
    ) {
        (true, true) => "to and from",
        (true, false) => "to",
        (false, true) => "from",
        (false, false) => return String::new(),
    };
    match &speaker.data.subject {
        Some(subject) => format!(" {ways} {}", subject.name),
        None => String::new(),
    }
}

/// What the two colours mean. They are not called by name: a page may have an accent of its own.
fn add_colours(caption: &mut Caption, speaker: Speaker, visits: &Visits) {
    let is_mixed = visits.has(Direction::Inbound) && visits.has(Direction::Outbound);
    if let Some(subject) = &speaker.data.subject
        && is_mixed
    {
        caption.key("→", "", &format!("into {}", subject.name));
        caption.key("→", "second", &format!("out of {}", subject.name));
    }
}

/// What the key calls the colour that the map gives a journey.
fn ink(journey: &Journey) -> &'static str {
    match journey.direction {
        Some(Direction::Inbound) => "",
        Some(Direction::Outbound) => "second",
        None => "mark",
    }
}

/// A date's first or last month, enough for a headline, and kept in one line; a vaguer date as it is.
fn month(speaker: Speaker, date: DateSpan, day: Day) -> String {
    let month = DateSpan {
        precision: Precision::Month,
        ..DateSpan::day(day)
    };
    let is_precise = date.precision > Precision::Month;
    let text = speaker.long(if is_precise { month } else { date });
    let unbroken = |letter| if letter == ' ' { '\u{a0}' } else { letter };
    text.chars().map(unbroken).collect()
}

fn stop_names(speaker: Speaker, visits: &Visits) -> String {
    let mut names = Vec::new();
    for stop in &visits.stops {
        if stop.journeys > 0 && names.len() < MOST_PLACES {
            names.push(&*speaker.data.places[stop.place].name);
        }
    }
    joined(&names)
}

/// Key, note and credit of the journeys.
fn add_journeys(caption: &mut Caption, speaker: Speaker, journeys: &[Journey]) {
    let mut records: Vec<RecordRef> = Vec::new();
    let mut is_assumed = false;
    for journey in journeys {
        records.push(journey.record);
        is_assumed |= journey.from_assumed;
        if records.len() <= MOST_JOURNEYS {
            let number = speaker.count(journey.number as u64);
            caption.key(&number, ink(journey), &journey_in_words(speaker, journey));
        }
    }
    if is_assumed {
        caption.note("Where a journey began is assumed if its line starts with dashes.");
    }
    caption.credit(speaker, &records);
}

fn journey_in_words(speaker: Speaker, journey: &Journey) -> String {
    let visit = &speaker.data.visits[journey.record.row];
    let date = speaker.host.date(journey.date, DateStyle::Short);
    let (who, to) = (people(&visit.people), speaker.place(&visit.to));
    format!("{date}: {who}, to {to}")
}
