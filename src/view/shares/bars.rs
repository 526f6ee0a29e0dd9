//! Who supplied how much in one window: sorted bars, their values at their ends. Below them what is
//! known as volumes or money, each with its unit.

use crate::dataset::records::Unit;
use crate::dataset::{DataSet, RecordRef};
use crate::order::{add_new, joined};
use crate::plane::{Point, Rect};
use crate::scale::Linear;
use crate::scene::Scene;
use crate::text::{DateStyle, Font, Host, amount, share, vintage};
use crate::theme::Ink;
use crate::view::marks::{Marks, Spot, Style};
use crate::view::room::{NAME, Room, SMALL, SMALL_LINE, VALUE};
use crate::view::shares::summary::{Bar, Revision, Shares, Volume, Window};

const BAR: f64 = 26.0;
const THIN_BAR: f64 = 14.0;
const REVISED_BAR: f64 = 5.0;
const BETWEEN_ROWS: f64 = 14.0;
const NAME_LINE: f64 = 20.0;
const BETWEEN_BLOCKS: f64 = 40.0;

/// The part of a bar's thickness that grows in a room to fill; the gaps grow as a whole.
const GROWING: f64 = 0.3;

/// Between a bar and its texts.
const GAP: f64 = 7.0;

/// Below this width names stand above their bars, not left of them.
const NARROW: f64 = 480.0;

/// Two shares that round to the same text are not worth a mark.
const SAME_PERCENT: f64 = 0.5;

/// Volumes below shares are no longer than this part of them: they are not on their scale.
const ASIDE: f64 = 0.5;

/// From here on, decimals of a volume are more exact than it is.
const WHOLE_FROM: f64 = 100.0;

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
pub fn layout(data: &DataSet, shares: &Shares, focus: Option<&str>, room: &Room) -> Option<Scene> {
    let mut blocks = Vec::new();
    if let Some(window) = &shares.window {
        let write = |percent| share(room.host, percent, shares.unit.is_some());
        blocks.push(shares_block(data, window, &write, focus, room.host));
    }
    add_volume_blocks(&mut blocks, data, &shares.volumes, focus, room.host);
    if blocks.is_empty() {
        return None;
    }
    let tight = Column::of(&blocks, room, 1.0);
    let free = (room.height_css - tight.y).max(0.0);
    let column = Column::of(&blocks, room, 1.0 + free / tight.elastic);
    Some(Scene {
        width_css: room.width_css,
        height_css: column.y.max(1.0),
        back: column.back.into_vec().into(),
        data: column.data.into_vec(),
        nearest_x: None,
    })
}

fn shares_block(
    data: &DataSet,
    window: &Window,
    write: &dyn Fn(f64) -> String,
    focus: Option<&str>,
    host: &dyn Host,
) -> Block {
    let focus = focus.or(window.bars.first().map(|bar| &*bar.supplier));
    let mut block = Block::default();
    for bar in &window.bars {
        block.add(share_row(data, bar, write, focus, host));
    }
    block
}

fn share_row(
    data: &DataSet,
    bar: &Bar,
    write: &dyn Fn(f64) -> String,
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
        name: bar.supplier.to_string(),
        value: bar.qualifier.bound(&write(bar.percent)),
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

/// What other releases say of a share. Of several that differ from it the last is drawn; all are told.
fn revised(
    data: &DataSet,
    bar: &Bar,
    write: &dyn Fn(f64) -> String,
    host: &dyn Host,
) -> Option<Revised> {
    let is_same = |percent: f64| (percent - bar.percent).abs() < SAME_PERCENT;
    let changed = bar.revisions.iter().rfind(|one| !is_same(one.percent));
    bar.revisions.first()?;
    let (mut records, mut texts) = (Vec::new(), Vec::new());
    for (index, one) in bar.revisions.iter().enumerate() {
        records.push(one.record);
        let is_told = |other: &Revision| (one.percent - other.percent).abs() < SAME_PERCENT;
        if bar.revisions.iter().position(is_told) == Some(index) {
            let share = if is_same(one.percent) {
                "unchanged".to_owned()
            } else {
                write(one.percent)
            };
            let where_said = releases(data, &bar.revisions, one.percent, host);
            texts.push(format!("{share} {where_said}"));
        }
    }
    Some(Revised {
        length: changed.map(|one| one.percent),
        text: joined(&texts),
        records,
    })
}

/// Which releases give a share: by their years, or else by who published them.
fn releases(data: &DataSet, revisions: &[Revision], percent: f64, host: &dyn Host) -> String {
    let (mut years, mut names) = (Vec::new(), Vec::new());
    for one in revisions {
        if (one.percent - percent).abs() >= SAME_PERCENT {
            continue;
        }
        let cited = &data.transfer(one.record.row).cited;
        let Some(source) = data.source(&cited.source) else {
            continue;
        };
        match source.published {
            Some(date) => add_new(&mut years, host.day(date.first, DateStyle::Year)),
            None => add_new(&mut names, source.name().to_string()),
        }
    }
    match (years.as_slice(), names.as_slice()) {
        ([], names) => format!("in {}", joined(names)),
        ([year], _) => format!("in the release of {year}"),
        (years, _) => format!("in releases of {}", joined(years)),
    }
}

/// One block for each supplier and period: volumes of the same come one after the other.
fn add_volume_blocks(
    blocks: &mut Vec<Block>,
    data: &DataSet,
    volumes: &[Volume],
    focus: Option<&str>,
    host: &dyn Host,
) {
    let is_aside = !blocks.is_empty();
    let focus = focus.filter(|_| !is_aside);
    let mut before = None;
    for volume in volumes {
        let group = (&volume.supplier, volume.period);
        if before.replace(group) != Some(group) {
            let period = host.date(volume.period, DateStyle::Long);
            blocks.push(Block {
                heading: Some(format!("{}, {period}, millions", volume.supplier)),
                is_aside,
                ..Block::default()
            });
        }
        if let Some(block) = blocks.last_mut() {
            block.add(volume_row(data, volume, focus, host));
        }
    }
}

fn volume_row(data: &DataSet, volume: &Volume, focus: Option<&str>, host: &dyn Host) -> Row {
    Row {
        name: format!("{}, {}", release(data, volume, host), unit_name(volume)),
        value: volume.qualifier.bound(&amount(host, rounded(volume.value))),
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

fn rounded(value: f64) -> f64 {
    if value < WHOLE_FROM {
        value
    } else {
        value.round()
    }
}

/// A unit that is doubted stands between quotation marks.
fn unit_name(volume: &Volume) -> &'static str {
    match (volume.unit, volume.is_doubted) {
        (Unit::UsdMillion, true) => "as “US dollars”",
        (Unit::UsdMillion, false) => "US dollars",
        (Unit::TivMillion, true) => "as “TIV”",
        (Unit::TivMillion, false) => "TIV",
        (Unit::Percent, _) => "per cent",
    }
}

/// The blocks, one below the other.
struct Column<'a> {
    room: &'a Room<'a>,
    /// Where bars start.
    left: f64,
    /// The length of the longest bar.
    reach: f64,
    /// How much larger than it needs to be is what gives way.
    looseness: f64,
    /// How high all of that is by itself.
    elastic: f64,
    y: f64,
    back: Marks,
    data: Marks,
}

impl<'a> Column<'a> {
    fn of(blocks: &[Block], room: &'a Room<'a>, looseness: f64) -> Self {
        let mut column = Self::empty(blocks, room, looseness);
        for block in blocks {
            column.add(block);
        }
        column
    }

    fn empty(blocks: &[Block], room: &'a Room<'a>, looseness: f64) -> Self {
        let (mut names, mut values) = (0.0_f64, 0.0_f64);
        for block in blocks {
            for row in &block.rows {
                names = names.max(room.width_of(&row.name, row.name_font()));
                values = values.max(room.width_of(&row.value, VALUE));
            }
        }
        let left = if room.width_css < NARROW {
            0.0
        } else {
            (names + 12.0).min(room.width_css * 0.4)
        };
        Self {
            room,
            left,
            reach: (room.width_css - left - values - 10.0).max(1.0),
            looseness,
            elastic: 0.0,
            y: 4.0,
            back: Marks::new(),
            data: Marks::new(),
        }
    }

    /// Whether names stand above their bars.
    fn is_narrow(&self) -> bool {
        self.left == 0.0
    }

    /// A height that gives way.
    fn loose(&mut self, height: f64) -> f64 {
        self.elastic += height;
        height * self.looseness
    }

    fn add(&mut self, block: &Block) {
        if !self.data.is_empty() {
            self.separate();
        }
        if let Some(heading) = &block.heading {
            self.heading(heading);
        }
        let reach = self.reach * if block.is_aside { ASIDE } else { 1.0 };
        let scale = Linear::new((0.0, block.longest), (0.0, reach));
        let top = self.y;
        for row in &block.rows {
            self.row(row, &scale);
            self.y += self.loose(BETWEEN_ROWS);
        }
        if !self.is_narrow() {
            let bottom = self.y - BETWEEN_ROWS * self.looseness;
            let from = Point::new(self.left, top - 4.0);
            let to = Point::new(self.left, bottom + 4.0);
            self.back.rule(&[], from, to, Ink::Axis, 1.0);
        }
    }

    /// Air and a rule between blocks.
    fn separate(&mut self) {
        let y = self.y + (BETWEEN_BLOCKS / 2.0 - BETWEEN_ROWS) * self.looseness;
        let (from, to) = (Point::new(0.0, y), Point::new(self.room.width_css, y));
        self.back.rule(&[], from, to, Ink::Grid, 1.0);
        self.y += self.loose(BETWEEN_BLOCKS - BETWEEN_ROWS);
    }

    fn heading(&mut self, heading: &str) {
        let font = Font::bold(SMALL.size_css);
        let spot = Spot::start(0.0, self.y + SMALL_LINE / 2.0);
        let text = self.room.cut(heading, font, self.room.width_css);
        self.back
            .text(&[], spot, Style::plain(font, Ink::Text), text);
        self.y += SMALL_LINE + 8.0;
    }

    fn row(&mut self, row: &Row, scale: &Linear) {
        if self.is_narrow() {
            self.name_above(row);
        }
        let length = scale.at(row.length).max(1.0);
        let thickness = row.thickness * (1.0 - GROWING) + self.loose(row.thickness * GROWING);
        let rect = Rect::new(self.left, self.y, length, thickness);
        if !self.is_narrow() {
            self.name_beside(row, rect.centre().y);
        }
        self.bar(row, rect);
        let spot = Spot::start(rect.right() + GAP, rect.centre().y);
        let style = Style::plain(VALUE, Ink::Text);
        self.data.text(&row.records, spot, style, row.value.clone());
        self.y = rect.bottom();
        if let Some(revised) = &row.revised {
            self.revision(revised, row.ink, scale);
        }
    }

    /// The same share as later releases have it: a thin bar under the bar if it has changed, its text
    /// at the end that it tells of.
    fn revision(&mut self, revised: &Revised, ink: Ink, scale: &Linear) {
        let length = scale.at(revised.length.unwrap_or_default());
        if length > 0.0 {
            let rect = Rect::new(self.left, self.y + 3.0, length, REVISED_BAR);
            self.data.hollow_bar(&revised.records, rect, ink);
            self.y = rect.bottom();
        }
        let x = self.left + if self.is_narrow() { 0.0 } else { GAP };
        let y = self.y + SMALL_LINE / 2.0 + 1.0;
        let text = self.room.cut(&revised.text, SMALL, self.room.width_css - x);
        let end = self.left + length;
        let spot = if end - self.room.width_of(&text, SMALL) > x {
            Spot::end(end, y)
        } else {
            Spot::start(x, y)
        };
        let style = Style::plain(SMALL, Ink::Muted);
        self.data.text(&revised.records, spot, style, text);
        self.y = y + SMALL_LINE / 2.0;
    }

    fn name_above(&mut self, row: &Row) {
        let spot = Spot::start(0.0, self.y + NAME_LINE / 2.0 - 2.0);
        self.name(row, spot, self.room.width_css);
        self.y += NAME_LINE;
    }

    fn name_beside(&mut self, row: &Row, y: f64) {
        let right = self.left - 12.0;
        self.name(row, Spot::end(right, y), right);
    }

    fn name(&mut self, row: &Row, spot: Spot, width_css: f64) {
        let font = row.name_font();
        let text = self.room.cut(&row.name, font, width_css);
        self.data
            .text(&[], spot, Style::plain(font, Ink::Text), text);
    }

    fn bar(&mut self, row: &Row, rect: Rect) {
        if row.is_hatched {
            self.data.hatched_bar(&row.records, rect, row.ink);
        } else {
            self.data.bar(&row.records, rect, row.ink);
        }
    }
}

impl Row {
    fn name_font(&self) -> Font {
        if self.thickness < BAR { SMALL } else { NAME }
    }
}
