//! Widths, ratios, light and dark, all while the page is open.

use crate::look::Look;
use crate::stage::{Stage, tests};
use anyhow::{Result, ensure};
use dateline_checks::browser::Screen;
use serde_json::json;

tests![
    every_width_is_drawn_sharp,
    every_ratio_is_drawn_sharp,
    dark_screens_get_light_marks,
    the_page_s_own_toggle_repaints,
    a_storm_of_sizes_raises_no_error,
    a_hidden_figure_is_drawn_when_it_is_shown,
];

fn every_width_is_drawn_sharp(stage: &Stage) -> Result<()> {
    stage.open_article()?;
    for width_css in [1200, 640, 320, 900] {
        let screen = Screen {
            width_css,
            ..Screen::DESK
        };
        expect_sharp(stage, screen)?;
    }
    Ok(())
}

fn every_ratio_is_drawn_sharp(stage: &Stage) -> Result<()> {
    stage.open_article()?;
    let ratios = [1.5, 2.0, 3.0, 1.0].into_iter();
    for ratio in ratios.filter(|ratio| stage.browser.has_ratio(*ratio)) {
        let screen = Screen {
            ratio,
            ..Screen::DESK
        };
        expect_sharp(stage, screen)?;
    }
    Ok(())
}

/// Every layer has one pixel for each of the device, and ink; nothing is wider than the page.
fn expect_sharp(stage: &Stage, screen: Screen) -> Result<()> {
    stage.show_on(screen)?;
    let fits = "
        const [width, ratio] = given;
        await settled();
        // A box between two pixels is snapped to whole ones: up or down, as it lies.
        const isSnapped = (pixels, lengthCss) => Math.abs(pixels - lengthCss * devicePixelRatio) < 1;
        const isSharp = (canvas, { width, height }) =>
            isSnapped(canvas.width, width) && isSnapped(canvas.height, height);
        const blurred = VIEWS.filter((view) => {
            const room = inside(view, '.picture').getBoundingClientRect();
            return !layersOf(view).every((canvas) => isSharp(canvas, room));
        });
        const inkless = VIEWS.filter((view) => inkOf(layersOf(view)[1]).dots < 200);
        const overflow = document.scrollingElement.scrollWidth > innerWidth;
        const isShown = innerWidth === width && devicePixelRatio === ratio;
        return { blurred, inkless, overflow, isShown };
    ";
    let expected = json!({
        "blurred": [], "inkless": [], "overflow": false, "isShown": true,
    });
    stage.expect_soon(
        fits,
        &[json!(screen.width_css), json!(screen.ratio)],
        &expected,
    )
}

fn dark_screens_get_light_marks(stage: &Stage) -> Result<()> {
    let light = stage.open_article()?;
    let dark = Screen {
        dark: true,
        ..Screen::DESK
    };
    stage.show_on(dark)?;
    expect_dark(stage, &light)
}

fn the_page_s_own_toggle_repaints(stage: &Stage) -> Result<()> {
    let light = stage.open_article()?;
    let toggle = stage.browser.find("#theme")?;
    stage.browser.click(&toggle)?;
    expect_dark(stage, &light)?;
    stage.browser.click(&toggle)?;
    stage
        .look_for("the light picture", |look| look.is_like(&light))
        .map(drop)
}

fn expect_dark(stage: &Stage, light: &Look) -> Result<()> {
    // The lines and names of the trend, the axis of the shares, and the land. Hollow dots and faint rules, which
    // go with the ground, take away from the first two.
    let gained = |look: &Look, view: &str, layer: &str| {
        look.lightness(view, layer) - light.lightness(view, layer)
    };
    stage.look_for("light ink", |look| {
        gained(look, "trend", "data") > 0.1
            && gained(look, "shares", "back") > 0.05
            && gained(look, "map", "back") < -0.2
    })?;
    let ground = "
        const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g);
        return Math.max(red, green, blue);
    ";
    let ground = stage.probe(ground, &[])?;
    ensure!(ground.as_f64() < Some(80.0), "the page is {ground} light");
    Ok(())
}

fn a_storm_of_sizes_raises_no_error(stage: &Stage) -> Result<()> {
    stage.open_article()?;
    let storm = "
        const errors = [];
        addEventListener('error', ({ message }) => errors.push(message));
        const article = document.querySelector('article');
        for (let gust = 0; gust < 90; gust += 1) {
            const width = 280 + ((gust * 137) % 600);
            VIEWS.forEach((view) => (figureOf(view).style.width = `${width}px`));
            if (gust % 3 === 0) await frame();
            if (gust % 10 === 0) await new Promise((resolve) => setTimeout(resolve));
        }
        VIEWS.forEach((view) => (figureOf(view).style.width = ''));
        await settled();
        return errors;
    ";
    let errors = stage.probe(storm, &[])?;
    ensure!(errors == json!([]), "the storm raised {errors}");
    expect_sharp(stage, Screen::DESK)
}

fn a_hidden_figure_is_drawn_when_it_is_shown(stage: &Stage) -> Result<()> {
    let before = stage.open_article()?;
    let hide = "
        figureOf('trend').hidden = true;
        await settled();
        (await dossier()).setFilter({ to: '2021-05' });
        await settled();
        figureOf('trend').hidden = false;
    ";
    stage.probe(hide, &[])?;
    stage.look_for("the shorter trend", |look| {
        look.redrawn_since(&before).contains(&"trend")
            && look.text("trend", "headline").contains("May 2021")
            && look.dots("trend", "data") > 200
    })?;
    Ok(())
}
