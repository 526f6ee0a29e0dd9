//! Values that were worked out from others: parts of a whole, sums of parts that are given too, or neither for certain.

use super::records::{Transfer, Unit};
use crate::fill::{Parts, split};

/// More values than this are not tried in all combinations.
const MOST_PARTS: usize = 12;

/// What a sum may differ from its parts by, for what is lost in binary.
const NOTHING: f64 = 1e-6;

/// What rounding may take from a sum, or add to it.
pub const ROUNDING_PERCENT: f64 = 1.5;

/// What a value is beside others of its recipient, period and unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A part of the whole, as they are.
    Part,
    /// The sum of some of them.
    Sum,
    /// A sum, or perhaps one, with some of them and something of its own in it.
    Overlap,
}

/// What a transfer is beside the others of its recipient, period and unit, of which it is one.
///
/// A sum is told by the suppliers that it names, else by the numbers that it says it was added up from, else by its
/// value.
pub fn role(transfer: &Transfer, all: &[&Transfer]) -> Role {
    let how = transfer.derived.as_deref().unwrap_or_default();
    if how.is_empty() || is_difference(how) {
        return Role::Part;
    }
    let own = value(transfer);
    let is_written_out = how.bytes().any(|byte| byte == b'+');
    let mut others = -own;
    let (mut is_named, mut unnamed) = (false, own);
    let mut values = Vec::new();
    for part in all {
        others += value(part);
        if part.derived.is_none() {
            values.push(value(part));
        }
        let names = mentions(&transfer.supplier, &part.supplier)
            || (is_written_out && mentions(how, &part.supplier));
        if names && part.supplier != transfer.supplier {
            is_named = true;
            unnamed -= value(part);
        }
    }
    let is_whole = (100.0 - own - others).abs() < ROUNDING_PERCENT;
    if transfer.unit == Unit::Percent && is_whole && !is_written_out {
        // What fills a whole up to a hundred per cent is a rest, unless it is said to be a sum.
        Role::Part
    } else if is_named {
        if is_rounded_off(unnamed, own) {
            Role::Sum
        } else {
            Role::Overlap
        }
    } else if is_written_out {
        written_out(split(how, b'+'), &values, own)
    } else if has_digit(how) {
        // "2 × 20" is no sum; "30 and 10" may be one.
        match written_out(split(how, b' '), &values, own) {
            Role::Sum => Role::Sum,
            _ => Role::Part,
        }
    } else if is_sum_of(own, &values) || (all.len() > 2 && is_rounded_off(own - others, own)) {
        Role::Sum
    } else {
        Role::Part
    }
}

/// Whether this much of a value is what rounding leaves.
fn is_rounded_off(rest: f64, value: f64) -> bool {
    rest.abs() * 100.0 <= value * ROUNDING_PERCENT
}

fn value(transfer: &Transfer) -> f64 {
    transfer.value.unwrap_or_default()
}

/// Whether a value was worked out by taking others away from a whole: "100 − 49 − 16".
fn is_difference(how: &str) -> bool {
    // Letters and words, not texts: searching a text for another one is 5 kB of code.
    let mut words = split(how, b' ');
    words.any(|word| word == "less" || word == "minus") || how.chars().any(is_minus)
}

fn is_minus(letter: char) -> bool {
    matches!(letter, '−' | '-')
}

/// Whether a text has a name in it, as whole words.
fn mentions(text: &str, name: &str) -> bool {
    let (text, name) = (text.as_bytes(), name.as_bytes());
    let is_letter = |at: usize| text.get(at).is_some_and(u8::is_ascii_alphabetic);
    let mut found = false;
    for (at, part) in text.windows(name.len().max(1)).enumerate() {
        found |= part == name && !is_letter(at.wrapping_sub(1)) && !is_letter(at + name.len());
    }
    found
}

/// The role of "20 + 30": which of its summands are given, each by a value of its own.
fn written_out(all: Parts, given: &[f64], sum: f64) -> Role {
    let (mut summands, mut found, mut rest) = (0, 0, sum);
    let mut is_taken = vec![false; given.len()];
    for summand in all {
        if !has_digit(summand) {
            continue;
        }
        let is_it = |row: usize| !is_taken[row] && has_number(summand, given[row]);
        summands += 1;
        if let Some(row) = (0..given.len()).find(|row| is_it(*row)) {
            is_taken[row] = true;
            rest -= given[row];
            found += 1;
        }
    }
    match found {
        0 => Role::Part,
        _ if found == summands && is_rounded_off(rest, sum) => Role::Sum,
        _ => Role::Overlap,
    }
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a text has a number in it, written with or without commas between thousands.
fn has_number(text: &str, number: f64) -> bool {
    let (mut value, mut place) = (0.0, 0.0);
    // A letter behind it ends the last number.
    for byte in text.bytes().chain([b' ']) {
        match byte {
            b'0'..=b'9' => {
                value = value * 10.0 + f64::from(byte - b'0');
                place *= 10.0;
            }
            b'.' => place = 1.0,
            b',' => {}
            _ => {
                let written = if place > 0.0 { value / place } else { value };
                if written > 0.0 && is_rounded_off(written - number, number) {
                    return true;
                }
                (value, place) = (0.0, 0.0);
            }
        }
    }
    false
}

/// Whether a value is the sum of two or more of these; only the first twelve are tried.
fn is_sum_of(value: f64, parts: &[f64]) -> bool {
    is_rest_of(value, &parts[..parts.len().min(MOST_PARTS)], 0)
}

/// `taken` is how many parts are subtracted already.
fn is_rest_of(value: f64, parts: &[f64], taken: usize) -> bool {
    match parts.split_first() {
        None => taken > 1 && value.abs() < NOTHING,
        Some((first, rest)) => {
            is_rest_of(value - first, rest, taken + 1) || is_rest_of(value, rest, taken)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_has_two_parts_at_least() {
        assert!(is_sum_of(400.0, &[100.0, 300.0, 50.0]));
        assert!(!is_sum_of(300.0, &[100.0, 300.0, 50.0]));
    }

    #[test]
    fn a_name_is_mentioned_as_whole_words() {
        assert!(mentions("China and Niger", "Niger"));
        assert!(!mentions("Nigeria", "Niger"));
        assert!(!mentions("", "Niger"));
    }

    #[test]
    fn numbers_are_found_as_people_write_them() {
        assert!(has_number("China 1,200.5 TIV", 1200.5));
        assert!(has_number("20.", 20.0));
        assert!(!has_number("120", 20.0));
    }
}
