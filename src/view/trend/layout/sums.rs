//! Sums of weeks, months or years: bars where there is one series and room for them, else steps; the range of each sum is a
//! band behind the steps, or a line through the bar.

use super::Plot;
use crate::dataset::date::{DateSpan, Day};
use crate::plane::{Point, Rect, within};
use crate::view::trend::line::{self, Line};

/// Bars are no narrower than this, with the gap between them.
const LEAST_BAR_CSS: f64 = 4.0;

/// The share of a bar's room that is left free, and the most of it.
const GAP_SHARE: f64 = 0.2;
const MOST_GAP_CSS: f64 = 3.0;

/// Wider bars are pale below their ends: one or two would be blocks of colour.
const MOST_BAR_CSS: f64 = 72.0;

/// The width of a range on a bar, as a share of that, and the most of it.
const RANGE_SHARE: f64 = 0.4;
const MOST_RANGE_CSS: f64 = 10.0;

const STEP_CSS: f64 = 1.5;

/// The dashes of the sum of a part.
const DASH_CSS: f64 = 4.0;

/// The least width of a sum's level: a day of a year would not be seen.
const LEAST_STEP_CSS: f64 = 6.0;

impl Plot<'_> {
    /// The sums of a series, if it has any.
    pub fn sums(&mut self, line: &Line, are_bars: bool) {
        if line.summed.is_empty() {
            return;
        }
        let sums: Vec<_> = line
            .points
            .iter()
            .filter(|point| point.summed.is_some())
            .collect();
        if are_bars {
            for point in sums {
                self.sum_as_bar(line, point);
            }
        } else {
            self.steps(line, &sums);
        }
    }

    /// The ranges of the sums of a series that are drawn as steps: below the lines of all.
    pub fn bands(&mut self, line: &Line) {
        let sums: Vec<_> = line
            .points
            .iter()
            .filter(|point| point.summed.is_some())
            .collect();
        self.band(line, &sums);
    }

    /// Whether the sums of a series have room as bars.
    pub fn has_bars(&self, line: &Line) -> bool {
        let mut widest = 0.0_f64;
        for point in &line.points {
            if point.summed.is_some() {
                widest = widest.max(self.sides(point.date).width);
            }
        }
        widest >= LEAST_BAR_CSS
    }

    /// The room between the first and the last day of a sum, without a height.
    pub fn sides(&self, date: DateSpan) -> Rect {
        let left = self.x_of(date.first);
        let after = Day::from_number(date.last.number() + 1);
        Rect::new(left, self.rect.bottom(), self.x_of(after) - left, 0.0)
    }

    fn sum_as_bar(&mut self, line: &Line, point: &line::Point) {
        let Some(top) = self.at(point) else { return };
        let sides = self.sides(point.date);
        let gap = (sides.width * GAP_SHARE).min(MOST_GAP_CSS);
        // As wide as its period: a narrower one would be read as of fewer days.
        let width = (sides.width - gap).max(1.0);
        let bar = Rect::new(
            top.x - width / 2.0,
            top.y,
            width,
            self.rect.bottom() - top.y,
        );
        let (records, ends) = (
            line.records(point),
            [bar.left, bar.right()].map(|x| Point::new(x, bar.top)),
        );
        let is_wide = width > MOST_BAR_CSS;
        if !line.is_whole(point) {
            self.marks.hollow_bar(records, bar, line.ink());
        } else if is_wide {
            self.marks.bar(records, bar, line.range_ink());
            let [from, to] = ends;
            self.marks
                .rule(records, from, to, line.ink(), 2.0 * STEP_CSS);
        } else {
            self.marks.bar(records, bar, line.ink());
        }
        if is_wide {
            self.free_space.note_line(0, &ends);
        }
        if let (Some(low), Some(high)) = (point.low, point.high) {
            let end = |count: u64| Point::new(top.x, self.counts.at(count as f64));
            let (low, high) = (end(low), end(high));
            // Paler than the bar, and on it: it is seen below the bar's end and above it.
            let width = if is_wide {
                2.0 * STEP_CSS
            } else {
                within(width * RANGE_SHARE, 1.0, MOST_RANGE_CSS)
            };
            let (top, bottom) = (high.y.min(low.y), high.y.max(low.y));
            let range = Rect::new(high.x - width / 2.0, top, width, bottom - top);
            let ink = if is_wide {
                line.ink()
            } else {
                line.range_ink()
            };
            self.marks.bar(&[], range, ink);
        }
    }

    /// From the lowest to the highest estimate of each sum.
    fn band(&mut self, line: &Line, sums: &[&line::Point]) {
        for point in sums {
            let (Some(low), Some(high)) = (point.low, point.high) else {
                continue;
            };
            let (top, bottom) = (self.counts.at(high as f64), self.counts.at(low as f64));
            let sides = self.sides(line.drawn(point));
            let band = Rect::new(
                sides.left,
                top.min(bottom),
                sides.width,
                (bottom - top).abs(),
            );
            self.marks.bar(&[], band, line.range_ink());
        }
    }

    /// A level stretch for each sum, over the days that it is of, and what joins those that follow each other. Where a series of
    /// events has no sum, its line goes down to nothing; of other series it breaks off.
    fn steps(&mut self, line: &Line, sums: &[&line::Point]) {
        let mut run = Vec::new();
        let mut before = None;
        for point in sums {
            let Some((from, to)) = self.step(line, point) else {
                continue;
            };
            let follows = before == Some(point.date.first.number() - 1);
            if !follows && line.is_of_events {
                self.fall(&mut run);
                run.push(Point::new(from.x, self.rect.bottom()));
            } else if !follows {
                self.step_line(line, &mut run);
            }
            if line.is_whole(point) {
                run.push(from);
                run.push(to);
            } else if line.is_of_events {
                run.push(from);
                self.step_line(line, &mut run);
                run.push(to);
            } else {
                // Nothing leads from what is known of some days to what is known of others.
                self.step_line(line, &mut run);
            }
            before = Some(point.date.last.number());
        }
        if line.is_of_events {
            self.fall(&mut run);
        }
        self.step_line(line, &mut run);
        for point in sums {
            self.level(line, point);
        }
    }

    /// Where the level of a sum begins and ends.
    fn step(&self, line: &Line, point: &line::Point) -> Option<(Point, Point)> {
        let y = self.at(point)?.y;
        let sides = self.sides(line.drawn(point));
        let least = LEAST_STEP_CSS.min(self.sides(point.date).width);
        let wider = (least - sides.width).max(0.0) / 2.0;
        let (left, right) = (sides.left - wider, sides.right() + wider);
        Some((Point::new(left, y), Point::new(right, y)))
    }

    /// The level of a sum, which can be pointed at: dashed where it is of a part of its period.
    fn level(&mut self, line: &Line, point: &line::Point) {
        let Some((from, to)) = self.step(line, point) else {
            return;
        };
        let records = line.records(point);
        self.free_space.note_line(0, &[from, to]);
        if line.is_whole(point) {
            self.marks.rule(records, from, to, line.ink(), STEP_CSS);
        } else {
            let ends = vec![from, to];
            self.marks
                .line(records, ends, line.ink(), STEP_CSS, DASH_CSS);
        }
    }

    /// Leads a line down to nothing.
    fn fall(&self, run: &mut Vec<Point>) {
        if let Some(last) = run.last() {
            run.push(Point::new(last.x, self.rect.bottom()));
        }
    }

    fn step_line(&mut self, line: &Line, run: &mut Vec<Point>) {
        let points = std::mem::take(run);
        if points.len() > 1 {
            self.free_space.note_line(0, &points);
            self.marks.line(&[], points, line.ink(), STEP_CSS, 0.0);
        }
    }
}
