//! From transfers to shares: group by period and unit, settle what counts, then choose what to show.

use super::super::found_or_added;
use super::super::releases::settle;
use super::{Omission, Part, ShareMode, Shares, Stack, Volume, Why, Window, percent_of};
use crate::dataset::date::DateSpan;
use crate::dataset::records::{Text, Unit};
use crate::dataset::{DataSet, RecordRef, Table};
use crate::filter::{Filter, Selection, recipient};
use crate::order::{order, sort};

/// Summarises the transfers of a selection, which `filter` has left.
pub fn summarise(
    data: &DataSet,
    selection: &Selection,
    filter: &Filter,
    mode: ShareMode,
) -> Shares {
    let mut summary = Summary {
        data,
        filter,
        shares: Shares {
            recipient: recipient(data, filter),
            ..Shares::default()
        },
    };
    let groups = summary.groups(selection);
    match mode {
        ShareMode::Window => {
            if !summary.window(&groups) {
                summary.years(&groups, 1);
            }
        }
        ShareMode::Yearly | ShareMode::FiveYear => {
            let length = if mode == ShareMode::Yearly { 1 } else { 5 };
            if !summary.years(&groups, length) && !summary.years(&groups, 1) {
                summary.window(&groups);
            }
        }
    }
    summary.finish(&groups)
}

const fn reference(row: usize) -> RecordRef {
    RecordRef::new(Table::Transfers, row)
}

/// The values of one period in one unit.
struct Group {
    period: DateSpan,
    unit: Unit,
    rows: Vec<usize>,
}

impl Group {
    /// The year whose volumes these are.
    fn year(&self) -> Option<i32> {
        let is_volume = self.unit != Unit::Percent;
        self.period.whole_year().filter(|_| is_volume)
    }
}

/// A summary in the making.
struct Summary<'a> {
    data: &'a DataSet,
    filter: &'a Filter,
    shares: Shares,
}

impl Summary<'_> {
    /// The values of the recipient, by period and unit.
    fn groups(&mut self, selection: &Selection) -> Vec<Group> {
        let mut rows = selection.transfers.clone();
        rows.extend_from_slice(&selection.other_suppliers);
        sort(&mut rows, |one, other| one.cmp(other));
        let mut groups = Vec::new();
        for row in rows {
            let transfer = &self.data.transfers[row];
            if transfer.value.is_none() {
                self.shares.left_out += usize::from(self.is_chosen(row));
            } else if self.shares.recipient.as_ref() != Some(&transfer.recipient) {
                self.omit(row, Why::OtherRecipient);
            } else {
                let (period, unit) = (transfer.period, transfer.unit);
                let is_it = |group: &Group| group.unit == unit && group.period.has_days_of(period);
                let new = || Group {
                    period,
                    unit,
                    rows: Vec::new(),
                };
                found_or_added(&mut groups, is_it, new).rows.push(row);
            }
        }
        groups
    }

    /// Whether the reader wants to see the supplier of a row.
    fn is_chosen(&self, row: usize) -> bool {
        self.filter
            .wants_supplier(&self.data.transfers[row].supplier)
    }

    fn omit(&mut self, row: usize, why: Why) {
        if self.is_chosen(row) {
            let record = reference(row);
            self.shares.omitted.push(Omission { record, why });
        }
    }

    /// Shows a window, and the volumes of several years; says whether there is any of them.
    fn window(&mut self, groups: &[Group]) -> bool {
        let mut fullest: Option<Window> = None;
        for group in groups {
            if group.unit != Unit::Percent {
                self.volumes(group, group.year().is_none());
                continue;
            }
            let window = self.shares_of(group);
            let is_fuller = |known: &Window| self.rank(&window) >= self.rank(known);
            if !window.bars.is_empty() && fullest.as_ref().is_none_or(is_fuller) {
                fullest = Some(window);
            }
        }
        self.shares.window = fullest;
        self.shares.window.is_some() || !self.shares.volumes.is_empty()
    }

    /// Of several windows one that lies within the days asked for, then the one with the most suppliers, then the
    /// last.
    fn rank(&self, window: &Window) -> (bool, usize, DateSpan) {
        let is_asked_for = window.period.lies_within(self.filter.from, self.filter.to);
        (is_asked_for, window.bars.len(), window.period)
    }

    fn volumes(&mut self, group: &Group, are_wanted: bool) {
        for row in group.rows.iter().filter(|_| are_wanted) {
            let transfer = &self.data.transfers[*row];
            if self.is_chosen(*row) {
                self.shares.volumes.push(Volume {
                    supplier: transfer.supplier.clone(),
                    period: transfer.period,
                    value: transfer.value.unwrap_or_default(),
                    unit: transfer.unit,
                    qualifier: transfer.qualifier,
                    is_doubted: transfer.doubt.is_some(),
                    record: reference(*row),
                });
            }
        }
    }

    /// The shares of a group: as they are published, or worked out from its volumes.
    fn shares_of(&self, group: &Group) -> Window {
        let settled = settle(self.data, &group.rows);
        let whole = |rows: &[usize]| match group.unit {
            Unit::Percent => 100.0,
            _ => rows.iter().map(|row| self.value(*row)).sum(),
        };
        let mut window = Window {
            period: group.period,
            bars: Vec::new(),
            total_percent: 0.0,
        };
        let total = whole(&settled.parts);
        for row in &settled.parts {
            let percent = percent_of(self.value(*row), total);
            window.add(reference(*row), &self.data.transfers[*row], percent);
        }
        for row in &settled.others {
            let transfer = &self.data.transfers[*row];
            let is_beside =
                |other: &&usize| self.data.transfers[**other].cited.source == transfer.cited.source;
            let release: Vec<usize> = group.rows.iter().filter(is_beside).copied().collect();
            // One volume alone is no share of what its source does not tell.
            if group.unit == Unit::Percent || release.len() > 1 {
                let percent = percent_of(self.value(*row), whole(&release));
                window.revise(reference(*row), transfer, percent);
            }
        }
        window
            .bars
            .retain(|bar| self.filter.wants_supplier(&bar.supplier));
        window.sort();
        window
    }

    fn value(&self, row: usize) -> f64 {
        self.data.transfers[row].value.unwrap_or_default()
    }

    /// Shows the shares of years, or of so many years each; says whether there are any.
    fn years(&mut self, groups: &[Group], length: i32) -> bool {
        let has = |unit| {
            groups
                .iter()
                .any(|group| group.unit == unit && group.year().is_some())
        };
        let units = [Unit::TivMillion, Unit::UsdMillion];
        let Some(unit) = units.into_iter().find(|unit| has(*unit)) else {
            return false;
        };
        let mut yearly = Vec::new();
        let mut mixed = Vec::new();
        for group in groups {
            let Some(year) = group.year() else { continue };
            if self.is_mixed(groups, year, unit) {
                mixed.push(year);
            } else if group.unit == unit {
                yearly.push((year, group));
            }
        }
        match yearly.as_slice() {
            [] => {
                for group in groups {
                    self.volumes(group, group.year().is_some());
                }
                return !self.shares.volumes.is_empty();
            }
            [(_, group)] if mixed.is_empty() => {
                let window = self.shares_of(group);
                if window.total_percent > 0.0 {
                    self.shares.window = Some(window);
                    self.shares.unit = Some(unit);
                    return true;
                }
            }
            _ => {}
        }
        self.shares.unit = Some(unit);
        self.stack(&yearly, &mixed, length);
        !self.shares.stacks.is_empty()
    }

    /// Whether a supplier's value for a year is in another unit only, and lacks in the sum of this one.
    fn is_mixed(&self, groups: &[Group], year: i32, unit: Unit) -> bool {
        let rows_in = |is_wanted: &dyn Fn(Unit) -> bool| {
            let mut rows = Vec::new();
            for group in groups {
                if group.year() == Some(year) && is_wanted(group.unit) {
                    rows.extend_from_slice(&group.rows);
                }
            }
            rows
        };
        let supplier = |row: &usize| &self.data.transfers[*row].supplier;
        let counted = rows_in(&|other| other == unit);
        let others = rows_in(&|other| other != unit);
        let is_counted = |row: &usize| counted.iter().any(|other| supplier(other) == supplier(row));
        !others.iter().all(is_counted)
    }

    /// Adds a stack for each year that has `length` years of volumes up to it.
    fn stack(&mut self, yearly: &[(i32, &Group)], mixed: &[i32], length: i32) {
        let mut volumes = Vec::new();
        for (year, group) in yearly {
            let settled = settle(self.data, &group.rows);
            for row in settled.parts {
                volumes.push((*year, row));
            }
        }
        let years = || yearly.iter().map(|(year, _)| year).chain(mixed);
        let (Some(first), Some(last)) = (years().min(), years().max()) else {
            return;
        };
        let suppliers = self.by_size(&volumes);
        for last_year in first.saturating_add(length - 1)..=*last {
            let first_year = last_year - length + 1;
            let is_of_it = |year: &i32| (first_year..=last_year).contains(year);
            let mut stack = Stack {
                first_year,
                last_year,
                total: 0.0,
                is_mixed: mixed.iter().any(is_of_it),
                parts: Vec::new(),
            };
            if !stack.is_mixed {
                for (_, row) in volumes.iter().filter(|(year, _)| is_of_it(year)) {
                    self.add(&mut stack, &suppliers, *row);
                }
            }
            sort(&mut stack.parts, |one, other| {
                one.supplier.cmp(&other.supplier)
            });
            self.shares.stacks.push(stack);
        }
        self.shares.stacked = suppliers;
    }

    /// Adds a volume to a stack: to its total, and to its supplier's part if that was chosen.
    fn add(&self, stack: &mut Stack, suppliers: &[Text], row: usize) {
        let (name, volume) = (&self.data.transfers[row].supplier, self.value(row));
        stack.total += volume;
        let Some(supplier) = suppliers.iter().position(|other| other == name) else {
            return;
        };
        let new = || Part {
            supplier,
            volume: 0.0,
            records: Vec::new(),
        };
        let part = found_or_added(&mut stack.parts, |part| part.supplier == supplier, new);
        part.volume += volume;
        part.records.push(reference(row));
    }

    /// The suppliers that were chosen, the largest first.
    fn by_size(&self, volumes: &[(i32, usize)]) -> Vec<Text> {
        let (mut names, mut totals): (Vec<Text>, Vec<f64>) = (Vec::new(), Vec::new());
        for (_, row) in volumes.iter().filter(|(_, row)| self.is_chosen(*row)) {
            let name = &self.data.transfers[*row].supplier;
            match names.iter().position(|known| known == name) {
                Some(known) => totals[known] += self.value(*row),
                None => {
                    names.push(name.clone());
                    totals.push(self.value(*row));
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

    /// Sorts what is shown, and says of each other value why it is not.
    fn finish(mut self, groups: &[Group]) -> Shares {
        sort(&mut self.shares.volumes, |one, other| {
            let by_supplier = one.supplier.cmp(&other.supplier);
            by_supplier.then(one.period.cmp(&other.period))
        });
        let mut is_shown = vec![false; self.data.transfers.len()];
        for record in self.shares.records() {
            is_shown[record.row] = true;
        }
        for group in groups {
            let settled = settle(self.data, &group.rows);
            for row in &group.rows {
                if !is_shown[*row] {
                    let why = self.why(
                        group,
                        settled.sums.contains(row),
                        settled.others.contains(row),
                    );
                    self.omit(*row, why);
                }
            }
        }
        self.shares
    }

    /// Why a value of a group is not shown.
    fn why(&self, group: &Group, is_sum: bool, is_other: bool) -> Why {
        let shares = &self.shares;
        let is_shown = match &shares.window {
            Some(window) => window.period.has_days_of(group.period),
            None => group.year().is_some() && !shares.stacks.is_empty(),
        };
        if !is_shown {
            Why::OtherPeriod
        } else if group.unit != shares.unit.unwrap_or(Unit::Percent) {
            Why::OtherUnit
        } else if is_sum {
            Why::Sum
        } else if is_other {
            Why::OtherRelease
        } else {
            // A year of it cannot be added, or one value of a source is given twice.
            Why::OtherUnit
        }
    }
}
