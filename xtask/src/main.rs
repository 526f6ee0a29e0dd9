//! Build, serve, test, bench.
fn main() {}
