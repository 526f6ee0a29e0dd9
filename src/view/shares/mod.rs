//! Who supplied how much: bars of one window, or stacked columns of one year after another.

mod bars;
mod omitted;
mod prose;
pub mod releases;
mod stacked_bars;
pub mod summary;
mod table;

use super::viewport::Viewport;
use super::{Days, Heights};
use crate::dataset::DataSet;
use crate::filter::{Filter, Selection};
use crate::options::Options;
use crate::scene::Scene;
use crate::text::Host;
use crate::words::Localizer;
use crate::words::caption::Caption;
use crate::words::table::Table;
use summary::Shares;

/// The height of a picture that has nothing to show.
const EMPTY_CSS: f64 = 160.0;

/// The numbers of the view, and the supplier that the article is about.
#[derive(Clone, Debug)]
pub struct Summary {
    shares: Shares,
    focus: Option<String>,
}

/// How many transfers there are on some days.
pub fn records(data: &DataSet, (from, to): Days) -> usize {
    let mut count = 0;
    for transfer in &data.transfers {
        count += usize::from(transfer.period.touches(from, to));
    }
    count
}

impl Summary {
    /// Summarises the transfers of a selection, which `asked` has left.
    pub fn new(data: &DataSet, selection: &Selection, asked: &Filter, options: &Options) -> Self {
        Self {
            shares: summary::summarise(data, selection, asked, options.shares),
            focus: options.focus.clone(),
        }
    }

    /// The drawing.
    pub fn layout(&self, data: &DataSet, viewport: &Viewport) -> Option<Scene> {
        if self.shares.stacked_bars.is_empty() {
            bars::layout(data, &self.shares, self.focus.as_deref(), viewport)
        } else {
            stacked_bars::layout(&self.shares, viewport)
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
        prose::caption(localizer, &self.shares, asked)
    }

    /// The transfers.
    pub fn table(&self, localizer: Localizer, selection: &Selection) -> Table {
        table::table(localizer, selection, &self.shares)
    }
}
