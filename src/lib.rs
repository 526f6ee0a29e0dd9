//! Dateline: an embeddable news figure.

pub mod dataset;
pub mod error;
pub mod filter;
#[cfg(not(target_arch = "wasm32"))]
pub mod plain;

pub mod paint;
pub mod plane;
pub mod scale;
pub mod scene;
pub mod summary;
pub mod text;
pub mod theme;
