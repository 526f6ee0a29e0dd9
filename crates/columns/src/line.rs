//! A line through daily sums, as what it covers of each column of pixels.

use crate::Measure;
use crate::daily::Daily;

/// The least and the greatest value of the line within a column of pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    pub min: f64,
    pub max: f64,
}

/// The line from day to day, with days counted from the columns' first.
pub(crate) struct Line<'a> {
    pub daily: &'a Daily,
    pub days: usize,
    pub measure: Measure,
}

/// Days, not whole ones, at which columns of pixels begin.
pub(crate) struct Window {
    /// From the columns' first day.
    pub start: i64,
    pub length: i64,
    pub pixels: u16,
}

impl Window {
    /// Both columns that meet there compute it alike.
    fn edge(&self, column: u16, add: u8) -> f64 {
        let column = f64::from(column) + f64::from(add);
        self.start as f64 + column * self.length as f64 / f64::from(self.pixels)
    }
}

impl Line<'_> {
    /// For each column what the line covers of it, and none where there is no line. The line is one stretch, so within a
    /// column it covers all between its least and its greatest value: those at the column's edges, which are
    /// between days, and those at the days within.
    pub fn spans(&self, window: &Window, spans: &mut Vec<Option<Span>>) {
        spans.clear();
        spans.extend((0..window.pixels).map(|column| self.span(window, column)));
    }

    fn span(&self, window: &Window, column: u16) -> Option<Span> {
        let last_day = self.days.checked_sub(1)? as f64;
        let (left, right) = (window.edge(column, 0), window.edge(column, 1));
        let (start, end) = (left.max(0.0), right.min(last_day));
        // A line that begins where a column ends is in the next one.
        let is_next = start == end && start == right && column + 1 < window.pixels;
        // All columns of a window without length are one point, which the first has.
        let is_again = window.length == 0 && column > 0;
        if window.length < 0 || start > end || (is_next && window.length > 0) || is_again {
            return None;
        }
        let (first, last) = (self.at(start), self.at(end));
        let mut span = Span {
            min: first.min(last),
            max: first.max(last),
        };
        for day in start.ceil() as usize..=end as usize {
            let value = self.on(day);
            span.min = span.min.min(value);
            span.max = span.max.max(value);
        }
        Some(span)
    }

    /// The value of a day.
    fn on(&self, day: usize) -> f64 {
        self.daily.sum(day..day + 1).get(self.measure) as f64
    }

    /// The value between two days.
    fn at(&self, day: f64) -> f64 {
        let before = self.on(day as usize);
        match day.fract() {
            0.0 => before,
            part => before + part * (self.on(day as usize + 1) - before),
        }
    }
}
