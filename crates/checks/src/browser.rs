//! A headless browser: its driver's process, its session, and what it is made to believe.
//!
//! Where the engines differ, each has its own module: [`chromium`] is told by DevTools, [`firefox`]
//! by scripts of its chrome, [`webkit`] when it starts.

mod chromium;
mod driver;
mod firefox;
mod webkit;

use crate::drivers;
use crate::engine::Engine;
use crate::webdriver::Session;
use anyhow::Result;
use driver::Driver;
use serde_json::Value;
use std::ops::Deref;
use std::sync::{Mutex, PoisonError};
use webkit::WebKit;
use xtask::project::Project;

pub use webkit::Display;

/// A headless browser. Dropping it ends the browser and its driver.
pub struct Browser {
    // Dropped in this order: the session says good-bye to a driver that still runs.
    session: Session,
    control: Control,
    /// What pages are shown on, unless something else was set since.
    screen: Mutex<Option<Screen>>,
}

/// How the browser is made to believe something.
enum Control {
    Chromium { _driver: Driver },
    Firefox { _driver: Driver },
    WebKit(WebKit),
}

/// The size, the sharpness and the colours that a page is shown in.
#[derive(Clone, Copy, Debug, PartialEq)]
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

    /// A small phone.
    pub const PHONE: Self = Self {
        width_css: 360,
        height_css: 740,
        ratio: 2.0,
        dark: false,
    };
}

impl Browser {
    /// Starts Chromium as readers have it, to be measured, installing it first where that is ours to do.
    ///
    /// # Errors
    /// When there is no driver, or it finds no browser.
    pub fn start(project: &Project) -> Result<Self> {
        let program = drivers::driver(project, Engine::Chromium)?;
        let (session, _driver) = chromium::start(project, &program, None)?;
        Ok(Self::new(session, Control::Chromium { _driver }))
    }

    fn new(session: Session, control: Control) -> Self {
        Self {
            session,
            control,
            screen: Mutex::default(),
        }
    }

    /// Starts a browser of an engine to be tested, installing it first where that is ours to do.
    ///
    /// # Errors
    /// When there is no driver, or it finds no browser.
    pub fn start_in(project: &Project, engine: Engine) -> Result<Self> {
        let program = drivers::driver(project, engine)?;
        let (session, control) = match engine {
            Engine::Chromium => {
                let shell = drivers::headless_shell();
                let (session, _driver) = chromium::start(project, &program, shell.as_deref())?;
                (session, Control::Chromium { _driver })
            }
            Engine::Firefox => {
                let (session, _driver) = firefox::start(&program)?;
                (session, Control::Firefox { _driver })
            }
            Engine::WebKit => {
                let (session, webkit) = WebKit::start(project, program)?;
                (session, Control::WebKit(webkit))
            }
        };
        Ok(Self::new(session, control))
    }

    /// What it is.
    pub fn engine(&self) -> Engine {
        match self.control {
            Control::Chromium { .. } => Engine::Chromium,
            Control::Firefox { .. } => Engine::Firefox,
            Control::WebKit(_) => Engine::WebKit,
        }
    }

    /// Whether a screen may have this many device pixels per CSS pixel: WebKitGTK knows whole
    /// numbers only.
    pub fn has_ratio(&self, ratio: f64) -> bool {
        self.engine() != Engine::WebKit || ratio.fract() == 0.0
    }

    /// Makes the page believe in a screen. WebKit starts anew for another ratio or other colours,
    /// and opens the page again.
    ///
    /// # Errors
    /// When the browser cannot show such a screen.
    pub fn show_on(&self, screen: Screen) -> Result<()> {
        self.know_screen(None);
        match &self.control {
            Control::Chromium { .. } => chromium::show_on(&self.session, screen),
            Control::Firefox { .. } => firefox::show_on(&self.session, screen),
            Control::WebKit(webkit) => webkit.show_on(&self.session, screen),
        }?;
        self.know_screen(Some(screen));
        Ok(())
    }

    /// The same, unless it is the screen already.
    ///
    /// # Errors
    /// As [`Browser::show_on`].
    pub fn go_back_to(&self, screen: Screen) -> Result<()> {
        let known = *self.screen.lock().unwrap_or_else(PoisonError::into_inner);
        if known == Some(screen) {
            return Ok(());
        }
        self.show_on(screen)
    }

    fn know_screen(&self, screen: Option<Screen>) {
        *self.screen.lock().unwrap_or_else(PoisonError::into_inner) = screen;
    }

    /// Starts the browser anew where its process has crashed under the driver, which WebKitGTK's does now and
    /// then; tells whether it did.
    ///
    /// # Errors
    /// When it does not start again.
    pub fn recover(&self) -> Result<bool> {
        let Control::WebKit(webkit) = &self.control else {
            return Ok(false);
        };
        let has_crashed = self.session.run("return 1", &[]).is_err();
        if has_crashed {
            self.know_screen(None);
            webkit.recover(&self.session)?;
        }
        Ok(has_crashed)
    }

    /// Sets a media feature, such as `prefers-reduced-motion`, until the next `show_on`. WebKit
    /// starts anew for it, and opens the page again.
    ///
    /// # Errors
    /// When the engine cannot be made to believe it.
    pub fn prefer(&self, feature: &str, value: &str) -> Result<()> {
        self.know_screen(None);
        match &self.control {
            Control::Chromium { .. } => chromium::prefer(&self.session, feature, value),
            Control::Firefox { .. } => firefox::prefer(&self.session, feature, value),
            Control::WebKit(webkit) => webkit.prefer(&self.session, feature, value),
        }
    }

    /// A command of Chromium's own protocol, which may change what pages are shown on.
    ///
    /// # Errors
    /// When the browser refuses.
    pub fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        self.know_screen(None);
        self.session.devtools(command, parameters)
    }

    /// Goes on in a fresh tab; what the old one held is gone.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn fresh_tab(&self) -> Result<()> {
        self.know_screen(None);
        self.session.fresh_tab()
    }

    /// The errors that the page's console was told since the last call. WebKit's driver does not
    /// give them away.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub fn complaints(&self) -> Result<Vec<String>> {
        match &self.control {
            Control::Chromium { .. } => chromium::complaints(&self.session),
            Control::Firefox { .. } => firefox::complaints(&self.session),
            Control::WebKit(_) => Ok(Vec::new()),
        }
    }
}

impl Deref for Browser {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.session
    }
}
