//! Civil days, and spans of them as precise as they are known.
//!
//! Dates are written in EDTF (ISO 8601-2:2019), levels 0 and 1: `2021-03-27`, `2021-03`, `2021`, with digits that are not
//! known (`2021-03-XX`, `199X`, `19XX`), with doubt (`2021-03-27?`, `2021~`, `2021%`), and intervals of these such as
//! `2015/2019`. Not taken are clocks and time zones (a day is a day everywhere), open intervals and seasons (which days they
//! mean is not said), and years of more than four digits.

use crate::digits;
use crate::digits::written;
use crate::fill::{cut, fill, split};

/// A civil day of the Gregorian calendar, counted from 1 January 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(i32);

/// Years that a data set may speak of: what lies outside is taken for a slip of the keyboard.
const YEARS: std::ops::RangeInclusive<i32> = 1500..=2199;

/// What stands for a month, or a day, that is not known.
const UNKNOWN: &str = "-XX";

/// No date is longer.
const DAY: &str = "YYYY-MM-DD";

impl Day {
    /// The day with this number, counted from 1 January 1970.
    pub const fn from_number(number: i32) -> Self {
        Self(number)
    }

    /// Days since 1 January 1970.
    pub const fn number(self) -> i32 {
        self.0
    }

    /// The day of this date; `month` and `day` count from 1 and may run over.
    ///
    /// The formula is Howard Hinnant's `days_from_civil`, with years that begin in March.
    pub const fn from_civil(year: i32, month: i32, day: i32) -> Self {
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self(era * 146_097 + day_of_era - 719_468)
    }

    /// Year, month (1 to 12) and day of the month (1 to 31).
    ///
    /// The formula is Howard Hinnant's `civil_from_days`.
    pub const fn civil(self) -> (i32, i32, i32) {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = (month_from_march + 2) % 12 + 1;
        let year = year_of_era + era * 400 + if month <= 2 { 1 } else { 0 };
        (year, month, day)
    }

    /// The year.
    pub const fn year(self) -> i32 {
        self.civil().0
    }

    /// The date as `2021-03-27`.
    pub fn iso(self) -> String {
        let (year, month, day) = self.civil();
        fill(
            "{}-{}-{}",
            &[&written(year, 4), &written(month, 2), &written(day, 2)],
        )
    }
}

/// How much of a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    Decade,
    Year,
    Month,
    Day,
}

/// All the days that a date may mean, from `first` to `last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DateSpan {
    pub first: Day,
    pub last: Day,
    pub precision: Precision,
    /// True for `A/B`: it lasted from A to B, rather than being some day between them.
    pub interval: bool,
    pub doubt: Doubt,
}

/// Whether whoever gives a date vouches for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    #[default]
    None,
    /// `~`: it is near that.
    Approximate,
    /// `?`, and `%`, which is both: it may be another one.
    Uncertain,
}

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadDate {
    /// Not written as a date at all.
    Form,
    /// A month 13, a 30 February.
    Impossible,
    /// A year before 1500 or after 2199.
    OutOfRange,
    /// It ends before it starts.
    Reversed,
}

impl DateSpan {
    /// The span of a single day.
    pub const fn day(day: Day) -> Self {
        Self {
            first: day,
            last: day,
            precision: Precision::Day,
            interval: false,
            doubt: Doubt::None,
        }
    }

    /// The days from one to another, as years or months if they are whole ones.
    pub fn from_to(first: Day, last: Day) -> Self {
        let ((year, month, day), next) = (first.civil(), Day(last.0 + 1).civil());
        let precision = match (month, day, next) {
            (1, 1, (_, 1, 1)) => Precision::Year,
            (_, 1, (_, _, 1)) => Precision::Month,
            _ => Precision::Day,
        };
        let (last_year, last_month, _) = last.civil();
        let is_one = match precision {
            Precision::Year => year == last_year,
            Precision::Month => (year, month) == (last_year, last_month),
            _ => first == last,
        };
        Self {
            first,
            last,
            precision,
            interval: !is_one,
            doubt: Doubt::None,
        }
    }

    /// Reads an EDTF date or interval.
    ///
    /// # Errors
    /// [`BadDate`] says what is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, BadDate> {
        let Some((start, end)) = cut(text, b'/') else {
            return parse_doubted(text);
        };
        let (start, end) = (parse_doubted(start)?, parse_doubted(end)?);
        if end.last < start.first {
            return Err(BadDate::Reversed);
        }
        Ok(start.until(end))
    }

    /// Whether any of its days lies between `from` and `to`; a missing end is open.
    pub fn touches(self, from: Option<Day>, to: Option<Day>) -> bool {
        from.is_none_or(|from| self.last >= from) && to.is_none_or(|to| self.first <= to)
    }

    /// Whether all of its days lie between `from` and `to`; a missing end is open.
    pub fn lies_within(self, from: Option<Day>, to: Option<Day>) -> bool {
        from.is_none_or(|from| self.first >= from) && to.is_none_or(|to| self.last <= to)
    }

    /// All days of some years.
    pub fn of_years(first: i32, last: i32) -> Self {
        Self::from_to(Day::from_civil(first, 1, 1), Day::from_civil(last, 12, 31))
    }

    /// How many days it means.
    pub fn days(self) -> i32 {
        self.last.number() - self.first.number() + 1
    }

    /// Whether it is one known day.
    pub fn is_day(self) -> bool {
        self.first == self.last && self.doubt == Doubt::None
    }

    /// The year, if it means all of one and nothing else: `2018`, and `2018/2018`.
    pub fn whole_year(self) -> Option<i32> {
        let year = self.first.year();
        let is_known = self.precision == Precision::Year && self.doubt == Doubt::None;
        let is_whole = is_known && self.last.year() == year;
        is_whole.then_some(year)
    }

    /// Whether it means the same days as another date, and is as sure of them.
    pub fn has_days_of(self, other: Self) -> bool {
        (self.first, self.last, self.doubt) == (other.first, other.last, other.doubt)
    }

    /// All days from the beginning of one date to the end of another, as vague as the vaguer of them.
    pub fn until(self, end: Self) -> Self {
        Self {
            first: self.first,
            last: end.last,
            precision: self.precision.min(end.precision),
            interval: true,
            doubt: self.doubt.max(end.doubt),
        }
    }
}

/// The date that begins first and the one that ends last; of several such, the vaguest.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ends(Option<(DateSpan, DateSpan)>);

impl Ends {
    /// Takes in another date.
    pub fn add(&mut self, date: DateSpan) {
        let (mut first, mut last) = self.0.unwrap_or((date, date));
        if (date.first, date.precision) < (first.first, first.precision) {
            first = date;
        }
        if date.last > last.last || (date.last == last.last && date.precision < last.precision) {
            last = date;
        }
        self.0 = Some((first, last));
    }

    /// The two dates; none where there was none.
    pub fn dates(self) -> Option<(DateSpan, DateSpan)> {
        self.0
    }
}

fn parse_doubted(text: &str) -> Result<DateSpan, BadDate> {
    let doubt = match text.bytes().last() {
        Some(b'~') => Doubt::Approximate,
        Some(b'?' | b'%') => Doubt::Uncertain,
        _ => return parse_simple(text),
    };
    let date = parse_simple(text.get(..text.len() - 1).unwrap_or_default())?;
    Ok(DateSpan { doubt, ..date })
}

fn parse_simple(text: &str) -> Result<DateSpan, BadDate> {
    // A month or a day that is not known leaves the year or the month.
    let mut known = text;
    while let Some(shorter) = known.strip_suffix(UNKNOWN) {
        known = shorter;
    }
    if text.len() > DAY.len() {
        return Err(BadDate::Form);
    }
    let mut parts = split(known, b'-');
    let year = parts.next().unwrap_or_default();
    let month = parts.next();
    let day = parts.next();
    if parts.next().is_some() {
        return Err(BadDate::Form);
    }
    if let Some(decade) = year.strip_suffix('X') {
        return match (month, decade.strip_suffix('X')) {
            (None, None) => Ok(some_day_of_years(digits(decade, 3)? * 10, 10)?),
            (None, Some(century)) => {
                let years = some_day_of_years(digits(century, 2)? * 100, 100)?;
                // It has no name, as decades have: the years are told.
                let (precision, interval) = (Precision::Year, true);
                Ok(DateSpan {
                    precision,
                    interval,
                    ..years
                })
            }
            (Some(_), _) => Err(BadDate::Form),
        };
    }
    let year = digits(year, 4)?;
    if !YEARS.contains(&year) {
        return Err(BadDate::OutOfRange);
    }
    let month = month.map(|text| digits(text, 2)).transpose()?;
    let day = day.map(|text| digits(text, 2)).transpose()?;
    match (month, day) {
        (None, _) => Ok(some_day_of(
            Day::from_civil(year, 1, 1),
            Day::from_civil(year, 12, 31),
            Precision::Year,
        )),
        (Some(month), None) => parse_month(year, month),
        (Some(month), Some(day)) => parse_day(year, month, day),
    }
}

/// Some day of a decade, or of a century.
fn some_day_of_years(year: i32, count: i32) -> Result<DateSpan, BadDate> {
    if !YEARS.contains(&year) {
        return Err(BadDate::OutOfRange);
    }
    let (first, last) = (
        Day::from_civil(year, 1, 1),
        Day::from_civil(year + count - 1, 12, 31),
    );
    Ok(some_day_of(first, last, Precision::Decade))
}

fn parse_month(year: i32, month: i32) -> Result<DateSpan, BadDate> {
    if !(1..=12).contains(&month) {
        return Err(BadDate::Impossible);
    }
    let first = Day::from_civil(year, month, 1);
    let last = Day(first_of_next_month(year, month).0 - 1);
    Ok(some_day_of(first, last, Precision::Month))
}

fn parse_day(year: i32, month: i32, day: i32) -> Result<DateSpan, BadDate> {
    let parsed = Day::from_civil(year, month, day);
    if !(1..=12).contains(&month) || parsed.civil() != (year, month, day) {
        return Err(BadDate::Impossible);
    }
    Ok(DateSpan::day(parsed))
}

fn some_day_of(first: Day, last: Day, precision: Precision) -> DateSpan {
    DateSpan {
        first,
        last,
        precision,
        interval: false,
        doubt: Doubt::None,
    }
}

/// The first day of the month after this one.
pub const fn first_of_next_month(year: i32, month: i32) -> Day {
    if month == 12 {
        Day::from_civil(year + 1, 1, 1)
    } else {
        Day::from_civil(year, month + 1, 1)
    }
}

fn digits(text: &str, count: usize) -> Result<i32, BadDate> {
    let number = digits::parse(text).filter(|_| text.len() == count);
    number.ok_or(BadDate::Form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn civil_days_are_their_own_inverse() {
        for number in (-170_000..84_000).step_by(13) {
            let (year, month, day) = Day(number).civil();
            assert_eq!(Day::from_civil(year, month, day), Day(number));
        }
        assert_eq!(Day::from_civil(1970, 1, 1).number(), 0);
        assert_eq!(Day::from_civil(2021, 3, 27).number(), 18_713);
    }

    #[test]
    fn a_month_spans_its_days_and_no_more() {
        let february = DateSpan::parse("2024-02").unwrap();
        assert_eq!(february.first.iso(), "2024-02-01");
        assert_eq!(february.last.iso(), "2024-02-29");
        assert_eq!(february.precision, Precision::Month);
    }

    #[test]
    fn a_decade_is_written_with_an_unspecified_digit() {
        let nineties = DateSpan::parse("199X").unwrap();
        assert_eq!((nineties.first.year(), nineties.last.year()), (1990, 1999));
    }

    #[test]
    fn what_is_not_known_of_a_date_leaves_what_is() {
        for (text, same) in [
            ("2004-06-XX", "2004-06"),
            ("2004-XX-XX", "2004"),
            ("2004-XX", "2004"),
            ("19XX", "1900/1999"),
        ] {
            assert_eq!(DateSpan::parse(text), DateSpan::parse(same), "{text}");
        }
    }

    #[test]
    fn doubt_makes_a_day_no_known_one() {
        for (text, plain, doubt) in [
            ("1984?", "1984", Doubt::Uncertain),
            ("2004-06~", "2004-06", Doubt::Approximate),
            ("2004-06-11%", "2004-06-11", Doubt::Uncertain),
            ("2004-06-XX~", "2004-06", Doubt::Approximate),
            ("2004~/2006", "2004/2006", Doubt::Approximate),
        ] {
            let date = DateSpan::parse(text).unwrap();
            let plain = DateSpan::parse(plain).unwrap();
            assert_eq!(date, DateSpan { doubt, ..plain }, "{text}");
            assert!(!date.is_day() && date.whole_year().is_none(), "{text}");
        }
    }

    #[test]
    fn an_interval_keeps_the_vaguer_precision() {
        let window = DateSpan::parse("2015/2019").unwrap();
        assert!(window.interval);
        assert_eq!(window.precision, Precision::Year);
        assert_eq!(window.last.iso(), "2019-12-31");
    }

    #[test]
    fn impossible_reversed_and_absurd_dates_are_told_apart() {
        assert_eq!(DateSpan::parse("2021-02-30"), Err(BadDate::Impossible));
        assert_eq!(DateSpan::parse("2021-13"), Err(BadDate::Impossible));
        assert_eq!(DateSpan::parse("0021-01-01"), Err(BadDate::OutOfRange));
        assert_eq!(DateSpan::parse("9999-12-31"), Err(BadDate::OutOfRange));
        assert_eq!(DateSpan::parse("2021-05/2021-04"), Err(BadDate::Reversed));
        for text in [
            "",
            "27.3.2021",
            "2021-3-1",
            "2021-03-27T10:00Z",
            "20 21",
            "2021/..",
            "../2021",
            "2021-XX-03",
            "2021?-03",
            "-XX",
            "XXXX",
            "2004-06-11-XX",
            "²⁰²¹",
        ] {
            assert_eq!(DateSpan::parse(text), Err(BadDate::Form), "{text}");
        }
    }
}
