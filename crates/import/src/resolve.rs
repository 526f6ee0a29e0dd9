//! Journeys become visits once all files are read, since another file may list their places. A place that is found nowhere, or
//! several times in its country, is told and never guessed.

use crate::cities::places_in;
use crate::countries;
use crate::draft::{Draft, Journey, Named, Source, Visit};
use crate::gazetteer::{Gazetteer, Listed, Search};
use crate::ids::Ids;
use crate::report::Report;
use crate::wishes::Wishes;
use std::collections::{BTreeMap, BTreeSet};

/// Looks for the places of all journeys, and makes visits of those that are found: a leg for each city. What is left out is told
/// with the file that it is of.
pub fn resolve(draft: &mut Draft, listed: &[Listed], wishes: &Wishes, report: &mut Report) {
    let journeys = draft.take_journeys();
    if journeys.is_empty() {
        return;
    }
    let mut resolver = Resolver {
        gazetteer: Gazetteer::with(listed),
        home: wishes
            .home
            .as_deref()
            .and_then(|home| places_in(home, None).pop()),
        draft,
        ids: Ids::default(),
        unproved: BTreeSet::new(),
    };
    if resolver.home.is_none() && journeys.iter().any(|journey| journey.from.is_none()) {
        report.ask(
            "Where did the visitors set out? The file does not say.".to_owned(),
            "home",
        );
    }
    let lacking = add_visits(&mut resolver, journeys, report);
    for (source, lacks) in &lacking {
        let left_out = report.files[lacks.file].left_out.iter();
        let all = left_out.map(|rows| rows.count).sum();
        if let Some(note) = lacks.note(all) {
            resolver.draft.note_source(source, note);
        }
    }
    // Visits that all set out from one country are that country's.
    let home = resolver.home.clone().and_then(|home| home.country);
    let country = home
        .as_deref()
        .and_then(countries::code_of)
        .and_then(countries::name_of);
    if let Some(country) = country {
        resolver.draft.suggest_subject(country);
    }
    let places: Vec<String> = resolver.unproved.into_iter().collect();
    if !places.is_empty() {
        report.ask(
            format!("No country is said of some places; each was taken for the only one of its name in the lists: {}.", places.join(", ")),
            "columns",
        );
    }
}

/// Adds the visits whose places are found, and tells the others in the `report`. What is missing, by source.
fn add_visits(
    resolver: &mut Resolver,
    journeys: Vec<Journey>,
    report: &mut Report,
) -> BTreeMap<String, Lacking> {
    let mut lacking: BTreeMap<String, Lacking> = BTreeMap::new();
    for journey in journeys {
        let Some(file) = report.files.get_mut(journey.file) else {
            continue;
        };
        let lacks = lacking.entry(journey.source.clone()).or_default();
        lacks.file = journey.file;
        match resolver.legs(&journey) {
            Ok(0) => {}
            Ok(missing) => {
                lacks.legs += 1;
                lacks.cities += missing;
                let reason = match missing {
                    1 => "of which a leg is missing: a city was not found",
                    _ => "of which legs are missing: cities were not found",
                };
                file.note_line(journey.line, reason);
            }
            Err(reason) => {
                lacks.places += usize::from(reason.ends_with("not found"));
                file.take_back(journey.line, reason);
            }
        }
    }
    lacking
}

/// What is missing of the visits of a source.
#[derive(Default)]
struct Lacking {
    /// The file that they are of.
    file: usize,
    /// Visits whose places were not found, those of which a leg's was not, and how many cities these are.
    places: usize,
    legs: usize,
    cities: usize,
}

impl Lacking {
    /// What a figure has to say of the visits that it does not have, which are `all`, and of those that it has in part.
    fn note(&self, all: usize) -> Option<String> {
        let mut notes = Vec::new();
        if all > 0 {
            let (are, whose, they) = match all {
                1 => ("is", "its", "it"),
                _ => ("are", "their", "they"),
            };
            let why = match (self.places, all - self.places.min(all)) {
                (_, 0) => format!("{whose} places were not found"),
                (0, others) => format!("{they} {}", unread(others)),
                (places, others) => format!(
                    "the places of {places} were not found, and {others} {}",
                    unread(others)
                ),
            };
            notes.push(format!(
                "Of the source’s visits {all} {are} not here: {why}."
            ));
        }
        if self.legs > 0 {
            let legs = self.legs;
            let what = match self.cities - legs {
                0 => "a leg is missing: a place was not found",
                _ => "legs are missing: places were not found",
            };
            notes.push(format!("Of {legs} of its visits {what}."));
        }
        (!notes.is_empty()).then(|| notes.join(" "))
    }
}

/// Why so many visits are missing that have too little of what a visit is.
fn unread(count: usize) -> &'static str {
    match count {
        1 => "has no date or route that can be read",
        _ => "have no date or route that can be read",
    }
}

/// Turns names of places into places of the data set.
struct Resolver<'a> {
    gazetteer: Gazetteer,
    /// Where journeys begin whose file does not say it.
    home: Option<Named>,
    draft: &'a mut Draft,
    /// Those of the visits.
    ids: Ids,
    /// Places that were found by their names alone.
    unproved: BTreeSet<String>,
}

impl Resolver<'_> {
    /// Makes the legs of a journey; gives how many of its cities have none. What stands before or behind a city that was not
    /// found is no leg: nobody knows whether it was travelled in one.
    fn legs(&mut self, journey: &Journey) -> Result<usize, &'static str> {
        let from_assumed = journey.from.is_none();
        let from = journey.from.clone().or_else(|| self.home.clone());
        let from = from.ok_or("whose beginning is not known")?;
        let from = self
            .place(&from, journey)
            .ok_or("from a place that was not found")?;
        let (mut before, mut first, mut missing) = (Some(from.clone()), None, 0);
        for (row, named) in journey.to.iter().enumerate() {
            let to = self.place(named, journey);
            if let (Some(from), Some(to)) = (&before, &to) {
                if from != to {
                    let is_first = row == 0;
                    let leg = self.leg(journey, row, [from, to], first.as_ref());
                    first.get_or_insert_with(|| leg.id.clone());
                    self.draft.visits.push(Visit {
                        from_assumed: from_assumed && is_first,
                        ..leg
                    });
                }
            } else {
                missing += 1;
            }
            before = to;
        }
        match first {
            Some(_) => Ok(missing),
            None if missing > 0 => Err("to a place that was not found"),
            None => Err("that begins and ends in one place"),
        }
    }

    fn leg(
        &mut self,
        journey: &Journey,
        row: usize,
        [from, to]: [&String; 2],
        first: Option<&String>,
    ) -> Visit {
        let plain = if row == 0 {
            journey.id.clone()
        } else {
            format!("{}-{}", journey.id, row + 1)
        };
        Visit {
            id: self.ids.unique(plain),
            date: journey.date.clone(),
            from: from.clone(),
            to: to.clone(),
            from_assumed: false,
            people: journey.people.clone(),
            purpose: journey.purpose.clone(),
            part_of: first.cloned(),
            source: journey.source.clone(),
            at: journey.at.clone(),
        }
    }

    /// The id of a place, which the data set has from then on; none where it was not found, or could be several.
    fn place(&mut self, named: &Named, journey: &Journey) -> Option<String> {
        // In a country that nobody knows no town is looked for: it may be one of any name.
        let codes = named.country.as_deref().map(countries::codes_of);
        let code = named
            .country
            .as_deref()
            .and_then(countries::code_of)
            .unwrap_or_default();
        if let Some(at) = named.at {
            return Some(self.draft.place(&named.name, code, at, &journey.source));
        }
        match self.gazetteer.find(&named.name, codes.as_deref()) {
            Search::One(found) => {
                if codes.is_none() {
                    self.unproved
                        .insert(format!("{} ({})", found.name, found.country));
                }
                let at = (found.lat_deg, found.lon_deg);
                let source = found.source.clone();
                if source.is_none() {
                    self.draft.add_source(natural_earth());
                }
                let source = source.unwrap_or_else(|| NATURAL_EARTH.to_owned());
                Some(self.draft.place(&found.name, &found.country, at, &source))
            }
            Search::Several(found) => {
                let among = found
                    .iter()
                    .map(|place| format!("{}, {}", place.name, place.country));
                self.draft
                    .miss("ambiguous place", &in_country(named), among.collect());
                None
            }
            Search::None => {
                self.draft.miss("place", &in_country(named), Vec::new());
                None
            }
        }
    }
}

const NATURAL_EARTH: &str = "natural-earth";

fn natural_earth() -> Source {
    Source {
        id: NATURAL_EARTH.to_owned(),
        title: "Populated places".to_owned(),
        publisher: "Natural Earth".to_owned(),
        url: Some("https://www.naturalearthdata.com".to_owned()),
        ..Source::default()
    }
}

fn in_country(named: &Named) -> String {
    match &named.country {
        Some(country) => format!("{}, {country}", named.name),
        None => named.name.clone(),
    }
}
