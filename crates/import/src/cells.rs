//! Rows that are kept until their whole columns are known.

use crate::records::Record;

/// The cells of some columns, row by row.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    lines: Vec<u32>,
    cells: Vec<String>,
    columns: Vec<usize>,
}

impl Cells {
    /// Of these columns of a file.
    pub fn of(columns: Vec<usize>) -> Self {
        Self {
            columns,
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

    /// One of the columns, by its place among those that are kept.
    pub fn column(&self, place: usize) -> impl Iterator<Item = &str> {
        self.rows().map(move |(_, cells)| cells[place].as_str())
    }
}
