//! What the files of the package are called.

use crate::project::Project;
use anyhow::Result;
use std::fs;

/// The shell, whole: importing it registers the elements.
pub const ENTRY: &str = "dateline.js";

/// What the shell loads where a page has inputs for the filter.
pub const CONTROLS: &str = "dateline-controls.js";

/// What the shell loads after the first picture: tips and tables.
pub const DETAILS: &str = "dateline-details.js";

/// What the shell loads at a reader's first touch: choosing in the pictures.
pub const INTERACTION: &str = "dateline-interaction.js";

/// What the shell loads when a page has time: marks as elements, for keys and screen readers.
pub const READER: &str = "dateline-reader.js";

/// What the shell loads when a reader wants to take a figure along.
pub const TAKE: &str = "dateline-take.js";

/// What the shell loads where prose is bound to data.
pub const CLAIMS: &str = "dateline-claims.js";

/// What the shell loads where a page has a timeline.
pub const TIMELINE: &str = "dateline-timeline.js";

/// The founding data set, and the name it ships under.
pub const DATA: &str = "myanmar-2021.json";

/// The name that the core's wasm ships under.
pub const CORE: &str = "dateline_core_bg.wasm";

/// The core's parts that are no views: what it goes without until there is a picture, and where no prose is bound to data.
pub const DETAILS_PART: &str = "details";
pub const CLAIMS_PART: &str = "claims";

/// The names of the core's parts, in the order in which they are split off: one for each folder of a view, and the two above.
///
/// # Errors
/// When there are no views.
pub fn core_parts(project: &Project) -> Result<Vec<String>> {
    let mut parts = Vec::new();
    for entry in fs::read_dir(project.root.join("src/view"))? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            parts.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    parts.sort();
    parts.extend([DETAILS_PART, CLAIMS_PART].map(String::from));
    Ok(parts)
}

/// The name that a part of the core ships under.
pub fn core_part(part: &str) -> String {
    format!("dateline_core_{part}.wasm")
}

/// The name that the base map ships under.
pub const LAND: &str = "basemap.bin";

/// The finer base map, which the interaction loads where a map is looked at closely.
pub const FINE_LAND: &str = "basemap-fine.bin";

/// The script that makes room for our frames on other people's pages.
pub const PARENT: &str = "dateline-embed.js";

/// The script's name.
pub const STANDALONE: &str = "dateline.standalone.js";

/// The directory of what only the explorer loads: no part of the npm package.
pub const EXPLORE: &str = "explore";
