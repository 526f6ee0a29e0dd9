//! Who visited whom: journeys between places, on a base map.

mod layout;
mod prose;
pub mod summary;
mod table;

use super::Days;
use super::viewport::Viewport;
use crate::dataset::DataSet;
use crate::filter::{Filter, Selection};
use crate::geo::BaseMap;
use crate::scene::Scene;
use crate::words::Localizer;
use crate::words::caption::Caption;
use crate::words::table::Table;
pub use layout::{BaseMapLayers, height};
use summary::Visits;

/// The numbers of the view.
#[derive(Clone, Debug)]
pub struct Summary(Visits);

/// How many visits there were on some days.
pub fn records(data: &DataSet, (from, to): Days) -> usize {
    let mut count = 0;
    for visit in &data.visits {
        count += usize::from(visit.dated().0.touches(from, to));
    }
    count
}

impl Summary {
    /// Summarises the visits of a selection.
    pub fn new(data: &DataSet, selection: &Selection) -> Self {
        Self(summary::summarise(data, selection))
    }

    /// The drawing, on one of `base_map_layers` if it fits.
    pub fn layout(
        &self,
        data: &DataSet,
        base_map: Option<&BaseMap>,
        base_map_layers: &mut BaseMapLayers,
        viewport: &Viewport,
    ) -> Option<Scene> {
        layout::layout(data, &self.0, base_map, base_map_layers, viewport)
    }

    /// What stands around the picture.
    pub fn caption(&self, localizer: Localizer, asked: &Filter) -> Caption {
        prose::caption(localizer, &self.0, asked)
    }

    /// The visits.
    pub fn table(&self, localizer: Localizer) -> Table {
        table::table(localizer, &self.0)
    }
}
