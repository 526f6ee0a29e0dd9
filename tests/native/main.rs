//! The native tests, one binary for all of them: a test takes less time to run than to link.
//!
//! `cargo test --test native golden` runs one module.

#![cfg(not(target_arch = "wasm32"))]

mod architecture;
mod choice;
mod claims;
mod corpus;
mod crowds;
mod described;
mod dossier;
mod fault_list;
mod faults;
mod filter;
mod golden;
mod imported;
mod labels;
mod properties;
mod reading;
mod render;
mod schema;
mod shell;
mod statements;
mod support;
mod targets;
mod words;
mod zoom;
