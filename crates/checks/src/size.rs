//! `cargo xtask test size`: what a reader downloads, with brotli at its most, against the budgets.

use crate::table::aligned;
use anyhow::Result;
use dateline_assembly::compress::{SHIPPED, brotli};
use xtask::files::read;
use xtask::names::{
    CLAIMS, CLAIMS_PART, CONTROLS, CORE, DETAILS, DETAILS_PART, FINE_LAND, INTERACTION, LAND,
    PARENT, READER, TAKE, TIMELINE, core_part, core_parts,
};
use xtask::project::Project;

/// Files that share a limit, in bytes (a kilobyte has 1,000).
struct Budget {
    what: String,
    files: Vec<String>,
    limit: usize,
    /// Whether it is the file itself that is limited, and not what travels of it.
    raw: bool,
}

/// What was measured: a table to print, and how many budgets were kept and broken.
pub struct Measured {
    pub table: String,
    pub kept: u32,
    pub broken: u32,
}

/// The shell is all that ships in JavaScript: what an article loads, with its glue, and what the page in a frame
/// loads besides. Only the script for parents of frames, who load nothing else of ours, has a limit of its own.
fn budgets(parts: &[String]) -> Vec<Budget> {
    let budget = |what: &str, files: &[&str], limit| Budget {
        what: what.to_owned(),
        files: files.iter().map(ToString::to_string).collect(),
        limit,
        raw: false,
    };
    let parent = Budget {
        raw: true,
        ..budget("parent script", &[PARENT], 1_500)
    };
    let first = |view: &str, limit| {
        budget(
            &format!("{view}, first"),
            &[CORE, "dateline.js", &core_part(view)],
            limit,
        )
    };
    let of_part = |part: &String| {
        let file = core_part(part);
        match part.as_str() {
            DETAILS_PART => budget("details", &[&file, DETAILS], 26_100),
            CLAIMS_PART => budget("claims, when touched", &[&file], 3_500),
            "revisions" => budget("revisions", &[&file], 13_500),
            "map" => first("map", 91_000),
            "trend" => first("trend", 89_300),
            view => first(view, 91_800),
        }
    };
    let mut budgets = vec![
        budget("shell and glue", &["dateline.js", "embed.js"], 15_250),
        parent,
        budget("interaction", &[INTERACTION], 8_600),
        budget("reader", &[READER], 6_550),
        budget("take along", &[TAKE], 7_000),
        budget("claims", &[CLAIMS], 3_000),
        budget("timeline", &[TIMELINE], 2_600),
        budget("controls", &[CONTROLS], 2_400),
        budget("base map", &[LAND], 20_000),
        budget("finer base map", &[FINE_LAND], 90_000),
        budget("founding data", &["myanmar-2021.json"], 12_000),
    ];
    budgets.extend(parts.iter().map(of_part));
    budgets
}

/// Measures what stands in `pkg/`.
///
/// # Errors
/// When a file is missing.
pub fn measure(project: &Project) -> Result<Measured> {
    let mut rows = vec![["budget", "file", "bytes", "brotli", "limit", ""].map(String::from)];
    let (mut kept, mut broken) = (0, 0);
    for budget in budgets(&core_parts(project)?) {
        let total = weigh(project, &budget, &mut rows)?;
        let holds = total <= budget.limit;
        *if holds { &mut kept } else { &mut broken } += 1;
        let verdict = if holds { "kept" } else { "broken" };
        let [total, limit] = [total, budget.limit].map(|bytes| bytes.to_string());
        let (raw, packed) = if budget.raw {
            (total, String::new())
        } else {
            (String::new(), total)
        };
        rows.push([
            budget.what.clone(),
            "together".into(),
            raw,
            packed,
            limit,
            verdict.into(),
        ]);
    }
    Ok(Measured {
        table: aligned(&rows),
        kept,
        broken,
    })
}

/// A row for each file; gives the sum of what travels.
fn weigh(project: &Project, budget: &Budget, rows: &mut Vec<[String; 6]>) -> Result<usize> {
    let mut total = 0;
    for file in &budget.files {
        let bytes = read(&project.pkg().join(file))?;
        let packed = brotli(&bytes, SHIPPED).len();
        total += if budget.raw { bytes.len() } else { packed };
        let [raw, packed] = [bytes.len(), packed].map(|bytes| bytes.to_string());
        rows.push([
            budget.what.clone(),
            file.clone(),
            raw,
            packed,
            String::new(),
            String::new(),
        ]);
    }
    Ok(total)
}
