//! What no record can know by itself: ids that stand twice, references that lead nowhere, shares
//! that add up to too much.

use super::date::DateSpan;
use super::problem::{Problem, ProblemKind};
use super::read::Record;
use super::records::{Citation, DatedElsewhere, ShareOf, Text, Transfer, Unit};
use super::sums::{ROUNDING_PERCENT, Role, role};
use super::{DataSet, RecordRef, Table};
use crate::digits::written;
use crate::fill::fill;
use crate::order::Index;

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

/// The shares of one recipient in one period, as one source gives them.
struct ShareSum<'a> {
    recipient: &'a Text,
    period: DateSpan,
    source: &'a Text,
    of: Option<ShareOf>,
    percent: f64,
    parts: Vec<&'a Transfer>,
}

impl ShareSum<'_> {
    fn has(&self, transfer: &Transfer) -> bool {
        *self.recipient == transfer.recipient
            && self.period == transfer.period
            && *self.source == transfer.cited.source
            && self.of == transfer.share_of
    }

    /// Whether it has a share of the same supplier already: of rival ones the first counts.
    fn has_rival(&self, transfer: &Transfer) -> bool {
        let mut parts = self.parts.iter();
        parts.any(|part| part.supplier == transfer.supplier)
    }
}

fn doubt_shares(data: &mut DataSet) {
    const MOST: f64 = 100.0 + ROUNDING_PERCENT;
    let mut sums: Vec<ShareSum> = Vec::new();
    // Those that were worked out come last, when all that they can be the sum of is known.
    let given = data.transfers.iter().filter(|one| one.derived.is_none());
    let derived = data.transfers.iter().filter(|one| one.derived.is_some());
    for transfer in given.chain(derived) {
        let Some(value) = transfer.value.filter(|_| transfer.unit == Unit::Percent) else {
            continue;
        };
        let at = sums.iter().position(|sum| sum.has(transfer));
        let at = at.unwrap_or_else(|| {
            sums.push(ShareSum {
                recipient: &transfer.recipient,
                period: transfer.period,
                source: &transfer.cited.source,
                of: transfer.share_of,
                percent: 0.0,
                parts: Vec::new(),
            });
            sums.len() - 1
        });
        if sums[at].has_rival(transfer) {
            continue;
        }
        sums[at].parts.push(transfer);
        if role(transfer, &sums[at].parts) != Role::Part {
            sums[at].parts.pop();
            continue;
        }
        let before = sums[at].percent;
        sums[at].percent += value;
        if sums[at].percent > MOST && before <= MOST {
            let (recipient, percent) = (&transfer.recipient, sums[at].percent.round() as i32);
            let message = fill(
                "brings the shares of {} to {} %{}",
                &[
                    recipient,
                    &written(percent, 1),
                    ShareOf::in_words(transfer.share_of),
                ],
            );
            let kind = ProblemKind::SharesOverHundred;
            let told = problem(kind, "transfers", &transfer.id, "value", message);
            data.problems.push(told);
        }
    }
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
