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
use super::viewport::{EMPTY_CSS, Viewport};
use crate::dataset::{DataSet, RecordRef, Table as Records};
use crate::filter::Filter;
use crate::options::Options;
use crate::query::Query;
use crate::scene::{Scene, Target};
use crate::text::Host;
use crate::words::Localizer;
use crate::words::caption::Caption;
use crate::words::table::Table;
pub use code::code;
use summary::Shares;

/// The numbers of the view, and the supplier that the article is about.
#[derive(Clone, Debug)]
pub struct Summary {
    shares: Shares,
    focus: Option<String>,
    /// The rows that are chosen.
    pub chosen: Vec<usize>,
}

impl Summary {
    /// Summarises the transfers that are asked for; `asked` is what the query has for a filter.
    pub fn new(query: Query, asked: &Filter, options: &Options) -> Self {
        Self {
            shares: (code().summarise)(query, asked, options.shares),
            chosen: query.rows(Records::Transfers),
            focus: options.focus.clone(),
        }
    }

    /// The drawing.
    pub fn layout(&self, data: &DataSet, viewport: &Viewport) -> Option<Scene> {
        if self.shares.stacked_bars.is_empty() {
            (code().bars)(data, &self.shares, self.focus.as_deref(), viewport)
        } else {
            (code().stacked_bars)(&self.shares, viewport)
        }
    }

    /// Columns are as high as suits them; bars need what they are.
    pub fn heights(&self, data: &DataSet, width_css: f64, host: &dyn Host) -> Heights {
        if !self.shares.stacked_bars.is_empty() {
            return Heights::of(stacked_bars::height(width_css));
        }
        let viewport = Viewport {
            width_css,
            height_css: 0.0,
            host,
            zoom: None,
        };
        match self.layout(data, &viewport) {
            Some(scene) => Heights {
                suiting_css: scene.height_css,
                needed_css: scene.height_css,
            },
            None => Heights::of(EMPTY_CSS),
        }
    }

    /// What stands around the picture.
    pub fn caption(&self, localizer: Localizer, asked: &Filter) -> Caption {
        (code().caption)(localizer, &self.shares, asked)
    }

    /// What is said of the suppliers and years that are chosen.
    pub fn chosen_in_words(
        &self,
        localizer: Localizer,
        choice: &Filter,
        stretch: Option<String>,
    ) -> String {
        chosen::in_words(localizer, &self.shares, choice, stretch)
    }

    /// The share that a mark of these records shows, where it was worked out.
    pub fn share(&self, target: &Target) -> Option<f64> {
        self.shares.share(&target.records, target.years)
    }

    /// The transfers, one by one.
    pub fn shown(&self) -> Vec<RecordRef> {
        let mut shown = Vec::new();
        for row in &self.chosen {
            shown.push(RecordRef::new(Records::Transfers, *row));
        }
        shown
    }

    /// How many rows the table has: one for each transfer, and for each part of a column of several years.
    pub fn rows(&self) -> usize {
        let mut rows = self.chosen.len();
        for bar in self.shares.windows() {
            rows += bar.parts.len();
        }
        rows
    }

    /// The transfers.
    pub fn table(&self, localizer: Localizer) -> Table {
        table::table(localizer, &self.chosen, &self.shares)
    }
}
