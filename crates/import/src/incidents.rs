//! Events one by one, in columns: what an explorer links by day, place and side, where a data set has sums of days only.

use std::collections::HashMap;

/// Events in columns, a row each. Columns of events are as long as `days`, but `ranges`; others are of places or names.
#[derive(Clone, Debug, Default)]
pub struct Incidents {
    /// Days since 1 January 1970; of several days, the first.
    pub days: Vec<i32>,
    /// Rows in [`Names`].
    pub places: Vec<u16>,
    /// The party that is named first, and the second one.
    pub sides: [Vec<u16>; 2],
    pub countries: Vec<u16>,
    /// Types of violence.
    pub types: Vec<u16>,
    /// Deaths.
    pub best: Vec<u32>,
    /// How many events a row stands for.
    pub weights: Vec<u32>,
    /// Rows whose lowest or highest estimate is another number than the best: the row, the lowest, the highest.
    pub ranges: Vec<[u32; 3]>,
    /// Lines in their files, and which of the files.
    pub lines: Vec<u32>,
    pub files: Vec<u8>,
    /// How many are of several days, or of some day among several.
    pub vague: usize,
    /// Those that have no place in the columns: there were too many names before them.
    pub left_out: usize,
    /// Events, and the deaths in them, of which only a region is known, and of each place whether that holds for all there.
    pub coarse: [u64; 2],
    pub are_coarse: Vec<u8>,
    pub place_names: Names,
    pub side_names: Names,
    pub country_names: Names,
    pub type_names: Names,
    /// Degrees north and east of each place, in turn; not numbers where a file has none.
    pub positions: Vec<f32>,
}

/// Names, each with its rows: several where places of one name lie apart.
#[derive(Clone, Debug, Default)]
pub struct Names {
    pub all: Vec<String>,
    rows: HashMap<String, Vec<u16>>,
}

/// One event, as a file has it.
pub struct Incident<'a> {
    pub day: i32,
    pub is_vague: bool,
    pub is_coarse: bool,
    pub country: &'a str,
    pub kind: &'a str,
    pub place: &'a str,
    /// Degrees north and east.
    pub position: Option<(f32, f32)>,
    pub sides: [&'a str; 2],
    pub best: u64,
    pub low: u64,
    pub high: u64,
    pub weight: u64,
    pub line: u32,
}

/// Places of one name are one where they lie no farther apart, in degrees.
const SAME_DEG: f32 = 0.01;

impl Names {
    /// The row of a name for which `is_it` holds, if there is one.
    fn known(&self, name: &str, is_it: impl Fn(u16) -> bool) -> Option<u16> {
        self.rows.get(name)?.iter().copied().find(|row| is_it(*row))
    }

    /// The row of a name, which is noted unless it is known; none where there are too many.
    fn row(&mut self, name: &str) -> Option<u16> {
        match self.known(name, |_| true) {
            Some(row) => Some(row),
            None => self.add(name),
        }
    }

    /// A new row for a name; none where there are too many.
    fn add(&mut self, name: &str) -> Option<u16> {
        let row = u16::try_from(self.all.len()).ok()?;
        self.rows.entry(name.to_owned()).or_default().push(row);
        // A name is one line, whatever a cell has.
        self.all.push(name.replace(['\n', '\r'], " "));
        Some(row)
    }
}

impl Incidents {
    /// Adds an event of the current file.
    pub fn add(&mut self, incident: &Incident) {
        if self.try_add(incident).is_none() {
            self.left_out += 1;
        }
    }

    fn try_add(&mut self, incident: &Incident) -> Option<()> {
        let [best, low, high, weight] =
            [incident.best, incident.low, incident.high, incident.weight].map(u32::try_from);
        let (best, low, high, weight) = (best.ok()?, low.ok()?, high.ok()?, weight.ok()?);
        let place = self.place(incident)?;
        let one = self.side_names.row(incident.sides[0])?;
        let other = self.side_names.row(incident.sides[1])?;
        let country = self.country_names.row(incident.country)?;
        let kind = self.type_names.row(incident.kind)?;
        if (low, high) != (best, best) {
            let row = u32::try_from(self.days.len()).ok()?;
            self.ranges.push([row, low, high]);
        }
        self.days.push(incident.day);
        self.places.push(place);
        self.sides[0].push(one);
        self.sides[1].push(other);
        self.countries.push(country);
        self.types.push(kind);
        self.best.push(best);
        self.weights.push(weight);
        self.lines.push(incident.line);
        self.vague += usize::from(incident.is_vague);
        if incident.is_coarse {
            self.coarse[0] += u64::from(weight);
            self.coarse[1] += u64::from(best);
        } else {
            self.are_coarse[usize::from(place)] = 0;
        }
        Some(())
    }

    /// The row of a place: two of one name that lie apart are two.
    fn place(&mut self, incident: &Incident) -> Option<u16> {
        let at = incident.position.unwrap_or((f32::NAN, f32::NAN));
        let is_near = |one: f32, other: f32| {
            (one - other).abs() < SAME_DEG || (one.is_nan() && other.is_nan())
        };
        let is_it = |row: u16| {
            let known = &self.positions[2 * usize::from(row)..];
            is_near(known[0], at.0) && is_near(known[1], at.1)
        };
        if let Some(row) = self.place_names.known(incident.place, is_it) {
            return Some(row);
        }
        let row = self.place_names.add(incident.place)?;
        self.positions.extend([at.0, at.1]);
        self.are_coarse.push(1);
        Some(row)
    }

    /// Takes over the events of a file.
    pub fn extend(&mut self, other: Self, file: usize) {
        let file = u8::try_from(file).unwrap_or(u8::MAX);
        if self.days.is_empty() {
            *self = other;
        } else {
            self.vague += other.vague;
            self.left_out += other.left_out;
            let coarse = [0, 1].map(|at| self.coarse[at] + other.coarse[at]);
            other.each(&mut |incident| self.add(incident));
            self.coarse = coarse;
        }
        self.files.resize(self.days.len(), file);
    }

    /// Tells all events, as they were added.
    fn each(&self, told: &mut dyn FnMut(&Incident)) {
        let mut ranges = self.ranges.iter().peekable();
        for (row, best) in self.best.iter().enumerate() {
            let range = ranges.next_if(|range| range[0] as usize == row);
            let [_, low, high] = range.copied().unwrap_or([0, *best, *best]);
            let place = usize::from(self.places[row]);
            told(&Incident {
                day: self.days[row],
                is_vague: false,
                is_coarse: self.are_coarse[place] == 1,
                country: &self.country_names.all[usize::from(self.countries[row])],
                kind: &self.type_names.all[usize::from(self.types[row])],
                place: &self.place_names.all[place],
                position: Some((self.positions[2 * place], self.positions[2 * place + 1])),
                sides: [0, 1]
                    .map(|end: usize| &*self.side_names.all[usize::from(self.sides[end][row])]),
                best: u64::from(*best),
                low: low.into(),
                high: high.into(),
                weight: self.weights[row].into(),
                line: self.lines[row],
            });
        }
    }
}
