//! What is measured: `redraw` (the core by itself, then whole redraws in the browser), `load` (from
//! the click to the picture, beside other libraries), `soak` (what is left when figures have gone) `import` (how fast a
//! file of events is read, beside other libraries) and `scale` (linked events, beside other libraries and the floor).

mod bundled;
mod import;
mod load;
mod memory;
mod pages;
mod redraw;
mod scale;
mod soak;

use anyhow::{Result, bail};
use std::str::FromStr;
use xtask::project::Project;

/// A bench.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bench {
    Redraw,
    Load,
    Soak,
    Import,
    Scale,
}

impl FromStr for Bench {
    type Err = anyhow::Error;

    fn from_str(name: &str) -> Result<Self> {
        match name {
            "redraw" => Ok(Self::Redraw),
            "load" => Ok(Self::Load),
            "soak" => Ok(Self::Soak),
            "import" => Ok(Self::Import),
            "scale" => Ok(Self::Scale),
            other => {
                bail!("there is no bench `{other}`; there are redraw, load, soak, import and scale")
            }
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
        Bench::Scale => scale::scale(project),
    }
}
