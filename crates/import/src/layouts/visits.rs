//! Lists of visits: who went where, and when. Their places are looked for once all files are read.

use super::assigned::{self, Meaning, date_in, order, source_of};
use super::places::degrees_in;
use super::{Beginning, Layout, Recognised, at};
use crate::cells::Cells;
use crate::cities::places_in;
use crate::date::span;
use crate::draft::{Journey, Parts, Person, Source, slug};
use crate::gazetteer::Listed;
use crate::header::Header;
use crate::records::Record;
use crate::report::FileReport;
use crate::wishes::{Order, TableOf};

/// What a column can mean, with the names that it goes by.
pub const MEANINGS: [Meaning; 11] = [
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

/// The wishes that it has a use for.
pub const WISHES: [&str; 7] = [
    "table",
    "columns",
    "dates",
    "home",
    "publisher",
    "published",
    "retrieved",
];

pub fn recognise(beginning: &Beginning, report: &mut FileReport) -> Recognised {
    let header = Header::new(beginning.header);
    let wishes = beginning.wishes;
    let columns = assigned::columns(beginning, &MEANINGS);
    let is_wished = wishes.table == Some(TableOf::Visits);
    let is_known = columns[column::DATE].is_some()
        && columns[column::TO].is_some()
        && columns[column::VISITOR].is_some();
    let is_other = wishes.table.is_some() && !is_wished;
    // A list of people who died somewhere on some day is none of visits.
    let is_of_the_dead =
        header.mentions(&["age", "sex", "gender", "cause", "killed", "died", "dead"]);
    let is_counted = header
        .find(&["count", "killed", "deaths", "fatalities"])
        .is_some();
    if is_other
        || !is_known
        || ((is_counted || is_of_the_dead) && !is_wished)
        || !beginning.is_first_table
    {
        return Ok(None);
    }
    report.layout = "a list of visits".to_owned();
    assigned::tell(beginning, &MEANINGS, &columns, report);
    Ok(Some((
        Box::new(Visits {
            cells: Cells::of(&columns),
            order: wishes.dates,
            source: source_of(report, wishes),
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
        let read = |line, cells: &[String]| journey(line, cells, order, &self.source);
        parts.journeys.extend(self.cells.read(report, read));
        parts.sources.push(self.source.clone());
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
    let mut to = places_in(&cells[column::TO], given(column::COUNTRY).as_deref());
    if let [only] = &mut to[..] {
        let degrees = |column: usize, most: f64| match cells[column].as_str() {
            "" => Ok(None),
            cell => degrees_in(cell, most)
                .map(Some)
                .ok_or("with coordinates that are none"),
        };
        only.at = degrees(column::LAT, 90.0)?.zip(degrees(column::LON, 180.0)?);
    }
    if to.is_empty() {
        return Err("without a place");
    }
    let person = Person {
        name: given(column::VISITOR),
        role: given(column::ROLE),
    };
    let has_person = person.name.is_some() || person.role.is_some();
    let id = &cells[column::ID];
    Ok(Journey {
        id: if id.is_empty() {
            format!("{}-{line}", source.id)
        } else {
            format!("{}-{}", source.id, slug(id))
        },
        date: span(first, last)?,
        people: has_person.then_some(person).into_iter().collect(),
        from: given(column::FROM).and_then(|cell| places_in(&cell, None).pop()),
        to,
        purpose: given(column::PURPOSE),
        source: source.id.clone(),
        at: at(line, "id", id),
        line,
        file: 0,
    })
}
