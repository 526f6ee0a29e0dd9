//! `cargo xtask bench import`: a file of events, read by the importer and by libraries that split its fields.

use super::bundled;
use crate::table::aligned;
use anyhow::{Context, Result};
use serde::Deserialize;
use xtask::project::Project;

/// What a reader took, in milliseconds, the fastest round first.
#[derive(Deserialize)]
struct Timing {
    name: String,
    megabytes: f64,
    ms: Vec<f64>,
}

/// Reads the file in a browser with each of them, and prints their paces as ratios to the first one's.
///
/// # Errors
/// When npm is not to be had, or the page does not work.
pub fn import(project: &Project) -> Result<()> {
    let result = bundled::run(project, "import", "how fast a file of events is read")?;
    let timings: Vec<Timing> =
        serde_json::from_value(result).context("the page does not give a list of timings")?;
    print!("{}", aligned(&rows(&timings)));
    Ok(())
}

fn rows(timings: &[Timing]) -> Vec<[String; 4]> {
    let mut rows = vec![["reader", "MB/s", "× first", "spread"].map(String::from)];
    let pace = |timing: &Timing| timing.megabytes / median(&timing.ms) * 1000.0;
    let first = timings.first().map_or(f64::NAN, pace);
    for timing in timings {
        let spread = timing.ms.last().zip(timing.ms.first());
        let spread = spread.map_or(f64::NAN, |(most, least)| most / least);
        rows.push([
            timing.name.clone(),
            format!("{:.0}", pace(timing)),
            format!("{:.2}", pace(timing) / first),
            format!("{spread:.2}"),
        ]);
    }
    rows
}

/// The middle one of sorted times.
fn median(ms: &[f64]) -> f64 {
    ms.get(ms.len() / 2).copied().unwrap_or(f64::NAN)
}
