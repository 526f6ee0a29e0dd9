//! The marks of a figure one by one, in reading order, each with its box and its name: for keys, screen readers and voices.

use super::{Dossier, Handle, Pointed};
use crate::dataset::records::{CountKind, Text};
use crate::dataset::{RecordRef, Table};
use crate::error::Error;
use crate::fill::owned;
use crate::message::Message;
use crate::order::{found_or_added, sort};
use crate::plane::{Point, Rect};
use crate::scene::{Axes, Scene, Shape};
use crate::text::Host;
use crate::view::trend::summary::QUIET_DAYS;
use crate::words::Localizer;
use crate::words::mark::MarkName;

/// A thumb, and a voice that says a name, need this much of a mark.
const LEAST_CSS: f64 = 24.0;

/// More series are not described one by one.
const MOST_TOLD: usize = 6;

/// A mark that can be read by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadMark {
    /// Row in [`Scene::targets`].
    pub target: usize,
    /// The first of its records, and what a page calls it.
    pub record: RecordRef,
    pub id: String,
    /// Where it is.
    pub rect: Rect,
    pub name: MarkName,
    /// Whether it is among what a reader chose; none where it cannot be.
    pub is_chosen: Option<bool>,
}

impl Dossier {
    /// The marks of a figure in reading order: suppliers by rank, counts by date and series after series, visits by date; what is
    /// beside them behind. Marks outside of the picture are none.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`].
    pub fn marks(&mut self, handle: Handle, host: &dyn Host) -> Result<Vec<ReadMark>, Error> {
        let figure = self.figure(handle)?;
        let Some(scene) = &figure.scene else {
            return Ok(Vec::new());
        };
        let is_list = matches!(scene.axes, Axes::None);
        let by_amount = matches!(scene.axes, Axes::Time { .. });
        let own = figure.definition().table;
        let places = boxes(scene, host);
        let targets = scene.targets.clone();
        let are_chosen = self.are_chosen(figure, scene);
        let (data, prepared) = self.prepared(handle)?;
        let localizer = Localizer { data, host };
        let mut marks = Vec::new();
        for (target, rect) in places.into_iter().enumerate() {
            let records = &targets[target].records;
            let (Some(rect), Some(record)) = (rect, records.first()) else {
                continue;
            };
            let mut name = prepared.name(localizer, &targets[target], is_list);
            if by_amount && record.table != own {
                // Visits are among the events of a trend.
                name.leave_series(host);
            }
            marks.push(ReadMark {
                target,
                record: *record,
                id: data.name_of(*record),
                rect,
                name,
                is_chosen: are_chosen[target],
            });
        }
        if !prepared.compares() {
            tell_apart(&mut marks, localizer);
        }
        if !is_list {
            arrange(&mut marks, own, by_amount);
        }
        tell_quiet(&mut marks, localizer);
        // Where all are of one series, nobody needs to hear which.
        let is_one = |pair: &[ReadMark]| pair[0].name.series == pair[1].name.series;
        if !marks.windows(2).all(is_one) {
            for mark in &mut marks {
                mark.name.add_series(host);
            }
        }
        Ok(marks)
    }

    /// Of each series of a figure over time how many marks it has, and its first, last, least and greatest one; empty where marks
    /// stand in a list, since that is said of them already.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`].
    pub fn description(&mut self, handle: Handle, host: &dyn Host) -> Result<String, Error> {
        let scene = self.figure(handle)?.scene.as_ref();
        let is_timed =
            matches!(scene, Some(scene) if !matches!(scene.axes, Axes::None | Axes::Map(_)));
        if !is_timed {
            return Ok(String::new());
        }
        let marks = self.marks(handle, host)?;
        let (mut description, mut told) = (String::new(), 0);
        let mut first = 0;
        for row in 1..=marks.len() {
            let series = &marks[first].name.series;
            if marks
                .get(row)
                .is_some_and(|next| next.name.series == *series)
            {
                continue;
            }
            if row > first + 1 && !series.is_empty() && told < MOST_TOLD {
                if told > 0 {
                    description.push_str("; ");
                }
                let series = &marks[first..row];
                let text = in_words(series, self.are_totals(series), host);
                description.push_str(&text);
                told += 1;
            }
            first = row;
        }
        if told > 0 {
            description.push('.');
        }
        Ok(description)
    }

    fn are_totals(&self, series: &[ReadMark]) -> bool {
        series.iter().all(|ReadMark { record, .. }| {
            record.table == Table::Casualties
                && self.data.casualty(record.row).kind == CountKind::Cumulative
        })
    }

    /// All records that a figure shows.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`].
    pub fn shown(&mut self, handle: Handle) -> Result<Vec<RecordRef>, Error> {
        let (_, prepared) = self.prepared(handle)?;
        Ok(prepared.shown())
    }

    /// Highlights a mark for a key or a screen reader: as [`Dossier::focus`], with the tip at the mark's box. None if there is no such mark.
    ///
    /// # Errors
    /// [`Error::NoSuchFigure`].
    pub fn focus_mark(
        &mut self,
        handle: Handle,
        target: usize,
        host: &dyn Host,
    ) -> Result<Option<Pointed>, Error> {
        let scene = self.figure(handle)?.scene.as_ref();
        let is_list = matches!(scene, Some(scene) if matches!(scene.axes, Axes::None));
        let rect = scene.and_then(|scene| boxes(scene, host).into_iter().nth(target)?);
        let Some(rect) = rect else {
            self.point_nowhere();
            return Ok(None);
        };
        let y = if is_list { rect.bottom() } else { rect.top };
        let anchor = Point::new(rect.centre().x, y);
        self.focus(handle, target, anchor, host).map(Some)
    }
}

/// A series from its first mark to its last one, and its least and its greatest unless they are those.
/// Of running totals also where it rises most: the steepest part of its line.
fn in_words(series: &[ReadMark], are_totals: bool, host: &dyn Host) -> String {
    let [first, last] = [0, series.len() - 1].map(|row| &series[row].name);
    let ends = [first, last].map(|name| name.short.clone());
    let mut said = host.tell_of(Message::FirstToLast, series.len(), ends);
    let (mut least, mut greatest) = (first, first);
    for ReadMark { name, .. } in series {
        // What has no number is neither.
        if name.amount < least.amount && name.amount.is_some() {
            least = name;
        }
        if name.amount > greatest.amount {
            greatest = name;
        }
    }
    let is_end = |name| std::ptr::eq(name, first) || std::ptr::eq(name, last);
    if !is_end(least) || !is_end(greatest) {
        let extremes = [least, greatest].map(|name| name.short.clone());
        let extremes = host.tell(Message::LeastAndGreatest, extremes);
        said = host.tell(Message::InSeries, [said, extremes]);
    }
    if let (true, Some((from, to, rise))) = (are_totals, largest_rise(series)) {
        let gaps = [host.number(rise), from.short.clone(), to.short.clone()];
        let rise = host.tell(Message::LargestRise, gaps);
        said = host.tell(Message::InSeries, [said, rise]);
    }
    host.tell(Message::NamedValue, [owned(&first.series), said])
}

/// Between which two marks that follow each other a series rises most, and by how much; none of two marks, which are told already.
fn largest_rise(series: &[ReadMark]) -> Option<(&MarkName, &MarkName, f64)> {
    let (mut found, mut most) = (None, 0.0);
    for pair in series.windows(2) {
        let [ReadMark { name: from, .. }, ReadMark { name: to, .. }] = pair else {
            continue;
        };
        if let (Some(before), Some(after)) = (from.amount, to.amount)
            && after - before > most
        {
            most = after - before;
            found = Some((from, to, most));
        }
    }
    found.filter(|_| series.len() > 2)
}

/// Several values of a supplier in a period have their sources in their names.
fn tell_apart(marks: &mut [ReadMark], localizer: Localizer) {
    let of = |mark: &ReadMark| match mark.record.table {
        Table::Transfers => Some(localizer.data.transfer(mark.record.row)),
        _ => None,
    };
    for row in 1..marks.len() {
        let (Some(one), Some(other)) = (of(&marks[row - 1]), of(&marks[row])) else {
            continue;
        };
        if one.supplier == other.supplier && one.period == other.period {
            for mark in &mut marks[row - 1..=row] {
                mark.name.cite(localizer, mark.record);
            }
        }
    }
}

/// Says of a total that comes after a long time without any that it does: its line is dashed there.
fn tell_quiet(marks: &mut [ReadMark], localizer: Localizer) {
    let is_total = |mark: &ReadMark| {
        mark.record.table == Table::Casualties
            && localizer.data.casualty(mark.record.row).kind == CountKind::Cumulative
    };
    for row in 1..marks.len() {
        let (before, mark) = (&marks[row - 1], &marks[row]);
        let (Some(last), Some(day)) = (before.name.day, mark.name.day) else {
            continue;
        };
        let days = day.number() - last.number();
        let are_joined = before.name.series == mark.name.series && is_total(before);
        if are_joined && is_total(mark) && days > QUIET_DAYS {
            marks[row]
                .name
                .follow_quiet(localizer.host, days as usize - 1);
        }
    }
}

/// Brings marks into reading order: those of the view's own records one series after the other, or the visits of all routes by
/// their dates; places and whatever else behind them.
fn arrange(marks: &mut [ReadMark], own: Table, by_amount: bool) {
    let mut series: Vec<(Text, f64)> = Vec::new();
    for mark in marks.iter() {
        let is_it = |(known, _): &(Text, f64)| *known == mark.name.series;
        let new = || (mark.name.series.clone(), 0.0);
        let (_, most) = found_or_added(&mut series, is_it, new);
        *most = most.max(mark.name.amount.unwrap_or_default());
    }
    if by_amount {
        sort(&mut series, |one, other| other.1.total_cmp(&one.1));
    }
    let rank = |mark: &ReadMark| match mark.record.table {
        // A reader follows the visits in time, whatever their route.
        Table::Visits if own == Table::Visits => 0,
        table if table == own => {
            let place = series
                .iter()
                .position(|(known, _)| *known == mark.name.series);
            place.unwrap_or_default()
        }
        Table::Places if !by_amount => usize::MAX - 1,
        _ => usize::MAX,
    };
    let key = |mark: &ReadMark| (rank(mark), mark.name.day);
    sort(marks, |one, other| key(one).cmp(&key(other)));
}

/// The box of each target, as large as a thumb wants it; none of those that are not in the picture. Of a line with a number it is
/// that of the number, which is drawn last.
fn boxes(scene: &Scene, host: &dyn Host) -> Vec<Option<Rect>> {
    let mut boxes = Vec::with_capacity(scene.targets.len());
    for target in &scene.targets {
        boxes.push(target.gap);
    }
    for mark in &scene.data {
        let (Some(target), false) = (mark.target, matches!(mark.shape, Shape::Label { .. })) else {
            continue;
        };
        boxes[target] = Some(mark.shape.bounds(host));
    }
    let picture = Rect::new(0.0, 0.0, scene.width_css, scene.height_css);
    for place in &mut boxes {
        *place = place
            .map(|rect| rect.at_least(LEAST_CSS))
            .filter(|rect| picture.contains(rect.centre()));
    }
    boxes
}
