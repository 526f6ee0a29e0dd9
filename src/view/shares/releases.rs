//! Which of several sources' values for the same thing count, so that none is counted twice.
//!
//! A database is released again and again, and each release restates the years before it. Values of two releases
//! are never added, nor set side by side as parts of one whole.

use crate::dataset::DataSet;
use crate::dataset::date::Day;
use crate::dataset::records::{Text, Transfer, Unit};
use crate::dataset::sums::{ROUNDING_PERCENT, Role, role};
use crate::order::{add_new, sort};

/// Rounded shares of one whole may add up to this many per cent.
pub const MOST_PERCENT: f64 = 100.0 + ROUNDING_PERCENT;

/// The values of one recipient, period and unit, apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// Parts of one whole: at most one source for each supplier, and no older release beside a newer one.
    pub parts: Vec<usize>,
    /// Sums that were worked out from the parts.
    pub sums: Vec<usize>,
    /// Values that have some of the parts in them, and more: beside them nothing can be worked out from volumes.
    pub overlaps: Vec<usize>,
    /// What older releases and other sources say.
    pub others: Vec<usize>,
}

/// Settles which of these rows of the transfers, all with a value for one recipient, period and unit, count.
///
/// The latest release of a database counts; of several publishers the one that names most suppliers, then the one
/// that published last. Suppliers that only others name are added, as far as that is possible in a hundred per cent.
pub fn settle(data: &DataSet, rows: &[usize]) -> Settled {
    let mut whose: Vec<(&Text, &Text)> = Vec::new();
    let mut percent = 0.0;
    for source in sources(data, rows) {
        let is_first = whose.is_empty();
        for row in rows {
            let transfer = data.transfer(*row);
            if transfer.cited.source != *source || has_supplier(&whose, &transfer.supplier) {
                continue;
            }
            let more = percent_in(transfer);
            if is_first || percent + more <= MOST_PERCENT {
                percent += more;
                whose.push((&transfer.supplier, source));
            }
        }
    }
    let mut settled = Settled::default();
    for row in rows {
        let transfer = data.transfer(*row);
        if whose.contains(&(&transfer.supplier, &transfer.cited.source)) {
            settled.parts.push(*row);
        } else {
            settled.others.push(*row);
        }
    }
    take_out_sums(data, &mut settled);
    settled
}

fn has_supplier(whose: &[(&Text, &Text)], name: &Text) -> bool {
    whose.iter().any(|(supplier, _)| *supplier == name)
}

/// What a transfer takes of a hundred per cent; volumes take nothing.
fn percent_in(transfer: &Transfer) -> f64 {
    match transfer.unit {
        Unit::Percent => value(transfer),
        _ => 0.0,
    }
}

fn value(transfer: &Transfer) -> f64 {
    transfer.value.unwrap_or_default()
}

/// The ids of the sources that may count, the one to be preferred first.
fn sources<'a>(data: &'a DataSet, rows: &[usize]) -> Vec<&'a Text> {
    let mut all = Vec::new();
    for row in rows {
        add_new(&mut all, &data.transfer(*row).cited.source);
    }
    let mut latest = Vec::new();
    for id in &all {
        if !all.iter().any(|other| replaces(data, rows, other, id)) {
            latest.push(*id);
        }
    }
    sort(&mut latest, |one, other| {
        let size = |id| suppliers(data, rows, id).len();
        let by_size = size(other).cmp(&size(one));
        by_size.then_with(|| published(data, other).cmp(&published(data, one)))
    });
    latest
}

fn suppliers<'a>(data: &'a DataSet, rows: &[usize], source: &Text) -> Vec<&'a Text> {
    let mut suppliers = Vec::new();
    for row in rows {
        let transfer = data.transfer(*row);
        if transfer.cited.source == *source {
            add_new(&mut suppliers, &transfer.supplier);
        }
    }
    suppliers
}

fn published(data: &DataSet, id: &Text) -> Option<Day> {
    Some(data.source(id)?.published?.last)
}

/// Whether one source is a later release of the database that another is of.
fn replaces(data: &DataSet, rows: &[usize], one: &Text, other: &Text) -> bool {
    let (Some(later), Some(earlier)) = (data.source(one), data.source(other)) else {
        return false;
    };
    if later.publisher != earlier.publisher || published(data, one) <= published(data, other) {
        return false;
    }
    let known = suppliers(data, rows, other);
    let names = suppliers(data, rows, one);
    stem(&later.title) == stem(&earlier.title) || names.iter().any(|name| known.contains(name))
}

/// A title up to what tells one release from another.
fn stem(title: &str) -> &str {
    let mut bytes = title.bytes();
    let end = bytes.position(|byte| byte == b',' || byte.is_ascii_digit());
    title.get(..end.unwrap_or(title.len())).unwrap_or(title)
}

/// Takes out of the parts what was worked out as the sum of others of them.
fn take_out_sums(data: &DataSet, settled: &mut Settled) {
    let all = std::mem::take(&mut settled.parts);
    let mut transfers = Vec::new();
    for row in &all {
        transfers.push(data.transfer(*row));
    }
    for row in all {
        let transfer = data.transfer(row);
        match role(transfer, &transfers) {
            Role::Part => settled.parts.push(row),
            Role::Overlap => settled.overlaps.push(row),
            Role::Sum => settled.sums.push(row),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn releases_differ_in_what_follows_a_comma_or_a_number() {
        assert_eq!(
            stem("Arms Transfers Database, release of May"),
            "Arms Transfers Database"
        );
        assert_eq!(stem("Trends 2020"), stem("Trends 2024"));
    }
}
