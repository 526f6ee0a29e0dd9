//! Builds, serves, tests and measures Dateline: everything that is not the package itself.
//!
//! A library as well as a command, because the end-to-end tests use its server and its browser.
//! In reading order: where things are ([`project`]), how a step is shown ([`step`]), what has to
//! be installed ([`tools`], [`npm`]); then the rooms of the commands ([`build`], [`serve`], [`tests`],
//! [`bench`], [`fuzz`], [`shots`], [`size`]) with what they stand on.

pub mod files;
pub mod names;
pub mod npm;
pub mod policy;
pub mod project;
pub mod step;
pub mod table;
pub mod tools;

pub mod bind;
pub mod build;
pub mod bundle;
pub mod compress;
pub mod examples;
pub mod function_order;
pub mod glue;
pub mod grouped;
pub mod integrity;
pub mod minify;
pub mod modules;
pub mod notices;
pub mod package;
pub mod panics;
pub mod shared_names;
pub mod shell;
pub mod split;
pub mod standalone;
pub mod typescript;
pub mod unused;

pub mod http;
pub mod serve;
pub mod site;

pub mod browser;
pub mod drivers;
pub mod engine;
pub mod webdriver;

pub mod bench;
pub mod fuzz;
pub mod shots;
pub mod size;
pub mod tests;
