#![no_main]

use dateline_fuzz::{MEGABYTE, readers::large, within};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| within(MEGABYTE, || large::hold_grown(bytes, MEGABYTE)));
