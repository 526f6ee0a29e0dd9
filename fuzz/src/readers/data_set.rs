//! A data set, as JSON.

use super::pictures;
use dateline::dataset::{DataSet, RecordRef, Table};
use dateline::fields::FILTER;
use dateline::filter::{choices, course_of, dates};

/// A data set that is read has sources, ends and pictures; in UTF-16 it is the same one.
pub fn hold(bytes: &[u8]) {
    let data = match DataSet::parse(bytes) {
        Ok(data) => data,
        Err(error) => return drop(error.to_string()),
    };
    for problem in &data.problems {
        assert!(!problem.to_string().is_empty());
    }
    if let Some((first, last)) = dates(&data) {
        assert!(first <= last);
    }
    for entry in FILTER {
        choices(&data, entry.field);
    }
    for row in 0..data.visits.len().min(64) {
        course_of(&data, row);
        data.related(RecordRef::new(Table::Visits, row));
    }
    // With zeros it may be in UTF-16 already.
    if let Ok(text) = std::str::from_utf8(bytes)
        && !text.contains('\0')
    {
        let text = text.trim_start_matches('\u{feff}');
        let wide = format!("\u{feff}{text}");
        let wide: Vec<u8> = wide.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(DataSet::parse(&wide).as_ref(), Ok(&data), "in UTF-16");
    }
    pictures::draw(&data, None, 320.0);
}
