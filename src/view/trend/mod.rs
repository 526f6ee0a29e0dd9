//! What it cost in lives: counts over time, with what happened meanwhile.

mod chosen;
mod code;
mod layout;
mod line;
mod notes;
mod periods;
mod prose;
pub mod summary;
mod table;

use super::Heights;
use super::definition::{Asked, Context, Definition, Details, ViewSummary};
use super::viewport::{EMPTY_CSS, Viewport};
use crate::dataset::date::{DateSpan, Day};
use crate::dataset::{DataSet, RecordRef, Table as Records};
use crate::fields::Field;
use crate::filter::Filter;
use crate::options::Frame;
use crate::query::Query;
use crate::scene::{Scene, Target};
use crate::text::Host;
use crate::words::Localizer;
use crate::words::caption::Caption;
use crate::words::mark::{self, MarkName};
use crate::words::table::Table;
use crate::words::tip::{self, Tip};
pub use code::code;
use summary::Trend;

/// The view.
pub static VIEW: Definition = Definition {
    table: Records::Casualties,
    own: &[Field::From, Field::Series],
    followed: &[Field::Places, Field::Direction],
    chooses: Field::From,
    has_base_map: false,
    summarise,
};

/// The numbers of the view, and the days that it shows.
struct Summary {
    trend: Trend,
    frame: Frame,
    /// How many visits are chosen.
    visits: usize,
}

fn summarise(asked: &Asked) -> Box<dyn ViewSummary> {
    Box::new(Summary {
        trend: summary::summarise(asked.query, asked.frame, asked.options),
        frame: asked.frame,
        visits: asked.query.rows(Records::Visits).len(),
    })
}

impl Summary {
    /// The date of the sum that a mark of these records shows; none where it shows no sum.
    fn summed(&self, records: &[RecordRef]) -> Option<DateSpan> {
        for line in &self.trend.lines {
            for point in &line.points {
                if point.summed.is_some() && line.records(point) == records {
                    return Some(point.date);
                }
            }
        }
        None
    }
}

impl ViewSummary for Summary {
    /// Counts of the kind, and visits.
    fn records(&self, on_days: Query) -> (usize, usize) {
        let chosen = self.visits + self.trend.counts;
        let mut all = on_days.rows(Records::Visits).len();
        for row in on_days.rows(Records::Casualties) {
            all += usize::from(on_days.data.casualty(row).kind == self.trend.kind);
        }
        (chosen, all)
    }

    fn layout(&self, _: Context, viewport: &Viewport) -> Option<Scene> {
        layout::layout(&self.trend, self.frame, viewport)
    }

    fn heights(&self, data: &DataSet, width_css: f64, _: &dyn Host) -> Heights {
        if data.casualties.is_empty() {
            return Heights::of(EMPTY_CSS);
        }
        Heights::of(layout::height(width_css))
    }

    fn caption(&self, localizer: Localizer, asked: &Filter) -> Caption {
        prose::caption(localizer, &self.trend, asked)
    }

    /// Counts and sums.
    fn rows(&self) -> usize {
        let mut rows = 0;
        for line in &self.trend.lines {
            rows += line.points.len();
        }
        rows
    }
}

impl Details for Summary {
    /// The counts, one by one.
    fn shown(&self) -> Vec<RecordRef> {
        let mut shown = Vec::new();
        for line in &self.trend.lines {
            for point in &line.points {
                shown.extend_from_slice(line.records(point));
            }
        }
        shown
    }

    fn table(&self, localizer: Localizer) -> Table {
        table::table(localizer, &self.trend)
    }

    fn chosen_in_words(
        &self,
        localizer: Localizer,
        choice: &Filter,
        days: Option<String>,
    ) -> String {
        chosen::in_words(localizer, &self.trend, choice, days)
    }

    fn counted_by(&self, localizer: Localizer, day: Day) -> Option<String> {
        chosen::by(localizer, &self.trend, day)
    }

    fn tip(&self, localizer: Localizer, target: &Target) -> Tip {
        match self.summed(&target.records) {
            Some(date) => tip::of_sum(localizer, date, &target.records),
            None => tip::of_records(localizer, &target.records),
        }
    }

    fn name(&self, localizer: Localizer, target: &Target, is_list: bool) -> MarkName {
        let summed = self.summed(&target.records);
        mark::name(localizer, target, summed, None, is_list)
    }
}
