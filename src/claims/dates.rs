//! Dates as prose writes them, and the days that they mean.

use super::sentence::Sentence;
use super::tokens::{Kind, Token};
use crate::dataset::date::{Day, first_of_next_month};
use crate::english::MONTHS;

const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Days without a year mean those of any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    year: Option<i32>,
    /// The month, and the first and the last day of it that are meant.
    month: Option<(i32, i32, i32)>,
    /// Whole days, where they are counted from the article's own.
    days: Option<(Day, Day)>,
}

/// What is written about a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    When(When),
    /// Nobody can tell without the article's own date.
    WantsDateline,
}

impl When {
    /// The days that it means, beside some of the data, whose year is taken where it has none.
    pub fn days(&self, beside: (Day, Day)) -> Option<(Day, Day)> {
        if self.days.is_some() {
            return self.days;
        }
        let years = self
            .year
            .map_or(beside.0.year()..=beside.1.year(), |year| year..=year);
        let mut found = None;
        for year in years {
            let days = self.in_year(year);
            let touches = days.0 <= beside.1 && beside.0 <= days.1;
            if found.is_none() || touches {
                found = Some(days);
            }
            if touches {
                break;
            }
        }
        found
    }

    fn in_year(&self, year: i32) -> (Day, Day) {
        let Some((month, first, last)) = self.month else {
            return (Day::from_civil(year, 1, 1), Day::from_civil(year, 12, 31));
        };
        let end = first_of_next_month(year, month).number() - 1;
        let last = Day::from_civil(year, month, last).number().min(end);
        (Day::from_civil(year, month, first), Day::from_number(last))
    }
}

/// The month of a word.
pub fn month(word: &str) -> Option<i32> {
    let short = word.len() >= 3 && word != "mar" && word != "may";
    let is_it = |known: &&str| {
        let begins = known.get(..word.len()).unwrap_or_default();
        let is_whole = known.len() == word.len();
        begins.eq_ignore_ascii_case(word) && (is_whole || (short && word.len() <= 4))
    };
    let row = MONTHS.iter().position(is_it)?;
    Some(row as i32 + 1)
}

/// A number that can be a year.
pub fn year(token: &Token) -> Option<i32> {
    match token.kind {
        Kind::Number { value, step }
            if step == 1.0 && (1500.0..2200.0).contains(&value) && token.at.len() == 4 =>
        {
            Some(value as i32)
        }
        _ => None,
    }
}

fn day(token: &Token) -> Option<i32> {
    match token.kind {
        Kind::Number { value, step } if step == 1.0 && (1.0..32.0).contains(&value) => {
            Some(value as i32)
        }
        _ => None,
    }
}

/// The date that is claimed, with what stands next to it: "late", a year.
pub fn read(sentence: &Sentence, dateline: Option<Day>) -> Option<Written> {
    let tokens = sentence.tokens;
    let months =
        (sentence.start..sentence.end).filter_map(|at| Some((at, month(tokens[at].word())?)));
    if let Some((at, month)) = months.into_iter().next() {
        let of = part_of(sentence, at)?;
        let days = of.map(|part| part.days());
        return Some(Written::When(of_month(sentence, at, month, days)));
    }
    for (at, token) in tokens
        .iter()
        .enumerate()
        .take(sentence.end)
        .skip(sentence.start)
    {
        if let Some(year) = year(token) {
            let is_decade = tokens.get(at + 1).is_some_and(|next| next.word() == "s");
            if is_decade {
                return Some(Written::When(of_decade(tokens, at, year)));
            }
            let days = match part_of(sentence, at)? {
                Some(part) => Some(part.of_year(year)?),
                None => None,
            };
            return Some(Written::When(When {
                year: Some(year),
                month: None,
                days,
            }));
        }
    }
    relative(sentence, dateline)
}

/// "The 1990s", "the mid-1990s".
fn of_decade(tokens: &[Token], at: usize, year: i32) -> When {
    let before = at - usize::from(at > 0 && tokens[at - 1].is('-'));
    let word = before.checked_sub(1).map(|at| tokens[at].word());
    let (first, last) = match word {
        Some("early") => (0, 3),
        Some("mid") => (4, 6),
        Some("late") => (7, 9),
        _ => (0, 9),
    };
    let days = (
        Day::from_civil(year + first, 1, 1),
        Day::from_civil(year + last, 12, 31),
    );
    When {
        year: None,
        month: None,
        days: Some(days),
    }
}

/// A part of a month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    FirstHalf,
    SecondHalf,
    Beginning,
    Middle,
    End,
}

impl Part {
    /// The first and the last day of a month that are meant.
    const fn days(self) -> (i32, i32) {
        match self {
            Self::FirstHalf => (1, 15),
            Self::SecondHalf => (16, 31),
            Self::Beginning => (1, 10),
            Self::Middle => (11, 20),
            Self::End => (21, 31),
        }
    }

    /// The days of half a year; of other parts nobody knows where they begin and end.
    fn of_year(self, year: i32) -> Option<(Day, Day)> {
        let months = match self {
            Self::FirstHalf => (1, 6),
            Self::SecondHalf => (7, 12),
            _ => return None,
        };
        let end = first_of_next_month(year, months.1).number() - 1;
        Some((Day::from_civil(year, months.0, 1), Day::from_number(end)))
    }
}

/// The part of a month or a year that the words before it mean: none where it is all of it, and nothing where they are not
/// understood, as "the summer of".
fn part_of(sentence: &Sentence, at: usize) -> Option<Option<Part>> {
    let before = sentence.before(at);
    let mut words = before.iter().filter(|word| **word != "the");
    if words.next() != Some(&"of") {
        return Some(None);
    }
    match (words.next().copied(), words.next().copied()) {
        (Some("half"), Some("first")) => Some(Some(Part::FirstHalf)),
        (Some("half"), Some("second")) => Some(Some(Part::SecondHalf)),
        (Some("beginning" | "start"), _) => Some(Some(Part::Beginning)),
        (Some("middle"), _) => Some(Some(Part::Middle)),
        (Some("end"), _) => Some(Some(Part::End)),
        (
            Some(
                "half" | "quarter" | "spring" | "summer" | "autumn" | "fall" | "winter" | "week"
                | "weeks" | "turn",
            ),
            _,
        ) => None,
        _ => Some(None),
    }
}

fn of_month(sentence: &Sentence, at: usize, month: i32, part: Option<(i32, i32)>) -> When {
    let tokens = sentence.tokens;
    let mut before = at;
    if before > 0 && tokens[before - 1].is('-') {
        before -= 1;
    }
    let word = before
        .checked_sub(1)
        .map(|at| tokens[at].word())
        .unwrap_or_default();
    let days = match word {
        "early" => (1, 10),
        "mid" => (11, 20),
        "late" => (21, 31),
        _ => {
            let before = days_before(tokens, before);
            let behind = tokens.get(at + 1).and_then(day).map(|day| (day, day));
            part.or(before).or(behind).unwrap_or((1, 31))
        }
    };
    let behind = tokens.iter().skip(at + 1).take(3);
    let mut behind =
        behind.take_while(|token| token.is(',') || day(token).is_some() || year(token).is_some());
    When {
        year: behind.find_map(year),
        month: Some((month, days.0, days.1)),
        days: None,
    }
}

/// The days before a month: "15", "the 15th of", "20 and 21", "20 to 24".
fn days_before(tokens: &[Token], month: usize) -> Option<(i32, i32)> {
    let mut at = month.checked_sub(1)?;
    while matches!(tokens[at].word(), "of" | "st" | "nd" | "rd" | "th") {
        at = at.checked_sub(1)?;
    }
    let last = day(&tokens[at])?;
    let joint = at.checked_sub(1).map(|at| &tokens[at]);
    let is_joint =
        joint.is_some_and(|joint| joint.is('-') || matches!(joint.word(), "and" | "to" | "until"));
    let first = at.checked_sub(2).and_then(|at| day(&tokens[at]));
    Some((
        first
            .filter(|first| is_joint && *first < last)
            .unwrap_or(last),
        last,
    ))
}

/// "Yesterday", "last month", "on Sunday": counted from the article's own date.
fn relative(sentence: &Sentence, dateline: Option<Day>) -> Option<Written> {
    let words: Vec<&str> = sentence.tokens[sentence.start..sentence.end]
        .iter()
        .map(Token::word)
        .collect();
    let weekday = words
        .iter()
        .find_map(|word| WEEKDAYS.iter().position(|known| known == word));
    let pair = words.windows(2).map(|pair| (pair[0], pair[1]));
    let span = pair
        .filter(|(which, _)| matches!(*which, "last" | "this"))
        .find(|(_, what)| matches!(*what, "week" | "month" | "year"));
    let is_day = words
        .iter()
        .find(|word| matches!(**word, "yesterday" | "today"));
    if weekday.is_none() && span.is_none() && is_day.is_none() {
        return None;
    }
    let Some(today) = dateline else {
        return Some(Written::WantsDateline);
    };
    let back = |days: i32| Day::from_number(today.number() - days);
    let days = if let Some((which, what)) = span {
        stretch(today, what, which == "last")
    } else if let Some(weekday) = weekday {
        let day = back((of_week(today) - weekday as i32).rem_euclid(7));
        (day, day)
    } else {
        let day = back(i32::from(is_day == Some(&"yesterday")));
        (day, day)
    };
    Some(Written::When(When {
        year: None,
        month: None,
        days: Some(days),
    }))
}

/// How many days a day is behind the Monday of its week. 5 January 1970 was one.
fn of_week(day: Day) -> i32 {
    (day.number() - 4).rem_euclid(7)
}

fn stretch(today: Day, what: &str, is_last: bool) -> (Day, Day) {
    let (year, month, _) = today.civil();
    let back = i32::from(is_last);
    match what {
        "week" => {
            let monday = today.number() - of_week(today) - 7 * back;
            (Day::from_number(monday), Day::from_number(monday + 6))
        }
        "month" => {
            let (year, month) = if is_last && month == 1 {
                (year - 1, 12)
            } else {
                (year, month - back)
            };
            let end = first_of_next_month(year, month).number() - 1;
            (Day::from_civil(year, month, 1), Day::from_number(end))
        }
        _ => {
            let year = year - back;
            (Day::from_civil(year, 1, 1), Day::from_civil(year, 12, 31))
        }
    }
}
