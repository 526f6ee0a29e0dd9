//! What no record can know by itself: ids that stand twice, references that lead nowhere, shares
//! that add up to too much, totals that fall.

use super::date::DateSpan;
use super::problem::{Problem, ProblemKind};
use super::read::Record;
use super::records::{Citation, CountKind, Text, Transfer, Unit};
use super::{DataSet, RecordRef, Table};
use crate::order::{Index, order};

/// Percentages are rounded to whole numbers: three of them may add up to a little more than 100.
const ROUNDING_PERCENT: f64 = 1.5;

/// Notes every problem between records, leaves out the records that cannot stand, and links the
/// others.
pub fn check(data: &mut DataSet) {
    refuse_second_ids(data);
    refuse_dangling(data);
    doubt_shares(data);
    doubt_falling_totals(data);
    link(data);
}

fn problem(kind: ProblemKind, table: &str, id: &str, field: &str, message: String) -> Problem {
    Problem {
        kind,
        record: format!("{table} \"{id}\""),
        field: field.to_owned(),
        message,
    }
}

fn ids<T: Record>(records: &[T]) -> Vec<Text> {
    records.iter().map(|record| record.id().clone()).collect()
}

/// The ids of all records but sources, table after table, as [`record_at`] counts them.
fn record_ids(data: &DataSet) -> Vec<Text> {
    let mut all = ids(&data.places);
    all.append(&mut ids(&data.transfers));
    all.append(&mut ids(&data.casualties));
    all.append(&mut ids(&data.visits));
    all.append(&mut ids(&data.events));
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

fn refuse_second_ids(data: &mut DataSet) {
    let index = Index::new(record_ids(data));
    let sources = Index::new(ids(&data.sources));
    let problems = &mut data.problems;
    keep_first_ids(&mut data.sources, "sources", &sources, 0, problems);
    let mut before = 0;
    before += keep_first_ids(&mut data.places, "places", &index, before, problems);
    before += keep_first_ids(&mut data.transfers, "transfers", &index, before, problems);
    before += keep_first_ids(&mut data.casualties, "casualties", &index, before, problems);
    before += keep_first_ids(&mut data.visits, "visits", &index, before, problems);
    keep_first_ids(&mut data.events, "events", &index, before, problems);
}

/// Keeps the records that the index knows by their own number, `before` and up; returns how many
/// there were.
fn keep_first_ids<T: Record>(
    records: &mut Vec<T>,
    table: &str,
    index: &Index,
    before: usize,
    problems: &mut Vec<Problem>,
) -> usize {
    let mut number = before;
    records.retain(|record| {
        let is_first = index.row(record.id()) == Some(number);
        number += 1;
        if !is_first {
            let message = "is another record's as well; only the first is kept".to_owned();
            let kind = ProblemKind::DuplicateId;
            problems.push(problem(kind, table, record.id(), "id", message));
        }
        is_first
    });
    number - before
}

/// What references may point at.
struct Known {
    sources: Index,
    places: Index,
}

/// A field that points at nothing.
type Fault = Option<(ProblemKind, &'static str, String)>;

impl Known {
    fn source(&self, cited: &Citation) -> Fault {
        if self.sources.row(&cited.source).is_some() {
            return None;
        }
        let message = format!("\"{}\" is not a source of this data set", cited.source);
        Some((ProblemKind::UnknownSource, "source", message))
    }

    fn place(&self, field: &'static str, id: &Text) -> Fault {
        if self.places.row(id).is_some() {
            return None;
        }
        let message = format!("\"{id}\" is not a place of this data set");
        Some((ProblemKind::UnknownPlace, field, message))
    }
}

/// Keeps the records in which `faults` finds nothing.
fn keep_faultless<T: Record>(
    records: &mut Vec<T>,
    table: &str,
    problems: &mut Vec<Problem>,
    faults: impl Fn(&T) -> Vec<Fault>,
) {
    records.retain(|record| {
        let before = problems.len();
        for (kind, field, message) in faults(record).into_iter().flatten() {
            problems.push(problem(kind, table, record.id(), field, message));
        }
        problems.len() == before
    });
}

fn refuse_dangling(data: &mut DataSet) {
    let mut known = Known {
        sources: Index::new(ids(&data.sources)),
        places: Index::default(),
    };
    let problems = &mut data.problems;
    keep_faultless(&mut data.places, "places", problems, |place| {
        vec![known.source(&place.cited)]
    });
    known.places = Index::new(ids(&data.places));
    keep_faultless(&mut data.transfers, "transfers", problems, |transfer| {
        vec![known.source(&transfer.cited)]
    });
    keep_faultless(&mut data.casualties, "casualties", problems, |casualty| {
        vec![known.source(&casualty.cited)]
    });
    keep_faultless(&mut data.visits, "visits", problems, |visit| {
        let stays = (visit.from == visit.to).then(|| {
            let message = "is the place that the visit started from".to_owned();
            (ProblemKind::StaysAtHome, "to", message)
        });
        let mut faults = vec![
            known.source(&visit.cited),
            known.place("from", &visit.from),
            known.place("to", &visit.to),
            stays,
        ];
        for other in &visit.dated_elsewhere {
            faults.push(known.source(&other.cited));
        }
        faults
    });
    keep_faultless(&mut data.events, "events", problems, |event| {
        let mut faults = vec![known.source(&event.cited)];
        if let Some(place) = &event.place {
            faults.push(known.place("place", place));
        }
        for other in &event.dated_elsewhere {
            faults.push(known.source(&other.cited));
        }
        faults
    });
}

/// The shares of one recipient in one period, as one source gives them.
struct ShareSum<'a> {
    recipient: &'a Text,
    period: DateSpan,
    source: &'a Text,
    percent: f64,
}

impl ShareSum<'_> {
    fn has(&self, transfer: &Transfer) -> bool {
        *self.recipient == transfer.recipient
            && self.period == transfer.period
            && *self.source == transfer.cited.source
    }
}

fn doubt_shares(data: &mut DataSet) {
    const MOST: f64 = 100.0 + ROUNDING_PERCENT;
    let mut sums: Vec<ShareSum> = Vec::new();
    for transfer in &data.transfers {
        let Some(value) = transfer.value.filter(|_| transfer.unit == Unit::Percent) else {
            continue;
        };
        let at = sums.iter().position(|sum| sum.has(transfer));
        let at = at.unwrap_or_else(|| {
            sums.push(ShareSum {
                recipient: &transfer.recipient,
                period: transfer.period,
                source: &transfer.cited.source,
                percent: 0.0,
            });
            sums.len() - 1
        });
        let before = sums[at].percent;
        sums[at].percent += value;
        if sums[at].percent > MOST && before <= MOST {
            let (recipient, percent) = (&transfer.recipient, sums[at].percent.round() as u64);
            let message = format!("brings the shares of {recipient} to {percent} %");
            let kind = ProblemKind::SharesOverHundred;
            let told = problem(kind, "transfers", &transfer.id, "value", message);
            data.problems.push(told);
        }
    }
}

fn doubt_falling_totals(data: &mut DataSet) {
    let counts = &data.casualties;
    let in_time = order(counts.len(), &|one, other| {
        counts[one].date.cmp(&counts[other].date)
    });
    let mut highest: Vec<(&Text, u64)> = Vec::new();
    for row in in_time {
        let casualty = &counts[row];
        let (CountKind::Cumulative, Some(count)) = (casualty.kind, casualty.count) else {
            continue;
        };
        let Some((_, before)) = highest
            .iter_mut()
            .find(|(series, _)| **series == casualty.series)
        else {
            highest.push((&casualty.series, count));
            continue;
        };
        if count < *before {
            let message = format!("is {count}, less than the {before} counted before");
            let kind = ProblemKind::FallingTotal;
            let told = problem(kind, "casualties", &casualty.id, "count", message);
            data.problems.push(told);
        }
        *before = count.max(*before);
    }
}

/// Resolves `relates` and `part_of`.
fn link(data: &mut DataSet) {
    let index = Index::new(record_ids(data));
    let mut links = Vec::new();
    let mut problems = Vec::new();
    for_each_naming(data, |record, table, id, field, names| {
        for name in names {
            if let Some(number) = index.row(name) {
                links.push((record, record_at(data, number)));
                continue;
            }
            let message = format!("\"{name}\" is not a record of this data set");
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

/// Calls `visit` with every record, its table's name, its id, and a field with what it names there.
fn for_each_naming(
    data: &DataSet,
    mut visit: impl FnMut(RecordRef, &str, &Text, &'static str, &[Text]),
) {
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
