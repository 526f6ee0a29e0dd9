//! Points and rectangles of the drawing, in CSS pixels, y downwards.

/// A number brought between two others; one that is no number becomes the lower of them.
///
/// Not [`f64::clamp`], which leaves it what it was, and whose panic brings the printing of floats.
pub const fn within(value: f64, low: f64, high: f64) -> f64 {
    value.max(low).min(high)
}

/// A point of the drawing, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

impl Point {
    /// The point `x` right of and `y` below the drawing's corner.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The distance to `other`.
    pub fn distance(self, other: Self) -> f64 {
        let (dx, dy) = (self.x - other.x, self.y - other.y);
        (dx * dx + dy * dy).sqrt()
    }

    /// The point a `share` (0 to 1) of the way to `other`.
    pub fn toward(self, other: Self, share: f64) -> Self {
        Self::new(
            self.x + (other.x - self.x) * share,
            self.y + (other.y - self.y) * share,
        )
    }
}

/// An upright rectangle of the drawing, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
}

impl Rect {
    /// The rectangle with this corner and this size.
    pub const fn new(left: f64, top: f64, width: f64, height: f64) -> Self {
        Self {
            left,
            top,
            width,
            height,
        }
    }

    /// The smallest rectangle around all points; at the origin and empty if there are none.
    pub fn around(points: &[Point]) -> Self {
        let Some(first) = points.first() else {
            return Self::default();
        };
        let (mut left, mut top, mut right, mut bottom) = (first.x, first.y, first.x, first.y);
        for point in points {
            left = left.min(point.x);
            top = top.min(point.y);
            right = right.max(point.x);
            bottom = bottom.max(point.y);
        }
        Self::new(left, top, right - left, bottom - top)
    }

    /// The smallest rectangle around both.
    pub fn union(self, other: Self) -> Self {
        let corner = |rect: Self| Point::new(rect.right(), rect.bottom());
        let start = |rect: Self| Point::new(rect.left, rect.top);
        Self::around(&[start(self), corner(self), start(other), corner(other)])
    }

    /// The x of the right edge.
    pub fn right(self) -> f64 {
        self.left + self.width
    }

    /// The y of the bottom edge.
    pub fn bottom(self) -> f64 {
        self.top + self.height
    }

    /// The point inside that is nearest to `point`.
    pub fn nearest(self, point: Point) -> Point {
        Point::new(
            within(point.x, self.left, self.right()),
            within(point.y, self.top, self.bottom()),
        )
    }

    /// The point in the middle.
    pub fn centre(self) -> Point {
        Point::new(self.left + self.width / 2.0, self.top + self.height / 2.0)
    }

    /// The part of a line that lies in it (Liang and Barsky, 1984).
    pub fn part_of(self, from: Point, to: Point) -> Option<[Point; 2]> {
        if self.contains(from) && self.contains(to) {
            return Some([from, to]);
        }
        let (mut start, mut end) = (0.0_f64, 1.0_f64);
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        for (step, distance) in [
            (-dx, from.x - self.left),
            (dx, self.right() - from.x),
            (-dy, from.y - self.top),
            (dy, self.bottom() - from.y),
        ] {
            if step == 0.0 {
                if distance < 0.0 {
                    return None;
                }
                continue;
            }
            let at = distance / step;
            if step < 0.0 {
                start = start.max(at);
            } else {
                end = end.min(at);
            }
        }
        (start <= end).then(|| [from.toward(to, start), from.toward(to, end)])
    }

    /// Whether `point` lies inside or on the edge.
    pub fn contains(self, point: Point) -> bool {
        (self.left..=self.right()).contains(&point.x)
            && (self.top..=self.bottom()).contains(&point.y)
    }

    /// Whether the two share any area.
    pub fn overlaps(self, other: Self) -> bool {
        self.left < other.right()
            && other.left < self.right()
            && self.top < other.bottom()
            && other.top < self.bottom()
    }

    /// The rectangle grown by `margin` on every side; shrunk if negative, to no less than nothing.
    pub fn grown(self, margin: f64) -> Self {
        let width = (self.width + 2.0 * margin).max(0.0);
        let height = (self.height + 2.0 * margin).max(0.0);
        self.resized(width, height)
    }

    /// The rectangle, or around the same middle one that is no narrower and no lower than this.
    pub fn at_least(self, side: f64) -> Self {
        self.resized(self.width.max(side), self.height.max(side))
    }

    fn resized(self, width: f64, height: f64) -> Self {
        let centre = self.centre();
        Self::new(
            centre.x - width / 2.0,
            centre.y - height / 2.0,
            width,
            height,
        )
    }

    /// Whether `other` lies wholly inside.
    pub fn encloses(self, other: Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && self.right() >= other.right()
            && self.bottom() >= other.bottom()
    }
}

/// Whether a point is inside a ring, by the even-odd rule.
pub fn is_inside(point: Point, ring: &[Point]) -> bool {
    let mut inside = false;
    let mut previous = ring.last();
    for corner in ring {
        if let Some(before) = previous
            && (corner.y > point.y) != (before.y > point.y)
        {
            let share = (point.y - corner.y) / (before.y - corner.y);
            if point.x < corner.x + share * (before.x - corner.x) {
                inside = !inside;
            }
        }
        previous = Some(corner);
    }
    inside
}
