//! What the tests of files share.

use dateline_import::{FileReport, Import, Report, Wishes};
use serde_json::{Value, json};

/// The data set that some files become, with some wishes, and what there is to say of them.
pub fn import(files: &[(&str, &str)], wishes: &[(&str, &str)]) -> (Value, Report) {
    let mut wanted = Wishes::default();
    for (name, value) in wishes {
        wanted.set(name, value).unwrap();
    }
    let mut import = Import::new(wanted);
    for (name, text) in files {
        import.begin(name, None);
        import.feed(text.as_bytes());
        let _ = import.end();
    }
    let (json, report) = import.finish();
    let data = json.map_or(Value::Null, |json| serde_json::from_str(&json).unwrap());
    (data, report)
}

/// What is made of one file: of each record some fields, with blanks between them.
pub fn made(text: &str, wishes: &[(&str, &str)], table: &str, fields: &[&str]) -> Vec<String> {
    let (data, report) = import(&[("file.csv", text)], wishes);
    for file in &report.files {
        let left_out: usize = file.left_out.iter().map(|left| left.count).sum();
        assert!(
            file.refused.is_some() || file.rows == file.taken + left_out,
            "{file:?}"
        );
    }
    let text = |value: &Value| {
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    };
    let row = |row: &Value| {
        fields
            .iter()
            .map(|field| text(&row[*field]))
            .collect::<Vec<_>>()
            .join(" ")
    };
    data[table]
        .as_array()
        .map_or_else(Vec::new, |rows| rows.iter().map(row).collect())
}

/// The data set and the report of one file.
pub fn one(text: &str, wishes: &[(&str, &str)]) -> (Value, FileReport) {
    let (data, mut report) = import(&[("file.csv", text)], wishes);
    (data, report.files.remove(0))
}

/// Some fields of the rows of a table.
pub fn rows(data: &Value, table: &str, fields: &[&str]) -> Value {
    let rows = data[table].as_array().cloned().unwrap_or_default();
    let row = |row: &Value| {
        fields
            .iter()
            .map(|field| row[*field].clone())
            .collect::<Vec<_>>()
    };
    json!(rows.iter().map(row).collect::<Vec<_>>())
}

/// Why rows were left out, and which.
pub fn left_out(report: &FileReport) -> Value {
    let all = report.left_out.iter();
    json!(
        all.map(|left| json!([left.reason, left.lines]))
            .collect::<Vec<_>>()
    )
}
