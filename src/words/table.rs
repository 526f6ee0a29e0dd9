//! Tables: all that a figure shows, row by row, for those who read rather than look.

use super::{Speaker, bounded, people, value_with_unit};
use crate::dataset::records::{CountKind, Event, EventKind, Quantity, Transfer};
use crate::filter::Selection;
use crate::order::{joined, sort};
use crate::summary::visits::Visits;
use serde::Serialize;

/// Longer tables are cut, and say so: a page must stay light.
const MOST_ROWS: usize = 2000;

/// A table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Table {
    pub caption: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    pub text: &'static str,
    pub numeric: bool,
}

/// One row, a cell for each column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    pub cells: Vec<String>,
}

fn table(
    caption: String,
    columns: &[(&'static str, bool)],
    rows: impl Iterator<Item = Vec<String>>,
) -> Table {
    let mut rows: Vec<Row> = rows.map(|cells| Row { cells }).collect();
    let mut caption = caption;
    if rows.len() > MOST_ROWS {
        caption = format!("{caption} (the first {MOST_ROWS} of {} rows)", rows.len());
        rows.truncate(MOST_ROWS);
    }
    let column = |(text, numeric): &(&'static str, bool)| Column {
        text,
        numeric: *numeric,
    };
    Table {
        caption,
        columns: columns.iter().map(column).collect(),
        rows,
    }
}

/// The transfers of a selection.
pub fn transfers(speaker: Speaker, selection: &Selection) -> Table {
    let columns = [
        ("Supplier", false),
        ("Recipient", false),
        ("Period", false),
        ("Value", true),
        ("Remark", false),
        ("Source", false),
    ];
    let row = |row: &usize| {
        let transfer = &speaker.data.transfers[*row];
        let value = transfer.value.map_or_else(
            || "not given".to_owned(),
            |value| value_with_unit(speaker.host, value, transfer.unit),
        );
        vec![
            transfer.supplier.to_string(),
            transfer.recipient.to_string(),
            speaker.long(transfer.period),
            bounded(transfer.qualifier, &value),
            remark(transfer),
            speaker.citation(&transfer.cited).text,
        ]
    };
    let caption = "Transfers of arms".to_owned();
    table(caption, &columns, selection.transfers.iter().map(row))
}

fn remark(transfer: &Transfer) -> String {
    let derived = transfer
        .derived
        .as_ref()
        .map(|how| format!("worked out: {how}"));
    let remarks = [
        derived,
        transfer.doubt.as_ref().map(|doubt| doubt.to_string()),
        transfer.note.as_ref().map(|note| note.to_string()),
    ];
    let remarks: Vec<String> = remarks.into_iter().flatten().collect();
    joined(&remarks)
}

/// The casualty counts of a selection that are of one kind.
pub fn casualties(speaker: Speaker, selection: &Selection, kind: CountKind) -> Table {
    let columns = [
        ("Date", false),
        ("Killed", true),
        ("Series", false),
        ("Date by", false),
        ("Source", false),
    ];
    let mut rows: Vec<_> = selection
        .casualties
        .iter()
        .map(|row| &speaker.data.casualties[*row])
        .filter(|casualty| casualty.kind == kind)
        .collect();
    sort(&mut rows, |one, other| one.date.cmp(&other.date));
    let cells = rows.into_iter().map(|casualty| {
        let count = casualty.count.map(|count| speaker.count(count));
        let count = count.unwrap_or_else(|| "not given".to_owned());
        let basis = casualty.date_basis.as_ref();
        vec![
            speaker.long(casualty.date),
            bounded(casualty.qualifier, &count),
            casualty.series.to_string(),
            basis.map_or_else(String::new, |basis| basis.to_string()),
            speaker.citation(&casualty.cited).text,
        ]
    });
    let caption = match kind {
        CountKind::Cumulative => "People killed, running total",
        CountKind::PerDay => "People killed, day by day",
    };
    table(caption.to_owned(), &columns, cells)
}

/// The visits of a selection, numbered as on the map.
pub fn visits(speaker: Speaker, visits: &Visits) -> Table {
    let columns = [
        ("No.", true),
        ("Date", false),
        ("From", false),
        ("To", false),
        ("Who", false),
        ("For", false),
        ("Source", false),
    ];
    let cells = visits.journeys.iter().map(|journey| {
        let visit = &speaker.data.visits[journey.record.row];
        let from = speaker.place(&visit.from);
        let assumed = if visit.from_assumed { " (assumed)" } else { "" };
        let purpose = visit.purpose.as_ref();
        vec![
            speaker.count(journey.number as u64),
            speaker.long(journey.date),
            format!("{from}{assumed}"),
            speaker.place(&visit.to),
            people(&visit.people),
            purpose.map_or_else(String::new, |purpose| purpose.to_string()),
            speaker.citation(&visit.cited).text,
        ]
    });
    table("Visits".to_owned(), &columns, cells)
}

/// Every event of the data set, in time, those without a date at the end.
pub fn events(speaker: Speaker) -> Table {
    let columns = [
        ("Date", false),
        ("What", false),
        ("Parties", false),
        ("Numbers", false),
        ("Remark", false),
        ("Source", false),
    ];
    let mut events: Vec<&Event> = speaker.data.events.iter().collect();
    sort(&mut events, |one, other| {
        let key = |event: &Event| (event.date.is_none(), event.date);
        key(one).cmp(&key(other))
    });
    let cells = events.into_iter().map(|event| {
        let numbers = event.quantities.iter().map(|one| {
            let value = quantity(speaker, one);
            format!("{value} {}", one.of)
        });
        let numbers: Vec<String> = numbers.collect();
        let note = event.note.as_ref();
        vec![
            super::tip::date_of_event(speaker, event),
            format!("{}: {}", kind_name(event.kind), event.title),
            joined(&event.parties),
            joined(&numbers),
            note.map_or_else(String::new, |note| note.to_string()),
            speaker.citation(&event.cited).text,
        ]
    });
    table("The record".to_owned(), &columns, cells)
}

/// A quantity with its bound and unit.
pub(super) fn quantity(speaker: Speaker, quantity: &Quantity) -> String {
    let value = bounded(quantity.qualifier, &speaker.host.number(quantity.value));
    match &quantity.unit {
        Some(unit) => format!("{value} {unit}"),
        None => value,
    }
}

fn kind_name(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Coup => "Coup",
        EventKind::Unrest => "Violence",
        EventKind::Meeting => "Meeting",
        EventKind::Deal => "Arms deal",
        EventKind::Agreement => "Agreement",
        EventKind::Purchase => "Purchase",
        EventKind::Vote => "Vote",
        EventKind::Statement => "Statement",
        EventKind::Embargo => "Arms embargo",
        EventKind::Sanctions => "Sanctions",
        EventKind::Appeal => "Appeal",
        EventKind::Project => "Project",
        EventKind::Ties => "Ties",
    }
}
