//! The transfers of a figure as a table.

use super::omitted;
use super::summary::{Omission, Part, Shares};
use crate::dataset::records::{Qualifier, Transfer};
use crate::dataset::{RecordRef, Table as Records};
use crate::fill::owned;
use crate::message::Message;
use crate::order::joined;
use crate::text::Host;
use crate::words::Localizer;
use crate::words::table::{Column, MOST_ROWS, Row, Table, dates, numbers, shares, texts};
use crate::words::value::{amount, rounded, share, unit_name, value_of};

const TRANSFERS: [Column; 6] = [
    texts(Message::Supplier),
    texts(Message::Recipient),
    dates(Message::Period),
    numbers(Message::Value),
    texts(Message::ColumnRemark),
    texts(Message::ColumnSource),
];

/// Where the share stands among the cells.
const SHARE: usize = 4;

/// The same with the share of its column that each has.
const OF_YEARS: [Column; 7] = [
    TRANSFERS[0],
    TRANSFERS[1],
    TRANSFERS[2],
    TRANSFERS[3],
    shares(Message::Share),
    TRANSFERS[4],
    TRANSFERS[5],
];

/// The transfers that are chosen: those in the picture, then the others and why they are not.
pub fn table(localizer: Localizer, chosen: &[usize], shares: &Shares) -> Table {
    let mut omissions = vec![None; localizer.data.transfers.len()];
    for omission in &shares.omitted {
        omissions[omission.record.row] = Some(omission);
    }
    let mut rows = Vec::new();
    for are_omitted in [false, true] {
        for row in chosen {
            if omissions[*row].is_some() == are_omitted {
                rows.push(*row);
            }
        }
    }
    let has_shares = shares.unit.is_some() && !shares.are_volumes();
    let columns: &[Column] = if has_shares { &OF_YEARS } else { &TRANSFERS };
    let mut all = rows.len();
    for bar in shares.windows() {
        all += bar.parts.len();
    }
    let mut table = Table::new(localizer, Message::TransfersOfArms, columns, all);
    if has_shares {
        add_windows(&mut table, localizer, shares);
    }
    for row in rows {
        if table.rows.len() == MOST_ROWS {
            break;
        }
        let transfer = localizer.data.transfer(row);
        table.row(
            vec![
                owned(&transfer.supplier),
                owned(&transfer.recipient),
                localizer.long(&transfer.period),
                value_of(localizer.host, transfer),
                remark(localizer.host, transfer, omissions[row]),
            ],
            localizer.citation(&transfer.cited),
            Some(transfer.period.first),
            transfer.value,
        );
        if let (true, Some(last)) = (has_shares, table.rows.last_mut()) {
            let year = transfer.period.whole_year();
            let record = RecordRef::new(Records::Transfers, row);
            let percent = shares.share(&[record], year.map(|year| (year, year)));
            add_share(last, localizer, percent);
        }
    }
    table
}

fn add_share(row: &mut Row, localizer: Localizer, percent: Option<f64>) {
    let in_words = percent.map(|percent| share(localizer.host, Qualifier::Exact, percent, true));
    row.share = percent;
    row.cells.insert(SHARE, in_words.unwrap_or_default());
}

/// What is drawn where columns are of several years: what each supplier sent in all of them.
fn add_windows(table: &mut Table, localizer: Localizer, shares: &Shares) {
    let host = localizer.host;
    for bar in shares.windows() {
        for part in &bar.parts {
            if table.rows.len() == MOST_ROWS {
                return;
            }
            let first = localizer.data.transfer(part.records[0].row);
            let (value, remark) = match part.records.len() {
                1 => (value_of(host, first), String::new()),
                several => (
                    sum_of(localizer, part),
                    host.tell_of(Message::ValuesAddedUp, several, []),
                ),
            };
            let cells = vec![
                owned(&first.supplier),
                owned(&first.recipient),
                localizer.long(&bar.period()),
                value,
                remark,
            ];
            let (source, day) = (localizer.publication(&first.cited), bar.period().first);
            table.row(cells, source, Some(day), Some(part.volume));
            if let Some(last) = table.rows.last_mut() {
                add_share(last, localizer, Some(bar.percent(part)));
            }
        }
    }
}

/// What a supplier sent in several years, no more exactly than its parts are known.
fn sum_of(localizer: Localizer, part: &Part) -> String {
    let first = localizer.data.transfer(part.records[0].row);
    let is_exact =
        |record: &RecordRef| localizer.data.transfer(record.row).qualifier == Qualifier::Exact;
    let qualifier = if part.records.iter().all(is_exact) {
        Qualifier::Exact
    } else {
        Qualifier::About
    };
    let host = localizer.host;
    let gaps = [
        amount(host, qualifier, rounded(part.volume)),
        host.say(unit_name(first.unit)),
    ];
    host.tell(Message::Millions, gaps)
}

fn remark(host: &dyn Host, transfer: &Transfer, omission: Option<&Omission>) -> String {
    let mut remarks = Vec::new();
    if let Some(omission) = omission {
        remarks.push(omitted::remark(host, omission));
    }
    if let Some(how) = &transfer.derived {
        remarks.push(host.tell(Message::RemarkWorkedOut, [owned(how)]));
    }
    for remark in [&transfer.doubt, &transfer.note].into_iter().flatten() {
        remarks.push(owned(remark));
    }
    joined(&remarks)
}
