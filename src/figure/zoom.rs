//! How a reader looks at a map: closer, farther, elsewhere.

use super::{Dossier, Handle};
use crate::error::Error;
use crate::geo::Zoom;
use crate::plane::Point;
use crate::view::map;

/// What a reader does with a map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Look {
    /// Looks at it so many times closer, from a point of it.
    Closer { factor: f64, at: Point },
    /// Moves it by some pixels.
    Pan { right: f64, down: f64 },
    /// Looks at it in one way, or at all of it.
    To(Option<Zoom>),
}

impl Dossier {
    /// A reader looks at a map in another way; other figures have none.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`].
    pub fn look(&mut self, handle: Handle, look: Look) -> Result<(), Error> {
        let figure = self.figure_mut(handle)?;
        let here = Point::new(0.0, 0.0);
        let zoom = match (look, &mut figure.scene) {
            // A map that is not laid out yet will be so.
            (Look::To(zoom), _) => zoom,
            (Look::Closer { factor, at }, Some(scene)) => {
                map::looked(scene, figure.zoom, factor, at, here)
            }
            (Look::Pan { right, down }, Some(scene)) => {
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
