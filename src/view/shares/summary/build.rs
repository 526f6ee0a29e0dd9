//! From transfers to shares: group by period and unit, settle what counts, then choose what to show.

use super::{Omission, Part, Shares, Stack, Volume, Why, Window, percent_of};
use crate::dataset::date::DateSpan;
use crate::dataset::records::{Text, Transfer, Unit};
use crate::dataset::{DataSet, RecordRef, Table};
use crate::fields::Field;
use crate::filter::{Filter, Selection, recipient};
use crate::options::ShareMode;
use crate::order::{order, sort};
use crate::view::shares::releases::settle;

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
        groups: Vec::new(),
        shares: Shares {
            recipient: recipient(data, filter),
            ..Shares::default()
        },
    };
    summary.group(selection);
    let is_there = match mode {
        ShareMode::Window => summary.window(),
        ShareMode::Yearly => summary.years(1),
        ShareMode::FiveYear => summary.years(5),
    };
    let stands_in = !is_there && (summary.years(1) || summary.window());
    summary.shares.stands_in = stands_in && mode != ShareMode::Window;
    summary.finish()
}

const fn reference(row: usize) -> RecordRef {
    RecordRef::new(Table::Transfers, row)
}

/// The values of one period in one unit.
struct Group {
    period: DateSpan,
    unit: Unit,
    /// The year whose volumes these are.
    year: Option<i32>,
    rows: Vec<usize>,
}

/// A summary in the making.
struct Summary<'a> {
    data: &'a DataSet,
    filter: &'a Filter,
    /// The values of the recipient.
    groups: Vec<Group>,
    shares: Shares,
}

impl Summary<'_> {
    fn transfer(&self, row: usize) -> &Transfer {
        self.data.transfer(row)
    }

    fn value(&self, row: usize) -> f64 {
        self.transfer(row).value.unwrap_or_default()
    }

    /// Whether the reader wants to see the supplier of a row.
    fn is_chosen(&self, row: usize) -> bool {
        self.filter
            .wants(Field::Suppliers, &self.transfer(row).supplier)
    }

    fn omit(&mut self, row: usize, why: Why) {
        if self.is_chosen(row) {
            let record = reference(row);
            self.shares.omitted.push(Omission { record, why });
        }
    }

    /// Groups the values of the recipient by period and unit, of suppliers that were not chosen too.
    fn group(&mut self, selection: &Selection) {
        let mut rows = selection.transfers.clone();
        rows.extend_from_slice(&selection.other_suppliers);
        sort(&mut rows, |one, other| one.cmp(other));
        for row in rows {
            let transfer = self.data.transfer(row);
            if transfer.value.is_none() {
                self.shares.left_out += usize::from(self.is_chosen(row));
            } else if self.shares.recipient.as_ref() == Some(&transfer.recipient) {
                self.add_to_group(row, transfer);
            } else {
                self.omit(row, Why::OtherRecipient);
            }
        }
    }

    fn add_to_group(&mut self, row: usize, transfer: &Transfer) {
        let (period, unit) = (transfer.period, transfer.unit);
        for group in &mut self.groups {
            if group.unit == unit && group.period.has_days_of(period) {
                group.rows.push(row);
                return;
            }
        }
        self.groups.push(Group {
            period,
            unit,
            year: period.whole_year().filter(|_| unit != Unit::Percent),
            rows: vec![row],
        });
    }

    /// Shows a window, and the volumes of several years; says whether there is any of them.
    fn window(&mut self) -> bool {
        let mut fullest: Option<Window> = None;
        for group in &self.groups {
            if group.unit == Unit::Percent {
                let window = self.shares_of(group);
                let is_fuller = match &fullest {
                    Some(known) => self.rank(&window) >= self.rank(known),
                    None => true,
                };
                if is_fuller && !window.bars.is_empty() {
                    fullest = Some(window);
                }
            }
        }
        self.shares.window = fullest;
        self.volumes(false);
        self.shares.window.is_some() || !self.shares.volumes.is_empty()
    }

    /// Of several windows one that lies within the days asked for, then the one with the most suppliers, then the
    /// last.
    fn rank(&self, window: &Window) -> (bool, usize, DateSpan) {
        let is_asked_for = window.period.lies_within(self.filter.from, self.filter.to);
        (is_asked_for, window.bars.len(), window.period)
    }

    /// Shows volumes as they are, those of single years or the others.
    fn volumes(&mut self, of_years: bool) {
        for group in &self.groups {
            if group.unit == Unit::Percent || group.year.is_some() != of_years {
                continue;
            }
            for row in &group.rows {
                let transfer = self.transfer(*row);
                if self.is_chosen(*row) {
                    self.shares.volumes.push(Volume {
                        supplier: transfer.supplier.clone(),
                        period: transfer.period,
                        value: self.value(*row),
                        unit: transfer.unit,
                        qualifier: transfer.qualifier,
                        is_doubted: transfer.doubt.is_some(),
                        record: reference(*row),
                    });
                }
            }
        }
    }

    /// The shares of a group: as they are published, or worked out from its volumes.
    fn shares_of(&self, group: &Group) -> Window {
        let settled = settle(self.data, &group.rows);
        let mut window = Window {
            period: group.period,
            bars: Vec::new(),
            total_percent: 0.0,
        };
        let total = self.whole(group.unit, &settled.parts);
        for row in &settled.parts {
            let percent = percent_of(self.value(*row), total);
            window.add(reference(*row), self.transfer(*row), percent);
        }
        for row in &settled.others {
            let release = self.beside(group, *row);
            // One volume alone is no share of what its source does not tell.
            if group.unit == Unit::Percent || release.len() > 1 {
                let percent = percent_of(self.value(*row), self.whole(group.unit, &release));
                window.revise(reference(*row), self.transfer(*row), percent);
            }
        }
        let filter = self.filter;
        crate::order::keep(&mut window.bars, &|bar| {
            filter.wants(Field::Suppliers, &bar.supplier)
        });
        window.sort();
        window
    }

    /// What shares of these rows are parts of.
    fn whole(&self, unit: Unit, rows: &[usize]) -> f64 {
        if unit == Unit::Percent {
            return 100.0;
        }
        let mut sum = 0.0;
        for row in rows {
            sum += self.value(*row);
        }
        sum
    }

    /// The rows of a group that have the same source.
    fn beside(&self, group: &Group, row: usize) -> Vec<usize> {
        let mut rows = Vec::new();
        for other in &group.rows {
            if self.transfer(*other).cited.source == self.transfer(row).cited.source {
                rows.push(*other);
            }
        }
        rows
    }

    /// Shows the shares of years, or of so many years each; says whether there are any.
    fn years(&mut self, length: i32) -> bool {
        let Some(unit) = self.unit_of_years() else {
            return false;
        };
        let (mut yearly, mut mixed) = (Vec::new(), Vec::new());
        for (index, group) in self.groups.iter().enumerate() {
            let Some(year) = group.year else { continue };
            if self.is_mixed(year, unit) {
                mixed.push(year);
            } else if group.unit == unit {
                yearly.push((year, index));
            }
        }
        if yearly.is_empty() {
            self.volumes(true);
            return !self.shares.volumes.is_empty();
        }
        if let ([(_, index)], []) = (yearly.as_slice(), mixed.as_slice()) {
            let window = self.shares_of(&self.groups[*index]);
            if window.total_percent > 0.0 {
                self.shares.window = Some(window);
                self.shares.unit = Some(unit);
                return true;
            }
        }
        self.shares.unit = Some(unit);
        self.stack(&yearly, &mixed, length);
        !self.shares.stacks.is_empty()
    }

    /// TIV where any year has it, else money.
    fn unit_of_years(&self) -> Option<Unit> {
        let mut found = None;
        for group in &self.groups {
            if group.year.is_some() && found != Some(Unit::TivMillion) {
                found = Some(group.unit);
            }
        }
        found
    }

    /// Whether a supplier's value for a year is in another unit only, and lacks in the sum of this one.
    fn is_mixed(&self, year: i32, unit: Unit) -> bool {
        let (mut counted, mut others) = (Vec::new(), Vec::new());
        for group in &self.groups {
            if group.year == Some(year) {
                let suppliers = if group.unit == unit {
                    &mut counted
                } else {
                    &mut others
                };
                for row in &group.rows {
                    suppliers.push(&self.transfer(*row).supplier);
                }
            }
        }
        others.iter().any(|supplier| !counted.contains(supplier))
    }

    /// Adds a stack for each year that has `length` years of volumes up to it.
    fn stack(&mut self, yearly: &[(i32, usize)], mixed: &[i32], length: i32) {
        let mut volumes = Vec::new();
        let (mut first, mut last) = (i32::MAX, i32::MIN);
        for (year, group) in yearly {
            for row in settle(self.data, &self.groups[*group].rows).parts {
                volumes.push((*year, row));
            }
            (first, last) = (first.min(*year), last.max(*year));
        }
        for year in mixed {
            (first, last) = (first.min(*year), last.max(*year));
        }
        self.shares.stacked = self.by_size(&volumes);
        for last_year in first.saturating_add(length - 1)..=last {
            let mut stack = Stack {
                first_year: last_year - length + 1,
                last_year,
                total: 0.0,
                is_mixed: false,
                parts: Vec::new(),
            };
            for year in mixed {
                stack.is_mixed |= stack.has(*year);
            }
            for (year, row) in &volumes {
                if stack.has(*year) && !stack.is_mixed {
                    self.add(&mut stack, *row);
                }
            }
            sort(&mut stack.parts, |one, other| {
                one.supplier.cmp(&other.supplier)
            });
            self.shares.stacks.push(stack);
        }
    }

    /// Adds a volume to a stack: to its total, and to its supplier's part if that was chosen.
    fn add(&self, stack: &mut Stack, row: usize) {
        let (name, volume) = (&self.transfer(row).supplier, self.value(row));
        stack.total += volume;
        let stacked = &self.shares.stacked;
        let Some(supplier) = stacked.iter().position(|other| other == name) else {
            return;
        };
        for part in &mut stack.parts {
            if part.supplier == supplier {
                part.volume += volume;
                part.records.push(reference(row));
                return;
            }
        }
        stack.parts.push(Part {
            supplier,
            volume,
            records: vec![reference(row)],
        });
    }

    /// The suppliers that were chosen, the largest first.
    fn by_size(&self, volumes: &[(i32, usize)]) -> Vec<Text> {
        let (mut names, mut totals): (Vec<&Text>, Vec<f64>) = (Vec::new(), Vec::new());
        for (_, row) in volumes {
            let name = &self.transfer(*row).supplier;
            if !self.is_chosen(*row) {
                continue;
            }
            match names.iter().position(|known| *known == name) {
                Some(known) => totals[known] += self.value(*row),
                None => {
                    names.push(name);
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
    fn finish(mut self) -> Shares {
        sort(&mut self.shares.volumes, |one, other| {
            let by_supplier = one.supplier.cmp(&other.supplier);
            by_supplier.then(one.period.cmp(&other.period))
        });
        let mut is_shown = vec![false; self.data.transfers.len()];
        for record in self.shares.records() {
            is_shown[record.row] = true;
        }
        for group in std::mem::take(&mut self.groups) {
            let settled = settle(self.data, &group.rows);
            for row in &group.rows {
                if !is_shown[*row] {
                    let why = if settled.sums.contains(row) {
                        Why::Sum
                    } else if settled.others.contains(row) {
                        Why::OtherRelease
                    } else {
                        // A year of it cannot be added.
                        Why::OtherUnit
                    };
                    self.omit(*row, self.why_group(&group).unwrap_or(why));
                }
            }
        }
        self.shares
    }

    /// Why a group as a whole is not shown; none if it is.
    fn why_group(&self, group: &Group) -> Option<Why> {
        let shares = &self.shares;
        let is_shown = match &shares.window {
            Some(window) => window.period.has_days_of(group.period),
            None => group.year.is_some() && !shares.stacks.is_empty(),
        };
        if !is_shown {
            Some(Why::OtherPeriod)
        } else if group.unit != shares.unit.unwrap_or(Unit::Percent) {
            Some(Why::OtherUnit)
        } else {
            None
        }
    }
}

impl Stack {
    fn has(&self, year: i32) -> bool {
        (self.first_year..=self.last_year).contains(&year)
    }
}
