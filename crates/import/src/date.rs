//! Dates as files write them, as EDTF.

use crate::months::month;
use crate::wishes::Order;

/// Words between the parts of a date: `27 de marzo de 2021`, `27th of March`.
const BETWEEN: [&str; 3] = ["de", "do", "of"];

/// What a date says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Date {
    Day(i32, u32, u32),
    Month(i32, u32),
    Year(i32),
    /// Two numbers of which either may be the day, and the year: `03/04/2021`.
    Either(u32, u32, i32),
}

impl Date {
    /// Reads a date; a clock behind it is passed over.
    pub fn read(text: &str) -> Option<Self> {
        let text = without_clock(text.trim());
        if text.starts_with(['-', '/']) || text.ends_with(['-', '/']) {
            return None;
        }
        let parts: Vec<&str> = text
            .split(['-', '/', '.', ' ', ','])
            .filter(|part| !part.is_empty() && !BETWEEN.contains(part))
            .collect();
        let date = match parts[..] {
            [year] => Self::Year(year_of(year)?),
            [year, month] if is_year(year) => Self::Month(year_of(year)?, month_of(month)?),
            [month, year] => Self::Month(year_of(year)?, month_of(month)?),
            [year, month, day] if is_year(year) => {
                Self::Day(year_of(year)?, month_of(month)?, number(day)?)
            }
            [one, other, year] => match (number(one), number(other)) {
                (Some(one), Some(other)) => Self::Either(one, other, year_of(year)?),
                (Some(day), None) => Self::Day(year_of(year)?, month_of(other)?, day),
                (None, Some(day)) => Self::Day(year_of(year)?, month_of(one)?, day),
                (None, None) => return None,
            },
            _ => return None,
        };
        Some(date).filter(|date| date.is_possible())
    }

    /// The same, where either of two numbers may be the day.
    pub fn in_order(self, order: Order) -> Option<Self> {
        let date = match (self, order) {
            (Self::Either(day, month, year), Order::DayFirst)
            | (Self::Either(month, day, year), Order::MonthFirst) => Self::Day(year, month, day),
            (date, _) => date,
        };
        Some(date).filter(|date| date.is_possible())
    }

    fn is_possible(&self) -> bool {
        match *self {
            Self::Day(year, month, day) => {
                (1..=12).contains(&month) && (1..=days_of(year, month)).contains(&day)
            }
            Self::Month(_, month) => (1..=12).contains(&month),
            Self::Year(_) => true,
            Self::Either(one, other, _) => {
                one.min(other) >= 1 && one.max(other) <= 31 && one.min(other) <= 12
            }
        }
    }

    /// The year that it is in.
    pub fn year(self) -> i32 {
        self.begins().0
    }

    /// Year, month and day of its first day.
    fn begins(self) -> (i32, u32, u32) {
        match self {
            Self::Day(year, month, day) => (year, month, day),
            Self::Month(year, month) => (year, month, 1),
            Self::Year(year) | Self::Either(_, _, year) => (year, 1, 1),
        }
    }

    /// Year, month and day of its last day, as if all months had 31.
    fn ends(self) -> (i32, u32, u32) {
        match self {
            Self::Day(year, month, day) => (year, month, day),
            Self::Month(year, month) => (year, month, 31),
            Self::Year(year) | Self::Either(_, _, year) => (year, 12, 31),
        }
    }

    /// The number of its first day, counted from 1 January 1970: Howard Hinnant's `days_from_civil`.
    pub fn number(self) -> i32 {
        let (year, month, day) = self.begins();
        let (month, day) = (month as i32, day as i32);
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// The day so many days later, or earlier; months and years stay as they are.
    pub fn moved(self, by: i32) -> Self {
        let Self::Day(mut year, mut month, day) = self else {
            return self;
        };
        let mut day = day as i32 + by;
        while day < 1 {
            (year, month) = if month == 1 {
                (year - 1, 12)
            } else {
                (year, month - 1)
            };
            day += days_of(year, month) as i32;
        }
        while day > days_of(year, month) as i32 {
            day -= days_of(year, month) as i32;
            (year, month) = if month == 12 {
                (year + 1, 1)
            } else {
                (year, month + 1)
            };
        }
        Self::Day(year, month, day as u32)
    }

    /// As EDTF has it.
    pub fn edtf(self) -> String {
        match self {
            Self::Day(year @ 0..=9999, month @ 0..=99, day @ 0..=99) => {
                day_as_iso(year as u32, month, day)
            }
            Self::Day(year, month, day) => format!("{year:04}-{month:02}-{day:02}"),
            Self::Month(year, month) => format!("{year:04}-{month:02}"),
            Self::Year(year) => format!("{year:04}"),
            Self::Either(one, other, year) => format!("{one}/{other}/{year}"),
        }
    }
}

/// As `format!` would have it, at a tenth of its time: files of events have millions of days.
fn day_as_iso(year: u32, month: u32, day: u32) -> String {
    let digits = [
        (year, 1000),
        (year, 100),
        (year, 10),
        (year, 1),
        (month, 10),
        (month, 1),
        (day, 10),
        (day, 1),
    ];
    let mut text = String::with_capacity(10);
    for (place, (number, unit)) in digits.into_iter().enumerate() {
        if place == 4 || place == 6 {
            text.push('-');
        }
        text.extend(char::from_digit(number / unit % 10, 10));
    }
    text
}

/// A year that is written as one.
pub fn year(text: &str) -> Option<i32> {
    match Date::read(text) {
        Some(Date::Year(year)) => Some(year),
        _ => None,
    }
}

/// Some years as one span; none where they are beyond those that our format takes, or end before they begin.
pub fn years(first: i32, last: i32) -> Option<String> {
    let is_year = |year: i32| (1500..=2199).contains(&year);
    (is_year(first) && is_year(last) && first <= last).then(|| {
        if first == last {
            format!("{first}")
        } else {
            format!("{first}/{last}")
        }
    })
}

/// Two dates as one span; why they are none, in a clause, where the second is over before the first begins.
pub fn span(first: Date, last: Date) -> Result<String, &'static str> {
    if last.ends() < first.begins() {
        return Err("that ends before it begins");
    }
    Ok(if first == last {
        first.edtf()
    } else {
        format!("{}/{}", first.edtf(), last.edtf())
    })
}

/// The order that a column of dates proves: some day is beyond the twelfth, and no month is.
pub fn order_of<'a>(column: impl Iterator<Item = &'a str>) -> Proof {
    let (mut is_day_first, mut is_month_first, mut is_open) = (false, false, false);
    for text in column {
        if let Some(Date::Either(one, other, _)) = Date::read(text) {
            is_day_first |= one > 12;
            is_month_first |= other > 12;
            is_open = true;
        }
    }
    match (is_day_first, is_month_first, is_open) {
        (_, _, false) => Proof::NotNeeded,
        (true, false, _) => Proof::Order(Order::DayFirst),
        (false, true, _) => Proof::Order(Order::MonthFirst),
        _ => Proof::None,
    }
}

/// What a column says of the order of its dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    NotNeeded,
    Order(Order),
    /// Nothing, or both.
    None,
}

fn without_clock(text: &str) -> &str {
    let is_clock =
        |rest: &str| rest.contains(':') && rest.starts_with(|first: char| first.is_ascii_digit());
    match text.split_once(['T', ' ']) {
        Some((date, rest)) if is_clock(rest) && date.len() >= 8 => date,
        _ => text,
    }
}

fn number(text: &str) -> Option<u32> {
    let ending = ["st", "nd", "rd", "th", "er"].into_iter();
    let digits = match text.as_bytes() {
        [.., b'0'..=b'9'] => text,
        _ => ending.fold(text, |text, ending| text.trim_end_matches(ending)),
    };
    (digits.len() <= 2).then(|| digits.parse().ok())?
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A year of those that our format takes.
fn year_of(text: &str) -> Option<i32> {
    let year = is_year(text).then(|| text.parse().ok())?;
    year.filter(|year| (1500..=2199).contains(year))
}

fn month_of(text: &str) -> Option<u32> {
    if let Some(number) = number(text) {
        return Some(number);
    }
    month(text)
}

fn days_of(year: i32, month: u32) -> u32 {
    let is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_files_write_them() {
        for (text, edtf) in [
            ("2021-03-27", "2021-03-27"),
            ("2021-12-10 00:00:00.000", "2021-12-10"),
            ("2021-12-10T08:00:00Z", "2021-12-10"),
            ("27 March 2021", "2021-03-27"),
            ("March 27, 2021", "2021-03-27"),
            ("27-Mar-2021", "2021-03-27"),
            ("27. März 2021", "2021-03-27"),
            ("27 de marzo de 2021", "2021-03-27"),
            ("1er août 2021", "2021-08-01"),
            ("27th of March 2021", "2021-03-27"),
            ("2021/03/27", "2021-03-27"),
            ("2021-03", "2021-03"),
            ("March 2021", "2021-03"),
            ("2021", "2021"),
        ] {
            assert_eq!(
                Date::read(text).map(Date::edtf).as_deref(),
                Some(edtf),
                "{text}"
            );
        }
    }

    #[test]
    fn a_span_ends_in_or_after_what_it_begins_in() {
        for (first, last, edtf) in [
            ("2021-03-05", "2021-03", Some("2021-03-05/2021-03")),
            ("2021", "2021-01-01", Some("2021/2021-01-01")),
            ("2021-03-05", "2021-03-05", Some("2021-03-05")),
            ("2021-03-05", "2021-03-04", None),
            ("2021-03", "2021-02", None),
            ("2021-01", "2020", None),
        ] {
            let [first, last] = [first, last].map(|text| Date::read(text).unwrap());
            assert_eq!(span(first, last).ok().as_deref(), edtf);
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "undated",
            "2021-02-30",
            "2021-13",
            "1 marraskuu 2021",
            "Decade 2010",
            "Maybe 2021",
            "31/31/2021",
            "12",
            "1,234",
            "99999",
        ] {
            assert_eq!(Date::read(text), None, "{text}");
        }
    }

    #[test]
    fn an_order_is_proved_by_the_whole_column_or_not_at_all() {
        let order = |column: &[&'static str]| order_of(column.iter().copied());
        assert_eq!(
            order(&["03/04/2021", "27/03/2021"]),
            Proof::Order(Order::DayFirst)
        );
        assert_eq!(
            order(&["03/04/2021", "3/27/2021"]),
            Proof::Order(Order::MonthFirst)
        );
        assert_eq!(order(&["03/04/2021", "04/05/2021"]), Proof::None);
        assert_eq!(order(&["13/04/2021", "04/15/2021"]), Proof::None);
        assert_eq!(order(&["2021-04-15"]), Proof::NotNeeded);
    }

    #[test]
    fn the_order_says_which_is_the_day() {
        let date = Date::read("03/04/2021").unwrap();
        assert_eq!(date.in_order(Order::DayFirst), Some(Date::Day(2021, 4, 3)));
        assert_eq!(
            date.in_order(Order::MonthFirst),
            Some(Date::Day(2021, 3, 4))
        );
        assert_eq!(
            Date::read("27/03/2021")
                .unwrap()
                .in_order(Order::MonthFirst),
            None
        );
    }
}
