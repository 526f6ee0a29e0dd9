//! `cargo xtask shots`: the page as readers see it, into `target/shots/`.

use crate::browser::{Browser, Screen};
use crate::engine::Engine;
use crate::webdriver::Session;
use anyhow::{Context, Result};
use dateline_assembly::build;
use dateline_assembly::http::Server;
use dateline_assembly::serve::listen;
use dateline_assembly::site::Site;
use std::fs;
use std::path::Path;
use xtask::files::write;
use xtask::project::Project;
use xtask::step;

/// The widths that figures are looked at in: a small phone, a tablet, a desk.
const WIDTHS: [u32; 3] = [320, 640, 1200];

/// What to look at.
pub struct Wish {
    /// Path and query below the server's address, such as `?view=map`.
    pub page: String,
    /// Only this element, by a selector as [`Session::find`] has it.
    pub element: Option<String>,
    /// Whether to build first.
    pub build: bool,
}

/// Takes twelve pictures: each width at ratio 1 and 2, light and dark, in the engine that the
/// environment names.
///
/// # Errors
/// When the package cannot be built or no browser started.
pub fn shots(project: &Project, wish: &Wish) -> Result<()> {
    if wish.build {
        build::build(project)?;
    }
    let directory = project.target.join("shots");
    fs::create_dir_all(&directory)?;
    let server = Server::start(listen(0)?, Site::new(project))?;
    let engine = Engine::named()?.unwrap_or(Engine::Chromium);
    let browser = Browser::start_in(project, engine)?;
    let page = format!("{}{}", server.address(), wish.page);
    for screen in screens() {
        let picture = take(&browser, &page, wish, screen)?;
        let path = directory.join(name_of(screen));
        write(&path, picture)?;
        step::say("Saved", &relative(&path, &project.root));
    }
    complain(&browser)
}

fn screens() -> impl Iterator<Item = Screen> {
    let looks = [(1.0, false), (1.0, true), (2.0, false), (2.0, true)];
    WIDTHS.into_iter().flat_map(move |width_css| {
        looks.map(|(ratio, dark)| Screen {
            width_css,
            ratio,
            dark,
            ..Screen::DESK
        })
    })
}

fn name_of(screen: Screen) -> String {
    let scheme = if screen.dark { "dark" } else { "light" };
    format!("{}-x{}-{scheme}.png", screen.width_css, screen.ratio)
}

fn take(browser: &Browser, page: &str, wish: &Wish, screen: Screen) -> Result<Vec<u8>> {
    browser.show_on(screen)?;
    browser.goto(page)?;
    show_all(browser, screen)?;
    match &wish.element {
        Some(selector) => browser.screenshot_of(&browser.find(selector)?),
        None => browser.screenshot(),
    }
}

/// Makes the window as high as the page. What comes into view may grow, so that the height is measured
/// until it holds.
fn show_all(browser: &Browser, mut screen: Screen) -> Result<()> {
    for _ in 0..MOST_HEIGHTS {
        browser.run(HIDE_SCROLLBAR, &[])?;
        settle(browser)?;
        let height = browser.run("return document.documentElement.scrollHeight", &[])?;
        let height_css = height.as_u64().context("the page has no height")? as u32;
        if height_css == screen.height_css {
            break;
        }
        screen.height_css = height_css;
        browser.show_on(screen)?;
    }
    Ok(())
}

/// Pictures of a page are to be as wide as the page.
const HIDE_SCROLLBAR: &str = "document.documentElement.style.scrollbarWidth = 'none'";

/// A page whose height has not settled by then is shown as it is.
const MOST_HEIGHTS: usize = 5;

/// Waits until the page has its fonts and its figures, and its height stays the same for a third
/// of a second. A figure that never comes is waited for ten seconds, then shown as it is.
pub fn settle(session: &Session) -> Result<()> {
    session.run(SETTLE, &[]).map(drop)
}

const SETTLE: &str = "
    return (async () => {
        await document.fonts.ready;
        const figures = [...document.querySelectorAll('dateline-figure')];
        const ready = Promise.allSettled(figures.map((figure) => figure.load()));
        await Promise.race([ready, new Promise((done) => setTimeout(done, 10_000))]);
        const frame = () => new Promise((done) => requestAnimationFrame(done));
        let still = 0;
        let height = 0;
        for (let frames = 0; still < 20 && frames < 600; frames += 1) {
            await frame();
            const now = document.documentElement.scrollHeight;
            still = now === height ? still + 1 : 0;
            height = now;
        }
    })();
";

/// Tells what the page told the console.
fn complain(browser: &Browser) -> Result<()> {
    for complaint in browser.complaints()? {
        step::say("Console", &complaint);
    }
    Ok(())
}

fn relative(path: &Path, root: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    path.display().to_string()
}
