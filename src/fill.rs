//! Texts put together and cut. What the standard library has for it formats and searches in all ways
//! there are: 7 kB of code in a core that needs one of each.

/// A pattern with each `{}` replaced by the next of the texts.
pub fn fill(pattern: &str, gaps: &[&str]) -> String {
    let mut length = pattern.len();
    for gap in gaps {
        length += gap.len();
    }
    let mut text = String::with_capacity(length);
    let mut gaps = gaps.iter();
    let mut parts = split(pattern, b'{');
    text.push_str(parts.next().unwrap_or_default());
    for part in parts {
        text.push_str(gaps.next().copied().unwrap_or_default());
        // Behind the closing brace.
        text.push_str(part.get(1..).unwrap_or_default());
    }
    text
}

/// What stands before and after the first of an ASCII letter; none without one.
pub fn cut(text: &str, letter: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == letter)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// The parts of a text between those that are an ASCII letter.
pub fn split(text: &str, letter: u8) -> Parts<'_> {
    Parts {
        rest: Some(text),
        letter,
    }
}

/// The parts of a text, in their order.
pub struct Parts<'a> {
    rest: Option<&'a str>,
    letter: u8,
}

impl<'a> Iterator for Parts<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.rest.take()?;
        match cut(rest, self.letter) {
            Some((part, after)) => {
                self.rest = Some(after);
                Some(part)
            }
            None => Some(rest),
        }
    }
}

/// A text that somebody else holds, of one's own: `to_string` of a shared text would format it.
pub fn owned(text: &str) -> String {
    text.to_owned()
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
    fn a_text_is_cut_as_the_standard_library_does() {
        for text in ["", "a", "a-b", "-", "a–b-c--", "2021-03-27"] {
            let parts: Vec<&str> = split(text, b'-').collect();
            assert_eq!(parts, text.split('-').collect::<Vec<_>>());
            assert_eq!(cut(text, b'-'), text.split_once('-'));
        }
    }
}
