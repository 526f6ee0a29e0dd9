//! Where places are. Capitals and cities of a million from Natural Earth's populated places (public domain), and those of files
//! that list places.

use std::collections::HashMap;

const TABLE: &str = include_str!("../data/places.csv");

/// A place with its coordinates, in degrees.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub name: String,
    /// ISO 3166-1 alpha-3; empty where nobody said.
    pub country: String,
    pub lat_deg: f64,
    pub lon_deg: f64,
    /// The id of the source that has it; none for the built-in list.
    pub source: Option<String>,
}

/// A place that a file lists, with all its names.
#[derive(Clone, Debug)]
pub struct Listed {
    pub names: Vec<String>,
    pub country: String,
    pub lat_deg: f64,
    pub lon_deg: f64,
    pub source: String,
}

/// What looking for a name gives.
#[derive(Clone, Debug, PartialEq)]
pub enum Search<'a> {
    One(&'a Found),
    /// Several that it may be: nobody guesses.
    Several(Vec<&'a Found>),
    None,
}

/// Places by their names.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    places: Vec<Found>,
    by_name: HashMap<String, Vec<usize>>,
}

impl Gazetteer {
    /// Capitals and large cities, and what files list.
    pub fn with(listed: &[Listed]) -> Self {
        let mut gazetteer = Self::built_in();
        for place in listed {
            let names: Vec<&str> = place.names.iter().map(String::as_str).collect();
            gazetteer.add(
                &names,
                &place.country,
                (place.lat_deg, place.lon_deg),
                Some(&place.source),
            );
        }
        gazetteer
    }

    fn built_in() -> Self {
        let mut gazetteer = Self::default();
        for line in TABLE.lines() {
            // Names may have commas; what stands around them has none.
            let Some((country, rest)) = line.split_once(',') else {
                continue;
            };
            let mut numbers = rest.rsplitn(3, ',');
            let (lon, lat, names) = (numbers.next(), numbers.next(), numbers.next());
            let number = |text: Option<&str>| text.and_then(|text| text.parse().ok());
            if let (Some(lon_deg), Some(lat_deg), Some(names)) = (number(lon), number(lat), names) {
                let names: Vec<&str> = names.trim_matches('"').split('|').collect();
                gazetteer.add(&names, country, (lat_deg, lon_deg), None);
            }
        }
        gazetteer
    }

    /// A place by all its names, the first of which is written. One of a person's own goes before others of its name and country.
    fn add(
        &mut self,
        names: &[&str],
        country: &str,
        (lat_deg, lon_deg): (f64, f64),
        source: Option<&str>,
    ) {
        let row = self.places.len();
        self.places.push(Found {
            name: names[0].to_owned(),
            country: country.to_owned(),
            lat_deg,
            lon_deg,
            source: source.map(str::to_owned),
        });
        for name in names {
            let known = self.by_name.entry(plain(name)).or_default();
            known.retain(|other| {
                self.places[*other].country != country
                    || !is_near(&self.places[*other], lat_deg, lon_deg)
            });
            known.push(row);
        }
    }

    /// The place of a name: in one of some countries, where they are known.
    pub fn find(&self, name: &str, countries: Option<&[&str]>) -> Search<'_> {
        let rows = self
            .by_name
            .get(&plain(name))
            .map_or(&[][..], Vec::as_slice);
        let fits = |place: &&Found| countries.is_none_or(|all| all.contains(&&*place.country));
        let mut found: Vec<&Found> = rows
            .iter()
            .map(|row| &self.places[*row])
            .filter(fits)
            .collect();
        match found.len() {
            0 => Search::None,
            1 => Search::One(found.remove(0)),
            _ => Search::Several(found),
        }
    }
}

/// Whether two entries of a name are one place, which other lists put elsewhere in the same town.
fn is_near(place: &Found, lat_deg: f64, lon_deg: f64) -> bool {
    (place.lat_deg - lat_deg).abs() < 0.3 && (place.lon_deg - lon_deg).abs() < 0.3
}

fn plain(name: &str) -> String {
    name.trim().replace('’', "'").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(name: &str, country: Option<&str>) -> Option<(f64, f64)> {
        let countries = country.map(|country| vec![country]);
        match Gazetteer::built_in().find(name, countries.as_deref()) {
            Search::One(place) => Some((place.lat_deg, place.lon_deg)),
            _ => None,
        }
    }

    #[test]
    fn capitals_and_large_cities_are_known_by_each_of_their_names() {
        assert_eq!(one("Nay Pyi Taw", Some("MMR")), Some((19.763, 96.079)));
        assert_eq!(one("washington, D.C.", None), Some((38.895, -77.037)));
        assert!(one("Moscow", Some("RUS")).is_some());
    }

    #[test]
    fn a_name_of_several_places_is_not_guessed() {
        let mut gazetteer = Gazetteer::default();
        gazetteer.add(&["Georgetown"], "GUY", (6.8, -58.2), None);
        gazetteer.add(&["Georgetown"], "CYM", (19.3, -81.4), None);
        assert!(
            matches!(gazetteer.find("Georgetown", None), Search::Several(found) if found.len() == 2)
        );
        assert!(matches!(
            gazetteer.find("georgetown", Some(&["GUY"])),
            Search::One(_)
        ));
        assert_eq!(gazetteer.find("Georgetown", Some(&["USA"])), Search::None);
    }

    #[test]
    fn one_town_of_two_lists_is_one_place() {
        let mut gazetteer = Gazetteer::default();
        gazetteer.add(&["Kazan"], "RUS", (55.75, 49.13), None);
        gazetteer.add(&["Kazan"], "RUS", (55.8, 49.1), None);
        assert!(
            matches!(gazetteer.find("Kazan", None), Search::One(place) if place.lat_deg == 55.8)
        );
    }
}
