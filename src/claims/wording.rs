//! What a phrase about a number says: which numbers make it true, of what, and whether it tells a total or a change.

use super::amounts::{Amount, Unit, amount, of_word};
use super::sentence::{Sentence, ends_with};
use super::tokens::Token;
use super::values::{Range, Values};

/// "About" leaves a twentieth on both sides; "nearly" and "just over" a tenth on one.
const ABOUT: f64 = 0.05;
const NEARLY: f64 = 0.1;

/// How a number is bound by the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    Bare,
    About,
    Nearly,
    CloseTo,
    JustOver,
    MoreThan,
    AtLeast,
    LessThan,
    AtMost,
}

/// The words before a number, longer ones first.
const BEFORE: [(&str, Bound); 61] = [
    ("did not exceed", Bound::AtMost),
    ("does not exceed", Bound::AtMost),
    ("not exceed", Bound::AtMost),
    ("not exceeding", Bound::AtMost),
    ("never exceeded", Bound::AtMost),
    ("never more than", Bound::AtMost),
    ("not more than", Bound::AtMost),
    ("no more than", Bound::AtMost),
    ("no higher than", Bound::AtMost),
    ("at most", Bound::AtMost),
    ("up to", Bound::AtMost),
    ("as many as", Bound::AtMost),
    ("as much as", Bound::AtMost),
    ("maximum of", Bound::AtMost),
    ("not fewer than", Bound::AtLeast),
    ("not less than", Bound::AtLeast),
    ("no fewer than", Bound::AtLeast),
    ("no less than", Bound::AtLeast),
    ("never fewer than", Bound::AtLeast),
    ("never less than", Bound::AtLeast),
    ("at least", Bound::AtLeast),
    ("minimum of", Bound::AtLeast),
    ("just over", Bound::JustOver),
    ("just above", Bound::JustOver),
    ("little over", Bound::JustOver),
    ("slightly over", Bound::JustOver),
    ("little more than", Bound::JustOver),
    ("slightly more than", Bound::JustOver),
    ("just under", Bound::Nearly),
    ("just below", Bound::Nearly),
    ("slightly less than", Bound::Nearly),
    ("not quite", Bound::Nearly),
    ("nearly", Bound::Nearly),
    ("almost", Bound::Nearly),
    ("close to", Bound::CloseTo),
    ("more than", Bound::MoreThan),
    ("over", Bound::MoreThan),
    ("above", Bound::MoreThan),
    ("exceeding", Bound::MoreThan),
    ("exceeds", Bound::MoreThan),
    ("exceeded", Bound::MoreThan),
    ("topped", Bound::MoreThan),
    ("tops", Bound::MoreThan),
    ("topping", Bound::MoreThan),
    ("passed", Bound::MoreThan),
    ("surpassed", Bound::MoreThan),
    ("nowhere near", Bound::LessThan),
    ("far from", Bound::LessThan),
    ("short of", Bound::LessThan),
    ("upwards of", Bound::MoreThan),
    ("in excess of", Bound::MoreThan),
    ("less than", Bound::LessThan),
    ("fewer than", Bound::LessThan),
    ("not even", Bound::LessThan),
    ("under", Bound::LessThan),
    ("below", Bound::LessThan),
    ("about", Bound::About),
    ("around", Bound::About),
    ("roughly", Bound::About),
    ("approximately", Bound::About),
    ("estimated", Bound::About),
];

/// The same behind one.
const BEHIND: [(&str, Bound); 7] = [
    ("or more", Bound::AtLeast),
    ("or fewer", Bound::AtMost),
    ("or less", Bound::AtMost),
    ("or so", Bound::About),
    ("or thereabouts", Bound::About),
    ("at least", Bound::AtLeast),
    ("at most", Bound::AtMost),
];

/// Words that tell which way something went, and whether it is up.
const MOVES: [(&str, bool); 46] = [
    ("rose", true),
    ("rise", true),
    ("risen", true),
    ("rising", true),
    ("grew", true),
    ("grow", true),
    ("grown", true),
    ("growth", true),
    ("increased", true),
    ("increase", true),
    ("up", true),
    ("climbed", true),
    ("jumped", true),
    ("leapt", true),
    ("gained", true),
    ("soared", true),
    ("surged", true),
    ("higher", true),
    ("another", true),
    ("additional", true),
    ("doubled", true),
    ("tripled", true),
    ("trebled", true),
    ("quadrupled", true),
    ("fell", false),
    ("fall", false),
    ("fallen", false),
    ("falling", false),
    ("dropped", false),
    ("drop", false),
    ("declined", false),
    ("decline", false),
    ("decreased", false),
    ("decrease", false),
    ("down", false),
    ("lost", false),
    ("shrank", false),
    ("sank", false),
    ("plunged", false),
    ("slid", false),
    ("lower", false),
    ("halved", false),
    ("cut", false),
    ("reduced", false),
    ("shed", false),
    ("slipped", false),
];

const FACTORS: [(&str, f64); 16] = [
    ("doubled", 2.0),
    ("double", 2.0),
    ("twofold", 2.0),
    ("twice", 2.0),
    ("tripled", 3.0),
    ("trebled", 3.0),
    ("threefold", 3.0),
    ("quadrupled", 4.0),
    ("fourfold", 4.0),
    ("fivefold", 5.0),
    ("tenfold", 10.0),
    ("halved", 0.5),
    ("doubling", 2.0),
    ("tripling", 3.0),
    ("quadrupling", 4.0),
    ("halving", 0.5),
];

/// Many, without a number: the least and what is too many.
const CROWDS: [(&str, f64, f64); 7] = [
    ("dozens", 24.0, 100.0),
    ("scores", 40.0, 200.0),
    ("hundreds", 200.0, 1e3),
    ("thousands", 2e3, 1e4),
    ("millions", 2e6, 1e9),
    ("tens of thousands", 2e4, 1e5),
    ("hundreds of thousands", 2e5, 1e6),
];

/// What a phrase says of a number.
#[derive(Clone, Debug, PartialEq)]
pub struct Saying {
    pub said: Said,
    pub bound: Bound,
    pub is_negated: bool,
    /// Which way something went, where the words tell: true is up.
    pub is_up: Option<bool>,
    /// Whether the words tell a total (`Some(true)`) or a change.
    pub is_total: Option<bool>,
    /// Whether they say "in total": of a stretch of days too, but not of what one total has more than another.
    pub is_sum: bool,
}

/// The number itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    Amount(Amount),
    Between(Amount, Amount),
    /// From one to the other.
    Ends(Amount, Amount),
    /// From a number up to another one, without that.
    Crowd(f64, f64),
    /// More than half; less than half.
    Most(bool),
    Factor(f64),
    /// Up or down, without a number.
    Direction,
}

/// What a sentence says with the tokens that are claimed; none where that is no number.
pub fn read(sentence: &Sentence) -> Option<Saying> {
    let places = sentence.start..sentence.end;
    let (said, at, end) = places.clone().find_map(|at| said(sentence, at))?;
    let mut before = sentence.before(at);
    let behind = sentence.behind(end);
    let bound = match sign(sentence.tokens, at, end) {
        Some(bound) => bound,
        None => bound(&mut before, &behind, &said),
    };
    let inside = &sentence.tokens[places];
    let words = || inside.iter().map(Token::word);
    let own_move = words().find_map(moved);
    let near = before.iter().take(6);
    Some(Saying {
        is_negated: is_negated(&before),
        is_up: own_move.or_else(|| near.copied().find_map(moved)),
        is_total: is_total(&before, &behind),
        is_sum: behind.starts_with(&["in", "total"]) || ends_with(&before, "in total"),
        said,
        bound,
    })
}

/// "~900", "c. 900", "900+".
fn sign(tokens: &[Token], at: usize, end: usize) -> Option<Bound> {
    let before = |back: usize| at.checked_sub(back).map(|at| &tokens[at]);
    let is_short = |token: &Token| matches!(token.word(), "c" | "ca" | "circa");
    let is_mark = |token: Option<&Token>, mark| token.is_some_and(|token| token.is(mark));
    let is_circa = before(1).is_some_and(is_short)
        || (is_mark(before(1), '.') && before(2).is_some_and(is_short));
    if is_circa || is_mark(before(1), '~') {
        return Some(Bound::About);
    }
    is_mark(tokens.get(end), '+').then_some(Bound::AtLeast)
}

fn moved(word: &str) -> Option<bool> {
    let (_, is_up) = MOVES.iter().find(|(known, _)| *known == word)?;
    Some(*is_up)
}

/// What begins at a token, and the tokens that it takes.
fn said(sentence: &Sentence, at: usize) -> Option<(Said, usize, usize)> {
    let tokens = sentence.tokens;
    let word = |offset: usize| tokens.get(at + offset).map(Token::word).unwrap_or_default();
    let phrase = [word(0), word(1), word(2)];
    for count in [3, 1] {
        let words = phrase[..count].join(" ");
        if let Some((_, least, most)) = CROWDS.iter().find(|(known, ..)| *known == words) {
            return Some((Said::Crowd(*least, *most), at, at + count));
        }
    }
    let round = |value: f64, count| {
        let amount = Amount {
            value,
            step: 0.0,
            unit: None,
            scale: 1.0,
            is_part: true,
        };
        Some((Said::Amount(amount), at, at + count))
    };
    match phrase {
        ["half", "a", "dozen"] => return round(6.0, 3),
        ["a", "dozen", _] => return round(12.0, 2),
        ["dozen", ..] => return round(12.0, 1),
        ["no" | "none" | "nobody" | "nothing", ..] => return round(0.0, 1),
        ["most" | "majority" | "bulk", ..] => return Some((Said::Most(true), at, at + 1)),
        ["minority", ..] => return Some((Said::Most(false), at, at + 1)),
        ["factor", "of", _] => {
            let (times, end) = amount(tokens, at + 2)?;
            return Some((Said::Factor(times.value), at, end));
        }
        [_, "times", _] => {
            let times = amount(tokens, at).map(|(amount, _)| amount.value);
            return Some((Said::Factor(times?), at, at + 2));
        }
        _ => {}
    }
    if let Some((_, factor)) = FACTORS.iter().find(|(known, _)| *known == phrase[0]) {
        return Some((Said::Factor(*factor), at, at + 1));
    }
    if let Some((from, end)) = amount(tokens, at) {
        return Some(pair(sentence, at, from, end));
    }
    // A verb that a number follows is told with that.
    let has_number = (at..sentence.end).any(|at| amount(tokens, at).is_some());
    let is_move = moved(phrase[0]).is_some() && !has_number;
    is_move.then_some((Said::Direction, at, at + 1))
}

/// A number, with another one if it is the first of two.
fn pair(sentence: &Sentence, at: usize, mut from: Amount, end: usize) -> (Said, usize, usize) {
    let tokens = sentence.tokens;
    let joint = tokens.get(end);
    let word = joint.map(Token::word).unwrap_or_default();
    let before = at.checked_sub(1).map(|at| tokens[at].word());
    let is_joint = match word {
        "to" => true,
        "and" => before == Some("between"),
        _ => joint.is_some_and(|token| token.is('-')),
    };
    let other = amount(tokens, end + 1).filter(|_| end < sentence.end);
    if let Some((first, end)) = other.filter(|_| word == "from" && before == Some("to")) {
        // "rose to 58% from 49%"
        return (Said::Ends(first, from), at - 1, end);
    }
    let other = other.filter(|_| is_joint);
    let Some((to, end)) = other else {
        return (Said::Amount(from), at, end);
    };
    if from.scale < to.scale {
        // "40 to 50 million"
        from.value *= to.scale;
    }
    from.unit = from.unit.or(to.unit);
    if before == Some("from") {
        (Said::Ends(from, to), at - 1, end)
    } else if before == Some("between") {
        (Said::Between(from, to), at - 1, end)
    } else {
        (Said::Between(from, to), at, end)
    }
}

/// How a number is bound; the words that say so are taken from those before it, which are nearest first.
fn bound(before: &mut Vec<&str>, behind: &[&str], said: &Said) -> Bound {
    let is_article = |word: &&str| matches!(*word, "a" | "an" | "the");
    let skipped = usize::from(before.first().is_some_and(is_article));
    for (phrase, bound) in BEFORE {
        if ends_with(&before[skipped..], phrase) {
            before.drain(..skipped + phrase.split(' ').count());
            return bound;
        }
    }
    if before.first() == Some(&"some") && matches!(said, Said::Amount(_)) {
        before.remove(0);
        return Bound::About;
    }
    match behind.first() {
        Some(&"plus") => return Bound::AtLeast,
        Some(&"odd") => return Bound::About,
        _ => {}
    }
    for (phrase, bound) in BEHIND {
        let mut wanted = phrase.split(' ');
        let (first, second) = (wanted.next(), wanted.next());
        let at = behind
            .windows(2)
            .position(|pair| Some(pair[0]) == first && Some(pair[1]) == second);
        // "At least" before a number is about that one.
        let next = at
            .and_then(|at| behind.get(at + 2))
            .copied()
            .unwrap_or_default();
        if at.is_some() && next != "#" && of_word(next).is_none() {
            return bound;
        }
    }
    Bound::Bare
}

/// Whether "not" is among the last words before, of the same part of the sentence.
pub fn is_negated(before: &[&str]) -> bool {
    let parts = ["but", "and", "that", "who", "which", "while", "when", "as"];
    let near = before.iter().take(4);
    let mut near = near.take_while(|word| !parts.contains(word));
    near.any(|word| {
        matches!(*word, "not" | "never" | "cannot" | "hardly" | "scarcely") || word.ends_with("n't")
    })
}

fn is_total(before: &[&str], behind: &[&str]) -> Option<bool> {
    let is_change = ["another", "further", "additional", "extra"];
    let nearest = before.first().copied().unwrap_or_default();
    let verb = before
        .iter()
        .take(3)
        .skip(1)
        .any(|word| moved(word).is_some());
    let next = behind.first().copied().unwrap_or_default();
    let is_more = matches!(next, "new" | "more" | "additional" | "further" | "extra");
    if is_change.contains(&nearest) || (nearest == "by" && verb) || is_more {
        Some(false)
    } else if nearest == "to" && verb {
        Some(true)
    } else {
        None
    }
}

impl Bound {
    /// The same of what gets smaller: more than halved is less than half.
    pub const fn downwards(self) -> Self {
        match self {
            Self::MoreThan => Self::LessThan,
            Self::LessThan => Self::MoreThan,
            Self::AtLeast => Self::AtMost,
            Self::AtMost => Self::AtLeast,
            Self::JustOver => Self::Nearly,
            Self::Nearly => Self::JustOver,
            other => other,
        }
    }

    /// The numbers that are meant by one with this bound.
    pub fn values(self, amount: &Amount) -> Values {
        let Amount { value, step, .. } = *amount;
        let half = step / 2.0;
        let about = if amount.is_part { 0.0 } else { step }.max(value.abs() * ABOUT);
        let nearly = value.abs() * NEARLY;
        let range = match self {
            // A part is a round word.
            Self::Bare if amount.is_part => Range::new(value - about, value + about),
            Self::Bare => Range::new(value - half, value + half).below(),
            Self::About => Range::new(value - about, value + about),
            Self::Nearly => Range::new(value - nearly, value).below(),
            Self::CloseTo => Range::new(value - nearly, value + nearly),
            Self::JustOver => Range::new(value, value + nearly).above(),
            Self::MoreThan => Range::from(value).above(),
            Self::AtLeast => Range::from(value),
            Self::LessThan => Range::up_to(value).below(),
            Self::AtMost => Range::up_to(value),
        };
        Values::of(range)
    }
}

/// The unit that a phrase names.
pub const fn unit_of(said: &Said) -> Option<Unit> {
    match said {
        Said::Amount(amount) | Said::Between(_, amount) | Said::Ends(_, amount) => amount.unit,
        _ => None,
    }
}
