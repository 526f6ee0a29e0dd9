//! The views: one folder each, and what they share beside them. From rows to numbers, and from numbers to drawings and words.
//!
//! Each folder has the same parts: `summary` (rows to numbers), layouts (numbers to a scene), `prose` (what stands around
//! the picture) and `table`. This is the one place where a [`View`] leads to its code.

pub mod axis;
pub mod labels;
pub mod map;
pub mod marks;
pub mod revisions;
pub mod shares;
pub mod trend;
pub mod viewport;

use crate::dataset::date::{DateSpan, Day};
use crate::dataset::{DataSet, RecordRef, Table as Records};
use crate::fields::Field;
use crate::filter::Filter;
use crate::geo::BaseMap;
use crate::message::Message;
use crate::options::{Options, View};
use crate::query::Query;
use crate::scene::{Scene, Target};
use crate::text::{DateStyle, Host};
use crate::words::caption::Caption;
use crate::words::mark::{self, MarkName};
use crate::words::table::Table;
use crate::words::tip::{self, Tip};
use crate::words::{Localizer, refused};
use map::BaseMapLayers;
use viewport::{EMPTY_CSS, Viewport};

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

/// The fields of a choice that a view shows itself. It shows all of them, the chosen ones as chosen.
/// [`Field::From`] stands for both ends of a stretch of time: shares are of whole years or longer.
pub const fn own_fields(view: View) -> &'static [Field] {
    match view {
        View::Shares => &[Field::From, Field::Suppliers],
        View::Trend => &[Field::From, Field::Series],
        View::Map => &[Field::Places],
    }
}

/// The other fields of a choice that a view depends on: what is not chosen is not in it.
pub const fn followed_fields(view: View) -> &'static [Field] {
    match view {
        View::Shares => &[Field::Recipient],
        View::Trend => &[Field::Places, Field::Direction],
        View::Map => &[Field::From, Field::Direction],
    }
}

/// A view of a data set as a filter and options leave it, prepared once: asked for its rows and summarised. Scene, caption and
/// table are made of that when they are asked for.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The filter within the limits of the options.
    asked: Filter,
    summary: Summary,
    /// How many records the view is about, on the days that an editor gives it, and how many of them are chosen.
    records: usize,
    chosen: usize,
}

/// The numbers of a view.
#[derive(Clone, Debug)]
enum Summary {
    Shares(Box<shares::Summary>),
    Trend(trend::Summary),
    Map(map::Summary),
    Revisions(revisions::Summary),
}

impl Prepared {
    /// Asks for the rows of a view and summarises them.
    pub fn new(data: &DataSet, filter: &Filter, view: View, options: &Options) -> Self {
        let narrowed = options.narrowed(filter);
        let query = Query::new(data, narrowed.as_ref());
        // On the days that an editor gives the figure.
        let days = Filter::of_days(options.limits.from, options.limits.to);
        let on_days = Query::new(data, Some(&days));
        let asked = narrowed.as_ref().unwrap_or(filter).clone();
        let frame = options.frame(filter);
        let (summary, chosen, records) = match (view, &options.compare) {
            (View::Shares, Some(sources)) => {
                let summary = revisions::Summary::of_shares(query, &asked, options, sources);
                (Summary::Revisions(summary), 0, 0)
            }
            (View::Trend, Some(sources)) => {
                let summary = revisions::Summary::of_deaths(query, frame, options, sources);
                (Summary::Revisions(summary), 0, 0)
            }
            (View::Shares, None) => {
                let summary = shares::Summary::new(query, &asked, options);
                let (chosen, records) =
                    (summary.chosen.len(), on_days.rows(Records::Transfers).len());
                (Summary::Shares(Box::new(summary)), chosen, records)
            }
            (View::Trend, None) => {
                let summary = trend::Summary::new(query, frame, options);
                let (chosen, records) = summary.records(on_days);
                (Summary::Trend(summary), chosen, records)
            }
            (View::Map, _) => {
                let summary = map::Summary::new(query);
                let (chosen, records) = (summary.visits(), on_days.rows(Records::Visits).len());
                (Summary::Map(summary), chosen, records)
            }
        };
        Self {
            asked,
            summary,
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
        match &self.summary {
            Summary::Shares(summary) => summary.layout(data, viewport),
            Summary::Trend(summary) => summary.layout(viewport),
            Summary::Map(summary) => summary.layout(data, base_map, base_map_layers, viewport),
            Summary::Revisions(summary) => summary.layout(data, viewport),
        }
    }

    /// The height at a width, in CSS pixels. Bars get what they need, or some would be cut off.
    pub fn height(&self, data: &DataSet, width_css: f64, wanted: Height, host: &dyn Host) -> f64 {
        let heights = match &self.summary {
            Summary::Shares(summary) => summary.heights(data, width_css, host),
            Summary::Trend(_) if data.casualties.is_empty() => Heights::of(EMPTY_CSS),
            Summary::Trend(_) => Heights::of(trend::height(width_css)),
            Summary::Map(_) if data.visits.is_empty() => Heights::of(EMPTY_CSS),
            Summary::Map(_) => Heights::of(map::height(width_css)),
            Summary::Revisions(summary) => summary.heights(data, width_css, host),
        };
        heights.chosen(wanted)
    }

    /// What stands around the picture.
    pub fn caption(&self, localizer: Localizer) -> Caption {
        let (asked, data) = (&self.asked, localizer.data);
        let (mut caption, table, left) = match &self.summary {
            Summary::Shares(summary) => {
                let caption = summary.caption(localizer, asked);
                (caption, "transfers", data.transfers.len())
            }
            Summary::Trend(summary) => {
                let caption = summary.caption(localizer, asked);
                (caption, "casualties", data.casualties.len())
            }
            Summary::Map(summary) => {
                let caption = summary.caption(localizer, asked);
                (caption, "visits", data.visits.len())
            }
            Summary::Revisions(summary) => {
                let caption = summary.caption(localizer, asked);
                if summary.is_of_shares() {
                    (caption, "transfers", data.transfers.len())
                } else {
                    (caption, "casualties", data.casualties.len())
                }
            }
        };
        caption.note_if(refused::cut(localizer, self.rows()));
        caption.note_if(refused::hidden(localizer, self.chosen, self.records));
        refused::tell(&mut caption, localizer, table, left);
        caption
    }

    /// How many rows a table of all of it has.
    fn rows(&self) -> usize {
        match &self.summary {
            Summary::Trend(summary) => summary.rows(),
            Summary::Shares(summary) => summary.rows(),
            _ => self.shown().len(),
        }
    }

    /// What is said under the picture of what a reader chose in it; empty where it shows no such choice.
    pub fn chosen_in_words(&self, localizer: Localizer, choice: &Filter) -> String {
        let stretch = stretch_of(localizer, choice);
        match &self.summary {
            Summary::Shares(summary) => summary.chosen_in_words(localizer, choice, stretch),
            Summary::Trend(summary) => summary.chosen_in_words(localizer, choice, stretch),
            Summary::Map(summary) => summary.chosen_in_words(localizer, choice),
            Summary::Revisions(summary) => summary.chosen_in_words(localizer, choice, stretch),
        }
    }

    /// What had been counted by a day, where the view counts over time.
    pub fn counted_by(&self, localizer: Localizer, day: Day) -> Option<String> {
        match &self.summary {
            Summary::Trend(summary) => summary.counted_by(localizer, day),
            _ => None,
        }
    }

    /// All records that the view shows, which its table has a row for, or adds up.
    pub fn shown(&self) -> Vec<RecordRef> {
        match &self.summary {
            Summary::Shares(summary) => summary.shown(),
            Summary::Trend(summary) => summary.shown(),
            Summary::Map(summary) => summary.shown(),
            Summary::Revisions(summary) => summary.shown(),
        }
    }

    /// The tooltip of a target of its drawing: what the view makes of its records.
    pub fn tip(&self, localizer: Localizer, target: &Target) -> Tip {
        let records = &target.records;
        if let Summary::Revisions(summary) = &self.summary {
            return summary.tip(localizer, records);
        }
        match (self.summed(records), self.share(target)) {
            (Some(date), _) => tip::of_sum(localizer, date, records),
            (_, Some(percent)) => tip::of_share(localizer, percent, target),
            _ => tip::of_records(localizer, records),
        }
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
        match &self.summary {
            Summary::Revisions(summary) => summary.name(localizer, &target.records),
            _ => {
                let (summed, share) = (self.summed(&target.records), self.share(target));
                let mut name = mark::name(localizer, target, summed, share, is_list);
                if let Summary::Map(summary) = &self.summary
                    && let Some(number) = summary.number(&target.records)
                {
                    name.number(localizer, number);
                }
                name
            }
        }
    }

    /// Whether its marks are of two sources each.
    pub const fn compares(&self) -> bool {
        matches!(self.summary, Summary::Revisions(_))
    }

    /// The date of the sum that a mark of these records shows; none where it shows no sum.
    fn summed(&self, records: &[RecordRef]) -> Option<DateSpan> {
        match &self.summary {
            Summary::Trend(summary) => summary.summed(records),
            _ => None,
        }
    }

    /// The share that a target shows, 0 to 100, where it was worked out from what its records have.
    fn share(&self, target: &Target) -> Option<f64> {
        match &self.summary {
            Summary::Shares(summary) => summary.share(target),
            _ => None,
        }
    }

    /// All that the view shows, as a table.
    pub fn table(&self, localizer: Localizer) -> Table {
        let mut table = match &self.summary {
            Summary::Shares(summary) => summary.table(localizer),
            Summary::Trend(summary) => summary.table(localizer),
            Summary::Map(summary) => summary.table(localizer),
            Summary::Revisions(summary) => summary.table(localizer),
        };
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
