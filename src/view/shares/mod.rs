//! Who supplied how much: bars of one window, or stacked columns of one year after another.

mod bars;
mod chosen;
mod code;
mod omitted;
mod prose;
pub mod releases;
mod stacked_bars;
pub mod summary;
mod table;

use super::Heights;
use super::definition::{Asked, Context, Definition, Details, ViewSummary};
use super::viewport::{EMPTY_CSS, Viewport};
use crate::dataset::{DataSet, RecordRef, Table as Records};
use crate::fields::Field;
use crate::filter::Filter;
use crate::query::Query;
use crate::scene::{Scene, Target};
use crate::text::Host;
use crate::words::Localizer;
use crate::words::caption::Caption;
use crate::words::mark::{self, MarkName};
use crate::words::table::Table;
use crate::words::tip::{self, Tip};
pub use code::code;
use summary::Shares;

/// The view. Shares are of whole years or longer.
pub static VIEW: Definition = Definition {
    table: Records::Transfers,
    own: &[Field::From, Field::Suppliers],
    followed: &[Field::Recipient],
    chooses: Field::Suppliers,
    has_base_map: false,
    summarise,
};

/// The numbers of the view, and the supplier that the article is about.
struct Summary {
    shares: Shares,
    focus: Option<String>,
    /// The rows that are chosen.
    chosen: Vec<usize>,
}

fn summarise(asked: &Asked) -> Box<dyn ViewSummary> {
    Box::new(Summary {
        shares: summary::summarise(asked.query, asked.filter, asked.options.shares),
        chosen: asked.query.rows(Records::Transfers),
        focus: asked.options.focus.clone(),
    })
}

impl Summary {
    fn scene(&self, data: &DataSet, viewport: &Viewport) -> Option<Scene> {
        if self.shares.stacked_bars.is_empty() {
            bars::layout(data, &self.shares, self.focus.as_deref(), viewport)
        } else {
            stacked_bars::layout(&self.shares, viewport)
        }
    }

    /// The share that a target shows, 0 to 100, where it was worked out from what its records have.
    fn share(&self, target: &Target) -> Option<f64> {
        self.shares.share(&target.records, target.years)
    }
}

impl ViewSummary for Summary {
    fn records(&self, on_days: Query) -> (usize, usize) {
        (self.chosen.len(), on_days.rows(Records::Transfers).len())
    }

    fn layout(&self, context: Context, viewport: &Viewport) -> Option<Scene> {
        self.scene(context.data, viewport)
    }

    /// Columns are as high as suits them; bars need what they are.
    fn heights(&self, data: &DataSet, width_css: f64, host: &dyn Host) -> Heights {
        if !self.shares.stacked_bars.is_empty() {
            return Heights::of(stacked_bars::height(width_css));
        }
        let viewport = Viewport {
            width_css,
            height_css: 0.0,
            host,
            zoom: None,
        };
        match self.scene(data, &viewport) {
            Some(scene) => Heights::needed(scene.height_css),
            None => Heights::of(EMPTY_CSS),
        }
    }

    fn caption(&self, localizer: Localizer, asked: &Filter) -> Caption {
        prose::caption(localizer, &self.shares, asked)
    }

    /// One for each transfer, and for each part of a column of several years.
    fn rows(&self) -> usize {
        let mut rows = self.chosen.len();
        for bar in self.shares.windows() {
            rows += bar.parts.len();
        }
        rows
    }
}

impl Details for Summary {
    fn shown(&self) -> Vec<RecordRef> {
        let mut shown = Vec::new();
        for row in &self.chosen {
            shown.push(RecordRef::new(Records::Transfers, *row));
        }
        shown
    }

    fn table(&self, localizer: Localizer) -> Table {
        table::table(localizer, &self.chosen, &self.shares)
    }

    fn chosen_in_words(
        &self,
        localizer: Localizer,
        choice: &Filter,
        days: Option<String>,
    ) -> String {
        chosen::in_words(localizer, &self.shares, choice, days)
    }

    fn tip(&self, localizer: Localizer, target: &Target) -> Tip {
        match self.share(target) {
            Some(percent) => tip::of_share(localizer, percent, target),
            None => tip::of_records(localizer, &target.records),
        }
    }

    fn name(&self, localizer: Localizer, target: &Target, is_list: bool) -> MarkName {
        mark::name(localizer, target, None, self.share(target), is_list)
    }
}
