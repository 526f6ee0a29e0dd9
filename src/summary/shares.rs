//! Who supplied how much: the shares of one window, or of one year after another.

use crate::dataset::date::{DateSpan, Precision};
use crate::dataset::records::{Qualifier, Text, Transfer, Unit};
use crate::dataset::{DataSet, RecordRef, Table};
use crate::filter::Selection;
use crate::order::sort;

/// Which shares a view shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ShareMode {
    /// One window as its source publishes it.
    #[default]
    Window,
    /// Every year by itself, from yearly volumes.
    Yearly,
    /// Every year with the four before it, as SIPRI compares volumes.
    FiveYear,
}

/// The shares of a selection.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shares {
    pub window: Option<Window>,
    /// Volumes or sums of money that are no shares, by supplier and period.
    pub volumes: Vec<Volume>,
    /// One stack a year; empty in [`ShareMode::Window`].
    pub stacks: Vec<Stack>,
    /// The suppliers of the stacks, the largest first.
    pub stacked: Vec<Text>,
    /// Records without a value.
    pub left_out: usize,
}

/// One recipient's imports in one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Window {
    pub recipient: Text,
    pub period: DateSpan,
    /// The largest first, what is derived last.
    pub bars: Vec<Bar>,
}

/// One supplier's share of a window.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub supplier: Text,
    pub percent: f64,
    pub qualifier: Qualifier,
    /// True where no source gives the value: it is what the others leave.
    pub is_derived: bool,
    pub record: RecordRef,
    /// The same share as other releases give it, in the order of the file.
    pub revisions: Vec<Revision>,
}

/// A share as another release gives it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Revision {
    pub percent: f64,
    pub record: RecordRef,
}

/// One number for what a supplier sent in a period, in a unit of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Volume {
    pub supplier: Text,
    pub period: DateSpan,
    pub value: f64,
    pub unit: Unit,
    pub qualifier: Qualifier,
    pub is_doubted: bool,
    pub record: RecordRef,
}

/// The shares of one year, or of the five that end with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Stack {
    pub first_year: i32,
    pub last_year: i32,
    /// Millions of TIV; zero where nothing is recorded for the year.
    pub total: f64,
    pub parts: Vec<Part>,
}

/// One supplier's part of a stack.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Row in [`Shares::stacked`].
    pub supplier: usize,
    /// Millions of TIV.
    pub volume: f64,
    pub records: Vec<RecordRef>,
}

impl Stack {
    /// A part's share of the stack, 0 to 100.
    pub fn percent(&self, part: &Part) -> f64 {
        if self.total > 0.0 {
            part.volume / self.total * 100.0
        } else {
            0.0
        }
    }
}

/// Summarises the transfers of a selection.
pub fn summarise(data: &DataSet, selection: &Selection, mode: ShareMode) -> Shares {
    let rows = || selection.transfers.iter();
    let transfers: Vec<(RecordRef, &Transfer)> = rows()
        .map(|row| {
            (
                RecordRef::new(Table::Transfers, *row),
                &data.transfers[*row],
            )
        })
        .collect();
    let left_out = transfers.iter().filter(|(_, one)| one.value.is_none());
    let mut shares = Shares {
        left_out: left_out.count(),
        ..Shares::default()
    };
    if mode == ShareMode::Window {
        shares.window = fullest_window(&transfers);
        shares.volumes = volumes(&transfers);
    } else {
        (shares.stacked, shares.stacks) = stacks(&transfers, mode);
    }
    shares
}

/// Of several windows the one with the most suppliers; of equals the last.
fn fullest_window(transfers: &[(RecordRef, &Transfer)]) -> Option<Window> {
    let mut windows: Vec<Window> = Vec::new();
    for (record, transfer) in transfers {
        let Some(percent) = transfer.value.filter(|_| transfer.unit == Unit::Percent) else {
            continue;
        };
        let at = windows.iter().position(|window| window.is_of(transfer));
        let at = at.unwrap_or_else(|| {
            windows.push(Window {
                recipient: transfer.recipient.clone(),
                period: transfer.period,
                bars: Vec::new(),
            });
            windows.len() - 1
        });
        windows[at].add(*record, transfer, percent);
    }
    let size = |window: &Window| (window.bars.len(), window.period);
    let mut fullest = windows.into_iter().max_by_key(size)?;
    fullest.sort();
    Some(fullest)
}

impl Window {
    fn is_of(&self, transfer: &Transfer) -> bool {
        self.recipient == transfer.recipient && self.period == transfer.period
    }

    fn add(&mut self, record: RecordRef, transfer: &Transfer, percent: f64) {
        let same = |bar: &&mut Bar| bar.supplier == transfer.supplier;
        if let Some(bar) = self.bars.iter_mut().find(same) {
            bar.revisions.push(Revision { percent, record });
            return;
        }
        self.bars.push(Bar {
            supplier: transfer.supplier.clone(),
            percent,
            qualifier: transfer.qualifier,
            is_derived: transfer.derived.is_some(),
            record,
            revisions: Vec::new(),
        });
    }

    fn sort(&mut self) {
        sort(&mut self.bars, |one, other| {
            let by_size = other.percent.total_cmp(&one.percent);
            one.is_derived.cmp(&other.is_derived).then(by_size)
        });
    }
}

/// What is no share and no yearly volume: sums over several years.
fn volumes(transfers: &[(RecordRef, &Transfer)]) -> Vec<Volume> {
    let is_sum = |transfer: &Transfer| {
        transfer.unit != Unit::Percent
            && transfer.period.first.year() != transfer.period.last.year()
    };
    let sums = transfers.iter().filter(|(_, transfer)| is_sum(transfer));
    let mut volumes: Vec<Volume> = sums
        .filter_map(|(record, transfer)| {
            Some(Volume {
                supplier: transfer.supplier.clone(),
                period: transfer.period,
                value: transfer.value?,
                unit: transfer.unit,
                qualifier: transfer.qualifier,
                is_doubted: transfer.doubt.is_some(),
                record: *record,
            })
        })
        .collect();
    sort(&mut volumes, |one, other| {
        let key = |volume: &Volume| (volume.supplier.clone(), volume.period);
        key(one).cmp(&key(other))
    });
    volumes
}

/// The year of a yearly volume.
fn volume_of_year(transfer: &Transfer) -> Option<(i32, f64)> {
    let is_year = transfer.period.precision == Precision::Year && !transfer.period.interval;
    let is_yearly = is_year && transfer.unit == Unit::TivMillion;
    Some((
        transfer.period.first.year(),
        transfer.value.filter(|_| is_yearly)?,
    ))
}

fn stacks(transfers: &[(RecordRef, &Transfer)], mode: ShareMode) -> (Vec<Text>, Vec<Stack>) {
    let yearly: Vec<(i32, f64, RecordRef, &Text)> = transfers
        .iter()
        .filter_map(|(record, transfer)| {
            let (year, volume) = volume_of_year(transfer)?;
            Some((year, volume, *record, &transfer.supplier))
        })
        .collect();
    let suppliers = by_size(&yearly);
    let (first, last) = yearly
        .iter()
        .fold((i32::MAX, i32::MIN), |(first, last), one| {
            (first.min(one.0), last.max(one.0))
        });
    let years_before = if mode == ShareMode::FiveYear { 4 } else { 0 };
    let ends = first.saturating_add(years_before)..=last;
    let stack = |last_year: i32| {
        let first_year = last_year - years_before;
        let within = yearly
            .iter()
            .filter(|one| (first_year..=last_year).contains(&one.0));
        stack(first_year, last_year, within, &suppliers)
    };
    let stacks = ends.map(stack).collect();
    (suppliers, stacks)
}

fn by_size(yearly: &[(i32, f64, RecordRef, &Text)]) -> Vec<Text> {
    let mut totals: Vec<(Text, f64)> = Vec::new();
    for (_, volume, _, supplier) in yearly {
        match totals.iter_mut().find(|(name, _)| name == *supplier) {
            Some((_, total)) => *total += volume,
            None => totals.push(((*supplier).clone(), *volume)),
        }
    }
    sort(&mut totals, |one, other| other.1.total_cmp(&one.1));
    totals.into_iter().map(|(name, _)| name).collect()
}

fn stack<'a>(
    first_year: i32,
    last_year: i32,
    yearly: impl Iterator<Item = &'a (i32, f64, RecordRef, &'a Text)>,
    suppliers: &[Text],
) -> Stack {
    let mut parts: Vec<Part> = Vec::new();
    for (_, volume, record, supplier) in yearly {
        let Some(supplier) = suppliers.iter().position(|name| name == *supplier) else {
            continue;
        };
        match parts.iter_mut().find(|part| part.supplier == supplier) {
            Some(part) => {
                part.volume += volume;
                part.records.push(*record);
            }
            None => parts.push(Part {
                supplier,
                volume: *volume,
                records: vec![*record],
            }),
        }
    }
    sort(&mut parts, |one, other| one.supplier.cmp(&other.supplier));
    Stack {
        first_year,
        last_year,
        total: parts.iter().map(|part| part.volume).sum(),
        parts,
    }
}
