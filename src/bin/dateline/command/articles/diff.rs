//! `--fix`: what would make false numbers true, as a diff that somebody reads before it is applied.

use super::{File, parse};
use dateline::claims::check::{Edit, check};
use dateline::claims::values::Verdict;
use dateline::dataset::DataSet;
use dateline::dataset::date::Day;
use similar::TextDiff;

/// A unified diff of an article; empty where nothing can be mended by another number.
pub fn of(file: &File, data: &DataSet, dateline: Option<Day>) -> String {
    let mut text = file.text.clone();
    // From the end on, so that places before stay.
    for row in (0..file.report.claims.len()).rev() {
        let mut edits = file.report.claims[row].edits.clone();
        edits.sort_by_key(|edit| std::cmp::Reverse(edit.at.start));
        let changed = edits
            .iter()
            .fold(text.clone(), |text, edit| with(&text, edit));
        let article = parse(&file.name, &changed);
        let dateline = dateline.or(article.dateline);
        let report = check(&article, data, dateline, None);
        // Other words than the number may have been wrong.
        if report
            .claims
            .get(row)
            .is_some_and(|claim| claim.verdict == Verdict::True)
        {
            text = changed;
        }
    }
    if text == file.text {
        return String::new();
    }
    let diff = TextDiff::from_lines(&file.text, &text);
    diff.unified_diff()
        .header(&format!("a/{}", file.name), &format!("b/{}", file.name))
        .to_string()
}

fn with(text: &str, edit: &Edit) -> String {
    let (before, after) = (&text[..edit.at.start], &text[edit.at.end..]);
    format!("{before}{}{after}", edit.text)
}
