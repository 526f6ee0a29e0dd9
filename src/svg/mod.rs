//! Scenes as SVG: files, and parts of a page. The text is text, and every record has a group with its name.
//!
//! There is no script, no style sheet and no `style` attribute in it: nothing that a strict policy refuses.

mod number;
mod sign;
mod writer;

use crate::dataset::RecordRef;
use crate::markup::{attribute, shortened};
use crate::paint::Painter;
use crate::plane::Rect;
use crate::scene::{Mark, Scene, Shape};
use crate::theme::{Ink, Theme};
use crate::words::Localizer;
use crate::words::tip::Tip;
use number::number;
pub use sign::sign;
use writer::Writer;

/// Sums of a year have thousands of records; so many are named.
const MOST_NAMES: usize = 12;

/// Characters that a record's title may have, and a picture's description.
const LONGEST_TITLE: usize = 500;
const LONGEST_SENTENCE: usize = 1000;

/// A scene, and what it takes to draw it and to say what it shows.
#[derive(Clone, Copy)]
pub struct Drawing<'a> {
    pub scene: &'a Scene,
    pub theme: &'a Theme,
    pub localizer: Localizer<'a>,
    /// What each of the scene's targets says, in their order.
    pub tips: &'a [Tip],
    /// How many times larger than it is laid out it is shown in a file of its own.
    pub scale: f64,
}

impl Drawing<'_> {
    /// A file of its own, with title and description.
    pub fn file(&self, title: &str, sentence: &str) -> String {
        let (width, height) = (
            css(self.scene.width_css * self.scale),
            css(self.scene.height_css * self.scale),
        );
        let mut root = attribute("xmlns", "http://www.w3.org/2000/svg");
        root += &attribute("width", &width);
        root += &attribute("height", &height);
        let said = format!(
            "<title>{}</title>\n<desc>{}</desc>\n",
            shortened(title, LONGEST_TITLE),
            shortened(sentence, LONGEST_SENTENCE)
        );
        self.draw(&root, &said)
    }

    /// A part of a page, as wide as the page lets it be. Its height in CSS pixels is given, or follows the width.
    pub fn inline(&self, sentence: &str, height_css: Option<f64>) -> String {
        let mut root = String::from(" role=\"img\" aria-label=\"");
        root += &shortened(sentence, LONGEST_SENTENCE);
        root += "\" width=\"100%\"";
        if let Some(height_css) = height_css {
            root += &attribute("height", &css(height_css));
        }
        self.draw(&root, "")
    }

    fn draw(&self, root: &str, said: &str) -> String {
        let (width, height) = (css(self.scene.width_css), css(self.scene.height_css));
        let mut writer = Writer::default();
        // A page that runs from right to left is not to turn the anchors of texts around.
        writer.markup(&format!(
            "<svg{root} viewBox=\"0 0 {width} {height}\" direction=\"ltr\" stroke-linejoin=\"round\"{}>\n{said}",
            attribute("font-family", &self.theme.font)
        ));
        let surface = Mark::plain(Shape::Bar {
            rect: Rect::new(0.0, 0.0, self.scene.width_css, self.scene.height_css),
            ink: Ink::Surface,
        });
        self.marks(&mut writer, std::iter::once(&surface));
        // Coasts at a scale of 1 to 110 million are not known to a tenth of a pixel.
        writer.is_coarse = true;
        self.marks(&mut writer, self.scene.back.iter());
        writer.is_coarse = false;
        let is_same = |one: &Mark, other: &Mark| one.target == other.target;
        for group in self.scene.data.chunk_by(is_same) {
            self.group(&mut writer, group);
        }
        writer.markup("</svg>\n");
        writer.finish()
    }

    /// Marks of the same records, as a group that names them.
    fn group(&self, writer: &mut Writer, marks: &[Mark]) {
        let records = marks
            .first()
            .map_or(&[][..], |mark| self.scene.records(mark));
        if records.is_empty() {
            return self.marks(writer, marks);
        }
        let names: Vec<String> = records
            .iter()
            .take(MOST_NAMES)
            .map(|record| self.name(*record))
            .collect();
        let target = marks.first().and_then(|mark| mark.target);
        let tip = target.and_then(|target| self.tips.get(target));
        writer.markup(&format!(
            "<g{}><title>{}</title>\n",
            attribute("data-record", &names.join("~")),
            shortened(&tip.map(in_words).unwrap_or_default(), LONGEST_TITLE)
        ));
        self.marks(writer, marks);
        writer.markup("</g>\n");
    }

    /// What a page calls a record; an id may be of any length.
    fn name(&self, record: RecordRef) -> String {
        let name = self.localizer.data.name_of(record);
        name.chars().take(LONGEST_TITLE).collect()
    }

    fn marks<'m>(&self, writer: &mut Writer, marks: impl IntoIterator<Item = &'m Mark>) {
        for mark in marks {
            let mark = self.without_halo(writer, mark);
            let mut painter = Painter {
                backend: &mut *writer,
                theme: self.theme,
                ratio: 1.0,
            };
            // Writing into a string cannot fail.
            let _ = painter.paint([&mark]);
            writer.halo = None;
        }
    }

    /// A halo is a stroke here: painted, it is the same text eight times more.
    fn without_halo(&self, writer: &mut Writer, mark: &Mark) -> Mark {
        let mut mark = mark.clone();
        if let Shape::Label { has_halo, .. } = &mut mark.shape
            && std::mem::take(has_halo)
        {
            writer.halo = Some(self.theme.colour(Ink::Surface));
        }
        mark
    }
}

/// A length as the drawing writes it.
pub fn css(length_css: f64) -> String {
    number((length_css * 10.0).round() as i64)
}

/// A tooltip as one line, with its notes and sources.
fn in_words(tip: &Tip) -> String {
    let mut text = tip.title.clone();
    for row in &tip.rows {
        let (colon, semicolon) = (
            if row.label.is_empty() { "" } else { ": " },
            if text.is_empty() { "" } else { "; " },
        );
        text += &format!("{semicolon}{}{colon}{}", row.label, row.value);
    }
    for note in &tip.notes {
        text += &format!("; {note}");
    }
    for source in &tip.sources {
        text += &format!(" ({})", source.text);
    }
    text
}
