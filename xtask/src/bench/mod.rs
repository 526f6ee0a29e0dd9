//! What is measured: `redraw` (the core by itself, then whole redraws in the browser), `load` (from
//! the click to the picture, beside other libraries), `soak` (what is left when figures have gone) and `import` (how fast a
//! file of events is read, beside other libraries).

mod import;
mod load;
mod memory;
mod pages;
mod redraw;
mod soak;

use crate::project::Project;
use anyhow::{Result, bail};
use std::str::FromStr;

/// A bench.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bench {
    Redraw,
    Load,
    Soak,
    Import,
}

impl FromStr for Bench {
    type Err = anyhow::Error;

    fn from_str(name: &str) -> Result<Self> {
        match name {
            "redraw" => Ok(Self::Redraw),
            "load" => Ok(Self::Load),
            "soak" => Ok(Self::Soak),
            "import" => Ok(Self::Import),
            other => bail!("there is no bench `{other}`; there are redraw, load, soak and import"),
        }
    }
}

/// Runs a bench and prints what it found.
///
/// # Errors
/// When it cannot be run, or a limit is broken.
pub fn bench(project: &Project, bench: Bench) -> Result<()> {
    match bench {
        Bench::Redraw => redraw::redraw(project),
        Bench::Load => load::load(project),
        Bench::Soak => soak::soak(project),
        Bench::Import => import::import(project),
    }
}
