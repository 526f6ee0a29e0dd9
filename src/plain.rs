//! A host without a page: English, with the widths of Helvetica. For golden drawings and the command.

use crate::dataset::date::{DateSpan, Day};
use crate::english::{self, English};
use crate::text::{DateStyle, Font, Host, Weight};

/// Writes one kind of English and measures Helvetica.
pub struct PlainHost(pub English);

/// The British one.
pub const PLAIN: PlainHost = PlainHost(English::British);

/// Widths of the characters from space to tilde, in thousandths of the size (Adobe's Helvetica.afm).
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// Helvetica Bold is about this much wider.
const BOLD: f64 = 1.06;

fn width_em(character: char) -> f64 {
    let index = (character as usize).wrapping_sub(' ' as usize);
    let thousandths = WIDTHS.get(index).copied().unwrap_or(600);
    f64::from(thousandths) / 1000.0
}

impl Host for PlainHost {
    fn text_width(&self, text: &str, font: Font) -> f64 {
        let em: f64 = text.chars().map(width_em).sum();
        let stretch = if font.weight == Weight::Bold {
            BOLD
        } else {
            1.0
        };
        em * font.size_css * stretch
    }

    fn language(&self) -> &str {
        self.0.tag()
    }

    fn number(&self, value: f64) -> String {
        english::number(value.is_sign_negative(), &shortest(value))
    }

    fn percent(&self, value: f64) -> String {
        english::percent(value.is_sign_negative(), &shortest(value / 100.0))
    }

    fn day(&self, day: Day, style: DateStyle) -> String {
        self.0.day(day, style)
    }

    fn days(&self, span: &DateSpan, style: DateStyle) -> String {
        self.0.date(span, style)
    }
}

/// The fewest decimals that mean a number, without its sign.
fn shortest(value: f64) -> String {
    value.abs().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ellipsis_cuts_what_does_not_fit() {
        let font = Font::regular(10.0);
        let cut = PLAIN.ellipsised(&"word ".repeat(2000), font, 80.0);
        assert!(
            cut.ends_with('…') && PLAIN.text_width(&cut, font) <= 80.0,
            "{cut}"
        );
        assert_eq!(PLAIN.ellipsised("word", font, 80.0), "word");
        assert_eq!(PLAIN.ellipsised("word", font, 1.0), "");
    }

    #[test]
    fn a_text_fits_the_room_that_was_made_for_it() {
        for tenths in 100..200 {
            let font = Font::regular(f64::from(tenths) / 10.0);
            let with_margin = PLAIN.text_width("US dollars?", font) + 12.0;
            let text = PLAIN.ellipsised("US dollars?", font, with_margin - 12.0);
            assert_eq!(text, "US dollars?", "at {}", font.size_css);
        }
    }
}
