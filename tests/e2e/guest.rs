//! Pages of other people, in which the figures are guests: a witness stands first in each and writes
//! down what happens to the page around them.

use crate::stage::Stage;
use crate::witness;
use anyhow::{Result, ensure};
use dateline_assembly::policy::PAGE as POLICY;
use dateline_assembly::site::{Ask, Reply};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Ahead of the scripts of these tests, after `probe.js`.
const GUEST: &str = include_str!("guest.js");

/// The three views, each with words of the page's own.
pub const FIGURES: &str = r#"
    <dateline-figure src="/pkg/myanmar-2021.json" view="shares"><p>China 49%</p></dateline-figure>
    <dateline-figure src="/pkg/myanmar-2021.json" view="trend"><p>912 people killed</p></dateline-figure>
    <dateline-figure src="/pkg/myanmar-2021.json" view="map"><p>Visits: to Naypyidaw and to Moscow</p></dateline-figure>
"#;

/// Where the shell is served.
pub const SHELL: &str = "/pkg/dateline.js";

/// Where the shell is served with a core that breaks when it is told to.
pub const FAULTY: &str = "/faulty/dateline.js";

/// A page of somebody else's.
#[derive(Clone, Copy)]
pub struct Page<'p> {
    pub body: &'p str,
    /// Elements of its head.
    pub head: &'p str,
    /// Attributes of its root.
    pub root: &'p str,
    /// The modules that it loads.
    pub modules: &'p [&'p str],
    pub policy: &'p str,
}

impl Page<'_> {
    /// The three figures, under the strictest policy.
    pub const PLAIN: Self = Page {
        body: FIGURES,
        head: "",
        root: "lang=en-GB",
        modules: &[SHELL],
        policy: POLICY,
    };

    fn reply(&self) -> Reply {
        let Page {
            body, head, root, ..
        } = self;
        let module = |path: &&str| format!("<script type=module src=\"{path}\"></script>");
        let modules: String = self.modules.iter().map(module).collect();
        let page = format!(
            "<!doctype html><html {root}><head>{}<script src=\"/e2e/guest/witness.js\"></script>\
             <meta charset=utf-8><title>Host</title><meta name=viewport content=\"width=device-width\">\
             {head}{modules}</head><body><main>{body}</main></body></html>",
            witness::ELEMENT
        );
        let mut reply = Reply::new("text/html; charset=utf-8", page);
        let policy = ("Content-Security-Policy", self.policy.into());
        reply.headers.push(policy);
        reply
    }
}

/// The pages that are served now, by their paths.
#[derive(Clone, Default)]
pub struct Pages(Arc<Mutex<HashMap<String, Reply>>>);

impl Pages {
    fn all(&self) -> MutexGuard<'_, HashMap<String, Reply>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers for a page.
    pub fn answer(&self, ask: &Ask) -> Option<Reply> {
        let path = ask.url.split('?').next()?;
        self.all().get(path).cloned()
    }

    /// Forgets all pages.
    pub fn clear(&self) {
        self.all().clear();
    }
}

impl Stage {
    /// Serves a page at a path, such as `/guest.html`.
    pub fn serve(&self, path: &str, page: &Page) {
        self.pages.all().insert(path.into(), page.reply());
    }

    /// Serves a file at a path.
    pub fn serve_file(&self, path: &str, mime: &str, body: Vec<u8>) {
        self.pages.all().insert(path.into(), Reply::new(mime, body));
    }

    /// Opens a page of somebody else's.
    pub fn open_page(&self, page: &Page) -> Result<()> {
        self.serve("/guest.html", page);
        self.open("guest.html")
    }

    /// Opens the three figures, and waits until they are drawn.
    pub fn open_guests(&self) -> Result<()> {
        self.open_page(&Page::PLAIN)?;
        self.guest("await customElements.whenDefined('dateline-figure'); await drawAll(); await settled();")
            .map(drop)
    }

    /// Runs a body that can use `probe.js` and `guest.js`.
    pub fn guest(&self, body: &str) -> Result<Value> {
        self.probe(&format!("{GUEST}{body}"), &[])
    }

    /// Runs a body, and expects what it gives and that the page around the figures is untouched.
    pub fn expect_guest(&self, body: &str, expected: &Value) -> Result<()> {
        let found = self.guest(body)?;
        ensure!(found == *expected, "{found} instead of {expected}");
        self.expect_untouched()
    }

    /// Runs a body until it gives what is expected; the page has to be untouched then.
    pub fn expect_guest_soon(&self, body: &str, expected: &Value) -> Result<()> {
        self.expect_soon(&format!("{GUEST}{body}"), &[], expected)?;
        self.expect_untouched()
    }

    /// Nothing outside the elements has changed, no error was left uncaught, the policy was kept.
    pub fn expect_untouched(&self) -> Result<()> {
        let found = self.probe("await settled(); return witness.found();", &[])?;
        ensure!(found == json!([]), "around the figures: {found}");
        Ok(())
    }
}
