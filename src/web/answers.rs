//! What the core answers when a page reads something, as plain objects.

use super::values::{throw, to_js};
use super::{Core, objects, tip_of};
use crate::view;
use crate::words::{Localizer, choices, table};
use js_sys::Array;
use wasm_bindgen::JsValue;

impl Core {
    /// What was refused or doubted: `{code, record, field, message}[]`.
    ///
    /// # Errors
    /// An `Error` if the answer cannot be made into JavaScript values; no argument makes it fail.
    pub fn problems(&self) -> Result<JsValue, JsValue> {
        to_js(&objects::problems(&self.dossier.data().problems))
    }

    /// What can be asked for, control by control.
    ///
    /// # Errors
    /// An `Error` if the answer cannot be made into JavaScript values; no argument makes it fail.
    pub fn choices(&self) -> Result<JsValue, JsValue> {
        to_js(&objects::choices(&choices::choices(self.localizer())))
    }

    /// The filter; absent fields do not limit.
    ///
    /// # Errors
    /// An `Error` if the answer cannot be made into JavaScript values; no argument makes it fail.
    pub fn filter(&self) -> Result<JsValue, JsValue> {
        to_js(&objects::filter(&self.dossier.filter().values()))
    }

    /// What stands around a figure's picture.
    ///
    /// # Errors
    /// An `Error` with the code `no-such-figure`.
    pub fn words(&mut self, figure: usize) -> Result<JsValue, JsValue> {
        let caption = self
            .dossier
            .caption(figure, self.locales.of(figure))
            .map_err(throw)?;
        to_js(&objects::caption(&caption, &caption.described()))
    }

    /// All that a figure shows, as a table, with what is said of it at length.
    ///
    /// # Errors
    /// An `Error` with the code `no-such-figure`.
    pub fn table(&mut self, figure: usize) -> Result<JsValue, JsValue> {
        let host = self.locales.of(figure);
        let table = self.dossier.table(figure, host).map_err(throw)?;
        let description = self.dossier.description(figure, host).map_err(throw)?;
        to_js(&objects::described(&table, &description))
    }

    /// The names of the records that a figure shows.
    ///
    /// # Errors
    /// An `Error` with the code `no-such-figure`.
    pub fn shown(&mut self, figure: usize) -> Result<JsValue, JsValue> {
        let mut names = Vec::new();
        for record in self.dossier.shown(figure).map_err(throw)? {
            names.push(self.dossier.data().name_of(record));
        }
        to_js(&objects::texts(&names))
    }

    /// The marks of a figure, one by one, or how many there are if that are more than `most`.
    ///
    /// # Errors
    /// An `Error` with the code `no-such-figure`.
    pub fn marks(&mut self, figure: usize, most: usize) -> Result<JsValue, JsValue> {
        let targets = self
            .dossier
            .scene(figure)
            .map_or(0, |scene| scene.targets.len());
        if targets > most {
            return Ok((targets as u32).into());
        }
        let host = self.locales.of(figure);
        let marks = self.dossier.marks(figure, host).map_err(throw)?;
        to_js(&objects::marks(&marks))
    }

    /// The tip of a mark, if it is there; it is highlighted.
    ///
    /// # Errors
    /// An `Error` with the code `no-such-figure`.
    pub fn mark(&mut self, figure: usize, target: usize) -> Result<JsValue, JsValue> {
        let host = self.locales.of(figure);
        let pointed = self.dossier.focus_mark(figure, target, host);
        tip_of(pointed.map_err(throw)?)
    }

    /// The names of the records that are highlighted, and the tip of the first of them.
    ///
    /// # Errors
    /// An `Error` if the answer cannot be made into JavaScript values; no argument makes it fail.
    pub fn highlighted(&self, count: usize) -> Result<JsValue, JsValue> {
        let (names, tip) = self.dossier.highlighted(count, self.locales.own());
        to_js(&objects::highlighted(&names, &tip))
    }

    /// The days of the filter and of the choice, in words.
    pub fn days(&self) -> JsValue {
        let [filter, choice] = [self.dossier.filter(), self.dossier.choice()];
        let days = [filter, choice].map(|one| {
            let days = view::stretch_of(self.localizer(), one);
            JsValue::from(days.unwrap_or_default())
        });
        Array::of2(&days[0], &days[1]).into()
    }

    /// What is chosen, as a figure has it.
    ///
    /// # Errors
    /// An `Error` with the code `no-such-figure`.
    pub fn chosen(&mut self, figure: usize) -> Result<JsValue, JsValue> {
        let chosen = self
            .dossier
            .chosen(figure, self.locales.of(figure))
            .map_err(throw)?;
        to_js(&objects::chosen(&chosen))
    }

    /// Every event of the data set, as a table.
    ///
    /// # Errors
    /// An `Error` if the answer cannot be made into JavaScript values; no argument makes it fail.
    pub fn record(&self) -> Result<JsValue, JsValue> {
        to_js(&objects::table(&table::events(self.localizer())))
    }

    /// Who speaks where no figure does.
    fn localizer(&self) -> Localizer<'_> {
        Localizer {
            data: self.dossier.data(),
            host: self.locales.own(),
        }
    }
}
