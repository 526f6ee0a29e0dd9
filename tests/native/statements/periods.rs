//! Counts of single days that are added up by week, month or year: who is in a sum, and what is said of the others.

use super::{caption, counts, data, shot, table, toll};
use crate::support::Shot;
use dateline::dataset::date::Day;
use dateline::dataset::{DataSet, RecordRef, Table};
use dateline::filter::Filter;
use dateline::plain::PLAIN;
use dateline::scene::{Shape, Target};
use dateline::theme::Ink;
use dateline::words::Localizer;
use serde_json::{Value, json};

/// A trend of counts that are added up, or are not.
pub fn per(period: &str) -> Shot<'static> {
    shot("trend", &[("count", period)])
}

/// When and how many, for each row of the table.
fn sums(data: &DataSet, shot: &Shot) -> Vec<String> {
    let row = |row: &dateline::words::table::Row| format!("{}: {}", row.cells[0], row.cells[1]);
    table(data, shot).rows.iter().map(row).collect()
}

fn of_events(records: &[Value]) -> DataSet {
    let record = |record: &Value| {
        let mut record = toll(record.clone());
        record["kind"] = "per-day".into();
        record
    };
    data(json!({ "casualties": records.iter().map(record).collect::<Vec<_>>() }))
}

const SPRING: [&str; 5] = [
    "A per-day 2021-02-28 1 a",
    "A per-day 2021-03-01 10 a",
    "A per-day 2021-03-27 100 a",
    "A per-day 2021-03-31 1000 a",
    "A per-day 2021-04-30 20 a",
];

#[test]
fn days_are_added_up_by_month() {
    let found = sums(&counts(&SPRING), &per("per-month"));
    let expected = ["28 February 2021: 1", "March 2021: 1,110", "April 2021: 20"];
    assert_eq!(found, expected);
}

/// "20 or more" of one day leaves no highest number of all days.
#[test]
fn a_sum_is_as_open_as_its_parts() {
    let data = of_events(&[
        json!({ "date": "2021-01-01", "count": 100, "low": 50, "high": 200 }),
        json!({ "date": "2021-01-02", "count": 30, "low": 20 }),
    ]);
    let said = caption(&data, &per("per-month")).headline;
    assert!(said.starts_with("130 (70 or more) people killed"), "{said}");
}

/// A day's deaths are among those of its month, whatever is added up.
#[test]
fn a_count_of_a_month_has_those_of_its_days() {
    let data = counts(&[
        "A per-day 2021-03 40 a",
        "A per-day 2021-03-02 7 a",
        "A per-day 2021-04-01 3 a",
    ]);
    assert_eq!(
        sums(&data, &per("per-year"))[0],
        "1 March – 1 April 2021: 43"
    );
    assert_eq!(sums(&data, &per("per-month"))[0], "March 2021: 40");
}

#[test]
fn weeks_begin_on_monday() {
    let data = counts(&[
        "A per-day 2021-03-01 1 a",
        "A per-day 2021-03-07 2 a",
        "A per-day 2021-03-08 4 a",
        "A per-day 2021-03-14 8 a",
    ]);
    let found = sums(&data, &per("per-week"));
    assert_eq!(found, ["1–7 March 2021: 3", "8–14 March 2021: 12"]);
}

#[test]
fn a_headline_names_the_month_and_what_it_adds_up() {
    let caption = caption(&counts(&SPRING), &per("per-month"));
    assert_eq!(
        caption.headline,
        "1,110 people killed in Myanmar, counted on 3 days, March 2021"
    );
    assert!(caption.measure.starts_with("People killed per month, "));
}

/// Of days without a count nothing is known, unless events are counted.
#[test]
fn a_sum_of_some_days_is_not_told_as_that_of_all() {
    let note = "Sums are of the days that have a count; of the others nothing is known.";
    let told = |data: &DataSet| {
        let caption = caption(data, &per("per-month"));
        (
            caption.headline,
            caption.notes.iter().any(|one| one == note),
        )
    };
    let some = counts(&["A per-day 2021-02-01 5 a", "A per-day 2021-02-28 9 a"]);
    let expected = "14 people killed in Myanmar, counted on 2 days, February 2021";
    assert_eq!(told(&some), (expected.to_owned(), true));
    let all: Vec<String> = (1..=28)
        .map(|day| format!("A per-day 2021-02-{day:02} 1 a"))
        .collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let expected = "28 people killed in Myanmar in February 2021";
    assert_eq!(told(&counts(&all)), (expected.to_owned(), false));
    let events = of_events(&[
        json!({"date": "2021-02-01", "count": 5, "events": 1}),
        json!({"date": "2021-02-28", "count": 9, "events": 1}),
    ]);
    let expected = "14 people killed in Myanmar in February 2021";
    assert_eq!(told(&events), (expected.to_owned(), false));
}

#[test]
fn what_is_not_asked_for_is_in_no_sum() {
    let shot = shot(
        "trend",
        &[
            ("count", "per-month"),
            ("from", "2021-03-02"),
            ("to", "2021-04-29"),
        ],
    );
    let found = sums(&counts(&SPRING), &shot);
    assert_eq!(found, ["2–31 March 2021: 1,100"]);
}

#[test]
fn a_part_of_a_month_is_hollow_and_dated_by_its_days() {
    let scene = per("per-month").scene(&counts(&SPRING), None).unwrap();
    let bars = scene.data.iter().filter(|mark| {
        matches!(
            mark.shape,
            Shape::Bar {
                ink: Ink::Surface,
                ..
            }
        )
    });
    assert_eq!(bars.count(), 3, "no month has a count of each day");
    let caption = caption(&counts(&SPRING), &per("per-month"));
    assert!(caption.key.iter().any(|key| key.label == "▯"));
}

#[test]
fn a_month_that_was_asked_for_and_reported_on_is_whole_whenever_its_last_count_was() {
    let attributes = [
        ("count", "per-month"),
        ("from", "2021-03"),
        ("to", "2021-03"),
    ];
    let data = counts(&[
        "A per-day 2021-03-05 3 a",
        "A per-day 2021-06-05 3 a",
        "A per-day 2021-01-05 3 a",
    ]);
    assert_eq!(sums(&data, &shot("trend", &attributes)), ["March 2021: 3"]);
}

/// Without the week, its month would have fewer than it.
#[test]
fn a_day_of_a_week_is_counted_with_the_week() {
    let data = counts(&[
        "A per-day 2021-03-03 10 a",
        "A per-day 2021-03-01/2021-03-07 30 a",
        "A per-day 2021-03-31 1 a",
    ]);
    let found = sums(&data, &per("per-month"));
    assert_eq!(found, ["March 2021: 31", "3 March 2021: 10"]);
}

#[test]
fn events_of_other_people_are_in_a_sum_whatever_their_days() {
    let data = of_events(&[
        json!({"date": "2021-03-03", "count": 10, "events": 2}),
        json!({"date": "2021-03-01/2021-03-31", "count": 30, "events": 1}),
    ]);
    assert_eq!(sums(&data, &per("per-month")), ["March 2021: 40"]);
    let remark = &table(&data, &per("per-month")).rows[0].cells[4];
    assert_eq!(remark, "3 events");
}

#[test]
fn a_date_of_two_months_stays_by_itself_and_is_told() {
    let data = of_events(&[
        json!({"date": "2021-03-03", "count": 10, "events": 1}),
        json!({"date": "2021-03-20/2021-04-10", "count": 30, "events": 1}),
    ]);
    let caption = caption(&data, &per("per-month"));
    assert!(
        caption
            .notes
            .iter()
            .any(|note| note == "1 count is in no sum: of days in two periods or more.")
    );
    assert!(caption.key.iter().any(|key| key.label == "━"));
}

#[test]
fn what_was_taken_back_is_in_no_sum() {
    let data = counts(&["A per-day 2021-03-01 10 a", "A per-day 2021-03-01 12 b"]);
    let caption = caption(&data, &per("per-month"));
    assert_eq!(
        caption.headline,
        "12 people killed in Myanmar, counted for 1 March 2021"
    );
    let note = "A: 1 count was replaced by a later one, and is in no sum.";
    assert!(
        caption.notes.contains(&note.to_owned()),
        "{:?}",
        caption.notes
    );
}

#[test]
fn bounds_and_ranges_are_those_of_the_sum() {
    let data = of_events(&[
        json!({"date": "2021-03-01", "count": 10, "low": 8, "high": 15}),
        json!({"date": "2021-03-31", "count": 5, "qualifier": "at-least"}),
    ]);
    assert_eq!(
        sums(&data, &per("per-month")),
        ["March 2021: at least 15 (13 or more)"]
    );
}

#[test]
fn a_tip_tells_the_month_the_sum_and_how_many() {
    let data = counts(&SPRING);
    let localizer = Localizer {
        data: &data,
        host: &PLAIN,
    };
    let records = [1, 2, 3].map(|row| RecordRef::new(Table::Casualties, row));
    let tip = per("per-month").prepared(&data).tip(
        localizer,
        &Target {
            records: records.to_vec(),
            ..Target::default()
        },
    );
    assert_eq!(tip.title, "March 2021");
    assert_eq!(tip.rows[0].value, "1,110 killed");
    assert_eq!(tip.notes, ["3 counts added up"]);
    assert_eq!(tip.sources.len(), 1);
}

#[test]
fn chosen_days_are_summed_to_the_day() {
    let data = counts(&SPRING);
    let shot = per("per-month");
    let words = dateline::fields::FieldValues::of(&[("from", "2021-03-27"), ("to", "2021-04-29")]);
    let choice = Filter::default().patched(&words, &data).unwrap();
    let said = shot.prepared(&data).chosen_in_words(
        Localizer {
            data: &data,
            host: &PLAIN,
        },
        &choice,
    );
    assert_eq!(
        said,
        "2 of 5 counts, 1,100 killed, 27 March – 29 April 2021"
    );
}

/// The points of the steps of a series, from left to right.
fn ends_of_steps(data: &DataSet) -> usize {
    let scene = shot("trend", &[("count", "per-month")])
        .scene(data, None)
        .unwrap();
    let is_step = |mark: &&dateline::scene::Mark| matches!(&mark.shape, Shape::Line { points, .. } if points.len() > 2);
    scene.data.iter().filter(is_step).count()
}

#[test]
fn steps_of_events_go_down_to_nothing_and_others_break_off() {
    // Each day of so many years that there are steps, none in 2000 to 2009.
    let number = |year| Day::from_civil(year, 1, 1).number();
    let days = || (number(1980)..number(2000)).chain(number(2010)..number(2020));
    let of = |events: Option<u64>| {
        let record =
            |day: i32| json!({"date": Day::from_number(day).iso(), "count": 3, "events": events});
        of_events(&days().map(record).collect::<Vec<_>>())
    };
    assert_eq!(ends_of_steps(&of(Some(1))), 1);
    assert_eq!(ends_of_steps(&of(None)), 2);
}

#[test]
fn each_count_is_in_one_sum_or_told() {
    // Of a made-up series, one killed each, sometimes several on a day.
    let mut state = 7_u64;
    let mut rows = Vec::new();
    for _ in 0..400 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let day = (state >> 33) % 3_000;
        let date = dateline::dataset::date::Day::from_number(15_000 + day as i32).iso();
        rows.push(json!({"id": format!("r{}", rows.len()), "date": date, "count": 1, "events": 1}));
    }
    let data = of_events(&rows);
    for period in ["per-week", "per-month", "per-year"] {
        let localizer = Localizer {
            data: &data,
            host: &PLAIN,
        };
        let rows = per(period).prepared(&data).table(localizer).rows;
        let killed: usize = rows
            .iter()
            .map(|row| row.cells[1].parse::<usize>().unwrap())
            .sum();
        assert_eq!(killed, 400, "{period}");
    }
}

/// Both may be right, and both are of one day.
#[test]
fn of_two_releases_of_a_day_the_later_one_is_in_the_sum() {
    let data = counts(&[
        "A per-day 2021-03-01 9 a",
        "A per-day 2021-03-02 2 a",
        "A per-day 2021-03-01 9 b",
        "A per-day 2021-03-03 5 b",
    ]);
    assert_eq!(sums(&data, &per("per-month"))[0], "1–3 March 2021: 16");
    let told = caption(&data, &per("per-month")).notes.join("\n");
    assert!(
        told.contains("1 count was replaced by a later one"),
        "{told}"
    );
    let bounds = of_events(&[
        json!({"date": "2021-03-01", "count": 20, "qualifier": "more-than"}),
        json!({"date": "2021-03-01", "count": 26, "source": "b"}),
        json!({"date": "2021-03-03", "count": 5, "source": "b"}),
    ]);
    assert_eq!(sums(&bounds, &per("per-month"))[0], "1–3 March 2021: 31");
}

#[test]
fn a_month_that_has_a_count_of_its_own_has_its_days_in_it() {
    let data = counts(&[
        "A per-day 2021-03 100 a",
        "A per-day 2021-03-31 9 a",
        "A per-day 2021-04 50 a",
    ]);
    let found = sums(&data, &per("per-month"));
    assert!(found.contains(&"March 2021: 100".to_owned()), "{found:?}");
    let headline = caption(&data, &per("per-month")).headline;
    assert!(headline.starts_with("100 people killed"), "{headline}");
}

/// "At least 20" has no upper end, and so has no sum with it.
#[test]
fn a_sum_with_an_open_bound_has_no_upper_end() {
    let data = of_events(&[
        json!({"date": "2021-03-01", "count": 20, "qualifier": "at-least"}),
        json!({"date": "2021-03-02", "count": 5, "low": 4, "high": 6}),
    ]);
    assert_eq!(
        sums(&data, &per("per-month")),
        ["1–2 March 2021: at least 25 (24 or more)"]
    );
}

/// What is drawn instead is said; where nobody asked for days nothing is.
#[test]
fn sums_of_days_that_are_not_there_are_said_to_lack() {
    let data = counts(&[
        "A cumulative 2021-03-01 5 a",
        "A cumulative 2021-03-20 50 a",
    ]);
    let lack = "There are no counts of single days: running totals are shown in their place.";
    let lacks = |attributes: &[(&str, &str)]| {
        let caption = caption(&data, &shot("trend", attributes));
        caption.notes.iter().any(|note| note == lack)
    };
    assert!(lacks(&[("count", "per-week")]) && lacks(&[("count", "per-day")]));
    assert!(!lacks(&[]));
}

/// A count of five years would tower over sums of one.
#[test]
fn counts_of_more_than_a_period_are_in_the_table_only() {
    let rows = [
        "A per-day 2015/2019 5000 a",
        "A per-day 2020-03-01 10 a",
        "A per-day 2021-03-01 20 a",
    ];
    let data = counts(&rows);
    let shot = per("per-year");
    let (caption, table) = (caption(&data, &shot), table(&data, &shot));
    let note = "In the table only: 1 count of more than a year, 5,000 killed.".to_owned();
    assert!(caption.notes.contains(&note), "{:?}", caption.notes);
    let said = caption.notes.join("\n");
    assert!(!said.contains("in no sum"), "{said}");
    assert_eq!(table.rows.len(), 3);
    assert_eq!(table.rows[0].cells[1], "5,000");
    let scene = shot.scene(&data, None).unwrap();
    assert_eq!(scene.targets.len(), 2);
}

#[test]
fn counts_that_no_period_holds_are_no_counts_per_year() {
    let data = counts(&["A per-day 2015/2019 5000 a", "A per-day 2010/2014 3000 a"]);
    let caption = caption(&data, &per("per-year"));
    assert!(
        caption.measure.contains("per day or longer"),
        "{}",
        caption.measure
    );
    assert_eq!(per("per-year").scene(&data, None).unwrap().targets.len(), 2);
}

/// A narrow column in the middle of a year would be read as of its summer.
#[test]
fn a_column_is_as_wide_as_its_period() {
    let rows = [
        "A per-day 2020-01-01 1 a",
        "A per-day 2020-12-31 2 a",
        "A per-day 2021-01-01 4 a",
        "A per-day 2021-12-31 5 a",
    ];
    let scene = per("per-year").scene(&counts(&rows), None).unwrap();
    for target in 0..2 {
        let column = scene.bounds(target, &PLAIN);
        assert!(column.width > scene.width_css * 0.4, "{column:?}");
    }
}
