//! Names and last values of series: at the ends of lines, or beside the few points of a short one.

use super::{FEW_POINTS, Plot, is_line};
use crate::dataset::records::{CountKind, Qualifier};
use crate::fill::fill;
use crate::fill::owned;
use crate::message::Message;
use crate::plane::{Point, Rect};
use crate::theme::Ink;
use crate::view::labels::{LINE_BOX, spread};
use crate::view::marks::{Spot, Style};
use crate::view::trend::summary::{Line, Trend};
use crate::view::viewport::{SMALL, SMALL_LINE, VALUE, Viewport};

/// The gap between the plot and a name at its right.
const GAP: f64 = 6.0;

/// The most that names may take of a figure's width.
const MOST_SHARE: f64 = 0.2;

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
}

/// Room right of the plot for the names at the ends of lines.
pub fn width_at_ends(trend: &Trend, viewport: &Viewport) -> f64 {
    if !trend.lines.iter().any(|line| is_line(line, trend.kind)) {
        return 0.0;
    }
    let mut widest = viewport.width_of(&viewport.host.number(trend.highest() as f64), VALUE);
    let most = viewport.width_css * MOST_SHARE - GAP;
    for line in &trend.lines {
        let texts = [Some(owned(&line.series)), revised(line, viewport)];
        for text in texts.iter().flatten() {
            for part in viewport.wrapped(text, SMALL, most) {
                widest = widest.max(viewport.width_of(&part, SMALL));
            }
        }
    }
    widest + GAP
}

impl Plot<'_> {
    /// All names.
    pub fn names(&mut self, trend: &Trend) {
        // The values of the axis stand left of the plot, half a line beyond its ends.
        let axis = Rect::new(0.0, self.rect.top, self.rect.left, self.rect.height);
        self.free_space.take(axis.grown(SMALL_LINE / 2.0));
        let mut ends: Vec<Name> = Vec::new();
        let mut lone: Vec<Name> = Vec::new();
        for (index, line) in trend.lines.iter().enumerate() {
            let Some(mut name) = self.name(line, Ink::Series(index as u8)) else {
                continue;
            };
            let is_here = |other: &&mut Name| other.at.distance(name.at) < 1.0;
            match ends.iter_mut().find(is_here) {
                Some(other) => {
                    other.series.append(&mut name.series);
                    other.revised.append(&mut name.revised);
                }
                None if is_line(line, self.kind) => ends.push(name),
                None => lone.push(name),
            }
        }
        self.names_at_ends(&ends);
        let is_lonely = trend.lines.len() == 1 && trend.lines[0].points.len() > FEW_POINTS;
        if !is_lonely {
            for name in &lone {
                self.name_beside(name);
            }
        }
    }

    /// The name of a series at its last count; at its highest where counts are of single days.
    fn name(&self, line: &Line, ink: Ink) -> Option<Name> {
        let found = match self.kind {
            CountKind::Cumulative => line.latest(),
            CountKind::PerDay => line.highest(),
        }?;
        let is_total = self.kind == CountKind::Cumulative;
        let revised = revised(line, self.viewport).filter(|_| is_total);
        let count = self.viewport.host.number(found.count? as f64);
        Some(Name {
            at: self.at(found)?,
            value: bounded(found.qualifier, &count),
            series: vec![(owned(&line.series), ink)],
            revised: match revised {
                Some(text) => vec![(text, ink)],
                None => Vec::new(),
            },
        })
    }

    fn name_beside(&mut self, name: &Name) {
        for (series, ink) in &name.series {
            let mut text = fill("{} {}", &[series, &name.value]);
            for (revised, _) in &name.revised {
                text = fill("{}, {}", &[&text, revised]);
            }
            let style = Style::with_halo(SMALL, *ink);
            let whole = self.viewport.width_of(&text, SMALL);
            // In one line, or else in a few; only then farther away, where it is less clear whose it is.
            for (width, steps) in [(whole, NEAR), (whole * 0.6, NEAR), (whole, FAR)] {
                let width = width.min(self.rect.width * 0.6);
                let lines = self.viewport.wrapped(&text, SMALL, width);
                if self.put_lines(lines, style, &self.spots_beside(name.at, steps)) {
                    break;
                }
            }
        }
    }

    /// Puts lines of text, one below the other, at the first of several spots that has room; says whether
    /// one has.
    fn put_lines(&mut self, lines: Vec<String>, style: Style, spots: &[Spot]) -> bool {
        let mut width = 0.0_f64;
        for line in &lines {
            width = width.max(self.viewport.width_of(line, SMALL));
        }
        let below_first = (lines.len() as f64 - 1.0) * SMALL_LINE;
        let size = (width, below_first + style.font.size_css * LINE_BOX);
        let Some(spot) = self.free_space.put_box(size, spots, usize::MAX) else {
            return false;
        };
        let mut at = Point::new(spot.at.x, spot.at.y - below_first / 2.0);
        for line in lines {
            self.marks.text(&[], Spot { at, ..spot }, style, line);
            at.y += SMALL_LINE;
        }
        true
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
        let apart = (most as f64 + 1.0) * SMALL_LINE + 4.0;
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
