//! Where the base map departs from Natural Earth, which draws who holds the ground: boundaries
//! follow the practice of the United Nations' map of the world. Each choice with its reason.
//!
//! What no line at this scale can show is left as it is: the file has no line for the Kuril
//! Islands, Bir Tawil, Abkhazia, South Ossetia or Transnistria, and Abyei lies on a line that is
//! dashed anyway. The United Nations' buffer zone in Cyprus and the berm of Western Sahara are no
//! boundaries on its map of the world, and are not drawn.

use super::Country;
use super::ring::{Node, Ring, clockwise_area, encloses, merged, nearest};

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

const CHANGES: [Change; 7] = [
    Change {
        land: Land::Island("RUS", (34.1, 45.0)),
        to: "UKR",
        because: "General Assembly resolution 68/262: Crimea is Ukraine's; no line at the isthmus",
    },
    Change {
        land: Land::Beyond("MAR", &[(-13.14, 27.667), (-8.67, 27.667)], (-13.0, 24.5)),
        to: "ESH",
        because: "Western Sahara is a Non-Self-Governing Territory up to 27° 40' N; the file ends \
                  it at the berm",
    },
    Change {
        land: Land::All("XSO"),
        to: "SOM",
        because: "no member state's boundaries have been changed: Somaliland is Somalia's",
    },
    Change {
        land: Land::All("XNC"),
        to: "CYP",
        because: "Security Council resolution 541: the north of Cyprus is the Republic's",
    },
    Change {
        land: Land::All("TWN"),
        to: "CHN",
        because: "General Assembly resolution 2758: the United Nations shows a province of China",
    },
    Change {
        land: Land::Beyond(
            "ISR",
            &[
                (35.55, 33.26),
                (35.63, 33.07),
                (35.65, 32.85),
                (35.70, 32.72),
            ],
            (35.77, 33.0),
        ),
        to: "SYR",
        because: "Security Council resolution 497: the Golan is Syria's",
    },
    Change {
        land: Land::Missing(&[
            (34.265, 31.219),
            (34.199, 31.323),
            (34.386, 31.483),
            (34.488, 31.606),
            (34.556, 31.549),
        ]),
        to: "PSE",
        because: "Gaza is too small for the file, which has a bight of the sea in its place",
    },
];

/// A boundary, or a part of one, that the United Nations dashes or dots.
struct Undetermined {
    between: [&'static str; 2],
    /// The part: west, south, east and north limits in degrees.
    within: [f64; 4],
    #[expect(dead_code, reason = "read by people")]
    because: &'static str,
}

const EVERYWHERE: [f64; 4] = [-180.0, -90.0, 180.0, 90.0];

const UNDETERMINED: [Undetermined; 13] = [
    Undetermined {
        between: ["SRB", "XKX"],
        within: EVERYWHERE,
        because: "Kosovo's status under Security Council resolution 1244 is open",
    },
    Undetermined {
        between: ["ESH", "MAR"],
        within: EVERYWHERE,
        because: "the status of Western Sahara is open",
    },
    Undetermined {
        between: ["IND", "PAK"],
        within: [73.0, 32.7, 78.0, 36.0],
        because: "the Line of Control in Jammu and Kashmir; its final status is not agreed upon",
    },
    Undetermined {
        between: ["CHN", "PAK"],
        within: EVERYWHERE,
        because: "the agreement of 1963 holds until Jammu and Kashmir is settled",
    },
    Undetermined {
        between: ["CHN", "IND"],
        within: [77.0, 32.4, 80.0, 36.0],
        because: "the line of actual control at Aksai Chin",
    },
    Undetermined {
        between: ["CHN", "IND"],
        within: [91.6, 27.0, 97.5, 30.0],
        because: "Arunachal Pradesh: China does not accept the McMahon line",
    },
    Undetermined {
        between: ["SDN", "SSD"],
        within: EVERYWHERE,
        because: "the final boundary, and the status of Abyei, are not yet determined",
    },
    Undetermined {
        between: ["EGY", "SDN"],
        within: [32.8, 21.0, 37.5, 23.0],
        because: "the Hala'ib triangle",
    },
    Undetermined {
        between: ["KEN", "SSD"],
        within: [34.5, 4.0, 36.0, 6.0],
        because: "the Ilemi triangle",
    },
    Undetermined {
        between: ["ETH", "SOM"],
        within: [41.5, 3.0, 47.9, 8.1],
        because: "the provisional administrative line of 1950",
    },
    Undetermined {
        between: ["ISR", "PSE"],
        within: EVERYWHERE,
        because: "the armistice demarcation line of 1949",
    },
    Undetermined {
        between: ["ISR", "SYR"],
        within: EVERYWHERE,
        because: "the west of the Golan is held by no agreed boundary",
    },
    Undetermined {
        between: ["KOR", "PRK"],
        within: EVERYWHERE,
        because: "the military demarcation line of the armistice of 1953",
    },
];

/// Moves land to where the United Nations shows it.
pub fn apply(countries: &mut Vec<Country>) -> Result<(), String> {
    for change in &CHANGES {
        let land = take(countries, &change.land)
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
pub fn is_undetermined(one: &str, other: &str, (from, to): (Node, Node)) -> bool {
    let (from, to) = (from.degrees(), to.degrees());
    let middle = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
    UNDETERMINED.iter().any(|line| {
        let [west, south, east, north] = line.within;
        (line.between == [one, other] || line.between == [other, one])
            && (west..=east).contains(&middle.0)
            && (south..=north).contains(&middle.1)
    })
}

fn take(countries: &mut [Country], land: &Land) -> Option<Vec<Ring>> {
    match *land {
        Land::All(code) => Some(std::mem::take(&mut find(countries, code)?.rings)),
        Land::Island(code, place) => {
            let rings = &mut find(countries, code)?.rings;
            Some(vec![take_ring(rings, place)?])
        }
        Land::Beyond(code, line, place) => {
            let rings = &mut find(countries, code)?.rings;
            let (piece, rest) = cut(take_ring(rings, place)?, line, place)?;
            rings.push(rest);
            Some(vec![piece])
        }
        Land::Missing(corners) => Some(vec![on_existing_nodes(countries, corners)]),
    }
}

fn find<'a>(countries: &'a mut [Country], code: &str) -> Option<&'a mut Country> {
    countries.iter_mut().find(|country| country.code == code)
}

fn take_ring(rings: &mut Vec<Ring>, (lon, lat): LonLat) -> Option<Ring> {
    let place = Node::at(lon, lat);
    let found = rings.iter().position(|ring| encloses(ring, place))?;
    Some(rings.remove(found))
}

/// The part of the ring on the side of `place`, and the rest.
fn cut(mut ring: Ring, line: &[LonLat], place: LonLat) -> Option<(Ring, Ring)> {
    let ([first, inner @ .., last], place) = (line, Node::at(place.0, place.1)) else {
        return None;
    };
    let start = nearest(&ring, Node::at(first.0, first.1))?;
    ring.rotate_left(start);
    let end = nearest(&ring, Node::at(last.0, last.1))?;
    let inner = inner.iter().map(|&(lon, lat)| Node::at(lon, lat));

    let mut before: Ring = ring[..=end].to_vec();
    before.extend(inner.clone().rev());
    let mut after: Ring = ring[end..].to_vec();
    after.push(ring[0]);
    after.extend(inner);
    match encloses(&before, place) {
        true => Some((before, after)),
        false => encloses(&after, place).then_some((after, before)),
    }
}

/// A clockwise ring, whose corners are the file's own where one is within three minutes.
fn on_existing_nodes(countries: &[Country], corners: &[LonLat]) -> Ring {
    let nodes: Ring = countries
        .iter()
        .flat_map(|country| country.rings.concat())
        .collect();
    let snap = |&(lon, lat): &LonLat| {
        let wanted = Node::at(lon, lat);
        let found = nearest(&nodes, wanted).map_or(wanted, |place| nodes[place]);
        let near = wanted.east_to(found).abs() <= 3 && (found.lat - wanted.lat).abs() <= 3;
        if near { found } else { wanted }
    };
    let mut ring: Ring = corners.iter().map(snap).collect();
    if clockwise_area(&ring) < 0 {
        ring.reverse();
    }
    ring
}
