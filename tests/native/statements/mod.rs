//! No false statement: small data sets that would make a figure lie, and what it says of them.

mod audit;
mod columns;
mod corrections;
mod dates;
mod gaps;
mod hidden;
mod periods;
mod recipients;
mod releases;
mod revisions;
mod rivals;
mod rounding;
mod shares;
mod sums;
mod tolls;
mod visits;
mod windows;
mod years;

use crate::support::Shot;
use dateline::dataset::DataSet;
use dateline::fields::FieldValues;
use dateline::plain::PLAIN;
use dateline::scene::{Scene, Shape};
use dateline::words::Localizer;
use dateline::words::caption::Caption;
use dateline::words::table;
use serde_json::{Value, json};

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
    let mut refused = data.problems.iter().filter(|one| !one.is_doubt());
    assert_eq!(refused.next(), None);
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

/// Counts, each `series kind date count source`: more than a count with `>`, about it with `~`.
fn counts(rows: &[&str]) -> DataSet {
    let record = |(index, row): (usize, &&str)| {
        let words: Vec<&str> = row.split_whitespace().collect();
        let number = words[3].trim_start_matches(['>', '~']);
        let qualifier = match words[3].as_bytes()[0] {
            b'>' => "more-than",
            b'~' => "about",
            _ => "exact",
        };
        json!({"id": format!("c{index}"), "series": words[0], "kind": words[1], "date": words[2],
            "count": number.parse::<u64>().unwrap(), "qualifier": qualifier, "source": words[4]})
    };
    let rows: Vec<Value> = rows.iter().enumerate().map(record).collect();
    data(json!({ "casualties": rows }))
}

/// Visits `v0`, `v1` …, each `from to date` and perhaps the visit of which it was a leg.
fn journeys(rows: &[&str]) -> DataSet {
    let record = |(index, row): (usize, &&str)| {
        let words: Vec<&str> = row.split_whitespace().collect();
        json!({"id": format!("v{index}"), "from": words[0], "to": words[1], "date": words[2],
            "part_of": words.get(3), "people": [{"name": "A B"}], "source": "a"})
    };
    let rows: Vec<Value> = rows.iter().enumerate().map(record).collect();
    data(json!({ "visits": rows }))
}

fn shot<'a>(view: &'a str, attributes: &[(&str, &str)]) -> Shot<'a> {
    Shot {
        view,
        options: FieldValues::of(attributes),
        width_css: 640.0,
        height_css: None,
    }
}

fn caption(data: &DataSet, shot: &Shot) -> Caption {
    shot.prepared(data)
        .caption(Localizer { data, host: &PLAIN })
}

fn table(data: &DataSet, shot: &Shot) -> table::Table {
    shot.prepared(data).table(Localizer { data, host: &PLAIN })
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

/// Volumes of two suppliers in three years.
pub fn of_years() -> DataSet {
    transfers(&[
        "Myanmar China 2018 100 tiv-million s24",
        "Myanmar Russia 2018 300 tiv-million s24",
        "Myanmar China 2019 100 tiv-million s24",
        "Myanmar Russia 2020 100 tiv-million s24",
    ])
}

/// The caption of shares year by year, or in windows of five years.
fn by_years(data: &DataSet, mode: &str) -> Caption {
    caption(data, &shot("shares", &[("shares", mode)]))
}

fn notes_of(rows: &[&str], mode: &str) -> String {
    by_years(&transfers(rows), mode).notes.join("\n")
}

/// A count of `A`: what the record has besides its series and source.
fn toll(fields: Value) -> Value {
    let mut record =
        json!({"id": fields.to_string(), "series": "A", "kind": "cumulative", "source": "a"});
    for (field, value) in fields.as_object().unwrap() {
        record[field] = value.clone();
    }
    record
}

fn tolls(records: &[Value]) -> DataSet {
    let records: Vec<Value> = records.iter().cloned().map(toll).collect();
    data(json!({ "casualties": records }))
}

const REVISED: [&str; 4] = [
    "Gov cumulative 2019-04-23 321 a",
    "Gov cumulative 2019-04-24 359 a",
    "Gov cumulative 2019-04-25 253 a",
    "Gov cumulative 2019-05-02 257 a",
];

const QUOTED: [&str; 5] = [
    "Myanmar Turkey 2015/2019 44 percent s20",
    "Myanmar Russia 2015/2019 31 percent s20",
    "Myanmar China 2015/2019 25 percent s20",
    "Myanmar Russia 2015/2019 33 percent s24",
    "Myanmar Turkey 2015/2019 45 percent news",
];

const WINDOWS: [&str; 4] = [
    "Myanmar China 2015/2019 49 percent s24",
    "Myanmar Russia 2015/2019 16 percent s24",
    "Myanmar China 2017/2021 60 percent s24",
    "Myanmar Russia 2017/2021 25 percent s24",
];
