//! The edge to JavaScript: the only place that names wasm-bindgen, web-sys and js-sys. What comes in is checked or
//! refused; errors leave as `Error` objects with a code.

mod acts;
mod answers;
mod cache;
pub mod canvas;
mod fault;
pub mod host;
mod intl;
mod locales;
mod objects;
mod values;

use crate::dataset::DataSet;
use crate::fields::{FIELDS, FILTER, Field};
use crate::figure::{Dossier, Height, Layer, Pointed, Size};
use crate::options::{Options, View};
use crate::plane::Point;
use crate::theme::{Rgb, Theme};
use crate::view::map;
use acts::Deed;
use fault::inject_fault;
use js_sys::{Array, Function};
use locales::Locales;
use values::{error, field_values, number, texts, throw, to_js};
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

// The allocator stands in a crate that nothing is called of.
use dateline_allocator as _;

/// One dossier: a data set, a filter, and the figures that show it.
#[wasm_bindgen]
pub struct Core {
    dossier: Dossier,
    locales: Locales,
    known: canvas::Known,
    draw: canvas::Draw,
}

#[wasm_bindgen]
impl Core {
    /// Reads a data set from the bytes of a JSON file. `language` is the page's, a text that is a BCP 47
    /// tag, for numbers and dates; `canvas` is any canvas that is not shown, to measure texts on; `writers` gives who writes
    /// a language that the core does not: `writerOf` of `www/shell/intl.js`; `draw` is `draw` of `www/shell/draw.js`.
    ///
    /// # Errors
    /// An `Error` with the code of [`crate::error::Error`], or what the page's `Intl` throws.
    #[wasm_bindgen(constructor)]
    pub fn new(
        data: &[u8],
        language: &JsValue,
        canvas: &HtmlCanvasElement,
        writers: Function,
        draw: canvas::Draw,
    ) -> Result<Core, JsValue> {
        let data = DataSet::parse(data).map_err(throw)?;
        Ok(Self {
            dossier: Dossier::new(data),
            locales: Locales::new(&language.as_string().unwrap_or_default(), canvas, writers)?,
            known: canvas::Known::default(),
            draw,
        })
    }

    /// What a page needs at once: the `filter`, the data set's `problems`, the `words` of a figure, and whether a map wants
    /// `land`. One function, as [`Core::tell`].
    ///
    /// # Errors
    /// An `Error` with the code `no-such-figure` or `bad-argument`.
    pub fn read(&mut self, what: &JsValue, figure: usize) -> Result<JsValue, JsValue> {
        match what.as_string().as_deref() {
            Some("filter") => self.filter(),
            Some("problems") => self.problems(),
            Some("words") => self.words(figure),
            Some("land") => Ok(self.dossier.wants_base_map().into()),
            _ => Err(error("bad-argument", "there is no such thing", None)),
        }
    }

    /// What only a reader asks for, in a module of its own that the build makes of this, [`Core::act`] and
    /// [`Core::point_at`], and that is loaded after the first picture:
    ///
    /// - `choices`: what the filter can be asked;
    /// - `record`: all events;
    /// - `table`: that of a figure;
    /// - `choice`: what is chosen in the pictures, `chosen`: what a figure has of it, and `days`: those of filter and choice, written out;
    /// - `land`: whether a map that is looked at closely wants a finer base map;
    /// - `marks`: those of a figure one by one, or only how many there are if that is more than `number`;
    /// - `mark`: the one of this `number`, which is highlighted as where a pointer is;
    /// - `shown`: the names of the records that a figure shows;
    /// - `highlighted`: the names of those that are highlighted, and the tip of the first `number` of them.
    ///
    /// # Errors
    /// As [`Core::read`].
    #[wasm_bindgen(js_name = readMore)]
    pub fn read_more(
        &mut self,
        what: &JsValue,
        figure: usize,
        number: usize,
    ) -> Result<JsValue, JsValue> {
        match what.as_string().as_deref() {
            Some("choices") => self.choices(),
            Some("record") => self.record(),
            Some("table") => self.table(figure),
            Some("choice") => to_js(&objects::filter(&self.dossier.choice().values())),
            Some("chosen") => self.chosen(figure),
            Some("days") => Ok(self.days()),
            Some("land") => Ok(self.dossier.wants_finer_base_map().into()),
            Some("marks") => self.marks(figure, number),
            Some("mark") => self.mark(figure, number),
            Some("shown") => self.shown(figure),
            Some("highlighted") => self.highlighted(number),
            _ => Err(error("bad-argument", "there is no such thing", None)),
        }
    }

    /// What a reference of prose is about: a list of the names of its records, and one of the figures that have marks of them. It
    /// is highlighted in all figures if `highlights`. Undefined where there is no such record. The build puts it into a module of
    /// its own, for pages with claims.
    ///
    /// # Errors
    /// An `Error` if the answer cannot be made into JavaScript values; no argument makes it fail.
    pub fn claim(&mut self, reference: &JsValue, highlights: bool) -> Result<JsValue, JsValue> {
        let reference = reference.as_string().unwrap_or_default();
        match self.dossier.claim(&reference, highlights) {
            Some(claim) => to_js(&objects::claim(&claim)),
            None => Ok(JsValue::UNDEFINED),
        }
    }

    /// Changes the filter: absent fields stay, null ones stop limiting.
    ///
    /// # Errors
    /// An `Error` with the code `bad-filter` and the field; the filter stays as it was.
    #[wasm_bindgen(js_name = setFilter)]
    pub fn set_filter(&mut self, patch: &JsValue) -> Result<(), JsValue> {
        inject_fault("setFilter");
        let patch = field_values(patch, "bad-filter", FILTER)?;
        self.dossier.set_filter(&patch).map_err(throw)
    }

    /// Changes what a reader chooses in the pictures, as [`Core::set_filter`] does the filter. Each picture shows it as chosen
    /// where it is of its own dimensions.
    ///
    /// # Errors
    /// As there.
    pub fn choose(&mut self, patch: &JsValue) -> Result<(), JsValue> {
        let patch = field_values(patch, "bad-filter", FILTER)?;
        self.dossier.set_choice(&patch).map_err(throw)
    }

    /// A reader does something in a figure: `brush` from x `a` to `b`; `step`, `page` or `end` the first (`a` = 0) or the last
    /// (1) day of what is brushed, one further, or back where `b` is less than 0; `click` at (`a`, `b`) with a reach of `c`, adding to what is chosen if `d` is 1;
    /// choose the `mark` of a target `a`, adding if `b` is 1;
    /// `surround` the places from (`a`, `b`) to (`c`, `d`); `zoom` by `a` at (`b`, `c`), `pan` by `a` to the right and `b` down, `look` at
    /// `a`° north and `b`° east, `c` times as close, or at the `whole`. In CSS pixels.
    ///
    /// # Errors
    /// An `Error` with the code `no-such-figure` or `bad-argument`.
    pub fn act(
        &mut self,
        what: &JsValue,
        figure: usize,
        a: f64,
        b: f64,
        c: f64,
        d: f64,
    ) -> Result<(), JsValue> {
        let what = what.as_string().unwrap_or_default();
        let done = match acts::read(&what, [a, b, c, d]) {
            Some(Deed::Choose(act)) => self.dossier.act(figure, act),
            Some(Deed::Look(look)) => self.dossier.look(figure, look),
            None => return Err(error("bad-argument", "there is no such act", None)),
        };
        done.map_err(throw)
    }

    /// Gives the maps their base map, from the bytes of `basemap.bin`, and a finer one for a closer look from those of
    /// `basemap-fine.bin`.
    ///
    /// # Errors
    /// An `Error` with the code `bad-base-map`; maps stay without land.
    #[wasm_bindgen(js_name = setBaseMap)]
    pub fn set_base_map(&mut self, bytes: &[u8]) -> Result<(), JsValue> {
        let base_map = map::parse(bytes).map_err(|fault| throw(fault.into()))?;
        self.dossier.set_base_map(base_map);
        Ok(())
    }

    /// Mounts a figure; the option `view` is `shares`, unless given, `trend` or `map`. Returns its handle.
    ///
    /// # Errors
    /// An `Error` with the code `bad-option`.
    pub fn add(&mut self, options: &JsValue) -> Result<usize, JsValue> {
        let (view, options) = self.read_options(options)?;
        Ok(self.dossier.add(view, options))
    }

    /// Changes a figure's options; its view stays.
    ///
    /// # Errors
    /// An `Error` with the code `bad-option` or `no-such-figure`.
    #[wasm_bindgen(js_name = setOptions)]
    pub fn set_options(&mut self, figure: usize, options: &JsValue) -> Result<(), JsValue> {
        let (_, options) = self.read_options(options)?;
        self.dossier.set_options(figure, options).map_err(throw)
    }

    /// The height of a figure at a width, in CSS pixels: the wished one, unless it would cut something
    /// off; where 0 is wished one that suits the figure, and fills what is left of the page's room for it.
    ///
    /// # Errors
    /// An `Error` with the code `no-such-figure` or `bad-argument`.
    pub fn height(
        &mut self,
        figure: usize,
        width_css: f64,
        wished_css: f64,
        left_css: f64,
    ) -> Result<f64, JsValue> {
        let width_css = number(width_css, "width")?;
        let wanted = if wished_css > 0.0 {
            Height::Wished(number(wished_css, "height")?)
        } else if left_css > 0.0 {
            Height::Filling(left_css)
        } else {
            Height::Suiting
        };
        self.dossier
            .height(figure, width_css, wanted, self.locales.of(figure))
            .map_err(throw)
    }

    /// Gives a figure its size in CSS pixels, and the device pixels in each.
    ///
    /// # Errors
    /// An `Error` with the code `no-such-figure` or `bad-argument`.
    pub fn resize(
        &mut self,
        figure: usize,
        width_css: f64,
        height_css: f64,
        ratio: f64,
    ) -> Result<(), JsValue> {
        let size = Size {
            width_css: number(width_css, "width")?,
            height_css: number(height_css, "height")?,
            ratio: number(ratio, "ratio")?,
        };
        self.dossier.resize(figure, size).map_err(throw)
    }

    /// Gives a figure its look, a list of texts: `dark` where the page is, a BCP 47 tag, a CSS font family, and a colour
    /// `#rrggbb` or nothing for each of the roles of [`crate::theme`], in their order.
    ///
    /// # Errors
    /// An `Error` with the code `no-such-figure` or `bad-argument`, or what the page's `Intl` throws.
    #[wasm_bindgen(js_name = setTheme)]
    pub fn set_theme(&mut self, figure: usize, look: &JsValue) -> Result<(), JsValue> {
        let look = texts(look).unwrap_or_default();
        let [dark, language, font, colours @ ..] = look.as_slice() else {
            return Err(error("bad-argument", "a look is a list of texts", None));
        };
        let mut theme = if dark.is_empty() {
            Theme::light()
        } else {
            Theme::dark()
        };
        theme.font.clone_from(font);
        for (role, colour) in colours.iter().enumerate() {
            if let Some(colour) = Rgb::parse(colour) {
                theme.recolour(role, colour);
            }
        }
        self.dossier.set_theme(figure, theme).map_err(throw)?;
        if self.locales.set(figure, language, font)? {
            self.dossier.set_locale(figure).map_err(throw)?;
        }
        Ok(())
    }

    /// What a pointer at a place of a figure means: a tip with its `anchor`, or nothing. Lights its records
    /// in every figure.
    ///
    /// # Errors
    /// An `Error` with the code `no-such-figure` or `bad-argument`.
    #[wasm_bindgen(js_name = pointAt)]
    pub fn point_at(
        &mut self,
        figure: usize,
        x_css: f64,
        y_css: f64,
        reach_css: f64,
    ) -> Result<JsValue, JsValue> {
        inject_fault("pointAt");
        let point = Point::new(number(x_css, "x")?, number(y_css, "y")?);
        let reach_css = number(reach_css, "reach")?;
        let pointed = self
            .dossier
            .point_at(figure, point, reach_css, self.locales.of(figure))
            .map_err(throw)?;
        tip_of(pointed)
    }

    /// Tells the core that a figure has `gone`, that the reader points at `nothing` any more, or that the page has
    /// other `fonts`, so that all texts are measured again. One function, since each costs a page bytes.
    pub fn tell(&mut self, what: &JsValue, figure: usize) {
        match what.as_string().as_deref() {
            Some("gone") => self.dossier.remove(figure),
            Some("nothing") => self.dossier.point_nowhere(),
            _ => {
                self.locales.forget();
                self.dossier.remeasure();
            }
        }
    }

    /// Lays out what has changed, and tells what has to be drawn again since the last call: for each
    /// figure a pair of its handle and a sum of 1 (`back`), 2 (`data`), 4 (`highlighted`) and 8 (words).
    pub fn stale(&mut self) -> Array {
        inject_fault("stale");
        let stale = Array::new();
        for (figure, parts) in self.dossier.stale(|figure| self.locales.of(figure)) {
            let parts = [parts.back, parts.data, parts.highlighted, parts.words];
            let bits = parts.iter().rev();
            let bits = bits.fold(0, |sum, part| 2 * sum + u32::from(*part));
            stale.push(&Array::of2(&(figure as u32).into(), &bits.into()));
        }
        stale
    }

    /// Paints one layer of a figure, 0 (`back`), 1 (`data`), 2 (`highlighted`) or 3 (`chosen`), on a canvas of the right size.
    ///
    /// # Errors
    /// An `Error` with the code `no-such-figure`, `canvas` or `bad-argument`.
    pub fn paint(
        &mut self,
        figure: usize,
        layer: usize,
        canvas: &HtmlCanvasElement,
    ) -> Result<(), JsValue> {
        inject_fault("paint");
        let layer = match layer {
            0 => Layer::Back,
            1 => Layer::Data,
            2 => Layer::Highlight,
            3 => Layer::Chosen,
            _ => {
                return Err(error("bad-argument", "there is no such layer", None));
            }
        };
        canvas::paint(
            &self.dossier,
            figure,
            layer,
            canvas,
            &mut self.known,
            &self.draw,
        )
    }
}

impl Core {
    fn read_options(&self, options: &JsValue) -> Result<(View, Options), JsValue> {
        let asked = field_values(options, "bad-option", &FIELDS)?;
        let view = asked.text(Field::View).unwrap_or("shares");
        let view = View::parse(view).map_err(throw)?;
        let options = Options::parse(&asked, self.dossier.data()).map_err(throw)?;
        Ok((view, options))
    }
}

fn tip_of(pointed: Option<Pointed>) -> Result<JsValue, JsValue> {
    match pointed {
        None => Ok(JsValue::UNDEFINED),
        Some(pointed) => to_js(&objects::pointed(&pointed)),
    }
}
