//! Takes out of the core what its glue never reaches.
//!
//! wasm-bindgen keeps every export, and whatever a table has a place for: a core that is never freed but goes with its
//! whole instance carries the code that would free it, and js-sys brings what JavaScript would call closures by, of
//! which there are none.

use crate::panics::{self, is_said};
use anyhow::{Result, ensure};
use std::collections::HashSet;
use walrus::{ElementItems, FunctionId, Module};

/// What the glue would have if a closure were handed to JavaScript.
const CLOSURES: [&str; 2] = ["__wbindgen_destroy_closure", "__wbindgen_jspi"];

/// Functions that only closures need, by their names.
const ONLY_FOR_CLOSURES: [&str; 2] = ["wasm_bindgen::convert::closures", "js_sys::futures::jspi"];

/// Takes it out, and the imports that only this would have used; gives the glue without those.
///
/// # Errors
/// When the core has closures after all.
pub fn take_out(glue: String, wasm: &mut Module) -> Result<String> {
    let exports: Vec<_> = wasm.exports.iter().collect();
    let unused: Vec<_> = exports
        .iter()
        .filter(|export| !names(&glue, &export.name))
        .map(|export| export.id())
        .collect();
    for export in unused {
        wasm.exports.delete(export);
    }
    ensure!(
        !names(&glue, CLOSURES[0]),
        "the core hands closures to JavaScript: crates/assembly/src/unused.rs takes out what calls them"
    );
    let formatting = panics::formatting(wasm);
    ensure!(
        formatting.is_empty(),
        "the core formats texts with the standard library, which is 6 kB; it has crate::fill: {}",
        formatting.join(", ")
    );
    empty_places(wasm);
    let before = imports(wasm);
    walrus::passes::gc::run(wasm);
    let after: HashSet<_> = imports(wasm).into_iter().collect();
    let gone = before.iter().filter(|name| !after.contains(*name));
    Ok(gone.fold(glue, |glue, name| without_import(glue, name)))
}

/// Whether the glue asks the wasm for something.
fn names(glue: &str, export: &str) -> bool {
    let wanted = format!("wasm.{export}");
    glue.match_indices(&wanted).any(|(at, _)| {
        let next = glue[at + wanted.len()..].chars().next();
        !next.is_some_and(|next| next.is_alphanumeric() || next == '_')
    })
}

fn imports(wasm: &Module) -> Vec<String> {
    wasm.imports
        .iter()
        .map(|import| import.name.clone())
        .collect()
}

/// Puts a function that is in the table anyway into the places of those for closures and for the messages of panics:
/// places keep their numbers.
fn empty_places(wasm: &mut Module) {
    let is_unused = |id: &FunctionId| {
        let name = wasm.funcs.get(*id).name.as_deref().unwrap_or_default();
        ONLY_FOR_CLOSURES.iter().any(|path| name.contains(path)) || is_said(name)
    };
    let mut emptied = Vec::new();
    for element in wasm.elements.iter() {
        if let ElementItems::Functions(functions) = &element.items {
            let stand_in = functions.iter().find(|id| !is_unused(id)).copied();
            let stand_in = |id: &FunctionId| {
                if is_unused(id) {
                    stand_in.unwrap_or(*id)
                } else {
                    *id
                }
            };
            emptied.push((element.id(), functions.iter().map(stand_in).collect()));
        }
    }
    for (id, functions) in emptied {
        wasm.elements.get_mut(id).items = ElementItems::Functions(functions);
    }
}

/// The glue without what it would give to an import.
fn without_import(mut glue: String, name: &str) -> String {
    let start = glue.find(&format!("{name}: function"));
    let end = start.and_then(|start| Some(start + glue[start..].find(END)? + END.len()));
    if let (Some(start), Some(end)) = (start, end) {
        glue.replace_range(start..end, "");
    }
    glue
}

/// Where one of the functions ends that the wasm imports.
const END: &str = "},\n";

#[cfg(test)]
mod tests {
    use super::{names, without_import};

    #[test]
    fn an_export_is_named_by_its_whole_name() {
        assert!(names("wasm.core_add(1)", "core_add"));
        assert!(!names("wasm.core_added(1)", "core_add"));
    }

    #[test]
    fn an_import_goes_with_its_function() {
        let glue = "a: function(x) {\n x },\nb: function() { y },\n".to_owned();
        assert_eq!(without_import(glue, "a"), "b: function() { y },\n");
    }
}
