//! Who visited whom: journeys between places, on a base map.

mod code;
mod layout;
mod look;
mod prose;
pub mod summary;
mod table;

use super::viewport::Viewport;
use crate::dataset::{DataSet, RecordRef};
use crate::filter::Filter;
use crate::geo::{BadBaseMap, BaseMap, Zoom};
use crate::plane::Point;
use crate::query::Query;
use crate::scene::Scene;
use crate::text::Host;
use crate::words::Localizer;
use crate::words::caption::Caption;
use crate::words::table::Table;
use code::code;
pub use layout::{BaseMapLayers, height};
use summary::{Journey, MOST_NUMBERED, Visits};

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
#[derive(Clone, Debug)]
pub struct Summary(Visits);

impl Summary {
    /// Summarises the visits that are asked for.
    pub fn new(query: Query) -> Self {
        Self((code().summarise)(query))
    }

    /// How many visits were asked for.
    pub fn visits(&self) -> usize {
        self.0.asked_for
    }

    /// The drawing, on one of `base_map_layers` if it fits.
    pub fn layout(
        &self,
        data: &DataSet,
        base_map: Option<&BaseMap>,
        base_map_layers: &mut BaseMapLayers,
        viewport: &Viewport,
    ) -> Option<Scene> {
        (code().layout)(data, &self.0, base_map, base_map_layers, viewport)
    }

    /// What stands around the picture.
    pub fn caption(&self, localizer: Localizer, asked: &Filter) -> Caption {
        (code().caption)(localizer, &self.0, asked)
    }

    /// What is said of the places that are chosen, and of the visits from and to them.
    pub fn chosen_in_words(&self, localizer: Localizer, choice: &Filter) -> String {
        (code().chosen_in_words)(localizer, &self.0, choice)
    }

    /// The visits, one by one.
    pub fn shown(&self) -> Vec<RecordRef> {
        let mut shown = Vec::new();
        for journey in &self.0.journeys {
            shown.push(journey.record);
        }
        shown
    }

    /// The number that the line of a visit has; none where it has none.
    pub fn number(&self, records: &[RecordRef]) -> Option<usize> {
        let [record] = records else { return None };
        let is_single = |journey: &&Journey| !journey.is_bundled;
        let mut singles = self.0.journeys.iter().filter(is_single).take(MOST_NUMBERED);
        singles
            .find(|journey| journey.record == *record)
            .map(|journey| journey.number)
    }

    /// The visits.
    pub fn table(&self, localizer: Localizer) -> Table {
        (code().table)(localizer, &self.0)
    }
}
