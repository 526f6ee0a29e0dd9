//! Lists of visits: who went where, and when. Their places are looked for once all files are read, since another file may list
//! them; a place that is found nowhere, or in several countries, is told and never guessed.

use super::{Beginning, Layout, Recognised, at};
use crate::cells::Cells;
use crate::countries;
use crate::date::{self, Date, Proof, span};
use crate::draft::{Draft, Journey, Named, Parts, Person, Place, Source, Visit, slug};
use crate::gazetteer::{Gazetteer, Listed, Search};
use crate::header::Header;
use crate::records::Record;
use crate::report::{Assumption, FileReport, Report, leave_out};
use crate::wishes::{Order, TableOf, Wishes};

/// What a column can mean, with the names that it goes by.
const MEANINGS: [(&str, &[&str]); 11] = [
    (
        "date",
        &["date", "start_date", "start", "from_date", "day", "arrival"],
    ),
    ("end", &["end_date", "end", "to_date", "until", "departure"]),
    (
        "visitor",
        &["visitor", "name", "who", "official", "person", "delegate"],
    ),
    ("role", &["role", "title", "office", "position"]),
    ("from", &["from", "origin", "from_city", "departed_from"]),
    (
        "to",
        &["to", "destination", "locale", "city", "place", "location"],
    ),
    ("country", &["country", "to_country", "destination_country"]),
    (
        "purpose",
        &["purpose", "remarks", "reason", "description", "notes"],
    ),
    ("lat", &["lat", "latitude", "lat_deg"]),
    ("lon", &["lon", "lng", "longitude", "lon_deg"]),
    ("id", &["id", "trip_id", "visit_id"]),
];

/// Rows of the meanings above.
mod column {
    pub const DATE: usize = 0;
    pub const END: usize = 1;
    pub const VISITOR: usize = 2;
    pub const ROLE: usize = 3;
    pub const FROM: usize = 4;
    pub const TO: usize = 5;
    pub const COUNTRY: usize = 6;
    pub const PURPOSE: usize = 7;
    pub const LAT: usize = 8;
    pub const LON: usize = 9;
    pub const ID: usize = 10;
}

pub fn recognise(beginning: &Beginning, report: &mut FileReport) -> Recognised {
    let header = Header::new(beginning.header);
    let wishes = beginning.wishes;
    let columns = MEANINGS.map(|(meaning, names)| match wishes.column(meaning) {
        Some(column) => header.find(&[column]),
        None => header.find(names),
    });
    let is_wished = wishes.table == Some(TableOf::Visits);
    let is_known = columns[column::DATE].is_some()
        && columns[column::TO].is_some()
        && columns[column::VISITOR].is_some();
    let is_other = wishes.table.is_some() && !is_wished;
    let is_counted = header
        .find(&["count", "killed", "deaths", "fatalities"])
        .is_some();
    if is_other || !is_known || (is_counted && !is_wished) || !beginning.is_first_table {
        return Ok(None);
    }
    report.layout = "a list of visits".to_owned();
    for (row, (meaning, _)) in MEANINGS.iter().enumerate() {
        if let Some(column) = columns[row]
            && wishes.column(meaning).is_none()
        {
            let name = beginning.header[column].trim();
            report.assume(format!("“{name}” is the {meaning}."), "columns");
        }
    }
    Ok(Some((
        Box::new(Visits {
            cells: Cells::of(
                columns
                    .iter()
                    .map(|column| column.unwrap_or(usize::MAX))
                    .collect(),
            ),
            order: wishes.dates,
            source: super::counts::source_of(report, wishes),
        }),
        1,
    )))
}

struct Visits {
    cells: Cells,
    order: Option<Order>,
    source: Source,
}

impl Layout for Visits {
    fn take(&mut self, record: &Record, _: &mut Parts) -> Result<(), String> {
        self.cells.push(record);
        Ok(())
    }

    fn end(&mut self, parts: &mut Parts, _: &mut Vec<Listed>, report: &mut FileReport) {
        let order = order(
            self.order,
            self.cells
                .column(column::DATE)
                .chain(self.cells.column(column::END)),
            report,
        );
        for (line, cells) in self.cells.rows() {
            match journey(line, cells, order, &self.source) {
                Ok(journey) => parts.journeys.push(journey),
                Err(reason) => {
                    report.taken -= 1;
                    report.leave_out(line, reason);
                }
            }
        }
        parts.sources.push(self.source.clone());
    }
}

/// The order of a column's dates: as somebody said, or as the column proves; what is assumed stands in the report.
pub fn order<'a>(
    wished: Option<Order>,
    column: impl Iterator<Item = &'a str>,
    report: &mut FileReport,
) -> Option<Order> {
    let proof = date::order_of(column);
    match (wished, proof) {
        (Some(order), _) => Some(order),
        (None, Proof::Order(order)) => {
            let first = if order == Order::DayFirst {
                "day"
            } else {
                "month"
            };
            report.assume(
                format!("In its dates the {first} stands first, as all of them prove."),
                "dates",
            );
            Some(order)
        }
        (None, Proof::None) => {
            report.assume(
                "Which number of its dates is the day is not clear: they are left out until somebody says it.".to_owned(),
                "dates",
            );
            None
        }
        (None, Proof::NotNeeded) => None,
    }
}

/// A date of a column; an order that nobody knows leaves it unread.
pub fn date_in(cell: &str, order: Option<Order>) -> Result<Date, &'static str> {
    let date = Date::read(cell).ok_or("without a date that can be read")?;
    match (date, order) {
        (Date::Either(..), None) => Err("whose day and month cannot be told apart"),
        (date, Some(order)) => date
            .in_order(order)
            .ok_or("without a date that can be read"),
        (date, None) => Ok(date),
    }
}

fn journey(
    line: u32,
    cells: &[String],
    order: Option<Order>,
    source: &Source,
) -> Result<Journey, &'static str> {
    let first = date_in(&cells[column::DATE], order)?;
    let last = match cells[column::END].as_str() {
        "" => first,
        end => date_in(end, order)?,
    };
    let given = |column: usize| Some(cells[column].clone()).filter(|cell| !cell.is_empty());
    let country = given(column::COUNTRY);
    let mut to: Vec<Named> = cities(&cells[column::TO])
        .into_iter()
        .map(|(name, its)| Named {
            name,
            country: its.or_else(|| country.clone()),
            at: None,
        })
        .collect();
    if let [only] = &mut to[..] {
        let degrees = |column: usize| cells[column].parse::<f64>().ok();
        only.at = degrees(column::LAT).zip(degrees(column::LON));
    }
    if to.is_empty() {
        return Err("without a place");
    }
    let id = &cells[column::ID];
    Ok(Journey {
        id: if id.is_empty() {
            format!("{}-{line}", source.id)
        } else {
            format!("{}-{}", source.id, slug(id))
        },
        date: span(first, last),
        people: vec![Person {
            name: given(column::VISITOR),
            role: given(column::ROLE),
        }],
        from: given(column::FROM).map(|name| Named {
            name,
            ..Named::default()
        }),
        to,
        purpose: given(column::PURPOSE),
        source: source.id.clone(),
        at: at(line, "id", id),
        line,
    })
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

/// Looks for the places of all journeys, and makes visits of those that are found: a leg for each city.
pub fn resolve(draft: &mut Draft, listed: &[Listed], wishes: &Wishes) -> Report {
    let mut report = Report::default();
    let journeys = draft.take_journeys();
    if journeys.is_empty() {
        return report;
    }
    let gazetteer = Gazetteer::with(listed);
    let home = wishes.home.as_deref();
    if home.is_none() && journeys.iter().any(|journey| journey.from.is_none()) {
        report.questions.push(Assumption {
            text: "Where did the visitors set out? The file does not say.".to_owned(),
            wish: "home",
        });
    }
    draft.add_source(Source {
        id: "natural-earth".to_owned(),
        title: "Populated places".to_owned(),
        publisher: "Natural Earth".to_owned(),
        url: Some("https://www.naturalearthdata.com".to_owned()),
        ..Source::default()
    });
    for journey in journeys {
        if let Err(reason) = legs(&journey, draft, &gazetteer, home) {
            leave_out(&mut report.left_out, journey.line, reason);
        }
    }
    report
}

fn legs(
    journey: &Journey,
    draft: &mut Draft,
    gazetteer: &Gazetteer,
    home: Option<&str>,
) -> Result<(), &'static str> {
    let stated = journey.from.as_ref().map(|from| (from.clone(), false));
    let assumed = home.map(|name| {
        let name = name.to_owned();
        (
            Named {
                name,
                ..Named::default()
            },
            true,
        )
    });
    let (from, from_assumed) = stated.or(assumed).ok_or("whose beginning is not known")?;
    let mut before =
        place(&from, draft, gazetteer, &journey.source).ok_or("from a place that was not found")?;
    let mut first: Option<String> = None;
    for (row, named) in journey.to.iter().enumerate() {
        let Some(to) = place(named, draft, gazetteer, &journey.source) else {
            continue;
        };
        if to == before {
            continue;
        }
        let id = if row == 0 {
            journey.id.clone()
        } else {
            format!("{}-{}", journey.id, row + 1)
        };
        draft.visits.push(Visit {
            id: id.clone(),
            date: journey.date.clone(),
            from: before,
            to: to.clone(),
            from_assumed: from_assumed && first.is_none(),
            people: journey.people.clone(),
            purpose: journey.purpose.clone(),
            part_of: first.clone(),
            source: journey.source.clone(),
            at: journey.at.clone(),
        });
        first.get_or_insert(id);
        before = to;
    }
    first.map(|_| ()).ok_or("to a place that was not found")
}

/// The id of a place, which the data set has from then on; none where it was not found, or could be several.
fn place(named: &Named, draft: &mut Draft, gazetteer: &Gazetteer, source: &str) -> Option<String> {
    // In a country that nobody knows no town is looked for: it may be one of any name.
    let countries = named.country.as_deref().map(countries::codes_of);
    let one_country = named.country.as_deref().and_then(countries::code_of);
    let (name, code, (lat_deg, lon_deg), source) = match named.at {
        Some(at) => (
            named.name.clone(),
            one_country.unwrap_or_default().to_owned(),
            at,
            source.to_owned(),
        ),
        None => match gazetteer.find(&named.name, countries.as_deref()) {
            Search::One(found) => {
                let at = (found.lat_deg, found.lon_deg);
                (
                    found.name.clone(),
                    found.country.clone(),
                    at,
                    "natural-earth".to_owned(),
                )
            }
            Search::Several(found) => {
                let among = found
                    .iter()
                    .map(|place| format!("{}, {}", place.name, place.country))
                    .collect();
                draft.miss("ambiguous place", &in_country(named), among);
                return None;
            }
            Search::None => {
                draft.miss("place", &in_country(named), Vec::new());
                return None;
            }
        },
    };
    let id = slug(&format!("{name} {code}"));
    if draft.places.iter().all(|known| known.id != id) {
        draft.places.push(Place {
            id: id.clone(),
            name,
            country: Some(code).filter(|code| code.len() == 3),
            lat_deg,
            lon_deg,
            precision: "city",
            source,
        });
    }
    Some(id)
}

fn in_country(named: &Named) -> String {
    match &named.country {
        Some(country) => format!("{}, {country}", named.name),
        None => named.name.clone(),
    }
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
