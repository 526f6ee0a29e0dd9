//! What it cost in lives: lines through reported points, with what happened meanwhile.
//!
//! Totals are points on a line. Counts of single days are stems from zero: between two of them
//! nothing is known, so nothing connects them.

use super::axis::{self, TIME_LABELS};
use super::labels::{Places, Wish, plain, spread};
use super::{Room, SMALL, SMALL_LINE, VALUE};
use crate::dataset::date::Day;
use crate::dataset::records::{CountKind, Qualifier};
use crate::filter::Filter;
use crate::plane::{Point, Rect};
use crate::scale::{Linear, Time};
use crate::scene::{Anchor, Mark, Scene, Shape};
use crate::summary::trend::{self, Line, Moment, QUIET_DAYS, Trend};
use crate::text::Font;
use crate::theme::Ink;

/// Room between the plot and the ticks, for the marks of visits and deals.
const RAIL: f64 = 14.0;

/// A series of at most this many points is named beside them, not at the end of a line.
const FEW_POINTS: usize = 2;

/// The stroke that opens a lower bound upwards.
const BOUND_CSS: f64 = 7.0;

/// The height that suits a width.
pub fn height(width_css: f64) -> f64 {
    (width_css * 0.62).clamp(280.0, 440.0)
}

struct Plot<'a> {
    room: &'a Room<'a>,
    rect: Rect,
    time: Time,
    counts: Linear,
    kind: CountKind,
}

/// Lays out the counts of a selection; none if there are none.
pub fn layout(trend: &Trend, filter: &Filter, room: &Room) -> Option<Scene> {
    let (first, last) = trend.reported_days()?;
    let (first, last) = (filter.from.unwrap_or(first), filter.to.unwrap_or(last));
    let landmarks: Vec<&Moment> = trend.moments.iter().filter(|one| one.is_landmark).collect();
    let plot = plot(trend, room, (first, last), landmark_rows(&landmarks, room));
    let mut back = axis::values(plot.rect, &plot.counts, &|value| room.host.number(value));
    let below = plot.rect.bottom() + RAIL;
    back.extend(axis::time(room, plot.rect, &plot.time, below));

    let mut data = Vec::new();
    let mut places = Places::within(room.rect());
    data.extend(plot.landmarks(&landmarks, &mut places));
    data.extend(plot.rail(&trend.moments));
    for (index, line) in trend.lines.iter().enumerate() {
        data.extend(plot.series(line, Ink::Series(index as u8)));
    }
    data.extend(plot.names(trend, &mut places));
    Some(Scene {
        width_css: room.width_css,
        height_css: room.height_css,
        back: back.into(),
        data,
        sideways: Some(plot.rect),
    })
}

fn plot<'a>(trend: &Trend, room: &'a Room, days: (Day, Day), rows: f64) -> Plot<'a> {
    let top = 10.0 + rows * SMALL_LINE;
    let height = (room.height_css - top - RAIL - TIME_LABELS).max(1.0);
    let highest = trend.highest() as f64;
    let left = axis::value_gutter(room, highest, height, &|value| room.host.number(value));
    let right = end_labels_width(trend, room) + 6.0;
    let rect = Rect::new(left, top, (room.width_css - left - right).max(1.0), height);
    let ticks = axis::ticks_for_height(height);
    Plot {
        room,
        rect,
        time: Time::new(days.0, days.1, (rect.left + 4.0, rect.right() - 4.0)),
        counts: Linear::from_zero(highest, ticks, (rect.bottom(), rect.top)),
        kind: trend.kind,
    }
}

/// Rows above the plot for the names of landmarks: one each where they cannot stand side by side.
fn landmark_rows(landmarks: &[&Moment], room: &Room) -> f64 {
    let widths = landmarks
        .iter()
        .map(|one| room.width_of(&one.title, SMALL) + 16.0);
    let lines = (widths.sum::<f64>() / (room.width_css * 0.7)).ceil();
    lines.clamp(0.0, landmarks.len().min(5) as f64)
}

fn is_line(line: &Line, kind: CountKind) -> bool {
    kind == CountKind::Cumulative && line.points.len() > FEW_POINTS
}

/// Room right of the plot for the names at the ends of lines.
fn end_labels_width(trend: &Trend, room: &Room) -> f64 {
    let lines = trend.lines.iter().filter(|line| is_line(line, trend.kind));
    let widest = lines
        .map(|line| room.width_of(&line.series, SMALL))
        .chain(trend.lines.iter().map(|_| room.width_of("00,000", VALUE)))
        .fold(0.0, f64::max);
    if trend.lines.iter().any(|line| is_line(line, trend.kind)) {
        (widest + 10.0).min(room.width_css * 0.28)
    } else {
        0.0
    }
}

impl Plot<'_> {
    fn at(&self, point: &trend::Point) -> Option<Point> {
        let count = point.count? as f64;
        Some(Point::new(self.time.at(point.day), self.counts.at(count)))
    }

    fn is_dense(&self, line: &Line) -> bool {
        self.rect.width / line.points.len() as f64 <= 6.0
    }

    fn series(&self, line: &Line, ink: Ink) -> Vec<Mark> {
        let mut marks = Vec::new();
        if self.kind == CountKind::Cumulative {
            marks.extend(self.strokes(line, ink));
        }
        let radius = if self.is_dense(line) { 1.75 } else { 2.75 };
        for point in &line.points {
            marks.extend(self.point(point, ink, radius));
        }
        marks
    }

    /// The line between reports: dashed where they are far apart, broken at a gap.
    fn strokes(&self, line: &Line, ink: Ink) -> Vec<Mark> {
        let mut marks = Vec::new();
        let mut run: Vec<Point> = Vec::new();
        for ends in line.points.windows(2) {
            let (Some(from), Some(to)) = (self.at(&ends[0]), self.at(&ends[1])) else {
                marks.extend(stroke(std::mem::take(&mut run), ink, 0.0));
                continue;
            };
            if ends[1].day.number() - ends[0].day.number() > QUIET_DAYS {
                marks.extend(stroke(std::mem::take(&mut run), ink, 0.0));
                marks.extend(stroke(vec![from, to], ink, 4.0));
                continue;
            }
            if run.is_empty() {
                run.push(from);
            }
            run.push(to);
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
        let is_bound = matches!(point.qualifier, Qualifier::AtLeast | Qualifier::MoreThan);
        if is_bound {
            marks.push(of(upright(centre.y - radius_css - BOUND_CSS, centre.y, 1.25)));
        }
        marks.push(of(Shape::Dot {
            centre,
            radius_css,
            ink,
            is_hollow: point.qualifier != Qualifier::Exact,
        }));
        marks
    }

    /// Uprights through the plot, named above it.
    fn landmarks(&self, landmarks: &[&Moment], places: &mut Places) -> Vec<Mark> {
        let mut marks = Vec::new();
        for moment in landmarks {
            let x = self.time.at(moment.date.middle());
            let wish = Wish {
                text: self.room.host.ellipsised(&moment.title, SMALL, self.room.width_css * 0.9),
                font: SMALL,
                ink: Ink::Text,
                has_halo: false,
            };
            let rows = ((self.rect.top - 6.0) / SMALL_LINE) as usize;
            let spots = (0..rows).flat_map(|row| {
                let y = SMALL_LINE * (row as f64 + 0.5);
                let start = (Point::new(x + 4.0, y), Anchor::Start);
                let end = (Point::new(x - 4.0, y), Anchor::End);
                [start, end]
            });
            let label = places.put(self.room, &wish, spots);
            let top = match &label {
                Some(Shape::Label { at, .. }) => at.y - 6.0,
                _ => self.rect.top,
            };
            marks.push(Mark::of(
                [moment.record],
                Shape::Rule {
                    from: Point::new(x, top),
                    to: Point::new(x, self.rect.bottom()),
                    ink: Ink::Axis,
                    width_css: 1.0,
                },
            ));
            places.take(Rect::new(x - 3.0, top, 6.0, self.rect.top - top));
            marks.extend(label.map(|label| Mark::of([moment.record], label)));
        }
        marks
    }

    /// Visits, deals and whatever else happened, on a rail under the plot.
    fn rail(&self, moments: &[Moment]) -> Vec<Mark> {
        let centre = self.rect.bottom() + RAIL / 2.0;
        let others = moments.iter().filter(|moment| !moment.is_landmark);
        let marks = others.map(|moment| {
            let (first, last) = (self.time.at(moment.date.first), self.time.at(moment.date.last));
            let middle = (first + last) / 2.0;
            let half = ((last - first) / 2.0).max(2.5);
            let rect = Rect::new(middle - half, centre - 2.5, half * 2.0, 5.0);
            Mark::of(
                [moment.record],
                Shape::Bar {
                    rect,
                    ink: Ink::Mark,
                },
            )
        });
        // Long, vague dates first, so that precise ones lie on top of them.
        let mut marks: Vec<Mark> = marks.collect();
        marks.sort_by(|one, other| width(other).total_cmp(&width(one)));
        marks
    }

    /// Names and last values: at the ends of lines, or beside the few points of a short series.
    fn names(&self, trend: &Trend, places: &mut Places) -> Vec<Mark> {
        let mut ends = Vec::new();
        let mut marks = Vec::new();
        for (index, line) in trend.lines.iter().enumerate() {
            let last = line.points.iter().rev().find(|point| point.count.is_some());
            let Some((last, at)) = last.and_then(|point| Some((point, self.at(point)?))) else {
                continue;
            };
            let value = bounded(last.qualifier, &self.room.host.number(last.count.unwrap_or(0) as f64));
            let name = Name {
                at,
                value,
                series: line.series.to_string(),
                ink: Ink::Series(index as u8),
            };
            if is_line(line, self.kind) {
                ends.push(name);
            } else if line.points.len() <= FEW_POINTS || trend.lines.len() > 1 {
                marks.extend(self.name_beside(&name, places));
            }
        }
        marks.extend(self.names_at_ends(&ends));
        marks
    }

    fn name_beside(&self, name: &Name, places: &mut Places) -> Option<Mark> {
        let text = format!("{} {}", name.series, name.value);
        let width = self.rect.width * 0.6;
        let wish = Wish {
            text: self.room.host.ellipsised(&text, SMALL, width),
            font: SMALL,
            ink: name.ink,
            has_halo: true,
        };
        let steps = (0..24).map(|step| {
            let lines = f64::from((step + 1) / 2) * (SMALL_LINE - 1.0);
            if step % 2 == 0 { lines } else { -lines }
        });
        let spots = steps.flat_map(|dy| {
            let y = (name.at.y + dy).clamp(self.rect.top + 4.0, self.rect.bottom() - 8.0);
            [
                (Point::new(name.at.x + 9.0, y), Anchor::Start),
                (Point::new(name.at.x - 9.0, y), Anchor::End),
            ]
        });
        let label = places.put(self.room, &wish, spots)?;
        Some(Mark::plain(label))
    }

    fn names_at_ends(&self, names: &[Name]) -> Vec<Mark> {
        let wanted: Vec<f64> = names.iter().map(|name| name.at.y).collect();
        let apart = 2.0 * SMALL_LINE + 4.0;
        let low = self.rect.bottom() - SMALL_LINE;
        let heights = spread(&wanted, apart, self.rect.top, low);
        let x = self.rect.right() + 5.0;
        let width = self.room.width_css - x;
        let lines = names.iter().zip(heights).flat_map(|(name, y)| {
            let line = |text: &str, font: Font, dy: f64| Shape::Label {
                at: Point::new(x, y + dy),
                text: self.room.host.ellipsised(text, font, width),
                font,
                ink: name.ink,
                anchor: Anchor::Start,
                has_halo: false,
            };
            [
                line(&name.value, VALUE, 0.0),
                line(&name.series, SMALL, SMALL_LINE),
            ]
        });
        plain(lines).collect()
    }
}

struct Name {
    at: Point,
    value: String,
    series: String,
    ink: Ink,
}

fn stroke(points: Vec<Point>, ink: Ink, dash_css: f64) -> Option<Mark> {
    let shape = Shape::Line {
        points,
        ink,
        width_css: if dash_css > 0.0 { 1.5 } else { 2.0 },
        dash_css,
    };
    match &shape {
        Shape::Line { points, .. } if points.len() > 1 => Some(Mark::plain(shape)),
        _ => None,
    }
}

fn width(mark: &Mark) -> f64 {
    match mark.shape {
        Shape::Bar { rect, .. } => rect.width,
        _ => 0.0,
    }
}

/// A value with its bound as a sign.
fn bounded(qualifier: Qualifier, value: &str) -> String {
    match qualifier {
        Qualifier::Exact => value.to_owned(),
        Qualifier::About => format!("~{value}"),
        Qualifier::AtLeast => format!("≥{value}"),
        Qualifier::MoreThan => format!(">{value}"),
    }
}
