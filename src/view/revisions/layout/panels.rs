//! A small chart for each series: a line as either source gives it, and between them what they differ by.

use super::{CHANGE, INKS, Picture, Writer};
use crate::dataset::RecordRef;
use crate::dataset::date::Day;
use crate::dataset::records::Qualifier;
use crate::fill::owned;
use crate::plane::{Point, Rect};
use crate::scale::{Linear, Time};
use crate::text::{DateStyle, Font};
use crate::theme::Ink;
use crate::view::axis::{self, TIME_LABELS};
use crate::view::labels::spread;
use crate::view::marks::{Marks, Spot, Style};
use crate::view::revisions::summary::{Measure, Pair, Series};
use crate::view::viewport::{SMALL, SMALL_LINE, Viewport};

/// The least width of a panel where several stand side by side, and how many do at most.
const PANEL: f64 = 360.0;
const MOST_ACROSS: usize = 3;

const BETWEEN: f64 = 24.0;

/// The heights of a plot: of one alone, of a few, of many.
const HEIGHTS: [f64; 3] = [220.0, 140.0, 110.0];
const FEW: usize = 4;

const HEADING: f64 = SMALL_LINE + 8.0;

/// The part of a panel that the labels at its lines' ends may take; those that would take more than the second are of two lines.
const MOST_LABEL: f64 = 0.42;
const MOST_LINE: f64 = 0.3;

/// A line over more days than this without a value is dashed.
const QUIET_DAYS: i32 = 7;
const DASH_CSS: f64 = 4.0;

/// Between two years of an axis.
const BETWEEN_YEARS: f64 = 8.0;

/// Of years that lie further apart, one is missing between them.
const YEAR_DAYS: i32 = 366;

/// The width of what two values by themselves differ by.
const ALONE_CSS: f64 = 4.0;

/// Between a line and its label.
const GAP: f64 = 10.0;

/// Below this distance dots are small.
const DENSE_CSS: f64 = 6.0;

/// What opens a lower bound upwards, in radii of its dot.
const BOUND: f64 = 3.5;

const FONTS: [Font; 2] = [SMALL, Font::bold(SMALL.size_css)];
const LABEL_INKS: [Ink; 2] = [Ink::Muted, Ink::Text];
const WIDTHS: [f64; 2] = [1.5, 2.0];

/// One panel in the making.
struct Panel<'a> {
    series: &'a Series,
    plot: Rect,
    /// Where it ends, labels and all.
    right: f64,
    time: Time,
    values: Linear,
    /// Whether values that follow each other are joined by a line.
    has_lines: bool,
    /// Whether the labels at its ends are of two lines.
    is_narrow: bool,
}

/// Draws all series; `has_lines` where their values grow from one to the next, as totals do.
pub fn picture(series: &[Series], has_lines: bool, writer: Writer, viewport: &Viewport) -> Picture {
    let count = series.len();
    let across = ((viewport.width_css / PANEL) as usize).clamp(1, MOST_ACROSS);
    let across = across.min(count).max(1);
    let width = (viewport.width_css - BETWEEN * (across - 1) as f64) / across as f64;
    let height = match count {
        1 => HEIGHTS[0],
        few if few <= FEW => HEIGHTS[1],
        _ => HEIGHTS[2],
    };
    let step = HEADING + height + TIME_LABELS + BETWEEN;
    let mut picture = Picture {
        back: Marks::new(),
        data: Marks::in_order(),
        height_css: count.div_ceil(across) as f64 * step - BETWEEN,
    };
    let mut most = 0.0_f64;
    // All have one time axis.
    let mut ends: Option<(Day, Day)> = None;
    for one in series {
        most = most.max(one.most());
        for pair in &one.pairs {
            let (first, last) = ends.unwrap_or((pair.day, pair.day));
            ends = Some((first.min(pair.day), last.max(pair.day)));
        }
    }
    let Some(ends) = ends else {
        return picture;
    };
    let (mut names, mut highest) = (Vec::new(), Vec::new());
    for one in series {
        names.push(&*one.name);
        // Shares are of one scale: a small one is not to look like a large one.
        highest.push(match one.measure {
            Measure::Deaths => one.most(),
            _ => most,
        });
    }
    let sides = Sides::of(series, &highest, (width.max(1.0), height), writer, viewport);
    for (row, one) in series.iter().enumerate() {
        let left = (row % across) as f64 * (width + BETWEEN);
        let top = (row / across) as f64 * step;
        let rect = Rect::new(left, top, width.max(1.0), HEADING + height);
        let font = Font::bold(SMALL.size_css);
        let spot = Spot::start(rect.left, rect.top + SMALL_LINE / 2.0);
        let name = viewport.cut_among(&one.name, &names, font, rect.width);
        let style = Style::plain(font, Ink::Text);
        picture.back.text(&[], spot, style, name);
        let panel = Panel::new(one, rect, (highest[row], has_lines, ends), &sides);
        panel.draw(&mut picture, writer, viewport);
    }
    picture
}

/// How the ticks of a series are written.
fn tick(series: &Series, viewport: &Viewport, value: f64) -> String {
    match series.measure {
        Measure::Share(_) => viewport.host.percent(value),
        _ => viewport.host.number(value),
    }
}

/// The last value that one of the two gives, and has not taken back.
fn last(series: &Series, which: usize) -> Option<&Pair> {
    let mut pairs = series.pairs.iter().rev();
    pairs.find(|pair| pair.upheld(which).is_some())
}

/// Whether both lines end in one pair that can be compared: other values would be taken for a change.
fn end_together(series: &Series) -> bool {
    match (last(series, 0), last(series, 1)) {
        (Some(one), Some(other)) => one.day == other.day && one.is_same().is_some(),
        _ => false,
    }
}

/// What is said at the end of a line: its value and its source, one below the other where the line would be too long; its
/// source alone where the other line ends on another date.
fn label(
    series: &Series,
    pair: &Pair,
    which: usize,
    writer: Writer,
    is_narrow: bool,
) -> Vec<String> {
    if !end_together(series) {
        return vec![owned(writer.label(which))];
    }
    match writer.value(series, pair, which) {
        Some(value) if is_narrow => vec![value, owned(writer.label(which))],
        Some(value) => vec![writer.labelled_as(value, which)],
        None => Vec::new(),
    }
}

/// How wide the labels of a panel are.
fn labels_width(series: &Series, writer: Writer, viewport: &Viewport, is_narrow: bool) -> f64 {
    let mut width = 0.0_f64;
    for (which, font) in FONTS.iter().enumerate() {
        if let Some(pair) = last(series, which) {
            for line in label(series, pair, which, writer, is_narrow) {
                width = width.max(viewport.width_of(&line, *font) + GAP);
            }
        }
    }
    width
}

/// What stands left and right of the plot of each panel: days lie below each other if it is the same of all.
struct Sides {
    /// The width of the values left of it, and of the labels right of it.
    values: f64,
    labels: f64,
    /// Whether the labels are of two lines.
    is_narrow: bool,
}

impl Sides {
    fn of(
        series: &[Series],
        highest: &[f64],
        (width, height): (f64, f64),
        writer: Writer,
        viewport: &Viewport,
    ) -> Self {
        let (mut values, mut labels, mut in_two) = (0.0_f64, 0.0_f64, 0.0_f64);
        for (one, highest) in series.iter().zip(highest) {
            let write = |value: f64| tick(one, viewport, value);
            values = values.max(axis::value_gutter(viewport, *highest, height, &write));
            labels = labels.max(labels_width(one, writer, viewport, false));
            in_two = in_two.max(labels_width(one, writer, viewport, true));
        }
        let is_narrow = labels > width * MOST_LINE;
        let labels = if is_narrow { in_two } else { labels };
        Self {
            values,
            labels: labels.min(width * MOST_LABEL),
            is_narrow,
        }
    }
}

impl<'a> Panel<'a> {
    fn new(
        series: &'a Series,
        rect: Rect,
        (highest, has_lines, (first, end)): (f64, bool, (Day, Day)),
        of: &Sides,
    ) -> Self {
        let height = rect.height - HEADING;
        let plot = Rect::new(
            rect.left + of.values,
            rect.top + HEADING,
            (rect.width - of.values - of.labels).max(1.0),
            height,
        );
        let ticks = axis::ticks_for_height(height);
        let sides = (plot.left + 4.0, plot.right() - 4.0);
        Self {
            series,
            plot,
            right: rect.right(),
            time: Time::new(first, end, sides),
            values: Linear::from_zero(highest, ticks, (plot.bottom(), plot.top)),
            has_lines,
            is_narrow: of.is_narrow,
        }
    }

    fn draw(&self, picture: &mut Picture, writer: Writer, viewport: &Viewport) {
        let (back, data) = (&mut picture.back, &mut picture.data);
        let write = |value: f64| tick(self.series, viewport, value);
        axis::values(back, self.plot, &self.values, &write);
        if self.series.measure == Measure::Deaths {
            axis::time(back, viewport, self.plot, &self.time);
        } else {
            self.years(back, viewport);
        }
        self.changes(data);
        for which in 0..2 {
            self.lines(data, which);
        }
        for pair in &self.series.pairs {
            let records = pair.records();
            for which in 0..2 {
                self.value(data, &records, pair, which);
            }
        }
        self.labels(data, writer, viewport);
    }

    /// The years under their values: nothing is between two of them.
    fn years(&self, marks: &mut Marks, viewport: &Viewport) {
        let [first, last] = self.time.domain().map(Day::year);
        let y = self.plot.bottom() + 14.0;
        let mut free_from = 0.0;
        for year in first..=last {
            let day = Day::from_civil(year, 1, 1);
            let text = viewport.host.day(day, DateStyle::Year);
            let (x, half) = (self.time.at(day), viewport.width_of(&text, SMALL) / 2.0);
            let centre = x.min(viewport.width_css - half).max(half);
            if centre - half < free_from {
                continue;
            }
            free_from = centre + half + BETWEEN_YEARS;
            let top = self.plot.bottom();
            let (from, to) = (Point::new(x, top), Point::new(x, top + 4.0));
            marks.rule(&[], from, to, Ink::Axis, 1.0);
            let style = Style::plain(SMALL, Ink::Muted);
            marks.text(&[], Spot::middle(centre, y), style, text);
        }
    }

    /// Where a value is.
    fn at(&self, pair: &Pair, which: usize) -> Option<Point> {
        let given = pair.given[which].as_ref()?;
        Some(Point::new(
            self.time.at(pair.day),
            self.values.at(given.value),
        ))
    }

    /// Whether nothing lies between two values that are as far apart as most.
    fn are_joined(&self, one: &Pair, other: &Pair) -> bool {
        let days = other.day.number() - one.day.number();
        let are_years = self.series.measure != Measure::Deaths;
        self.has_lines && (!are_years || days <= YEAR_DAYS)
    }

    /// What the two differ by: an area where lines run beside each other, else an upright between two values.
    fn changes(&self, marks: &mut Marks) {
        let mut run: Vec<[Point; 2]> = Vec::new();
        let mut before: Option<&Pair> = None;
        for pair in &self.series.pairs {
            let is_compared = pair.is_same().is_some();
            let ends = self
                .at(pair, 0)
                .zip(self.at(pair, 1))
                .filter(|_| is_compared);
            let is_next = before.is_some_and(|before| self.are_joined(before, pair));
            if ends.is_none() || !is_next {
                area(marks, &mut run);
            }
            if let Some((one, other)) = ends {
                run.push([one, other]);
            }
            before = Some(pair);
        }
        area(marks, &mut run);
    }

    /// The line of one of the two: dashed over more than a week without a value.
    fn lines(&self, marks: &mut Marks, which: usize) {
        let mut run = Vec::new();
        let mut before: Option<(&Pair, Point)> = None;
        for pair in &self.series.pairs {
            let Some(point) = self
                .at(pair, which)
                .filter(|_| pair.upheld(which).is_some())
            else {
                continue;
            };
            let joined = before.filter(|(before, _)| self.are_joined(before, pair));
            let is_quiet = joined.is_some_and(|(before, _)| {
                let days = pair.day.number() - before.day.number();
                self.series.measure == Measure::Deaths && days > QUIET_DAYS
            });
            if joined.is_none() || is_quiet {
                stroke(marks, &mut run, which);
            }
            if let (true, Some((_, from))) = (is_quiet, joined) {
                let ends = vec![from, point];
                marks.line(&[], ends, INKS[which], WIDTHS[0], DASH_CSS);
            }
            run.push(point);
            before = Some((pair, point));
        }
        stroke(marks, &mut run, which);
    }

    /// A value, with its bound and its range.
    fn value(&self, marks: &mut Marks, of: &[RecordRef], pair: &Pair, which: usize) {
        let (Some(given), Some(centre)) = (&pair.given[which], self.at(pair, which)) else {
            return;
        };
        let is_dense = self.plot.width / self.series.pairs.len() as f64 <= DENSE_CSS;
        let radius_css = if is_dense { 1.75 } else { 2.75 };
        let ink = INKS[which];
        if given.is_taken_back {
            marks.cross(of, centre, radius_css + 1.0, ink);
            return;
        }
        let mut upright = |low: f64, high: f64, width_css: f64| {
            let x = centre.x - width_css / 2.0;
            let (from, to) = (Point::new(x, high), Point::new(x, low));
            marks.rule(of, from, to, ink, width_css);
        };
        if let Some((low, high)) = given.range {
            let y = |count: u64| self.values.at(count as f64);
            upright(y(low), y(high), 1.0);
        }
        if given.qualifier.is_lower_bound() {
            upright(centre.y, centre.y - radius_css * BOUND, 1.25);
        }
        let is_hollow = given.qualifier != Qualifier::Exact;
        marks.dot(of, centre, radius_css, ink, is_hollow);
    }

    /// What either gives last, beside it.
    fn labels(&self, marks: &mut Marks, writer: Writer, viewport: &Viewport) {
        let (mut labels, mut heights) = (Vec::new(), Vec::new());
        for which in 0..2 {
            if let Some(pair) = last(self.series, which)
                && let Some(point) = self.at(pair, which)
            {
                let lines = label(self.series, pair, which, writer, self.is_narrow);
                labels.push((which, lines));
                heights.push(point.y);
            }
        }
        let lines = if self.is_narrow { 2.0 } else { 1.0 };
        let half = SMALL_LINE * lines / 2.0;
        let (top, bottom) = (self.plot.top + half, self.plot.bottom() - half);
        let heights = spread(&heights, SMALL_LINE * lines + 2.0, top, bottom);
        let x = self.plot.right() + GAP - 4.0;
        for ((which, lines), y) in labels.into_iter().zip(heights) {
            let style = Style::plain(FONTS[which], LABEL_INKS[which]);
            let mut y = y - half + SMALL_LINE / 2.0;
            for line in lines {
                let line = viewport.cut(&line, FONTS[which], self.right - x);
                marks.text(&[], Spot::start(x, y), style, line);
                y += SMALL_LINE;
            }
        }
    }
}

/// Draws the area between two lines, and forgets them.
fn area(marks: &mut Marks, run: &mut Vec<[Point; 2]>) {
    let mut points = Vec::new();
    for [one, _] in run.iter() {
        points.push(*one);
    }
    for [_, other] in run.iter().rev() {
        points.push(*other);
    }
    match run.as_slice() {
        [] => {}
        [[one, other]] if one.y == other.y => {}
        [[one, other]] => {
            let x = one.x - ALONE_CSS / 2.0;
            let (from, to) = (Point::new(x, one.y), Point::new(x, other.y));
            marks.rule(&[], from, to, CHANGE, ALONE_CSS);
        }
        _ => marks.area(&[], points, CHANGE),
    }
    run.clear();
}

fn stroke(marks: &mut Marks, run: &mut Vec<Point>, which: usize) {
    if run.len() > 1 {
        marks.line(&[], std::mem::take(run), INKS[which], WIDTHS[which], 0.0);
    }
    run.clear();
}
