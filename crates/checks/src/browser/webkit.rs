//! WebKit: what it believes, GTK tells it when it starts. So it starts anew, which takes a
//! quarter of a second, and shows the page again.

use super::Screen;
use super::driver::Driver;
use crate::webdriver::Session;
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use xtask::files::write;
use xtask::project::Project;

/// Makes the browser's own bar small: it would keep the window 447 pixels wide.
const NARROW: &str = "window * { font-size: 1px; min-width: 0; min-height: 0; padding: 0; \
                      margin: 0; border-width: 0; }\n";

/// A driver of WebKit, which is started again when the browser has to believe something else.
pub struct WebKit {
    program: PathBuf,
    /// Where GTK looks for its settings.
    settings: PathBuf,
    running: Mutex<Running>,
    // Dropped last: the others draw on it.
    display: Display,
}

struct Running {
    belief: Belief,
    _driver: Driver,
}

/// What the browser is made to believe when it starts.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Belief {
    ratio: u32,
    dark: bool,
    still: bool,
}

impl Belief {
    const ORDINARY: Self = Self {
        ratio: 1,
        dark: false,
        still: false,
    };

    fn capabilities(self) -> Value {
        let mut words = vec!["--automation"];
        if self.dark {
            words.push("--dark-mode");
        }
        json!({ "webkitgtk:browserOptions": { "args": words } })
    }
}

impl WebKit {
    pub fn start(project: &Project, program: PathBuf) -> Result<(Session, Self)> {
        let display = Display::start()?;
        let settings = project
            .target
            .join("webkit")
            .join(display.name.replace(':', ""));
        fs::create_dir_all(settings.join("gtk-3.0"))?;
        write(&settings.join("gtk-3.0/gtk.css"), NARROW)?;
        let belief = Belief::ORDINARY;
        let (session, driver) = second_time_lucky(|| {
            let driver = drive(&program, &settings, &display, belief)?;
            let session = Session::open(&driver.address, &belief.capabilities())?;
            Ok((session, driver))
        })?;
        let webkit = Self {
            program,
            settings,
            running: Mutex::new(Running {
                belief,
                _driver: driver,
            }),
            display,
        };
        Ok((session, webkit))
    }

    pub fn show_on(&self, session: &Session, screen: Screen) -> Result<()> {
        if screen.ratio.fract() != 0.0 {
            bail!("WebKitGTK has no screens of ratio {}", screen.ratio);
        }
        self.believe(
            session,
            Belief {
                ratio: screen.ratio as u32,
                dark: screen.dark,
                still: false,
            },
        )?;
        self.fit(session, screen)
    }

    pub fn prefer(&self, session: &Session, feature: &str, value: &str) -> Result<()> {
        let mut belief = self.running().belief;
        match feature {
            "prefers-color-scheme" => belief.dark = value == "dark",
            "prefers-reduced-motion" => belief.still = value == "reduce",
            _ => bail!("WebKitGTK cannot be made to believe in {feature}: {value}"),
        }
        let size = session.run("return [innerWidth, innerHeight]", &[])?;
        let [width, height] = [0, 1].map(|side| size[side].as_u64().unwrap_or_default() as u32);
        self.believe(session, belief)?;
        self.fit(
            session,
            Screen {
                width_css: width,
                height_css: height,
                ..Screen::DESK
            },
        )
    }

    /// Gives the window the size that leaves the page its own. A page learns of it later.
    fn fit(&self, session: &Session, screen: Screen) -> Result<()> {
        let bars = session.run("return outerHeight - innerHeight", &[])?;
        let bars = bars.as_u64().context("the window has no height")? as u32;
        session.resize(screen.width_css, screen.height_css + bars)?;
        let shown = format!(
            "return innerWidth === {} && innerHeight === {}",
            screen.width_css, screen.height_css
        );
        session.wait(&shown).map(drop)
    }

    /// Starts anew where that is needed, and goes back to the page.
    fn believe(&self, session: &Session, belief: Belief) -> Result<()> {
        let mut running = self.running();
        if running.belief == belief {
            return Ok(());
        }
        let page = session.location()?;
        *running = self.restart(session, belief)?;
        session.goto(&page)
    }

    /// Starts anew as it was, after its process has crashed.
    pub fn recover(&self, session: &Session) -> Result<()> {
        let mut running = self.running();
        *running = self.restart(session, running.belief)?;
        Ok(())
    }

    fn restart(&self, session: &Session, belief: Belief) -> Result<Running> {
        second_time_lucky(|| {
            let driver = drive(&self.program, &self.settings, &self.display, belief)?;
            session.move_to(&driver.address, &belief.capabilities())?;
            Ok(Running {
                belief,
                _driver: driver,
            })
        })
    }

    fn running(&self) -> MutexGuard<'_, Running> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for WebKit {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.settings);
    }
}

/// Now and then, on a busy machine, WebKitGTK's browser starts and does not find its driver. Another one does.
fn second_time_lucky<T>(start: impl Fn() -> Result<T>) -> Result<T> {
    start().or_else(|_| start())
}

fn drive(program: &Path, settings: &Path, display: &Display, belief: Belief) -> Result<Driver> {
    let moves = u32::from(!belief.still);
    let text = format!("[Settings]\ngtk-enable-animations={moves}\n");
    write(&settings.join("gtk-3.0/settings.ini"), text)?;
    let mut command = Command::new(program);
    display
        .lend(&mut command)
        .env("GDK_BACKEND", "x11")
        .env("GDK_SCALE", belief.ratio.to_string())
        .env("XDG_CONFIG_HOME", settings)
        // Compiles the core once more while a test has done with it after half a second.
        .env("JSC_useOMGJIT", "0");
    Driver::start(command)
}

/// A screen that nobody sees, since WebKitGTK has no headless mode. Dropping it ends it.
pub struct Display {
    process: Child,
    /// As `DISPLAY` names it.
    name: String,
}

impl Display {
    /// # Errors
    /// When Xvfb is missing or finds no free number.
    pub fn start() -> Result<Self> {
        let mut process = Command::new("Xvfb")
            // It chooses a free number itself, and tells it when it is ready.
            .args(["-displayfd", "1", "-nolisten", "tcp"])
            .args(["-screen", "0", "3200x2400x24"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("Xvfb could not be started")?;
        let mut number = String::new();
        if let Some(told) = process.stdout.take() {
            BufReader::new(told).read_line(&mut number)?;
        }
        let display = Self {
            process,
            name: format!(":{}", number.trim()),
        };
        if number.trim().is_empty() {
            bail!("Xvfb ended at once");
        }
        Ok(display)
    }

    /// Makes a command draw here, without layers of their own for parts of a page: on a processor alone they cost
    /// as much as all the rest, and now and then Skia cannot read its own shaders for them.
    pub fn lend<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        command
            .env("DISPLAY", &self.name)
            .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
