#![no_main]

use dateline_fuzz::{readers::csv, within};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| within(bytes.len(), || csv::hold(bytes)));
