//! wasm-bindgen's glue, made into a module of the shell.
//!
//! As it comes, the glue holds one instance of the core a page, and after a trap that instance is
//! lost with all that is on it. Its `no-modules` form is one function expression: here it becomes a
//! function of the shell, and each call gives the glue of one more instance.

use crate::unused;
use anyhow::{Context, Result};
use std::collections::HashMap;
use wasm_bindgen_cli_support::Output;

/// How the glue begins and ends. What loads a module by itself hangs on the end alone: nothing
/// refers to it once the end is another, and minifying drops it.
const START: &str = "let wasm_bindgen = (function(exports) {";
const END: &str = "return Object.assign(__wbg_init, { initSync }, exports);";

/// What a page has no use for, each from one mark up to another, and what stands there instead: where
/// the script is, freeing a core by itself (it goes with its whole instance), two short ways of passing
/// texts, and keeping views of the memory, which are quickly made. Each is many bytes for little.
const CHANGES: [(&str, &str, &str); 10] = [
    ("let script_src;", "/**", ""),
    ("__destroy_into_raw() {", "/**", ""),
    ("CoreFinalization.register(", "return this;", ""),
    ("if (Symbol.dispose)", "exports.Core", ""),
    ("const CoreFinalization", "function", ""),
    ("if (realloc === undefined) {", "const buf", ""),
    ("let len = arg.length;", "\nfunction ", ""),
    (
        "let cachedDataViewMemory0",
        "function getString",
        "const getDataViewMemory0 = () => new DataView(wasm.memory.buffer);\n\
         const getInt32ArrayMemory0 = () => new Int32Array(wasm.memory.buffer);\n",
    ),
    (
        "let cachedUint8ArrayMemory0",
        "function handleError",
        "const getUint8ArrayMemory0 = () => new Uint8Array(wasm.memory.buffer);\n",
    ),
    ("cachedDataViewMemory0 = null;", "wasm.__wbindgen_start", ""),
];

/// Where one of the functions ends that the wasm imports.
const IMPORT_END: &str = "},\n";

/// The exports of the core that only a reader's wish needs: see [`crate::split`].
const DETAILS: [&str; 4] = ["core_act", "core_choose", "core_pointAt", "core_readMore"];

/// The exports of the core that only a page with claims needs.
const CLAIMS: [&str; 1] = ["core_claim"];

/// The glue, as a module, and the names that the exports of the details and of claims have.
pub struct Glue {
    pub text: String,
    pub details: Vec<String>,
    pub claims: Vec<String>,
}

/// The text of a module that exports `makeGlue`: a function that gives the `imports` for one
/// instance of the core, `start` to be called with that instance, `extend` to be called with an instance of each of its parts,
/// and the `exports` of the glue.
///
/// Shortens the names of what the wasm imports and exports, in the wasm as well: many end in
/// digests, which no compression makes smaller.
///
/// # Errors
/// When the glue is not as this version of wasm-bindgen writes it.
pub fn module(bound: &mut Output) -> Result<Glue> {
    let glue = bound.js().trim();
    let body = glue.strip_prefix(START);
    let body = body.and_then(|body| Some(&body[..body.rfind(END)?]));
    let body = body.context("wasm-bindgen's glue does not begin and end as it used to")?;
    let body = changed(body, &CHANGES)?;
    let text = format!(
        "export const makeGlue = () => (function(exports) {{{body}\
         let parts = {{}};\n\
         return {{ imports: __wbg_get_imports(), start: __wbg_finalize_init, exports, \
         extend: (instance) => {{ parts = {{ ...parts, ...instance.exports }}; }} }};\n\
         }})({{ __proto__: null }});\n"
    );
    let text = unused::take_out(text, bound.wasm_mut())?;
    shorten(text, bound.wasm_mut())
}

/// A text with some of its parts changed.
fn changed(text: &str, parts: &[(&str, &str, &str)]) -> Result<String> {
    let mut text = text.to_owned();
    for (from, until, instead) in parts {
        let start = text.find(from);
        let part = start.and_then(|start| Some((start, text[start..].find(until)?)));
        let (start, length) =
            part.with_context(|| format!("wasm-bindgen's glue has no `{from}`"))?;
        text.replace_range(start..start + length, instead);
    }
    Ok(text)
}

fn shorten(mut text: String, wasm: &mut walrus::Module) -> Result<Glue> {
    let mut names = (0..).map(short_name);
    let mut known = HashMap::new();
    for import in wasm.imports.iter_mut() {
        let head = format!("{}: function", import.name);
        let start = text.find(&head);
        let end = start.and_then(|start| Some(start + text[start..].find(IMPORT_END)?));
        let (start, end) = start.zip(end).with_context(|| format!("no `{head}`"))?;
        let function = text[start + head.len()..end].to_owned();
        // Two crates may import the same.
        if let Some(twin) = known.get(&function) {
            import.name = String::clone(twin);
            text.replace_range(start..end + IMPORT_END.len(), "");
            continue;
        }
        import.name = names.next().unwrap_or_default();
        text.replace_range(start..start + head.len(), &import.name);
        known.insert(function, import.name.clone());
    }
    let mut exports: Vec<_> = wasm.exports.iter_mut().collect();
    // No name is the beginning of one that comes later.
    exports.sort_by_key(|export| std::cmp::Reverse(export.name.len()));
    let (mut details, mut claims) = (Vec::new(), Vec::new());
    for export in exports {
        let short = names.next().unwrap_or_default();
        let name = export.name.as_str();
        let parts = [(&DETAILS[..], &mut details), (&CLAIMS[..], &mut claims)];
        let part = parts.into_iter().find(|(moved, _)| moved.contains(&name));
        let holder = if part.is_some() { "parts" } else { "wasm" };
        text = text.replace(&format!("wasm.{name}"), &format!("{holder}.{short}"));
        if let Some((_, exports)) = part {
            exports.push(short.clone());
        }
        export.name = short;
    }
    Ok(Glue {
        text,
        details,
        claims,
    })
}

/// a, b, … z, ba, bb, …
fn short_name(mut number: usize) -> String {
    let mut name = String::new();
    loop {
        name.insert(0, char::from(b'a' + (number % 26) as u8));
        number /= 26;
        if number == 0 {
            return name;
        }
    }
}
