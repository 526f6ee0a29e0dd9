//! What stands around columns of shares, one a year or five years.

use super::{NOTHING_LEFT, ONE_SUPPLIER, imports, recipient};
use crate::dataset::RecordRef;
use crate::dataset::date::Day;
use crate::dataset::records::{Qualifier, Source};
use crate::order::{found_or_added, joined, sort};
use crate::text::{DateStyle, share, vintage};
use crate::view::shares::summary::{Gap, Shares, Stack};
use crate::words::caption::Caption;
use crate::words::noun::plural;
use crate::words::{List, Speaker, unit_name};

/// Headline, measure and summary.
pub fn of_stacks(speaker: Speaker, shares: &Shares, first: &Stack, last: &Stack) -> Caption {
    let each = if first.first_year == first.last_year {
        "year by year"
    } else {
        "in windows of five years"
    };
    let years = years(speaker, first.first_year, last.last_year);
    let unit = shares.unit.map_or("volume", unit_name);
    let imports = imports(shares);
    let mut caption = Caption {
        headline: format!("Who armed {}, {years}", recipient(shares)),
        measure: format!("Share of {imports} by supplier, {each}, in per cent of {unit}"),
        ..Caption::default()
    };
    let parts = note_parts(&mut caption, speaker, shares);
    caption.summary = format!("Stacked columns, {years}.{parts}");
    note_columns(&mut caption, speaker, shares);
    caption
}

/// The shares at the end, and who was the largest before that is none of them. Notes what a reader would find who adds
/// them up.
fn note_parts(caption: &mut Caption, speaker: Speaker, shares: &Shares) -> String {
    let percent =
        |stack: &Stack, row: usize| share(speaker.host, stack.percent(&stack.parts[row]), true);
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
                let name = &shares.stacked[part.supplier];
                list.add(&format!("{name} {}", percent(stack, row)));
                told.push(part.supplier);
                sum += stack.percent(part).round();
            }
            text = format!(" {years}: {}.", list.text(speaker));
            if stack.rest_percent() < NOTHING_LEFT && sum != 100.0 {
                let sum = speaker.host.percent(sum);
                caption.note(&format!(
                    "The shares of {years} add up to {sum}: each is rounded."
                ));
            }
            continue;
        }
        for row in largest_parts(speaker, stack) {
            let supplier = stack.parts[row].supplier;
            if !told.contains(&supplier) {
                told.push(supplier);
                let name = &shares.stacked[supplier];
                largest.add(&format!("{name} ({years}: {})", percent(stack, row)));
            }
        }
    }
    let largest = largest.text(speaker);
    if !largest.is_empty() {
        text = format!("{text} Largest before: {largest}.");
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
        format!("{}–{}", year(first), year(last))
    }
}

/// Says of columns why they have no shares, what fills them up, and that shares are no more exact than their volumes.
fn note_columns(caption: &mut Caption, speaker: Speaker, shares: &Shares) {
    let (mut mixed, mut incomplete, mut zero) = (List::default(), List::default(), List::default());
    let (mut is_empty, mut has_rest) = ("", false);
    for stack in &shares.stacks {
        let years = years(speaker, stack.first_year, stack.last_year);
        match stack.gap {
            Some(Gap::Units) => mixed.add(&years),
            Some(Gap::Value) => incomplete.add(&years),
            None if stack.is_empty(shares) => is_empty = " (hatched)",
            None if stack.total <= 0.0 => zero.add(&years),
            None => has_rest |= stack.rest_percent() > NOTHING_LEFT,
        }
    }
    let empty = stretches(speaker, &shares.empty_years);
    if !empty.is_empty() {
        let what = if shares.are_told_otherwise {
            "No yearly values for"
        } else {
            "No imports are recorded for"
        };
        let is_yearly = shares
            .stacks
            .iter()
            .all(|one| one.first_year == one.last_year);
        let there = if is_yearly {
            ""
        } else {
            ": there windows have fewer years"
        };
        caption.note(&format!("{what} {empty}{is_empty}{there}."));
    }
    let not_given = joined(&shares.not_given);
    for (list, why) in [
        (
            mixed,
            "values in different units cannot be added".to_owned(),
        ),
        (incomplete, format!("the value of {not_given} is not given")),
        (zero, "imports are given as zero".to_owned()),
    ] {
        let list = list.text(speaker);
        if !list.is_empty() {
            caption.note(&format!("No shares for {list} (hatched): {why}."));
        }
    }
    note_values(caption, speaker, shares);
    if has_rest {
        caption.note("Columns are filled up by suppliers that were not chosen.");
    } else if shares.stacked.len() == 1 {
        caption.note(ONE_SUPPLIER);
    }
}

/// How many values are not exact, and whose they are where not all are of one release.
fn note_values(caption: &mut Caption, speaker: Speaker, shares: &Shares) {
    let mut vague = 0;
    let mut sources: Vec<(&Source, Vec<i32>)> = Vec::new();
    for record in shares.records() {
        let transfer = speaker.data.transfer(record.row);
        vague += usize::from(transfer.qualifier != Qualifier::Exact);
        if let Some(source) = speaker.data.source(&transfer.cited.source) {
            let is_it = |(known, _): &(&Source, Vec<i32>)| known.id == source.id;
            let (_, years) = found_or_added(&mut sources, is_it, || (source, Vec::new()));
            years.push(transfer.period.first.year());
        }
    }
    if vague > 0 {
        let values = plural(
            vague,
            "value is a bound or an estimate",
            "values are bounds or estimates",
        );
        let count = speaker.count(vague as u64);
        caption.note(&format!("{count} {values}; the shares are no more exact."));
    }
    if sources.len() > 1 {
        let mut list = List::default();
        for (source, years) in &mut sources {
            sort(years, Ord::cmp);
            let years = stretches(speaker, years);
            list.add(&format!("{} ({years})", vintage(speaker.host, source)));
        }
        let list = list.text(speaker);
        caption.note(&format!(
            "Years are of different releases or sources: {list}."
        ));
    }
}

/// "2014–2016, 2018": years in their order, those that follow each other as one stretch.
fn stretches(speaker: Speaker, all: &[i32]) -> String {
    let mut list = List::default();
    let mut rest = all.iter().peekable();
    while let Some(first) = rest.next() {
        let mut last = *first;
        while let Some(next) = rest.next_if(|next| **next <= last + 1) {
            last = *next;
        }
        list.add(&years(speaker, *first, last));
    }
    list.text(speaker)
}
