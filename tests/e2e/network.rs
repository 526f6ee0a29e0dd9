//! Files that do not come, or come wrong.

use crate::look::{Look, VIEWS};
use crate::stage::{Fault, Stage, tests};
use anyhow::{Result, ensure};
use dateline_assembly::site::Reply;
use serde_json::json;
use std::time::Duration;
use xtask::files::read;

tests![
    a_missing_data_set_is_told,
    a_truncated_data_set_is_told,
    a_data_set_that_breaks_off_is_told,
    a_late_data_set_is_drawn,
    a_number_that_is_none_is_told,
    a_missing_core_is_told,
    a_truncated_core_is_told,
    an_error_page_for_a_core_is_told,
    a_core_of_the_wrong_type_draws,
    a_map_without_land_is_told_and_drawn,
    a_damaged_base_map_is_told,
    what_failed_can_be_tried_again,
    what_is_tried_again_is_said_to_be_loading,
    a_damaged_core_can_be_tried_again,
    land_can_be_tried_again,
];

pub const DATA: &str = "/pkg/myanmar-2021.json";
const CORE: &str = "/pkg/dateline_core_bg.wasm";
pub const LAND: &str = "/pkg/basemap.bin";

fn a_missing_data_set_is_told(stage: &Stage) -> Result<()> {
    stage.spoil(DATA, Fault::Instead(Reply::status(404, "gone")));
    stage.open("")?;
    expect_told(stage)
}

fn a_truncated_data_set_is_told(stage: &Stage) -> Result<()> {
    let whole = read(&stage.project.pkg().join("myanmar-2021.json"))?;
    let half = &whole[..whole.len() / 2];
    stage.spoil(DATA, Fault::Instead(Reply::new("application/json", half)));
    stage.open("")?;
    expect_told(stage)
}

fn a_data_set_that_breaks_off_is_told(stage: &Stage) -> Result<()> {
    let mut reply = Reply::new("application/json", vec![b' '; 10_000]);
    reply.breaks_off = Some(5_000);
    stage.spoil(DATA, Fault::Instead(reply));
    stage.open("")?;
    expect_told(stage)
}

fn a_late_data_set_is_drawn(stage: &Stage) -> Result<()> {
    stage.spoil(DATA, Fault::Late(Duration::from_secs(2)));
    stage.open_host()
}

fn a_number_that_is_none_is_told(stage: &Stage) -> Result<()> {
    let whole = read(&stage.project.pkg().join("myanmar-2021.json"))?;
    let broken = String::from_utf8(whole)?.replacen("\"count\":30", "\"count\": NaN", 1);
    ensure!(
        broken.contains("NaN"),
        "the count is not there to be broken"
    );
    stage.spoil(DATA, Fault::Instead(Reply::new("application/json", broken)));
    stage.open("")?;
    expect_told(stage)
}

fn a_missing_core_is_told(stage: &Stage) -> Result<()> {
    stage.spoil(CORE, Fault::Instead(Reply::status(404, "gone")));
    stage.open("")?;
    expect_told(stage)
}

fn a_truncated_core_is_told(stage: &Stage) -> Result<()> {
    let whole = read(&stage.project.pkg().join("dateline_core_bg.wasm"))?;
    let half = &whole[..whole.len() / 2];
    stage.spoil(CORE, Fault::Instead(Reply::new("application/wasm", half)));
    stage.open("")?;
    expect_told(stage)
}

fn an_error_page_for_a_core_is_told(stage: &Stage) -> Result<()> {
    let page = "<!doctype html><title>Sorry</title>";
    stage.spoil(CORE, Fault::Instead(Reply::new("text/html", page)));
    stage.open("")?;
    expect_told(stage)
}

fn a_core_of_the_wrong_type_draws(stage: &Stage) -> Result<()> {
    let whole = read(&stage.project.pkg().join("dateline_core_bg.wasm"))?;
    let plain = Reply::new("text/plain", whole);
    stage.spoil(CORE, Fault::Instead(plain));
    stage.open_article().map(drop)
}

fn a_map_without_land_is_told_and_drawn(stage: &Stage) -> Result<()> {
    stage.spoil(LAND, Fault::Instead(Reply::status(404, "gone")));
    expect_landless(stage)
}

fn a_damaged_base_map_is_told(stage: &Stage) -> Result<()> {
    let noise = vec![0xA5; 5_000];
    let noise = Reply::new("application/octet-stream", noise);
    stage.spoil(LAND, Fault::Instead(noise));
    expect_landless(stage)
}

/// The map says what it lacks and shows the visits; nothing else is touched.
fn expect_landless(stage: &Stage) -> Result<()> {
    stage.open_host()?;
    let seen = "return {
        told: VIEWS.filter((view) => /without land/.test(textOf(view, '.trouble'))),
        silent: VIEWS.filter((view) => textOf(view, '.trouble') === ''),
        drawn: VIEWS.filter((view) => inkOf(layersOf(view)[1]).dots > 200),
    };";
    let expected = json!({
        "told": ["map"], "silent": ["shares", "trend"], "drawn": ["shares", "trend", "map"],
    });
    stage.expect_soon(seen, &[], &expected)
}

fn what_failed_can_be_tried_again(stage: &Stage) -> Result<()> {
    stage.spoil(DATA, Fault::Instead(Reply::status(503, "busy")));
    stage.open("")?;
    expect_told(stage)?;
    stage.spoil(DATA, Fault::Over);
    click_retry(stage, "trend")?;
    // The button is gone; who pressed it is still at the figure.
    let at =
        "return document.activeElement.id + document.activeElement.shadowRoot?.activeElement?.role";
    let at = stage.browser.run(at, &[])?;
    ensure!(at == "trendfigure", "the focus is at {at}");
    let look = stage.look_for("the three pictures", |look| {
        VIEWS.iter().all(|view| look.dots(view, "data") > 200)
    })?;
    ensure!(look.text("trend", "headline").contains("912"), "{look:?}");
    expect_no_trouble(stage)
}

/// Who presses "Try again" hears and sees that something is under way.
fn what_is_tried_again_is_said_to_be_loading(stage: &Stage) -> Result<()> {
    stage.spoil(DATA, Fault::Instead(Reply::status(503, "busy")));
    stage.open("")?;
    expect_told(stage)?;
    let watch = "
        const status = document.querySelector('dateline-figure[view=trend]').shadowRoot.querySelector('.trouble');
        window.said = [status.role];
        new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true });";
    stage.browser.run(watch, &[])?;
    stage.spoil(DATA, Fault::Over);
    click_retry(stage, "trend")?;
    let said = json!(["status", "Loading the figure", ""]);
    stage.expect_soon("return window.said;", &[], &said)
}

fn a_damaged_core_can_be_tried_again(stage: &Stage) -> Result<()> {
    a_truncated_core_is_told(stage)?;
    stage.spoil(CORE, Fault::Over);
    click_retry(stage, "shares")?;
    let drawn = |look: &Look| VIEWS.iter().all(|view| look.dots(view, "data") > 200);
    stage.look_for("the three pictures", drawn)?;
    expect_no_trouble(stage)
}

fn land_can_be_tried_again(stage: &Stage) -> Result<()> {
    stage.spoil(LAND, Fault::Instead(Reply::status(503, "busy")));
    expect_landless(stage)?;
    stage.spoil(LAND, Fault::Over);
    click_retry(stage, "map")?;
    stage.look_for("the land", |look| look.dots("map", "back") > 1000)?;
    expect_no_trouble(stage)
}

fn click_retry(stage: &Stage, view: &str) -> Result<()> {
    let button = format!("dateline-figure[view={view}] >>> .trouble button");
    stage.browser.click(&stage.browser.find(&button)?)
}

fn expect_no_trouble(stage: &Stage) -> Result<()> {
    let troubled = "return VIEWS.filter((view) => textOf(view, '.trouble') !== '');";
    stage.expect_soon(troubled, &[], &json!([]))
}

/// Every figure fails with an error of ours, says so, and keeps its static text.
fn expect_told(stage: &Stage) -> Result<()> {
    let told = stage.browser.run(TOLD, &[])?;
    let told = told.as_array().map_or(&[][..], Vec::as_slice);
    ensure!(told.len() == 3, "there are {} figures", told.len());
    for figure in told {
        ensure!(
            figure["name"] == "DatelineError",
            "a figure ended with {figure}"
        );
        ensure!(figure["alert"] == true, "a figure says nothing: {figure}");
        ensure!(figure["named"] != "", "a figure has no name: {figure}");
        ensure!(
            figure["kept"] == true,
            "a figure lost its static text: {figure}"
        );
    }
    Ok(())
}

const TOLD: &str = "
    const figures = [...document.querySelectorAll('dateline-figure')];
    // Of what it would be, and why it is not.
    const nameOf = (root) => {
        const of = root.querySelector('[role=figure]').getAttribute('aria-labelledby').split(' ');
        const names = of.map((id) => root.getElementById(id)).map((node) => node.ariaLabel ?? node.textContent);
        return names.every(Boolean) ? names.join(': ') : '';
    };
    const ended = (figure) => figure.load().then(() => ({ name: 'drawn' }), (error) => ({
        name: error.name,
        code: error.code,
        alert: [...figure.shadowRoot.querySelectorAll('[role=alert], [role=status]')]
            .some((node) => node.textContent.trim() !== ''),
        named: nameOf(figure.shadowRoot),
        kept: [...figure.children].some((child) => child.checkVisibility()),
    }));
    return customElements.whenDefined('dateline-figure')
        .then(() => Promise.all(figures.map(ended)));
";
