//! Dateline: an embeddable news figure. Who arms a government, what it costs in lives, who visits
//! whom: three linked views of one sourced data set.
//!
//! From data to pixels there are five steps, in one direction:
//!
//! ```text
//! bytes --dataset--> records --query--> rows --view--> numbers --view--> Scene --paint--> canvas | SVG | PNG
//! ```
//!
//! A change of the filter runs steps 2 to 5, each once a figure whose rows it limits: [`view::Prepared`] keeps what is selected and
//! summarised for height, drawing, caption and table. A pointer asks the scene only, and highlights marks on a layer of
//! their own. [`figure`] holds the state and says what has to be drawn again; it never draws by itself.
//!
//! Without a page, the same steps give a picture:
//!
//! ```
//! use dateline::dataset::DataSet;
//! use dateline::fields::FieldValues;
//! use dateline::filter::Filter;
//! use dateline::options::{Options, View};
//! use dateline::plain::PLAIN;
//! use dateline::svg::Drawing;
//! use dateline::theme::Theme;
//! use dateline::view::BaseMapLayers;
//! use dateline::view::viewport::Viewport;
//! use dateline::view::{Height, Prepared};
//! use dateline::words::Localizer;
//!
//! # fn main() -> Result<(), dateline::error::Error> {
//! let data = DataSet::parse(include_bytes!("../data/myanmar-2021.json"))?;
//! let options = Options::parse(&FieldValues::of(&[("focus", "Russia")]), &data)?;
//! let shares = Prepared::new(&data, &Filter::default(), View::Shares, &options);
//! let viewport = Viewport {
//!     width_css: 640.0,
//!     height_css: shares.height(&data, 640.0, Height::Suiting, &PLAIN),
//!     host: &PLAIN,
//!     zoom: None,
//! };
//! let scene = shares.scene(&data, None, &mut BaseMapLayers::default(), &viewport);
//! let scene = scene.expect("the data set has transfers");
//! let localizer = Localizer { data: &data, host: &PLAIN };
//! let drawing = Drawing {
//!     scene: &scene,
//!     theme: &Theme::light(),
//!     localizer,
//!     tips: &shares.tips(localizer, &scene),
//!     scale: 1.0,
//! };
//! assert!(drawing.file("Who arms Myanmar", "A bar chart.").contains("49%"));
//! # Ok(())
//! # }
//! ```
//!
//! The rules of the house, kept by `tests/native/architecture`:
//! 1. Everything but `web` and the command is pure: no clock, no page, no files, no panic on any
//!    input. It compiles natively, and is tested there.
//! 2. There are two seams: plotters' `DrawingBackend` in [`paint`], and the [`text::Host`], who alone knows
//!    how wide a text is and how its readers write numbers and dates.
//! 3. Layout is done in CSS pixels before anything is painted; painting only multiplies.
//! 4. Wrong data is told, with record and field, and the rest still draws.
//!
//! The modules in reading order: what stands below everything ([`plane`], [`order`], [`digits`], [`geo`], [`error`]);
//! the data and what is asked of it ([`dataset`], [`text`], [`english`], [`message`], [`fields`], [`filter`], [`query`], [`mod@reference`], [`options`]); what a
//! drawing is made of ([`scale`], [`theme`], [`scene`], [`paint`]) and what is said ([`words`]); the views, a folder each
//! ([`view`]), and a page's worth of them ([`figure`]). Only builds without a page (the command, `crates/render`, `crates/editor`) have
//! `plain` and `font`, hosts for them, `claims`, which checks prose, `audit`, which tells what an editor should look at, and `markup`, `svg`,
//! `json_ld` and `fragment`, which write what a page holds before and without its script.

#[cfg(not(target_arch = "wasm32"))]
pub mod audit;
#[cfg(any(not(target_arch = "wasm32"), not(feature = "web")))]
pub mod claims;
pub mod dataset;
pub mod digits;
#[cfg(feature = "plotters")]
pub mod drawing_area;
pub mod english;
pub mod error;
pub mod fields;
pub mod figure;
pub mod fill;
pub mod filter;
#[cfg(not(target_arch = "wasm32"))]
pub mod font;
#[cfg(any(not(target_arch = "wasm32"), not(feature = "web")))]
pub mod fragment;
pub mod geo;
#[cfg(any(not(target_arch = "wasm32"), not(feature = "web")))]
pub mod json_ld;
#[cfg(any(not(target_arch = "wasm32"), not(feature = "web")))]
pub mod markup;
pub mod message;
pub mod options;
pub mod order;
pub mod paint;
#[cfg(any(
    not(target_arch = "wasm32"),
    not(feature = "web"),
    feature = "plotters"
))]
pub mod plain;
pub mod plane;
pub mod query;
pub mod reference;
pub mod scale;
pub mod scene;
#[cfg(any(not(target_arch = "wasm32"), not(feature = "web")))]
pub mod svg;
pub mod text;
pub mod theme;
pub mod view;
#[cfg(all(target_arch = "wasm32", feature = "web"))]
pub mod web;
pub mod words;
