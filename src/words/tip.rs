//! Tooltips: what a mark shows, how exact it is, and where it was read.

use super::{Credit, Speaker, bounded, other_dates, people, value_with_unit};
use crate::dataset::records::{Casualty, CountKind, Event, Place, Transfer, Visit};
use crate::dataset::{RecordRef, Table};
use serde::Serialize;

/// More records than this under one mark are counted, not told.
const MOST_RECORDS: usize = 4;

/// Tooltips list at most this many counts of one event.
const MOST_COUNTS: usize = 12;

/// A tooltip.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Tip {
    pub title: String,
    pub rows: Vec<TipRow>,
    pub notes: Vec<String>,
    pub sources: Vec<Credit>,
}

/// One line of a tooltip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TipRow {
    pub label: String,
    pub value: String,
}

impl Tip {
    fn row(&mut self, label: impl Into<String>, value: impl Into<String>) {
        let (label, value) = (label.into(), value.into());
        if !value.is_empty() {
            self.rows.push(TipRow { label, value });
        }
    }

    fn note(&mut self, note: Option<&std::rc::Rc<str>>) {
        self.notes.extend(note.map(|note| note.to_string()));
    }

    fn source(&mut self, credit: Credit) {
        if !self.sources.contains(&credit) {
            self.sources.push(credit);
        }
    }

    /// Takes in another tip as lines of this one.
    fn absorb(&mut self, other: Tip) {
        self.row(other.title, "\u{2014}");
        self.rows.extend(other.rows);
        self.notes.extend(other.notes);
        other
            .sources
            .into_iter()
            .for_each(|credit| self.source(credit));
    }
}

/// The tooltip of a mark that shows these records.
pub fn of_records(speaker: Speaker, records: &[RecordRef]) -> Tip {
    let mut tip = Tip::default();
    for (index, record) in records.iter().take(MOST_RECORDS).enumerate() {
        let one = of_record(speaker, *record);
        if index == 0 {
            tip = one;
        } else {
            tip.absorb(one);
        }
    }
    if let Some(more) = records.len().checked_sub(MOST_RECORDS + 1) {
        tip.notes.push(format!("and {} more", more + 1));
    }
    tip
}

fn of_record(speaker: Speaker, record: RecordRef) -> Tip {
    let data = speaker.data;
    match record.table {
        Table::Places => of_place(speaker, &data.places[record.row]),
        Table::Transfers => of_transfer(speaker, &data.transfers[record.row]),
        Table::Casualties => of_casualty(speaker, &data.casualties[record.row]),
        Table::Visits => of_visit(speaker, &data.visits[record.row]),
        Table::Events => of_event(speaker, record, &data.events[record.row]),
    }
}

fn of_place(speaker: Speaker, place: &Place) -> Tip {
    let mut tip = Tip {
        title: place.name.to_string(),
        ..Tip::default()
    };
    if let Some(precision) = &place.precision {
        tip.row("Position", precision.to_string());
    }
    tip.note(place.note.as_ref());
    tip.source(speaker.citation(&place.cited));
    tip
}

fn of_transfer(speaker: Speaker, transfer: &Transfer) -> Tip {
    let mut tip = Tip {
        title: format!("{} to {}", transfer.supplier, transfer.recipient),
        ..Tip::default()
    };
    let value = transfer.value.map_or_else(
        || "not given".to_owned(),
        |value| value_with_unit(speaker.host, value, transfer.unit),
    );
    tip.row(
        speaker.long(transfer.period),
        bounded(transfer.qualifier, &value),
    );
    if let Some(how) = &transfer.derived {
        tip.row("Worked out", how.to_string());
    }
    tip.note(transfer.doubt.as_ref());
    tip.note(transfer.note.as_ref());
    tip.source(speaker.citation(&transfer.cited));
    tip
}

fn count_in_words(speaker: Speaker, casualty: &Casualty) -> String {
    let Some(count) = casualty.count else {
        return "not given".to_owned();
    };
    let count = bounded(casualty.qualifier, &speaker.count(count));
    match (casualty.low, casualty.high) {
        (Some(low), Some(high)) => {
            let (low, high) = (speaker.count(low), speaker.count(high));
            format!("{count} ({low} to {high})")
        }
        _ => count,
    }
}

fn of_casualty(speaker: Speaker, casualty: &Casualty) -> Tip {
    let mut tip = Tip {
        title: speaker.long(casualty.date),
        ..Tip::default()
    };
    let what = match casualty.kind {
        CountKind::Cumulative => "killed in all",
        CountKind::PerDay => "killed",
    };
    let count = count_in_words(speaker, casualty);
    tip.row(casualty.series.to_string(), format!("{count} {what}"));
    if let Some(basis) = &casualty.date_basis {
        tip.row("Date by", basis.to_string());
    }
    tip.note(casualty.note.as_ref());
    tip.source(speaker.citation(&casualty.cited));
    tip
}

fn of_visit(speaker: Speaker, visit: &Visit) -> Tip {
    let (from, to) = (speaker.place(&visit.from), speaker.place(&visit.to));
    let mut tip = Tip {
        title: format!("{from} to {to}"),
        ..Tip::default()
    };
    tip.row("Date", speaker.long(visit.date));
    for (date, credit) in other_dates(speaker, &visit.dated_elsewhere) {
        tip.row("Elsewhere", date);
        tip.source(credit);
    }
    tip.row("Who", people(&visit.people));
    tip.row("Met", people(&visit.met));
    tip.row("Did not meet", people(&visit.not_met));
    if let Some(purpose) = &visit.purpose {
        tip.row("For", purpose.to_string());
    }
    if visit.from_assumed {
        tip.notes
            .push("Where the journey began is assumed.".to_owned());
    }
    tip.note(visit.note.as_ref());
    tip.sources.insert(0, speaker.citation(&visit.cited));
    tip
}

fn of_event(speaker: Speaker, record: RecordRef, event: &Event) -> Tip {
    let mut tip = Tip {
        title: event.title.to_string(),
        ..Tip::default()
    };
    tip.row("Date", date_of_event(speaker, event));
    for (date, credit) in other_dates(speaker, &event.dated_elsewhere) {
        tip.row("Elsewhere", date);
        tip.source(credit);
    }
    for quantity in &event.quantities {
        tip.row(
            quantity.of.to_string(),
            super::table::quantity(speaker, quantity),
        );
    }
    for count in counts_of(speaker, record).take(MOST_COUNTS) {
        tip.row(count.series.to_string(), count_in_words(speaker, count));
    }
    tip.row("Who", people(&event.people));
    tip.note(event.note.as_ref());
    tip.sources.insert(0, speaker.citation(&event.cited));
    tip
}

/// The counts of its day that belong to an event.
fn counts_of<'a>(speaker: Speaker<'a>, record: RecordRef) -> impl Iterator<Item = &'a Casualty> {
    let related = speaker.data.related(record);
    let casualties = related
        .into_iter()
        .filter(|other| other.table == Table::Casualties);
    let casualties = casualties.map(move |other| &speaker.data.casualties[other.row]);
    casualties.filter(|casualty| casualty.kind == CountKind::PerDay)
}

/// An event's date, in the source's own words where they say more than the calendar.
pub(super) fn date_of_event(speaker: Speaker, event: &Event) -> String {
    match (event.date, &event.date_words) {
        (Some(date), Some(words)) => format!("{} ({words})", speaker.long(date)),
        (Some(date), None) => speaker.long(date),
        (None, Some(words)) => words.to_string(),
        (None, None) => "undated".to_owned(),
    }
}
