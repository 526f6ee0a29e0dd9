//! What a reader chooses in the pictures themselves: a stretch of time on an axis, suppliers by their bars, places by their
//! dots. The figure that it is chosen in stays whole; the others follow.

use super::stretch::{Axis, Stretch};
use super::{Dossier, Figure, Handle};
use crate::dataset::date::{Day, Ends};
use crate::dataset::records::Text;
use crate::dataset::{RecordRef, Table};
use crate::error::Error;
use crate::fields::{Field, Words};
use crate::filter::{Filter, choices};
use crate::geo::Zoom;
use crate::message::Message;
use crate::order::{add_new, keep, sort};
use crate::plane::{Point, Rect};
use crate::query::Query;
use crate::scene::{Mark, Scene, Shape, Target};
use crate::text::Host;
use crate::theme::Ink;
use crate::view::map;
use crate::words::Localizer;

/// What a reader does in a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Act {
    /// Drags over an axis of time, from one pixel to another along x.
    Brush(f64, f64),
    /// Moves an end of the stretch on by a step, or back where `by` is negative. Of days and years it may be several.
    Step { is_end: bool, unit: Unit, by: i32 },
    /// Clicks at a point, with a finger or a mouse that reaches so far; `adds` to what is chosen already.
    Click {
        at: Point,
        reach_css: f64,
        adds: bool,
    },
    /// Chooses a mark by its target: a supplier, a place, both ends of a visit, or the days of what is counted.
    Target { target: usize, adds: bool },
    /// Takes back what is chosen in the figure itself.
    Clear,
    /// Draws a rectangle around places.
    Surround(Rect),
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
    pub has_chosen: bool,
    /// What is said of it under the picture; empty without a choice that the figure shows.
    pub text: String,
    /// The axis of time, if it has one.
    pub stretch: Option<Stretch>,
    /// How the reader looks at it, if it is a map and not all of it.
    pub zoom: Option<Zoom>,
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
        self.follow(&before, true);
    }

    /// A reader does something in a figure.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`].
    pub fn act(&mut self, handle: Handle, act: Act) -> Result<(), Error> {
        let figure = self.figure(handle)?;
        let Some(scene) = &figure.scene else {
            return Ok(());
        };
        let (axis, mut choice) = (Axis { scene }, self.choice.clone());
        let own = figure.definition().table;
        match act {
            Act::Brush(from, to) => {
                let days = axis.part(axis.days_between(from, to));
                (choice.from, choice.to) = (days.map(|ends| ends[0]), days.map(|ends| ends[1]));
            }
            Act::Step { is_end, unit, by } => {
                if let Some(days) = self.stepped(axis, own, is_end, unit, by) {
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
                    let field = figure.definition().chooses;
                    choice.choose(field, &self.names(field, records), !adds);
                }
            }
            Act::Target { target, adds } => {
                if let Some(target) = scene.targets.get(target) {
                    let field = figure.definition().chooses;
                    self.choose_mark(field, axis, &target.records, adds, &mut choice);
                }
            }
            Act::Clear => choice = figure.own(&choice, false),
            Act::Surround(rect) => {
                let mut names = Vec::new();
                for mark in scene.data.iter().filter(|mark| mark.is_dot_within(rect)) {
                    for name in self.names(Field::Places, scene.records(mark)) {
                        add_new(&mut names, name);
                    }
                }
                // Names that are chosen already would be taken back.
                choice.choose(Field::Places, &[], true);
                choice.choose(Field::Places, &names, true);
            }
        }
        self.choose(choice);
        Ok(())
    }

    /// Chooses what the records of a mark stand for; a second time takes it back.
    fn choose_mark(
        &self,
        field: Field,
        axis: Axis,
        records: &[RecordRef],
        adds: bool,
        choice: &mut Filter,
    ) {
        if field == Field::From {
            let days = axis.part(self.days(records));
            let days = days.filter(|ends| [choice.from, choice.to] != ends.map(Some));
            (choice.from, choice.to) = (days.map(|ends| ends[0]), days.map(|ends| ends[1]));
            return;
        }
        choice.choose(field, &self.names(field, records), !adds);
    }

    /// Of each target of a figure whether a reader chose it, as it is drawn; none where it stands for nothing that can be chosen.
    pub(super) fn are_chosen(&self, figure: &Figure, scene: &Scene) -> Vec<Option<bool>> {
        let own = figure.own(&self.choice, true);
        let query = Query::new(&self.data, Some(&own));
        let is_any = own != Filter::default();
        let mut are_chosen = Vec::new();
        for Target { records, .. } in &scene.targets {
            let is_of = |table: Table| records.iter().any(|record| record.table == table);
            // The dot of a place has its visits, too. Nobody went to the site of a project.
            let is_place = is_of(Table::Places);
            let can_be = !is_place || is_of(Table::Visits);
            let shown = if is_place { &records[..1] } else { records };
            let is_chosen = is_any && shown.iter().all(|record| query.leaves(*record));
            are_chosen.push(can_be.then_some(is_chosen));
        }
        are_chosen
    }

    /// The days that the records of a mark are of.
    fn days(&self, records: &[RecordRef]) -> Option<[Day; 2]> {
        let mut ends = Ends::default();
        for record in records {
            if let Some(date) = self.data.date_of(*record) {
                ends.add(date);
            }
        }
        let (first, last) = ends.dates()?;
        Some([first.first, last.last])
    }

    /// What the records of a mark stand for in a field of a choice. A choice has no visits, but it has places: a line stands for
    /// its two.
    fn names(&self, field: Field, records: &[RecordRef]) -> Vec<Text> {
        let mut names = Vec::new();
        let is_line = matches!(records.first(), Some(first) if first.table == Table::Visits);
        for record in records {
            match (field, record.table) {
                // The dot of a place has visits too.
                (Field::Places, Table::Visits) if is_line => {
                    let visit = self.data.visit(record.row);
                    add_new(&mut names, visit.from.clone());
                    add_new(&mut names, visit.to.clone());
                }
                (Field::Suppliers, Table::Transfers) => {
                    add_new(&mut names, self.data.transfer(record.row).supplier.clone());
                }
                // A place stands first among the records of its dot.
                (Field::Places, Table::Places) => {
                    add_new(&mut names, self.data.place_at(record.row).id.clone());
                }
                _ => {}
            }
        }
        // Nobody went to the site of a project: there is nothing to choose by it.
        let choices = choices(&self.data, field);
        keep(&mut names, &|name| choices.contains(name));
        names
    }

    fn stepped(
        &self,
        axis: Axis,
        own: Table,
        is_end: bool,
        unit: Unit,
        by: i32,
    ) -> Option<[Day; 2]> {
        let mut ends = axis.chosen(&self.choice)?;
        let domain = axis.domain()?;
        let end = ends[usize::from(is_end)];
        let moved = match unit {
            Unit::End => domain[usize::from(by > 0)],
            Unit::Page => axis.pages_on(end, is_end, by),
            Unit::Mark if axis.is_dense() => self.reports_on(axis, own, end, by),
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

    /// The last day of the record that is `by` on from a day, of those of the view's own table.
    fn reports_on(&self, axis: Axis, own: Table, day: Day, by: i32) -> Day {
        let mut days = Vec::new();
        for record in axis.scene.targets.iter().flat_map(|target| &target.records) {
            if record.table == own
                && let Some(date) = self.data.date_of(*record)
            {
                add_new(&mut days, date.last);
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

    /// What stands out of a drawing where something is chosen: marks that are made for it, and on top of them those marks of
    /// the drawing that are chosen. Made are rings around the chosen places, which without them would look like the other ends
    /// of their visits, and the letters on bars that are pale now.
    pub(super) fn chosen_marks<'s>(
        &self,
        figure: &Figure,
        scene: &'s Scene,
    ) -> (Vec<Mark>, Vec<&'s Mark>) {
        let chosen = figure.chosen_of(&self.choice);
        let query = Query::new(&self.data, Some(&chosen));
        let has_places = chosen.names(Field::Places).is_some();
        let (mut own, mut marks) = (Vec::new(), Vec::new());
        // What is drawn on a supplier's bar, and belongs to no record: its hatching, or the surface in it.
        let has_patterns = figure.definition().chooses == Field::Suppliers;
        let mut is_on_chosen_bar = false;
        for mark in &scene.data {
            let records = scene.records(mark);
            // What is read stays as it is.
            let is_name = matches!(mark.shape, Shape::Label { ink, .. } if ink != Ink::Surface);
            // A sum is chosen when all of it is.
            let is_sum = records.len() > 1 && records[0].table == Table::Casualties;
            let mut leaves = records.iter().map(|record| query.leaves(*record));
            let is_chosen = if is_sum {
                leaves.all(|is_left| is_left)
            } else {
                leaves.any(|is_left| is_left)
            };
            if mark.target.is_some() {
                let is_bar = matches!(mark.shape, Shape::Bar { .. });
                is_on_chosen_bar = is_chosen && is_bar && has_patterns;
            }
            let is_pattern = mark.target.is_none() && is_on_chosen_bar;
            if is_name || is_chosen || is_pattern {
                marks.push(mark);
            } else {
                own.extend(mark.on_pale());
            }
            let place = records.first().filter(|first| first.table == Table::Places);
            if has_places && place.is_some_and(|place| query.leaves(*place)) {
                own.extend(mark.ring());
            }
        }
        (own, marks)
    }

    /// What is chosen, as a figure has it.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`].
    pub fn chosen(&mut self, handle: Handle, host: &dyn Host) -> Result<Chosen, Error> {
        let choice = self.choice.clone();
        let figure = self.figure(handle)?;
        let scene = figure.scene.as_ref();
        let has_chosen = figure.chosen_of(&choice) != Filter::default();
        let zoom = figure.zoom;
        let mut stretch = scene.and_then(|scene| Axis { scene }.stretch(&choice, host));
        let in_picture = match scene {
            Some(scene) if zoom.is_some() => {
                map::in_picture(scene, figure.base_map_layers.is_coarse, host)
            }
            _ => Default::default(),
        };
        let is_empty = scene.is_none();
        let (data, prepared) = self.prepared(handle)?;
        let localizer = Localizer { data, host };
        let mut text = if is_empty {
            String::new()
        } else {
            prepared.chosen_in_words(localizer, &choice)
        };
        for said in in_picture {
            text = in_two_sentences(text, said, host);
        }
        if let Some(Stretch { words, days, .. }) = &mut stretch {
            for (word, day) in words.iter_mut().zip(days) {
                if let Some(counted) = prepared.counted_by(localizer, Day::from_number(*day)) {
                    *word = host.tell(Message::ChosenTime, [std::mem::take(word), counted]);
                }
            }
        }
        Ok(Chosen {
            has_chosen,
            text,
            stretch,
            zoom,
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
