//! What there is to say of files that were read: what was taken, what was left out and why, and what was assumed.

use serde::Serialize;

/// So many of the lines that were left out for one reason are named.
const NAMED: usize = 20;

/// What is said of a row of which a number could not be read.
pub(crate) const UNREAD_CELL: &str = "of which a cell is no whole number";

/// All that there is to say.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    pub files: Vec<FileReport>,
    /// Names that no country of today's map has, and places that were not found.
    pub unmatched: Vec<Unmatched>,
    /// What a person has to answer before more can be taken.
    pub questions: Vec<Assumption>,
}

/// A name that was looked for in vain.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Unmatched {
    /// `country`, `place`, or `ambiguous place`.
    pub kind: &'static str,
    pub name: String,
    /// In how many records.
    pub count: usize,
    /// Among what could be meant.
    pub among: Vec<String>,
}

/// Of one file.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FileReport {
    pub name: String,
    /// What it was recognised as.
    pub layout: String,
    pub separator: &'static str,
    /// Rows below its header, and how many of them are in the data set.
    pub rows: usize,
    pub taken: usize,
    pub left_out: Vec<LeftOut>,
    /// Rows of which something is missing, though they were taken.
    pub in_part: Vec<LeftOut>,
    /// Rows that were taken although an earlier one is the same in every field.
    pub repeated: Vec<LeftOut>,
    pub assumed: Vec<Assumption>,
    /// What a person has to answer before more can be taken.
    pub asked: Vec<Assumption>,
    /// What else there is to know of it.
    pub notes: Vec<String>,
    /// The names of its columns, where a person may have to assign them.
    pub columns: Vec<String>,
    /// Its first rows, for the same.
    pub preview: Vec<Vec<String>>,
    pub refused: Option<String>,
    /// The wishes that its layout has a use for.
    #[serde(skip)]
    pub(crate) wishes: &'static [&'static str],
}

/// Rows that were left out for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    pub reason: String,
    pub count: usize,
    /// The first lines.
    pub lines: Vec<u32>,
}

/// What was taken to be so, or is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Assumption {
    pub text: String,
    /// The wish that says otherwise.
    pub wish: &'static str,
    /// What it can be, where the file itself has that.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub among: Vec<String>,
}

impl Assumption {
    fn new(text: String, wish: &'static str) -> Self {
        Self {
            text,
            wish,
            among: Vec::new(),
        }
    }
}

impl FileReport {
    pub(crate) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..Self::default()
        }
    }

    pub(crate) fn leave_out(&mut self, line: u32, reason: &str) {
        leave_out(&mut self.left_out, line, reason);
    }

    pub(crate) fn note(&mut self, text: &str) {
        self.notes.push(text.to_owned());
    }

    pub(crate) fn ask(&mut self, text: &str, wish: &'static str) {
        self.asked.push(Assumption::new(text.to_owned(), wish));
    }

    /// Notes a line of which something is missing, though it was taken.
    pub(crate) fn note_line(&mut self, line: u32, reason: &str) {
        leave_out(&mut self.in_part, line, reason);
    }

    /// Notes a row that was taken although an earlier one is the same: perhaps it was meant once.
    pub(crate) fn note_repeated(&mut self, line: u32) {
        let reason = "that an earlier one is the same as in every field: both are taken";
        leave_out(&mut self.repeated, line, reason);
    }

    /// What a figure has to say of rows that are not in the data set, or not whole, since they could not be read. Those that are
    /// left out on purpose are of something else, or count again what others do.
    pub(crate) fn lost(&self) -> Option<String> {
        const ON_PURPOSE: [&str; 3] = ["of ", "with a total", "with an event that was there"];
        let is_lost = |left: &&LeftOut| {
            let mut reasons = ON_PURPOSE.iter();
            !reasons.any(|reason| left.reason.starts_with(reason))
        };
        let lost: usize = self
            .left_out
            .iter()
            .filter(is_lost)
            .map(|left| left.count)
            .sum();
        let in_part: usize = self
            .in_part
            .iter()
            .filter(|left| left.reason == UNREAD_CELL)
            .map(|left| left.count)
            .sum();
        let told = |count: usize, one: &str, more: &str| match count {
            0 => None,
            1 => Some(format!("Of the source’s rows {one}.")),
            _ => Some(format!("Of the source’s rows {count} {more}.")),
        };
        let parts = [
            told(
                lost,
                "1 is not here: it could not be read",
                "are not here: they could not be read",
            ),
            told(
                in_part,
                "1 lacks a number that could not be read",
                "lack numbers that could not be read",
            ),
        ];
        let told: Vec<String> = parts.into_iter().flatten().collect();
        (!told.is_empty()).then(|| told.join(" "))
    }

    /// A row that was taken first is left out.
    pub(crate) fn take_back(&mut self, line: u32, reason: &str) {
        self.taken = self.taken.saturating_sub(1);
        self.leave_out(line, reason);
    }

    pub(crate) fn assume(&mut self, text: String, wish: &'static str) {
        self.assume_of(text, wish, Vec::new());
    }

    /// Notes an assumption of what can be one of some things that the file has.
    pub(crate) fn assume_of(&mut self, text: String, wish: &'static str, among: Vec<String>) {
        let assumption = Assumption { text, wish, among };
        if !self.assumed.contains(&assumption) {
            self.assumed.push(assumption);
        }
    }
}

impl Report {
    pub(crate) fn ask(&mut self, text: String, wish: &'static str) {
        let question = Assumption::new(text, wish);
        if !self.questions.contains(&question) {
            self.questions.push(question);
        }
    }
}

/// Notes a line under its reason.
fn leave_out(all: &mut Vec<LeftOut>, line: u32, reason: &str) {
    let row = all.iter().position(|known| known.reason == reason);
    let row = row.unwrap_or_else(|| {
        all.push(LeftOut {
            reason: reason.to_owned(),
            count: 0,
            lines: Vec::new(),
        });
        all.len() - 1
    });
    all[row].count += 1;
    if all[row].lines.len() < NAMED {
        all[row].lines.push(line);
    }
}
