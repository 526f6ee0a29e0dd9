//! Values that cross the border, and errors as JavaScript knows them.

use super::objects::Value;
use crate::error::Error;
use crate::fields::{Entry, FieldValues};
use crate::fill::fill;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};

/// A JavaScript `Error` with a code and, where one is at fault, a field.
pub fn error(code: &str, message: &str, field: Option<&str>) -> JsValue {
    let error = js_sys::Error::new(message);
    // Setting a property of a fresh, plain object cannot fail.
    let set = |name: &str, value: &str| {
        let _ = js_sys::Reflect::set(&error, &name.into(), &value.into());
    };
    set("code", code);
    if let Some(field) = field {
        set("field", field);
    }
    error.into()
}

/// The core's error as JavaScript's.
pub fn throw(fault: Error) -> JsValue {
    error(fault.code(), &fault.message(), fault.field())
}

/// Data as plain objects and arrays.
pub fn to_js(value: &Value) -> Result<JsValue, JsValue> {
    let serializer = Serializer::json_compatible();
    let object = value.serialize(&serializer);
    object.map_err(|_| error("internal", "an answer was lost", None))
}

/// What a small object of the page asks, which may have no fields but those `known`.
///
/// Not through serde: its errors for what a value is instead of what it should be bring the printing of
/// numbers and a table of all printable characters, 6 kB for three objects.
///
/// # Errors
/// An `Error` with this code and the first field that is not known, or has another type.
pub fn field_values(
    object: &JsValue,
    code: &'static str,
    known: &[Entry],
) -> Result<FieldValues, JsValue> {
    if !object.is_object() {
        return Err(error(code, "an object is wanted", None));
    }
    let mut asked = FieldValues::default();
    for name in js_sys::Object::keys(object.unchecked_ref::<js_sys::Object>()).iter() {
        let value = js_sys::Reflect::get(object, &name)?;
        let name = name.as_string().unwrap_or_default();
        let Some(entry) = known.iter().find(|entry| entry.name == name) else {
            let message = fill("there is no field `{}`", &[&name]);
            return Err(error(code, &message, Some(&name)));
        };
        if value.is_undefined() {
            continue;
        }
        let values = match (value.is_null(), entry.is_list) {
            (true, _) => Some(None),
            (_, true) => texts(&value).map(Some),
            (_, false) => value.as_string().map(|text| Some(vec![text])),
        };
        let Some(values) = values else {
            let wanted = if entry.is_list {
                "a list of texts"
            } else {
                "text"
            };
            let message = fill("`{}` must be {}", &[&name, wanted]);
            return Err(error(code, &message, Some(&name)));
        };
        asked.set(entry.field, values);
    }
    Ok(asked)
}

/// A list of texts; none if it is something else.
pub fn texts(value: &JsValue) -> Option<Vec<String>> {
    let mut texts = Vec::new();
    for element in value.dyn_ref::<js_sys::Array>()?.iter() {
        texts.push(element.as_string()?);
    }
    Some(texts)
}

/// A finite number.
pub fn number(value: f64, name: &str) -> Result<f64, JsValue> {
    if value.is_finite() {
        Ok(value)
    } else {
        let message = fill("`{}` must be a finite number", &[name]);
        Err(error("bad-argument", &message, Some(name)))
    }
}
