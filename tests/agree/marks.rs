//! Every mark of a view, told by what it is and where it lies.

use dateline::dataset::DataSet;
use dateline::fields::FieldValues;
use dateline::figure::{Dossier, Height, Size};
use dateline::options::{Options, View};
use dateline::plane::Point;
use dateline::scene::{Mark, Scene, Shape};
use dateline::text::Host;

const FOUNDING: &[u8] = include_bytes!("../../data/myanmar-2021.json");

/// Of longer lines every so many corners are told, and the last.
const EVERY: usize = 8;

/// A figure of the host page at one width, and all its marks.
pub struct Figure {
    pub name: String,
    pub marks: Vec<Told>,
}

/// A mark: in words that must be the same, and in lengths that may differ by a pixel.
#[derive(Debug, PartialEq)]
pub struct Told {
    pub words: String,
    pub lengths: Vec<f64>,
}

/// The figures of the host page at the width of a phone and of a column, without land: it knows no letters.
pub fn figures(host: &dyn Host) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (name, view) in View::ALL {
        for width_css in [320.0, 640.0] {
            figures.push(Figure {
                name: format!("{name} at {width_css}"),
                marks: marks(&scene(view, width_css, host)),
            });
        }
    }
    figures
}

fn options(view: View, data: &DataSet) -> Options {
    let words = match view {
        View::Shares => FieldValues::of(&[("focus", "Russia")]),
        View::Trend => FieldValues::of(&[("from", "2021-02-01"), ("to", "2021-07-15")]),
        _ => FieldValues::default(),
    };
    Options::parse(&words, data).unwrap()
}

fn scene(view: View, width_css: f64, host: &dyn Host) -> Scene {
    let data = DataSet::parse(FOUNDING).unwrap();
    let options = options(view, &data);
    let mut dossier = Dossier::new(data);
    let figure = dossier.add(view, options);
    let size = Size {
        width_css,
        height_css: dossier
            .height(figure, width_css, Height::Suiting, host)
            .unwrap(),
        ratio: 1.0,
    };
    dossier.resize(figure, size).unwrap();
    dossier.stale(|_| host);
    dossier.scene(figure).unwrap().clone()
}

fn marks(scene: &Scene) -> Vec<Told> {
    let size = Told {
        words: "scene".to_owned(),
        lengths: vec![scene.width_css, scene.height_css],
    };
    let marks = scene.back.iter().chain(&scene.data);
    std::iter::once(size)
        .chain(marks.map(|mark| told(scene, mark)))
        .collect()
}

fn told(scene: &Scene, mark: &Mark) -> Told {
    let (mut words, lengths) = shape(&mark.shape);
    for record in scene.records(mark) {
        words += &format!(" {:?} {}", record.table, record.row);
    }
    Told { words, lengths }
}

fn shape(shape: &Shape) -> (String, Vec<f64>) {
    match shape {
        Shape::Line {
            points,
            ink,
            width_css,
            dash_css,
        } => {
            let words = format!("line {} {ink:?} {width_css} {dash_css}", points.len());
            (words, corners(points))
        }
        Shape::Area { points, ink } => (format!("area {} {ink:?}", points.len()), corners(points)),
        Shape::Bar { rect, ink } => {
            let lengths = vec![rect.left, rect.top, rect.width, rect.height];
            (format!("bar {ink:?}"), lengths)
        }
        Shape::Rule {
            from,
            to,
            ink,
            width_css,
        } => {
            let lengths = vec![from.x, from.y, to.x, to.y];
            (format!("rule {ink:?} {width_css}"), lengths)
        }
        Shape::Dot {
            centre,
            radius_css,
            ink,
            is_hollow,
        } => {
            let words = format!("dot {radius_css} {ink:?} {is_hollow}");
            (words, vec![centre.x, centre.y])
        }
        Shape::Label {
            at,
            text,
            font,
            ink,
            anchor,
            has_halo,
        } => {
            let weight = font.weight;
            let words = format!(
                "label {text:?} {} {weight:?} {ink:?} {anchor:?} {has_halo}",
                font.size_css
            );
            (words, vec![at.x, at.y])
        }
    }
}

fn corners(points: &[Point]) -> Vec<f64> {
    let last = points.len().saturating_sub(1);
    let is_told = |row: usize| points.len() <= EVERY || row.is_multiple_of(EVERY) || row == last;
    let told = points.iter().enumerate().filter(|(row, _)| is_told(*row));
    told.flat_map(|(_, point)| [point.x, point.y]).collect()
}
