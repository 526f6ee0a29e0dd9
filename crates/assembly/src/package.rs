//! What makes `pkg/` an npm package: its `package.json`, its texts, its list of files.

use crate::{integrity, notices};
use anyhow::{Result, bail};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use xtask::files::{read, read_text, write};
use xtask::names::{CORE, DATA, ENTRY, FINE_LAND, LAND, PARENT, STANDALONE, core_part, core_parts};
use xtask::project::{Package, Project};

/// `package.json`, in the order in which people write it.
#[derive(Serialize)]
struct Manifest<'a> {
    name: &'a str,
    version: &'a str,
    description: &'a str,
    keywords: &'a [String],
    license: &'a str,
    author: String,
    r#type: &'a str,
    main: String,
    module: String,
    types: String,
    exports: BTreeMap<String, Export>,
    /// Without it npm would obey the `.gitignore` in `pkg/`, which ignores everything.
    files: Vec<String>,
    /// A bundler must not drop an import of the entry that takes nothing from it.
    #[serde(rename = "sideEffects")]
    side_effects: Vec<String>,
}

/// Where an import leads.
#[derive(Serialize)]
#[serde(untagged)]
enum Export {
    File(String),
    /// `types` comes first: TypeScript takes the first condition that fits.
    Typed {
        types: String,
        default: String,
    },
    TypesOnly {
        types: String,
    },
}

impl Export {
    fn files(&self) -> impl Iterator<Item = &String> {
        let (first, second) = match self {
            Self::File(file) | Self::TypesOnly { types: file } => (file, None),
            Self::Typed { types, default } => (types, Some(default)),
        };
        std::iter::once(first).chain(second)
    }
}

/// Adds the package's texts, its digests and `package.json` to what is in `pkg/`.
///
/// # Errors
/// When one of the texts is missing.
pub fn describe(project: &Project) -> Result<()> {
    let pkg = project.pkg();
    for (name, source) in texts(project) {
        write(&pkg.join(name), read(&source)?)?;
    }
    let notice = read_text(&project.root.join("NOTICE.md"))?;
    let notices = notices::of_the_core(project)?;
    write(&pkg.join("NOTICE.md"), notice + &notices)?;
    integrity::list(project)?;
    let parts = core_parts(project)?;
    let manifest = manifest(&project.package, &parts);
    let mut text = serde_json::to_string_pretty(&manifest)?;
    text.push('\n');
    write(&pkg.join("package.json"), text)?;
    expect_whole(&manifest, &pkg)
}

/// Makes sure that the files which `package.json` names are there.
fn expect_whole(manifest: &Manifest, pkg: &Path) -> Result<()> {
    let exports = manifest.exports.values().flat_map(Export::files);
    let mut named = manifest.files.iter().chain(exports);
    let is_missing = |file: &&String| !file.contains('*') && !pkg.join(file).exists();
    match named.find(is_missing) {
        Some(file) => bail!("package.json names {file}, which is not in pkg/"),
        None => Ok(()),
    }
}

/// Texts that ship as they are.
fn texts(project: &Project) -> [(&'static str, PathBuf); 6] {
    let root = &project.root;
    [
        ("dateline.d.ts", project.www().join("dateline.d.ts")),
        (
            "dateline.standalone.d.ts",
            project.www().join("package/standalone.d.ts"),
        ),
        ("react.d.ts", project.www().join("package/react.d.ts")),
        ("README.md", project.www().join("package/README.md")),
        ("LICENSE-MIT", root.join("LICENSE-MIT")),
        ("LICENSE-APACHE", root.join("LICENSE-APACHE")),
    ]
}

fn manifest<'a>(package: &'a Package, parts: &[String]) -> Manifest<'a> {
    Manifest {
        name: &package.name,
        version: &package.version,
        description: &package.description,
        keywords: &package.keywords,
        license: &package.license,
        author: package.authors.join(", "),
        r#type: "module",
        main: here(ENTRY),
        module: here(ENTRY),
        types: here("dateline.d.ts"),
        exports: exports(parts),
        files: FILES.map(String::from).to_vec(),
        side_effects: [ENTRY, STANDALONE, "embed.js", PARENT].map(here).to_vec(),
    }
}

/// What the tarball holds, besides the files that npm always takes.
const FILES: [&str; 12] = [
    "*.js",
    "embed.html",
    "embed.css",
    "*.wasm",
    "*.d.ts",
    LAND,
    FINE_LAND,
    "myanmar-2021.json",
    "integrity.json",
    "LICENSE-MIT",
    "LICENSE-APACHE",
    "NOTICE.md",
];

fn exports(parts: &[String]) -> BTreeMap<String, Export> {
    let plain = [
        CORE,
        LAND,
        FINE_LAND,
        DATA,
        PARENT,
        "embed.html",
        "package.json",
    ];
    let parts = parts.iter().map(|part| core_part(part));
    let plain = plain.map(String::from).into_iter().chain(parts);
    let plain = plain.map(|file| (here(&file), Export::File(here(&file))));
    let typed = |types, file| Export::Typed {
        types: here(types),
        default: here(file),
    };
    let types = |file| Export::TypesOnly { types: here(file) };
    let named = [
        (".".into(), typed("dateline.d.ts", ENTRY)),
        (
            here("standalone"),
            typed("dateline.standalone.d.ts", STANDALONE),
        ),
        (here("dataset"), types("dataset.d.ts")),
        (here("react"), types("react.d.ts")),
    ];
    named.into_iter().chain(plain).collect()
}

/// A path as `package.json` writes it.
fn here(path: &str) -> String {
    format!("./{path}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn described() -> Value {
        let package = Package {
            name: "dateline".into(),
            version: "0.1.0".into(),
            description: "A figure".into(),
            license: "MIT OR Apache-2.0".into(),
            authors: vec!["Us".into()],
            keywords: vec!["news".into()],
        };
        serde_json::to_value(manifest(&package, &[])).unwrap_or_default()
    }

    #[test]
    fn the_manifest_has_what_npm_and_bundlers_read() {
        let manifest = described();
        assert_eq!(manifest["name"], "dateline");
        assert_eq!(manifest["type"], "module");
        assert_eq!(manifest["exports"]["."]["default"], "./dateline.js");
        assert_eq!(manifest["types"], manifest["exports"]["."]["types"]);
        assert_eq!(manifest["exports"]["./basemap.bin"], "./basemap.bin");
    }

    #[test]
    fn types_come_before_the_default() {
        let manifest = Project::load().map(|project| {
            serde_json::to_string(&manifest(&project.package, &[])).unwrap_or_default()
        });
        let text = manifest.unwrap_or_default();
        let types = text.find(r#"{"types":"./dateline.d.ts","default":"./dateline.js"}"#);
        assert!(types.is_some(), "{text}");
    }
}
