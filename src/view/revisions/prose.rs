//! What stands around what two sources give, and what is said of each value.

use super::summary::{Kind, Measure, Pair, Revisions, Series};
use super::told::{names, told, values_in_words};
use crate::dataset::Table;
use crate::dataset::date::{DateSpan, Ends};
use crate::dataset::records::{CountKind, Qualifier};
use crate::fill::owned;
use crate::filter::Filter;
use crate::message::Message;
use crate::options::Period;
use crate::order::descending;
use crate::view::shares;
use crate::words::caption::Caption;
use crate::words::{List, Localizer, stretch};

/// A sentence tells so many of the changes, the largest first.
const MOST_TOLD: usize = 6;

/// "China, 2015–2019: 49% in Wall Street Journal 2021, 58% in SIPRI 2022"
fn sentence(
    localizer: Localizer,
    names: &[String; 2],
    revisions: &Revisions,
    of: (&Series, &Pair),
) -> String {
    let told = told(localizer, revisions, names, of);
    let host = localizer.host;
    let name = host.tell(
        Message::InSeries,
        [owned(&of.0.name), localizer.long(&of.1.date)],
    );
    host.tell(
        Message::NamedValue,
        [name, values_in_words(localizer, &told)],
    )
}

/// What stands around the picture.
pub fn caption(localizer: Localizer, revisions: &Revisions, filter: &Filter) -> Caption {
    let host = localizer.host;
    let names = names(localizer, &revisions.sources);
    let (mut compared, mut count, mut all, mut of_both) = (0, 0, 0, 0);
    for (_, pair) in revisions.pairs() {
        all += 1;
        of_both += usize::from(pair.has_both());
        compared += usize::from(pair.is_same().is_some());
        count += usize::from(pair.is_same() == Some(false));
    }
    if compared == 0 {
        return nothing(localizer, revisions, names, filter);
    }
    let most = most_changed(revisions);
    let mut caption = if let Some(first) = most.first() {
        let headline = sentence(localizer, &names, revisions, *first);
        let mut sentences = String::new();
        for of in most {
            sentences.push(' ');
            sentences.push_str(&sentence(localizer, &names, revisions, of));
            sentences.push('.');
        }
        let message = if compared < of_both {
            Message::ComparableDiffer
        } else {
            Message::ValuesDiffer
        };
        let all = host.number(compared as f64);
        let summary = host.tell_of(message, count, [all, sentences]);
        Caption::new(headline, String::new(), summary)
    } else {
        let message = match (revisions.kind, compared == all) {
            (Kind::Shares, true) => Message::SameShares,
            (Kind::Shares, false) => Message::SameSharesOfBoth,
            (Kind::Deaths(..), true) => Message::SameCounts,
            (Kind::Deaths(..), false) => Message::SameCountsOfBoth,
        };
        let same = host.tell(message, names.clone());
        Caption::new(same.clone(), String::new(), same + ".")
    };
    caption.measure = measure(localizer, revisions, &names);
    let [first, second] = names.clone();
    caption.key("■", "mark", first);
    caption.key("■", "", second);
    add_notes(&mut caption, localizer, revisions, &names);
    caption
}

/// Where each series changed most, the largest change first: shares before volumes, whose unit is another one.
fn most_changed(revisions: &Revisions) -> Vec<(&Series, &Pair)> {
    let mut all = Vec::new();
    for series in &revisions.series {
        if let Some(pair) = series.most_changed()
            && pair.is_same() == Some(false)
        {
            all.push((series, pair));
        }
    }
    let mut sizes = Vec::new();
    for (_, pair) in &all {
        sizes.push(pair.change().map_or(0.0, f64::abs));
    }
    let rows = descending(&sizes);
    let mut most = Vec::new();
    for are_volumes in [false, true] {
        for row in &rows {
            let is_volume = matches!(all[*row].0.measure, Measure::Volume(_));
            if is_volume == are_volumes && most.len() < MOST_TOLD {
                most.push(all[*row]);
            }
        }
    }
    most
}

/// The caption where nothing can be compared.
fn nothing(
    localizer: Localizer,
    revisions: &Revisions,
    names: [String; 2],
    filter: &Filter,
) -> Caption {
    let (headline, what, message) = match revisions.kind {
        Kind::Shares => (
            Message::ArmsSuppliers,
            (Message::ArmsTransfers, Table::Transfers),
            Message::NoSharesInCommon,
        ),
        Kind::Deaths(..) => (
            Message::PeopleKilled,
            (Message::DeathCounts, Table::Casualties),
            Message::NoDaysInCommon,
        ),
    };
    let mut caption = Caption::nothing(headline, what, localizer, filter);
    caption.message = Some(localizer.host.tell(message, names.clone()));
    add_notes(&mut caption, localizer, revisions, &names);
    caption
}

/// What is compared, of which years or days, and whose values these are.
fn measure(localizer: Localizer, revisions: &Revisions, names: &[String; 2]) -> String {
    let host = localizer.host;
    let mut ends = Ends::default();
    let pairs = revisions.pairs();
    let is_volume = |(series, _): &(&Series, &Pair)| matches!(series.measure, Measure::Volume(_));
    let all_volumes = pairs.iter().all(is_volume);
    for of in &pairs {
        // Below shares volumes have their years in the picture.
        if all_volumes || !is_volume(of) {
            ends.add(of.1.date);
        }
    }
    let when = match ends.dates() {
        Some((first, last)) if first == last => localizer.long(&first),
        Some((first, last)) if revisions.kind == Kind::Shares => {
            localizer.long(&DateSpan::from_to(first.first, last.last))
        }
        Some((first, last)) => stretch(localizer, &first, &last),
        None => String::new(),
    };
    let what = match revisions.kind {
        Kind::Shares => {
            let name = revisions.recipient.as_deref().unwrap_or_default();
            let imports = host.tell(Message::ArmsImports, [host.owner(name)]);
            let message = if all_volumes {
                Message::ImportsOfYears
            } else {
                Message::SharesInPerCent
            };
            let what = host.tell(message, [imports, when]);
            let is_longer = |(_, pair): &(&Series, &Pair)| pair.date.whole_year().is_none();
            if revisions.is_over_time && pairs.iter().any(is_longer) {
                let windows = host.say(Message::InWindowsOfFiveYears);
                host.tell(Message::InSeries, [what, windows])
            } else {
                what
            }
        }
        Kind::Deaths(kind, per) => {
            let are_days = pairs.iter().all(|(_, pair)| pair.date.is_day());
            host.tell(counted(kind, per, are_days), [when])
        }
    };
    let [first, second] = names.clone();
    host.tell(Message::ComparedWith, [what, first, second])
}

fn counted(kind: CountKind, per: Period, are_days: bool) -> Message {
    match (kind, per) {
        (CountKind::Cumulative, _) => Message::RunningTotal,
        (_, Period::Day) if are_days => Message::PerDay,
        (_, Period::Day) => Message::PerDayOrLonger,
        (_, Period::Week) => Message::PerWeek,
        (_, Period::Month) => Message::PerMonth,
        (_, Period::Year) => Message::PerYear,
    }
}

fn is_worked_out(series: &Series) -> bool {
    let is_share = matches!(series.measure, Measure::Share(_));
    let mut given = series
        .pairs
        .iter()
        .flat_map(|pair| pair.given.iter().flatten());
    is_share && given.any(|given| given.is_rounded)
}

/// What only one of the two gives: "China (2017), India (2018) and 3 more"; series that it alone has by their names.
fn only_in(localizer: Localizer, revisions: &Revisions, which: usize) -> String {
    let is_its = |pair: &Pair| pair.upheld(which).is_some() && pair.given[1 - which].is_none();
    let mut list = List::of_at_most(MOST_TOLD);
    for series in &revisions.alone {
        if series.pairs.iter().any(is_its) {
            list.add(owned(&series.name));
        }
    }
    for series in &revisions.series {
        for pair in &series.pairs {
            if is_its(pair) {
                let gaps = [owned(&series.name), localizer.long(&pair.date)];
                list.add(localizer.host.tell(Message::Remark, gaps));
            }
        }
    }
    list.text(localizer)
}

/// Notes of values of both that no difference is told of, and of series that have no others.
fn not_compared(caption: &mut Caption, localizer: Localizer, revisions: &Revisions) {
    let host = localizer.host;
    let (mut other_days, mut taken_back) = (0, 0);
    for (_, pair) in revisions.pairs() {
        other_days += usize::from(pair.has_both() && !pair.is_of_same_days);
        for given in pair.given.iter().flatten() {
            taken_back += usize::from(given.is_taken_back);
        }
    }
    for (message, count) in [
        (Message::SumsOfOtherDays, other_days),
        (Message::TakenBackCompared, taken_back),
    ] {
        if count > 0 {
            caption.note(host.tell_of(message, count, []));
        }
    }
    let (mut list, mut count) = (List::of_at_most(MOST_TOLD), 0);
    for series in &revisions.alone {
        if series.pairs.iter().any(Pair::has_both) {
            list.add(owned(&series.name));
            count += 1;
        }
    }
    if count > 0 {
        let names = list.text(localizer);
        caption.note(host.tell_of(Message::NoneCompared, count, [names]));
    }
}

/// Whether panels of counts reach to other values each: shares are all of one scale.
fn has_own_scales(revisions: &Revisions) -> bool {
    let mut series = revisions.drawn().iter();
    let Some(first) = series.next() else {
        return false;
    };
    let most = first.most();
    let is_panels = revisions.is_over_time && revisions.kind != Kind::Shares;
    is_panels && series.any(|other| other.most() != most)
}

/// What is not compared, what the values are, and where they were read.
fn add_notes(
    caption: &mut Caption,
    localizer: Localizer,
    revisions: &Revisions,
    names: &[String; 2],
) {
    let host = localizer.host;
    let records = revisions.records();
    let more = revisions.series.len() - revisions.drawn().len();
    if more > 0 {
        caption.note(host.tell_of(Message::MoreCompared, more, []));
    }
    for (which, name) in names.iter().enumerate() {
        let list = only_in(localizer, revisions, which);
        if !list.is_empty() {
            caption.note(host.tell(Message::OnlyIn, [name.clone(), list]));
        }
    }
    not_compared(caption, localizer, revisions);
    if revisions.kind == Kind::Shares && revisions.series.iter().any(is_worked_out) {
        caption.note(host.say(Message::OnlyShares));
    }
    if has_own_scales(revisions) {
        caption.note(host.say(Message::OwnScales));
    }
    let mut vague = 0;
    for (_, pair) in revisions.pairs() {
        for given in pair.given.iter().flatten() {
            let is_vague = given.qualifier != Qualifier::Exact || given.range.is_some();
            vague += usize::from(is_vague);
        }
    }
    if vague > 0 {
        caption.note(host.tell_of(Message::VagueCompared, vague, []));
    }
    if revisions.kind == Kind::Shares {
        (shares::code().transfer_notes)(caption, localizer, &records, &[], false);
    }
    if revisions.left_out > 0 {
        caption.note(host.tell_of(Message::NotCompared, revisions.left_out, []));
    }
    caption.credit(localizer, &records);
}
