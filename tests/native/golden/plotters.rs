//! Scenes are painted on any of plotters' backends: its own SVG draws what ours draws.

use super::Case;
#[cfg(feature = "plotters")]
use crate::support::founding;
use dateline::paint::{Painter, UNITS_PER_PIXEL};
use dateline::plain::PLAIN;
use dateline::svg::Drawing;
use dateline::theme::Theme;
use dateline::words::Localizer;
use plotters::backend::SVGBackend;
use roxmltree::{Document, Node};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Two pictures of the data layer of a case: ours and that of plotters.
fn pictures(case: &Case) -> (String, String) {
    let data = case.data();
    let mut scene = case.shot().scene(&data, None).unwrap();
    scene.back = Rc::default();
    let theme = Theme::light();
    let host = &PLAIN;
    let localizer = Localizer { data: &data, host };
    let drawing = Drawing {
        scene: &scene,
        theme: &theme,
        localizer,
        tips: &[],
        scale: 1.0,
    };
    let mut theirs = String::new();
    let units = |length_css: f64| (length_css * UNITS_PER_PIXEL).round() as u32;
    let size = (units(scene.width_css), units(scene.height_css));
    let mut backend = SVGBackend::with_string(&mut theirs, size);
    let mut painter = Painter {
        backend: &mut backend,
        theme: &theme,
        ratio: 1.0,
    };
    painter.paint(&scene.data).unwrap();
    drop(backend);
    (drawing.file("Ours", "Ours."), theirs)
}

/// Where the circles of a picture are, in whole CSS pixels.
fn circles(picture: &str, units_per_pixel: f64) -> BTreeSet<(i64, i64)> {
    let place = |circle: Node, name| {
        let length: f64 = circle.attribute(name).unwrap().parse().unwrap();
        (length / units_per_pixel).round() as i64
    };
    let document = Document::parse(picture).unwrap();
    elements(&document, "circle")
        .map(|circle| (place(circle, "cx"), place(circle, "cy")))
        .collect()
}

fn texts(picture: &str) -> BTreeSet<String> {
    let document = Document::parse(picture).unwrap();
    elements(&document, "text")
        .filter_map(|text| Some(text.text()?.trim().to_owned()))
        .collect()
}

fn elements<'a>(document: &'a Document, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    let nodes = document.descendants();
    nodes.filter(move |node| node.tag_name().name() == name)
}

fn check(name: &str) {
    let (ours, theirs) = pictures(&Case::named(name));
    assert!(texts(&ours).len() > 4, "{ours}");
    assert_eq!(texts(&ours), texts(&theirs));
    assert_eq!(circles(&ours, 1.0), circles(&theirs, UNITS_PER_PIXEL));
}

#[test]
fn plotters_draws_the_shares() {
    check("shares-640");
}

#[test]
fn plotters_draws_the_trend() {
    check("trend-640");
}

#[test]
fn plotters_draws_the_map() {
    check("map-640");
}

#[cfg(feature = "plotters")]
#[path = "../../../examples/plotters/draw.rs"]
mod draw;

/// Every view is in its own third of an area, and nothing is beyond it.
#[cfg(feature = "plotters")]
#[test]
fn views_are_drawn_on_any_area() {
    use dateline::geo::BaseMap;
    use plotters::prelude::IntoDrawingArea;

    let source = std::fs::read(crate::support::project_file(
        "data/basemap/countries-110m.json",
    ))
    .unwrap();
    let base_map = BaseMap::parse(&dateline_basemap::build(&source).unwrap()).unwrap();
    let mut picture = String::new();
    let area = SVGBackend::with_string(&mut picture, (640, 1260)).into_drawing_area();
    draw::views(&area, &founding(), Some(&base_map)).unwrap();
    drop(area);
    let document = Document::parse(&picture).unwrap();
    let third_of = |wanted: &str| {
        let mut found = elements(&document, "text");
        let text = found.find(|text| text.text().unwrap_or_default().trim() == wanted);
        let y: f64 = text.unwrap().attribute("y").unwrap().parse().unwrap();
        (y / 420.0) as usize
    };
    assert_eq!(["49%", "AAPP", "Kazan"].map(third_of), [0, 1, 2]);
    let heights = elements(&document, "polygon").flat_map(|land| {
        let corners = land.attribute("points").unwrap().split_whitespace();
        corners.map(|corner| corner.split_once(',').unwrap().1.parse::<f64>().unwrap())
    });
    let beyond: Vec<f64> = heights.filter(|y| *y > 1260.0).collect();
    assert!(beyond.is_empty(), "{beyond:?}");
}
