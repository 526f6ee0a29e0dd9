//! The countries of the world, in a compact binary format of our own that `crates/basemap` makes.
//!
//! # The format, version 2
//! *n* is an unsigned LEB128 number of up to 28 bits, *z* a zigzag-coded signed one. All is kept by
//! columns, because equal things next to each other compress best.
//!
//! | bytes | what |
//! | --- | --- |
//! | `DLBM` | magic |
//! | 1 | version |
//! | *n* | how fine the grid is: its nodes in a degree, 1 to 3600 |
//! | 5 *n* | how many arcs, points, countries, rings and references follow |
//! | *n* per arc | its points, one at least |
//! | 1 per arc | bits 0 and 1: class (0 coast, 1 boundary, 2 disputed); bit 2: closed, so that its first point is its last too |
//! | *z* per point | steps of the grid eastwards |
//! | *z* per point | steps of the grid northwards |
//! | 3 per country | ISO 3166-1 alpha-3 code |
//! | *n* per country | its rings |
//! | *n* per ring | its references |
//! | *n* per reference | the arc, and whether it is walked backwards |
//!
//! Points are steps from the point before, the first of an arc from the last of the arc before, the
//! very first from 180° W and the South Pole. From each step half the step before it in the same
//! arc (rounded towards 0; none before an arc's second point) is subtracted. Eastward steps go
//! around the globe. A reference's bit 0 says whether the arc is walked backwards; the bits above
//! are, zigzag-coded, the arc's number less that of the arc after the last one referred to.
//!
//! Rings are outlines and run clockwise. There are no holes: a country that lies within another
//! comes later.

use super::cap::Cap;
use super::clip;
use super::projection::Projection;
use super::read::{BadBaseMap, Reader, unzigzag};
use super::sphere::Position;
use super::vertex::Vertex;
use crate::plane::{Point, Rect};
use std::ops::Range;

const MAGIC: &[u8] = b"DLBM";
const VERSION: &[u8] = &[2];

/// The grid of the base map that every figure has: its nodes in a degree, a minute of arc apart. A finer one is for a closer
/// look.
const COARSE_GRID: i32 = 60;

/// The finest grid: more could not be counted in 32 bits.
const FINEST_GRID: u32 = 3600;

/// Where less than this is shown, in kilometres, the lines of a map at 1:110 million are coarse: its nodes are 66 km apart.
const COARSE_ACROSS_KM: f64 = 1200.0;

/// The same for the map at 1:50 million, whose nodes are 10 km apart: as few of them are in the picture.
const FINE_ACROSS_KM: f64 = 200.0;

/// Land is drawn this far beyond the view, so that the edges made by clipping are out of sight,
/// in pixels.
const MARGIN: f64 = 8.0;

/// What a line separates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineClass {
    /// Land and sea.
    Coast,
    /// Two countries.
    Boundary,
    /// Two countries, where the United Nations draws no full line.
    Disputed,
}

/// The land of one country in a drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Land {
    /// ISO 3166-1 alpha-3; `XKX` for Kosovo.
    pub code: [u8; 3],
    /// Outlines to be filled each for itself, in pixels. The first point is not repeated.
    pub rings: Vec<Vec<Point>>,
}

/// Coastlines, boundaries and countries of the world.
#[derive(Debug)]
pub struct BaseMap {
    nodes_per_degree: i32,
    /// The one for a closer look.
    finer: Option<Box<BaseMap>>,
    vertices: Vec<Vertex>,
    arcs: Vec<Arc>,
    references: Vec<Reference>,
    countries: Vec<Country>,
}

#[derive(Debug)]
struct Arc {
    class: LineClass,
    vertices: Range<usize>,
    cap: Cap,
}

#[derive(Debug)]
struct Country {
    code: [u8; 3],
    rings: Vec<Ring>,
}

#[derive(Debug)]
struct Ring {
    references: Range<usize>,
    cap: Cap,
}

#[derive(Clone, Copy, Debug)]
struct Reference {
    arc: usize,
    backwards: bool,
}

impl BaseMap {
    /// Reads a base map from bytes in the format above.
    ///
    /// # Errors
    /// Says why the bytes are none. The memory taken stays within a hundred times their number.
    pub fn parse(bytes: &[u8]) -> Result<Self, BadBaseMap> {
        let mut reader = Reader::new(bytes);
        if reader.bytes(MAGIC.len()) != Ok(MAGIC) {
            return Err(BadBaseMap::NotABaseMap);
        }
        if reader.bytes(VERSION.len())? != VERSION {
            return Err(BadBaseMap::OtherVersion);
        }
        let grid = reader.unsigned()?;
        if grid == 0 || grid > FINEST_GRID {
            return Err(BadBaseMap::OutOfRange);
        }
        let mut map = Self {
            nodes_per_degree: grid as i32,
            finer: None,
            vertices: Vec::new(),
            arcs: Vec::new(),
            references: Vec::new(),
            countries: Vec::new(),
        };
        let [arcs, points] = [reader.count()?, reader.count()?];
        let [countries, rings, references] = [reader.count()?, reader.count()?, reader.count()?];
        map.read_arcs(&mut reader, arcs, points)?;
        map.read_countries(&mut reader, countries, rings, references)?;
        reader.end()?;
        Ok(map)
    }

    fn read_arcs(
        &mut self,
        reader: &mut Reader,
        arcs: usize,
        points: usize,
    ) -> Result<(), BadBaseMap> {
        let lengths = reader.counts(arcs, points)?;
        let kinds = reader.bytes(arcs)?;
        let east = steps(reader, &lengths)?;
        let north = steps(reader, &lengths)?;
        self.vertices.reserve(points + arcs);
        let mut read = 0;
        for (&length, &kind) in lengths.iter().zip(kinds) {
            let first = self.vertices.len();
            for point in read..read + length {
                let node = vertex(east[point], north[point], self.nodes_per_degree)?;
                self.vertices.push(node);
            }
            read += length;
            let start = *self.vertices.get(first).ok_or(BadBaseMap::OutOfRange)?;
            let (class, closed) = line_class(kind)?;
            if closed {
                self.vertices.push(start);
            }
            let vertices = first..self.vertices.len();
            let cap = Cap::around(self.line(vertices.clone()));
            self.arcs.push(Arc {
                class,
                vertices,
                cap,
            });
        }
        Ok(())
    }

    fn read_countries(
        &mut self,
        reader: &mut Reader,
        countries: usize,
        rings: usize,
        references: usize,
    ) -> Result<(), BadBaseMap> {
        let codes = reader.bytes(3 * countries)?;
        let ring_counts = reader.counts(countries, rings)?;
        let ring_lengths = reader.counts(rings, references)?;
        self.references = self.read_references(reader, references)?;
        let mut rest = ring_lengths.as_slice();
        let mut first = 0;
        for (code, &count) in codes.as_chunks::<3>().0.iter().zip(&ring_counts) {
            if !code.iter().all(u8::is_ascii_uppercase) {
                return Err(BadBaseMap::OutOfRange);
            }
            let mut rings = Vec::new();
            for length in rest.split_off(..count).unwrap_or_default() {
                rings.push(self.ring(first..first + length));
                first += length;
            }
            self.countries.push(Country { code: *code, rings });
        }
        Ok(())
    }

    fn ring(&self, references: Range<usize>) -> Ring {
        let cap = Cap::around(&self.trace(references.clone()));
        Ring { references, cap }
    }

    fn read_references(
        &self,
        reader: &mut Reader,
        count: usize,
    ) -> Result<Vec<Reference>, BadBaseMap> {
        let mut expected = 0;
        let mut sides = vec![2_u8; self.arcs.len()];
        let mut references = Vec::new();
        for _ in 0..count {
            let number = reader.unsigned()?;
            let signed = expected + unzigzag(number >> 1);
            expected = signed + 1;
            let arc = usize::try_from(signed).map_err(|_| BadBaseMap::NoSuchLine)?;
            // A line has two sides. Without this, a few bytes could ask for gigabytes of rings.
            let left = sides.get_mut(arc).ok_or(BadBaseMap::NoSuchLine)?;
            *left = left.checked_sub(1).ok_or(BadBaseMap::OutOfRange)?;
            let backwards = number & 1 == 1;
            references.push(Reference { arc, backwards });
        }
        Ok(references)
    }

    fn line(&self, vertices: Range<usize>) -> &[Vertex] {
        self.vertices.get(vertices).unwrap_or_default()
    }

    /// The vertices around a ring, the first not repeated: every arc begins where the one before
    /// it ends, so that its last vertex is left to the next.
    fn trace(&self, references: Range<usize>) -> Vec<Vertex> {
        let mut vertices = Vec::new();
        for reference in self.references.get(references).unwrap_or_default() {
            let Some(arc) = self.arcs.get(reference.arc) else {
                continue;
            };
            let start = vertices.len();
            match (self.line(arc.vertices.clone()), reference.backwards) {
                ([_, onwards @ ..], true) => {
                    vertices.extend_from_slice(onwards);
                    vertices[start..].reverse();
                }
                ([onwards @ .., _], false) => vertices.extend_from_slice(onwards),
                ([], _) => {}
            }
        }
        vertices
    }

    /// Whether another one is finer.
    pub fn is_coarser_than(&self, other: &Self) -> bool {
        self.nodes_per_degree < other.nodes_per_degree
    }

    /// Whether it has one for a closer look.
    pub fn has_finer(&self) -> bool {
        self.finer.is_some()
    }

    /// Gives it one for a closer look.
    pub fn set_finer(&mut self, finer: Self) {
        self.finer = Some(Box::new(finer));
    }

    /// The one that suits a picture which shows so much, in kilometres: the finer one where this one is coarse.
    pub fn suiting(&self, across_km: f64) -> &Self {
        match &self.finer {
            Some(finer) if self.is_coarse(across_km) => finer,
            _ => self,
        }
    }

    /// Whether its lines are coarse in a picture that shows so little, in kilometres.
    pub fn is_coarse(&self, across_km: f64) -> bool {
        let least = if self.nodes_per_degree > COARSE_GRID {
            FINE_ACROSS_KM
        } else {
            COARSE_ACROSS_KM
        };
        across_km < least
    }

    /// The land in view, clipped to little more than `view`. The countries come in the order in
    /// which they have to be painted: one that lies within another comes later.
    pub fn land(&self, projection: &Projection, view: Rect) -> Vec<Land> {
        let seen = projection.view(view);
        let mut lands = Vec::new();
        for country in &self.countries {
            let mut rings = Vec::new();
            for ring in &country.rings {
                if ring.cap.meets(&seen) {
                    self.draw_ring(ring, projection, view, &mut rings);
                }
            }
            if !rings.is_empty() {
                lands.push(Land {
                    code: country.code,
                    rings,
                });
            }
        }
        lands
    }

    /// Whether it has land of a country, by its ISO 3166-1 alpha-3 code.
    pub fn has_country(&self, code: &str) -> bool {
        let mut countries = self.countries.iter();
        countries.any(|country| country.code == *code.as_bytes())
    }

    /// The lines in view, clipped to little more than `view`: coasts, then boundaries, then
    /// disputed ones.
    pub fn lines(&self, projection: &Projection, view: Rect) -> Vec<(LineClass, Vec<Point>)> {
        let seen = projection.view(view);
        let mut drawn = Vec::new();
        for class in &[LineClass::Coast, LineClass::Boundary, LineClass::Disputed] {
            for arc in &self.arcs {
                if arc.class != *class || !arc.cap.meets(&seen) {
                    continue;
                }
                for line in self.draw_arc(arc, projection, view) {
                    drawn.push((*class, line));
                }
            }
        }
        drawn
    }

    fn draw_ring(
        &self,
        ring: &Ring,
        projection: &Projection,
        view: Rect,
        rings: &mut Vec<Vec<Point>>,
    ) {
        let vertices = self.trace(ring.references.clone());
        for piece in &mut projection.rings(&vertices) {
            let clipped = clip::ring(std::mem::take(piece), view.grown(MARGIN));
            if !clipped.is_empty() {
                rings.push(clipped);
            }
        }
    }

    fn draw_arc(&self, arc: &Arc, projection: &Projection, view: Rect) -> Vec<Vec<Point>> {
        let mut lines = Vec::new();
        for piece in &projection.lines(self.line(arc.vertices.clone())) {
            clip::line(piece, view.grown(MARGIN), &mut lines);
        }
        lines
    }
}

/// Sums up the steps of all arcs.
fn steps(reader: &mut Reader, lengths: &[usize]) -> Result<Vec<i32>, BadBaseMap> {
    let mut sums = Vec::new();
    let mut sum = 0_i32;
    for &length in lengths {
        let mut expected = 0;
        for place in 0..length {
            let step = reader.signed()?.wrapping_add(expected);
            expected = if place == 0 { 0 } else { step / 2 };
            sum = sum.wrapping_add(step);
            sums.push(sum);
        }
    }
    Ok(sums)
}

fn vertex(east: i32, north: i32, nodes_per_degree: i32) -> Result<Vertex, BadBaseMap> {
    if !(0..=180 * nodes_per_degree).contains(&north) {
        return Err(BadBaseMap::OutOfRange);
    }
    let east = east.rem_euclid(360 * nodes_per_degree);
    let degrees = |steps: i32, zero: f64| f64::from(steps) / f64::from(nodes_per_degree) - zero;
    Ok(Position::new(degrees(north, 90.0), degrees(east, 180.0)).into())
}

fn line_class(kind: u8) -> Result<(LineClass, bool), BadBaseMap> {
    let class = match kind & 3 {
        0 => LineClass::Coast,
        1 => LineClass::Boundary,
        2 => LineClass::Disputed,
        _ => return Err(BadBaseMap::OutOfRange),
    };
    if kind > 7 {
        Err(BadBaseMap::OutOfRange)
    } else {
        Ok((class, kind & 4 != 0))
    }
}
