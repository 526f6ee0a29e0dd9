//! Where the base maps depart from Natural Earth, which draws who holds the ground: boundaries
//! follow the practice of the United Nations' map of the world. Each choice with its reason.
//!
//! What no line can show is left as it is: neither file has a line for the Kuril
//! Islands, Bir Tawil, Abkhazia, South Ossetia or Transnistria, and Abyei lies on a line that is
//! dashed anyway. The United Nations' buffer zone in Cyprus and the berm of Western Sahara are no
//! boundaries on its map of the world, and are not drawn.

mod coarse;
mod fine;
mod shared;

pub use coarse::COARSE;
pub use fine::FINE;

use super::Country;
use super::ring::{MINUTE, Node, Ring, clockwise_area, encloses, merged, nearest};

/// What differs between the base maps: how fine they are, and what has to be decided for one of them alone.
pub struct Scale {
    /// How far nodes are apart, in the parts of a minute that [`Node`] counts.
    pub grid: i32,
    /// How far a line may be from where the file has it, in the same.
    pub slack: f64,
    changes: &'static [Change],
    undetermined: &'static [Undetermined],
}

/// Degrees east, degrees north.
type LonLat = (f64, f64);

/// Land that belongs to another country than the file says.
struct Change {
    land: Land,
    to: &'static str,
    #[expect(dead_code, reason = "read by people")]
    because: &'static str,
}

enum Land {
    /// All that the file gives to a country.
    All(&'static str),
    /// The ring of a country that goes round a place.
    Island(&'static str, LonLat),
    /// What a line cuts from a country's land, on the side of a place. The line begins and ends at
    /// the nearest nodes of the outline.
    Beyond(&'static str, &'static [LonLat], LonLat),
    /// Land that the file does not have.
    Missing(&'static [LonLat]),
}

/// A boundary, or a part of one, that the United Nations dashes or dots.
struct Undetermined {
    between: [&'static str; 2],
    /// The part: west, south, east and north limits in degrees.
    within: [f64; 4],
    #[expect(dead_code, reason = "read by people")]
    because: &'static str,
}

const EVERYWHERE: [f64; 4] = [-180.0, -90.0, 180.0, 90.0];

/// Moves land to where the United Nations shows it.
pub fn apply(countries: &mut Vec<Country>, scale: &Scale) -> Result<(), String> {
    for change in shared::CHANGES.iter().chain(scale.changes) {
        let land = take(countries, &change.land, scale.grid)
            .ok_or_else(|| format!("the land that goes to {} is not in the file", change.to))?;
        let heir = find(countries, change.to)
            .ok_or_else(|| format!("the file has no country {}", change.to))?;
        heir.rings.extend(land);
        heir.rings = merged(std::mem::take(&mut heir.rings));
    }
    countries.retain(|country| !country.rings.is_empty());
    Ok(())
}

/// Whether the United Nations would not draw this piece of a boundary as a full line.
pub fn is_undetermined(scale: &Scale, one: &str, other: &str, (from, to): (Node, Node)) -> bool {
    let (from, to) = (from.degrees(), to.degrees());
    let middle = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
    let mut lines = shared::UNDETERMINED.iter().chain(scale.undetermined);
    lines.any(|line| {
        let [west, south, east, north] = line.within;
        (line.between == [one, other] || line.between == [other, one])
            && (west..=east).contains(&middle.0)
            && (south..=north).contains(&middle.1)
    })
}

fn take(countries: &mut [Country], land: &Land, grid: i32) -> Option<Vec<Ring>> {
    match *land {
        Land::All(code) => Some(std::mem::take(&mut find(countries, code)?.rings)),
        Land::Island(code, place) => {
            let rings = &mut find(countries, code)?.rings;
            Some(vec![take_ring(rings, Node::at(place.0, place.1, grid))?])
        }
        Land::Beyond(code, line, place) => {
            let rings = &mut find(countries, code)?.rings;
            let node = |&(lon, lat): &LonLat| Node::at(lon, lat, grid);
            let (place, line): (_, Vec<_>) = (node(&place), line.iter().map(node).collect());
            let (piece, rest) = cut(take_ring(rings, place)?, &line, place)?;
            rings.push(rest);
            Some(vec![piece])
        }
        Land::Missing(corners) => Some(vec![on_existing_nodes(countries, corners, grid)]),
    }
}

fn find<'a>(countries: &'a mut [Country], code: &str) -> Option<&'a mut Country> {
    countries.iter_mut().find(|country| country.code == code)
}

fn take_ring(rings: &mut Vec<Ring>, place: Node) -> Option<Ring> {
    let found = rings.iter().position(|ring| encloses(ring, place))?;
    Some(rings.remove(found))
}

/// The part of the ring on the side of `place`, and the rest.
fn cut(mut ring: Ring, line: &[Node], place: Node) -> Option<(Ring, Ring)> {
    let [first, inner @ .., last] = line else {
        return None;
    };
    let start = nearest(&ring, *first)?;
    ring.rotate_left(start);
    let end = nearest(&ring, *last)?;

    let mut before: Ring = ring[..=end].to_vec();
    before.extend(inner.iter().rev());
    let mut after: Ring = ring[end..].to_vec();
    after.push(ring[0]);
    after.extend(inner);
    match encloses(&before, place) {
        true => Some((before, after)),
        false => encloses(&after, place).then_some((after, before)),
    }
}

/// A clockwise ring, whose corners are the file's own where one is within three minutes.
fn on_existing_nodes(countries: &[Country], corners: &[LonLat], grid: i32) -> Ring {
    let nodes: Ring = countries
        .iter()
        .flat_map(|country| country.rings.concat())
        .collect();
    let snap = |&(lon, lat): &LonLat| {
        let wanted = Node::at(lon, lat, grid);
        let found = nearest(&nodes, wanted).map_or(wanted, |place| nodes[place]);
        let distance = wanted
            .east_to(found)
            .abs()
            .max((found.lat - wanted.lat).abs());
        let near = distance <= 3 * MINUTE;
        if near { found } else { wanted }
    };
    let mut ring: Ring = corners.iter().map(snap).collect();
    if clockwise_area(&ring) < 0 {
        ring.reverse();
    }
    ring
}
