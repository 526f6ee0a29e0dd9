//! How a reader looks at a map: closer, farther, elsewhere.

use super::{Act, Dossier, Handle};
use crate::error::Error;
use crate::plane::Point;
use crate::view::map;

impl Dossier {
    /// A reader looks at a map in another way.
    pub(super) fn look(&mut self, handle: Handle, act: Act) -> Result<(), Error> {
        let figure = self.figure_mut(handle)?;
        let Some(scene) = &mut figure.scene else {
            return Ok(());
        };
        let here = Point::new(0.0, 0.0);
        let zoom = match act {
            Act::Look(zoom) => zoom,
            Act::Zoom { factor, at } => map::looked(scene, figure.zoom, factor, at, here),
            Act::Pan { right, down } => {
                map::looked(scene, figure.zoom, 1.0, here, Point::new(right, down))
            }
            _ => figure.zoom,
        };
        if figure.zoom != zoom {
            figure.zoom = zoom;
            figure.needs_layout = true;
        }
        Ok(())
    }
}
