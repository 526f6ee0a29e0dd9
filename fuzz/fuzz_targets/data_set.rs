#![no_main]

use dateline_fuzz::{readers::data_set, within};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| within(bytes.len(), || data_set::hold(bytes)));
