//! What a database has grouped, by the statement in `docs/scale.md`, comes in exactly: events are grouped by DuckDB, imported,
//! and added up again. Ten million in the tests; `cargo xtask bench scale` does it with a hundred.

use crate::{npm, workspace};
use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::path::Path;
use std::process::Command;
use xtask::files::read_text;
use xtask::project::Project;
use xtask::step;

/// Each combination of a day, a place and a side has some hundreds of them.
pub const IN_TESTS: u32 = 10_000_000;

/// What takes half a minute.
pub const IN_BENCH: u32 = 100_000_000;

#[derive(Deserialize)]
struct DataSet {
    casualties: Vec<Count>,
}

#[derive(Deserialize)]
struct Count {
    events: u64,
    count: u64,
    low: Option<u64>,
    high: Option<u64>,
}

/// Groups a number of events, imports them and compares the sums.
///
/// # Errors
/// When npm is not to be had, or the sums differ.
pub fn check(project: &Project, events: u32) -> Result<()> {
    let sources = project.root.join("tests/scale");
    let workshop = npm::install(project, &sources)?;
    let direct = group(project, &workshop, events)?;
    let file = workshop.join("data.json");
    let mut import = workspace::dateline(project, "import")?;
    import
        .arg(workshop.join("grouped.csv"))
        .arg("-o")
        .arg(&file);
    step::run("Importing", "what was grouped", &mut import)?;
    let data: DataSet = serde_json::from_str(&read_text(&file)?)?;
    let mut sums = [0; 4];
    for count in data.casualties {
        let (low, high) = (
            count.low.unwrap_or(count.count),
            count.high.unwrap_or(count.count),
        );
        for (sum, part) in sums.iter_mut().zip([count.events, count.count, low, high]) {
            *sum += part;
        }
    }
    let imported = sums.map(|sum: u64| sum.to_string()).join(" ");
    ensure!(
        imported == direct,
        "{imported} were imported instead of {direct}"
    );
    Ok(())
}

/// The groups as a file, and what all events are together.
fn group(project: &Project, workshop: &Path, events: u32) -> Result<String> {
    step::say("Grouping", &format!("{events} events with DuckDB"));
    // Beside its packages, where Node.js looks for them.
    let script = workshop.join("group.js");
    std::fs::copy(project.root.join("tests/scale/group.js"), &script)?;
    let mut node = Command::new("node");
    node.arg(script)
        .arg(project.root.join("docs/scale.md"))
        .arg(events.to_string())
        .current_dir(workshop);
    let ended = node.output().context("node does not start")?;
    let said = String::from_utf8_lossy(&ended.stderr);
    ensure!(ended.status.success(), "DuckDB does not group: {said}");
    Ok(String::from_utf8_lossy(&ended.stdout).trim().to_owned())
}
