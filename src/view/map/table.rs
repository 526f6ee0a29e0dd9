//! The visits of a figure as a table.

use super::summary::Visits;
use crate::message::Message;
use crate::words::table::{Column, MOST_ROWS, Table, dates, numbers, texts};
use crate::words::value::dates_of_visit;
use crate::words::{Localizer, or_empty, people};

const VISITS: [Column; 8] = [
    numbers(Message::Number),
    dates(Message::Date),
    texts(Message::ColumnFrom),
    texts(Message::ColumnTo),
    texts(Message::Who),
    texts(Message::For),
    texts(Message::ColumnRemark),
    texts(Message::ColumnSource),
];

/// The visits of a selection, numbered as on the map.
pub fn table(localizer: Localizer, visits: &Visits) -> Table {
    let legs = &visits.legs;
    let mut table = Table::new(localizer, Message::Visits, &VISITS, legs.len());
    for leg in legs.iter().take(MOST_ROWS) {
        let visit = localizer.data.visit(leg.record.row);
        let mut from = localizer.place(&visit.from);
        if visit.from_assumed {
            from = localizer.host.tell(Message::Assumed, [from]);
        }
        table.row(
            vec![
                localizer.count(leg.number as u64),
                dates_of_visit(localizer, visit),
                from,
                localizer.place(&visit.to),
                people(localizer, &visit.people),
                or_empty(visit.purpose.as_ref()),
                or_empty(visit.note.as_ref()),
            ],
            localizer.citation(&visit.cited),
            Some(visit.date.first),
            Some(leg.number as f64),
        );
    }
    table
}
