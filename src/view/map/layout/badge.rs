//! Where the number of a leg stands: on its line, or else beside it, with a leader.

use super::route::walk;
use super::square;
use crate::plane::{Point, Rect};
use crate::view::labels::FreeSpace;

pub const RADIUS: f64 = 9.0;

/// How near the lines of others may come to the disc of a number, and to its leader.
const APART: f64 = 1.5;
const BESIDE_LEADER: f64 = 5.0;

/// How near the names and numbers of others may come to a leader, and how far apart that is looked at.
const BESIDE_OTHERS: f64 = 1.5;
const LEADER_STEP: f64 = 4.0;

/// Where on its line a number may stand, the best first.
const ON_LINE: [f64; 6] = [0.5, 0.42, 0.58, 0.35, 0.65, 0.28];

/// How far from the middle of its line it may stand, and to which side: rightwards, downwards. The farthest
/// is for a short line on a phone, between wide names at both of its ends.
const AWAY: [f64; 6] = [16.0, 22.0, 31.0, 44.0, 58.0, 75.0];
const ASIDE: [(f64, f64); 10] = [
    (0.0, -1.0),
    (0.0, 1.0),
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.8, -0.6),
    (-0.8, -0.6),
    (0.95, -0.3),
    (-0.95, -0.3),
    (0.8, 0.6),
    (-0.8, 0.6),
];

/// The place of a number.
#[derive(Clone, Copy)]
pub struct Badge {
    pub centre: Point,
    /// The point of its line that it belongs to.
    pub foot: Point,
    /// Of its disc, which fits its number.
    pub radius_css: f64,
}

/// Takes a place for the number of a line: clear of the lines of others, or where these are too many,
/// on its own at least. `leaders` are points along those of other numbers.
pub fn take_place(
    free_space: &mut FreeSpace,
    leaders: &mut Vec<Point>,
    number: usize,
    line: &[Point],
    radius_css: f64,
) -> Option<Badge> {
    let badge = find_place(free_space, leaders, number, line, radius_css)?;
    free_space.take(surface(badge));
    leaders.append(&mut leader(badge));
    Some(badge)
}

/// Points along the leader of a number, from its line to its disc.
fn leader(badge: Badge) -> Vec<Point> {
    let length = badge.foot.distance(badge.centre);
    let end = length - badge.radius_css - 2.0;
    let (mut points, mut at) = (Vec::new(), LEADER_STEP);
    while at < end {
        points.push(badge.foot.toward(badge.centre, at / length));
        at += LEADER_STEP;
    }
    points
}

fn find_place(
    free_space: &FreeSpace,
    leaders: &[Point],
    number: usize,
    line: &[Point],
    radius_css: f64,
) -> Option<Badge> {
    let badge = |centre: Point, foot: Point| Badge {
        centre,
        foot,
        radius_css,
    };
    // A wider disc stands as much farther away.
    let wider = radius_css - RADIUS;
    let mut on_line = None;
    for share in ON_LINE {
        let (_, foot) = walk(line, share)?;
        let badge = badge(foot, foot);
        if is_clear(free_space, number, badge) {
            return Some(badge);
        }
        if on_line.is_none() && free_space.is_free(surface(badge)) {
            on_line = Some(badge);
        }
    }
    let (_, foot) = walk(line, ON_LINE[0])?;
    // A leader over a name or a number is better than a number on the lines of others.
    let mut over_others = None;
    for away in AWAY {
        for (right, down) in ASIDE {
            let away = away + wider;
            let badge = badge(
                Point::new(foot.x + right * away, foot.y + down * away),
                foot,
            );
            if !is_clear(free_space, number, badge) {
                continue;
            }
            if is_led_clear(free_space, leaders, badge) {
                return Some(badge);
            }
            over_others = over_others.or(Some(badge));
        }
    }
    over_others.or(on_line)
}

fn surface(badge: Badge) -> Rect {
    square(badge.centre, badge.radius_css + 1.0)
}

/// Whether a number is on nothing else, nor on or near the lines of others, and neither is its leader.
fn is_clear(free_space: &FreeSpace, number: usize, badge: Badge) -> bool {
    let halfway = badge.foot.toward(badge.centre, 0.4);
    free_space.is_free(surface(badge))
        && free_space.is_free(square(halfway, 2.0))
        && free_space.is_clear(badge.centre, badge.radius_css + APART, number)
        && free_space.is_clear(halfway, BESIDE_LEADER, number)
}

/// Whether nothing else lies under the leader of a number, and no other leader under the number.
fn is_led_clear(free_space: &FreeSpace, leaders: &[Point], badge: Badge) -> bool {
    let is_free = |at: &Point| free_space.is_free(square(*at, BESIDE_OTHERS));
    let is_under = |at: &Point| surface(badge).contains(*at);
    leader(badge).iter().all(is_free) && !leaders.iter().any(is_under)
}
