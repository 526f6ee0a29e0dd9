//! The names of marks, for those who go from one to the next: with keys, with a screen reader, or by voice. A name is short,
//! and in parts, so that what did not change need not be said again.

use super::value::{
    count_in_words, date_of_event, share, sum_in_words, value_of, with_release, with_toll,
};
use super::{Localizer, people, stretch};
use crate::dataset::counts::{is_taken_back, sum, toll};
use crate::dataset::date::{DateSpan, Day, Ends};
use crate::dataset::records::Qualifier;
use crate::dataset::{RecordRef, Table};
use crate::fill::owned;
use crate::message::Message;
use crate::order::{add_new, joined};
use crate::scene::Target;
use crate::text::Host;
use std::rc::Rc;

/// More suppliers under one mark are counted, not named.
const MOST_NAMED: usize = 3;

/// What a mark is called. Each text may be empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MarkName {
    /// What it is one of: a supplier's years, a series of counts, the visits of a route.
    pub series: Rc<str>,
    /// What is there, with its bound: "at least 912".
    pub value: String,
    /// Its name within its series: "15 July 2021: at least 912".
    pub short: String,
    /// Its whole name: "AAPP, 15 July 2021: at least 912". Without the series where all marks are of one.
    pub full: String,
    /// The value as a number, by which the least and the greatest are found.
    pub amount: Option<f64>,
    /// The last day that it may be of.
    pub day: Option<Day>,
}

impl MarkName {
    /// Has its whole name begin with its series.
    pub fn add_series(&mut self, host: &dyn Host) {
        if !self.series.is_empty() {
            self.full = pair(host, Message::InSeries, &self.series, &self.short);
        }
    }

    /// Is beside all series from then on, and called by both.
    pub fn leave_series(&mut self, host: &dyn Host) {
        self.add_series(host);
        self.short.clone_from(&self.full);
        self.series = Rc::default();
    }

    /// Has a source in its names, once.
    pub fn cite(&mut self, localizer: Localizer, record: RecordRef) {
        if !self.short.ends_with(')') {
            with_release(localizer, record, &mut self.short);
            self.full.clone_from(&self.short);
        }
    }

    /// Comes after so many days without a report.
    pub fn follow_quiet(&mut self, host: &dyn Host, days: usize) {
        let short = std::mem::take(&mut self.short);
        self.short = host.tell_of(Message::AfterQuiet, days, [short]);
        self.full.clone_from(&self.short);
    }

    /// Is called by the number that its line has in the picture and in the key.
    pub fn number(&mut self, localizer: Localizer, number: usize) {
        let gaps = [
            localizer.count(number as u64),
            std::mem::take(&mut self.short),
        ];
        self.short = localizer.host.tell(Message::Numbered, gaps);
        self.full.clone_from(&self.short);
    }

    /// A value under a name: mostly its date.
    pub fn call(&mut self, host: &dyn Host, at: &str, value: String) {
        self.short = pair(host, Message::NamedValue, at, &value);
        self.full.clone_from(&self.short);
        self.value = value;
    }

    /// Takes the last of some dates as its own; gives them in words.
    fn dated(&mut self, localizer: Localizer, ends: Ends) -> String {
        let Some((first, last)) = ends.dates() else {
            return String::new();
        };
        self.day = Some(last.last);
        stretch(localizer, &first, &last)
    }
}

/// Two texts in a message; one where there is no other.
fn pair(host: &dyn Host, message: Message, one: &str, other: &str) -> String {
    if one.is_empty() {
        return owned(other);
    }
    if other.is_empty() {
        return owned(one);
    }
    host.tell(message, [owned(one), owned(other)])
}

/// The name of a target: of its records, or of their sum of `summed` days, or of a share in per cent that was worked out
/// from them. In a list of suppliers each is named by itself; else by its period, which is that of its column.
pub fn name(
    localizer: Localizer,
    target: &Target,
    summed: Option<DateSpan>,
    percent: Option<f64>,
    is_list: bool,
) -> MarkName {
    let (records, mut name) = (&target.records, MarkName::default());
    let Some(first) = records.first() else {
        return name;
    };
    let (host, data) = (localizer.host, localizer.data);
    match first.table {
        Table::Transfers => name.of_transfers(localizer, target, percent, is_list),
        Table::Casualties => name.of_counts(localizer, records, summed),
        Table::Visits => name.of_visits(localizer, records),
        Table::Places => {
            let is_visit = |record: &&RecordRef| record.table == Table::Visits;
            let value = match records.iter().filter(is_visit).count() {
                0 => happened_there(localizer, records),
                visits => visits_in_words(host, visits),
            };
            name.call(host, &data.place_at(first.row).name, value);
        }
        Table::Events => {
            let event = data.event(first.row);
            let date = data.date_of(*first);
            name.day = date.map(|date| date.last);
            // It stands at the closest of its dates.
            let at = match date {
                Some(date) if event.date != Some(date) => localizer.long(&date),
                _ => date_of_event(localizer, event),
            };
            let title = with_toll(host, owned(&event.title), toll(data, *first));
            name.call(host, &at, title);
        }
    }
    name
}

/// Whose transfers some records are: the names of a few suppliers, of more how many they are.
pub(super) fn suppliers(localizer: Localizer, records: &[RecordRef]) -> String {
    let mut names = Vec::new();
    for record in records {
        add_new(
            &mut names,
            localizer.data.transfer(record.row).supplier.clone(),
        );
    }
    match names.as_slice() {
        [one] => owned(one),
        [others @ .., last] if names.len() <= MOST_NAMED => {
            let gaps = [joined(others), owned(last)];
            localizer.host.tell(Message::And, gaps)
        }
        many => localizer
            .host
            .tell_of(Message::SeveralSuppliers, many.len(), []),
    }
}

fn visits_in_words(host: &dyn Host, count: usize) -> String {
    host.tell_of(Message::SomeVisits, count, [])
}

/// What a place stands for that nobody went to: mostly a project.
fn happened_there(localizer: Localizer, records: &[RecordRef]) -> String {
    let mut titles = Vec::new();
    for record in records {
        if record.table == Table::Events {
            titles.push(localizer.data.event(record.row).title.clone());
        }
    }
    joined(&titles)
}

impl MarkName {
    fn of_transfers(
        &mut self,
        localizer: Localizer,
        target: &Target,
        percent: Option<f64>,
        is_list: bool,
    ) {
        let records = &target.records;
        let mut values = Vec::new();
        let mut ends = Ends::default();
        for record in records {
            let transfer = localizer.data.transfer(record.row);
            add_new(&mut values, value_of(localizer.host, transfer));
            ends.add(transfer.period);
            self.amount = self.amount.or(transfer.value);
        }
        if let Some((first, last)) = target.years {
            ends = Ends::default();
            ends.add(DateSpan::of_years(first, last));
        }
        let mut at = self.dated(localizer, ends).into();
        self.series = suppliers(localizer, records).into();
        if is_list {
            std::mem::swap(&mut self.series, &mut at);
        }
        let mut value = joined(&values);
        if let Some(percent) = percent {
            self.amount = Some(percent);
            let share = share(localizer.host, Qualifier::Exact, percent, true);
            // Several values would have to be added up.
            value = match records.len() {
                1 => localizer.host.tell(Message::Remark, [share, value]),
                _ => share,
            };
        }
        self.call(localizer.host, &at, value);
    }

    fn of_counts(&mut self, localizer: Localizer, records: &[RecordRef], summed: Option<DateSpan>) {
        let mut values = Vec::new();
        let mut ends = Ends::default();
        for record in records {
            let casualty = localizer.data.casualty(record.row);
            let mut value = count_in_words(localizer.host, casualty);
            if is_taken_back(localizer.data, casualty) {
                value = localizer.host.tell(Message::TakenBackLater, [value]);
            }
            add_new(&mut values, value);
            ends.add(casualty.date);
            let most = casualty.count.or(casualty.high).or(casualty.low);
            self.amount = self.amount.or(most.map(|most| most as f64));
            self.series = casualty.series.clone();
        }
        let mut at = self.dated(localizer, ends);
        let mut value = joined(&values);
        if let Some(days) = summed {
            let sum = sum(localizer.data, records);
            at = localizer.long(&days);
            self.amount = Some(sum.count as f64);
            value = sum_in_words(localizer.host, sum);
        }
        self.call(localizer.host, &at, value);
    }

    fn of_visits(&mut self, localizer: Localizer, records: &[RecordRef]) {
        let mut ends = Ends::default();
        for record in records {
            ends.add(localizer.data.visit(record.row).dated().0);
        }
        let visit = localizer.data.visit(records[0].row);
        let places = [&visit.from, &visit.to].map(|place| localizer.place(place));
        self.series = localizer.host.tell(Message::Route, places).into();
        let value = match records.len() {
            1 => people(localizer, &visit.people),
            many => {
                self.amount = Some(many as f64);
                visits_in_words(localizer.host, many)
            }
        };
        let at = self.dated(localizer, ends);
        self.call(localizer.host, &at, value);
    }
}
