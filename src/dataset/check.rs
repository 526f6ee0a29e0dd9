//! What no record can know by itself: ids that stand twice, references that lead nowhere, shares
//! that add up to too much.

use super::problem::{Problem, ProblemKind};
use super::read::Record;
use super::records::{Citation, DatedElsewhere, ShareOf, Text, Transfer, Unit};
use super::sums::{ROUNDING_PERCENT, Role, role};
use super::{DataSet, RecordRef, Table};
use crate::digits::written;
use crate::fill::fill;
use crate::order::{Index, sort};

/// Notes every problem between records, leaves out the records that cannot stand, and links the
/// others.
pub fn check(data: &mut DataSet) {
    refuse(data);
    doubt_shares(data);
    link(data);
}

fn problem(kind: ProblemKind, table: &str, id: &str, field: &str, message: String) -> Problem {
    Problem {
        kind,
        record: fill("{} \"{}\"", &[table, id]),
        field: field.to_owned(),
        message,
    }
}

fn add_ids<T: Record>(ids: &mut Vec<Text>, records: &[T]) {
    for record in records {
        ids.push(record.id().clone());
    }
}

fn ids<T: Record>(records: &[T]) -> Vec<Text> {
    let mut ids = Vec::new();
    add_ids(&mut ids, records);
    ids
}

/// The ids of all records but sources, table after table, as [`record_at`] counts them.
fn record_ids(data: &DataSet) -> Vec<Text> {
    let mut all = ids(&data.places);
    add_ids(&mut all, &data.transfers);
    add_ids(&mut all, &data.casualties);
    add_ids(&mut all, &data.visits);
    add_ids(&mut all, &data.events);
    all
}

/// The record with a number in [`record_ids`].
fn record_at(data: &DataSet, mut number: usize) -> RecordRef {
    let tables = [
        (Table::Places, data.places.len()),
        (Table::Transfers, data.transfers.len()),
        (Table::Casualties, data.casualties.len()),
        (Table::Visits, data.visits.len()),
    ];
    for (table, length) in tables {
        if number < length {
            return RecordRef::new(table, number);
        }
        number -= length;
    }
    RecordRef::new(Table::Events, number)
}

/// Refuses what has another record's id, or points at what is not there.
fn refuse(data: &mut DataSet) {
    let mut problems = std::mem::take(&mut data.problems);
    let mut judge = Judge::new(ids(&data.sources), &mut problems);
    for source in &data.sources {
        judge.hear("sources", &source.id, None, &[], &[]);
    }
    judge.keep(&mut data.sources);
    let mut judge = Judge::new(record_ids(data), &mut problems);
    judge.sources = Index::new(ids(&data.sources));
    for place in &data.places {
        judge.hear("places", &place.id, Some(&place.cited), &[], &[]);
    }
    judge.keep(&mut data.places);
    judge.places = Index::new(ids(&data.places));
    for one in &data.transfers {
        judge.hear("transfers", &one.id, Some(&one.cited), &[], &[]);
    }
    judge.keep(&mut data.transfers);
    for one in &data.casualties {
        judge.hear("casualties", &one.id, Some(&one.cited), &[], &[]);
    }
    judge.keep(&mut data.casualties);
    for one in &data.visits {
        let places = [("from", &one.from), ("to", &one.to)];
        let elsewhere = &one.dated_elsewhere;
        judge.hear("visits", &one.id, Some(&one.cited), elsewhere, &places);
    }
    judge.keep(&mut data.visits);
    for one in &data.events {
        let place = one.place.as_ref().map(|place| ("place", place));
        let elsewhere = &one.dated_elsewhere;
        judge.hear(
            "events",
            &one.id,
            Some(&one.cited),
            elsewhere,
            place.as_slice(),
        );
    }
    judge.keep(&mut data.events);
    data.problems = problems;
}

/// Hears of all records, table after table, and keeps those without a fault whose id is their own.
struct Judge<'a> {
    /// All ids, of refused records too.
    ids: Index,
    /// What records may point at.
    sources: Index,
    places: Index,
    /// How many records were heard of.
    number: usize,
    /// Whether each record of the table is kept.
    verdicts: Vec<bool>,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Judge<'a> {
    fn new(ids: Vec<Text>, problems: &'a mut Vec<Problem>) -> Self {
        Self {
            ids: Index::new(ids),
            sources: Index::default(),
            places: Index::default(),
            number: 0,
            verdicts: Vec::new(),
            problems,
        }
    }

    /// Hears of a record: its sources, and the places that its fields name.
    fn hear(
        &mut self,
        table: &str,
        id: &str,
        cited: Option<&Citation>,
        elsewhere: &[DatedElsewhere],
        places: &[(&'static str, &Text)],
    ) {
        let before = self.problems.len();
        let mut refuse = |kind, field, message| {
            self.problems.push(problem(kind, table, id, field, message));
        };
        let others = elsewhere.iter().map(|other| &other.cited);
        for Citation { source, .. } in cited.into_iter().chain(others) {
            if self.sources.row(source).is_none() {
                let message = fill("\"{}\" is not a source of this data set", &[source]);
                refuse(ProblemKind::UnknownSource, "source", message);
            }
        }
        for (field, place) in places {
            if self.places.row(place).is_none() {
                let message = fill("\"{}\" is not a place of this data set", &[place]);
                refuse(ProblemKind::UnknownPlace, *field, message);
            }
        }
        if let [(_, from), (field, to)] = places
            && from == to
        {
            let message = "is the place that the visit started from".to_owned();
            refuse(ProblemKind::StaysAtHome, *field, message);
        }
        if self.ids.row(id) != Some(self.number) {
            let message = "is another record's as well; only the first is kept".to_owned();
            refuse(ProblemKind::DuplicateId, "id", message);
        }
        self.number += 1;
        self.verdicts.push(self.problems.len() == before);
    }

    fn keep<T>(&mut self, records: &mut Vec<T>) {
        let mut kept = 0;
        for (row, is_kept) in self.verdicts.drain(..).enumerate() {
            if is_kept {
                records.swap(kept, row);
                kept += 1;
            }
        }
        records.truncate(kept);
    }
}

/// All shares, those of one recipient, period and source beside each other: a database has thousands of recipients.
/// Of these, what was worked out stands last, when all that it can be the sum of is known.
fn shares(data: &DataSet) -> Vec<&Transfer> {
    let mut shares = Vec::new();
    for transfer in &data.transfers {
        if transfer.unit == Unit::Percent && transfer.value.is_some() {
            shares.push(transfer);
        }
    }
    sort(&mut shares, |one, other| {
        let ends = |one: &Transfer| (one.period, one.share_of);
        let is_derived = |one: &Transfer| one.derived.is_some();
        (one.recipient.cmp(&other.recipient))
            .then_with(|| one.cited.source.cmp(&other.cited.source))
            .then_with(|| ends(one).cmp(&ends(other)))
            .then_with(|| is_derived(one).cmp(&is_derived(other)))
    });
    shares
}

/// Whether two shares are of one whole, as one source gives it.
fn are_of_one_whole(one: &Transfer, other: &Transfer) -> bool {
    one.recipient == other.recipient
        && one.period == other.period
        && one.cited.source == other.cited.source
        && one.share_of == other.share_of
}

fn doubt_shares(data: &mut DataSet) {
    let mut problems = Vec::new();
    for whole in shares(data).chunk_by(|one, other| are_of_one_whole(one, other)) {
        if let Some((last, percent)) = beyond_hundred(whole) {
            let message = fill(
                "brings the shares of {} to {} %{}",
                &[
                    &last.recipient,
                    &written(percent.round() as i32, 1),
                    ShareOf::in_words(last.share_of),
                ],
            );
            let kind = ProblemKind::SharesOverHundred;
            problems.push(problem(kind, "transfers", &last.id, "value", message));
        }
    }
    data.problems.append(&mut problems);
}

/// The share that brings a whole over a hundred per cent, and what it brings it to.
fn beyond_hundred<'a>(whole: &[&'a Transfer]) -> Option<(&'a Transfer, f64)> {
    let mut parts: Vec<&Transfer> = Vec::new();
    let mut percent = 0.0;
    for transfer in whole {
        // Of rival shares of a supplier the first counts.
        if parts.iter().any(|part| part.supplier == transfer.supplier) {
            continue;
        }
        parts.push(transfer);
        if role(transfer, &parts) != Role::Part {
            parts.pop();
            continue;
        }
        percent += transfer.value.unwrap_or_default();
        if percent > 100.0 + ROUNDING_PERCENT {
            return Some((transfer, percent));
        }
    }
    None
}

/// Resolves `relates` and `part_of`.
fn link(data: &mut DataSet) {
    let index = Index::new(record_ids(data));
    let mut links = Vec::new();
    let mut problems = Vec::new();
    for_each_naming(data, &mut |record, table, id, field, names| {
        for name in names {
            if let Some(number) = index.row(name) {
                links.push((record, record_at(data, number)));
                continue;
            }
            let message = fill("\"{}\" is not a record of this data set", &[name]);
            problems.push(problem(
                ProblemKind::UnknownRecord,
                table,
                id,
                field,
                message,
            ));
        }
    });
    data.links = links;
    data.problems.append(&mut problems);
}

/// Hears of a record, its table's name, its id, and a field with what it names there.
type Naming<'a> = dyn FnMut(RecordRef, &str, &Text, &'static str, &[Text]) + 'a;

/// Calls `visit` with every record that may name others.
fn for_each_naming(data: &DataSet, visit: &mut Naming) {
    for (row, transfer) in data.transfers.iter().enumerate() {
        let record = RecordRef::new(Table::Transfers, row);
        visit(
            record,
            "transfers",
            &transfer.id,
            "relates",
            &transfer.relates,
        );
    }
    for (row, casualty) in data.casualties.iter().enumerate() {
        let record = RecordRef::new(Table::Casualties, row);
        visit(
            record,
            "casualties",
            &casualty.id,
            "relates",
            &casualty.relates,
        );
    }
    for (row, one) in data.visits.iter().enumerate() {
        let record = RecordRef::new(Table::Visits, row);
        visit(record, "visits", &one.id, "relates", &one.relates);
        visit(record, "visits", &one.id, "part_of", one.part_of.as_slice());
    }
    for (row, event) in data.events.iter().enumerate() {
        let record = RecordRef::new(Table::Events, row);
        visit(record, "events", &event.id, "relates", &event.relates);
    }
}
