//! What a page holds: asked of Chromium after it has thrown away what nobody holds any more.

use crate::webdriver::Session;
use anyhow::{Context, Result};
use serde_json::{Value, json};

/// Memory in bytes, and what else a page can forget to let go of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Held {
    pub heap: f64,
    pub wasm: f64,
    pub nodes: f64,
    pub listeners: f64,
}

/// What the page holds now.
pub fn held(session: &Session) -> Result<Held> {
    // Finalizers and weak references may need a second round.
    for _ in 0..3 {
        session.devtools("HeapProfiler.collectGarbage", json!({}))?;
    }
    let heap = session.devtools("Runtime.getHeapUsage", json!({}))?;
    let metrics = Metrics::read(session)?;
    Ok(Held {
        heap: number(&heap["usedSize"])?,
        wasm: wasm(session)?,
        nodes: metrics.get("Nodes")?,
        listeners: metrics.get("JSEventListeners")?,
    })
}

/// Notes the memories of WebAssembly that the pages opened from now on make, without keeping them. (Chromium could be asked
/// for all that there are, and its tab breaks where a page has a table of functions that is exported.)
pub fn watch(session: &Session) -> Result<()> {
    let script = json!({ "source": WATCH });
    session
        .devtools("Page.addScriptToEvaluateOnNewDocument", script)
        .map(drop)
}

const WATCH: &str = "{
    const { instantiate } = WebAssembly;
    const noted = new Set();
    WebAssembly.instantiate = async (...given) => {
        const made = await instantiate(...given);
        for (const part of Object.values((made.instance ?? made).exports)) {
            if (part instanceof WebAssembly.Memory) noted.add(new WeakRef(part));
        }
        return made;
    };
    window.wasmBytes = () => {
        const alive = new Set([...noted].map((memory) => memory.deref()).filter(Boolean));
        return [...alive].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
    };
}";

/// The bytes of all memories of WebAssembly that are still there.
fn wasm(session: &Session) -> Result<f64> {
    let sum = json!({ "expression": "wasmBytes()", "returnByValue": true });
    let sum = session.devtools("Runtime.evaluate", sum)?;
    number(&sum["result"]["value"])
}

/// Chromium's own counts of a page, from when `Performance.enable` was said.
pub struct Metrics(Value);

impl Metrics {
    pub fn read(session: &Session) -> Result<Self> {
        let answer = session.devtools("Performance.getMetrics", json!({}))?;
        Ok(Self(answer))
    }

    pub fn get(&self, name: &str) -> Result<f64> {
        let metrics = self.0["metrics"].as_array();
        let found = metrics.and_then(|all| all.iter().find(|metric| metric["name"] == name));
        let found = found.with_context(|| format!("the browser does not count {name}"))?;
        number(&found["value"])
    }
}

/// A number that the browser has given.
pub fn number(value: &Value) -> Result<f64> {
    value
        .as_f64()
        .with_context(|| format!("{value} is no number"))
}
