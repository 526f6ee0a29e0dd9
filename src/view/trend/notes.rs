//! The notes under the picture: what its counts lack, take back, contradict or leave out.

use super::line::{Line, Point};
use super::periods::Apart;
use super::summary::Trend;
use crate::dataset::RecordRef;
use crate::dataset::records::{CountKind, Qualifier};
use crate::fill::owned;
use crate::filter::Filter;
use crate::message::Message;
use crate::options::Period;
use crate::words::caption::Caption;
use crate::words::value;
use crate::words::{List, Localizer};

/// What the source of a few single counts says of itself would drown what matters.
const SHORT_SERIES: usize = 2;

/// Adds the notes to a caption. The records of all series.
pub fn add(
    localizer: Localizer,
    trend: &Trend,
    filter: &Filter,
    caption: &mut Caption,
) -> Vec<RecordRef> {
    let all = note_series(localizer, trend, caption);
    note_gaps(localizer, trend, caption);
    let is_outside = |record: &&RecordRef| localizer.data.casualty(record.row).is_outside();
    let outside = all.iter().filter(is_outside).count();
    note_number(localizer, Message::OutsideRange, outside, caption);
    note_colours(localizer, trend, caption);
    note_number(localizer, Message::OtherKind, trend.of_other_kind, caption);
    let cut = trend.beyond(filter.from, filter.to);
    note_number(localizer, Message::MoreDaysThanShown, cut, caption);
    caption.note_if(unplaced(localizer, trend));
    all
}

/// Notes what is to be said of each series and its sources. The records of all of them.
fn note_series(localizer: Localizer, trend: &Trend, caption: &mut Caption) -> Vec<RecordRef> {
    let (mut all, mut of_long_series) = (Vec::new(), Vec::new());
    for line in &trend.lines {
        let records = records(line);
        all.extend_from_slice(&records);
        if records.len() > SHORT_SERIES {
            of_long_series.extend_from_slice(&records);
        }
        caption.note_if(correction(localizer, trend, line));
        caption.note_if(differing(localizer, line));
    }
    // Where all series are short, nothing is drowned.
    let told = if of_long_series.is_empty() {
        &all
    } else {
        &of_long_series
    };
    caption.source_notes(localizer, told);
    all
}

/// Notes what is lacking in the counts, and in their sums.
fn note_gaps(localizer: Localizer, trend: &Trend, caption: &mut Caption) {
    if trend.lacks_days {
        caption.note(localizer.host.say(Message::NoCountsOfDays));
    }
    if trend.has_partial_sums() {
        caption.note(localizer.host.say(Message::SumsOfCountedDays));
    }
    if trend.left_out > 0 {
        let count = localizer.count(trend.left_out as u64);
        let message = match trend.per {
            Period::Day => Message::WithoutCount,
            _ => Message::WithoutCountInSums,
        };
        caption.note(localizer.host.tell(message, [count]));
    }
    let Apart {
        across,
        beyond,
        again,
    } = trend.apart;
    note_number(localizer, Message::AcrossPeriods, across, caption);
    note_number(localizer, Message::BeyondShownDays, beyond, caption);
    note_number(localizer, Message::InOtherCount, again, caption);
    caption.note_if(longer(localizer, trend));
}

fn note_number(localizer: Localizer, message: Message, number: usize, caption: &mut Caption) {
    if number > 0 {
        caption.note(localizer.host.tell_of(message, number, []));
    }
}

/// Notes the series that have no colour of their own.
fn note_colours(localizer: Localizer, trend: &Trend, caption: &mut Caption) {
    let mut grey = List::all();
    for line in &trend.lines {
        if line.colour.is_none() {
            grey.add(owned(&line.series));
        }
    }
    if grey.count() > 0 {
        caption.note(grey.told(localizer, Message::WithoutColour));
    }
}

/// How many counts are of more days than a period has, and of how many deaths.
fn longer(localizer: Localizer, trend: &Trend) -> Option<String> {
    let message = match trend.per {
        Period::Day => return None,
        Period::Week => Message::LongerThanWeek,
        Period::Month => Message::LongerThanMonth,
        Period::Year => Message::LongerThanYear,
    };
    let (count, mut killed) = (trend.longer.len(), 0_u64);
    let (mut qualifier, mut overlap) = (Qualifier::Exact, false);
    for (row, point) in trend.longer.iter().enumerate() {
        killed = killed.saturating_add(point.count.unwrap_or_default());
        if point.qualifier != Qualifier::Exact {
            qualifier = Qualifier::About;
        }
        // Who died in a month died in its year: such counts have no sum.
        let (first, last) = (Some(point.date.first), Some(point.date.last));
        let mut others = trend.longer[..row].iter();
        overlap |= others.any(|other| other.date.touches(first, last));
    }
    (count > 0).then(|| {
        let mut sum = String::new();
        if !overlap {
            let killed = value::bounded(localizer.host, qualifier, localizer.count(killed));
            sum = localizer.host.tell(Message::ThenKilled, [killed]);
        }
        localizer.host.tell_of(message, count, [sum])
    })
}

fn records(line: &Line) -> Vec<RecordRef> {
    let mut records = Vec::new();
    for point in &line.points {
        records.extend_from_slice(line.records(point));
    }
    records
}

/// How a series took counts back: each total, and of single days how many.
fn correction(localizer: Localizer, trend: &Trend, line: &Line) -> Option<String> {
    let (host, series) = (localizer.host, owned(&line.series));
    if line.replaced > 0 {
        return Some(host.tell_of(Message::ReplacedInSums, line.replaced, [series]));
    }
    if trend.kind == CountKind::PerDay {
        let count = line.points.iter().filter(|point| point.is_revised).count();
        return (count > 0).then(|| host.tell_of(Message::Replaced, count, [series]));
    }
    let told = |point: &Point| {
        let gaps = [bounded(localizer, point), localizer.long(&point.date)];
        host.tell(Message::Remark, gaps)
    };
    let mut list = List::default();
    for (before, after) in line.corrections() {
        let mut totals = List::default();
        for point in before {
            totals.add(told(point));
        }
        let gaps = [totals.text(localizer), told(after)];
        list.add(host.tell(Message::FromToTotal, gaps));
    }
    let list = list.text(localizer);
    (!list.is_empty()).then(|| host.tell(Message::RevisedTotal, [series, list]))
}

/// For which dates a series has several counts, none of which is the later one.
fn differing(localizer: Localizer, line: &Line) -> Option<String> {
    let (mut list, mut before) = (List::default(), None);
    for ends in line.points.windows(2) {
        let [one, other] = ends else { continue };
        if one.summed.or(other.summed).is_none()
            && one.said.is_beside(&other.said)
            && one.said.range != other.said.range
            && before != Some(one.date)
        {
            before = Some(one.date);
            list.add(localizer.long(&one.date));
        }
    }
    let gaps = [owned(&line.series), list.text(localizer)];
    (!gaps[1].is_empty()).then(|| localizer.host.tell(Message::SeveralCounts, gaps))
}

/// What has no place on the time axis.
fn unplaced(localizer: Localizer, trend: &Trend) -> Option<String> {
    let mut list = List::all();
    for (count, message) in [
        (trend.outside, Message::BeforeOrAfter),
        (trend.vague, Message::KnownToAYear),
        (trend.undated, Message::UndatedOnes),
    ] {
        if count > 0 {
            list.add(localizer.host.tell_of(message, count, []));
        }
    }
    let list = list.text(localizer);
    (!list.is_empty()).then(|| localizer.host.tell(Message::NotOnTimeAxis, [list]))
}

/// A count with its bound.
pub fn bounded(localizer: Localizer, point: &Point) -> String {
    let count = point.count.unwrap_or_default();
    value::count(localizer.host, point.qualifier, count)
}
