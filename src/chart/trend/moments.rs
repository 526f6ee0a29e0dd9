//! What happened meanwhile: landmarks as named uprights, all else on a rail under the plot.

use super::{Plot, RAIL};
use crate::chart::labels::{Places, Wish};
use crate::chart::{Room, SMALL, SMALL_LINE};
use crate::dataset::date::Precision;
use crate::plane::{Point, Rect};
use crate::scene::{Anchor, Mark, Shape};
use crate::summary::trend::Moment;
use crate::theme::Ink;

/// More rows of names than this would leave no room for the plot.
const MOST_ROWS: usize = 4;

/// Half the side of a mark on the rail.
const HALF: f64 = 2.5;

/// Rows above the plot for the names of landmarks, as they will not all stand side by side.
pub fn rows(landmarks: &[&Moment], room: &Room) -> f64 {
    let widths = landmarks
        .iter()
        .map(|one| room.width_of(&name(one, room), SMALL) + 16.0);
    let lines = (widths.sum::<f64>() / (room.width_css * 0.6)).ceil();
    let most = landmarks.len().min(MOST_ROWS);
    // A landmark's own row is the least it needs: its neighbours' uprights cut the others.
    lines
        .max(landmarks.len() as f64 - 1.0)
        .max(0.0)
        .min(most as f64)
}

/// What happened and, where sources differ, between what and what they put the dead.
fn name(moment: &Moment, room: &Room) -> String {
    match moment.toll {
        Some((low, high)) => {
            let (low, high) = (room.host.number(low as f64), room.host.number(high as f64));
            format!("{}: {low} to {high}", moment.title)
        }
        None => moment.title.to_string(),
    }
}

impl Plot<'_> {
    /// Uprights through the plot, named above it.
    pub fn landmarks(&self, landmarks: &[&Moment], places: &mut Places) -> Vec<Mark> {
        let mut marks = Vec::new();
        for moment in landmarks {
            let x = self.time.at(moment.date.middle());
            let label = self.landmark_name(moment, x, places);
            let top = match &label {
                Some(Shape::Label { at, .. }) => at.y - SMALL_LINE / 2.0 + 2.0,
                _ => self.rect.top,
            };
            marks.push(Mark::of(
                [moment.record],
                Shape::Rule {
                    from: Point::new(x, top),
                    to: Point::new(x, self.rect.bottom()),
                    ink: Ink::Axis,
                    width_css: 1.0,
                },
            ));
            places.take(Rect::new(x - 3.0, top, 6.0, (self.rect.top - top).max(0.0)));
            marks.extend(label.map(|label| Mark::of([moment.record], label)));
        }
        marks
    }

    fn landmark_name(&self, moment: &Moment, x: f64, places: &mut Places) -> Option<Shape> {
        let text = name(moment, self.room);
        let wish = Wish {
            text: self
                .room
                .host
                .ellipsised(&text, SMALL, self.room.width_css * 0.9),
            font: SMALL,
            ink: Ink::Text,
            has_halo: false,
        };
        let rows = ((self.rect.top - 6.0) / SMALL_LINE) as usize;
        let spots = (0..rows).flat_map(|row| {
            let y = SMALL_LINE * (row as f64 + 0.5);
            let start = (Point::new(x + 4.0, y), Anchor::Start);
            let end = (Point::new(x - 4.0, y), Anchor::End);
            [start, end]
        });
        places.put(self.room, &wish, spots)
    }

    /// Visits, deals and whatever else happened. Days known only to a month are a thin line over
    /// all that they may be; precise ones lie on top of them.
    pub fn rail(&self, moments: &[Moment]) -> Vec<Mark> {
        let others = || moments.iter().filter(|moment| !moment.is_landmark);
        let is_vague = |moment: &&Moment| moment.date.precision < Precision::Day;
        let vague = others()
            .filter(is_vague)
            .map(|one| self.on_rail(one, HALF * 0.4));
        let precise = others().filter(|one| !is_vague(one));
        vague
            .chain(precise.map(|one| self.on_rail(one, HALF)))
            .collect()
    }

    fn on_rail(&self, moment: &Moment, half_height: f64) -> Mark {
        let first = self.time.at(moment.date.first);
        let last = self.time.at(moment.date.last);
        let half_width = ((last - first) / 2.0).max(HALF);
        let (x, y) = ((first + last) / 2.0, self.rect.bottom() + RAIL / 2.0);
        let rect = Rect::new(
            x - half_width,
            y - half_height,
            2.0 * half_width,
            2.0 * half_height,
        );
        let ink = Ink::Mark;
        Mark::of([moment.record], Shape::Bar { rect, ink })
    }
}
