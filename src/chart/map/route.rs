//! What can be done with a polyline: bend it, walk along it, cut it, put an arrowhead on it.

use crate::plane::Point;

const ARROW: f64 = 9.0;

/// Where on its line an arrowhead sits: where neighbours are still apart.
const ARROW_AT: f64 = 0.8;

/// Moves the inner points of a line sideways, by `aside` in the middle and less towards its ends.
pub fn bend(points: &mut [Point], aside: f64) {
    let (Some(first), Some(last)) = (points.first().copied(), points.last().copied()) else {
        return;
    };
    let length = first.distance(last);
    if length < 1.0 || aside == 0.0 {
        return;
    }
    let (across, down) = ((last.x - first.x) / length, (last.y - first.y) / length);
    let end = (points.len() - 1) as f64;
    for (index, point) in points.iter_mut().enumerate() {
        let along = index as f64 / end;
        let bow = 4.0 * along * (1.0 - along) * aside;
        *point = Point::new(point.x - down * bow, point.y + across * bow);
    }
}

/// Where a share (0 to 1) of a line has been walked, and the row of the corner before.
pub fn walk(points: &[Point], share: f64) -> Option<(usize, Point)> {
    let mut length = 0.0;
    for ends in points.windows(2) {
        length += ends[0].distance(ends[1]);
    }
    let mut left = length * share;
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

/// The corners of an arrowhead on a line; none where the line is too short for one.
pub fn arrowhead(points: &[Point]) -> Option<Vec<Point>> {
    let (_, tip) = walk(points, ARROW_AT)?;
    let (_, tail) = walk(points, ARROW_AT - 0.05)?;
    let length = tail.distance(tip);
    if length < 0.5 {
        return None;
    }
    let (across, down) = ((tip.x - tail.x) / length, (tip.y - tail.y) / length);
    let corner = |along: f64, aside: f64| {
        Point::new(
            tip.x + across * along - down * aside,
            tip.y + down * along + across * aside,
        )
    };
    let half = ARROW * 0.55;
    Some(vec![
        corner(ARROW / 2.0, 0.0),
        corner(-ARROW / 2.0, half),
        corner(-ARROW / 4.0, 0.0),
        corner(-ARROW / 2.0, -half),
    ])
}
