//! What the data say, in the checker's words.

use super::amounts::amount;
use super::datum::{Amount, Datum, Of};
use super::tokens::tokens;
use super::values::{Range, Values, Verdict};
use super::wording::Bound;
use crate::dataset::date::DateSpan;
use crate::dataset::records::{Qualifier, Unit};
use crate::dataset::{DataSet, Table};
use crate::plain::PLAIN;
use crate::reference::records;
use crate::text::{DateStyle, Host};
use crate::words::value::vintage;

/// More sources than this are counted.
pub const MOST_SOURCES: usize = 3;

/// What the data say.
pub fn in_words(datum: &Datum) -> String {
    match datum {
        Datum::Amount(amount) => of_amount(amount),
        Datum::Change(from, to) => format!("from {} to {}", of_amount(from), of_amount(to)),
        Datum::Rank(places, suppliers) => {
            let first = suppliers.first().map(|first| format!(" (first: {first})"));
            format!("rank {}{}", range(*places), first.unwrap_or_default())
        }
        Datum::Days { days, words, .. } => {
            let host: &dyn Host = &PLAIN;
            let days = host.date(days, DateStyle::Long);
            match words {
                Some(words) => format!("{days} (\"{words}\")"),
                None => days,
            }
        }
        Datum::Nothing(why) => why.clone(),
    }
}

fn of_amount(amount: &Amount) -> String {
    let range = range(amount.range.map(|end| end / amount.scale));
    let range = match (
        amount.best.map(|best| number(best / amount.scale)),
        amount.qualifier,
    ) {
        (Some(best), _) if amount.has_range => {
            format!("{best}, between {}", range.replace(" to ", " and "))
        }
        (Some(best), Qualifier::About) => format!("about {best}"),
        (Some(best), Qualifier::MoreThan) => format!("more than {best}"),
        _ => range,
    };
    match amount.of {
        Of::Share => format!("{range}%"),
        Of::Tiv => format!("{range} million TIV"),
        Of::Dollars if amount.scale > 1.0 => format!("{range} million dollars"),
        Of::Dollars => format!("{range} dollars"),
        Of::Number if amount.scale > 1.0 => format!("{range} million"),
        Of::Number => range,
    }
}

fn range(range: Range) -> String {
    match (range.low.is_finite(), range.high.is_finite()) {
        (true, true) if range.low == range.high => number(range.low),
        (true, true) => format!("{} to {}", number(range.low), number(range.high)),
        (true, false) if range.low_open => format!("more than {}", number(range.low)),
        (true, false) => format!("at least {}", number(range.low)),
        (false, true) => format!("at most {}", number(range.high)),
        (false, false) => "any number".to_owned(),
    }
}

fn number(value: f64) -> String {
    PLAIN.number((value * 100.0).round() / 100.0)
}

/// What other releases say of a share, by their vintage: "58% by SIPRI 2022, SIPRI 2024".
pub fn revisions(data: &DataSet, reference: &str, datum: &Datum) -> Option<String> {
    let Datum::Amount(share) = datum else {
        return None;
    };
    let mut others: Vec<(f64, Vec<String>)> = Vec::new();
    for record in records(data, reference) {
        if share.of != Of::Share || record.table != Table::Transfers {
            return None;
        }
        let transfer = data.transfer(record.row);
        let source = data.source(&transfer.cited.source)?;
        let value = transfer
            .value
            .filter(|value| transfer.unit == Unit::Percent && Some(*value) != share.best);
        let Some(value) = value else { continue };
        let vintage = vintage(&PLAIN, source);
        match others.iter_mut().find(|(known, _)| *known == value) {
            Some((_, vintages)) => vintages.push(vintage),
            None => others.push((value, vec![vintage])),
        }
    }
    let told: Vec<String> = others
        .iter()
        .map(|(value, vintages)| format!("{}% by {}", number(*value), vintages.join(", ")))
        .collect();
    (!told.is_empty()).then(|| told.join("; "))
}

/// Why an attribute for machines does not fit the data; none where it does.
pub fn contradicts(attribute: &str, datum: &Datum) -> Option<String> {
    let is_wrong = match datum {
        Datum::Amount(amount) => {
            let value: f64 = attribute.trim().parse().ok()?;
            let said = super::amounts::Amount {
                value,
                step: step_of(attribute),
                unit: None,
                scale: 1.0,
                is_part: false,
            };
            let values = Bound::Bare.values(&said);
            let fits = |scale: f64| {
                let own = amount.best.is_some_and(|best| values.has(best / scale));
                own || values.judge(amount.range.map(|end| end / scale)) != Verdict::False
            };
            !fits(1.0) && !fits(amount.scale)
        }
        Datum::Days { days, .. } => {
            let said = DateSpan::parse(attribute.get(..10).unwrap_or(attribute)).ok()?;
            let number = |day: crate::dataset::date::Day| f64::from(day.number());
            let span = |span: &DateSpan| Range::new(number(span.first), number(span.last));
            Values::of(span(&said)).judge(span(days)) == Verdict::False
        }
        _ => false,
    };
    is_wrong.then(|| format!("the element says \"{attribute}\" for machines"))
}

/// What one more of the last digit of a plain number would be.
fn step_of(text: &str) -> f64 {
    let decimals = text
        .trim()
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    0.1_f64.powi(decimals as i32)
}

/// A phrase with the number of the data in place of its own, where it has one number in figures and the data one value.
pub fn instead(phrase: &str, datum: &Datum) -> Option<String> {
    let Datum::Amount(data) = datum else {
        return None;
    };
    let best = data.best?;
    let tokens = tokens(phrase);
    let is_figure = |at: &usize| matches!(tokens[*at].kind, super::tokens::Kind::Number { .. });
    let mut figures = (0..tokens.len()).filter(is_figure);
    let (at, None) = (figures.next()?, figures.next()) else {
        return None;
    };
    let (said, _) = amount(&tokens, at)?;
    let scale = if said.scale > 1.0 {
        said.scale
    } else {
        data.scale
    };
    let step = said.step / said.scale;
    let rounded = (best / scale / step).round() * step;
    let figure = tokens[at].at.clone();
    let written = PLAIN.number((rounded * 1000.0).round() / 1000.0);
    Some(format!(
        "{}{written}{}",
        &phrase[..figure.start],
        &phrase[figure.end..]
    ))
}

/// What an attribute for machines would say.
pub fn machine(datum: &Datum) -> Option<String> {
    match datum {
        Datum::Amount(amount) => amount.best.map(|best| format!("{}", best / amount.scale)),
        Datum::Days { days, .. } if days.is_day() => Some(days.first.iso()),
        _ => None,
    }
}
