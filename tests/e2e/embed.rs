//! The page in the frame: what its address may ask for, and what it shows when something is missing.

use crate::frames::FRAME;
use crate::stage::{Fault, Stage, tests};
use anyhow::{Result, ensure};
use dateline_assembly::site::Reply;
use serde_json::json;
use xtask::files::read;

tests![
    every_attribute_is_a_parameter,
    both_spellings_are_understood,
    a_span_of_time_is_two_limits,
    unknown_parameters_are_ignored,
    bad_values_are_reported_and_the_defaults_used,
    controls_come_when_they_are_asked_for,
    a_source_that_is_no_address_of_the_web_is_refused,
    a_transparent_frame_has_no_ground,
    a_theme_is_the_whole_page_s,
    a_missing_core_leaves_a_sentence_and_a_link,
    a_missing_shell_leaves_a_sentence_and_a_link,
    without_scripts_there_is_a_sentence_and_a_link,
    a_sandboxed_frame_is_drawn_and_fits,
    a_frame_that_nobody_resizes_scrolls,
    the_example_shows_its_figures,
];

const PAGE: &str = "/pkg/embed.html";

/// Opens a frame with a query and gives the attributes that its figure then has, but for its source.
fn attributes(stage: &Stage, query: &str) -> Result<serde_json::Value> {
    stage.open_frame("none", &format!("{PAGE}?{query}"))?;
    let figure = "return Boolean(framedFigure());";
    stage.expect_framed(figure, &[], &json!(true))?;
    let attributes = "
        const all = [...framedFigure().attributes].map(({ name, value }) => [name, value]);
        return Object.fromEntries(all.filter(([name]) => name !== 'src'));
    ";
    stage.frame(attributes, &[])
}

fn every_attribute_is_a_parameter(stage: &Stage) -> Result<()> {
    stage.open_frame("none", PAGE)?;
    stage.expect_framed("return Boolean(framedFigure());", &[], &json!(true))?;
    let names = "
        // A page that is left while its files are on their way complains.
        await framedFigure().ready;
        const names = new Set([...framedFigure().constructor.observedAttributes, 'lang']);
        const ours = [...names].filter((name) => !['src', 'style', 'class', 'theme'].includes(name));
        const query = new URLSearchParams(ours.map((name) => [name, name === 'lang' ? 'de' : 'map']));
        frameOf().src = `/pkg/embed.html?${query}`;
        await new Promise((resolve) => (frameOf().onload = resolve));
        const figure = await framed();
        const lost = ours.filter((name) => !figure.hasAttribute(name));
        await figure.ready;
        return [ours.length > 12, lost, embedded().documentElement.lang];
    ";
    let lost = stage.frame(names, &[])?;
    ensure!(lost == json!([true, [], "de"]), "{lost}");
    Ok(())
}

fn both_spellings_are_understood(stage: &Stage) -> Result<()> {
    let owid = attributes(stage, "supplier=China~Russia&place=moscow")?;
    let plain = attributes(stage, "suppliers=China~Russia&places=moscow")?;
    ensure!(owid == plain, "{owid} is not {plain}");
    let expected = json!({ "suppliers": "China~Russia", "places": "moscow" });
    ensure!(plain == expected, "the attributes are {plain}");
    Ok(())
}

fn a_span_of_time_is_two_limits(stage: &Stage) -> Result<()> {
    for (time, from, to) in [
        ("2021-02..2021-07", "2021-02", "2021-07"),
        ("2021-03", "2021-03", "2021-03"),
        ("2021-02..latest", "2021-02", ""),
        ("earliest..2021-07", "", "2021-07"),
    ] {
        let found = attributes(stage, &format!("time={time}"))?;
        let is = |name: &str| found[name].as_str().unwrap_or_default().to_owned();
        ensure!(is("from") == from && is("to") == to, "{time} is {found}");
    }
    Ok(())
}

fn unknown_parameters_are_ignored(stage: &Stage) -> Result<()> {
    let query = "view=trend&utm_source=x&onclick=alert(1)&style=color:red&class=y&slot=z&hidden=1&\
                 __proto__=p&constructor=c&src=&is=x&id=f1&parentUrl=y&childId=c&initialWidth=300";
    let found = attributes(stage, query)?;
    ensure!(
        found == json!({ "view": "trend" }),
        "the attributes are {found}"
    );
    Ok(())
}

fn bad_values_are_reported_and_the_defaults_used(stage: &Stage) -> Result<()> {
    let query = "view=pie&time=1..2..3&theme=blue&count=thrice&level=99&filter=dates~moods";
    stage.open_frame("none", &format!("{PAGE}?{query}"))?;
    // The core's picture of the shares is the default; it is drawn all the same.
    stage.expect_framed("return fit() !== 'not drawn';", &[], &json!(true))?;
    let words = [
        "`view`",
        "`count`",
        "\"2..3\"",
        "theme is",
        "level is",
        "no control \"moods\"",
    ];
    let silent = "
        const { warnings } = embedded().defaultView;
        return arguments[0].filter((word) => !warnings.some((warning) => warning.includes(word)));
    ";
    stage.expect_framed(silent, &[json!(words)], &json!([]))
}

fn controls_come_when_they_are_asked_for(stage: &Stage) -> Result<()> {
    stage.open_frame("ours", &format!("{FRAME}&filter=dates~suppliers"))?;
    stage.expect_fit()?;
    let controls = "
        const filter = embedded().querySelector('dateline-filter');
        return [...filter.shadowRoot.querySelectorAll('fieldset')].map(({ className }) => className);
    ";
    stage.expect_framed(controls, &[], &json!(["dates", "suppliers"]))
}

fn a_source_that_is_no_address_of_the_web_is_refused(stage: &Stage) -> Result<()> {
    for source in [
        "javascript:alert(1)",
        "data:application/json,[]",
        "file:///etc/passwd",
        "http://[",
    ] {
        stage.open_frame("ours", &format!("{PAGE}?src={source}"))?;
        let told = "return [embedded().querySelector('main').innerText, Boolean(framedFigure())];";
        let sentence = "This address names no data set.";
        stage.expect_framed(told, &[], &json!([sentence, false]))?;
    }
    Ok(())
}

fn a_transparent_frame_has_no_ground(stage: &Stage) -> Result<()> {
    let ground = "
        const root = embedded()?.documentElement;
        return [root, framedFigure()].map((element) => element && getComputedStyle(element).backgroundColor);
    ";
    let clear = "rgba(0, 0, 0, 0)";
    for theme in ["", "&theme=dark", "&theme=light"] {
        stage.open_frame("none", &format!("{FRAME}&transparent=1{theme}"))?;
        stage.expect_framed(ground, &[], &json!([clear, clear]))?;
    }
    stage.open_frame("none", FRAME)?;
    stage.expect_framed(ground, &[], &json!(["rgb(255, 255, 255)", clear]))
}

fn a_theme_is_the_whole_page_s(stage: &Stage) -> Result<()> {
    let colours = "
        if (!framedFigure()) return 'no figure yet';
        const { backgroundColor, color, colorScheme } = getComputedStyle(embedded().documentElement);
        return [backgroundColor, color, colorScheme, getComputedStyle(framedFigure()).color === color];
    ";
    stage.open_frame("none", &format!("{FRAME}&theme=dark"))?;
    let dark = json!(["rgb(22, 22, 20)", "rgb(240, 239, 236)", "dark", true]);
    stage.expect_framed(colours, &[], &dark)
}

fn a_missing_core_leaves_a_sentence_and_a_link(stage: &Stage) -> Result<()> {
    let gone = Fault::Instead(Reply::status(404, "gone"));
    stage.spoil("/pkg/dateline_core_bg.wasm", gone);
    stage.open_frame("ours", FRAME)?;
    let left = "
        const sentence = framedFigure()?.querySelector('p');
        const main = embedded().querySelector('main');
        const room = frameOf().contentWindow.innerHeight - main.getBoundingClientRect().height;
        return [
            sentence?.checkVisibility({ visibilityProperty: true }) ?? false,
            sentence?.querySelector('a').pathname ?? '',
            framedFigure()?.shadowRoot.querySelector('.trouble').innerText.length > 20,
            room > -0.02 && room < 1,
        ];
    ";
    let expected = json!([true, "/pkg/myanmar-2021.json", true, true]);
    stage.expect_framed(left, &[], &expected)
}

fn a_missing_shell_leaves_a_sentence_and_a_link(stage: &Stage) -> Result<()> {
    let gone = Fault::Instead(Reply::status(404, "gone"));
    stage.forget_scripts()?;
    stage.spoil("/pkg/dateline.js", gone);
    // What imports it does not load either.
    stage.allow("/pkg/embed.js");
    stage.open_frame("none", FRAME)?;
    let left = "
        const sentence = embedded()?.querySelector('.late');
        return sentence && getComputedStyle(sentence).visibility === 'visible'
            ? [sentence.innerText.includes('A figure belongs here'), sentence.querySelector('a').pathname === '/pkg/myanmar-2021.json']
            : 'none';
    ";
    stage.expect_framed(left, &[], &json!([true, true]))
}

fn without_scripts_there_is_a_sentence_and_a_link(stage: &Stage) -> Result<()> {
    // Chromium's headless shell tells its console that it has kept them from running.
    stage.allow("Blocked script execution");
    stage.open_frame("scriptless", FRAME)?;
    stage.browser.find("iframe")?;
    let inside = stage.browser.enter_frame("iframe")?;
    let sentence = inside.text(&inside.find("noscript p")?)?;
    ensure!(sentence.contains("scripts are switched off"), "{sentence}");
    ensure!(sentence.contains("Open it in a window"), "{sentence}");
    Ok(())
}

/// A null origin: scripts, data and wasm all come from a foreign one.
/// From a server that sends no policy besides the page's own: one that names only 'self' shuts a page without an
/// origin out of its own files, in WebKit.
fn a_sandboxed_frame_is_drawn_and_fits(stage: &Stage) -> Result<()> {
    let page = read(&stage.project.pkg().join("embed.html"))?;
    stage.serve_file("/pkg/embed.html", "text/html; charset=utf-8", page);
    stage.forget_scripts()?;
    stage.open_frame("oursSandboxed", FRAME)?;
    stage.browser.find("iframe")?;
    let inside = stage.browser.enter_frame("iframe")?;
    inside.wait(
        "const picture = document.querySelector('dateline-figure')?.shadowRoot.querySelectorAll('canvas')[1];
         const main = document.querySelector('main').getBoundingClientRect();
         const pixels = picture?.width && picture.getContext('2d').getImageData(0, 0, picture.width, picture.height).data;
         const room = innerHeight - main.height;
         return origin === 'null' && pixels && pixels.some((value) => value) && room > -0.02 && room < 1;",
    )?;
    Ok(())
}

fn a_frame_that_nobody_resizes_scrolls(stage: &Stage) -> Result<()> {
    stage.open_frame("none", FRAME)?;
    let scrolls = "
        await framedFigure()?.ready;
        const root = embedded().documentElement;
        return [root.scrollHeight > frameOf().clientHeight, getComputedStyle(root).overflowY];
    ";
    stage.expect_framed(scrolls, &[], &json!([true, "auto"]))
}

fn the_example_shows_its_figures(stage: &Stage) -> Result<()> {
    stage.open("examples/iframe/index.html")?;
    let drawn = "
        const frames = [...document.querySelectorAll('iframe')];
        frames.forEach((frame) => (frame.loading = 'eager'));
        const canvases = frames.map((frame) =>
            frame.contentDocument.querySelector('dateline-figure')?.shadowRoot.querySelectorAll('.picture canvas')[1]);
        return [document.scripts.length, frames.length, canvases.every((canvas) => inkOf(canvas).dots > 200)];
    ";
    stage.expect_soon(drawn, &[], &json!([0, 2, true]))
}
