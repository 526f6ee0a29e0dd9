//! The tracked pictures of the founding data set: what the host page shows until its core has drawn.
//!
//! `DATELINE_BLESS=1 cargo test --test render` writes them anew.

use super::{FOUNDING, MAP, SHARES, TREND, basemap, project_file, rendered, scratch};
use std::fs;

fn check(view: &str, flags: &[&str]) {
    let drawn = rendered(&format!("still-{view}.svg"), FOUNDING, flags);
    let tracked = project_file(&format!("www/stills/{view}.svg"));
    if std::env::var_os("DATELINE_BLESS").is_some() {
        fs::write(&tracked, &drawn).unwrap();
    }
    let is_in_step = fs::read(&tracked).is_ok_and(|bytes| bytes == drawn);
    let file = tracked.display();
    assert!(
        is_in_step,
        "{file} is out of step: DATELINE_BLESS=1 cargo test --test render"
    );
}

#[test]
fn the_still_of_the_shares_is_in_step() {
    check("shares", &SHARES);
}

#[test]
fn the_still_of_the_trend_is_in_step() {
    check("trend", &TREND);
}

#[test]
fn the_still_of_the_map_is_in_step() {
    let source = fs::read(project_file("data/basemap/countries-110m.json")).unwrap();
    let land = scratch("basemap.bin");
    fs::write(&land, basemap::build(&source).unwrap()).unwrap();
    let mut flags = MAP.to_vec();
    flags.extend(["--base-map", land.to_str().unwrap()]);
    check("map", &flags);
}
