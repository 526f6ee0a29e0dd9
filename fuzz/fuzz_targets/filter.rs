#![no_main]

use dateline_fuzz::{readers::filter, within};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| within(bytes.len(), || filter::hold(bytes)));
