//! Dateline: an embeddable news figure.

pub mod dataset;
pub mod error;
pub mod plane;
