//! Names and last values of series: at the ends of lines, or beside the few points of a short one.

use super::{FEW_POINTS, Plot, is_line};
use crate::chart::labels::{Places, Wish, plain, spread};
use crate::chart::{Room, SMALL, SMALL_LINE, VALUE};
use crate::dataset::records::Qualifier;
use crate::order::joined;
use crate::plane::Point;
use crate::scene::{Anchor, Mark, Shape};
use crate::summary::trend::{Line, Trend};
use crate::text::Font;
use crate::theme::Ink;

/// The gap between the plot and a name at its right.
const GAP: f64 = 6.0;

/// The most that names may take of a figure's width.
const MOST_SHARE: f64 = 0.28;

/// A name, and the point that it belongs to.
struct Name {
    at: Point,
    value: String,
    /// More than one where series end at the same point.
    series: Vec<String>,
    ink: Ink,
}

/// Room right of the plot for the names at the ends of lines.
pub fn width_at_ends(trend: &Trend, room: &Room) -> f64 {
    if !trend.lines.iter().any(|line| is_line(line, trend.kind)) {
        return 0.0;
    }
    let names = trend
        .lines
        .iter()
        .map(|line| room.width_of(&line.series, SMALL));
    let values = room.width_of(&room.host.number(trend.highest() as f64), VALUE);
    let widest = names.fold(values, f64::max);
    (widest + GAP).min(room.width_css * MOST_SHARE)
}

impl Plot<'_> {
    /// All names.
    pub fn names(&self, trend: &Trend, places: &mut Places) -> Vec<Mark> {
        let mut ends: Vec<Name> = Vec::new();
        let mut lone: Vec<Name> = Vec::new();
        for (index, line) in trend.lines.iter().enumerate() {
            let Some(name) = self.name(line, Ink::Series(index as u8)) else {
                continue;
            };
            let same = ends
                .iter_mut()
                .find(|other| other.at.distance(name.at) < 1.0);
            match same {
                Some(other) => other.series.extend(name.series),
                None if is_line(line, self.kind) => ends.push(name),
                None => lone.push(name),
            }
        }
        let mut marks = self.names_at_ends(&ends);
        let is_lonely = trend.lines.len() == 1 && trend.lines[0].points.len() > FEW_POINTS;
        if !is_lonely {
            marks.extend(
                lone.iter()
                    .filter_map(|name| self.name_beside(name, places)),
            );
        }
        marks
    }

    /// The name of a series at its last count; at its highest where counts are of single days.
    fn name(&self, line: &Line, ink: Ink) -> Option<Name> {
        let mut counted = line.points.iter().filter(|point| point.count.is_some());
        let point = if is_line(line, self.kind) {
            counted.next_back()?
        } else {
            counted.max_by_key(|point| point.count)?
        };
        let count = self.room.host.number(point.count? as f64);
        Some(Name {
            at: self.at(point)?,
            value: bounded(point.qualifier, &count),
            series: vec![line.series.to_string()],
            ink,
        })
    }

    fn name_beside(&self, name: &Name, places: &mut Places) -> Option<Mark> {
        let text = format!("{} {}", joined(&name.series), name.value);
        let wish = Wish {
            text: self
                .room
                .host
                .ellipsised(&text, SMALL, self.rect.width * 0.6),
            font: SMALL,
            ink: name.ink,
            has_halo: true,
        };
        let steps = (0..24).map(|step| {
            let lines = f64::from((step + 1) / 2) * (SMALL_LINE - 1.0);
            if step % 2 == 0 { lines } else { -lines }
        });
        let spots = steps.flat_map(|dy| {
            let y = (name.at.y + dy)
                .min(self.rect.bottom() - 8.0)
                .max(self.rect.top);
            [
                (Point::new(name.at.x + 9.0, y), Anchor::Start),
                (Point::new(name.at.x - 9.0, y), Anchor::End),
            ]
        });
        places.put(self.room, &wish, spots).map(Mark::plain)
    }

    fn names_at_ends(&self, names: &[Name]) -> Vec<Mark> {
        let most = names.iter().map(|name| name.series.len()).max();
        let apart = (most.unwrap_or(0) as f64 + 1.0) * SMALL_LINE + 4.0;
        let wanted: Vec<f64> = names.iter().map(|name| name.at.y).collect();
        let low = self.rect.bottom() - apart + SMALL_LINE;
        let heights = spread(&wanted, apart, self.rect.top, low.max(self.rect.top));
        let x = self.rect.right() + GAP;
        let line = |text: &str, font: Font, ink: Ink, y: f64| Shape::Label {
            at: Point::new(x, y),
            text: self
                .room
                .host
                .ellipsised(text, font, self.room.width_css - x),
            font,
            ink,
            anchor: Anchor::Start,
            has_halo: false,
        };
        let lines = names.iter().zip(heights).flat_map(|(name, y)| {
            let value = line(&name.value, VALUE, name.ink, y);
            let series = name.series.iter().enumerate().map(|(index, series)| {
                let below = SMALL_LINE * (index as f64 + 1.0);
                line(series, SMALL, name.ink, y + below)
            });
            let series: Vec<Shape> = series.collect();
            std::iter::once(value).chain(series)
        });
        plain(lines).collect()
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
