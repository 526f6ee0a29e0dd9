//! Dateline: an embeddable news figure.

pub mod plane;
