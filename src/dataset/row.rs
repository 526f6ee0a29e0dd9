//! One row of a table, read field by field: what is wrong with a field is known to be that field's.
//!
//! Nothing is converted before it is asked for by name. So a number of 400 digits or a list nested a
//! hundred thousand deep costs its own record only.

use super::date::{BadDate, DateSpan, Day};
use super::problem::{Problem, ProblemKind};
use crate::digits::{count, written};
use crate::fill::fill;
use crate::order::{joined, order};
use std::rc::Rc;

/// Bytes that one text may have: ten thousand characters of any script and then some.
const TEXT_LIMIT: usize = 65_536;

/// A row of so many fields is short: each is compared with those before it.
const FEW: usize = 32;

/// Whole numbers up to here are exact in a JSON reader that has only doubles (RFC 8259, 6).
const EXACT_LIMIT: f64 = 9_007_199_254_740_992.0;

/// What a field of a row holds, as the file writes it. Each format of files has its own.
pub trait Value<'a>: Copy {
    /// Whether it stands for nothing.
    fn is_null(self) -> bool;

    /// How long it is, in bytes.
    fn length(self) -> usize;

    /// The text that it is.
    fn text(self) -> Option<String>;

    /// The number that it is, infinite if it is too large, and how that is written.
    fn number(self) -> Option<(f64, &'a str)>;

    /// The truth value that it is.
    fn flag(self) -> Option<bool>;

    /// The elements of the list that it is.
    fn list(self) -> Option<Vec<Self>>;

    /// The fields of the row that it is.
    fn fields(self) -> Option<Vec<(&'a str, Self)>>;

    /// What it is, in words.
    fn describe(self) -> &'static str;
}

/// One row, its fields still unread; it notes what it is asked for and what it finds.
pub struct Row<'a, V> {
    fields: Vec<(&'a str, V)>,
    asked: Vec<&'static str>,
    /// How the record is called in a problem, `visits[3]`.
    label: String,
    pub problems: Vec<Problem>,
}

impl<'a, V: Value<'a>> Row<'a, V> {
    /// A row of these fields.
    pub fn new(fields: Vec<(&'a str, V)>, label: String) -> Self {
        Self {
            fields,
            asked: Vec::new(),
            label,
            problems: Vec::new(),
        }
    }

    /// Calls the record by its id as well as by its place in the file.
    pub fn name_after(&mut self, id: &str) {
        self.label = fill("{} \"{}\"", &[&self.label, id]);
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

    /// What a field holds; none if it is absent or null.
    fn value(&mut self, field: &'static str) -> Option<V> {
        self.asked.push(field);
        let (_, value) = self.fields.iter().find(|(name, _)| *name == field)?;
        Some(*value).filter(|value| !value.is_null())
    }

    fn wrong_type<T>(&mut self, field: &str, wanted: &str, value: V) -> Option<T> {
        let found = value.describe();
        self.complain(
            ProblemKind::WrongType,
            field,
            fill("must be {}, not {}", &[wanted, found]),
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
        let value = self.value(field)?;
        if value.length() > TEXT_LIMIT {
            let message = fill(
                "has {} bytes; the limit is {}",
                &[&count(value.length()), &count(TEXT_LIMIT)],
            );
            self.complain(ProblemKind::TooLong, field, message);
            return None;
        }
        match value.text() {
            Some(text) if text.trim_ascii().is_empty() => None,
            Some(text) => Some(text.trim_ascii().into()),
            None => self.wrong_type(field, "text", value),
        }
    }

    /// A finite number, and how it is written.
    fn written_number(&mut self, field: &'static str) -> Option<(f64, &'a str)> {
        let value = self.value(field)?;
        let Some((number, written)) = value.number() else {
            return self.wrong_type(field, "a number", value);
        };
        if number.is_finite() {
            return Some((number, written));
        }
        let message = fill("{} is not a finite number", &[shortened(written)]);
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
        let message = fill("{} {}", &[shortened(raw), why]);
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
            fill(
                "{} is not between {} and {}",
                &[shortened(raw), &written(low, 1), &written(most, 1)],
            )
        } else {
            fill("{} is negative, or beyond all bounds", &[shortened(raw)])
        };
        self.complain(ProblemKind::OutOfRange, field, message);
        None
    }

    /// A truth value; absent is false.
    pub fn flag(&mut self, field: &'static str) -> bool {
        let Some(value) = self.value(field) else {
            return false;
        };
        value.flag().unwrap_or_else(|| {
            self.wrong_type::<()>(field, "true or false", value);
            false
        })
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
            Err(BadDate::OutOfRange) => (
                ProblemKind::BadDate,
                "is out of range: years are 1500 to 2199",
            ),
            Err(BadDate::Impossible) => (ProblemKind::BadDate, "is not a day of the calendar"),
            Err(BadDate::Reversed) => (ProblemKind::ReversedDates, "ends before it starts"),
        };
        self.complain(kind, field, fill("\"{}\" {}", &[shortened(&text), why]));
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
        let message = fill(
            "\"{}\" is not one of {}",
            &[shortened(word), &joined(names)],
        );
        self.complain(ProblemKind::UnknownChoice, field, message);
    }

    /// The elements of a list; absent is empty.
    fn list(&mut self, field: &'static str) -> Vec<V> {
        let Some(value) = self.value(field) else {
            return Vec::new();
        };
        value.list().unwrap_or_else(|| {
            self.wrong_type::<()>(field, "a list", value);
            Vec::new()
        })
    }

    /// A list of texts.
    pub fn texts(&mut self, field: &'static str) -> Vec<Rc<str>> {
        let mut texts = Vec::new();
        for value in self.list(field) {
            match value.text() {
                Some(text) if value.length() <= TEXT_LIMIT => texts.push(text.into()),
                _ => {
                    self.wrong_type::<()>(field, "a list of texts", value);
                }
            }
        }
        texts
    }

    /// A list of rows within this one, each turned into something by `read`.
    pub fn rows<T>(&mut self, field: &'static str, read: fn(&mut Self) -> T) -> Vec<T> {
        let mut found = Vec::new();
        self.each_row(field, &mut |row| found.push(read(row)));
        found
    }

    /// Calls `read` with every row of a list, and takes over what it found wrong.
    fn each_row(&mut self, field: &'static str, read: &mut dyn FnMut(&mut Self)) {
        for (index, value) in self.list(field).into_iter().enumerate() {
            let Some(fields) = value.fields() else {
                self.wrong_type::<()>(field, "a list of objects", value);
                continue;
            };
            let label = fill("{}.{}[{}]", &[&self.label, field, &count(index)]);
            let mut row = Row::new(fields, label);
            read(&mut row);
            row.complain_of_unknown_fields();
            self.problems.append(&mut row.problems);
        }
    }

    /// Calls `read` with every row of a table of the file, and takes over what it found wrong.
    pub fn each_record(&mut self, table: &'static str, read: &mut dyn FnMut(&mut Self)) {
        for (index, value) in self.list(table).into_iter().enumerate() {
            let index = count(index);
            let Some(fields) = value.fields() else {
                let message = fill("row {} is not an object", &[&index]);
                self.complain(ProblemKind::WrongType, table, message);
                continue;
            };
            let mut row = Row::new(fields, fill("{}[{}]", &[table, &index]));
            read(&mut row);
            row.complain_of_unknown_fields();
            self.problems.append(&mut row.problems);
        }
    }

    /// The row in a field.
    pub fn row(&mut self, field: &'static str) -> Option<Self> {
        let value = self.value(field)?;
        match value.fields() {
            Some(fields) => Some(Row::new(fields, fill("{}.{}", &[&self.label, field]))),
            None => self.wrong_type(field, "an object", value),
        }
    }

    /// Whether each field has the name of one before it.
    fn repeated(&self) -> Vec<bool> {
        let name = |row: usize| self.fields[row].0;
        let rows = order(self.fields.len(), &|one, other| name(one).cmp(name(other)));
        let mut repeated = vec![false; rows.len()];
        for pair in rows.windows(2) {
            repeated[pair[1]] = name(pair[0]) == name(pair[1]);
        }
        repeated
    }

    /// Complains of fields that nothing asked for (a misspelling, most likely) or that stand twice.
    pub fn complain_of_unknown_fields(&mut self) {
        let is_long = self.fields.len() > FEW;
        let repeated = is_long.then(|| self.repeated());
        for index in 0..self.fields.len() {
            let (name, _) = self.fields[index];
            let stands_before = || self.fields[..index].iter().any(|(other, _)| *other == name);
            let is_repeated = match &repeated {
                Some(repeated) => repeated[index],
                None => stands_before(),
            };
            if is_repeated {
                let message = "is given twice; the first is used".to_owned();
                self.complain(ProblemKind::GivenTwice, name, message);
            } else if !self.asked.contains(&name) {
                let message = "is not a field of this record".to_owned();
                self.complain(ProblemKind::UnknownField, shortened(name), message);
            }
        }
    }
}

/// At most the first forty characters: a problem should fit a line.
pub fn shortened(text: &str) -> &str {
    match text.char_indices().nth(40) {
        Some((end, _)) => text.get(..end).unwrap_or_default(),
        None => text,
    }
}
