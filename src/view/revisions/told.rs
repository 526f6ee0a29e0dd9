//! What is said of each value: in its label, the name of its mark, its tooltip, and its row of the table.

use super::summary::{Given, Measure, Pair, Revisions, Series};
use crate::dataset::records::Text;
use crate::dataset::{RecordRef, Table};
use crate::fill::owned;
use crate::message::Message;
use crate::order::add_new;
use crate::text::Host;
use crate::words::mark::MarkName;
use crate::words::tip::{Tip, TipRow};
use crate::words::value::{amount, count, ranged, share, unit_name, vintage};
use crate::words::{List, Localizer};

/// A smaller change than this is none of a number.
const LEAST_TOLD: f64 = 1e-9;

/// What two sources give for one thing, in words.
pub struct Told {
    /// What it is one of; in a list of bars what they all are of.
    pub series: String,
    /// Its name within its series.
    pub at: String,
    /// Each value with its source, and where it was read, or the first of several that it adds up.
    pub values: Vec<GivenBy>,
    /// By how much the second is more or less.
    pub change: String,
}

/// What one source gives.
pub struct GivenBy {
    pub source: String,
    pub value: String,
    pub record: RecordRef,
}

/// What each of the two sources is called: as short as tells them apart.
pub fn names(localizer: Localizer, sources: &[Text; 2]) -> [String; 2] {
    let [one, other] = sources;
    for is_long in [false, true] {
        let names = [
            name(localizer, one, is_long),
            name(localizer, other, is_long),
        ];
        if names[0] != names[1] {
            return names;
        }
    }
    [owned(one), owned(other)]
}

/// Who published a source, and when: in which year, or on which day and under what title.
fn name(localizer: Localizer, id: &Text, is_long: bool) -> String {
    match localizer.data.source(id) {
        Some(source) if is_long => {
            let mut text = owned(&source.title);
            if let Some(date) = &source.published {
                let gaps = [text, localizer.long(date)];
                text = localizer.host.tell(Message::InSeries, gaps);
            }
            text
        }
        Some(source) => vintage(localizer.host, source),
        None => owned(id),
    }
}

/// A value in words, with its bound and unit.
pub fn in_words(host: &dyn Host, measure: Measure, given: &Given) -> String {
    let qualifier = given.qualifier;
    match measure {
        Measure::Share(_) => share(host, qualifier, given.value, given.is_rounded),
        Measure::Volume(unit) => {
            let unit = host.say(unit_name(unit));
            host.tell(
                Message::Millions,
                [amount(host, qualifier, given.told()), unit],
            )
        }
        Measure::Deaths => {
            let (low, high) = given.range.unzip();
            let count = ranged(host, count(host, qualifier, given.value as u64), low, high);
            if given.is_taken_back {
                return host.tell(Message::TakenBackLater, [count]);
            }
            count
        }
    }
}

/// By how much a value is more or less than the other, or why that cannot be said.
fn change_in_words(host: &dyn Host, measure: Measure, pair: &Pair, names: &[String; 2]) -> String {
    for (given, name) in pair.given.iter().zip(names) {
        if given.as_ref().is_some_and(|given| given.is_taken_back) && pair.has_both() {
            return host.tell(Message::TakenBackIn, [name.clone()]);
        }
    }
    let message = match (pair.is_same(), pair.change()) {
        (None, _) if !pair.is_of_same_days && pair.has_both() => Message::OfOtherDays,
        (None, _) => {
            let lacking = pair
                .given
                .iter()
                .zip(names)
                .find(|(given, _)| given.is_none());
            return lacking.map_or(String::new(), |(_, name)| {
                host.tell(Message::NotIn, [name.clone()])
            });
        }
        (Some(true), _) => Message::Unchanged,
        (_, None) => Message::OtherBound,
        (_, Some(change)) if change.abs() < LEAST_TOLD => Message::OtherRange,
        (_, Some(change)) if change > 0.0 => Message::MoreBy,
        _ => Message::LessBy,
    };
    let size = pair.change().unwrap_or_default().abs();
    let by = match measure {
        Measure::Share(_) => {
            // A share that was worked out is not exact to a hundredth of a point.
            let tenths = (size * 10.0).round() / 10.0;
            let number = host.number(tenths);
            match tenths {
                0.0 => host.tell(
                    Message::Under,
                    [host.tell_of(Message::Points, 2, [host.number(0.1)])],
                ),
                1.0 => host.tell_of(Message::Points, 1, [number]),
                _ => host.tell_of(Message::Points, 2, [number]),
            }
        }
        Measure::Volume(unit) => {
            let unit = host.say(unit_name(unit));
            host.tell(Message::Millions, [host.number(size), unit])
        }
        Measure::Deaths => host.number(size),
    };
    host.tell(message, [by])
}

/// What a pair of a series is, in words.
pub fn told(
    localizer: Localizer,
    revisions: &Revisions,
    names: &[String; 2],
    (series, pair): (&Series, &Pair),
) -> Told {
    let mut values = Vec::new();
    for (given, source) in pair.given.iter().zip(names) {
        if let Some(given) = given {
            values.push(GivenBy {
                source: source.clone(),
                value: in_words(localizer.host, series.measure, given),
                record: given.records[0],
            });
        }
    }
    let (mut name, mut at) = (owned(&series.name), localizer.long(&pair.date));
    if !revisions.is_over_time {
        std::mem::swap(&mut name, &mut at);
    }
    Told {
        series: name,
        at,
        values,
        change: change_in_words(localizer.host, series.measure, pair, names),
    }
}

/// "49% in Wall Street Journal 2021, 58% in SIPRI 2022"
pub fn values_in_words(localizer: Localizer, told: &Told) -> String {
    let mut list = List::all();
    for GivenBy { source, value, .. } in &told.values {
        let gaps = [value.clone(), source.clone()];
        list.add(localizer.host.tell(Message::InSource, gaps));
    }
    list.text(localizer)
}

/// The pair of these records.
fn found<'a>(revisions: &'a Revisions, records: &[RecordRef]) -> Option<(&'a Series, &'a Pair)> {
    let mut pairs = revisions.pairs().into_iter();
    pairs.find(|(_, pair)| pair.records() == records)
}

/// The name of the mark of these records.
pub fn name_of(localizer: Localizer, revisions: &Revisions, records: &[RecordRef]) -> MarkName {
    let mut name = MarkName::default();
    let Some((series, pair)) = found(revisions, records) else {
        return name;
    };
    let names = names(localizer, &revisions.sources);
    let told = told(localizer, revisions, &names, (series, pair));
    let mut value = values_in_words(localizer, &told);
    if !told.change.is_empty() {
        value = localizer.host.tell(Message::Remark, [value, told.change]);
    }
    for given in pair.given.iter().flatten() {
        name.amount = Some(given.told());
    }
    name.series = told.series.into();
    name.day = Some(pair.date.last);
    name.call(localizer.host, &told.at, value);
    name
}

/// The tooltip of the mark of these records.
pub fn tip_of(localizer: Localizer, revisions: &Revisions, records: &[RecordRef]) -> Tip {
    let mut tip = Tip::default();
    let Some(of) = found(revisions, records) else {
        return tip;
    };
    let (host, names) = (localizer.host, names(localizer, &revisions.sources));
    let told = told(localizer, revisions, &names, of);
    tip.title = host.tell(Message::InSeries, [told.series, told.at]);
    for GivenBy {
        source,
        value,
        record,
    } in told.values
    {
        tip.rows.push(TipRow {
            label: source,
            value,
        });
        tip.sources
            .push(localizer.reference(localizer.cited(record)));
        if record.table == Table::Transfers {
            let transfer = localizer.data.transfer(record.row);
            let notes = [&transfer.derived, &transfer.doubt, &transfer.note];
            for note in notes.into_iter().flatten() {
                add_new(&mut tip.notes, owned(note));
            }
        }
    }
    if !told.change.is_empty() {
        tip.rows.push(TipRow {
            label: host.say(Message::Difference),
            value: told.change,
        });
    }
    tip
}
