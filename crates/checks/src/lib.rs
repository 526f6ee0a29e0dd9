//! Tests and measures Dateline: what `cargo xtask` has not got itself.
//!
//! A library as well as a command, because the end-to-end tests use its browser. First what has to be installed ([`npm`],
//! [`drivers`]) or compiled ([`workspace`]) and the browsers ([`engine`], [`webdriver`], [`browser`]); then the modules of the
//! commands ([`tests`], [`bench`], [`fuzz`], [`shots`], [`examples`]) with what they stand on.

pub mod npm;
pub mod workspace;

pub mod browser;
pub mod drivers;
pub mod engine;
pub mod webdriver;

pub mod examples;
pub mod grouped;
pub mod modules;
pub mod size;
pub mod table;

pub mod bench;
pub mod fuzz;
pub mod shots;
pub mod tests;
