//! Records of a text whose fields are separated, as the text arrives.

use crate::{Refusal, words};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// No record is longer: a quote that is not closed would swallow the rest of a file.
const LONGEST: usize = 4 * 1024 * 1024;

/// So many records of a beginning are looked at.
const FIRST: usize = 60;

/// One record: its fields, and the line of the file that it begins on, counted from 1.
pub struct Record<'a> {
    pub line: u32,
    pub fields: &'a [&'a str],
}

impl Record<'_> {
    /// A field without the blanks around it; empty where the record is too short.
    pub fn field(&self, column: usize) -> &str {
        self.fields.get(column).map_or("", |field| field.trim())
    }

    /// Whether there is nothing in it.
    pub fn is_blank(&self) -> bool {
        self.fields.iter().all(|field| field.trim().is_empty())
    }
}

/// Reads records out of chunks.
pub struct Records {
    reader: Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
    written: usize,
    fields: usize,
    /// The line that the record begins on, and the one that was reached.
    line: u32,
    reached: u32,
    /// Whether nothing of the record was read yet.
    is_new: bool,
    /// Whether the last byte was a carriage return, of whose pair only one ends a line.
    was_return: bool,
}

impl Records {
    pub fn new(separator: u8) -> Self {
        Self {
            reader: ReaderBuilder::new().delimiter(separator).build(),
            text: vec![0; 4096],
            ends: vec![0; 64],
            written: 0,
            fields: 0,
            line: 1,
            reached: 1,
            is_new: true,
            was_return: false,
        }
    }

    /// Calls `each` with the records that a chunk completes.
    pub fn feed(&mut self, bytes: &[u8], each: &mut dyn FnMut(Record)) -> Result<(), Refusal> {
        // An empty chunk would mean the end.
        let mut rest = bytes;
        while !rest.is_empty() {
            rest = &rest[self.step(rest, each)?..];
        }
        Ok(())
    }

    /// Calls `each` with the last record, which no line break ends. Gives the line of a record that a quotation mark keeps open.
    pub fn end(&mut self, each: &mut dyn FnMut(Record)) -> Result<Option<u32>, Refusal> {
        if !self.is_new {
            self.step(b"\n", each)?;
        }
        Ok((!self.is_new).then_some(self.line))
    }

    /// One step of the reader; gives how many bytes it took.
    fn step(&mut self, bytes: &[u8], each: &mut dyn FnMut(Record)) -> Result<usize, Refusal> {
        if self.is_new && matches!(bytes, [b'\n' | b'\r', ..]) {
            // Blank lines before a record, which would hide the line that it begins on.
            self.count_lines(&bytes[..1]);
            return Ok(1);
        }
        if self.is_new {
            self.line = self.reached;
        }
        self.is_new = false;
        let (result, taken, written, ends) = self.reader.read_record(
            bytes,
            &mut self.text[self.written..],
            &mut self.ends[self.fields..],
        );
        self.count_lines(&bytes[..taken]);
        self.written += written;
        self.fields += ends;
        match result {
            ReadRecordResult::OutputFull => self.text.resize(2 * self.text.len(), 0),
            ReadRecordResult::OutputEndsFull => self.ends.resize(2 * self.ends.len(), 0),
            ReadRecordResult::Record => self.give(each),
            ReadRecordResult::InputEmpty | ReadRecordResult::End => {}
        }
        if self.written > LONGEST {
            return Err(Refusal(format!(
                "The record that begins on line {} does not end: is a quotation mark not closed?",
                self.line
            )));
        }
        Ok(taken)
    }

    fn count_lines(&mut self, bytes: &[u8]) {
        if !self.was_return && !bytes.contains(&b'\r') {
            let ends = words::count(bytes, b'\n');
            let ends = u32::try_from(ends).unwrap_or(u32::MAX);
            self.reached = self.reached.saturating_add(ends);
            return;
        }
        for byte in bytes {
            let ends = *byte == b'\r' || (*byte == b'\n' && !self.was_return);
            self.reached = self.reached.saturating_add(u32::from(ends));
            self.was_return = *byte == b'\r';
        }
    }

    fn give(&mut self, each: &mut dyn FnMut(Record)) {
        let bytes = &self.text[..self.written];
        // Where bytes are no UTF-8 their stand-ins move the ends: such a record is one field.
        let lossy;
        let whole;
        let (text, ends) = if let Ok(text) = std::str::from_utf8(bytes) {
            (text, &self.ends[..self.fields])
        } else {
            lossy = String::from_utf8_lossy(bytes);
            whole = [lossy.len()];
            (&*lossy, &whole[..])
        };
        let mut fields = Vec::with_capacity(ends.len());
        let mut start = 0;
        for end in ends {
            fields.push(text.get(start..*end).unwrap_or_default());
            start = *end;
        }
        each(Record {
            line: self.line,
            fields: &fields,
        });
        (self.written, self.fields) = (0, 0);
        self.is_new = true;
    }
}

/// The first records of a beginning; without the last one where the file goes on.
pub fn first(beginning: &[u8], separator: u8, is_whole: bool) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut records = Records::new(separator);
    let mut note = |record: Record| {
        if rows.len() < FIRST {
            rows.push(
                record
                    .fields
                    .iter()
                    .map(|&field| field.to_owned())
                    .collect(),
            );
        }
    };
    let read = records.feed(beginning, &mut note);
    if is_whole && read.is_ok() {
        let _ = records.end(&mut note);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(chunks: &[&str]) -> Vec<(u32, Vec<String>)> {
        let mut found = Vec::new();
        let mut records = Records::new(b',');
        let mut note = |record: Record| {
            let fields = record.fields.iter().map(|&field| field.to_owned());
            found.push((record.line, fields.collect()));
        };
        for chunk in chunks {
            records.feed(chunk.as_bytes(), &mut note).unwrap();
        }
        records.end(&mut note).unwrap();
        found
    }

    #[test]
    fn a_chunk_may_end_anywhere() {
        let text = "a,b\n\"c, \"\"d\"\"\ne\",f\n\ng,h";
        let whole = read(&[text]);
        for at in 1..text.len() {
            assert_eq!(read(&[&text[..at], &text[at..]]), whole, "cut at {at}");
        }
        assert_eq!(whole[1].1, ["c, \"d\"\ne", "f"]);
    }

    #[test]
    fn a_record_knows_its_line() {
        let lines: Vec<_> = read(&["a\n\"b\nb\"\nc\n\nd"])
            .iter()
            .map(|row| row.0)
            .collect();
        assert_eq!(lines, [1, 2, 4, 6]);
    }

    #[test]
    fn lines_end_in_three_ways() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a", "b", "", "c"].join(end);
            let lines: Vec<_> = read(&[&text]).iter().map(|row| row.0).collect();
            assert_eq!(lines, [1, 2, 4], "{end:?}");
        }
    }

    #[test]
    fn a_quote_that_is_open_at_the_end_is_told() {
        let mut records = Records::new(b',');
        records.feed(b"a\nb,\"c\nd\n", &mut |_| {}).unwrap();
        assert_eq!(records.end(&mut |_| {}), Ok(Some(2)));
    }

    #[test]
    fn a_quote_that_is_not_closed_is_told_with_its_line() {
        let mut records = Records::new(b',');
        let chunk = vec![b'x'; 1024 * 1024];
        records.feed(b"a\n\"b", &mut |_| {}).unwrap();
        let ends: Vec<_> = (0..6).map(|_| records.feed(&chunk, &mut |_| {})).collect();
        let told = ends.into_iter().find_map(Result::err).unwrap().0;
        assert!(told.contains("line 2"), "{told}");
    }
}
