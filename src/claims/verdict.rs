//! What the data make of a phrase.

use super::amounts::{self, Unit};
use super::dates::{self, Written};
use super::datum::{Amount, Datum, Of};
use super::sentence::Sentence;
use super::values::{Range, Values, Verdict};
use super::wording::{self, Bound, Said, Saying, unit_of};
use crate::dataset::date::{DateSpan, Day};
use crate::dataset::records::Text;

/// A verdict, and why where that is not plain from the numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    pub verdict: Verdict,
    pub why: Option<String>,
}

impl From<Verdict> for Judged {
    fn from(verdict: Verdict) -> Self {
        Self { verdict, why: None }
    }
}

impl Judged {
    fn because(verdict: Verdict, why: &str) -> Self {
        Self {
            verdict,
            why: Some(why.to_owned()),
        }
    }
}

const NOT_READ: &str = "the checker does not understand the phrase";

/// What the data make of what is claimed in a sentence.
pub fn judge(sentence: &Sentence, datum: &Datum, dateline: Option<Day>) -> Judged {
    match datum {
        Datum::Nothing(why) => Judged::because(Verdict::Unprovable, why),
        Datum::Days {
            days,
            words,
            is_disputed,
        } => of_days(sentence, *days, words.as_ref(), *is_disputed, dateline),
        Datum::Rank(places, suppliers) => of_rank(sentence, *places, suppliers),
        Datum::Amount(amount) => match wording::read(sentence) {
            Some(saying) => of_amount(&saying, amount),
            None => Judged::because(Verdict::Unprovable, NOT_READ),
        },
        Datum::Change(from, to) => match wording::read(sentence) {
            Some(saying) => of_change(&saying, from, to),
            None => Judged::because(Verdict::Unprovable, NOT_READ),
        },
    }
}

/// The values that make a phrase true, "not" included.
fn negated(values: Values, is_negated: bool) -> Values {
    if is_negated {
        values.inverted()
    } else {
        values
    }
}

fn of_amount(saying: &Saying, amount: &Amount) -> Judged {
    if let Some(why) = wrong_unit(unit_of(&saying.said), amount.of) {
        return Judged::because(Verdict::False, why);
    }
    match (saying.is_total, amount.is_total) {
        (Some(false), Some(true)) => {
            return Judged::because(
                Verdict::False,
                "the data have a total, the phrase tells a change",
            );
        }
        (Some(true), Some(false)) => {
            return Judged::because(
                Verdict::False,
                "the data have a change, the phrase tells a total",
            );
        }
        _ => {}
    }
    let values = match &saying.said {
        Said::Amount(said) => {
            let said = scaled(*said, amount);
            let values = saying.bound.values(&said);
            if !saying.is_negated && repeats(amount, &said, saying.bound) {
                return Verdict::True.into();
            }
            values
        }
        Said::Between(from, to) | Said::Ends(from, to) => {
            let [from, to] = [from, to].map(|end| scaled(*end, amount).value);
            Values::of(Range::new(from, to))
        }
        Said::Crowd(least, most) => Values::of(Range::new(*least, *most).below()),
        Said::Most(is_more) => match (amount.of, is_more) {
            (Of::Share, true) => Values::of(Range::from(50.0).above()),
            (Of::Share, false) => Values::of(Range::up_to(50.0).below()),
            _ => return Judged::because(Verdict::Unprovable, "the data do not say of how many"),
        },
        Said::Factor(_) | Said::Direction => {
            return Judged::because(
                Verdict::Unprovable,
                "the phrase tells a change: use change(…)",
            );
        }
    };
    negated(values, saying.is_negated)
        .judge(amount.range)
        .into()
}

/// Whether a phrase says an estimate as the data give it: "about 540" of "about 536", or "about 82" of a best estimate with a range.
fn repeats(amount: &Amount, said: &amounts::Amount, bound: Bound) -> bool {
    let Some(best) = amount.best.filter(|_| amount.is_estimate()) else {
        return false;
    };
    match bound {
        Bound::About if amount.has_range => Bound::Bare.values(said).has(best),
        Bound::About => bound.values(said).has(best),
        Bound::Bare => !amount.has_range && bound.values(said).has(best),
        _ => false,
    }
}

/// A number as the data have theirs: "839" of millions is 839 million.
fn scaled(mut said: amounts::Amount, amount: &Amount) -> amounts::Amount {
    if said.scale == 1.0 && amount.scale > 1.0 && said.value < amount.scale / 10.0 {
        said.value *= amount.scale;
        said.step *= amount.scale;
    }
    said
}

fn wrong_unit(said: Option<Unit>, of: Of) -> Option<&'static str> {
    match (said?, of) {
        (Unit::Points, _) => Some("percentage points are of changes"),
        (Unit::Percent, Of::Share) | (Unit::Tiv, Of::Tiv) | (Unit::Dollars, Of::Dollars) => None,
        (Unit::Percent, _) => Some("the data have a number, no share"),
        (Unit::Tiv, _) => Some("the data have no volume in TIV"),
        (Unit::Dollars, _) => Some("the data have no money"),
    }
}

fn of_change(saying: &Saying, from: &Amount, to: &Amount) -> Judged {
    let change = Change { from, to };
    let is_total = saying.is_total == Some(true) || saying.is_sum;
    if is_total && matches!(saying.said, Said::Amount(_)) {
        // "Rose to 701": where it went.
        let reached = Saying {
            is_total: None,
            ..saying.clone()
        };
        return of_amount(&reached, to);
    }
    match &saying.said {
        Said::Direction => change.direction(saying).into(),
        Said::Factor(factor) => {
            let said = amounts::Amount {
                value: *factor,
                step: 0.0,
                unit: None,
                scale: 1.0,
                is_part: true,
            };
            let bound = if *factor < 1.0 {
                saying.bound.downwards()
            } else {
                saying.bound
            };
            let values = negated(bound.values(&said), saying.is_negated);
            values.judge(to.range.over(from.range)).into()
        }
        Said::Ends(first, last) | Said::Between(first, last) => {
            let ends = [(first, from), (last, to)].map(|(said, amount)| {
                let said = scaled(*said, amount);
                Bound::Bare.values(&said).judge(amount.range)
            });
            ends[0].max(ends[1]).into()
        }
        Said::Amount(said) => change.by(saying, *said),
        Said::Crowd(least, most) => {
            let values = Values::of(Range::new(*least, *most).below());
            negated(values, saying.is_negated)
                .judge(change.difference(saying))
                .into()
        }
        Said::Most(_) => Judged::because(Verdict::Unprovable, NOT_READ),
    }
}

struct Change<'a> {
    from: &'a Amount,
    to: &'a Amount,
}

impl Change<'_> {
    /// What it went up by, or down where the words say down.
    fn difference(&self, saying: &Saying) -> Range {
        let (from, to) = (self.from.range, self.to.range);
        if saying.is_up.unwrap_or(to.high >= from.low) {
            to.less(from)
        } else {
            from.less(to)
        }
    }

    fn direction(&self, saying: &Saying) -> Verdict {
        let values = Values::of(Range::from(0.0).above());
        negated(values, saying.is_negated).judge(self.difference(saying))
    }

    fn by(&self, saying: &Saying, said: amounts::Amount) -> Judged {
        let difference = self.difference(saying);
        let is_share = self.from.of == Of::Share;
        let range = match said.unit {
            Some(Unit::Percent) => difference.over(self.from.range).map(|part| part * 100.0),
            Some(Unit::Points) if !is_share => {
                return Judged::because(Verdict::False, "percentage points are of shares");
            }
            unit => match unit.and_then(|unit| wrong_unit(Some(unit), self.from.of)) {
                Some(why) if unit != Some(Unit::Points) => {
                    return Judged::because(Verdict::False, why);
                }
                _ => difference,
            },
        };
        let said = if said.unit == Some(Unit::Percent) {
            said
        } else {
            scaled(said, self.from)
        };
        negated(saying.bound.values(&said), saying.is_negated)
            .judge(range)
            .into()
    }
}

/// Words for a place among others.
const RANKS: [(&str, f64); 26] = [
    ("largest", 1.0),
    ("biggest", 1.0),
    ("greatest", 1.0),
    ("top", 1.0),
    ("leading", 1.0),
    ("main", 1.0),
    ("chief", 1.0),
    ("principal", 1.0),
    ("foremost", 1.0),
    ("first", 1.0),
    ("most", 1.0),
    ("second", 2.0),
    ("runner", 2.0),
    ("behind", 2.0),
    ("third", 3.0),
    ("fourth", 4.0),
    ("fifth", 5.0),
    ("sixth", 6.0),
    ("seventh", 7.0),
    ("eighth", 8.0),
    ("ninth", 9.0),
    ("tenth", 10.0),
    ("1st", 1.0),
    ("2nd", 2.0),
    ("3rd", 3.0),
    ("4th", 4.0),
];

fn of_rank(sentence: &Sentence, places: Range, suppliers: &[Text]) -> Judged {
    let tokens = sentence.tokens;
    let inside = sentence.start..sentence.end;
    let place = inside.clone().find_map(|at| {
        let word = tokens[at].word();
        if matches!(word, "number" | "no") {
            let next = at + 1 + usize::from(tokens.get(at + 1).is_some_and(|token| token.is('.')));
            return amounts::amount(tokens, next).map(|(amount, _)| (amount.value, at));
        }
        let (_, place) = RANKS.iter().find(|(known, _)| *known == word)?;
        Some((*place, at))
    });
    let Some((place, at)) = place else {
        return Judged::because(Verdict::Unprovable, NOT_READ);
    };
    let before = sentence.before(at);
    // "One of the largest" is many places.
    if before.iter().take(3).any(|word| *word == "among") || wording_of_many(&before) {
        return Judged::because(Verdict::Unprovable, NOT_READ);
    }
    let place = match beside(sentence, at, suppliers) {
        Beside::Nobody => place,
        Beside::After(row) => (row + 2) as f64,
        Beside::SecondTo(0) => place,
        Beside::SecondTo(_) | Beside::Unknown => {
            let first = suppliers.first().map_or("nobody", |name| name);
            return Judged::because(Verdict::False, &format!("the first is {first}"));
        }
    };
    let values = Values::of(Range::at(place));
    let values = negated(values, wording::is_negated(&before));
    values.judge(places).into()
}

fn wording_of_many(before: &[&str]) -> bool {
    let mut words = before.iter().filter(|word| **word != "the");
    words.next() == Some(&"of") && words.next() == Some(&"one")
}

/// Whom a place is told beside, by the row among the suppliers.
enum Beside {
    Nobody,
    /// "Second only to".
    SecondTo(usize),
    /// "The largest after", "behind only".
    After(usize),
    Unknown,
}

fn beside(sentence: &Sentence, at: usize, suppliers: &[Text]) -> Beside {
    let behind = sentence.behind(at);
    let joint = behind
        .iter()
        .take(5)
        .position(|word| matches!(*word, "to" | "after" | "behind"));
    let Some(joint) = joint else {
        return Beside::Nobody;
    };
    let mut names = behind[joint + 1..].iter().filter(|word| **word != "only");
    let Some(name) = names.next() else {
        return Beside::Nobody;
    };
    let is_it = |supplier: &Text| supplier.to_lowercase().split(' ').next() == Some(*name);
    match (suppliers.iter().position(is_it), behind[joint]) {
        (None, "to") => Beside::Unknown,
        (None, _) => Beside::Nobody,
        (Some(row), "to") => Beside::SecondTo(row),
        // "Second behind China" is said twice.
        (Some(row), _) => Beside::After(row),
    }
}

fn of_days(
    sentence: &Sentence,
    days: DateSpan,
    words: Option<&Text>,
    is_disputed: bool,
    dateline: Option<Day>,
) -> Judged {
    let said = match dates::read(sentence, dateline) {
        Some(Written::When(when)) => when.days((days.first, days.last)),
        Some(Written::WantsDateline) => {
            return Judged::because(Verdict::Unprovable, "the article has no date to count from");
        }
        None => None,
    };
    let Some((first, last)) = said else {
        return Judged::because(Verdict::Unprovable, NOT_READ);
    };
    let number = |day: Day| f64::from(day.number());
    let values = Values::of(Range::new(number(first), number(last)));
    let before = sentence.before(sentence.start);
    let values = negated(values, wording::is_negated(&before));
    let verdict = values.judge(Range::new(number(days.first), number(days.last)));
    let is_in_their_words = words.is_some_and(|words| says(sentence, words));
    match verdict {
        Verdict::True => verdict.into(),
        _ if is_in_their_words && is_disputed => Judged::because(
            Verdict::Unprovable,
            "the source says so, and another source gives another date",
        ),
        _ if is_in_their_words => Verdict::True.into(),
        _ => verdict.into(),
    }
}

/// Whether a sentence has the words of a source for a date, claimed or just before that.
fn says(sentence: &Sentence, words: &str) -> bool {
    let wanted = super::tokens::tokens(words);
    let from = sentence.start.saturating_sub(2);
    let said = &sentence.tokens[from..sentence.end];
    let is_same = |run: &[super::tokens::Token]| {
        run.iter()
            .zip(&wanted)
            .all(|(one, other)| one.kind == other.kind)
    };
    said.windows(wanted.len().max(1)).any(is_same)
}
