//! A headless browser: its driver's process, its session, and what it is made to believe.

use crate::build::read_text;
use crate::project::Project;
use crate::tools;
use crate::webdriver::Session;
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::ops::Deref;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long a driver may take to answer.
const START: Duration = Duration::from_secs(20);

/// A headless Chromium. Dropping it ends the browser and its driver.
pub struct Browser {
    // Dropped in this order: the session says good-bye to a driver that still runs.
    session: Session,
    _driver: Driver,
}

/// The size, the sharpness and the colours that a page is shown in.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    pub width_css: u32,
    pub height_css: u32,
    /// Device pixels per CSS pixel.
    pub ratio: f64,
    pub dark: bool,
}

impl Screen {
    /// A window on a desk, in daylight.
    pub const DESK: Self = Self {
        width_css: 1000,
        height_css: 800,
        ratio: 1.0,
        dark: false,
    };
}

impl Browser {
    /// Starts Chromium, installing it first where that is ours to do.
    ///
    /// # Errors
    /// When there is no driver, or it finds no browser.
    pub fn start(project: &Project) -> Result<Self> {
        let driver = Driver::start(&tools::chromedriver()?)?;
        let session = Session::open(&driver.address, &capabilities(project)?)?;
        Ok(Self {
            session,
            _driver: driver,
        })
    }

    /// Makes the page believe in a screen (Chromium only).
    pub fn show_on(&self, screen: Screen) -> Result<()> {
        let size = json!({
            "width": screen.width_css,
            "height": screen.height_css,
            "deviceScaleFactor": screen.ratio,
            "mobile": false,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", size)?;
        let scheme = if screen.dark { "dark" } else { "light" };
        self.prefer("prefers-color-scheme", scheme)
    }

    /// Sets a media feature, such as `prefers-reduced-motion` (Chromium only).
    pub fn prefer(&self, feature: &str, value: &str) -> Result<()> {
        let media = json!({ "features": [{ "name": feature, "value": value }] });
        self.devtools("Emulation.setEmulatedMedia", media)?;
        Ok(())
    }
}

impl Deref for Browser {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.session
    }
}

/// What wasm-bindgen's tests ask of the browser too, and its console besides.
fn capabilities(project: &Project) -> Result<Value> {
    let text = read_text(&project.root.join("webdriver.json"))?;
    let mut capabilities: Value = serde_json::from_str(&text).context("webdriver.json is wrong")?;
    capabilities["goog:loggingPrefs"] = json!({ "browser": "ALL" });
    Ok(capabilities)
}

/// A driver's process.
struct Driver {
    process: Child,
    address: String,
}

impl Driver {
    fn start(program: &Path) -> Result<Self> {
        let port = free_port()?;
        let process = Command::new(program)
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("{} could not be started", program.display()))?;
        let mut driver = Self {
            process,
            address: format!("http://127.0.0.1:{port}"),
        };
        driver.wait_for(port)?;
        Ok(driver)
    }

    fn wait_for(&mut self, port: u16) -> Result<()> {
        let deadline = Instant::now() + START;
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if let Some(status) = self.process.try_wait()? {
                bail!("the browser's driver ended at once ({status})");
            }
            if Instant::now() > deadline {
                bail!("the browser's driver does not answer");
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Drivers cannot all choose a port themselves and tell it; so we do. The system does not give
/// the same one twice in a row.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
    let address = listener.and_then(|listener| listener.local_addr());
    Ok(address.context("this machine has no free port")?.port())
}
