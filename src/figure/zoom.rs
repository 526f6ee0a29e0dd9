//! How a reader looks at a map: closer, farther, elsewhere.

use super::{Act, Dossier, Handle};
use crate::error::Error;
use crate::plane::Point;
use crate::view::map;

impl Dossier {
    /// A reader looks at a map in another way.
    pub(super) fn look(&mut self, handle: Handle, act: Act) -> Result<(), Error> {
        let figure = self.figure_mut(handle)?;
        let here = Point::new(0.0, 0.0);
        let zoom = match (act, &mut figure.scene) {
            // A map that is not laid out yet will be so.
            (Act::Look(zoom), _) => zoom,
            (Act::Zoom { factor, at }, Some(scene)) => {
                map::looked(scene, figure.zoom, factor, at, here)
            }
            (Act::Pan { right, down }, Some(scene)) => {
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
