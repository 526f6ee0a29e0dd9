//! Tooltips: what a mark shows, how exact it is, and where it was read.

use super::value::{count_in_words, date_of_event, quantity, value_of};
use super::{Credit, Speaker, people};
use crate::dataset::counts::is_taken_back;
use crate::dataset::records::{
    Casualty, Citation, CountKind, DatedElsewhere, Event, Person, Place, Text, Transfer, Visit,
};
use crate::dataset::{RecordRef, Table};
use crate::message::Message;
use crate::order::{add_new, joined};
use crate::text::DateStyle;

/// More records than this under one mark are counted, not told.
const MOST_RECORDS: usize = 6;

/// Tooltips list at most this many visits to one place, and counts of one event.
const MOST_LINES: usize = 12;

/// A tooltip.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tip {
    pub title: String,
    pub rows: Vec<TipRow>,
    pub notes: Vec<String>,
    pub sources: Vec<Credit>,
}

/// One line of a tooltip. Without a label it is the title of what follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TipRow {
    pub label: String,
    pub value: String,
}

impl Tip {
    fn new(speaker: Speaker, title: String, cited: &Citation) -> Self {
        Self {
            title,
            sources: vec![speaker.citation(cited)],
            ..Self::default()
        }
    }

    /// Adds a line, unless it has nothing to say.
    fn row(&mut self, label: String, value: String) {
        if !value.is_empty() {
            self.rows.push(TipRow { label, value });
        }
    }

    fn text(&mut self, label: String, text: Option<&Text>) {
        if let Some(text) = text {
            self.row(label, text.to_string());
        }
    }

    fn note(&mut self, note: Option<&Text>) {
        if let Some(note) = note {
            self.notes.push(note.to_string());
        }
    }

    /// The dates that other sources give.
    fn other_dates(&mut self, speaker: Speaker, elsewhere: &[DatedElsewhere]) {
        for other in elsewhere {
            self.row(
                speaker.host.say(Message::Elsewhere),
                speaker.long(&other.date),
            );
            add_new(&mut self.sources, speaker.citation(&other.cited));
        }
    }

    /// Takes in another tip as lines of this one.
    fn absorb(&mut self, mut other: Tip) {
        self.row(String::new(), other.title);
        self.rows.append(&mut other.rows);
        self.notes.append(&mut other.notes);
        for credit in other.sources {
            add_new(&mut self.sources, credit);
        }
    }

    /// Takes in another record as one line: when, and who or what.
    fn mention(&mut self, speaker: Speaker, place: &Place, record: RecordRef) {
        let data = speaker.data;
        match record.table {
            Table::Visits => {
                let visit = data.visit(record.row);
                let (date, dated_by) = visit.dated();
                let date = speaker.host.date(&date, DateStyle::Short);
                self.row(date, visitors(speaker, place, visit));
                add_new(&mut self.sources, speaker.publication(dated_by));
            }
            Table::Events => {
                let event = data.event(record.row);
                self.row(date_of_event(speaker, event), event.title.to_string());
            }
            _ => return self.absorb(of_record(speaker, record)),
        }
        add_new(
            &mut self.sources,
            speaker.publication(speaker.cited(record)),
        );
    }
}

/// The tooltip of a mark that shows these records: the first in full, others after it; at a place,
/// what happened there in short.
pub fn of_records(speaker: Speaker, records: &[RecordRef]) -> Tip {
    let Some((first, others)) = records.split_first() else {
        return Tip::default();
    };
    let mut tip = of_record(speaker, *first);
    let is_place = first.table == Table::Places;
    let most = if is_place {
        MOST_LINES
    } else {
        MOST_RECORDS - 1
    };
    for other in others.iter().take(most) {
        if is_place {
            tip.mention(speaker, speaker.data.place_at(first.row), *other);
        } else {
            tip.absorb(of_record(speaker, *other));
        }
    }
    if others.len() > most {
        let more = speaker.count((others.len() - most) as u64);
        tip.notes
            .push(speaker.host.tell(Message::MoreRecords, [more]));
    }
    tip
}

fn of_record(speaker: Speaker, record: RecordRef) -> Tip {
    let data = speaker.data;
    match record.table {
        Table::Places => of_place(speaker, data.place_at(record.row)),
        Table::Transfers => of_transfer(speaker, data.transfer(record.row)),
        Table::Casualties => of_casualty(speaker, data.casualty(record.row)),
        Table::Visits => of_visit(speaker, data.visit(record.row)),
        Table::Events => of_event(speaker, record, data.event(record.row)),
    }
}

fn of_place(speaker: Speaker, place: &Place) -> Tip {
    let mut tip = Tip::new(speaker, place.name.to_string(), &place.cited);
    tip.text(
        speaker.host.say(Message::Position),
        place.precision.as_ref(),
    );
    tip.note(place.note.as_ref());
    tip
}

fn of_transfer(speaker: Speaker, transfer: &Transfer) -> Tip {
    let names = [
        transfer.supplier.to_string(),
        transfer.recipient.to_string(),
    ];
    let title = speaker.host.tell(Message::FromTo, names);
    let mut tip = Tip::new(speaker, title, &transfer.cited);
    tip.row(
        speaker.long(&transfer.period),
        value_of(speaker.host, transfer),
    );
    tip.text(
        speaker.host.say(Message::TipWorkedOut),
        transfer.derived.as_ref(),
    );
    tip.note(transfer.doubt.as_ref());
    tip.note(transfer.note.as_ref());
    tip
}

fn of_casualty(speaker: Speaker, casualty: &Casualty) -> Tip {
    let mut tip = Tip::new(speaker, speaker.long(&casualty.date), &casualty.cited);
    let killed = match casualty.kind {
        CountKind::Cumulative => Message::KilledInAll,
        CountKind::PerDay => Message::KilledThen,
    };
    let count = count_in_words(speaker.host, casualty);
    tip.row(
        casualty.series.to_string(),
        speaker.host.tell(killed, [count]),
    );
    if is_taken_back(speaker.data, casualty) {
        tip.notes.push(speaker.host.say(Message::LaterTakesBack));
    }
    tip.text(
        speaker.host.say(Message::DateBy),
        casualty.date_basis.as_ref(),
    );
    tip.note(casualty.note.as_ref());
    tip
}

fn of_visit(speaker: Speaker, visit: &Visit) -> Tip {
    let mut tip = Tip::new(speaker, route(speaker, visit), &visit.cited);
    tip.row(speaker.host.say(Message::Date), speaker.long(&visit.date));
    tip.other_dates(speaker, &visit.dated_elsewhere);
    tip.row(
        speaker.host.say(Message::Who),
        people(speaker, &visit.people),
    );
    tip.row(speaker.host.say(Message::Met), people(speaker, &visit.met));
    tip.row(
        speaker.host.say(Message::DidNotMeet),
        people(speaker, &visit.not_met),
    );
    tip.text(speaker.host.say(Message::For), visit.purpose.as_ref());
    if visit.from_assumed {
        tip.notes.push(speaker.host.say(Message::JourneyAssumed));
    }
    tip.note(visit.note.as_ref());
    tip
}

fn route(speaker: Speaker, visit: &Visit) -> String {
    let (from, to) = (speaker.place(&visit.from), speaker.place(&visit.to));
    speaker.host.tell(Message::FromTo, [from, to])
}

/// The names of those who came to a place, or who left it and where to; the way they took where no name is known.
fn visitors(speaker: Speaker, place: &Place, visit: &Visit) -> String {
    let mut names = Vec::new();
    for Person { name, role } in &visit.people {
        if let Some(name) = name.as_ref().or(role.as_ref()) {
            names.push(name.clone());
        }
    }
    if names.is_empty() {
        return route(speaker, visit);
    }
    let names = joined(&names);
    if visit.from == place.id {
        let to = speaker.place(&visit.to);
        speaker.host.tell(Message::WentOn, [names, to])
    } else {
        names
    }
}

fn of_event(speaker: Speaker, record: RecordRef, event: &Event) -> Tip {
    let mut tip = Tip::new(speaker, event.title.to_string(), &event.cited);
    tip.row(
        speaker.host.say(Message::Date),
        date_of_event(speaker, event),
    );
    tip.other_dates(speaker, &event.dated_elsewhere);
    for one in &event.quantities {
        tip.row(one.of.to_string(), quantity(speaker.host, one));
    }
    add_counts(&mut tip, speaker, record);
    tip.row(
        speaker.host.say(Message::Who),
        people(speaker, &event.people),
    );
    tip.note(event.note.as_ref());
    tip
}

/// Adds the counts of its day that belong to an event.
fn add_counts(tip: &mut Tip, speaker: Speaker, event: RecordRef) {
    let mut counts = 0;
    for other in speaker.data.related(event) {
        if other.table != Table::Casualties || counts == MOST_LINES {
            continue;
        }
        let casualty = speaker.data.casualty(other.row);
        if casualty.kind == CountKind::PerDay {
            tip.row(
                casualty.series.to_string(),
                count_in_words(speaker.host, casualty),
            );
            counts += 1;
        }
    }
}
