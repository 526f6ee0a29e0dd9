//! What a drawing is made for: its size, its host, and the typefaces of its labels.

use crate::fill::split;
use crate::geo::Zoom;
use crate::plane::Rect;
use crate::scene::{Axes, Mark, Scene};
use crate::text::{Font, Host};
use crate::view::marks::Marks;
use std::rc::Rc;

/// The height of a picture that never has anything to show. One that a filter leaves empty keeps its height.
pub const EMPTY_CSS: f64 = 160.0;

/// Ticks, notes at marks, all that is read second.
pub const SMALL: Font = Font::regular(12.0);

/// Names at marks.
pub const NAME: Font = Font::regular(14.0);

/// Values at marks.
pub const VALUE: Font = Font::bold(15.0);

/// The height of a line of [`SMALL`].
pub const SMALL_LINE: f64 = 16.0;

/// What stands for what was cut.
const ELLIPSIS: &str = "…";

/// What a drawing is made for.
#[derive(Clone, Copy)]
pub struct Viewport<'a> {
    pub width_css: f64,
    pub height_css: f64,
    pub host: &'a dyn Host,
    /// How a reader looks at a map; without it, all that is shown fits in.
    pub zoom: Option<Zoom>,
}

impl Viewport<'_> {
    /// The whole drawing.
    pub fn rect(&self) -> Rect {
        Rect::new(0.0, 0.0, self.width_css, self.height_css)
    }

    /// A scene of this size: what changes seldom, and the data upon it.
    pub fn scene(&self, back: Rc<Vec<Mark>>, data: Marks, axes: Axes) -> Scene {
        Scene {
            width_css: self.width_css,
            height_css: self.height_css,
            back,
            data: data.marks,
            targets: data.targets,
            axes,
        }
    }

    /// The width of a text.
    pub fn width_of(&self, text: &str, font: Font) -> f64 {
        self.host.text_width(text, font)
    }

    /// The text in lines that are no wider than this; a word that is wider still is cut.
    pub fn wrapped(&self, text: &str, font: Font, width_css: f64) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in split(text, b' ') {
            if let Some(line) = lines.last_mut() {
                let mut longer = String::with_capacity(line.len() + 1 + word.len());
                longer.push_str(line);
                longer.push(' ');
                longer.push_str(word);
                if self.width_of(&longer, font) <= width_css {
                    *line = longer;
                    continue;
                }
            }
            lines.push(self.cut(word, font, width_css));
        }
        lines
    }

    /// The width of the longest word of a text.
    pub fn longest_word(&self, text: &str, font: Font) -> f64 {
        let mut longest = 0.0_f64;
        for word in split(text, b' ') {
            longest = longest.max(self.width_of(word, font));
        }
        longest
    }

    /// The text, cut to a width.
    pub fn cut(&self, text: &str, font: Font, width_css: f64) -> String {
        self.host.ellipsised(text, font, width_css)
    }

    /// The text, cut to a width: at its end, or where one of the others begins like it, in the middle, so that it keeps what
    /// tells it from them.
    pub fn cut_among(&self, text: &str, others: &[&str], font: Font, width_css: f64) -> String {
        let cut = self.cut(text, font, width_css);
        let kept = cut.len().saturating_sub(ELLIPSIS.len());
        let start = text.as_bytes().get(..kept).unwrap_or_default();
        let is_alike = |other: &&str| *other != text && other.as_bytes().starts_with(start);
        if cut == text || kept == 0 || !others.iter().any(is_alike) {
            return cut;
        }
        for (at, _) in text.char_indices() {
            let (Some(head), Some(tail)) = (text.get(..at), text.get(at..)) else {
                continue;
            };
            let width = self.width_of(tail, font);
            if width <= width_css / 2.0 {
                let head = self.cut(head, font, width_css - width);
                return if head.is_empty() { cut } else { head + tail };
            }
        }
        cut
    }
}
