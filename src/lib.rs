//! Dateline: an embeddable news figure.

pub mod chart;
pub mod dataset;
pub mod error;
pub mod figure;
pub mod filter;
pub mod geo;
pub mod options;
pub mod order;
pub mod paint;
#[cfg(not(target_arch = "wasm32"))]
pub mod plain;
pub mod plane;
pub mod scale;
pub mod scene;
pub mod show;
pub mod summary;
#[cfg(not(target_arch = "wasm32"))]
pub mod svg;
pub mod text;
pub mod theme;
#[cfg(target_arch = "wasm32")]
pub mod web;
pub mod words;
