//! Who supplied how much: the shares of one window, or of one year after another.

mod build;
mod years;

use crate::dataset::RecordRef;
use crate::dataset::date::DateSpan;
use crate::dataset::records::{Qualifier, Text, Transfer, Unit};
use crate::order::{add_new, sort};
pub use build::summarise;

/// More suppliers than this are grey: a palette cannot tell them apart.
pub const COLOURED: usize = 5;

/// The shares of a selection. Where there is nothing of what was asked for, they are what the data can show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shares {
    /// Whose imports they are.
    pub recipient: Option<Text>,
    pub window: Option<Window>,
    /// Volumes or sums of money that are no shares, by supplier and period.
    pub volumes: Vec<Volume>,
    /// One stack a year or five years.
    pub stacked_bars: Vec<StackedBar>,
    /// The suppliers of the stacked bars, the largest first.
    pub stacked: Vec<Text>,
    /// The years between the first and the last of the stacked bars that have no volumes.
    pub empty_years: Vec<i32>,
    /// Whether other values are of such years, or of longer periods with them.
    pub are_told_otherwise: bool,
    /// Whether the data set has one supplier only of what was asked for, whatever unit, period or release is shown.
    pub is_alone: bool,
    /// The suppliers without a value in years that have values of others.
    pub not_given: Vec<Text>,
    /// The suppliers whose values may have others in them, where that keeps a year from having shares.
    pub overlapping: Vec<Text>,
    /// What the shares were worked out from; none where they are published as shares.
    pub unit: Option<Unit>,
    /// Whether there is nothing of the years that were asked for, and this stands in for them.
    pub stands_in: bool,
    /// How many of the volumes that the shares were worked out from are bounds or estimates.
    pub vague: usize,
    /// Records of suppliers who were not chosen that the shares are of, too.
    pub rest: Vec<RecordRef>,
    /// Records without a value.
    pub left_out: usize,
    /// Records with a value that is in none of these, and why.
    pub omitted: Vec<Omission>,
}

/// A record that is not in the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Omission {
    pub record: RecordRef,
    pub why: Why,
}

/// Why a record is not in the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The arms went to somebody else.
    OtherRecipient,
    /// Another window is shown, or years in place of windows.
    OtherPeriod,
    /// It cannot be added to values in another unit.
    OtherUnit,
    /// Another release or source says it otherwise.
    OtherRelease,
    /// It was worked out as the sum of what is shown.
    Sum,
}

/// One recipient's imports in one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Window {
    pub period: DateSpan,
    /// The largest first, what is derived last.
    pub bars: Vec<Bar>,
    /// The largest share, of suppliers who were not chosen too; a hundred where there is only one. Bars keep their scale
    /// whoever is chosen, and one alone does not look like all.
    pub largest_percent: f64,
    /// What the shares add up to, those of suppliers who were not chosen included.
    pub total_percent: f64,
}

/// One supplier's share of a window.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub supplier: Text,
    pub percent: f64,
    pub qualifier: Qualifier,
    /// True where no source gives the value: it is what the others leave.
    pub is_derived: bool,
    pub records: Vec<RecordRef>,
    /// The same share as other releases give it, in the order of the file.
    pub revisions: Vec<Revision>,
}

/// A share as another release gives it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Revision {
    pub percent: f64,
    pub qualifier: Qualifier,
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
pub struct StackedBar {
    pub first_year: i32,
    pub last_year: i32,
    /// Millions of the unit, from all suppliers; zero where nothing is recorded for the year.
    pub total: f64,
    /// Why there are no shares although there are values.
    pub gap: Option<Gap>,
    /// Those of the suppliers who were chosen.
    pub parts: Vec<Part>,
}

/// Why years with values have no shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The values are in units that cannot be added.
    Units,
    /// A supplier's value is not given.
    Value,
    /// A value may have others in it.
    Overlap,
}

/// One supplier's part of a stack.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Row in [`Shares::stacked`].
    pub supplier: usize,
    /// Millions of the unit.
    pub volume: f64,
    pub records: Vec<RecordRef>,
}

impl StackedBar {
    /// Its first and its last year.
    pub const fn years(&self) -> (i32, i32) {
        (self.first_year, self.last_year)
    }

    /// The same as a date.
    pub fn period(&self) -> DateSpan {
        DateSpan::of_years(self.first_year, self.last_year)
    }

    /// A part's share of the stack, 0 to 100.
    pub fn percent(&self, part: &Part) -> f64 {
        percent_of(part.volume, self.total)
    }

    /// The parts as they are drawn: suppliers that have no colour of their own are one at the top, whose supplier is the row of
    /// the first of them. Whoever led is a slice of its own all the same: nobody else's may look like its.
    pub fn slices(&self, shares: &Shares) -> Vec<Part> {
        let (mut slices, mut others): (Vec<Part>, Option<Part>) = (Vec::new(), None);
        for part in &self.parts {
            if self.is_own(part.supplier, shares) {
                slices.push(part.clone());
                continue;
            }
            match &mut others {
                Some(others) => {
                    others.volume += part.volume;
                    others.records.extend_from_slice(&part.records);
                }
                None => others = Some(part.clone()),
            }
        }
        slices.extend(others);
        slices
    }

    /// Whether a supplier that has a part has a slice for itself: it has a colour, or a larger part than all others.
    pub fn is_own(&self, supplier: usize, shares: &Shares) -> bool {
        let (mut most, mut own) = (0.0_f64, None);
        for part in &self.parts {
            if part.supplier == supplier {
                own = Some(part.volume);
            } else {
                most = most.max(part.volume);
            }
        }
        own.is_some_and(|own| supplier < COLOURED || !shares.has_others() || own > most)
    }

    /// Whether none of its years has any volumes.
    pub fn is_empty(&self, shares: &Shares) -> bool {
        let mut years = self.first_year..=self.last_year;
        years.all(|year| shares.empty_years.contains(&year))
    }

    /// What is left for suppliers who were not chosen, 0 to 100.
    pub fn rest_percent(&self) -> f64 {
        let chosen: f64 = self.parts.iter().map(|part| self.percent(part)).sum();
        if self.total > 0.0 {
            (100.0 - chosen).max(0.0)
        } else {
            0.0
        }
    }
}

fn percent_of(volume: f64, total: f64) -> f64 {
    if total > 0.0 {
        volume * 100.0 / total
    } else {
        0.0
    }
}

impl Shares {
    /// Whether columns are volumes: they have one supplier, whose share of itself would say nothing.
    pub const fn are_volumes(&self) -> bool {
        self.is_alone && !self.stacked.is_empty()
    }

    /// What a part of a column is drawn as: a share in per cent, or millions.
    pub fn measured(&self, bar: &StackedBar, part: &Part) -> f64 {
        if self.are_volumes() {
            part.volume
        } else {
            bar.percent(part)
        }
    }

    /// Whether several suppliers have no colour of their own: one is named as well as it is drawn.
    pub const fn has_others(&self) -> bool {
        self.stacked.len() > COLOURED + 1
    }

    /// The records in the picture, and those that its shares are of although their suppliers were not chosen.
    pub fn counted(&self) -> Vec<RecordRef> {
        let mut records = self.records();
        records.extend_from_slice(&self.rest);
        records
    }

    /// The share that was worked out from these records, 0 to 100, in the column of these years where columns are drawn; none
    /// where no bar or slice shows just them.
    pub fn share(&self, records: &[RecordRef], years: Option<(i32, i32)>) -> Option<f64> {
        if self.unit.is_none() || self.are_volumes() {
            return None;
        }
        if let Some(window) = &self.window {
            let bar = window.bars.iter().find(|bar| bar.records == records);
            return bar.map(|bar| bar.percent);
        }
        let mut bars = self.stacked_bars.iter();
        let bar = bars.find(|bar| Some(bar.years()) == years)?;
        let (mut percent, mut rest) = (0.0, records);
        for part in &bar.parts {
            if let Some(others) = rest.strip_prefix(part.records.as_slice()) {
                percent += bar.percent(part);
                rest = others;
            }
        }
        (rest.is_empty() && bar.total > 0.0).then_some(percent)
    }

    /// The columns of several years each, where they have shares.
    pub fn windows(&self) -> impl Iterator<Item = &StackedBar> {
        let are_shares = !self.are_volumes();
        let is_window = move |bar: &&StackedBar| bar.first_year < bar.last_year && bar.total > 0.0;
        let bars = self.stacked_bars.iter().filter(is_window);
        bars.filter(move |_| are_shares)
    }

    /// The units of the volumes.
    pub fn units(&self) -> Vec<Unit> {
        let mut units = Vec::new();
        for volume in &self.volumes {
            add_new(&mut units, volume.unit);
        }
        units
    }

    /// Whether volumes in different units stand side by side as one supplier's in one period, and so on one scale.
    pub fn has_one_scale(&self) -> bool {
        self.volumes.windows(2).any(|ends| {
            let [one, other] = ends else { return false };
            (&one.supplier, one.period) == (&other.supplier, other.period) && one.unit != other.unit
        })
    }

    /// The records of the window's shares, and those of what other releases say of them.
    pub fn drawn(&self) -> (Vec<RecordRef>, Vec<RecordRef>) {
        let (mut records, mut revisions) = (Vec::new(), Vec::new());
        if let Some(window) = &self.window {
            for bar in &window.bars {
                records.extend_from_slice(&bar.records);
                for revision in &bar.revisions {
                    revisions.push(revision.record);
                }
            }
        }
        (records, revisions)
    }

    /// The records in the picture, each once: shares, their revisions, volumes, stacked bars.
    pub fn records(&self) -> Vec<RecordRef> {
        let (mut records, mut revisions) = self.drawn();
        records.append(&mut revisions);
        for volume in &self.volumes {
            records.push(volume.record);
        }
        // Windows of five years have four years of the one before them.
        let mut before: &[Part] = &[];
        for bar in &self.stacked_bars {
            for record in bar.parts.iter().flat_map(|part| &part.records) {
                if !before.iter().any(|part| part.records.contains(record)) {
                    records.push(*record);
                }
            }
            before = &bar.parts;
        }
        records
    }
}

impl Revision {
    fn of(record: RecordRef, transfer: &Transfer, percent: f64) -> Self {
        // A share of volumes is no bound, whatever the volumes are.
        let qualifier = match transfer.qualifier {
            Qualifier::Exact => Qualifier::Exact,
            given if transfer.unit == Unit::Percent => given,
            _ => Qualifier::About,
        };
        Self {
            percent,
            qualifier,
            record,
        }
    }
}

impl Window {
    fn add(&mut self, record: RecordRef, transfer: &Transfer, percent: f64) {
        self.total_percent += percent;
        let is_published = transfer.unit == Unit::Percent;
        let revision = Revision::of(record, transfer, percent);
        let is_it = |bar: &&mut Bar| bar.supplier == transfer.supplier;
        if let Some(bar) = self.bars.iter_mut().find(is_it) {
            if is_published {
                // One source gives two shares: the first is drawn, the other one told beside it.
                self.total_percent -= percent;
                bar.revisions.push(revision);
            } else {
                bar.percent += percent;
                bar.records.push(record);
            }
            return;
        }
        self.bars.push(Bar {
            supplier: transfer.supplier.clone(),
            percent,
            qualifier: revision.qualifier,
            is_derived: transfer.derived.is_some(),
            records: vec![record],
            revisions: Vec::new(),
        });
    }

    /// Notes what another release says of a share that is shown.
    fn revise(&mut self, record: RecordRef, transfer: &Transfer, percent: f64) {
        for bar in &mut self.bars {
            if bar.supplier == transfer.supplier {
                bar.revisions.push(Revision::of(record, transfer, percent));
            }
        }
    }

    fn largest(&self) -> f64 {
        if let [_] = self.bars.as_slice() {
            return 100.0;
        }
        let mut largest = 0.0_f64;
        for bar in &self.bars {
            largest = largest.max(bar.percent);
        }
        largest
    }

    fn sort(&mut self) {
        sort(&mut self.bars, |one, other| {
            let by_size = other.percent.total_cmp(&one.percent);
            one.is_derived.cmp(&other.is_derived).then(by_size)
        });
    }
}
