//! Who visited whom: the legs of journeys between places, on a base map.

mod code;
mod layout;
mod look;
mod prose;
pub mod summary;
mod table;

use super::Heights;
use super::definition::{Asked, Context, Definition, Details, ViewSummary};
use super::viewport::{EMPTY_CSS, Viewport};
use crate::dataset::{DataSet, RecordRef, Table as Records};
use crate::fields::Field;
use crate::filter::Filter;
use crate::geo::{BadBaseMap, BaseMap, Zoom};
use crate::plane::Point;
use crate::query::Query;
use crate::scene::{Scene, Target};
use crate::text::Host;
use crate::words::Localizer;
use crate::words::caption::Caption;
use crate::words::mark::{self, MarkName};
use crate::words::table::Table;
use code::code;
use summary::{Leg, MOST_NUMBERED, Visits};

/// The view.
pub static VIEW: Definition = Definition {
    table: Records::Visits,
    own: &[Field::Places],
    followed: &[Field::From, Field::Direction],
    chooses: Field::Places,
    has_base_map: true,
    summarise,
};

/// Reads a base map from the bytes of `basemap.bin` or `basemap-fine.bin`.
///
/// # Errors
/// What is wrong with them.
pub fn parse(bytes: &[u8]) -> Result<BaseMap, BadBaseMap> {
    (code().parse)(bytes)
}

/// How a map is looked at when it is made so many times larger around a point, and then moved: see `look.rs`.
pub fn looked(
    scene: &mut Scene,
    now: Option<Zoom>,
    factor: f64,
    at: Point,
    shift: Point,
) -> Option<Zoom> {
    (code().looked)(scene, now, factor, at, shift)
}

/// What is said of the part of a map that is in the picture, where its lines may be coarse.
pub fn in_picture(scene: &Scene, is_coarse: bool, host: &dyn Host) -> [String; 2] {
    (code().in_picture)(scene, is_coarse, host)
}

/// The numbers of the view.
struct Summary(Visits);

fn summarise(asked: &Asked) -> Box<dyn ViewSummary> {
    Box::new(Summary(summary::summarise(asked.query)))
}

impl Summary {
    /// The number that the line of a visit has; none where it has none.
    fn number(&self, records: &[RecordRef]) -> Option<usize> {
        let [record] = records else { return None };
        let is_single = |leg: &&Leg| !leg.is_bundled;
        let mut singles = self.0.legs.iter().filter(is_single).take(MOST_NUMBERED);
        singles
            .find(|leg| leg.record == *record)
            .map(|leg| leg.number)
    }
}

impl ViewSummary for Summary {
    fn records(&self, on_days: Query) -> (usize, usize) {
        (self.0.asked_for, on_days.rows(Records::Visits).len())
    }

    fn rows(&self) -> usize {
        self.0.legs.len()
    }

    fn layout(&self, context: Context, viewport: &Viewport) -> Option<Scene> {
        let Context {
            data,
            base_map,
            base_map_layers,
        } = context;
        layout::layout(data, &self.0, base_map, base_map_layers, viewport)
    }

    fn heights(&self, data: &DataSet, width_css: f64, _: &dyn Host) -> Heights {
        if data.visits.is_empty() {
            return Heights::of(EMPTY_CSS);
        }
        Heights::of(layout::height(width_css))
    }

    fn caption(&self, localizer: Localizer, asked: &Filter) -> Caption {
        prose::caption(localizer, &self.0, asked)
    }
}

impl Details for Summary {
    fn shown(&self) -> Vec<RecordRef> {
        let mut shown = Vec::new();
        for leg in &self.0.legs {
            shown.push(leg.record);
        }
        shown
    }

    fn table(&self, localizer: Localizer) -> Table {
        table::table(localizer, &self.0)
    }

    /// Places, and the visits from and to them.
    fn chosen_in_words(&self, localizer: Localizer, choice: &Filter, _: Option<String>) -> String {
        prose::chosen_in_words(localizer, &self.0, choice)
    }

    fn name(&self, localizer: Localizer, target: &Target, is_list: bool) -> MarkName {
        let mut name = mark::name(localizer, target, None, None, is_list);
        if let Some(number) = self.number(&target.records) {
            name.number(localizer, number);
        }
        name
    }
}
