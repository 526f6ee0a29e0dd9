//! What happened meanwhile: landmarks as named uprights, all else on a rail under the plot.

use super::{Plot, RAIL};
use crate::chart::marks::{Spot, Style};
use crate::chart::{Room, SMALL, SMALL_LINE};
use crate::dataset::date::Precision;
use crate::plane::{Point, Rect, within};
use crate::summary::trend::Moment;
use crate::theme::Ink;

/// More rows of names than this would leave no room for the plot.
const MOST_ROWS: u32 = 4;

/// Between an upright and the name beside it.
const BESIDE: f64 = 4.0;

/// Half the side of a mark on the rail.
const HALF: f64 = 2.5;

/// Rows above the plot for the names of landmarks, as they will not all stand side by side.
pub fn rows(moments: &[Moment], room: &Room) -> f64 {
    let (mut count, mut width) = (0, 0.0);
    for moment in moments {
        if moment.is_landmark {
            count += 1;
            width += room.width_of(&name(moment, room), SMALL) + 16.0;
        }
    }
    let lines = (width / (room.width_css * 0.6)).ceil();
    // A landmark's own row is the least it needs: its neighbours' uprights cut the others.
    let rows = lines.max(f64::from(count) - 1.0).max(0.0);
    rows.min(f64::from(count.min(MOST_ROWS)))
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
    pub fn landmarks(&mut self, moments: &[Moment]) {
        for moment in moments {
            if moment.is_landmark {
                self.landmark(moment);
            }
        }
    }

    fn landmark(&mut self, moment: &Moment) {
        let x = self.time.at(moment.date.middle());
        let style = Style::plain(SMALL, Ink::Text);
        let room = self.room;
        let mut text = room.cut(&name(moment, room), SMALL, room.width_css * 0.9);
        let mut spot = self.landmark_spot(x, &text);
        if spot.is_none() {
            text = room.cut(&moment.title, SMALL, room.width_css * 0.9);
            spot = self.landmark_spot(x, &text);
        }
        let top = match spot {
            // Half a pixel more: sums of lengths are not exact.
            Some(spot) if (spot.at.x - x).abs() < BESIDE + 0.5 => {
                spot.at.y - SMALL_LINE / 2.0 + 2.0
            }
            Some(spot) => spot.at.y + SMALL_LINE / 2.0 - 2.0,
            None => self.rect.top,
        };
        let (from, to) = (Point::new(x, top), Point::new(x, self.rect.bottom()));
        self.marks.rule(&[moment.record], from, to, Ink::Axis, 1.0);
        let above = (self.rect.top - top).max(0.0);
        self.places.take(Rect::new(x - 3.0, top, 6.0, above));
        if let Some(spot) = spot {
            self.marks.text(&[moment.record], spot, style, text);
        }
    }

    fn landmark_spot(&mut self, x: f64, text: &str) -> Option<Spot> {
        let width = self.room.width_of(text, SMALL);
        let spots = self.spots(x, width);
        let style = Style::plain(SMALL, Ink::Text);
        self.places.put(self.room, style, text, &spots)
    }

    /// Where the name of a landmark may stand, in any row from which its upright crosses no other name: right or left of its upright, or above it,
    /// as far aside as the edge of the drawing makes it.
    fn spots(&self, x: f64, width: f64) -> Vec<Spot> {
        let most = self.room.width_css - width - 1.0;
        let centred = within(x - width / 2.0, 0.0, most);
        let mut spots = Vec::new();
        let rows = ((self.rect.top - 6.0) / SMALL_LINE) as usize;
        for row in 0..rows {
            let y = SMALL_LINE * (row as f64 + 0.5);
            let under = y + SMALL_LINE / 2.0;
            let upright = Rect::new(x, under, 1.0, (self.rect.top - under).max(0.0));
            if !self.places.is_free(upright) {
                continue;
            }
            spots.push(Spot::start(x + BESIDE, y));
            spots.push(Spot::end(x - BESIDE, y));
            spots.push(Spot::start(centred, y));
            spots.push(Spot::start(within(x, 0.0, most), y));
        }
        spots
    }

    /// Visits, deals and whatever else happened. Days known only to a month are a thin line over
    /// all that they may be; precise ones lie on top of them.
    pub fn rail(&mut self, moments: &[Moment]) {
        for (is_vague, half_height) in [(true, HALF * 0.4), (false, HALF)] {
            for moment in moments {
                if !moment.is_landmark && is_vague == (moment.date.precision < Precision::Day) {
                    self.on_rail(moment, half_height);
                }
            }
        }
    }

    fn on_rail(&mut self, moment: &Moment, half_height: f64) {
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
        self.marks.bar(&[moment.record], rect, Ink::Mark);
    }
}
