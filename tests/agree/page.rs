//! Asks a real browser the same.

use crate::{formats, marks};
use dateline::web::canvas::context;
use dateline::web::host::PageHost;
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const REGULAR: &[u8] = include_bytes!("../fixtures/fonts/test-sans-regular.ttf");
const BOLD: &[u8] = include_bytes!("../fixtures/fonts/test-sans-bold.ttf");
const ENGLISH: [(&str, &str); 2] = [
    ("en-GB", include_str!("british.txt")),
    ("en-US", include_str!("american.txt")),
];
const FAMILY: &str = "Dateline Test Sans";

fn document() -> web_sys::Document {
    web_sys::window().unwrap().document().unwrap()
}

#[wasm_bindgen(module = "/www/shell/intl.js")]
extern "C" {
    #[wasm_bindgen(js_name = writerOf)]
    fn writer_of(language: JsValue) -> JsValue;
}

/// What the shell hands over.
fn writers() -> Function {
    let writers: Closure<dyn Fn(JsValue) -> JsValue> = Closure::new(writer_of);
    writers.into_js_value().unchecked_into()
}

fn host(language: &str, font: &str) -> PageHost {
    let canvas = document().create_element("canvas").unwrap();
    let context = context(&canvas.dyn_into().unwrap()).unwrap();
    PageHost::new(language, font, context, &writers()).unwrap()
}

fn method(object: &JsValue, name: &str) -> Function {
    Reflect::get(object, &name.into())
        .unwrap()
        .dyn_into()
        .unwrap()
}

/// Gives the page one font of the family.
async fn load(bytes: &[u8], weight: &str) {
    let descriptors = Object::new();
    Reflect::set(&descriptors, &"weight".into(), &weight.into()).unwrap();
    let arguments = Array::of3(&FAMILY.into(), &Uint8Array::from(bytes), &descriptors);
    let face = Reflect::construct(&method(&js_sys::global(), "FontFace"), &arguments).unwrap();
    let loading: Promise = method(&face, "load")
        .call0(&face)
        .unwrap()
        .dyn_into()
        .unwrap();
    JsFuture::from(loading).await.unwrap();
    let fonts = Reflect::get(&document(), &"fonts".into()).unwrap();
    method(&fonts, "add").call1(&fonts, &face).unwrap();
}

/// The host writes English itself, and must write as the command does.
#[wasm_bindgen_test]
fn english_is_written_as_the_command_writes_it() {
    for (language, golden) in ENGLISH {
        assert_eq!(
            formats::written(&host(language, "serif")),
            golden,
            "{language}"
        );
    }
}

/// Any further wish, even for what is so already, makes the host ask the browser.
#[wasm_bindgen_test]
fn english_is_written_as_the_browser_writes_it() {
    for (language, golden) in ENGLISH {
        let browser = host(&format!("{language}-u-ca-gregory"), "serif");
        let [written, golden] = [&formats::written(&browser), golden].map(formats::plain_dashes);
        for (page, golden) in written.lines().zip(golden.lines()) {
            assert_eq!(page, golden, "{language}");
        }
    }
}

/// A line of the golden text, taken apart.
fn golden(line: &str) -> (&str, Vec<f64>) {
    let (words, lengths) = line.split_once('\t').unwrap();
    (
        words,
        lengths
            .split(' ')
            .map(|length| length.parse().unwrap())
            .collect(),
    )
}

#[wasm_bindgen_test]
async fn every_mark_lies_within_a_pixel_of_where_the_command_puts_it() {
    load(REGULAR, "normal").await;
    load(BOLD, "bold").await;
    let host = host("en-GB", &format!("\"{FAMILY}\""));
    let mut lines = include_str!("marks.txt").lines();
    let mut compared = 0;
    for figure in marks::figures(&host) {
        let name = &figure.name;
        assert_eq!(lines.next(), Some(format!("# {name}").as_str()));
        for mark in &figure.marks {
            let (words, lengths) = golden(lines.next().unwrap());
            assert_eq!(mark.words, words, "{name}");
            assert_eq!(mark.lengths.len(), lengths.len(), "{name}: {words}");
            for (page, plain) in mark.lengths.iter().zip(&lengths) {
                assert!(
                    (page - plain).abs() <= 1.0,
                    "{name}: {words}: {page} and {plain}"
                );
            }
            compared += 1;
        }
    }
    assert_eq!(lines.next(), None);
    assert!(compared > 300, "{compared}");
}
