//! Other people's files as a data set of Dateline's.
//!
//! ```text
//! bytes of UTF-8 --dialect, records--> records --layout--> parts of a data set --draft--> JSON
//! ```
//! A file is read as it arrives, in chunks of any size; what is kept is the data set that it becomes and, of columns whose
//! numbers or dates only the whole column can explain, those columns. Nothing is guessed in silence: what was assumed stands
//! in the [`Report`], each with the wish that undoes it.

mod cells;
mod cities;
mod countries;
mod date;
mod dialect;
mod draft;
mod gazetteer;
mod header;
mod ids;
pub mod incidents;
mod layouts;
#[cfg(not(target_arch = "wasm32"))]
mod lines;
mod months;
mod names;
mod number;
mod records;
mod report;
mod resolve;
mod shape;
#[cfg(any(target_arch = "wasm32", test))]
mod utf_8;
#[cfg(target_arch = "wasm32")]
mod web;
mod wishes;
mod words;

use draft::Draft;
use gazetteer::Listed;
use header::Header;
use incidents::Incidents;
use records::Records;
pub use report::{Assumption, FileReport, LeftOut, Report, Unmatched};
use shape::Shape;
use std::collections::HashSet;
use std::fmt;
pub use wishes::{Wishes, WrongWish};
use words::Digest;

/// So many bytes of a file are looked at before its separator and its layout are decided.
const LOOKED_AT: usize = 64 * 1024;

/// Why a file cannot be read at all; one sentence for whoever gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(pub String);

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Refusal {}

/// Several files that become one data set.
pub struct Import {
    wishes: Wishes,
    draft: Draft,
    /// Places of files that list them.
    listed: Vec<Listed>,
    files: Vec<FileReport>,
    /// The ids of files as sources.
    sources: HashSet<String>,
    digests: Vec<(u64, u64)>,
    current: Option<Current>,
}

/// The file that is being read.
struct Current {
    report: FileReport,
    digest: Digest,
    state: State,
}

enum State {
    /// Its beginning, until that is enough to know it by.
    Beginning(Vec<u8>),
    Reading(Box<Reading>),
    Refused(Refusal),
}

struct Reading {
    records: Records,
    shape: Shape,
}

impl Import {
    /// Nothing yet; `wishes` answer what files leave open.
    pub fn new(wishes: Wishes) -> Self {
        Self {
            wishes,
            draft: Draft::default(),
            listed: Vec::new(),
            files: Vec::new(),
            sources: HashSet::new(),
            digests: Vec::new(),
            current: None,
        }
    }

    /// Rows of the current file so far.
    pub fn rows(&self) -> usize {
        self.current
            .as_ref()
            .map_or(0, |current| current.report.rows)
    }

    /// A file begins; what was read of one that did not end is dropped. `encoding` is what its bytes were before they became UTF-8, where that was assumed.
    pub fn begin(&mut self, name: &str, encoding: Option<&str>) {
        let mut report = FileReport::new(&self.told_apart(name));
        if let Some(encoding) = encoding {
            report.assume(format!("Its letters are in {encoding}."), "encoding");
        }
        self.draft.forget();
        self.current = Some(Current {
            report,
            digest: Digest::default(),
            state: State::Beginning(Vec::new()),
        });
    }

    /// The name of a file, with a number where it would be the same source as one before it: their records would be mixed.
    fn told_apart(&mut self, name: &str) -> String {
        let mut told = name.to_owned();
        let mut number = 1;
        while !self.sources.insert(layouts::source_id(&told)) {
            number += 1;
            told = format!("{name} ({number})");
        }
        told
    }

    /// More of the file, as UTF-8; a chunk may end anywhere.
    pub fn feed(&mut self, bytes: &[u8]) {
        let Some(current) = &mut self.current else {
            return;
        };
        // To notice the same file twice.
        current.digest.feed(bytes);
        match &mut current.state {
            State::Beginning(beginning) => {
                beginning.extend_from_slice(bytes);
                if beginning.len() >= LOOKED_AT {
                    self.look(false);
                }
            }
            State::Reading(reading) => {
                let read = reading.read(bytes, &mut self.draft, &mut current.report);
                if let Err(refusal) = read {
                    current.state = State::Refused(refusal);
                }
            }
            State::Refused(_) => {}
        }
    }

    /// The file ends.
    ///
    /// # Errors
    /// [`Refusal`] where nothing of it could be read; the data set is as it was before the file.
    pub fn end(&mut self) -> Result<(), Refusal> {
        if matches!(&self.current, Some(current) if matches!(current.state, State::Beginning(_))) {
            self.look(true);
        }
        let Some(mut current) = self.current.take() else {
            return Ok(());
        };
        let key = current.digest.of_all();
        let result = match current.state {
            _ if self.digests.contains(&key) => Err(Refusal(
                "This file was read already; its rows are in the data set once.".to_owned(),
            )),
            State::Reading(mut reading) => {
                reading.end(&mut self.draft, &mut self.listed, &mut current.report)
            }
            State::Refused(refusal) => Err(refusal),
            State::Beginning(_) => Ok(()),
        };
        match &result {
            Ok(()) => {
                if let Some(note) = current.report.lost() {
                    self.draft.note_new_sources(&note);
                }
                self.draft.keep(self.files.len());
                self.digests.push(key);
            }
            Err(refusal) => {
                self.draft.forget();
                current.report.refused = Some(refusal.0.clone());
            }
        }
        self.files.push(current.report);
        result
    }

    /// The events of all files that ended, one by one.
    pub fn take_incidents(&mut self) -> Incidents {
        self.draft.take_incidents()
    }

    /// The data set as JSON, and what there is to say of the files. The JSON is none where no record came of them.
    pub fn finish(mut self) -> (Option<String>, Report) {
        let mut report = Report {
            files: self.files,
            ..Report::default()
        };
        resolve::resolve(&mut self.draft, &self.listed, &self.wishes, &mut report);
        if self.wishes.subject.is_none() && self.draft.subjects().len() > 1 {
            let text = match self.draft.subjects() {
                few if few.len() <= 5 => format!(
                    "These files are about several countries, and no title names one: {}.",
                    few.join(", ")
                ),
                many => format!(
                    "These files are about {} countries, and no title names one.",
                    many.len()
                ),
            };
            report.ask(text, "subject");
        }
        if self.wishes.subject.is_none() && self.draft.is_undecided() {
            let text = format!(
                "One file is about {}, and another has counts without a country: no title names one.",
                self.draft.subjects().join(", ")
            );
            report.ask(text, "subject");
        }
        report.unmatched = self.draft.unmatched();
        for (_, column) in &self.wishes.columns {
            let mut files = report.files.iter();
            if files.all(|file| Header::new(&file.columns).find(&[column]).is_none()) {
                report.ask(format!("No file has the column “{column}”."), "columns");
            }
        }
        ask_about_unused(&self.wishes, &mut report);
        (self.draft.json(&self.wishes), report)
    }

    /// The file is recognised by its beginning; that is read then.
    fn look(&mut self, is_whole: bool) {
        let Some(current) = &mut self.current else {
            return;
        };
        let State::Beginning(beginning) = &mut current.state else {
            return;
        };
        let beginning = std::mem::take(beginning);
        // No more than that, however large the chunks are: a file is the same one in any.
        let seen = beginning.get(..LOOKED_AT).unwrap_or(&beginning);
        let begun = Reading::begin(seen, is_whole, &self.wishes, &mut current.report);
        current.state = match begun {
            Ok(mut reading) => match reading.read(&beginning, &mut self.draft, &mut current.report)
            {
                Ok(()) => State::Reading(Box::new(reading)),
                Err(refusal) => State::Refused(refusal),
            },
            Err(refusal) => State::Refused(refusal),
        };
    }
}

/// A wish that changes nothing is told, unless it may be meant for a file that could not be read.
fn ask_about_unused(wishes: &Wishes, report: &mut Report) {
    if report.files.iter().any(|file| file.refused.is_some()) {
        return;
    }
    let layouts: Vec<_> = report.files.iter().map(|file| file.wishes).collect();
    for name in wishes.unused(&layouts) {
        report.ask(format!("No file has a use for the wish “{name}”."), name);
    }
}

impl Reading {
    fn begin(
        beginning: &[u8],
        is_whole: bool,
        wishes: &Wishes,
        report: &mut FileReport,
    ) -> Result<Self, Refusal> {
        let separator = dialect::separator(beginning, is_whole)?;
        report.separator = dialect::name_of(separator);
        let rows = records::first(beginning, separator, is_whole);
        let shape = Shape::recognise(&rows, separator, wishes, report)?;
        Ok(Self {
            records: Records::new(separator),
            shape,
        })
    }

    fn read(
        &mut self,
        bytes: &[u8],
        draft: &mut Draft,
        report: &mut FileReport,
    ) -> Result<(), Refusal> {
        let shape = &mut self.shape;
        self.records
            .feed(bytes, &mut |record| shape.take(&record, draft, report))
    }

    fn end(
        &mut self,
        draft: &mut Draft,
        listed: &mut Vec<Listed>,
        report: &mut FileReport,
    ) -> Result<(), Refusal> {
        let shape = &mut self.shape;
        let open = self
            .records
            .end(&mut |record| shape.take(&record, draft, report))?;
        if let Some(line) = open {
            report.rows += 1;
            report.leave_out(
                line,
                "that goes on to the end of the file: a quotation mark is not closed",
            );
        }
        shape.end(draft, listed, report);
        Ok(())
    }
}
