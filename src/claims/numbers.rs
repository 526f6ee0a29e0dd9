//! The numbers of a text that no claim covers.

use super::amounts::{amount, of_word};
use super::dates::{month, year};
use super::tokens::{Kind, Token};
use std::ops::Range;

/// What a number in prose is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Number,
    Date,
    Ordinal,
}

impl Sort {
    /// As it is written.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
            Self::Ordinal => "ordinal",
        }
    }
}

const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "twentieth",
    "thirtieth",
    "fortieth",
    "fiftieth",
    "hundredth",
];

/// Numbers without a figure that a desk would want to see.
const CROWDS: [&str; 9] = [
    "dozen",
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "millions",
    "doubled",
    "tripled",
    "halved",
];

/// The numbers of some tokens, each with the bytes that it takes.
pub fn numbers(tokens: &[Token]) -> Vec<(Sort, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let (sort, end) = match number(tokens, at) {
            Some(number) => number,
            None => {
                at += 1;
                continue;
            }
        };
        found.push((sort, tokens[at].at.start..tokens[end - 1].at.end));
        at = end;
    }
    found
}

fn number(tokens: &[Token], at: usize) -> Option<(Sort, usize)> {
    if let Some(end) = date(tokens, at) {
        return Some((Sort::Date, end));
    }
    let word = tokens[at].word();
    if ORDINALS.contains(&word) {
        return Some((Sort::Ordinal, at + 1));
    }
    if let Kind::Number { .. } = tokens[at].kind
        && let Some(next) = tokens.get(at + 1)
        && next.at.start == tokens[at].at.end
        && matches!(next.word(), "st" | "nd" | "rd" | "th")
    {
        return Some((Sort::Ordinal, at + 2));
    }
    if CROWDS.contains(&word) {
        return Some((Sort::Number, at + 1));
    }
    if is_of_a_name(tokens, at) {
        return None;
    }
    // "One" is a pronoun more often than a number.
    let is_pronoun = of_word(word) == Some(1.0);
    let (amount, end) = amount(tokens, at)?;
    (!is_pronoun || end > at + 1 || amount.is_part).then_some((Sort::Number, end))
}

/// Whether it is a part of a name such as "Su-30".
fn is_of_a_name(tokens: &[Token], at: usize) -> bool {
    let Some([name, hyphen]) = at.checked_sub(2).and_then(|start| tokens.get(start..at)) else {
        return false;
    };
    let is_joined = name.at.end == hyphen.at.start && hyphen.at.end == tokens[at].at.start;
    hyphen.is('-') && is_joined && !name.word().is_empty()
}

/// "20 July 2021", "July 20", "November 2020", "1962", "the 1990s".
fn date(tokens: &[Token], at: usize) -> Option<usize> {
    let is_day = |at: usize| match tokens.get(at).map(|token| &token.kind) {
        Some(Kind::Number { value, step }) => *step == 1.0 && (1.0..32.0).contains(value),
        _ => false,
    };
    let is_month = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| month(token.word()).is_some())
    };
    let is_year = |at: usize| tokens.get(at).is_some_and(|token| year(token).is_some());
    let with_year = |end: usize| {
        let comma = usize::from(tokens.get(end).is_some_and(|token| token.is(',')));
        if is_year(end + comma) {
            end + comma + 1
        } else {
            end
        }
    };
    if is_day(at) && is_month(at + 1) {
        return Some(with_year(at + 2));
    }
    if is_month(at) && is_day(at + 1) {
        return Some(with_year(at + 2));
    }
    if is_month(at) && is_year(at + 1) {
        return Some(at + 2);
    }
    is_year(at).then_some(at + 1)
}
