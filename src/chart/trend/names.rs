//! Names and last values of series: at the ends of lines, or beside the few points of a short one.

use super::{FEW_POINTS, Plot, is_line};
use crate::chart::labels::spread;
use crate::chart::marks::{Spot, Style};
use crate::chart::{Room, SMALL, SMALL_LINE, VALUE};
use crate::dataset::records::Qualifier;
use crate::plane::{Point, Rect};
use crate::summary::trend::{Line, Trend};
use crate::theme::Ink;

/// The gap between the plot and a name at its right.
const GAP: f64 = 6.0;

/// The most that names may take of a figure's width.
const MOST_SHARE: f64 = 0.2;

/// A name, and the point that it belongs to.
struct Name {
    at: Point,
    value: String,
    /// More than one where series end at the same point.
    series: Vec<(String, Ink)>,
}

/// Room right of the plot for the names at the ends of lines.
pub fn width_at_ends(trend: &Trend, room: &Room) -> f64 {
    if !trend.lines.iter().any(|line| is_line(line, trend.kind)) {
        return 0.0;
    }
    let mut widest = room.width_of(&room.host.number(trend.highest() as f64), VALUE);
    let most = room.width_css * MOST_SHARE - GAP;
    for line in &trend.lines {
        for name in room.wrapped(&line.series, SMALL, most) {
            widest = widest.max(room.width_of(&name, SMALL));
        }
    }
    widest + GAP
}

impl Plot<'_> {
    /// All names.
    pub fn names(&mut self, trend: &Trend) {
        // The values of the axis stand left of the plot, half a line beyond its ends.
        let axis = Rect::new(0.0, self.rect.top, self.rect.left, self.rect.height);
        self.places.take(axis.grown(SMALL_LINE / 2.0));
        let mut ends: Vec<Name> = Vec::new();
        let mut lone: Vec<Name> = Vec::new();
        for (index, line) in trend.lines.iter().enumerate() {
            let Some(mut name) = self.name(line, Ink::Series(index as u8)) else {
                continue;
            };
            let is_here = |other: &&mut Name| other.at.distance(name.at) < 1.0;
            match ends.iter_mut().find(is_here) {
                Some(other) => other.series.append(&mut name.series),
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
        let is_line = is_line(line, self.kind);
        let mut found = line.points.first()?;
        for point in &line.points {
            if point.count.is_some() && (is_line || point.count >= found.count) {
                found = point;
            }
        }
        let count = self.room.host.number(found.count? as f64);
        Some(Name {
            at: self.at(found)?,
            value: bounded(found.qualifier, &count),
            series: vec![(line.series.to_string(), ink)],
        })
    }

    fn name_beside(&mut self, name: &Name) {
        for (series, ink) in &name.series {
            let text = format!("{series} {}", name.value);
            let text = self.room.cut(&text, SMALL, self.rect.width * 0.6);
            let style = Style::with_halo(SMALL, *ink);
            let spots = self.spots_beside(name.at);
            if let Some(spot) = self.places.put(self.room, style, &text, &spots) {
                self.marks.text(&[], spot, style, text);
            }
        }
    }

    /// Right and left of a point, then above it, below it, and so on farther away.
    fn spots_beside(&self, at: Point) -> Vec<Spot> {
        let mut spots = Vec::new();
        for step in 0..24 {
            let lines = f64::from((step + 1) / 2) * (SMALL_LINE - 1.0);
            let y = at.y + if step % 2 == 0 { lines } else { -lines };
            let y = y.min(self.rect.bottom() - 8.0).max(self.rect.top);
            spots.push(Spot::start(at.x + 9.0, y));
            spots.push(Spot::end(at.x - 9.0, y));
        }
        spots
    }

    fn names_at_ends(&mut self, names: &[Name]) {
        let x = self.rect.right() + GAP;
        let width = self.room.width_css - x;
        let mut wrapped = Vec::new();
        let mut wanted = Vec::new();
        let mut most = 0;
        for name in names {
            let mut lines = Vec::new();
            for (series, ink) in &name.series {
                for line in self.room.wrapped(series, SMALL, width) {
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
            let value = self.room.cut(&name.value, VALUE, width);
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

/// A value with its bound as a sign.
fn bounded(qualifier: Qualifier, value: &str) -> String {
    match qualifier {
        Qualifier::Exact => value.to_owned(),
        Qualifier::About => format!("~{value}"),
        Qualifier::AtLeast => format!("≥{value}"),
        Qualifier::MoreThan => format!(">{value}"),
    }
}
