//! Rows that are kept until their whole columns are known.

use crate::records::Record;
use crate::report::FileReport;

/// So many bytes a text of a data set may have, with its quotes and escapes.
const LONGEST: usize = 65_536;

/// A byte takes six at most, escaped.
const SURELY_SHORT: usize = 10_000;

/// The cells of some columns, row by row.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    lines: Vec<u32>,
    cells: Vec<String>,
    columns: Vec<usize>,
}

impl Cells {
    /// Of these columns of a file; where there is none, all its cells are empty.
    pub fn of(columns: &[Option<usize>]) -> Self {
        Self {
            columns: columns
                .iter()
                .map(|column| column.unwrap_or(usize::MAX))
                .collect(),
            ..Self::default()
        }
    }

    pub fn push(&mut self, record: &Record) {
        self.lines.push(record.line);
        for column in &self.columns {
            self.cells.push(record.field(*column).to_owned());
        }
    }

    /// The rows: the line of each, and its cells in the order of the columns.
    pub fn rows(&self) -> impl Iterator<Item = (u32, &[String])> {
        let width = self.columns.len().max(1);
        self.lines.iter().copied().zip(self.cells.chunks(width))
    }

    /// What becomes of the rows; those of which nothing does are left out with the reason.
    pub fn read<T>(
        &self,
        report: &mut FileReport,
        read: impl Fn(u32, &[String]) -> Result<T, &'static str>,
    ) -> Vec<T> {
        let mut made = Vec::new();
        for (line, cells) in self.rows() {
            let record = if cells.iter().any(|cell| is_too_long(cell)) {
                Err("with a text that is too long for a data set")
            } else {
                read(line, cells)
            };
            match record {
                Ok(record) => made.push(record),
                Err(reason) => report.take_back(line, reason),
            }
        }
        made
    }

    /// One of the columns, by its place among those that are kept.
    pub fn column(&self, place: usize) -> impl Iterator<Item = &str> {
        self.rows().map(move |(_, cells)| cells[place].as_str())
    }
}

fn is_too_long(cell: &str) -> bool {
    let written = || serde_json::to_string(cell).map_or(usize::MAX, |json| json.len());
    cell.len() > SURELY_SHORT && written() > LONGEST
}
