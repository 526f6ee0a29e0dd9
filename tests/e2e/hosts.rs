//! Pages of other people, which hold our frame: served under a policy of their own, since ours allows
//! no frames, with the scripts that those people use.

use anyhow::Result;
use dateline_assembly::site::{Ask, Reply};
use dateline_checks::npm;
use std::fs;
use std::path::PathBuf;
use xtask::project::Project;

/// What a page needs that holds a frame. Sidechain brings an inline style.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
                      img-src 'self' data:; frame-src 'self'";

/// Where their pages are, by the first part of the path.
const FOLDERS: [(&str, &str); 2] = [("/hosts/", "tests/e2e/parents"), ("/examples/", "examples")];

/// Other people's pages and scripts.
pub struct Hosts {
    root: PathBuf,
    /// The directory of their packages.
    pub scripts: PathBuf,
}

impl Hosts {
    /// Installs the scripts.
    ///
    /// # Errors
    /// When npm cannot do that.
    pub fn install(project: &Project) -> Result<Self> {
        let installed = npm::install(project, &project.root.join("tests/e2e/parents"))?;
        Ok(Self {
            root: project.root.clone(),
            scripts: installed.join("node_modules"),
        })
    }

    /// A file of a page that holds our frame.
    pub fn answer(&self, ask: &Ask) -> Option<Reply> {
        let path = ask.url.split('?').next()?;
        let (start, folder) = FOLDERS.iter().find(|(start, _)| path.starts_with(start))?;
        let file = self.root.join(folder).join(path.strip_prefix(start)?);
        let mime = match file.extension()?.to_str()? {
            "html" => "text/html; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "css" => "text/css; charset=utf-8",
            _ => return None,
        };
        let mut reply = Reply::new(mime, fs::read(file).ok()?);
        reply
            .headers
            .push(("Content-Security-Policy", POLICY.into()));
        Some(reply)
    }
}
