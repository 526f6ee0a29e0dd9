//! What every command of `cargo xtask` needs, and the little that is compiled at once: where things are ([`project`], [`names`],
//! [`files`]), how a step is shown ([`step`]), what has to be installed ([`tools`]), and how what runs in a page is compiled
//! ([`compile`]). `crates/assembly` makes the package of that and serves it; `crates/checks` tests and measures both.

pub mod compile;
pub mod files;
pub mod names;
pub mod project;
pub mod step;
pub mod tools;
