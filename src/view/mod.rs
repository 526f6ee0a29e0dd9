//! The views: one folder each, and what they share beside them. From rows to numbers, and from numbers to drawings and words.
//!
//! Each folder has the same parts: `summary` (rows to numbers), layouts (numbers to a scene), `prose` (what stands around
//! the picture) and `table`; its `mod.rs` has its [`Definition`]. `revisions` is none of them: it is what shares and trend show where a figure
//! compares two sources. This is the one place where a [`View`] leads to its code.

pub mod axis;
pub mod base_map_layers;
mod definition;
pub mod labels;
pub mod map;
pub mod marks;
pub mod revisions;
pub mod shares;
pub mod trend;
pub mod viewport;

use crate::dataset::date::{DateSpan, Day};
use crate::dataset::{DataSet, RecordRef, Table as Records};
use crate::filter::Filter;
use crate::geo::BaseMap;
use crate::message::Message;
use crate::options::{Options, View};
use crate::query::Query;
use crate::scene::{Scene, Target};
use crate::text::{DateStyle, Host};
use crate::words::caption::Caption;
use crate::words::mark::MarkName;
use crate::words::table::Table;
use crate::words::tip::Tip;
use crate::words::{Localizer, refused};
pub use base_map_layers::BaseMapLayers;
pub use definition::Definition;
use definition::{Asked, Compared, Context, ViewSummary};
use viewport::Viewport;

/// How high a page wants a picture to be, in CSS pixels.
#[derive(Clone, Copy, Debug)]
pub enum Height {
    /// As it suits the view.
    Suiting,
    /// As an editor has it.
    Wished(f64),
    /// As much of this room as suits the view: then nothing below has to move.
    Filling(f64),
}

/// A picture may be this much lower or higher than suits it, to fill a room.
const FILLING: [f64; 2] = [0.8, 1.35];

/// The heights of a view at a width, in CSS pixels: what suits it, and what it needs so that nothing is cut off.
#[derive(Clone, Copy, Debug)]
pub struct Heights {
    pub suiting_css: f64,
    pub needed_css: f64,
}

/// A view's definition, and what it shows of a figure that compares two sources; none where it compares nothing.
fn row(view: View) -> (&'static Definition, Option<Compared>) {
    let row: (_, Option<Compared>) = match view {
        View::Shares => (&shares::VIEW, Some(revisions::of_shares)),
        View::Trend => (&trend::VIEW, Some(revisions::of_deaths)),
        View::Map => (&map::VIEW, None),
    };
    // So that the compiler does not see through the addresses: what only they lead to comes with the view
    // (`crates/assembly/src/split.rs`).
    std::hint::black_box(row)
}

/// What all figures of a view have in common.
pub fn definition(view: View) -> &'static Definition {
    row(view).0
}

/// A view of a data set as a filter and options leave it, prepared once: asked for its rows and summarised. Scene, caption and
/// table are made of that when they are asked for.
pub struct Prepared {
    /// The filter within the limits of the options.
    asked: Filter,
    summary: Box<dyn ViewSummary>,
    /// The table whose records it shows.
    table: Records,
    /// How many records the view is about, on the days that an editor gives it, and how many of them are chosen.
    records: usize,
    chosen: usize,
}

impl Prepared {
    /// Asks for the rows of a view and summarises them.
    pub fn new(data: &DataSet, filter: &Filter, view: View, options: &Options) -> Self {
        let narrowed = options.narrowed(filter);
        let asked = Asked {
            query: Query::new(data, narrowed.as_ref()),
            filter: narrowed.as_ref().unwrap_or(filter),
            frame: options.frame(filter),
            options,
        };
        let (definition, compared) = row(view);
        let summary = match (&options.compare, compared) {
            (Some(sources), Some(compared)) => compared(&asked, sources),
            _ => (definition.summarise)(&asked),
        };
        // On the days that an editor gives the figure.
        let days = Filter::of_days(options.limits.from, options.limits.to);
        let (chosen, records) = summary.records(Query::new(data, Some(&days)));
        Self {
            asked: asked.filter.clone(),
            summary,
            table: definition.table,
            records,
            chosen,
        }
    }

    /// The drawing; none if there is nothing to show. A map is drawn on one of `base_map_layers` if it fits.
    pub fn scene(
        &self,
        data: &DataSet,
        base_map: Option<&BaseMap>,
        base_map_layers: &mut BaseMapLayers,
        viewport: &Viewport,
    ) -> Option<Scene> {
        let context = Context {
            data,
            base_map,
            base_map_layers,
        };
        self.summary.layout(context, viewport)
    }

    /// The height at a width, in CSS pixels. Bars get what they need, or some would be cut off.
    pub fn height(&self, data: &DataSet, width_css: f64, wanted: Height, host: &dyn Host) -> f64 {
        let heights = self.summary.heights(data, width_css, host);
        heights.chosen(wanted)
    }

    /// What stands around the picture.
    pub fn caption(&self, localizer: Localizer) -> Caption {
        let mut caption = self.summary.caption(localizer, &self.asked);
        caption.note_if(refused::cut(localizer, self.summary.rows()));
        caption.note_if(refused::hidden(localizer, self.chosen, self.records));
        refused::tell(&mut caption, localizer, self.table);
        caption
    }

    /// What is said under the picture of what a reader chose in it; empty where it shows no such choice.
    pub fn chosen_in_words(&self, localizer: Localizer, choice: &Filter) -> String {
        let days = stretch_of(localizer, choice);
        self.summary.chosen_in_words(localizer, choice, days)
    }

    /// What had been counted by a day, where the view counts over time.
    pub fn counted_by(&self, localizer: Localizer, day: Day) -> Option<String> {
        self.summary.counted_by(localizer, day)
    }

    /// All records that the view shows, which its table has a row for, or adds up.
    pub fn shown(&self) -> Vec<RecordRef> {
        self.summary.shown()
    }

    /// The tooltip of a target of its drawing: what the view makes of its records.
    pub fn tip(&self, localizer: Localizer, target: &Target) -> Tip {
        self.summary.tip(localizer, target)
    }

    /// The tooltips of all targets of a drawing of it.
    pub fn tips(&self, localizer: Localizer, scene: &Scene) -> Vec<Tip> {
        let mut tips = Vec::new();
        for target in &scene.targets {
            tips.push(self.tip(localizer, target));
        }
        tips
    }

    /// The name of a target of its drawing. In a list of suppliers each is named by itself; else by its period.
    pub fn name(&self, localizer: Localizer, target: &Target, is_list: bool) -> MarkName {
        self.summary.name(localizer, target, is_list)
    }

    /// Whether its marks are of two sources each.
    pub fn compares(&self) -> bool {
        self.summary.compares()
    }

    /// All that the view shows, as a table.
    pub fn table(&self, localizer: Localizer) -> Table {
        let mut table = self.summary.table(localizer);
        if let Some(hidden) = refused::hidden(localizer, self.chosen, self.records) {
            let caption = std::mem::take(&mut table.caption);
            table.caption = localizer
                .host
                .tell(Message::CaptionAndNote, [caption, hidden]);
        }
        table
    }
}

/// The days of a choice in words; none if it has no days. Whole months and years are told as such.
pub fn stretch_of(localizer: Localizer, choice: &Filter) -> Option<String> {
    let host = localizer.host;
    let told = |text: String| Some(text.trim_ascii().to_owned());
    match (choice.from, choice.to) {
        (Some(from), Some(to)) => Some(localizer.long(&DateSpan::from_to(from, to))),
        (Some(from), None) => {
            let from = host.day(from, DateStyle::Long);
            told(host.tell(Message::FromDayOn, [from]))
        }
        (None, Some(to)) => {
            let to = host.day(to, DateStyle::Long);
            told(host.tell(Message::UpToDay, [to]))
        }
        (None, None) => None,
    }
}

impl Heights {
    /// Of a view that can be as low as one likes.
    const fn of(suiting_css: f64) -> Self {
        Self {
            suiting_css,
            needed_css: 0.0,
        }
    }

    /// Of a view that needs what it has.
    const fn needed(height_css: f64) -> Self {
        Self {
            suiting_css: height_css,
            needed_css: height_css,
        }
    }

    fn chosen(self, wanted: Height) -> f64 {
        let Self {
            suiting_css,
            needed_css,
        } = self;
        let height_css = match wanted {
            Height::Suiting => suiting_css,
            Height::Wished(height_css) => height_css,
            // Where the page has to move anyway, the picture need not be worse.
            Height::Filling(room_css) if room_css < FILLING[0] * suiting_css => suiting_css,
            Height::Filling(room_css) => room_css.min(FILLING[1] * suiting_css),
        };
        height_css.max(needed_css)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_compared_has_something_to_show() {
        for (name, view) in View::ALL {
            assert_eq!(view.can_compare(), row(view).1.is_some(), "{name}");
        }
    }
}
