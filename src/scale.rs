//! Scales: from numbers and days to pixels, with ticks at round values.
//!
//! Domains are finite and never empty: the constructors widen what would be, so that nothing
//! downstream divides by zero. An axis has [`MOST_TICKS`] ticks at most.

use crate::dataset::date::{Day, first_of_next_month};
use crate::plane::within;

/// More ticks than this are noise on any axis.
pub const MOST_TICKS: usize = 20;

/// A linear scale from a domain of numbers to a range of pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    domain: (f64, f64),
    range: (f64, f64),
}

impl Linear {
    /// Maps the domain's ends onto the range's. An empty or infinite domain becomes 0 to 1.
    pub fn new(domain: (f64, f64), range: (f64, f64)) -> Self {
        let span = domain.1 - domain.0;
        let domain = if span.is_finite() && span > 0.0 {
            domain
        } else {
            (0.0, 1.0)
        };
        Self { domain, range }
    }

    /// From zero to a round number that is at least `highest`.
    pub fn from_zero(highest: f64, ticks: usize, range: (f64, f64)) -> Self {
        let highest = if highest.is_finite() && highest > 0.0 {
            highest
        } else {
            1.0
        };
        let step = whole_step(highest / ticks.max(1) as f64);
        let top = (highest / step).ceil() * step;
        Self::new((0.0, top), range)
    }

    /// The pixel of a value; values out of the domain land on its ends.
    pub fn at(&self, value: f64) -> f64 {
        let share = (value - self.domain.0) / (self.domain.1 - self.domain.0);
        self.range.0 + within(share, 0.0, 1.0) * (self.range.1 - self.range.0)
    }

    /// The value of a pixel; pixels out of the range get the domain's ends.
    pub fn invert(&self, pixel: f64) -> f64 {
        let share = (pixel - self.range.0) / (self.range.1 - self.range.0);
        self.domain.0 + within(share, 0.0, 1.0) * (self.domain.1 - self.domain.0)
    }

    /// Round values, about `wanted` of them, the domain's ends among them where they are round.
    pub fn ticks(&self, wanted: usize) -> Vec<f64> {
        let wanted = wanted.clamp(1, MOST_TICKS - 1);
        let step = whole_step((self.domain.1 - self.domain.0) / wanted as f64);
        let first = (self.domain.0 / step).ceil();
        let last = (self.domain.1 / step + 1e-9).floor();
        let count = ((last - first).max(0.0) as usize).min(MOST_TICKS - 1);
        (0..=count)
            .map(|index| (first + index as f64) * step)
            .collect()
    }
}

/// A round step that is one at least: half a person is on no axis.
fn whole_step(step: f64) -> f64 {
    round_step(step).max(1.0)
}

/// The smallest of 1, 2 and 5 times a power of ten that is at least `step`.
fn round_step(step: f64) -> f64 {
    if !step.is_finite() || step <= 0.0 {
        return 1.0;
    }
    let mut power = 1.0;
    while power * 10.0 <= step {
        power *= 10.0;
    }
    while power > step {
        power /= 10.0;
    }
    for factor in &[1.0, 2.0, 5.0] {
        let round = factor * power;
        if round >= step * (1.0 - 1e-9) {
            return round;
        }
    }
    10.0 * power
}

/// A scale from the rows of a list to bands of equal width, side by side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bands {
    left: f64,
    step: f64,
    count: usize,
}

impl Bands {
    /// As many bands as fill the width.
    pub fn new(count: usize, left: f64, width: f64) -> Self {
        Self {
            left,
            step: width / count.max(1) as f64,
            count,
        }
    }

    /// The left edge of a band.
    pub fn at(&self, row: usize) -> f64 {
        self.left + self.step * row as f64
    }

    /// The width of a band.
    pub fn step(&self) -> f64 {
        self.step
    }

    /// The left edge of the first band and the right one of the last.
    pub fn range(&self) -> (f64, f64) {
        (self.left, self.at(self.count))
    }

    /// How many bands there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The row whose band a pixel is in.
    pub fn invert(&self, pixel: f64) -> Option<usize> {
        let row = ((pixel - self.left) / self.step).floor();
        (row >= 0.0 && row < self.count as f64).then_some(row as usize)
    }
}

/// A linear scale from days to pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Time {
    first: Day,
    last: Day,
    scale: Linear,
}

/// How far apart the ticks of a time axis are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeStep {
    Days(i32),
    Months(i32),
    Years(i32),
}

const TIME_STEPS: [TimeStep; 15] = [
    TimeStep::Days(1),
    TimeStep::Days(2),
    TimeStep::Days(7),
    TimeStep::Days(14),
    TimeStep::Months(1),
    TimeStep::Months(2),
    TimeStep::Months(3),
    TimeStep::Months(6),
    TimeStep::Years(1),
    TimeStep::Years(2),
    TimeStep::Years(5),
    TimeStep::Years(10),
    TimeStep::Years(20),
    TimeStep::Years(50),
    TimeStep::Years(100),
];

impl Time {
    /// Maps the days from `first` to `last` onto the range; a single day gets the middle.
    pub fn new(first: Day, last: Day, range: (f64, f64)) -> Self {
        let (mut low, mut high) = (f64::from(first.number()), f64::from(last.number()));
        if high <= low {
            (low, high) = (low - 1.0, low + 1.0);
        }
        Self {
            first,
            last: last.max(first),
            scale: Linear::new((low, high), range),
        }
    }

    /// The first and the last day.
    pub fn domain(&self) -> [Day; 2] {
        [self.first, self.last]
    }

    /// The width of a day.
    pub fn day_css(&self) -> f64 {
        let days = self.last.number() - self.first.number();
        (self.at(self.last) - self.at(self.first)) / f64::from(days.max(1))
    }

    /// The pixel of a day; days out of the domain land on its ends.
    pub fn at(&self, day: Day) -> f64 {
        self.scale.at(f64::from(day.number()))
    }

    /// The day of a pixel; pixels out of the range get the first or the last day.
    pub fn invert(&self, pixel: f64) -> Day {
        let number = self.scale.invert(pixel).round() as i32;
        Day::from_number(number).clamp(self.first, self.last)
    }

    /// Round days, `most` at most, and how far apart they are.
    pub fn ticks(&self, most: usize) -> (TimeStep, Vec<Day>) {
        let most = most.clamp(1, MOST_TICKS);
        let fits = |step: &&TimeStep| self.count_about(**step) <= most as f64;
        let step = TIME_STEPS.iter().find(fits).copied();
        let step = step.unwrap_or(TimeStep::Years(200));
        let mut days = self.days(step);
        days.truncate(most);
        (step, days)
    }

    /// How many ticks a step makes at most, without making them.
    fn count_about(&self, step: TimeStep) -> f64 {
        let span = f64::from(self.last.number() - self.first.number());
        let length = match step {
            TimeStep::Days(days) => f64::from(days),
            TimeStep::Months(months) => f64::from(months) * 30.4,
            TimeStep::Years(years) => f64::from(years) * 365.2,
        };
        span / length + 1.0
    }

    fn days(&self, step: TimeStep) -> Vec<Day> {
        let (mut days, mut day) = (Vec::new(), self.start(step));
        while day <= self.last {
            if day >= self.first {
                days.push(day);
            }
            day = after(day, step);
        }
        days
    }

    /// A round day at or a little before the first.
    fn start(&self, step: TimeStep) -> Day {
        let (year, month, _) = self.first.civil();
        match step {
            // Weeks begin on Mondays; day 4 of the count was one.
            TimeStep::Days(days) => {
                Day::from_number((self.first.number() - 4).div_euclid(days) * days + 4)
            }
            TimeStep::Months(months) => Day::from_civil(year, (month - 1) / months * months + 1, 1),
            TimeStep::Years(years) => Day::from_civil(year.div_euclid(years) * years, 1, 1),
        }
    }
}

fn after(day: Day, step: TimeStep) -> Day {
    match step {
        TimeStep::Days(days) => Day::from_number(day.number() + days),
        TimeStep::Months(months) => (0..months).fold(day, |day, _| {
            let (year, month, _) = day.civil();
            first_of_next_month(year, month)
        }),
        TimeStep::Years(years) => Day::from_civil(day.year() + years, 1, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_reach_the_ends() {
        let scale = Linear::from_zero(912.0, 5, (0.0, 100.0));
        assert_eq!(scale.ticks(5), [0.0, 200.0, 400.0, 600.0, 800.0, 1000.0]);
    }

    #[test]
    fn a_flat_or_endless_domain_still_has_a_scale() {
        for domain in [
            (5.0, 5.0),
            (0.0, f64::INFINITY),
            (f64::NAN, 1.0),
            (f64::MIN, f64::MAX),
        ] {
            let scale = Linear::new(domain, (0.0, 10.0));
            assert!(scale.at(5.0).is_finite());
            assert!(scale.ticks(5).len() <= MOST_TICKS);
        }
    }

    #[test]
    fn months_are_ticked_on_their_first_day() {
        let (first, last) = (Day::from_civil(2021, 2, 1), Day::from_civil(2021, 7, 15));
        let (step, days) = Time::new(first, last, (0.0, 500.0)).ticks(7);
        assert_eq!(step, TimeStep::Months(1));
        assert_eq!(days.len(), 6);
        assert_eq!(days[1].iso(), "2021-03-01");
    }

    #[test]
    fn weeks_are_ticked_on_mondays() {
        let (first, last) = (Day::from_civil(2021, 3, 1), Day::from_civil(2021, 3, 31));
        let (step, days) = Time::new(first, last, (0.0, 500.0)).ticks(6);
        assert_eq!(
            (step, days[0].iso()),
            (TimeStep::Days(7), "2021-03-01".to_owned())
        );
    }

    #[test]
    fn centuries_have_few_ticks_too() {
        let (first, last) = (Day::from_civil(1500, 1, 1), Day::from_civil(2199, 12, 31));
        assert!(Time::new(first, last, (0.0, 500.0)).ticks(4).1.len() <= 4);
    }
}
