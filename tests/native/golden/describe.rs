//! A scene as text: a line a mark, lengths to a tenth of a pixel, with the records it shows.

use dateline::dataset::{DataSet, RecordRef, Table};
use dateline::plane::Point;
use dateline::scene::{Mark, Scene, Shape};
use std::fmt::Write;

/// Polylines of more corners are told by their number and extent.
const MOST_CORNERS: usize = 8;

pub fn scene(scene: &Scene, data: &DataSet) -> String {
    let mut text = format!("scene {:.1} x {:.1}\n", scene.width_css, scene.height_css);
    layer(&mut text, "back", &scene.back, scene, data);
    layer(&mut text, "data", &scene.data, scene, data);
    text
}

fn layer(text: &mut String, name: &str, marks: &[Mark], scene: &Scene, data: &DataSet) {
    for mark in marks {
        let _ = write!(text, "{name} {}", shape(&mark.shape));
        for record in scene.records(mark) {
            let _ = write!(text, " #{}", id(*record, data));
        }
        text.push('\n');
    }
}

fn shape(shape: &Shape) -> String {
    match shape {
        Shape::Line {
            points,
            ink,
            width_css,
            dash_css,
        } => {
            let dashes = if *dash_css > 0.0 { " dashed" } else { "" };
            format!("line {} {width_css} {ink:?}{dashes}", corners(points))
        }
        Shape::Area { points, ink } => format!("area {} {ink:?}", corners(points)),
        Shape::Bar { rect, ink } => format!(
            "bar {} {:.1}x{:.1} {ink:?}",
            at(Point::new(rect.left, rect.top)),
            rect.width,
            rect.height
        ),
        Shape::Rule {
            from,
            to,
            ink,
            width_css,
        } => format!("rule {} {} {width_css} {ink:?}", at(*from), at(*to)),
        Shape::Dot {
            centre,
            radius_css,
            ink,
            is_hollow,
        } => {
            let hollow = if *is_hollow { " hollow" } else { "" };
            format!("dot {} r{radius_css} {ink:?}{hollow}", at(*centre))
        }
        Shape::Label {
            at: place,
            text,
            font,
            ink,
            anchor,
            ..
        } => format!(
            "label {} {text:?} {} {:?} {ink:?} {anchor:?}",
            at(*place),
            font.size_css,
            font.weight
        ),
    }
}

fn at(point: Point) -> String {
    format!("{:.1},{:.1}", point.x, point.y)
}

fn corners(points: &[Point]) -> String {
    if points.len() <= MOST_CORNERS {
        let corners: Vec<String> = points.iter().map(|point| at(*point)).collect();
        return corners.join(" ");
    }
    let least = |value: fn(&Point) -> f64| points.iter().map(value).fold(f64::INFINITY, f64::min);
    let most =
        |value: fn(&Point) -> f64| points.iter().map(value).fold(f64::NEG_INFINITY, f64::max);
    format!(
        "{} corners in {:.1},{:.1} {:.1},{:.1}",
        points.len(),
        least(|point| point.x),
        least(|point| point.y),
        most(|point| point.x),
        most(|point| point.y)
    )
}

fn id(record: RecordRef, data: &DataSet) -> String {
    let id = match record.table {
        Table::Places => &data.places[record.row].id,
        Table::Transfers => &data.transfers[record.row].id,
        Table::Casualties => &data.casualties[record.row].id,
        Table::Visits => &data.visits[record.row].id,
        Table::Events => &data.events[record.row].id,
    };
    id.chars().take(40).collect()
}
