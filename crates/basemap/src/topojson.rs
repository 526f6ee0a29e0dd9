//! Reads the countries of a TopoJSON file as rings on a grid.

use super::Country;
use super::codes::{alpha_3, alpha_3_of_unnumbered};
use super::ring::{Node, Ring, clockwise_area, tidied};
use serde_json::Value;

const ANTARCTICA: &str = "010";

/// The countries of the file in its order, Antarctica left out.
pub fn read(bytes: &[u8], grid: i32) -> Result<Vec<Country>, String> {
    let file: Value = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    let arcs =
        decode_arcs(&file, grid).ok_or("the file's arcs are not those of a quantised TopoJSON")?;
    list(&file["objects"]["countries"]["geometries"])
        .iter()
        .filter(|geometry| geometry["id"] != ANTARCTICA)
        .map(|geometry| country(geometry, &arcs))
        .try_fold(Vec::new(), joined)
}

/// The countries with one more: at 1:50 million a few islands stand apart under the number of their country.
fn joined(
    mut countries: Vec<Country>,
    next: Result<Country, String>,
) -> Result<Vec<Country>, String> {
    let next = next?;
    match countries.iter_mut().find(|known| known.code == next.code) {
        Some(known) => known.rings.extend(next.rings),
        None => countries.push(next),
    }
    Ok(countries)
}

/// TopoJSON keeps an arc as steps between whole numbers, which a scale and a shift make degrees of.
fn decode_arcs(file: &Value, grid: i32) -> Option<Vec<Vec<Node>>> {
    let pair = |value: &Value| Some((value[0].as_f64()?, value[1].as_f64()?));
    let scale = pair(&file["transform"]["scale"])?;
    let shift = pair(&file["transform"]["translate"])?;
    let decode = |arc: &Value| {
        let (mut x, mut y) = (0.0, 0.0);
        let points = list(arc).iter().map(|step| {
            let (dx, dy) = pair(step)?;
            (x, y) = (x + dx, y + dy);
            let (lon, lat) = (x * scale.0 + shift.0, y * scale.1 + shift.1);
            Some(Node::at(lon, lat, grid))
        });
        points.collect::<Option<Vec<_>>>()
    };
    list(&file["arcs"]).iter().map(decode).collect()
}

fn country(geometry: &Value, arcs: &[Vec<Node>]) -> Result<Country, String> {
    let name = geometry["properties"]["name"].as_str().unwrap_or_default();
    let code = match geometry["id"].as_str() {
        Some(number) => alpha_3(number),
        None => alpha_3_of_unnumbered(name),
    };
    let polygons = match geometry["type"].as_str() {
        Some("Polygon") => std::slice::from_ref(&geometry["arcs"]),
        _ => list(&geometry["arcs"]),
    };
    let rings = polygons.iter().flat_map(list);
    let rings: Option<Vec<Ring>> = rings.map(|references| ring(references, arcs)).collect();
    let mut rings = rings.ok_or_else(|| format!("{name} refers to arcs that are not there"))?;
    // North Korea has a sliver of two edges at its border with Russia.
    rings.retain(|ring| clockwise_area(ring) != 0);
    Ok(Country {
        code: code.ok_or_else(|| format!("no country code is known for {name}"))?,
        rings,
    })
}

/// A ring is a list of arcs; a negative number `!n` is arc `n` walked backwards.
fn ring(references: &Value, arcs: &[Vec<Node>]) -> Option<Ring> {
    let mut ring = Ring::new();
    for reference in list(references) {
        let number = reference.as_i64()?;
        let forwards = usize::try_from(number.max(!number)).ok()?;
        let arc = arcs.get(forwards)?;
        if number < 0 {
            ring.extend(arc.iter().rev());
        } else {
            ring.extend(arc);
        }
    }
    Some(tidied(ring))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
