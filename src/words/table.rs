//! Tables: all that a figure shows, row by row, for those who read rather than look.

use super::value::{date_of_event, quantity};
use super::{Credit, Speaker, or_empty};
use crate::dataset::records::{Event, EventKind};
use crate::order::{joined, order};

/// Longer tables are cut, and say so: a page must stay light.
pub const MOST_ROWS: usize = 2000;

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

pub const fn texts(text: &'static str) -> Column {
    Column {
        text,
        numeric: false,
    }
}

pub const fn numbers(text: &'static str) -> Column {
    Column {
        text,
        numeric: true,
    }
}

impl Table {
    /// A table for so many rows; those beyond [`MOST_ROWS`] are to be left out.
    pub fn new(speaker: Speaker, caption: &str, columns: &'static [Column], rows: usize) -> Self {
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

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<String>, source: Credit) {
        self.rows.push(Row { cells, source });
    }
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
