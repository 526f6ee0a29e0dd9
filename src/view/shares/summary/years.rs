//! Shares of years, and of five years each, from volumes.

use super::build::{Summary, reference};
use super::{Gap, Part, StackedBar};
use crate::dataset::date::DateSpan;
use crate::dataset::records::{Qualifier, Text, Transfer, Unit};
use crate::order::{add_new, found_or_added, sort};
use crate::view::shares::releases::{Settled, settle};

/// A year that has values.
struct Year {
    year: i32,
    /// Why it has no shares.
    gap: Option<Gap>,
    /// The rows that its shares are of.
    parts: Vec<usize>,
}

/// Why a year has no shares.
#[derive(Default)]
struct Lack {
    gap: Option<Gap>,
    /// The suppliers without a value.
    values: Vec<Text>,
    /// The suppliers whose values may have others in them.
    overlaps: Vec<Text>,
}

impl Lack {
    fn value(&mut self, transfer: &Transfer) {
        self.gap = Some(Gap::Value);
        self.values.push(transfer.supplier.clone());
    }
}

impl Summary<'_> {
    /// Shows the shares of years, or of so many years each; says whether there are any.
    pub(super) fn years(&mut self, length: i32) -> bool {
        let Some(unit) = self.unit_of_years() else {
            return false;
        };
        let mut years: Vec<Year> = Vec::new();
        for row in 0..self.groups.len() {
            let year = self.groups[row].year;
            if let Some(year) = year.filter(|year| !years.iter().any(|one| one.year == *year)) {
                years.push(self.year(year, unit));
            }
        }
        if years.iter().all(|year| year.gap.is_some()) {
            self.volumes(true);
            self.shares.stands_in = length > 1;
            return !self.shares.volumes.is_empty();
        }
        self.shares.unit = Some(unit);
        if years.len() == 1 && self.single(unit) {
            self.shares.stands_in = length > 1;
            return true;
        }
        // Sums of five years of one supplier would only blur its years.
        let length = if self.shares.is_alone { 1 } else { length };
        self.add_stacked_bars(&years, length);
        !self.shares.stacked_bars.is_empty()
    }

    /// Shows the one year that there is as a window, if there is anything in it.
    fn single(&mut self, unit: Unit) -> bool {
        let is_it = |group: &&super::build::Group| group.year.is_some() && group.unit == unit;
        let Some(group) = self.groups.iter().find(is_it) else {
            return false;
        };
        let window = self.shares_of(group);
        let parts = settle(self.data, &group.rows).parts;
        let vague = self.vague(&parts);
        let is_lone = window.bars.len() == 1 && window.bars[0].percent >= window.total_percent;
        // Who has all because nobody else is known, or can be counted, has no share.
        if is_lone {
            self.shares.unit = None;
            self.volumes(true);
            return true;
        }
        let is_there = window.total_percent > 0.0;
        self.shares.vague = vague;
        self.shares.window = Some(window).filter(|_| is_there);
        self.note_rest(&parts);
        is_there
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

    /// What a year has: shares of the values in a unit, unless something is lacking.
    fn year(&mut self, year: i32, unit: Unit) -> Year {
        let (mut parts, mut lack) = (Vec::new(), Lack::default());
        for group in &self.groups {
            if group.year == Some(year) && group.unit == unit {
                let settled = settle(self.data, &group.rows);
                self.lacks_within(&settled, &mut lack);
                parts = settled.parts;
            }
        }
        self.lacks_beside(&parts, year, unit, &mut lack);
        for supplier in lack.values {
            add_new(&mut self.shares.not_given, supplier);
        }
        for supplier in lack.overlaps {
            add_new(&mut self.shares.overlapping, supplier);
        }
        let gap = lack.gap;
        Year { year, gap, parts }
    }

    fn is_among(&self, rows: &[usize], row: usize) -> bool {
        let supplier = &self.transfer(row).supplier;
        rows.iter()
            .any(|part| self.transfer(*part).supplier == *supplier)
    }

    /// What values of one unit lack in themselves: those of a supplier that only another release has, values that others
    /// are in, and bounds of zero.
    fn lacks_within(&self, settled: &Settled, lack: &mut Lack) {
        for row in &settled.others {
            if !self.is_among(&settled.parts, *row) {
                lack.value(self.transfer(*row));
            }
        }
        for row in &settled.overlaps {
            lack.gap = Some(Gap::Overlap);
            lack.overlaps.push(self.transfer(*row).supplier.clone());
        }
        for row in &settled.parts {
            let transfer = self.transfer(*row);
            // "More than 0" is no value.
            if transfer.qualifier.is_lower_bound() && self.value(*row) <= 0.0 {
                lack.value(transfer);
            }
        }
    }

    /// What other suppliers have for a year: no value, one in another unit, or one together with other years.
    fn lacks_beside(&self, parts: &[usize], year: i32, unit: Unit, lack: &mut Lack) {
        for row in &self.not_given {
            let transfer = self.transfer(*row);
            let is_of_it = transfer.period.whole_year() == Some(year);
            if is_of_it && transfer.unit != Unit::Percent && !self.is_among(parts, *row) {
                lack.value(transfer);
            }
        }
        for group in &self.groups {
            let is_of_year = group.period.whole_year() == Some(year);
            let is_longer = group.year.is_none() && group.unit != Unit::Percent;
            for row in &group.rows {
                if self.is_among(parts, *row) {
                    continue;
                }
                if is_of_year && group.unit != unit {
                    lack.gap = Some(Gap::Units);
                    lack.values.clear();
                } else if is_longer && lack.gap.is_none() && has(group.period, year) {
                    lack.value(self.transfer(*row));
                }
            }
        }
    }

    /// Adds a bar for each year that has `length` years of volumes up to it.
    fn add_stacked_bars(&mut self, years: &[Year], length: i32) {
        let (mut first, mut last) = (i32::MAX, i32::MIN);
        for Year { year, .. } in years {
            (first, last) = (first.min(*year), last.max(*year));
        }
        for year in first..=last {
            if !years.iter().any(|other| other.year == year) {
                self.shares.empty_years.push(year);
                self.shares.are_told_otherwise |= self.tells_of(year);
            }
        }
        self.shares.stacked = self.by_size(years);
        for last_year in first.saturating_add(length - 1)..=last {
            let bar = self.stacked_bar_of(years, last_year - length + 1, last_year);
            self.shares.stacked_bars.push(bar);
        }
        let mut vague = 0;
        for Year { year, parts, .. } in years {
            let has_year = |bar: &StackedBar| (bar.first_year..=bar.last_year).contains(year);
            let has_shares = |bar: &StackedBar| has_year(bar) && bar.gap.is_none();
            if self.shares.stacked_bars.iter().any(has_shares) {
                vague += self.vague(parts);
                self.note_rest(parts);
            }
        }
        self.shares.vague = vague;
    }

    /// Notes who of those that shares are of was not chosen.
    fn note_rest(&mut self, parts: &[usize]) {
        for row in parts {
            if !self.is_chosen(*row) {
                self.shares.rest.push(reference(*row));
            }
        }
    }

    /// How many of these values are not exact; none where there are no shares of them.
    fn vague(&self, rows: &[usize]) -> usize {
        let (mut count, mut sum) = (0, 0.0);
        for row in rows {
            sum += self.value(*row);
            count += usize::from(self.transfer(*row).qualifier != Qualifier::Exact);
        }
        if sum > 0.0 { count } else { 0 }
    }

    fn stacked_bar_of(&self, years: &[Year], first_year: i32, last_year: i32) -> StackedBar {
        let mut bar = StackedBar {
            first_year,
            last_year,
            total: 0.0,
            gap: None,
            parts: Vec::new(),
        };
        for year in years {
            if (first_year..=last_year).contains(&year.year) {
                bar.gap = bar.gap.or(year.gap);
                for row in &year.parts {
                    self.add(&mut bar, *row);
                }
            }
        }
        if bar.gap.is_some() {
            bar.parts.clear();
            bar.total = 0.0;
        }
        sort(&mut bar.parts, |one, other| {
            one.supplier.cmp(&other.supplier)
        });
        bar
    }

    /// Whether any record of the recipient is of a period with days of a year.
    fn tells_of(&self, year: i32) -> bool {
        let mut rows = self.not_given.iter();
        self.groups.iter().any(|group| has(group.period, year))
            || rows.any(|row| has(self.transfer(*row).period, year))
    }

    /// Adds a volume to a bar: to its total, and to its supplier's part if that was chosen.
    fn add(&self, bar: &mut StackedBar, row: usize) {
        let (name, volume) = (&self.transfer(row).supplier, self.value(row));
        bar.total += volume;
        let stacked = &self.shares.stacked;
        let Some(supplier) = stacked.iter().position(|other| other == name) else {
            return;
        };
        let new = || Part {
            supplier,
            volume: 0.0,
            records: Vec::new(),
        };
        let part = found_or_added(&mut bar.parts, |part| part.supplier == supplier, new);
        part.volume += volume;
        part.records.push(reference(row));
    }

    /// The suppliers that were chosen, the largest first.
    fn by_size(&self, years: &[Year]) -> Vec<Text> {
        let mut totals: Vec<(&Text, f64)> = Vec::new();
        for year in years {
            for row in &year.parts {
                let name = &self.transfer(*row).supplier;
                if self.is_chosen(*row) && year.gap.is_none() {
                    let is_it = |(known, _): &(&Text, f64)| *known == name;
                    found_or_added(&mut totals, is_it, || (name, 0.0)).1 += self.value(*row);
                }
            }
        }
        sort(&mut totals, |one, other| other.1.total_cmp(&one.1));
        let mut suppliers = Vec::new();
        for (name, _) in totals {
            suppliers.push(name.clone());
        }
        suppliers
    }
}

/// Whether a period has days of a year.
fn has(period: DateSpan, year: i32) -> bool {
    (period.first.year()..=period.last.year()).contains(&year)
}
