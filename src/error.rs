//! What can go wrong as a whole: one enum, whose codes never change their meaning.
//!
//! A fault of a single record is not an [`Error`]: it is a [`crate::dataset::Problem`], and the
//! rest of the data set still draws.

use crate::digits::count;
use crate::fill::fill;
use std::fmt;

/// Why an input as a whole could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// The bytes are no text that JSON may be written in.
    Encoding { byte: usize },
    /// The text is not JSON. Lines and columns count from 1.
    NotJson {
        line: usize,
        column: usize,
        why: String,
    },
    /// The file is larger than a reader's machine should have to hold.
    TooLarge { bytes: usize, limit: usize },
    /// The JSON is something else than a data set.
    NotADataSet { why: String },
    /// A filter's field has a value that it cannot have.
    BadFilter { field: String, why: String },
    /// A figure's option has a value that it cannot have.
    BadOption { option: String, why: String },
    /// The base map's bytes do not hold one.
    BadBaseMap { why: String },
    /// The figure asked for is not mounted.
    NoSuchFigure,
    /// The canvas took no drawing.
    Canvas { why: String },
}

impl Error {
    /// The stable, machine-readable name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Encoding { .. } => "encoding",
            Self::NotJson { .. } => "not-json",
            Self::TooLarge { .. } => "too-large",
            Self::NotADataSet { .. } => "not-a-data-set",
            Self::BadFilter { .. } => "bad-filter",
            Self::BadOption { .. } => "bad-option",
            Self::BadBaseMap { .. } => "bad-base-map",
            Self::NoSuchFigure => "no-such-figure",
            Self::Canvas { .. } => "canvas",
        }
    }

    /// The field or option at fault, where there is one.
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::BadFilter { field, .. } => Some(field),
            Self::BadOption { option, .. } => Some(option),
            _ => None,
        }
    }
}

impl Error {
    /// What went wrong, in words.
    pub fn message(&self) -> String {
        let (pattern, why) = match self {
            Self::Encoding { byte } => {
                let pattern = "the file is not UTF-8 text (byte {}); save it as UTF-8";
                return fill(pattern, &[&count(*byte)]);
            }
            Self::NotJson { line, column, why } => {
                return fill(
                    "line {}, column {}: {}",
                    &[&count(*line), &count(*column), why],
                );
            }
            Self::TooLarge { bytes, limit } => {
                let pattern = "the file has {} bytes; the limit is {}";
                return fill(pattern, &[&count(*bytes), &count(*limit)]);
            }
            Self::BadFilter { field, why } => return fill("filter `{}`: {}", &[field, why]),
            Self::BadOption { option, why } => return fill("option `{}`: {}", &[option, why]),
            Self::NotADataSet { why } => ("this is not a data set: {}", why.as_str()),
            Self::BadBaseMap { why } => ("the base map cannot be read: {}", why.as_str()),
            Self::NoSuchFigure => ("there is no such figure", ""),
            Self::Canvas { why } => ("the canvas cannot be drawn on: {}", why.as_str()),
        };
        fill(pattern, &[why])
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

impl std::error::Error for Error {}

impl From<crate::geo::BadBaseMap> for Error {
    fn from(fault: crate::geo::BadBaseMap) -> Self {
        Self::BadBaseMap {
            why: fault.reason().to_owned(),
        }
    }
}
