//! The examples as bundlers built them, under the policy: figures are drawn, and state goes both
//! ways between them and the frameworks.

use crate::stage::{Fault, Stage, tests};
use anyhow::{Context, Result, ensure};
use dateline_assembly::policy::PAGE as POLICY;
use dateline_assembly::site::Reply;
use dateline_checks::examples::directory;
use serde_json::{Value, json};
use xtask::files::read_text;

tests![
    what_vite_bundles_draws,
    what_esbuild_bundles_draws,
    react_draws,
    react_sets_attributes,
    react_sets_properties,
    react_hears_events,
    vue_draws,
    vue_sets_attributes,
    vue_sets_properties,
    vue_hears_events,
    svelte_draws,
    svelte_sets_attributes,
    svelte_sets_properties,
    svelte_hears_events,
];

/// The frameworks whose examples are alike.
#[derive(Clone, Copy)]
enum Framework {
    React,
    Vue,
    Svelte,
}

impl Framework {
    fn open(self, stage: &Stage) -> Result<()> {
        match self {
            Self::React => open(stage, "react"),
            Self::Vue => {
                allow_vue(stage)?;
                open(stage, "vue")
            }
            Self::Svelte => open(stage, "svelte"),
        }
    }
}

fn what_vite_bundles_draws(stage: &Stage) -> Result<()> {
    open(stage, "vite")?;
    expect_files_of(stage, "/built/vite/assets/")
}

fn what_esbuild_bundles_draws(stage: &Stage) -> Result<()> {
    open(stage, "esbuild")?;
    expect_files_of(stage, "/built/esbuild/")
}

fn react_draws(stage: &Stage) -> Result<()> {
    Framework::React.open(stage)?;
    expect_files_of(stage, "/built/react/assets/")
}

fn react_sets_attributes(stage: &Stage) -> Result<()> {
    expect_attributes(stage, Framework::React)
}

fn react_sets_properties(stage: &Stage) -> Result<()> {
    expect_properties(stage, Framework::React)
}

fn react_hears_events(stage: &Stage) -> Result<()> {
    expect_events(stage, Framework::React)
}

fn vue_draws(stage: &Stage) -> Result<()> {
    Framework::Vue.open(stage)?;
    expect_files_of(stage, "/built/vue/assets/")
}

fn vue_sets_attributes(stage: &Stage) -> Result<()> {
    expect_attributes(stage, Framework::Vue)
}

fn vue_sets_properties(stage: &Stage) -> Result<()> {
    expect_properties(stage, Framework::Vue)
}

fn vue_hears_events(stage: &Stage) -> Result<()> {
    expect_events(stage, Framework::Vue)
}

fn svelte_draws(stage: &Stage) -> Result<()> {
    Framework::Svelte.open(stage)?;
    expect_files_of(stage, "/built/svelte/assets/")
}

fn svelte_sets_attributes(stage: &Stage) -> Result<()> {
    expect_attributes(stage, Framework::Svelte)
}

fn svelte_sets_properties(stage: &Stage) -> Result<()> {
    expect_properties(stage, Framework::Svelte)
}

fn svelte_hears_events(stage: &Stage) -> Result<()> {
    expect_events(stage, Framework::Svelte)
}

/// Opens an example, and waits until its three views are drawn. A framework may put them into the page
/// only after a driver has taken that for loaded.
fn open(stage: &Stage, name: &str) -> Result<()> {
    stage.open(&format!("built/{name}/index.html"))?;
    let drawn = "
        await customElements.whenDefined('dateline-figure');
        await Promise.all([...document.querySelectorAll('dateline-figure')].map((figure) => figure.load()));
        return VIEWS.filter((view) => figureOf(view) && inkOf(layersOf(view)[1]).dots > 200);
    ";
    stage.expect_soon(drawn, &[], &json!(["shares", "trend", "map"]))
}

/// Vue makes a policy of its own for trusted types as soon as it is loaded. It does without where
/// that is refused, but the refusal is a breach that the browser reports.
fn allow_vue(stage: &Stage) -> Result<()> {
    let page = read_text(&directory(&stage.project).join("vue/index.html"))?;
    let policy = POLICY.replace("trusted-types 'none'", "trusted-types vue");
    ensure!(policy != POLICY, "the policy says nothing of trusted types");
    let mut reply = Reply::new("text/html; charset=utf-8", page);
    reply.headers.push(("Content-Security-Policy", policy));
    stage.spoil("/built/vue/index.html", Fault::Instead(reply));
    Ok(())
}

/// The core, its details and the base map came once each, from where the bundler has put them.
fn expect_files_of(stage: &Stage, place: &str) -> Result<()> {
    let fetched = "
        const fetched = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
        return fetched.filter((path) => /\\.(wasm|bin)$/.test(path)).map((path) => path.replace(/-[-\\w]{8}\\./, '.')).sort();
    ";
    let files = [
        "basemap.bin",
        "dateline_core_bg.wasm",
        "dateline_core_details.wasm",
        "dateline_core_map.wasm",
        "dateline_core_shares.wasm",
        "dateline_core_trend.wasm",
    ];
    let expected = files.map(|file| format!("{place}{file}"));
    stage.expect_soon(fetched, &[], &json!(expected))
}

/// A checkbox of the page's own turns the trend from a running total into single days.
fn expect_attributes(stage: &Stage, framework: Framework) -> Result<()> {
    framework.open(stage)?;
    let seen = "return [figureOf('trend').getAttribute('count'), /day/.test(textOf('trend', '.measure'))];";
    let before = stage.probe("return inkOf(layersOf('trend')[1]).hash", &[])?;
    click(stage, "#daily")?;
    stage.expect_soon(seen, &[], &json!(["per-day", true]))?;
    let changed = "return inkOf(layersOf('trend')[1]).hash !== given[0]";
    stage.expect_soon(changed, &[before], &json!(true))
}

/// A data set that the page holds as an object is drawn, and drawn anew when it is another.
fn expect_properties(stage: &Stage, framework: Framework) -> Result<()> {
    framework.open(stage)?;
    expect_own(stage, "423")?;
    click(stage, "#more")?;
    expect_own(stage, "912")
}

fn expect_own(stage: &Stage, count: &str) -> Result<()> {
    let said = "
        const figure = document.querySelector('#own');
        const isNamed = figure.getAttribute('dossier') === 'counted' && figure.dossier?.name === 'counted';
        const { shadowRoot } = figure;
        const drawn = inkOf(shadowRoot.querySelectorAll('.picture canvas')[1]).dots > 200;
        return isNamed && drawn && shadowRoot.querySelector('.headline').innerText.includes(given[0]);
    ";
    stage.expect_soon(said, &[json!(count)], &json!(true))
}

/// What a figure tells of its filter is what the page then says: after a call, and after a click of
/// the reader's on a control.
fn expect_events(stage: &Stage, framework: Framework) -> Result<()> {
    framework.open(stage)?;
    expect_output(stage, "all")?;
    click(stage, "#only")?;
    expect_output(stage, "Russia")?;
    let boxes =
        "return [...document.querySelector('dateline-filter').shadowRoot.querySelectorAll('label')]
        .findIndex((label) => label.innerText.includes('China')) + 1;";
    let place = stage.probe(boxes, &[])?;
    let place = place.as_u64().filter(|place| *place > 0);
    let place = place.context("there is no box for China")?;
    click(
        stage,
        &format!("dateline-filter >>> label:nth-of-type({place}) input"),
    )?;
    let both = "return document.querySelector('output').innerText.split(', ').sort().join()";
    stage.expect_soon(both, &[], &json!("China,Russia"))
}

fn expect_output(stage: &Stage, text: &str) -> Result<()> {
    let output = "return document.querySelector('output').innerText";
    stage.expect_soon(output, &[], &Value::from(text))
}

fn click(stage: &Stage, selector: &str) -> Result<()> {
    stage.browser.click(&stage.browser.find(selector)?)
}
