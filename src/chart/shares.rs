//! Who supplied how much in one window: sorted bars, their values at their ends. Below them what is
//! known as volumes or money, each with its unit.

use super::{NAME, Room, SMALL, SMALL_LINE, VALUE, hatching, outline};
use crate::dataset::records::{Qualifier, Unit};
use crate::dataset::{DataSet, RecordRef};
use crate::order::{add_new, joined};
use crate::plane::{Point, Rect};
use crate::scale::Linear;
use crate::scene::{Anchor, Mark, Scene, Shape};
use crate::summary::shares::{Bar, Revision, Shares, Volume, Window};
use crate::text::{DateStyle, Font, Host};
use crate::theme::Ink;

const BAR: f64 = 26.0;
const THIN_BAR: f64 = 14.0;
const REVISED_BAR: f64 = 4.0;
const BETWEEN_ROWS: f64 = 14.0;
const NAME_LINE: f64 = 20.0;
const BETWEEN_BLOCKS: f64 = 24.0;

/// Between a bar and its texts.
const GAP: f64 = 7.0;

/// Below this width names stand above their bars, not left of them.
const NARROW: f64 = 480.0;

/// Two shares that round to the same text are not worth a mark.
const SAME_PERCENT: f64 = 0.5;

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

/// A bar's share as later releases give it.
struct Revised {
    length: f64,
    text: String,
    records: Vec<RecordRef>,
}

/// Bars on one scale, under a heading of their own.
struct Block {
    heading: Option<String>,
    rows: Vec<Row>,
    longest: f64,
}

/// Lays out the shares of a selection, as high as they need to be; none if there are none.
/// `focus` is the supplier that the article is about.
pub fn layout(data: &DataSet, shares: &Shares, focus: Option<&str>, room: &Room) -> Option<Scene> {
    let blocks: Vec<Block> = shares
        .window
        .iter()
        .map(|window| shares_block(data, window, focus, room.host))
        .chain(volume_blocks(data, &shares.volumes, focus, room.host))
        .collect();
    if blocks.is_empty() {
        return None;
    }
    let mut column = Column::new(room, &blocks);
    for block in blocks {
        column.add(block);
    }
    Some(Scene {
        width_css: room.width_css,
        height_css: column.y.max(1.0),
        back: column.back.into(),
        data: column.data,
        sideways: None,
    })
}

fn shares_block(data: &DataSet, window: &Window, focus: Option<&str>, host: &dyn Host) -> Block {
    let focus = focus.or(window.bars.first().map(|bar| &*bar.supplier));
    let rows: Vec<Row> = window
        .bars
        .iter()
        .map(|bar| share_row(data, bar, focus, host))
        .collect();
    let revised = rows.iter().filter_map(|row| row.revised.as_ref());
    let longest = revised
        .map(|one| one.length)
        .chain(rows.iter().map(|row| row.length));
    Block {
        heading: None,
        longest: longest.fold(0.0, f64::max),
        rows,
    }
}

fn share_row(data: &DataSet, bar: &Bar, focus: Option<&str>, host: &dyn Host) -> Row {
    Row {
        name: bar.supplier.to_string(),
        value: qualified(bar.qualifier, &host.percent(bar.percent)),
        length: bar.percent,
        thickness: BAR,
        ink: ink_of(&bar.supplier, focus),
        is_hatched: bar.is_derived,
        records: vec![bar.record],
        revised: revised(data, bar, host),
    }
}

fn ink_of(supplier: &str, focus: Option<&str>) -> Ink {
    if focus == Some(supplier) {
        Ink::Accent
    } else {
        Ink::Mark
    }
}

/// What later releases say of a share; of several the last.
fn revised(data: &DataSet, bar: &Bar, host: &dyn Host) -> Option<Revised> {
    let last: &Revision = bar.revisions.last()?;
    let same = |one: &&Revision| (one.percent - last.percent).abs() < SAME_PERCENT;
    let records: Vec<RecordRef> = bar
        .revisions
        .iter()
        .filter(same)
        .map(|one| one.record)
        .collect();
    let mut years = Vec::new();
    for record in &records {
        if let Some(year) = release_year(data, *record, host) {
            add_new(&mut years, year);
        }
    }
    Some(Revised {
        length: last.percent,
        text: format!(
            "{} in releases of {}",
            host.percent(last.percent),
            joined(&years)
        ),
        records,
    })
}

fn release_year(data: &DataSet, record: RecordRef, host: &dyn Host) -> Option<String> {
    let cited = &data.transfers.get(record.row)?.cited;
    let published = data.source(&cited.source)?.published?;
    Some(host.day(published.first, DateStyle::Year))
}

/// One block for each supplier and period.
fn volume_blocks(
    data: &DataSet,
    volumes: &[Volume],
    focus: Option<&str>,
    host: &dyn Host,
) -> Vec<Block> {
    let same = |one: &Volume, other: &Volume| {
        (&one.supplier, one.period) == (&other.supplier, other.period)
    };
    volumes
        .chunk_by(same)
        .map(|group| volume_block(data, group, focus, host))
        .collect()
}

fn volume_block(data: &DataSet, group: &[Volume], focus: Option<&str>, host: &dyn Host) -> Block {
    let first = &group[0];
    let period = host.date(first.period, DateStyle::Long);
    let rows = group.iter().map(|volume| Row {
        name: format!("{}, {}", unit_name(volume), vintage(data, volume, host)),
        value: qualified(volume.qualifier, &host.number(volume.value)),
        length: volume.value,
        thickness: THIN_BAR,
        ink: ink_of(&volume.supplier, focus),
        is_hatched: volume.is_doubted,
        records: vec![volume.record],
        revised: None,
    });
    Block {
        heading: Some(format!("{}, {period}, in millions of:", first.supplier)),
        rows: rows.collect(),
        longest: group.iter().map(|volume| volume.value).fold(0.0, f64::max),
    }
}

/// Who says so, and in which year: a volume is its release's.
fn vintage(data: &DataSet, volume: &Volume, host: &dyn Host) -> String {
    let transfer = &data.transfers[volume.record.row];
    let Some(source) = data.source(&transfer.cited.source) else {
        return String::new();
    };
    match source.published {
        Some(date) => format!(
            "{} {}",
            source.name(),
            host.day(date.first, DateStyle::Year)
        ),
        None => source.name().to_string(),
    }
}

fn unit_name(volume: &Volume) -> &'static str {
    match (volume.unit, volume.is_doubted) {
        (Unit::UsdMillion, true) => "US dollars?",
        (Unit::UsdMillion, false) => "US dollars",
        (Unit::TivMillion, true) => "TIV?",
        (Unit::TivMillion, false) => "TIV",
        (Unit::Percent, _) => "per cent",
    }
}

fn qualified(qualifier: Qualifier, value: &str) -> String {
    match qualifier {
        Qualifier::Exact => value.to_owned(),
        Qualifier::About => format!("about {value}"),
        Qualifier::AtLeast => format!("at least {value}"),
        Qualifier::MoreThan => format!("more than {value}"),
    }
}

/// The blocks, one below the other.
struct Column<'a> {
    room: &'a Room<'a>,
    /// Where bars start.
    left: f64,
    /// The length of the longest bar.
    reach: f64,
    y: f64,
    back: Vec<Mark>,
    data: Vec<Mark>,
}

impl<'a> Column<'a> {
    fn new(room: &'a Room<'a>, blocks: &[Block]) -> Self {
        let rows = || blocks.iter().flat_map(|block| &block.rows);
        let widest = |width: &dyn Fn(&Row) -> f64| rows().map(width).fold(0.0, f64::max);
        let names = widest(&|row| room.width_of(&row.name, row.name_font()));
        let values = widest(&|row| room.width_of(&row.value, VALUE));
        let left = if room.width_css < NARROW {
            0.0
        } else {
            (names + 12.0).min(room.width_css * 0.4)
        };
        Self {
            room,
            left,
            reach: (room.width_css - left - values - 10.0).max(1.0),
            y: 4.0,
            back: Vec::new(),
            data: Vec::new(),
        }
    }

    fn add(&mut self, block: Block) {
        if !self.data.is_empty() {
            self.y += BETWEEN_BLOCKS - BETWEEN_ROWS;
        }
        if let Some(heading) = &block.heading {
            let at = Point::new(0.0, self.y + SMALL_LINE / 2.0);
            let heading = self.text(
                heading,
                at,
                Font::bold(SMALL.size_css),
                Ink::Text,
                self.room.width_css,
            );
            self.back.push(Mark::plain(heading));
            self.y += SMALL_LINE + 8.0;
        }
        let scale = Linear::new((0.0, block.longest), (0.0, self.reach));
        let top = self.y;
        for row in &block.rows {
            self.row(row, &scale);
            self.y += BETWEEN_ROWS;
        }
        if self.left > 0.0 {
            self.back.push(Mark::plain(Shape::Rule {
                from: Point::new(self.left, top - 4.0),
                to: Point::new(self.left, self.y - BETWEEN_ROWS + 4.0),
                ink: Ink::Axis,
                width_css: 1.0,
            }));
        }
    }

    fn row(&mut self, row: &Row, scale: &Linear) {
        let is_above = self.left == 0.0;
        if is_above {
            self.name(row, self.y + NAME_LINE / 2.0 - 2.0);
            self.y += NAME_LINE;
        }
        let length = scale.at(row.length).max(1.0);
        let rect = Rect::new(self.left, self.y, length, row.thickness);
        if !is_above {
            self.name(row, rect.centre().y);
        }
        self.bar(row, rect);
        let value = Point::new(rect.right() + GAP, rect.centre().y);
        let value = self.text(&row.value, value, VALUE, Ink::Text, f64::INFINITY);
        self.data.push(Mark::of(row.records.clone(), value));
        self.y = rect.bottom();
        if let Some(revised) = &row.revised {
            self.revision(revised, scale);
        }
    }

    /// A thin bar under the bar: the same share as later releases have it.
    fn revision(&mut self, revised: &Revised, scale: &Linear) {
        let of = |shape| Mark::of(revised.records.clone(), shape);
        let length = scale.at(revised.length).max(1.0);
        let rect = Rect::new(self.left, self.y + 3.0, length, REVISED_BAR);
        let y = rect.bottom() + SMALL_LINE / 2.0 + 1.0;
        let at = Point::new(self.left + if self.left > 0.0 { GAP } else { 0.0 }, y);
        let text = self.text(
            &revised.text,
            at,
            SMALL,
            Ink::Muted,
            self.room.width_css - at.x,
        );
        self.data.push(of(Shape::Bar {
            rect,
            ink: Ink::Axis,
        }));
        self.data.push(of(text));
        self.y = y + SMALL_LINE / 2.0;
    }

    fn name(&mut self, row: &Row, y: f64) {
        let name = if self.left == 0.0 {
            self.text(
                &row.name,
                Point::new(0.0, y),
                row.name_font(),
                Ink::Text,
                self.room.width_css,
            )
        } else {
            let font = row.name_font();
            let text = self.room.host.ellipsised(&row.name, font, self.left - 12.0);
            Shape::Label {
                at: Point::new(self.left - 12.0, y),
                text,
                font,
                ink: Ink::Text,
                anchor: Anchor::End,
                has_halo: false,
            }
        };
        self.data.push(Mark::plain(name));
    }

    fn bar(&mut self, row: &Row, rect: Rect) {
        let of = |shape| Mark::of(row.records.clone(), shape);
        if !row.is_hatched {
            self.data.push(of(Shape::Bar { rect, ink: row.ink }));
            return;
        }
        // The ground of a hatched bar is a bar too, so that it can be pointed at everywhere.
        let ground = Shape::Bar {
            rect,
            ink: Ink::Surface,
        };
        self.data.push(of(ground));
        let strokes = hatching(rect, row.ink)
            .into_iter()
            .chain(outline(rect, row.ink));
        self.data.extend(strokes.map(Mark::plain));
    }

    fn text(&self, text: &str, at: Point, font: Font, ink: Ink, width_css: f64) -> Shape {
        Shape::Label {
            at,
            text: self.room.host.ellipsised(text, font, width_css),
            font,
            ink,
            anchor: Anchor::Start,
            has_halo: false,
        }
    }
}

impl Row {
    fn name_font(&self) -> Font {
        if self.thickness < BAR { SMALL } else { NAME }
    }
}
