//! The counts themselves: strokes between reports, and the reports as dots, open upwards where they
//! are lower bounds.

use super::{DOUBT_CSS, Plot};
use crate::dataset::records::{CountKind, Qualifier};
use crate::plane::{Point, Rect};
use crate::theme::Ink;
use crate::view::trend::line::{self, Line};
use crate::view::trend::summary::QUIET_DAYS;

/// The stroke that opens a lower bound upwards, in radii of its dot.
const BOUND: f64 = 2.5;

/// The line over the days of a vague date.
const VAGUE_CSS: f64 = 3.0;

/// The width of a range.
const RANGE_CSS: f64 = 4.0;

/// Below this distance dots are small.
const DENSE_CSS: f64 = 6.0;

impl Plot<'_> {
    /// All marks of a series; `are_bars` where its sums are.
    pub fn series(&mut self, line: &Line, are_bars: bool) {
        let ink = line.ink();
        self.sums(line, are_bars);
        if self.kind == CountKind::Cumulative {
            self.strokes(line, ink);
        }
        let is_dense = self.rect.width / line.points.len() as f64 <= DENSE_CSS;
        let radius_css = if is_dense { 1.75 } else { 2.75 };
        for point in &line.points {
            match (self.at(point), point.summed) {
                (Some(centre), None) => {
                    // A count of several days is of all of them, a total of the last.
                    let x = match self.kind {
                        CountKind::PerDay => (self.x_of(point.date.first) + centre.x) / 2.0,
                        CountKind::Cumulative => centre.x,
                    };
                    self.range(line, point, x);
                    self.point(point, centre, ink, radius_css);
                }
                (None, None) => {
                    let gap = Rect::new(self.x_of(point.day), self.rect.top, 0.0, self.rect.height);
                    self.marks.gap(point.record, gap);
                }
                _ => {}
            }
        }
    }

    /// The line between reports: dashed where they are far apart, broken at a gap.
    fn strokes(&mut self, line: &Line, ink: Ink) {
        let mut run = Vec::new();
        for ends in line.points.windows(2) {
            let days = ends[1].day.number() - ends[0].day.number();
            let to = self.at(&ends[1]).filter(|_| self.is_reached(&ends[1]));
            let (Some(from), Some(to)) = (self.at(&ends[0]), to) else {
                self.stroke(&mut run, ink);
                continue;
            };
            if days > QUIET_DAYS {
                self.stroke(&mut run, ink);
                self.marks.line(&[], vec![from, to], ink, 1.5, 4.0);
                continue;
            }
            if run.is_empty() {
                run.push(from);
            }
            run.push(to);
        }
        self.stroke(&mut run, ink);
    }

    /// Draws a run of reports, if it is one, and empties it.
    fn stroke(&mut self, run: &mut Vec<Point>, ink: Ink) {
        if !run.is_empty() {
            self.marks.line(&[], std::mem::take(run), ink, 2.0, 0.0);
        }
    }

    /// The range of a count, paler than the count, and below its marks.
    fn range(&mut self, line: &Line, point: &line::Point, x: f64) {
        let is_drawn = self.kind == CountKind::PerDay || self.is_reached(point);
        let Some((low, high)) = point.range().filter(|_| is_drawn) else {
            return;
        };
        let (low, high) = (self.counts.at(low as f64), self.counts.at(high as f64));
        let x = x - RANGE_CSS / 2.0;
        let (from, to) = (Point::new(x, high), Point::new(x, low));
        self.marks
            .rule(&[point.record], from, to, line.range_ink(), RANGE_CSS);
    }

    fn point(&mut self, point: &line::Point, mut centre: Point, ink: Ink, radius_css: f64) {
        let of = [point.record];
        let is_hollow = point.qualifier != Qualifier::Exact;
        if !point.date.is_day() {
            // As wide as its date is vague.
            let first = self.x_of(point.date.first).min(centre.x - DOUBT_CSS);
            let from = Point::new(first, centre.y);
            self.marks.rule(&of, from, centre, ink, VAGUE_CSS);
            // No name is to be struck through.
            self.free_space.note_line(0, &[from, centre]);
            if self.kind == CountKind::PerDay || !self.is_reached(point) {
                if !is_hollow && !point.is_revised {
                    return;
                }
                centre.x = (first + centre.x) / 2.0;
            }
        }
        if point.is_revised {
            self.marks.cross(&of, centre, radius_css + 1.0, ink);
            return;
        }
        let mut upright = |from: f64, to: f64, width_css: f64| {
            let x = centre.x - width_css / 2.0;
            let (from, to) = (Point::new(x, from), Point::new(x, to));
            self.marks.rule(&of, from, to, ink, width_css);
        };
        if self.kind == CountKind::PerDay && point.date.is_day() {
            upright(centre.y, self.rect.bottom(), 1.5);
            let foot = Point::new(centre.x, self.rect.bottom());
            self.free_space.note_line(0, &[centre, foot]);
        }
        if point.qualifier.is_lower_bound() {
            upright(centre.y - radius_css * (1.0 + BOUND), centre.y, 1.25);
        }
        let dot = Rect::new(centre.x, centre.y, 0.0, 0.0).grown(radius_css);
        self.free_space.take(dot);
        self.marks.dot(&of, centre, radius_css, ink, is_hollow);
    }
}
