//! Tables: all that a figure shows, row by row, for those who read rather than look.

use super::value::{date_of_event, quantity};
use super::{Credit, Localizer, or_empty};
use crate::dataset::date::Day;
use crate::dataset::records::{Event, EventKind};
use crate::fill::owned;
use crate::message::Message;
use crate::order::{joined, order};

/// Longer tables are cut, and say so: a page must stay light.
pub const MOST_ROWS: usize = 2000;

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub caption: String,
    pub columns: Vec<Head>,
    pub rows: Vec<Row>,
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub text: String,
    pub kind: Kind,
}

/// A column of a kind of table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    pub text: Message,
    pub kind: Kind,
}

/// What a column holds, and what its rows are sorted by: a table has one column of each kind but texts at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// By their letters.
    Text,
    /// By [`Row::amount`].
    Number,
    /// By [`Row::day`].
    Date,
    /// By [`Row::share`].
    Share,
}

/// One row: a cell for each column but the last, which is the source.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub cells: Vec<String>,
    pub source: Credit,
    /// The first day of its date, and the number in it, where it has them.
    pub day: Option<Day>,
    pub amount: Option<f64>,
    /// The share that was worked out from the number, 0 to 100.
    pub share: Option<f64>,
}

pub const fn texts(text: Message) -> Column {
    let kind = Kind::Text;
    Column { text, kind }
}

pub const fn numbers(text: Message) -> Column {
    let kind = Kind::Number;
    Column { text, kind }
}

pub const fn dates(text: Message) -> Column {
    let kind = Kind::Date;
    Column { text, kind }
}

pub const fn shares(text: Message) -> Column {
    let kind = Kind::Share;
    Column { text, kind }
}

impl Table {
    /// A table for so many rows; those beyond [`MOST_ROWS`] are to be left out.
    pub fn new(
        localizer: Localizer,
        caption: Message,
        columns: &'static [Column],
        rows: usize,
    ) -> Self {
        let mut caption = localizer.host.say(caption);
        if rows > MOST_ROWS {
            let most = localizer.count(MOST_ROWS as u64);
            let all = localizer.count(rows as u64);
            caption = localizer.host.tell(Message::CutTable, [caption, most, all]);
        }
        let mut heads = Vec::new();
        for column in columns {
            let (text, kind) = (localizer.host.say(column.text), column.kind);
            heads.push(Head { text, kind });
        }
        Self {
            caption,
            columns: heads,
            rows: Vec::new(),
        }
    }

    /// Adds a row, with what it is sorted by.
    pub fn row(
        &mut self,
        cells: Vec<String>,
        source: Credit,
        day: Option<Day>,
        amount: Option<f64>,
    ) {
        self.rows.push(Row {
            cells,
            source,
            day,
            amount,
            share: None,
        });
    }
}

const EVENTS: [Column; 6] = [
    dates(Message::Date),
    texts(Message::What),
    texts(Message::Parties),
    texts(Message::Numbers),
    texts(Message::ColumnRemark),
    texts(Message::ColumnSource),
];

/// Every event of the data set, in time, those without a date at the end.
pub fn events(localizer: Localizer) -> Table {
    let events = &localizer.data.events;
    let key = |row: usize| (events[row].date.is_none(), events[row].date);
    let in_time = order(events.len(), &|one, other| key(one).cmp(&key(other)));
    let mut table = Table::new(localizer, Message::TheRecord, &EVENTS, events.len());
    for row in in_time.iter().take(MOST_ROWS) {
        let event = &events[*row];
        table.row(
            vec![
                date_of_event(localizer, event),
                localizer
                    .host
                    .tell(of_kind(event.kind), [owned(&event.title)]),
                joined(&event.parties),
                quantities(localizer, event),
                or_empty(event.note.as_ref()),
            ],
            localizer.citation(&event.cited),
            event.date.map(|date| date.first),
            None,
        );
    }
    table
}

fn quantities(localizer: Localizer, event: &Event) -> String {
    let mut numbers = Vec::new();
    for one in &event.quantities {
        let gaps = [quantity(localizer.host, one), owned(&one.of)];
        numbers.push(localizer.host.tell(Message::Quantity, gaps));
    }
    joined(&numbers)
}

fn of_kind(kind: EventKind) -> Message {
    match kind {
        EventKind::Coup => Message::Coup,
        EventKind::Unrest => Message::Unrest,
        EventKind::Meeting => Message::Meeting,
        EventKind::Deal => Message::Deal,
        EventKind::Agreement => Message::Agreement,
        EventKind::Purchase => Message::Purchase,
        EventKind::Vote => Message::Vote,
        EventKind::Statement => Message::Statement,
        EventKind::Embargo => Message::Embargo,
        EventKind::Sanctions => Message::Sanctions,
        EventKind::Appeal => Message::Appeal,
        EventKind::Project => Message::Project,
        EventKind::Ties => Message::Ties,
    }
}
