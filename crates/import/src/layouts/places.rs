//! A list of places with their coordinates: no data set by itself, but what visits of other files are looked for in.

use super::{Beginning, Layout, Recognised};
use crate::countries;
use crate::draft::{Parts, Source};
use crate::gazetteer::Listed;
use crate::header::Header;
use crate::records::Record;
use crate::report::FileReport;

/// The wishes that it has a use for.
pub const WISHES: [&str; 3] = ["publisher", "published", "retrieved"];

pub fn recognise(beginning: &Beginning, report: &mut FileReport) -> Recognised {
    let header = Header::new(beginning.header);
    let find = |names: &[&str]| header.find(names);
    let (Some(name), Some(lat), Some(lon)) = (
        find(&["name", "place", "city"]),
        find(&["lat", "latitude", "lat_deg"]),
        find(&["lon", "lng", "long", "longitude", "lon_deg"]),
    ) else {
        return Ok(None);
    };
    // With dates it is a list of what happened there.
    if header.mentions(&["date", "day", "arrival", "when"]) {
        return Ok(None);
    }
    report.layout = "a list of places".to_owned();
    report.note("It is no data set: visits of other files are looked for in it.");
    Ok(Some((
        Box::new(Places {
            name,
            ascii: find(&["nameascii", "asciiname"]),
            country: find(&["adm0_a3", "iso3", "country_code", "country"]),
            lat,
            lon,
            found: Vec::new(),
            source: super::assigned::source_of(report, beginning.wishes),
        }),
        1,
    )))
}

struct Places {
    name: usize,
    ascii: Option<usize>,
    country: Option<usize>,
    lat: usize,
    lon: usize,
    /// Until the file ends.
    found: Vec<Listed>,
    source: Source,
}

/// Degrees with a point or a comma before their fraction: they have no thousands.
pub fn degrees_in(cell: &str, most: f64) -> Option<f64> {
    let number = cell.trim().replace(',', ".").parse::<f64>().ok();
    number.filter(|number| number.abs() <= most)
}

impl Layout for Places {
    fn take(&mut self, record: &Record, _: &mut Parts) -> Result<(), String> {
        let degrees = |column: usize, most: f64| degrees_in(record.field(column), most);
        let (lat, lon) = (degrees(self.lat, 90.0), degrees(self.lon, 180.0));
        let (Some(lat), Some(lon)) = (lat, lon) else {
            return Err("without coordinates in degrees".to_owned());
        };
        let mut names = vec![record.field(self.name).to_owned()];
        names.extend(self.ascii.map(|column| record.field(column).to_owned()));
        names.dedup();
        names.retain(|name| !name.is_empty());
        if names.is_empty() {
            return Err("without a name".to_owned());
        }
        let country = self.country.map_or("", |column| record.field(column));
        let country = countries::code_of(country).unwrap_or(country);
        self.found.push(Listed {
            names,
            country: country.to_owned(),
            lat_deg: lat,
            lon_deg: lon,
            source: self.source.id.clone(),
        });
        Ok(())
    }

    fn end(&mut self, parts: &mut Parts, listed: &mut Vec<Listed>, _: &mut FileReport) {
        parts.sources.push(self.source.clone());
        listed.append(&mut self.found);
    }
}
