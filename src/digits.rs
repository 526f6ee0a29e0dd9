//! Whole numbers in plain digits: the standard library's reading of them is compiled for each type, a kilobyte in all.

/// The number that a text of digits and nothing else is; one that is too large is the largest.
pub fn parse(text: &str) -> Option<i32> {
    if text.is_empty() {
        return None;
    }
    let mut number: i32 = 0;
    for byte in text.bytes() {
        if !byte.is_ascii_digit() {
            return None;
        }
        let digit = i32::from(byte - b'0');
        number = number.saturating_mul(10).saturating_add(digit);
    }
    Some(number)
}

/// The number that a text of at most eight hexadecimal digits and nothing else is.
pub fn hexadecimal(text: &str) -> Option<u32> {
    let mut number = 0;
    for letter in text.chars() {
        number = number << 4 | letter.to_digit(16)?;
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::{hexadecimal, parse};

    #[test]
    fn hexadecimal_digits_are_a_number_whatever_their_case() {
        assert_eq!(hexadecimal("00fF"), Some(255));
        assert_eq!(hexadecimal("ffffffff"), Some(u32::MAX));
        for text in ["+1", "0x1", "fg", "٣"] {
            assert_eq!(hexadecimal(text), None, "{text}");
        }
    }

    #[test]
    fn digits_are_a_number_and_nothing_else_is() {
        assert_eq!(parse("2021"), Some(2021));
        assert_eq!(parse("007"), Some(7));
        assert_eq!(parse("12345678901"), Some(i32::MAX));
        for text in ["", "-1", "1e3", "²"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
