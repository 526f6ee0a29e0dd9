//! Who visited whom: journeys numbered in time, and the places they touch.

use super::best_date;
use crate::dataset::date::DateSpan;
use crate::dataset::records::EventKind;
use crate::dataset::{DataSet, RecordRef, Table};
use crate::filter::{Direction, Selection, direction_of};
use crate::order::sort;

/// The visits of a selection.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Visits {
    /// In time.
    pub journeys: Vec<Journey>,
    /// The places that the journeys touch, and those of projects.
    pub stops: Vec<Stop>,
}

/// One visit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Journey {
    /// From 1, in time.
    pub number: usize,
    /// As precise as any source has it.
    pub date: DateSpan,
    /// Row of the place in the data set.
    pub from: usize,
    /// Row of the place in the data set.
    pub to: usize,
    pub from_assumed: bool,
    /// Into or out of the subject's country; none for journeys between others.
    pub direction: Option<Direction>,
    /// Which of the journeys between the same two places this is, from 0.
    pub lane: usize,
    /// How many journeys there are between the same two places, either way.
    pub lanes: usize,
    pub record: RecordRef,
}

/// One place on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// Row of the place in the data set.
    pub place: usize,
    /// Journeys that start or end here.
    pub journeys: usize,
    /// The place, its visits and its projects.
    pub records: Vec<RecordRef>,
}

/// Summarises the visits of a selection.
pub fn summarise(data: &DataSet, selection: &Selection) -> Visits {
    let mut journeys = journeys(data, selection);
    assign_lanes(&mut journeys);
    let stops = stops(data, selection, &journeys);
    Visits { journeys, stops }
}

fn journeys(data: &DataSet, selection: &Selection) -> Vec<Journey> {
    let journey = |row: &usize| {
        let visit = &data.visits[*row];
        let (date, _) = best_date(Some(visit.date), &visit.cited, &visit.dated_elsewhere)?;
        Some(Journey {
            number: 0,
            date,
            from: data.place(&visit.from)?.0,
            to: data.place(&visit.to)?.0,
            from_assumed: visit.from_assumed,
            direction: direction_of(data, visit),
            lane: 0,
            lanes: 1,
            record: RecordRef::new(Table::Visits, *row),
        })
    };
    let mut journeys: Vec<Journey> = selection.visits.iter().filter_map(journey).collect();
    // A vague date that holds a precise one comes after it: "June" after "20 to 24 June", so that the
    // leg of a journey follows the journey.
    sort(&mut journeys, |one, other| {
        let key = |journey: &Journey| (journey.date.last, journey.record);
        key(one).cmp(&key(other))
    });
    for (index, journey) in journeys.iter_mut().enumerate() {
        journey.number = index + 1;
    }
    journeys
}

fn assign_lanes(journeys: &mut [Journey]) {
    let route = |journey: &Journey| (journey.from.min(journey.to), journey.from.max(journey.to));
    let routes: Vec<(usize, usize)> = journeys.iter().map(route).collect();
    for (index, journey) in journeys.iter_mut().enumerate() {
        let same = |other: &&(usize, usize)| **other == routes[index];
        journey.lane = routes[..index].iter().filter(same).count();
        journey.lanes = routes.iter().filter(same).count();
    }
}

fn stops(data: &DataSet, selection: &Selection, journeys: &[Journey]) -> Vec<Stop> {
    let mut stops: Vec<Stop> = Vec::new();
    for journey in journeys {
        for place in [journey.from, journey.to] {
            let stop = stop_at(&mut stops, place);
            stop.journeys += 1;
            stop.records.push(journey.record);
        }
    }
    for row in &selection.events {
        let event = &data.events[*row];
        let place = event.place.as_ref().and_then(|id| data.place(id));
        if let (EventKind::Project, Some((place, _))) = (event.kind, place) {
            let stop = stop_at(&mut stops, place);
            stop.records.push(RecordRef::new(Table::Events, *row));
        }
    }
    stops
}

fn stop_at(stops: &mut Vec<Stop>, place: usize) -> &mut Stop {
    let found = stops.iter().position(|stop| stop.place == place);
    let index = found.unwrap_or_else(|| {
        stops.push(Stop {
            place,
            journeys: 0,
            records: vec![RecordRef::new(Table::Places, place)],
        });
        stops.len() - 1
    });
    &mut stops[index]
}
