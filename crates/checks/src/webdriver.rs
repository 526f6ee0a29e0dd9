//! A thin client of W3C WebDriver: one method for each command that the tests need.
//!
//! Our own, over the HTTP client that wasm-bindgen's test runner brings. The known clients
//! (fantoccini, thirtyfour) are asynchronous: tokio, hyper and their macros are half a minute of
//! compiling on two cores, for a caller who always waits for the answer.

use anyhow::{Context, Result, anyhow, bail};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::Deserialize;
use serde_json::{Value, json};
use std::ops::Deref;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// The key that marks an element in WebDriver's JSON; the number is the standard's own.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// No command takes longer: page loads end after one minute, scripts after three.
const PATIENCE: Duration = Duration::from_secs(200);

/// A browser that has not started by then does not start any more.
const START: Duration = Duration::from_secs(30);

/// How long [`Session::wait`] and [`Session::find`] wait for what they want.
const WAIT: Duration = Duration::from_secs(30);

/// How long they wait before they look again.
pub const POLL: Duration = Duration::from_millis(20);

/// A browser session. Closed when dropped.
pub struct Session {
    agent: ureq::Agent,
    /// Address of the session at the driver. It changes when the browser has to start anew.
    address: Mutex<String>,
    /// Whether the mouse is in the page's corner.
    is_mouse_parked: AtomicBool,
}

/// An element of the page, good until the page is left.
#[derive(Clone, Debug)]
pub struct Element(String);

impl Element {
    /// As an argument for a script.
    pub fn argument(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }
}

/// What points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    Mouse,
    Touch,
}

impl Pointer {
    fn name(self) -> &'static str {
        match self {
            Self::Mouse => "mouse",
            Self::Touch => "touch",
        }
    }
}

#[derive(Deserialize)]
struct Opened {
    #[serde(rename = "sessionId")]
    session: String,
}

#[derive(Deserialize)]
struct Refusal {
    error: String,
    message: String,
}

impl Session {
    /// Opens a session at a driver.
    ///
    /// # Errors
    /// When the driver refuses, for instance because it finds no browser.
    pub fn open(driver: &str, capabilities: &Value) -> Result<Self> {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .build();
        let session = Self {
            agent: config.into(),
            address: Mutex::default(),
            is_mouse_parked: AtomicBool::new(false),
        };
        session.connect(driver, capabilities)?;
        Ok(session)
    }

    /// Goes on at another driver, with a new browser; the old one is closed.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn move_to(&self, driver: &str, capabilities: &Value) -> Result<()> {
        // It may be gone already, as at the end.
        let _ = self.call("DELETE", "", None, START);
        self.connect(driver, capabilities)
    }

    fn connect(&self, driver: &str, capabilities: &Value) -> Result<()> {
        *self.address() = format!("{driver}/session");
        let wish = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let opened = self
            .call("POST", "", Some(&wish), START)
            .context("no browser could be started")?;
        let opened: Opened = serde_json::from_value(opened)?;
        *self.address() = format!("{driver}/session/{}", opened.session);
        self.is_mouse_parked.store(false, Ordering::Relaxed);
        let limits = json!({ "pageLoad": 60_000, "script": 180_000 });
        self.post("/timeouts", &limits).map(drop)
    }

    fn address(&self) -> MutexGuard<'_, String> {
        self.address.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Opens an address, and waits until the page has loaded.
    pub fn goto(&self, address: &str) -> Result<()> {
        self.post("/url", &json!({ "url": address })).map(drop)
    }

    /// The address of the page.
    pub fn location(&self) -> Result<String> {
        let address = self.get("/url")?;
        let address = address.as_str().map(String::from);
        address.context("the page has no address")
    }

    /// Runs the body of a function with `arguments`; gives what it returns. A promise is awaited.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.post(
            "/execute/sync",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// Finds an element by a CSS selector, waiting for it. ` >>> ` goes into a shadow root:
    /// `dateline-figure >>> button`.
    pub fn find(&self, selector: &str) -> Result<Element> {
        let found = self.wait_for(FIND, &[selector.into()]);
        let found = found.with_context(|| format!("no element `{selector}` came"))?;
        let id = found[ELEMENT]
            .as_str()
            .context("the driver gave no element")?;
        Ok(Element(id.into()))
    }

    /// Waits until a function's body returns something truthy; gives that.
    ///
    /// # Errors
    /// When it has not done so within ten seconds.
    pub fn wait(&self, script: &str) -> Result<Value> {
        let waited = self.wait_for(script, &[]);
        waited.with_context(|| format!("in vain waited for `{script}`"))
    }

    fn wait_for(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        let deadline = Instant::now() + WAIT;
        loop {
            let value = self.run(script, arguments)?;
            if !matches!(value, Value::Null | Value::Bool(false)) {
                return Ok(value);
            }
            if Instant::now() > deadline {
                bail!("nothing within {} seconds", WAIT.as_secs());
            }
            std::thread::sleep(POLL);
        }
    }

    /// Clicks an element in its middle, scrolled into view. A page that still scrolls smoothly is stopped, or
    /// the click would miss.
    pub fn click(&self, element: &Element) -> Result<()> {
        self.run(CORNER, &[element.argument()])?;
        self.is_mouse_parked.store(false, Ordering::Relaxed);
        let path = format!("/element/{}/click", element.0);
        self.post(&path, &json!({})).map(drop)
    }

    /// The text of an element as a reader sees it.
    pub fn text(&self, element: &Element) -> Result<String> {
        let text = self.get(&format!("/element/{}/text", element.0))?;
        text.as_str()
            .map(String::from)
            .context("the text is no text")
    }

    /// Moves the mouse to a point of an element, in CSS pixels from its upper left corner.
    pub fn hover(&self, element: &Element, x_css: f64, y_css: f64) -> Result<()> {
        let (x, y) = self.in_view(element, x_css, y_css)?;
        self.point(Pointer::Mouse, &[move_to(x, y)])
    }

    /// Presses and lets go at a point of an element.
    pub fn tap(&self, element: &Element, x_css: f64, y_css: f64, by: Pointer) -> Result<()> {
        let (x, y) = self.in_view(element, x_css, y_css)?;
        let down = json!({ "type": "pointerDown", "button": 0 });
        let up = json!({ "type": "pointerUp", "button": 0 });
        let pause = json!({ "type": "pause", "duration": 30 });
        self.point(by, &[move_to(x, y), down, pause, up])
    }

    /// Where a point of an element is in the viewport, the element scrolled into view.
    fn in_view(&self, element: &Element, x_css: f64, y_css: f64) -> Result<(f64, f64)> {
        let corner = self.run(CORNER, &[element.argument()])?;
        let [x, y] = [&corner[0], &corner[1]].map(Value::as_f64);
        let corner = x.zip(y).context("the element has no place on the page")?;
        Ok((corner.0 + x_css, corner.1 + y_css))
    }

    /// Performs pointer actions.
    pub fn point(&self, by: Pointer, actions: &[Value]) -> Result<()> {
        let source = json!({
            "type": "pointer",
            "id": by.name(),
            "parameters": { "pointerType": by.name() },
            "actions": actions,
        });
        if by == Pointer::Mouse {
            self.is_mouse_parked.store(false, Ordering::Relaxed);
        }
        self.post("/actions", &json!({ "actions": [source] }))
            .map(drop)
    }

    /// Presses keys one after the other; names above U+E000 are those of the standard.
    pub fn press(&self, keys: &str) -> Result<()> {
        let down = |key: char| json!({ "type": "keyDown", "value": key });
        let up = |key: char| json!({ "type": "keyUp", "value": key });
        let actions: Vec<_> = keys.chars().flat_map(|key| [down(key), up(key)]).collect();
        let source = json!({ "type": "key", "id": "keyboard", "actions": actions });
        self.post("/actions", &json!({ "actions": [source] }))
            .map(drop)
    }

    /// Sets the window's outer size, in CSS pixels.
    pub fn resize(&self, width_css: u32, height_css: u32) -> Result<()> {
        let size = json!({ "width": width_css, "height": height_css });
        self.post("/window/rect", &size).map(drop)
    }

    /// The viewport as a PNG.
    pub fn screenshot(&self) -> Result<Vec<u8>> {
        png(&self.call("GET", "/screenshot", None, START)?)
    }

    /// An element as a PNG.
    pub fn screenshot_of(&self, element: &Element) -> Result<Vec<u8>> {
        png(&self.get(&format!("/element/{}/screenshot", element.0))?)
    }

    /// What the console was told since the last call (Chromium only).
    pub fn console(&self) -> Result<Value> {
        self.post("/se/log", &json!({ "type": "browser" }))
    }

    /// Runs a function's body not in the page but in the browser's own window (Firefox only).
    pub fn run_in_chrome(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.post("/moz/context", &json!({ "context": "chrome" }))?;
        let ended = self.run(script, arguments);
        self.post("/moz/context", &json!({ "context": "content" }))?;
        ended
    }

    /// A command of Chromium's own protocol.
    pub fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        let call = json!({ "cmd": command, "params": parameters });
        self.post("/goog/cdp/execute", &call)
    }

    /// Goes into a frame; back to the page when what it gives is dropped.
    pub fn enter_frame(&self, selector: &str) -> Result<Inside<'_>> {
        let frame = self.find(selector)?;
        self.post("/frame", &json!({ "id": frame.argument() }))?;
        Ok(Inside(self))
    }

    /// Goes on in a fresh tab; what the old one held is gone.
    pub fn fresh_tab(&self) -> Result<()> {
        let opened = self.post("/window/new", &json!({ "type": "tab" }))?;
        self.call("DELETE", "/window", None, PATIENCE)?;
        self.post("/window", &json!({ "handle": opened["handle"] }))?;
        self.is_mouse_parked.store(false, Ordering::Relaxed);
        self.park_mouse()
    }

    /// Puts the mouse into the page's corner, if it is not there. For WebKit, a mouse that is moved to where it was on
    /// the page before has not moved.
    pub fn park_mouse(&self) -> Result<()> {
        if self.is_mouse_parked.load(Ordering::Relaxed) {
            return Ok(());
        }
        self.point(Pointer::Mouse, &[move_to(0.0, 0.0)])?;
        self.is_mouse_parked.store(true, Ordering::Relaxed);
        Ok(())
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value> {
        self.call("POST", path, Some(body), PATIENCE)
    }

    fn get(&self, path: &str) -> Result<Value> {
        self.call("GET", path, None, PATIENCE)
    }

    fn call(
        &self,
        method: &str,
        path: &str,
        body: Option<&Value>,
        patience: Duration,
    ) -> Result<Value> {
        let body = body.map(Value::to_string).unwrap_or_default();
        let request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.address()))
            .header("Content-Type", "application/json")
            .body(body)?;
        let request = self.agent.configure_request(request);
        let request = request.timeout_global(Some(patience)).build();
        let mut response = self
            .agent
            .run(request)
            .context("the driver does not answer")?;
        let succeeded = response.status().is_success();
        // Pictures of long pages are larger than ureq expects of a text.
        let text = response
            .body_mut()
            .with_config()
            .limit(1 << 28)
            .read_to_string()?;
        let mut answer: Value = serde_json::from_str(&text).context("the driver talks nonsense")?;
        let value = answer["value"].take();
        if succeeded {
            Ok(value)
        } else {
            Err(refusal(value))
        }
    }
}

/// A session whose commands are about a frame.
pub struct Inside<'s>(&'s Session);

impl Deref for Inside<'_> {
    type Target = Session;

    fn deref(&self) -> &Session {
        self.0
    }
}

impl Drop for Inside<'_> {
    fn drop(&mut self) {
        // If that fails, so does the next command.
        let _ = self.0.post("/frame", &json!({ "id": null }));
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The driver may be gone already; there is nobody to tell.
        let _ = self.call("DELETE", "", None, START);
    }
}

/// The first line says it; the rest is the driver's stack.
fn refusal(value: Value) -> anyhow::Error {
    match serde_json::from_value::<Refusal>(value) {
        Ok(Refusal { error, message }) => {
            anyhow!("{error}: {}", message.lines().next().unwrap_or_default())
        }
        Err(_) => anyhow!("the driver refused without a reason"),
    }
}

fn move_to(x_css: f64, y_css: f64) -> Value {
    json!({ "type": "pointerMove", "duration": 0, "x": x_css.round(), "y": y_css.round() })
}

fn png(answer: &Value) -> Result<Vec<u8>> {
    let text = answer.as_str().context("the picture is no text")?;
    BASE64_STANDARD
        .decode(text)
        .context("the picture is not in Base64")
}

/// Follows a selector through shadow roots.
const FIND: &str = "
    let found = document;
    for (const part of arguments[0].split('>>>')) {
        found = (found.shadowRoot ?? found).querySelector(part.trim());
        if (!found) return null;
    }
    return found;
";

/// Brings an element into view, and tells where its corner is.
const CORNER: &str = "
    arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top } = arguments[0].getBoundingClientRect();
    return [left, top];
";
