//! One view of a data set, prepared once: what is selected and summarised. Scene, caption, table and height are made
//! of that when they are asked for. Steps 2 to 4 of the data flow.

use crate::chart::map::Grounds;
use crate::chart::{self, Room, stacks};
use crate::dataset::DataSet;
use crate::filter::{Filter, Selection, select};
use crate::geo::{self, BaseMap};
use crate::options::{Options, View};
use crate::scene::Scene;
use crate::summary::shares::Shares;
use crate::summary::trend::{Frame, Trend};
use crate::summary::visits::Visits;
use crate::summary::{shares, trend, visits};
use crate::text::Host;
use crate::words::Speaker;
use crate::words::caption::{self, Caption};
use crate::words::refused;
use crate::words::table::{self, Table};

/// The height of a picture that has nothing to show.
const EMPTY_CSS: f64 = 160.0;

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

/// A view of a data set as a filter and options leave it.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The filter within the limits of the options.
    asked: Filter,
    focus: Option<String>,
    selection: Selection,
    summary: Summary,
    /// The records that the view is about, and those of them that the choices leave.
    records: usize,
    chosen: usize,
}

/// The numbers of a view.
#[derive(Clone, Debug)]
enum Summary {
    Shares(Shares),
    Trend(Trend, Frame),
    Map(Visits),
}

impl Prepared {
    /// Selects and summarises.
    pub fn new(data: &DataSet, filter: &Filter, view: View, options: &Options) -> Self {
        let narrowed = options.narrowed(filter);
        let selected = narrowed.as_ref().map(|filter| select(data, filter));
        let selection = selected.unwrap_or_default();
        let asked = narrowed.unwrap_or_else(|| filter.clone());
        let summary = match view {
            View::Shares => {
                Summary::Shares(shares::summarise(data, &selection, &asked, options.shares))
            }
            View::Trend => {
                let frame = options.frame(filter);
                let trend = trend::summarise(data, &selection, frame, options.count);
                Summary::Trend(trend, frame)
            }
            View::Map => Summary::Map(visits::summarise(data, &selection)),
        };
        let mut days = Filter::default();
        (days.from, days.to) = (options.limits.from, options.limits.to);
        Self {
            records: summary.count(data, &select(data, &days)),
            chosen: summary.count(data, &selection),
            asked,
            focus: options.focus.clone(),
            selection,
            summary,
        }
    }

    /// The drawing; none if there is nothing to show. A map is drawn on one of `grounds` if it fits.
    pub fn scene(
        &self,
        data: &DataSet,
        base_map: Option<&BaseMap>,
        grounds: &mut Grounds,
        room: &Room,
    ) -> Option<Scene> {
        match &self.summary {
            Summary::Shares(shares) if !shares.stacks.is_empty() => stacks::layout(shares, room),
            Summary::Shares(shares) => {
                chart::shares::layout(data, shares, self.focus.as_deref(), room)
            }
            Summary::Trend(trend, frame) => chart::trend::layout(trend, *frame, room),
            Summary::Map(visits) => chart::map::layout(data, visits, base_map, grounds, room),
        }
    }

    /// The height at a width, in CSS pixels. Bars get what they need, or some would be cut off.
    pub fn height(&self, data: &DataSet, width_css: f64, wanted: Height, host: &dyn Host) -> f64 {
        let mut needed_css = 0.0;
        let suiting_css = match &self.summary {
            Summary::Shares(shares) if !shares.stacks.is_empty() => stacks::height(width_css),
            Summary::Shares(shares) => {
                let room = Room {
                    width_css,
                    height_css: 0.0,
                    host,
                };
                let bars = chart::shares::layout(data, shares, self.focus.as_deref(), &room);
                needed_css = bars.map_or(0.0, |scene| scene.height_css);
                if needed_css > 0.0 {
                    needed_css
                } else {
                    EMPTY_CSS
                }
            }
            Summary::Trend(..) => chart::trend::height(width_css),
            Summary::Map(_) => chart::map::height(width_css),
        };
        let height_css = match wanted {
            Height::Suiting => suiting_css,
            Height::Wished(height_css) => height_css,
            Height::Filling(room_css) => {
                // Where the page has to move anyway, the picture need not be worse.
                if room_css < FILLING[0] * suiting_css {
                    suiting_css
                } else {
                    room_css.min(FILLING[1] * suiting_css)
                }
            }
        };
        height_css.max(needed_css)
    }

    /// What stands around the picture.
    pub fn caption(&self, speaker: Speaker) -> Caption {
        let (asked, data) = (&self.asked, speaker.data);
        let (mut caption, table, left) = match &self.summary {
            Summary::Shares(shares) => {
                let caption = caption::shares(speaker, shares, asked);
                (caption, "transfers", data.transfers.len())
            }
            Summary::Trend(trend, _) => {
                let caption = caption::trend(speaker, trend, asked);
                (caption, "casualties", data.casualties.len())
            }
            Summary::Map(visits) => {
                let caption = caption::visits(speaker, visits, asked, geo::BOUNDARIES_NOTE);
                (caption, "visits", data.visits.len())
            }
        };
        refused::tell_hidden(&mut caption, speaker, self.chosen, self.records);
        refused::tell(&mut caption, speaker, table, left);
        caption
    }

    /// All that the view shows, as a table.
    pub fn table(&self, speaker: Speaker) -> Table {
        let mut table = match &self.summary {
            Summary::Shares(shares) => table::transfers(speaker, &self.selection, shares),
            Summary::Trend(trend, _) => table::casualties(speaker, trend),
            Summary::Map(visits) => table::visits(speaker, visits),
        };
        if let Some(hidden) = refused::hidden(speaker, self.chosen, self.records) {
            table.caption = format!("{}. {hidden}", table.caption);
        }
        table
    }
}

impl Summary {
    /// How many records of a selection are what the view is about.
    fn count(&self, data: &DataSet, selection: &Selection) -> usize {
        match self {
            Self::Shares(_) => selection.transfers.len(),
            Self::Trend(trend, _) => {
                let rows = selection.casualties.iter();
                rows.filter(|row| data.casualty(**row).kind == trend.kind)
                    .count()
            }
            Self::Map(_) => selection.visits.len(),
        }
    }
}
