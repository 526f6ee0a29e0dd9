//! What the tests stand on: the server with its faults, the browser, and what happens around
//! each test.
//!
//! A group names its tests with `tests![…]`, each a function of a [`Stage`], and is entered into the
//! list of `suite.rs`. Every test runs in every engine; one that an engine cannot run at all is
//! declared in `limits.rs`, with the reason. Where an engine only does something otherwise, ask
//! [`Browser::engine`] or [`Browser::has_ratio`] and say in a comment why.

use crate::guest::Pages;
use crate::hosts::Hosts;
use crate::witness::{self, Witness};
use anyhow::{Context, Result, bail, ensure};
use dateline_assembly::http::Server;
use dateline_assembly::serve::listen;
use dateline_assembly::site::{Ask, Reply, Site};
use dateline_checks::browser::{Browser, Screen};
use dateline_checks::drivers;
use dateline_checks::engine::Engine;
use dateline_checks::webdriver::POLL;
use dateline_checks::workspace;
use libtest_mimic::Failed;
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant};
use xtask::files::{read, write};
use xtask::project::Project;

/// What a test does.
pub type Body = fn(&Stage) -> Result<()>;

/// The stages of an engine, one for each test that runs at the same time, set up when it is first
/// needed.
pub struct Stages {
    engine: Engine,
    idle: Mutex<Vec<Stage>>,
    /// Why no stage can be set up, if one could not: the tests behind it do not try again.
    failure: Mutex<Option<String>>,
}

impl Stages {
    pub fn new(engine: Engine) -> Self {
        Self {
            engine,
            idle: Mutex::default(),
            failure: Mutex::default(),
        }
    }

    /// Runs one test on a stage of its own, as [`Stage::perform`] does.
    pub fn perform(&self, name: &str, body: Body) -> Result<(), Failed> {
        let idle = lock(&self.idle).pop();
        let stage = idle.map_or_else(|| self.one_more(), Ok)?;
        let ended = stage.perform(name, body);
        lock(&self.idle).push(stage);
        ended
    }

    fn one_more(&self) -> Result<Stage, Failed> {
        if let Some(failure) = &*lock(&self.failure) {
            return Err(Failed::from(failure));
        }
        let stage = Stage::set_up(self.engine);
        stage.map_err(|error| Failed::from(lock(&self.failure).insert(format!("{error:#}"))))
    }
}

/// Ends all browsers at the same time: each takes seconds to say good-bye.
impl Drop for Stages {
    fn drop(&mut self) {
        std::thread::scope(|scope| {
            for stage in lock(&self.idle).drain(..) {
                scope.spawn(move || drop(stage));
            }
        });
    }
}

/// A test that has panicked leaves nothing here half done.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Names the tests of a group, in the order in which they run.
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
    witness: Witness,
    pub pages: Pages,
    /// Words of complaints that a test expects.
    expected: Mutex<Vec<String>>,
}

impl Stage {
    /// Starts the server and the browser.
    ///
    /// # Errors
    /// When the package is not built, or there is no browser.
    pub fn set_up(engine: Engine) -> Result<Self> {
        let project = Project::load()?;
        let built = project.pkg().join("package.json").exists();
        ensure!(
            built,
            "pkg/ is not built; `cargo xtask test e2e` does that first"
        );
        let faults = Faults::default();
        let faulty = faults.clone();
        let pages = project.root.join("tests/e2e/pages");
        let hosts = installed(&project, engine)?;
        let witness = Witness::default();
        let listening = witness.clone();
        let pages_of_tests = Pages::default();
        let guests = pages_of_tests.clone();
        let site = Site::new(&project)
            .with("e2e/", pages)
            .with("built/", dateline_checks::examples::directory(&project))
            .with("bench/", project.root.join("bench"))
            .with("glue/", project.glue())
            .with("faulty/", project.faulty())
            .with("parents/", hosts.scripts.clone())
            .beginning(witness::ELEMENT)
            .behind(Box::new(move |ask| {
                let extra = listening.answer(ask).or_else(|| spoil(&faulty, ask));
                extra
                    .or_else(|| empty(ask))
                    .or_else(|| guests.answer(ask))
                    .or_else(|| hosts.answer(ask))
            }));
        Ok(Self {
            browser: Browser::start_in(&project, engine)?,
            server: Server::start(listen(0)?, site)?,
            project,
            faults,
            witness,
            pages: pages_of_tests,
            expected: Mutex::default(),
        })
    }

    /// Runs one test, beginning on an empty page. It also fails if the page has logged an error that no fault
    /// of the test explains: a breach of the content-security policy, an exception.
    fn perform(&self, name: &str, body: Body) -> Result<(), Failed> {
        let attempt = || self.clear().and_then(|()| body(self));
        let ended = catch_unwind(AssertUnwindSafe(|| match attempt() {
            // A browser that has crashed says nothing about the test: it is performed once more.
            Err(error) if self.browser.recover()? => {
                eprintln!("{name}: the browser has crashed ({error:#}) and is started again");
                attempt()
            }
            ended => ended,
        }));
        match ended {
            Ok(Ok(())) => Ok(self.expect_quiet()?),
            Ok(Err(error)) => Err(Failed::from(format!("{error:#}\n{}", self.keep(name)))),
            Err(panic) => {
                eprintln!("{}", self.keep(name));
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
        self.draw_all()
    }

    /// Shows the page on another screen, all of it drawn. WebKit starts anew for that, and opens the
    /// page once more.
    pub fn show_on(&self, screen: Screen) -> Result<()> {
        self.browser.show_on(screen)?;
        self.draw_all()
    }

    fn draw_all(&self) -> Result<()> {
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

    /// Goes on where no script has been loaded before. WebKit keeps the scripts of earlier pages in its
    /// process, those that did not come as well, and takes them from there without asking for them or
    /// looking at their digests.
    pub fn forget_scripts(&self) -> Result<()> {
        if self.browser.engine() == Engine::WebKit {
            self.browser.fresh_tab()?;
        }
        Ok(())
    }

    fn faults(&self) -> MutexGuard<'_, HashMap<String, Fault>> {
        lock(&self.faults)
    }

    /// Expects complaints of the page that contain `words`, in the engines that utter them.
    pub fn allow(&self, words: &str) {
        self.expected().push(words.into());
    }

    /// Waits until the page has complained in these words. More complaints in the same words are
    /// no failure of the test.
    pub fn expect_complaint(&self, words: &str) -> Result<()> {
        self.allow(words);
        let deadline = Instant::now() + Duration::from_secs(10);
        while !self.witness.has_heard(words) {
            ensure!(Instant::now() < deadline, "nobody complained of {words}");
            sleep(POLL);
        }
        Ok(())
    }

    fn expected(&self) -> MutexGuard<'_, Vec<String>> {
        lock(&self.expected)
    }

    /// An untouched world: no faults, an empty page, an ordinary screen, an empty log. The page is of
    /// the same site, so that the next one gets by with the browser's process: a new one for each test
    /// took a quarter of the time.
    fn clear(&self) -> Result<()> {
        if self.faults().keys().any(|path| path.ends_with(".js")) {
            self.forget_scripts()?;
        }
        self.faults().clear();
        self.pages.clear();
        self.expected().clear();
        self.open(EMPTY)?;
        self.browser.park_mouse()?;
        self.browser.go_back_to(Screen::DESK)?;
        self.complaints().map(drop)
    }

    /// What the page complained of since the last call: to the console, and to the witness.
    fn complaints(&self) -> Result<Vec<String>> {
        let mut complaints = self.browser.complaints()?;
        complaints.extend(self.witness.take());
        Ok(complaints)
    }

    fn expect_quiet(&self) -> Result<()> {
        let (faults, words) = (self.faults(), self.expected());
        let mut expected: Vec<&str> = faults.keys().map(String::as_str).collect();
        expected.extend(words.iter().map(String::as_str));
        let is_expected = |complaint: &str| expected.iter().any(|words| complaint.contains(words));
        let complaints = self.complaints()?;
        match complaints.iter().find(|complaint| !is_expected(complaint)) {
            Some(complaint) => bail!("the page complained: {complaint}"),
            None => Ok(()),
        }
    }

    /// Saves what is to be seen and gives what was logged, for the report of a failure.
    fn keep(&self, name: &str) -> String {
        let log = self.complaints().unwrap_or_default().join("\n");
        match self.keep_picture(name) {
            Ok(picture) => format!("{log}\nsee {picture}"),
            Err(error) => format!("{log}\nno picture could be taken: {error:#}"),
        }
    }

    fn keep_picture(&self, name: &str) -> Result<String> {
        let engine = self.browser.engine().name();
        let file = format!("{}-{engine}.png", name.replace("::", "-"));
        write(&self.keepsake(&file)?, self.browser.screenshot()?)?;
        Ok(format!("target/e2e/{file}"))
    }

    /// Where a file lies that a test leaves to be looked at.
    pub fn keepsake(&self, file: &str) -> Result<PathBuf> {
        let directory = self.project.target.join("e2e");
        std::fs::create_dir_all(&directory)?;
        Ok(directory.join(file))
    }

    /// What `dateline render` writes of a data set of the project's; `ending` says as what.
    pub fn render(&self, data: &str, flags: &[&str], ending: &str) -> Result<Vec<u8>> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let out = self.keepsake(&format!("rendered-{count}.{ending}"))?;
        let mut render = workspace::dateline(&self.project, "render")?;
        render.arg(self.project.root.join(data));
        render.args(flags).arg("--out").arg(&out);
        done(&mut render)?;
        read(&out)
    }

    /// Whether `dateline check` finds nothing false in a page as the browser has it now, by a data set of the project's; else what.
    pub fn check_claims(&self, data: &str) -> Result<()> {
        let html = self.probe("return document.documentElement.outerHTML;", &[])?;
        let file = self.keepsake("claims.html")?;
        write(&file, html.as_str().unwrap_or_default())?;
        let mut check = workspace::dateline(&self.project, "check")?;
        check
            .arg(file)
            .arg("--data")
            .arg(self.project.root.join(data));
        done(&mut check)
    }
}

/// Installs what a stage needs. One after the other, since stages are set up at the same time.
fn installed(project: &Project, engine: Engine) -> Result<Hosts> {
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = lock(&TURN);
    drivers::driver(project, engine)?;
    Hosts::install(project)
}

/// Runs a command to its good end.
fn done(command: &mut Command) -> Result<()> {
    let ended = command.output().context("dateline does not start")?;
    let said = [ended.stdout, ended.stderr].map(|said| String::from_utf8_lossy(&said).into_owned());
    ensure!(ended.status.success(), "{}{}", said[0], said[1]);
    Ok(())
}

/// The page on which a test begins.
const EMPTY: &str = "empty.html";

/// Answers for the empty page. Kept for a way back, as pages are, it would stay where it is, and with it
/// what Firefox was made to believe for the next page.
fn empty(ask: &Ask) -> Option<Reply> {
    (ask.url.strip_prefix('/') == Some(EMPTY)).then(|| {
        let mut page = Reply::new("text/html", "<!doctype html><title>Empty</title>");
        page.headers.push(("Cache-Control", "no-store".into()));
        page
    })
}

/// Answers for a file that a test has spoiled.
fn spoil(faults: &Faults, ask: &Ask) -> Option<Reply> {
    let path = ask.url.split('?').next().unwrap_or_default();
    // What browsers ask for on their own, where a page names no icon.
    if path == "/favicon.ico" {
        return Some(Reply::status(204, ""));
    }
    let fault = lock(faults).get(path).cloned();
    match fault? {
        Fault::Instead(reply) => Some(reply),
        Fault::Late(delay) => {
            sleep(delay);
            None
        }
        Fault::Over => None,
    }
}

/// Draws all that is on the page, however far down, and waits for it; names the views that were not
/// drawn. WebKit's driver takes a page for loaded before its modules have run, so the elements may be
/// unknown yet.
const MISSING: &str = "
    const missing = new Set(document.querySelectorAll('dateline-figure'));
    const drawn = (figure) => figure.load().then(() => missing.delete(figure));
    const all = customElements.whenDefined('dateline-figure').then(() => {
        const others = [...document.querySelectorAll('dateline-filter, dateline-record')];
        const joined = others.map((element) => element.join()?.ready);
        return Promise.allSettled([...missing].map(drawn).concat(joined));
    });
    const enough = new Promise((done) => setTimeout(done, 10_000));
    return Promise.race([all, enough])
        .then(() => [...missing].map((figure) => figure.getAttribute('view')).join(' and '));
";
