//! Which of several sources' values for the same thing count, so that none is counted twice.
//!
//! A database is released again and again, and each release restates the years before it. Values of two releases
//! are never added, nor set side by side as parts of one whole.

use super::found_or_added;
use crate::dataset::DataSet;
use crate::dataset::date::Day;
use crate::dataset::records::{Source, Text, Transfer, Unit};
use crate::order::sort;

/// Rounded shares of one whole may add up to this many per cent.
pub const MOST_PERCENT: f64 = 101.5;

/// More parts than this are not tried in all combinations.
const MOST_PARTS: usize = 12;

/// What a derived sum may differ from its parts by, for what is lost in binary.
const NOTHING: f64 = 1e-6;

/// The values of one recipient, period and unit, apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// Parts of one whole: at most one source for each supplier, and no older release beside a newer one.
    pub parts: Vec<usize>,
    /// Sums that were worked out from the parts.
    pub sums: Vec<usize>,
    /// What older releases and other sources say.
    pub others: Vec<usize>,
}

/// One source of the values.
struct Release<'a> {
    id: &'a Text,
    source: Option<&'a Source>,
    suppliers: Vec<&'a Text>,
}

/// Settles which of these rows of the transfers, all with a value for one recipient, period and unit, count.
///
/// The latest release of a database counts; of several publishers the one that names most suppliers, then the one
/// that published last. Suppliers that only others name are added, as far as that is possible in a hundred per cent.
pub fn settle(data: &DataSet, rows: &[usize]) -> Settled {
    let mut whose: Vec<(&Text, &Text)> = Vec::new();
    let mut percent = 0.0;
    for release in releases(data, rows) {
        let is_first = whose.is_empty();
        for row in rows {
            let transfer = &data.transfers[*row];
            let is_new = whose.iter().all(|(name, _)| *name != &transfer.supplier);
            if transfer.cited.source != *release.id || !is_new {
                continue;
            }
            let more = if transfer.unit == Unit::Percent {
                transfer.value.unwrap_or_default()
            } else {
                0.0
            };
            if is_first || percent + more <= MOST_PERCENT {
                percent += more;
                whose.push((&transfer.supplier, release.id));
            }
        }
    }
    let mut settled = Settled::default();
    for row in rows {
        let transfer = &data.transfers[*row];
        let counts = whose.contains(&(&transfer.supplier, &transfer.cited.source));
        let list = if counts {
            &mut settled.parts
        } else {
            &mut settled.others
        };
        list.push(*row);
    }
    take_out_sums(data, &mut settled);
    settled
}

/// The sources that may count, the one to be preferred first.
fn releases<'a>(data: &'a DataSet, rows: &[usize]) -> Vec<Release<'a>> {
    let mut releases: Vec<Release> = Vec::new();
    for row in rows {
        let transfer = &data.transfers[*row];
        let id = &transfer.cited.source;
        let new = || Release {
            id,
            source: data.source(id),
            suppliers: Vec::new(),
        };
        let release = found_or_added(&mut releases, |release| release.id == id, new);
        if !release.suppliers.contains(&&transfer.supplier) {
            release.suppliers.push(&transfer.supplier);
        }
    }
    let is_latest = |release: &Release| !releases.iter().any(|other| other.replaces(release));
    let latest: Vec<bool> = releases.iter().map(is_latest).collect();
    let mut latest = latest.into_iter();
    releases.retain(|_| latest.next().unwrap_or_default());
    sort(&mut releases, |one, other| {
        let by_size = other.suppliers.len().cmp(&one.suppliers.len());
        by_size.then(other.published().cmp(&one.published()))
    });
    releases
}

impl Release<'_> {
    fn published(&self) -> Option<Day> {
        Some(self.source?.published?.last)
    }

    /// Whether this is a later release of the same database.
    fn replaces(&self, other: &Self) -> bool {
        let (Some(own), Some(its)) = (self.source, other.source) else {
            return false;
        };
        let is_one_database = stem(&own.title) == stem(&its.title)
            || self
                .suppliers
                .iter()
                .any(|name| other.suppliers.contains(name));
        own.publisher == its.publisher && self.published() > other.published() && is_one_database
    }
}

/// A title up to what tells one release from another.
fn stem(title: &str) -> &str {
    let end = title.find(|letter: char| letter == ',' || letter.is_ascii_digit());
    title.get(..end.unwrap_or(title.len())).unwrap_or(title)
}

/// Takes out of the parts what was worked out as the sum of others of them. What fills a whole up to a hundred per
/// cent is a rest.
fn take_out_sums(data: &DataSet, settled: &mut Settled) {
    let value = |transfer: &Transfer| transfer.value.unwrap_or_default();
    let (mut given, mut all) = (Vec::new(), 0.0);
    for row in &settled.parts {
        let transfer = &data.transfers[*row];
        all += value(transfer);
        if transfer.derived.is_none() {
            given.push(value(transfer));
        }
    }
    given.truncate(MOST_PARTS);
    let sums = &mut settled.sums;
    settled.parts.retain(|row| {
        let transfer = &data.transfers[*row];
        let fills = transfer.unit == Unit::Percent && (100.0 - all).abs() < MOST_PERCENT - 100.0;
        let is_sum = transfer.derived.is_some() && !fills && is_sum_of(value(transfer), &given, 0);
        if is_sum {
            sums.push(*row);
        }
        !is_sum
    });
}

/// Whether a value is the sum of two or more of these, `taken` of which are subtracted already.
fn is_sum_of(value: f64, parts: &[f64], taken: usize) -> bool {
    match parts.split_first() {
        None => taken > 1 && value.abs() < NOTHING,
        Some((first, rest)) => {
            is_sum_of(value - first, rest, taken + 1) || is_sum_of(value, rest, taken)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_sum_of, stem};

    #[test]
    fn a_sum_has_two_parts_at_least() {
        assert!(is_sum_of(400.0, &[100.0, 300.0, 50.0], 0));
        assert!(!is_sum_of(300.0, &[100.0, 300.0, 50.0], 0));
    }

    #[test]
    fn releases_differ_in_what_follows_a_comma_or_a_number() {
        assert_eq!(
            stem("Arms Transfers Database, release of May"),
            "Arms Transfers Database"
        );
        assert_eq!(stem("Trends 2020"), stem("Trends 2024"));
    }
}
