//! What the tests stand on: the server with its faults, the browser, and what happens around
//! each test.

use crate::hosts::Hosts;
use anyhow::{Result, bail, ensure};
use libtest_mimic::Failed;
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use xtask::browser::{Browser, Screen};
use xtask::build::write;
use xtask::http::Server;
use xtask::project::Project;
use xtask::serve::listen;
use xtask::site::{Ask, Reply, Site};

/// What a test does.
pub type Body = fn(&Stage) -> Result<()>;

/// A stage that is set up when it is first needed.
pub type LazyStage = LazyLock<Result<Stage>>;

/// Names the tests of a room, in the order in which they run.
macro_rules! tests {
    ($($name:ident),* $(,)?) => {
        pub const TESTS: &[(&str, crate::stage::Body)] = &[$((stringify!($name), $name)),*];
    };
}
pub(crate) use tests;

/// What goes wrong with a file on its way.
#[derive(Clone)]
pub enum Fault {
    /// Something else comes instead.
    Instead(Reply),
    /// It comes late.
    Late(Duration),
    /// It went wrong before and comes as it should now.
    Over,
}

type Faults = Arc<Mutex<HashMap<String, Fault>>>;

/// The server and the browser.
pub struct Stage {
    // The browser goes first, while the server still answers it.
    pub browser: Browser,
    pub project: Project,
    server: Server,
    faults: Faults,
}

impl Stage {
    /// Starts the server and the browser.
    ///
    /// # Errors
    /// When the package is not built, or there is no browser.
    pub fn set_up() -> Result<Self> {
        let project = Project::load()?;
        let built = project.pkg().join("package.json").exists();
        ensure!(
            built,
            "pkg/ is not built; `cargo xtask test e2e` does that first"
        );
        let faults = Faults::default();
        let faulty = faults.clone();
        let pages = project.root.join("tests/e2e/pages");
        let hosts = Hosts::install(&project)?;
        let site = Site::new(&project)
            .with("e2e/", pages)
            .with("built/", xtask::examples::directory(&project))
            .with("bench/", project.root.join("bench"))
            .with("glue/", project.glue())
            .with("faulty/", project.faulty())
            .with("parents/", hosts.scripts.clone())
            .behind(Box::new(move |ask| {
                spoil(&faulty, ask).or_else(|| hosts.answer(ask))
            }));
        Ok(Self {
            browser: Browser::start(&project)?,
            server: Server::start(listen(0)?, site)?,
            project,
            faults,
        })
    }

    /// Runs one test in a fresh tab. It also fails if the page has logged an error that no fault
    /// of the test explains: a breach of the content-security policy, an exception.
    pub fn perform(stage: &LazyStage, name: &str, body: Body) -> Result<(), Failed> {
        let stage = stage
            .as_ref()
            .map_err(|error| Failed::from(format!("{error:#}")))?;
        let ended = catch_unwind(AssertUnwindSafe(|| {
            stage.clear().and_then(|()| body(stage))
        }));
        match ended {
            Ok(Ok(())) => Ok(stage.expect_quiet()?),
            Ok(Err(error)) => Err(Failed::from(format!("{error:#}\n{}", stage.keep(name)))),
            Err(panic) => {
                eprintln!("{}", stage.keep(name));
                resume_unwind(panic)
            }
        }
    }

    /// Opens a path below the server's address.
    pub fn open(&self, path: &str) -> Result<()> {
        self.browser
            .goto(&format!("{}{path}", self.server.address()))
    }

    /// Opens the host page and waits until its figures are drawn.
    pub fn open_host(&self) -> Result<()> {
        self.open("")?;
        let missing = self.browser.run(MISSING, &[])?;
        ensure!(
            missing == "",
            "after ten seconds there is no picture of {missing}"
        );
        Ok(())
    }

    /// Makes a file go wrong for the rest of the test.
    pub fn spoil(&self, path: &str, fault: Fault) {
        self.faults().insert(path.into(), fault);
    }

    fn faults(&self) -> MutexGuard<'_, HashMap<String, Fault>> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// An untouched world: no faults, a new tab, an ordinary screen, an empty log.
    fn clear(&self) -> Result<()> {
        self.faults().clear();
        self.browser.fresh_tab()?;
        self.browser.show_on(Screen::DESK)?;
        self.browser.console().map(drop)
    }

    fn expect_quiet(&self) -> Result<()> {
        let entries = self.browser.console()?;
        let faults = self.faults();
        let is_expected = |message: &str| faults.keys().any(|path| message.contains(path));
        let mut errors = entries.iter().filter(|entry| entry.level == "SEVERE");
        match errors.find(|entry| !is_expected(&entry.message)) {
            Some(entry) => bail!("the page logged an error: {}", entry.message),
            None => Ok(()),
        }
    }

    /// Saves what is to be seen and gives what was logged, for the report of a failure.
    fn keep(&self, name: &str) -> String {
        let entries = self.browser.console().unwrap_or_default();
        let log = entries
            .iter()
            .map(|entry| format!("{}: {}\n", entry.level, entry.message));
        let log: String = log.collect();
        match self.keep_picture(name) {
            Ok(picture) => format!("{log}see {picture}"),
            Err(error) => format!("{log}no picture could be taken: {error:#}"),
        }
    }

    fn keep_picture(&self, name: &str) -> Result<String> {
        let directory = self.project.target.join("e2e");
        std::fs::create_dir_all(&directory)?;
        let file = format!("{}.png", name.replace("::", "-"));
        write(&directory.join(&file), self.browser.screenshot()?)?;
        Ok(format!("target/e2e/{file}"))
    }
}

/// Answers for a file that a test has spoiled.
fn spoil(faults: &Faults, ask: &Ask) -> Option<Reply> {
    let path = ask.url.split('?').next().unwrap_or_default();
    // What browsers ask for on their own, where a page names no icon.
    if path == "/favicon.ico" {
        return Some(Reply::status(204, ""));
    }
    let fault = faults
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .get(path)
        .cloned();
    match fault? {
        Fault::Instead(reply) => Some(reply),
        Fault::Late(delay) => {
            std::thread::sleep(delay);
            None
        }
        Fault::Over => None,
    }
}

/// Draws all that is on the page, however far down, and waits for it; names the views that were not drawn.
const MISSING: &str = "
    document.querySelectorAll('dateline-filter, dateline-record').forEach((element) => element.join());
    const missing = new Set();
    const drawn = [...document.querySelectorAll('dateline-figure')].map((figure) => {
        missing.add(figure);
        return figure.load().then(() => missing.delete(figure));
    });
    const enough = new Promise((done) => setTimeout(done, 10_000));
    return Promise.race([Promise.allSettled(drawn), enough])
        .then(() => [...missing].map((figure) => figure.getAttribute('view')).join(' and '));
";
