//! Who supplied how much: the shares of one window, or of one year after another.

use super::found_or_added;
use crate::dataset::date::{DateSpan, Precision};
use crate::dataset::records::{Qualifier, Text, Transfer, Unit};
use crate::dataset::{DataSet, RecordRef, Table};
use crate::filter::Selection;
use crate::order::{order, sort};

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
    let rows = &selection.transfers;
    let mut shares = Shares::default();
    for row in rows {
        shares.left_out += usize::from(data.transfers[*row].value.is_none());
    }
    match mode {
        ShareMode::Window => {
            shares.window = fullest_window(data, rows);
            shares.volumes = volumes(data, rows);
        }
        ShareMode::Yearly => add_stacks(&mut shares, &yearly(data, rows), 1),
        ShareMode::FiveYear => add_stacks(&mut shares, &yearly(data, rows), 5),
    }
    shares
}

const fn reference(row: usize) -> RecordRef {
    RecordRef::new(Table::Transfers, row)
}

/// Of several windows the one with the most suppliers; of equals the last.
fn fullest_window(data: &DataSet, rows: &[usize]) -> Option<Window> {
    let mut windows: Vec<Window> = Vec::new();
    for row in rows {
        let transfer = &data.transfers[*row];
        if let (Unit::Percent, Some(percent)) = (transfer.unit, transfer.value) {
            let window = window_of(&mut windows, transfer);
            window.add(reference(*row), transfer, percent);
        }
    }
    let mut fullest: Option<Window> = None;
    for window in windows {
        if fullest
            .as_ref()
            .is_none_or(|known| window.size() >= known.size())
        {
            fullest = Some(window);
        }
    }
    let mut fullest = fullest?;
    fullest.sort();
    Some(fullest)
}

fn window_of<'a>(windows: &'a mut Vec<Window>, transfer: &Transfer) -> &'a mut Window {
    let new = || Window {
        recipient: transfer.recipient.clone(),
        period: transfer.period,
        bars: Vec::new(),
    };
    let is_it = |window: &Window| {
        window.period == transfer.period && window.recipient == transfer.recipient
    };
    found_or_added(windows, is_it, new)
}

impl Window {
    fn size(&self) -> (usize, DateSpan) {
        (self.bars.len(), self.period)
    }

    fn add(&mut self, record: RecordRef, transfer: &Transfer, percent: f64) {
        for bar in &mut self.bars {
            if bar.supplier == transfer.supplier {
                bar.revisions.push(Revision { percent, record });
                return;
            }
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
fn volumes(data: &DataSet, rows: &[usize]) -> Vec<Volume> {
    let mut volumes = Vec::new();
    for row in rows {
        let transfer = &data.transfers[*row];
        let period = transfer.period;
        let is_sum = transfer.unit != Unit::Percent && period.first.year() != period.last.year();
        if let (true, Some(value)) = (is_sum, transfer.value) {
            volumes.push(Volume {
                supplier: transfer.supplier.clone(),
                period,
                value,
                unit: transfer.unit,
                qualifier: transfer.qualifier,
                is_doubted: transfer.doubt.is_some(),
                record: reference(*row),
            });
        }
    }
    sort(&mut volumes, |one, other| {
        let by_supplier = one.supplier.cmp(&other.supplier);
        by_supplier.then(one.period.cmp(&other.period))
    });
    volumes
}

/// What one supplier sent in one year.
struct Yearly<'a> {
    year: i32,
    /// Millions of TIV.
    volume: f64,
    supplier: &'a Text,
    record: RecordRef,
}

fn yearly<'a>(data: &'a DataSet, rows: &[usize]) -> Vec<Yearly<'a>> {
    let mut yearly = Vec::new();
    for row in rows {
        let transfer = &data.transfers[*row];
        let period = transfer.period;
        let is_year = period.precision == Precision::Year && !period.interval;
        if let (true, Unit::TivMillion, Some(volume)) = (is_year, transfer.unit, transfer.value) {
            yearly.push(Yearly {
                year: period.first.year(),
                volume,
                supplier: &transfer.supplier,
                record: reference(*row),
            });
        }
    }
    yearly
}

/// Adds a stack for each year that has `length` years of volumes up to it.
fn add_stacks(shares: &mut Shares, yearly: &[Yearly], length: i32) {
    shares.stacked = by_size(yearly);
    let (mut first, mut last) = (i32::MAX, i32::MIN);
    for one in yearly {
        (first, last) = (first.min(one.year), last.max(one.year));
    }
    for last_year in first.saturating_add(length - 1)..=last {
        shares.stacks.push(Stack {
            first_year: last_year - length + 1,
            last_year,
            total: 0.0,
            parts: Vec::new(),
        });
    }
    for (supplier, name) in shares.stacked.iter().enumerate() {
        for one in yearly.iter().filter(|one| one.supplier == name) {
            for stack in &mut shares.stacks {
                stack.add(supplier, one);
            }
        }
    }
    for stack in &mut shares.stacks {
        stack.total = stack.parts.iter().map(|part| part.volume).sum();
    }
}

impl Stack {
    /// Adds a volume if it is of these years; suppliers come one after another.
    fn add(&mut self, supplier: usize, one: &Yearly) {
        if one.year < self.first_year || one.year > self.last_year {
            return;
        }
        let new = || Part {
            supplier,
            volume: 0.0,
            records: Vec::new(),
        };
        let part = found_or_added(&mut self.parts, |part| part.supplier == supplier, new);
        part.volume += one.volume;
        part.records.push(one.record);
    }
}

/// The suppliers, the largest first.
fn by_size(yearly: &[Yearly]) -> Vec<Text> {
    let (mut names, mut totals): (Vec<Text>, Vec<f64>) = (Vec::new(), Vec::new());
    for one in yearly {
        match names.iter().position(|name| name == one.supplier) {
            Some(row) => totals[row] += one.volume,
            None => {
                names.push(one.supplier.clone());
                totals.push(one.volume);
            }
        }
    }
    let mut suppliers = Vec::new();
    for row in order(names.len(), &|one, other| {
        totals[other].total_cmp(&totals[one])
    }) {
        suppliers.push(names[row].clone());
    }
    suppliers
}
