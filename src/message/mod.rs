//! All that the core says around its pictures, in one catalogue: sentences with gaps, which numbers, dates and names
//! fill.
//!
//! A gap is `{0}`, `{1}` …, in whatever order a language wants them. Of a message about a number of things `{n}` is that
//! number, and `{visit|visits}` the words for one and for more.

mod english;

use crate::dataset::date::{DateSpan, Doubt};
use crate::fill::{cut, split};
use crate::text::{DateStyle, Host};
pub use english::Message;
use english::{ENGLISH, named, owner, sentence};

/// It is noted where every eighth message begins: to read all that stand before one took most of the time that words did.
const STRIDE: usize = 8;
static STARTS: [u16; LINES / STRIDE + 1] = starts();
const LINES: usize = {
    let (mut lines, mut at) = (0, 0);
    while at < ENGLISH.len() {
        lines += (ENGLISH.as_bytes()[at] == b'\n') as usize;
        at += 1;
    }
    lines
};

const fn starts() -> [u16; LINES / STRIDE + 1] {
    let mut starts = [0; LINES / STRIDE + 1];
    let (mut line, mut at) = (0, 0);
    while at < ENGLISH.len() {
        if ENGLISH.as_bytes()[at] == b'\n' {
            line += 1;
            if line % STRIDE == 0 {
                starts[line / STRIDE] = at as u16 + 1;
            }
        }
        at += 1;
    }
    starts
}

impl Message {
    /// Its text, gaps and all.
    pub fn text(self) -> &'static str {
        let row = self as usize;
        let near = ENGLISH.get(STARTS[row / STRIDE] as usize..);
        let mut lines = split(near.unwrap_or_default(), b'\n');
        lines.nth(row % STRIDE).unwrap_or_default()
    }
}

impl<'h> dyn Host + 'h {
    /// A message that has no gaps.
    pub fn say(&self, message: Message) -> String {
        message.text().to_owned()
    }

    /// A message with its gaps filled.
    pub fn tell<const N: usize>(&self, message: Message, gaps: [String; N]) -> String {
        fill(message.text(), 0, "", &gaps)
    }

    /// A message about a number of things, with its other gaps filled.
    pub fn tell_of<const N: usize>(
        &self,
        message: Message,
        number: usize,
        gaps: [String; N],
    ) -> String {
        let in_words = self.number(number as f64);
        fill(message.text(), number, &in_words, &gaps)
    }

    /// A date in the reader's language, as precise as it is known, with its doubt.
    pub fn date(&self, span: &DateSpan, style: DateStyle) -> String {
        let days = self.days(span, style);
        match span.doubt {
            Doubt::None => days,
            Doubt::Approximate => self.tell(Message::About, [days]),
            Doubt::Uncertain => self.tell(Message::Uncertain, [days]),
        }
    }

    /// A number of things as newspapers have it: in letters from one to nine.
    pub fn small_number(&self, number: usize) -> String {
        let mut words = split(Message::SmallNumbers.text(), b' ');
        match number.checked_sub(1).and_then(|row| words.nth(row)) {
            Some(word) => word.to_owned(),
            None => self.number(number as f64),
        }
    }

    /// A name within a sentence, with the article that it takes.
    pub fn named(&self, name: &str) -> String {
        named(name)
    }

    /// A name as the owner of something.
    pub fn owner(&self, name: &str) -> String {
        owner(name)
    }

    /// A text as the beginning of a sentence.
    pub fn sentence(&self, text: String) -> String {
        sentence(text)
    }
}

fn fill(mut text: &str, number: usize, in_words: &str, gaps: &[String]) -> String {
    let mut filled = String::new();
    while let Some((before, after)) = cut(text, b'{') {
        filled.push_str(before);
        let (gap, after) = cut(after, b'}').unwrap_or((after, ""));
        filled.push_str(match cut(gap, b'|') {
            Some((one, _)) if number == 1 => one,
            Some((_, many)) => many,
            None if gap == "n" => in_words,
            None => {
                let index = gap.bytes().next().unwrap_or_default().wrapping_sub(b'0');
                gaps.get(usize::from(index)).map_or("", |text| text)
            }
        });
        text = after;
    }
    filled.push_str(text);
    filled
}

#[cfg(test)]
mod tests {
    use super::{ENGLISH, fill};

    #[test]
    fn texts_have_whole_gaps_and_single_blanks() {
        for text in ENGLISH.lines() {
            let count = |letter: char| text.matches(letter).count();
            assert!(!text.contains("  ") && count('{') == count('}'), "{text}");
            let filled = fill(text, 1, "1", &[const { String::new() }; 6]);
            assert!(!filled.contains(['{', '}', '|']), "{text}");
        }
    }

    #[test]
    fn gaps_are_filled_in_the_order_of_the_text() {
        let gaps = ["one".to_owned(), "two".to_owned()];
        assert_eq!(fill("{1} and {0}.", 0, "", &gaps), "two and one.");
    }

    #[test]
    fn a_number_has_its_word() {
        let text = "{n} {visit|visits}";
        assert_eq!(fill(text, 1, "1", &[]), "1 visit");
        assert_eq!(fill(text, 2000, "2,000", &[]), "2,000 visits");
    }

    #[test]
    fn what_fills_a_gap_has_no_gaps() {
        assert_eq!(fill("{0}", 0, "", &["{0}".to_owned()]), "{0}");
    }
}
