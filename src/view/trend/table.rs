//! The counts of a figure as a table.

use super::summary::{Point, Trend};
use crate::dataset::records::CountKind;
use crate::fill::owned;
use crate::message::Message;
use crate::order::order;
use crate::words::table::{Column, MOST_ROWS, Table, numbers, texts};
use crate::words::value::count_in_words;
use crate::words::{Localizer, or_empty};

const CASUALTIES: [Column; 6] = [
    texts(Message::Date),
    numbers(Message::ColumnKilled),
    texts(Message::Series),
    texts(Message::DateBy),
    texts(Message::ColumnRemark),
    texts(Message::ColumnSource),
];

/// The counts of a trend, in time.
pub fn table(localizer: Localizer, trend: &Trend) -> Table {
    let caption = match trend.kind {
        CountKind::Cumulative => Message::TableOfTotals,
        CountKind::PerDay => Message::TableOfDays,
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
    let mut table = Table::new(localizer, caption, &CASUALTIES, points.len());
    for row in order(points.len(), &by_date).iter().take(MOST_ROWS) {
        let point = points[*row];
        let casualty = localizer.data.casualty(point.record.row);
        let mut count = count_in_words(localizer.host, casualty);
        if point.is_revised {
            count = localizer.host.tell(Message::TakenBackLater, [count]);
        }
        table.row(
            vec![
                localizer.long(&casualty.date),
                count,
                owned(&casualty.series),
                or_empty(casualty.date_basis.as_ref()),
                or_empty(casualty.note.as_ref()),
            ],
            localizer.citation(&casualty.cited),
        );
    }
    table
}
