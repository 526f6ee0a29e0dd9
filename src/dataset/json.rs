//! JSON, one field at a time: what is wrong with a field is known to be that field's.
//!
//! Nothing is converted before it is asked for by name. So a number of 400 digits or a list nested a
//! hundred thousand deep costs its own record only.

use super::date::{BadDate, DateSpan, Day};
use super::problem::{Problem, ProblemKind};
use super::scan::{self, Broken};
use crate::order::joined;
use std::rc::Rc;

/// Bytes that one text may have: ten thousand characters of any script and then some.
const TEXT_LIMIT: usize = 65_536;

/// Whole numbers up to here are exact in a JSON reader that has only doubles (RFC 8259, 6).
const EXACT_LIMIT: f64 = 9_007_199_254_740_992.0;

/// One JSON object, its fields still unread; it notes what it is asked for and what it finds.
pub struct Object<'json> {
    fields: Vec<(&'json str, &'json str)>,
    asked: Vec<&'static str>,
    /// How the record is called in a problem, `visits[3]`.
    label: String,
    pub problems: Vec<Problem>,
}

impl<'json> Object<'json> {
    /// Splits a JSON text into the fields of its object.
    ///
    /// # Errors
    /// If the text is not JSON, or something else than an object.
    pub fn parse(json: &'json str, label: String) -> Result<Self, Broken> {
        Ok(Self {
            fields: scan::fields(json)?,
            asked: Vec::new(),
            label,
            problems: Vec::new(),
        })
    }

    /// Calls the record by its id as well as by its place in the file.
    pub fn name_after(&mut self, id: &str) {
        self.label = format!("{} \"{id}\"", self.label);
    }

    /// Notes a problem with one field.
    pub fn complain(&mut self, kind: ProblemKind, field: &str, message: String) {
        self.problems.push(Problem {
            kind,
            record: self.label.clone(),
            field: field.to_owned(),
            message,
        });
    }

    /// The field's raw JSON; none if it is absent or null.
    fn raw(&mut self, field: &'static str) -> Option<&'json str> {
        self.asked.push(field);
        let (_, raw) = self.fields.iter().find(|(name, _)| *name == field)?;
        Some(*raw).filter(|raw| *raw != "null")
    }

    fn wrong_type<T>(&mut self, field: &str, wanted: &str, raw: &str) -> Option<T> {
        let found = describe(raw);
        self.complain(
            ProblemKind::WrongType,
            field,
            format!("must be {wanted}, not {found}"),
        );
        None
    }

    /// Complains if a required field was left out, and puts something in its place.
    pub fn needed<T>(&mut self, field: &'static str, value: Option<T>, stand_in: T) -> T {
        if value.is_none() {
            self.miss(field);
        }
        value.unwrap_or(stand_in)
    }

    fn miss(&mut self, field: &'static str) {
        if self.problems.iter().all(|problem| problem.field != field) {
            self.complain(ProblemKind::Missing, field, "is missing".to_owned());
        }
    }

    /// A required text.
    pub fn needed_text(&mut self, field: &'static str) -> Rc<str> {
        let text = self.text(field);
        self.needed(field, text, "".into())
    }

    /// A required date.
    pub fn needed_date(&mut self, field: &'static str) -> DateSpan {
        let date = self.date(field);
        self.needed(field, date, DateSpan::day(Day::from_number(0)))
    }

    /// A required angle, at most `most` degrees either way.
    pub fn needed_degrees(&mut self, field: &'static str, most: i32) -> f64 {
        let degrees = self.number_within(field, f64::from(-most), f64::from(most), most);
        self.needed(field, degrees, 0.0)
    }

    /// One of a set of words, required; the first stands in for a missing one.
    pub fn needed_choice<T: Copy>(&mut self, field: &'static str, choices: &[(&str, T)]) -> T {
        let chosen = self.choice(field, choices);
        self.needed(field, chosen, choices[0].1)
    }

    /// A text; empty ones count as absent.
    pub fn text(&mut self, field: &'static str) -> Option<Rc<str>> {
        let raw = self.raw(field)?;
        if raw.len() > TEXT_LIMIT {
            let message = format!(
                "has {} bytes; the limit is {}",
                raw.len() as i32,
                TEXT_LIMIT as i32
            );
            self.complain(ProblemKind::TooLong, field, message);
            return None;
        }
        match scan::string(raw) {
            Some(text) if text.trim_ascii().is_empty() => None,
            Some(text) => Some(text.trim_ascii().into()),
            None => self.wrong_type(field, "text", raw),
        }
    }

    /// A finite number, and how it is written.
    fn written_number(&mut self, field: &'static str) -> Option<(f64, &'json str)> {
        let raw = self.raw(field)?;
        let first = raw.bytes().next().unwrap_or_default();
        if first != b'-' && !first.is_ascii_digit() {
            return self.wrong_type(field, "a number", raw);
        }
        let number = scan::number(raw);
        if number.is_finite() {
            return Some((number, raw));
        }
        let message = format!("{} is not a finite number", shortened(raw));
        self.complain(ProblemKind::NotFinite, field, message);
        None
    }

    /// A finite number.
    pub fn number(&mut self, field: &'static str) -> Option<f64> {
        let (number, _) = self.written_number(field)?;
        Some(number)
    }

    /// A whole number of people, jets, votes: not negative, and exact.
    pub fn count(&mut self, field: &'static str) -> Option<u64> {
        let (number, raw) = self.written_number(field)?;
        let why = if number < 0.0 {
            "is negative"
        } else if number.fract() != 0.0 || number > EXACT_LIMIT {
            "is not a whole number that can be held exactly"
        } else {
            return Some(number as u64);
        };
        let message = format!("{} {why}", shortened(raw));
        self.complain(ProblemKind::OutOfRange, field, message);
        None
    }

    /// A number between two bounds, of which the upper one is `most` or too high to be told.
    pub fn number_within(
        &mut self,
        field: &'static str,
        low: f64,
        high: f64,
        most: i32,
    ) -> Option<f64> {
        let (number, raw) = self.written_number(field)?;
        if number >= low && number <= high {
            return Some(number);
        }
        let low = low as i32;
        let message = if f64::from(most) == high {
            format!("{} is not between {low} and {most}", shortened(raw))
        } else {
            format!("{} is negative, or beyond all bounds", shortened(raw))
        };
        self.complain(ProblemKind::OutOfRange, field, message);
        None
    }

    /// A truth value; absent is false.
    pub fn flag(&mut self, field: &'static str) -> bool {
        match self.raw(field) {
            None | Some("false") => false,
            Some("true") => true,
            Some(raw) => {
                self.wrong_type::<()>(field, "true or false", raw);
                false
            }
        }
    }

    /// A date or an interval, in EDTF.
    pub fn date(&mut self, field: &'static str) -> Option<DateSpan> {
        let text = self.text(field)?;
        let (kind, why) = match DateSpan::parse(&text) {
            Ok(span) => return Some(span),
            Err(BadDate::Form) => (
                ProblemKind::BadDate,
                "is not a date such as 2021, 2021-03, 2021-03-27 or 2015/2019",
            ),
            Err(BadDate::Impossible) => (ProblemKind::BadDate, "is not a day of the calendar"),
            Err(BadDate::Reversed) => (ProblemKind::ReversedDates, "ends before it starts"),
        };
        self.complain(kind, field, format!("\"{}\" {why}", shortened(&text)));
        None
    }

    /// One of a set of words.
    pub fn choice<T: Copy>(&mut self, field: &'static str, choices: &[(&str, T)]) -> Option<T> {
        let word = self.text(field)?;
        let mut names = Vec::new();
        for (name, choice) in choices {
            if **name == *word {
                return Some(*choice);
            }
            names.push(*name);
        }
        self.unknown_choice(field, &word, &names);
        None
    }

    fn unknown_choice(&mut self, field: &str, word: &str, names: &[&str]) {
        let message = format!("\"{}\" is not one of {}", shortened(word), joined(names));
        self.complain(ProblemKind::UnknownChoice, field, message);
    }

    /// The raw elements of a list; absent is empty.
    pub fn list(&mut self, field: &'static str) -> Vec<&'json str> {
        let Some(raw) = self.raw(field) else {
            return Vec::new();
        };
        scan::elements(raw).unwrap_or_else(|_| {
            self.wrong_type::<()>(field, "a list", raw);
            Vec::new()
        })
    }

    /// A list of texts.
    pub fn texts(&mut self, field: &'static str) -> Vec<Rc<str>> {
        let mut texts = Vec::new();
        for raw in self.list(field) {
            match scan::string(raw) {
                Some(text) if raw.len() <= TEXT_LIMIT => texts.push(text.into()),
                _ => {
                    self.wrong_type::<()>(field, "a list of texts", raw);
                }
            }
        }
        texts
    }

    /// A list of objects, each turned into something by `read`.
    pub fn objects<T>(&mut self, field: &'static str, read: fn(&mut Object) -> T) -> Vec<T> {
        let mut found = Vec::new();
        self.each_object(field, &mut |object| found.push(read(object)));
        found
    }

    /// Calls `read` with every object of a list, and takes over what it found wrong.
    fn each_object(&mut self, field: &'static str, read: &mut dyn FnMut(&mut Object)) {
        for (index, raw) in self.list(field).into_iter().enumerate() {
            // One kind of integer is printed everywhere: each has code of its own, which a reader would download.
            let label = format!("{}.{field}[{}]", self.label, index as i32);
            let Ok(mut object) = Object::parse(raw, label) else {
                self.wrong_type::<()>(field, "a list of objects", raw);
                continue;
            };
            read(&mut object);
            object.complain_of_unknown_fields();
            self.problems.append(&mut object.problems);
        }
    }

    /// The object in a field.
    pub fn object(&mut self, field: &'static str) -> Option<Object<'json>> {
        let raw = self.raw(field)?;
        match Object::parse(raw, format!("{}.{field}", self.label)) {
            Ok(object) => Some(object),
            Err(_) => self.wrong_type(field, "an object", raw),
        }
    }

    /// Complains of fields that nothing asked for (a misspelling, most likely) or that stand twice.
    pub fn complain_of_unknown_fields(&mut self) {
        for index in 0..self.fields.len() {
            let (name, _) = self.fields[index];
            if self.fields[..index]
                .iter()
                .any(|(before, _)| *before == name)
            {
                let message = "is given twice; the first is used".to_owned();
                self.complain(ProblemKind::GivenTwice, name, message);
            } else if !self.asked.contains(&name) {
                let message = "is not a field of this record".to_owned();
                self.complain(ProblemKind::UnknownField, shortened(name), message);
            }
        }
    }
}

/// What a raw value is, in words.
fn describe(raw: &str) -> &'static str {
    match raw.as_bytes().first() {
        Some(b'"') => "text",
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b't' | b'f') => "true or false",
        Some(b'n') => "null",
        _ => "a number",
    }
}

/// At most the first forty characters: a problem should fit a line.
pub fn shortened(text: &str) -> &str {
    match text.char_indices().nth(40) {
        Some((end, _)) => text.get(..end).unwrap_or_default(),
        None => text,
    }
}
