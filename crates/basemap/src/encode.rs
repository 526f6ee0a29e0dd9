//! Writes the base map's bytes. Their layout is described where they are read, in
//! `src/geo/base_map.rs`.

use super::arcs::{Atlas, Reference};
use super::ring::{DEGREE, Node};

const MAGIC: &[u8; 4] = b"DLBM";
const VERSION: u8 = 2;

/// The atlas in the base map's format, on a grid with nodes so many parts of a minute apart.
pub fn encode(atlas: &Atlas, grid: i32) -> Vec<u8> {
    let rings = || atlas.countries.iter().flat_map(|(_, rings)| rings);
    let mut out = [MAGIC.as_slice(), &[VERSION]].concat();
    unsigned(&mut out, (DEGREE / grid) as u64);
    let counts = [
        atlas.arcs.len(),
        atlas.arcs.iter().map(|arc| arc.nodes.len()).sum(),
        atlas.countries.len(),
        rings().count(),
        rings().map(Vec::len).sum(),
    ];
    counts
        .iter()
        .for_each(|&count| unsigned(&mut out, count as u64));

    for arc in &atlas.arcs {
        unsigned(&mut out, arc.nodes.len() as u64);
    }
    for arc in &atlas.arcs {
        out.push(arc.class as u8 | u8::from(arc.closed) << 2);
    }
    steps(&mut out, atlas, |from, to| from.east_to(to) / grid);
    steps(&mut out, atlas, |from, to| (to.lat - from.lat) / grid);
    for (code, _) in &atlas.countries {
        out.extend_from_slice(code.as_bytes());
    }
    for (_, rings) in &atlas.countries {
        unsigned(&mut out, rings.len() as u64);
    }
    for ring in rings() {
        unsigned(&mut out, ring.len() as u64);
    }
    references(&mut out, rings().flatten());
    out
}

/// How far each node lies from the one before, less half of the step before that: a coast tends to
/// go on as it went. Smaller numbers, so 4 % fewer bytes after compression.
fn steps(out: &mut Vec<u8>, atlas: &Atlas, step: impl Fn(Node, Node) -> i32) {
    let mut node = Node { lon: 0, lat: 0 };
    for arc in &atlas.arcs {
        let mut expected = 0;
        for (place, &next) in arc.nodes.iter().enumerate() {
            let taken = step(node, next);
            signed(out, i64::from(taken - expected));
            expected = if place == 0 { 0 } else { taken / 2 };
            node = next;
        }
    }
}

/// An arc is mostly the one after the last: only the difference from that is kept.
fn references<'a>(out: &mut Vec<u8>, all: impl Iterator<Item = &'a Reference>) {
    let mut expected = 0;
    for reference in all {
        let arc = reference.arc as i64;
        let twice = zigzag(arc - expected) << 1;
        unsigned(out, twice | u64::from(reference.backwards));
        expected = arc + 1;
    }
}

fn signed(out: &mut Vec<u8>, value: i64) {
    unsigned(out, zigzag(value));
}

fn zigzag(value: i64) -> u64 {
    (value << 1 ^ value >> 63) as u64
}

/// LEB128: seven bits a byte, the lowest first; the top bit says that more follow.
fn unsigned(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}
