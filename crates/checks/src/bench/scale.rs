//! `cargo xtask bench scale`: linked events, ours beside other libraries and beside the floor; and as many grouped events as a
//! desk may have.

use super::bundled;
use crate::grouped;
use crate::table::aligned;
use anyhow::{Context, Result};
use serde::Deserialize;
use xtask::project::Project;

/// What a contender took for a step, in milliseconds.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Timing {
    scene: String,
    name: String,
    script: f64,
    /// Script and painting.
    painted: f64,
    spread: f64,
    ready: Option<f64>,
    first_step: Option<f64>,
}

/// Measures in a browser, and prints times and their ratios to the first contender's of each scene.
///
/// # Errors
/// When npm is not to be had, the page does not work, or somebody counts differently.
pub fn scale(project: &Project) -> Result<()> {
    let result = bundled::run(project, "scale", "linked events at scale")?;
    let timings: Vec<Timing> =
        serde_json::from_value(result).context("the page does not give a list of timings")?;
    for scene in timings.chunk_by(|one, other| one.scene == other.scene) {
        println!("\n{}", scene[0].scene);
        print!("{}", aligned(&rows(scene)));
    }
    grouped::check(project, grouped::IN_BENCH)
}

fn rows(timings: &[Timing]) -> Vec<[String; 8]> {
    let heads = [
        "contender",
        "script ms",
        "× first",
        "painted ms",
        "× first",
        "spread",
        "ready ms",
        "first ms",
    ];
    let mut rows = vec![heads.map(String::from)];
    let first = &timings[0];
    for timing in timings {
        let or_dash = |ms: Option<f64>| ms.map_or("–".to_owned(), |ms| format!("{ms:.1}"));
        rows.push([
            timing.name.clone(),
            format!("{:.2}", timing.script),
            format!("{:.2}", timing.script / first.script),
            format!("{:.2}", timing.painted),
            format!("{:.2}", timing.painted / first.painted),
            format!("{:.2}", timing.spread),
            or_dash(timing.ready),
            or_dash(timing.first_step),
        ]);
    }
    rows
}
