//! What it cost in lives: lines through reported points, with what happened meanwhile.
//!
//! Totals are points on a line. Counts of single days are stems from zero: between two of them
//! nothing is known, so nothing connects them.

mod annotations;
mod legend;
mod names;
mod series;
mod sums;

use crate::dataset::date::Day;
use crate::dataset::records::CountKind;
use crate::options::Frame;
use crate::order::order;
use crate::plane::{Point, Rect, within};
use crate::scale::{Linear, Time};
use crate::scene::{Axes, Scene};
use crate::view::axis::{self, TIME_LABELS};
use crate::view::labels::FreeSpace;
use crate::view::marks::Marks;
use crate::view::trend::line::{self, Line};
use crate::view::trend::summary::{FEW_POINTS, Trend};
use crate::view::viewport::{SMALL_LINE, Viewport};
use annotations::MOST_ROWS;
use legend::Legend;

/// Room under the ticks for the marks of visits and deals.
const RAIL: f64 = 12.0;

/// So many names find room beside their points in any picture.
const FEW_NAMES: usize = 4;

/// However small a figure is, this share of it is left for the lines.
const LEAST_PLOT: f64 = 0.25;

/// The least width of what a date's doubt is drawn as.
const DOUBT_CSS: f64 = 6.0;

/// The height that suits a width.
pub fn height(width_css: f64) -> f64 {
    within(width_css * 0.62, 290.0, 440.0)
}

/// Where counts and days are on the drawing, and what is drawn there so far.
struct Plot<'a> {
    viewport: &'a Viewport<'a>,
    rect: Rect,
    time: Time,
    last: Day,
    counts: Linear,
    kind: CountKind,
    /// Whether names stand at the ends of lines in one line of text each.
    is_crowded: bool,
    /// The height of a legend above all else, in CSS pixels; 0 where there is none.
    legend_css: f64,
    free_space: FreeSpace,
    marks: Marks,
}

/// Lays out the counts of a selection; none if there are none.
pub fn layout(trend: &Trend, frame: Frame, viewport: &Viewport) -> Option<Scene> {
    let days = trend.days_within(frame)?;
    let legend = Legend::new(trend, viewport);
    let mut plot = Plot::new(trend, viewport, days, legend.height_css);
    plot.legend(&legend);
    plot.rail(&trend.annotations);
    let annotations = plot.marks.targets.len();
    // Series after series is read, as in the file; what is drawn below the counts is read behind them.
    let are_bars = matches!(trend.lines.as_slice(), [one] if plot.has_bars(one));
    for row in upwards(trend) {
        if !are_bars {
            plot.bands(&trend.lines[row]);
        }
    }
    let mut places = vec![trend.lines.len(); annotations];
    for row in upwards(trend) {
        plot.series(&trend.lines[row], are_bars);
        places.resize(plot.marks.targets.len(), row);
    }
    plot.names(trend);
    plot.marks.read_by(&places);
    let axes = Axes::Time {
        plot: plot.rect,
        days: plot.time,
        values: plot.counts,
    };
    Some(viewport.scene(plot.axes().marks.into(), plot.marks, axes))
}

/// The lines in the order in which they are drawn: those in grey lie below those in colours, few points above many, and the
/// headline's above its like.
fn upwards(trend: &Trend) -> Vec<usize> {
    let key = |row: usize| {
        let line = &trend.lines[row];
        let is_short = line.points.len() <= FEW_POINTS;
        (line.colour.is_some(), is_short, trend.headline == Some(row))
    };
    order(trend.lines.len(), &|one, other| key(one).cmp(&key(other)))
}

impl<'a> Plot<'a> {
    /// The landmarks are there, under as few rows as let their names stand plainly.
    fn new(trend: &Trend, viewport: &'a Viewport, days: (Day, Day), legend_css: f64) -> Self {
        let mut rows = 0;
        loop {
            let mut plot = Self::under(rows, trend, viewport, days, legend_css);
            if plot.landmarks(&trend.annotations) || rows == MOST_ROWS {
                return plot;
            }
            rows += 1;
        }
    }

    /// Nothing is drawn yet, and as many rows are free for names.
    fn under(
        rows: usize,
        trend: &Trend,
        viewport: &'a Viewport,
        days: (Day, Day),
        legend_css: f64,
    ) -> Self {
        let top = 10.0 + legend_css + rows as f64 * SMALL_LINE;
        let height = (viewport.height_css - top - RAIL - TIME_LABELS).max(1.0);
        let highest = trend.highest() as f64;
        let left = axis::value_gutter(viewport, highest, height, &|value| {
            viewport.host.number(value)
        });
        let (width_at_ends, is_crowded) = names::width_at_ends(trend, viewport, height);
        let least = viewport.width_css * LEAST_PLOT;
        let right = (width_at_ends + 6.0).min(viewport.width_css - left - least);
        let rect = Rect::new(
            left,
            top,
            (viewport.width_css - left - right).max(1.0),
            height,
        );
        let ticks = axis::ticks_for_height(height);
        Self {
            viewport,
            rect,
            last: days.1,
            time: Time::new(days.0, days.1, (rect.left + 4.0, rect.right() - 4.0)),
            counts: Linear::from_zero(highest, ticks, (rect.bottom(), rect.top)),
            kind: trend.kind,
            is_crowded,
            legend_css,
            free_space: FreeSpace::within(viewport.rect()),
            marks: Marks::in_order(),
        }
    }

    fn axes(&self) -> Marks {
        let mut marks = Marks::new();
        let write = |value: f64| self.viewport.host.number(value);
        axis::values(&mut marks, self.rect, &self.counts, &write);
        axis::time(&mut marks, self.viewport, self.rect, &self.time);
        marks
    }

    fn at(&self, point: &line::Point) -> Option<Point> {
        let count = point.count? as f64;
        let x = match point.summed {
            Some(_) => self.sides(point.date).centre().x,
            None => self.x_of(point.day),
        };
        Some(Point::new(x, self.counts.at(count)))
    }

    /// Whether a total had been reached on one of the days shown: one of a longer time goes on beyond them.
    fn is_reached(&self, point: &line::Point) -> bool {
        point.day <= self.last
    }

    /// Where a day is; one that lies beyond the plot is at its edge.
    fn x_of(&self, day: Day) -> f64 {
        within(self.time.at(day), self.rect.left, self.rect.right())
    }
}

/// Whether a series is named as a line, at its end: a short one where there are so many that names beside their points
/// would stand in no order.
fn is_line(line: &Line, trend: &Trend) -> bool {
    let least = if trend.lines.len() > FEW_NAMES {
        1
    } else {
        FEW_POINTS
    };
    trend.kind == CountKind::Cumulative && line.points.len() > least
}
