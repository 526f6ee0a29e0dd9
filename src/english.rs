//! Numbers and dates in English, as readers in Britain and in the United States write them.
//!
//! By our own hand, because most figures are English, and the first use of a browser's `Intl` costs a page a tenth
//! of its time to the first picture. It writes what Chromium's `Intl` writes (`tests/agree` asks it), with one
//! difference on purpose: the dash of a range has blanks around it only where it parts several words, where each
//! browser has its own. Ranges of a [`DateStyle`] without a year that span two years, or of two decades, no view
//! writes.

use crate::dataset::date::{DateSpan, Day, Precision};
use crate::digits::written;
use crate::fill::fill;
use crate::text::DateStyle;

/// Whose English it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum English {
    British,
    American,
}

/// The dash between two words, and the one between what has several on either side, as newspapers set them.
const CLOSE: &str = "–";
const WIDE: &str = " – ";

/// The names of the months.
pub const MONTHS: [&str; 12] = [
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

impl English {
    /// The English that a language (a BCP 47 tag) means, if it is one of these two.
    pub fn of(language: &str) -> Option<Self> {
        if language.eq_ignore_ascii_case("en-gb") {
            return Some(Self::British);
        }
        let american = ["en-us", "en"];
        let is_american = american
            .iter()
            .any(|tag| language.eq_ignore_ascii_case(tag));
        is_american.then_some(Self::American)
    }

    /// Its tag (BCP 47).
    pub const fn tag(self) -> &'static str {
        match self {
            Self::British => "en-GB",
            Self::American => "en-US",
        }
    }

    /// A day.
    pub fn day(self, day: Day, style: DateStyle) -> String {
        match style {
            DateStyle::Long | DateStyle::Short => {
                self.with_year(&self.day_and_month(day, style), day)
            }
            DateStyle::DayAndMonth => self.day_and_month(day, style),
            DateStyle::Month => self.month(day, style).to_owned(),
            DateStyle::Year => written(day.year(), 1),
        }
    }

    /// A date, as precisely as it is known. A range does not say twice what its ends share.
    pub fn date(self, span: &DateSpan, style: DateStyle) -> String {
        let (first, last) = (span.first, span.last);
        let whole = self.one_date(first, span.precision, style);
        let end = self.one_date(last, span.precision, style);
        if !span.interval || whole == end {
            return whole;
        }
        let is_dated = matches!(style, DateStyle::Long | DateStyle::Short);
        let ((year, month, day), (last_year, last_month, last_day)) = (first.civil(), last.civil());
        let has_one_year = is_dated && year == last_year;
        let has_one_month = has_one_year && month == last_month;
        let (start, dash, end) = match (span.precision, self) {
            (Precision::Year, _) => (whole, CLOSE, end),
            (Precision::Month, _) if has_one_year => {
                (self.month(first, style).to_owned(), CLOSE, end)
            }
            (Precision::Day, Self::British) if has_one_month => (written(day, 1), CLOSE, end),
            (Precision::Day, Self::American) if has_one_month => {
                let start = self.day_and_month(first, style);
                (
                    start,
                    CLOSE,
                    fill("{}, {}", &[&written(last_day, 1), &written(year, 1)]),
                )
            }
            (Precision::Day, _) if has_one_year => (self.day_and_month(first, style), WIDE, end),
            _ => (whole, WIDE, end),
        };
        start + dash + &end
    }

    // Numbers go through `format!` everywhere, since their `to_string` is other code, which a reader would download.
    fn one_date(self, day: Day, precision: Precision, style: DateStyle) -> String {
        match (precision, style) {
            (Precision::Decade, _) => fill("{}s", &[&written(day.year() / 10 * 10, 1)]),
            (_, DateStyle::DayAndMonth | DateStyle::Month | DateStyle::Year) => {
                self.day(day, style)
            }
            (Precision::Year, _) => written(day.year(), 1),
            (Precision::Month, _) => {
                fill("{} {}", &[self.month(day, style), &written(day.year(), 1)])
            }
            (Precision::Day, _) => self.day(day, style),
        }
    }

    fn with_year(self, text: &str, day: Day) -> String {
        let comma = if self == Self::American { "," } else { "" };
        fill("{}{} {}", &[text, comma, &written(day.year(), 1)])
    }

    fn day_and_month(self, day: Day, style: DateStyle) -> String {
        let (month, number) = (self.month(day, style), day.civil().2);
        match self {
            Self::British => fill("{} {}", &[&written(number, 1), month]),
            Self::American => fill("{} {}", &[month, &written(number, 1)]),
        }
    }

    fn month(self, day: Day, style: DateStyle) -> &'static str {
        let name = MONTHS[(day.civil().1 - 1) as usize];
        match (style, name) {
            (DateStyle::Long, _) => name,
            // The one that the British cut after four letters.
            (_, "September") if self == Self::British => "Sept",
            // Not by an index, whose failure would bring tables of Unicode into the wasm.
            _ => name.get(..3).unwrap_or(name),
        }
    }
}

/// A number with its thousands grouped, rounded to two decimals. `shortest` has the fewest decimals that mean it,
/// without sign and exponent, as Rust prints it, and JavaScript up to 10²¹: what is rounded is that, not its binary
/// neighbour, and halves go away from zero, as with `Intl`.
pub fn number(is_negative: bool, shortest: &str) -> String {
    rounded(is_negative, shortest, 0)
}

/// A percentage from 0 to 100, sign included. `Intl` is given the hundredth part of it, and rounds that.
pub fn percent(is_negative: bool, hundredth: &str) -> String {
    rounded(is_negative, hundredth, 2) + "%"
}

/// The number times ten to the power of `shift`.
fn rounded(is_negative: bool, shortest: &str, shift: usize) -> String {
    // One digit in front, for what rounding carries.
    let mut digits = Vec::with_capacity(shortest.len() + shift + 4);
    digits.push(b'0');
    let mut point = shortest.len();
    for (at, letter) in shortest.bytes().enumerate() {
        if letter == b'.' {
            point = at;
        } else {
            digits.push(letter);
        }
    }
    let whole = 1 + point + shift;
    // The third decimal decides.
    digits.resize(whole + 3, b'0');
    if digits.pop() >= Some(b'5') {
        increment(&mut digits);
    }
    while digits.len() > whole && digits.last() == Some(&b'0') {
        digits.pop();
    }
    let significant = |digit: &u8| *digit != b'0';
    let first = digits.iter().position(significant).unwrap_or(whole);
    grouped(is_negative, &digits, first.min(whole - 1), whole)
}

/// Digits from the `first` on, with a comma between thousands, and a point after the `whole` ones.
fn grouped(is_negative: bool, digits: &[u8], first: usize, whole: usize) -> String {
    let mut text = String::with_capacity(2 * digits.len());
    if is_negative {
        text.push('-');
    }
    for (index, digit) in digits.iter().enumerate().skip(first) {
        if index == whole {
            text.push('.');
        } else if first < index && index < whole && (whole - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(char::from(*digit));
    }
    text
}

/// Adds one to the last of some digits.
fn increment(digits: &mut [u8]) {
    for digit in digits.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            return;
        }
        *digit = b'0';
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(english: English, edtf: &str, style: DateStyle) -> String {
        english.date(&DateSpan::parse(edtf).unwrap(), style)
    }

    fn british(edtf: &str) -> String {
        written(English::British, edtf, DateStyle::Long)
    }

    fn american(edtf: &str) -> String {
        written(English::American, edtf, DateStyle::Short)
    }

    #[test]
    fn dates_are_written_as_precisely_as_they_are_known() {
        assert_eq!(british("2021-03-27"), "27 March 2021");
        assert_eq!(british("2021-01"), "January 2021");
        assert_eq!(british("199X"), "1990s");
        assert_eq!(american("2021-03-27"), "Mar 27, 2021");
        assert_eq!(american("2021-09"), "Sep 2021");
        assert_eq!(american("2018"), "2018");
    }

    #[test]
    fn ranges_do_not_say_twice_what_their_ends_share() {
        assert_eq!(british("2015/2019"), "2015–2019");
        assert_eq!(british("2015/2015"), "2015");
        assert_eq!(british("2018-01-20/2018-01-21"), "20–21 January 2018");
        assert_eq!(british("2018-01/2018-03"), "January–March 2018");
        assert_eq!(british("2021-05-30/2021-06-02"), "30 May – 2 June 2021");
        assert_eq!(american("2018-01-20/2018-01-21"), "Jan 20–21, 2018");
        assert_eq!(american("2021-05-30/2021-06-02"), "May 30 – Jun 2, 2021");
        assert_eq!(
            american("2020-12-30/2021-01-02"),
            "Dec 30, 2020 – Jan 2, 2021"
        );
    }

    #[test]
    fn numbers_are_grouped_and_cut_to_two_decimals() {
        assert_eq!(number(false, "200000"), "200,000");
        assert_eq!(number(false, "838.81"), "838.81");
        assert_eq!(number(true, "0.5"), "-0.5");
        assert_eq!(number(false, "9999.995"), "10,000");
        assert_eq!(number(false, "0.125"), "0.13");
        assert_eq!(percent(false, "0.49"), "49%");
        assert_eq!(percent(false, "0.57140"), "57.14%");
    }

    #[test]
    fn two_kinds_of_english_are_known_whatever_their_case() {
        assert_eq!(English::of("en-GB"), Some(English::British));
        assert_eq!(English::of("EN-us"), Some(English::American));
        assert_eq!(English::of("en"), Some(English::American));
        assert_eq!(English::of("en-AU"), None);
        assert_eq!(English::of("my"), None);
    }
}
