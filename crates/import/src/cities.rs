//! The places of a cell, as people write them into tables: several cities, with a country behind them or in brackets.

use crate::countries;
use crate::draft::Named;

/// The places of a cell: of each its name, and the country that the cell or the row has for it. Where the last of several parts is
/// a country, it is that of the others.
pub fn places_in(cell: &str, country: Option<&str>) -> Vec<Named> {
    let mut cities = cities(cell);
    let last = cities
        .last()
        .filter(|(_, its)| its.is_none() && country.is_none() && cities.len() > 1);
    let last = last.map(|(name, _)| name.clone());
    if let Some(last) = last.filter(|name| !countries::codes_of(name).is_empty()) {
        cities.pop();
        for (_, its) in cities.iter_mut().filter(|(_, its)| its.is_none()) {
            *its = Some(last.clone());
        }
    }
    let named = |(name, its): (String, Option<String>)| Named {
        name,
        country: its.or_else(|| country.map(str::to_owned)),
        at: None,
    };
    cities.into_iter().map(named).collect()
}

/// The cities of a cell, each with the country behind it in brackets, which is that of all cities before it without one.
fn cities(cell: &str) -> Vec<(String, Option<String>)> {
    let mut cities: Vec<(String, Option<String>)> = Vec::new();
    let mut unnamed = 0;
    for part in cell
        .split([',', ';'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let (name, country) = match part.split_once('(') {
            Some((name, rest)) => (
                name.trim(),
                Some(rest.trim_end_matches(')').trim().to_owned()),
            ),
            None => (part, None),
        };
        // "Washington, D.C." is one city, and so is "Mexico, D.F.".
        if let (Some((last, None)), "D.C." | "D.F.") = (cities.last_mut(), name) {
            last.push_str(", ");
            last.push_str(name);
            continue;
        }
        cities.push((name.to_owned(), country.clone()));
        if country.is_some() {
            for earlier in &mut cities[unnamed..] {
                earlier.1.clone_from(&country);
            }
            unnamed = cities.len();
        }
    }
    cities
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(cell: &str) -> Vec<String> {
        let city = |(name, country): (String, Option<String>)| match country {
            Some(country) => format!("{name} in {country}"),
            None => name,
        };
        cities(cell).into_iter().map(city).collect()
    }

    #[test]
    fn a_cell_may_have_several_cities() {
        assert_eq!(told("Genoa, Nervi"), ["Genoa", "Nervi"]);
        assert_eq!(told("Havana (Cuba)"), ["Havana in Cuba"]);
        assert_eq!(
            told("St. Thomas, St. Croix (Virgin Islands)"),
            [
                "St. Thomas in Virgin Islands",
                "St. Croix in Virgin Islands"
            ]
        );
        assert_eq!(told("Washington, D.C."), ["Washington, D.C."]);
        assert_eq!(told(" "), Vec::<String>::new());
    }
}
