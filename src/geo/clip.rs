//! Cuts rings and lines to a rectangle, and leaves out points too close to tell apart.

use crate::plane::{Point, Rect};

/// Points nearer than this to the one before are not drawn, in pixels.
const TOO_CLOSE: f64 = 0.35;

/// Points of which each lies a visible step from the one before.
#[derive(Default)]
pub struct Thinned {
    points: Vec<Point>,
}

impl Thinned {
    pub fn push(&mut self, point: Point) {
        if self.points.last().is_none_or(|last| is_apart(*last, point)) {
            self.points.push(point);
        }
    }

    /// The ring through the points, without repeating the first.
    pub fn into_ring(mut self) -> Vec<Point> {
        while let [first, .., last] = self.points[..]
            && !is_apart(first, last)
        {
            self.points.pop();
        }
        self.points
    }

    /// The line through the points, which ends at `last` however near that is.
    pub fn into_line(mut self, last: Point) -> Vec<Point> {
        if self.points.len() > 1 && self.points.last().is_some_and(|end| !is_apart(*end, last)) {
            self.points.pop();
        }
        if self.points.last() != Some(&last) {
            self.points.push(last);
        }
        self.points
    }
}

fn is_apart(a: Point, b: Point) -> bool {
    (a.x - b.x).abs().max((a.y - b.y).abs()) >= TOO_CLOSE
}

/// One side of the window, as a distance that is positive inside.
#[derive(Clone, Copy)]
enum Side {
    Left(f64),
    Right(f64),
    Top(f64),
    Bottom(f64),
}

impl Side {
    fn all(window: Rect) -> [Self; 4] {
        [
            Self::Left(window.left),
            Self::Right(window.right()),
            Self::Top(window.top),
            Self::Bottom(window.bottom()),
        ]
    }

    fn depth(self, point: Point) -> f64 {
        match self {
            Self::Left(x) => point.x - x,
            Self::Right(x) => x - point.x,
            Self::Top(y) => point.y - y,
            Self::Bottom(y) => y - point.y,
        }
    }

    /// The crossing, exactly on the side.
    fn crossing(self, from: Point, to: Point) -> Point {
        let (before, after) = (self.depth(from), self.depth(to));
        let point = from.toward(to, before / (before - after));
        match self {
            Self::Left(x) | Self::Right(x) => Point::new(x, point.y),
            Self::Top(y) | Self::Bottom(y) => Point::new(point.x, y),
        }
    }
}

/// The part of a ring's area inside the window, as one ring that may run along the window's edge;
/// empty if there is none. Sutherland and Hodgman, "Reentrant polygon clipping", 1974.
pub fn ring(mut points: Vec<Point>, window: Rect) -> Vec<Point> {
    for side in &Side::all(window) {
        let is_outside = |point: &Point| side.depth(*point) < 0.0;
        if points.iter().any(is_outside) {
            points = cut(&points, *side);
        }
    }
    if points.len() < 3 { Vec::new() } else { points }
}

fn cut(points: &[Point], side: Side) -> Vec<Point> {
    let mut kept = Vec::with_capacity(points.len() + 2);
    let Some(&(mut from)) = points.last() else {
        return kept;
    };
    for &to in points {
        let (before, after) = (side.depth(from), side.depth(to));
        if (before < 0.0) != (after < 0.0) {
            kept.push(side.crossing(from, to));
        }
        if after >= 0.0 {
            kept.push(to);
        }
        from = to;
    }
    kept
}

/// Adds the parts of a line inside the window to `lines`.
pub fn line(points: &[Point], window: Rect, lines: &mut Vec<Vec<Point>>) {
    let mut open = Thinned::default();
    let mut end = None;
    for ends in points.windows(2) {
        let Some((entry, exit)) = segment(ends[0], ends[1], window) else {
            continue;
        };
        if end.is_some_and(|end| end != entry) {
            close(std::mem::take(&mut open), end, lines);
        }
        open.push(entry);
        open.push(exit);
        end = Some(exit);
    }
    close(open, end, lines);
}

fn close(open: Thinned, end: Option<Point>, lines: &mut Vec<Vec<Point>>) {
    if let Some(end) = end {
        let line = open.into_line(end);
        if line.len() > 1 {
            lines.push(line);
        }
    }
}

/// The part of a segment inside the window. Liang and Barsky, "A new concept and method for line
/// clipping", 1984.
fn segment(from: Point, to: Point, window: Rect) -> Option<(Point, Point)> {
    let (mut entry, mut exit) = (0.0_f64, 1.0_f64);
    for side in &Side::all(window) {
        let (before, after) = (side.depth(from), side.depth(to));
        match (before < 0.0, after < 0.0) {
            (true, true) => return None,
            (true, false) => entry = entry.max(before / (before - after)),
            (false, true) => exit = exit.min(before / (before - after)),
            (false, false) => {}
        }
    }
    let end = if exit < 1.0 {
        from.toward(to, exit)
    } else {
        to
    };
    let start = if entry > 0.0 {
        from.toward(to, entry)
    } else {
        from
    };
    (entry <= exit).then_some((start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Rect = Rect::new(0.0, 0.0, 10.0, 10.0);

    fn points(flat: &[(f64, f64)]) -> Vec<Point> {
        flat.iter().map(|&(x, y)| Point::new(x, y)).collect()
    }

    #[test]
    fn a_ring_around_the_window_becomes_the_window() {
        let around = points(&[(-5.0, -5.0), (15.0, -5.0), (15.0, 15.0), (-5.0, 15.0)]);
        let clipped = ring(around, WINDOW);
        assert_eq!(clipped.len(), 4);
        assert!(clipped.iter().all(|&corner| WINDOW.contains(corner)));
    }

    #[test]
    fn a_ring_inside_stays_and_one_outside_goes() {
        let inside = points(&[(1.0, 1.0), (2.0, 1.0), (2.0, 2.0)]);
        assert_eq!(ring(inside.clone(), WINDOW), inside);
        let outside = points(&[(11.0, 1.0), (12.0, 1.0), (12.0, 2.0)]);
        assert!(ring(outside, WINDOW).is_empty());
    }

    #[test]
    fn a_line_that_leaves_and_returns_becomes_two() {
        let wave = points(&[(1.0, 5.0), (5.0, 15.0), (9.0, 5.0)]);
        let mut lines = Vec::new();
        line(&wave, WINDOW, &mut lines);
        assert_eq!(
            lines,
            [
                points(&[(1.0, 5.0), (3.0, 10.0)]),
                points(&[(7.0, 10.0), (9.0, 5.0)])
            ]
        );
    }

    #[test]
    fn a_line_across_the_corner_outside_is_not_drawn() {
        let mut lines = Vec::new();
        line(&points(&[(-5.0, 4.0), (4.0, -5.0)]), WINDOW, &mut lines);
        assert!(lines.is_empty());
    }

    #[test]
    fn close_points_are_left_out_but_ends_are_kept() {
        let mut lines = Vec::new();
        let fine: Vec<_> = (0..=100)
            .map(|step| Point::new(f64::from(step) * 0.05, 1.0))
            .collect();
        line(&fine, WINDOW, &mut lines);
        let [line] = &lines[..] else { panic!() };
        assert!(line.len() < 16);
        assert_eq!((line[0].x, line[line.len() - 1].x), (0.0, 5.0));
    }
}
