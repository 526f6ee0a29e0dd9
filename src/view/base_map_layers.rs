//! The layer that journeys are drawn on: land, and the boundaries of countries.

use crate::geo::{BaseMap, LineClass, Projection};
use crate::plane::Rect;
use crate::scene::Mark;
use crate::theme::Ink;
use crate::view::marks::Marks;
use std::rc::Rc;

/// ISO 3166-1 alpha-3 codes.
pub type Countries = Vec<[u8; 3]>;

/// Readers go back and forth between filters: the base maps of the last few are kept, some fifty
/// kilobytes each.
const MOST_KEPT: usize = 4;

/// The land and its boundaries, drawn for one projection and size, and what they were drawn for.
#[derive(Clone, Debug)]
struct Layer {
    projection: Projection,
    view: Rect,
    in_focus: Countries,
    marks: Rc<Vec<Mark>>,
}

/// The base maps of a figure, drawn, the last one used at the end.
#[derive(Clone, Debug, Default)]
pub struct BaseMapLayers {
    kept: Vec<Layer>,
    /// Whether the last one used has lines that are coarse for what is shown.
    pub is_coarse: bool,
    /// Whether a finer base map would be used instead.
    pub wants_finer: bool,
}

impl BaseMapLayers {
    /// The layer in `view`, drawn unless it was lately; without a base map there is nothing on it. A closer look is at
    /// the finer base map, if there is one.
    pub fn marks(
        &mut self,
        base_map: Option<&BaseMap>,
        projection: Projection,
        view: Rect,
        in_focus: Countries,
    ) -> Rc<Vec<Mark>> {
        let across_km = projection.across_km(view);
        let used = base_map.map(|base_map| base_map.suiting(across_km));
        self.is_coarse = used.is_some_and(|used| used.is_coarse(across_km));
        self.wants_finer = self.is_coarse && base_map.is_some_and(|base_map| !base_map.has_finer());
        let is_it = |layer: &Layer| {
            layer.projection == projection && layer.view == view && layer.in_focus == in_focus
        };
        let layer = match self.kept.iter().position(is_it) {
            Some(row) => self.kept.remove(row),
            None => Layer::draw(used, projection, view, in_focus),
        };
        if self.kept.len() == MOST_KEPT {
            self.kept.remove(0);
        }
        let marks = Rc::clone(&layer.marks);
        self.kept.push(layer);
        marks
    }
}

impl Layer {
    fn draw(
        base_map: Option<&BaseMap>,
        projection: Projection,
        view: Rect,
        in_focus: Countries,
    ) -> Self {
        let mut marks = Marks::new();
        if let Some(base_map) = base_map {
            draw_land(&mut marks, base_map, &projection, view, &in_focus);
            draw_boundaries(&mut marks, base_map, &projection, view);
        }
        Self {
            projection,
            view,
            in_focus,
            marks: marks.marks.into(),
        }
    }
}

/// In the order of the base map: a country that lies in another comes after it.
fn draw_land(
    marks: &mut Marks,
    base_map: &BaseMap,
    projection: &Projection,
    view: Rect,
    in_focus: &Countries,
) {
    for land in base_map.land(projection, view) {
        let ink = if in_focus.contains(&land.code) {
            Ink::LandInFocus
        } else {
            Ink::Land
        };
        for ring in land.rings {
            marks.area(&[], ring, ink);
        }
    }
}

/// Coasts are where the land ends: they need no line.
fn draw_boundaries(marks: &mut Marks, base_map: &BaseMap, projection: &Projection, view: Rect) {
    for (class, points) in base_map.lines(projection, view) {
        // Of a line of dashes less is seen.
        let (ink, dash_css) = match class {
            LineClass::Coast => continue,
            LineClass::Boundary => (Ink::Border, 0.0),
            LineClass::Disputed => (Ink::Axis, 3.0),
        };
        marks.line(&[], points, ink, 0.75, dash_css);
    }
}
