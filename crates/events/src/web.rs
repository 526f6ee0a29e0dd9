//! The edge to the explorer's page: arrays in, arrays out. Names stay there.

use crate::map::Map;
use crate::periods;
use dateline::dataset::date::Day;
use dateline::geo::BaseMap;
use dateline::options::Period;
use dateline::scale::{Linear, Time};
use dateline_columns::{Announced, Builder, Chunk, Exception, Linked, Measure, Set, Sums};
use wasm_bindgen::prelude::*;

/// Takes events in, in chunks, each twice: first their days, then all of them.
#[wasm_bindgen]
pub struct Intake(Builder);

#[wasm_bindgen]
impl Intake {
    /// For so many places and sides; `numbers` keeps which row each event was.
    ///
    /// # Errors
    /// A sentence.
    #[wasm_bindgen(constructor)]
    pub fn new(places: usize, sides: usize, numbers: bool) -> Result<Self, JsError> {
        let announced = Announced {
            places,
            actors: sides,
            numbers,
        };
        Ok(Self(Builder::new(announced).map_err(as_js)?))
    }

    /// The days of a chunk, counted from 1 January 1970.
    ///
    /// # Errors
    /// A sentence that names the row.
    pub fn count(&mut self, days: &[i32]) -> Result<(), JsError> {
        self.0.count(days).map_err(as_js)
    }

    /// A chunk as a whole. `ranges` has the row in the chunk, the lowest and the highest estimate in turn, of those whose
    /// estimates differ from the best.
    ///
    /// # Errors
    /// A sentence that names row and column.
    pub fn place(
        &mut self,
        day: &[i32],
        place: &[u16],
        actor: &[u16],
        best: &[u32],
        weight: Option<Box<[u32]>>,
        ranges: &[u32],
    ) -> Result<(), JsError> {
        let (ranges, _) = ranges.as_chunks();
        let exceptions: Vec<_> = ranges
            .iter()
            .map(|[row, low, high]| Exception {
                row: *row,
                low: *low,
                high: *high,
            })
            .collect();
        let chunk = Chunk {
            day,
            place,
            actor,
            best,
            weight: weight.as_deref(),
            exceptions: &exceptions,
        };
        self.0.place(chunk).map_err(as_js)
    }

    /// All events are in.
    ///
    /// # Errors
    /// A sentence.
    pub fn finish(self) -> Result<Events, JsError> {
        let linked = Linked::new(self.0.finish().map_err(as_js)?).map_err(as_js)?;
        Ok(Events {
            linked,
            map: Map::new(&[], 1.0, 1.0),
            base_map: None,
            discs: Vec::new(),
        })
    }
}

/// Events, what is chosen of them, and a map of their places.
#[wasm_bindgen]
pub struct Events {
    linked: Linked,
    map: Map,
    base_map: Option<BaseMap>,
    discs: Vec<f64>,
}

#[wasm_bindgen]
impl Events {
    /// The first and the last day; nothing without events.
    pub fn days(&self) -> Vec<i32> {
        let days = self.linked.columns().days();
        days.map_or_else(Vec::new, |(first, last)| vec![first, last])
    }

    /// Chooses the days from one to another, both of them; all days where they are the wrong way round.
    #[wasm_bindgen(js_name = chooseDays)]
    pub fn choose_days(&mut self, first: i32, last: i32) {
        let days = (first <= last).then_some((first, last));
        self.linked.choose_days(days);
    }

    /// Chooses some places; all where there are none.
    #[wasm_bindgen(js_name = choosePlaces)]
    pub fn choose_places(&mut self, places: &[u16]) {
        self.linked.choose_places(set(places));
    }

    /// Chooses some sides; all where there are none.
    #[wasm_bindgen(js_name = chooseSides)]
    pub fn choose_sides(&mut self, sides: &[u16]) {
        self.linked.choose_actors(set(sides));
    }

    /// Events, deaths, and the lowest and highest estimate of these, of all that is chosen.
    pub fn total(&mut self) -> Vec<f64> {
        numbers(self.linked.total()).to_vec()
    }

    /// The deaths of each side, whichever sides are chosen.
    #[wasm_bindgen(js_name = bySide)]
    pub fn by_side(&mut self) -> Vec<f64> {
        let tallies = self.linked.by_actor();
        tallies.iter().map(|tally| tally.deaths as f64).collect()
    }

    /// The deaths of each disc of the map, whichever places are chosen.
    #[wasm_bindgen(js_name = byDisc)]
    pub fn by_disc(&mut self) -> Vec<f64> {
        let tallies = self.linked.by_place();
        let deaths = tallies.iter().map(|tally| tally.deaths);
        self.map.gathered(deaths, &mut self.discs);
        self.discs.clone()
    }

    /// The deaths of each place, whichever places are chosen.
    #[wasm_bindgen(js_name = byPlace)]
    pub fn by_place(&mut self) -> Vec<f64> {
        let tallies = self.linked.by_place();
        tallies.iter().map(|tally| tally.deaths as f64).collect()
    }

    /// The first day of each period, and the day after the last: of days (0), weeks, months or years (3).
    pub fn periods(&self, per: u8) -> Vec<i32> {
        let per = match per {
            1 => Period::Week,
            2 => Period::Month,
            3 => Period::Year,
            _ => Period::Day,
        };
        let days = self.linked.columns().days();
        days.map_or_else(Vec::new, |(first, last)| periods::starts(per, first, last))
    }

    /// As [`Events::total`], for each of some periods, whichever days are chosen.
    #[wasm_bindgen(js_name = byPeriod)]
    pub fn by_period(&mut self, starts: &[i32]) -> Vec<f64> {
        let sums = self.linked.by_period(starts);
        sums.iter().flat_map(|sums| numbers(*sums)).collect()
    }

    /// The least and the greatest sum of a day on each pixel of a line; not numbers where it has none. Of deaths (0), their
    /// lowest (1) or their highest estimate (2).
    pub fn line(&mut self, pixels: u16, first: i32, last: i32, measure: u8) -> Vec<f64> {
        let measure = match measure {
            1 => Measure::Low,
            2 => Measure::High,
            _ => Measure::Best,
        };
        let spans = self.linked.span(pixels, (first, last), measure);
        let ends = spans.iter().flat_map(|span| match span {
            Some(span) => [span.min, span.max],
            None => [f64::NAN, f64::NAN],
        });
        ends.collect()
    }

    /// How many rows are chosen.
    pub fn rows(&mut self) -> usize {
        self.linked.row_count()
    }

    /// Some of the rows that are chosen, in time: number, day, place, side, best, low, high, weight, one row after the other.
    #[wasm_bindgen(js_name = rowsBetween)]
    pub fn rows_between(&mut self, from: usize, to: usize) -> Vec<f64> {
        let rows = self.linked.rows(from..to);
        let cells = rows.iter().flat_map(|row| {
            [
                row.number.map_or(f64::NAN, f64::from),
                f64::from(row.day),
                f64::from(row.place),
                f64::from(row.actor),
                f64::from(row.best),
                f64::from(row.low),
                f64::from(row.high),
                f64::from(row.weight),
            ]
        });
        cells.collect()
    }

    /// The base map.
    ///
    /// # Errors
    /// A sentence.
    #[wasm_bindgen(js_name = setBaseMap)]
    pub fn set_base_map(&mut self, bytes: &[u8]) -> Result<(), JsError> {
        let base_map = BaseMap::parse(bytes).map_err(|_| JsError::new("this is no base map"))?;
        self.base_map = Some(base_map);
        Ok(())
    }

    /// Lays the places out, which are degrees north and east in turn; gives the middles of the discs, x and y in turn.
    #[wasm_bindgen(js_name = layOut)]
    pub fn lay_out(&mut self, positions: &[f32], width_css: f64, height_css: f64) -> Vec<f32> {
        let (places, _) = positions.as_chunks();
        let places: Vec<_> = places.iter().map(|[lat, lon]| (*lat, *lon)).collect();
        self.map = Map::new(&places, width_css, height_css);
        let centres = self.map.centres().iter();
        centres.flat_map(|at| [at.x as f32, at.y as f32]).collect()
    }

    /// How much of the Earth the map shows across, in kilometres.
    #[wasm_bindgen(js_name = acrossKm)]
    pub fn across_km(&self) -> f64 {
        self.map.across_km()
    }

    /// Land as rings; then, with `class` 1 coasts and boundaries, with 2 disputed ones, as lines: see [`Map::land`].
    #[wasm_bindgen(js_name = baseMap)]
    pub fn base_map(&self, class: u8) -> Vec<f32> {
        match (&self.base_map, class) {
            (None, _) => Vec::new(),
            (Some(base_map), 0) => self.map.land(base_map),
            (Some(base_map), class) => self.map.lines(base_map, class == 2),
        }
    }

    /// The places of a disc.
    #[wasm_bindgen(js_name = placesOf)]
    pub fn places_of(&self, disc: usize) -> Vec<u16> {
        self.map.places_of(disc)
    }

    /// Bytes of memory that the events take.
    pub fn bytes(&self) -> usize {
        self.linked.bytes()
    }
}

/// Ticks of an axis from zero to `highest` at least, and that value at last.
#[wasm_bindgen(js_name = valueTicks)]
pub fn value_ticks(highest: f64, wanted: usize) -> Vec<f64> {
    let scale = Linear::from_zero(highest, wanted, (0.0, 1.0));
    let mut ticks = scale.ticks(wanted);
    ticks.push(scale.invert(1.0));
    ticks
}

/// Ticks of days, at most so many, and at last what they are apart by: days (0), months (1) or years (2).
#[wasm_bindgen(js_name = dayTicks)]
pub fn day_ticks(first: i32, last: i32, most: usize) -> Vec<i32> {
    let scale = Time::new(Day::from_number(first), Day::from_number(last), (0.0, 1.0));
    let (step, ticks) = scale.ticks(most);
    let mut numbers: Vec<_> = ticks.iter().map(|day| day.number()).collect();
    numbers.push(match step {
        dateline::scale::TimeStep::Days(_) => 0,
        dateline::scale::TimeStep::Months(_) => 1,
        dateline::scale::TimeStep::Years(_) => 2,
    });
    numbers
}

fn set(numbers: &[u16]) -> Option<Set> {
    (!numbers.is_empty()).then(|| numbers.iter().copied().collect())
}

fn numbers(sums: Sums) -> [f64; 4] {
    [sums.events, sums.best, sums.low, sums.high].map(|sum| sum as f64)
}

fn as_js(error: dateline_columns::Error) -> JsError {
    JsError::new(&error.to_string())
}
