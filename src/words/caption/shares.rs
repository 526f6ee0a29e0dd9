//! What stands around supplier shares.

use super::super::Speaker;
use super::Caption;
use crate::dataset::RecordRef;
use crate::dataset::date::Day;
use crate::dataset::records::{Text, Unit};
use crate::filter::Filter;
use crate::order::joined;
use crate::summary::shares::{Shares, Stack, Window};
use crate::text::DateStyle;

/// The suppliers that a headline names.
const LEADERS: usize = 2;

/// The caption of supplier shares.
pub fn shares(speaker: Speaker, shares: &Shares, filter: &Filter) -> Caption {
    let mut caption = if let [first, .., last] | [first @ last] = shares.stacks.as_slice() {
        stacks_caption(speaker, shares, first, last)
    } else if shares.window.is_some() || !shares.volumes.is_empty() {
        window_caption(speaker, shares)
    } else {
        Caption::nothing("Arms suppliers", "arms transfers", speaker, filter)
    };
    if shares.left_out > 0 {
        let count = speaker.count(shares.left_out as u64);
        caption.note(&format!("Records without a value: {count}."));
    }
    caption
}

fn window_caption(speaker: Speaker, shares: &Shares) -> Caption {
    let mut caption = match &shares.window {
        Some(window) => shares_of_window(speaker, window),
        None => Caption {
            headline: "Arms supplied".to_owned(),
            summary: "Bar chart of the volumes of arms supplied.".to_owned(),
            ..Caption::default()
        },
    };
    let records = window_records(shares);
    transfer_notes(&mut caption, speaker, &records);
    caption.credit(speaker, &records);
    caption
}

/// Headline, measure and summary of one window.
fn shares_of_window(speaker: Speaker, window: &Window) -> Caption {
    let (mut leaders, mut all) = (Vec::new(), Vec::new());
    for bar in &window.bars {
        let percent = bar.qualifier.bound(&speaker.host.percent(bar.percent));
        let share = format!("{} {percent}", bar.supplier);
        if !bar.is_derived && leaders.len() < LEADERS {
            leaders.push(share.clone());
        }
        all.push(share);
    }
    let years = speaker.long(window.period);
    let imports = format!("{}’s arms imports", window.recipient);
    Caption {
        headline: format!("{imports}: {}", joined(&leaders)),
        measure: format!("Share of {imports} by supplier, {years}, in per cent of volume"),
        summary: format!("Bar chart. {imports} {years}: {}.", joined(&all)),
        ..Caption::default()
    }
}

/// The records that the view of a window shows: shares, their revisions, volumes.
fn window_records(shares: &Shares) -> Vec<RecordRef> {
    let (mut records, mut revisions) = (Vec::new(), Vec::new());
    for bar in shares.window.iter().flat_map(|window| &window.bars) {
        records.push(bar.record);
        for revision in &bar.revisions {
            revisions.push(revision.record);
        }
    }
    records.append(&mut revisions);
    for volume in &shares.volumes {
        records.push(volume.record);
    }
    records
}

/// What is derived, what is doubted, what TIV is: each once.
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
                speaker.host.number(value)
            ));
        }
        if transfer.unit == Unit::TivMillion {
            in_tiv.push(*record);
        }
    }
    caption.notes.append(&mut doubts);
    caption.source_notes(speaker, &in_tiv);
}

fn stacks_caption(speaker: Speaker, shares: &Shares, first: &Stack, last: &Stack) -> Caption {
    let records = stacked_records(shares);
    let recipient = recipient(speaker, &records);
    let each = if first.first_year == first.last_year {
        "year by year"
    } else {
        "in windows of five years"
    };
    let (from, to) = (
        year(speaker, first.first_year),
        year(speaker, last.last_year),
    );
    let measure =
        format!("Share of {recipient}’s arms imports by supplier, {each}, in per cent of TIV");
    let mut caption = Caption {
        headline: format!("Who armed {recipient}, {from}–{to}"),
        measure,
        summary: format!(
            "Stacked columns, {from}–{to}. At the end: {}.",
            parts(speaker, &shares.stacked, last)
        ),
        ..Caption::default()
    };
    note_empty_years(&mut caption, speaker, &shares.stacks);
    caption.source_notes(speaker, &records);
    caption.credit(speaker, &records);
    caption
}

fn year(speaker: Speaker, year: i32) -> String {
    let new_year = Day::from_civil(year, 1, 1);
    speaker.host.day(new_year, DateStyle::Year)
}

fn stacked_records(shares: &Shares) -> Vec<RecordRef> {
    let mut records = Vec::new();
    for stack in &shares.stacks {
        for part in &stack.parts {
            records.extend_from_slice(&part.records);
        }
    }
    records
}

fn recipient<'a>(speaker: Speaker<'a>, records: &[RecordRef]) -> &'a str {
    match records.first() {
        Some(record) => &speaker.data.transfers[record.row].recipient,
        None => "",
    }
}

fn note_empty_years(caption: &mut Caption, speaker: Speaker, stacks: &[Stack]) {
    let mut empty = Vec::new();
    for stack in stacks {
        if stack.total <= 0.0 {
            empty.push(year(speaker, stack.last_year));
        }
    }
    if !empty.is_empty() {
        let years = joined(&empty);
        caption.note(&format!("No imports are recorded for {years} (hatched)."));
    }
}

/// The parts of a stack, in whole per cent.
fn parts(speaker: Speaker, suppliers: &[Text], stack: &Stack) -> String {
    let mut parts = Vec::new();
    for part in &stack.parts {
        let percent = speaker.host.percent(stack.percent(part).round());
        parts.push(format!("{} {percent}", suppliers[part.supplier]));
    }
    joined(&parts)
}
