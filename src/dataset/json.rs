//! JSON as rows: an object's fields, their values still as they are written.

use super::row::Value;
use super::scan::{self, Broken};

/// A value of a JSON file, as it is written.
#[derive(Clone, Copy)]
pub struct Json<'a>(&'a str);

/// The fields of the object that a JSON text is.
///
/// # Errors
/// If the text is not JSON, or something else than an object.
pub fn fields(json: &str) -> Result<Vec<(&str, Json<'_>)>, Broken> {
    let mut fields = Vec::new();
    for (name, raw) in scan::fields(json)? {
        fields.push((name, Json(raw)));
    }
    Ok(fields)
}

impl<'a> Value<'a> for Json<'a> {
    fn is_null(self) -> bool {
        self.0 == "null"
    }

    fn length(self) -> usize {
        self.0.len()
    }

    fn text(self) -> Option<String> {
        scan::string(self.0)
    }

    fn number(self) -> Option<(f64, &'a str)> {
        let first = self.0.bytes().next().unwrap_or_default();
        let is_number = first == b'-' || first.is_ascii_digit();
        is_number.then(|| (scan::number(self.0), self.0))
    }

    fn flag(self) -> Option<bool> {
        match self.0 {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }

    fn list(self) -> Option<Vec<Self>> {
        let mut list = Vec::new();
        for raw in scan::elements(self.0).ok()? {
            list.push(Self(raw));
        }
        Some(list)
    }

    fn fields(self) -> Option<Vec<(&'a str, Self)>> {
        fields(self.0).ok()
    }

    fn describe(self) -> &'static str {
        match self.0.as_bytes().first() {
            Some(b'"') => "text",
            Some(b'{') => "an object",
            Some(b'[') => "a list",
            Some(b't' | b'f') => "true or false",
            Some(b'n') => "null",
            _ => "a number",
        }
    }
}
