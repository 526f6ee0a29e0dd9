#![no_main]

use dateline_fuzz::{readers::date, within};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| within(bytes.len(), || date::hold(bytes)));
