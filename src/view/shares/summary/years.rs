//! Shares of years, and of five years each, from volumes.

use super::build::{Summary, reference};
use super::{Gap, Part, Stack};
use crate::dataset::date::DateSpan;
use crate::dataset::records::{Text, Unit};
use crate::order::{add_new, order, sort};
use crate::view::shares::releases::settle;

impl Summary<'_> {
    /// Shows the shares of years, or of so many years each; says whether there are any.
    pub(super) fn years(&mut self, length: i32) -> bool {
        let Some(unit) = self.unit_of_years() else {
            return false;
        };
        let (mut yearly, mut gaps) = (Vec::new(), Vec::new());
        for (index, group) in self.groups.iter().enumerate() {
            let Some(year) = group.year else { continue };
            let not_given = self.not_given_in(year);
            if self.is_mixed(year, unit) {
                gaps.push((year, Gap::Units));
            } else if !not_given.is_empty() {
                gaps.push((year, Gap::Value));
                for supplier in not_given {
                    add_new(&mut self.shares.not_given, supplier);
                }
            } else if group.unit == unit {
                yearly.push((year, index));
            }
        }
        if yearly.is_empty() {
            self.volumes(true);
            return !self.shares.volumes.is_empty();
        }
        if let ([(_, index)], []) = (yearly.as_slice(), gaps.as_slice()) {
            let window = self.shares_of(&self.groups[*index]);
            let is_lone = window.bars.len() == 1 && window.bars[0].percent >= window.total_percent;
            // Who has all because the others cannot be counted has no share.
            if is_lone && !self.shares.is_alone {
                self.volumes(true);
                return true;
            }
            if window.total_percent > 0.0 {
                self.shares.window = Some(window);
                self.shares.unit = Some(unit);
                return true;
            }
        }
        self.shares.unit = Some(unit);
        self.stack(&yearly, &gaps, length);
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

    /// The suppliers of a year's values whose own is not given.
    fn not_given_in(&self, year: i32) -> Vec<Text> {
        let mut suppliers = Vec::new();
        for row in &self.not_given {
            let transfer = self.transfer(*row);
            let is_of_year = |period: DateSpan| period.whole_year() == Some(year);
            let is_given = self.groups.iter().any(|group| {
                let is_its = |row: &usize| self.transfer(*row).supplier == transfer.supplier;
                group.year == Some(year) && settle(self.data, &group.rows).parts.iter().any(is_its)
            });
            if transfer.unit != Unit::Percent && is_of_year(transfer.period) && !is_given {
                add_new(&mut suppliers, transfer.supplier.clone());
            }
        }
        suppliers
    }

    /// Adds a stack for each year that has `length` years of volumes up to it.
    fn stack(&mut self, yearly: &[(i32, usize)], gaps: &[(i32, Gap)], length: i32) {
        let mut volumes = Vec::new();
        let (mut first, mut last) = (i32::MAX, i32::MIN);
        for (year, group) in yearly {
            for row in settle(self.data, &self.groups[*group].rows).parts {
                volumes.push((*year, row));
            }
            (first, last) = (first.min(*year), last.max(*year));
        }
        for (year, _) in gaps {
            (first, last) = (first.min(*year), last.max(*year));
        }
        for year in first..=last {
            let has_values = yearly.iter().any(|(other, _)| *other == year)
                || gaps.iter().any(|(other, _)| *other == year);
            if !has_values {
                self.shares.empty_years.push(year);
                self.shares.are_told_otherwise |= self.tells_of(year);
            }
        }
        self.shares.stacked = self.by_size(&volumes);
        for last_year in first.saturating_add(length - 1)..=last {
            let mut stack = Stack {
                first_year: last_year - length + 1,
                last_year,
                total: 0.0,
                gap: None,
                parts: Vec::new(),
            };
            for (year, gap) in gaps {
                if stack.has(*year) {
                    stack.gap = Some(*gap);
                }
            }
            for (year, row) in &volumes {
                if stack.has(*year) && stack.gap.is_none() {
                    self.add(&mut stack, *row);
                }
            }
            sort(&mut stack.parts, |one, other| {
                one.supplier.cmp(&other.supplier)
            });
            self.shares.stacks.push(stack);
        }
    }

    /// Whether any record of the recipient is of a period with days of a year.
    fn tells_of(&self, year: i32) -> bool {
        let touches = |period: DateSpan| (period.first.year()..=period.last.year()).contains(&year);
        let mut rows = self.not_given.iter();
        self.groups.iter().any(|group| touches(group.period))
            || rows.any(|row| touches(self.transfer(*row).period))
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
}

impl Stack {
    fn has(&self, year: i32) -> bool {
        (self.first_year..=self.last_year).contains(&year)
    }
}
