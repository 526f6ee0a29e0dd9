//! Tables: all that a figure shows, row by row, for those who read rather than look.

use super::tip::{count_in_words, date_of_event};
use super::{Credit, NOT_GIVEN, Speaker, omitted, or_empty, people, value_with_unit};
use crate::dataset::records::{CountKind, Event, EventKind, Quantity, Transfer};
use crate::filter::Selection;
use crate::order::{joined, order};
use crate::summary::shares::{Omission, Shares};
use crate::summary::trend::{Point, Trend};
use crate::summary::visits::Visits;
use crate::text::amount;

/// Longer tables are cut, and say so: a page must stay light.
const MOST_ROWS: usize = 2000;

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub caption: String,
    pub columns: &'static [Column],
    pub rows: Vec<Row>,
}

/// The head of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    pub text: &'static str,
    pub numeric: bool,
}

/// One row: a cell for each column but the last, which is the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub cells: Vec<String>,
    pub source: Credit,
}

const fn texts(text: &'static str) -> Column {
    Column {
        text,
        numeric: false,
    }
}

const fn numbers(text: &'static str) -> Column {
    Column {
        text,
        numeric: true,
    }
}

impl Table {
    /// A table for so many rows; those beyond [`MOST_ROWS`] are to be left out.
    fn new(speaker: Speaker, caption: &str, columns: &'static [Column], rows: usize) -> Self {
        let mut caption = caption.to_owned();
        if rows > MOST_ROWS {
            let most = speaker.count(MOST_ROWS as u64);
            let all = speaker.count(rows as u64);
            caption = format!("{caption} (the first {most} of {all} rows)");
        }
        Self {
            caption,
            columns,
            rows: Vec::new(),
        }
    }

    fn row(&mut self, cells: Vec<String>, source: Credit) {
        self.rows.push(Row { cells, source });
    }
}

const TRANSFERS: [Column; 6] = [
    texts("Supplier"),
    texts("Recipient"),
    texts("Period"),
    numbers("Value"),
    texts("Remark"),
    texts("Source"),
];

/// The transfers of a selection: those in the picture, then the others and why they are not.
pub fn transfers(speaker: Speaker, selection: &Selection, shares: &Shares) -> Table {
    let mut omissions = vec![None; speaker.data.transfers.len()];
    for omission in &shares.omitted {
        omissions[omission.record.row] = Some(omission);
    }
    let mut rows = Vec::new();
    for are_omitted in [false, true] {
        for row in &selection.transfers {
            if omissions[*row].is_some() == are_omitted {
                rows.push(*row);
            }
        }
    }
    let mut table = Table::new(speaker, "Transfers of arms", &TRANSFERS, rows.len());
    for row in rows.iter().take(MOST_ROWS) {
        let transfer = speaker.data.transfer(*row);
        table.row(
            vec![
                transfer.supplier.to_string(),
                transfer.recipient.to_string(),
                speaker.long(transfer.period),
                value_of(speaker, transfer),
                remark(transfer, omissions[*row]),
            ],
            speaker.citation(&transfer.cited),
        );
    }
    table
}

/// A transfer's value with its bound and unit.
pub(super) fn value_of(speaker: Speaker, transfer: &Transfer) -> String {
    let value = match transfer.value {
        Some(value) => value_with_unit(speaker.host, value, transfer.unit),
        None => NOT_GIVEN.to_owned(),
    };
    transfer.qualifier.bound(&value)
}

fn remark(transfer: &Transfer, omission: Option<&Omission>) -> String {
    let mut remarks = Vec::new();
    if let Some(omission) = omission {
        remarks.push(omitted::remark(omission));
    }
    if let Some(how) = &transfer.derived {
        remarks.push(format!("worked out: {how}"));
    }
    for remark in [&transfer.doubt, &transfer.note].into_iter().flatten() {
        remarks.push(remark.to_string());
    }
    joined(&remarks)
}

const CASUALTIES: [Column; 5] = [
    texts("Date"),
    numbers("Killed"),
    texts("Series"),
    texts("Date by"),
    texts("Source"),
];

/// The counts of a trend, in time.
pub fn casualties(speaker: Speaker, trend: &Trend) -> Table {
    let caption = match trend.kind {
        CountKind::Cumulative => "People killed, running total",
        CountKind::PerDay => "People killed, day by day",
    };
    let mut points: Vec<&Point> = Vec::new();
    for line in &trend.lines {
        for point in &line.points {
            points.push(point);
        }
    }
    // Of one date, in the order of the file.
    let key = |row: usize| (points[row].date, points[row].record);
    let by_date = |one: usize, other: usize| key(one).cmp(&key(other));
    let mut table = Table::new(speaker, caption, &CASUALTIES, points.len());
    for row in order(points.len(), &by_date).iter().take(MOST_ROWS) {
        let point = points[*row];
        let casualty = speaker.data.casualty(point.record.row);
        let mut count = count_in_words(speaker, casualty);
        if point.is_revised {
            count.push_str(" (taken back later)");
        }
        table.row(
            vec![
                speaker.long(casualty.date),
                count,
                casualty.series.to_string(),
                or_empty(casualty.date_basis.as_ref()),
            ],
            speaker.citation(&casualty.cited),
        );
    }
    table
}

const VISITS: [Column; 7] = [
    numbers("No."),
    texts("Date"),
    texts("From"),
    texts("To"),
    texts("Who"),
    texts("For"),
    texts("Source"),
];

/// The visits of a selection, numbered as on the map.
pub fn visits(speaker: Speaker, visits: &Visits) -> Table {
    let journeys = &visits.journeys;
    let mut table = Table::new(speaker, "Visits", &VISITS, journeys.len());
    for journey in journeys.iter().take(MOST_ROWS) {
        let visit = speaker.data.visit(journey.record.row);
        let mut from = speaker.place(&visit.from);
        if visit.from_assumed {
            from.push_str(" (assumed)");
        }
        table.row(
            vec![
                speaker.count(journey.number as u64),
                speaker.long(journey.date),
                from,
                speaker.place(&visit.to),
                people(&visit.people),
                or_empty(visit.purpose.as_ref()),
            ],
            speaker.citation(&visit.cited),
        );
    }
    table
}

const EVENTS: [Column; 6] = [
    texts("Date"),
    texts("What"),
    texts("Parties"),
    texts("Numbers"),
    texts("Remark"),
    texts("Source"),
];

/// Every event of the data set, in time, those without a date at the end.
pub fn events(speaker: Speaker) -> Table {
    let events = &speaker.data.events;
    let key = |row: usize| (events[row].date.is_none(), events[row].date);
    let in_time = order(events.len(), &|one, other| key(one).cmp(&key(other)));
    let mut table = Table::new(speaker, "The record", &EVENTS, events.len());
    for row in in_time.iter().take(MOST_ROWS) {
        let event = &events[*row];
        table.row(
            vec![
                date_of_event(speaker, event),
                format!("{}: {}", kind_name(event.kind), event.title),
                joined(&event.parties),
                quantities(speaker, event),
                or_empty(event.note.as_ref()),
            ],
            speaker.citation(&event.cited),
        );
    }
    table
}

fn quantities(speaker: Speaker, event: &Event) -> String {
    let mut numbers = Vec::new();
    for one in &event.quantities {
        numbers.push(format!("{} {}", quantity(speaker, one), one.of));
    }
    joined(&numbers)
}

/// A quantity with its bound and unit.
pub(super) fn quantity(speaker: Speaker, quantity: &Quantity) -> String {
    let value = quantity
        .qualifier
        .bound(&amount(speaker.host, quantity.value));
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
