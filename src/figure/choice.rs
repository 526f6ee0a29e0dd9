//! What a reader chooses in the pictures themselves: a stretch of time on an axis, suppliers by their bars, places by their
//! dots. The figure that it is chosen in stays whole; the others follow.

use super::stretch::{Axis, Stretch};
use super::{Dossier, Figure, Handle};
use crate::dataset::date::{Day, Ends};
use crate::dataset::records::Text;
use crate::dataset::{RecordRef, Table};
use crate::error::Error;
use crate::fields::{Field, FieldValues};
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
    Step {
        is_end: bool,
        stride: Stride,
        by: i32,
    },
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
pub enum Stride {
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
    pub fn set_choice(&mut self, patch: &FieldValues) -> Result<(), Error> {
        let choice = self.choice.patched(patch, &self.data)?;
        self.choose(choice);
        Ok(())
    }

    fn choose(&mut self, choice: Filter) {
        let before = std::mem::replace(&mut self.choice, choice);
        for figure in self.figures.iter_mut().flatten() {
            if !figure.is_same_for_choices(&before, &self.choice) {
                figure.forget();
            }
        }
    }

    /// A reader does something in a figure.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`].
    pub fn act(&mut self, handle: Handle, act: Act) -> Result<(), Error> {
        let figure = self.figure(handle)?;
        if let Some(scene) = &figure.scene {
            let choice = self.choice_after(act, figure, scene);
            self.choose(choice);
        }
        Ok(())
    }

    fn choice_after(&self, act: Act, figure: &Figure, scene: &Scene) -> Filter {
        let mut choice = self.choice.clone();
        let axis = Axis { scene };
        let field = figure.definition().chooses;
        match act {
            Act::Brush(from, to) => choice.set_days(axis.part(axis.days_between(from, to))),
            Act::Step { is_end, stride, by } => {
                let own = figure.definition().table;
                if let Some(days) = self.stepped(axis, own, is_end, stride, by) {
                    choice.set_days(axis.part(Some(days)));
                }
            }
            Act::Click {
                at,
                reach_css,
                adds,
            } => {
                if let Some(hit) = scene.hit_near(at, reach_css) {
                    let records = &scene.targets[hit.target].records;
                    choice.choose(field, &self.names(field, records), !adds);
                }
            }
            Act::Target { target, adds } => {
                if let Some(target) = scene.targets.get(target) {
                    self.choose_mark(field, axis, &target.records, adds, &mut choice);
                }
            }
            Act::Clear => choice = choice.without(figure.own_fields()),
            Act::Surround(rect) => {
                // Names that are chosen already would be taken back.
                choice.choose(Field::Places, &[], true);
                choice.choose(Field::Places, &self.places_within(scene, rect), true);
            }
        }
        choice
    }

    fn places_within(&self, scene: &Scene, rect: Rect) -> Vec<Text> {
        let mut names = Vec::new();
        for mark in scene.data.iter().filter(|mark| mark.is_dot_within(rect)) {
            for name in self.names(Field::Places, scene.records(mark)) {
                add_new(&mut names, name);
            }
        }
        names
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
            choice.set_days(days.filter(|ends| [choice.from, choice.to] != ends.map(Some)));
            return;
        }
        choice.choose(field, &self.names(field, records), !adds);
    }

    /// Of each target of a figure whether a reader chose it, as it is drawn; none where it stands for nothing that can be chosen.
    pub(super) fn are_chosen(&self, figure: &Figure, scene: &Scene) -> Vec<Option<bool>> {
        let own = self.choice.only(figure.own_fields());
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
        stride: Stride,
        by: i32,
    ) -> Option<[Day; 2]> {
        let mut ends = axis.chosen(&self.choice)?;
        let domain = axis.domain()?;
        let end = ends[usize::from(is_end)];
        let moved = match stride {
            Stride::End => domain[usize::from(by > 0)],
            Stride::Page => axis.pages_on(end, is_end, by),
            Stride::Mark if axis.is_dense() => self.reports_on(axis, own, end, by),
            Stride::Mark => axis.marks_on(end, by),
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
            let is_chosen = is_chosen(records, query);
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
        let figure = self.figure(handle)?;
        let has_chosen = figure.chosen_of(&self.choice) != Filter::default();
        let zoom = figure.zoom;
        let text = self.chosen_in_words(handle, host)?;
        let stretch = self.chosen_stretch(handle, host)?;
        Ok(Chosen {
            has_chosen,
            text,
            stretch,
            zoom,
        })
    }

    /// What is said of a choice under the picture, and of a map that is looked at closely.
    fn chosen_in_words(&mut self, handle: Handle, host: &dyn Host) -> Result<String, Error> {
        let figure = self.figure(handle)?;
        let Some(scene) = &figure.scene else {
            return Ok(String::new());
        };
        let in_picture = if figure.zoom.is_some() {
            map::in_picture(scene, figure.base_map_layers.is_coarse, host)
        } else {
            Default::default()
        };
        let choice = self.choice.clone();
        let (data, prepared) = self.prepared(handle)?;
        let mut text = prepared.chosen_in_words(Localizer { data, host }, &choice);
        for said in in_picture {
            text = in_two_sentences(text, said, host);
        }
        Ok(text)
    }

    /// The stretch on an axis of time, each end with what was counted until then.
    fn chosen_stretch(
        &mut self,
        handle: Handle,
        host: &dyn Host,
    ) -> Result<Option<Stretch>, Error> {
        let scene = self.figure(handle)?.scene.as_ref();
        let stretch = scene.and_then(|scene| Axis { scene }.stretch(&self.choice, host));
        let Some(mut stretch) = stretch else {
            return Ok(None);
        };
        let (data, prepared) = self.prepared(handle)?;
        let localizer = Localizer { data, host };
        for (word, day) in stretch.words.iter_mut().zip(stretch.days) {
            if let Some(counted) = prepared.counted_by(localizer, Day::from_number(day)) {
                *word = host.tell(Message::ChosenTime, [std::mem::take(word), counted]);
            }
        }
        Ok(Some(stretch))
    }
}

/// Whether a mark of these records is. A sum is chosen when all of it is.
fn is_chosen(records: &[RecordRef], query: Query) -> bool {
    let is_sum = records.len() > 1 && records[0].table == Table::Casualties;
    let mut leaves = records.iter().map(|record| query.leaves(*record));
    if is_sum {
        leaves.all(|is_left| is_left)
    } else {
        leaves.any(|is_left| is_left)
    }
}

fn in_two_sentences(one: String, other: String, host: &dyn Host) -> String {
    match (one.is_empty(), other.is_empty()) {
        (true, _) => other,
        (_, true) => one,
        _ => host.tell(Message::CaptionAndNote, [one, other]),
    }
}
