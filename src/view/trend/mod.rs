//! What it cost in lives: counts over time, with what happened meanwhile.

mod chosen;
mod code;
mod layout;
mod line;
mod periods;
mod prose;
pub mod summary;
mod table;

use super::viewport::Viewport;
use crate::dataset;
use crate::dataset::RecordRef;
use crate::dataset::date::{DateSpan, Day};
use crate::filter::Filter;
use crate::options::{Frame, Options};
use crate::query::Query;
use crate::scene::Scene;
use crate::words::Localizer;
use crate::words::caption::Caption;
use crate::words::table::Table;
pub use code::code;
pub use layout::height;
use summary::Trend;

/// The numbers of the view, and the days that it shows.
#[derive(Clone, Debug)]
pub struct Summary {
    trend: Trend,
    frame: Frame,
    /// How many visits are chosen.
    visits: usize,
}

impl Summary {
    /// Summarises the counts that are asked for.
    pub fn new(query: Query, frame: Frame, options: &Options) -> Self {
        Self {
            trend: (code().summarise)(query, frame, options),
            frame,
            visits: query.rows(dataset::Table::Visits).len(),
        }
    }

    /// How many counts of the kind and visits are chosen, and how many there are on the days of a query.
    pub fn records(&self, on_days: Query) -> (usize, usize) {
        let chosen = self.visits + self.trend.counts;
        let mut all = on_days.rows(dataset::Table::Visits).len();
        for row in on_days.rows(dataset::Table::Casualties) {
            all += usize::from(on_days.data.casualty(row).kind == self.trend.kind);
        }
        (chosen, all)
    }

    /// The drawing.
    pub fn layout(&self, viewport: &Viewport) -> Option<Scene> {
        (code().layout)(&self.trend, self.frame, viewport)
    }

    /// What stands around the picture.
    pub fn caption(&self, localizer: Localizer, asked: &Filter) -> Caption {
        (code().caption)(localizer, &self.trend, asked)
    }

    /// What is said of the counts of chosen days and series.
    pub fn chosen_in_words(
        &self,
        localizer: Localizer,
        choice: &Filter,
        stretch: Option<String>,
    ) -> String {
        chosen::in_words(localizer, &self.trend, choice, stretch)
    }

    /// What had been counted by a day.
    pub fn counted_by(&self, localizer: Localizer, day: Day) -> Option<String> {
        chosen::by(localizer, &self.trend, day)
    }

    /// The date of the sum of these records, if they are one's.
    pub fn summed(&self, records: &[RecordRef]) -> Option<DateSpan> {
        for line in &self.trend.lines {
            for point in &line.points {
                if point.summed.is_some() && line.records(point) == records {
                    return Some(point.date);
                }
            }
        }
        None
    }

    /// The counts, one by one.
    pub fn shown(&self) -> Vec<RecordRef> {
        let mut shown = Vec::new();
        for line in &self.trend.lines {
            for point in &line.points {
                shown.extend_from_slice(line.records(point));
            }
        }
        shown
    }

    /// How many counts and sums there are.
    pub fn rows(&self) -> usize {
        let mut rows = 0;
        for line in &self.trend.lines {
            rows += line.points.len();
        }
        rows
    }

    /// The counts.
    pub fn table(&self, localizer: Localizer) -> Table {
        table::table(localizer, &self.trend)
    }
}
