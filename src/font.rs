//! A host that measures with a font file, as browsers do: shaped by HarfBuzz's rules, with kerning and ligatures.
//!
//! A canvas that shows the same font lays the same scene out (`tests/agree`). Letters that the font lacks come
//! from whatever font a browser finds; they count as wide as an average letter here.

use crate::dataset::date::{DateSpan, Day};
use crate::plain::PlainHost;
use crate::text::{DateStyle, Font, Host, Weight};
use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};

/// How much wider bold letters are than regular ones, if no bold font is given (Helvetica's are).
const BOLD: f64 = 1.06;

/// The width of a letter that the font lacks, in ems.
const LACKING: f64 = 0.6;

/// Writes as a host without a font does, and measures with one.
pub struct FontHost<'a> {
    writer: PlainHost,
    regular: Face<'a>,
    bold: Option<Face<'a>>,
}

/// One font file, read.
pub struct Face<'a> {
    font: FontRef<'a>,
    shaping: ShaperData,
}

impl<'a> Face<'a> {
    /// Reads the bytes of a TrueType or OpenType file, and of a collection its font `index`; none if they hold
    /// no such font.
    pub fn parse(bytes: &'a [u8], index: u32) -> Option<Self> {
        let font = FontRef::from_index(bytes, index).ok()?;
        let shaping = ShaperData::new(&font);
        let face = Self { font, shaping };
        (face.width_em("n") > 0.0).then_some(face)
    }

    /// How wide a text is, in ems. Browsers shape word by word: no letter is kerned with a blank.
    fn width_em(&self, text: &str) -> f64 {
        let words = text.split_inclusive(' ').flat_map(|word| {
            let bare = word.trim_end_matches(' ');
            [bare, &word[bare.len()..]]
        });
        words.map(|word| self.word_em(word)).sum()
    }

    fn word_em(&self, text: &str) -> f64 {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let shaper = self.shaping.shaper(&self.font).build();
        let em = f64::from(shaper.units_per_em().max(1));
        let glyphs = shaper.shape(buffer, ShapeOptions::new());
        let mut width = 0.0;
        for (info, position) in glyphs.glyph_infos().iter().zip(glyphs.glyph_positions()) {
            let is_lacking = info.glyph_id == 0 && position.x_advance != 0;
            width += if is_lacking {
                LACKING
            } else {
                f64::from(position.x_advance) / em
            };
        }
        width
    }
}

impl<'a> FontHost<'a> {
    /// Measures with a font and, where letters are bold, with its bold one.
    pub fn new(writer: PlainHost, regular: Face<'a>, bold: Option<Face<'a>>) -> Self {
        Self {
            writer,
            regular,
            bold,
        }
    }
}

impl Host for FontHost<'_> {
    fn text_width(&self, text: &str, font: Font) -> f64 {
        let width = match (font.weight, &self.bold) {
            (Weight::Regular, _) => self.regular.width_em(text),
            (Weight::Bold, Some(bold)) => bold.width_em(text),
            (Weight::Bold, None) => self.regular.width_em(text) * BOLD,
        };
        width * font.size_css
    }

    fn language(&self) -> &str {
        self.writer.language()
    }

    fn number(&self, value: f64) -> String {
        self.writer.number(value)
    }

    fn percent(&self, value: f64) -> String {
        self.writer.percent(value)
    }

    fn day(&self, day: Day, style: DateStyle) -> String {
        self.writer.day(day, style)
    }

    fn days(&self, span: &DateSpan, style: DateStyle) -> String {
        self.writer.days(span, style)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plain::PLAIN;

    const REGULAR: &[u8] = include_bytes!("../tests/fixtures/fonts/test-sans-regular.ttf");
    const BOLD_ONE: &[u8] = include_bytes!("../tests/fixtures/fonts/test-sans-bold.ttf");

    fn width(bold: Option<&[u8]>, text: &str, weight: Weight) -> f64 {
        let bold = bold.and_then(|bytes| Face::parse(bytes, 0));
        let host = FontHost::new(PLAIN, Face::parse(REGULAR, 0).unwrap(), bold);
        let size_css = 1000.0;
        host.text_width(text, Font { size_css, weight })
    }

    #[test]
    fn widths_are_those_of_the_font() {
        // Liberation Sans has the widths of Arial: 0.556 for a digit, 0.667 for an A.
        assert!((width(None, "0", Weight::Regular) - 556.0).abs() < 0.5);
        assert!((width(None, "A", Weight::Regular) - 667.0).abs() < 0.5);
    }

    #[test]
    fn letters_are_kerned() {
        let apart = width(None, "A", Weight::Regular) + width(None, "V", Weight::Regular);
        let together = width(None, "AV", Weight::Regular);
        assert!(
            (60.0..90.0).contains(&(apart - together)),
            "{apart} {together}"
        );
    }

    #[test]
    fn no_letter_is_kerned_with_a_blank() {
        let apart = width(None, "l", Weight::Regular)
            + width(None, " ", Weight::Regular)
            + width(None, "A", Weight::Regular);
        let together = width(None, "l A", Weight::Regular);
        assert!((apart - together).abs() < 1e-9, "{apart} {together}");
    }

    #[test]
    fn bold_letters_have_a_font_of_their_own_or_are_taken_to_be_wider() {
        let regular = width(None, "abc", Weight::Regular);
        let wider = width(None, "abc", Weight::Bold);
        assert!((wider / regular - BOLD).abs() < 1e-9, "{wider} {regular}");
        // 0.556, 0.611 and 0.556 ems, as in Arial Bold.
        let bold = width(Some(BOLD_ONE), "abc", Weight::Bold);
        assert!((bold - 1723.0).abs() < 1.0, "{bold}");
    }

    #[test]
    fn a_letter_that_the_font_lacks_has_some_width() {
        assert_eq!(width(None, "မ", Weight::Regular), LACKING * 1000.0);
    }

    #[test]
    fn bytes_that_are_no_font_are_refused() {
        assert!(Face::parse(b"OTTO, or so it says", 0).is_none());
        assert!(Face::parse(&REGULAR[..200], 0).is_none());
        assert!(Face::parse(&[], 0).is_none());
    }
}
