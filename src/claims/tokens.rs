//! Prose in words, numbers and marks.

use std::ops::Range;

/// A word, a number or a mark of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    pub kind: Kind,
    /// The bytes that it is in its text.
    pub at: Range<usize>,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// In small letters.
    Word(String),
    /// In figures: its value, and what one more of its last digit would be.
    Number { value: f64, step: f64 },
    /// `%`, `$`, a hyphen or a dash as `-`, and what parts sentences.
    Mark(char),
}

impl Token {
    /// The word that it is; an empty text if it is none.
    pub fn word(&self) -> &str {
        match &self.kind {
            Kind::Word(word) => word,
            _ => "",
        }
    }

    /// Whether it is a mark.
    pub fn is(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }
}

/// Cuts a text into tokens. Quotation marks are none.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        let rest = &text[at..];
        let (kind, length) = if letter.is_ascii_digit() {
            number(rest)
        } else if letter.is_alphabetic() {
            let length = length_of(rest, |letter| {
                letter.is_alphanumeric() || matches!(letter, '\'' | '’')
            });
            (Some(word(&rest[..length])), length)
        } else {
            (mark(letter), letter.len_utf8())
        };
        if let Some(kind) = kind {
            let at = at..at + length;
            tokens.push(Token { kind, at });
        }
        at += length;
    }
    tokens
}

fn length_of(text: &str, is_part: impl Fn(char) -> bool) -> usize {
    text.find(|letter| !is_part(letter)).unwrap_or(text.len())
}

/// A word in small letters, without what makes it a genitive.
fn word(text: &str) -> Kind {
    let text = text.to_lowercase().replace('’', "'");
    let stem = text.strip_suffix("'s").unwrap_or(&text);
    Kind::Word(stem.trim_end_matches('\'').to_owned())
}

fn mark(letter: char) -> Option<Kind> {
    let mark = match letter {
        '‐' | '‑' | '‒' | '–' | '—' | '−' | '-' => '-',
        '%' | '$' | '€' | '£' | '.' | ',' | ';' | ':' | '!' | '?' | '~' | '+' | '(' | ')' => {
            letter
        }
        _ => return None,
    };
    Some(Kind::Mark(mark))
}

/// Spaces that stand between thousands.
const THIN: [char; 3] = ['\u{a0}', '\u{2009}', '\u{202f}'];

/// A number in figures, with commas or narrow spaces between thousands, and the bytes that it takes.
fn number(text: &str) -> (Option<Kind>, usize) {
    let mut digits = String::new();
    let mut length = length_of(text, |letter| letter.is_ascii_digit());
    digits.push_str(&text[..length]);
    while let Some((more, group)) = thousands(&text[length..], digits.len() <= 3) {
        digits.push_str(group);
        length += more;
    }
    let mut decimals = 0;
    if let Some(rest) = text[length..].strip_prefix('.') {
        decimals = length_of(rest, |letter| letter.is_ascii_digit());
        if decimals > 0 {
            digits.push('.');
            digits.push_str(&rest[..decimals]);
            length += 1 + decimals;
        }
    }
    let value = digits.parse().unwrap_or_default();
    let step = 0.1_f64.powi(decimals as i32);
    (Some(Kind::Number { value, step }), length)
}

/// A group of three digits with what parts it from those before. A plain space does so only where what is before is short enough
/// and nothing else is meant.
fn thousands(text: &str, is_first: bool) -> Option<(usize, &str)> {
    let separator = text.chars().next()?;
    let is_one = separator == ',' || THIN.contains(&separator) || (separator == ' ' && is_first);
    let rest = text.get(separator.len_utf8()..).filter(|_| is_one)?;
    let length = length_of(rest, |letter| letter.is_ascii_digit());
    (length == 3).then(|| (separator.len_utf8() + 3, &rest[..3]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<(f64, f64)> {
        let of = |token: Token| match token.kind {
            Kind::Number { value, step } => Some((value, step)),
            _ => None,
        };
        tokens(text).into_iter().filter_map(of).collect()
    }

    #[test]
    fn thousands_are_parted_as_people_part_them() {
        for text in ["1,348", "1\u{202f}348", "1 348", "1\u{a0}348"] {
            assert_eq!(numbers(text), [(1348.0, 1.0)], "{text}");
        }
        assert_eq!(numbers("27, 100"), [(27.0, 1.0), (100.0, 1.0)]);
        assert_eq!(numbers("838.8 and 15–20%").len(), 3);
    }

    #[test]
    fn genitives_and_capitals_are_the_same_word() {
        let words: Vec<String> = tokens("China’s")
            .iter()
            .map(|token| token.word().to_owned())
            .collect();
        assert_eq!(words, ["china"]);
    }
}
