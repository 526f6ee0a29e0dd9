#![no_main]

use dateline_fuzz::{readers::base_map, within};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| within(bytes.len(), || base_map::hold(bytes)));
