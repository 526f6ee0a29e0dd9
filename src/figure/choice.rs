//! What a reader chooses in the pictures themselves: a stretch of time on an axis, suppliers by their bars, places by their
//! dots. The figure that it is chosen in stays whole; the others follow.

use super::{Dossier, Handle};
use crate::dataset::date::Day;
use crate::dataset::records::Text;
use crate::dataset::{RecordRef, Table};
use crate::error::Error;
use crate::fields::{Field, Words};
use crate::filter::{Filter, choices};
use crate::geo::Zoom;
use crate::message::Message;
use crate::options::View;
use crate::order::{add_new, keep, sort};
use crate::plane::{Point, Rect, within};
use crate::scene::{Axes, Scene};
use crate::text::{DateStyle, Host};
use crate::view::map;
use crate::words::Localizer;

/// Half of the width of a day on an axis is never more than this, so that a single day is a handle's width.
const MOST_HALF_DAY_CSS: f64 = 6.0;

/// What a reader does in a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Act {
    /// Drags over an axis of time, from one pixel to another along x.
    Brush(f64, f64),
    /// Moves an end of the stretch, by so many steps of a size.
    Step { is_end: bool, unit: Unit, by: i32 },
    /// Clicks at a point, with a finger or a mouse that reaches so far; `adds` to what is chosen already.
    Click {
        at: Point,
        reach_css: f64,
        adds: bool,
    },
    /// Draws a rectangle around places.
    Surround(Rect),
    /// Looks at a map so many times closer, from a point of it.
    Zoom { factor: f64, at: Point },
    /// Moves a map by some pixels.
    Pan { right: f64, down: f64 },
    /// Looks at a map in one way, or at all of it.
    Look(Option<Zoom>),
}

/// How far a step goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A day, or where a day is no pixel wide, the next report; a column.
    Mark,
    /// A month; ten columns.
    Page,
    /// All the way.
    End,
}

/// What is chosen, as one figure has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// Whether any clause is of what this figure shows.
    pub is_lit: bool,
    /// What is said of it under the picture; empty without a choice that the figure shows.
    pub text: String,
    /// The axis of time, if it has one.
    pub stretch: Option<Stretch>,
    /// How the reader looks at it, if it is a map and not all of it.
    pub zoom: Option<Zoom>,
}

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
}

/// An axis on which time can be chosen.
#[derive(Clone, Copy)]
struct Axis<'a> {
    scene: &'a Scene,
}

impl Dossier {
    /// What the reader chose in the pictures.
    pub fn choice(&self) -> &Filter {
        &self.choice
    }

    /// Changes what is chosen. Figures that show only what is chosen are prepared again; others are painted.
    ///
    /// # Errors
    /// [`Error::BadFilter`]; the choice stays as it was then.
    pub fn set_choice(&mut self, patch: &Words) -> Result<(), Error> {
        let choice = self.choice.patched(patch, &self.data)?;
        self.choose(choice);
        Ok(())
    }

    fn choose(&mut self, choice: Filter) {
        let before = std::mem::replace(&mut self.choice, choice);
        for figure in self.figures.iter_mut().flatten() {
            if figure.followed(&before) != figure.followed(&self.choice) {
                figure.forget();
            }
        }
    }

    /// A reader does something in a figure.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`].
    pub fn act(&mut self, handle: Handle, act: Act) -> Result<(), Error> {
        if matches!(act, Act::Zoom { .. } | Act::Pan { .. } | Act::Look(_)) {
            return self.look(handle, act);
        }
        let figure = self.figure(handle)?;
        let Some(scene) = &figure.scene else {
            return Ok(());
        };
        let (axis, mut choice) = (Axis { scene }, self.choice.clone());
        match act {
            Act::Brush(from, to) => {
                let days = axis.part(axis.days_between(from, to));
                (choice.from, choice.to) = (days.map(|ends| ends[0]), days.map(|ends| ends[1]));
            }
            Act::Step { is_end, unit, by } => {
                if let Some(days) = self.stepped(axis, is_end, unit, by) {
                    let days = axis.part(Some(days));
                    (choice.from, choice.to) = (days.map(|ends| ends[0]), days.map(|ends| ends[1]));
                }
            }
            Act::Click {
                at,
                reach_css,
                adds,
            } => {
                if let Some(hit) = scene.hit_near(at, reach_css) {
                    let records = &scene.targets[hit.target].records;
                    let (field, names) = self.names(figure.view, records);
                    choice.choose(field, &names, !adds);
                }
            }
            Act::Surround(rect) => {
                let mut names = Vec::new();
                for mark in scene.data.iter().filter(|mark| mark.is_dot_within(rect)) {
                    for name in self.names(figure.view, scene.records(mark)).1 {
                        add_new(&mut names, name);
                    }
                }
                choice.choose(Field::Places, &[], true);
                choice.choose(Field::Places, &names, true);
            }
            Act::Zoom { .. } | Act::Pan { .. } | Act::Look(_) => {}
        }
        self.choose(choice);
        Ok(())
    }

    /// What the records of a mark stand for in a choice.
    fn names(&self, view: View, records: &[RecordRef]) -> (Field, Vec<Text>) {
        let mut names = Vec::new();
        for record in records {
            match (view, record.table) {
                (View::Shares, Table::Transfers) => {
                    add_new(&mut names, self.data.transfer(record.row).supplier.clone());
                }
                // A place stands first among the records of its dot.
                (View::Map, Table::Places) => {
                    add_new(&mut names, self.data.place_at(record.row).id.clone());
                }
                _ => {}
            }
        }
        let field = match view {
            View::Map => Field::Places,
            _ => Field::Suppliers,
        };
        // Nobody went to the site of a project: there is nothing to choose by it.
        let choices = choices(&self.data, field);
        keep(&mut names, &|name| choices.contains(name));
        (field, names)
    }

    fn stepped(&self, axis: Axis, is_end: bool, unit: Unit, by: i32) -> Option<[Day; 2]> {
        let mut ends = axis.chosen(&self.choice)?;
        let domain = axis.domain()?;
        let end = ends[usize::from(is_end)];
        let moved = match unit {
            Unit::End => domain[usize::from(by > 0)],
            Unit::Page => axis.pages_on(end, is_end, by),
            Unit::Mark if axis.is_dense() => self.reports_on(axis, end, by),
            Unit::Mark => axis.marks_on(end, by),
        };
        // No end passes the other one.
        let [least, most] = if is_end {
            [ends[0], domain[1]]
        } else {
            [domain[0], ends[1]]
        };
        ends[usize::from(is_end)] = moved.clamp(least, most);
        Some(ends)
    }

    /// The day of the next report but `by`.
    fn reports_on(&self, axis: Axis, day: Day, by: i32) -> Day {
        let mut days = Vec::new();
        for record in axis.scene.targets.iter().flat_map(|target| &target.records) {
            if record.table == Table::Casualties {
                add_new(&mut days, self.data.casualty(record.row).date.last);
            }
        }
        sort(&mut days, Ord::cmp);
        let row = if by > 0 {
            days.iter().position(|other| *other > day)
        } else {
            days.iter().rposition(|other| *other < day)
        };
        row.map_or(day, |row| days[row])
    }

    /// What is chosen, as a figure has it.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`].
    pub fn chosen(&mut self, handle: Handle, host: &dyn Host) -> Result<Chosen, Error> {
        let lit = self.figure(handle)?.lit(&self.choice);
        let choice = self.choice.clone();
        let (data, prepared) = self.prepared(handle)?;
        let text = prepared.chosen_in_words(Localizer { data, host }, &choice);
        let scene = self.figure(handle)?.scene.as_ref();
        let stretch = scene.and_then(|scene| Axis { scene }.stretch(&self.choice, host));
        let stretch = match stretch {
            Some(stretch) => Some(self.counted(handle, stretch, host)?),
            None => None,
        };
        let figure = self.figure(handle)?;
        let scene = figure.scene.as_ref();
        let mut text = text;
        if let (Some(scene), Some(_)) = (scene, figure.zoom) {
            for said in map::in_picture(scene, host) {
                text = in_two_sentences(text, said, host);
            }
        }
        Ok(Chosen {
            is_lit: lit != Filter::default(),
            text,
            stretch,
            zoom: figure.zoom,
        })
    }
}

impl Dossier {
    /// A stretch with what had been counted by its ends, where that is what the figure shows.
    fn counted(
        &mut self,
        handle: Handle,
        mut stretch: Stretch,
        host: &dyn Host,
    ) -> Result<Stretch, Error> {
        let (data, prepared) = self.prepared(handle)?;
        for (word, day) in stretch.words.iter_mut().zip(stretch.days) {
            let day = Day::from_number(day);
            if let Some(counted) = prepared.counted_by(Localizer { data, host }, day) {
                *word = host.tell(Message::ChosenTime, [std::mem::take(word), counted]);
            }
        }
        Ok(stretch)
    }
}

impl Axis<'_> {
    /// The first and the last day of it.
    fn domain(self) -> Option<[Day; 2]> {
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
    fn part(self, days: Option<[Day; 2]>) -> Option<[Day; 2]> {
        days.filter(|days| self.domain() != Some(*days))
    }

    /// The days between two pixels, in whatever order; none where they are the same.
    fn days_between(self, from: f64, to: f64) -> Option<[Day; 2]> {
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
    fn chosen(self, choice: &Filter) -> Option<[Day; 2]> {
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
    fn is_dense(self) -> bool {
        matches!(self.scene.axes, Axes::Time { days, .. } if days.day_css() < 1.0)
    }

    fn marks_on(self, day: Day, by: i32) -> Day {
        match self.scene.axes {
            Axes::Columns { .. } => years_on(day, by),
            _ => Day::from_number(day.number().saturating_add(by)),
        }
    }

    fn pages_on(self, day: Day, is_end: bool, by: i32) -> Day {
        match self.scene.axes {
            Axes::Columns { .. } => years_on(day, 10 * by),
            _ => month_on(day, is_end, by),
        }
    }

    fn stretch(self, choice: &Filter, host: &dyn Host) -> Option<Stretch> {
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
        })
    }
}

fn in_two_sentences(one: String, other: String, host: &dyn Host) -> String {
    match (one.is_empty(), other.is_empty()) {
        (true, _) => other,
        (_, true) => one,
        _ => host.tell(Message::CaptionAndNote, [one, other]),
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
