//! One view of a selection: its scene, its caption, its table. Steps 2 to 4 of the data flow.

use crate::chart::map::Grounds;
use crate::chart::{self, Room, stacks};
use crate::dataset::DataSet;
use crate::filter::{Filter, Selection, select};
use crate::geo::{self, BaseMap};
use crate::options::{Options, View};
use crate::scene::Scene;
use crate::summary::shares::ShareMode;
use crate::summary::{shares, trend, visits};
use crate::text::Host;
use crate::words::Speaker;
use crate::words::caption::{self, Caption};
use crate::words::refused;
use crate::words::table::{self, Table};

/// The height of a picture that has nothing to show.
const EMPTY_CSS: f64 = 160.0;

fn selected(data: &DataSet, filter: &Filter, options: &Options) -> Selection {
    let narrowed = options.narrowed(filter);
    narrowed.map_or_else(Selection::default, |filter| select(data, &filter))
}

/// The scene of supplier shares.
pub fn shares(data: &DataSet, filter: &Filter, options: &Options, room: &Room) -> Option<Scene> {
    let selection = selected(data, filter, options);
    let summary = shares::summarise(data, &selection, options.shares);
    match options.shares {
        ShareMode::Window => chart::shares::layout(data, &summary, options.focus.as_deref(), room),
        _ => stacks::layout(&summary, room),
    }
}

/// The scene of casualty counts.
pub fn trend(data: &DataSet, filter: &Filter, options: &Options, room: &Room) -> Option<Scene> {
    let selection = selected(data, filter, options);
    let frame = options.frame(filter);
    let summary = trend::summarise(data, &selection, frame, options.count);
    chart::trend::layout(&summary, frame, room)
}

/// The scene of visits, on one of `grounds` if it fits.
pub fn map(
    data: &DataSet,
    filter: &Filter,
    options: &Options,
    base_map: Option<&BaseMap>,
    grounds: &mut Grounds,
    room: &Room,
) -> Option<Scene> {
    let selection = selected(data, filter, options);
    let summary = visits::summarise(data, &selection);
    chart::map::layout(data, &summary, base_map, grounds, room)
}

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

/// The height of a view at a width, in CSS pixels. Bars get what they need, or some would be cut off.
pub fn height(
    data: &DataSet,
    filter: &Filter,
    view: View,
    options: &Options,
    (width_css, wanted): (f64, Height),
    host: &dyn Host,
) -> f64 {
    let mut needed_css = 0.0;
    let suiting_css = match (view, options.shares) {
        (View::Shares, ShareMode::Window) => {
            let room = Room {
                width_css,
                height_css: 0.0,
                host,
            };
            let bars = shares(data, filter, options, &room);
            needed_css = bars.map_or(0.0, |scene| scene.height_css);
            if needed_css > 0.0 {
                needed_css
            } else {
                EMPTY_CSS
            }
        }
        (View::Shares, _) => stacks::height(width_css),
        (View::Trend, _) => chart::trend::height(width_css),
        (View::Map, _) => chart::map::height(width_css),
    };
    let height_css = match wanted {
        Height::Suiting => suiting_css,
        Height::Wished(height_css) => height_css,
        Height::Filling(room_css) => {
            let [low, high] = FILLING.map(|share| share * suiting_css);
            // Where the page has to move anyway, the picture need not be worse.
            if room_css < low {
                suiting_css
            } else {
                room_css.min(high)
            }
        }
    };
    height_css.max(needed_css)
}

/// What stands around a view.
pub fn caption(speaker: Speaker, filter: &Filter, view: View, options: &Options) -> Caption {
    let data = speaker.data;
    let selection = selected(data, filter, options);
    let asked = options.narrowed(filter);
    let asked = asked.as_ref().unwrap_or(filter);
    let mut caption = match view {
        View::Shares => {
            let summary = shares::summarise(data, &selection, options.shares);
            caption::shares(speaker, &summary, asked)
        }
        View::Trend => {
            let frame = options.frame(filter);
            let summary = trend::summarise(data, &selection, frame, options.count);
            caption::trend(speaker, &summary, asked)
        }
        View::Map => {
            let summary = visits::summarise(data, &selection);
            caption::visits(speaker, &summary, asked, geo::BOUNDARIES_NOTE)
        }
    };
    let (table, left) = match view {
        View::Shares => ("transfers", data.transfers.len()),
        View::Trend => ("casualties", data.casualties.len()),
        View::Map => ("visits", data.visits.len()),
    };
    refused::tell(&mut caption, speaker, table, left);
    caption
}

/// All that a view shows, as a table.
pub fn table(speaker: Speaker, filter: &Filter, view: View, options: &Options) -> Table {
    let selection = selected(speaker.data, filter, options);
    match view {
        View::Shares => table::transfers(speaker, &selection),
        View::Trend => table::casualties(speaker, &selection, options.count),
        View::Map => {
            let summary = visits::summarise(speaker.data, &selection);
            table::visits(speaker, &summary)
        }
    }
}
