//! Other media than a bright screen, and what a reader sees move: paper, contrast, forced colours, layout
//! shifts.

use crate::guest::Page;
use crate::stage::{Stage, tests};
use anyhow::{Result, ensure};
use dateline_checks::browser::Screen;
use serde_json::json;

tests![
    paper_is_black_on_white_and_fine,
    what_nobody_was_near_is_drawn_for_paper,
    a_real_print_is_black_on_white,
    canvases_are_layers_of_their_own_on_paper,
    forced_colours_are_taken,
    forced_colours_may_change,
    more_contrast_is_given,
    nothing_jumps_on_the_host_page,
    nothing_jumps_on_a_phone,
];

/// Keeps what the canvases of the trend are while the page is on paper.
const ON_PAPER: &str = "
    const [, trend] = all();
    const seen = () => {
        const [, marks] = canvasesOf(trend);
        return { light: inkOf(marks).light, fine: marks.width / marks.getBoundingClientRect().width };
    };
    window.screenful = seen();
    addEventListener('beforeprint', () => (window.printed = seen()), { once: true });
";

/// In the dark, ink is light; on paper it is not; and afterwards it is again.
const WAS_ON_PAPER: &str = "
    const [, trend] = all();
    await settled();
    const { screenful, printed } = window;
    const after = inkOf(canvasesOf(trend)[1]).light;
    return [screenful.light > 0.55, printed.light < 0.5, Math.round(printed.fine), after === screenful.light];
";

fn open_dark(stage: &Stage) -> Result<()> {
    stage.browser.show_on(Screen {
        dark: true,
        ..Screen::DESK
    })?;
    stage.open_page(&Page {
        head: "<meta name=color-scheme content=\"light dark\">",
        ..Page::PLAIN
    })?;
    let script = format!(
        "await customElements.whenDefined('dateline-figure'); await drawAll(); await settled(); {ON_PAPER}"
    );
    stage.guest(&script).map(drop)
}

/// Where its data are there, a figure is drawn before the page prints; afterwards it is as far away as before.
fn what_nobody_was_near_is_drawn_for_paper(stage: &Stage) -> Result<()> {
    stage.open_guests()?;
    let script = "
        const far = document.createElement('div');
        far.style.marginTop = '9000px';
        mine(() => document.querySelector('main').append(far));
        const figure = put({ view: 'trend' }, far);
        await settled();
        await settled();
        const before = figure.dossier === undefined;
        dispatchEvent(new Event('beforeprint'));
        const printed = isInked(figure);
        dispatchEvent(new Event('afterprint'));
        await settled();
        return [before, printed, isInked(figure)];
    ";
    stage.expect_guest(script, &json!([true, true, true]))
}

fn paper_is_black_on_white_and_fine(stage: &Stage) -> Result<()> {
    open_dark(stage)?;
    stage.guest(
        "dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'));",
    )?;
    stage.expect_guest(WAS_ON_PAPER, &json!([true, true, 2, true]))
}

fn a_real_print_is_black_on_white(stage: &Stage) -> Result<()> {
    open_dark(stage)?;
    let pdf = stage
        .browser
        .devtools("Page.printToPDF", json!({ "printBackground": true }))?;
    let length = pdf["data"].as_str().unwrap_or_default().len();
    ensure!(length > 10_000, "the print is {length} characters");
    stage.expect_guest(WAS_ON_PAPER, &json!([true, true, 2, true]))
}

/// Chromium draws canvases right onto a page of a print: where the upper one is cleared, the lower one would be, too.
fn canvases_are_layers_of_their_own_on_paper(stage: &Stage) -> Result<()> {
    stage.open_guests()?;
    let layers = "return canvasesOf(all()[1]).map((canvas) => getComputedStyle(canvas).opacity);";
    stage.expect_guest(layers, &json!(["1", "1"]))?;
    let paper = json!({ "media": "print" });
    stage
        .browser
        .devtools("Emulation.setEmulatedMedia", paper)?;
    stage.expect_guest(layers, &json!(["0.99", "0.99"]))?;
    let screen = json!({ "media": "" });
    stage
        .browser
        .devtools("Emulation.setEmulatedMedia", screen)?;
    Ok(())
}

/// The colours of the trend's ink, before and after a media feature is set.
fn expect_repainted(stage: &Stage, feature: &str, value: &str, check: &str) -> Result<()> {
    stage.open_guests()?;
    stage.guest(
        "window.before = all().map((figure) => canvasesOf(figure).slice(0, 2).map(inkOf));",
    )?;
    stage.browser.prefer(feature, value)?;
    let script = format!(
        "await settled();
         const before = window.before;
         const now = all().map((figure) => canvasesOf(figure).slice(0, 2).map(inkOf));
         return {check};"
    );
    stage.expect_guest_soon(&script, &json!(true))?;
    stage.browser.show_on(Screen::DESK)?;
    let back = "await settled();
        return all().every((figure, at) =>
            canvasesOf(figure).slice(0, 2).every((canvas, layer) => inkOf(canvas).hash === window.before[at][layer].hash));";
    stage.expect_guest_soon(back, &json!(true))
}

fn forced_colours_are_taken(stage: &Stage) -> Result<()> {
    let check =
        "now.every((layers, at) => layers[1].hash !== before[at][1].hash && layers[1].dots > 100)";
    expect_repainted(stage, "forced-colors", "active", check)
}

/// From a light theme of forced colours to a dark one, the system's colours have the same names.
fn forced_colours_may_change(stage: &Stage) -> Result<()> {
    let force = |scheme: &str| {
        let features = json!([{ "name": "forced-colors", "value": "active" }, { "name": "prefers-color-scheme", "value": scheme }]);
        stage.browser.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        )
    };
    force("light")?;
    stage.open_guests()?;
    let light =
        "await settled(); return all().map((figure) => inkOf(canvasesOf(figure)[1]).light);";
    let before: Vec<f64> = serde_json::from_value(stage.guest(light)?)?;
    force("dark")?;
    let script = format!(
        "await settled();
         const before = {};
         return all().every((figure, at) => inkOf(canvasesOf(figure)[1]).light > before[at] + 0.1);",
        json!(before)
    );
    stage.expect_guest_soon(&script, &json!(true))
}

fn more_contrast_is_given(stage: &Stage) -> Result<()> {
    // Grid and axis are on the ground; their ink is darker.
    let check = "now[1][0].light < before[1][0].light - 0.05";
    expect_repainted(stage, "prefers-contrast", "more", check)
}

/// Writes down every jump of the page's, with what jumped.
const SHIFTS: &str = "
    const shifts = [];
    const keep = ({ value, sources }) => shifts.push([value, ...sources.map(({ node }) => node?.localName ?? '')].join(' '));
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(keep));
    observer.observe({ type: 'layout-shift', buffered: true });
";

fn nothing_jumps_on_the_host_page(stage: &Stage) -> Result<()> {
    nothing_jumps(stage, Screen::DESK)
}

fn nothing_jumps_on_a_phone(stage: &Stage) -> Result<()> {
    nothing_jumps(
        stage,
        Screen {
            width_css: 360,
            ..Screen::DESK
        },
    )
}

fn nothing_jumps(stage: &Stage, screen: Screen) -> Result<()> {
    stage.browser.show_on(screen)?;
    stage.open("")?;
    let script = "
        await customElements.whenDefined('dateline-figure');
        for (let turn = 0; turn < 60; turn += 1) {
            scrollBy({ top: innerHeight / 2, behavior: 'instant' });
            await settled();
            await pause(30);
        }
        await until(() => all().every(isInked));
        observer.takeRecords().forEach(keep);
        return shifts;
    ";
    let shifts = stage.guest(&format!("{SHIFTS}{script}"))?;
    ensure!(shifts == json!([]), "what jumped is {shifts}");
    // The same eye sees a block that pushes the article down.
    let jump = "
        scrollTo({ top: 0, behavior: 'instant' });
        await settled();
        const block = document.createElement('div');
        block.style.height = '200px';
        document.body.prepend(block);
        return until(() => shifts.length > 0);
    ";
    let seen = stage.guest(&format!("{SHIFTS}{jump}"))?;
    ensure!(seen == true, "the browser sees no jump at all");
    Ok(())
}
