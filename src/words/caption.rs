//! Captions: headline, measure, key, notes, credit, and one sentence of what the picture shows.

use super::value::vintage;
use super::{Credit, Localizer};
use crate::dataset::date::Day;
use crate::dataset::{RecordRef, Table};
use crate::fill::owned;
use crate::filter::Filter;
use crate::message::Message;
use crate::order::add_new;
use crate::text::{DateStyle, Host};

/// A sentence names at most so many sources.
const MOST_NAMED: usize = 3;

/// What stands around a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Caption {
    /// What the figure shows.
    pub headline: String,
    /// What is measured, in which unit, where and when.
    pub measure: String,
    /// The picture in one sentence.
    pub summary: String,
    /// The sources of that sentence in another one.
    pub cited: String,
    /// Said in place of a picture that has nothing to show.
    pub message: Option<String>,
    pub key: Vec<Key>,
    pub notes: Vec<String>,
    /// The sources in a line of text, cut into what is said before each and the source itself.
    pub credits: Vec<Credit>,
}

/// One entry of the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The sign in the picture.
    pub label: String,
    /// What the shell's style calls the sign's look; empty for the accent.
    pub ink: &'static str,
    pub text: String,
}

impl Caption {
    /// The caption of a picture, as yet without notes and sources.
    #[inline(never)]
    pub fn new(headline: String, measure: String, summary: String) -> Self {
        Self {
            headline,
            measure,
            summary,
            ..Self::default()
        }
    }

    /// The caption of an empty selection: says so, and what was asked for.
    pub fn nothing(
        headline: Message,
        (what, table): (Message, Table),
        localizer: Localizer,
        filter: &Filter,
    ) -> Self {
        let host = localizer.host;
        let day = |day: Day| host.day(day, DateStyle::Long);
        let when = match (filter.from, filter.to) {
            (Some(from), Some(to)) if from == to => host.tell(Message::OfDay, [day(from)]),
            (Some(from), Some(to)) => host.tell(Message::FromDayToDay, [day(from), day(to)]),
            (Some(from), None) => host.tell(Message::FromDayOn, [day(from)]),
            (None, Some(to)) => host.tell(Message::UpToDay, [day(to)]),
            (None, None) => String::new(),
        };
        let gaps = [host.say(what), when];
        let message = if localizer.data.rows(table) == 0 {
            Message::NothingThere
        } else {
            Message::NothingFits
        };
        let mut caption = Self::new(host.say(headline), String::new(), String::new());
        caption.message = Some(host.tell(message, gaps));
        caption
    }

    /// The picture for who does not see it: its sentence and its sources.
    pub fn described(&self) -> String {
        let mut text = owned(&self.summary);
        if !text.is_empty() && !self.cited.is_empty() {
            text.push(' ');
            text.push_str(&self.cited);
        }
        text
    }

    /// Adds an entry of the key.
    pub fn key(&mut self, label: &str, ink: &'static str, text: String) {
        let label = label.to_owned();
        self.key.push(Key { label, ink, text });
    }

    /// Adds a note.
    pub fn note(&mut self, note: String) {
        self.notes.push(note);
    }

    /// Adds a note if there is one.
    pub fn note_if(&mut self, note: Option<String>) {
        self.notes.extend(note);
    }

    /// Adds what the sources of some records say of their own numbers, each said once.
    pub fn source_notes(&mut self, localizer: Localizer, records: &[RecordRef]) {
        for source in localizer.sources(records) {
            if let Some(note) = &source.note {
                add_new(&mut self.notes, owned(note));
            }
        }
    }

    /// Says what alone is counted, where some records are of sources that all count one thing alone: of ships, nothing else
    /// may be said of all arms.
    pub fn limit_to_scope(&mut self, localizer: Localizer, records: &[RecordRef]) {
        let mut scope = None;
        for source in localizer.sources(records) {
            match &source.scope {
                Some(own) if scope.is_none_or(|scope| scope == own) => scope = Some(own),
                _ => return,
            }
        }
        let Some(scope) = scope else {
            return;
        };
        for (text, message) in [
            (&mut self.headline, Message::OfScope),
            (&mut self.measure, Message::OfScope),
            (&mut self.summary, Message::ScopeAndSentence),
        ] {
            if !text.is_empty() {
                let gaps = [std::mem::take(text), owned(scope)];
                *text = localizer.host.tell(message, gaps);
            }
        }
    }

    /// Names the sources of some records: each in full below the picture, the first in short behind its sentence.
    pub fn credit(&mut self, localizer: Localizer, records: &[RecordRef]) {
        let host = localizer.host;
        let sources = localizer.sources(records);
        let mut before = if sources.len() == 1 {
            Message::Source
        } else {
            Message::Sources
        };
        let mut names = Vec::new();
        for source in &sources {
            add_new(&mut names, vintage(host, source));
            self.credits.push(Credit {
                text: host.say(before),
                url: None,
            });
            self.credits.push(localizer.credit(source));
            before = Message::NextSource;
        }
        self.cited = in_short(host, &names);
    }
}

/// "Sources: WSJ 2021; TASS 2018 and 2 more." Names have commas of their own.
fn in_short(host: &dyn Host, names: &[String]) -> String {
    let mut text = String::new();
    let count = names.len();
    for name in names.get(..MOST_NAMED).unwrap_or(names) {
        if !text.is_empty() {
            text.push_str("; ");
        }
        text.push_str(name);
    }
    if count > MOST_NAMED {
        text = host.tell_of(Message::AndMore, count - MOST_NAMED, [text]);
    }
    if count > 0 {
        text = host.tell_of(Message::InShort, count, [text]);
    }
    text
}
