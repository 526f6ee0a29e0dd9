//! The self-contained build: one classic script with the core, the base map and the founding data
//! inside. It starts where modules and `fetch` do not: from `file://`, and in a sandbox.
//!
//! The finer base map is left out: it would add 130 kB for those few readers who look at a map closely, and without it the coarse one
//! stays.
//!
//! The core and the base map are deflated and written in base64. Measured with brotli around it,
//! as a server would send it: the core alone takes 97 kB so and 108 kB in base64 without deflate,
//! and on a disk 129 kB instead of 328. A denser alphabet would save a twentieth of that, for a
//! decoder of our own. The data set is text and stays text, which travels smallest.

use crate::shell::module;
use crate::{bundle, minify};
use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use flate2::Compression;
use flate2::read::DeflateEncoder;
use std::io::Read;
use xtask::files::{read, read_text, write};
use xtask::names::{CORE, DATA, LAND, STANDALONE, core_part, core_parts};
use xtask::project::Project;

/// The module that it is bundled from.
const ENTRY: &str = "standalone.js";

/// The module of it that is not written by us: what it carries.
const CONTENTS: &str = "shell/contents.js";

/// What the shell loads elsewhere, and what stands in its place here.
const LOADED: &str = "shell/load-modules.js";
const BUNDLED: &str = "shell/bundled-modules.js";

/// How a bundled module ends that exports nothing.
const NO_EXPORTS: &str = "export {  };\n";

/// Bundles the script from the shell's sources and from what stands in `pkg/`.
///
/// # Errors
/// When a file is missing, or the shell does what a classic script cannot.
pub fn script(project: &Project, glue: &str) -> Result<()> {
    let contents = contents(project)?;
    let read = |path: &str| match path {
        CONTENTS => Ok(contents.clone()),
        LOADED => module(project, glue, BUNDLED),
        path => module(project, glue, path),
    };
    let bundled = bundle::bundle(ENTRY, &read)?;
    write(&project.pkg().join(STANDALONE), classic(&bundled)?)
}

/// A module that exports the files, packed.
fn contents(project: &Project) -> Result<String> {
    let pkg = project.pkg();
    let mut module = String::from("export const ");
    for (name, file) in [("core", CORE), ("baseMap", LAND)] {
        module += &format!("{name} = \"{}\", ", pack(&read(&pkg.join(file))?)?);
    }
    module += "parts = {";
    for part in core_parts(project)? {
        module += &format!(
            "{}: \"{}\", ",
            provided(&part),
            pack(&read(&pkg.join(core_part(&part)))?)?
        );
    }
    module += "}, ";
    let data = serde_json::to_string(&read_text(&pkg.join(DATA))?)?;
    Ok(module + &format!("dataSet = {data};\n"))
}

/// What `provide` of the shell calls a part of the core: `coreShares`.
fn provided(part: &str) -> String {
    let (first, rest) = part.split_at(1);
    format!("core{}{rest}", first.to_uppercase())
}

fn pack(bytes: &[u8]) -> Result<String> {
    let mut packed = Vec::new();
    DeflateEncoder::new(bytes, Compression::best()).read_to_end(&mut packed)?;
    Ok(BASE64_STANDARD.encode(packed))
}

/// A bundled module without exports as a classic script, which keeps its names to itself and can
/// be read in any encoding and inside a `<script>` element.
fn classic(module: &str) -> Result<String> {
    let body = module.strip_suffix(NO_EXPORTS);
    let body = body.context("a classic script cannot export anything")?;
    // There is no such address in a script; all that would be looked for at it is inside.
    let body = body.replace("import.meta.url", "document.baseURI");
    let body = minify::javascript(&body)?;
    for word in ["import.meta", "import(", "</script", "<!--"] {
        if body.contains(word) {
            bail!("`{word}` cannot stand in the self-contained script");
        }
    }
    let script = format!("(()=>{{\"use strict\";{}}})();\n", body.trim_end());
    Ok(in_ascii(&script))
}

/// Other characters only stand within texts, where they can be escaped.
fn in_ascii(script: &str) -> String {
    let mut text = String::with_capacity(script.len());
    for character in script.chars() {
        if character.is_ascii() {
            text.push(character);
            continue;
        }
        let mut units = [0; 2];
        for unit in character.encode_utf16(&mut units) {
            text.push_str(&format!("\\u{unit:04x}"));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_becomes_a_script() {
        let module = "const here = () => import.meta.url;\nglobalThis.it = { here, far: \"\u{1f310} –\" };\n\
                      export {  };\n";
        let script = classic(module).unwrap_or_default();
        let expected = "(()=>{\"use strict\";const e=()=>document.baseURI;\
                        globalThis.it={here:e,far:`\\ud83c\\udf10 \\u2013`};})();\n";
        assert_eq!(script, expected);
    }

    #[test]
    fn what_no_script_can_hold_is_refused() {
        assert!(classic("globalThis.a = 1;\nexport { a };\n").is_err());
        for body in [
            "globalThis.a = () => import('./b.js');",
            "globalThis.a = import.meta;",
        ] {
            let module = format!("{body}\n{NO_EXPORTS}");
            assert!(classic(&module).is_err(), "{body}");
        }
    }

    #[test]
    fn what_is_packed_is_smaller() -> Result<()> {
        assert!(pack(&[7; 4000])?.len() < 100);
        Ok(())
    }
}
