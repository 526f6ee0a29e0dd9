//! How a data set is written for people and for `diff`: a record a line, as the founding one is.

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;
use std::io::{Result, Write};

/// A data set as JSON with a record a line; none if it cannot be JSON.
pub fn written(data_set: &impl Serialize) -> Option<String> {
    let mut text = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut text, Lines::default());
    data_set.serialize(&mut serializer).ok()?;
    text.push(b'\n');
    String::from_utf8(text).ok()
}

/// Begins a line for each field of the file and for each record of a table; all within these stays in its line.
#[derive(Default)]
struct Lines {
    /// In how many objects and arrays the next value is.
    depth: usize,
    /// Whether a table has a record.
    has_records: bool,
}

/// The depth of the file's fields, and of a table's records.
const FIELDS: usize = 1;
const RECORDS: usize = 2;

impl Lines {
    /// What stands before a value: a line begins at one depth.
    fn next<W: ?Sized + Write>(
        &self,
        writer: &mut W,
        is_first: bool,
        (depth, line): (usize, &[u8]),
    ) -> Result<()> {
        match (self.depth == depth, is_first) {
            (true, true) => writer.write_all(line),
            (true, false) => writer.write_all(&[b",", line].concat()),
            (false, true) => Ok(()),
            (false, false) => writer.write_all(b", "),
        }
    }
}

impl Formatter for Lines {
    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.depth += 1;
        writer.write_all(b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.depth -= 1;
        writer.write_all(if self.depth == 0 { b"\n}" } else { b"}" })
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        self.next(writer, first, (FIELDS, b"\n  "))
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        writer.write_all(b": ")
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.depth += 1;
        if self.depth == RECORDS {
            self.has_records = false;
        }
        writer.write_all(b"[")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        self.has_records |= self.depth == RECORDS;
        self.next(writer, first, (RECORDS, b"\n    "))
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.depth -= 1;
        let ends_table = self.depth == FIELDS && self.has_records;
        writer.write_all(if ends_table { b"\n  ]" } else { b"]" })
    }
}

#[cfg(test)]
mod tests {
    use super::written;
    use serde_json::json;

    #[test]
    fn a_record_has_a_line() {
        let data_set = json!({
            "format": 1,
            "sources": [],
            "subject": {"country": "MMR", "name": "Myanmar"},
            "visits": [{"id": "a", "people": [{"name": "A"}, {"name": "B"}]}, {"id": "b"}],
        });
        let expected = "{\n  \
              \"format\": 1,\n  \
              \"sources\": [],\n  \
              \"subject\": {\"country\": \"MMR\", \"name\": \"Myanmar\"},\n  \
              \"visits\": [\n    \
                {\"id\": \"a\", \"people\": [{\"name\": \"A\"}, {\"name\": \"B\"}]},\n    \
                {\"id\": \"b\"}\n  \
              ]\n}\n";
        assert_eq!(written(&data_set).as_deref(), Some(expected));
    }
}
