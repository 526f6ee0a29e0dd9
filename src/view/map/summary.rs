//! Who visited whom: legs numbered in time, and the places they touch.

use crate::dataset::date::{DateSpan, Day};
use crate::dataset::records::EventKind;
use crate::dataset::{DataSet, RecordRef, Table};
use crate::filter::{Course, Direction, course_of};
use crate::order::{add_new, found_or_added, order};
use crate::query::Query;

/// The visits that are asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Visits {
    /// In time.
    pub legs: Vec<Leg>,
    /// The places that the legs touch, and those of projects.
    pub stops: Vec<Stop>,
    /// The legs on routes of more than can be drawn side by side.
    pub bundles: Vec<Bundle>,
    /// How many rows were asked for.
    pub asked_for: usize,
}

/// A record of a visit: of a whole journey, or of a leg of one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leg {
    /// From 1, in time.
    pub number: usize,
    /// As precise as any source has it.
    pub date: DateSpan,
    /// Row of the place in the data set.
    pub from: usize,
    /// Row of the place in the data set.
    pub to: usize,
    pub from_assumed: bool,
    /// Row of the visit that this was a leg of; its own if it was none.
    pub journey: usize,
    pub course: Course,
    /// Which of the legs between the same two places this is, from 0.
    pub lane: usize,
    /// How many legs there are between the same two places, either way.
    pub lanes: usize,
    /// Whether it is in one of the bundles.
    pub is_bundled: bool,
    pub record: RecordRef,
}

/// Legs from one place to another that are drawn as one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Bundle {
    /// Rows in [`Visits::legs`], in time.
    pub legs: Vec<usize>,
}

/// More legs than this between two places cannot be told apart side by side.
const MOST_LANES: usize = 8;

/// More legs than this have no number and no place in the key: their lines are named by pointing, and in the table.
pub const MOST_NUMBERED: usize = 40;

/// One place on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// Row of the place in the data set.
    pub place: usize,
    /// Legs that start or end here.
    pub legs: usize,
    /// The place, its visits and its projects.
    pub records: Vec<RecordRef>,
}

/// Summarises the visits that are asked for.
pub fn summarise(query: Query) -> Visits {
    let rows = query.rows(Table::Visits);
    let mut legs = legs(query.data, &rows);
    let bundles = assign_lanes(&mut legs);
    let stops = stops(query, &legs);
    Visits {
        legs,
        stops,
        bundles,
        asked_for: rows.len(),
    }
}

fn legs(data: &DataSet, rows: &[usize]) -> Vec<Leg> {
    let mut legs = Vec::new();
    for row in rows {
        let visit = data.visit(*row);
        if let (Some((from, _)), Some((to, _))) = (data.place(&visit.from), data.place(&visit.to)) {
            legs.push(Leg {
                number: 0,
                date: visit.dated().0,
                from,
                to,
                from_assumed: visit.from_assumed,
                journey: data.journey_of(*row),
                course: course_of(data, *row),
                lane: 0,
                lanes: 1,
                is_bundled: false,
                record: RecordRef::new(Table::Visits, *row),
            });
        }
    }
    let days: Vec<Day> = legs.iter().map(|one| begin(&legs, one)).collect();
    // Equals are in the order of the file, but for a visit, which comes before its legs.
    let rows = order(legs.len(), &|one, other| {
        let is_leg = |row: usize| legs[row].journey != legs[row].record.row;
        days[one]
            .cmp(&days[other])
            .then(is_leg(one).cmp(&is_leg(other)))
    });
    let mut legs: Vec<Leg> = rows.iter().map(|row| legs[*row]).collect();
    for (index, leg) in legs.iter_mut().enumerate() {
        leg.number = index + 1;
    }
    legs
}

/// When a leg counts as begun, among others. What lasted counts from its first day. What is vague counts as late as it
/// may have been: "June" after "20 June". A visit begins before its legs.
fn begin(legs: &[Leg], leg: &Leg) -> Day {
    if leg.date.interval || leg.date.is_day() {
        return leg.date.first;
    }
    let mut day = leg.date.last;
    for other in legs {
        if other.journey == leg.record.row && other.date.first >= leg.date.first {
            day = day.min(other.date.last);
        }
    }
    day
}

impl Visits {
    /// The records of a bundle.
    pub fn records(&self, bundle: &Bundle) -> Vec<RecordRef> {
        let mut records = Vec::new();
        for row in &bundle.legs {
            records.push(self.legs[*row].record);
        }
        records
    }

    /// Whether any leg went this way.
    pub fn has(&self, direction: Direction) -> bool {
        let mut legs = self.legs.iter();
        legs.any(|leg| leg.course == Course::Across(direction))
    }

    /// Whether all of them were between other countries.
    pub fn are_elsewhere(&self) -> bool {
        let mut legs = self.legs.iter();
        legs.all(|leg| leg.course == Course::Elsewhere)
    }

    /// Whether a leg counts as one of the subject's visits: it crosses the border, or that cannot be told of any.
    pub fn counts(&self, leg: &Leg) -> bool {
        match leg.course {
            Course::Across(_) => true,
            _ => !self
                .legs
                .iter()
                .any(|other| other.course != Course::Unknown),
        }
    }

    /// The visits that some of the legs make up, each once, however many legs it had.
    pub fn journeys(&self, is_wanted: &dyn Fn(&Leg) -> bool) -> Vec<Journey> {
        let mut visits: Vec<Journey> = Vec::new();
        for leg in self.legs.iter().filter(|leg| is_wanted(leg)) {
            let is_it = |visit: &Journey| visit.row == leg.journey;
            let new = || Journey {
                row: leg.journey,
                places: Vec::new(),
                legs: 0,
            };
            let visit = found_or_added(&mut visits, is_it, new);
            visit.legs += 1;
            add_new(&mut visit.places, leg.to);
        }
        visits
    }
}

/// A visit with all of its legs: one, where it was to one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Journey {
    /// Row of the visit in the data set.
    row: usize,
    places: Vec<usize>,
    /// How many of its legs are chosen.
    legs: usize,
}

impl Journey {
    /// How many places it led to: within the subject's country or beyond it, as it crossed the border; else those that are
    /// not of the country that it started from.
    pub fn places(&self, data: &DataSet) -> usize {
        let country = |row: usize| data.place_at(row).country.as_ref();
        let subject = data.subject.as_ref().map(|subject| &subject.country);
        let start = data.place(&data.visit(self.row).from).map(|(row, _)| row);
        let mut count = 0;
        for row in &self.places {
            let is_home = country(*row) == subject;
            let is_visited = match course_of(data, self.row) {
                Course::Across(direction) => {
                    country(*row).is_some() && is_home == (direction == Direction::Inbound)
                }
                _ => Some(*row) != start && country(*row) != start.and_then(country),
            };
            count += usize::from(is_visited);
        }
        count
    }

    /// Whether some of its legs are not chosen, of as many as each journey has.
    pub fn is_cut(&self, legs: &[usize]) -> bool {
        self.legs < legs[self.row]
    }
}

impl Leg {
    /// Its two places, whichever way it went.
    fn ends(&self) -> (usize, usize) {
        (self.from.min(self.to), self.from.max(self.to))
    }
}

/// Puts the legs between two places side by side; where they are too many, those of one way and kind are bundled, and
/// the bundles put side by side.
fn assign_lanes(legs: &mut [Leg]) -> Vec<Bundle> {
    let mut bundles: Vec<Bundle> = Vec::new();
    for row in 0..legs.len() {
        let own = legs[row];
        let (mut lane, mut lanes) = (0, 0);
        for (other, leg) in legs.iter().enumerate() {
            let is_beside = leg.ends() == own.ends();
            lane += usize::from(is_beside && other < row);
            lanes += usize::from(is_beside);
        }
        if lanes > MOST_LANES {
            let is_own = |bundle: &Bundle| {
                let first = &legs[bundle.legs[0]];
                (first.from, first.to, first.course) == (own.from, own.to, own.course)
            };
            let new = || Bundle { legs: Vec::new() };
            let bundle = found_or_added(&mut bundles, is_own, new);
            bundle.legs.push(row);
        }
        legs[row].lane = lane;
        legs[row].lanes = lanes;
        legs[row].is_bundled = lanes > MOST_LANES;
    }
    for index in 0..bundles.len() {
        let row = bundles[index].legs[0];
        let (mut lane, mut lanes) = (0, 0);
        for (other, bundle) in bundles.iter().enumerate() {
            let is_beside = legs[bundle.legs[0]].ends() == legs[row].ends();
            lane += usize::from(is_beside && other < index);
            lanes += usize::from(is_beside);
        }
        legs[row].lane = lane;
        legs[row].lanes = lanes;
    }
    bundles
}

fn stops(query: Query, legs: &[Leg]) -> Vec<Stop> {
    let data = query.data;
    let mut stops: Vec<Stop> = Vec::new();
    for leg in legs {
        for place in [leg.from, leg.to] {
            let stop = stop_at(&mut stops, place);
            stop.legs += 1;
            stop.records.push(leg.record);
        }
    }
    for row in query.rows(Table::Events) {
        let event = data.event(row);
        let place = event.place.as_ref().and_then(|id| data.place(id));
        if let (EventKind::Project, Some((place, _))) = (event.kind, place) {
            let stop = stop_at(&mut stops, place);
            stop.records.push(RecordRef::new(Table::Events, row));
        }
    }
    stops
}

fn stop_at(stops: &mut Vec<Stop>, place: usize) -> &mut Stop {
    let new = || Stop {
        place,
        legs: 0,
        records: vec![RecordRef::new(Table::Places, place)],
    };
    found_or_added(stops, |stop| stop.place == place, new)
}
