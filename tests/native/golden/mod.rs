//! Golden drawings: every view as text, mark by mark, and as SVG. A change shows as a diff of lines, and as a
//! page with the picture before and after beside each other.
//!
//! `DATELINE_BLESS=1 cargo test --test native golden` takes the drawings as they are now for right.

mod describe;
mod plotters;

use crate::support::{Shot, fixture, founding, project_file};
use dateline::dataset::DataSet;
use dateline::fields::{Field, Words};
use dateline::geo::BaseMap;
use dateline::plain::PLAIN;
use dateline::svg::Drawing;
use dateline::theme::Theme;
use dateline::words::Speaker;
use similar::TextDiff;
use std::fs;

/// Compares a view of a data set with the golden drawing `name`.
fn check(name: &str, data: &DataSet, shot: &Shot) {
    let base_map = base_map();
    let scene = shot.scene(data, Some(&base_map)).unwrap();
    let text = describe::scene(&scene, data);
    let drawing = Drawing {
        scene: &scene,
        theme: &Theme::light(),
        speaker: Speaker { data, host: &PLAIN },
    };
    let picture = drawing.file(name, "A golden drawing.");
    let golden = |ending: &str| project_file(&format!("tests/native/golden/{name}.{ending}"));
    if std::env::var_os("DATELINE_BLESS").is_some() {
        fs::write(golden("txt"), &text).unwrap();
        fs::write(golden("svg"), &picture).unwrap();
    }
    let before = fs::read_to_string(golden("txt")).unwrap_or_default();
    let picture_before = fs::read_to_string(golden("svg")).unwrap_or_default();
    if before == text && picture_before == picture {
        return;
    }
    let page = write_comparison(name, &picture_before, &picture);
    let diff = TextDiff::from_lines(&before, &text);
    panic!(
        "the drawing `{name}` has changed; see {page}\n{}",
        diff.unified_diff().header("before", "after")
    );
}

/// A page with both pictures, and their difference: what is equal is black.
fn write_comparison(name: &str, before: &str, after: &str) -> String {
    let folder = project_file("target/golden");
    fs::create_dir_all(&folder).unwrap();
    let page = folder.join(format!("{name}.html"));
    let html = format!(
        "<!doctype html><meta charset=utf-8><title>{name}</title>\
         <style>svg{{border:1px solid #888}} .over{{position:relative}} \
         .over svg+svg{{position:absolute;left:0;top:0;mix-blend-mode:difference}}</style>\
         <h2>before</h2>{before}<h2>after</h2>{after}\
         <h2>difference</h2><div class=over>{before}{after}</div>"
    );
    fs::write(&page, html).unwrap();
    page.display().to_string()
}

fn base_map() -> BaseMap {
    let source = fs::read(project_file("data/basemap/countries-110m.json")).unwrap();
    let bytes = dateline_basemap::build(&source).unwrap();
    BaseMap::parse(&bytes).unwrap()
}

fn shot(view: &'static str, width_css: f64, options: Words) -> Shot<'static> {
    Shot {
        view,
        options,
        width_css,
        height_css: None,
    }
}

fn article_days() -> Words {
    Words::of(&[("from", "2021-02-01"), ("to", "2021-07-15")])
}

fn about_russia() -> Words {
    Words::of(&[("focus", "Russia")])
}

#[test]
fn shares_wide() {
    check(
        "shares-640",
        &founding(),
        &shot("shares", 640.0, about_russia()),
    );
}

#[test]
fn shares_narrow() {
    check(
        "shares-320",
        &founding(),
        &shot("shares", 320.0, about_russia()),
    );
}

/// In a room that is higher than they need, bars and what is between them grow.
#[test]
fn shares_with_room_to_fill() {
    let shot = Shot {
        height_css: Some(390.0),
        ..shot("shares", 640.0, about_russia())
    };
    check("shares-640-high", &founding(), &shot);
}

#[test]
fn shares_by_year() {
    let options = Words::of(&[("shares", "yearly")]);
    check(
        "shares-yearly-640",
        &fixture("yearly"),
        &shot("shares", 640.0, options),
    );
}

#[test]
fn shares_of_five_years() {
    let options = Words::of(&[("shares", "five-year")]);
    check(
        "shares-five-year-320",
        &fixture("yearly"),
        &shot("shares", 320.0, options),
    );
}

#[test]
fn trend_wide() {
    check(
        "trend-640",
        &founding(),
        &shot("trend", 640.0, article_days()),
    );
}

#[test]
fn trend_narrow() {
    check(
        "trend-320",
        &founding(),
        &shot("trend", 320.0, article_days()),
    );
}

#[test]
fn trend_per_day() {
    let mut options = article_days();
    options.set(Field::Count, Some(vec!["per-day".to_owned()]));
    check(
        "trend-per-day-640",
        &founding(),
        &shot("trend", 640.0, options),
    );
}

#[test]
fn trend_of_two_sources() {
    let options = Words::default();
    check(
        "trend-two-sources-640",
        &fixture("two-sources"),
        &shot("trend", 640.0, options),
    );
}

#[test]
fn map_wide() {
    check(
        "map-640",
        &founding(),
        &shot("map", 640.0, Words::default()),
    );
}

#[test]
fn map_narrow() {
    check(
        "map-320",
        &founding(),
        &shot("map", 320.0, Words::default()),
    );
}

#[test]
fn map_of_the_world() {
    check(
        "map-world-640",
        &fixture("worldwide"),
        &shot("map", 640.0, Words::default()),
    );
}
