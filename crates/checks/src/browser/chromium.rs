//! Chromium: told what to believe by DevTools, and its console can be read.

use super::Screen;
use super::driver::Driver;
use crate::webdriver::Session;
use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use xtask::files::read_text;
use xtask::project::Project;

/// Starts Chromium itself, or a `shell`: a program with the same engine and no window.
pub fn start(project: &Project, program: &Path, shell: Option<&Path>) -> Result<(Session, Driver)> {
    let driver = Driver::start(Command::new(program))?;
    let mut capabilities = capabilities(project)?;
    if let Some(shell) = shell {
        capabilities["goog:chromeOptions"]["binary"] = json!(shell);
    }
    let session = Session::open(&driver.address, &capabilities)?;
    Ok((session, driver))
}

/// What wasm-bindgen's tests ask of the browser too, and its console besides.
fn capabilities(project: &Project) -> Result<Value> {
    let text = read_text(&project.root.join("webdriver.json"))?;
    let mut capabilities: Value = serde_json::from_str(&text).context("webdriver.json is wrong")?;
    capabilities["goog:loggingPrefs"] = json!({ "browser": "ALL" });
    Ok(capabilities)
}

pub fn show_on(session: &Session, screen: Screen) -> Result<()> {
    let size = json!({
        "width": screen.width_css,
        "height": screen.height_css,
        "deviceScaleFactor": screen.ratio,
        "mobile": false,
    });
    session.devtools("Emulation.setDeviceMetricsOverride", size)?;
    let scheme = if screen.dark { "dark" } else { "light" };
    prefer(session, "prefers-color-scheme", scheme)
}

pub fn prefer(session: &Session, feature: &str, value: &str) -> Result<()> {
    let media = json!({ "features": [{ "name": feature, "value": value }] });
    session.devtools("Emulation.setEmulatedMedia", media)?;
    Ok(())
}

/// A line of the console.
#[derive(Deserialize)]
struct Entry {
    level: String,
    message: String,
}

pub fn complaints(session: &Session) -> Result<Vec<String>> {
    let entries: Vec<Entry> = serde_json::from_value(session.console()?)?;
    let errors = entries.into_iter().filter(|entry| entry.level == "SEVERE");
    Ok(errors.map(|entry| entry.message).collect())
}
