//! What the data say of a reference: the values that may be.

use super::reference::Reference;
use super::values::Range;
use crate::dataset::counts::{Count, is_taken_back};
use crate::dataset::date::{DateSpan, Day};
use crate::dataset::records::{Casualty, CountKind, Qualifier, Text, Transfer, Unit};
use crate::dataset::{DataSet, RecordRef, Table};
use crate::filter::Filter;
use crate::options::ShareMode;
use crate::query::Query;
use crate::view::shares::summary::{Shares, summarise};

/// Sums of money and volumes are in millions.
const MILLION: f64 = 1e6;

/// What the data say.
#[derive(Clone, Debug, PartialEq)]
pub enum Datum {
    Amount(Amount),
    Change(Amount, Amount),
    /// The best and the worst place that it may be, and the suppliers from the first on.
    Rank(Range, Vec<Text>),
    Days {
        days: DateSpan,
        /// The source's own words for them.
        words: Option<Text>,
        /// Whether other dates are given than the record's own.
        is_disputed: bool,
    },
    /// Nothing that proves anything, and why.
    Nothing(String),
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Share,
    Tiv,
    Dollars,
    /// People, visits, votes, tons.
    Number,
}

/// A number that the data give.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// What it may be.
    pub range: Range,
    /// The number as it is given, which may be an estimate or a bound.
    pub best: Option<f64>,
    /// How exact the number is, and whether it has a range of its own.
    pub qualifier: Qualifier,
    pub has_range: bool,
    pub of: Of,
    /// What a number is written in: millions, or ones.
    pub scale: f64,
    /// Whether it is a running total (`Some(true)`), or what was added to one.
    pub is_total: Option<bool>,
}

impl Amount {
    /// Whether the number that is given is an estimate.
    pub fn is_estimate(&self) -> bool {
        self.has_range || self.qualifier == Qualifier::About
    }

    fn of(value: f64, qualifier: Qualifier, of: Of) -> Self {
        Self {
            range: range(value, qualifier, of == Of::Number && value.fract() == 0.0),
            best: Some(value),
            qualifier,
            has_range: false,
            of,
            scale: 1.0,
            is_total: None,
        }
    }

    fn in_millions(self) -> Self {
        Self {
            range: self.range.map(|end| end * MILLION),
            best: self.best.map(|value| value * MILLION),
            scale: MILLION,
            ..self
        }
    }
}

fn range(value: f64, qualifier: Qualifier, is_whole: bool) -> Range {
    match qualifier {
        Qualifier::Exact => Range::at(value),
        Qualifier::About => Range::new(value * 0.9, value * 1.1),
        Qualifier::AtLeast => Range::from(value),
        Qualifier::MoreThan if is_whole => Range::from(value + 1.0),
        Qualifier::MoreThan => Range::from(value).above(),
    }
}

/// What a reference gives. `is_date` where its phrase is about a date.
pub fn datum(data: &DataSet, reference: &Reference, is_date: bool) -> Datum {
    match reference {
        Reference::Record(record) if !is_date => of_record(data, *record),
        Reference::Record(record) | Reference::Date(record) => days(data, *record),
        Reference::Share {
            supplier,
            period,
            source,
        } => share(data, supplier, *period, source.as_ref()),
        Reference::Rank { supplier, period } => rank(data, supplier, *period),
        Reference::Deaths {
            series,
            days,
            is_stretch,
        } => Toll { data, series }.deaths(*days, *is_stretch),
        Reference::Change(ends) => {
            let [from, to] = [&ends[0], &ends[1]].map(|end| datum(data, end, false));
            match (from, to) {
                (Datum::Amount(from), Datum::Amount(to)) => Datum::Change(from, to),
                (Datum::Nothing(why), _) | (_, Datum::Nothing(why)) => Datum::Nothing(why),
                _ => Datum::Nothing("a change is between two numbers".to_owned()),
            }
        }
        Reference::Count(table, filter) => count(data, *table, filter),
        Reference::Quantity(event, row) => quantity(data, *event, *row),
    }
}

fn nothing(why: &str) -> Datum {
    Datum::Nothing(why.to_owned())
}

fn of_record(data: &DataSet, record: RecordRef) -> Datum {
    match record.table {
        Table::Transfers => of_transfer(data.transfer(record.row)),
        Table::Casualties => match of_count(data.casualty(record.row)) {
            Some(amount) => Datum::Amount(amount),
            None => nothing("the record has no count"),
        },
        _ => days(data, record),
    }
}

fn of_transfer(transfer: &Transfer) -> Datum {
    let Some(value) = transfer.value else {
        return nothing("the record has no value");
    };
    if let Some(doubt) = &transfer.doubt {
        return nothing(&format!("the record is doubted: {doubt}"));
    }
    let amount = |of| Amount::of(value, transfer.qualifier, of);
    Datum::Amount(match transfer.unit {
        Unit::Percent => amount(Of::Share),
        Unit::TivMillion => amount(Of::Tiv).in_millions(),
        Unit::UsdMillion => amount(Of::Dollars).in_millions(),
    })
}

fn of_count(casualty: &Casualty) -> Option<Amount> {
    let (least, most) = casualty.range()?;
    let high = if most == u64::MAX {
        f64::INFINITY
    } else {
        most as f64
    };
    let has_range = casualty.low.is_some() || casualty.high.is_some();
    let is_total = casualty.kind == CountKind::Cumulative;
    Some(Amount {
        range: Range::new(least as f64, high),
        best: casualty.count.map(|count| count as f64),
        qualifier: casualty.qualifier,
        has_range,
        of: Of::Number,
        scale: 1.0,
        is_total: is_total.then_some(true),
    })
}

fn days(data: &DataSet, record: RecordRef) -> Datum {
    let (days, words, others) = match record.table {
        Table::Transfers => (data.transfer(record.row).period, None, 0),
        Table::Casualties => (data.casualty(record.row).date, None, 0),
        Table::Visits => {
            let visit = data.visit(record.row);
            (visit.dated().0, None, visit.dated_elsewhere.len())
        }
        Table::Events => {
            let event = data.event(record.row);
            let words = event.date_words.clone();
            match event.dated() {
                Some((days, _)) => (days, words, event.dated_elsewhere.len()),
                None => return nothing("the record has no date"),
            }
        }
        Table::Places => return nothing("a place has no date"),
    };
    Datum::Days {
        days,
        words,
        is_disputed: others > 0,
    }
}

fn quantity(data: &DataSet, event: RecordRef, row: usize) -> Datum {
    let quantity = &data.event(event.row).quantities[row];
    let unit = quantity.unit.as_deref().unwrap_or_default();
    let is_money = unit.contains("dollar") || unit.contains("USD");
    let of = if is_money { Of::Dollars } else { Of::Number };
    let amount = Amount::of(quantity.value, quantity.qualifier, of);
    Datum::Amount(if unit.starts_with("million") {
        amount.in_millions()
    } else {
        amount
    })
}

/// How many records a filter leaves: those that it leaves whatever their dates are closer at least, those that may be among them
/// at most.
fn count(data: &DataSet, table: Table, filter: &Filter) -> Datum {
    let query = Query::new(data, Some(filter));
    let possible = query.rows(table);
    let is_certain = |row: &usize| {
        let days = data.date_of(RecordRef::new(table, *row));
        let is_open = filter.from.is_none() && filter.to.is_none();
        days.map_or(is_open, |days| days.lies_within(filter.from, filter.to))
    };
    let certain = possible.iter().filter(|row| is_certain(row)).count();
    let (least, most) = (certain as f64, possible.len() as f64);
    Datum::Amount(Amount {
        range: Range::new(least, most),
        best: (least == most).then_some(least),
        qualifier: Qualifier::Exact,
        has_range: false,
        of: Of::Number,
        scale: 1.0,
        is_total: None,
    })
}

/// The suppliers of a period with their shares as charts have them, the derived ones last; empty where no chart has them.
fn shares(data: &DataSet, period: DateSpan) -> Vec<(Text, f64, Qualifier, bool)> {
    let filter = Filter::of_days(Some(period.first), Some(period.last));
    let query = Query::new(data, Some(&filter));
    let modes = [ShareMode::Window, ShareMode::Yearly, ShareMode::FiveYear];
    let found = modes.map(|mode| of_period(&summarise(query, &filter, mode), period));
    found
        .into_iter()
        .find(|shares| !shares.is_empty())
        .unwrap_or_default()
}

fn of_period(shares: &Shares, period: DateSpan) -> Vec<(Text, f64, Qualifier, bool)> {
    if let Some(window) = &shares.window
        && window.period.has_days_of(period)
    {
        let bars = window.bars.iter();
        let share = |bar: &crate::view::shares::summary::Bar| {
            (
                bar.supplier.clone(),
                bar.percent,
                bar.qualifier,
                bar.is_derived,
            )
        };
        return bars.map(share).collect();
    }
    let years = (period.first.year(), period.last.year());
    let is_it = |bar: &&crate::view::shares::summary::StackedBar| {
        (bar.first_year, bar.last_year) == years && bar.total > 0.0
    };
    let Some(bar) = shares.stacked_bars.iter().find(is_it) else {
        return Vec::new();
    };
    let parts = bar.parts.iter();
    let share = |part: &crate::view::shares::summary::Part| {
        let supplier = shares.stacked[part.supplier].clone();
        (supplier, bar.percent(part), Qualifier::Exact, false)
    };
    parts.map(share).collect()
}

fn share(data: &DataSet, supplier: &Text, period: DateSpan, source: Option<&Text>) -> Datum {
    let mut own;
    let mut data = data;
    if let Some(source) = source {
        own = data.clone();
        own.transfers
            .retain(|transfer| transfer.cited.source == *source);
        data = &own;
    }
    let shares = shares(data, period);
    let found = shares.iter().find(|(name, ..)| name == supplier);
    match found {
        Some((_, percent, qualifier, _)) => {
            Datum::Amount(Amount::of(*percent, *qualifier, Of::Share))
        }
        None => nothing("the chart has no share of that period"),
    }
}

fn rank(data: &DataSet, supplier: &Text, period: DateSpan) -> Datum {
    let mut shares = shares(data, period);
    // What is left over is no supplier.
    shares.retain(|(_, _, _, is_derived)| !is_derived);
    shares.sort_by(|one, other| other.1.total_cmp(&one.1));
    let Some((_, own, ..)) = shares.iter().find(|(name, ..)| name == supplier) else {
        return nothing("the chart has no share of that period");
    };
    let larger = shares.iter().filter(|(_, share, ..)| share > own).count();
    let equal = shares.iter().filter(|(_, share, ..)| share == own).count();
    let places = Range::new((larger + 1) as f64, (larger + equal) as f64);
    Datum::Rank(places, shares.iter().map(|share| share.0.clone()).collect())
}

/// A series of counts.
struct Toll<'a> {
    data: &'a DataSet,
    series: &'a Text,
}

impl Toll<'_> {
    /// The counts that stand.
    fn counts(&self, kind: CountKind) -> Vec<&Casualty> {
        let all = self.data.casualties.iter();
        let own = all.filter(|count| count.series == *self.series && count.kind == kind);
        own.filter(|count| count.count.is_some() && !is_taken_back(self.data, count))
            .collect()
    }

    /// Of some counts of single days those that can be added: of a date the latest release's, and no days beside a count of more.
    fn single<'c>(&self, counts: &[&'c Casualty]) -> Vec<&'c Casualty> {
        let mut single = Vec::new();
        for (row, count) in counts.iter().enumerate() {
            let said = Count::of(self.data, count);
            let is_in = |(other_row, other): (usize, &&Casualty)| {
                let its = Count::of(self.data, other);
                if its.date == said.date {
                    said.is_older_than(&its) || (other_row < row && !its.is_older_than(&said))
                } else {
                    let its_days = (Some(its.date.first), Some(its.date.last));
                    said.date.lies_within(its_days.0, its_days.1)
                }
            };
            let is_of_event = count.events.is_some();
            if is_of_event || !counts.iter().enumerate().any(is_in) {
                single.push(*count);
            }
        }
        single
    }

    fn deaths(&self, days: DateSpan, is_stretch: bool) -> Datum {
        let totals = self.counts(CountKind::Cumulative);
        if totals.is_empty() {
            return self.added_up(days);
        }
        let to = total(&totals, days.last);
        if !is_stretch {
            return Datum::Amount(to);
        }
        let before = Day::from_number(days.first.number() - 1);
        let from = total(&totals, before);
        let range = to.range.less(from.range);
        let range = Range {
            low: range.low.max(0.0),
            ..range
        };
        Datum::Amount(Amount {
            range,
            best: to.best.zip(from.best).map(|(to, from)| to - from),
            qualifier: Qualifier::Exact,
            is_total: Some(false),
            ..to
        })
    }

    /// The counts of single days together: all there are where each counts its events or each day has one, else as many at least.
    fn added_up(&self, days: DateSpan) -> Datum {
        let counts = self.counts(CountKind::PerDay);
        let is_within =
            |count: &&&Casualty| count.date.lies_within(Some(days.first), Some(days.last));
        let within: Vec<&Casualty> = counts.iter().filter(is_within).copied().collect();
        let single = self.single(&within);
        let within: Vec<Amount> = single.iter().filter_map(|count| of_count(count)).collect();
        let is_of_events = counts.iter().any(|count| count.events.is_some());
        let covered: i32 = single.iter().map(|count| count.date.days()).sum();
        if within.is_empty() && !is_of_events {
            return nothing("the series has no count of that day");
        }
        let sum = |of: fn(&Amount) -> f64| within.iter().map(of).sum::<f64>();
        let is_whole = is_of_events || covered >= days.days();
        let high = if is_whole {
            sum(|count| count.range.high)
        } else {
            f64::INFINITY
        };
        Datum::Amount(Amount {
            range: Range::new(sum(|count| count.range.low), high),
            best: Some(sum(|count| count.best.unwrap_or_default())),
            qualifier: Qualifier::Exact,
            has_range: within.iter().any(|count| count.has_range),
            of: Of::Number,
            scale: 1.0,
            is_total: None,
        })
    }
}

/// What a running total may have been on a day: what was counted then, or something from the count before to the one after.
fn total(counts: &[&Casualty], day: Day) -> Amount {
    let on = counts
        .iter()
        .find(|count| count.date.is_day() && count.date.first == day);
    if let Some(amount) = on.and_then(|count| of_count(count)) {
        return amount;
    }
    let (mut low, mut high) = (0.0_f64, f64::INFINITY);
    for count in counts {
        let Some(amount) = of_count(count) else {
            continue;
        };
        if count.date.last <= day {
            low = low.max(amount.range.low);
        }
        if count.date.first >= day {
            high = high.min(amount.range.high);
        }
    }
    Amount {
        range: Range::new(low, high.max(low)),
        best: None,
        qualifier: Qualifier::Exact,
        has_range: false,
        of: Of::Number,
        scale: 1.0,
        is_total: Some(true),
    }
}
