//! Tooltips: what a mark shows, how exact it is, and where it was read.

use super::mark::suppliers;
use super::value::{
    count_in_words, counts_added_up, date_of_event, quantity, share, sum_in_words, value_of,
    with_release,
};
use super::{Credit, Localizer, people};
use crate::dataset::counts::{is_taken_back, sum};
use crate::dataset::date::DateSpan;
use crate::dataset::records::{
    Casualty, Citation, CountKind, DatedElsewhere, Event, Person, Place, Qualifier, Text, Transfer,
    Visit,
};
use crate::dataset::{RecordRef, Table};
use crate::fill::owned;
use crate::message::Message;
use crate::order::{add_new, joined, order};
use crate::scene::Target;
use crate::text::DateStyle;

/// More records than this under one mark are counted, not told.
const MOST_RECORDS: usize = 6;

/// Tooltips list at most this many visits to one place, and counts of one event.
const MOST_LINES: usize = 8;

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
    fn new(localizer: Localizer, title: String, cited: &Citation) -> Self {
        Self {
            title,
            sources: vec![localizer.reference(cited)],
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
            self.row(label, owned(text));
        }
    }

    fn note(&mut self, note: Option<&Text>) {
        if let Some(note) = note {
            self.notes.push(owned(note));
        }
    }

    /// Has the release in the label of its first line, in place of a title.
    fn cite(&mut self, localizer: Localizer, record: RecordRef) {
        if let Some(row) = self.rows.first_mut() {
            with_release(localizer, record, &mut row.label);
        }
    }

    /// The dates that other sources give.
    fn other_dates(&mut self, localizer: Localizer, elsewhere: &[DatedElsewhere]) {
        for other in elsewhere {
            self.row(
                localizer.host.say(Message::Elsewhere),
                localizer.long(&other.date),
            );
            add_new(&mut self.sources, localizer.reference(&other.cited));
        }
    }

    /// Takes in another tip as lines of this one. What is noted of both is noted once.
    fn absorb(&mut self, mut other: Tip) {
        self.row(String::new(), other.title);
        self.rows.append(&mut other.rows);
        for note in other.notes {
            add_new(&mut self.notes, note);
        }
        for credit in other.sources {
            add_new(&mut self.sources, credit);
        }
    }

    /// Takes in another record as one line: when, and who or what.
    fn mention(&mut self, localizer: Localizer, place: &Place, record: RecordRef) {
        let data = localizer.data;
        match record.table {
            Table::Visits => {
                let visit = data.visit(record.row);
                let (date, dated_by) = visit.dated();
                let date = localizer.host.date(&date, DateStyle::Short);
                self.row(date, visitors(localizer, place, visit));
                add_new(&mut self.sources, localizer.publication(dated_by));
            }
            Table::Events => {
                let event = data.event(record.row);
                self.row(date_of_event(localizer, event), owned(&event.title));
            }
            _ => return self.absorb(of_record(localizer, record)),
        }
        add_new(
            &mut self.sources,
            localizer.publication(localizer.cited(record)),
        );
    }
}

/// The tooltip of a mark that shows these records: the first in full, others after it; at a place,
/// what happened there in short.
pub fn of_records(localizer: Localizer, records: &[RecordRef]) -> Tip {
    let Some((first, others)) = records.split_first() else {
        return Tip::default();
    };
    let is_place = first.table == Table::Places;
    let source = |record: RecordRef| &localizer.cited(record).source;
    let are_releases = first.table == Table::Transfers
        && others.iter().any(|other| source(*other) != source(*first));
    let tip_of = |record: RecordRef| {
        let mut tip = of_record(localizer, record);
        if are_releases {
            tip.cite(localizer, record);
        }
        tip
    };
    let mut tip = tip_of(*first);
    let mut is_same = are_releases;
    let most = if is_place {
        MOST_LINES
    } else {
        MOST_RECORDS - 1
    };
    for other in others.iter().take(most) {
        if is_place {
            tip.mention(localizer, localizer.data.place_at(first.row), *other);
        } else {
            let mut told = tip_of(*other);
            is_same &= told.title == tip.title;
            if is_same {
                told.title.clear();
            }
            tip.absorb(told);
        }
    }
    if others.len() > most {
        let more = localizer.count((others.len() - most) as u64);
        tip.notes
            .push(localizer.host.tell(Message::MoreRecords, [more]));
    }
    tip
}

/// The tooltip of counts that are added up.
pub fn of_sum(localizer: Localizer, date: DateSpan, records: &[RecordRef]) -> Tip {
    let Some(first) = records.first() else {
        return Tip::default();
    };
    let casualty = localizer.data.casualty(first.row);
    let killed = sum_in_words(localizer.host, sum(localizer.data, records));
    let mut tip = Tip {
        title: localizer.long(&date),
        ..Tip::default()
    };
    let killed = localizer.host.tell(Message::KilledThen, [killed]);
    tip.row(owned(&casualty.series), killed);
    tip.notes.push(counts_added_up(localizer, records));
    for record in records {
        let cited = localizer.cited(*record);
        add_new(&mut tip.sources, localizer.publication(cited));
    }
    tip
}

/// The tooltip of transfers whose values are a share of what all suppliers sent, 0 to 100: first the share, and of several
/// suppliers who they are; of one supplier in several years its values in their order.
pub fn of_share(localizer: Localizer, percent: f64, target: &Target) -> Tip {
    let records = &target.records;
    let data = localizer.data;
    let is_one = |other: &RecordRef| {
        data.transfer(other.row).supplier == data.transfer(records[0].row).supplier
    };
    let value = share(localizer.host, Qualifier::Exact, percent, true);
    if let (Some((first, last)), true) = (target.years, records.iter().all(is_one))
        && first < last
    {
        let years = localizer.long(&DateSpan::of_years(first, last));
        return of_window(
            localizer,
            TipRow {
                label: years,
                value,
            },
            records,
        );
    }
    let mut tip = of_records(localizer, records);
    let label = match records.len() {
        1 => localizer.host.say(Message::Share),
        _ => suppliers(localizer, records),
    };
    tip.rows.insert(0, TipRow { label, value });
    tip
}

/// What one supplier sent in several years: first its share of all of them.
fn of_window(localizer: Localizer, share: TipRow, records: &[RecordRef]) -> Tip {
    let date = |row: usize| localizer.data.transfer(records[row].row).period;
    let mut tip = Tip::default();
    for row in order(records.len(), &|one, other| date(one).cmp(&date(other))) {
        let mut told = of_record(localizer, records[row]);
        tip.title = std::mem::take(&mut told.title);
        tip.absorb(told);
    }
    tip.rows.insert(0, share);
    tip
}

#[inline(never)]
fn of_record(localizer: Localizer, record: RecordRef) -> Tip {
    let data = localizer.data;
    match record.table {
        Table::Places => of_place(localizer, data.place_at(record.row)),
        Table::Transfers => of_transfer(localizer, data.transfer(record.row)),
        Table::Casualties => of_casualty(localizer, data.casualty(record.row)),
        Table::Visits => of_visit(localizer, data.visit(record.row)),
        Table::Events => of_event(localizer, record, data.event(record.row)),
    }
}

fn of_place(localizer: Localizer, place: &Place) -> Tip {
    let mut tip = Tip::new(localizer, owned(&place.name), &place.cited);
    tip.text(
        localizer.host.say(Message::Position),
        place.precision.as_ref(),
    );
    tip.note(place.note.as_ref());
    tip
}

fn of_transfer(localizer: Localizer, transfer: &Transfer) -> Tip {
    let names = [owned(&transfer.supplier), owned(&transfer.recipient)];
    let title = localizer.host.tell(Message::Route, names);
    let mut tip = Tip::new(localizer, title, &transfer.cited);
    tip.row(
        localizer.long(&transfer.period),
        value_of(localizer.host, transfer),
    );
    tip.text(
        localizer.host.say(Message::TipWorkedOut),
        transfer.derived.as_ref(),
    );
    tip.note(transfer.doubt.as_ref());
    tip.note(transfer.note.as_ref());
    tip
}

fn of_casualty(localizer: Localizer, casualty: &Casualty) -> Tip {
    let mut tip = Tip::new(localizer, localizer.long(&casualty.date), &casualty.cited);
    let killed = match casualty.kind {
        CountKind::Cumulative => Message::KilledInAll,
        CountKind::PerDay => Message::KilledThen,
    };
    let count = count_in_words(localizer.host, casualty);
    tip.row(
        owned(&casualty.series),
        localizer.host.tell(killed, [count]),
    );
    if is_taken_back(localizer.data, casualty) {
        tip.notes.push(localizer.host.say(Message::LaterTakesBack));
    }
    tip.text(
        localizer.host.say(Message::DateBy),
        casualty.date_basis.as_ref(),
    );
    tip.note(casualty.note.as_ref());
    tip
}

fn of_visit(localizer: Localizer, visit: &Visit) -> Tip {
    let mut tip = Tip::new(localizer, route(localizer, visit), &visit.cited);
    tip.row(
        localizer.host.say(Message::Date),
        localizer.long(&visit.date),
    );
    tip.other_dates(localizer, &visit.dated_elsewhere);
    tip.row(
        localizer.host.say(Message::Who),
        people(localizer, &visit.people),
    );
    tip.row(
        localizer.host.say(Message::Met),
        people(localizer, &visit.met),
    );
    tip.row(
        localizer.host.say(Message::DidNotMeet),
        people(localizer, &visit.not_met),
    );
    tip.text(localizer.host.say(Message::For), visit.purpose.as_ref());
    if visit.from_assumed {
        tip.notes.push(localizer.host.say(Message::JourneyAssumed));
    }
    tip.note(visit.note.as_ref());
    tip
}

fn route(localizer: Localizer, visit: &Visit) -> String {
    let (from, to) = (localizer.place(&visit.from), localizer.place(&visit.to));
    localizer.host.tell(Message::Route, [from, to])
}

/// The names of those who came to a place, or who left it and where to; the way they took where no name is known.
fn visitors(localizer: Localizer, place: &Place, visit: &Visit) -> String {
    let mut names = Vec::new();
    for Person { name, role } in &visit.people {
        if let Some(name) = name.as_ref().or(role.as_ref()) {
            names.push(name.clone());
        }
    }
    if names.is_empty() {
        return route(localizer, visit);
    }
    let names = joined(&names);
    if visit.from == place.id {
        let to = localizer.place(&visit.to);
        localizer.host.tell(Message::WentOn, [names, to])
    } else {
        names
    }
}

fn of_event(localizer: Localizer, record: RecordRef, event: &Event) -> Tip {
    let mut tip = Tip::new(localizer, owned(&event.title), &event.cited);
    tip.row(
        localizer.host.say(Message::Date),
        date_of_event(localizer, event),
    );
    tip.other_dates(localizer, &event.dated_elsewhere);
    for one in &event.quantities {
        tip.row(owned(&one.of), quantity(localizer.host, one));
    }
    add_counts(&mut tip, localizer, record);
    tip.row(
        localizer.host.say(Message::Who),
        people(localizer, &event.people),
    );
    tip.note(event.note.as_ref());
    tip
}

/// Adds the counts of its day that belong to an event.
fn add_counts(tip: &mut Tip, localizer: Localizer, event: RecordRef) {
    let mut counts = 0;
    for other in localizer.data.related(event) {
        if other.table != Table::Casualties || counts == MOST_LINES {
            continue;
        }
        let casualty = localizer.data.casualty(other.row);
        if casualty.kind == CountKind::PerDay {
            tip.row(
                owned(&casualty.series),
                count_in_words(localizer.host, casualty),
            );
            counts += 1;
        }
    }
}
