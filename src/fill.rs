//! Texts with gaps, and numbers as digits. The formatting of the standard library is 6 kB of code in a core that needs
//! nothing else of it.

/// A pattern with each `{}` replaced by the next of the texts.
pub fn fill(pattern: &str, gaps: &[&str]) -> String {
    let mut text = String::new();
    let mut gaps = gaps.iter();
    let mut parts = pattern.split('{');
    text.push_str(parts.next().unwrap_or_default());
    for part in parts {
        text.push_str(gaps.next().copied().unwrap_or_default());
        // Behind the closing brace.
        text.push_str(part.get(1..).unwrap_or_default());
    }
    text
}

/// A text that somebody else holds, of one's own: `to_string` of a shared text would format it.
pub fn owned(text: &str) -> String {
    text.to_owned()
}

/// A whole number in digits, with zeros in front up to a width.
pub fn written(number: i32, width: usize) -> String {
    let mut letters = Vec::new();
    let mut left = number.unsigned_abs();
    while left > 0 || letters.len() < width.max(1) {
        letters.push(b'0' + (left % 10) as u8);
        left /= 10;
    }
    let mut text = String::new();
    if number < 0 {
        text.push('-');
    }
    for letter in letters.iter().rev() {
        text.push(*letter as char);
    }
    text
}

/// A whole number in digits; one that is too large is the largest.
pub fn count(number: usize) -> String {
    written(i32::try_from(number).unwrap_or(i32::MAX), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_filled_in_their_order() {
        assert_eq!(fill("\"{}\" is not {}", &["a", "b"]), "\"a\" is not b");
        assert_eq!(fill("{}{}", &["–"]), "–");
        assert_eq!(fill("none", &[]), "none");
    }

    #[test]
    fn numbers_are_written_as_the_standard_library_does() {
        for number in [0, 7, 10, -12, 2021, i32::MAX, i32::MIN] {
            assert_eq!(written(number, 1), number.to_string());
            assert_eq!(
                written(number.saturating_abs(), 4),
                format!("{:04}", number.saturating_abs())
            );
        }
    }
}
