//! Axes: few, light, level grid lines, and ticks at round values.

use super::{Room, SMALL, SMALL_LINE};
use crate::dataset::date::Day;
use crate::plane::{Point, Rect};
use crate::scale::{Linear, Time, TimeStep};
use crate::scene::{Anchor, Mark, Shape};
use crate::text::DateStyle;
use crate::theme::Ink;

/// The gap between an axis and its labels.
const GAP: f64 = 8.0;

/// Height of the labels below a time axis: the tick and, below it, its year.
pub const TIME_LABELS: f64 = 2.0 * SMALL_LINE + 4.0;

fn small(at: Point, text: String, anchor: Anchor) -> Mark {
    Mark::plain(Shape::Label {
        at,
        text,
        font: SMALL,
        ink: Ink::Muted,
        anchor,
        has_halo: false,
    })
}

fn level(left: f64, right: f64, y: f64, ink: Ink) -> Mark {
    Mark::plain(Shape::Rule {
        from: Point::new(left, y),
        to: Point::new(right, y),
        ink,
        width_css: 1.0,
    })
}

/// How many ticks a height has room for.
pub fn ticks_for_height(height_css: f64) -> usize {
    ((height_css / 56.0) as usize).clamp(2, 6)
}

/// The width of the labels left of a value axis, gap included.
pub fn value_gutter(
    room: &Room,
    highest: f64,
    height_css: f64,
    write: &dyn Fn(f64) -> String,
) -> f64 {
    let ticks = ticks_for_height(height_css);
    let scale = Linear::from_zero(highest, ticks, (0.0, 1.0));
    let widths = scale.ticks(ticks).into_iter();
    let widest = widths.map(|value| room.width_of(&write(value), SMALL));
    widest.fold(0.0, f64::max) + GAP
}

/// The grid lines of a value axis from zero, with their labels in the gutter left of `plot`.
pub fn values(plot: Rect, scale: &Linear, write: &dyn Fn(f64) -> String) -> Vec<Mark> {
    let mut marks = Vec::new();
    for value in scale.ticks(ticks_for_height(plot.height)) {
        let y = scale.at(value);
        let ink = if value == 0.0 { Ink::Axis } else { Ink::Grid };
        marks.push(level(plot.left, plot.right(), y, ink));
        let at = Point::new(plot.left - GAP, y);
        marks.push(small(at, write(value), Anchor::End));
    }
    marks
}

/// The ticks of a time axis at the height `top`: short names, and the year under the first of each.
pub fn time(room: &Room, plot: Rect, scale: &Time, top: f64) -> Vec<Mark> {
    let (step, days) = time_ticks(room, plot.width, scale);
    let style = tick_style(step);
    let mut marks = Vec::new();
    let mut year = None;
    let mut free_from = 0.0;
    for day in days {
        let x = scale.at(day);
        marks.push(Mark::plain(Shape::Rule {
            from: Point::new(x, top),
            to: Point::new(x, top + 4.0),
            ink: Ink::Axis,
            width_css: 1.0,
        }));
        let text = room.host.day(day, style);
        let half = room.width_of(&text, SMALL) / 2.0;
        let centre = x.min(room.width_css - half).max(half);
        if centre - half < free_from {
            continue;
        }
        free_from = centre + half + 4.0;
        marks.push(small(Point::new(centre, top + 13.0), text, Anchor::Middle));
        if style != DateStyle::Year && year.replace(day.year()) != Some(day.year()) {
            let at = Point::new(centre - half, top + 13.0 + SMALL_LINE);
            marks.push(small(
                at,
                room.host.day(day, DateStyle::Year),
                Anchor::Start,
            ));
        }
    }
    marks
}

fn tick_style(step: TimeStep) -> DateStyle {
    match step {
        TimeStep::Days(_) => DateStyle::DayAndMonth,
        TimeStep::Months(_) => DateStyle::Month,
        TimeStep::Years(_) => DateStyle::Year,
    }
}

/// As many ticks as fit side by side.
fn time_ticks(room: &Room, width_css: f64, scale: &Time) -> (TimeStep, Vec<Day>) {
    let mut most = ((width_css / 36.0) as usize).clamp(2, 12);
    loop {
        let (step, days) = scale.ticks(most);
        let widths = days
            .iter()
            .map(|day| room.width_of(&room.host.day(*day, tick_style(step)), SMALL));
        let needed: f64 = widths.map(|width| width + 10.0).sum();
        if needed <= width_css || most <= 2 {
            return (step, days);
        }
        most -= 1;
    }
}
