//! Digests of what ships, for `integrity` attributes: a browser then refuses anything else.

use anyhow::{Context, Result, bail};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha384};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use xtask::files::{read, read_text, write};
use xtask::project::Project;

/// The list of all digests, in `pkg/`.
pub const LIST: &str = "integrity.json";

/// How a text asks for the digest of a file: `{integrity of dateline.js}`.
const ASKED: &str = "{integrity of ";

/// Writes the digests of what a page loads into `pkg/`, and into its README.
///
/// # Errors
/// When the README asks for the digest of a file that is not there.
pub fn list(project: &Project) -> Result<()> {
    let pkg = project.pkg();
    let digests = digests(&pkg)?;
    let mut text = serde_json::to_string_pretty(&digests)?;
    text.push('\n');
    write(&pkg.join(LIST), text)?;
    let readme = pkg.join("README.md");
    write(&readme, fill_in(&read_text(&readme)?, &digests)?)
}

/// The digest of a file's content, as an `integrity` attribute has it.
pub fn of(content: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(content)))
}

fn digests(pkg: &Path) -> Result<BTreeMap<String, String>> {
    let mut digests = BTreeMap::new();
    for entry in fs::read_dir(pkg)? {
        let path = entry?.path();
        let extension = path.extension().unwrap_or_default();
        if ["js", "css", "wasm", "bin"]
            .iter()
            .any(|known| extension == *known)
        {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            digests.insert(name.into_owned(), of(&read(&path)?));
        }
    }
    Ok(digests)
}

fn fill_in(text: &str, digests: &BTreeMap<String, String>) -> Result<String> {
    let mut filled = text.to_owned();
    for (name, digest) in digests {
        filled = filled.replace(&format!("{ASKED}{name}}}"), digest);
    }
    if let Some(at) = filled.find(ASKED) {
        let line = filled[at..]
            .lines()
            .next()
            .context("a text without lines")?;
        bail!("the package's README asks for the digest of a file that is not there: {line}");
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_what_browsers_compute() {
        // The digest of nothing, from FIPS 180-4's test vectors.
        let nothing = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(of(b""), nothing);
    }

    #[test]
    fn a_text_gets_the_digests_it_asks_for() {
        let digests = BTreeMap::from([("a.js".to_owned(), "sha384-x".to_owned())]);
        let filled = fill_in("integrity=\"{integrity of a.js}\"", &digests).ok();
        assert_eq!(filled.as_deref(), Some("integrity=\"sha384-x\""));
        assert!(fill_in("{integrity of b.js}", &digests).is_err());
    }
}
