//! Who visited whom: journeys between places, on a base map.

mod layout;
mod prose;
pub mod summary;
mod table;

use super::viewport::Viewport;
use crate::dataset::DataSet;
use crate::filter::Filter;
use crate::geo::BaseMap;
use crate::query::Query;
use crate::scene::Scene;
use crate::words::Localizer;
use crate::words::caption::Caption;
use crate::words::table::Table;
pub use layout::{BaseMapLayers, height};
use summary::Visits;

/// The numbers of the view.
#[derive(Clone, Debug)]
pub struct Summary(Visits);

impl Summary {
    /// Summarises the visits that are asked for.
    pub fn new(query: Query) -> Self {
        Self(summary::summarise(query))
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
        layout::layout(data, &self.0, base_map, base_map_layers, viewport)
    }

    /// What stands around the picture.
    pub fn caption(&self, localizer: Localizer, asked: &Filter) -> Caption {
        prose::caption(localizer, &self.0, asked)
    }

    /// What is said of the places that are chosen, and of the visits from and to them.
    pub fn chosen_in_words(&self, localizer: Localizer, choice: &Filter) -> String {
        prose::chosen_in_words(localizer, &self.0, choice)
    }

    /// The visits.
    pub fn table(&self, localizer: Localizer) -> Table {
        table::table(localizer, &self.0)
    }
}
