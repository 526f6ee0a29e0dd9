//! Makes the npm package of the core and the shell, and serves it.
//!
//! In reading order: [`build`] and what it calls (the core: [`bind`], [`split`], [`panics`]; the shell: [`shell`], [`bundle`],
//! [`minify`]; the package: [`package`]), then [`serve`].

pub mod arguments;
pub mod bind;
pub mod build;
pub mod bundle;
pub mod compress;
pub mod function_order;
pub mod glue;
pub mod integrity;
pub mod minify;
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
pub mod policy;
pub mod serve;
pub mod site;
