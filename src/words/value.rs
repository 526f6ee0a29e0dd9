//! Values with their bounds and units, and dates in the words of their source.

use super::Localizer;
use crate::dataset::RecordRef;
use crate::dataset::counts::Sum;
use crate::dataset::date::DateSpan;
use crate::dataset::records::{
    Casualty, Citation, Event, Qualifier, Quantity, Source, Transfer, Unit, Visit,
};
use crate::fill::owned;
use crate::message::Message;
use crate::order::{add_new, joined};
use crate::text::{DateStyle, Host};

/// All that there is, but for what is lost in binary.
const ALL_PERCENT: f64 = 100.0 - 1e-9;

/// A value in words with its bound: "at least 30".
pub fn bounded(host: &dyn Host, qualifier: Qualifier, value: String) -> String {
    let message = match qualifier {
        Qualifier::Exact => return value,
        Qualifier::About => Message::About,
        Qualifier::AtLeast => Message::AtLeast,
        Qualifier::MoreThan => Message::MoreThan,
    };
    host.tell(message, [value])
}

/// A count with its bound.
pub fn count(host: &dyn Host, qualifier: Qualifier, count: u64) -> String {
    bounded(host, qualifier, host.number(count as f64))
}

/// A share of 0 to 100 per cent with its bound, in whole per cent where it was worked out. What is neither nothing nor
/// all is not said to be: it is "under 1%", or "over 99%"; that and a bound are one comparison, "under about 1%".
pub fn share(host: &dyn Host, qualifier: Qualifier, percent: f64, is_worked_out: bool) -> String {
    let text = host.percent(if is_worked_out {
        percent.round()
    } else {
        percent
    });
    if percent > 0.0 && text == host.percent(0.0) {
        under(host, qualifier, host.percent(1.0))
    } else if percent < ALL_PERCENT && text == host.percent(100.0) {
        let message = match qualifier {
            Qualifier::About => Message::OverAbout,
            _ => Message::Over,
        };
        host.tell(message, [host.percent(99.0)])
    } else {
        bounded(host, qualifier, text)
    }
}

/// A number with its bound; one that is not nothing is not said to be.
pub fn amount(host: &dyn Host, qualifier: Qualifier, value: f64) -> String {
    let text = host.number(value);
    if value > 0.0 && text == host.number(0.0) {
        return under(host, qualifier, host.number(0.01));
    }
    bounded(host, qualifier, text)
}

/// From here on, decimals of a volume are more exact than it is.
const WHOLE_FROM: f64 = 100.0;

/// A volume as exact as it is told.
pub fn rounded(value: f64) -> f64 {
    if value < WHOLE_FROM {
        value
    } else {
        value.round()
    }
}

/// What rounds to nothing.
fn under(host: &dyn Host, qualifier: Qualifier, least: String) -> String {
    let message = match qualifier {
        Qualifier::Exact => Message::Under,
        Qualifier::About => Message::UnderAbout,
        _ => return host.say(Message::MoreThanNothing),
    };
    host.tell(message, [least])
}

/// What values are counted in.
pub fn unit_name(unit: Unit) -> Message {
    match unit {
        Unit::Percent => Message::PerCent,
        Unit::TivMillion => Message::Tiv,
        Unit::UsdMillion => Message::UsDollars,
    }
}

/// A transfer's value with its bound and unit.
pub fn value_of(host: &dyn Host, transfer: &Transfer) -> String {
    let qualifier = transfer.qualifier;
    match (transfer.value, transfer.unit) {
        (None, _) => bounded(host, qualifier, host.say(Message::NotGiven)),
        (Some(value), Unit::Percent) => share(host, qualifier, value, false),
        (Some(value), unit) => {
            let unit = host.say(unit_name(unit));
            host.tell(Message::Millions, [amount(host, qualifier, value), unit])
        }
    }
}

/// A count with its bound and range.
pub fn count_in_words(host: &dyn Host, casualty: &Casualty) -> String {
    let text = match casualty.count {
        Some(number) => count(host, casualty.qualifier, number),
        None => host.say(Message::NotGiven),
    };
    ranged(host, text, casualty.low, casualty.high)
}

/// A sum of counts with its bound and range.
pub fn sum_in_words(host: &dyn Host, sum: Sum) -> String {
    let text = count(host, sum.qualifier, sum.count);
    let (low, high) = sum.ends();
    ranged(host, text, low, high)
}

/// "12 counts added up, of 31 events": events only where all of the records tell them.
pub fn counts_added_up(localizer: Localizer, records: &[RecordRef]) -> String {
    let mut events = Some(0);
    for record in records {
        let of_it = localizer.data.casualty(record.row).events;
        events = events.zip(of_it).map(|(sum, of_it)| sum + of_it);
    }
    let host = localizer.host;
    match events {
        Some(events) => host.tell_of(Message::EventsAddedUp, events as usize, []),
        None => host.tell_of(Message::CountsAddedUp, records.len(), []),
    }
}

/// A text with the range of its count.
pub fn ranged(host: &dyn Host, text: String, low: Option<u64>, high: Option<u64>) -> String {
    let end = |count: u64| host.number(count as f64);
    match (low, high) {
        (Some(low), Some(high)) => host.tell(Message::Between, [text, end(low), end(high)]),
        (Some(low), None) => host.tell(Message::OrMore, [text, end(low)]),
        (None, Some(high)) => host.tell(Message::UpTo, [text, end(high)]),
        (None, None) => text,
    }
}

/// A quantity with its bound and unit.
pub fn quantity(host: &dyn Host, quantity: &Quantity) -> String {
    let value = amount(host, quantity.qualifier, quantity.value);
    match &quantity.unit {
        Some(unit) => host.tell(Message::Quantity, [value, owned(unit)]),
        None => value,
    }
}

/// Who published a source, and in which year: "SIPRI 2020".
pub fn vintage(host: &dyn Host, source: &Source) -> String {
    let name = owned(source.name());
    match source.published {
        Some(date) => {
            let year = host.day(date.first, DateStyle::Year);
            host.tell(Message::Quantity, [name, year])
        }
        None => name,
    }
}

/// Has the release that a record was read in behind a text: "16% (SIPRI 2022)".
#[inline(never)]
pub fn with_release(localizer: Localizer, record: RecordRef, text: &mut String) {
    if let Some(source) = localizer.data.source(&localizer.cited(record).source) {
        let gaps = [std::mem::take(text), vintage(localizer.host, source)];
        *text = localizer.host.tell(Message::Remark, gaps);
    }
}

/// A visit's date as precisely as any source has it, and every other that is as precise, each with who gives it unless
/// that is the record's own source.
pub fn dates_of_visit(localizer: Localizer, visit: &Visit) -> String {
    let (date, cited) = visit.dated();
    let by = |date: DateSpan, cited: &Citation| {
        let text = localizer.long(&date);
        match localizer.data.source(&cited.source) {
            Some(source) if cited.source != visit.cited.source => {
                let name = owned(source.name());
                localizer.host.tell(Message::Remark, [text, name])
            }
            _ => text,
        }
    };
    let mut dates = vec![by(date, cited)];
    for other in &visit.dated_elsewhere {
        if other.date.precision >= date.precision {
            add_new(&mut dates, by(other.date, &other.cited));
        }
    }
    joined(&dates)
}

/// An event's date, in the source's own words where they say more than the calendar.
pub fn date_of_event(localizer: Localizer, event: &Event) -> String {
    let host = localizer.host;
    match (event.date, &event.date_words) {
        (Some(date), Some(words)) => {
            host.tell(Message::Remark, [localizer.long(&date), owned(words)])
        }
        (Some(date), None) => localizer.long(&date),
        (None, Some(words)) => owned(words),
        (None, None) => host.say(Message::Undated),
    }
}

/// What happened and, where sources differ, between what and what they put the dead.
#[inline(never)]
pub fn with_toll(host: &dyn Host, title: String, toll: Option<(u64, u64)>) -> String {
    match toll {
        Some((low, high)) => {
            let [low, high] = [low, high].map(|count| host.number(count as f64));
            host.tell(Message::TollBetween, [title, low, high])
        }
        None => title,
    }
}
