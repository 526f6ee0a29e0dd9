//! Data that must not break it: faults 1 to 17, each with the behaviour that is right.

use crate::support::{Shot, fixture, founding, project_file};
use dateline::dataset::{DataSet, ProblemKind};
use dateline::error::Error;
use dateline::filter::Filter;
use dateline::options::{Options, View};
use dateline::plain::PLAIN;
use dateline::view::Prepared;
use dateline::words::Localizer;
use dateline::words::caption::Caption;
use dateline::words::tip;
use serde_json::{Value, json};

fn minimal() -> Value {
    let bytes = std::fs::read(project_file("tests/fixtures/minimal.json")).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

fn minimal_text() -> String {
    minimal().to_string()
}

fn parse(json: &Value) -> DataSet {
    DataSet::parse(json.to_string().as_bytes()).unwrap()
}

/// The only problem of a data set: its kind, record and field.
fn only_problem(data: &DataSet) -> (ProblemKind, &str, &str) {
    assert_eq!(data.problems.len(), 1, "{:?}", data.problems);
    let problem = &data.problems[0];
    (problem.kind, &problem.record, &problem.field)
}

/// The minimal data set's text with the first transfer's value written as `raw`.
fn with_value(raw: &str) -> DataSet {
    let mut json = minimal();
    json["transfers"][0]["value"] = json!("HERE");
    let text = json.to_string().replace("\"HERE\"", raw);
    DataSet::parse(text.as_bytes()).unwrap()
}

fn trend(data: &DataSet) -> dateline::scene::Scene {
    let shot = Shot {
        view: "trend",
        options: Default::default(),
        width_css: 640.0,
        height_css: None,
    };
    shot.scene(data, None).unwrap()
}

/// What stands around a view of a data set.
fn caption(data: &DataSet, view: View) -> Caption {
    let localizer = Localizer { data, host: &PLAIN };
    Prepared::new(data, &Filter::default(), view, &Options::default()).caption(localizer)
}

#[test]
fn records_that_were_refused_are_counted_where_they_are_missed() {
    let data = fixture("ten-faults");
    let told = |view| caption(&data, view).notes.pop().unwrap_or_default();
    assert_eq!(
        told(View::Shares),
        "1 record could not be read and is left out."
    );
    assert_eq!(
        told(View::Trend),
        "3 records could not be read and are left out."
    );
    assert_eq!(
        told(View::Map),
        "2 records could not be read and are left out."
    );
}

#[test]
fn doubts_are_no_refusals() {
    let mut json = minimal();
    json["transfers"][0]["strange"] = json!(1);
    let data = parse(&json);
    assert_eq!(data.problems.len(), 1);
    let notes = caption(&data, View::Shares).notes;
    assert!(
        !notes.iter().any(|note| note.contains("left out")),
        "{notes:?}"
    );
}

#[test]
fn where_all_records_were_refused_that_is_said() {
    let mut json = minimal();
    for row in json["casualties"].as_array_mut().unwrap() {
        row["date"] = json!("yesterday");
    }
    let message = caption(&parse(&json), View::Trend).message;
    let expected = "None of the data set’s records for this figure could be read.";
    assert_eq!(message.as_deref(), Some(expected));
}

#[test]
fn fault_1_a_missing_number_is_a_gap_and_is_counted() {
    let mut json = minimal();
    json["casualties"][0]["count"] = Value::Null;
    let data = parse(&json);
    assert!(data.problems.is_empty());
    assert_eq!(data.casualties[0].count, None);
}

#[test]
fn fault_1_nan_is_not_json_and_the_message_says_what_to_write() {
    let text = minimal_text().replacen("\"value\":", "\"value\":NaN,\"note\":", 1);
    let Err(Error::NotJson { why, .. }) = DataSet::parse(text.as_bytes()) else {
        panic!("NaN was read");
    };
    assert!(why.contains("write null"), "{why}");
}

#[test]
fn fault_2_infinite_numbers_are_refused_with_record_and_field() {
    let data = with_value("1e999");
    let (kind, record, field) = only_problem(&data);
    assert_eq!((kind, field), (ProblemKind::NotFinite, "value"));
    assert!(record.starts_with("transfers[0]"), "{record}");
    assert!(data.transfers.is_empty());
}

#[test]
fn fault_3_absurdly_large_values_are_refused() {
    let data = with_value("1e308");
    let (kind, _, field) = only_problem(&data);
    assert_eq!((kind, field), (ProblemKind::OutOfRange, "value"));
}

#[test]
fn fault_4_equal_values_have_an_axis() {
    let mut json = minimal();
    let mut second = json["casualties"][0].clone();
    second["id"] = json!("second");
    second["date"] = json!("2021-05-01");
    json["casualties"].as_array_mut().unwrap().push(second);
    let scene = trend(&parse(&json));
    assert!(!scene.back.is_empty());
}

#[test]
fn fault_5_one_record_is_drawn_and_none_is_said_to_be_none() {
    assert!(!trend(&parse(&minimal())).data.is_empty());
    let mut json = minimal();
    json["casualties"] = json!([]);
    let shot = Shot {
        view: "trend",
        options: Default::default(),
        width_css: 640.0,
        height_css: None,
    };
    assert!(shot.scene(&parse(&json), None).is_none());
}

#[test]
fn fault_6_integers_beyond_what_is_exact_are_refused() {
    let mut json = minimal();
    json["casualties"][0]["count"] = json!(9_007_199_254_740_994_u64);
    let data = parse(&json);
    assert_eq!(only_problem(&data).0, ProblemKind::OutOfRange);
    json["casualties"][0]["count"] = json!(12.5);
    assert_eq!(only_problem(&parse(&json)).0, ProblemKind::OutOfRange);
}

#[test]
fn fault_7_unordered_records_are_drawn_in_time() {
    let mut data = fixture("two-sources");
    let in_order = trend(&data);
    data.casualties.reverse();
    // Whose line comes first follows the file; the days along a line do not.
    assert_eq!(trend(&data).data.len(), in_order.data.len());
}

#[test]
fn fault_8_dates_with_clocks_are_refused() {
    let mut json = minimal();
    json["casualties"][0]["date"] = json!("2021-03-27T00:00:00+06:30");
    assert_eq!(only_problem(&parse(&json)).0, ProblemKind::BadDate);
}

#[test]
fn fault_9_utf_16_and_byte_order_marks_are_read() {
    let text = minimal_text();
    let expected = DataSet::parse(text.as_bytes()).unwrap();
    let utf16 = |bytes: fn(u16) -> [u8; 2], mark: bool| -> Vec<u8> {
        let mark = mark.then_some('\u{feff}');
        let text: String = mark.into_iter().chain(text.chars()).collect();
        text.encode_utf16().flat_map(bytes).collect()
    };
    let with_mark = format!("\u{feff}{text}").into_bytes();
    let written = [
        with_mark,
        utf16(u16::to_le_bytes, true),
        utf16(u16::to_be_bytes, true),
        utf16(u16::to_le_bytes, false),
        text.replace('{', "{\r\n").into_bytes(),
    ];
    for bytes in written {
        assert_eq!(DataSet::parse(&bytes).unwrap(), expected);
    }
}

#[test]
fn fault_9_other_encodings_are_named() {
    let mut bytes = minimal_text().into_bytes();
    let at = bytes.iter().position(|byte| *byte == b':').unwrap();
    bytes[at + 2] = 0xE9;
    let Err(fault) = DataSet::parse(&bytes) else {
        panic!("Latin-1 was read");
    };
    assert_eq!(fault.code(), "encoding");
}

#[test]
fn fault_10_a_broken_file_is_told_by_line_and_column() {
    let text = "{\n  \"format\": 1,\n  \"title\": \"unclosed\n}";
    let Err(Error::NotJson { line, .. }) = DataSet::parse(text.as_bytes()) else {
        panic!("an unclosed quote was read");
    };
    assert!(line >= 3);
}

#[test]
fn fault_11_an_enormous_field_costs_its_record_only() {
    let mut json = minimal();
    json["places"][0]["note"] = json!("x".repeat(1 << 20));
    let data = parse(&json);
    assert_eq!(data.problems[0].kind, ProblemKind::TooLong);
    assert_eq!(data.casualties.len(), 1);
}

#[test]
fn fault_12_a_hundred_thousand_brackets_cost_their_record_only() {
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    let data = with_value(&deep);
    assert_eq!(only_problem(&data).0, ProblemKind::WrongType);
    let whole = format!("{{\"format\":1,\"sources\":{deep}}}");
    assert!(DataSet::parse(whole.as_bytes()).is_ok());
}

#[test]
fn fault_13_a_decimal_comma_is_never_guessed() {
    let data = with_value("\"12,5\"");
    assert_eq!(only_problem(&data).0, ProblemKind::WrongType);
}

#[test]
fn fault_14_a_hundred_thousand_records_are_read() {
    let mut json = minimal();
    let one = json["casualties"][0].clone();
    let many = (0..100_000).map(|index| {
        let mut record = one.clone();
        record["id"] = json!(format!("many-{index}"));
        record
    });
    json["casualties"] = many.collect();
    assert_eq!(parse(&json).casualties.len(), 100_000);
}

#[test]
fn fault_15_and_16_are_named_by_record_and_field() {
    let data = fixture("ten-faults");
    let mut found: Vec<(&str, &str)> = data
        .problems
        .iter()
        .map(|problem| (problem.code(), problem.field.as_str()))
        .collect();
    found.sort_unstable();
    let expected = [
        ("bad-date", "date"),
        ("duplicate-id", "id"),
        ("missing", "source"),
        ("out-of-range", "count"),
        ("out-of-range", "lat_deg"),
        ("reversed-dates", "date"),
        ("shares-over-hundred", "value"),
        ("unknown-place", "to"),
        ("unknown-source", "source"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn fault_16_a_visit_that_stays_at_home_is_told() {
    let mut json = minimal();
    json["visits"][0]["to"] = json["visits"][0]["from"].clone();
    json["events"] = json!([]);
    assert_eq!(only_problem(&parse(&json)).0, ProblemKind::StaysAtHome);
}

#[test]
fn fault_17_names_in_any_script_stay_text_and_stay_short() {
    let data = fixture("names");
    for view in View::NAMES {
        let shot = Shot {
            view,
            options: Default::default(),
            width_css: 320.0,
            height_css: None,
        };
        let Some(scene) = shot.scene(&data, None) else {
            continue;
        };
        for mark in &scene.data {
            if let dateline::scene::Shape::Label { text, .. } = &mark.shape {
                assert!(
                    text.chars().count() <= 401,
                    "{view}: a label of {} bytes",
                    text.len()
                );
            }
        }
    }
}

#[test]
fn fault_47_only_web_addresses_become_links() {
    let data = fixture("names");
    let host = &dateline::plain::PLAIN;
    let localizer = Localizer { data: &data, host };
    for row in 0..data.casualties.len() {
        let record = dateline::dataset::RecordRef::new(dateline::dataset::Table::Casualties, row);
        for credit in tip::of_records(localizer, &[record]).sources {
            let url = credit.url.unwrap_or("https://".to_owned());
            assert!(
                url.starts_with("https://") || url.starts_with("http://"),
                "{url}"
            );
        }
    }
}

#[test]
fn the_founding_data_set_has_no_problem() {
    assert!(founding().problems.is_empty(), "{:?}", founding().problems);
}
