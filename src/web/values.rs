//! Values that cross the border, and errors as JavaScript knows them.

use super::objects::Value;
use crate::error::Error;
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
    error(fault.code(), &fault.to_string(), fault.field())
}

/// Data as plain objects and arrays.
pub fn to_js(value: &Value) -> Result<JsValue, JsValue> {
    let serializer = Serializer::json_compatible();
    value
        .serialize(&serializer)
        .map_err(|fault| error("internal", &fault.to_string(), None))
}

/// A small object of the page, whose shape the shell has checked, read field by field.
///
/// Not through serde: its errors for what a value is instead of what it should be bring the printing of
/// numbers and a table of all printable characters, 6 kB for three objects.
pub struct Fields<'a> {
    object: &'a JsValue,
    code: &'static str,
}

impl<'a> Fields<'a> {
    /// The fields of an object, of which there may be none but those `known`.
    ///
    /// # Errors
    /// An `Error` with this code and the first field that is not known.
    pub fn of(object: &'a JsValue, code: &'static str, known: &[&str]) -> Result<Self, JsValue> {
        if !object.is_object() {
            return Err(error(code, "an object is wanted", None));
        }
        for name in js_sys::Object::keys(object.unchecked_ref::<js_sys::Object>()).iter() {
            let name = name.as_string().unwrap_or_default();
            if !known.contains(&name.as_str()) {
                let message = format!("there is no field `{name}`");
                return Err(error(code, &message, Some(&name)));
            }
        }
        Ok(Self { object, code })
    }

    fn get(&self, name: &str) -> Result<JsValue, JsValue> {
        js_sys::Reflect::get(self.object, &name.into())
    }

    fn wrong<T>(&self, name: &str, wanted: &str) -> Result<T, JsValue> {
        let message = format!("`{name}` must be {wanted}");
        Err(error(self.code, &message, Some(name)))
    }

    /// A text, or null; none if it is absent.
    pub fn text(&self, name: &str) -> Result<Option<Option<String>>, JsValue> {
        let value = self.get(name)?;
        if value.is_undefined() {
            return Ok(None);
        }
        if value.is_null() {
            return Ok(Some(None));
        }
        match value.as_string() {
            Some(text) => Ok(Some(Some(text))),
            None => self.wrong(name, "text"),
        }
    }

    /// A list of texts, or null; none if it is absent.
    pub fn texts(&self, name: &str) -> Result<Option<Option<Vec<String>>>, JsValue> {
        let value = self.get(name)?;
        if value.is_undefined() {
            return Ok(None);
        }
        if value.is_null() {
            return Ok(Some(None));
        }
        let Some(list) = value.dyn_ref::<js_sys::Array>() else {
            return self.wrong(name, "a list of texts");
        };
        let mut texts = Vec::new();
        for element in list.iter() {
            let Some(text) = element.as_string() else {
                return self.wrong(name, "a list of texts");
            };
            texts.push(text);
        }
        Ok(Some(Some(texts)))
    }
}

/// A finite number.
pub fn number(value: f64, name: &str) -> Result<f64, JsValue> {
    if value.is_finite() {
        Ok(value)
    } else {
        let message = format!("`{name}` must be a finite number");
        Err(error("bad-argument", &message, Some(name)))
    }
}
