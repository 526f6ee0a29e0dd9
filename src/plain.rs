//! A host without a page: English, with the widths of Helvetica. For golden drawings and the command.

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
    if style == DateStyle::Long {
        name
    } else {
        &name[..3]
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
        let text = format!("{:.2}", value.abs());
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        let decimals = decimals.trim_end_matches('0');
        let sign = if value < 0.0 { "−" } else { "" };
        let point = if decimals.is_empty() { "" } else { "." };
        format!("{sign}{}{point}{decimals}", thousands(whole))
    }

    fn percent(&self, value: f64) -> String {
        format!("{}%", self.number(value))
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
        if !span.interval {
            return one_date(self, span.first, span.precision, style);
        }
        let last = one_date(self, span.last, span.precision, style);
        let (first, end) = (span.first.civil(), span.last.civil());
        match span.precision {
            Precision::Day if (first.0, first.1) == (end.0, end.1) => format!("{}–{last}", first.2),
            Precision::Day if first.0 == end.0 => {
                format!("{} {} – {last}", first.2, month(span.first, style))
            }
            Precision::Day => format!("{} – {last}", self.day(span.first, style)),
            Precision::Month if first.0 == end.0 => format!("{}–{last}", month(span.first, style)),
            precision => format!("{}–{last}", one_date(self, span.first, precision, style)),
        }
    }
}

fn one_date(host: &PlainHost, day: Day, precision: Precision, style: DateStyle) -> String {
    match precision {
        Precision::Decade => format!("{}s", day.year() / 10 * 10),
        Precision::Year => day.year().to_string(),
        Precision::Month => format!("{} {}", month(day, style), day.year()),
        Precision::Day => host.day(day, style),
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
        assert_eq!(written("2015/2019", DateStyle::Long), "2015–2019");
        assert_eq!(
            written("2018-01-20/2018-01-21", DateStyle::Long),
            "20–21 January 2018"
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
        assert_eq!(PlainHost.number(-0.5), "−0.5");
        assert_eq!(PlainHost.percent(49.0), "49%");
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
}
