//! What stands around supplier shares.

use super::omitted;
use super::releases::MOST_PERCENT;
use super::summary::{Bar, Shares, Stack, Window};
use crate::dataset::RecordRef;
use crate::dataset::date::Day;
use crate::dataset::records::{Qualifier, Unit};
use crate::filter::Filter;
use crate::text::{DateStyle, amount, share};
use crate::words::caption::Caption;
use crate::words::noun::{named, of, plural, sentence};
use crate::words::{List, Speaker, unit_name};

/// The suppliers that a headline names; where more have as much as the last of them, all or none of those.
const LEADERS: usize = 2;
const MOST_LEADERS: usize = 4;

/// Shares that add up to within this of a hundred per cent leave nothing over.
const NOTHING_LEFT: f64 = 0.05;

/// The caption of supplier shares.
pub fn caption(speaker: Speaker, shares: &Shares, filter: &Filter) -> Caption {
    let records = shares.records();
    let mut caption = if let Some(window) = &shares.window {
        of_window(speaker, shares, window)
    } else if let [first, .., last] | [first @ last] = shares.stacks.as_slice() {
        of_stacks(speaker, shares, first, last)
    } else if !shares.volumes.is_empty() {
        Caption {
            headline: format!("Arms supplied to {}", recipient(shares)),
            summary: "Bar chart of the volumes of arms supplied.".to_owned(),
            ..Caption::default()
        }
    } else {
        Caption::nothing("Arms suppliers", "arms transfers", speaker, filter)
    };
    if shares.stands_in {
        caption.note("The data set has no such years: this is what it has.");
    }
    transfer_notes(&mut caption, speaker, &records);
    if shares.left_out > 0 {
        let count = speaker.count(shares.left_out as u64);
        caption.note(&format!("Records without a value: {count}."));
    }
    caption.note_if(omitted::note(speaker, &shares.omitted));
    caption.credit(speaker, &records);
    caption
}

fn recipient(shares: &Shares) -> String {
    named(shares.recipient.as_deref().unwrap_or_default())
}

/// "Myanmar’s arms imports"
fn imports(shares: &Shares) -> String {
    let recipient = shares.recipient.as_deref().unwrap_or_default();
    format!("{} arms imports", of(recipient))
}

/// Headline, measure and summary of one window.
fn of_window(speaker: Speaker, shares: &Shares, window: &Window) -> Caption {
    let is_worked_out = shares.unit.is_some();
    let least = least_of_leaders(&window.bars);
    let (mut leaders, mut all) = (List::default(), List::default());
    for bar in &window.bars {
        let percent = share(speaker.host, bar.percent, is_worked_out);
        let text = format!("{} {}", bar.supplier, bar.qualifier.bound(&percent));
        if !bar.is_derived && bar.percent >= least {
            leaders.add(&text);
        }
        all.add(&text);
    }
    let (imports, years) = (imports(shares), speaker.long(window.period));
    let unit = shares.unit.map_or("volume", unit_name);
    let measure = format!("Share of {imports} by supplier, {years}, in per cent of {unit}");
    let imports = sentence(imports);
    let leaders = leaders.text(speaker);
    let mut caption = Caption {
        headline: if leaders.is_empty() {
            format!("{imports}, {years}")
        } else {
            format!("{imports}: {leaders}")
        },
        measure,
        summary: format!("Bar chart. {imports} {years}: {}.", all.text(speaker)),
        ..Caption::default()
    };
    caption.note_if(sum_note(speaker, is_worked_out, window));
    caption
}

/// The share from which on suppliers are named in a headline, so that nobody who has as much is left out.
fn least_of_leaders(bars: &[Bar]) -> f64 {
    let (mut least, mut count) = (f64::INFINITY, 0);
    for bar in bars.iter().filter(|bar| !bar.is_derived) {
        if count < LEADERS {
            least = bar.percent;
        }
        count += usize::from(bar.percent >= least);
    }
    if count > MOST_LEADERS {
        // Of those who have as much, none.
        least += f64::EPSILON * least;
    }
    least
}

/// What a reader would find who adds the shares up; nothing where not all are shown.
fn sum_note(speaker: Speaker, is_worked_out: bool, window: &Window) -> Option<String> {
    let (mut shown, mut rounded) = (0.0, 0.0);
    for bar in &window.bars {
        shown += bar.percent;
        rounded += bar.percent.round();
    }
    let sum: f64 = if is_worked_out { rounded } else { shown };
    let are_all = (shown - window.total_percent).abs() < NOTHING_LEFT;
    if !are_all || (sum - 100.0).abs() < NOTHING_LEFT {
        return None;
    }
    let why = if is_worked_out {
        "each is rounded"
    } else if sum > MOST_PERCENT {
        "they cannot all be right"
    } else if sum < 200.0 - MOST_PERCENT {
        "the rest is not in the data set"
    } else {
        "they are rounded, or a rest is not in the data set"
    };
    let sum = share(speaker.host, sum, false);
    Some(format!("The shares add up to {sum}: {why}."))
}

/// What is derived, what is doubted, what the volumes are: each once.
fn transfer_notes(caption: &mut Caption, speaker: Speaker, records: &[RecordRef]) {
    let (mut doubts, mut in_tiv) = (Vec::new(), Vec::new());
    for record in records {
        let transfer = speaker.data.transfer(record.row);
        if let Some(how) = &transfer.derived {
            let note = format!("{} (hatched): worked out, {how}.", transfer.supplier);
            caption.notes.push(note);
        }
        if let (Some(doubt), Some(value)) = (&transfer.doubt, transfer.value) {
            let value = amount(speaker.host, value);
            doubts.push(format!("The {value} million: {doubt}"));
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
        let mut most = 0;
        for (row, part) in stack.parts.iter().enumerate() {
            if part.volume > stack.parts[most].volume {
                most = row;
            }
        }
        let supplier = stack.parts[most].supplier;
        if !told.contains(&supplier) {
            told.push(supplier);
            let name = &shares.stacked[supplier];
            largest.add(&format!("{name} ({years}: {})", percent(stack, most)));
        }
    }
    let largest = largest.text(speaker);
    if !largest.is_empty() {
        text = format!("{text} Largest before: {largest}.");
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

/// Says of columns why they have no shares, what fills them up, and that shares are no more exact than their volumes.
fn note_columns(caption: &mut Caption, speaker: Speaker, shares: &Shares) {
    let (mut empty, mut mixed, mut has_rest) = (List::all(), List::all(), false);
    for stack in &shares.stacks {
        if stack.is_mixed {
            mixed.add(&years(speaker, stack.first_year, stack.last_year));
        } else if stack.total <= 0.0 {
            empty.add(&years(speaker, stack.last_year, stack.last_year));
        }
        has_rest |= stack.rest_percent() > NOTHING_LEFT;
    }
    let (empty, mixed) = (empty.text(speaker), mixed.text(speaker));
    if !empty.is_empty() {
        caption.note(&format!("No imports are recorded for {empty} (hatched)."));
    }
    if !mixed.is_empty() {
        caption.note(&format!(
            "No shares for {mixed} (hatched): values in different units cannot be added."
        ));
    }
    let mut vague = 0;
    for record in shares.records() {
        let qualifier = speaker.data.transfer(record.row).qualifier;
        vague += usize::from(qualifier != Qualifier::Exact);
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
    if has_rest {
        caption.note("Columns are filled up by suppliers that were not chosen.");
    }
}
