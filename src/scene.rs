//! The scene: what is drawn, as marks in CSS pixels, and what they mean.
//!
//! Everything hard is decided before a scene exists. Painting turns marks into strokes and
//! fills; pointing asks the scene which target is there, and its axes what a pixel stands for.

use crate::dataset::RecordRef;
use crate::dataset::date::Day;
use crate::fill::owned;
use crate::geo::{Position, Projection};
use crate::plane::{Point, Rect, is_inside, within};
use crate::scale::{Bands, Linear, Time};
use crate::text::{Font, Host};
use crate::theme::Ink;
use std::rc::Rc;

/// A reach in which every mark lies that can be pointed at: those that cannot are infinitely far.
const FAR_CSS: f64 = f64::MAX;

/// How far a ring stands from its dot.
const RING_CSS: f64 = 3.5;

/// A drawing in two layers: the back, which seldom changes, and the data upon it.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    pub width_css: f64,
    pub height_css: f64,
    /// Base map, grid, axes. Shared, so that what did not change is known not to have.
    pub back: Rc<Vec<Mark>>,
    /// Marks of the data, and their labels; later ones lie on top.
    pub data: Vec<Mark>,
    /// What can be pointed at, focused and named, in reading order.
    pub targets: Vec<Target>,
    /// What its pixels stand for.
    pub axes: Axes,
}

/// One thing that a reader can point at: records that some marks show together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Target {
    pub records: Vec<RecordRef>,
    /// The years of the column that it is a part of: others may have the same records.
    pub years: Option<(i32, i32)>,
    /// Where it is if no mark shows it: a record without a value, which can be read all the same.
    pub gap: Option<Rect>,
}

/// What the pixels of a scene stand for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Axes {
    /// Bars, with their values beside them.
    None,
    /// Days along x, values along y. In its plot a pointer means the mark nearest to it along x, however far up or
    /// down that is.
    Time {
        plot: Rect,
        days: Time,
        values: Linear,
    },
    /// A column for each of several years, and values along y. The first column is of the years from the first to the
    /// second of `first`, each other one of a year more.
    Columns {
        columns: Bands,
        values: Linear,
        first: (i32, i32),
    },
    /// Positions on the globe.
    Map(Projection),
}

impl Axes {
    /// The day at a pixel.
    pub fn day(&self, point: Point) -> Option<Day> {
        match self {
            Self::Time { days, .. } => Some(days.invert(point.x)),
            _ => None,
        }
    }

    /// The value at a pixel, in the unit of the axis.
    pub fn value(&self, point: Point) -> Option<f64> {
        match self {
            Self::Time { values, .. } | Self::Columns { values, .. } => {
                Some(values.invert(point.y))
            }
            _ => None,
        }
    }

    /// The column at a pixel, counted from 0.
    pub fn column(&self, point: Point) -> Option<usize> {
        match self {
            Self::Columns { columns, .. } => columns.invert(point.x),
            _ => None,
        }
    }

    /// The position on the globe at a pixel; none beyond the edge of the map.
    pub fn position(&self, point: Point) -> Option<Position> {
        match self {
            Self::Map(projection) => projection.unproject(point),
            _ => None,
        }
    }
}

/// One mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub shape: Shape,
    /// Row in [`Scene::targets`]; a mark of none cannot be pointed at.
    pub target: Option<usize>,
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
        /// Whether the surface shines around the letters, on a busy background.
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

impl Shape {
    /// The box around it.
    pub fn bounds(&self, host: &dyn Host) -> Rect {
        match self {
            Self::Line { points, .. } | Self::Area { points, .. } => Rect::around(points),
            Self::Bar { rect, .. } => *rect,
            Self::Rule { from, to, .. } => Rect::around(&[*from, *to]),
            Self::Dot {
                centre, radius_css, ..
            } => Rect::around(&[*centre]).grown(*radius_css),
            Self::Label {
                at,
                text,
                font,
                anchor,
                ..
            } => {
                let width = host.text_width(text, *font);
                let before = match anchor {
                    Anchor::Start => 0.0,
                    Anchor::Middle => width / 2.0,
                    Anchor::End => width,
                };
                let top = at.y - font.size_css / 2.0;
                Rect::new(at.x - before, top, width, font.size_css)
            }
        }
    }
}

impl Mark {
    /// A mark of no record.
    pub fn plain(shape: Shape) -> Self {
        Self {
            shape,
            target: None,
        }
    }

    /// Whether it is a dot with its middle in a rectangle.
    pub fn is_dot_within(&self, rect: Rect) -> bool {
        matches!(self.shape, Shape::Dot { centre, .. } if rect.contains(centre))
    }

    /// The same in the colour of text, if it is a label in that of the surface: on a mark that is pale it would be lost.
    pub fn on_pale(&self) -> Option<Self> {
        match &self.shape {
            Shape::Label {
                at,
                text,
                font,
                ink: Ink::Surface,
                anchor,
                ..
            } => Some(Self::plain(Shape::Label {
                at: *at,
                text: owned(text),
                font: *font,
                ink: Ink::Text,
                anchor: *anchor,
                // What is pale by one reader's wish is not by another's.
                has_halo: true,
            })),
            _ => None,
        }
    }

    /// A ring around it, if it is a dot.
    pub fn ring(&self) -> Option<Self> {
        match self.shape {
            Shape::Dot {
                centre,
                radius_css,
                ink,
                ..
            } => Some(Self::plain(Shape::Dot {
                centre,
                radius_css: radius_css + RING_CSS,
                ink,
                is_hollow: true,
            })),
            _ => None,
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
    /// Row in [`Scene::targets`].
    pub target: usize,
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

    /// The records that a mark shows.
    pub fn records(&self, mark: &Mark) -> &[RecordRef] {
        match mark.target {
            Some(target) => &self.targets[target].records,
            None => &[],
        }
    }

    /// The box around a target's marks.
    pub fn bounds(&self, target: usize, host: &dyn Host) -> Rect {
        let marks = self.data.iter().filter(|mark| mark.target == Some(target));
        let boxes = marks.map(|mark| mark.shape.bounds(host));
        boxes.reduce(Rect::union).unwrap_or_default()
    }

    /// The target with a mark that is at `point`, or nearest to it within `reach_css`; of equals the
    /// one on top. In a plot over time, the one whose dot is nearest along x.
    pub fn hit(&self, point: Point, reach_css: f64) -> Option<Hit> {
        self.hit_near(point, reach_css)
            .or_else(|| self.hit_along_x(point))
    }

    /// The target with a mark at `point`, or nearest to it within `reach_css`.
    pub fn hit_near(&self, point: Point, reach_css: f64) -> Option<Hit> {
        self.nearest(point, reach_css, &|mark| mark.distance(point))
    }

    fn hit_along_x(&self, point: Point) -> Option<Hit> {
        match self.axes {
            Axes::Time { plot, .. } if plot.contains(point) => {}
            _ => return None,
        }
        self.nearest(point, FAR_CSS, &|mark| match mark.shape {
            Shape::Dot { centre, .. } => {
                (centre.x - point.x).abs() * 8.0 + (centre.y - point.y).abs()
            }
            _ => f64::INFINITY,
        })
    }

    /// The target with the mark at the least distance, if that is within reach; of equals the one on top.
    fn nearest(
        &self,
        point: Point,
        reach_css: f64,
        distance: &dyn Fn(&Mark) -> f64,
    ) -> Option<Hit> {
        let (mut nearest, mut least) = (None, reach_css);
        for mark in self.data.iter().rev() {
            let Some(target) = mark.target else { continue };
            let away = distance(mark);
            if away < least || (away <= least && nearest.is_none()) {
                (nearest, least) = (Some((target, mark)), away);
            }
        }
        let (target, mark) = nearest?;
        let mut anchor = mark.anchor(point);
        if let (Axes::None, Shape::Bar { rect, .. }) = (&self.axes, &mark.shape) {
            anchor.y = rect.bottom();
        }
        Some(Hit { target, anchor })
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
