//! What stands around columns of shares, one a year or five years.

use super::{NOTHING_LEFT, imports, recipient};
use crate::dataset::RecordRef;
use crate::dataset::date::Day;
use crate::dataset::records::{Qualifier, Source};
use crate::message::Message;
use crate::order::{found_or_added, joined, sort};
use crate::text::DateStyle;
use crate::view::shares::summary::{Gap, Shares, Stack};
use crate::words::caption::Caption;

use crate::words::value::{share, unit_name, vintage};
use crate::words::{List, Speaker};

/// Headline, measure and summary.
pub fn of_stacks(speaker: Speaker, shares: &Shares, first: &Stack, last: &Stack) -> Caption {
    let each = if first.first_year == first.last_year {
        Message::YearByYear
    } else {
        Message::InWindowsOfFiveYears
    };
    let years = years(speaker, first.first_year, last.last_year);
    let host = speaker.host;
    let unit = host.say(shares.unit.map_or(Message::Volume, unit_name));
    let headline = [recipient(speaker, shares), years.clone()];
    let measure = [imports(speaker, shares), host.say(each), unit];
    let mut caption = Caption::new(
        host.tell(Message::WhoArmed, headline),
        host.tell(Message::SharesOf, measure),
        String::new(),
    );
    let parts = note_parts(&mut caption, speaker, shares);
    caption.summary = host.tell(Message::StackedColumns, [years, parts]);
    note_columns(&mut caption, speaker, shares);
    caption
}

/// The shares at the end, and who was the largest before that is none of them. Notes what a reader would find who adds
/// them up.
fn note_parts(caption: &mut Caption, speaker: Speaker, shares: &Shares) -> String {
    let host = speaker.host;
    let percent = |stack: &Stack, row: usize| {
        let percent = stack.percent(&stack.parts[row]);
        share(host, Qualifier::Exact, percent, true)
    };
    let (mut text, mut told) = (String::new(), Vec::new());
    let mut largest = List::default();
    for stack in shares.stacks.iter().rev() {
        if stack.parts.is_empty() || stack.total <= 0.0 {
            continue;
        }
        let years = years(speaker, stack.first_year, stack.last_year);
        if text.is_empty() {
            let (mut list, mut sum) = (List::default(), 0.0);
            for (row, part) in stack.parts.iter().enumerate() {
                let name = shares.stacked[part.supplier].to_string();
                list.add(
                    speaker
                        .host
                        .tell(Message::NameAndShare, [name, percent(stack, row)]),
                );
                told.push(part.supplier);
                sum += stack.percent(part).round();
            }
            text = speaker
                .host
                .tell(Message::SharesOfYears, [years.clone(), list.text(speaker)]);
            if stack.rest_percent() < NOTHING_LEFT && sum != 100.0 {
                let sum = speaker.host.percent(sum);
                caption
                    .notes
                    .push(speaker.host.tell(Message::SharesOfYearsAddUp, [years, sum]));
            }
            continue;
        }
        let largest_parts = largest_parts(speaker, stack);
        let is_told = |row: &usize| told.contains(&stack.parts[*row].supplier);
        if !largest_parts.iter().any(is_told) {
            for row in largest_parts {
                let supplier = stack.parts[row].supplier;
                told.push(supplier);
                let name = shares.stacked[supplier].to_string();
                largest.add(speaker.host.tell(
                    Message::ShareInYears,
                    [name, years.clone(), percent(stack, row)],
                ));
            }
        }
    }
    let largest = largest.text(speaker);
    if !largest.is_empty() {
        text += &speaker.host.tell(Message::LargestBefore, [largest]);
    }
    text
}

/// The largest parts of a stack, all of several equal ones; none where a rest is as large, which may be of anybody.
fn largest_parts(speaker: Speaker, stack: &Stack) -> Vec<usize> {
    let mut largest = Vec::new();
    let mut most = stack.rest_percent();
    for (row, part) in stack.parts.iter().enumerate() {
        let percent = stack.percent(part);
        if percent > most {
            most = percent;
            largest.clear();
        }
        let is_derived = |record: &RecordRef| speaker.data.transfer(record.row).derived.is_some();
        if percent >= most && !part.records.iter().any(is_derived) {
            largest.push(row);
        }
    }
    largest
}

/// "2014–2016"; one year once.
fn years(speaker: Speaker, first: i32, last: i32) -> String {
    let year = |year| {
        let new_year = Day::from_civil(year, 1, 1);
        speaker.host.day(new_year, DateStyle::Year)
    };
    if first == last {
        year(first)
    } else {
        speaker.host.tell(Message::Years, [year(first), year(last)])
    }
}

/// Says of columns why they have no shares, what fills them up, and that shares are no more exact than their volumes.
fn note_columns(caption: &mut Caption, speaker: Speaker, shares: &Shares) {
    let (mut mixed, mut incomplete, mut zero) = (List::default(), List::default(), List::default());
    let mut overlapping = List::default();
    let (mut hatched, mut has_rest) = (String::new(), false);
    for stack in &shares.stacks {
        let years = years(speaker, stack.first_year, stack.last_year);
        match stack.gap {
            Some(Gap::Units) => mixed.add(years),
            Some(Gap::Value) => incomplete.add(years),
            Some(Gap::Overlap) => overlapping.add(years),
            None if stack.is_empty(shares) => hatched = speaker.host.say(Message::Hatched),
            None if stack.total <= 0.0 => zero.add(years),
            None => has_rest |= stack.rest_percent() > NOTHING_LEFT,
        }
    }
    let empty = stretches(speaker, &shares.empty_years);
    if !empty.is_empty() {
        let what = if shares.are_told_otherwise {
            Message::YearsToldOtherwise
        } else {
            Message::EmptyYears
        };
        let is_yearly = shares
            .stacks
            .iter()
            .all(|one| one.first_year == one.last_year);
        let there = if is_yearly {
            String::new()
        } else {
            speaker.host.say(Message::FewerYearsThere)
        };
        caption.note(speaker.host.tell(what, [empty, hatched, there]));
    }
    let not_given = joined(&shares.not_given);
    let not_given = speaker.host.tell(Message::ValueNotGiven, [not_given]);
    note_gap(
        caption,
        speaker,
        mixed,
        speaker.host.say(Message::UnitsDiffer),
    );
    note_gap(caption, speaker, incomplete, not_given);
    note_gap(caption, speaker, overlapping, overlap(speaker, shares));
    note_gap(
        caption,
        speaker,
        zero,
        speaker.host.say(Message::ValuesAreZero),
    );
    note_values(caption, speaker, shares, &shares.records());
    if has_rest {
        caption.note(speaker.host.say(Message::FilledUp));
    }
}

/// "the value of China and Russia may include others"
pub fn overlap(speaker: Speaker, shares: &Shares) -> String {
    let suppliers = joined(&shares.overlapping);
    speaker.host.tell(Message::ValueMayInclude, [suppliers])
}

fn note_gap(caption: &mut Caption, speaker: Speaker, mut years: List, why: String) {
    let years = years.text(speaker);
    if !years.is_empty() {
        caption.note(speaker.host.tell(Message::NoShares, [years, why]));
    }
}

/// How many values are not exact, and whose they are where not all are of one release.
pub fn note_values(
    caption: &mut Caption,
    speaker: Speaker,
    shares: &Shares,
    records: &[RecordRef],
) {
    let vague = shares.vague;
    let mut sources: Vec<(&Source, Vec<i32>)> = Vec::new();
    for record in records {
        let transfer = speaker.data.transfer(record.row);
        if let Some(source) = speaker.data.source(&transfer.cited.source) {
            let is_it = |(known, _): &(&Source, Vec<i32>)| known.id == source.id;
            let (_, years) = found_or_added(&mut sources, is_it, || (source, Vec::new()));
            years.push(transfer.period.first.year());
        }
    }
    if vague > 0 {
        caption
            .notes
            .push(speaker.host.tell_of(Message::VagueValues, vague, []));
    }
    if sources.len() > 1 {
        let mut list = List::default();
        for (source, years) in &mut sources {
            sort(years, Ord::cmp);
            let years = stretches(speaker, years);
            list.add(
                speaker
                    .host
                    .tell(Message::Remark, [vintage(speaker.host, source), years]),
            );
        }
        let list = list.text(speaker);
        caption
            .notes
            .push(speaker.host.tell(Message::SeveralSources, [list]));
    }
}

/// "2014–2016, 2018": years in their order, those that follow each other as one stretch.
fn stretches(speaker: Speaker, all: &[i32]) -> String {
    let mut list = List::default();
    let mut stretch: Option<(i32, i32)> = None;
    for year in all {
        match &mut stretch {
            Some((_, last)) if *year <= *last + 1 => *last = *year,
            _ => {
                if let Some((first, last)) = stretch.replace((*year, *year)) {
                    list.add(years(speaker, first, last));
                }
            }
        }
    }
    if let Some((first, last)) = stretch {
        list.add(years(speaker, first, last));
    }
    list.text(speaker)
}
