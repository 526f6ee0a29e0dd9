//! No false statement: small data sets that would make a figure lie, and what it says of them.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test uses its own part")]
mod support;

use dateline::dataset::DataSet;
use dateline::options::OptionWords;
use dateline::plain::PLAIN;
use dateline::scene::{Scene, Shape};
use dateline::words::Speaker;
use dateline::words::caption::Caption;
use dateline::words::table::Table;
use serde_json::{Value, json};
use support::Shot;

/// A data set about Myanmar with two releases of a database, a newspaper and three capitals.
fn data(tables: Value) -> DataSet {
    let mut file = json!({
        "format": 1, "title": "t",
        "subject": {"name": "Myanmar", "country": "MMR"},
        "sources": [
            {"id": "s20", "title": "Arms Database", "publisher": "SIPRI", "published": "2020-03-09"},
            {"id": "s24", "title": "Arms Database", "publisher": "SIPRI", "published": "2024-03-11"},
            {"id": "news", "title": "A report", "publisher": "The Paper", "published": "2021-05-01"},
            {"id": "a", "title": "List", "publisher": "AAPP", "published": "2021-07-15"},
            {"id": "b", "title": "Later list", "publisher": "AAPP", "published": "2021-08-15"}
        ],
        "places": [
            place("n", "Naypyidaw", "MMR", 19.75, 96.1), place("y", "Yangon", "MMR", 16.8, 96.2),
            place("m", "Moscow", "RUS", 55.75, 37.6), place("k", "Kazan", "RUS", 55.8, 49.1),
            place("d", "Delhi", "IND", 28.6, 77.2),
            {"id": "x", "name": "At sea", "lat_deg": 0, "lon_deg": 80, "source": "a"}
        ]
    });
    for (table, records) in tables.as_object().unwrap() {
        file[table] = records.clone();
    }
    let data = DataSet::parse(file.to_string().as_bytes()).unwrap();
    let refused: Vec<_> = data.problems.iter().filter(|one| !one.is_doubt()).collect();
    assert!(refused.is_empty(), "{refused:?}");
    data
}

fn place(id: &str, name: &str, country: &str, lat_deg: f64, lon_deg: f64) -> Value {
    json!({"id": id, "name": name, "country": country, "lat_deg": lat_deg, "lon_deg": lon_deg, "source": "a"})
}

/// Transfers, each `recipient supplier period value unit source`, with `+derived` behind a value that was worked out.
fn transfers(rows: &[&str]) -> DataSet {
    let record = |(index, row): (usize, &&str)| {
        let words: Vec<&str> = row.split_whitespace().collect();
        let (value, derived) = match words[3].split_once('+') {
            Some((value, how)) => (value, Some(how)),
            None => (words[3], None),
        };
        json!({"id": format!("t{index}"), "recipient": words[0].replace('_', " "),
            "supplier": words[1].replace('_', " "), "period": words[2],
            "value": value.parse::<f64>().unwrap(), "unit": words[4], "source": words[5], "derived": derived})
    };
    let rows: Vec<Value> = rows.iter().enumerate().map(record).collect();
    data(json!({ "transfers": rows }))
}

/// Counts, each `series kind date count source`.
fn counts(rows: &[&str]) -> DataSet {
    let record = |(index, row): (usize, &&str)| {
        let words: Vec<&str> = row.split_whitespace().collect();
        json!({"id": format!("c{index}"), "series": words[0], "kind": words[1], "date": words[2],
            "count": words[3].parse::<u64>().unwrap(), "source": words[4]})
    };
    let rows: Vec<Value> = rows.iter().enumerate().map(record).collect();
    data(json!({ "casualties": rows }))
}

/// Visits `v0`, `v1` …, each `from to date` and perhaps the visit of which it was a leg.
fn visits(rows: &[&str]) -> DataSet {
    let record = |(index, row): (usize, &&str)| {
        let words: Vec<&str> = row.split_whitespace().collect();
        json!({"id": format!("v{index}"), "from": words[0], "to": words[1], "date": words[2],
            "part_of": words.get(3), "people": [{"name": "A B"}], "source": "a"})
    };
    let rows: Vec<Value> = rows.iter().enumerate().map(record).collect();
    data(json!({ "visits": rows }))
}

fn shot<'a>(view: &'a str, attributes: &[(&str, &str)]) -> Shot<'a> {
    let word = |name: &str| {
        let found = attributes.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| (*value).to_owned())
    };
    let list = |name: &str| Some(vec![word(name)?]);
    Shot {
        view,
        options: OptionWords {
            from: word("from"),
            to: word("to"),
            recipient: word("recipient"),
            suppliers: list("suppliers"),
            shares: word("shares"),
            count: word("count"),
            ..OptionWords::default()
        },
        width_css: 640.0,
        height_css: None,
    }
}

fn caption(data: &DataSet, shot: &Shot) -> Caption {
    shot.prepared(data).caption(Speaker { data, host: &PLAIN })
}

fn table(data: &DataSet, shot: &Shot) -> Table {
    shot.prepared(data).table(Speaker { data, host: &PLAIN })
}

fn headline(data: &DataSet, view: &str) -> String {
    caption(data, &shot(view, &[])).headline
}

fn summary(data: &DataSet, view: &str) -> String {
    caption(data, &shot(view, &[])).summary
}

fn notes(data: &DataSet, view: &str) -> String {
    caption(data, &shot(view, &[])).notes.join("\n")
}

/// All texts of a picture.
fn labels(scene: &Scene) -> Vec<String> {
    let texts = scene.data.iter().filter_map(|mark| match &mark.shape {
        Shape::Label { text, .. } => Some(text.clone()),
        _ => None,
    });
    texts.collect()
}

fn picture(data: &DataSet, view: &str) -> Vec<String> {
    labels(&shot(view, &[]).scene(data, None).unwrap())
}

const TWO_RECIPIENTS: [&str; 3] = [
    "Myanmar China 2022 100 tiv-million s24",
    "Myanmar Russia 2022 300 tiv-million s24",
    "Bangladesh China 2022 900 tiv-million s24",
];

// Recipients.

#[test]
fn arms_for_another_recipient_are_not_added() {
    let data = transfers(&TWO_RECIPIENTS);
    let expected = "Myanmar’s arms imports: Russia 75%, China 25%";
    assert_eq!(headline(&data, "shares"), expected);
    let yearly = caption(&data, &shot("shares", &[("shares", "yearly")]));
    assert_eq!(yearly.headline, expected);
}

#[test]
fn another_recipient_is_left_out_with_a_word() {
    let notes = notes(&transfers(&TWO_RECIPIENTS), "shares");
    let expected = "In the table only: 1 value for another recipient (Bangladesh).";
    assert!(notes.contains(expected), "{notes}");
}

#[test]
fn what_is_left_out_stands_at_the_end_of_the_table() {
    let mut rows = TWO_RECIPIENTS;
    rows.rotate_right(1);
    let table = table(&transfers(&rows), &shot("shares", &[]));
    let last = &table.rows[2].cells;
    assert_eq!(last[1], "Bangladesh");
    assert_eq!(last[4], "not in the picture: for another recipient");
}

#[test]
fn another_recipient_can_be_chosen() {
    let data = transfers(&TWO_RECIPIENTS);
    let caption = caption(&data, &shot("shares", &[("recipient", "Bangladesh")]));
    assert_eq!(caption.headline, "Bangladesh’s arms imports: China 100%");
}

#[test]
fn without_the_subject_among_the_recipients_the_one_with_most_values_is_shown() {
    let data = transfers(&[
        "Laos China 2022 5 tiv-million s24",
        "Viet_Nam Russia 2022 70 tiv-million s24",
        "Viet_Nam India 2022 30 tiv-million s24",
    ]);
    assert_eq!(
        headline(&data, "shares"),
        "Viet Nam’s arms imports: Russia 70%, India 30%"
    );
}

// Releases, sources, units, periods.

const RELEASES: [&str; 4] = [
    "Myanmar China 2018 100 tiv-million s20",
    "Myanmar China 2018 120 tiv-million s24",
    "Myanmar Russia 2018 100 tiv-million s20",
    "Myanmar Russia 2018 80 tiv-million s24",
];

#[test]
fn two_releases_are_never_added() {
    let data = transfers(&RELEASES);
    let expected = "Myanmar’s arms imports: China 60%, Russia 40%";
    assert_eq!(headline(&data, "shares"), expected);
    let labels = picture(&data, "shares");
    let told = labels
        .iter()
        .filter(|text| *text == "50% in the release of 2020");
    assert_eq!(told.count(), 2, "{labels:?}");
}

#[test]
fn years_are_of_the_latest_release_each() {
    let mut rows = RELEASES.to_vec();
    rows.push("Myanmar China 2017 10 tiv-million s20");
    let data = transfers(&rows);
    let caption = caption(&data, &shot("shares", &[]));
    assert!(
        caption.summary.contains("2018: China 60%, Russia 40%."),
        "{}",
        caption.summary
    );
    let expected = "In the table only: 2 values of another release or source (SIPRI 2020).";
    assert!(
        caption.notes.contains(&expected.to_owned()),
        "{:?}",
        caption.notes
    );
}

#[test]
fn five_years_have_each_value_once() {
    let mut rows = RELEASES.to_vec();
    for row in ["2014", "2015", "2016", "2017"] {
        rows.push(Box::leak(
            format!("Myanmar China {row} 20 tiv-million s24").into_boxed_str(),
        ));
    }
    let caption = caption(
        &transfers(&rows),
        &shot("shares", &[("shares", "five-year")]),
    );
    assert!(
        caption
            .summary
            .contains("2014–2018: China 71%, Russia 29%."),
        "{}",
        caption.summary
    );
}

#[test]
fn a_newspaper_s_supplier_is_not_put_beside_a_database_s_hundred_per_cent() {
    let data = transfers(&[
        "Myanmar China 2015/2019 60 percent s24",
        "Myanmar Russia 2015/2019 40 percent s24",
        "Myanmar India 2015/2019 20 percent news",
    ]);
    assert_eq!(
        summary(&data, "shares"),
        "Bar chart. Myanmar’s arms imports 2015–2019: China 60%, Russia 40%."
    );
    assert!(
        notes(&data, "shares").contains("1 value of another release or source (The Paper 2021)")
    );
}

#[test]
fn suppliers_that_several_sources_name_apart_are_added() {
    let data = transfers(&[
        "Myanmar China 2018 30 tiv-million s24",
        "Myanmar India 2018 10 tiv-million news",
    ]);
    assert_eq!(
        headline(&data, "shares"),
        "Myanmar’s arms imports: China 75%, India 25%"
    );
}

#[test]
fn deals_of_one_source_and_year_are_added() {
    let data = transfers(&[
        "Myanmar China 2018 30 tiv-million s24",
        "Myanmar China 2018 30 tiv-million s24",
        "Myanmar India 2018 40 tiv-million s24",
    ]);
    assert_eq!(
        headline(&data, "shares"),
        "Myanmar’s arms imports: China 60%, India 40%"
    );
}

#[test]
fn what_cannot_be_added_makes_no_share() {
    let data = transfers(&[
        "Myanmar China 2018 100 tiv-million s24",
        "Myanmar Russia 2018 100 usd-million s24",
    ]);
    for mode in ["window", "yearly", "five-year"] {
        let shot = shot("shares", &[("shares", mode)]);
        let caption = caption(&data, &shot);
        assert_eq!(caption.headline, "Arms supplied to Myanmar");
        let labels = labels(&shot.scene(&data, None).unwrap());
        assert!(!labels.iter().any(|text| text.contains('%')), "{labels:?}");
        assert_eq!(labels.iter().filter(|text| *text == "100").count(), 2);
    }
}

#[test]
fn a_year_of_two_units_among_others_has_no_shares() {
    let data = transfers(&[
        "Myanmar China 2017 100 tiv-million s24",
        "Myanmar China 2018 100 tiv-million s24",
        "Myanmar Russia 2018 100 usd-million s24",
        "Myanmar China 2019 100 tiv-million s24",
    ]);
    let notes = notes(&data, "shares");
    assert!(
        notes.contains("No shares for 2018 (hatched): values in different units cannot be added."),
        "{notes}"
    );
    assert!(
        notes.contains("2 values that cannot be added (TIV, US dollars)"),
        "{notes}"
    );
}

#[test]
fn money_alone_can_be_added() {
    let data = transfers(&[
        "Myanmar China 2018 30 usd-million news",
        "Myanmar Russia 2018 10 usd-million news",
    ]);
    let caption = caption(&data, &shot("shares", &[]));
    assert_eq!(
        caption.headline,
        "Myanmar’s arms imports: China 75%, Russia 25%"
    );
    assert!(
        caption.measure.ends_with("2018, in per cent of US dollars"),
        "{}",
        caption.measure
    );
}

const WINDOWS: [&str; 4] = [
    "Myanmar China 2015/2019 49 percent s24",
    "Myanmar Russia 2015/2019 16 percent s24",
    "Myanmar China 2017/2021 60 percent s24",
    "Myanmar Russia 2017/2021 25 percent s24",
];

#[test]
fn the_other_one_of_two_windows_is_said() {
    let data = transfers(&WINDOWS);
    assert!(summary(&data, "shares").contains("2017–2021: China 60%, Russia 25%"));
    let notes = notes(&data, "shares");
    assert!(
        notes.contains("2 values of another period (2015–2019)"),
        "{notes}"
    );
}

#[test]
fn the_other_one_of_two_windows_can_be_chosen() {
    let data = transfers(&WINDOWS);
    let asked = shot("shares", &[("from", "2015"), ("to", "2019")]);
    assert!(
        caption(&data, &asked)
            .summary
            .contains("2015–2019: China 49%, Russia 16%")
    );
}

#[test]
fn a_derived_sum_is_not_added_to_its_parts() {
    let data = transfers(&[
        "Myanmar China 2018 100 tiv-million s24",
        "Myanmar Russia 2018 300 tiv-million s24",
        "Myanmar All_suppliers 2018 400+100+300 tiv-million s24",
    ]);
    assert_eq!(
        headline(&data, "shares"),
        "Myanmar’s arms imports: Russia 75%, China 25%"
    );
    assert!(
        notes(&data, "shares").contains("1 value worked out as a sum of others (All suppliers)")
    );
}

#[test]
fn a_derived_sum_of_shares_is_no_bar() {
    let data = transfers(&[
        "Myanmar China 2015/2019 49 percent s24",
        "Myanmar Russia 2015/2019 16 percent s24",
        "Myanmar China_and_Russia 2015/2019 65+49+16 percent s24",
    ]);
    assert_eq!(
        summary(&data, "shares"),
        "Bar chart. Myanmar’s arms imports 2015–2019: China 49%, Russia 16%."
    );
}

#[test]
fn a_derived_rest_is_no_sum_although_it_is_half() {
    let data = transfers(&[
        "Myanmar China 2015/2019 30 percent s24",
        "Myanmar Russia 2015/2019 20 percent s24",
        "Myanmar Others 2015/2019 50+100-30-20 percent s24",
    ]);
    assert!(summary(&data, "shares").ends_with("China 30%, Russia 20%, Others 50%."));
}

#[test]
fn shares_are_of_all_imports_whatever_suppliers_are_chosen() {
    let rows = [
        "Myanmar China 2018 100 tiv-million s24",
        "Myanmar Russia 2018 300 tiv-million s24",
        "Myanmar China 2019 100 tiv-million s24",
        "Myanmar Russia 2019 100 tiv-million s24",
    ];
    let one_year = caption(
        &transfers(&rows[..2]),
        &shot("shares", &[("suppliers", "China")]),
    );
    assert_eq!(one_year.headline, "Myanmar’s arms imports: China 25%");
    let years = caption(
        &transfers(&rows),
        &shot("shares", &[("suppliers", "China")]),
    );
    assert!(
        years.summary.ends_with("2019: China 50%."),
        "{}",
        years.summary
    );
    let note = "Columns are filled up by suppliers that were not chosen.";
    assert!(years.notes.contains(&note.to_owned()), "{:?}", years.notes);
}

#[test]
fn yearly_values_are_drawn_where_windows_are_asked_for_and_there_are_none() {
    let data = transfers(&[
        "Myanmar China 2018 100 tiv-million s24",
        "Myanmar China 2019 100 tiv-million s24",
    ]);
    assert_eq!(headline(&data, "shares"), "Who armed Myanmar, 2018–2019");
}

#[test]
fn a_window_is_drawn_where_years_are_asked_for_and_there_are_none() {
    let data = transfers(&WINDOWS[..2]);
    let caption = caption(&data, &shot("shares", &[("shares", "yearly")]));
    assert_eq!(
        caption.headline,
        "Myanmar’s arms imports: China 49%, Russia 16%"
    );
}

// Rounding, ties, grammar.

#[test]
fn a_share_that_rounds_to_nothing_is_not_said_to_be_nothing() {
    let data = transfers(&[
        "Myanmar China 2018 996 tiv-million s24",
        "Myanmar Russia 2018 4 tiv-million s24",
    ]);
    let expected = "Myanmar’s arms imports: China over 99%, Russia under 1%";
    assert_eq!(headline(&data, "shares"), expected);
    assert!(picture(&data, "shares").contains(&"under 1%".to_owned()));
}

#[test]
fn a_published_share_that_rounds_to_nothing_is_under_one_per_cent_in_picture_and_table() {
    let data = transfers(&[
        "Myanmar China 2015/2019 99.6 percent s24",
        "Myanmar Russia 2015/2019 0.001 percent s24",
    ]);
    assert!(picture(&data, "shares").contains(&"under 1%".to_owned()));
    assert_eq!(
        table(&data, &shot("shares", &[])).rows[1].cells[3],
        "under 1%"
    );
    assert!(notes(&data, "shares").contains("The shares add up to 99.6%"));
}

#[test]
fn a_small_volume_is_not_nothing() {
    let data = transfers(&["Myanmar China 2010/2019 0.004 tiv-million s24"]);
    assert_eq!(
        table(&data, &shot("shares", &[])).rows[0].cells[3],
        "under 0.01 million TIV"
    );
}

#[test]
fn rounded_shares_that_miss_a_hundred_per_cent_are_left_so_and_said() {
    let data = transfers(&[
        "Myanmar China 2018 1 tiv-million s24",
        "Myanmar Russia 2018 1 tiv-million s24",
        "Myanmar India 2018 1 tiv-million s24",
    ]);
    assert!(summary(&data, "shares").ends_with("China 33%, Russia 33%, India 33%."));
    assert!(notes(&data, "shares").contains("The shares add up to 99%: each is rounded."));
}

#[test]
fn a_rest_that_nobody_names_is_said() {
    let data = transfers(&WINDOWS[..2]);
    let expected = "The shares add up to 65%: the rest is not in the data set.";
    assert!(notes(&data, "shares").contains(expected));
}

#[test]
fn a_headline_leaves_out_nobody_who_has_as_much() {
    let rows: Vec<String> = ["China", "Russia", "India", "Serbia", "Israel"]
        .map(|name| format!("Myanmar {name} 2015/2019 20 percent s24"))
        .into();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let three = headline(&transfers(&rows[..3]), "shares");
    assert_eq!(
        three,
        "Myanmar’s arms imports: China 20%, Russia 20%, India 20%"
    );
    assert_eq!(
        headline(&transfers(&rows), "shares"),
        "Myanmar’s arms imports, 2015–2019"
    );
}

#[test]
fn names_have_their_articles() {
    let data = transfers(&[
        "United_Arab_Emirates China 2018 5 tiv-million s24",
        "United_Arab_Emirates China 2019 5 tiv-million s24",
    ]);
    let caption = caption(&data, &shot("shares", &[]));
    assert_eq!(
        caption.headline,
        "Who armed the United Arab Emirates, 2018–2019"
    );
    assert!(
        caption
            .measure
            .starts_with("Share of the United Arab Emirates’ arms imports")
    );
}

#[test]
fn the_largest_of_earlier_years_are_named() {
    let data = transfers(&[
        "Myanmar Canada 2014 1.28 tiv-million s24",
        "Myanmar Lithuania 2015 5 tiv-million s24",
        "Myanmar Germany 2016 20 tiv-million s24",
        "Myanmar France 2016 19 tiv-million s24",
    ]);
    assert_eq!(
        summary(&data, "shares"),
        "Stacked columns, 2014–2016. 2016: Germany 51%, France 49%. \
         Largest before: Canada (2014: 100%), Lithuania (2015: 100%)."
    );
}

// Tolls.

const REVISED: [&str; 4] = [
    "Gov cumulative 2019-04-23 321 a",
    "Gov cumulative 2019-04-24 359 a",
    "Gov cumulative 2019-04-25 253 a",
    "Gov cumulative 2019-05-02 257 a",
];

#[test]
fn the_latest_total_counts_and_what_it_takes_back_is_said() {
    let data = counts(&REVISED);
    let expected = "257 people killed in Myanmar by 2 May 2019, revised from 359";
    assert_eq!(headline(&data, "trend"), expected);
    assert!(summary(&data, "trend").ends_with("2 May 2019: 257 (Gov, revised from 359)."));
    let note = "Gov revised its total from 359 (24 April 2019) to 253 (25 April 2019)";
    assert!(notes(&data, "trend").contains(note));
    let labels = picture(&data, "trend");
    assert!(labels.contains(&"257".to_owned()), "{labels:?}");
    assert!(labels.join(" ").contains("revised from 359"), "{labels:?}");
}

#[test]
fn a_total_taken_back_of_two_is_named_at_its_last_value() {
    let labels = picture(&counts(&[REVISED[1], REVISED[3]]), "trend").join(" ");
    assert!(labels.contains("Gov 257, revised from 359"), "{labels}");
}

#[test]
fn a_total_that_has_grown_since_is_not_said_to_be_revised() {
    let mut rows = REVISED.to_vec();
    rows.push("Gov cumulative 2019-06-01 400 a");
    assert_eq!(
        headline(&counts(&rows), "trend"),
        "400 people killed in Myanmar by 1 June 2019"
    );
}

#[test]
fn counts_that_were_taken_back_are_so_in_the_table() {
    let table = table(&counts(&REVISED), &shot("trend", &[]));
    assert_eq!(table.rows[1].cells[1], "359 (taken back later)");
}

#[test]
fn a_fall_of_a_total_is_no_problem_of_the_data() {
    assert!(counts(&REVISED).problems.is_empty());
}

#[test]
fn of_two_counts_of_a_day_the_later_source_s_counts() {
    let data = counts(&[
        "AAPP per-day 2021-03-14 74 b",
        "AAPP per-day 2021-03-14 38 a",
        "AAPP per-day 2021-03-15 20 a",
    ]);
    let caption = caption(&data, &shot("trend", &[("count", "per-day")]));
    assert_eq!(
        caption.headline,
        "Up to 74 people killed in Myanmar in one day, 14 March 2021"
    );
    let lowered = counts(&[
        "AAPP per-day 2021-03-14 74 a",
        "AAPP per-day 2021-03-14 38 b",
    ]);
    let caption = self::caption(&lowered, &shot("trend", &[("count", "per-day")]));
    assert_eq!(
        caption.headline,
        "Up to 38 people killed in Myanmar in one day, 14 March 2021"
    );
}

#[test]
fn the_last_of_equal_totals_is_the_last_record() {
    let data = counts(&[
        "AAPP cumulative 2021-03-01 0 a",
        "AAPP cumulative 2021-03-02 0 a",
    ]);
    assert_eq!(
        headline(&data, "trend"),
        "0 people killed in Myanmar by 2 March 2021"
    );
}

#[test]
fn one_is_a_person() {
    let data = counts(&["AAPP cumulative 2021-03-01 1 a"]);
    assert_eq!(
        headline(&data, "trend"),
        "1 person killed in Myanmar by 1 March 2021"
    );
}

#[test]
fn where_series_differ_the_headline_says_whose_count_it_has() {
    let data = counts(&[
        "AAPP cumulative 2021-03-01 900 a",
        "UN cumulative 2021-03-01 500 b",
    ]);
    assert_eq!(
        headline(&data, "trend"),
        "900 people killed in Myanmar by 1 March 2021, AAPP says"
    );
}

#[test]
fn counts_of_days_are_drawn_where_totals_are_asked_for_and_there_are_none() {
    let data = counts(&["AAPP per-day 2021-03-01 9 a"]);
    assert_eq!(
        headline(&data, "trend"),
        "Up to 9 people killed in Myanmar in one day, 1 March 2021"
    );
}

// Dates.

const BY_YEAR: [&str; 3] = [
    "AAPP cumulative 2019 100 a",
    "AAPP cumulative 2020 300 a",
    "AAPP cumulative 2021 912 a",
];

#[test]
fn a_total_of_a_year_is_said_of_the_year() {
    let caption = caption(&counts(&BY_YEAR), &shot("trend", &[]));
    assert_eq!(
        caption.headline,
        "912 people killed in Myanmar as counted in 2021"
    );
    assert_eq!(
        caption.summary,
        "Line chart, 2019 to 2021. 2021: 912 (AAPP)."
    );
    assert!(
        caption.measure.ends_with("as reported, 2019 to 2021"),
        "{}",
        caption.measure
    );
}

#[test]
fn a_total_of_a_year_is_drawn_over_the_year_and_stands_at_its_end() {
    let scene = shot("trend", &[]).scene(&counts(&BY_YEAR), None).unwrap();
    let widths = scene.data.iter().filter_map(|mark| match mark.shape {
        Shape::Rule { from, to, .. } if from.y == to.y && !mark.records.is_empty() => {
            Some(to.x - from.x)
        }
        _ => None,
    });
    let widths: Vec<f64> = widths.collect();
    let dots = scene.data.iter().filter_map(|mark| match mark.shape {
        Shape::Dot { centre, .. } => Some(centre.x),
        _ => None,
    });
    let dots: Vec<f64> = dots.collect();
    assert_eq!(widths.len(), 3);
    // Three years side by side fill the plot.
    assert!(
        (widths[0] * 3.0 - (dots[2] - dots[0] + widths[0])).abs() < 2.0,
        "{widths:?} {dots:?}"
    );
}

#[test]
fn a_count_of_a_month_is_not_a_count_of_one_day() {
    let data = counts(&["AAPP per-day 2021-03 300 a", "AAPP per-day 2021-04-09 82 a"]);
    let both = caption(&data, &shot("trend", &[("count", "per-day")]));
    assert_eq!(
        both.headline,
        "Up to 82 people killed in Myanmar in one day, 9 April 2021"
    );
    let data = counts(&["AAPP per-day 2021-03 300 a"]);
    let month = caption(&data, &shot("trend", &[("count", "per-day")]));
    assert_eq!(month.headline, "300 people killed in Myanmar in March 2021");
}

#[test]
fn a_stretch_of_days_is_not_one_day() {
    let data = counts(&["AAPP per-day 2021-03-01/2021-03-07 300 a"]);
    let caption = caption(&data, &shot("trend", &[("count", "per-day")]));
    assert_eq!(
        caption.headline,
        "300 people killed in Myanmar 1–7 March 2021"
    );
}

#[test]
fn a_year_of_visits_is_not_cut_to_months() {
    let data = visits(&["n m 2018", "n m 2018-03-05"]);
    assert_eq!(
        headline(&data, "map"),
        "2 official visits from Myanmar, 2018"
    );
}

// Visits.

#[test]
fn a_visit_between_others_is_counted_apart() {
    let data = visits(&["d m 2021-06-20", "n d 2021-06-24"]);
    assert_eq!(
        headline(&data, "map"),
        "1 official visit from Myanmar, June\u{a0}2021"
    );
    assert_eq!(
        summary(&data, "map"),
        "Map. 1 visit, 24 June 2021, between Delhi, Naypyidaw."
    );
    assert!(
        notes(&data, "map").contains("Counted apart, in grey: 1 visit between other countries.")
    );
}

#[test]
fn visits_within_the_country_and_of_unknown_countries_are_counted_apart() {
    let data = visits(&["n m 2021-06-20", "n y 2021-06-24", "n x 2021-06-25"]);
    assert_eq!(
        headline(&data, "map"),
        "1 official visit from Myanmar, June\u{a0}2021"
    );
    let notes = notes(&data, "map");
    assert!(
        notes.contains("1 visit within Myanmar, 1 visit of an unknown country"),
        "{notes}"
    );
}

#[test]
fn a_journey_is_counted_once_and_its_legs_as_legs() {
    let data = visits(&[
        "m n 2021-01-21",
        "n m 2021-06-20",
        "m k 2021-06-25 v1",
        "k n 2021-06-26 v2",
    ]);
    assert_eq!(
        headline(&data, "map"),
        "2 official visits to and from Myanmar, one of them to two cities, January\u{a0}2021 to June\u{a0}2021"
    );
}

#[test]
fn the_way_home_is_no_visit_to_the_country() {
    let data = visits(&["n m 2021-06-20", "m n 2021-06-25 v0"]);
    assert_eq!(
        headline(&data, "map"),
        "1 official visit from Myanmar, June\u{a0}2021"
    );
}

#[test]
fn visits_that_never_touch_the_country_are_said_not_to() {
    let data = visits(&["d m 2021-06-20", "m d 2021-06-24"]);
    assert_eq!(
        headline(&data, "map"),
        "2 official visits, none to or from Myanmar, June\u{a0}2021"
    );
}

#[test]
fn legs_that_name_each_other_as_their_journey_do_not_hang() {
    let data = visits(&["n m 2021-06-20 v1", "m k 2021-06-25 v0"]);
    assert!(headline(&data, "map").contains("official visit"));
}

// What choices hide.

#[test]
fn what_a_choice_hides_is_counted_in_note_and_table() {
    let data = transfers(&WINDOWS);
    let asked = shot("shares", &[("suppliers", "China")]);
    let hidden = "What is chosen hides 2 of 4 records.";
    assert!(caption(&data, &asked).notes.contains(&hidden.to_owned()));
    assert!(table(&data, &asked).caption.contains(hidden));
}

#[test]
fn the_days_that_an_editor_gives_a_figure_hide_nothing() {
    let data = counts(&REVISED);
    let caption = caption(&data, &shot("trend", &[("to", "2019-04-24")]));
    assert_eq!(
        caption.headline,
        "359 people killed in Myanmar by 24 April 2019"
    );
    assert!(
        !caption.notes.join(" ").contains("hides"),
        "{:?}",
        caption.notes
    );
}
