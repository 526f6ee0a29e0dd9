//! How a reader looks at a map: closer, farther, elsewhere.

use crate::dataset::Table;
use crate::geo::{EARTH_RADIUS_KM, Position, WORLD_ACROSS, Zoom};
use crate::message::Message;
use crate::order::add_new;
use crate::plane::{Point, Rect, within};
use crate::scene::{Axes, Scene, Shape};
use crate::text::Host;

/// A picture shows no less than this, in kilometres: a town with what is around it.
const LEAST_ACROSS_KM: f64 = 30.0;

/// How a map is looked at that was looked at as `now`, when it is made so many times larger around a point, and then moved;
/// as before where that leads beyond the map. The scene's axes follow at once: another step may come before it is laid out.
pub fn looked(
    scene: &mut Scene,
    now: Option<Zoom>,
    factor: f64,
    at: Point,
    shift: Point,
) -> Option<Zoom> {
    let view = whole(scene);
    let Axes::Map(projection) = &mut scene.axes else {
        return now;
    };
    let middle = view.centre();
    let before = now.map_or(1.0, |zoom| zoom.factor);
    let factor = bounded(before * factor, projection.scale() / before, view);
    let step = factor / before;
    // On the way back from close up, all of it fits in again.
    if before > 1.0 && factor <= 1.0 {
        return None;
    }
    // What is under the pointer stays there.
    let moved = |middle: f64, at: f64, shift: f64| at + (middle - at) / step - shift;
    let centre = Point::new(
        moved(middle.x, at.x, shift.x),
        moved(middle.y, at.y, shift.y),
    );
    match projection.unproject(centre) {
        Some(position) => {
            *projection = projection.moved(step, centre, view);
            let Position { lat_deg, lon_deg } = position;
            Some(Zoom {
                centre: Position::new(rounded(lat_deg), rounded(lon_deg)),
                factor: rounded(factor),
            })
        }
        None => now,
    }
}

/// To four digits behind the point, as an address has it: eleven metres. What is shown is what a link shows.
fn rounded(number: f64) -> f64 {
    (number * 1e4).round() / 1e4
}

fn whole(scene: &Scene) -> Rect {
    Rect::new(0.0, 0.0, scene.width_css, scene.height_css)
}

/// A factor between that of the whole world and that of a town; `scale` is that of the map without it.
fn bounded(factor: f64, scale: f64, view: Rect) -> f64 {
    let least = (view.width / WORLD_ACROSS / scale).min(1.0);
    let most = view.width.min(view.height) / (LEAST_ACROSS_KM / EARTH_RADIUS_KM) / scale;
    within(factor, least, most.max(1.0))
}

/// How many lines of a map that is looked at closely are in the picture, and whether the base map is coarse for that: two
/// sentences, either of which may be empty.
pub fn in_picture(scene: &Scene, is_coarse: bool, host: &dyn Host) -> [String; 2] {
    let view = whole(scene);
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
    let mut said = [String::new(), String::new()];
    if seen.len() < all.len() {
        let count = host.number(seen.len() as f64);
        said[0] = host.tell_of(Message::LinesInPicture, all.len(), [count]);
    }
    if is_coarse {
        said[1] = host.say(Message::CoarseMap);
    }
    said
}
