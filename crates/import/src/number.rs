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

/// Whether a cell says that there is no number. It is no zero: a year is not to have shares of the others alone, and a trend has a
/// gap there.
pub fn is_not_given(number: &str) -> bool {
    const SIGNS: [&str; 10] = ["", "n/a", "na", "n.a.", "-", "–", "—", "..", "…", "?"];
    let number = number.trim();
    SIGNS.iter().any(|sign| number.eq_ignore_ascii_case(sign))
}

/// A whole number of people. Nobody is killed in part, so what stands before three digits is a sign of thousands; a column in
/// which something else does is of other numbers: see [`has_fractions`].
pub fn count(text: &str) -> Option<u64> {
    let text = text.trim();
    let groups: Vec<&str> = text.split(SIGNS).collect();
    if !groups.iter().all(|group| is_digits(group)) {
        return None;
    }
    let [first, rest @ ..] = &groups[..] else {
        return None;
    };
    // `12.0`, as spreadsheets write whole numbers.
    if let [fraction] = rest
        && matches!(*fraction, "0" | "00")
        && text[first.len()..].starts_with(['.', ','])
    {
        return first.parse().ok();
    }
    let number = are_thousands(first, rest).then(|| groups.concat().parse().ok())?;
    number.filter(|number| *number <= MOST)
}

/// No count is larger: beyond it JSON readers are not exact.
const MOST: u64 = 9_007_199_254_740_992;

/// Signs that stand between thousands.
const SIGNS: [char; 7] = [',', '.', ' ', '\u{a0}', '\u{202f}', '\'', '’'];

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether groups of digits are a number in thousands: all but the first have three, and that is no zero.
fn are_thousands(first: &str, rest: &[&str]) -> bool {
    rest.is_empty()
        || (first.len() <= 3
            && !first.starts_with('0')
            && rest.iter().all(|group| group.len() == 3))
}

/// Whether a column has fractions, so that no sign in it is certain to be of thousands: `0.500`, `12.5`.
pub fn has_fractions<'a>(mut column: impl Iterator<Item = &'a str>) -> bool {
    column.any(|cell| {
        let (number, _) = qualified(cell);
        let is_number = number.contains(['.', ',']) && number.split(SIGNS).all(is_digits);
        is_number && count(number).is_none()
    })
}

/// Whether a text has a sign that may be of thousands or of a fraction.
pub fn has_sign(text: &str) -> bool {
    text.contains(['.', ','])
}

/// A number, once it is known what its fraction stands behind; without a sign it needs no knowledge.
pub fn decimal(text: &str, sign: Option<Decimal>) -> Result<f64, &'static str> {
    const NONE: &str = "without a number";
    let text = text.trim();
    if text.is_empty() {
        return Err(NONE);
    }
    let sign = match sign {
        Some(sign) => sign,
        None if has_sign(text) => return Err("whose numbers can be read in two ways"),
        None => Decimal::Point,
    };
    if let Some(rest) = text.strip_prefix(['-', '−'])
        && rest.starts_with(|first: char| first.is_ascii_digit())
    {
        return Err("with a negative number");
    }
    let point = match sign {
        Decimal::Point => '.',
        Decimal::Comma => ',',
    };
    let (whole, fraction) = text.split_once(point).unwrap_or((text, "0"));
    let groups: Vec<&str> = whole.split(SIGNS).collect();
    let [first, rest @ ..] = &groups[..] else {
        return Err(NONE);
    };
    // A zero may stand alone before a fraction, and the whole before the point may be left out.
    let is_whole = groups.iter().all(|group| is_digits(group)) && are_thousands(first, rest);
    if !(is_whole || whole.is_empty()) || !is_digits(fraction) {
        return Err(NONE);
    }
    let number: f64 = format!("0{}.{fraction}", groups.concat())
        .parse()
        .map_err(|_| NONE)?;
    // The most that our format takes.
    if number <= 1e12 {
        Ok(number)
    } else {
        Err("with a number beyond all bounds")
    }
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
            ("0.500", None),
            ("12 00", None),
            ("1,0000", None),
            ("1.00", Some(1)),
            ("1.000", Some(1000)),
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
    fn a_column_with_a_fraction_has_no_certain_thousands() {
        assert!(has_fractions(["5.000", "0.500"].into_iter()));
        assert!(has_fractions(["12,5"].into_iter()));
        assert!(!has_fractions(["1,234", "12.0", "n/a", "30+"].into_iter()));
    }

    #[test]
    fn a_number_is_read_by_its_sign() {
        let read = |text: &str, sign: Decimal| decimal(text, Some(sign)).ok();
        assert_eq!(read("1.234,5", Decimal::Comma), Some(1234.5));
        assert_eq!(read("1,234.5", Decimal::Point), Some(1234.5));
        assert_eq!(read("1 234", Decimal::Point), Some(1234.0));
        assert_eq!(read("0.25", Decimal::Point), Some(0.25));
        assert_eq!(read("12,5", Decimal::Point), None);
        assert_eq!(read("12,3,4", Decimal::Comma), None);
        assert_eq!(read("n/a", Decimal::Point), None);
        assert_eq!(decimal("12", None), Ok(12.0));
        assert!(decimal("1,234", None).is_err());
    }
}
