//! A few bytes, said again and again: whatever is slow, or wants much memory, with very many of something.
//!
//! The first byte says for whom they are: as in `layouts`, and behind its letters any file, a data set, a base map. Up to the first [`BREAK`] stands what comes once, up to the second what is repeated, then
//! what ends it. [`NUMBER`] stands for a number that counts up.

use super::csv::{at_home, expect_clean, expect_whole, read};
use super::layouts::{HEADS, head};
use dateline::dataset::DataSet;
use dateline::geo::BaseMap;

const BREAK: u8 = b'^';
const NUMBER: u8 = b'#';

/// How large inputs are where they run in a test, without optimisation.
const SMALL: usize = 100_000;

/// Grown a little, it is read or refused.
pub fn hold(bytes: &[u8]) {
    hold_grown(bytes, SMALL);
}

/// Grown to so many bytes, it is read or refused.
pub fn hold_grown(bytes: &[u8], size: usize) {
    let Some((first, bytes)) = bytes.split_first() else {
        return;
    };
    let grown = grown(bytes, size);
    let reader = usize::from(first.wrapping_sub(b'a')) % (HEADS.len() + 3);
    match reader.checked_sub(HEADS.len()) {
        None => hold_file(&[head(*first).as_bytes(), &grown].concat()),
        Some(0) => hold_file(&grown),
        Some(1) => drop(DataSet::parse(&grown)),
        Some(_) => drop(BaseMap::parse(&grown)),
    }
}

fn hold_file(bytes: &[u8]) {
    let chunks: Vec<_> = bytes.chunks(50_000).collect();
    let (json, report) = read(&at_home(), &chunks);
    expect_whole(&report, json.is_some());
    // What is large is read once, as a desk does: its time is what is measured. What is made of it can be forty times as large.
    if bytes.len() > 2 * SMALL {
        return;
    }
    let (json_of_one, _) = read(&at_home(), &[bytes]);
    assert!(json == json_of_one, "the file in chunks is another");
    if let Some(json) = json {
        expect_clean(&json);
    }
}

fn grown(bytes: &[u8], size: usize) -> Vec<u8> {
    let mut parts = bytes.splitn(3, |byte| *byte == BREAK);
    let (Some(once), Some(unit)) = (parts.next(), parts.next()) else {
        return bytes.to_vec();
    };
    let end = parts.next().unwrap_or_default();
    let mut grown = once.to_vec();
    let mut turn = 0_usize;
    while !unit.is_empty() && grown.len() + unit.len() + end.len() < size {
        for byte in unit {
            match *byte {
                NUMBER => grown.extend(turn.to_string().bytes()),
                byte => grown.push(byte),
            }
        }
        turn += 1;
    }
    grown.extend(end);
    grown
}
