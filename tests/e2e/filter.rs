//! The controls of the filter, used as a reader does, and what then changes.

use crate::look::Look;
use crate::stage::{Stage, tests};
use anyhow::{Result, ensure};
use dateline_checks::webdriver::Pointer;
use serde_json::json;

tests![
    a_date_slider_narrows_trend_and_map,
    a_slider_follows_the_finger,
    a_supplier_box_changes_the_shares_alone,
    a_direction_changes_the_visits,
    place_boxes_change_the_visits,
    a_series_box_changes_the_trend_alone,
    a_phrase_of_the_article_sets_the_filter,
    reset_brings_everything_back,
    a_keyboard_is_where_it_was_after_a_reset,
    what_leaves_nothing_is_said_where_it_does,
    controls_have_the_ink_of_the_page,
];

/// Keys, by their numbers in the standard.
const ARROW_LEFT: &str = "\u{E012}";
const END: &str = "\u{E010}";
const ENTER: &str = "\u{E007}";

const FROM: &str = "dateline-filter[show=dates] >>> label:first-child input";
const TO: &str = "dateline-filter[show=dates] >>> label:last-child input";

fn a_date_slider_narrows_trend_and_map(stage: &Stage) -> Result<()> {
    let before = stage.open_article()?;
    press(stage, TO, &ARROW_LEFT.repeat(2))?;
    let after = stage.look()?;
    expect_redrawn(&after, &before, &["trend", "map"])?;
    let headline = after.text("trend", "headline");
    ensure!(headline.contains("May 2021"), "the trend says `{headline}`");
    expect_visits(&after, 4)?;
    let value = stage.browser.find(TO)?;
    let value = stage.browser.run(
        "return arguments[0].getAttribute('aria-valuetext')",
        &[value.argument()],
    )?;
    ensure!(value == "May 2021", "the slider says {value}");
    Ok(())
}

/// The accent may be mixed with it, which would be another red for each kind of control.
fn controls_have_the_ink_of_the_page(stage: &Stage) -> Result<()> {
    stage.open_article()?;
    let others = stage.browser.run(
        "return [...document.querySelectorAll('dateline-filter')].flatMap(({ shadowRoot }) => {
            const inkOf = (node) => getComputedStyle(node).color;
            const ink = inkOf(shadowRoot.querySelector('form'));
            return [...shadowRoot.querySelectorAll('input')].filter((input) => inkOf(input) !== ink).map(({ type }) => type);
        })",
        &[],
    )?;
    ensure!(others == json!([]), "another ink has {others}");
    Ok(())
}

fn a_slider_follows_the_finger(stage: &Stage) -> Result<()> {
    let before = stage.open_article()?;
    let slider = stage.browser.find(TO)?;
    let size = "return [arguments[0].clientWidth, arguments[0].clientHeight]";
    let size = stage.browser.run(size, &[slider.argument()])?;
    let [width, height] = [&size[0], &size[1]].map(|length| length.as_f64().unwrap_or_default());
    stage
        .browser
        .tap(&slider, width * 0.9, height / 2.0, Pointer::Touch)?;
    let after = stage.look()?;
    expect_redrawn(&after, &before, &["trend", "map"])
}

fn a_supplier_box_changes_the_shares_alone(stage: &Stage) -> Result<()> {
    let before = stage.open_article()?;
    click(stage, "dateline-filter[show=suppliers] >>> [value=China]")?;
    let after = stage.look()?;
    expect_redrawn(&after, &before, &["shares"])?;
    let headline = after.text("shares", "headline");
    ensure!(!headline.contains("China"), "the shares say `{headline}`");
    Ok(())
}

fn a_direction_changes_the_visits(stage: &Stage) -> Result<()> {
    let before = stage.open_article()?;
    expect_visits(&before, 6)?;
    click(
        stage,
        "dateline-filter[show~=direction] >>> [value=inbound]",
    )?;
    let inbound = stage.look()?;
    // The trend marks the days of visits.
    expect_redrawn(&inbound, &before, &["trend", "map"])?;
    expect_visits(&inbound, 3)?;
    click(
        stage,
        "dateline-filter[show~=direction] >>> [value=outbound]",
    )?;
    expect_visits(&stage.look()?, 3)
}

fn place_boxes_change_the_visits(stage: &Stage) -> Result<()> {
    let before = stage.open_article()?;
    for place in ["naypyidaw", "moscow"] {
        let selector = format!("dateline-filter[show~=places] >>> [value={place}]");
        click(stage, &selector)?;
    }
    let after = stage.look()?;
    expect_redrawn(&after, &before, &["trend", "map"])?;
    expect_visits(&after, 1)
}

fn a_series_box_changes_the_trend_alone(stage: &Stage) -> Result<()> {
    let before = stage.open_article()?;
    click(stage, "dateline-filter[show=series] >>> [value=AAPP]")?;
    let after = stage.look()?;
    expect_redrawn(&after, &before, &["trend"])?;
    click(
        stage,
        "dateline-filter[show=series] >>> [value='Wall Street Journal']",
    )?;
    let emptied = stage.look()?;
    let message = emptied.text("trend", "message");
    ensure!(!message.is_empty(), "an empty trend says nothing");
    Ok(())
}

fn a_phrase_of_the_article_sets_the_filter(stage: &Stage) -> Result<()> {
    let before = stage.open_article()?;
    let phrase = r##"[href="#map"][data-filter*=outbound]"##;
    click(stage, phrase)?;
    // WebKit's driver does not wait for what a click sets off.
    stage.look_for("three visits", |look| expect_visits(look, 3).is_ok())?;
    let is_marked = stage.browser.find(&format!("{phrase}[aria-current=true]"));
    is_marked?;
    click(stage, phrase)?;
    stage
        .look_for("the picture before", |look| look.is_like(&before))
        .map(drop)
}

fn reset_brings_everything_back(stage: &Stage) -> Result<()> {
    let before = stage.open_article()?;
    press(stage, TO, &ARROW_LEFT.repeat(4))?;
    click(stage, "dateline-filter[show=suppliers] >>> [value=Russia]")?;
    click(
        stage,
        "dateline-filter[show~=direction] >>> [value=inbound]",
    )?;
    let narrowed = stage.look()?;
    expect_redrawn(&narrowed, &before, &["shares", "trend", "map"])?;
    for controls in ["dates", "suppliers", "direction"] {
        let reset = format!("dateline-filter[show~={controls}] >>> .reset");
        click(stage, &reset)?;
    }
    stage.look_for("everything that was", |look| look.is_like(&before))?;
    let filter = stage.probe("return (await dossier()).filter;", &[])?;
    ensure!(filter == json!({}), "the filter is {filter}");
    Ok(())
}

/// The button itself is gone.
fn a_keyboard_is_where_it_was_after_a_reset(stage: &Stage) -> Result<()> {
    stage.open_article()?;
    press(stage, TO, &ARROW_LEFT.repeat(4))?;
    press(stage, "dateline-filter[show=dates] >>> .reset", ENTER)?;
    let focused = "
        const { activeElement } = document;
        return activeElement.shadowRoot?.activeElement === activeElement.shadowRoot?.querySelector('input');
    ";
    stage.expect_soon(focused, &[], &json!(true))
}

fn what_leaves_nothing_is_said_where_it_does(stage: &Stage) -> Result<()> {
    stage.open_article()?;
    // July 2021: no visit, and no transfer.
    press(stage, FROM, END)?;
    let look = stage.look()?;
    for view in ["shares", "map"] {
        let message = look.text(view, "message");
        ensure!(message.contains("July 2021"), "{view} says `{message}`");
        ensure!(look.dots(view, "data") == 0, "{view} shows marks");
    }
    let message = look.text("trend", "message");
    ensure!(message.is_empty(), "the trend says `{message}`");
    ensure!(look.dots("trend", "data") > 100, "the trend is not drawn");
    Ok(())
}

/// Presses keys on an element that has the focus.
fn press(stage: &Stage, selector: &str, keys: &str) -> Result<()> {
    let element = stage.browser.find(selector)?;
    stage
        .browser
        .run("arguments[0].focus()", &[element.argument()])?;
    stage.browser.press(keys)
}

fn click(stage: &Stage, selector: &str) -> Result<()> {
    stage.browser.click(&stage.browser.find(selector)?)
}

fn expect_redrawn(after: &Look, before: &Look, views: &[&str]) -> Result<()> {
    let redrawn = after.redrawn_since(before);
    ensure!(redrawn == views, "{redrawn:?} have changed, not {views:?}");
    Ok(())
}

fn expect_visits(look: &Look, count: u64) -> Result<()> {
    let entries = look.entries("map");
    ensure!(
        entries == count,
        "the map's key has {entries} visits, not {count}"
    );
    Ok(())
}
