//! What stands around supplier shares.

mod columns;

use super::omitted;
use super::releases::MOST_PERCENT;
use super::summary::{Bar, Shares, Window};
use crate::dataset::RecordRef;
use crate::dataset::records::Unit;
use crate::filter::Filter;
use crate::order::add_new;
use crate::text::{amount, share};
use crate::words::caption::Caption;
use crate::words::noun::{named, of, sentence};
use crate::words::{List, Speaker, unit_name};

/// The suppliers that a headline names; where more have as much as the last of them, all or none of those.
const LEADERS: usize = 2;
const MOST_LEADERS: usize = 4;

/// Shares that add up to within this of a hundred per cent leave nothing over.
const NOTHING_LEFT: f64 = 0.05;

/// From this share on, a supplier has all.
const ALL_BUT_NOTHING: f64 = 100.0 - NOTHING_LEFT;

/// Said beside a hundred per cent.
const ONE_SUPPLIER: &str = "No other supplier is recorded.";

/// The caption of supplier shares.
pub fn caption(speaker: Speaker, shares: &Shares, filter: &Filter) -> Caption {
    let records = shares.records();
    let mut caption = if let Some(window) = &shares.window {
        of_window(speaker, shares, window)
    } else if let [first, .., last] | [first @ last] = shares.stacks.as_slice() {
        columns::of_stacks(speaker, shares, first, last)
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
        caption.note("No volumes of such years fit this choice: this is shown in their place.");
    }
    // Columns have colours for all suppliers.
    let hatched = if shares.stacks.is_empty() {
        " (hatched)"
    } else {
        ""
    };
    transfer_notes(&mut caption, speaker, &records, hatched);
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
    if is_worked_out && window.bars.len() == 1 && window.bars[0].percent > ALL_BUT_NOTHING {
        caption.note(ONE_SUPPLIER);
    }
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
fn transfer_notes(caption: &mut Caption, speaker: Speaker, records: &[RecordRef], hatched: &str) {
    let (mut doubts, mut in_tiv) = (Vec::new(), Vec::new());
    for record in records {
        let transfer = speaker.data.transfer(record.row);
        if let Some(how) = &transfer.derived {
            let note = format!("{}{hatched}: worked out, {how}.", transfer.supplier);
            add_new(&mut caption.notes, note);
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
