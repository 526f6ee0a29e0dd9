//! The JSON Schema of a data set, generated from the types that hold it.

use super::Subject;
use super::date::DateSpan;
use super::records::{Casualty, Event, Place, Source, Text, Transfer, Visit};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// A data set of Dateline: who arms a government, what it costs in lives, who visits whom.
#[derive(JsonSchema)]
#[schemars(title = "Dateline data set", deny_unknown_fields)]
#[expect(
    dead_code,
    reason = "only the generator of the schema looks at the fields"
)]
struct File {
    /// The version of the format: 1.
    #[schemars(range(min = 1, max = 1))]
    format: u8,
    title: Text,
    subject: Option<Subject>,
    sources: Vec<Source>,
    #[schemars(default)]
    places: Vec<Place>,
    #[schemars(default)]
    transfers: Vec<Transfer>,
    #[schemars(default)]
    casualties: Vec<Casualty>,
    #[schemars(default)]
    visits: Vec<Visit>,
    #[schemars(default)]
    events: Vec<Event>,
}

impl JsonSchema for DateSpan {
    fn schema_name() -> Cow<'static, str> {
        "EdtfDate".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let simple = r"(\d{2}XX|\d{3}X|\d{4}(-XX|-\d{2}(-XX|-\d{2})?)?|\d{4}-XX-XX)[?~%]?";
        json_schema!({
            "type": "string",
            "description": "An EDTF date (ISO 8601-2): 2021-03-27, 2021-03, 2021, 199X, 19XX, 2021-03-XX; with ~ behind it if it is approximate, ? if it is uncertain; or an interval of two, 2015/2019.",
            "pattern": format!("^{simple}(/{simple})?$"),
        })
    }
}

/// The schema of a data set, as JSON (draft 2020-12).
pub fn schema() -> String {
    let schema = schemars::schema_for!(File);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
