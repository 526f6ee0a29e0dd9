//! What the columns of a table of counts are beside each other: the one that tells lines apart, the sum of others, running totals.

use super::Beginning;
use crate::date::Date;
use crate::number::{count, qualified};
use std::collections::BTreeSet;

/// The column that tells rows of one date apart: neither numbers nor dates, another word in each of them, and the same words again at
/// other dates. Without it their counts would be taken for several of one line.
pub fn telling_apart(beginning: &Beginning, date: usize, known: &[Option<usize>]) -> Option<usize> {
    let rows = beginning.rows;
    let cell = |row: usize, column: usize| rows[row].get(column).map_or("", |cell| cell.trim());
    let tells = |column: &usize| {
        let words: BTreeSet<&str> = (0..rows.len()).map(|row| cell(row, *column)).collect();
        let both: BTreeSet<_> = (0..rows.len())
            .map(|row| (cell(row, date), cell(row, *column)))
            .collect();
        let is_word =
            |word: &&str| word.contains(char::is_alphabetic) && Date::read(word).is_none();
        words.iter().all(is_word) && both.len() == rows.len() && words.len() < rows.len()
    };
    let dates: BTreeSet<&str> = (0..rows.len()).map(|row| cell(row, date)).collect();
    if dates.len() == rows.len() {
        return None;
    }
    let mut others = (0..beginning.header.len()).filter(|column| !known.contains(&Some(*column)));
    others.find(tells)
}

/// A number of people in a cell of the first rows.
fn number_in(row: &[String], column: usize) -> Option<u64> {
    count(qualified(row.get(column)?).0)
}

/// Whether a column is the sum of two others or more that nothing else is known of: these are lines of their own, then.
pub fn is_sum_of_others(beginning: &Beginning, counted: usize, known: &[Option<usize>]) -> bool {
    let (rows, width) = (beginning.rows, beginning.header.len());
    let is_part = |column: &usize| {
        let is_number = |row: &Vec<String>| {
            row.get(*column).is_none_or(|cell| cell.trim().is_empty())
                || number_in(row, *column).is_some()
        };
        !known.contains(&Some(*column))
            && rows.iter().all(is_number)
            && rows.iter().any(|row| number_in(row, *column).is_some())
    };
    let parts: Vec<usize> = (0..width).filter(is_part).collect();
    let sum_of = |row: &[String]| {
        let numbers = parts.iter().filter_map(|column| number_in(row, *column));
        numbers.fold(0_u64, u64::saturating_add)
    };
    let is_sum = |row: &Vec<String>| number_in(row, counted).is_none_or(|all| all == sum_of(row));
    parts.len() > 1 && rows.iter().all(is_sum) && rows.iter().any(|row| sum_of(row) > 0)
}

/// Whether a name says "total" and not of what: of all days until then, or of all people of its own.
pub fn is_plain_total(name: &str) -> bool {
    let name = name.to_lowercase();
    name.contains("total") && !name.contains("cumul") && !name.contains("running")
}

/// Whether most counts of a column are no less than the one before, from its top or from its end.
pub fn grows(beginning: &Beginning, column: usize) -> bool {
    let rows = beginning.rows.iter();
    let counts: Vec<u64> = rows.filter_map(|row| number_in(row, column)).collect();
    let (mut up, mut down) = (0, 0);
    for pair in counts.windows(2) {
        up += usize::from(pair[0] < pair[1]);
        down += usize::from(pair[0] > pair[1]);
    }
    4 * up.max(down) >= 3 * (up + down)
}
