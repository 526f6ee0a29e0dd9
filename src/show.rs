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

/// The height of a view at a width, in CSS pixels: as it is wished, or as it suits the view. Bars get
/// what they need, or some would be cut off.
pub fn height(
    data: &DataSet,
    filter: &Filter,
    view: View,
    options: &Options,
    (width_css, wished_css): (f64, Option<f64>),
    host: &dyn Host,
) -> f64 {
    let room = Room {
        width_css,
        height_css: EMPTY_CSS,
        host,
    };
    match (view, options.shares) {
        (View::Shares, ShareMode::Window) => {
            let bars = shares(data, filter, options, &room);
            let needed_css = bars.map_or(0.0, |scene| scene.height_css);
            let suiting_css = if needed_css > 0.0 {
                needed_css
            } else {
                EMPTY_CSS
            };
            wished_css.unwrap_or(suiting_css).max(needed_css)
        }
        (View::Shares, _) => wished_css.unwrap_or_else(|| stacks::height(width_css)),
        (View::Trend, _) => wished_css.unwrap_or_else(|| chart::trend::height(width_css)),
        (View::Map, _) => wished_css.unwrap_or_else(|| chart::map::height(width_css)),
    }
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
