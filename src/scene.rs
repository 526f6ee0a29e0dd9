//! The scene: what is drawn, as marks in CSS pixels, each tied to the records it shows.
//!
//! Everything hard is decided before a scene exists. Painting turns marks into strokes and
//! fills; pointing asks the scene which mark is there.

use crate::dataset::RecordRef;
use crate::plane::{Point, Rect, is_inside, within};
use crate::text::Font;
use crate::theme::Ink;
use std::rc::Rc;

/// A reach in which every mark lies that can be pointed at: those that cannot are infinitely far.
const FAR_CSS: f64 = f64::MAX;

/// A drawing in two layers: the back, which seldom changes, and the data upon it.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    pub width_css: f64,
    pub height_css: f64,
    /// Base map, grid, axes. Shared, so that what did not change is known not to have.
    pub back: Rc<Vec<Mark>>,
    /// Marks of the data, and their labels; later ones lie on top.
    pub data: Vec<Mark>,
    /// Where a pointer means the mark nearest to it along x, however far up or down that is: the plot of a trend.
    pub nearest_x: Option<Rect>,
}

/// One mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub shape: Shape,
    /// The records that it shows; a mark of none cannot be pointed at.
    pub records: Vec<RecordRef>,
}

/// What a mark looks like.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A polyline; dashed if the length of its dashes is not zero.
    Line {
        points: Vec<Point>,
        ink: Ink,
        width_css: f64,
        dash_css: f64,
    },
    /// A polygon.
    Area { points: Vec<Point>, ink: Ink },
    /// A rectangle, its edges brought to whole device pixels.
    Bar { rect: Rect, ink: Ink },
    /// An upright or level hairline, brought to whole device pixels.
    Rule {
        from: Point,
        to: Point,
        ink: Ink,
        width_css: f64,
    },
    /// A disc; a hollow one shows the surface inside its ring.
    Dot {
        centre: Point,
        radius_css: f64,
        ink: Ink,
        is_hollow: bool,
    },
    /// One line of text, `at` being on half the height of its letters.
    Label {
        at: Point,
        text: String,
        font: Font,
        ink: Ink,
        anchor: Anchor,
        /// Whether the surface shines around the letters, on busy ground.
        has_halo: bool,
    },
}

/// Which part of a text is at its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

impl Mark {
    /// A mark of no record.
    pub fn plain(shape: Shape) -> Self {
        Self {
            shape,
            records: Vec::new(),
        }
    }

    /// How far the mark is from `point`, in CSS pixels; zero inside.
    fn distance(&self, point: Point) -> f64 {
        match &self.shape {
            Shape::Line { points, .. } => to_line(point, points),
            Shape::Area { points, .. } if is_inside(point, points) => 0.0,
            Shape::Area { .. } | Shape::Label { .. } => f64::INFINITY,
            Shape::Bar { rect, .. } => to_rect(point, *rect),
            Shape::Rule { from, to, .. } => to_segment(point, *from, *to),
            Shape::Dot {
                centre, radius_css, ..
            } => (point.distance(*centre) - radius_css).max(0.0),
        }
    }

    /// Where a tooltip for the mark points to, for a pointer at `point`.
    fn anchor(&self, point: Point) -> Point {
        match &self.shape {
            Shape::Dot { centre, .. } => *centre,
            Shape::Bar { rect, .. } => rect.nearest(point),
            _ => point,
        }
    }
}

/// What a pointer hit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Row in [`Scene::data`].
    pub mark: usize,
    /// Where a tooltip points to.
    pub anchor: Point,
}

impl Scene {
    /// Whether its back looks like another's: a map's is shared, others are rules and texts.
    pub fn has_back_of(&self, other: &Self) -> bool {
        let are_alike = |(one, other): (&Mark, &Mark)| match (&one.shape, &other.shape) {
            (
                Shape::Rule { from, to, .. },
                Shape::Rule {
                    from: start,
                    to: end,
                    ..
                },
            ) => from == start && to == end,
            (
                Shape::Label { at, text, .. },
                Shape::Label {
                    at: place,
                    text: other,
                    ..
                },
            ) => at == place && text == other,
            _ => false,
        };
        let mut pairs = self.back.iter().zip(other.back.iter());
        Rc::ptr_eq(&self.back, &other.back)
            || (self.back.len() == other.back.len() && pairs.all(are_alike))
    }

    /// The mark of a record that is at `point`, or nearest to it within `reach_css`; of equals the
    /// one on top. In the plot of a trend, the nearest dot sideways.
    pub fn hit(&self, point: Point, reach_css: f64) -> Option<Hit> {
        self.hit_near(point, reach_css)
            .or_else(|| self.hit_sideways(point))
    }

    fn hit_near(&self, point: Point, reach_css: f64) -> Option<Hit> {
        self.nearest(point, reach_css, &|mark| mark.distance(point))
    }

    fn hit_sideways(&self, point: Point) -> Option<Hit> {
        self.nearest_x.filter(|plot| plot.contains(point))?;
        self.nearest(point, FAR_CSS, &|mark| match mark.shape {
            Shape::Dot { centre, .. } => {
                (centre.x - point.x).abs() * 8.0 + (centre.y - point.y).abs()
            }
            _ => f64::INFINITY,
        })
    }

    /// The mark of a record at the least distance, if that is within reach; of equals the one on top.
    fn nearest(
        &self,
        point: Point,
        reach_css: f64,
        distance: &dyn Fn(&Mark) -> f64,
    ) -> Option<Hit> {
        let (mut nearest, mut least) = (None, reach_css);
        for (index, mark) in self.data.iter().enumerate().rev() {
            if mark.records.is_empty() {
                continue;
            }
            let away = distance(mark);
            if away < least || (away <= least && nearest.is_none()) {
                (nearest, least) = (Some(index), away);
            }
        }
        nearest.map(|mark| self.hit_at(mark, point))
    }

    fn hit_at(&self, mark: usize, point: Point) -> Hit {
        let anchor = self.data[mark].anchor(point);
        Hit { mark, anchor }
    }
}

fn to_line(point: Point, corners: &[Point]) -> f64 {
    let mut least = f64::INFINITY;
    for ends in corners.windows(2) {
        least = least.min(to_segment(point, ends[0], ends[1]));
    }
    least
}

fn to_segment(point: Point, from: Point, to: Point) -> f64 {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length_squared = dx * dx + dy * dy;
    if length_squared == 0.0 {
        return point.distance(from);
    }
    let along = ((point.x - from.x) * dx + (point.y - from.y) * dy) / length_squared;
    point.distance(from.toward(to, within(along, 0.0, 1.0)))
}

fn to_rect(point: Point, rect: Rect) -> f64 {
    point.distance(rect.nearest(point))
}
