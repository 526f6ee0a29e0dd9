//! Sets of numbers: what a phrase allows, and what the data allow.

/// All numbers between two ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    pub low: f64,
    pub high: f64,
    /// Whether the ends themselves are left out.
    pub low_open: bool,
    pub high_open: bool,
}

impl Range {
    /// From one number to another, both included.
    pub const fn new(low: f64, high: f64) -> Self {
        Self {
            low,
            high,
            low_open: false,
            high_open: false,
        }
    }

    /// One number.
    pub const fn at(number: f64) -> Self {
        Self::new(number, number)
    }

    /// All numbers from this one on.
    pub const fn from(low: f64) -> Self {
        Self::new(low, f64::INFINITY)
    }

    /// All numbers up to this one.
    pub const fn up_to(high: f64) -> Self {
        Self::new(f64::NEG_INFINITY, high)
    }

    /// Without its lower end.
    pub const fn above(mut self) -> Self {
        self.low_open = true;
        self
    }

    /// Without its upper end.
    pub const fn below(mut self) -> Self {
        self.high_open = true;
        self
    }

    fn is_within(&self, other: &Self) -> bool {
        let is_low =
            self.low > other.low || (self.low == other.low && (self.low_open || !other.low_open));
        let is_high = self.high < other.high
            || (self.high == other.high && (self.high_open || !other.high_open));
        is_low && is_high
    }

    fn touches(&self, other: &Self) -> bool {
        let meets = |end: f64, start: f64, is_open: bool| end > start || (end == start && !is_open);
        meets(self.high, other.low, self.high_open || other.low_open)
            && meets(other.high, self.low, other.high_open || self.low_open)
    }

    /// Each end by a function that keeps their order.
    pub fn map(self, change: impl Fn(f64) -> f64) -> Self {
        Self {
            low: change(self.low),
            high: change(self.high),
            ..self
        }
    }

    /// What one number of this range can be less than one of another.
    pub fn less(self, other: Self) -> Self {
        Self {
            low: self.low - other.high,
            high: self.high - other.low,
            low_open: self.low_open || other.high_open,
            high_open: self.high_open || other.low_open,
        }
    }

    /// How many times a positive number of another range this one's can be.
    pub fn over(self, other: Self) -> Self {
        // What is below zero is lowest over the smallest number.
        let divisor = |end: f64, of_positive: f64, of_negative: f64| {
            if end < 0.0 { of_negative } else { of_positive }
        };
        let [low, high] = [
            (self.low, divisor(self.low, other.high, other.low), 0.0),
            (
                self.high,
                divisor(self.high, other.low, other.high),
                f64::INFINITY,
            ),
        ]
        .map(|(end, by, without)| quotient(end, by, without));
        Self {
            low,
            high,
            low_open: self.low_open || other.high_open,
            high_open: self.high_open || other.low_open,
        }
    }
}

/// A quotient; one by zero is the infinity on its side, and without a meaning it is the `other` number.
fn quotient(number: f64, by: f64, other: f64) -> f64 {
    if by > 0.0 {
        let quotient = number / by;
        if quotient.is_nan() { other } else { quotient }
    } else if number < 0.0 {
        f64::NEG_INFINITY
    } else {
        other
    }
}

/// Numbers that make a phrase true.
#[derive(Clone, Debug, PartialEq)]
pub struct Values(Vec<Range>);

impl Values {
    /// The numbers of a range.
    pub fn of(range: Range) -> Self {
        Self(vec![range])
    }

    /// All other numbers.
    pub fn inverted(self) -> Self {
        let [range] = self.0[..] else {
            return self;
        };
        let (mut below, mut above) = (Range::up_to(range.low), Range::from(range.high));
        below.high_open = !range.low_open;
        above.low_open = !range.high_open;
        Self(vec![below, above])
    }

    /// Whether a number is among them.
    pub fn has(&self, number: f64) -> bool {
        self.judge(Range::at(number)) == Verdict::True
    }

    /// What they say of data that allow a range.
    pub fn judge(&self, data: Range) -> Verdict {
        if self.0.iter().any(|range| data.is_within(range)) {
            Verdict::True
        } else if self.0.iter().any(|range| data.touches(range)) {
            Verdict::Unprovable
        } else {
            Verdict::False
        }
    }
}

/// What the data make of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Whatever the data allow, it is right.
    True,
    /// Some of what the data allow makes it right, and some does not; or nobody can tell.
    Unprovable,
    /// Nothing that the data allow makes it right.
    False,
}

impl Verdict {
    /// As it is written.
    pub const fn word(self) -> &'static str {
        match self {
            Self::True => "true",
            Self::Unprovable => "not provable",
            Self::False => "false",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_proves_less_than_it_is_and_nothing_else() {
        let at_least = Range::from(912.0);
        let more_than = |number| Values::of(Range::from(number).above());
        assert_eq!(more_than(900.0).judge(at_least), Verdict::True);
        assert_eq!(more_than(912.0).judge(at_least), Verdict::Unprovable);
        let exactly = Values::of(Range::new(911.5, 912.5).below());
        assert_eq!(exactly.judge(at_least), Verdict::Unprovable);
        let at_most = Values::of(Range::up_to(911.0));
        assert_eq!(at_most.judge(at_least), Verdict::False);
    }

    #[test]
    fn a_quotient_has_its_ends_in_order_below_zero_too() {
        let over = Range::new(-5.0, 10.0).over(Range::new(100.0, 200.0));
        assert_eq!((over.low, over.high), (-0.05, 0.1));
        let by_nothing = Range::new(-5.0, 10.0).over(Range::new(0.0, 200.0));
        assert_eq!(
            (by_nothing.low, by_nothing.high),
            (f64::NEG_INFINITY, f64::INFINITY)
        );
    }

    #[test]
    fn what_is_not_a_range_is_below_or_above_it() {
        let not = Values::of(Range::new(40.0, 50.0)).inverted();
        assert_eq!(not.judge(Range::at(50.0)), Verdict::False);
        assert_eq!(not.judge(Range::at(51.0)), Verdict::True);
        assert_eq!(not.judge(Range::new(45.0, 60.0)), Verdict::Unprovable);
    }
}
