//! A host without a page: British English, with the widths of Helvetica. For golden drawings and the command.
//!
//! Numbers and dates are written as Chromium's `Intl` writes `en-GB`, so that a picture made here reads
//! like the canvas that takes its place (`tests/agree` compares them in browsers). Two things differ: other browsers
//! set thin spaces around the dash of a range, or none, where Chromium and this host set plain ones; and ranges of a
//! [`DateStyle`] without a year that span two years, or of two decades, which no view writes.

use crate::dataset::date::{DateSpan, Day, Precision};
use crate::text::{DateStyle, Font, Host, Weight};

/// Writes English and measures Helvetica.
pub struct PlainHost;

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

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn width_em(character: char) -> f64 {
    let index = (character as usize).wrapping_sub(' ' as usize);
    let thousandths = WIDTHS.get(index).copied().unwrap_or(600);
    f64::from(thousandths) / 1000.0
}

fn month(day: Day, style: DateStyle) -> &'static str {
    let name = MONTHS[(day.civil().1 - 1) as usize];
    match (style, name) {
        (DateStyle::Long, _) => name,
        // The one that British English cuts after four letters.
        (_, "September") => "Sept",
        _ => &name[..3],
    }
}

fn thousands(digits: &str) -> String {
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The number times ten to the power of `shift`, rounded half away from zero to two decimals: of the
/// shortest decimals that mean this number, as `Intl` does it.
fn rounded(value: f64, shift: usize) -> String {
    let shortest = format!("{}", value.abs());
    let (whole, decimals) = shortest.split_once('.').unwrap_or((&shortest, ""));
    let zeros = "0".repeat((shift + 2).saturating_sub(decimals.len()));
    let decimals = format!("{decimals}{zeros}");
    let (kept, cut) = decimals.split_at(shift + 2);
    let mut digits = format!("{whole}{kept}").into_bytes();
    if cut.starts_with(['5', '6', '7', '8', '9']) {
        increment(&mut digits);
    }
    let digits = String::from_utf8(digits).unwrap_or_default();
    let (whole, decimals) = digits.split_at(digits.len().saturating_sub(2));
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let decimals = decimals.trim_end_matches('0');
    let point = if decimals.is_empty() { "" } else { "." };
    let sign = if value.is_sign_negative() { "-" } else { "" };
    format!("{sign}{}{point}{decimals}", thousands(whole))
}

/// Adds one to the last of some digits.
fn increment(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            return;
        }
        *digit = b'0';
    }
    digits.insert(0, b'1');
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

    fn number(&self, value: f64) -> String {
        rounded(value, 0)
    }

    fn percent(&self, value: f64) -> String {
        format!("{}%", rounded(value / 100.0, 2))
    }

    fn day(&self, day: Day, style: DateStyle) -> String {
        let (year, _, day_of_month) = day.civil();
        match style {
            DateStyle::Long | DateStyle::Short => {
                format!("{day_of_month} {} {year}", month(day, style))
            }
            DateStyle::DayAndMonth => format!("{day_of_month} {}", month(day, style)),
            DateStyle::Month => month(day, style).to_owned(),
            DateStyle::Year => year.to_string(),
        }
    }

    fn date(&self, span: DateSpan, style: DateStyle) -> String {
        let last = one_date(self, span.last, span.precision, style);
        let (first, end) = (span.first.civil(), span.last.civil());
        let is_dated = matches!(style, DateStyle::Long | DateStyle::Short);
        let start = match span.precision {
            _ if !span.interval => return one_date(self, span.first, span.precision, style),
            Precision::Day if is_dated && (first.0, first.1) == (end.0, end.1) => {
                first.2.to_string()
            }
            Precision::Day if is_dated && first.0 == end.0 => {
                format!("{} {}", first.2, month(span.first, style))
            }
            Precision::Month if is_dated && first.0 == end.0 => month(span.first, style).to_owned(),
            precision => one_date(self, span.first, precision, style),
        };
        if one_date(self, span.first, span.precision, style) == last {
            return last;
        }
        format!("{start} – {last}")
    }
}

fn one_date(host: &PlainHost, day: Day, precision: Precision, style: DateStyle) -> String {
    match (precision, style) {
        (Precision::Decade, _) => format!("{}s", day.year() / 10 * 10),
        (_, DateStyle::DayAndMonth | DateStyle::Month | DateStyle::Year) => host.day(day, style),
        (Precision::Year, _) => day.year().to_string(),
        (Precision::Month, _) => format!("{} {}", month(day, style), day.year()),
        (Precision::Day, _) => host.day(day, style),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(edtf: &str, style: DateStyle) -> String {
        PlainHost.date(DateSpan::parse(edtf).unwrap(), style)
    }

    #[test]
    fn dates_are_written_as_precisely_as_they_are_known() {
        assert_eq!(written("2021-03-27", DateStyle::Long), "27 March 2021");
        assert_eq!(written("2021-01", DateStyle::Long), "January 2021");
        assert_eq!(written("2021-01", DateStyle::Short), "Jan 2021");
        assert_eq!(written("199X", DateStyle::Long), "1990s");
        assert_eq!(written("2015/2019", DateStyle::Long), "2015 – 2019");
        assert_eq!(
            written("2018-01-20/2018-01-21", DateStyle::Long),
            "20 – 21 January 2018"
        );
        assert_eq!(
            written("2021-05-30/2021-06-02", DateStyle::Short),
            "30 May – 2 Jun 2021"
        );
    }

    #[test]
    fn numbers_are_grouped_and_cut_to_two_decimals() {
        assert_eq!(PlainHost.number(200_000.0), "200,000");
        assert_eq!(PlainHost.number(838.81), "838.81");
        assert_eq!(PlainHost.number(-0.5), "-0.5");
        assert_eq!(PlainHost.percent(49.0), "49%");
        assert_eq!(PlainHost.number(9_999.995), "10,000");
        assert_eq!(PlainHost.number(0.125), "0.13");
        assert_eq!(PlainHost.number(1e21), "1,000,000,000,000,000,000,000");
    }

    #[test]
    fn an_ellipsis_cuts_what_does_not_fit() {
        let font = Font::regular(10.0);
        let cut = PlainHost.ellipsised(&"word ".repeat(2000), font, 80.0);
        assert!(
            cut.ends_with('…') && PlainHost.text_width(&cut, font) <= 80.0,
            "{cut}"
        );
        assert_eq!(PlainHost.ellipsised("word", font, 80.0), "word");
        assert_eq!(PlainHost.ellipsised("word", font, 1.0), "");
    }

    #[test]
    fn a_text_fits_the_room_that_was_made_for_it() {
        for tenths in 100..200 {
            let font = Font::regular(f64::from(tenths) / 10.0);
            let with_margin = PlainHost.text_width("US dollars?", font) + 12.0;
            let text = PlainHost.ellipsised("US dollars?", font, with_margin - 12.0);
            assert_eq!(text, "US dollars?", "at {}", font.size_css);
        }
    }
}
