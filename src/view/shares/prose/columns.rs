//! What stands around columns of shares, one a year or five years.

use super::{NOTHING_LEFT, imports, is_rounded, recipient};
use crate::dataset::RecordRef;
use crate::dataset::date::Day;
use crate::dataset::records::{Qualifier, Source};
use crate::fill::owned;
use crate::message::Message;
use crate::order::{descending, found_or_added, joined, sort};
use crate::text::DateStyle;
use crate::view::shares::summary::{COLOURED, Gap, Shares, StackedBar};
use crate::words::caption::Caption;

use crate::words::value::{amount, rounded, share, unit_name, vintage};
use crate::words::{List, Localizer};

/// A note names this many of the suppliers that have no colour; all are in the table.
const MOST_GREY: usize = 12;

/// Volumes that differ by so many times are told.
const VERY_DIFFERENT: f64 = 3.0;

/// Headline, measure and summary.
pub fn of_stacked_bars(
    localizer: Localizer,
    shares: &Shares,
    first: &StackedBar,
    last: &StackedBar,
) -> Caption {
    let each = if first.first_year == first.last_year {
        Message::YearByYear
    } else {
        Message::InWindowsOfFiveYears
    };
    let years = years(localizer, first.first_year, last.last_year);
    if shares.are_volumes() {
        return of_volumes(localizer, shares, years);
    }
    let host = localizer.host;
    let unit = host.say(shares.unit.map_or(Message::Volume, unit_name));
    let headline = [recipient(localizer, shares), years.clone()];
    let measure = [imports(localizer, shares), host.say(each), unit];
    let mut caption = Caption::new(
        host.tell(Message::WhoArmed, headline),
        host.tell(Message::SharesOf, measure),
        String::new(),
    );
    let parts = note_parts(&mut caption, localizer, shares);
    caption.summary = host.tell(Message::StackedColumns, [years, parts]);
    note_columns(&mut caption, localizer, shares);
    note_sizes(&mut caption, localizer, shares);
    if shares.has_others() {
        let mut grey = List::of_at_most(MOST_GREY);
        for supplier in shares.stacked.iter().skip(COLOURED) {
            grey.add(owned(supplier));
        }
        caption.note(grey.told(localizer, Message::WithoutColour));
    }
    caption
}

/// Says what columns of very different volumes stand for, which are all as high: the least and the most.
fn note_sizes(caption: &mut Caption, localizer: Localizer, shares: &Shares) {
    let mut ends: Option<[&StackedBar; 2]> = None;
    for bar in &shares.stacked_bars {
        if bar.gap.is_none() && bar.total > 0.0 {
            let [least, most] = ends.get_or_insert([bar, bar]);
            if bar.total < least.total {
                *least = bar;
            } else if bar.total > most.total {
                *most = bar;
            }
        }
    }
    let Some([least, most]) = ends else {
        return;
    };
    if most.total >= VERY_DIFFERENT * least.total {
        let host = localizer.host;
        let volume = |bar: &StackedBar| amount(host, bound(localizer, bar), rounded(bar.total));
        let year = |bar: &StackedBar| years(localizer, bar.first_year, bar.last_year);
        let unit = host.say(shares.unit.map_or(Message::Volume, unit_name));
        let gaps = [volume(least), unit, year(least), volume(most), year(most)];
        caption.note(host.tell(Message::ColumnsDiffer, gaps));
    }
}

/// Headline, measure and summary of columns of one supplier.
fn of_volumes(localizer: Localizer, shares: &Shares, years: String) -> Caption {
    let host = localizer.host;
    let unit = host.say(shares.unit.map_or(Message::Volume, unit_name));
    let (from, to) = (host.named(&shares.stacked[0]), recipient(localizer, shares));
    let measure = [host.say(Message::YearByYear), unit.clone()];
    let mut caption = Caption::new(
        host.tell(Message::ArmsSuppliedBy, [to, from, years.clone()]),
        host.tell(Message::VolumesByYear, measure),
        host.tell(
            Message::ColumnsOfVolumes,
            [years, unit, ends(localizer, shares)],
        ),
    );
    note_columns(&mut caption, localizer, shares);
    caption
}

/// "331 in 1998, 45 in 2022": the largest volume and the last one.
fn ends(localizer: Localizer, shares: &Shares) -> String {
    let (mut largest, mut last): (Option<&StackedBar>, Option<&StackedBar>) = (None, None);
    for bar in shares
        .stacked_bars
        .iter()
        .filter(|bar| !bar.parts.is_empty())
    {
        if largest.is_none_or(|largest| bar.total > largest.total) {
            largest = Some(bar);
        }
        last = Some(bar);
    }
    let mut list = List::all();
    for bar in largest.into_iter().chain(last.filter(|_| largest != last)) {
        let value = amount(localizer.host, bound(localizer, bar), rounded(bar.total));
        let year = years(localizer, bar.first_year, bar.last_year);
        list.add(localizer.host.tell(Message::InYear, [value, year]));
    }
    list.text(localizer)
}

/// The bound of a column's total: that of its value, and of several that are not all exact none in particular.
fn bound(localizer: Localizer, bar: &StackedBar) -> Qualifier {
    let mut bound = Qualifier::Exact;
    for record in bar.parts.iter().flat_map(|part| &part.records) {
        let own = localizer.data.transfer(record.row).qualifier;
        if own != Qualifier::Exact {
            bound = match bound {
                Qualifier::Exact if bar.parts[0].records.len() == 1 => own,
                _ => Qualifier::About,
            };
        }
    }
    bound
}

/// The shares at the end, and who was the largest before and is not any more. Notes what a reader would find who adds
/// them up.
fn note_parts(caption: &mut Caption, localizer: Localizer, shares: &Shares) -> String {
    let host = localizer.host;
    let percent = |bar: &StackedBar, row: usize| {
        let percent = bar.percent(&bar.parts[row]);
        share(host, Qualifier::Exact, percent, true)
    };
    let (mut text, mut told) = (String::new(), Vec::new());
    let mut largest = List::default();
    for bar in shares.stacked_bars.iter().rev() {
        if bar.parts.is_empty() || bar.total <= 0.0 {
            continue;
        }
        let years = years(localizer, bar.first_year, bar.last_year);
        if text.is_empty() {
            let (mut list, mut sum, mut are_rounded) = (List::default(), 0.0, true);
            let mut sizes = Vec::new();
            for part in &bar.parts {
                sizes.push(bar.percent(part));
            }
            for row in descending(&sizes) {
                let part = &bar.parts[row];
                let name = owned(&shares.stacked[part.supplier]);
                list.add(
                    localizer
                        .host
                        .tell(Message::NameAndShare, [name, percent(bar, row)]),
                );
                sum += bar.percent(part).round();
                are_rounded &= is_rounded(bar.percent(part));
            }
            for row in largest_parts(localizer, bar) {
                told.push(bar.parts[row].supplier);
            }
            text = localizer.host.tell(
                Message::SharesOfYears,
                [years.clone(), list.text(localizer)],
            );
            if bar.rest_percent() < NOTHING_LEFT && sum != 100.0 && are_rounded {
                let sum = localizer.host.percent(sum);
                caption.notes.push(
                    localizer
                        .host
                        .tell(Message::SharesOfYearsAddUp, [years, sum]),
                );
            }
            continue;
        }
        let largest_parts = largest_parts(localizer, bar);
        let is_told = |row: &usize| told.contains(&bar.parts[*row].supplier);
        if largest_parts.iter().any(is_told) {
            continue;
        }
        for row in largest_parts {
            let supplier = bar.parts[row].supplier;
            told.push(supplier);
            let name = owned(&shares.stacked[supplier]);
            let gaps = [name, years.clone(), percent(bar, row)];
            largest.add(host.tell(Message::ShareInYears, gaps));
        }
    }
    let largest = largest.text(localizer);
    if !largest.is_empty() {
        text += &localizer.host.tell(Message::LargestBefore, [largest]);
    }
    text
}

/// The largest parts of a stack, all of several equal ones; none where a rest is as large, which may be of anybody.
fn largest_parts(localizer: Localizer, bar: &StackedBar) -> Vec<usize> {
    let mut largest = Vec::new();
    let mut most = bar.rest_percent();
    for (row, part) in bar.parts.iter().enumerate() {
        let percent = bar.percent(part);
        if percent > most {
            most = percent;
            largest.clear();
        }
        let is_derived = |record: &RecordRef| localizer.data.transfer(record.row).derived.is_some();
        if percent >= most && !part.records.iter().any(is_derived) {
            largest.push(row);
        }
    }
    largest
}

/// "2014–2016"; one year once.
fn years(localizer: Localizer, first: i32, last: i32) -> String {
    let year = |year| {
        let new_year = Day::from_civil(year, 1, 1);
        localizer.host.day(new_year, DateStyle::Year)
    };
    if first == last {
        year(first)
    } else {
        localizer
            .host
            .tell(Message::Years, [year(first), year(last)])
    }
}

/// Says of columns why they have no shares, what fills them up, and that shares are no more exact than their volumes.
fn note_columns(caption: &mut Caption, localizer: Localizer, shares: &Shares) {
    let (mut mixed, mut incomplete, mut zero) = (List::default(), List::default(), List::default());
    let mut overlapping = List::default();
    let (mut hatched, mut has_rest) = (String::new(), false);
    for bar in &shares.stacked_bars {
        let years = years(localizer, bar.first_year, bar.last_year);
        match bar.gap {
            Some(Gap::Units) => mixed.add(years),
            Some(Gap::Value) => incomplete.add(years),
            Some(Gap::Overlap) => overlapping.add(years),
            None if bar.is_empty(shares) => hatched = localizer.host.say(Message::Hatched),
            // A volume of nothing is told as such.
            None if bar.total <= 0.0 && shares.are_volumes() => {}
            None if bar.total <= 0.0 => zero.add(years),
            None => has_rest |= bar.rest_percent() > NOTHING_LEFT,
        }
    }
    let empty = stretches(localizer, &shares.empty_years);
    if !empty.is_empty() {
        let what = if shares.are_told_otherwise {
            Message::YearsToldOtherwise
        } else {
            Message::EmptyYears
        };
        let is_yearly = shares
            .stacked_bars
            .iter()
            .all(|one| one.first_year == one.last_year);
        let there = if is_yearly {
            String::new()
        } else {
            localizer.host.say(Message::FewerYearsThere)
        };
        caption.note(localizer.host.tell(what, [empty, hatched, there]));
    }
    let host = localizer.host;
    let not_given = host.tell(Message::ValueNotGiven, [joined(&shares.not_given)]);
    let what = if shares.are_volumes() {
        Message::NoVolumes
    } else {
        Message::NoShares
    };
    let mut gap = |years, why| note_gap(caption, localizer, what, years, why);
    gap(mixed, host.say(Message::UnitsDiffer));
    gap(incomplete, not_given);
    gap(overlapping, overlap(localizer, shares));
    gap(zero, host.say(Message::ValuesAreZero));
    note_values(caption, localizer, shares, &shares.counted());
    if has_rest {
        caption.note(localizer.host.say(Message::FilledUp));
    }
}

/// "the value of China and Russia may include others"
pub fn overlap(localizer: Localizer, shares: &Shares) -> String {
    let suppliers = joined(&shares.overlapping);
    localizer.host.tell(Message::ValueMayInclude, [suppliers])
}

#[inline(never)]
fn note_gap(
    caption: &mut Caption,
    localizer: Localizer,
    what: Message,
    mut years: List,
    why: String,
) {
    let years = years.text(localizer);
    if !years.is_empty() {
        caption.note(localizer.host.tell(what, [years, why]));
    }
}

/// How many values are not exact, and whose they are where not all are of one release.
pub fn note_values(
    caption: &mut Caption,
    localizer: Localizer,
    shares: &Shares,
    records: &[RecordRef],
) {
    let vague = shares.vague;
    let mut sources: Vec<(&Source, Vec<i32>)> = Vec::new();
    for record in records {
        let transfer = localizer.data.transfer(record.row);
        if let Some(source) = localizer.data.source(&transfer.cited.source) {
            let is_it = |(known, _): &(&Source, Vec<i32>)| known.id == source.id;
            let (_, years) = found_or_added(&mut sources, is_it, || (source, Vec::new()));
            years.push(transfer.period.first.year());
        }
    }
    if vague > 0 {
        let message = if shares.are_volumes() {
            Message::VagueCompared
        } else {
            Message::VagueValues
        };
        caption.note(localizer.host.tell_of(message, vague, []));
    }
    if sources.len() > 1 {
        let mut list = List::default();
        for (source, years) in &mut sources {
            sort(years, Ord::cmp);
            let years = stretches(localizer, years);
            list.add(
                localizer
                    .host
                    .tell(Message::Remark, [vintage(localizer.host, source), years]),
            );
        }
        let list = list.text(localizer);
        caption
            .notes
            .push(localizer.host.tell(Message::SeveralSources, [list]));
    }
}

/// "2014–2016, 2018": years in their order, those that follow each other as one stretch.
fn stretches(localizer: Localizer, all: &[i32]) -> String {
    let mut list = List::default();
    let mut stretch: Option<(i32, i32)> = None;
    for year in all {
        match &mut stretch {
            Some((_, last)) if *year <= *last + 1 => *last = *year,
            _ => {
                if let Some((first, last)) = stretch.replace((*year, *year)) {
                    list.add(years(localizer, first, last));
                }
            }
        }
    }
    if let Some((first, last)) = stretch {
        list.add(years(localizer, first, last));
    }
    list.text(localizer)
}
