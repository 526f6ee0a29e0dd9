//! Rings on a grid, and the few operations on them.

use std::collections::{BTreeMap, BTreeSet};

/// What positions are counted in: parts of a minute of arc, so small that the grid of each scale is a whole number of them.
pub const MINUTE: i32 = 4;

pub const DEGREE: i32 = 60 * MINUTE;

/// A full turn.
const TURN: i32 = 360 * DEGREE;

/// The longest step that may be drawn as a straight line.
const LONGEST_STEP: i32 = 12 * DEGREE;

/// A corner of a grid: parts of a minute east of 180° W and north of the South Pole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node {
    pub lon: i32,
    pub lat: i32,
}

/// Nodes around a piece of land; the first is not repeated at the end.
pub type Ring = Vec<Node>;

/// A step of a ring.
pub type Edge = (Node, Node);

impl Node {
    /// The node nearest to a position in degrees, of a grid with nodes so many parts of a minute apart.
    pub fn at(lon_deg: f64, lat_deg: f64, grid: i32) -> Self {
        let steps = |deg: f64| (deg * f64::from(DEGREE / grid)).round() as i32 * grid;
        Self {
            lon: steps(lon_deg + 180.0).rem_euclid(TURN),
            lat: steps(lat_deg + 90.0),
        }
    }

    /// Degrees east and north, as a map's reader counts them.
    pub fn degrees(self) -> (f64, f64) {
        let degrees = |parts: i32| f64::from(parts) / f64::from(DEGREE);
        (degrees(self.lon) - 180.0, degrees(self.lat) - 90.0)
    }

    /// How far to the east another node lies: negative is west, the shorter way round.
    pub fn east_to(self, other: Self) -> i32 {
        (other.lon - self.lon + TURN / 2).rem_euclid(TURN) - TURN / 2
    }

    fn nearness(self, other: Self) -> i64 {
        let [east, north] = [self.east_to(other), other.lat - self.lat].map(i64::from);
        east * east + north * north
    }
}

/// The steps of a ring, the closing one last.
pub fn edges(ring: &Ring) -> impl Iterator<Item = Edge> {
    let onwards = ring.iter().cycle().skip(1);
    ring.iter().copied().zip(onwards.copied())
}

/// The ring without nodes that rounding made equal, and without spikes of no width.
pub fn tidied(ring: Ring) -> Ring {
    let mut tidy = Ring::new();
    for node in ring {
        if tidy.last() == Some(&node) {
            continue;
        }
        if tidy.len() > 1 && tidy[tidy.len() - 2] == node {
            tidy.pop();
        } else {
            tidy.push(node);
        }
    }
    while tidy.len() > 1 && tidy.first() == tidy.last() {
        tidy.pop();
    }
    tidy
}

/// Twice the area on a flat grid: positive where the ring runs clockwise with north up.
pub fn clockwise_area(ring: &Ring) -> i64 {
    let Some(&origin) = ring.first() else {
        return 0;
    };
    let flat = |node: Node| {
        let (x, y) = (origin.east_to(node), node.lat - origin.lat);
        (i64::from(x), i64::from(y))
    };
    edges(ring)
        .map(|(from, to)| (flat(from), flat(to)))
        .map(|(from, to)| from.1 * to.0 - from.0 * to.1)
        .sum()
}

/// Whether a node lies inside a ring, by counting the edges east of it.
pub fn encloses(ring: &Ring, inner: Node) -> bool {
    let crossed = edges(ring).filter(|&(from, to)| {
        if (from.lat > inner.lat) == (to.lat > inner.lat) {
            return false;
        }
        let share = f64::from(inner.lat - from.lat) / f64::from(to.lat - from.lat);
        let east = f64::from(inner.east_to(from)) + share * f64::from(from.east_to(to));
        east > 0.0
    });
    crossed.count() % 2 == 1
}

/// The place in the ring of its node nearest to `node`.
pub fn nearest(ring: &Ring, node: Node) -> Option<usize> {
    (0..ring.len()).min_by_key(|&place| ring[place].nearness(node))
}

/// The rings around the same land with nothing drawn where two of them touch.
pub fn merged(rings: Vec<Ring>) -> Vec<Ring> {
    let all: BTreeSet<Edge> = rings.iter().flat_map(edges).collect();
    let mut onwards: BTreeMap<Node, Vec<Node>> = BTreeMap::new();
    for &(from, to) in all.iter().filter(|&&(from, to)| !all.contains(&(to, from))) {
        onwards.entry(from).or_default().push(to);
    }
    let mut merged = Vec::new();
    while let Some((&start, _)) = onwards.first_key_value() {
        merged.push(tidied(walk(start, &mut onwards)));
    }
    merged
}

/// Follows the edges from `start` until none is left, using them up.
fn walk(start: Node, onwards: &mut BTreeMap<Node, Vec<Node>>) -> Ring {
    let mut ring = Ring::new();
    let mut node = start;
    while let Some(ends) = onwards.get_mut(&node) {
        ring.push(node);
        let next = ends.pop();
        if ends.is_empty() {
            onwards.remove(&node);
        }
        node = next.unwrap_or(start);
    }
    ring
}

/// Says what the reader of the base map could not draw.
pub fn check(rings: &[Ring]) -> Result<(), String> {
    for ring in rings {
        if ring.len() < 3 || clockwise_area(ring) == 0 {
            return Err("a ring has no area".to_owned());
        }
        if edges(ring).map(|(from, to)| from.east_to(to)).sum::<i32>() != 0 {
            return Err("a ring goes round a pole".to_owned());
        }
        let step = |(from, to): Edge| from.east_to(to).abs().max((to.lat - from.lat).abs());
        if edges(ring).map(step).max() > Some(LONGEST_STEP) {
            return Err("a step is too long for a straight line".to_owned());
        }
    }
    Ok(())
}
