//! What a drawing asks of the page: nothing. Canvases are painted, and nothing is laid out.

use crate::stage::{Stage, tests};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

tests![
    redraws_lay_nothing_out,
    hovering_lays_nothing_out_but_the_tip
];

/// Redraws by the core alone: the words of a figure are the page's, and laid out when they change.
const REDRAWS: &str = "
    const Core = await (await import('/bench/core.js')).startCore();
    const bytes = async (name) => new Uint8Array(await (await fetch(`/pkg/${name}`)).arrayBuffer());
    const { draw } = await import('/shell/draw.js');
    const core = new Core(await bytes('myanmar-2021.json'), 'en', document.createElement('canvas'), () => undefined, draw);
    core.setBaseMap(await bytes('basemap.bin'));
    const layers = [0, 1, 2];
    const canvases = new Map(VIEWS.map((view) => {
        const number = core.add({ view });
        core.resize(number, 640, 400, 1);
        const mine = layers.map(() => Object.assign(document.createElement('canvas'), { width: 640, height: 400 }));
        document.body.append(...mine);
        return [number, mine];
    }));
    const paint = () => {
        const stale = core.stale();
        for (const [figure, parts] of stale) {
            layers.forEach((layer) => parts & (1 << layer) && core.paint(figure, layer, canvases.get(figure)[layer]));
        }
        return stale.length;
    };
    paint();
    await settled();
    window.redraw = async (times) => {
        let painted = 0;
        for (let turn = 0; turn < times; turn += 1) {
            core.setFilter(turn % 2 ? { to: null, suppliers: null } : { to: '2021-05', suppliers: ['China'] });
            painted += paint();
            await frame();
        }
        return painted;
    };
";

fn redraws_lay_nothing_out(stage: &Stage) -> Result<()> {
    stage.open_article()?;
    stage.browser.devtools("Performance.enable", json!({}))?;
    stage.probe(REDRAWS, &[])?;
    let idle = cost_of(stage, "return window.redraw(0);")?;
    let busy = cost_of(stage, "return window.redraw(40);")?;
    ensure!(busy.painted == 120, "{} figures were painted", busy.painted);
    ensure!(
        busy.layouts == idle.layouts && busy.styles == idle.styles,
        "40 redraws: {busy:?}; none: {idle:?}"
    );
    Ok(())
}

fn hovering_lays_nothing_out_but_the_tip(stage: &Stage) -> Result<()> {
    stage.open_article()?;
    stage.browser.devtools("Performance.enable", json!({}))?;
    // The same mark, again and again: the tip stands already.
    let (x_css, y_css) = stage.spot("shares", &["China", "49"])?;
    let picture = stage.picture("shares")?;
    stage.browser.hover(&picture, x_css, y_css)?;
    stage.look_for("a tip", |look| look.tip("shares").is_some())?;
    let script = "
        const picture = inside('map', '.picture');
        for (let turn = 0; turn < 40; turn += 1) {
            picture.dispatchEvent(new PointerEvent('pointermove', { pointerType: 'mouse', clientX: -9, clientY: -9 }));
            await frame();
        }
        return 0;
    ";
    cost_of(stage, script)?;
    let idle = cost_of(stage, "return 0;")?;
    let busy = cost_of(stage, script)?;
    ensure!(
        busy.layouts <= idle.layouts + 1,
        "40 moves: {busy:?}; none: {idle:?}"
    );
    Ok(())
}

/// What a script made the page do.
#[derive(Debug)]
struct Cost {
    painted: u64,
    layouts: u64,
    styles: u64,
}

fn cost_of(stage: &Stage, script: &str) -> Result<Cost> {
    let before = stage
        .browser
        .devtools("Performance.getMetrics", json!({}))?;
    let painted = stage.probe(script, &[])?;
    let after = stage
        .browser
        .devtools("Performance.getMetrics", json!({}))?;
    let grown = |name: &str| {
        let count = |metrics| metric(metrics, name);
        Ok::<_, anyhow::Error>((count(&after)? - count(&before)?) as u64)
    };
    Ok(Cost {
        painted: painted.as_u64().unwrap_or_default(),
        layouts: grown("LayoutCount")?,
        styles: grown("RecalcStyleCount")?,
    })
}

fn metric(metrics: &Value, name: &str) -> Result<f64> {
    let mut metrics = metrics["metrics"].as_array().into_iter().flatten();
    let found = metrics.find(|metric| metric["name"] == name);
    let value = found.and_then(|metric| metric["value"].as_f64());
    value.with_context(|| format!("the browser has no {name}"))
}
