//! What a view is: the records that it shows, how it takes part in a reader's choice, and what it makes of its numbers. Each
//! view's folder has one definition; what the rest of the core does with a view, it does by that.

use super::BaseMapLayers;
use super::Heights;
use super::viewport::Viewport;
use crate::dataset::date::Day;
use crate::dataset::records::Text;
use crate::dataset::{DataSet, RecordRef, Table as Records};
use crate::fields::Field;
use crate::filter::Filter;
use crate::geo::BaseMap;
use crate::options::{Frame, Options};
use crate::query::Query;
use crate::scene::{Scene, Target};
use crate::text::Host;
use crate::words::Localizer;
use crate::words::caption::Caption;
use crate::words::mark::{self, MarkName};
use crate::words::table::Table;
use crate::words::tip::{self, Tip};

/// What all figures of a view have in common.
#[derive(Debug)]
pub struct Definition {
    /// The table whose records it shows.
    pub table: Records,
    /// The fields of a choice that it shows itself. It shows all of them, the chosen ones as chosen.
    /// [`Field::From`] stands for both ends of a stretch of time, and comes first: a drawing without an axis of time has none.
    pub own: &'static [Field],
    /// The other fields of a choice that it depends on: what is not chosen is not in it.
    pub followed: &'static [Field],
    /// What a mark stands for in a choice: suppliers, places, or with [`Field::From`] its days.
    pub chooses: Field,
    /// Whether it is drawn on a base map.
    pub has_base_map: bool,
    /// Adds up the rows that are asked for.
    pub summarise: fn(&Asked) -> Box<dyn ViewSummary>,
}

/// What a figure is asked for.
pub struct Asked<'a> {
    /// Its rows.
    pub query: Query<'a>,
    /// The filter, within the limits of the options as far as it can be.
    pub filter: &'a Filter,
    /// The days that it shows even where nothing was counted.
    pub frame: Frame,
    pub options: &'a Options,
}

/// The same of a figure that compares two sources, by their ids.
pub type Compared = fn(&Asked, &[Text; 2]) -> Box<dyn ViewSummary>;

/// What a drawing may need beside the numbers.
pub struct Context<'a> {
    pub data: &'a DataSet,
    pub base_map: Option<&'a BaseMap>,
    /// The base map as it was last drawn, to be used again if it fits.
    pub base_map_layers: &'a mut BaseMapLayers,
}

/// The numbers of a view, and what it makes of them for the first picture.
pub trait ViewSummary: Details {
    /// How many records are chosen, and how many the view is about on the days of a query.
    fn records(&self, on_days: Query) -> (usize, usize);

    /// How many rows a table of all of it has.
    fn rows(&self) -> usize;

    /// The drawing; none if there is nothing to show.
    fn layout(&self, context: Context, viewport: &Viewport) -> Option<Scene>;

    /// Its heights at a width in CSS pixels.
    fn heights(&self, data: &DataSet, width_css: f64, host: &dyn Host) -> Heights;

    /// What stands around the picture; `asked` is the filter that it was summarised for.
    fn caption(&self, localizer: Localizer, asked: &Filter) -> Caption;
}

/// What a view makes of its numbers when a reader asks: it is loaded after the first picture (`crates/assembly/src/bind.rs`).
pub trait Details {
    /// All records that it shows, which its table has a row for, or adds up.
    fn shown(&self) -> Vec<RecordRef>;

    /// All that it shows, as a table.
    fn table(&self, localizer: Localizer) -> Table;

    /// What is said under the picture of what a reader chose in it, with its days in words; empty where it shows no such choice.
    fn chosen_in_words(
        &self,
        localizer: Localizer,
        choice: &Filter,
        days: Option<String>,
    ) -> String;

    /// What had been counted by a day, where it counts over time.
    fn counted_by(&self, _: Localizer, _: Day) -> Option<String> {
        None
    }

    /// The tooltip of a target of its drawing.
    fn tip(&self, localizer: Localizer, target: &Target) -> Tip {
        tip::of_records(localizer, &target.records)
    }

    /// The name of a target of its drawing. In a list each is named by itself; else by its period.
    fn name(&self, localizer: Localizer, target: &Target, is_list: bool) -> MarkName {
        mark::name(localizer, target, None, None, is_list)
    }

    /// Whether its marks are of two sources each.
    fn compares(&self) -> bool {
        false
    }
}
