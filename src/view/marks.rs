//! The surface that layouts draw on. It makes the marks of a scene, one after the other.
//!
//! All layouts add to one list instead of handing lists to each other: chains of iterators over
//! marks read no better, and each is compiled for itself.

use crate::dataset::RecordRef;
use crate::order::order;
use crate::plane::{Point, Rect};
use crate::scene::{Anchor, Mark, Shape, Target};
use crate::text::Font;
use crate::theme::Ink;

/// The distance between the strokes of a hatching.
const HATCH_CSS: f64 = 6.0;

/// The edge of a hollow bar.
const EDGE_CSS: f64 = 1.0;

/// More strokes than this are a grey area, whatever their number.
const MOST_STROKES: usize = 2000;

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    pub font: Font,
    pub ink: Ink,
    pub has_halo: bool,
}

impl Style {
    /// A text on the bare surface.
    pub const fn plain(font: Font, ink: Ink) -> Self {
        Self {
            font,
            ink,
            has_halo: false,
        }
    }

    /// A text on a busy background.
    pub const fn with_halo(font: Font, ink: Ink) -> Self {
        Self {
            font,
            ink,
            has_halo: true,
        }
    }
}

/// Where a text stands: a point on half the height of its letters, and which part of it is there.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    pub at: Point,
    pub anchor: Anchor,
}

impl Spot {
    /// The text starts at the point.
    pub const fn start(x: f64, y: f64) -> Self {
        Self {
            at: Point::new(x, y),
            anchor: Anchor::Start,
        }
    }

    /// The text is centred on the point.
    pub const fn middle(x: f64, y: f64) -> Self {
        Self {
            at: Point::new(x, y),
            anchor: Anchor::Middle,
        }
    }

    /// The text ends at the point.
    pub const fn end(x: f64, y: f64) -> Self {
        Self {
            at: Point::new(x, y),
            anchor: Anchor::End,
        }
    }
}

/// The marks so far, later ones on top. What shows records can be pointed at; guides show none.
#[derive(Default)]
pub struct Marks {
    pub marks: Vec<Mark>,
    /// What the marks show, in the order in which it was first drawn.
    pub targets: Vec<Target>,
    /// The years of the column that is drawn.
    pub years: Option<(i32, i32)>,
    /// Whether the marks of each target follow each other: then none is looked for among thousands.
    are_in_order: bool,
}

impl Marks {
    /// Nothing drawn yet.
    pub const fn new() -> Self {
        Self {
            marks: Vec::new(),
            targets: Vec::new(),
            years: None,
            are_in_order: false,
        }
    }

    /// Nothing drawn yet, and the marks of each target will follow each other.
    pub const fn in_order() -> Self {
        Self {
            marks: Vec::new(),
            targets: Vec::new(),
            years: None,
            are_in_order: true,
        }
    }

    fn add(&mut self, records: &[RecordRef], shape: Shape) {
        let target = self.target(records);
        self.marks.push(Mark { shape, target });
    }

    /// Has each target read at its place, those of one place in the order in which they were first drawn.
    pub fn read_by(&mut self, places: &[usize]) {
        let rows = order(places.len(), &|one, other| places[one].cmp(&places[other]));
        let (mut targets, mut moved) = (Vec::new(), vec![0; rows.len()]);
        for row in rows {
            moved[row] = targets.len();
            targets.push(std::mem::take(&mut self.targets[row]));
        }
        self.targets = targets;
        for mark in &mut self.marks {
            if let Some(target) = &mut mark.target {
                *target = moved[*target];
            }
        }
    }

    /// The target of these records, in the column that is drawn; none without any.
    fn target(&mut self, records: &[RecordRef]) -> Option<usize> {
        if records.is_empty() {
            return None;
        }
        let first = if self.are_in_order {
            self.targets.len().saturating_sub(1)
        } else {
            0
        };
        let mut targets = self.targets.iter().skip(first);
        let known = targets
            .position(|target| target.years == self.years && target.records == records)
            .map(|row| first + row);
        known.or_else(|| {
            let records = records.to_vec();
            self.targets.push(Target {
                records,
                years: self.years,
                gap: None,
            });
            Some(self.targets.len() - 1)
        })
    }

    /// A place where a record has no value: nothing is drawn, but it can be read.
    pub fn gap(&mut self, record: RecordRef, rect: Rect) {
        if let Some(target) = self.target(&[record]) {
            self.targets[target].gap = Some(rect);
        }
    }

    /// A polyline; dashed if the length of its dashes is not zero.
    pub fn line(
        &mut self,
        records: &[RecordRef],
        points: Vec<Point>,
        ink: Ink,
        width_css: f64,
        dash_css: f64,
    ) {
        let line = Shape::Line {
            points,
            ink,
            width_css,
            dash_css,
        };
        self.add(records, line);
    }

    /// A polygon.
    pub fn area(&mut self, records: &[RecordRef], points: Vec<Point>, ink: Ink) {
        self.add(records, Shape::Area { points, ink });
    }

    /// A rectangle.
    pub fn bar(&mut self, records: &[RecordRef], rect: Rect, ink: Ink) {
        self.add(records, Shape::Bar { rect, ink });
    }

    /// An upright or level line.
    pub fn rule(
        &mut self,
        records: &[RecordRef],
        from: Point,
        to: Point,
        ink: Ink,
        width_css: f64,
    ) {
        let rule = Shape::Rule {
            from,
            to,
            ink,
            width_css,
        };
        self.add(records, rule);
    }

    /// A disc; a hollow one shows the surface inside its ring.
    pub fn dot(
        &mut self,
        records: &[RecordRef],
        centre: Point,
        radius_css: f64,
        ink: Ink,
        is_hollow: bool,
    ) {
        let dot = Shape::Dot {
            centre,
            radius_css,
            ink,
            is_hollow,
        };
        self.add(records, dot);
    }

    /// A value that is crossed out. A dot under the cross can be pointed at.
    pub fn cross(&mut self, of: &[RecordRef], centre: Point, radius_css: f64, ink: Ink) {
        self.dot(of, centre, radius_css, Ink::Surface, false);
        for side in [1.0, -1.0] {
            let rise = side * radius_css;
            let ends = vec![
                Point::new(centre.x - radius_css, centre.y - rise),
                Point::new(centre.x + radius_css, centre.y + rise),
            ];
            self.line(of, ends, ink, 1.5, 0.0);
        }
    }

    /// One line of text.
    pub fn text(&mut self, records: &[RecordRef], spot: Spot, style: Style, text: String) {
        let label = Shape::Label {
            at: spot.at,
            text,
            font: style.font,
            ink: style.ink,
            anchor: spot.anchor,
            has_halo: style.has_halo,
        };
        self.add(records, label);
    }

    /// Diagonal strokes over a bar: a value that was worked out, or is in doubt.
    pub fn hatching(&mut self, rect: Rect, ink: Ink) {
        let count = ((rect.width + rect.height) / HATCH_CSS) as usize;
        for index in 0..count.min(MOST_STROKES) {
            let start = rect.left - rect.height + HATCH_CSS * (index as f64 + 0.5);
            // The stroke climbs from the bottom edge at `start`; its ends are cut at the sides.
            let low = (rect.left - start).max(0.0);
            let high = (rect.right() - start).min(rect.height);
            let ends = vec![
                Point::new(start + low, rect.bottom() - low),
                Point::new(start + high, rect.bottom() - high),
            ];
            self.line(&[], ends, ink, 1.25, 0.0);
        }
    }

    /// A bar that is only its edge.
    pub fn hollow_bar(&mut self, records: &[RecordRef], rect: Rect, ink: Ink) {
        self.bar(records, rect, ink);
        self.bar(&[], rect.grown(-EDGE_CSS), Ink::Surface);
    }

    /// A hollow bar, hatched.
    pub fn hatched_bar(&mut self, records: &[RecordRef], rect: Rect, ink: Ink) {
        self.hollow_bar(records, rect, ink);
        self.hatching(rect.grown(-EDGE_CSS), ink);
    }
}
