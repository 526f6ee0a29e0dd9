//! The sentence around a claim: what stands before and behind a place of it, in the same clause.

use super::tokens::{Kind, Token};

/// So many words behind a number may part it from what belongs to it: "900 people or more".
const BEHIND: usize = 5;

/// What is put in between two commas, dashes or brackets is not longer than this, in tokens.
const ASIDE: usize = 12;

/// A sentence and the tokens of it that are claimed.
pub struct Sentence<'a> {
    pub tokens: &'a [Token],
    pub start: usize,
    pub end: usize,
}

impl Sentence<'_> {
    /// The words before a token, the nearest first, as far as its clause goes; numbers are `#`. What stands between two commas is
    /// left out: "at least, AAPP said, 30"; so is what brackets and dashes part.
    pub fn before(&self, at: usize) -> Vec<&str> {
        let mut words = Vec::new();
        let mut at = at;
        while let Some(before) = at.checked_sub(1) {
            let token = &self.tokens[before];
            at = before;
            match &token.kind {
                Kind::Word(word) => words.push(word.as_str()),
                Kind::Number { .. } => words.push("#"),
                Kind::Mark('-') if self.is_hyphen(before) => {}
                Kind::Mark(mark @ (',' | '-' | ')')) => match self.aside_before(before, *mark) {
                    Some(start) => at = start,
                    None => break,
                },
                Kind::Mark('(') => {}
                Kind::Mark('.') if self.is_short(before) => {}
                Kind::Mark('$' | '€' | '£' | '%' | '~' | '+') => {}
                Kind::Mark(_) => break,
            }
        }
        words
    }

    /// Where something begins that is put in between, and ends with a mark: two commas, two dashes, brackets.
    fn aside_before(&self, end: usize, mark: char) -> Option<usize> {
        let opening = if mark == ')' { '(' } else { mark };
        let start = end.saturating_sub(ASIDE);
        let before = (start..end).rev().find(|at| self.tokens[*at].is(opening))?;
        let parts = |at: usize| match self.tokens[at].kind {
            Kind::Mark('.') => !self.is_short(at),
            Kind::Mark(mark) => matches!(mark, ';' | ':'),
            _ => false,
        };
        let is_open = (before + 1..end).any(parts);
        (!is_open && before + 1 < end).then_some(before)
    }

    /// Whether a full stop is behind a letter, as in "U.S." and "p.m.".
    fn is_short(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|at| self.tokens[at].word());
        before.is_some_and(|word| word.chars().count() == 1)
    }

    fn is_hyphen(&self, at: usize) -> bool {
        let ends =
            |one: usize, other: usize| self.tokens[one].at.end == self.tokens[other].at.start;
        at > 0 && at + 1 < self.tokens.len() && ends(at - 1, at) && ends(at, at + 1)
    }

    /// The first words from a token on, as far as its clause goes, up to the next number. A comma parts nothing.
    pub fn behind(&self, at: usize) -> Vec<&str> {
        let mut words = Vec::new();
        for (row, token) in self.tokens.iter().enumerate().skip(at) {
            match &token.kind {
                Kind::Word(word) if words.len() < BEHIND => words.push(word.as_str()),
                Kind::Mark(',' | '(' | ')') => {}
                Kind::Mark('-') if self.is_hyphen(row) => {}
                Kind::Number { .. } => {
                    words.push("#");
                    break;
                }
                _ => break,
            }
        }
        words
    }
}

/// Whether some words, nearest first, end with a phrase.
pub fn ends_with(words: &[&str], phrase: &str) -> bool {
    let mut wanted = phrase.split(' ').rev();
    let mut found = words.iter();
    wanted.all(|word| found.next() == Some(&word))
}
