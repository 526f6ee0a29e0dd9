//! What stands around supplier shares.

use super::super::noun::{named, of, plural, sentence};
use super::super::{Speaker, listed, omitted, unit_name};
use super::Caption;
use crate::dataset::RecordRef;
use crate::dataset::date::Day;
use crate::dataset::records::{Qualifier, Unit};
use crate::filter::Filter;
use crate::order::joined;
use crate::summary::releases::MOST_PERCENT;
use crate::summary::shares::{Bar, Shares, Stack, Window};
use crate::text::{DateStyle, amount, share};

/// The suppliers that a headline names; where more have as much as the last of them, all or none of those.
const LEADERS: usize = 2;
const MOST_LEADERS: usize = 4;

/// Years whose largest suppliers a summary names.
const MOST_YEARS: usize = 12;

/// Shares that add up to within this of a hundred per cent leave nothing over.
const NOTHING_LEFT: f64 = 0.05;

/// The caption of supplier shares.
pub fn shares(speaker: Speaker, shares: &Shares, filter: &Filter) -> Caption {
    let records = shares.records();
    let mut caption = if let Some(window) = &shares.window {
        of_window(speaker, shares, window)
    } else if let [first, .., last] | [first @ last] = shares.stacks.as_slice() {
        of_stacks(speaker, shares, first, last)
    } else if !shares.volumes.is_empty() {
        Caption {
            headline: format!("Arms supplied{}", to(shares)),
            summary: "Bar chart of the volumes of arms supplied.".to_owned(),
            ..Caption::default()
        }
    } else {
        Caption::nothing("Arms suppliers", "arms transfers", speaker, filter)
    };
    transfer_notes(&mut caption, speaker, &records);
    if shares.left_out > 0 {
        let count = speaker.count(shares.left_out as u64);
        caption.note(&format!("Records without a value: {count}."));
    }
    caption
        .notes
        .extend(omitted::note(speaker, &shares.omitted));
    caption.credit(speaker, &records);
    caption
}

/// " to Myanmar", where the headline would not tell.
fn to(shares: &Shares) -> String {
    match &shares.recipient {
        Some(recipient) => format!(" to {}", named(recipient)),
        None => String::new(),
    }
}

/// "Myanmar’s", or nothing where nobody is known.
fn whose(shares: &Shares) -> String {
    of(shares.recipient.as_deref().unwrap_or_default())
}

/// Headline, measure and summary of one window.
fn of_window(speaker: Speaker, shares: &Shares, window: &Window) -> Caption {
    let name = |bar: &&Bar| {
        let percent = share(speaker.host, bar.percent, shares.unit.is_some());
        format!("{} {}", bar.supplier, bar.qualifier.bound(&percent))
    };
    let years = speaker.long(window.period);
    let imports = format!("{} arms imports", whose(shares));
    let leaders: Vec<String> = leaders(&window.bars).iter().map(name).collect();
    let headline = if leaders.is_empty() {
        format!("{imports}, {years}")
    } else {
        format!("{imports}: {}", joined(&leaders))
    };
    let all: Vec<String> = window.bars.iter().map(|bar| name(&bar)).collect();
    let imports = sentence(imports);
    let mut caption = Caption {
        headline: sentence(headline),
        measure: format!(
            "Share of {} arms imports by supplier, {years}, in per cent of {}",
            whose(shares),
            shares.unit.map_or("volume", unit_name)
        ),
        summary: format!("Bar chart. {imports} {years}: {}.", listed(speaker, &all)),
        ..Caption::default()
    };
    caption.notes.extend(sum_note(speaker, shares, window));
    caption
}

/// The suppliers that a headline can name and say nothing false: nobody who has as much is left out.
fn leaders(bars: &[Bar]) -> Vec<&Bar> {
    let given = bars.iter().filter(|bar| !bar.is_derived);
    let mut bars: Vec<&Bar> = given.collect();
    let Some(last) = bars.get(LEADERS - 1).map(|bar| bar.percent) else {
        return bars;
    };
    let are_as_many = bars.iter().filter(|bar| bar.percent >= last).count() <= MOST_LEADERS;
    bars.retain(|bar| bar.percent > last || (are_as_many && bar.percent == last));
    bars
}

/// What a reader would find who adds the shares up.
fn sum_note(speaker: Speaker, shares: &Shares, window: &Window) -> Option<String> {
    let sum: f64 = if shares.unit.is_some() {
        window.bars.iter().map(|bar| bar.percent.round()).sum()
    } else {
        window.total_percent
    };
    let shown: f64 = window.bars.iter().map(|bar| bar.percent).sum();
    let are_all = (shown - window.total_percent).abs() < NOTHING_LEFT;
    if !are_all || (sum - 100.0).abs() < NOTHING_LEFT {
        return None;
    }
    let percent = share(speaker.host, sum, false);
    let why = if shares.unit.is_some() {
        "each is rounded"
    } else if sum > MOST_PERCENT {
        "they cannot all be right"
    } else if sum < 200.0 - MOST_PERCENT {
        "the rest is not in the data set"
    } else {
        "they are rounded, or a rest is not in the data set"
    };
    Some(format!("The shares add up to {percent}: {why}."))
}

/// What is derived, what is doubted, what the volumes are: each once.
fn transfer_notes(caption: &mut Caption, speaker: Speaker, records: &[RecordRef]) {
    let (mut doubts, mut in_tiv) = (Vec::new(), Vec::new());
    for record in records {
        let transfer = &speaker.data.transfers[record.row];
        if let Some(how) = &transfer.derived {
            let note = format!("{} (hatched): worked out, {how}.", transfer.supplier);
            caption.notes.push(note);
        }
        if let (Some(doubt), Some(value)) = (&transfer.doubt, transfer.value) {
            doubts.push(format!(
                "The {} million: {doubt}",
                amount(speaker.host, value)
            ));
        }
        if transfer.unit == Unit::TivMillion {
            in_tiv.push(*record);
        }
    }
    caption.notes.append(&mut doubts);
    caption.source_notes(speaker, &in_tiv);
}

fn of_stacks(speaker: Speaker, shares: &Shares, first: &Stack, last: &Stack) -> Caption {
    let each = if first.first_year == first.last_year {
        "year by year"
    } else {
        "in windows of five years"
    };
    let years = years(speaker, first.first_year, last.last_year);
    let unit = shares.unit.map_or("volume", unit_name);
    let mut caption = Caption {
        headline: format!(
            "Who armed {}, {years}",
            named(shares.recipient.as_deref().unwrap_or_default())
        ),
        measure: format!(
            "Share of {} arms imports by supplier, {each}, in per cent of {unit}",
            whose(shares)
        ),
        summary: format!(
            "Stacked columns, {years}.{}",
            last_and_largest(speaker, shares)
        ),
        ..Caption::default()
    };
    note_years(&mut caption, speaker, &shares.stacks);
    note_vague_volumes(&mut caption, speaker, shares);
    if let Some(last) = shares.stacks.iter().rfind(|stack| stack.total > 0.0) {
        note_rounding(&mut caption, speaker, last);
    }
    caption
}

/// Says of the shares that the summary lists what a reader would find who adds them up.
fn note_rounding(caption: &mut Caption, speaker: Speaker, last: &Stack) {
    let percents = last.parts.iter().map(|part| last.percent(part).round());
    let sum: f64 = percents.sum();
    if last.rest_percent() < NOTHING_LEFT && (sum - 100.0).abs() > NOTHING_LEFT {
        let years = years(speaker, last.first_year, last.last_year);
        let sum = speaker.host.percent(sum);
        caption.note(&format!(
            "The shares of {years} add up to {sum}: each is rounded."
        ));
    }
}

/// The shares at the end, and who was the largest before that is none of them.
fn last_and_largest(speaker: Speaker, shares: &Shares) -> String {
    let is_full = |stack: &&Stack| !stack.parts.is_empty() && stack.total > 0.0;
    let mut full = shares.stacks.iter().filter(is_full);
    let Some(last) = full.next_back() else {
        return String::new();
    };
    let percent =
        |stack: &Stack, row: usize| share(speaker.host, stack.percent(&stack.parts[row]), true);
    let mut parts = Vec::new();
    for (row, part) in last.parts.iter().enumerate() {
        parts.push(format!(
            "{} {}",
            shares.stacked[part.supplier],
            percent(last, row)
        ));
    }
    let mut text = format!(
        " {}: {}.",
        years(speaker, last.first_year, last.last_year),
        listed(speaker, &parts)
    );
    let mut largest: Vec<String> = Vec::new();
    let mut told: Vec<usize> = last.parts.iter().map(|part| part.supplier).collect();
    for stack in full {
        let mut most = 0;
        for (row, part) in stack.parts.iter().enumerate() {
            if part.volume > stack.parts[most].volume {
                most = row;
            }
        }
        let supplier = stack.parts[most].supplier;
        if !told.contains(&supplier) && largest.len() < MOST_YEARS {
            told.push(supplier);
            let when = years(speaker, stack.first_year, stack.last_year);
            largest.push(format!(
                "{} ({when}: {})",
                shares.stacked[supplier],
                percent(stack, most)
            ));
        }
    }
    if !largest.is_empty() {
        text += &format!(" Largest before: {}.", joined(&largest));
    }
    text
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

/// Says of columns without shares why they have none.
fn note_years(caption: &mut Caption, speaker: Speaker, stacks: &[Stack]) {
    let (mut empty, mut mixed) = (Vec::new(), Vec::new());
    for stack in stacks {
        if stack.is_mixed {
            mixed.push(years(speaker, stack.first_year, stack.last_year));
        } else if stack.total <= 0.0 {
            empty.push(years(speaker, stack.last_year, stack.last_year));
        }
    }
    if !empty.is_empty() {
        let years = joined(&empty);
        caption.note(&format!("No imports are recorded for {years} (hatched)."));
    }
    if !mixed.is_empty() {
        let years = joined(&mixed);
        caption.note(&format!(
            "No shares for {years} (hatched): values in different units cannot be added."
        ));
    }
}

/// Says that shares of bounds and estimates are no more exact than these, and what a rest of a column is.
fn note_vague_volumes(caption: &mut Caption, speaker: Speaker, shares: &Shares) {
    let is_vague =
        |record: &RecordRef| speaker.data.transfers[record.row].qualifier != Qualifier::Exact;
    let vague = shares
        .records()
        .iter()
        .filter(|record| is_vague(record))
        .count();
    if vague > 0 {
        let values = plural(
            vague,
            "value is a bound or an estimate",
            "values are bounds or estimates",
        );
        let count = speaker.count(vague as u64);
        caption.note(&format!("{count} {values}; the shares are no more exact."));
    }
    if shares
        .stacks
        .iter()
        .any(|stack| stack.rest_percent() > NOTHING_LEFT)
    {
        caption.note("Columns are filled up by suppliers that were not chosen.");
    }
}
