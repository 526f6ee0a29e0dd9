//! Firefox: told what to believe by scripts that run in its chrome, where its console is too.

use super::Screen;
use super::driver::Driver;
use crate::webdriver::Session;
use anyhow::{Result, bail};
use serde_json::json;
use std::path::Path;
use std::process::Command;

pub fn start(program: &Path) -> Result<(Session, Driver)> {
    let mut command = Command::new(program);
    // Else scripts may not run in the chrome.
    command.arg("--allow-system-access");
    let driver = Driver::start(command)?;
    let options = json!({
        "args": ["-headless"],
        "prefs": {
            // A desk has no touch screen, but fingers of tests touch it.
            "dom.w3c_touch_events.enabled": 1,
            "ui.prefersReducedMotion": 0,
            // Compiles the core a second time while a test has done with it after half a second.
            "javascript.options.wasm_optimizingjit": false,
            // A process for each tab and frame would cost a sixth of the time of all tests.
            "fission.autostart": false,
        },
    });
    let session = Session::open(&driver.address, &json!({ "moz:firefoxOptions": options }))?;
    Ok((session, driver))
}

/// The view gets its size within the window, since no window is narrower than 450 pixels.
pub fn show_on(session: &Session, screen: Screen) -> Result<()> {
    let size = [screen.width_css, screen.height_css].map(|css| json!(css));
    let [width, height] = size;
    let wish = [width, height, json!(screen.ratio), json!(screen.dark)];
    session.run_in_chrome(SHOW, &wish)?;
    let shown = format!(
        "return innerWidth === {} && innerHeight === {}",
        screen.width_css, screen.height_css
    );
    session.wait(&shown).map(drop)
}

const SHOW: &str = "
    const [width, height, ratio, dark] = arguments;
    const view = gBrowser.selectedBrowser;
    for (const [side, css] of Object.entries({ width, height })) {
        for (const bound of ['', 'min-', 'max-']) view.style.setProperty(bound + side, `${css}px`);
    }
    view.browsingContext.overrideDPPX = ratio;
    view.browsingContext.prefersColorSchemeOverride = dark ? 'dark' : 'light';
    view.browsingContext.forcedColorsOverride = 'none';
    Services.prefs.setIntPref('ui.prefersReducedMotion', 0);
    Services.prefs.clearUserPref('ui.prefersContrast');
";

pub fn prefer(session: &Session, feature: &str, value: &str) -> Result<()> {
    let script = match (feature, value) {
        ("prefers-color-scheme", _) => {
            "gBrowser.selectedBrowser.browsingContext.prefersColorSchemeOverride = arguments[0]"
        }
        ("forced-colors", _) => {
            "gBrowser.selectedBrowser.browsingContext.forcedColorsOverride = arguments[0]"
        }
        ("prefers-reduced-motion", _) => {
            "Services.prefs.setIntPref('ui.prefersReducedMotion', +(arguments[0] === 'reduce'))"
        }
        _ => bail!("Firefox cannot be made to believe in {feature}: {value}"),
    };
    session.run_in_chrome(script, &[json!(value)]).map(drop)
}

/// What pages complained of; the browser's own complaints are its own.
pub fn complaints(session: &Session) -> Result<Vec<String>> {
    let errors = session.run_in_chrome(COMPLAINTS, &[])?;
    Ok(serde_json::from_value(errors)?)
}

const COMPLAINTS: &str = "
    const isPages = (entry) => entry instanceof Ci.nsIScriptError
        && !(entry.flags & Ci.nsIScriptError.warningFlag) && /^http:/.test(entry.sourceName);
    const errors = Services.console.getMessageArray().filter(isPages);
    Services.console.reset();
    return errors.map(({ errorMessage, sourceName }) => `${sourceName} ${errorMessage}`);
";
