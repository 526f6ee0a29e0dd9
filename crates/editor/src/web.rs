//! The edge to the page of claims.

use crate::{bind, found, offers, plain};
use dateline::dataset::DataSet;
use dateline::dataset::date::{DateSpan, Day};
use wasm_bindgen::prelude::*;

/// A data set that articles are checked against. All places in an article are UTF-16 code units, as JavaScript has them.
#[wasm_bindgen]
pub struct Checker(DataSet);

#[wasm_bindgen]
impl Checker {
    /// Reads a data set.
    ///
    /// # Errors
    /// A sentence that says what is wrong.
    #[wasm_bindgen(constructor)]
    pub fn new(data: &[u8]) -> Result<Self, JsError> {
        let data = DataSet::parse(data).map_err(|fault| JsError::new(&fault.to_string()))?;
        Ok(Self(data))
    }

    /// The claims and the numbers of an article as JSON: see [`found::found`]. `dateline` is its day; empty where nobody says so.
    pub fn check(&self, html: &str, dateline: &str) -> String {
        found::found(&self.0, html, day(dateline)).to_string()
    }

    /// What a phrase of an article could be bound to, of some records by their names, as JSON: see [`offers::offers`].
    pub fn offers(
        &self,
        html: &str,
        dateline: &str,
        start: usize,
        end: usize,
        records: Vec<String>,
    ) -> String {
        let article = offers::Article {
            html,
            dateline: day(dateline),
        };
        offers::offers(&self.0, &article, start..end, &records).to_string()
    }

    /// The article with a phrase bound to a reference.
    pub fn bind(&self, html: &str, start: usize, end: usize, reference: &str) -> String {
        bind::bind(&self.0, html, start..end, reference)
    }
}

/// The article without the claim whose element begins at a place.
#[wasm_bindgen]
pub fn unbind(html: &str, start: usize) -> String {
    bind::unbind(html, start)
}

/// What is pasted as HTML: a plain text becomes paragraphs.
#[wasm_bindgen]
pub fn html_of(text: &str) -> String {
    plain::html_of(text)
}

fn day(text: &str) -> Option<Day> {
    DateSpan::parse(text).ok().map(|days| days.first)
}
