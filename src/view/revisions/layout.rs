//! What two sources give: bars in pairs where it is of one date, else a small chart for each series.

mod bars;
mod panels;

use super::summary::{Kind, Measure, Pair, Revisions, Series};
use super::told;
use crate::dataset::DataSet;
use crate::dataset::records::CountKind;
use crate::fill::owned;
use crate::message::Message;
use crate::scene::{Axes, Scene};
use crate::text::Host;
use crate::theme::Ink;
use crate::view::marks::Marks;
use crate::view::viewport::{EMPTY_CSS, SMALL, Viewport};
use crate::words::Localizer;
use crate::words::value::amount;

/// What the first and the second source are drawn in, and what they differ by.
const INKS: [Ink; 2] = [Ink::Mark, Ink::Accent];
const CHANGE: Ink = Ink::Range(0);

/// Names that take more of a picture's width are shortened in its labels; the key has them whole.
const MOST_OF_WIDTH: f64 = 0.3;

/// The marks of a picture, and how high it is.
struct Picture {
    back: Marks,
    data: Marks,
    height_css: f64,
}

/// What drawings need to write values.
#[derive(Clone, Copy)]
struct Writer<'a> {
    localizer: Localizer<'a>,
    /// What the two sources are called in labels: what tells them apart, where the whole names have no room.
    labels: &'a [String; 2],
}

impl Writer<'_> {
    /// The value of one of the two.
    fn value(self, series: &Series, pair: &Pair, which: usize) -> Option<String> {
        let given = pair.given[which].as_ref()?;
        let host = self.localizer.host;
        Some(told::in_words(host, series.measure, given))
    }

    /// The same with whose it is: "49% (Wall Street Journal 2021)". The unit of a volume stands in the heading.
    fn labelled(self, series: &Series, pair: &Pair, which: usize) -> Option<String> {
        let given = pair.given[which].as_ref()?;
        let value = match series.measure {
            Measure::Volume(_) => amount(self.localizer.host, given.qualifier, given.told()),
            _ => self.value(series, pair, which)?,
        };
        Some(self.labelled_as(value, which))
    }

    /// What one of the two is called.
    fn label(&self, which: usize) -> &str {
        &self.labels[which]
    }

    fn labelled_as(self, value: String, which: usize) -> String {
        let gaps = [value, self.labels[which].clone()];
        self.localizer.host.tell(Message::Remark, gaps)
    }
}

/// The height that the drawing has.
pub fn height(data: &DataSet, revisions: &Revisions, width_css: f64, host: &dyn Host) -> f64 {
    let viewport = Viewport {
        width_css,
        height_css: 0.0,
        host,
        zoom: None,
    };
    picture(data, revisions, &viewport).map_or(EMPTY_CSS, |picture| picture.height_css)
}

/// Lays out what two sources give; none if nothing can be compared.
pub fn layout(data: &DataSet, revisions: &Revisions, viewport: &Viewport) -> Option<Scene> {
    let picture = picture(data, revisions, viewport)?;
    let viewport = Viewport {
        height_css: picture.height_css.max(1.0),
        ..*viewport
    };
    Some(viewport.scene(picture.back.marks.into(), picture.data, Axes::None))
}

/// Two names without the words that they begin with alike: "2021" and "2024" of two releases of one publisher.
fn apart(names: [String; 2]) -> [String; 2] {
    let mut start = 0;
    let mut place = 0;
    let both = names[0].bytes().zip(names[1].bytes());
    for (one, other) in both {
        if one != other {
            break;
        }
        place += 1;
        if one == b' ' {
            start = place;
        }
    }
    names.map(|name| owned(name.get(start..).unwrap_or(&name)))
}

/// Whether values that follow each other are of one thing that goes on: totals, and the shares of years. Counts of single days
/// are each by itself.
fn grows(kind: Kind) -> bool {
    !matches!(kind, Kind::Deaths(CountKind::PerDay, _))
}

fn picture(data: &DataSet, revisions: &Revisions, viewport: &Viewport) -> Option<Picture> {
    let is_paired = |series: &Series| series.most_changed().is_some();
    if !revisions.series.iter().any(is_paired) {
        return None;
    }
    let host = viewport.host;
    let localizer = Localizer { data, host };
    let names = told::names(localizer, &revisions.sources);
    let widest = viewport
        .width_of(&names[0], SMALL)
        .max(viewport.width_of(&names[1], SMALL));
    let labels = if widest > viewport.width_css * MOST_OF_WIDTH {
        apart(names)
    } else {
        names
    };
    let writer = Writer {
        localizer,
        labels: &labels,
    };
    let series = revisions.drawn();
    Some(if revisions.is_over_time {
        panels::picture(series, grows(revisions.kind), writer, viewport)
    } else {
        bars::picture(series, writer, viewport)
    })
}
