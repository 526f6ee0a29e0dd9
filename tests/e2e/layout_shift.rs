//! The room that a rendered figure keeps: what stands under it stays where it is when the script comes.

use crate::guest::Page;
use crate::look::VIEWS;
use crate::stage::{Stage, tests};
use anyhow::{Context, Result};
use dateline_checks::browser::Screen;
use serde_json::json;

tests![
    nothing_moves_in_a_column,
    nothing_moves_with_picture_files,
    nothing_moves_on_a_phone,
    what_stands_there_is_set_as_the_page_has_it,
    at_another_width_a_figure_is_as_high_as_it_likes,
    a_scroll_bar_changes_no_height,
    an_opened_table_holds_no_room,
    a_picture_widens_no_column,
];

const DATA: &str = "data/myanmar-2021.json";

/// What every picture here is rendered with.
fn flags<'f>(view: &'f str, land: &'f str) -> [&'f str; 4] {
    ["--view", view, "--base-map", land]
}

/// What stands in the figures: drawings, or files of them, with others for phones.
#[derive(Clone, Copy, PartialEq)]
enum Pictures {
    Inline,
    Files,
}

/// A page without our script, whose figures were rendered, each with a paragraph under it.
fn open_rendered(stage: &Stage, pictures: Pictures) -> Result<()> {
    let land = stage.project.pkg().join("basemap.bin");
    let land = land.to_str().context("a path in Unicode")?;
    let mut body = String::new();
    for view in VIEWS {
        let (wide, narrow) = (format!("/{view}.svg"), format!("/{view}-320.svg"));
        let mut all = flags(view, land).to_vec();
        all.extend(["--src", "/pkg/myanmar-2021.json"]);
        if pictures == Pictures::Files {
            serve_pictures(stage, &flags(view, land), &wide, &narrow)?;
            all.extend(["--picture", &wide, "--narrow", &narrow]);
        }
        body += &String::from_utf8(stage.render(DATA, &all, "html")?)?;
        body += "<p>What stands under it.</p>";
    }
    // As READMEs ask for.
    let house = "img { width: 100%; height: auto }";
    stage.serve_file("/house.css", "text/css", house.into());
    stage.open_page(&Page {
        body: &body,
        head: "<link rel=stylesheet href=/house.css>",
        modules: &[],
        ..Page::PLAIN
    })
}

fn serve_pictures(stage: &Stage, flags: &[&str], wide: &str, narrow: &str) -> Result<()> {
    for (path, width) in [(wide, "640"), (narrow, "320")] {
        let mut flags = flags.to_vec();
        flags.extend(["--width", width]);
        stage.serve_file(path, "image/svg+xml", stage.render(DATA, &flags, "svg")?);
    }
    Ok(())
}

/// A phone, on which bars need much more height than a picture made smaller has.
const PHONE: u32 = 360;
const COLUMN: u32 = 680;

fn open_at(stage: &Stage, width_css: u32, pictures: Pictures) -> Result<()> {
    stage.browser.show_on(Screen {
        width_css,
        ..Screen::DESK
    })?;
    open_rendered(stage, pictures)
}

/// Ahead of the scripts: where things stand before the shell comes, and how it comes. Each of three figures is rounded
/// to a pixel.
const EARLIER: &str = "
    const topsOf = (nodes) => nodes.map((node) => node.getBoundingClientRect().top + scrollY);
    const moved = (nodes, before) => topsOf(nodes).map((top, at) => Math.abs(top - before[at])).filter((way) => way > 1.5);
    const below = all().map((figure) => figure.nextElementSibling);
    const before = topsOf(below);
    const frameOf = (figure) => figure.shadowRoot.querySelector('.figure');
    const drawWithShell = async () => {
        await import('/pkg/dateline.js');
        await drawAll();
        await settled();
    };
";

fn expect_still(stage: &Stage) -> Result<()> {
    let script = "await drawWithShell(); return [all().map(stateOf), moved(below, before)];";
    let still = json!([["drawn", "drawn", "drawn"], []]);
    stage.expect_guest(&format!("{EARLIER}{script}"), &still)
}

fn nothing_moves_in_a_column(stage: &Stage) -> Result<()> {
    open_at(stage, COLUMN, Pictures::Inline)?;
    expect_still(stage)
}

fn nothing_moves_with_picture_files(stage: &Stage) -> Result<()> {
    open_at(stage, COLUMN, Pictures::Files)?;
    expect_still(stage)
}

fn nothing_moves_on_a_phone(stage: &Stage) -> Result<()> {
    open_at(stage, PHONE, Pictures::Files)?;
    expect_still(stage)
}

/// The shell's type does not reach what the page has written.
fn what_stands_there_is_set_as_the_page_has_it(stage: &Stage) -> Result<()> {
    open_at(stage, COLUMN, Pictures::Inline)?;
    let script = "
        const [figure] = all();
        const own = [...figure.children];
        const stood = topsOf(own);
        mine(() => figure.setAttribute('src', '/nowhere.json'));
        await import('/pkg/dateline.js');
        const end = await endOf(() => figure.load());
        return [end, stateOf(figure), own.length > 4, moved(own, stood)];
    ";
    stage.allow("nowhere.json");
    let without = json!(["DatelineError network", "without", true, []]);
    stage.expect_guest(&format!("{EARLIER}{script}"), &without)
}

/// On a screen that is turned, all of the page moves anyway.
fn at_another_width_a_figure_is_as_high_as_it_likes(stage: &Stage) -> Result<()> {
    open_at(stage, COLUMN, Pictures::Inline)?;
    let script = "
        await drawWithShell();
        const held = all().map((figure) => frameOf(figure).style.minHeight !== '');
        mine(() => (document.querySelector('main').style.width = '500px'));
        await settled();
        const trend = inside('trend', '.picture').getBoundingClientRect();
        return [held, all().map((figure) => frameOf(figure).style.minHeight), [trend.width, trend.height]];
    ";
    let held = json!([[true, true, true], ["", "", ""], [500, 310]]);
    stage.expect_guest(&format!("{EARLIER}{script}"), &held)
}

/// It comes or goes by itself, as the page grows or shrinks.
fn a_scroll_bar_changes_no_height(stage: &Stage) -> Result<()> {
    open_at(stage, COLUMN, Pictures::Inline)?;
    let script = "
        await drawWithShell();
        const main = document.querySelector('main');
        const pictures = () => all().map((figure) => figure.shadowRoot.querySelector('.picture').offsetHeight);
        const heights = pictures();
        mine(() => (main.style.width = `${main.clientWidth - 15}px`));
        await settled();
        return [heights.every((height) => height > 200), pictures().map((height, at) => height - heights[at])];
    ";
    let same = json!([true, [0, 0, 0]]);
    stage.expect_guest(&format!("{EARLIER}{script}"), &same)
}

/// Under the closed table of the drawn figure it would be a page of nothing.
fn an_opened_table_holds_no_room(stage: &Stage) -> Result<()> {
    open_at(stage, COLUMN, Pictures::Inline)?;
    let script = "
        const [, trend] = all();
        mine(() => (trend.querySelector('details').open = true));
        const stood = trend.getBoundingClientRect().height;
        await drawWithShell();
        return [stood > 2000, trend.getBoundingClientRect().height < 1000];
    ";
    stage.expect_guest(&format!("{EARLIER}{script}"), &json!([true, true]))
}

/// Its ratio would make a picture's height a width that a grid has to make room for.
fn a_picture_widens_no_column(stage: &Stage) -> Result<()> {
    open_at(stage, 1000, Pictures::Inline)?;
    let script = "
        const main = document.querySelector('main');
        mine(() => Object.assign(main.style, { display: 'grid', gridTemplateColumns: '1fr 1fr' }));
        await drawWithShell();
        await settled();
        const widths = all().map(({ offsetWidth }) => offsetWidth);
        return [new Set(widths).size, document.scrollingElement.scrollWidth <= innerWidth];
    ";
    stage.expect_guest(&format!("{EARLIER}{script}"), &json!([1, true]))
}
