//! Whole numbers in plain digits: the standard library's reading of them is compiled for each type, a kilobyte in
//! all, and its writing brings all that formats.

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

/// A whole number in digits, with zeros in front up to a width.
pub fn written(number: i32, width: usize) -> String {
    let mut digits = [0; 10];
    let mut count = 0;
    let mut left = number.unsigned_abs();
    while left > 0 || count == 0 {
        digits[count] = b'0' + (left % 10) as u8;
        left /= 10;
        count += 1;
    }
    let mut text = String::with_capacity(width.max(count) + 1);
    if number < 0 {
        text.push('-');
    }
    for _ in count..width {
        text.push('0');
    }
    for digit in digits[..count].iter().rev() {
        text.push(char::from(*digit));
    }
    text
}

/// A whole number in digits; one that is too large is the largest.
pub fn count(number: usize) -> String {
    written(i32::try_from(number).unwrap_or(i32::MAX), 1)
}

#[cfg(test)]
mod tests {
    use super::{hexadecimal, parse, written};

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
