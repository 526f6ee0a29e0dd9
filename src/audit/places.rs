//! Places that lie in another country than their record says, by the base map.

use super::{Warning, warning};
use crate::dataset::DataSet;
use crate::dataset::records::Place;
use crate::geo::{BaseMap, Land, Position, Projection};
use crate::plane::{Rect, is_inside};

/// The base map's lines are no more exact than this, in kilometres.
const INEXACT_KM: f64 = 60.0;

/// The sides of a drawing in which a pixel is a kilometre: a map of one place shows so much.
const ACROSS_KM: f64 = 1200.0;

/// Places nearer to each other than this are one, in degrees.
const SAME_DEG: f64 = 0.01;

/// Warns of each such place, and of places that are in the list twice.
pub fn audit(data: &DataSet, base_map: &BaseMap, warnings: &mut Vec<Warning>) {
    twice(data, warnings);
    for place in &data.places {
        let Some(country) = &place.country else {
            continue;
        };
        let lands = lands_near(place, base_map);
        let is_near = lands.iter().any(|land| land.code == *country.as_bytes());
        if is_near || !base_map.has_country(country) {
            continue;
        }
        let lies = match country_at(&lands) {
            Some(other) => format!("lies in {other}"),
            None => "lies in no country of the base map".to_owned(),
        };
        warnings.push(warning(
            "other-country",
            ("places", &place.id),
            "country",
            format!("is {country}, while {}, {} {lies}", place.lat_deg, place.lon_deg),
            "compare `lat_deg`, `lon_deg` and `country`: a sign may be missing, or a small island in the base map",
        ));
    }
}

fn twice(data: &DataSet, warnings: &mut Vec<Warning>) {
    for (index, place) in data.places.iter().enumerate() {
        let is_it = |other: &&Place| {
            (other.lat_deg - place.lat_deg).abs() < SAME_DEG
                && (other.lon_deg - place.lon_deg).abs() < SAME_DEG
        };
        if let Some(other) = data.places[..index].iter().find(is_it) {
            warnings.push(warning(
                "place-given-again",
                ("places", &place.id),
                "lat_deg",
                format!("and `lon_deg` are those of \"{}\"", other.id),
                "visits to one place under two ids count as visits to two cities: use one of them",
            ));
        }
    }
}

/// The land within what the base map may be wrong by, in a drawing that has the place in its middle.
fn lands_near(place: &Place, base_map: &BaseMap) -> Vec<Land> {
    let drawing = Rect::new(0.0, 0.0, ACROSS_KM, ACROSS_KM);
    let there = Position::new(place.lat_deg, place.lon_deg).unit();
    let projection = Projection::fit(&[vec![there]], drawing);
    let centre = drawing.centre();
    let view = Rect::new(centre.x, centre.y, 0.0, 0.0).grown(INEXACT_KM);
    base_map.land(&projection, view)
}

/// The country in the middle: of one within another, which comes later, that one.
fn country_at(lands: &[Land]) -> Option<String> {
    let middle = Rect::new(0.0, 0.0, ACROSS_KM, ACROSS_KM).centre();
    let is_there = |land: &&Land| land.rings.iter().any(|ring| is_inside(middle, ring));
    let land = lands.iter().rfind(is_there)?;
    Some(String::from_utf8_lossy(&land.code).into_owned())
}
