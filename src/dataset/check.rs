//! What no record can know by itself: ids that stand twice, references that lead nowhere, shares
//! that add up to too much, totals that fall.

use super::date::DateSpan;
use super::problem::{Problem, ProblemKind};
use super::read::Record;
use super::records::{Citation, CountKind, Text, Transfer, Unit};
use super::{DataSet, RecordRef, Table};
use std::collections::{BTreeMap, BTreeSet};

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

fn label(table: &str, id: &str) -> String {
    format!("{table} \"{id}\"")
}

fn problem(kind: ProblemKind, record: String, field: &str, message: String) -> Problem {
    Problem {
        kind,
        record,
        field: field.to_owned(),
        message,
    }
}

fn refuse_second_ids(data: &mut DataSet) {
    let mut seen = BTreeSet::new();
    let problems = &mut data.problems;
    keep_first_ids(&mut data.sources, "sources", &mut BTreeSet::new(), problems);
    keep_first_ids(&mut data.places, "places", &mut seen, problems);
    keep_first_ids(&mut data.transfers, "transfers", &mut seen, problems);
    keep_first_ids(&mut data.casualties, "casualties", &mut seen, problems);
    keep_first_ids(&mut data.visits, "visits", &mut seen, problems);
    keep_first_ids(&mut data.events, "events", &mut seen, problems);
}

fn keep_first_ids<T: Record>(
    records: &mut Vec<T>,
    table: &str,
    seen: &mut BTreeSet<Text>,
    problems: &mut Vec<Problem>,
) {
    records.retain(|record| {
        let is_new = seen.insert(record.id().clone());
        if !is_new {
            problems.push(problem(
                ProblemKind::DuplicateId,
                label(table, record.id()),
                "id",
                "is another record's as well; only the first is kept".to_owned(),
            ));
        }
        is_new
    });
}

/// What references may point at.
struct Known {
    sources: BTreeSet<Text>,
    places: BTreeSet<Text>,
}

impl Known {
    fn source(&self, cited: &Citation) -> Option<(ProblemKind, &'static str, String)> {
        let message = format!("\"{}\" is not a source of this data set", cited.source);
        (!self.sources.contains(&cited.source)).then_some((
            ProblemKind::UnknownSource,
            "source",
            message,
        ))
    }

    fn place(&self, field: &'static str, id: &Text) -> Option<(ProblemKind, &'static str, String)> {
        let message = format!("\"{id}\" is not a place of this data set");
        (!self.places.contains(id)).then_some((ProblemKind::UnknownPlace, field, message))
    }
}

type Fault = Option<(ProblemKind, &'static str, String)>;

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
            let record = label(table, record.id());
            problems.push(problem(kind, record, field, message));
        }
        problems.len() == before
    });
}

fn refuse_dangling(data: &mut DataSet) {
    let mut known = Known {
        sources: data
            .sources
            .iter()
            .map(|source| source.id.clone())
            .collect(),
        places: BTreeSet::new(),
    };
    let problems = &mut data.problems;
    keep_faultless(&mut data.places, "places", problems, |place| {
        vec![known.source(&place.cited)]
    });
    known.places = data.places.iter().map(|place| place.id.clone()).collect();
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
        faults.extend(
            visit
                .dated_elsewhere
                .iter()
                .map(|other| known.source(&other.cited)),
        );
        faults
    });
    keep_faultless(&mut data.events, "events", problems, |event| {
        let mut faults = vec![known.source(&event.cited)];
        faults.extend(event.place.iter().map(|place| known.place("place", place)));
        faults.extend(
            event
                .dated_elsewhere
                .iter()
                .map(|other| known.source(&other.cited)),
        );
        faults
    });
}

/// One recipient's shares in one period, as one source gives them.
fn share_window(transfer: &Transfer) -> Option<(Text, DateSpan, Text, f64)> {
    let value = transfer.value.filter(|_| transfer.unit == Unit::Percent)?;
    let source = transfer.cited.source.clone();
    Some((transfer.recipient.clone(), transfer.period, source, value))
}

fn doubt_shares(data: &mut DataSet) {
    let mut sums: BTreeMap<(Text, DateSpan, Text), f64> = BTreeMap::new();
    for transfer in &data.transfers {
        let Some((recipient, period, source, value)) = share_window(transfer) else {
            continue;
        };
        let sum = sums.entry((recipient, period, source)).or_default();
        let was_over = *sum > 100.0 + ROUNDING_PERCENT;
        *sum += value;
        if *sum > 100.0 + ROUNDING_PERCENT && !was_over {
            data.problems.push(problem(
                ProblemKind::SharesOverHundred,
                label("transfers", &transfer.id),
                "value",
                format!("brings the shares of {} to {sum} %", transfer.recipient),
            ));
        }
    }
}

fn doubt_falling_totals(data: &mut DataSet) {
    let mut order: Vec<usize> = (0..data.casualties.len()).collect();
    order.sort_by_key(|row| data.casualties[*row].date);
    let mut highest: BTreeMap<Text, u64> = BTreeMap::new();
    for row in order {
        let casualty = &data.casualties[row];
        let (CountKind::Cumulative, Some(count)) = (casualty.kind, casualty.count) else {
            continue;
        };
        let before = highest.entry(casualty.series.clone()).or_default();
        if count < *before {
            data.problems.push(problem(
                ProblemKind::FallingTotal,
                label("casualties", &casualty.id),
                "count",
                format!("is {count}, less than the {before} counted before"),
            ));
        }
        *before = count.max(*before);
    }
}

/// Resolves `relates` and `part_of`, both ways.
fn link(data: &mut DataSet) {
    let rows = rows_by_id(data);
    let mut links = Vec::new();
    let mut problems = Vec::new();
    for_each_naming(data, |record, table, id, field, names| {
        for name in names {
            match rows.get(name) {
                Some(other) => links.extend([(record, *other), (*other, record)]),
                None => problems.push(problem(
                    ProblemKind::UnknownRecord,
                    label(table, id),
                    field,
                    format!("\"{name}\" is not a record of this data set"),
                )),
            }
        }
    });
    links.sort_unstable();
    links.dedup();
    data.links = links;
    data.problems.append(&mut problems);
}

fn rows_by_id(data: &DataSet) -> BTreeMap<Text, RecordRef> {
    let mut rows = BTreeMap::new();
    collect_rows(&data.places, Table::Places, &mut rows);
    collect_rows(&data.transfers, Table::Transfers, &mut rows);
    collect_rows(&data.casualties, Table::Casualties, &mut rows);
    collect_rows(&data.visits, Table::Visits, &mut rows);
    collect_rows(&data.events, Table::Events, &mut rows);
    rows
}

fn collect_rows<T: Record>(records: &[T], table: Table, rows: &mut BTreeMap<Text, RecordRef>) {
    for (row, record) in records.iter().enumerate() {
        rows.insert(record.id().clone(), RecordRef::new(table, row));
    }
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
