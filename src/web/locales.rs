//! Who measures and writes for which figure: figures of one language and typeface share a host.

use super::canvas::context;
use super::host::PageHost;
use crate::figure::Handle;
use crate::text::Host;
use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// The hosts of a dossier's figures.
pub struct Locales {
    context: CanvasRenderingContext2d,
    writers: Function,
    /// The first is the page's own, for figures that have no other.
    hosts: Vec<PageHost>,
    /// The row of each figure's host.
    rows: Vec<usize>,
}

impl Locales {
    /// The page's own host: a language (a BCP 47 tag), a canvas to measure on, and who writes other languages.
    ///
    /// # Errors
    /// An `Error` with the code `canvas`, or what the page's `Intl` throws for a language other than English.
    pub fn new(
        language: &str,
        canvas: &HtmlCanvasElement,
        writers: Function,
    ) -> Result<Self, JsValue> {
        let context = context(canvas)?;
        let own = PageHost::new(language, "sans-serif", context.clone(), &writers)?;
        Ok(Self {
            context,
            writers,
            hosts: vec![own],
            rows: Vec::new(),
        })
    }

    /// The page's own host.
    pub fn own(&self) -> &dyn Host {
        &self.hosts[0]
    }

    /// The host of a figure.
    pub fn of(&self, figure: Handle) -> &dyn Host {
        &self.hosts[self.rows.get(figure).copied().unwrap_or(0)]
    }

    /// Gives a figure the host of a language and a typeface; tells whether that is another one.
    ///
    /// # Errors
    /// An `Error` if the page's canvas or `Intl` fails; no argument makes it fail.
    pub fn set(&mut self, figure: Handle, language: &str, font: &str) -> Result<bool, JsValue> {
        if self.rows.len() <= figure {
            self.rows.resize(figure + 1, 0);
        }
        let mut hosts = self.hosts.iter();
        let row = match hosts.position(|host| host.is_for(language, font)) {
            Some(row) => row,
            None => {
                let context = self.context.clone();
                let host = PageHost::new(language, font, context, &self.writers)?;
                self.add(figure, host)
            }
        };
        let before = std::mem::replace(&mut self.rows[figure], row);
        Ok(before != row)
    }

    /// Forgets the widths of all texts.
    pub fn forget(&self) {
        for host in &self.hosts {
            host.forget();
        }
    }

    /// Puts a host where no other figure needs the one that is there; gives its row.
    fn add(&mut self, figure: Handle, host: PageHost) -> usize {
        self.rows[figure] = 0;
        for row in 1..self.hosts.len() {
            if !self.rows.contains(&row) {
                self.hosts[row] = host;
                return row;
            }
        }
        self.hosts.push(host);
        self.hosts.len() - 1
    }
}
