//! Axes: few, light, level grid lines, and ticks at round values.

use crate::dataset::date::Day;
use crate::plane::{Point, Rect};
use crate::scale::{Linear, Time, TimeStep};
use crate::text::DateStyle;
use crate::theme::Ink;
use crate::view::marks::{Marks, Spot, Style};
use crate::view::viewport::{SMALL, SMALL_LINE, Viewport};

/// The gap between an axis and its labels.
const GAP: f64 = 8.0;

/// Height of the labels below a time axis: the tick and, below it, its year.
pub const TIME_LABELS: f64 = 2.0 * SMALL_LINE + 4.0;

/// How ticks are written.
const TICK: Style = Style::plain(SMALL, Ink::Muted);

/// How many ticks a height has room for.
pub fn ticks_for_height(height_css: f64) -> usize {
    ((height_css / 56.0) as usize).clamp(2, 6)
}

/// The width of the labels left of a value axis, gap included.
pub fn value_gutter(
    viewport: &Viewport,
    highest: f64,
    height_css: f64,
    write: &dyn Fn(f64) -> String,
) -> f64 {
    let ticks = ticks_for_height(height_css);
    let scale = Linear::from_zero(highest, ticks, (0.0, 1.0));
    let mut widest = 0.0_f64;
    for value in &scale.ticks(ticks) {
        widest = widest.max(viewport.width_of(&write(*value), SMALL));
    }
    widest + GAP
}

/// The grid lines of a value axis from zero, with their labels in the gutter left of `plot`.
pub fn values(marks: &mut Marks, plot: Rect, scale: &Linear, write: &dyn Fn(f64) -> String) {
    for value in &scale.ticks(ticks_for_height(plot.height)) {
        let y = scale.at(*value);
        let ink = if *value == 0.0 { Ink::Axis } else { Ink::Grid };
        let (left, right) = (Point::new(plot.left, y), Point::new(plot.right(), y));
        marks.rule(&[], left, right, ink, 1.0);
        marks.text(&[], Spot::end(plot.left - GAP, y), TICK, write(*value));
    }
}

/// The ticks of a time axis under the plot: short names, and the year under the first of each.
pub fn time(marks: &mut Marks, viewport: &Viewport, plot: Rect, scale: &Time) {
    let (step, days) = time_ticks(viewport, plot.width, scale);
    let style = tick_style(step);
    let top = plot.bottom();
    let mut year = None;
    let mut free_from = 0.0;
    for day in &days {
        let x = scale.at(*day);
        let (from, to) = (Point::new(x, top), Point::new(x, top + 4.0));
        marks.rule(&[], from, to, Ink::Axis, 1.0);
        let text = viewport.host.day(*day, style);
        let half = viewport.width_of(&text, SMALL) / 2.0;
        let centre = x.min(viewport.width_css - half).max(half);
        if centre - half < free_from {
            continue;
        }
        free_from = centre + half + 4.0;
        let y = top + 14.0;
        marks.text(&[], Spot::middle(centre, y), TICK, text);
        if style != DateStyle::Year && year.replace(day.year()) != Some(day.year()) {
            let text = viewport.host.day(*day, DateStyle::Year);
            let half = viewport.width_of(&text, SMALL) / 2.0;
            let spot = Spot::middle(x.min(viewport.width_css - half).max(half), y + SMALL_LINE);
            marks.text(&[], spot, TICK, text);
        }
    }
}

fn tick_style(step: TimeStep) -> DateStyle {
    match step {
        TimeStep::Days(_) => DateStyle::DayAndMonth,
        TimeStep::Months(_) => DateStyle::Month,
        TimeStep::Years(_) => DateStyle::Year,
    }
}

/// Shorter times are told by their days where they have no other ticks, or else by their months.
const MONTHS_FROM: i32 = 60;
const YEARS_FROM: i32 = 3 * 365;

/// The ends of a time axis, for one with fewer than two round days that have room.
fn time_ends(scale: &Time) -> (TimeStep, Vec<Day>) {
    let [first, last] = scale.domain();
    let step = match last.number() - first.number() {
        days if days < MONTHS_FROM => TimeStep::Days(1),
        days if days < YEARS_FROM => TimeStep::Months(1),
        _ => TimeStep::Years(1),
    };
    (step, vec![first, last])
}

/// As many ticks as fit side by side.
fn time_ticks(viewport: &Viewport, width_css: f64, scale: &Time) -> (TimeStep, Vec<Day>) {
    let mut most = ((width_css / 36.0) as usize).clamp(2, 12);
    loop {
        let (step, days) = scale.ticks(most);
        let mut needed = 0.0;
        for day in &days {
            let name = viewport.host.day(*day, tick_style(step));
            needed += viewport.width_of(&name, SMALL) + 10.0;
        }
        if needed <= width_css || most <= 2 {
            let has_ends = days.len() < 2 && scale.domain()[0] < scale.domain()[1];
            return if has_ends {
                time_ends(scale)
            } else {
                (step, days)
            };
        }
        most -= 1;
    }
}
