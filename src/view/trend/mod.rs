//! What it cost in lives: counts over time, with what happened meanwhile.

mod layout;
mod prose;
pub mod summary;
mod table;

use super::Days;
use super::viewport::Viewport;
use crate::dataset::DataSet;
use crate::filter::{Filter, Selection};
use crate::options::{Frame, Options};
use crate::scene::Scene;
use crate::words::Localizer;
use crate::words::caption::Caption;
use crate::words::table::Table;
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
    /// Summarises the counts of a selection.
    pub fn new(data: &DataSet, selection: &Selection, frame: Frame, options: &Options) -> Self {
        Self {
            trend: summary::summarise(data, selection, frame, options.count),
            frame,
            visits: selection.visits.len(),
        }
    }

    /// How many counts of the kind and visits are chosen, and how many there are on some days.
    pub fn records(&self, data: &DataSet, (from, to): Days) -> (usize, usize) {
        let (mut chosen, mut all) = (0, 0);
        for line in &self.trend.lines {
            chosen += line.points.len();
        }
        for casualty in &data.casualties {
            let is_of_it = casualty.kind == self.trend.kind && casualty.date.touches(from, to);
            all += usize::from(is_of_it);
        }
        let visits = super::map::records(data, (from, to));
        (chosen + self.visits, all + visits)
    }

    /// The drawing.
    pub fn layout(&self, viewport: &Viewport) -> Option<Scene> {
        layout::layout(&self.trend, self.frame, viewport)
    }

    /// What stands around the picture.
    pub fn caption(&self, localizer: Localizer, asked: &Filter) -> Caption {
        prose::caption(localizer, &self.trend, asked)
    }

    /// The counts.
    pub fn table(&self, localizer: Localizer) -> Table {
        table::table(localizer, &self.trend)
    }
}
