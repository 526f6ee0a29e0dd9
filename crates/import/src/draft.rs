//! The data set in the making: what files have given so far, in our format's fields.

use crate::countries;
use crate::ids;
use crate::incidents::Incidents;
#[cfg(not(target_arch = "wasm32"))]
use crate::lines;
use crate::names::Names;
use crate::report::Unmatched;
use crate::wishes::Wishes;
use serde::Serialize;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

#[derive(Clone, Debug, Default, Serialize)]
pub struct Source {
    pub id: String,
    pub title: String,
    pub publisher: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What alone is counted of all that it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct Place {
    pub id: String,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    pub lat_deg: f64,
    pub lon_deg: f64,
    pub precision: &'static str,
    pub source: String,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct Transfer {
    pub id: String,
    pub recipient: String,
    pub supplier: String,
    pub period: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    pub unit: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    pub source: String,
    pub at: String,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct Count {
    /// Where it was, where the file says so.
    #[serde(skip)]
    pub country: String,
    pub id: String,
    pub series: String,
    pub kind: &'static str,
    pub date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<u64>,
    /// How many events it adds up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub events: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    pub source: String,
    pub at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct Person {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct Visit {
    pub id: String,
    pub date: String,
    pub from: String,
    pub to: String,
    #[serde(skip_serializing_if = "is_false")]
    pub from_assumed: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Person>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
    pub source: String,
    pub at: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde wants a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// A place as a file names it: one of a list in a cell, its country where the file has one.
#[derive(Clone, Debug, Default)]
pub struct Named {
    pub name: String,
    pub country: Option<String>,
    /// Its coordinates, where the file has them.
    pub at: Option<(f64, f64)>,
}

/// A journey as a file has it, its places still to be looked for.
#[derive(Clone, Debug, Default)]
pub struct Journey {
    pub id: String,
    pub date: String,
    pub people: Vec<Person>,
    pub from: Option<Named>,
    pub to: Vec<Named>,
    pub purpose: Option<String>,
    pub source: String,
    pub at: String,
    pub line: u32,
    /// Its place among the files.
    pub file: usize,
}

/// All that a data set has, and what of it the current file has given.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    kept: Parts,
    /// Of the file that is being read.
    pub new: Parts,
    pub places: Vec<Place>,
    pub visits: Vec<Visit>,
    /// Whether a file has counts of nobody knows which country.
    is_about_others: bool,
    /// The countries among the subjects.
    subject_codes: HashSet<&'static str>,
    pub unmatched: BTreeMap<(&'static str, String), Unmatched>,
}

/// Places of one name that lie nearer are one, in degrees.
const SAME_DEG: f64 = 0.3;

/// What a file gives.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    pub sources: Vec<Source>,
    pub transfers: Vec<Transfer>,
    pub counts: Vec<Count>,
    pub journeys: Vec<Journey>,
    /// Whom it is about: the recipient of arms, the country of events, of a journey's end.
    pub subjects: Names,
    /// Names that should be countries.
    pub countries: BTreeMap<String, usize>,
    /// Events one by one, for whoever wants more than the sums of their days.
    pub incidents: Incidents,
    /// The events of this file, and those of the files before, each with its source: one in two files is one.
    pub event_ids: HashSet<String>,
    pub event_ids_before: Arc<HashSet<String>>,
}

/// The data set as it is written.
#[derive(Serialize)]
struct Written<'a> {
    format: u8,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<Subject>,
    sources: &'a [Source],
    places: &'a [Place],
    transfers: &'a [Transfer],
    casualties: &'a [Count],
    visits: &'a [Visit],
}

#[derive(Serialize)]
struct Subject {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'static str>,
}

impl Draft {
    /// The current file, of this place among all, is taken over.
    pub fn keep(&mut self, file: usize) {
        // What was counted somewhere is not said of whom another file is about.
        self.is_about_others |= !self.new.counts.is_empty() && self.new.subjects.all().is_empty();
        let Parts {
            sources,
            transfers,
            counts,
            mut journeys,
            subjects,
            countries,
            incidents,
            event_ids,
            event_ids_before,
        } = std::mem::take(&mut self.new);
        drop(event_ids_before);
        Arc::make_mut(&mut self.kept.event_ids_before).extend(event_ids);
        self.kept.incidents.extend(incidents, file);
        for journey in &mut journeys {
            journey.file = file;
        }
        for source in sources {
            if self.kept.sources.iter().all(|known| known.id != source.id) {
                self.kept.sources.push(source);
            }
        }
        self.kept.transfers.extend(transfers);
        self.kept.counts.extend(counts);
        self.kept.journeys.extend(journeys);
        for subject in subjects.all() {
            // A country that several files call differently is one.
            let code = countries::code_of(subject);
            if code.is_none_or(|code| self.subject_codes.insert(code)) {
                self.kept.subjects.add(subject);
            }
        }
        for (name, count) in countries {
            *self.kept.countries.entry(name).or_default() += count;
        }
    }

    /// The current file is dropped, and another one may begin.
    pub fn forget(&mut self) {
        self.new = Parts {
            event_ids_before: Arc::clone(&self.kept.event_ids_before),
            ..Parts::default()
        };
    }

    /// The journeys of all files, whose places are to be looked for.
    pub fn take_journeys(&mut self) -> Vec<Journey> {
        std::mem::take(&mut self.kept.journeys)
    }

    /// The id of a place, which is noted unless it is known. Two of one name and country that lie apart are two places.
    pub fn place(
        &mut self,
        name: &str,
        code: &str,
        (lat_deg, lon_deg): (f64, f64),
        source: &str,
    ) -> String {
        let plain = slug(&format!("{name} {code}"));
        let (mut id, mut more) = (plain.clone(), 1);
        while let Some(known) = self.places.iter().find(|known| known.id == id) {
            if (known.lat_deg - lat_deg).abs() < SAME_DEG
                && (known.lon_deg - lon_deg).abs() < SAME_DEG
            {
                return id;
            }
            more += 1;
            id = format!("{plain}-{more}");
        }
        self.places.push(Place {
            id: id.clone(),
            name: name.to_owned(),
            country: Some(code.to_owned()).filter(|code| code.len() == 3),
            lat_deg,
            lon_deg,
            precision: "city",
            source: source.to_owned(),
        });
        id
    }

    /// Notes a source of all files.
    pub fn add_source(&mut self, source: Source) {
        if self.kept.sources.iter().all(|known| known.id != source.id) {
            self.kept.sources.push(source);
        }
    }

    /// Says of a source what its figures have to say.
    pub fn note_source(&mut self, id: &str, note: String) {
        let mut sources = self.kept.sources.iter_mut();
        if let Some(source) = sources.find(|source| source.id == id) {
            source.note.get_or_insert(note);
        }
    }

    /// Gives the sources of the file that is read a note, but for those of journeys, whose places are looked for at the end.
    pub fn note_new_sources(&mut self, note: &str) {
        if !self.new.journeys.is_empty() {
            return;
        }
        for source in &mut self.new.sources {
            source.note.get_or_insert_with(|| note.to_owned());
        }
    }

    /// Notes a name that was looked for in vain.
    pub fn miss(&mut self, kind: &'static str, name: &str, among: Vec<String>) {
        let entry = self.unmatched.entry((kind, name.to_owned()));
        let unmatched = entry.or_insert_with(|| Unmatched {
            kind,
            name: name.to_owned(),
            count: 0,
            among,
        });
        unmatched.count += 1;
    }

    /// All names that were looked for in vain: those of countries, which nothing was left out for, and of places.
    pub fn unmatched(&mut self) -> Vec<Unmatched> {
        let countries = std::mem::take(&mut self.kept.countries);
        for (name, count) in countries {
            if countries::code_of(&name).is_none() {
                self.miss("country", &name, Vec::new());
                if let Some(unmatched) = self.unmatched.get_mut(&("country", name)) {
                    unmatched.count = count;
                }
            }
        }
        self.unmatched.values().cloned().collect()
    }

    /// The events of all files, one by one.
    pub fn take_incidents(&mut self) -> Incidents {
        std::mem::take(&mut self.kept.incidents)
    }

    /// Whether somebody has to say whether counts are of the one country that another file is about.
    pub fn is_undecided(&self) -> bool {
        self.is_about_others && self.subjects().len() == 1
    }

    /// Whom the files are about, where they are about several: no title can name one of them.
    pub fn subjects(&self) -> &[String] {
        self.kept.subjects.all()
    }

    /// The visits are those of a country, where no file is about another.
    pub fn suggest_subject(&mut self, country: &str) {
        if self.subjects().is_empty() {
            self.kept.subjects.add(country);
        }
    }

    /// Lines say in which country they count, where the title does not.
    fn name_countries(&mut self) {
        for count in &mut self.kept.counts {
            if !count.country.is_empty() && !count.series.starts_with(&count.country) {
                count.series = format!("{}: {}", count.country, count.series);
            }
        }
    }

    /// The data set; none without a record.
    pub fn json(mut self, wishes: &Wishes) -> Option<String> {
        if wishes.subject.is_none() && self.subjects().len() > 1 {
            self.name_countries();
        }
        ids::make_unique(self.kept.transfers.iter_mut().map(|row| &mut row.id));
        ids::make_unique(self.kept.counts.iter_mut().map(|row| &mut row.id));
        let Parts {
            sources,
            transfers,
            counts,
            subjects,
            ..
        } = &self.kept;
        if transfers.is_empty() && counts.is_empty() && self.visits.is_empty() {
            return None;
        }
        let subject = match (&wishes.subject, subjects.all()) {
            (Some(name), _) => Some(name.clone()),
            (None, [one]) if !self.is_about_others => Some(one.clone()),
            _ => None,
        };
        let title = wishes.title.clone().unwrap_or_else(|| {
            let mut titles: Vec<&str> = Vec::new();
            for source in sources {
                // Several files of one table are several sources with one title.
                if !titles.contains(&source.title.as_str()) {
                    titles.push(&source.title);
                }
            }
            titles.join("; ")
        });
        let written = Written {
            format: 1,
            title,
            subject: subject.map(|name| Subject {
                country: countries::code_of(&name),
                name,
            }),
            sources,
            places: &self.places,
            transfers,
            casualties: counts,
            visits: &self.visits,
        };
        // In a page a program reads it; to have both would be 30 kB.
        #[cfg(target_arch = "wasm32")]
        return serde_json::to_string(&written).ok();
        #[cfg(not(target_arch = "wasm32"))]
        lines::written(&written)
    }
}

/// A name as a part of an id: small letters, digits and hyphens.
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for character in name.chars().flat_map(char::to_lowercase) {
        if character.is_alphanumeric() {
            slug.push(character);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}
