//! A stretch of an axis of time: which days a pixel and a step lead to, and where its ends are.

use crate::dataset::date::Day;
use crate::filter::Filter;
use crate::plane::{Rect, within};
use crate::scene::{Axes, Scene};
use crate::text::{DateStyle, Host};

/// Half of the width of a day on an axis is never more than this, so that a single day is a handle's width.
const MOST_HALF_DAY_CSS: f64 = 6.0;

/// A stretch of an axis of time, the whole of it if none is chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// Where it can be chosen, in CSS pixels.
    pub plot: Rect,
    /// Its ends in CSS pixels, in days since 1970, and in words.
    pub ends_css: [f64; 2],
    pub days: [i32; 2],
    pub words: [String; 2],
    /// The first and the last day that can be chosen.
    pub domain: [i32; 2],
    pub is_chosen: bool,
    /// Whether the axis is one of days, not of columns: a click there chooses nothing.
    pub is_of_days: bool,
}

/// An axis on which time can be chosen.
#[derive(Clone, Copy)]
pub(super) struct Axis<'a> {
    pub(super) scene: &'a Scene,
}

impl Axis<'_> {
    /// The first and the last day of it.
    pub(super) fn domain(self) -> Option<[Day; 2]> {
        match self.scene.axes {
            Axes::Time { days, .. } => Some(days.domain()),
            Axes::Columns { columns, first, .. } => {
                let more = columns.count() as i32 - 1;
                Some([new_year(first.0), last_day(first.1 + more)])
            }
            _ => None,
        }
    }

    /// Some of its days; none if they are all.
    pub(super) fn part(self, days: Option<[Day; 2]>) -> Option<[Day; 2]> {
        days.filter(|days| self.domain() != Some(*days))
    }

    /// The days between two pixels, in whatever order; none where they are the same.
    pub(super) fn days_between(self, from: f64, to: f64) -> Option<[Day; 2]> {
        if from == to {
            return None;
        }
        let (left, right) = (from.min(to), from.max(to));
        match self.scene.axes {
            Axes::Time { days, .. } => Some([days.invert(left), days.invert(right)]),
            Axes::Columns { columns, first, .. } => {
                let row = |pixel: f64| {
                    let (least, most) = columns.range();
                    columns
                        .invert(within(pixel, least, most - 0.001))
                        .unwrap_or_default() as i32
                };
                Some([
                    new_year(first.0 + row(left)),
                    last_day(first.1 + row(right)),
                ])
            }
            _ => None,
        }
    }

    /// The ends of what is chosen on it, or its own.
    pub(super) fn chosen(self, choice: &Filter) -> Option<[Day; 2]> {
        let [first, last] = self.domain()?;
        let from = choice.from.unwrap_or(first).clamp(first, last);
        Some([from, choice.to.unwrap_or(last).clamp(from, last)])
    }

    /// The pixels between which some days are.
    fn pixels(self, [from, to]: [Day; 2]) -> Option<[f64; 2]> {
        match self.scene.axes {
            Axes::Time { days, plot, .. } => {
                let half = (days.day_css() / 2.0).min(MOST_HALF_DAY_CSS);
                let inside = |pixel: f64| within(pixel, plot.left, plot.right());
                Some([inside(days.at(from) - half), inside(days.at(to) + half)])
            }
            Axes::Columns { columns, first, .. } => {
                let row = |more: i32| columns.at(more.clamp(0, columns.count() as i32) as usize);
                Some([row(from.year() - first.0), row(to.year() - first.1 + 1)])
            }
            _ => None,
        }
    }

    fn plot(self) -> Option<Rect> {
        match self.scene.axes {
            Axes::Time { plot, .. } => Some(plot),
            Axes::Columns {
                columns, values, ..
            } => {
                let ((left, right), top) = (columns.range(), values.at(100.0));
                Some(Rect::new(left, top, right - left, values.at(0.0) - top))
            }
            _ => None,
        }
    }

    /// Whether its days are no pixel wide.
    pub(super) fn is_dense(self) -> bool {
        matches!(self.scene.axes, Axes::Time { days, .. } if days.day_css() < 1.0)
    }

    pub(super) fn marks_on(self, day: Day, by: i32) -> Day {
        match self.scene.axes {
            Axes::Columns { .. } => years_on(day, by),
            _ => Day::from_number(day.number().saturating_add(by)),
        }
    }

    pub(super) fn pages_on(self, day: Day, is_end: bool, by: i32) -> Day {
        match self.scene.axes {
            Axes::Columns { .. } => years_on(day, 10 * by),
            _ => month_on(day, is_end, by),
        }
    }

    pub(super) fn stretch(self, choice: &Filter, host: &dyn Host) -> Option<Stretch> {
        let (ends, domain) = (self.chosen(choice)?, self.domain()?);
        let style = match self.scene.axes {
            Axes::Columns { .. } => DateStyle::Year,
            _ => DateStyle::Long,
        };
        Some(Stretch {
            plot: self.plot()?,
            ends_css: self.pixels(ends)?,
            days: ends.map(Day::number),
            words: ends.map(|day| host.day(day, style)),
            domain: domain.map(Day::number),
            is_chosen: choice.from.is_some() || choice.to.is_some(),
            is_of_days: matches!(self.scene.axes, Axes::Time { .. }),
        })
    }
}

fn new_year(year: i32) -> Day {
    Day::from_civil(year, 1, 1)
}

fn last_day(year: i32) -> Day {
    Day::from_civil(year, 12, 31)
}

fn years_on(day: Day, by: i32) -> Day {
    let (year, month, day) = day.civil();
    Day::from_civil(year.saturating_add(by), month, day)
}

/// The next first day of a month, or the one before; of where a stretch ends the last day of one.
fn month_on(day: Day, is_end: bool, by: i32) -> Day {
    let first_of = |index: i32| Day::from_civil(index.div_euclid(12), index.rem_euclid(12) + 1, 1);
    // The day after a last day is a first one.
    let shift = i32::from(is_end);
    let day = Day::from_number(day.number() + shift);
    let (year, month, _) = day.civil();
    let index = 12 * year + month - 1;
    let moved = match by {
        1.. => first_of(index + 1),
        _ if day == first_of(index) => first_of(index - 1),
        _ => first_of(index),
    };
    Day::from_number(moved.number() - shift)
}
