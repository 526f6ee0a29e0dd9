//! The importer for a page: the same code in wasm, for a worker.

use crate::incidents::Incidents;
use crate::utf_8::Utf8;
use crate::{Import, Wishes};
use std::mem::take;
use wasm_bindgen::prelude::*;

/// Several files that become one data set.
#[wasm_bindgen]
pub struct Importer {
    /// None once it has been finished.
    import: Option<Import>,
    utf_8: Utf8,
}

#[wasm_bindgen]
impl Importer {
    /// Nothing yet. `wishes` are lines of a name, a tab and a value.
    ///
    /// # Errors
    /// A sentence that says which wish cannot be so.
    #[wasm_bindgen(constructor)]
    pub fn new(wishes: &str) -> Result<Self, JsError> {
        let mut wanted = Wishes::default();
        for line in wishes.lines() {
            let (name, value) = line.split_once('\t').unwrap_or((line, ""));
            wanted
                .set(name, value)
                .map_err(|wrong| JsError::new(&wrong.0))?;
        }
        Ok(Self {
            import: Some(Import::new(wanted)),
            utf_8: Utf8::default(),
        })
    }

    /// A file begins; what was read of one that did not end is dropped.
    pub fn begin(&mut self, name: &str, encoding: Option<String>) {
        self.utf_8 = Utf8::default();
        if let Some(import) = &mut self.import {
            import.begin(name, encoding.as_deref());
        }
    }

    /// More of it; false where it is no UTF-8: it has to begin again then, decoded.
    pub fn feed(&mut self, bytes: &[u8]) -> bool {
        let is_utf_8 = self.utf_8.more(bytes);
        if let (Some(import), true) = (&mut self.import, is_utf_8) {
            import.feed(bytes);
        }
        is_utf_8
    }

    /// The file ends; whether anything of it could be read is in the report. False as for `feed`.
    pub fn end(&mut self) -> bool {
        let is_utf_8 = self.utf_8.end();
        if let (Some(import), true) = (&mut self.import, is_utf_8) {
            // The report says it, too.
            let _ = import.end();
        }
        is_utf_8
    }

    /// Rows of the current file so far.
    pub fn rows(&self) -> usize {
        self.import.as_ref().map_or(0, Import::rows)
    }

    /// The events of all files, one by one; to be asked before the end.
    pub fn incidents(&mut self) -> Option<EventColumns> {
        let incidents = self.import.as_mut()?.take_incidents();
        (!incidents.days.is_empty()).then_some(EventColumns(incidents))
    }

    /// The data set, or nothing, and the report as JSON.
    pub fn finish(&mut self) -> Vec<JsValue> {
        let Some(import) = self.import.take() else {
            return Vec::new();
        };
        let (data, report) = import.finish();
        let report = serde_json::to_string(&report).unwrap_or_default();
        let data = data.map_or(JsValue::UNDEFINED, |data| JsValue::from_str(&data));
        vec![data, JsValue::from_str(&report)]
    }
}

/// Events in columns, each as an array that is taken once.
#[wasm_bindgen]
pub struct EventColumns(Incidents);

#[wasm_bindgen]
impl EventColumns {
    pub fn days(&mut self) -> Vec<i32> {
        take(&mut self.0.days)
    }

    pub fn places(&mut self) -> Vec<u16> {
        take(&mut self.0.places)
    }

    /// The party that is named first.
    pub fn sides(&mut self) -> Vec<u16> {
        take(&mut self.0.sides[0])
    }

    /// The one that is named second.
    pub fn others(&mut self) -> Vec<u16> {
        take(&mut self.0.sides[1])
    }

    pub fn countries(&mut self) -> Vec<u16> {
        take(&mut self.0.countries)
    }

    /// Types of violence.
    pub fn types(&mut self) -> Vec<u16> {
        take(&mut self.0.types)
    }

    /// Of each place 1 where it stands for a region in all events there.
    #[wasm_bindgen(js_name = areCoarse)]
    pub fn are_coarse(&mut self) -> Vec<u8> {
        take(&mut self.0.are_coarse)
    }

    /// Events, and the deaths in them, of which only a region is known.
    pub fn coarse(&self) -> Vec<f64> {
        self.0.coarse.map(|sum| sum as f64).to_vec()
    }

    pub fn best(&mut self) -> Vec<u32> {
        take(&mut self.0.best)
    }

    pub fn weights(&mut self) -> Vec<u32> {
        take(&mut self.0.weights)
    }

    /// Row, lowest and highest estimate, in turn.
    pub fn ranges(&mut self) -> Vec<u32> {
        take(&mut self.0.ranges).into_flattened()
    }

    pub fn lines(&mut self) -> Vec<u32> {
        take(&mut self.0.lines)
    }

    pub fn files(&mut self) -> Vec<u8> {
        take(&mut self.0.files)
    }

    /// Degrees north and east, in turn.
    pub fn positions(&mut self) -> Vec<f32> {
        take(&mut self.0.positions)
    }

    /// A line each.
    #[wasm_bindgen(js_name = placeNames)]
    pub fn place_names(&self) -> String {
        self.0.place_names.all.join("\n")
    }

    #[wasm_bindgen(js_name = sideNames)]
    pub fn side_names(&self) -> String {
        self.0.side_names.all.join("\n")
    }

    #[wasm_bindgen(js_name = countryNames)]
    pub fn country_names(&self) -> String {
        self.0.country_names.all.join("\n")
    }

    #[wasm_bindgen(js_name = typeNames)]
    pub fn type_names(&self) -> String {
        self.0.type_names.all.join("\n")
    }

    /// How many are of several days, or of some day among several.
    pub fn vague(&self) -> usize {
        self.0.vague
    }

    /// How many have no place here.
    #[wasm_bindgen(js_name = leftOut)]
    pub fn left_out(&self) -> usize {
        self.0.left_out
    }
}

/// The names of the wishes, each with what it can be: lines of a name, a tab and that.
#[wasm_bindgen]
pub fn wishes() -> String {
    let line = |(name, value): &(&str, &str)| format!("{name}\t{value}\n");
    Wishes::ALL.iter().map(line).collect()
}
