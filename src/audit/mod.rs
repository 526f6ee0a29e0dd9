//! What a picture editor would ask about a data set that has no fault: two recipients, a total taken back, a place in
//! another country than its record says. The figure draws it all and says what it does; here is told what to look at.

mod places;
mod transfers;

use crate::dataset::DataSet;
use crate::dataset::counts::{Count, is_taken_back};
use crate::dataset::date::{DateSpan, Day, Precision};
use crate::dataset::records::{Casualty, Citation, CountKind, Qualifier, Text};
use crate::fields::Field;
use crate::filter::{Course, choices, course_of};
use crate::geo::BaseMap;
use crate::order::add_new;
use std::collections::BTreeMap;
use std::fmt;

/// More series than this cannot all be named at the ends of their lines.
const MOST_SERIES: usize = 7;

/// More visits than this are not all in the key.
const MOST_VISITS: usize = 40;

/// Something to look at. It is no fault: all of the data set is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The stable, machine-readable name of the kind.
    pub code: &'static str,
    /// Table and id: `visits "v1"`.
    pub record: String,
    pub field: &'static str,
    /// What is seen.
    pub seen: String,
    /// What can be done.
    pub advice: &'static str,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            record,
            field,
            seen,
            advice,
            ..
        } = self;
        write!(f, "{record}: `{field}` {seen}; {advice}")
    }
}

/// All warnings of a data set, table by table. Places are compared with a base map.
pub fn audit(data: &DataSet, base_map: &BaseMap) -> Vec<Warning> {
    let mut warnings = Vec::new();
    sources(data, &mut warnings);
    places::audit(data, base_map, &mut warnings);
    transfers::audit(data, &mut warnings);
    casualties(data, &mut warnings);
    visits(data, &mut warnings);
    too_early_sources(data, &mut warnings);
    warnings
}

fn warning(
    code: &'static str,
    (table, id): (&str, &str),
    field: &'static str,
    seen: String,
    advice: &'static str,
) -> Warning {
    Warning {
        code,
        record: format!("{table} \"{id}\""),
        field,
        seen,
        advice,
    }
}

fn sources(data: &DataSet, warnings: &mut Vec<Warning>) {
    for source in data.sources.iter().filter(|source| source.url.is_none()) {
        warnings.push(warning(
            "source-without-address",
            ("sources", &source.id),
            "url",
            "is missing".to_owned(),
            "add the address at which a reader can check it",
        ));
    }
}

fn casualties(data: &DataSet, warnings: &mut Vec<Warning>) {
    for kind in [CountKind::Cumulative, CountKind::PerDay] {
        let mut names = Vec::new();
        let mut last = None;
        for casualty in data.casualties.iter().filter(|one| one.kind == kind) {
            if !names.contains(&&casualty.series) {
                last = Some(casualty);
            }
            add_new(&mut names, &casualty.series);
        }
        if let Some(last) = last.filter(|_| names.len() > MOST_SERIES) {
            warnings.push(warning(
                "many-series",
                ("casualties", &last.id),
                "series",
                format!("is the last of {}", names.len()),
                "not all lines can be named in the picture; `series` chooses some",
            ));
        }
    }
    for name in choices(data, Field::Series) {
        taken_back(data, &name, warnings);
    }
    several_counts(data, warnings);
    replaced(data, warnings);
    outside_range(data, warnings);
    two_kinds(data, warnings);
}

/// A series of running totals that has counts of single days, too: a figure shows one of the kinds.
fn two_kinds(data: &DataSet, warnings: &mut Vec<Warning>) {
    for name in choices(data, Field::Series) {
        let mut own = data.casualties.iter().filter(|one| one.series == name);
        let has_totals = own.clone().any(|one| one.kind == CountKind::Cumulative);
        if let Some(other) = own.find(|one| one.kind == CountKind::PerDay && has_totals) {
            warnings.push(warning(
                "two-kinds",
                ("casualties", &other.id),
                "kind",
                format!("is \"per-day\", while {name} has running totals as well"),
                "a figure shows one of the kinds: `count` chooses which",
            ));
        }
    }
}

/// Counts that are not between their own `low` and `high`.
fn outside_range(data: &DataSet, warnings: &mut Vec<Warning>) {
    for casualty in &data.casualties {
        let Some(count) = casualty.count else {
            continue;
        };
        if casualty.is_outside() {
            warnings.push(warning(
                "count-outside-range",
                ("casualties", &casualty.id),
                "count",
                format!("is {count}, which is not between its `low` and `high`"),
                "one of the three is wrong",
            ));
        }
    }
}

/// Counts of one series and date that differ, where none of them is the later one.
fn several_counts(data: &DataSet, warnings: &mut Vec<Warning>) {
    let key = |one: &Casualty| {
        let (first, last) = (one.date.first, one.date.last);
        (
            one.series.clone(),
            one.kind as u8,
            first,
            last,
            Count::of(data, one).published,
        )
    };
    let mut known = BTreeMap::new();
    for casualty in data.casualties.iter().filter(|one| one.count.is_some()) {
        let other = *known.entry(key(casualty)).or_insert(casualty);
        if other.range() != casualty.range() {
            warnings.push(warning(
                "several-counts",
                ("casualties", &casualty.id),
                "count",
                format!(
                    "is another one than that of \"{}\" for the same date",
                    other.id
                ),
                "both are drawn; if one replaces the other, take that out, or say in their sources when each was `published`",
            ));
        }
    }
}

/// Counts for the same days that a later source takes back.
fn replaced(data: &DataSet, warnings: &mut Vec<Warning>) {
    let is_counted = |one: &&Casualty| one.kind == CountKind::PerDay && one.count.is_some();
    for casualty in data.casualties.iter().filter(is_counted) {
        let mut others = data.casualties.iter().filter(is_counted);
        let later = others.find(|other| {
            let is_for_the_same =
                other.series == casualty.series && other.date.has_days_of(casualty.date);
            is_for_the_same && Count::of(data, casualty).is_taken_back_by(&Count::of(data, other))
        });
        if let Some(later) = later {
            warnings.push(warning(
                "count-replaced",
                ("casualties", &casualty.id),
                "count",
                format!(
                    "is another one than that of \"{}\", which was published later",
                    later.id
                ),
                "the figure marks what it takes back; if it is a slip, correct it",
            ));
        }
    }
}

/// Totals of a series that fall.
fn taken_back(data: &DataSet, name: &Text, warnings: &mut Vec<Warning>) {
    let is_of_it = |one: &&Casualty| one.series == *name && one.kind == CountKind::Cumulative;
    let mut totals: Vec<&Casualty> = data.casualties.iter().filter(is_of_it).collect();
    totals.retain(|one| one.count.is_some());
    totals.sort_by_key(|one| (one.date.last, std::cmp::Reverse(one.date.first)));
    for (index, total) in totals.iter().enumerate() {
        let mut earlier = totals[..index].iter().rev();
        let count = |one: &Casualty| Count::of(data, one);
        let overtaken = totals[index..].iter().chain(&totals[..index]);
        let mut overtaken = overtaken.filter(|one| one.count < total.count);
        if let Some(other) = overtaken.find(|one| count(one).is_taken_back_by(&count(total))) {
            warnings.push(warning(
                "total-revised-up",
                ("casualties", &total.id),
                "count",
                format!(
                    "is {}, more than the {} of \"{}\", which is of no earlier date",
                    total.count.unwrap_or_default(),
                    other.count.unwrap_or_default(),
                    other.id
                ),
                "it was published later: the figure marks what it takes back; if it is a slip, correct it",
            ));
        }
        let Some(before) = earlier.find(|earlier| count(earlier).is_before(&count(total))) else {
            continue;
        };
        let (code, advice) =
            if count(before).is_taken_back_by(&count(total)) && total.count <= before.count {
                (
                    "total-revised-down",
                    "the figure marks what it takes back; if it is a slip, correct it",
                )
            } else if total.count < before.count
                && total.qualifier.is_lower_bound()
                && !is_taken_back(data, before)
            {
                (
                    "total-below-earlier",
                    "it says less than what was known: a bound that is not news, or a slip",
                )
            } else {
                continue;
            };
        warnings.push(warning(
            code,
            ("casualties", &total.id),
            "count",
            format!(
                "is {}, less than the {}{} of \"{}\"",
                total.count.unwrap_or_default(),
                if before.qualifier == Qualifier::MoreThan {
                    "more than "
                } else {
                    ""
                },
                before.count.unwrap_or_default(),
                before.id
            ),
            advice,
        ));
    }
}

fn visits(data: &DataSet, warnings: &mut Vec<Warning>) {
    if let Some(first) = data.visits.get(MOST_VISITS) {
        warnings.push(warning(
            "many-visits",
            ("visits", &first.id),
            "date",
            format!("is beyond the first {MOST_VISITS} of {}", data.visits.len()),
            "the key has no room for it; `from`, `to` and `places` choose some",
        ));
    }
    for (row, visit) in data.visits.iter().enumerate() {
        legs(data, row, warnings);
        if data.subject.is_some() && !matches!(course_of(data, row), Course::Across(_)) {
            warnings.push(warning(
                "not-across-the-border",
                ("visits", &visit.id),
                "from",
                format!(
                    "is \"{}\" and `to` \"{}\", neither or both in the subject's country",
                    visit.from, visit.to
                ),
                "it is drawn in grey, and counted apart where others cross the border; a leg of a journey has `part_of`",
            ));
        }
    }
}

/// A leg may be this many days away from its journey.
const FAR_DAYS: i32 = 60;

/// Legs of no journey, and of one at another time.
fn legs(data: &DataSet, row: usize, warnings: &mut Vec<Warning>) {
    let visit = data.visit(row);
    let Some(part_of) = &visit.part_of else {
        return;
    };
    let Some(whole) = data.visits.iter().find(|other| other.id == *part_of) else {
        // Told as a record that is not there.
        return;
    };
    let (leg, journey) = (visit.dated().0, whole.dated().0);
    let apart = (leg.first.number() - journey.last.number())
        .max(journey.first.number() - leg.last.number());
    let mut warn = |code, seen: String, advice| {
        warnings.push(warning(
            code,
            ("visits", &visit.id),
            "part_of",
            seen,
            advice,
        ));
    };
    if data.journey_of(row) == row {
        let seen = format!("is \"{part_of}\", and from there leads back to itself");
        warn(
            "circular-journey",
            seen,
            "name the visit that the journey began with; that one is part of none",
        );
    } else if leg.last < journey.first && apart <= FAR_DAYS {
        let seen = format!(
            "is \"{part_of}\" of {}, which is later than {}",
            written(journey),
            written(leg)
        );
        warn(
            "leg-before-journey",
            seen,
            "one of the dates may be wrong; a journey begins with the visit that its legs name",
        );
    } else if apart > FAR_DAYS {
        let seen = format!(
            "is \"{part_of}\", {apart} days apart: {} and {}",
            written(leg),
            written(journey)
        );
        warn(
            "leg-far-from-journey",
            seen,
            "one of the dates may be wrong, or it was another journey",
        );
    }
}

/// Records of what happened after their source was published.
fn too_early_sources(data: &DataSet, warnings: &mut Vec<Warning>) {
    let mut check = |table: &str, id: &Text, field, date: DateSpan, cited: &Citation| {
        let source = data.source(&cited.source);
        let published = source.and_then(|source| source.published);
        if let Some(published) = published.filter(|published| published.last < date.first) {
            warnings.push(warning(
                "after-its-source",
                (table, id),
                field,
                format!(
                    "is {}, while \"{}\" was published {}",
                    written(date),
                    cited.source,
                    written(published)
                ),
                "one of the two is wrong, or another source has it",
            ));
        }
    };
    for one in &data.transfers {
        check("transfers", &one.id, "period", one.period, &one.cited);
    }
    for one in &data.casualties {
        check("casualties", &one.id, "date", one.date, &one.cited);
    }
    for one in &data.visits {
        check("visits", &one.id, "date", one.date, &one.cited);
        for other in &one.dated_elsewhere {
            check(
                "visits",
                &one.id,
                "dated_elsewhere",
                other.date,
                &other.cited,
            );
        }
    }
    for one in &data.events {
        if let Some(date) = one.date {
            check("events", &one.id, "date", date, &one.cited);
        }
        for other in &one.dated_elsewhere {
            check(
                "events",
                &one.id,
                "dated_elsewhere",
                other.date,
                &other.cited,
            );
        }
    }
}

/// A date as the file would have it.
fn written(date: DateSpan) -> String {
    let cut = |day: Day| {
        let iso = day.iso();
        let length = match date.precision {
            Precision::Day => 10,
            Precision::Month => 7,
            Precision::Year | Precision::Decade => 4,
        };
        iso.get(..length).unwrap_or(&iso).to_owned()
    };
    let (first, last) = (cut(date.first), cut(date.last));
    if first == last {
        first
    } else {
        format!("{first}/{last}")
    }
}
