//! Articles: their prose in passages, and the claims in it.

use crate::dataset::date::{DateSpan, Day};
use html5gum::{DefaultEmitter, EndTag, HtmlString, StartTag, Token, Tokenizer};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use std::ops::Range;

/// What is no prose.
const SKIPPED: [&str; 12] = [
    "script",
    "style",
    "template",
    "svg",
    "math",
    "noscript",
    "title",
    "textarea",
    "select",
    "button",
    "dateline-figure",
    "dateline-filter",
];

/// What stands within a line. All other elements begin and end passages.
const INLINE: [&str; 32] = [
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "cite",
    "code",
    "data",
    "dateline-claim",
    "del",
    "dfn",
    "em",
    "font",
    "i",
    "ins",
    "kbd",
    "label",
    "mark",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "time",
    "u",
    "var",
    "wbr",
    "img",
    "picture",
];

/// Elements that may be claims.
const CLAIMS: [&str; 3] = ["data", "time", "dateline-claim"];

/// A text as it is written in a file.
#[derive(Debug, Default)]
pub struct Article {
    pub passages: Vec<Passage>,
    pub links: Vec<Link>,
    /// The day that it is of, where it says so.
    pub dateline: Option<Day>,
}

/// A paragraph, a headline, an item of a list.
#[derive(Debug, Default)]
pub struct Passage {
    pub text: String,
    pub claims: Vec<Claim>,
    /// Places of the text, each with the byte of the file that it was read from.
    places: Vec<(usize, usize)>,
}

/// A phrase with a reference to data.
#[derive(Debug)]
pub struct Claim {
    pub reference: String,
    /// Whether it is in `<time>`: about a date.
    pub is_date: bool,
    /// What `value` or `datetime` say, for machines, and the bytes of the whole attribute in the file.
    pub attribute: Option<(String, Range<usize>)>,
    /// The bytes of the passage.
    pub at: Range<usize>,
    /// Where its element begins in the file, and the bytes of its content.
    pub start: usize,
    pub content: Range<usize>,
}

/// A link that may be to a state of a figure: its address, and where it begins in the file.
#[derive(Debug)]
pub struct Link {
    pub href: String,
    pub start: usize,
}

impl Article {
    /// Reads HTML as browsers do.
    pub fn html(text: &str) -> Self {
        let mut reader = Reader::default();
        reader.html(text, 0);
        reader.finish()
    }

    /// Reads Markdown, in which claims are elements of HTML.
    pub fn markdown(text: &str) -> Self {
        let mut reader = Reader::default();
        for (event, at) in Parser::new(text).into_offset_iter() {
            match event {
                Event::Text(part) => reader.text(&part, at.start),
                Event::Html(part) | Event::InlineHtml(part) => reader.html(&part, at.start),
                Event::SoftBreak | Event::HardBreak => reader.text(" ", at.start),
                Event::Start(Tag::Link { dest_url, .. }) => reader.link(&dest_url, at.start),
                Event::Start(Tag::CodeBlock(_)) => reader.skipped += 1,
                Event::End(TagEnd::CodeBlock) => reader.skipped -= 1,
                Event::Start(tag) if is_block(&tag) => reader.close(),
                Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) => reader.close(),
                _ => {}
            }
        }
        reader.finish()
    }
}

fn is_block(tag: &Tag) -> bool {
    !matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. }
    )
}

impl Passage {
    /// The byte of the file that a byte of the text was read from, as closely as is known.
    pub fn place(&self, at: usize) -> usize {
        let behind = self.places.partition_point(|(text, _)| *text <= at);
        let before = behind.checked_sub(1).map(|row| self.places[row]);
        before.map_or(0, |(text, file)| file + (at - text))
    }
}

#[derive(Default)]
struct Reader {
    article: Article,
    passage: Passage,
    /// Elements that may be claims, with the claim that each is.
    open: Vec<(String, Option<Claim>)>,
    /// How many elements are open that hold no prose.
    skipped: usize,
}

impl Reader {
    fn html(&mut self, text: &str, offset: usize) {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        for token in Tokenizer::new_with_emitter(text, emitter).flatten() {
            match token {
                Token::StartTag(tag) => self.start(&tag, offset),
                Token::EndTag(tag) => self.end(&tag, offset),
                Token::String(part) => {
                    let value = String::from_utf8_lossy(&part.value);
                    let raw = text.get(part.span.start..part.span.end);
                    match raw.filter(|raw| *raw != value) {
                        Some(raw) => self.encoded(raw, offset + part.span.start),
                        None => self.text(&value, offset + part.span.start),
                    }
                }
                _ => {}
            }
        }
    }

    fn start(&mut self, tag: &StartTag<usize>, offset: usize) {
        let name = text_of(&tag.name);
        let attribute = |name: &str| {
            let value = tag.attributes.get(name.as_bytes());
            value.map(|value| text_of(&value.value))
        };
        if name == "meta" && attribute("property").as_deref() == Some("article:published_time") {
            self.dated(attribute("content"));
        }
        if name == "time" && attribute("pubdate").is_some() {
            self.dated(attribute("datetime"));
        }
        if SKIPPED.contains(&name.as_str()) && !tag.self_closing {
            self.skipped += 1;
        }
        if !INLINE.contains(&name.as_str()) {
            self.close();
        }
        if name == "a"
            && let Some(href) = attribute("href")
        {
            self.link(&href, offset + tag.span.start);
        }
        if !CLAIMS.contains(&name.as_str()) {
            // On other elements it is the state that they set.
            if let Some(state) = attribute("data-dateline") {
                self.link(&format!("?{state}"), offset + tag.span.start);
            }
            return;
        }
        let reference = attribute(if name == "dateline-claim" {
            "of"
        } else {
            "data-dateline"
        });
        let machine = if name == "time" { "datetime" } else { "value" };
        let place = |name: &str| {
            let span = tag.attributes.get(name.as_bytes()).map(|value| value.span);
            span.map_or(0..0, |span| offset + span.start..offset + span.end)
        };
        let at = self.passage.text.len();
        let claim = reference
            .filter(|_| self.skipped == 0)
            .map(|reference| Claim {
                reference,
                is_date: name == "time",
                attribute: attribute(machine).map(|value| (value, place(machine))),
                at: at..at,
                start: offset + tag.span.start,
                content: offset + tag.span.end..offset + tag.span.end,
            });
        self.open.push((name, claim));
    }

    fn end(&mut self, tag: &EndTag<usize>, offset: usize) {
        let name = text_of(&tag.name);
        if SKIPPED.contains(&name.as_str()) {
            self.skipped = self.skipped.saturating_sub(1);
        }
        if let Some(row) = self.open.iter().rposition(|(open, _)| *open == name) {
            // What is open within it ends with it.
            for (_, claim) in self.open.split_off(row).into_iter().rev() {
                self.claimed(claim, offset + tag.span.start);
            }
        }
        if !INLINE.contains(&name.as_str()) {
            self.close();
        }
    }

    fn claimed(&mut self, claim: Option<Claim>, end: usize) {
        let Some(mut claim) = claim else { return };
        claim.at.end = self.passage.text.len();
        claim.content.end = end;
        self.passage.claims.push(claim);
    }

    fn text(&mut self, text: &str, file: usize) {
        if self.skipped > 0 {
            return;
        }
        self.passage.places.push((self.passage.text.len(), file));
        self.passage.text.push_str(text);
    }

    /// A text with character references and the like: each piece of it has a place of its own, so that those behind are exact.
    fn encoded(&mut self, raw: &str, file: usize) {
        let mut at = 0;
        while at < raw.len() {
            let rest = &raw[at..];
            let length = match rest.find(['&', '\r']) {
                Some(0) => length_of_code(rest),
                Some(plain) => plain,
                None => rest.len(),
            };
            let piece = &rest[..length];
            self.text(&decoded(piece), file + at);
            at += length;
        }
    }

    fn link(&mut self, href: &str, start: usize) {
        self.article.links.push(Link {
            href: href.to_owned(),
            start,
        });
    }

    fn dated(&mut self, text: Option<String>) {
        let day = text.and_then(|text| DateSpan::parse(text.get(..10)?).ok());
        self.article.dateline = self.article.dateline.or(day.map(|day| day.first));
    }

    /// Ends the passage. A claim that was never closed ends with it.
    fn close(&mut self) {
        while let Some((_, claim)) = self.open.pop() {
            let end = claim.as_ref().map_or(0, |claim| claim.content.end);
            self.claimed(claim, end);
        }
        let passage = std::mem::take(&mut self.passage);
        if !passage.text.trim().is_empty() || !passage.claims.is_empty() {
            self.article.passages.push(passage);
        }
    }

    fn finish(mut self) -> Article {
        self.close();
        self.article
    }
}

/// The bytes of a character reference, or of the end of a line, that a text begins with.
fn length_of_code(text: &str) -> usize {
    let (first, rest) = text.split_at(1);
    if first == "\r" {
        return 1 + usize::from(rest.starts_with('\n'));
    }
    let is_of_code = |letter: char| letter == '#' || letter.is_ascii_alphanumeric();
    let length = rest.find(|letter| !is_of_code(letter));
    let length = 1 + length.unwrap_or(rest.len());
    length + usize::from(text[length..].starts_with(';'))
}

/// A piece of a text as browsers read it.
fn decoded(piece: &str) -> String {
    let tokens = Tokenizer::new(piece).flatten();
    let text = tokens.filter_map(|token| match token {
        Token::String(part) => Some(String::from_utf8_lossy(&part.value).into_owned()),
        _ => None,
    });
    text.collect()
}

fn text_of(text: &HtmlString) -> String {
    String::from_utf8_lossy(text).into_owned()
}
