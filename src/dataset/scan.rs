//! JSON (RFC 8259) as raw text: where values begin and end, and nothing more.
//!
//! A reader of our own, because the ready-made ones convert numbers as they go: that brings two
//! tables of powers of ten, and with the rest of serde_json 23 of the 100 kB that the whole figure may
//! weigh. It also knows, to the field, what is wrong; and it never recurses, so that no nesting is
//! too deep for it.

use crate::digits;
use crate::fill::cut;

/// The byte at which a text stops being JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken {
    pub at: usize,
}

type Scanned<T> = Result<T, Broken>;

/// The fields of the object that a text is: raw names without their quotes, and raw values.
///
/// # Errors
/// If the text is not JSON, or not an object.
pub fn fields(text: &str) -> Scanned<Vec<(&str, &str)>> {
    let mut scanner = Scanner { text, at: 0 };
    let mut fields = Vec::new();
    scanner.open(b'{')?;
    while scanner.another(b'}', fields.is_empty())? {
        let name = scanner.name()?;
        fields.push((name, scanner.value()?));
    }
    scanner.end()?;
    Ok(fields)
}

/// The raw elements of the array that a text is.
///
/// # Errors
/// If the text is not JSON, or not an array.
pub fn elements(text: &str) -> Scanned<Vec<&str>> {
    let mut scanner = Scanner { text, at: 0 };
    let mut elements = Vec::new();
    scanner.open(b'[')?;
    while scanner.another(b']', elements.is_empty())? {
        elements.push(scanner.value()?);
    }
    scanner.end()?;
    Ok(elements)
}

/// The text of a raw string, its quotes taken off and its escapes resolved; none if it is no string,
/// or half of a surrogate pair.
pub fn string(raw: &str) -> Option<String> {
    unescaped(raw.strip_prefix('"')?.strip_suffix('"')?)
}

/// Resolves the escapes of what stood between quotes.
pub fn unescaped(inner: &str) -> Option<String> {
    let mut text = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some((before, escaped)) = cut(rest, b'\\') {
        text.push_str(before);
        let (letter, after) = escape(escaped)?;
        text.push(letter);
        rest = after;
    }
    text.push_str(rest);
    Some(text)
}

/// The letter that an escape stands for, and what follows it.
fn escape(text: &str) -> Option<(char, &str)> {
    let (first, after) = (text.as_bytes().first()?, text.get(1..)?);
    let letter = match first {
        b'n' => '\n',
        b't' => '\t',
        b'r' => '\r',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'u' => return unicode_escape(after),
        other => char::from(*other),
    };
    Some((letter, after))
}

fn unicode_escape(text: &str) -> Option<(char, &str)> {
    let unit = |text: &str| digits::hexadecimal(text.get(..4)?);
    let (first, after) = (unit(text)?, text.get(4..)?);
    if let Some(letter) = char::from_u32(first) {
        return Some((letter, after));
    }
    let second = unit(after.strip_prefix("\\u")?)?;
    // A pair of surrogates has ten bits each of what is above the first 2¹⁶ characters.
    let (high, low) = (first.checked_sub(0xD800)?, second.checked_sub(0xDC00)?);
    if high >= 0x400 || low >= 0x400 {
        return None;
    }
    let letter = char::from_u32(0x1_0000 + (high << 10) + low)?;
    Some((letter, after.get(6..)?))
}

/// The value of a raw number: infinite if it is too large for a double.
///
/// Exact where seventeen digits and powers of ten up to 22 suffice, as in all data that people
/// write (Clinger 1990); correct to a few units in the last place elsewhere.
pub fn number(raw: &str) -> f64 {
    let (mut digits, mut power, mut is_fraction) = (0_u64, 0_i32, false);
    let mut exponent = 0_i32;
    let unsigned = raw.strip_prefix('-').unwrap_or(raw);
    for (at, byte) in unsigned.bytes().enumerate() {
        match byte {
            b'.' => is_fraction = true,
            b'e' | b'E' => {
                exponent = written_exponent(unsigned.get(at + 1..).unwrap_or_default());
                break;
            }
            _ if digits < 100_000_000_000_000_000 => {
                digits = digits * 10 + u64::from(byte - b'0');
                power -= i32::from(is_fraction);
            }
            _ => power += i32::from(!is_fraction),
        }
    }
    let magnitude = scaled(digits as f64, power.saturating_add(exponent));
    if unsigned.len() < raw.len() {
        -magnitude
    } else {
        magnitude
    }
}

fn written_exponent(text: &str) -> i32 {
    let unsigned = text.strip_prefix('-').or(text.strip_prefix('+'));
    let digits = unsigned.unwrap_or(text);
    // What has more digits than an i32 is beyond any double anyway.
    let size = digits::parse(digits).unwrap_or(99_999);
    if text.starts_with('-') { -size } else { size }
}

fn scaled(mut value: f64, mut power: i32) -> f64 {
    const STEP: i32 = 22;
    const LARGEST_EXACT_POWER: f64 = 1e22;
    while value != 0.0 && value.is_finite() && power.unsigned_abs() > STEP.unsigned_abs() {
        let is_up = power > 0;
        value = if is_up {
            value * LARGEST_EXACT_POWER
        } else {
            value / LARGEST_EXACT_POWER
        };
        power += if is_up { -STEP } else { STEP };
    }
    let rest = (0..power.unsigned_abs().min(STEP.unsigned_abs())).fold(1.0, |ten, _| ten * 10.0);
    if power < 0 {
        value / rest
    } else {
        value * rest
    }
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    fn broken<T>(&self) -> Scanned<T> {
        Err(Broken { at: self.at })
    }

    /// A part of the text: brackets and quotes are ASCII, so it begins and ends between letters.
    fn since(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_while(&mut self, wanted: impl Fn(u8) -> bool) {
        while self.peek().is_some_and(&wanted) {
            self.at += 1;
        }
    }

    fn white(&mut self) {
        self.skip_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t'));
    }

    /// Takes this byte after any white space.
    fn take(&mut self, byte: u8) -> Scanned<()> {
        self.white();
        if self.peek() != Some(byte) {
            return self.broken();
        }
        self.at += 1;
        Ok(())
    }

    fn open(&mut self, bracket: u8) -> Scanned<()> {
        self.take(bracket)
    }

    /// Whether another element follows, its comma taken; if not, the closing bracket is.
    fn another(&mut self, close: u8, is_first: bool) -> Scanned<bool> {
        self.white();
        if self.peek() == Some(close) {
            self.at += 1;
            return Ok(false);
        }
        if !is_first {
            self.take(b',')?;
        }
        Ok(true)
    }

    fn end(&mut self) -> Scanned<()> {
        self.white();
        match self.peek() {
            None => Ok(()),
            Some(_) => self.broken(),
        }
    }

    /// The name of a field, with its colon; without its quotes.
    fn name(&mut self) -> Scanned<&'a str> {
        self.white();
        let start = self.at;
        self.string()?;
        let name = self.since(start + 1, self.at - 1);
        self.take(b':')?;
        Ok(name)
    }

    /// The raw text of any value.
    fn value(&mut self) -> Scanned<&'a str> {
        self.white();
        let start = self.at;
        let mut open: Vec<u8> = Vec::new();
        loop {
            self.white();
            let is_empty = self.enter(&mut open)?;
            if !is_empty {
                continue;
            }
            if self.leave(&mut open)? {
                return Ok(self.since(start, self.at));
            }
        }
    }

    /// Takes a plain value, or opens a bracket; says whether a value is complete.
    fn enter(&mut self, open: &mut Vec<u8>) -> Scanned<bool> {
        let close = match self.peek() {
            Some(b'{') => b'}',
            Some(b'[') => b']',
            _ => return self.plain().map(|()| true),
        };
        self.at += 1;
        self.white();
        if self.peek() == Some(close) {
            self.at += 1;
            return Ok(true);
        }
        open.push(close);
        if close == b'}' {
            self.name()?;
        }
        Ok(false)
    }

    /// Closes all brackets that end here; says whether that was the last one.
    fn leave(&mut self, open: &mut Vec<u8>) -> Scanned<bool> {
        while let Some(close) = open.last().copied() {
            if self.another(close, false)? {
                if close == b'}' {
                    self.name()?;
                }
                return Ok(false);
            }
            open.pop();
        }
        Ok(true)
    }

    fn plain(&mut self) -> Scanned<()> {
        match self.peek() {
            Some(b'"') => self.string(),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => {
                let rest = self.since(self.at, self.text.len());
                let word = ["true", "false", "null"]
                    .into_iter()
                    .find(|word| rest.starts_with(word));
                let Some(word) = word else {
                    return self.broken();
                };
                self.at += word.len();
                Ok(())
            }
        }
    }

    fn string(&mut self) -> Scanned<()> {
        if self.peek() != Some(b'"') {
            return self.broken();
        }
        loop {
            self.at += 1;
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => self.at += 1,
                Some(0..=0x1f) | None => return self.broken(),
                _ => {}
            }
        }
        self.at += 1;
        Ok(())
    }

    fn digits(&mut self) -> Scanned<()> {
        let start = self.at;
        self.skip_while(|byte| byte.is_ascii_digit());
        if self.at == start {
            self.broken()
        } else {
            Ok(())
        }
    }

    fn number(&mut self) -> Scanned<()> {
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        self.digits()?;
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_raw() {
        let text = r#" { "a" : [1, {"b": "}"}] , "c":-1.5e3 } "#;
        assert_eq!(
            fields(text),
            Ok(vec![("a", r#"[1, {"b": "}"}]"#), ("c", "-1.5e3")])
        );
        assert_eq!(fields("{}"), Ok(Vec::new()));
        assert_eq!(elements("[ ]"), Ok(Vec::new()));
    }

    #[test]
    fn what_is_not_json_is_told_where() {
        let texts = [
            ("{\"a\":1,}", 7),
            ("{\"a\" 1}", 5),
            ("{\"a\":NaN}", 5),
            ("{\"a\":[1,2}", 9),
            ("{\"a\":\"x", 7),
            ("{\"a\":1} 2", 8),
            ("{\"a\":1.}", 7),
            ("", 0),
        ];
        for (text, at) in texts {
            assert_eq!(fields(text), Err(Broken { at }), "{text}");
        }
    }

    #[test]
    fn escapes_are_resolved() {
        assert_eq!(
            string(r#""\u0041\n\"\\\/\ud83d\ude00""#).unwrap(),
            "A\n\"\\/😀"
        );
        assert_eq!(string(r#""\ud83d""#), None);
        assert_eq!(string("12"), None);
    }

    #[test]
    fn numbers_are_the_doubles_that_rust_reads() {
        for raw in [
            "0",
            "-0.5",
            "838.81",
            "37.6136",
            "1e22",
            "9007199254740993",
            "200000",
            "1E-7",
        ] {
            assert_eq!(number(raw), raw.parse::<f64>().unwrap(), "{raw}");
        }
        assert_eq!(number("1e999"), f64::INFINITY);
        assert_eq!(number("-1e99999999999"), f64::NEG_INFINITY);
        assert_eq!(number("1e-999"), 0.0);
        assert_eq!(number("1.5e-88888888888888888888"), 0.0);
        let close = number("123456789012345678901234567890e-40") / 1.2345678901234568e-11;
        assert!((close - 1.0).abs() < 1e-14);
    }
}
