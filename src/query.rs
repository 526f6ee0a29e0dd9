//! Which rows a filter leaves: one clause a dimension. Views ask here for their rows, and walk no table themselves.

use crate::dataset::date::DateSpan;
use crate::dataset::{DataSet, RecordRef, Table};
use crate::fields::Field;
use crate::filter::{Filter, direction_of};

/// What is asked of a data set: the clauses of a filter, all of which a row has to satisfy.
#[derive(Clone, Copy)]
pub struct Query<'a> {
    pub data: &'a DataSet,
    /// None leaves no row.
    pub filter: Option<&'a Filter>,
    /// Of one table, whether each row may be asked for at all; none where all may.
    pub only: Option<(Table, &'a [bool])>,
}

impl<'a> Query<'a> {
    /// Asks for all rows that a filter leaves.
    pub const fn new(data: &'a DataSet, filter: Option<&'a Filter>) -> Self {
        let only = None;
        Self { data, filter, only }
    }

    /// The rows of a table that satisfy all clauses, in the order of the file.
    pub fn rows(&self, table: Table) -> Vec<usize> {
        self.rows_but(table, &[])
    }

    /// Whether a row satisfies all clauses; of places, whether it is among those that are chosen.
    pub fn leaves(&self, record: RecordRef) -> bool {
        let Some(filter) = self.filter else {
            return false;
        };
        let clauses = Clauses {
            data: self.data,
            filter,
            ignored: &[],
        };
        match record.table {
            Table::Places => filter.wants(Field::Places, &self.data.place_at(record.row).id),
            table => clauses.leave(table, record.row),
        }
    }

    /// The rows of a table that satisfy all clauses but those of some fields: what a choice there could be widened to.
    /// [`Field::From`] stands for both ends of a stretch of time.
    pub fn rows_but(&self, table: Table, ignored: &[Field]) -> Vec<usize> {
        // No clause is about places.
        let count = match table {
            Table::Places => 0,
            table => self.data.rows(table),
        };
        let mut rows = Vec::new();
        if let Some(filter) = self.filter {
            let clauses = Clauses {
                data: self.data,
                filter,
                ignored,
            };
            for row in 0..count {
                if clauses.leave(table, row) && self.may_have(table, row) {
                    rows.push(row);
                }
            }
        }
        rows
    }

    fn may_have(&self, table: Table, row: usize) -> bool {
        match self.only {
            Some((of, rows)) if of == table => rows[row],
            _ => true,
        }
    }
}

struct Clauses<'a> {
    data: &'a DataSet,
    filter: &'a Filter,
    ignored: &'a [Field],
}

impl Clauses<'_> {
    fn leave(&self, table: Table, row: usize) -> bool {
        match table {
            Table::Transfers => {
                let transfer = self.data.transfer(row);
                self.dates(transfer.period) && self.name(Field::Suppliers, &transfer.supplier)
            }
            Table::Casualties => {
                let casualty = self.data.casualty(row);
                self.dates(casualty.date) && self.name(Field::Series, &casualty.series)
            }
            Table::Visits => {
                let visit = self.data.visit(row);
                self.dates(visit.dated().0)
                    && (self.name(Field::Places, &visit.from)
                        || self.name(Field::Places, &visit.to))
                    && self.direction(row)
            }
            Table::Events => {
                let dated = self.data.event(row).dated();
                dated.is_none_or(|(date, _)| self.dates(date))
            }
            Table::Places => false,
        }
    }

    fn dates(&self, span: DateSpan) -> bool {
        self.ignored.contains(&Field::From) || span.touches(self.filter.from, self.filter.to)
    }

    fn name(&self, field: Field, name: &str) -> bool {
        self.ignored.contains(&field) || self.filter.wants(field, name)
    }

    fn direction(&self, visit: usize) -> bool {
        let wanted = self.filter.names(Field::Direction);
        let (Some(wanted), false) = (wanted, self.ignored.contains(&Field::Direction)) else {
            return true;
        };
        let way = direction_of(self.data, visit);
        way.is_some_and(|way| wanted.iter().any(|word| **word == *way.word()))
    }
}
