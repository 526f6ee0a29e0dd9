//! Numbers as files write them: with signs of thousands, a decimal comma, or a word for how exact they are.

use crate::wishes::Decimal;

/// How exact a number is, in our format's words.
pub type Qualifier = Option<&'static str>;

/// Words and signs ahead of a number, and behind it.
const AHEAD: [(&str, &str); 14] = [
    ("at least", "at-least"),
    ("no fewer than", "at-least"),
    ("not less than", "at-least"),
    ("minimum", "at-least"),
    ("≥", "at-least"),
    (">=", "at-least"),
    ("more than", "more-than"),
    ("over", "more-than"),
    (">", "more-than"),
    ("about", "about"),
    ("around", "about"),
    ("approximately", "about"),
    ("ca.", "about"),
    ("~", "about"),
];

/// The qualifier that a word means by itself, or our own word for it; `exact` is none.
pub fn qualifier(word: &str) -> Option<Qualifier> {
    let word = word.trim().to_lowercase();
    if word.is_empty() || word == "exact" {
        return Some(None);
    }
    let known = AHEAD
        .iter()
        .find(|(known, ours)| *known == word || *ours == word);
    known.map(|(_, ours)| Some(*ours))
}

/// A cell as its number and how exact that is: `at least 30`, `30+`.
pub fn qualified(cell: &str) -> (&str, Qualifier) {
    let cell = cell.trim();
    for (word, ours) in AHEAD {
        let starts = cell
            .get(..word.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(word));
        if starts {
            return (cell[word.len()..].trim(), Some(ours));
        }
    }
    match cell.strip_suffix('+') {
        Some(number) => (number.trim(), Some("at-least")),
        None => (cell, None),
    }
}

/// A whole number of people. Nobody is killed in part, so what stands before three digits is a sign of thousands.
pub fn count(text: &str) -> Option<u64> {
    let text = text.trim();
    let groups: Vec<&str> = text
        .split([',', '.', ' ', '\u{a0}', '\u{202f}', '\'', '’'])
        .collect();
    let is_digits =
        |group: &&str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    if !groups.iter().all(is_digits) {
        return None;
    }
    let [first, rest @ ..] = &groups[..] else {
        return None;
    };
    // `12.0`, as spreadsheets write whole numbers.
    if let [fraction] = rest
        && fraction.bytes().all(|byte| byte == b'0')
        && fraction.len() != 3
    {
        return first.parse().ok();
    }
    let are_thousands =
        rest.iter().all(|group| group.len() == 3) && (rest.is_empty() || first.len() <= 3);
    are_thousands.then(|| groups.concat().parse().ok())?
}

/// A number, once it is known what its fraction stands behind.
pub fn decimal(text: &str, sign: Decimal) -> Option<f64> {
    let (point, thousands) = match sign {
        Decimal::Point => ('.', ','),
        Decimal::Comma => (',', '.'),
    };
    let text: String = text
        .trim()
        .chars()
        .filter(|character| !matches!(character, ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’'))
        .collect();
    let (whole, fraction) = text.split_once(point).unwrap_or((&text, ""));
    if fraction.contains(thousands) {
        return None;
    }
    let number = format!("{}.{fraction}0", whole.replace(thousands, ""));
    number
        .parse()
        .ok()
        .filter(|number: &f64| number.is_finite())
}

/// What a column of numbers proves of the sign before their fractions; none where it may be either.
pub fn sign_of<'a>(column: impl Iterator<Item = &'a str>) -> Option<Decimal> {
    let (mut point, mut comma, mut is_open) = (false, false, false);
    for text in column {
        match proof(text.trim()) {
            Some(Some(Decimal::Point)) => point = true,
            Some(Some(Decimal::Comma)) => comma = true,
            Some(None) => is_open = true,
            None => {}
        }
    }
    match (point, comma, is_open) {
        (true, false, _) => Some(Decimal::Point),
        (false, true, _) => Some(Decimal::Comma),
        // Whole numbers without any sign.
        (false, false, false) => Some(Decimal::Point),
        _ => None,
    }
}

/// What one number proves; nothing in itself, if one sign stands before three digits; none without a sign.
fn proof(text: &str) -> Option<Option<Decimal>> {
    let last = text.rfind(['.', ','])?;
    let (sign, other) = if text[last..].starts_with('.') {
        (Decimal::Point, Decimal::Comma)
    } else {
        (Decimal::Comma, Decimal::Point)
    };
    let [own, foreign] = if sign == Decimal::Point {
        ['.', ',']
    } else {
        [',', '.']
    };
    if text[..last].contains(foreign) {
        return Some(Some(sign));
    }
    // Two of one kind are signs of thousands.
    if text[..last].contains(own) {
        return Some(Some(other));
    }
    let behind = text.len() - last - 1;
    Some((behind != 3 || last > 3 || text[..last].trim() == "0").then_some(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_whole() {
        for (text, number) in [
            ("30", Some(30)),
            ("1,234", Some(1234)),
            ("1.234.567", Some(1_234_567)),
            ("1 234", Some(1234)),
            ("12.0", Some(12)),
            ("12.5", None),
            ("12,34", None),
            ("-3", None),
            ("", None),
            ("3 to 4", None),
        ] {
            assert_eq!(count(text), number, "{text}");
        }
    }

    #[test]
    fn words_and_signs_say_how_exact_a_count_is() {
        assert_eq!(qualified("at least 30"), ("30", Some("at-least")));
        assert_eq!(qualified("More than 1,000"), ("1,000", Some("more-than")));
        assert_eq!(qualified("30+"), ("30", Some("at-least")));
        assert_eq!(qualified("~30"), ("30", Some("about")));
        assert_eq!(qualified("30"), ("30", None));
        assert_eq!(qualifier("more than"), Some(Some("more-than")));
        assert_eq!(qualifier("sort of"), None);
    }

    #[test]
    fn a_decimal_comma_is_proved_by_the_column() {
        let sign = |column: &[&'static str]| sign_of(column.iter().copied());
        assert_eq!(sign(&["1,234", "12,5"]), Some(Decimal::Comma));
        assert_eq!(sign(&["1.234,5"]), Some(Decimal::Comma));
        assert_eq!(sign(&["1,234.5"]), Some(Decimal::Point));
        assert_eq!(sign(&["1,234"]), None);
        assert_eq!(sign(&["12,5", "12.5"]), None);
        assert_eq!(sign(&["12", "7"]), Some(Decimal::Point));
        assert_eq!(sign(&["1.234.567"]), Some(Decimal::Comma));
        assert_eq!(sign(&["0.125"]), Some(Decimal::Point));
    }

    #[test]
    fn a_number_is_read_by_its_sign() {
        assert_eq!(decimal("1.234,5", Decimal::Comma), Some(1234.5));
        assert_eq!(decimal("1,234.5", Decimal::Point), Some(1234.5));
        assert_eq!(decimal("1 234", Decimal::Point), Some(1234.0));
        assert_eq!(decimal("12,3,4", Decimal::Comma), None);
        assert_eq!(decimal("n/a", Decimal::Point), None);
    }
}
