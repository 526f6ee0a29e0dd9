//! Transfers that a figure does not add up, or adds up to something odd.

use super::{Warning, warning, written};
use crate::dataset::DataSet;
use crate::dataset::records::{ShareOf, Transfer, Unit};
use crate::filter::recipients;
use crate::order::add_new;
use crate::view::shares::releases::{MOST_PERCENT, settle};
use std::collections::{BTreeMap, BTreeSet};

/// More suppliers of one period than this cannot all be named.
const MOST_SUPPLIERS: usize = 12;

/// A total of rounded values may be off by this part of it.
const SAME: f64 = 0.001;

/// Shares that leave less than this are rounded.
const ROUNDED_PERCENT: f64 = 200.0 - MOST_PERCENT;

pub fn audit(data: &DataSet, warnings: &mut Vec<Warning>) {
    other_recipients(data, warnings);
    for rows in groups(data) {
        let settled = settle(data, &rows);
        if let Some(row) = settled.others.first() {
            let are_alike = two_releases(data, *row, &settled.parts, warnings);
            if !are_alike {
                continue;
            }
        }
        many_suppliers(data, &settled.parts, warnings);
        let source = |row: &usize| &data.transfer(*row).cited.source;
        let is_of_one = settled
            .parts
            .windows(2)
            .all(|ends| source(&ends[0]) == source(&ends[1]));
        if settled.overlaps.is_empty() && settled.others.is_empty() && is_of_one {
            rest(data, &settled.parts, warnings);
            total(data, &settled.parts, warnings);
        }
    }
    beside_each_other(data, warnings);
    twice(data, warnings);
    two_values(data, warnings);
}

fn other_recipients(data: &DataSet, warnings: &mut Vec<Warning>) {
    let recipients = recipients(data);
    for other in recipients.iter().skip(1) {
        let of_other = data.transfers.iter().find(|one| one.recipient == *other);
        if let Some(transfer) = of_other {
            warnings.push(warning(
                "other-recipient",
                ("transfers", &transfer.id),
                "recipient",
                format!(
                    "is \"{other}\", while the figure is about \"{}\"",
                    recipients[0]
                ),
                "its values are only in the table unless `recipient` chooses it",
            ));
        }
    }
}

/// Warns of a value of a release that is not the one that counts. Whether both have the same suppliers, as far as is seen.
fn two_releases(data: &DataSet, row: usize, parts: &[usize], warnings: &mut Vec<Warning>) -> bool {
    let other = data.transfer(row);
    let mut transfers = parts.iter().map(|row| data.transfer(*row));
    let first = transfers.clone().next();
    let same = transfers.find(|one| one.supplier == other.supplier);
    let shown = same.or(first).unwrap_or(other);
    let (message, hint) = match same {
        None => (
            format!(
                "is \"{}\", while \"{}\" has other suppliers of {} in {}",
                other.cited.source,
                shown.cited.source,
                other.recipient,
                written(other.period)
            ),
            "values of two releases are no parts of one whole",
        ),
        Some(_) => (
            format!(
                "is \"{}\", while \"{}\" has {} to {} in {} as well",
                other.cited.source,
                shown.cited.source,
                other.supplier,
                other.recipient,
                written(other.period)
            ),
            if other.unit != Unit::Percent && other.period.whole_year().is_none() {
                "they are never added: volumes of such periods stand side by side"
            } else {
                "they are never added: one of them counts, and the other is told as another release's"
            },
        ),
    };
    let of = ("transfers", &*other.id);
    warnings.push(warning("two-releases", of, "source", message, hint));
    same.is_some()
}

fn many_suppliers(data: &DataSet, parts: &[usize], warnings: &mut Vec<Warning>) {
    let mut suppliers = Vec::new();
    for row in parts {
        add_new(&mut suppliers, &data.transfer(*row).supplier);
    }
    if suppliers.len() > MOST_SUPPLIERS {
        let first = data.transfer(parts[0]);
        warnings.push(warning(
            "many-suppliers",
            ("transfers", &first.id),
            "supplier",
            format!("is one of {} in {}", suppliers.len(), written(first.period)),
            "small ones cannot be named in the picture; `suppliers` chooses some",
        ));
    }
}

/// The transfers with a value, by recipient, period and unit, shares by what they are of.
fn groups(data: &DataSet) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (row, transfer) in data.transfers.iter().enumerate() {
        let is_alike = |group: &&mut Vec<usize>| {
            let other = data.transfer(group[0]);
            other.recipient == transfer.recipient
                && (other.unit, other.share_of) == (transfer.unit, transfer.share_of)
                && other.period.has_days_of(transfer.period)
        };
        if transfer.value.is_none() {
            continue;
        }
        match groups.iter_mut().find(is_alike) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
    }
    groups
}

/// Values of one recipient in other units, or of periods that overlap.
fn beside_each_other(data: &DataSet, warnings: &mut Vec<Warning>) {
    let groups = groups(data);
    for (index, group) in groups.iter().enumerate() {
        let one = data.transfer(group[0]);
        let is_of_it = |other: &&Vec<usize>| data.transfer(other[0]).recipient == one.recipient;
        for others in groups[..index].iter().filter(is_of_it) {
            let other = data.transfer(others[0]);
            let is_mixed = one.period.has_days_of(other.period)
                && one.period.whole_year().is_some()
                && !(has_all(data, group, others) && has_all(data, others, group));
            let overlaps = one.unit == other.unit
                && one.period != other.period
                && one
                    .period
                    .touches(Some(other.period.first), Some(other.period.last));
            if is_mixed {
                warnings.push(warning(
                    "mixed-units",
                    ("transfers", &one.id),
                    "unit",
                    format!(
                        "is another one than that of \"{}\" for {}",
                        other.id,
                        written(one.period)
                    ),
                    "they are never added: a year has shares if one unit has all its suppliers",
                ));
            } else if overlaps {
                warnings.push(warning(
                    "overlapping-periods",
                    ("transfers", &one.id),
                    "period",
                    format!(
                        "is {}, which overlaps {} of \"{}\"",
                        written(one.period),
                        written(other.period),
                        other.id
                    ),
                    "they are never added: shares are of one period, volumes of longer ones stand side by side, and years apart from them",
                ));
            }
        }
    }
}

/// Whether the values in one unit are of all suppliers that have one in another unit.
fn has_all(data: &DataSet, group: &[usize], others: &[usize]) -> bool {
    let supplier = |row: &usize| &data.transfer(*row).supplier;
    let mut others = others.iter();
    others.all(|other| group.iter().any(|row| supplier(row) == supplier(other)))
}

/// Shares that do not make a whole.
fn rest(data: &DataSet, parts: &[usize], warnings: &mut Vec<Warning>) {
    let Some(last) = parts.last().map(|row| data.transfer(*row)) else {
        return;
    };
    let (mut sum, mut suppliers) = (0.0, Vec::new());
    for row in parts {
        let transfer = data.transfer(*row);
        // Of two shares of a supplier the first counts.
        if !suppliers.contains(&&transfer.supplier) {
            suppliers.push(&transfer.supplier);
            sum += transfer.value.unwrap_or_default();
        }
    }
    if last.unit == Unit::Percent && sum < ROUNDED_PERCENT {
        warnings.push(warning(
            "unexplained-rest",
            ("transfers", &last.id),
            "value",
            format!(
                "brings the shares of {} in {} to {sum} %{}",
                last.recipient,
                written(last.period),
                ShareOf::in_words(last.share_of)
            ),
            "say who has the rest, as a record that is `derived` if no source does",
        ));
    }
}

/// A volume that is as much as all others together, and is probably their total.
fn total(data: &DataSet, parts: &[usize], warnings: &mut Vec<Warning>) {
    let value = |row: &usize| data.transfer(*row).value.unwrap_or_default();
    let sum: f64 = parts.iter().map(value).sum();
    for row in parts.iter().filter(|_| parts.len() > 2) {
        let transfer = data.transfer(*row);
        let is_half = (2.0 * value(row) - sum).abs() <= sum * SAME;
        if is_half && sum > 0.0 && transfer.unit != Unit::Percent && transfer.derived.is_none() {
            warnings.push(warning(
                "looks-like-a-total",
                ("transfers", &transfer.id),
                "value",
                format!(
                    "of \"{}\" is as much as those of all others in {} together",
                    transfer.supplier,
                    written(transfer.period)
                ),
                "it counts as a supplier's: a total of the others is `derived`, or no record",
            ));
        }
    }
}

/// Two shares of one source for the same supplier and period.
fn two_values(data: &DataSet, warnings: &mut Vec<Warning>) {
    let key = |one: &Transfer| {
        let who = (one.recipient.clone(), one.supplier.clone());
        let days = (one.period.first, one.period.last);
        (
            who,
            days,
            one.share_of.map(|of| of as u8),
            one.cited.source.clone(),
        )
    };
    let mut known = BTreeMap::new();
    let shares = data
        .transfers
        .iter()
        .filter(|one| one.unit == Unit::Percent);
    for transfer in shares.filter(|one| one.value.is_some()) {
        let other = *known.entry(key(transfer)).or_insert(transfer);
        if other.value != transfer.value {
            warnings.push(warning(
                "two-values",
                ("transfers", &transfer.id),
                "value",
                format!(
                    "is another one than that of \"{}\", from the same source",
                    other.id
                ),
                "the first is drawn, the other one told beside it: take one out",
            ));
        }
    }
}

/// The same value of one source for the same supplier and period.
fn twice(data: &DataSet, warnings: &mut Vec<Warning>) {
    let key = |one: &Transfer| {
        let value = one.value.map(f64::to_bits);
        let who = (one.recipient.clone(), one.supplier.clone());
        let place = (one.cited.source.clone(), one.cited.at.clone());
        let days = (one.period.first, one.period.last);
        let unit = (one.unit as u8, one.share_of.map(|of| of as u8));
        (who, days, unit, value, place)
    };
    let mut known = BTreeSet::new();
    for transfer in data.transfers.iter().filter(|one| one.value.is_some()) {
        if !known.insert(key(transfer)) {
            warnings.push(warning(
                "given-again",
                ("transfers", &transfer.id),
                "value",
                "is the same as another record's, from the same place in the same source"
                    .to_owned(),
                "take one out, or say in `at` where each stands: volumes of one source are added",
            ));
        }
    }
}
