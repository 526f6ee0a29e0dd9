//! Faults of accessibility, as axe-core finds them, in each state that a figure can be in; and what a screen reader has of it.

use crate::guest::Page;
use crate::stage::{Fault, Stage, tests};
use anyhow::{Context, Result, ensure};
use dateline_assembly::site::Reply;
use dateline_checks::npm;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fmt::Write;
use std::fs;
use xtask::files::read_text;

tests![
    nothing_is_wrong_with_figures,
    nothing_is_wrong_while_a_figure_comes_or_does_not,
    nothing_is_wrong_in_the_dark,
    a_screen_reader_has_what_is_written_down,
];

/// Finds faults in the elements of the page; those that the page around them has are not ours.
const FAULTS: &str = "
    const faults = async () => {
        const found = await axe.run({ include: [['main']] }, { resultTypes: ['violations'], rules: { region: { enabled: false } } });
        return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.flat().join(' ')).join(', ')}`);
    };
    /** What is wrong in a state that is brought about. */
    const wrong = [];
    const look = async (state, bring = async () => {}) => {
        await bring();
        await settled();
        wrong.push(...(await faults()).map((fault) => `${state}: ${fault}`));
    };
";

/// Runs a script that can use axe-core.
fn expect(stage: &Stage, script: &str) -> Result<()> {
    let directory = stage.project.root.join("tests/e2e/access");
    let installed = npm::install(&stage.project, &directory)?;
    let axe = read_text(&installed.join("node_modules/axe-core/axe.min.js"))?;
    // Its definition for other loaders is taken for the driver's.
    let found = stage.guest(&format!(
        "{{ const module = undefined, exports = undefined, define = undefined; {axe} }} const {{ axe }} = window; {FAULTS} {script} return wrong;"
    ))?;
    ensure!(found == json!([]), "{found:#}");
    Ok(())
}

fn nothing_is_wrong_with_figures(stage: &Stage) -> Result<()> {
    let body = format!(
        "{}<dateline-filter src=/pkg/myanmar-2021.json></dateline-filter><dateline-timeline src=/pkg/myanmar-2021.json></dateline-timeline>",
        crate::guest::FIGURES
    );
    stage.open_page(&Page {
        body: &body,
        ..Page::PLAIN
    })?;
    expect(
        stage,
        "
        await drawAll();
        const [shares, trend, map] = all();
        const { dossier } = trend;
        await dossier.interaction;
        await until(() => trend.shadowRoot.querySelector('.tools button') && trend.shadowRoot.querySelector('.marks > *'));
        await look('ready');
        await look('tip open', async () => {
            trend.shadowRoot.querySelector('.marks > *').focus();
            await until(() => trend.shadowRoot.querySelector('.tip:not([hidden])'));
        });
        await look('table open', async () => {
            trend.shadowRoot.querySelector('details').open = true;
            await until(() => trend.shadowRoot.querySelector('tbody tr'));
        });
        await look('menu open', async () => {
            map.shadowRoot.querySelector('.tools button').click();
            await until(() => map.shadowRoot.querySelector('dialog'));
        });
        map.shadowRoot.querySelector('dialog').close();
        await look('brushed', async () => dossier.setChoice({ from: '2021-03', to: '2021-04', suppliers: ['Russia'] }));
        await look('filtered', async () => dossier.setFilter({ suppliers: ['Russia'], from: '2021-03' }));
        await look('full view', async () => {
            map.shadowRoot.querySelector('.zoom button:last-of-type').click();
            await pause(200);
        });
        await look('empty', async () => dossier.setFilter({ from: '1999', to: '1999' }));
        ",
    )
}

fn nothing_is_wrong_while_a_figure_comes_or_does_not(stage: &Stage) -> Result<()> {
    let gone = Fault::Instead(Reply::status(404, "gone"));
    stage.spoil("/pkg/dateline_core_bg.wasm", gone);
    stage.allow("dateline_core_bg.wasm");
    stage.open_page(&Page::PLAIN)?;
    expect(
        stage,
        "
        await look('loading');
        await look('error', async () => { await Promise.allSettled(all().map((figure) => figure.load())); });
        await look('fallback', async () => all().forEach((figure) => figure.finalize()));
        ",
    )
}

fn nothing_is_wrong_in_the_dark(stage: &Stage) -> Result<()> {
    let dark = b":root { background: #161614; color: #f0efec; color-scheme: dark }".to_vec();
    stage.serve_file("/dark.css", "text/css", dark);
    stage.open_page(&Page {
        head: "<link rel=stylesheet href=/dark.css>",
        ..Page::PLAIN
    })?;
    expect(
        stage,
        "
        await drawAll();
        await until(() => all()[0].shadowRoot.querySelector('.tools button'));
        await look('dark');
        await look('table', async () => {
            all()[0].shadowRoot.querySelector('details').open = true;
            await until(() => all()[0].shadowRoot.querySelector('tbody tr'));
        });
        ",
    )
}

fn a_screen_reader_has_what_is_written_down(stage: &Stage) -> Result<()> {
    stage.open_guests()?;
    stage.guest(
        "for (const figure of all()) {
            await until(() => figure.shadowRoot.querySelector('.marks > *') && figure.shadowRoot.querySelector('.tools'));
        }
        return 1;",
    )?;
    let tree = stage
        .browser
        .devtools("Accessibility.getFullAXTree", json!({}))?;
    let found = transcript(&tree["nodes"])?;
    let file = stage.project.root.join("tests/e2e/access/transcript.txt");
    if std::env::var_os("DATELINE_BLESS").is_some() {
        fs::write(&file, &found)?;
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    let kept = stage.keepsake("access-transcript.txt")?;
    fs::write(&kept, &found)?;
    let differs = found
        .lines()
        .zip(expected.lines())
        .find(|(one, other)| one != other);
    ensure!(
        found == expected,
        "{} is read otherwise than tests/e2e/access/transcript.txt says: {differs:?}",
        kept.display()
    );
    Ok(())
}

/// The tree as lines: role and name, farther in what is within.
fn transcript(nodes: &Value) -> Result<String> {
    let nodes = nodes.as_array().context("there is no tree")?;
    let by_id: HashMap<&str, &Value> = nodes
        .iter()
        .filter_map(|node| Some((node["nodeId"].as_str()?, node)))
        .collect();
    let mut text = String::new();
    let root = nodes.first().context("the tree is empty")?;
    tell(root, &by_id, 0, &mut text)?;
    Ok(text)
}

fn tell(
    node: &Value,
    by_id: &HashMap<&str, &Value>,
    depth: usize,
    text: &mut String,
) -> Result<()> {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let name = node["name"]["value"].as_str().unwrap_or_default();
    // Boxes of text say again what their parents are called.
    let is_told = node["ignored"] != true
        && !matches!(role, "none" | "generic" | "InlineTextBox" | "RootWebArea");
    if is_told {
        let stop = node["properties"].as_array().is_some_and(|all| {
            all.iter()
                .any(|one| one["name"] == "focusable" && one["value"]["value"] == true)
        });
        let stop = if stop { " *" } else { "" };
        writeln!(text, "{}{role}{stop}: {name}", "  ".repeat(depth))?;
    }
    let inner = depth + usize::from(is_told);
    for child in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = child.as_str().and_then(|id| by_id.get(id)) {
            tell(child, by_id, inner, text)?;
        }
    }
    Ok(())
}
