//! What is said of the counts that a reader chose in the picture.

use super::line::{Line, Point};
use super::summary::Trend;
use crate::dataset::counts::sum;
use crate::dataset::date::Day;
use crate::dataset::records::CountKind;
use crate::dataset::{DataSet, RecordRef};
use crate::fields::Field;
use crate::fill::owned;
use crate::filter::Filter;
use crate::message::Message;
use crate::options::Period;
use crate::words::value::{count, sum_in_words};
use crate::words::{List, Localizer};

/// "12 of 63 counts, running total 320 to 701 killed, 26 March – 9 April 2021"; empty where neither days nor series are chosen.
pub fn in_words(
    localizer: Localizer,
    trend: &Trend,
    choice: &Filter,
    stretch: Option<String>,
) -> String {
    if stretch.is_none() && choice.names(Field::Series).is_none() {
        return String::new();
    }
    let host = localizer.host;
    let (mut all, mut chosen) = (0, 0);
    let mut ranges = List::default();
    for line in &trend.lines {
        let points = chosen_of(line, choice);
        let range = if trend.per == Period::Day {
            all += line.points.len();
            chosen += points.len();
            range(localizer, &points, trend.kind)
        } else {
            let records = records_of(localizer.data, line, choice);
            chosen += records.len();
            all += line.rows();
            killed_in(localizer, &records)
        };
        if let Some(range) = range {
            let series = owned(&line.series);
            // One series needs no name.
            ranges.add(match trend.lines.len() {
                1 => range,
                _ => host.tell(Message::Remark, [range, series]),
            });
        }
    }
    let counted = host.tell_of(Message::CountsOf, all, [localizer.count(chosen as u64)]);
    let mut text = counted;
    for part in [Some(ranges.text(localizer)), stretch]
        .into_iter()
        .flatten()
    {
        if !part.is_empty() {
            text = host.tell(Message::ChosenTime, [text, part]);
        }
    }
    text
}

/// "328 killed": what the first series had counted by a day; none before its first count.
pub fn by(localizer: Localizer, trend: &Trend, day: Day) -> Option<String> {
    let points = &trend.lines.first()?.points;
    let is_by = |point: &&Point| point.day <= day && point.count.is_some() && !point.is_revised;
    let point = points.iter().rfind(is_by)?;
    let told = count(localizer.host, point.qualifier, point.count?);
    Some(localizer.host.tell(Message::KilledOf, [told]))
}

/// The counts of a series on days that are chosen.
fn chosen_of<'a>(line: &'a Line, choice: &Filter) -> Vec<&'a Point> {
    let mut points = Vec::new();
    for point in &line.points {
        let is_chosen = point.date.touches(choice.from, choice.to);
        if is_chosen && choice.wants(Field::Series, &line.series) {
            points.push(point);
        }
    }
    points
}

/// The records behind the sums of a series that lie wholly within the days that are chosen.
fn records_of(data: &DataSet, line: &Line, choice: &Filter) -> Vec<RecordRef> {
    let mut records = Vec::new();
    for point in &line.points {
        // Of days that others count too: who is in both is not known.
        if point.summed.is_none() && !line.is_of_events {
            continue;
        }
        for record in line.records(point) {
            let date = data.casualty(record.row).date;
            let is_within = date.lies_within(choice.from, choice.to);
            if is_within && choice.wants(Field::Series, &line.series) {
                records.push(*record);
            }
        }
    }
    records
}

/// "1,234 (1,100 to 1,500) killed": the sum of some counts.
fn killed_in(localizer: Localizer, records: &[RecordRef]) -> Option<String> {
    let told = sum_in_words(localizer.host, sum(localizer.data, records));
    (!records.is_empty()).then(|| localizer.host.tell(Message::KilledOf, [told]))
}

/// "running total 320 to 701 killed": the least and the greatest of those that were not taken back.
fn range(localizer: Localizer, points: &[&Point], kind: CountKind) -> Option<String> {
    let (mut least, mut most): (Option<&Point>, Option<&Point>) = (None, None);
    for point in points {
        if point.count.is_none() || point.is_revised {
            continue;
        }
        if least.is_none_or(|least| point.count < least.count) {
            least = Some(point);
        }
        if most.is_none_or(|most| point.count > most.count) {
            most = Some(point);
        }
    }
    let told = |point: &Point| {
        let number = point.count.unwrap_or_default();
        count(localizer.host, point.qualifier, number)
    };
    let (least, most) = (told(least?), told(most?));
    Some(if least == most {
        localizer.host.tell(Message::KilledOf, [most])
    } else {
        let message = match kind {
            CountKind::Cumulative => Message::TotalBetween,
            CountKind::PerDay => Message::KilledBetween,
        };
        localizer.host.tell(message, [least, most])
    })
}
