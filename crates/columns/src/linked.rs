//! Views of one set of columns under one choice.

use crate::Error;
use crate::choice::{Choice, Set};
use crate::columns::{Columns, Row};
use crate::cumulative::Cumulative;
use crate::daily::{Daily, Measure, Sums};
use crate::kept::{Clause, Kept};
use crate::line::{Line, Span, Window};
use crate::memory::bytes_of;
use crate::ranks::Ranks;
use crate::tally::{Source, Tally};
use std::ops::Range;

/// Columns, a choice, and what answers stand on. All its memory is asked for when it is made; answers are written into what
/// the last ones were in.
///
/// A clause on days changes nothing but stretches of rows. A clause on places or actors makes what was built under the old
/// one stale; it is built again, in time that grows with the rows, when next asked for.
pub struct Linked {
    columns: Columns,
    choice: Choice,
    places: Clause,
    actors: Clause,
    by_place: Cumulative,
    by_actor: Cumulative,
    daily: Daily,
    ranks: Ranks,
    periods: Vec<Sums>,
    spans: Vec<Option<Span>>,
    rows: Vec<Row>,
}

impl Linked {
    /// Everything is chosen.
    ///
    /// # Errors
    /// Where there is no memory for it.
    pub fn new(columns: Columns) -> Result<Self, Error> {
        let rows = columns.len();
        let all = Kept {
            places: None,
            actors: None,
        };
        let source = Source {
            columns: &columns,
            kept: all,
        };
        let most = source.sum(0..rows);
        Ok(Self {
            choice: Choice::default(),
            places: Clause::new(rows)?,
            actors: Clause::new(rows)?,
            by_place: Cumulative::new(&columns, &columns.places, most)?,
            by_actor: Cumulative::new(&columns, &columns.actors, most)?,
            daily: Daily::new(columns.day_count())?,
            ranks: Ranks::new(rows)?,
            periods: Vec::new(),
            spans: Vec::new(),
            rows: Vec::new(),
            columns,
        })
    }

    pub fn columns(&self) -> &Columns {
        &self.columns
    }

    /// The columns again, without what was built on them.
    pub fn into_columns(self) -> Columns {
        self.columns
    }

    pub fn choice(&self) -> &Choice {
        &self.choice
    }

    /// Changes all clauses; those that stay the same cost nothing.
    pub fn choose(&mut self, choice: Choice) {
        self.choose_days(choice.days);
        self.choose_places(choice.places);
        self.choose_actors(choice.actors);
    }

    /// Changes the clause on days: both are chosen, as are all between.
    pub fn choose_days(&mut self, days: Option<(i32, i32)>) {
        self.choice.days = days;
    }

    pub fn choose_places(&mut self, places: Option<Set>) {
        if self.choice.places != places {
            self.choice.places = places;
            self.places.forget();
            self.by_actor.forget();
            self.daily.forget();
            self.ranks.forget();
        }
    }

    pub fn choose_actors(&mut self, actors: Option<Set>) {
        if self.choice.actors != actors {
            self.choice.actors = actors;
            self.actors.forget();
            self.by_place.forget();
            self.daily.forget();
            self.ranks.forget();
        }
    }

    /// Builds whatever is stale, so that the next answers are quick.
    pub fn prepare(&mut self) {
        self.by_place();
        self.by_actor();
        self.total();
        self.row_count();
    }

    /// Counts by place, under the clauses on days and actors.
    pub fn by_place(&mut self) -> &[Tally] {
        let actors = self.choice.actors.as_ref();
        let source = Source {
            columns: &self.columns,
            kept: Kept {
                places: None,
                actors: self.actors.bits(actors, &self.columns.actors),
            },
        };
        let rows = self.columns.rows_of(self.columns.days_of(self.choice.days));
        self.by_place.count(source, &self.columns.places, rows)
    }

    /// Counts by actor, under the clauses on days and places.
    pub fn by_actor(&mut self) -> &[Tally] {
        let places = self.choice.places.as_ref();
        let source = Source {
            columns: &self.columns,
            kept: Kept {
                places: self.places.bits(places, &self.columns.places),
                actors: None,
            },
        };
        let rows = self.columns.rows_of(self.columns.days_of(self.choice.days));
        self.by_actor.count(source, &self.columns.actors, rows)
    }

    /// Sums of the periods from each of these days to before the next, one fewer than days, under the clauses on places
    /// and actors.
    pub fn by_period(&mut self, starts: &[i32]) -> &[Sums] {
        self.refresh_daily();
        let columns = &self.columns;
        self.periods.clear();
        self.periods.extend(starts.windows(2).map(|ends| {
            let (start, end) = match *ends {
                [start, end] => (start.into(), end.into()),
                _ => (0, 0),
            };
            let start = columns.days_before(start);
            self.daily.sum(start..columns.days_before(end).max(start))
        }));
        &self.periods
    }

    /// Sums under all clauses.
    pub fn total(&mut self) -> Sums {
        self.refresh_daily();
        self.daily.sum(self.columns.days_of(self.choice.days))
    }

    /// How many rows satisfy all clauses.
    pub fn row_count(&mut self) -> usize {
        self.chosen().1.len()
    }

    /// Those of the rows that satisfy all clauses, in the order of their days; fewer where there are no more.
    pub fn rows(&mut self, range: Range<usize>) -> &[Row] {
        let mut rows = std::mem::take(&mut self.rows);
        rows.clear();
        let (list, chosen) = self.chosen();
        let rank = |asked: usize| chosen.start.saturating_add(asked).min(chosen.end);
        let found = (rank(range.start)..rank(range.end)).filter_map(|rank| list.row(rank));
        rows.extend(found);
        self.rows = rows;
        &self.rows
    }

    /// What a line through daily sums covers of each column of pixels, under the clauses on places and actors; none where
    /// it has no day. The middle of the first day is at the left edge of the first column, that of the last day at the
    /// right edge of the last. Costs as much as there are days and pixels, whatever the rows.
    pub fn span(&mut self, pixels: u16, days: (i32, i32), measure: Measure) -> &[Option<Span>] {
        self.refresh_daily();
        let line = Line {
            daily: &self.daily,
            days: self.columns.day_count(),
            measure,
        };
        let (first, last) = (i64::from(days.0), i64::from(days.1));
        let window = Window {
            start: first - i64::from(self.columns.first_day),
            length: last - first,
            pixels,
        };
        line.spans(&window, &mut self.spans);
        &self.spans
    }

    /// What it takes in memory, columns and all.
    pub fn bytes(&self) -> usize {
        self.columns.bytes()
            + self.places.bytes()
            + self.actors.bytes()
            + self.by_place.bytes()
            + self.by_actor.bytes()
            + self.daily.bytes()
            + self.ranks.bytes()
            + bytes_of(&self.periods)
            + bytes_of(&self.spans)
            + bytes_of(&self.rows)
    }

    fn refresh_daily(&mut self) {
        let kept = Kept {
            places: self
                .places
                .bits(self.choice.places.as_ref(), &self.columns.places),
            actors: self
                .actors
                .bits(self.choice.actors.as_ref(), &self.columns.actors),
        };
        let columns = &self.columns;
        self.daily.refresh(Source { columns, kept });
    }

    /// The rows that satisfy the clauses on places and actors, and which of those the clause on days leaves.
    fn chosen(&mut self) -> (List<'_>, Range<usize>) {
        let kept = Kept {
            places: self
                .places
                .bits(self.choice.places.as_ref(), &self.columns.places),
            actors: self
                .actors
                .bits(self.choice.actors.as_ref(), &self.columns.actors),
        };
        self.ranks.refresh(kept);
        let list = List {
            columns: &self.columns,
            ranks: &self.ranks,
            kept,
        };
        let rows = self.columns.rows_of(self.columns.days_of(self.choice.days));
        let ranks = list.ranks.before(rows.start, kept)..list.ranks.before(rows.end, kept);
        (list, ranks)
    }
}

/// The rows that satisfy the clauses on places and actors.
struct List<'a> {
    columns: &'a Columns,
    ranks: &'a Ranks,
    kept: Kept<'a>,
}

impl List<'_> {
    fn row(&self, rank: usize) -> Option<Row> {
        let row = self.ranks.row(rank, self.kept)?;
        Some(self.columns.row(row))
    }
}
