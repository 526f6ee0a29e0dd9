//! What two sources give as a table: a row for each value, so that each has its source.

use super::summary::{Kind, Revisions};
use super::told::{names, told};
use crate::fill::owned;
use crate::message::Message;
use crate::words::Localizer;
use crate::words::table::{Column, MOST_ROWS, Table, dates, numbers, texts};

const OF_SHARES: [Column; 5] = [
    texts(Message::Supplier),
    dates(Message::Period),
    numbers(Message::Value),
    texts(Message::Difference),
    texts(Message::ColumnSource),
];

const OF_DEATHS: [Column; 5] = [
    texts(Message::Series),
    dates(Message::Date),
    numbers(Message::ColumnKilled),
    texts(Message::Difference),
    texts(Message::ColumnSource),
];

/// The values of both; the difference stands with the second.
pub fn table(localizer: Localizer, revisions: &Revisions) -> Table {
    let columns = match revisions.kind {
        Kind::Shares => &OF_SHARES,
        Kind::Deaths(..) => &OF_DEATHS,
    };
    let pairs = revisions.pairs();
    let mut rows = 0;
    for (_, pair) in &pairs {
        rows += pair.given.iter().flatten().count();
    }
    let mut table = Table::new(localizer, Message::ValuesCompared, columns, rows);
    let names = names(localizer, &revisions.sources);
    for (series, pair) in pairs {
        let told = told(localizer, revisions, &names, (series, pair));
        let given = pair.given.iter().flatten();
        for (row, (by, given)) in told.values.iter().zip(given).enumerate() {
            if table.rows.len() == MOST_ROWS {
                return table;
            }
            let change = if row == 1 { told.change.as_str() } else { "" };
            let date = localizer.long(&pair.date);
            let cells = vec![owned(&series.name), date, by.value.clone(), owned(change)];
            let cited = localizer.citation(localizer.cited(by.record));
            table.row(cells, cited, Some(pair.date.first), Some(given.told()));
        }
    }
    table
}
