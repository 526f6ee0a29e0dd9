//! Somebody's file, of whatever layout.

use dateline::dataset::DataSet;
use dateline_import::{Import, Report, Wishes};

/// Any file, with a home for visitors: without one no visit is taken.
pub fn hold(bytes: &[u8]) {
    hold_with(&at_home(), bytes);
}

/// The wishes of whoever has said nothing but where visitors come from.
pub fn at_home() -> Wishes {
    let mut wishes = Wishes::default();
    wishes.home = Some("Vienna, Austria".to_owned());
    wishes
}

/// Every row is taken or left out, the chunks that a file comes in do not matter, and what comes of it is a data set without a
/// problem.
pub fn hold_with(wishes: &Wishes, bytes: &[u8]) {
    let (json, report) = read(wishes, &[bytes]);
    expect_whole(&report, json.is_some());
    let (json_of_chunks, report_of_chunks) = read(wishes, &chunks(bytes));
    assert_eq!(json, json_of_chunks, "the file in chunks is another");
    assert_eq!(
        written(&report),
        written(&report_of_chunks),
        "the file in chunks is told otherwise"
    );
    if let Some(json) = json {
        expect_clean(&json);
    }
}

/// Reads a file that comes in chunks.
pub fn read(wishes: &Wishes, chunks: &[&[u8]]) -> (Option<String>, Report) {
    let mut import = Import::new(wishes.clone());
    import.begin("file.csv", None);
    for chunk in chunks {
        import.feed(chunk);
    }
    let _ = import.end();
    import.finish()
}

/// Holds that all rows are accounted for.
pub fn expect_whole(report: &Report, has_data: bool) {
    let file = &report.files[0];
    if file.refused.is_some() {
        assert!(!has_data, "a file that was refused left something");
        return;
    }
    let left_out: usize = file.left_out.iter().map(|left| left.count).sum();
    assert_eq!(file.rows, file.taken + left_out, "{file:?}");
    assert!(!has_data || file.taken > 0, "data of no row: {file:?}");
}

/// Holds that what was written is read.
pub fn expect_clean(json: &str) {
    let data = DataSet::parse(json.as_bytes()).expect("the file is JSON of ours");
    let problems: Vec<_> = data.problems.iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{problems:?}\n{json}");
}

fn written(report: &Report) -> String {
    serde_json::to_string(report).expect("a report has only texts and numbers")
}

/// Pieces of lengths that depend on what is in them, some of them empty.
fn chunks(bytes: &[u8]) -> Vec<&[u8]> {
    let mut chunks = Vec::new();
    let mut rest = bytes;
    let mut random = 2021_usize;
    while let Some(byte) = rest.first() {
        random = random.wrapping_mul(31).wrapping_add(usize::from(*byte));
        let most = if bytes.len() > 4096 { 4096 } else { 8 };
        let (chunk, others) = rest.split_at((random / 7 % most).min(rest.len()));
        chunks.push(chunk);
        rest = others;
        // A piece of no length may come once.
        if chunk.is_empty() {
            let (chunk, others) = rest.split_at(1);
            chunks.push(chunk);
            rest = others;
        }
    }
    chunks
}
