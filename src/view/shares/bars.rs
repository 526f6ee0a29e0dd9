//! Who supplied how much in one window: sorted bars, their values at their ends. Below them what is
//! known as volumes or money, each with its unit.

mod column;

use crate::dataset::date::DateSpan;
use crate::dataset::records::{Qualifier, Unit};
use crate::dataset::{DataSet, RecordRef};
use crate::fill::owned;
use crate::message::Message;
use crate::order::{add_new, found_or_added, joined};
use crate::scene::{Axes, Scene};
use crate::text::{DateStyle, Font, Host};
use crate::theme::Ink;
use crate::view::shares::summary::{Bar, Shares, Volume, Window};
use crate::view::viewport::{NAME, SMALL, Viewport};
use crate::words::value::{amount, rounded, share, vintage};
use column::Column;

const BAR: f64 = 26.0;
const THIN_BAR: f64 = 14.0;

/// One bar, not yet placed.
struct Row {
    name: String,
    value: String,
    length: f64,
    thickness: f64,
    ink: Ink,
    is_hatched: bool,
    records: Vec<RecordRef>,
    revised: Option<Revised>,
}

/// A bar's share as later releases give it; unchanged if it has no length of its own.
struct Revised {
    length: Option<f64>,
    text: String,
    records: Vec<RecordRef>,
}

/// Bars on one scale, under a heading of their own.
#[derive(Default)]
struct Block {
    heading: Option<String>,
    rows: Vec<Row>,
    longest: f64,
    /// Whether it only adds to the shares above it.
    is_aside: bool,
}

impl Block {
    fn add(&mut self, row: Row) {
        self.longest = self.longest.max(row.length);
        if let Some(revised) = &row.revised {
            self.longest = self.longest.max(revised.length.unwrap_or_default());
        }
        self.rows.push(row);
    }
}

/// Lays out the shares of a selection, as high as the room is or as they need to be; none if there are none.
/// `focus` is the supplier that the article is about.
pub fn layout(
    data: &DataSet,
    shares: &Shares,
    focus: Option<&str>,
    viewport: &Viewport,
) -> Option<Scene> {
    let mut blocks = Vec::new();
    if let Some(window) = &shares.window {
        let is_worked_out = shares.unit.is_some();
        let write = |qualifier, percent| share(viewport.host, qualifier, percent, is_worked_out);
        blocks.push(shares_block(data, window, &write, focus, viewport.host));
    }
    add_volume_blocks(&mut blocks, data, shares, focus, viewport.host);
    if blocks.is_empty() {
        return None;
    }
    let tight = Column::of(&blocks, viewport, 1.0);
    let free = (viewport.height_css - tight.y).max(0.0);
    let column = Column::of(&blocks, viewport, 1.0 + free / tight.elastic);
    let viewport = Viewport {
        height_css: column.y.max(1.0),
        ..*viewport
    };
    Some(viewport.scene(column.back.marks.into(), column.data, Axes::None))
}

fn shares_block(
    data: &DataSet,
    window: &Window,
    write: &dyn Fn(Qualifier, f64) -> String,
    focus: Option<&str>,
    host: &dyn Host,
) -> Block {
    let focus = focus.or(window.bars.first().map(|bar| &*bar.supplier));
    let mut block = Block {
        longest: window.largest_percent,
        ..Block::default()
    };
    for bar in &window.bars {
        block.add(share_row(data, bar, write, focus, host));
    }
    block
}

fn share_row(
    data: &DataSet,
    bar: &Bar,
    write: &dyn Fn(Qualifier, f64) -> String,
    focus: Option<&str>,
    host: &dyn Host,
) -> Row {
    let revised = revised(data, bar, write, host);
    let mut records = bar.records.clone();
    if let Some(revised) = &revised
        && revised.length.is_none()
    {
        records.extend_from_slice(&revised.records);
    }
    Row {
        name: owned(&bar.supplier),
        value: write(bar.qualifier, bar.percent),
        length: bar.percent,
        thickness: BAR,
        ink: ink_of(&bar.supplier, focus),
        is_hatched: bar.is_derived,
        records,
        revised,
    }
}

fn ink_of(supplier: &str, focus: Option<&str>) -> Ink {
    if focus == Some(supplier) {
        Ink::Accent
    } else {
        Ink::Mark
    }
}

/// Shares that differ by less are the same, but for what is lost in binary.
const SAME_PERCENT: f64 = 1e-9;

/// What other releases say of a share. Of several that differ from it the last is drawn; all are told.
fn revised(
    data: &DataSet,
    bar: &Bar,
    write: &dyn Fn(Qualifier, f64) -> String,
    host: &dyn Host,
) -> Option<Revised> {
    let own = write(bar.qualifier, bar.percent);
    let (mut length, mut records) = (None, Vec::new());
    let mut told: Vec<(String, Vec<RecordRef>)> = Vec::new();
    for one in &bar.revisions {
        records.push(one.record);
        let share = write(one.qualifier, one.percent);
        if share != own {
            length = Some(one.percent);
        }
        let is_it = |(known, _): &(String, Vec<RecordRef>)| *known == share;
        let (_, records) = found_or_added(&mut told, is_it, || (share.clone(), Vec::new()));
        records.push(one.record);
    }
    // Releases of the same publisher, or several of another one, are told by their years.
    let publisher = |record: RecordRef| {
        let source = data.source(&data.transfer(record.row).cited.source);
        source.map(|source| &source.publisher)
    };
    let whose = if bar.revisions.len() > 1 {
        records[0]
    } else {
        bar.records[0]
    };
    let is_its = |record: &RecordRef| publisher(*record) == publisher(whose);
    let is_of_one = records.iter().all(is_its);
    let mut texts = Vec::new();
    for (mut share, records) in told {
        let (message, who) = releases(data, bar, &records, is_of_one, host);
        let is_same = |record: &RecordRef| {
            let mut revisions = bar.revisions.iter();
            let one = revisions.find(|one| one.record == *record);
            one.is_some_and(|one| (one.percent - bar.percent).abs() < SAME_PERCENT)
        };
        if share == own && records.iter().all(is_same) {
            share = host.say(Message::Unchanged);
        }
        texts.push(host.tell(message, [share, who]));
    }
    (!texts.is_empty()).then(|| Revised {
        length,
        text: joined(&texts),
        records,
    })
}

/// Which releases these records are of: by their years, or else by who published them.
fn releases(
    data: &DataSet,
    bar: &Bar,
    records: &[RecordRef],
    is_of_one: bool,
    host: &dyn Host,
) -> (Message, String) {
    let (mut years, mut names) = (Vec::new(), Vec::new());
    let source = |record: &RecordRef| &data.transfer(record.row).cited.source;
    let own = bar.records.first().map(source);
    let year = |date: DateSpan| host.day(date.first, DateStyle::Year);
    let own_date = own.and_then(|id| data.source(id)?.published);
    for record in records {
        let id = source(record);
        if own == Some(id) {
            return (Message::InSameSource, String::new());
        }
        let Some(source) = data.source(id) else {
            continue;
        };
        match source.published {
            _ if !is_of_one => add_new(&mut names, vintage(host, source)),
            Some(date) if own_date.is_some_and(|own| year(own) == year(date)) => {
                add_new(&mut years, host.date(&date, DateStyle::Long));
            }
            Some(date) => add_new(&mut years, year(date)),
            None => add_new(&mut names, owned(source.name())),
        }
    }
    match (years.as_slice(), names.as_slice()) {
        ([], names) => (Message::InSource, joined(names)),
        ([year], _) => (Message::InRelease, year.clone()),
        (years, _) => (Message::InReleases, joined(years)),
    }
}

/// One block for each supplier and period: volumes of the same come one after the other.
fn add_volume_blocks(
    blocks: &mut Vec<Block>,
    data: &DataSet,
    shares: &Shares,
    focus: Option<&str>,
    host: &dyn Host,
) {
    let is_aside = !blocks.is_empty();
    let focus = focus.filter(|_| !is_aside);
    let mut before = None;
    for volume in &shares.volumes {
        let group = (&volume.supplier, volume.period);
        if before.replace(group) != Some(group) {
            let period = host.date(&volume.period, DateStyle::Long);
            blocks.push(Block {
                heading: Some(host.tell(Message::VolumesOf, [owned(&volume.supplier), period])),
                is_aside,
                ..Block::default()
            });
        }
        if let Some(block) = blocks.last_mut() {
            block.add(volume_row(data, volume, focus, host));
            block.longest = longest(shares, volume);
        }
    }
}

/// The length of the longest bar on a volume's scale: that of its unit, or of all units where some must stand on one.
fn longest(shares: &Shares, volume: &Volume) -> f64 {
    let has_one_scale = shares.has_one_scale();
    let mut longest = 0.0_f64;
    for other in &shares.volumes {
        if has_one_scale || other.unit == volume.unit {
            longest = longest.max(other.value);
        }
    }
    longest
}

fn volume_row(data: &DataSet, volume: &Volume, focus: Option<&str>, host: &dyn Host) -> Row {
    Row {
        name: host.tell(
            Message::VolumeIn,
            [release(data, volume, host), host.say(unit_name(volume))],
        ),
        value: amount(host, volume.qualifier, rounded(volume.value)),
        length: volume.value,
        thickness: THIN_BAR,
        ink: ink_of(&volume.supplier, focus),
        is_hatched: volume.is_doubted,
        records: vec![volume.record],
        revised: None,
    }
}

/// Who says so, and in which year: a volume is its release's.
fn release(data: &DataSet, volume: &Volume, host: &dyn Host) -> String {
    let transfer = data.transfer(volume.record.row);
    let source = data.source(&transfer.cited.source);
    source.map_or(String::new(), |source| vintage(host, source))
}

/// A unit that is doubted stands between quotation marks.
fn unit_name(volume: &Volume) -> Message {
    match (volume.unit, volume.is_doubted) {
        (Unit::UsdMillion, true) => Message::AsUsDollars,
        (Unit::UsdMillion, false) => Message::UsDollars,
        (Unit::TivMillion, true) => Message::AsTiv,
        (Unit::TivMillion, false) => Message::Tiv,
        (Unit::Percent, _) => Message::PerCent,
    }
}

impl Row {
    fn name_font(&self) -> Font {
        if self.thickness < BAR { SMALL } else { NAME }
    }
}
