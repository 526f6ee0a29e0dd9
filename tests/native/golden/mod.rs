//! Golden drawings: every view as text, mark by mark, and as SVG. A change shows as a diff of lines, and as a
//! page with the picture before and after beside each other.
//!
//! A case is a file: `NAME.json` says what is drawn, `NAME.txt` and `NAME.svg` what comes of it, and `NAME.marks` what is read of
//! it mark by mark.
//! `DATELINE_BLESS=1 cargo test --test native golden` takes the drawings as they are now for right.

mod describe;
mod plotters;

use crate::support::{Shot, project_file};
use dateline::dataset::DataSet;
use dateline::fields::FieldValues;
use dateline::geo::BaseMap;
use dateline::plain::PLAIN;
use dateline::svg::Drawing;
use dateline::theme::Theme;
use dateline::words::Localizer;
use serde::Deserialize;
use similar::TextDiff;
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

/// A case as its file writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// A file of the project.
    data: String,
    view: String,
    width_css: f64,
    /// None for the height that suits the width.
    height_css: Option<f64>,
    /// Those of `<dateline-figure>`.
    attributes: BTreeMap<String, String>,
}

impl Case {
    fn named(name: &str) -> Self {
        let file = golden(name, "json");
        serde_json::from_slice(&fs::read(file).unwrap()).unwrap()
    }

    fn data(&self) -> DataSet {
        DataSet::parse(&fs::read(project_file(&self.data)).unwrap()).unwrap()
    }

    fn shot(&self) -> Shot<'_> {
        let attributes = self.attributes.iter();
        let attributes: Vec<_> = attributes
            .map(|(name, value)| (&**name, &**value))
            .collect();
        Shot {
            view: &self.view,
            options: FieldValues::of(&attributes),
            width_css: self.width_css,
            height_css: self.height_css,
        }
    }
}

fn golden(name: &str, ending: &str) -> PathBuf {
    project_file("tests/native/golden").join(format!("{name}.{ending}"))
}

/// The names of the cases.
fn names() -> Vec<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(project_file("tests/native/golden")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "json") {
            names.push(path.file_stem().unwrap().to_string_lossy().into_owned());
        }
    }
    names.sort();
    names
}

/// Compares a case with what is written down; gives what a person should read of a difference.
fn difference(name: &str, base_map: &BaseMap) -> Option<String> {
    let case = Case::named(name);
    let data = case.data();
    let scene = case.shot().scene(&data, Some(base_map)).unwrap();
    let text = describe::scene(&scene, &data);
    let localizer = Localizer {
        data: &data,
        host: &PLAIN,
    };
    let drawing = Drawing {
        scene: &scene,
        theme: &Theme::light(),
        localizer,
        tips: &case.shot().prepared(&data).tips(localizer, &scene),
        scale: 1.0,
    };
    let picture = drawing.file(name, "A golden drawing.");
    let read = transcript(&case);
    if std::env::var_os("DATELINE_BLESS").is_some() {
        fs::write(golden(name, "txt"), &text).unwrap();
        fs::write(golden(name, "svg"), &picture).unwrap();
        fs::write(golden(name, "marks"), &read).unwrap();
    }
    let read_before = fs::read_to_string(golden(name, "marks")).unwrap_or_default();
    if read_before != read {
        let diff = TextDiff::from_lines(&read_before, &read);
        let diff = diff.unified_diff().header("before", "after").to_string();
        return Some(format!("the marks of `{name}` are read otherwise\n{diff}"));
    }
    let before = fs::read_to_string(golden(name, "txt")).unwrap_or_default();
    let picture_before = fs::read_to_string(golden(name, "svg")).unwrap_or_default();
    if before == text && picture_before == picture {
        return None;
    }
    let page = write_comparison(name, &picture_before, &picture);
    let diff = TextDiff::from_lines(&before, &text);
    let diff = diff.unified_diff().header("before", "after").to_string();
    Some(format!(
        "the drawing `{name}` has changed; see {page}\n{diff}"
    ))
}

/// What a reader hears who goes from mark to mark: each by its whole name, in reading order.
fn transcript(case: &Case) -> String {
    let (mut dossier, figure) = case.shot().mounted(case.data());
    let marks = dossier.marks(figure, &PLAIN).unwrap();
    let lines = marks.iter().map(|mark| format!("{}\n", mark.name.full));
    lines.collect()
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

#[test]
fn every_drawing_is_as_it_is_written_down() {
    let base_map = base_map();
    let names = names();
    assert!(!names.is_empty());
    let differences = names.iter().filter_map(|name| difference(name, &base_map));
    let differences: Vec<String> = differences.collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn every_drawing_has_its_case() {
    let names = names();
    for entry in fs::read_dir(project_file("tests/native/golden")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let is_drawing = path
            .extension()
            .is_some_and(|ending| ending == "svg" || ending == "txt" || ending == "marks");
        assert!(!is_drawing || names.contains(&name), "{name} has no case");
    }
}
