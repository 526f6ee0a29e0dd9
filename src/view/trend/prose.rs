//! What stands around casualty counts.

use super::line::{Line, Point};
use super::notes::{self, bounded};
use super::summary::{QUIET_DAYS, Trend};
use crate::dataset::Table;
use crate::dataset::date::{DateSpan, Precision};
use crate::dataset::records::{CountKind, Qualifier};
use crate::fill::owned;
use crate::filter::Filter;
use crate::message::Message;
use crate::options::Period;
use crate::words::caption::Caption;

use crate::words::value::ranged;
use crate::words::{Localizer, stretch};

/// Two series are told apart by the headline.
const FEW_SERIES: usize = 2;

/// The caption of casualty counts.
pub fn caption(localizer: Localizer, trend: &Trend, filter: &Filter) -> Caption {
    let mut caption = match (trend.reported(), trend.headlined()) {
        (Some((first, last)), Some((line, point))) => {
            let span = match trend.per {
                Period::Day => stretch(localizer, &first, &last),
                // Sums are of whole days, whichever period they are in.
                _ => localizer.long(&DateSpan::from_to(first.first, last.last)),
            };
            counted(localizer, trend, span, line, point)
        }
        _ => Caption::nothing(
            Message::PeopleKilled,
            (Message::DeathCounts, Table::Casualties),
            localizer,
            filter,
        ),
    };
    let mut all = notes::add(localizer, trend, filter, &mut caption);
    for point in &trend.longer {
        all.push(point.record);
    }
    for annotation in &trend.annotations {
        if annotation.landmark.is_some() {
            all.push(annotation.record);
        }
    }
    caption.credit(localizer, &all);
    caption
}

/// The caption of counts over a span of time; `line` and `point` are what the headline is about.
fn counted(
    localizer: Localizer,
    trend: &Trend,
    span: String,
    line: &Line,
    point: &Point,
) -> Caption {
    let host = localizer.host;
    let (count, date) = (bounded(localizer, point), localizer.long(&point.date));
    let gaps = [
        ranged(host, count.clone(), point.low, point.high),
        subject(localizer),
    ];
    let killed = host.tell_of(
        Message::Killed,
        point.count.unwrap_or_default() as usize,
        gaps,
    );
    let (headline, revised) = match trend.kind {
        CountKind::Cumulative => (
            by(localizer, killed, point.date),
            revised(localizer, line, point),
        ),
        CountKind::PerDay if point.summed.is_some() => {
            (of_period(localizer, line, point, killed), String::new())
        }
        CountKind::PerDay => (of_days(localizer, trend, point, killed), String::new()),
    };
    let (measure, chart) = match (trend.per, trend.kind, trend.has_days_only()) {
        (Period::Week, ..) => (Message::PerWeek, Message::ChartOfSums),
        (Period::Month, ..) => (Message::PerMonth, Message::ChartOfSums),
        (Period::Year, ..) => (Message::PerYear, Message::ChartOfSums),
        (_, CountKind::Cumulative, _) => (Message::RunningTotal, Message::LineChart),
        (.., true) => (Message::PerDay, Message::ChartOfDays),
        (.., false) => (Message::PerDayOrLonger, Message::ChartOfCounts),
    };
    let series = owned(&line.series);
    let headline = headline + &revised + &contested(localizer, trend, line, point);
    let date = first_total(localizer, trend, line, point) + &host.sentence(date);
    let gaps = [host.say(chart), span.clone(), date, count, series, revised];
    let mut caption = Caption::new(
        host.sentence(headline),
        host.tell(measure, [span]),
        host.tell(Message::CountsInWords, gaps) + &all_series(localizer, trend),
    );
    add_keys(&mut caption, localizer, trend);
    caption
}

/// How many running totals there are, if that are several, and the range of the last ones.
fn all_series(localizer: Localizer, trend: &Trend) -> String {
    let (mut ends, mut count) = ([u64::MAX, 0], 0);
    for line in &trend.lines {
        if let Some(told) = line.told(trend.kind).and_then(|point| point.count) {
            ends = [ends[0].min(told), ends[1].max(told)];
            count += 1;
        }
    }
    if count <= FEW_SERIES || trend.kind == CountKind::PerDay {
        return String::new();
    }
    let ends = ends.map(|end| localizer.count(end));
    localizer.host.tell_of(Message::LastTotals, count, ends)
}

/// The first total of a series, ahead of the one that is told: what has changed since.
fn first_total(localizer: Localizer, trend: &Trend, line: &Line, told: &Point) -> String {
    let mut totals = line.points.iter().filter(|point| point.count.is_some());
    match (trend.kind, totals.find(|point| !point.is_revised)) {
        (CountKind::Cumulative, Some(first)) if first.day < told.day => {
            let date = localizer.host.sentence(localizer.long(&first.date));
            let gaps = [date, bounded(localizer, first)];
            localizer.host.tell(Message::FirstCount, gaps)
        }
        _ => String::new(),
    }
}

/// What the highest count of single days says: that there was no day so deadly only where no other count may have been as
/// high.
fn of_days(localizer: Localizer, trend: &Trend, point: &Point, killed: String) -> String {
    let is_bound = point.qualifier.is_lower_bound();
    // The only one is no highest.
    let mut is_highest = point.count > Some(0) && !is_bound && trend.counts > 1;
    for other in trend.lines.iter().flat_map(|line| &line.points) {
        let is_lower = !other.qualifier.is_lower_bound() && other.reach() < point.count;
        let is_equal = other.reach() == point.count && other.date == point.date;
        is_highest &= other.is_revised || is_lower || is_equal;
    }
    // Two counts of a day may be of different people.
    for ends in trend.lines.iter().flat_map(|line| line.points.windows(2)) {
        is_highest &= ends[0].date != ends[1].date || ends[0].is_revised || ends[1].is_revised;
    }
    let message = match (point.date.is_day(), is_highest) {
        (false, _) => Message::CountedFor,
        (_, false) => Message::OnDay,
        (_, true) => Message::MostInOneDay,
    };
    localizer
        .host
        .tell(message, [killed, localizer.long(&point.date)])
}

/// What the highest sum of a period says: of how many days it is, where those without a count need not be without deaths.
fn of_period(localizer: Localizer, line: &Line, point: &Point, killed: String) -> String {
    let gaps = [killed, localizer.long(&point.date)];
    match point.summed {
        Some(summed) if line.lacks_days(point) => {
            let days = summed.days as usize;
            localizer.host.tell_of(Message::OnCountedDays, days, gaps)
        }
        _ if point.date.interval || point.date.is_day() => {
            localizer.host.tell(Message::CountedFor, gaps)
        }
        _ => localizer.host.tell(Message::InMonth, gaps),
    }
}

/// When a total had been reached. Of a vague date only this is known, that it was counted on some day of it.
fn by(localizer: Localizer, killed: String, date: DateSpan) -> String {
    let message = match (date.is_day(), date.precision, date.interval) {
        (true, ..) => Message::By,
        (_, Precision::Day, _) => Message::AsCounted,
        (_, Precision::Decade, false) => Message::AsCountedInThe,
        _ => Message::AsCountedIn,
    };
    localizer
        .host
        .tell(message, [killed, localizer.long(&date)])
}

/// ", revised from 359", where the last total of a series takes another one back; ", taken back later", where it is.
fn revised(localizer: Localizer, line: &Line, point: &Point) -> String {
    if point.is_revised {
        return localizer.host.say(Message::ThenTakenBack);
    }
    match line.revised_from() {
        Some(point) => localizer
            .host
            .tell(Message::ThenRevisedFrom, [bounded(localizer, point)]),
        None => String::new(),
    }
}

/// " (AAPP)", where the last total of another series, or its count for the same day, is another one, or it has none for that
/// day: it may count other people.
fn contested(localizer: Localizer, trend: &Trend, line: &Line, point: &Point) -> String {
    for other in &trend.lines {
        let is_another =
            |other: &Point| (other.count, other.qualifier) != (point.count, point.qualifier);
        let is_contested = match trend.kind {
            CountKind::Cumulative => other.latest().is_some_and(is_another),
            CountKind::PerDay => {
                let mut of_these = other
                    .points
                    .iter()
                    .filter(|other| !other.is_revised && other.date.has_days_of(point.date));
                of_these.clone().next().is_none() || of_these.any(is_another)
            }
        };
        if is_contested {
            return localizer
                .host
                .tell(Message::OfSeries, [owned(&line.series)]);
        }
    }
    String::new()
}

/// " in Myanmar", or nothing.
fn subject(localizer: Localizer) -> String {
    match &localizer.data.subject {
        Some(subject) => {
            let name = localizer.host.named(&subject.name);
            localizer.host.tell(Message::InCountry, [name])
        }
        None => String::new(),
    }
}

/// The signs of the picture: its mark, the mark's look, and what it means.
const KEYS: [(&str, &str, Message); 12] = [
    ("●", "", Message::ReportedCount),
    ("○", "bound", Message::LowerBound),
    ("○", "", Message::Estimate),
    ("×", "", Message::TakenBack),
    ("━", "", Message::DayUnknown),
    ("━", "", Message::AllOrOneOfDays),
    ("┄", "", Message::LongQuiet),
    ("▮", "mark", Message::Meanwhile),
    ("―", "mark", Message::MeanwhileVague),
    ("▮", "", Message::SumOfCounts),
    ("▯", "", Message::SumOfPart),
    ("▒", "", Message::LowToHigh),
];

fn add_keys(caption: &mut Caption, localizer: Localizer, trend: &Trend) {
    let is_total = trend.kind == CountKind::Cumulative;
    let mut is_there = [false; KEYS.len()];
    for line in &trend.lines {
        let mut before = i32::MAX;
        for point in &line.points {
            is_there[11] |= point.range().is_some();
            if point.summed.is_some() {
                is_there[if line.is_whole(point) { 9 } else { 10 }] = true;
                continue;
            }
            is_there[0] |= is_total || point.date.is_day();
            match point.qualifier {
                // It is crossed out, whatever it was.
                _ if point.is_revised => {}
                Qualifier::Exact => {}
                Qualifier::About => is_there[2] = true,
                Qualifier::AtLeast | Qualifier::MoreThan => is_there[1] = true,
            }
            is_there[3] |= point.is_revised;
            is_there[if is_total { 4 } else { 5 }] |= !point.date.is_day();
            let quiet = point.day.number().saturating_sub(before);
            is_there[6] |= is_total && quiet > QUIET_DAYS;
            before = point.day.number();
        }
    }
    for annotation in trend
        .annotations
        .iter()
        .filter(|one| one.landmark.is_none())
    {
        let is_vague = annotation.date.precision < Precision::Day;
        is_there[if is_vague { 8 } else { 7 }] = true;
    }
    for (row, (label, ink, text)) in KEYS.iter().enumerate() {
        if is_there[row] {
            caption.key(label, ink, localizer.host.say(*text));
        }
    }
}
