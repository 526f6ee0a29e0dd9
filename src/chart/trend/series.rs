//! The counts themselves: strokes between reports, and the reports as dots, open upwards where they
//! are lower bounds.

use super::Plot;
use crate::dataset::records::{CountKind, Qualifier};
use crate::plane::Point;
use crate::scene::{Mark, Shape};
use crate::summary::trend::{self, Line, QUIET_DAYS};
use crate::theme::Ink;

/// The stroke that opens a lower bound upwards.
const BOUND_CSS: f64 = 7.0;

/// Below this distance dots are small.
const DENSE_CSS: f64 = 6.0;

impl Plot<'_> {
    /// All marks of a series.
    pub fn series(&self, line: &Line, ink: Ink) -> Vec<Mark> {
        let mut marks = Vec::new();
        if self.kind == CountKind::Cumulative {
            marks.extend(self.strokes(line, ink));
        }
        let is_dense = self.rect.width / line.points.len() as f64 <= DENSE_CSS;
        let radius_css = if is_dense { 1.75 } else { 2.75 };
        for point in &line.points {
            marks.extend(self.point(point, ink, radius_css));
        }
        marks
    }

    /// The line between reports: dashed where they are far apart, broken at a gap.
    fn strokes(&self, line: &Line, ink: Ink) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut run: Vec<Point> = Vec::new();
        for ends in line.points.windows(2) {
            let days = ends[1].day.number() - ends[0].day.number();
            match (self.at(&ends[0]), self.at(&ends[1])) {
                (Some(from), Some(to)) if days > QUIET_DAYS => {
                    marks.extend(stroke(std::mem::take(&mut run), ink, 0.0));
                    marks.extend(stroke(vec![from, to], ink, 4.0));
                }
                (Some(from), Some(to)) => {
                    if run.is_empty() {
                        run.push(from);
                    }
                    run.push(to);
                }
                _ => marks.extend(stroke(std::mem::take(&mut run), ink, 0.0)),
            }
        }
        marks.extend(stroke(run, ink, 0.0));
        marks
    }

    fn point(&self, point: &trend::Point, ink: Ink, radius_css: f64) -> Vec<Mark> {
        let Some(centre) = self.at(point) else {
            return Vec::new();
        };
        let of = |shape| Mark::of([point.record], shape);
        let upright = |from: f64, to: f64, width_css: f64| Shape::Rule {
            from: Point::new(centre.x - width_css / 2.0, from),
            to: Point::new(centre.x - width_css / 2.0, to),
            ink,
            width_css,
        };
        let mut marks = Vec::new();
        if self.kind == CountKind::PerDay {
            marks.push(of(upright(centre.y, self.rect.bottom(), 1.5)));
        }
        if let (Some(low), Some(high)) = (point.low, point.high) {
            let (low, high) = (self.counts.at(low as f64), self.counts.at(high as f64));
            marks.push(of(upright(high, low, 3.0)));
        }
        if matches!(point.qualifier, Qualifier::AtLeast | Qualifier::MoreThan) {
            let top = centre.y - radius_css - BOUND_CSS;
            marks.push(of(upright(top, centre.y, 1.25)));
        }
        marks.push(of(Shape::Dot {
            centre,
            radius_css,
            ink,
            is_hollow: point.qualifier != Qualifier::Exact,
        }));
        marks
    }
}

fn stroke(points: Vec<Point>, ink: Ink, dash_css: f64) -> Option<Mark> {
    (points.len() > 1).then(|| {
        Mark::plain(Shape::Line {
            points,
            ink,
            width_css: if dash_css > 0.0 { 1.5 } else { 2.0 },
            dash_css,
        })
    })
}
