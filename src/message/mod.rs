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
use english::{ENGLISH, sentence};

/// A language that the core speaks. What writes its numbers and dates is the host.
pub struct Language {
    /// How its BCP 47 tags begin.
    pub tag: &'static str,
    /// The text of a message; none of one that it lacks, which is said in English.
    pub text: fn(Message) -> Option<&'static str>,
    /// A name within a sentence, and as the owner of something.
    pub named: fn(&str) -> String,
    pub owner: fn(&str) -> String,
}

/// The languages besides English: the place for another one.
#[cfg(not(test))]
const OTHERS: &[&Language] = &[];
#[cfg(test)]
const OTHERS: &[&Language] = &[&tests::BACKWARDS];

impl Language {
    /// The language of a tag; English for one that the core does not speak.
    fn of(tag: &str) -> &'static Self {
        let is_it = |language: &&&Self| {
            let rest = tag.strip_prefix(language.tag);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        OTHERS.iter().find(is_it).copied().unwrap_or(&ENGLISH)
    }

    /// The text of a message, gaps and all.
    fn text(&self, message: Message) -> &'static str {
        (self.text)(message).unwrap_or_else(|| english::text(message))
    }
}

impl<'h> dyn Host + 'h {
    /// The text of a message, gaps and all.
    fn text_of(&self, message: Message) -> &'static str {
        Language::of(self.language()).text(message)
    }

    /// A message that has no gaps.
    pub fn say(&self, message: Message) -> String {
        self.text_of(message).to_owned()
    }

    /// A message with its gaps filled.
    pub fn tell<const N: usize>(&self, message: Message, gaps: [String; N]) -> String {
        fill(self.text_of(message), 0, "", &gaps)
    }

    /// A message about a number of things, with its other gaps filled.
    pub fn tell_of<const N: usize>(
        &self,
        message: Message,
        number: usize,
        gaps: [String; N],
    ) -> String {
        let in_words = self.number(number as f64);
        fill(self.text_of(message), number, &in_words, &gaps)
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
        let mut words = split(self.text_of(Message::SmallNumbers), b' ');
        match number.checked_sub(1).and_then(|row| words.nth(row)) {
            Some(word) => word.to_owned(),
            None => self.number(number as f64),
        }
    }

    /// A name within a sentence, with the article that it takes.
    pub fn named(&self, name: &str) -> String {
        (Language::of(self.language()).named)(name)
    }

    /// A name as the owner of something.
    pub fn owner(&self, name: &str) -> String {
        (Language::of(self.language()).owner)(name)
    }

    /// A text as the beginning of a sentence.
    pub fn sentence(&self, text: String) -> String {
        sentence(text)
    }
}

fn fill(mut text: &str, number: usize, in_words: &str, gaps: &[String]) -> String {
    let mut length = text.len() + in_words.len();
    for gap in gaps {
        length += gap.len();
    }
    let mut filled = String::with_capacity(length);
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
    use super::*;
    use crate::dataset::date::Day;
    use crate::text::Font;

    /// A language with one message, in which a name's owner stands behind it.
    pub const BACKWARDS: Language = Language {
        tag: "x-back",
        text: |message| (message == Message::FromTo).then_some("{1} ← {0}"),
        named: |name| name.chars().rev().collect(),
        owner: |name| ["von ", name].concat(),
    };

    /// A host whose readers have this language.
    struct Reader(&'static str);

    impl Host for Reader {
        fn language(&self) -> &str {
            self.0
        }

        fn text_width(&self, text: &str, font: Font) -> f64 {
            text.len() as f64 * font.size_css
        }

        fn number(&self, value: f64) -> String {
            value.to_string()
        }

        fn percent(&self, value: f64) -> String {
            value.to_string()
        }

        fn day(&self, day: Day, _: DateStyle) -> String {
            day.iso()
        }

        fn days(&self, span: &DateSpan, _: DateStyle) -> String {
            span.first.iso()
        }
    }

    #[test]
    fn the_host_has_the_language() {
        let said = |language| {
            let host: &dyn Host = &Reader(language);
            let gaps = ["1".to_owned(), "2".to_owned()];
            [
                host.tell(Message::FromTo, gaps),
                host.named("abc"),
                host.owner("abc"),
            ]
        };
        for language in ["x-back", "x-back-AT"] {
            assert_eq!(said(language), ["2 ← 1", "cba", "von abc"]);
        }
        for language in ["en", "x-backwards", "fr", ""] {
            assert_eq!(said(language), ["1 to 2", "abc", "abc’s"]);
        }
    }

    #[test]
    fn what_a_language_lacks_is_said_in_english() {
        let host: &dyn Host = &Reader("x-back");
        assert_eq!(host.say(Message::NotGiven), "not given");
    }

    #[test]
    fn texts_have_whole_gaps_and_single_blanks() {
        for text in english::TEXTS.lines() {
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
