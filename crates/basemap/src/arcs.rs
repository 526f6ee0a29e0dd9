//! Takes rings apart into arcs, so that a line between two countries is kept once.

use super::Country;
use super::boundaries::{Scale, is_undetermined};
use super::ring::{Edge, Node, Ring, clockwise_area, edges};
use std::collections::{HashMap, HashSet};

/// Puts the land that fills a hole of a later country at the end, as a country of its own with the same code: Armenia and
/// Azerbaijan have enclaves in each other, so that no order of whole countries does.
pub fn put_enclaves_last(countries: &mut Vec<Country>) {
    let mut around = HashMap::new();
    for (number, country) in countries.iter().enumerate() {
        let holes = country.rings.iter().filter(|ring| clockwise_area(ring) < 0);
        around.extend(holes.flat_map(edges).map(|(from, to)| ((to, from), number)));
    }
    let mut enclaves = Vec::new();
    for (number, country) in countries.iter_mut().enumerate() {
        let is_enclave =
            |ring: &mut Ring| edges(ring).any(|edge| around.get(&edge) > Some(&number));
        let rings: Vec<_> = country.rings.extract_if(.., is_enclave).collect();
        let code = country.code;
        enclaves.push(Country { code, rings });
    }
    countries.append(&mut enclaves);
    countries.retain(|country| !country.rings.is_empty());
}

/// What a line separates; the numbers are the format's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    Coast = 0,
    Boundary = 1,
    Disputed = 2,
}

/// A line between two junctions, or a whole ring without any.
#[derive(Debug)]
pub struct Arc {
    pub class: Class,
    /// A whole ring, whose first node is not repeated.
    pub closed: bool,
    pub nodes: Vec<Node>,
}

/// An arc of a ring, and whether the ring walks it backwards.
#[derive(Clone, Copy, Debug)]
pub struct Reference {
    pub arc: usize,
    pub backwards: bool,
}

/// Countries whose outlines are lists of shared arcs.
#[derive(Debug, Default)]
pub struct Atlas {
    pub arcs: Vec<Arc>,
    pub countries: Vec<(&'static str, Vec<Vec<Reference>>)>,
}

/// Takes the outlines apart. Holes are dropped: the country that fills one comes later in the
/// list, and is painted over it.
pub fn extract(countries: &[Country], scale: &Scale) -> Result<Atlas, String> {
    let seams = Seams::new(countries, scale)?;
    let mut atlas = Atlas::default();
    let mut known = HashMap::new();
    for country in countries {
        let (outlines, holes): (Vec<_>, Vec<_>) = country
            .rings
            .iter()
            .partition(|ring| clockwise_area(ring) > 0);
        for hole in holes {
            seams.check_filled_later(hole)?;
        }
        let rings = outlines
            .into_iter()
            .map(|ring| references(ring, &seams, &mut atlas.arcs, &mut known))
            .collect();
        atlas.countries.push((country.code, rings));
    }
    Ok(atlas)
}

fn references(
    ring: &Ring,
    seams: &Seams,
    arcs: &mut Vec<Arc>,
    known: &mut HashMap<Edge, Reference>,
) -> Vec<Reference> {
    let mut references = Vec::new();
    for (nodes, closed) in pieces(ring, seams) {
        let first = (nodes[0], nodes[1]);
        let reference = *known.entry(first).or_insert(Reference {
            arc: arcs.len(),
            backwards: false,
        });
        references.push(reference);
        if reference.arc == arcs.len() {
            let last = (nodes[nodes.len() - 1], nodes[nodes.len() - 2]);
            let backwards = Reference {
                backwards: true,
                ..reference
            };
            known.entry(last).or_insert(backwards);
            let class = seams.class(first);
            arcs.push(Arc {
                class,
                closed,
                nodes,
            });
        }
    }
    references
}

/// The ring cut at its junctions, and whether that leaves it whole.
fn pieces(ring: &Ring, seams: &Seams) -> Vec<(Vec<Node>, bool)> {
    let mut ring = ring.clone();
    let Some(start) = (0..ring.len()).find(|&at| seams.is_junction(&ring, at)) else {
        return vec![(ring, true)];
    };
    ring.rotate_left(start);
    let junctions = (0..ring.len()).filter(|&at| seams.is_junction(&ring, at));
    let mut ends: Vec<usize> = junctions.collect();
    ends.push(ring.len());
    ring.push(ring[0]);
    let piece = |ends: &[usize]| (ring[ends[0]..=ends[1]].to_vec(), false);
    ends.windows(2).map(piece).collect()
}

/// Which country lies to either side of every step.
struct Seams<'a> {
    countries: &'a [Country],
    scale: &'a Scale,
    /// The country, by number, on the right of a step.
    owners: HashMap<Edge, usize>,
    neighbours: HashMap<Node, HashSet<Node>>,
}

impl<'a> Seams<'a> {
    fn new(countries: &'a [Country], scale: &'a Scale) -> Result<Self, String> {
        let mut owners = HashMap::new();
        let mut neighbours: HashMap<Node, HashSet<Node>> = HashMap::new();
        for (number, country) in countries.iter().enumerate() {
            for (from, to) in country.rings.iter().flat_map(edges) {
                if let Some(other) = owners.insert((from, to), number) {
                    let other = countries[other].code;
                    return Err(format!("{} and {other} overlap", country.code));
                }
                neighbours.entry(from).or_default().insert(to);
                neighbours.entry(to).or_default().insert(from);
            }
        }
        Ok(Self {
            countries,
            scale,
            owners,
            neighbours,
        })
    }

    fn sides(&self, (from, to): Edge) -> [Option<usize>; 2] {
        let mut sides = [(from, to), (to, from)].map(|edge| self.owners.get(&edge).copied());
        sides.sort_unstable();
        sides
    }

    fn class(&self, edge: Edge) -> Class {
        match self.sides(edge) {
            [Some(one), Some(other)] => {
                let (one, other) = (self.countries[one].code, self.countries[other].code);
                if is_undetermined(self.scale, one, other, edge) {
                    Class::Disputed
                } else {
                    Class::Boundary
                }
            }
            _ => Class::Coast,
        }
    }

    /// Whether another line begins at the ring's node, or the ring's own line changes there.
    fn is_junction(&self, ring: &Ring, at: usize) -> bool {
        let node = ring[at];
        let before = (ring[(at + ring.len() - 1) % ring.len()], node);
        let after = (node, ring[(at + 1) % ring.len()]);
        self.neighbours
            .get(&node)
            .is_some_and(|ends| ends.len() != 2)
            || self.sides(before) != self.sides(after)
            || self.class(before) != self.class(after)
    }

    fn check_filled_later(&self, hole: &Ring) -> Result<(), String> {
        let filled = edges(hole)
            .all(|(from, to)| self.owners.get(&(to, from)) > self.owners.get(&(from, to)));
        filled
            .then_some(())
            .ok_or_else(|| "a hole is not filled by a later country".to_owned())
    }
}
