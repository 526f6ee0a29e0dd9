#![no_main]

use dateline_fuzz::{readers::wishes, within};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| within(bytes.len(), || wishes::hold(bytes)));
