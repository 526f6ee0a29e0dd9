//! Values that cross the border, and errors as JavaScript knows them.

use crate::error::Error;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

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
pub fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    let serializer = Serializer::json_compatible();
    value
        .serialize(&serializer)
        .map_err(|fault| error("internal", &fault.to_string(), None))
}

/// A small, shape-checked object as data.
pub fn from_js<T: DeserializeOwned>(value: JsValue, code: &str) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|fault| error(code, &fault.to_string(), None))
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
