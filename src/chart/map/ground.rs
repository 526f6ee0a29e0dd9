//! The ground that journeys are drawn on: land, and the boundaries of countries.

use crate::chart::marks::Marks;
use crate::geo::{BaseMap, LineClass, Projection};
use crate::plane::Rect;
use crate::scene::Mark;
use crate::theme::Ink;
use std::rc::Rc;

/// ISO 3166-1 alpha-3 codes.
pub type Countries = Vec<[u8; 3]>;

/// The land and its boundaries, drawn for one projection and size, and what they were drawn for.
#[derive(Clone, Debug)]
pub struct Ground {
    projection: Projection,
    view: Rect,
    in_focus: Countries,
    marks: Rc<Vec<Mark>>,
}

impl Ground {
    /// The ground in `view`; without a base map there is nothing on it.
    pub fn draw(
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
            marks: marks.into_vec().into(),
        }
    }

    /// Whether drawing it again would come to the same.
    pub fn is_for(&self, projection: Projection, view: Rect, in_focus: &Countries) -> bool {
        self.projection == projection && self.view == view && self.in_focus == *in_focus
    }

    /// What it looks like.
    pub fn marks(&self) -> Rc<Vec<Mark>> {
        Rc::clone(&self.marks)
    }
}

fn draw_land(
    marks: &mut Marks,
    base_map: &BaseMap,
    projection: &Projection,
    view: Rect,
    in_focus: &Countries,
) {
    let lands = base_map.land(projection, view);
    // All of one colour in a row: the backend sets it once.
    for ink in &[Ink::Land, Ink::LandInFocus] {
        for land in &lands {
            if in_focus.contains(&land.code) != (*ink == Ink::LandInFocus) {
                continue;
            }
            for ring in &land.rings {
                marks.area(&[], ring.clone(), *ink);
            }
        }
    }
}

/// Coasts are where the land ends: they need no line.
fn draw_boundaries(marks: &mut Marks, base_map: &BaseMap, projection: &Projection, view: Rect) {
    for (class, points) in &base_map.lines(projection, view) {
        let dash_css = match class {
            LineClass::Coast => continue,
            LineClass::Boundary => 0.0,
            LineClass::Disputed => 3.0,
        };
        marks.line(&[], points.clone(), Ink::Border, 0.75, dash_css);
    }
}
