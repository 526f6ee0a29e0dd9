//! Numbers as prose writes them: figures, words, parts, multiples.

use super::tokens::{Kind, Token};

/// What a number is of, where its phrase says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Percent,
    Points,
    Dollars,
    Tiv,
}

/// A number of a phrase.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    pub value: f64,
    /// What one more of its last digit would be.
    pub step: f64,
    pub unit: Option<Unit>,
    /// A million where "million" is in it, else 1.
    pub scale: f64,
    /// Whether it is a part such as "a third".
    pub is_part: bool,
}

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
const PARTS: [(&str, f64); 12] = [
    ("half", 2.0),
    ("halves", 2.0),
    ("third", 3.0),
    ("thirds", 3.0),
    ("quarter", 4.0),
    ("quarters", 4.0),
    ("fifth", 5.0),
    ("fifths", 5.0),
    ("sixth", 6.0),
    ("tenth", 10.0),
    ("tenths", 10.0),
    ("eighth", 8.0),
];
const SCALES: [(&str, f64); 9] = [
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("k", 1e3),
    ("million", 1e6),
    ("m", 1e6),
    ("mn", 1e6),
    ("billion", 1e9),
    ("bn", 1e9),
    ("trillion", 1e12),
];

fn found(list: &[(&str, f64)], word: &str) -> Option<f64> {
    let (_, value) = list.iter().find(|(known, _)| *known == word)?;
    Some(*value)
}

/// A whole number up to twenty, or a ten, in a word.
pub fn of_word(word: &str) -> Option<f64> {
    let one = ONES.iter().position(|known| *known == word);
    let ten = TENS.iter().position(|known| *known == word);
    one.or(ten.map(|ten| 10 * ten + 20))
        .map(|number| number as f64)
}

/// The number that begins at a token, and the token behind it.
pub fn amount(tokens: &[Token], start: usize) -> Option<(Amount, usize)> {
    let mut at = start;
    let mut unit = None;
    if tokens.get(at)?.is('$') {
        unit = Some(Unit::Dollars);
        at += 1;
    }
    if let Some((part, end)) = part(tokens, at) {
        return Some((part, end));
    }
    let (value, step, end) = number(tokens, at)?;
    let (scale, end) = scale(tokens, end);
    let (own, end) = self::unit(tokens, end);
    let amount = Amount {
        value: value * scale,
        step: step * scale,
        unit: own.or(unit),
        scale,
        is_part: false,
    };
    Some((amount, end))
}

/// Figures, or words such as "forty-nine" and "two hundred and six".
fn number(tokens: &[Token], start: usize) -> Option<(f64, f64, usize)> {
    if let Kind::Number { value, step } = tokens.get(start)?.kind {
        return Some((value, step, start + 1));
    }
    let word = |at: usize| tokens.get(at).map(Token::word).unwrap_or_default();
    // "A thousand" is one.
    let has_article =
        matches!(word(start), "a" | "an") && found(&SCALES, word(start + 1)).is_some();
    let (mut value, mut at) = if has_article {
        (1.0, start + 1)
    } else {
        below_thousand(tokens, start)?
    };
    if word(at) == "hundred" {
        (value, at) = (value * 100.0, at + 1);
    }
    // A million is a round word, and has its own step; a thousand has what follows it.
    if word(at) == "thousand" {
        (value, at) = (value * 1000.0, at + 1);
        let after = at + usize::from(word(at) == "and");
        if let Some((more, end)) = below_thousand(tokens, after) {
            (value, at) = (value + more, end);
        }
    }
    Some((value, 1.0, at))
}

/// "Six", "forty-nine", "two hundred and six".
fn below_thousand(tokens: &[Token], start: usize) -> Option<(f64, usize)> {
    let word = |at: usize| tokens.get(at).map(Token::word).unwrap_or_default();
    let (mut value, mut at) = below_hundred(tokens, start)?;
    if word(at) == "hundred" {
        (value, at) = (value * 100.0, at + 1);
        let after = at + usize::from(word(at) == "and");
        if let Some((more, end)) = below_hundred(tokens, after) {
            (value, at) = (value + more, end);
        }
    }
    Some((value, at))
}

fn below_hundred(tokens: &[Token], start: usize) -> Option<(f64, usize)> {
    let value = of_word(tokens.get(start)?.word())?;
    let is_ten = value >= 20.0 && tokens.get(start + 1).is_some_and(|token| token.is('-'));
    let one = tokens
        .get(start + 2)
        .and_then(|token| of_word(token.word()));
    match one.filter(|one| is_ten && *one < 10.0) {
        Some(one) => Some((value + one, start + 3)),
        None => Some((value, start + 1)),
    }
}

fn scale(tokens: &[Token], at: usize) -> (f64, usize) {
    let word = tokens.get(at).map(Token::word).unwrap_or_default();
    match found(&SCALES, word) {
        Some(scale) => (scale, at + 1),
        None => (1.0, at),
    }
}

/// What follows a number: `%`, "per cent", "percentage points", "TIV", "dollars".
pub fn unit(tokens: &[Token], at: usize) -> (Option<Unit>, usize) {
    let word = |offset: usize| tokens.get(at + offset).map(Token::word).unwrap_or_default();
    match (word(0), word(1)) {
        ("per", "cent") => (Some(Unit::Percent), at + 2),
        ("percentage", "points" | "point") => (Some(Unit::Points), at + 2),
        ("points" | "point", _) => (Some(Unit::Points), at + 1),
        ("percent" | "pc", _) => (Some(Unit::Percent), at + 1),
        ("tiv", _) => (Some(Unit::Tiv), at + 1),
        ("dollars" | "usd", _) => (Some(Unit::Dollars), at + 1),
        ("us", "dollars") => (Some(Unit::Dollars), at + 2),
        _ if tokens.get(at).is_some_and(|token| token.is('%')) => (Some(Unit::Percent), at + 1),
        _ => (None, at),
    }
}

/// "half", "a third", "two-thirds", "one in five", "one out of six": parts of a hundred per cent.
fn part(tokens: &[Token], start: usize) -> Option<(Amount, usize)> {
    let word = |at: usize| tokens.get(at).map(Token::word).unwrap_or_default();
    let part = |value: f64, end: usize| {
        let amount = Amount {
            value,
            step: 0.0,
            unit: Some(Unit::Percent),
            scale: 1.0,
            is_part: true,
        };
        Some((amount, end))
    };
    if word(start) == "half" && word(start + 1) != "a" {
        return part(50.0, start + 1);
    }
    let count = match word(start) {
        "a" | "an" => 1.0,
        word => of_word(word)?,
    };
    let at = start + 1;
    let of = at + usize::from(tokens.get(at).is_some_and(|token| token.is('-')));
    if let Some(whole) = found(&PARTS, word(of)) {
        return part(100.0 * count / whole, of + 1);
    }
    let of = match (word(at), word(at + 1)) {
        ("in", _) => at + 1,
        ("out", "of") => at + 2,
        _ => return None,
    };
    let (whole, _, end) = number(tokens, of)?;
    (whole > count && word(start) != "a").then(|| part(100.0 * count / whole, end))?
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    fn read(text: &str) -> (f64, Option<Unit>) {
        let (amount, _) = amount(&tokens(text), 0).unwrap();
        (amount.value, amount.unit)
    }

    #[test]
    fn figures_and_words_are_the_same_numbers() {
        for (text, value, unit) in [
            ("49%", 49.0, Some(Unit::Percent)),
            ("forty-nine percent", 49.0, Some(Unit::Percent)),
            ("two hundred and six", 206.0, None),
            ("9 percentage points", 9.0, Some(Unit::Points)),
            ("$1.5bn", 1.5e9, Some(Unit::Dollars)),
            ("840 million TIV", 840e6, Some(Unit::Tiv)),
            ("one in five", 20.0, Some(Unit::Percent)),
            ("three quarters", 75.0, Some(Unit::Percent)),
            ("one out of six", 100.0 / 6.0, Some(Unit::Percent)),
            ("sixteen", 16.0, None),
        ] {
            assert_eq!(read(text), (value, unit), "{text}");
        }
    }
}
