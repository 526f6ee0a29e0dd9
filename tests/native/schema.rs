//! The schema of a data set, and its step with the types and with the reader.

use crate::support::project_file;
use dateline::dataset::{DataSet, schema};
use serde_json::{Value, json};

fn committed() -> String {
    std::fs::read_to_string(project_file("data/dataset.schema.json")).unwrap()
}

#[test]
fn the_committed_schema_is_the_types() {
    assert_eq!(
        committed(),
        schema::schema(),
        "run `cargo run -- schema > data/dataset.schema.json`"
    );
}

/// A data set with one full record in each table, as the fixture has it.
fn minimal() -> Value {
    let bytes = std::fs::read(project_file("tests/fixtures/minimal.json")).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

fn problems(data: &Value) -> Vec<String> {
    let data = DataSet::parse(data.to_string().as_bytes()).unwrap();
    data.problems.iter().map(|one| one.to_string()).collect()
}

fn definitions() -> Vec<(&'static str, Value)> {
    let schema: Value = serde_json::from_str(&committed()).unwrap();
    let tables = [
        ("sources", "Source"),
        ("places", "Place"),
        ("transfers", "Transfer"),
        ("casualties", "Casualty"),
        ("visits", "Visit"),
        ("events", "Event"),
    ];
    let definition = |name: &str| schema["$defs"][name].clone();
    tables
        .map(|(table, name)| (table, definition(name)))
        .to_vec()
}

#[test]
fn the_reader_misses_every_field_that_the_schema_requires() {
    for (table, definition) in definitions() {
        for field in definition["required"].as_array().unwrap() {
            let field = field.as_str().unwrap();
            let mut data = minimal();
            data[table][0].as_object_mut().unwrap().remove(field);
            let expected = format!("`{field}` is missing");
            let found = problems(&data);
            assert!(
                found.iter().any(|one| one.contains(&expected)),
                "{table}.{field}: {found:?}"
            );
        }
    }
}

#[test]
fn the_reader_refuses_the_wrong_type_in_every_field_of_the_schema() {
    for (table, definition) in definitions() {
        for field in definition["properties"].as_object().unwrap().keys() {
            let mut data = minimal();
            data[table][0][field] = json!({"not": "this"});
            let expected = format!("`{field}` must be");
            let found = problems(&data);
            assert!(
                found.iter().any(|one| one.contains(&expected)),
                "{table}.{field}: {found:?}"
            );
        }
    }
}

#[test]
fn the_reader_knows_no_field_that_the_schema_does_not() {
    for (table, _) in definitions() {
        let mut data = minimal();
        data[table][0]["valeu"] = json!(1);
        let found = problems(&data);
        assert!(
            found
                .iter()
                .any(|one| one.contains("`valeu` is not a field")),
            "{table}: {found:?}"
        );
    }
}

#[test]
fn every_word_of_the_schema_is_one_that_the_reader_takes() {
    let schema: Value = serde_json::from_str(&committed()).unwrap();
    let words = |name: &str| -> Vec<String> {
        let definition = &schema["$defs"][name];
        let listed = definition["enum"].as_array().cloned().unwrap_or_default();
        let described = definition["oneOf"].as_array().cloned().unwrap_or_default();
        let described = described.iter().flat_map(|one| match &one["const"] {
            Value::Null => one["enum"].as_array().cloned().unwrap_or_default(),
            word => vec![word.clone()],
        });
        let all = listed.into_iter().chain(described);
        all.map(|word| word.as_str().unwrap().to_owned()).collect()
    };
    let fields = [
        ("transfers", "unit", "Unit"),
        ("transfers", "qualifier", "Qualifier"),
        ("casualties", "kind", "CountKind"),
        ("events", "kind", "EventKind"),
    ];
    for (table, field, name) in fields {
        assert!(words(name).len() > 1, "{name} has words");
        for word in words(name) {
            let mut data = minimal();
            data[table][0][field] = json!(word);
            assert_eq!(
                problems(&data),
                Vec::<String>::new(),
                "{table}.{field}: {word}"
            );
        }
    }
}
