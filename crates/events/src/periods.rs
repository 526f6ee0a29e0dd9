//! The periods that days are added up over.

use dateline::dataset::date::Day;
use dateline::options::Period;

/// More periods than this are wider than any picture: nobody could tell them apart.
const MOST: usize = 100_000;

/// The periods from one day to another: the first day of each, and the day after the last one.
pub fn starts(per: Period, first: i32, last: i32) -> Vec<i32> {
    let mut starts = Vec::new();
    let mut day = first;
    while day <= last && starts.len() < MOST {
        let (from, to) = per.around(Day::from_number(day));
        starts.push(from.number());
        day = to.number() + 1;
    }
    starts.push(day);
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_follow_each_other() {
        // 10 February to 1 April 2021.
        let starts = starts(Period::Month, 18_668, 18_718);
        assert_eq!(starts, [18_659, 18_687, 18_718, 18_748]);
    }

    #[test]
    fn a_day_is_one_period() {
        assert_eq!(starts(Period::Day, 5, 5), [5, 6]);
    }

    #[test]
    fn no_days_are_no_periods() {
        assert_eq!(starts(Period::Week, 5, 4), [5]);
    }
}
