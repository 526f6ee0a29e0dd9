//! Leaves out nodes that a line hardly needs.

use super::arcs::{Arc, Atlas, Reference};
use super::ring::{DEGREE, Node, Ring, clockwise_area, tidied};

/// The longest step between nodes of which some between them are left out: a parallel is a straight line in the file, and a
/// bent one on a map.
const LONGEST_STEP: i32 = DEGREE;

/// Thins out all arcs of an atlas, so that none comes to lie farther than `slack` from where it was. Ends stay, where arcs
/// meet, and islands that would have no area any more stay as they are.
pub fn thin_out(atlas: &mut Atlas, slack: f64) {
    let full: Vec<Vec<Node>> = atlas.arcs.iter().map(|arc| arc.nodes.clone()).collect();
    for arc in &mut atlas.arcs {
        arc.nodes = thinned(arc, slack);
    }
    for ring in atlas.countries.iter().flat_map(|(_, rings)| rings) {
        if clockwise_area(&trace(&atlas.arcs, ring)) <= 0 {
            for reference in ring {
                atlas.arcs[reference.arc]
                    .nodes
                    .clone_from(&full[reference.arc]);
            }
        }
    }
}

/// The nodes around a ring, the first of them not repeated.
fn trace(arcs: &[Arc], ring: &[Reference]) -> Ring {
    let nodes = ring.iter().flat_map(|reference| {
        let mut nodes = arcs[reference.arc].nodes.clone();
        if reference.backwards {
            nodes.reverse();
        }
        nodes
    });
    tidied(nodes.collect())
}

fn thinned(arc: &Arc, slack: f64) -> Vec<Node> {
    let nodes = &arc.nodes;
    let last = nodes.len() - 1;
    let mut kept = vec![false; nodes.len()];
    let mut corners = vec![0, last];
    if arc.closed {
        let middle = farthest(nodes, 0, last).map_or(0, |(place, _)| place);
        corners.insert(1, middle);
    }
    for ends in corners.windows(2) {
        keep(nodes, ends[0], ends[1], slack, &mut kept);
    }
    let kept = nodes.iter().zip(kept).filter(|(_, is_kept)| *is_kept);
    kept.map(|(node, _)| *node).collect()
}

/// Marks the ends, and between them what lies too far from the straight line (Douglas and Peucker's way).
fn keep(nodes: &[Node], from: usize, to: usize, slack: f64, kept: &mut [bool]) {
    (kept[from], kept[to]) = (true, true);
    if let Some((place, distance)) = farthest(nodes, from, to)
        && (distance >= slack || is_long(nodes[from], nodes[to]))
    {
        keep(nodes, from, place, slack, kept);
        keep(nodes, place, to, slack, kept);
    }
}

fn is_long(from: Node, to: Node) -> bool {
    from.east_to(to).abs().max((to.lat - from.lat).abs()) > LONGEST_STEP
}

/// The place between two others that lies farthest from the straight line between them, and how far.
fn farthest(nodes: &[Node], from: usize, to: usize) -> Option<(usize, f64)> {
    let distance = |place: usize| distance(nodes[place], nodes[from], nodes[to]);
    let all = (from + 1..to).map(|place| (place, distance(place)));
    all.max_by(|one, other| one.1.total_cmp(&other.1))
}

/// How far a node lies from the straight line between two others, on the ground at its latitude.
fn distance(node: Node, from: Node, to: Node) -> f64 {
    let narrow = f64::from(node.lat - 90 * DEGREE) / f64::from(DEGREE);
    let narrow = narrow.to_radians().cos();
    let flat = |other: Node| {
        let (east, north) = (from.east_to(other), other.lat - from.lat);
        (f64::from(east) * narrow, f64::from(north))
    };
    let ((x, y), (along_x, along_y)) = (flat(node), flat(to));
    let length = along_x.hypot(along_y);
    let share = if length > 0.0 {
        ((x * along_x + y * along_y) / (length * length)).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (x - share * along_x).hypot(y - share * along_y)
}
