//! The transfers of a figure as a table.

use super::omitted;
use super::summary::{Omission, Shares, StackedBar};
use crate::dataset::records::{Qualifier, Transfer};
use crate::dataset::{RecordRef, Table as Records};
use crate::fill::owned;
use crate::message::Message;
use crate::order::joined;
use crate::text::Host;
use crate::words::Localizer;
use crate::words::table::{Column, MOST_ROWS, Table, dates, numbers, shares, texts};
use crate::words::value::{share, value_of};

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

/// The same with the share of its year that each has.
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
    let are_yearly = |bar: &StackedBar| bar.first_year == bar.last_year;
    let has_shares = shares.unit.is_some()
        && !shares.are_volumes()
        && shares.stacked_bars.iter().all(are_yearly);
    let columns: &[Column] = if has_shares { &OF_YEARS } else { &TRANSFERS };
    let mut table = Table::new(localizer, Message::TransfersOfArms, columns, rows.len());
    for row in rows.iter().take(MOST_ROWS) {
        let transfer = localizer.data.transfer(*row);
        table.row(
            vec![
                owned(&transfer.supplier),
                owned(&transfer.recipient),
                localizer.long(&transfer.period),
                value_of(localizer.host, transfer),
                remark(localizer.host, transfer, omissions[*row]),
            ],
            localizer.citation(&transfer.cited),
            Some(transfer.period.first),
            transfer.value,
        );
        if let (true, Some(last)) = (has_shares, table.rows.last_mut()) {
            last.share = shares.share(&[RecordRef::new(Records::Transfers, *row)]);
            let percent = last
                .share
                .map(|percent| share(localizer.host, Qualifier::Exact, percent, true));
            last.cells.insert(SHARE, percent.unwrap_or_default());
        }
    }
    table
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
