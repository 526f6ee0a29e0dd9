//! What the host page shows until its core has drawn, and where it never does: pictures of the founding data
//! set, and in the page itself a sentence and a table for each.
//!
//! `DATELINE_BLESS=1 cargo test --test native render` writes them anew.

use super::{FOUNDING, MAP, SHARES, TREND, project_file, rendered, scratch};
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

/// The width of a picture for phones.
const NARROW: [&str; 2] = ["--width", "320"];

/// Both pictures of a view: the one for most screens, and the one for phones.
fn check(view: &str, flags: &[&str]) {
    check_file(view, flags);
    let mut flags = flags.to_vec();
    flags.extend(NARROW);
    check_file(&format!("{view}-320"), &flags);
}

fn check_file(name: &str, flags: &[&str]) {
    let drawn = rendered(&format!("still-{name}.svg"), FOUNDING, flags);
    let tracked = project_file(&format!("www/stills/{name}.svg"));
    if std::env::var_os("DATELINE_BLESS").is_some() {
        fs::write(&tracked, &drawn).unwrap();
    }
    let is_in_step = fs::read(&tracked).is_ok_and(|bytes| bytes == drawn);
    let file = tracked.display();
    assert!(
        is_in_step,
        "{file} is out of step: DATELINE_BLESS=1 cargo test --test native render"
    );
}

/// Compares what stands in a figure of the host page with what is rendered for it.
fn check_page(view: &str, flags: &[&str]) {
    let [wide, narrow] = ["", "-320"].map(|width| format!("stills/{view}{width}.svg"));
    let mut flags = flags.to_vec();
    flags.extend(["--picture", &wide, "--narrow", &narrow]);
    flags.extend(["--src", "pkg/myanmar-2021.json"]);
    let fragment = rendered(&format!("still-{view}.html"), FOUNDING, &flags);
    let fragment = String::from_utf8(fragment).unwrap();
    let wanted = content(&fragment, view);
    let file = project_file("www/index.html");
    let page = fs::read_to_string(&file).unwrap();
    let standing = content(&page, view);
    if std::env::var_os("DATELINE_BLESS").is_some() {
        fs::write(&file, page.replacen(standing, wanted, 1)).unwrap();
        return;
    }
    assert!(
        standing == wanted,
        "the {view} of www/index.html are out of step: DATELINE_BLESS=1 cargo test --test native render"
    );
}

/// What stands in the figure of a view.
fn content<'a>(html: &'a str, view: &str) -> &'a str {
    let figure = html.find(&format!("view=\"{view}\"")).unwrap();
    let start = figure + html[figure..].find('>').unwrap() + 1;
    let length = html[start..].find("</dateline-figure>").unwrap();
    &html[start..start + length]
}

/// One test, because blessing writes one file.
#[test]
fn the_host_page_is_in_step() {
    let land = land();
    let mut map = MAP.to_vec();
    map.extend(["--base-map", land.to_str().unwrap()]);
    for (view, flags) in [("shares", &SHARES[..]), ("trend", &TREND), ("map", &map)] {
        check_page(view, flags);
    }
}

#[test]
fn the_still_of_the_shares_is_in_step() {
    check("shares", &SHARES);
}

#[test]
fn the_still_of_the_trend_is_in_step() {
    check("trend", &TREND);
}

/// A base map in a file.
fn land() -> PathBuf {
    let source = fs::read(project_file("data/basemap/countries-110m.json")).unwrap();
    static LAND: AtomicU32 = AtomicU32::new(0);
    let land = scratch(&format!(
        "land-{}.bin",
        LAND.fetch_add(1, Ordering::Relaxed)
    ));
    fs::write(&land, dateline_basemap::build(&source).unwrap()).unwrap();
    land
}

#[test]
fn the_still_of_the_map_is_in_step() {
    let land = land();
    let mut flags = MAP.to_vec();
    flags.extend(["--base-map", land.to_str().unwrap()]);
    check("map", &flags);
}
