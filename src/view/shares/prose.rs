//! What stands around supplier shares.

mod columns;

use super::omitted;
use super::releases::MOST_PERCENT;
use super::summary::{Bar, Shares, Window};
use crate::dataset::records::{Qualifier, ShareOf};
use crate::dataset::{RecordRef, Table};
use crate::fill::owned;
use crate::filter::Filter;
use crate::message::Message;
use crate::order::{add_new, joined};

use crate::words::caption::Caption;

use crate::words::value::{amount, share, unit_name, vintage};
use crate::words::{List, Localizer};

/// The suppliers that a headline names; where more have as much as the last of them, all or none of those.
const LEADERS: usize = 2;
const MOST_LEADERS: usize = 4;

/// Shares that add up to within this of a hundred per cent leave nothing over.
const NOTHING_LEFT: f64 = 0.05;

/// The caption of supplier shares.
pub fn caption(localizer: Localizer, shares: &Shares, filter: &Filter) -> Caption {
    let (host, records) = (localizer.host, shares.records());
    let what = if shares.left_out > 0 {
        Message::ArmsTransfersWithValue
    } else {
        Message::ArmsTransfers
    };
    let mut caption = if let Some(window) = &shares.window {
        of_window(localizer, shares, window)
    } else if let [first, .., last] | [first @ last] = shares.stacked_bars.as_slice() {
        columns::of_stacked_bars(localizer, shares, first, last)
    } else if !shares.volumes.is_empty() {
        Caption::new(
            host.tell(Message::ArmsSuppliedTo, [recipient(localizer, shares)]),
            String::new(),
            host.tell(Message::BarsOfVolumes, [units(localizer, shares)]),
        )
    } else {
        Caption::nothing(
            Message::ArmsSuppliers,
            (what, Table::Transfers),
            localizer,
            filter,
        )
    };
    if shares.units().len() > 1 && !shares.has_one_scale() {
        caption.note(host.say(Message::ScalesOfUnits));
    }
    let is_told = shares.window.is_some() || !shares.stacked_bars.is_empty();
    if !is_told && !shares.overlapping.is_empty() {
        let text = host.sentence(columns::overlap(localizer, shares));
        caption.note(text + ".");
    }
    if shares.is_alone
        && !shares.are_volumes()
        && (shares.unit.is_some() || !shares.volumes.is_empty())
    {
        caption.note(host.say(Message::OneSupplier));
    }
    if shares.stands_in {
        caption.note(host.say(Message::NoSuchYears));
    }
    let (_, revisions) = shares.drawn();
    // Columns have colours for all suppliers.
    let are_hatched = shares.stacked_bars.is_empty();
    transfer_notes(&mut caption, localizer, &records, &revisions, are_hatched);
    if shares.left_out > 0 {
        let count = localizer.count(shares.left_out as u64);
        caption.note(host.tell(Message::WithoutValue, [count]));
    }
    caption.note_if(omitted::note(localizer, &shares.omitted));
    caption.limit_to_scope(localizer, &shares.counted());
    caption.credit(localizer, &shares.counted());
    caption
}

fn units(localizer: Localizer, shares: &Shares) -> String {
    let mut list = List::all();
    for unit in shares.units() {
        list.add(localizer.host.say(unit_name(unit)));
    }
    list.text(localizer)
}

fn recipient(localizer: Localizer, shares: &Shares) -> String {
    let name = shares.recipient.as_deref().unwrap_or_default();
    localizer.host.named(name)
}

/// "Myanmar’s arms imports"
fn imports(localizer: Localizer, shares: &Shares) -> String {
    let host = localizer.host;
    let name = shares.recipient.as_deref().unwrap_or_default();
    host.tell(Message::ArmsImports, [host.owner(name)])
}

/// Headline, measure and summary of one window.
fn of_window(localizer: Localizer, shares: &Shares, window: &Window) -> Caption {
    let (host, is_worked_out) = (localizer.host, shares.unit.is_some());
    let least = least_of_leaders(&window.bars);
    let (mut leaders, mut all) = (List::default(), List::default());
    for bar in &window.bars {
        let percent = share(host, bar.qualifier, bar.percent, is_worked_out);
        let gaps = [owned(&bar.supplier), percent];
        let text = host.tell(Message::NameAndShare, gaps);
        if !bar.is_derived && bar.percent >= least {
            leaders.add(text.clone());
        }
        all.add(text);
    }
    let (imports, years) = (imports(localizer, shares), localizer.long(&window.period));
    let of = shares.unit.map(unit_name);
    let (measure, unit) = match of.or_else(|| share_of(localizer, window)) {
        Some(unit) => (Message::SharesOf, unit),
        None => (Message::SharesInPerCent, Message::PerCent),
    };
    let gaps = [imports.clone(), years.clone(), host.say(unit)];
    let imports = host.sentence(imports);
    let leaders = leaders.text(localizer);
    let headline = if leaders.is_empty() {
        host.tell(Message::ImportsOfYears, [imports.clone(), years.clone()])
    } else {
        host.tell(Message::ImportsAndLeaders, [imports.clone(), leaders])
    };
    let mut caption = Caption::new(
        headline,
        host.tell(measure, gaps),
        host.tell(Message::BarsOfShares, [imports, years, all.text(localizer)]),
    );
    caption.note_if(sum_note(localizer, shares, window));
    if is_worked_out {
        let (mut records, _) = shares.drawn();
        records.extend_from_slice(&shares.rest);
        columns::note_values(&mut caption, localizer, shares, &records);
    }
    caption
}

/// What the shares of a window are of: only what the record of each says.
fn share_of(localizer: Localizer, window: &Window) -> Option<Message> {
    let mut bars = window.bars.iter().filter(|bar| !bar.is_derived);
    let said = |bar: &Bar| localizer.data.transfer(bar.records[0].row).share_of;
    let of = said(bars.next()?)?;
    bars.all(|bar| said(bar) == Some(of)).then_some(match of {
        ShareOf::Volume => Message::Volume,
        ShareOf::Value => Message::Cost,
    })
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

/// Whether a share is told as a number: "under 1%" and "over 99%" are not added up.
fn is_rounded(percent: f64) -> bool {
    percent == 0.0 || percent == 100.0 || (0.5..99.5).contains(&percent)
}

/// What a reader would find who adds the shares up; nothing where not all are shown.
fn sum_note(localizer: Localizer, shares: &Shares, window: &Window) -> Option<String> {
    let is_worked_out = shares.unit.is_some();
    let (mut shown, mut rounded) = (0.0, 0.0);
    for bar in &window.bars {
        shown += bar.percent;
        rounded += bar.percent.round();
        if is_worked_out && !is_rounded(bar.percent) {
            return None;
        }
    }
    let sum: f64 = if is_worked_out { rounded } else { shown };
    let sources = sources(localizer, window);
    if sources.len() > 1 && !is_worked_out {
        return Some(
            localizer
                .host
                .tell(Message::SeveralSources, [joined(&sources)]),
        );
    }
    let are_all = (shown - window.total_percent).abs() < NOTHING_LEFT;
    let is_one_bound = window.bars.len() == 1 && window.bars[0].qualifier != Qualifier::Exact;
    if !are_all || is_one_bound || (sum - 100.0).abs() < NOTHING_LEFT {
        return None;
    }
    let is_vague = |bar: &Bar| bar.qualifier != Qualifier::Exact;
    let are_whole = sum > 100.0 && sum <= MOST_PERCENT && sum.fract() == 0.0;
    let why = if is_worked_out || are_whole {
        Message::EachIsRounded
    } else if window.bars.iter().any(is_vague) {
        Message::SomeAreVague
    } else if sum > 100.0 {
        Message::NotAllRight
    } else if sum < 200.0 - MOST_PERCENT {
        Message::RestUnknown
    } else {
        Message::RoundedOrRest
    };
    let host = localizer.host;
    let why = if shares.overlapping.is_empty() {
        host.say(why)
    } else {
        columns::overlap(localizer, shares)
    };
    let sum = share(host, Qualifier::Exact, sum, false);
    Some(host.tell(Message::SharesAddUp, [sum, why]))
}

/// Who gives the shares of a window.
fn sources(localizer: Localizer, window: &Window) -> Vec<String> {
    let mut sources = Vec::new();
    for bar in &window.bars {
        let transfer = localizer.data.transfer(bar.records[0].row);
        if let Some(source) = localizer.data.source(&transfer.cited.source) {
            add_new(&mut sources, vintage(localizer.host, source));
        }
    }
    sources
}

/// So many values of a kind are noted one by one.
const MOST_NOTED: usize = 5;

/// Notes the first of some sentences, and how many more there are.
fn note_some(caption: &mut Caption, localizer: Localizer, mut notes: Vec<String>, more: Message) {
    let count = notes.len().saturating_sub(MOST_NOTED);
    notes.truncate(MOST_NOTED);
    if count > 0 {
        notes.push(localizer.host.tell_of(more, count, []));
    }
    caption.notes.append(&mut notes);
}

/// What is derived, what is doubted, what the volumes are: each once. What is worked out is told of those that are no
/// `revisions` of others.
pub fn transfer_notes(
    caption: &mut Caption,
    localizer: Localizer,
    records: &[RecordRef],
    revisions: &[RecordRef],
    are_hatched: bool,
) {
    let host = localizer.host;
    let (mut worked_out, mut doubts) = (Vec::new(), Vec::new());
    for record in records {
        let transfer = localizer.data.transfer(record.row);
        if let Some(how) = &transfer.derived
            && !revisions.contains(record)
        {
            let hatched = if are_hatched {
                host.say(Message::Hatched)
            } else {
                String::new()
            };
            let gaps = [owned(&transfer.supplier), hatched, owned(how)];
            add_new(&mut worked_out, host.tell(Message::WorkedOut, gaps));
        }
        if let (Some(doubt), Some(value)) = (&transfer.doubt, transfer.value) {
            let value = amount(host, Qualifier::Exact, value);
            doubts.push(host.tell(Message::Doubted, [value, owned(doubt)]));
        }
    }
    note_some(caption, localizer, worked_out, Message::MoreWorkedOut);
    note_some(caption, localizer, doubts, Message::MoreDoubted);
    caption.source_notes(localizer, records);
}
