#![no_main]

use dateline_fuzz::{readers::layouts, within};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| within(bytes.len(), || layouts::hold(bytes)));
