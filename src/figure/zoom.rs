//! How a reader looks at a map: closer, farther, elsewhere.

use super::choice::in_two_sentences;
use super::mounted::Figure;
use super::{Act, Dossier, Handle};
use crate::dataset::Table;
use crate::error::Error;
use crate::geo::{EARTH_RADIUS_KM, WORLD_ACROSS, Zoom};
use crate::message::Message;
use crate::order::add_new;
use crate::plane::{Point, Rect, within};
use crate::scene::{Axes, Scene, Shape};
use crate::text::Host;

/// A picture shows no less than this, in kilometres: a town with what is around it.
const LEAST_ACROSS_KM: f64 = 30.0;

/// Where less than this is shown, the lines of a map at 1:110 million are coarse.
const COARSE_ACROSS_KM: f64 = 1200.0;

impl Dossier {
    /// A reader looks at a map in another way.
    pub(super) fn look(&mut self, handle: Handle, act: Act) -> Result<(), Error> {
        let figure = self.figure_mut(handle)?;
        let zoom = match act {
            Act::Look(zoom) => zoom,
            _ => figure.looked(act),
        };
        if figure.zoom != zoom {
            figure.zoom = zoom;
            figure.needs_layout = true;
        }
        Ok(())
    }
}

impl Figure {
    /// How it is looked at after an act; as before where that leads beyond the map.
    fn looked(&mut self, act: Act) -> Option<Zoom> {
        let Some(scene) = &mut self.scene else {
            return self.zoom;
        };
        let Axes::Map(projection) = &mut scene.axes else {
            return self.zoom;
        };
        let view = Rect::new(0.0, 0.0, scene.width_css, scene.height_css);
        let middle = view.centre();
        let now = self.zoom.map_or(1.0, |zoom| zoom.factor);
        let (factor, at) = match act {
            Act::Zoom { factor, at } => {
                let wanted = bounded(now * factor, projection.scale() / now, view);
                let step = wanted / now;
                // What is under the pointer stays there.
                let stay = |middle: f64, at: f64| at + (middle - at) / step;
                let at = Point::new(stay(middle.x, at.x), stay(middle.y, at.y));
                (wanted, at)
            }
            Act::Pan { right, down } => (now, Point::new(middle.x - right, middle.y - down)),
            _ => return self.zoom,
        };
        // On the way back from close up, all of it fits in again.
        if now > 1.0 && factor <= 1.0 {
            return None;
        }
        match projection.unproject(at) {
            Some(centre) => {
                // Another act may come before this one is drawn.
                *projection = projection.moved(factor / now, at, view);
                Some(Zoom { centre, factor })
            }
            None => self.zoom,
        }
    }
}

/// A factor between that of the whole world and that of a town; `scale` is that of the map without it.
fn bounded(factor: f64, scale: f64, view: Rect) -> f64 {
    let least = (view.width / WORLD_ACROSS / scale).min(1.0);
    let most = view.width.min(view.height) / (LEAST_ACROSS_KM / EARTH_RADIUS_KM) / scale;
    within(factor, least, most.max(1.0))
}

/// How many lines of a map that is looked at closely are in the picture, and whether the map is coarse for that.
pub(super) fn in_picture(scene: &Scene, host: &dyn Host) -> String {
    let view = Rect::new(0.0, 0.0, scene.width_css, scene.height_css);
    let (mut all, mut seen) = (Vec::new(), Vec::new());
    for mark in &scene.data {
        let Shape::Line { points, .. } = &mark.shape else {
            continue;
        };
        let crosses = |ends: &[Point]| view.part_of(ends[0], ends[1]).is_some();
        let is_seen = points.windows(2).any(crosses);
        for record in scene.records(mark) {
            if record.table == Table::Visits {
                add_new(&mut all, *record);
                if is_seen {
                    add_new(&mut seen, *record);
                }
            }
        }
    }
    let mut text = String::new();
    if seen.len() < all.len() {
        let count = host.number(seen.len() as f64);
        text = host.tell_of(Message::LinesInPicture, all.len(), [count]);
    }
    if is_coarse(scene, view) {
        text = in_two_sentences(text, host.say(Message::CoarseMap), host);
    }
    text
}

fn is_coarse(scene: &Scene, view: Rect) -> bool {
    let Axes::Map(map) = &scene.axes else {
        return false;
    };
    let across = view.width.min(view.height) / map.scale();
    across * EARTH_RADIUS_KM < COARSE_ACROSS_KM
}
