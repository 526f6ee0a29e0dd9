//! What is said in words around a picture: captions, tables, tooltips, choices, and problems.
//!
//! They leave the core as data; the host makes its own elements of them, as text.

pub mod caption;
pub mod choices;
pub mod mark;
pub mod refused;
pub mod table;
pub mod tip;
pub mod value;

use crate::dataset::date::DateSpan;
use crate::dataset::records::{Citation, Person, Source, Text};
use crate::dataset::{DataSet, RecordRef, Table};
use crate::fill::owned;
use crate::message::Message;
use crate::order::{add_new, joined};
use crate::text::{DateStyle, Host};

/// A source as a reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    pub text: String,
    /// Only addresses on the web.
    pub url: Option<String>,
}

/// What it takes to say something of a data set: the data set, and the host, who knows the language of its readers.
#[derive(Clone, Copy)]
pub struct Localizer<'a> {
    pub data: &'a DataSet,
    pub host: &'a dyn Host,
}

impl<'a> Localizer<'a> {
    pub fn count(self, count: u64) -> String {
        self.host.number(count as f64)
    }

    pub fn long(self, date: &DateSpan) -> String {
        self.host.date(date, DateStyle::Long)
    }

    pub fn place(self, id: &str) -> String {
        match self.data.place(id) {
            Some((_, place)) => owned(&place.name),
            None => id.to_owned(),
        }
    }

    /// Where a record was read.
    pub fn cited(self, record: RecordRef) -> &'a Citation {
        let (data, row) = (self.data, record.row);
        match record.table {
            Table::Places => &data.place_at(row).cited,
            Table::Transfers => &data.transfer(row).cited,
            Table::Casualties => &data.casualty(row).cited,
            Table::Visits => &data.visit(row).cited,
            Table::Events => &data.event(row).cited,
        }
    }

    /// The distinct sources of some records, in the order in which they are first cited; last those of the dates that
    /// visits and events are told with.
    pub fn sources(self, records: &[RecordRef]) -> Vec<&'a Source> {
        let mut ids = Vec::new();
        for record in records {
            add_new(&mut ids, &self.cited(*record).source);
        }
        for record in records {
            let dated = match record.table {
                Table::Visits => Some(self.data.visit(record.row).dated()),
                Table::Events => self.data.event(record.row).dated(),
                _ => None,
            };
            if let Some((_, cited)) = dated {
                add_new(&mut ids, &cited.source);
            }
        }
        let mut sources = Vec::new();
        for id in ids {
            sources.extend(self.data.source(id));
        }
        sources
    }

    /// A source with its vintage: publisher, title, the date unless the title tells it, and when it was read.
    pub fn credit(self, source: &Source) -> Credit {
        let (publisher, title) = (owned(&source.publisher), owned(&source.title));
        let mut text = self.host.tell(Message::Publication, [publisher, title]);
        let mut dates = List::all();
        if let Some(date) = source.published
            && !names_year(&source.title, date.last.year())
        {
            dates.add(self.long(&date));
        }
        if let Some(date) = source.retrieved {
            let date = self.long(&date);
            dates.add(self.host.tell(Message::Retrieved, [date]));
        }
        let dates = dates.text(self);
        if !dates.is_empty() {
            text = self.host.tell(Message::Remark, [text, dates]);
        }
        let url = web_address(source.url.as_ref());
        Credit { text, url }
    }

    /// The source of one record in full, and where it stands there.
    pub fn reference(self, cited: &Citation) -> Credit {
        let mut credit = Credit {
            text: String::new(),
            url: web_address(cited.url.as_ref()),
        };
        if let Some(source) = self.data.source(&cited.source) {
            let of_source = self.credit(source);
            credit.text = of_source.text;
            credit.url = credit.url.or(of_source.url);
        }
        if let Some(at) = &cited.at {
            append(&mut credit.text, at);
        }
        credit
    }

    /// The source of one record in short, and where it stands there.
    pub fn citation(self, cited: &Citation) -> Credit {
        let mut credit = self.publication(cited);
        if let Some(at) = &cited.at {
            append(&mut credit.text, at);
        }
        credit
    }

    /// The source of one record as a whole: publisher and date.
    pub fn publication(self, cited: &Citation) -> Credit {
        let mut text = String::new();
        let mut url = web_address(cited.url.as_ref());
        if let Some(source) = self.data.source(&cited.source) {
            text.push_str(&source.publisher);
            if let Some(date) = source.published {
                append(&mut text, &self.long(&date));
            }
            url = url.or_else(|| web_address(source.url.as_ref()));
        }
        Credit { text, url }
    }
}

/// Adds another item to a list in words.
fn append(text: &mut String, item: &str) {
    text.push_str(", ");
    text.push_str(item);
}

/// Whether a text has a year in digits.
fn names_year(text: &str, year: i32) -> bool {
    let mut number = 0_i32;
    for byte in text.bytes() {
        if byte.is_ascii_digit() {
            number = number
                .saturating_mul(10)
                .saturating_add(i32::from(byte - b'0'));
        } else if number == year {
            break;
        } else {
            number = 0;
        }
    }
    number == year
}

/// The address if it is one of the web: nothing else becomes a link.
fn web_address(url: Option<&Text>) -> Option<String> {
    let url = url?;
    let host = url
        .strip_prefix("https://")
        .or(url.strip_prefix("http://"))?;
    let is_host = host
        .bytes()
        .next()
        .is_some_and(|first| first.is_ascii_alphanumeric() || !first.is_ascii());
    is_host.then(|| owned(url))
}

/// A sentence lists at most this many things.
const MOST_LISTED: usize = 12;

/// Things in a sentence, with commas between them: of many the first, and how many more there are.
pub struct List {
    text: String,
    count: usize,
    most: usize,
}

impl Default for List {
    fn default() -> Self {
        Self::of_at_most(MOST_LISTED)
    }
}

impl List {
    /// A list that tells no more than so many.
    #[inline(never)]
    pub const fn of_at_most(most: usize) -> Self {
        Self {
            text: String::new(),
            count: 0,
            most,
        }
    }

    /// A list that is short in itself.
    pub const fn all() -> Self {
        Self::of_at_most(usize::MAX)
    }

    /// Adds a thing.
    pub fn add(&mut self, item: String) {
        self.count += 1;
        if self.count == 1 {
            self.text = item;
        } else if self.count <= self.most {
            append(&mut self.text, &item);
        }
    }

    /// How many things it has.
    pub const fn count(&self) -> usize {
        self.count
    }

    /// A message of so many things that names them.
    pub fn told(&mut self, localizer: Localizer, message: Message) -> String {
        let text = self.text(localizer);
        localizer.host.tell_of(message, self.count, [text])
    }

    /// The sentence so far, which is taken out of the list.
    pub fn text(&mut self, localizer: Localizer) -> String {
        let text = std::mem::take(&mut self.text);
        match self.count.checked_sub(self.most) {
            None | Some(0) => text,
            Some(more) => localizer.host.tell_of(Message::AndMore, more, [text]),
        }
    }
}

/// A stretch of time as precise as its two ends are known.
pub fn stretch(localizer: Localizer, first: &DateSpan, last: &DateSpan) -> String {
    let (first, last) = if last.first <= first.first {
        (last, last)
    } else if first.last >= last.last {
        (first, first)
    } else {
        (first, last)
    };
    let (first, last) = (localizer.long(first), localizer.long(last));
    if first == last {
        first
    } else {
        localizer.host.tell(Message::FromTo, [first, last])
    }
}

/// A text that may be missing, as an empty one.
pub fn or_empty(text: Option<&Text>) -> String {
    text.map_or("", |text| text).to_owned()
}

/// "Sergei Shoigu (Russian defence minister), …"
pub fn people(localizer: Localizer, people: &[Person]) -> String {
    let mut names = Vec::new();
    for person in people {
        names.push(match (&person.name, &person.role) {
            (Some(name), Some(role)) => {
                let gaps = [owned(name), owned(role)];
                localizer.host.tell(Message::Remark, gaps)
            }
            (Some(one), None) | (None, Some(one)) => owned(one),
            (None, None) => continue,
        });
    }
    joined(&names)
}
