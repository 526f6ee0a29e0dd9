//! What a file is: which layout it has, by its content and never by its name, and where its records begin.

use crate::Refusal;
use crate::draft::Draft;
use crate::gazetteer::Listed;
use crate::layouts::{self, Beginning, Layout};
use crate::records::Record;
use crate::report::FileReport;
use crate::wishes::Wishes;
use crate::words::Digest;
use std::collections::HashSet;

/// So many of a file's first rows are shown to whoever has to say what they mean.
const SHOWN: usize = 6;

/// So many of a file's rows are compared with each other: the events of a war are millions, and have ids.
const COMPARED: usize = 100_000;

/// A file whose layout is known.
pub struct Shape {
    layout: Box<dyn Layout>,
    /// How many fields the header has.
    width: usize,
    /// Records ahead of the first row, which have been read already.
    skipped: usize,
    /// The digests of its first rows.
    seen: HashSet<u64>,
}

impl Shape {
    /// The layout of a file that begins with these rows.
    ///
    /// # Errors
    /// [`Refusal`] where none fits; the report has the columns and the first rows then, for a person to assign them.
    pub fn recognise(
        rows: &[Vec<String>],
        separator: u8,
        wishes: &Wishes,
        report: &mut FileReport,
    ) -> Result<Self, Refusal> {
        let header = rows
            .iter()
            .position(|row| filled(row) > 1)
            .unwrap_or_default();
        report.columns = rows.get(header).cloned().unwrap_or_default();
        report.preview = rows.iter().skip(header + 1).take(SHOWN).cloned().collect();
        for (place, row) in rows.iter().enumerate() {
            let beginning = Beginning {
                preamble: &rows[..place],
                header: row,
                rows: &rows[place + 1..],
                is_first_table: place == header,
                separator,
                wishes,
            };
            if let Some((layout, skipped)) = layouts::recognise(&beginning, report)? {
                return Ok(Self {
                    width: row.len(),
                    layout,
                    skipped: place + skipped,
                    seen: HashSet::new(),
                });
            }
        }
        let columns = report.columns.join(", ");
        Err(Refusal(format!(
            "This is no layout that is known. Somebody has to say what it is a table of, and what its columns mean: \
             {columns}."
        )))
    }

    /// Takes a record.
    pub fn take(&mut self, record: &Record, draft: &mut Draft, report: &mut FileReport) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        if record.is_blank() {
            return;
        }
        report.rows += 1;
        let behind = record.fields.iter().skip(self.width);
        if !self.layout.is_loose() && behind.clone().any(|field| !field.trim().is_empty()) {
            return report.leave_out(record.line, "with more fields than the header has");
        }
        match self.layout.take(record, &mut draft.new) {
            Ok(()) => report.taken += 1,
            Err(reason) => return report.leave_out(record.line, &reason),
        }
        if self.is_repeated(record) {
            report.note_repeated(record.line);
        }
    }

    /// Whether a row is in every field what an earlier one is.
    fn is_repeated(&mut self, record: &Record) -> bool {
        if self.seen.len() == COMPARED {
            return false;
        }
        let mut digest = Digest::default();
        for field in record.fields {
            digest.feed(field.trim().as_bytes());
            // The separator of units in ASCII, which stands in no field.
            digest.feed(&[0x1f]);
        }
        !self.seen.insert(digest.of_all().0)
    }

    /// The file ends: what only the whole of it can say.
    pub fn end(&mut self, draft: &mut Draft, listed: &mut Vec<Listed>, report: &mut FileReport) {
        self.layout.end(&mut draft.new, listed, report);
    }
}

fn filled(row: &[String]) -> usize {
    row.iter().filter(|field| !field.trim().is_empty()).count()
}
