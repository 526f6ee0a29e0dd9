//! Names and last values of series: at the ends of lines, or beside the few points of a short one.

use super::{FEW_NAMES, Plot, is_line};
use crate::dataset::records::{CountKind, Qualifier};
use crate::fill::{fill, owned};
use crate::message::Message;
use crate::order::order;
use crate::plane::{Point, Rect};
use crate::theme::Ink;
use crate::view::labels::{LINE_BOX, spread};
use crate::view::marks::{Spot, Style};
use crate::view::trend::line::Line;
use crate::view::trend::summary::{FEW_POINTS, Trend};
use crate::view::viewport::{SMALL, SMALL_LINE, VALUE, Viewport};

/// The gap between the plot and a name at its right.
const GAP: f64 = 6.0;

/// The share of a figure's width that names take where their words are no longer.
const SHARE: f64 = 0.2;

/// The most of it for long words and where there are many names, and the room of a leader.
const MOST_SHARE: f64 = 0.34;
const LEAST_CROWDED: f64 = 150.0;
const LEADER: f64 = 14.0;

/// How many heights are tried beside a point: some three lines up and down, and all that may be free.
const NEAR: u8 = 8;
const FAR: u8 = 24;

/// A name, and the point that it belongs to.
struct Name {
    at: Point,
    value: String,
    /// More than one where series end at the same point.
    series: Vec<(String, Ink)>,
    /// What the value takes back.
    revised: Vec<(String, Ink)>,
    is_headlined: bool,
}

impl Name {
    /// A series and its value, in either order, and what that takes back.
    #[inline(never)]
    fn in_words(&self, first: &str, second: &str) -> String {
        let mut text = fill("{} {}", &[first, second]);
        for (revised, _) in &self.revised {
            text = fill("{}, {}", &[&text, revised]);
        }
        text
    }
}

/// Room right of the plot for the names at the ends of lines, and whether they are so many that each gets one line of
/// text, with a leader to its end.
pub fn width_at_ends(trend: &Trend, viewport: &Viewport, height_css: f64) -> (f64, bool) {
    let lines = trend.lines.iter();
    let count = lines.filter(|line| is_line(line, trend)).count();
    if count == 0 {
        return (0.0, false);
    }
    let mut widest = viewport.width_of(&viewport.host.number(trend.highest() as f64), VALUE);
    let share = viewport.width_css * SHARE - GAP;
    let most = viewport.width_css * MOST_SHARE;
    let mut longest = 0;
    for line in &trend.lines {
        let texts = [Some(owned(&line.series)), revised(line, viewport)];
        let mut rows = 0;
        for text in texts.iter().flatten() {
            let width = share.max(viewport.longest_word(text, SMALL)).min(most);
            for part in viewport.wrapped(text, SMALL, width) {
                widest = widest.max(viewport.width_of(&part, SMALL));
                rows += 1;
            }
        }
        longest = longest.max(rows);
    }
    if count as f64 * block_height(longest) <= height_css + SMALL_LINE {
        return (widest + GAP, false);
    }
    let mut widest = 0.0_f64;
    for line in &trend.lines {
        let value = viewport.width_of(&viewport.host.number(trend.highest() as f64), SMALL);
        widest = widest.max(value + viewport.width_of(&line.series, SMALL));
    }
    let most = (viewport.width_css * MOST_SHARE).max(LEAST_CROWDED);
    ((widest + LEADER + GAP).min(most), true)
}

/// The height of a value with so many lines of text below it, and of what keeps it apart from the next.
fn block_height(lines: usize) -> f64 {
    (lines as f64 + 1.0) * SMALL_LINE + 4.0
}

impl Plot<'_> {
    /// All names.
    pub fn names(&mut self, trend: &Trend) {
        // The values of the axis stand left of the plot, half a line beyond its ends.
        let axis = Rect::new(0.0, self.rect.top, self.rect.left, self.rect.height);
        self.free_space.take(axis.grown(SMALL_LINE / 2.0));
        let mut ends: Vec<Name> = Vec::new();
        let mut lone: Vec<Name> = Vec::new();
        for row in by_weight(trend) {
            let line = &trend.lines[row];
            let Some(mut name) = self.name(line, line.ink()) else {
                continue;
            };
            name.is_headlined = trend.headline == Some(row);
            let is_here =
                |other: &&mut Name| other.at.distance(name.at) < 1.0 && other.value == name.value;
            let beside = ends.iter_mut().find(is_here);
            match beside.filter(|_| !self.is_crowded) {
                Some(other) => {
                    other.series.append(&mut name.series);
                    other.revised.append(&mut name.revised);
                }
                None if is_line(line, trend) => ends.push(name),
                // A legend names them.
                None if self.legend_css > 0.0 => {}
                None => lone.push(name),
            }
        }
        if self.is_crowded {
            self.crowded_names(&ends);
        } else {
            self.names_at_ends(&ends);
        }
        let is_lonely = trend.lines.len() == 1 && trend.lines[0].points.len() > FEW_POINTS;
        if !is_lonely {
            self.names_beside(&lone);
        }
    }

    /// Names beside their points, and how many more there are.
    fn names_beside(&mut self, names: &[Name]) {
        let style = Style::with_halo(SMALL, Ink::Muted);
        let mut spots = Vec::new();
        let mut y = self.rect.top;
        while y < self.rect.bottom() {
            spots.push(Spot::end(self.rect.right(), y));
            spots.push(Spot::start(self.rect.left + 4.0, y));
            y += SMALL_LINE / 2.0;
        }
        // Some of so many may find no room: how many is told where nothing else is put.
        let longest = self.more(names.len());
        let spot = if names.len() > FEW_NAMES {
            self.free_space.put(self.viewport, style, &longest, &spots)
        } else {
            None
        };
        let mut unnamed = 0;
        for name in names {
            unnamed += self.name_beside(name);
        }
        if unnamed > 0 {
            let more = self.more(unnamed);
            let put = || self.free_space.put(self.viewport, style, &more, &spots);
            if let Some(spot) = spot.or_else(put) {
                self.marks.text(&[], spot, style, more);
            }
        }
    }

    /// "and 7 more"
    fn more(&self, count: usize) -> String {
        let host = self.viewport.host;
        let text = host.tell_of(Message::AndMore, count, [String::new()]);
        owned(text.trim_ascii())
    }

    /// The names of many lines, one below the other in the order of their values, each with a leader to the end of its
    /// line. Of more than there is room for, the headline's and those of the highest; the others are counted.
    fn crowded_names(&mut self, names: &[Name]) {
        let rows = ((self.rect.height + SMALL_LINE) / SMALL_LINE) as usize;
        let mut named = order(names.len(), &|one, other| {
            names[one].at.y.total_cmp(&names[other].at.y)
        });
        if names.len() > rows {
            let free = rows.saturating_sub(1);
            let headlined = named.iter().position(|row| names[*row].is_headlined);
            if let Some(at) = headlined.filter(|at| *at >= free) {
                named.swap(free.saturating_sub(1), at);
            }
            named.truncate(free);
        }
        let mut wanted = Vec::new();
        for row in &named {
            wanted.push(names[*row].at.y);
        }
        let unnamed = names.len() - named.len();
        if unnamed > 0 {
            wanted.push(self.rect.bottom());
        }
        let heights = spread(&wanted, SMALL_LINE, self.rect.top, self.rect.bottom());
        let x = self.rect.right() + GAP + LEADER;
        let width = self.viewport.width_css - x;
        let mut all = Vec::new();
        for name in names {
            all.push(name.series[0].0.as_str());
        }
        for (row, y) in named.iter().zip(&heights) {
            let name = &names[*row];
            let (series, ink) = &name.series[0];
            let before = self.viewport.width_of(&fill("{} ", &[&name.value]), SMALL);
            let series = self.viewport.cut_among(series, &all, SMALL, width - before);
            // What it takes back would take the room of its name.
            let text = fill("{} {}", &[&name.value, &series]);
            let text = self.viewport.cut(&text, SMALL, width);
            let end = Point::new(self.rect.right(), name.at.y);
            let leader = vec![name.at, end, Point::new(x - 3.0, *y)];
            self.marks.line(&[], leader, *ink, 0.75, 0.0);
            let style = Style::plain(SMALL, *ink);
            self.marks.text(&[], Spot::start(x, *y), style, text);
            self.free_space
                .take(Rect::new(x, y - SMALL_LINE / 2.0, width, SMALL_LINE));
        }
        if let (Some(y), true) = (heights.last(), unnamed > 0) {
            let style = Style::plain(SMALL, Ink::Muted);
            self.marks
                .text(&[], Spot::start(x, *y), style, self.more(unnamed));
        }
    }

    /// The name of a series at its last count; at its highest where counts are of single days.
    fn name(&self, line: &Line, ink: Ink) -> Option<Name> {
        let found = line.told(self.kind)?;
        let is_total = self.kind == CountKind::Cumulative;
        let revised = revised(line, self.viewport).filter(|_| is_total);
        let mut at = self.at(found)?;
        if found.summed.is_some() {
            at.x = self.sides(line.drawn(found)).centre().x;
        }
        let count = self.viewport.host.number(found.count? as f64);
        Some(Name {
            at,
            value: bounded(found.qualifier, &count),
            series: vec![(owned(&line.series), ink)],
            revised: match revised {
                Some(text) => vec![(text, ink)],
                None => Vec::new(),
            },
            is_headlined: false,
        })
    }

    /// How many of the series at a point found no room for their names.
    fn name_beside(&mut self, name: &Name) -> usize {
        let mut unnamed = 0;
        for (series, ink) in &name.series {
            let text = name.in_words(series, &name.value);
            let style = Style::with_halo(SMALL, *ink);
            let whole = self.viewport.width_of(&text, SMALL);
            let word = self.viewport.longest_word(&text, SMALL);
            let mut is_named = false;
            // In one line, or else in a few; only then farther away, where it is less clear whose it is.
            for (width, steps) in [(whole, NEAR), (whole * 0.6, NEAR), (whole, FAR)] {
                let width = width.min(self.rect.width * 0.6).max(word);
                let lines = self.viewport.wrapped(&text, SMALL, width);
                if is_named {
                    break;
                }
                let spot = self.put_lines(lines, style, &self.spots_beside(name.at, steps));
                is_named = spot.is_some();
                if let Some(spot) = spot.filter(|_| steps == FAR) {
                    self.leader(name.at, spot, *ink);
                }
            }
            unnamed += usize::from(!is_named);
        }
        unnamed
    }

    /// A thin line from a point to a name that stands far above or below it.
    fn leader(&mut self, at: Point, spot: Spot, ink: Ink) {
        if (at.y - spot.at.y).abs() > 2.0 * SMALL_LINE {
            let gap = if spot.at.x > at.x { -3.0 } else { 3.0 };
            let end = Point::new(spot.at.x + gap, spot.at.y);
            self.marks.line(&[], vec![at, end], ink, 0.75, 0.0);
        }
    }

    /// Puts lines of text, one below the other, at the first of several spots that has room; none where none has.
    fn put_lines(&mut self, lines: Vec<String>, style: Style, spots: &[Spot]) -> Option<Spot> {
        let mut width = 0.0_f64;
        for line in &lines {
            width = width.max(self.viewport.width_of(line, SMALL));
        }
        let below_first = (lines.len() as f64 - 1.0) * SMALL_LINE;
        let size = (width, below_first + style.font.size_css * LINE_BOX);
        let spot = self.free_space.put_box(size, spots, usize::MAX)?;
        let mut at = Point::new(spot.at.x, spot.at.y - below_first / 2.0);
        for line in lines {
            self.marks.text(&[], Spot { at, ..spot }, style, line);
            at.y += SMALL_LINE;
        }
        Some(spot)
    }

    /// Right and left of a point, then above it, below it, and so on farther away.
    fn spots_beside(&self, at: Point, steps: u8) -> Vec<Spot> {
        let mut spots = Vec::new();
        for step in 0..steps {
            let lines = f64::from(step.div_ceil(2)) * (SMALL_LINE - 1.0);
            let y = at.y + if step % 2 == 0 { lines } else { -lines };
            let y = y.min(self.rect.bottom() - 8.0).max(self.rect.top);
            spots.push(Spot::start(at.x + 9.0, y));
            spots.push(Spot::end(at.x - 9.0, y));
        }
        spots
    }

    fn names_at_ends(&mut self, names: &[Name]) {
        let x = self.rect.right() + GAP;
        let width = self.viewport.width_css - x;
        let mut wrapped = Vec::new();
        let mut wanted = Vec::new();
        let mut most = 0;
        for name in names {
            let mut lines = Vec::new();
            for (series, ink) in name.series.iter().chain(&name.revised) {
                for line in self.viewport.wrapped(series, SMALL, width) {
                    lines.push((line, *ink));
                }
            }
            most = most.max(lines.len());
            wrapped.push(lines);
            wanted.push(name.at.y);
        }
        let apart = block_height(most);
        let low = self.rect.bottom() - apart + SMALL_LINE;
        let heights = spread(&wanted, apart, self.rect.top, low.max(self.rect.top));
        for (index, name) in names.iter().enumerate() {
            let mut y = heights[index];
            let half_value = VALUE.size_css * LINE_BOX / 2.0;
            let below = (wrapped[index].len() as f64 + 0.5) * SMALL_LINE;
            let block = Rect::new(x, y - half_value, width, half_value + below);
            self.free_space.take(block);
            let value = self.viewport.cut(&name.value, VALUE, width);
            let style = Style::plain(VALUE, name.series[0].1);
            self.marks.text(&[], Spot::start(x, y), style, value);
            for (line, ink) in std::mem::take(&mut wrapped[index]) {
                y += SMALL_LINE;
                let style = Style::plain(SMALL, ink);
                self.marks.text(&[], Spot::start(x, y), style, line);
            }
        }
    }
}

/// The series in the order in which their names find room: the headline's, those in colours, and of equals the highest first.
fn by_weight(trend: &Trend) -> Vec<usize> {
    let key = |row: usize| {
        let line = &trend.lines[row];
        let count = line.told(trend.kind).and_then(|point| point.count);
        (trend.headline == Some(row), line.colour.is_some(), count)
    };
    order(trend.lines.len(), &|one, other| key(other).cmp(&key(one)))
}

/// What the last count of a series takes back.
fn revised(line: &Line, viewport: &Viewport) -> Option<String> {
    let point = line.revised_from()?;
    let count = viewport.host.number(point.count? as f64);
    let count = bounded(point.qualifier, &count);
    Some(viewport.host.tell(Message::RevisedFrom, [count]))
}

/// A value with its bound as a sign.
fn bounded(qualifier: Qualifier, value: &str) -> String {
    match qualifier {
        Qualifier::Exact => value.to_owned(),
        Qualifier::About => fill("~{}", &[value]),
        Qualifier::AtLeast => fill("≥{}", &[value]),
        Qualifier::MoreThan => fill(">{}", &[value]),
    }
}
