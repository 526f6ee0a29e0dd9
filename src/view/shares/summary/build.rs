//! From transfers to shares: group by period and unit, settle what counts, then choose what to show.

use super::{Omission, Shares, Volume, Why, Window, percent_of};
use crate::dataset::date::DateSpan;
use crate::dataset::records::{Qualifier, ShareOf, Transfer, Unit};
use crate::dataset::{DataSet, RecordRef, Table};
use crate::fields::Field;
use crate::filter::{Filter, recipient};
use crate::options::ShareMode;
use crate::order::{add_new, sort};
use crate::query::Query;
use crate::view::shares::releases::settle;

/// Summarises the transfers that are asked for, by a query of this filter.
pub fn summarise(query: Query, filter: &Filter, mode: ShareMode) -> Shares {
    let data = query.data;
    let mut summary = Summary {
        data,
        filter,
        groups: Vec::new(),
        not_given: Vec::new(),
        shares: Shares {
            recipient: recipient(data, filter),
            ..Shares::default()
        },
    };
    // Shares are parts of what suppliers sent who were not chosen, too.
    summary.group(&query.rows_but(Table::Transfers, &[Field::Suppliers]));
    summary.shares.is_alone = summary.has_one_supplier();
    let is_there = match mode {
        ShareMode::Window => summary.window(),
        ShareMode::Yearly => summary.years(1),
        ShareMode::FiveYear => summary.years(5),
    };
    let stands_in = !is_there && (summary.years(1) || summary.window());
    summary.shares.stands_in |= stands_in && mode != ShareMode::Window;
    summary.finish()
}

pub(super) const fn reference(row: usize) -> RecordRef {
    RecordRef::new(Table::Transfers, row)
}

/// The values of one period in one unit.
pub(super) struct Group {
    pub(super) period: DateSpan,
    pub(super) unit: Unit,
    /// Shares of volume and shares of value are of two wholes.
    share_of: Option<ShareOf>,
    /// The year whose volumes these are.
    pub(super) year: Option<i32>,
    pub(super) rows: Vec<usize>,
}

/// The year whose volume a value is.
fn year_of(transfer: &Transfer) -> Option<i32> {
    let year = transfer.period.whole_year();
    year.filter(|_| transfer.unit != Unit::Percent)
}

/// A summary in the making.
pub(super) struct Summary<'a> {
    pub(super) data: &'a DataSet,
    filter: &'a Filter,
    /// The values of the recipient.
    pub(super) groups: Vec<Group>,
    /// The recipient's records without a value.
    pub(super) not_given: Vec<usize>,
    pub(super) shares: Shares,
}

impl Summary<'_> {
    pub(super) fn transfer(&self, row: usize) -> &Transfer {
        self.data.transfer(row)
    }

    pub(super) fn value(&self, row: usize) -> f64 {
        self.transfer(row).value.unwrap_or_default()
    }

    /// Whether the reader wants to see the supplier of a row.
    pub(super) fn is_chosen(&self, row: usize) -> bool {
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
    fn group(&mut self, rows: &[usize]) {
        for row in rows {
            let row = *row;
            let transfer = self.data.transfer(row);
            if self.shares.recipient.as_ref() != Some(&transfer.recipient) {
                self.omit(row, Why::OtherRecipient);
            } else if transfer.value.is_none() {
                self.shares.left_out += usize::from(self.is_chosen(row));
                self.not_given.push(row);
            } else {
                self.add_to_group(row, transfer);
            }
        }
    }

    fn has_one_supplier(&self) -> bool {
        let mut suppliers = Vec::new();
        let rows = self.groups.iter().flat_map(|group| &group.rows);
        for row in rows.chain(&self.not_given) {
            add_new(&mut suppliers, &self.transfer(*row).supplier);
        }
        suppliers.len() == 1
    }

    fn add_to_group(&mut self, row: usize, transfer: &Transfer) {
        let (period, unit) = (transfer.period, transfer.unit);
        for group in &mut self.groups {
            let is_same = (group.unit, group.share_of) == (unit, transfer.share_of);
            if is_same && group.period.has_days_of(period) {
                group.year = group.year.or_else(|| year_of(transfer));
                group.rows.push(row);
                return;
            }
        }
        self.groups.push(Group {
            period,
            unit,
            share_of: transfer.share_of,
            year: year_of(transfer),
            rows: vec![row],
        });
    }

    /// Shows a window, and the volumes of several years; says whether there is any of them.
    fn window(&mut self) -> bool {
        let (mut fullest, mut overlapping): (Option<Window>, _) = (None, Vec::new());
        for group in &self.groups {
            if group.unit == Unit::Percent {
                let window = self.shares_of(group);
                let is_fuller = match &fullest {
                    Some(known) => self.rank(&window) >= self.rank(known),
                    None => true,
                };
                if is_fuller && !window.bars.is_empty() {
                    fullest = Some(window);
                    overlapping = settle(self.data, &group.rows).overlaps;
                }
            }
        }
        self.shares.window = fullest;
        for row in overlapping {
            let supplier = self.transfer(row).supplier.clone();
            add_new(&mut self.shares.overlapping, supplier);
        }
        self.volumes(false);
        if self.shares.window.is_none() && self.are_years_closer() {
            self.shares.volumes.clear();
        }
        self.shares.window.is_some() || !self.shares.volumes.is_empty()
    }

    /// Whether the days that are asked for hold a year of volumes, and none of the periods that are shown.
    fn are_years_closer(&self) -> bool {
        let is_asked_for = |period: DateSpan| period.lies_within(self.filter.from, self.filter.to);
        let mut shown = self.shares.volumes.iter();
        let mut groups = self.groups.iter();
        !shown.any(|volume| is_asked_for(volume.period))
            && groups.any(|group| group.year.is_some() && is_asked_for(group.period))
    }

    /// Of several windows one that lies within the days asked for, then the one with the most suppliers, then the
    /// last.
    fn rank(&self, window: &Window) -> (bool, usize, DateSpan) {
        let is_asked_for = window.period.lies_within(self.filter.from, self.filter.to);
        (is_asked_for, window.bars.len(), window.period)
    }

    /// Shows volumes as they are, those of single years or the others.
    pub(super) fn volumes(&mut self, of_years: bool) {
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
    pub(super) fn shares_of(&self, group: &Group) -> Window {
        let settled = settle(self.data, &group.rows);
        let mut window = Window {
            period: group.period,
            bars: Vec::new(),
            largest_percent: 0.0,
            total_percent: 0.0,
        };
        let total = self.whole(group.unit, &settled.parts);
        for row in &settled.parts {
            let percent = percent_of(self.value(*row), total);
            window.add(reference(*row), self.transfer(*row), percent);
        }
        // Of a whole that is not known exactly nothing is an exact share.
        if group.unit != Unit::Percent && !self.are_exact(&settled.parts) {
            for bar in &mut window.bars {
                bar.qualifier = Qualifier::About;
            }
        }
        for row in &settled.others {
            let release = self.beside(group, *row);
            if group.unit == Unit::Percent || self.makes_shares(&release) {
                let percent = percent_of(self.value(*row), self.whole(group.unit, &release));
                window.revise(reference(*row), self.transfer(*row), percent);
            }
        }
        window.largest_percent = window.largest();
        let filter = self.filter;
        crate::order::keep(&mut window.bars, &|bar| {
            filter.wants(Field::Suppliers, &bar.supplier)
        });
        if window.bars.is_empty() {
            // Nothing was asked for but a sum, or what other releases have.
            let not_shown = settled.sums.iter().chain(&settled.overlaps);
            for row in not_shown.chain(&settled.others) {
                if self.is_chosen(*row) {
                    let percent = percent_of(self.value(*row), total);
                    window.add(reference(*row), self.transfer(*row), percent);
                }
            }
        }
        window.sort();
        window
    }

    /// Whether the volumes of one source can be told as shares beside those of another one: several that are exact, and no
    /// sums. One alone is no share of what its source does not tell.
    fn makes_shares(&self, rows: &[usize]) -> bool {
        let is_plain = |row: &usize| {
            let transfer = self.transfer(*row);
            transfer.qualifier == Qualifier::Exact && transfer.derived.is_none()
        };
        rows.len() > 1 && rows.iter().all(is_plain) && self.whole(Unit::TivMillion, rows) > 0.0
    }

    fn are_exact(&self, rows: &[usize]) -> bool {
        let is_exact = |row: &usize| self.transfer(*row).qualifier == Qualifier::Exact;
        rows.iter().all(is_exact)
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
                    let why = self.why_group(&group).unwrap_or_else(|| {
                        if settled.others.contains(row) {
                            Why::OtherRelease
                        } else if settled.parts.contains(row) {
                            // A year of it cannot be added.
                            Why::OtherUnit
                        } else {
                            Why::Sum
                        }
                    });
                    self.omit(*row, why);
                }
            }
        }
        self.shares
    }

    /// Whether the shares of a group are of something else than those that are shown.
    fn is_of_other(&self, group: &Group) -> bool {
        let bar = self
            .shares
            .window
            .as_ref()
            .and_then(|window| window.bars.first());
        bar.is_some_and(|bar| self.transfer(bar.records[0].row).share_of != group.share_of)
    }

    /// Why a group as a whole is not shown; none if it is.
    fn why_group(&self, group: &Group) -> Option<Why> {
        let shares = &self.shares;
        let is_shown = match &shares.window {
            Some(window) => window.period.has_days_of(group.period),
            None => {
                let volumes = &shares.volumes;
                let is_of_year = group.period.whole_year().is_some();
                (is_of_year && !shares.stacked_bars.is_empty())
                    || volumes
                        .iter()
                        .any(|one| one.period.has_days_of(group.period))
            }
        };
        if !is_shown {
            Some(Why::OtherPeriod)
        } else if group.unit != shares.unit.unwrap_or(Unit::Percent) || self.is_of_other(group) {
            Some(Why::OtherUnit)
        } else {
            None
        }
    }
}
