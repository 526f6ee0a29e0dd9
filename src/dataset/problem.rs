//! What is wrong with a record, and which one it is.

use std::fmt;

/// What kind of fault a record has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    Missing,
    WrongType,
    NotFinite,
    OutOfRange,
    TooLong,
    BadDate,
    ReversedDates,
    UnknownChoice,
    UnknownField,
    GivenTwice,
    DuplicateId,
    UnknownSource,
    UnknownPlace,
    UnknownRecord,
    SharesOverHundred,
    StaysAtHome,
}

/// A fault of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub kind: ProblemKind,
    /// Table, row from 0 and id: `visits[3] "visit-2018-shoigu"`.
    pub record: String,
    pub field: String,
    /// What is wrong with the field, to be read after its name.
    pub message: String,
}

impl Problem {
    /// The stable, machine-readable name of the kind.
    pub fn code(&self) -> &'static str {
        match self.kind {
            ProblemKind::Missing => "missing",
            ProblemKind::WrongType => "wrong-type",
            ProblemKind::NotFinite => "not-finite",
            ProblemKind::OutOfRange => "out-of-range",
            ProblemKind::TooLong => "too-long",
            ProblemKind::BadDate => "bad-date",
            ProblemKind::ReversedDates => "reversed-dates",
            ProblemKind::UnknownChoice => "unknown-choice",
            ProblemKind::UnknownField => "unknown-field",
            ProblemKind::GivenTwice => "given-twice",
            ProblemKind::DuplicateId => "duplicate-id",
            ProblemKind::UnknownSource => "unknown-source",
            ProblemKind::UnknownPlace => "unknown-place",
            ProblemKind::UnknownRecord => "unknown-record",
            ProblemKind::SharesOverHundred => "shares-over-hundred",
            ProblemKind::StaysAtHome => "stays-at-home",
        }
    }

    /// Whether the record draws all the same: doubted, but not refused.
    pub fn is_doubt(&self) -> bool {
        matches!(
            self.kind,
            ProblemKind::UnknownField
                | ProblemKind::GivenTwice
                | ProblemKind::UnknownRecord
                | ProblemKind::SharesOverHundred
        )
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: `{}` {}", self.record, self.field, self.message)
    }
}
