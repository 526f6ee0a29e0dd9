//! What can be done with a polyline: bend it, round a place too, walk along it, cut it, put an arrowhead
//! on it.

use crate::plane::{Point, Rect};

const ARROW: f64 = 9.0;

/// Where on its line an arrowhead sits: where neighbours are still apart.
const ARROW_AT: f64 = 0.8;

/// How far from a place that it does not call at a line passes by, and how far it bends for that.
const CLEARANCE: f64 = 9.0;
const MOST_DETOUR: f64 = 36.0;

/// The direction to the side of a line, of length 1; none if its ends are at one place.
fn normal(points: &[Point]) -> Option<Point> {
    let (first, last) = (points.first()?, points.last()?);
    let length = first.distance(*last);
    let across = Point::new((first.y - last.y) / length, (last.x - first.x) / length);
    (length >= 0.5).then_some(across)
}

/// How much of a bend there is at a corner: all in the middle of the line, nothing at its ends.
fn bow(corner: usize, last: usize) -> f64 {
    let along = corner as f64 / last as f64;
    4.0 * along * (1.0 - along)
}

/// Moves the inner points of a line sideways, by `aside` in the middle and less towards its ends.
pub fn bend(points: &mut [Point], aside: f64) {
    let Some(side) = normal(points) else { return };
    let last = points.len() - 1;
    for (corner, point) in points.iter_mut().enumerate() {
        let bow = bow(corner, last) * aside;
        point.x += side.x * bow;
        point.y += side.y * bow;
    }
}

/// How far a bundle, as wide as `half` on either side of this line, has to bend to pass by a place.
pub fn detour(points: &[Point], half: f64, place: Point) -> f64 {
    let Some(side) = normal(points) else {
        return 0.0;
    };
    let (mut bow_there, mut nearest) = (0.0, Point::new(f64::INFINITY, 0.0));
    for (corner, point) in points.iter().enumerate() {
        if point.distance(place) < nearest.distance(place) {
            bow_there = bow(corner, points.len() - 1);
            nearest = *point;
        }
    }
    let lacking = half * bow_there + CLEARANCE - nearest.distance(place);
    // Beside an end no bend leads past it.
    if bow_there <= 0.0 || lacking <= 0.0 {
        return 0.0;
    }
    let away = (nearest.x - place.x) * side.x + (nearest.y - place.y) * side.y;
    (lacking / bow_there).min(MOST_DETOUR).copysign(away)
}

/// Where a share (0 to 1) of a line has been walked, and the row of the corner before.
pub fn walk(points: &[Point], share: f64) -> Option<(usize, Point)> {
    let mut left = length(points) * share;
    for (index, ends) in points.windows(2).enumerate() {
        let step = ends[0].distance(ends[1]);
        if left <= step && step > 0.0 {
            return Some((index, ends[0].toward(ends[1], left / step)));
        }
        left -= step;
    }
    let last = points.len().checked_sub(1)?;
    Some((last.saturating_sub(1), points[last]))
}

/// The line up to a share (0 to 1) of its length, and the rest of it.
pub fn cut(points: &[Point], share: f64) -> Option<(Vec<Point>, Vec<Point>)> {
    let (index, turn) = walk(points, share)?;
    let (before, after) = points.split_at_checked(index + 1)?;
    let mut first = before.to_vec();
    first.push(turn);
    let mut rest = vec![turn];
    rest.extend_from_slice(after);
    Some((first, rest))
}

/// The longest stretch of a line that is in a rectangle.
pub fn within(points: &[Point], rect: Rect) -> Vec<Point> {
    let (mut longest, mut stretch): (Vec<Point>, Vec<Point>) = (Vec::new(), Vec::new());
    for ends in points.windows(2) {
        let Some([from, to]) = rect.part_of(ends[0], ends[1]) else {
            continue;
        };
        if stretch.last() != Some(&from) {
            stretch = vec![from];
        }
        stretch.push(to);
        if length(&stretch) > length(&longest) {
            longest.clone_from(&stretch);
        }
    }
    longest
}

fn length(points: &[Point]) -> f64 {
    let mut length = 0.0;
    for ends in points.windows(2) {
        length += ends[0].distance(ends[1]);
    }
    length
}

/// The corners of an arrowhead on a line of a width; none where the line is too short for one.
pub fn arrowhead(points: &[Point], width_css: f64) -> Option<Vec<Point>> {
    let length = ARROW + (width_css - 2.0) * 2.0;
    let (_, tip) = walk(points, ARROW_AT)?;
    let (_, tail) = walk(points, ARROW_AT - 0.05)?;
    let side = normal(&[tail, tip])?;
    let corner = |along: f64, aside: f64| {
        Point::new(
            tip.x + side.y * along + side.x * aside,
            tip.y - side.x * along + side.y * aside,
        )
    };
    let half = length * 0.55;
    Some(vec![
        corner(length / 2.0, 0.0),
        corner(-length / 2.0, half),
        corner(-length / 4.0, 0.0),
        corner(-length / 2.0, -half),
    ])
}
