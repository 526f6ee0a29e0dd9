//! The core in a real browser, headless: ink on canvases, and errors as JavaScript sees them.
#![cfg(target_arch = "wasm32")]

use dateline::options::View;
use dateline::web::Core;
use dateline::web::canvas::{Commands, Draw, Known, context};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlCanvasElement;

wasm_bindgen_test_configure!(run_in_browser);

const FOUNDING: &[u8] = include_bytes!("../data/myanmar-2021.json");

fn document() -> web_sys::Document {
    web_sys::window().unwrap().document().unwrap()
}

fn canvas(width: u32, height: u32) -> HtmlCanvasElement {
    let canvas = document().create_element("canvas").unwrap();
    let canvas: HtmlCanvasElement = canvas.dyn_into().unwrap();
    canvas.set_width(width);
    canvas.set_height(height);
    canvas
}

#[wasm_bindgen(module = "/www/shell/intl.js")]
extern "C" {
    #[wasm_bindgen(js_name = writerOf)]
    fn writer_of(language: JsValue) -> JsValue;
}

#[wasm_bindgen(module = "/www/shell/draw.js")]
extern "C" {
    fn draw(canvas: JsValue, unit: f64, commands: JsValue, texts: JsValue) -> bool;
}

/// What the shell hands over to draw with.
fn drawing() -> Draw {
    let drawing: Closure<dyn Fn(JsValue, f64, JsValue, JsValue) -> bool> = Closure::new(draw);
    drawing.into_js_value().unchecked_into()
}

/// What the shell hands over.
fn writers() -> Function {
    let writers: Closure<dyn Fn(JsValue) -> JsValue> = Closure::new(writer_of);
    writers.into_js_value().unchecked_into()
}

fn core() -> Core {
    Core::new(
        FOUNDING,
        &"en-GB".into(),
        &canvas(1, 1),
        writers(),
        drawing(),
    )
    .unwrap()
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &(*name).into(), value).unwrap();
    }
    object.into()
}

fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap()
}

fn text(object: &JsValue, name: &str) -> String {
    field(object, name).as_string().unwrap()
}

/// A figure of a view, laid out.
fn mounted(core: &mut Core, view: &str, width: f64, height: f64, ratio: f64) -> usize {
    let figure = core.add(&object(&[("view", view.into())])).unwrap();
    core.resize(figure, width, height, ratio).unwrap();
    core.stale();
    figure
}

/// Pixels of a layer, four bytes each, painted at a size and ratio.
fn painted(
    core: &mut Core,
    figure: usize,
    layer: &str,
    (width, height): (f64, f64),
    ratio: f64,
) -> Pixels {
    let across = (width * ratio).round() as u32;
    let down = (height * ratio).round() as u32;
    let canvas = canvas(across, down);
    let layers = ["back", "data", "highlight"];
    let layer = layers.iter().position(|name| *name == layer);
    core.paint(figure, layer.unwrap(), &canvas).unwrap();
    Pixels::of(&canvas)
}

struct Pixels {
    width: usize,
    bytes: Vec<u8>,
}

impl Pixels {
    fn of(canvas: &HtmlCanvasElement) -> Self {
        let (width, height) = (canvas.width(), canvas.height());
        let image = context(canvas)
            .unwrap()
            .get_image_data(0.0, 0.0, width.into(), height.into());
        Self {
            width: width as usize,
            bytes: image.unwrap().data().0,
        }
    }

    /// How many pixels have any ink.
    fn ink(&self) -> usize {
        self.bytes.chunks(4).filter(|pixel| pixel[3] > 0).count()
    }

    /// The share of pixels with ink in a part of the canvas, given in shares of its sides.
    fn ink_within(&self, left: f64, top: f64, right: f64, bottom: f64) -> usize {
        let height = self.bytes.len() / 4 / self.width;
        let mut count = 0;
        for y in (top * height as f64) as usize..(bottom * height as f64) as usize {
            for x in (left * self.width as f64) as usize..(right * self.width as f64) as usize {
                count += usize::from(self.bytes[(y * self.width + x) * 4 + 3] > 0);
            }
        }
        count
    }

    fn alphas(&self) -> impl Iterator<Item = u8> {
        self.bytes.chunks(4).map(|pixel| pixel[3])
    }
}

#[wasm_bindgen_test]
fn every_view_has_ink_where_it_should_at_every_ratio() {
    let mut core = core();
    for ratio in [1.0, 1.5, 2.0, 3.0] {
        for view in View::NAMES {
            let figure = mounted(&mut core, view, 640.0, 400.0, ratio);
            let pixels = painted(&mut core, figure, "data", (640.0, 400.0), ratio);
            let left = pixels.ink_within(0.0, 0.0, 0.5, 1.0);
            let right = pixels.ink_within(0.5, 0.0, 1.0, 1.0);
            assert!(
                left > 200 && right > 200,
                "{view} at {ratio}: {left}, {right}"
            );
        }
    }
}

#[wasm_bindgen_test]
fn ink_grows_with_the_square_of_the_ratio() {
    let mut core = core();
    let figure = mounted(&mut core, "shares", 640.0, 400.0, 1.0);
    let once = painted(&mut core, figure, "data", (640.0, 400.0), 1.0).ink() as f64;
    core.resize(figure, 640.0, 400.0, 3.0).unwrap();
    core.stale();
    let thrice = painted(&mut core, figure, "data", (640.0, 400.0), 3.0).ink() as f64;
    let growth = thrice / once;
    assert!((7.5..9.5).contains(&growth), "{growth}");
}

#[wasm_bindgen_test]
fn level_lines_are_sharp_at_every_ratio() {
    let mut core = core();
    for ratio in [1.0, 1.25, 1.5, 2.0, 3.0] {
        let figure = mounted(&mut core, "trend", 640.0, 400.0, ratio);
        let pixels = painted(&mut core, figure, "back", (640.0, 400.0), ratio);
        let column = pixels.width / 2;
        let rows = pixels.bytes.len() / 4 / pixels.width;
        let soft = (0..rows)
            .map(|row| pixels.bytes[(row * pixels.width + column) * 4 + 3])
            .filter(|alpha| (1..255).contains(alpha));
        // The labels of ticks are the only soft ink there is; the middle column may cross one.
        assert!(
            soft.count() <= 12 * ratio.ceil() as usize,
            "blurred at {ratio}"
        );
    }
}

#[wasm_bindgen_test]
fn our_canvas_paints_what_plotters_canvas_paints() {
    use dateline::dataset::DataSet;
    use dateline::figure::{Dossier, Layer, Size};
    use dateline::options::{Options, View};
    let size = Size {
        width_css: 640.0,
        height_css: 400.0,
        ratio: 1.0,
    };
    let mut dossier = Dossier::new(DataSet::parse(FOUNDING).unwrap());
    let figure = dossier.add(View::Trend, Options::default());
    dossier.resize(figure, size).unwrap();
    dossier.stale(|_| &FixedHost);
    let (ours, theirs) = (canvas(640, 400), canvas(640, 400));
    context(&theirs)
        .unwrap()
        .set_transform(0.125, 0.0, 0.0, 0.125, 0.0, 0.0)
        .unwrap();
    let mut known = Known::default();
    let mut commands = Commands::new(&mut known);
    dossier.paint(figure, Layer::Data, &mut commands).unwrap();
    commands.draw(&ours, &drawing()).unwrap();
    let mut backend = plotters_canvas::CanvasBackend::with_canvas_object(theirs.clone()).unwrap();
    dossier.paint(figure, Layer::Data, &mut backend).unwrap();
    let (ours, theirs) = (Pixels::of(&ours), Pixels::of(&theirs));
    let differ = ours
        .alphas()
        .zip(theirs.alphas())
        .filter(|(one, other)| one.abs_diff(*other) > 64);
    let (differ, ink) = (differ.count(), ours.ink());
    assert!(
        ink > 1000 && differ * 50 < ink,
        "{differ} of {ink} pixels differ"
    );
}

/// A host whose texts are as wide as they are long.
struct FixedHost;

impl dateline::text::Host for FixedHost {
    fn language(&self) -> &str {
        "en-GB"
    }

    fn text_width(&self, text: &str, font: dateline::text::Font) -> f64 {
        text.chars().count() as f64 * font.size_css * 0.55
    }

    fn number(&self, value: f64) -> String {
        value.to_string()
    }

    fn percent(&self, value: f64) -> String {
        format!("{value}%")
    }

    fn day(&self, day: dateline::dataset::date::Day, _: dateline::text::DateStyle) -> String {
        day.iso()
    }

    fn days(
        &self,
        span: &dateline::dataset::date::DateSpan,
        _: dateline::text::DateStyle,
    ) -> String {
        span.first.iso()
    }
}

#[wasm_bindgen_test]
fn drawing_inserts_nothing_into_the_page() {
    let before = document().get_elements_by_tag_name("*").length();
    let mut core = core();
    for view in View::NAMES {
        let figure = mounted(&mut core, view, 640.0, 400.0, 2.0);
        painted(&mut core, figure, "back", (640.0, 400.0), 2.0);
        painted(&mut core, figure, "data", (640.0, 400.0), 2.0);
    }
    assert_eq!(document().get_elements_by_tag_name("*").length(), before);
    assert_eq!(document().get_elements_by_tag_name("span").length(), 0);
}

#[wasm_bindgen_test]
fn a_page_from_right_to_left_has_the_same_pixels() {
    let mut core = core();
    let figure = mounted(&mut core, "trend", 640.0, 400.0, 1.0);
    let here = painted(&mut core, figure, "data", (640.0, 400.0), 1.0);
    let root = document().document_element().unwrap();
    root.set_attribute("dir", "rtl").unwrap();
    let there = painted(&mut core, figure, "data", (640.0, 400.0), 1.0);
    root.remove_attribute("dir").unwrap();
    assert!(here.bytes == there.bytes);
}

fn refused<T>(result: Result<T, JsValue>) -> JsValue {
    match result {
        Ok(_) => panic!("it was taken"),
        Err(error) => error,
    }
}

#[wasm_bindgen_test]
fn a_broken_data_set_is_an_error_with_a_code() {
    let error = refused(Core::new(
        b"{\"format\": 1,",
        &"en".into(),
        &canvas(1, 1),
        writers(),
        drawing(),
    ));
    assert!(error.is_instance_of::<js_sys::Error>());
    assert_eq!(text(&error, "code"), "not-json");
    let error = refused(Core::new(
        b"[]",
        &"en".into(),
        &canvas(1, 1),
        writers(),
        drawing(),
    ));
    assert_eq!(text(&error, "code"), "not-a-data-set");
    let error = refused(Core::new(
        &[0x80, 0x81],
        &"en".into(),
        &canvas(1, 1),
        writers(),
        drawing(),
    ));
    assert_eq!(text(&error, "code"), "encoding");
}

#[wasm_bindgen_test]
fn a_bad_filter_is_an_error_with_code_and_field() {
    let mut core = core();
    let names = Array::of1(&"Atlantis".into());
    let error = refused(core.set_filter(&object(&[("suppliers", names.into())])));
    assert!(error.is_instance_of::<js_sys::Error>());
    assert_eq!(text(&error, "code"), "bad-filter");
    assert_eq!(text(&error, "field"), "suppliers");
    let error = refused(core.set_filter(&object(&[("colour", "red".into())])));
    assert_eq!(text(&error, "field"), "colour");
}

#[wasm_bindgen_test]
fn a_filter_is_read_back_as_it_was_set() {
    let mut core = core();
    let patch = object(&[("from", "2021-02".into()), ("direction", "inbound".into())]);
    core.set_filter(&patch).unwrap();
    let filter = core.filter().unwrap();
    assert_eq!(text(&filter, "from"), "2021-02-01");
    assert_eq!(text(&filter, "direction"), "inbound");
    core.set_filter(&object(&[("from", JsValue::NULL)]))
        .unwrap();
    assert!(field(&core.filter().unwrap(), "from").is_undefined());
}

#[wasm_bindgen_test]
fn a_figure_that_is_gone_and_sizes_that_are_none_are_errors() {
    let mut core = core();
    let figure = mounted(&mut core, "trend", 640.0, 400.0, 1.0);
    let error = refused(core.resize(figure, f64::NAN, 1.0, 1.0));
    assert_eq!(text(&error, "code"), "bad-argument");
    core.tell(&"gone".into(), figure);
    assert_eq!(text(&refused(core.words(figure)), "code"), "no-such-figure");
    assert_eq!(
        text(&refused(core.words(usize::MAX)), "code"),
        "no-such-figure"
    );
}

#[wasm_bindgen_test]
fn a_broken_base_map_is_an_error_and_the_map_stays() {
    let mut core = core();
    let figure = mounted(&mut core, "map", 640.0, 400.0, 1.0);
    let error = refused(core.set_base_map(b"<!doctype html>"));
    assert_eq!(text(&error, "code"), "bad-base-map");
    assert!(painted(&mut core, figure, "data", (640.0, 400.0), 1.0).ink() > 200);
}

#[wasm_bindgen_test]
fn pointing_at_a_mark_tells_and_lights_it() {
    let mut core = core();
    let figure = mounted(&mut core, "shares", 640.0, 400.0, 1.0);
    let pointed = core.point_at(figure, 300.0, 16.0, 6.0).unwrap();
    assert_eq!(text(&pointed, "title"), "China to Myanmar");
    let stale = js_sys::JSON::stringify(&core.stale()).unwrap();
    assert_eq!(stale, format!("[[{figure},4]]"));
    assert!(painted(&mut core, figure, "highlight", (640.0, 400.0), 1.0).ink() > 50);
    core.tell(&"nothing".into(), 0);
    core.stale();
    assert_eq!(
        painted(&mut core, figure, "highlight", (640.0, 400.0), 1.0).ink(),
        0
    );
}

#[wasm_bindgen_test]
fn numbers_and_dates_are_in_the_language_of_the_page() {
    let measure = canvas(1, 1);
    let mut german = Core::new(FOUNDING, &"de".into(), &measure, writers(), drawing()).unwrap();
    let figure = mounted(&mut german, "trend", 640.0, 400.0, 1.0);
    let headline = text(&german.words(figure).unwrap(), "headline");
    assert!(
        headline.contains("Juli") || headline.contains("Dezember"),
        "{headline}"
    );
    assert!(
        Core::new(
            FOUNDING,
            &"no-such-language-tag-at-all".into(),
            &measure,
            writers(),
            drawing(),
        )
        .is_ok()
    );
}

#[cfg(feature = "plotters")]
#[path = "../examples/plotters/draw.rs"]
mod draw;

/// The views as elements of plotters, on plotters' own canvas.
#[cfg(feature = "plotters")]
#[wasm_bindgen_test]
fn views_are_drawn_on_an_area_of_plotters_canvas() {
    use dateline::dataset::DataSet;
    use plotters::prelude::IntoDrawingArea;
    use plotters_canvas::CanvasBackend;

    let canvas = canvas(640, 1260);
    let backend = CanvasBackend::with_canvas_object(canvas.clone()).unwrap();
    let data = DataSet::parse(FOUNDING).unwrap();
    draw::views(&backend.into_drawing_area(), &data, None).unwrap();
    let pixels = Pixels::of(&canvas);
    for third in 0..3 {
        let top = f64::from(third) / 3.0;
        let ink = pixels.ink_within(0.0, top, 1.0, top + 1.0 / 3.0);
        assert!(ink > 1000, "{ink} pixels of third {third}");
    }
}
