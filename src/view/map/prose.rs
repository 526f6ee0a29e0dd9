//! What stands around visits.

use super::summary::{Bundle, Journey, Leg, MOST_NUMBERED, Stop, Visits};
use crate::dataset::date::Ends;
use crate::dataset::date::{DateSpan, Day, Precision, first_of_next_month};
use crate::dataset::{RecordRef, Table};
use crate::fields::Field;
use crate::fill::{owned, split};
use crate::filter::{Course, Direction, Filter};
use crate::message::Message;
use crate::order::{add_new, order};
use crate::text::{DateStyle, Host};
use crate::words::caption::Caption;
use crate::words::table::MOST_ROWS;

use crate::words::{List, Localizer, people, stretch};

/// The key has at most so many busy routes.
const MOST_ROUTES: usize = 24;

/// Of more legs than this some may find no room for their number.
const ALL_NUMBERED: usize = 12;

/// The caption of visits.
pub fn caption(localizer: Localizer, visits: &Visits, filter: &Filter) -> Caption {
    let some_count = visits.legs.iter().any(|leg| visits.counts(leg));
    let is_told = |leg: &Leg| !some_count || visits.counts(leg);
    let (mut ends, mut told) = (Ends::default(), 0);
    for leg in &visits.legs {
        if is_told(leg) {
            ends.add(leg.date);
            told += 1;
        }
    }
    let Some((first, last)) = ends.dates() else {
        return Caption::nothing(
            Message::Visits,
            (Message::VisitsAsThings, Table::Visits),
            localizer,
            filter,
        );
    };
    let journeys = visits.journeys(&is_told);
    let host = localizer.host;
    let cities = cities(localizer, &journeys);
    let is_leg = |leg: &Leg| leg.journey != leg.record.row;
    let has_legs = told > journeys.len() || visits.legs.iter().any(is_leg);
    let months = stretch(
        localizer,
        &month(first, first.first),
        &month(last, last.last),
    );
    let (months, days) = (unbroken(host, &months), stretch(localizer, &first, &last));
    let places = stop_names(localizer, visits, &is_told);
    let ways = ways(localizer, visits);
    let headline = [ways, cities.clone(), months];
    let mut caption = Caption::new(
        host.tell_of(Message::VisitsToAndFrom, journeys.len(), headline),
        measure(host, visits, has_legs),
        host.tell_of(Message::MapOfVisits, journeys.len(), [cities, days, places]),
    );
    add_colours(&mut caption, localizer, visits);
    add_bundles(&mut caption, localizer, visits);
    add_legs(&mut caption, localizer, &visits.legs);
    if visits.stops.iter().any(|stop| stop.legs == 0) {
        caption.key("○", "text", host.say(Message::ProjectSite));
    }
    note_others(&mut caption, localizer, visits);
    note_cut(&mut caption, localizer, &journeys);
    caption.note(about_land(localizer, visits));
    caption
}

/// What the base map shows besides land.
fn about_land(localizer: Localizer, visits: &Visits) -> String {
    let host = localizer.host;
    let boundaries = host.say(Message::Boundaries);
    let is_shaded =
        |stop: &Stop| stop.legs > 0 && localizer.data.place_at(stop.place).country.is_some();
    if !visits.stops.iter().any(is_shaded) {
        return boundaries;
    }
    let shaded = host.say(Message::ShadedLand);
    host.tell(Message::CaptionAndNote, [shaded, boundaries])
}

/// What the lines mean, and their numbers where they have any.
fn measure(host: &dyn Host, visits: &Visits, has_legs: bool) -> String {
    if !visits.bundles.is_empty() {
        let is_single = |leg: &Leg| !leg.is_bundled;
        let numbered = if visits.legs.iter().any(is_single) {
            host.say(Message::FewNumbered)
        } else {
            String::new()
        };
        return host.tell(Message::RoutesOfVisits, [numbered]);
    }
    host.say(if has_legs {
        Message::LegsNumbered
    } else {
        Message::VisitsNumbered
    })
}

/// ", one of them to two cities": journeys are counted once, however many legs they had.
fn cities(localizer: Localizer, visits: &[Journey]) -> String {
    let (mut several, mut places) = (0, 0);
    for visit in visits {
        let count = visit.places(localizer.data);
        if count > 1 {
            several += 1;
            places = count;
        }
    }
    let host = localizer.host;
    let number = |count| host.small_number(count);
    match several {
        0 => String::new(),
        1 if visits.len() == 1 => host.tell(Message::ToCities, [number(places)]),
        1 => host.tell(Message::OneToCities, [number(places)]),
        _ => host.tell(Message::SeveralToCities, [number(several)]),
    }
}

/// Says of how many visits only some legs are shown.
fn note_cut(caption: &mut Caption, localizer: Localizer, visits: &[Journey]) {
    let (mut legs, mut cut) = (vec![0; localizer.data.visits.len()], 0);
    for row in 0..legs.len() {
        legs[localizer.data.journey_of(row)] += 1;
    }
    for visit in visits {
        cut += usize::from(visit.is_cut(&legs));
    }
    if cut > 0 {
        caption.note(localizer.host.tell_of(Message::CutVisits, cut, []));
    }
}

/// Counts the legs that did not cross the border of the subject's country.
fn note_others(caption: &mut Caption, localizer: Localizer, visits: &Visits) {
    let host = localizer.host;
    let mut parts = List::all();
    for (course, message) in [
        (Course::Elsewhere, Message::VisitsElsewhere),
        (Course::Within, Message::VisitsWithin),
        (Course::Unknown, Message::VisitsUnknown),
    ] {
        let count = visits.journeys(&|leg| leg.course == course).len();
        if count > 0 {
            parts.add(host.tell_of(message, count, [home(localizer)]));
        }
    }
    let parts = parts.text(localizer);
    let is_grey = |one: &Leg| !matches!(one.course, Course::Across(_));
    if localizer.data.subject.is_some() && visits.legs.iter().any(is_grey) {
        let message = if visits.legs.iter().any(|one| !is_grey(one)) {
            Message::CountedApart
        } else {
            Message::InGrey
        };
        caption.note(host.tell(message, [parts]));
    }
}

/// The subject's name; nothing if the data set has no subject.
fn home(localizer: Localizer) -> String {
    match &localizer.data.subject {
        Some(subject) => localizer.host.named(&subject.name),
        None => String::new(),
    }
}

/// " to and from Myanmar", as far as the legs go.
fn ways(localizer: Localizer, visits: &Visits) -> String {
    let message = match (
        visits.has(Direction::Inbound),
        visits.has(Direction::Outbound),
    ) {
        (true, true) => Message::ToAndFrom,
        (true, false) => Message::To,
        (false, true) => Message::From,
        (false, false) if localizer.data.subject.is_some() && visits.are_elsewhere() => {
            Message::NoneToOrFrom
        }
        (false, false) => return String::new(),
    };
    localizer.host.tell(message, [home(localizer)])
}

/// What the two colours mean. They are not called by name: a page may have an accent of its own. Their arrows differ for those who
/// see no colours.
fn add_colours(caption: &mut Caption, localizer: Localizer, visits: &Visits) {
    let is_mixed = visits.has(Direction::Inbound) && visits.has(Direction::Outbound);
    if is_mixed {
        for (arrow, ink, message) in [
            ("→", "", Message::OnVisitsTo),
            ("←", "second", Message::OnVisitsFrom),
        ] {
            caption.key(arrow, ink, localizer.host.tell(message, [home(localizer)]));
        }
    }
}

/// What the key calls the colour that the map gives a leg.
fn ink(leg: &Leg) -> &'static str {
    match leg.course {
        Course::Across(Direction::Inbound) => "",
        Course::Across(Direction::Outbound) => "second",
        _ => "mark",
    }
}

/// The month of a date's first or last day, which is enough for a headline; a vaguer date as it is.
fn month(date: DateSpan, day: Day) -> DateSpan {
    if date.precision <= Precision::Month {
        return date;
    }
    let (year, month, _) = day.civil();
    let next = first_of_next_month(year, month).number();
    DateSpan {
        first: Day::from_civil(year, month, 1),
        last: Day::from_number(next - 1),
        precision: Precision::Month,
        interval: false,
        doubt: date.doubt,
    }
}

/// Each date in one line; only between two of them it may be broken.
fn unbroken(host: &dyn Host, months: &str) -> String {
    let (mut text, mut before) = (String::new(), "");
    let between = host.tell(Message::FromTo, [String::new(), String::new()]);
    for word in split(months, b' ') {
        if !text.is_empty() {
            let is_between = [before, word].contains(&between.trim_ascii());
            text.push(if is_between { ' ' } else { '\u{a0}' });
        }
        text.push_str(word);
        before = word;
    }
    text
}

/// The places that some legs touch.
fn stop_names(localizer: Localizer, visits: &Visits, is_told: &dyn Fn(&Leg) -> bool) -> String {
    let mut names = List::default();
    for stop in &visits.stops {
        let touches = |leg: &Leg| leg.from == stop.place || leg.to == stop.place;
        if visits.legs.iter().any(|leg| touches(leg) && is_told(leg)) {
            names.add(owned(&localizer.data.place_at(stop.place).name));
        }
    }
    names.text(localizer)
}

/// Key of the bundles: what each line is of, and from where to where. The busiest come first; of many they alone.
fn add_bundles(caption: &mut Caption, localizer: Localizer, visits: &Visits) {
    let size = |row: usize| visits.bundles[row].legs.len();
    let mut rows = order(visits.bundles.len(), &|one, other| {
        size(other).cmp(&size(one))
    });
    let more = rows.len().saturating_sub(MOST_ROUTES);
    rows.truncate(MOST_ROUTES);
    for row in rows {
        let bundle = &visits.bundles[row];
        let leg = &visits.legs[bundle.legs[0]];
        let place = |row: usize| owned(&localizer.data.place_at(row).name);
        let what = bundle_in_words(localizer.host, visits, bundle);
        let gaps = [what, place(leg.from), place(leg.to)];
        let text = localizer.host.tell(Message::Journey, gaps);
        caption.key("━", ink(leg), text);
    }
    if more > 0 {
        let more = localizer.count(more as u64);
        caption.note(localizer.host.tell(Message::MoreRoutes, [more]));
    }
}

/// Key, note and credit of the legs.
fn add_legs(caption: &mut Caption, localizer: Localizer, legs: &[Leg]) {
    let mut records: Vec<RecordRef> = Vec::new();
    let (mut is_assumed, mut assumed_on_routes) = (false, 0);
    let (mut told, mut more) = (0, 0);
    for leg in legs {
        records.push(leg.record);
        if leg.is_bundled {
            // It has no line of its own that could be dashed.
            assumed_on_routes += usize::from(leg.from_assumed);
            continue;
        }
        is_assumed |= leg.from_assumed;
        told += 1;
        more += usize::from(told > MOST_NUMBERED);
        if told <= MOST_NUMBERED {
            let number = localizer.count(leg.number as u64);
            caption.key(&number, ink(leg), leg_in_words(localizer, leg));
        }
    }
    if told > ALL_NUMBERED {
        caption.note(localizer.host.say(Message::NumbersWithoutRoom));
    }
    if more > 0 {
        let more = localizer.count(more as u64);
        // A table that is cut may not have them.
        let message = if legs.len() > MOST_ROWS {
            Message::MoreWithoutNumber
        } else {
            Message::MoreInTable
        };
        caption.note(localizer.host.tell(message, [more]));
    }
    if is_assumed {
        caption.note(localizer.host.say(Message::AssumedStart));
    }
    if assumed_on_routes > 0 {
        let note = localizer
            .host
            .tell_of(Message::AssumedOnRoutes, assumed_on_routes, []);
        caption.note(note);
    }
    caption.source_notes(localizer, &records);
    caption.credit(localizer, &records);
}

/// "191 visits, 1905–2024"
pub fn bundle_in_words(host: &dyn Host, visits: &Visits, bundle: &Bundle) -> String {
    let mut ends = Ends::default();
    for row in &bundle.legs {
        ends.add(visits.legs[*row].date);
    }
    let mut years = String::new();
    if let Some((first, last)) = ends.dates() {
        let years_of = DateSpan {
            first: first.first,
            last: last.last,
            precision: Precision::Year,
            interval: first.first.year() != last.last.year(),
            doubt: first.doubt.max(last.doubt),
        };
        years = host.date(&years_of, DateStyle::Long);
    }
    host.tell_of(Message::VisitsOfYears, bundle.legs.len(), [years])
}

fn leg_in_words(localizer: Localizer, leg: &Leg) -> String {
    let visit = localizer.data.visit(leg.record.row);
    let date = localizer.host.date(&leg.date, DateStyle::Short);
    let (who, to) = (people(localizer, &visit.people), localizer.place(&visit.to));
    if who.is_empty() {
        let from = localizer.place(&visit.from);
        return localizer.host.tell(Message::Journey, [date, from, to]);
    }
    localizer.host.tell(Message::JourneyOf, [date, who, to])
}

/// "2 of 5 places: Moscow, Kazan, 4 of 6 visits"; empty where no place is chosen.
pub fn chosen_in_words(localizer: Localizer, visits: &Visits, choice: &Filter) -> String {
    let Some(names) = choice.names(Field::Places) else {
        return String::new();
    };
    let (host, data) = (localizer.host, localizer.data);
    let mut places = List::default();
    for name in names {
        places.add(localizer.place(name));
    }
    let stops = visits.stops.iter().filter(|stop| stop.legs > 0).count();
    // A journey and its legs are one visit.
    let (mut all, mut chosen) = (Vec::new(), Vec::new());
    for leg in &visits.legs {
        let is_chosen = |place: usize| names.contains(&data.place_at(place).id);
        add_new(&mut all, leg.journey);
        if is_chosen(leg.from) || is_chosen(leg.to) {
            add_new(&mut chosen, leg.journey);
        }
    }
    let gaps = [localizer.count(names.len() as u64), places.text(localizer)];
    let places = host.tell_of(Message::PlacesOf, stops, gaps);
    let count = localizer.count(chosen.len() as u64);
    let visits = host.tell_of(Message::VisitsOf, all.len(), [count]);
    host.tell(Message::ChosenTime, [places, visits])
}
