//! From two sources to pairs: each is summarised as its view does it, and then set beside the other.

use super::{Given, Kind, Measure, Pair, Revisions, Series};
use crate::dataset::date::{DateSpan, Day};
use crate::dataset::records::{Qualifier, ShareOf, Text, Transfer, Unit};
use crate::dataset::{DataSet, RecordRef, Table};
use crate::filter::{Filter, recipient};
use crate::options::{Frame, Options, ShareMode};
use crate::order::{add_new, descending};
use crate::query::Query;
use crate::view::shares::summary::{Bar, Part, Shares, StackedBar, Volume};
use crate::view::trend::summary::Trend;
use crate::view::{shares, trend};

/// From here on, decimals of a volume are more exact than it is.
const WHOLE_FROM: f64 = 100.0;

/// Revisions in the making.
struct Summary<'a> {
    data: &'a DataSet,
    series: Vec<Series>,
    /// Whether there are shares of one year after another.
    has_years: bool,
}

/// Compares shares of imports; `asked` is what the query has for a filter.
pub fn of_shares(
    query: Query,
    asked: &Filter,
    options: &Options,
    sources: &[Text; 2],
) -> Revisions {
    let data = query.data;
    let recipient = recipient(data, asked);
    let mut summary = Summary::new(data);
    let of = |row: usize, source: &Text| {
        let transfer = data.transfer(row);
        transfer.cited.source == *source && Some(&transfer.recipient) == recipient.as_ref()
    };
    let mut rows = [Vec::new(), Vec::new()];
    for row in 0..data.transfers.len() {
        for which in 0..2 {
            rows[which].push(of(row, &sources[which]));
        }
    }
    let is_window = options.shares == ShareMode::Window;
    if is_window {
        keep_common(data, &mut rows);
    }
    for which in 0..2 {
        let only = Some((Table::Transfers, rows[which].as_slice()));
        let shares = (shares::code().summarise)(Query { only, ..query }, asked, options.shares);
        if let (Some(window), true) = (&shares.window, is_window && which == 0) {
            keep_period(data, &mut rows[1], window.period);
        }
        summary.add_shares(which, &shares);
    }
    let mut all = 0;
    for row in query.rows(Table::Transfers) {
        let source = &data.transfer(row).cited.source;
        all += usize::from(sources.contains(source));
    }
    let mut revisions = summary.finish(sources, Kind::Shares, all);
    revisions.recipient = recipient;
    revisions
}

/// Compares counts of deaths on the days of a frame.
pub fn of_deaths(query: Query, frame: Frame, options: &Options, sources: &[Text; 2]) -> Revisions {
    let data = query.data;
    let mut summary = Summary::new(data);
    let mut kind = Kind::Deaths(options.count, options.per);
    let mut all = 0;
    for (which, source) in sources.iter().enumerate() {
        let mut rows = Vec::new();
        for row in 0..data.casualties.len() {
            rows.push(data.casualty(row).cited.source == *source);
        }
        let only = Some((Table::Casualties, rows.as_slice()));
        let query = Query { only, ..query };
        let trend = (trend::code().summarise)(query, frame, options);
        for row in query.rows(Table::Casualties) {
            all += usize::from(data.casualty(row).kind == trend.kind);
        }
        summary.add_counts(which, &trend);
        kind = Kind::Deaths(trend.kind, trend.per);
    }
    summary.finish(sources, kind, all)
}

/// What two transfers must have in common for their shares to be of one whole.
fn whole(transfer: &Transfer) -> (DateSpan, Unit, Option<ShareOf>) {
    (transfer.period, transfer.unit, transfer.share_of)
}

/// Leaves of the rows of two sources those of a period and unit that both have: of several windows the fullest would be shown
/// else, which may be another one for each.
fn keep_common(data: &DataSet, rows: &mut [Vec<bool>; 2]) {
    let mut wholes = [Vec::new(), Vec::new()];
    for (which, rows) in rows.iter().enumerate() {
        for (row, is_of) in rows.iter().enumerate() {
            if *is_of {
                add_new(&mut wholes[which], whole(data.transfer(row)));
            }
        }
    }
    for (which, rows) in rows.iter_mut().enumerate() {
        for (row, is_of) in rows.iter_mut().enumerate() {
            let (period, unit, of) = whole(data.transfer(row));
            *is_of &= wholes[1 - which]
                .iter()
                .any(|(other, other_unit, other_of)| {
                    days_of(*other) == days_of(period) && *other_unit == unit && *other_of == of
                });
        }
    }
}

/// Leaves of published shares those of one period.
fn keep_period(data: &DataSet, rows: &mut [bool], period: DateSpan) {
    for (row, is_of) in rows.iter_mut().enumerate() {
        let transfer = data.transfer(row);
        *is_of &= transfer.unit != Unit::Percent || days_of(transfer.period) == days_of(period);
    }
}

/// The days that a date means, however sure it is of them.
fn days_of(date: DateSpan) -> (Day, Day) {
    (date.first, date.last)
}

impl<'a> Summary<'a> {
    const fn new(data: &'a DataSet) -> Self {
        Self {
            data,
            series: Vec::new(),
            has_years: false,
        }
    }

    fn add(&mut self, which: usize, of: (&Text, Measure), date: DateSpan, day: Day, given: Given) {
        let (name, measure) = of;
        let is_it = |known: &Series| known.name == *name && known.measure == measure;
        let series = self.series.iter().position(is_it).unwrap_or_else(|| {
            self.series.push(Series {
                name: name.clone(),
                measure,
                pairs: Vec::new(),
            });
            self.series.len() - 1
        });
        let pairs = &mut self.series[series].pairs;
        let place = place_of(pairs, date);
        if !matches!(pairs.get(place), Some(pair) if days_of(pair.date) == days_of(date)) {
            let pair = Pair {
                date,
                day,
                given: [None, None],
                is_of_same_days: true,
            };
            pairs.insert(place, pair);
        }
        // Of two values that one source has for a date the first is told, unless the source took it back.
        let of_it = &mut pairs[place].given[which];
        if of_it.as_ref().is_none_or(|known| known.is_taken_back) {
            *of_it = Some(given);
        }
    }

    /// Notes of the sums of a series which are of other days in one source than in the other.
    fn compare_days(&mut self) {
        let data = self.data;
        let days = |given: &Option<Given>| {
            let mut days = Vec::new();
            for record in given.iter().flat_map(|given| &given.records) {
                days.push(days_of(data.casualty(record.row).date));
            }
            days
        };
        for series in &mut self.series {
            if series.measure == Measure::Deaths {
                for pair in &mut series.pairs {
                    let [one, other] = &pair.given;
                    // Where a list has none of a day, nothing happened on it, if it is of events.
                    let is_of_events = |given: &Option<Given>| {
                        let mut records = given.iter().flat_map(|given| &given.records);
                        records.all(|record| data.casualty(record.row).events.is_some())
                    };
                    pair.is_of_same_days =
                        days(one) == days(other) || (is_of_events(one) && is_of_events(other));
                }
            }
        }
    }

    /// Adds what a source gives of shares: one window and volumes, or years.
    fn add_shares(&mut self, which: usize, shares: &Shares) {
        let worked_out = shares.unit.map(|unit| match unit {
            Unit::UsdMillion => ShareOf::Value,
            _ => ShareOf::Volume,
        });
        if let Some(window) = &shares.window {
            for bar in &window.bars {
                self.add_bar(which, bar, window.period, worked_out);
            }
        }
        self.has_years |= !shares.stacked_bars.is_empty();
        for bar in &shares.stacked_bars {
            for part in &bar.parts {
                self.add_part(which, shares, bar, part, worked_out);
            }
        }
        for volume in &shares.volumes {
            self.add_volume(which, volume);
        }
    }

    fn add_bar(&mut self, which: usize, bar: &Bar, period: DateSpan, of: Option<ShareOf>) {
        let first = bar.records.first();
        let said = first.and_then(|record| self.data.transfer(record.row).share_of);
        let given = Given {
            value: bar.percent,
            qualifier: bar.qualifier,
            range: None,
            is_rounded: of.is_some(),
            is_derived: bar.is_derived,
            is_taken_back: false,
            records: bar.records.clone(),
        };
        let measure = Measure::Share(of.or(said));
        self.add(which, (&bar.supplier, measure), period, period.last, given);
    }

    fn add_part(
        &mut self,
        which: usize,
        shares: &Shares,
        bar: &StackedBar,
        part: &Part,
        of: Option<ShareOf>,
    ) {
        let is_exact =
            |record: &RecordRef| self.data.transfer(record.row).qualifier == Qualifier::Exact;
        let given = Given {
            value: bar.percent(part),
            qualifier: if part.records.iter().all(is_exact) {
                Qualifier::Exact
            } else {
                Qualifier::About
            },
            range: None,
            is_rounded: true,
            is_derived: false,
            is_taken_back: false,
            records: part.records.clone(),
        };
        let supplier = &shares.stacked[part.supplier];
        // Where the tick of its last year is.
        let day = Day::from_civil(bar.last_year, 1, 1);
        let of = (supplier, Measure::Share(of));
        self.add(which, of, bar.period(), day, given);
    }

    fn add_volume(&mut self, which: usize, volume: &Volume) {
        let given = Given {
            value: volume.value,
            qualifier: volume.qualifier,
            range: None,
            is_rounded: volume.value >= WHOLE_FROM,
            is_derived: self.data.transfer(volume.record.row).derived.is_some(),
            is_taken_back: false,
            records: vec![volume.record],
        };
        let of = (&volume.supplier, Measure::Volume(volume.unit));
        self.add(which, of, volume.period, volume.period.last, given);
    }

    /// Adds the counts of a source.
    fn add_counts(&mut self, which: usize, trend: &Trend) {
        for line in &trend.lines {
            for point in &line.points {
                let Some(count) = point.count else {
                    continue;
                };
                let records = line.records(point);
                let given = Given {
                    value: count as f64,
                    qualifier: point.qualifier,
                    range: point.range(),
                    is_rounded: false,
                    is_derived: false,
                    is_taken_back: point.is_revised,
                    records: records.to_vec(),
                };
                self.add(
                    which,
                    (&line.series, Measure::Deaths),
                    point.date,
                    // A sum is of all its days, a count reached on its last.
                    point.summed.map_or(point.day, |_| {
                        Day::from_number(point.date.first.number() + point.date.days() / 2)
                    }),
                    given,
                );
            }
        }
    }

    /// Sets what was found side by side; `all` is how many records were asked for.
    fn finish(mut self, sources: &[Text; 2], kind: Kind, all: usize) -> Revisions {
        let mut revisions = Revisions {
            sources: sources.clone(),
            kind,
            recipient: None,
            series: Vec::new(),
            alone: Vec::new(),
            is_over_time: false,
            left_out: 0,
        };
        self.compare_days();
        let has_times = self.has_years || kind != Kind::Shares;
        for series in &self.series {
            revisions.is_over_time |= has_times && series.pairs.len() > 1;
        }
        revisions.take(self.series);
        revisions.left_out = all.saturating_sub(revisions.records().len());
        revisions
    }
}

/// Where the pair of a date is, or has to be put: most are added behind all others.
fn place_of(pairs: &[Pair], date: DateSpan) -> usize {
    let (mut low, mut high) = (0, pairs.len());
    while low < high {
        let middle = low + (high - low) / 2;
        if days_of(pairs[middle].date) < days_of(date) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// What a list of bars is sorted by before their lengths: shares stand before volumes, and of each what is derived last.
fn rank(series: &Series) -> u8 {
    let is_volume = matches!(series.measure, Measure::Volume(_));
    let mut is_derived = false;
    for pair in &series.pairs {
        for given in pair.given.iter().flatten() {
            is_derived |= given.is_derived;
        }
    }
    2 * u8::from(is_volume) + u8::from(is_derived)
}

impl Revisions {
    /// Takes what both give, in its order, and notes what only one of them does.
    fn take(&mut self, all: Vec<Series>) {
        let is_paired = |series: &Series| series.most_changed().is_some();
        let is_any = all.iter().any(is_paired);
        for series in all {
            // In a list of bars the one that stands alone tells that the other lacks it.
            if is_paired(&series) || (is_any && !self.is_over_time) {
                self.series.push(series);
                continue;
            }
            self.alone.push(series);
        }
        let mut sizes = Vec::new();
        for series in &self.series {
            sizes.push(if self.is_over_time {
                series.size()
            } else {
                series.most()
            });
        }
        let rows = descending(&sizes);
        let mut unsorted: Vec<Option<Series>> = Vec::new();
        for series in std::mem::take(&mut self.series) {
            unsorted.push(Some(series));
        }
        for group in 0..4 {
            for row in &rows {
                let is_next = |series: &mut Series| self.is_over_time || rank(series) == group;
                self.series.extend(unsorted[*row].take_if(is_next));
            }
        }
    }
}
