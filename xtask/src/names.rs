//! What the files of the package are called.

/// The shell, whole: importing it registers the elements.
pub const ENTRY: &str = "dateline.js";

/// What the shell loads where a page has inputs for the filter.
pub const CONTROLS: &str = "dateline-controls.js";

/// What the shell loads after the first picture: tips and tables.
pub const DETAILS: &str = "dateline-details.js";

/// What the shell loads at a reader's first touch: choosing in the pictures.
pub const INSTRUMENT: &str = "dateline-instrument.js";

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

/// What the core goes without until there is a picture: tips and tables.
pub const CORE_DETAILS: &str = "dateline_core_details.wasm";

/// What the core goes without where no prose is bound to data.
pub const CORE_CLAIMS: &str = "dateline_core_claims.wasm";

/// What the core goes without where there are no shares, and no trend.
pub const CORE_SHARES: &str = "dateline_core_shares.wasm";
pub const CORE_TREND: &str = "dateline_core_trend.wasm";

/// What the core goes without where there is no map.
pub const CORE_MAP: &str = "dateline_core_map.wasm";

/// What the core goes without where no two sources are compared.
pub const CORE_REVISIONS: &str = "dateline_core_revisions.wasm";

/// The name that the base map ships under.
pub const LAND: &str = "basemap.bin";

/// The finer base map, which the instrument loads where a map is looked at closely.
pub const FINE_LAND: &str = "basemap-fine.bin";

/// The script that makes room for our frames on other people's pages.
pub const PARENT: &str = "dateline-embed.js";

/// The script's name.
pub const STANDALONE: &str = "dateline.standalone.js";

/// The directory of what only the explorer loads: no part of the npm package.
pub const EXPLORE: &str = "explore";
