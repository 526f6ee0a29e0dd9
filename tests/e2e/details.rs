//! What a page loads after the first picture: the part of the core that makes tips and tables, and what shows them.

use crate::guest::Page;
use crate::stage::{Fault, Stage, tests};
use anyhow::Result;
use dateline_assembly::site::Reply;
use serde_json::json;
use xtask::files::read;
use xtask::names::{DETAILS_PART, core_part};

tests![
    pictures_need_no_details,
    details_that_do_not_arrive_are_told_and_can_be_tried_again,
    a_script_that_does_not_arrive_is_told,
    details_of_another_build_are_refused,
    pages_load_the_parts_of_their_views_alone,
    a_part_that_does_not_arrive_is_told_by_the_map_alone,
    a_map_that_was_another_view_is_tried_again,
    a_map_that_failed_can_become_another_view,
    a_table_that_is_opened_after_a_trap_waits_for_the_new_core,
];

const WASM: &str = "/pkg/dateline_core_details.wasm";
const SCRIPT: &str = "/pkg/dateline-details.js";

/// A page whose figures are not there yet.
fn open(stage: &Stage) -> Result<()> {
    stage.open_page(&Page {
        modules: &[],
        ..Page::PLAIN
    })
}

/// Opens a figure's table and gives what the figure says then, and whether it shows a picture and a table.
const OPEN: &str = "
    const [shares] = all();
    const table = () => shares.shadowRoot.querySelector('table');
    const says = () => shares.shadowRoot.querySelector('.trouble p')?.textContent ?? '';
    const told = () => [says(), isInked(shares), table() !== null];
    const errors = announcedErrors();
    await import('/pkg/dateline.js');
    await drawAll();
    await until(() => errors.length);
    const before = told();
    inside('shares', 'details').open = true;
    await until(says);
";

/// The picture waits for nothing else; who asks a figure has to.
fn pictures_need_no_details(stage: &Stage) -> Result<()> {
    let script = "
        const order = [];
        document.addEventListener('dateline-ready', ({ target }) => order.push(isInked(target)));
        await import('/pkg/dateline.js');
        const [, trend] = all();
        await trend.load();
        order.push('answers', trend.dossier.choices.suppliers.length > 1);
        return [order[0], ...order.slice(-2)];
    ";
    open(stage)?;
    stage.expect_guest(script, &json!([true, "answers", true]))
}

/// Nothing is said until a reader asks for what is lacking.
fn lacking() -> serde_json::Value {
    let told = "The table could not be shown. A file that is needed did not arrive.";
    json!([["", true, false], [told, true, false]])
}

/// The picture is as it was, no tip appears, and the table says what it lacks once a reader asks for it.
fn details_that_do_not_arrive_are_told_and_can_be_tried_again(stage: &Stage) -> Result<()> {
    stage.spoil(WASM, Fault::Instead(Reply::status(404, "gone")));
    open(stage)?;
    let script = format!("{OPEN} return [before, told()];");
    stage.expect_guest(&script, &lacking())?;
    stage.spoil(WASM, Fault::Over);
    let script = "
        const [shares] = all();
        shares.shadowRoot.querySelector('.trouble button').click();
        await until(() => shares.shadowRoot.querySelector('table'));
        return [troubleOf(shares), isInked(shares)];
    ";
    stage.expect_guest(script, &json!(["", true]))
}

/// A browser tries a module that did not arrive no second time, until the page is loaded again.
fn a_script_that_does_not_arrive_is_told(stage: &Stage) -> Result<()> {
    stage.spoil(SCRIPT, Fault::Instead(Reply::status(404, "gone")));
    open(stage)?;
    let script = format!("{OPEN} return [before, told()];");
    stage.expect_guest(&script, &lacking())
}

/// Two parts of different builds would call each other's wrong functions.
fn details_of_another_build_are_refused(stage: &Stage) -> Result<()> {
    let foreign = read(&stage.project.faulty().join(core_part(DETAILS_PART)))?;
    let foreign = Reply::new("application/wasm", foreign);
    stage.spoil(WASM, Fault::Instead(foreign));
    open(stage)?;
    let script = format!("{OPEN} return [before, told(), [...new Set(errors)]];");
    let refused =
        "The table could not be shown. The program that draws did not start: refused, or damaged.";
    let told = [
        "shares DatelineError no-core",
        "trend DatelineError no-core",
        "map DatelineError no-core",
    ];
    let expected = json!([["", true, false], [refused, true, false], told]);
    stage.expect_guest(&script, &expected)
}

const MAP: &str = "/pkg/dateline_core_map.wasm";

fn pages_load_the_parts_of_their_views_alone(stage: &Stage) -> Result<()> {
    let body = "<dateline-figure src=/pkg/myanmar-2021.json view=shares></dateline-figure>";
    stage.open_page(&Page {
        body,
        ..Page::PLAIN
    })?;
    let script = "
        const [figure] = all();
        const files = () => performance.getEntriesByType('resource').map(({ name }) => name.split('/').pop());
        const parts = () => files().filter((file) => /core_(shares|trend|map)|basemap/.test(file)).sort();
        await figure.load();
        const found = [parts()];
        figure.view = 'map';
        await until(() => wordsOf(figure, 'headline').includes('visits'));
        await until(() => files().some((file) => /basemap/.test(file)));
        found.push(parts());
        figure.view = 'trend';
        await until(() => wordsOf(figure, 'headline').includes('killed'));
        found.push(parts());
        return [found, isInked(figure)];
    ";
    let shares = "dateline_core_shares.wasm";
    let with_map = ["basemap.bin", "dateline_core_map.wasm", shares];
    let all = [with_map[0], with_map[1], shares, "dateline_core_trend.wasm"];
    stage.expect_guest(script, &json!([[[shares], with_map, all], true]))
}

fn a_part_that_does_not_arrive_is_told_by_the_map_alone(stage: &Stage) -> Result<()> {
    stage.spoil(MAP, Fault::Instead(Reply::status(404, "gone")));
    open(stage)?;
    let script = "
        await import('/pkg/dateline.js');
        const [shares, trend, map] = all();
        await Promise.all([shares.load(), trend.load()]);
        const end = await endOf(() => map.load());
        return [end, map.shadowRoot.querySelector('.trouble p').textContent, isInked(shares), isInked(trend)];
    ";
    let told = "This figure could not be drawn. A file that is needed did not arrive.";
    let expected = json!(["DatelineError network", told, true, true]);
    stage.expect_guest(script, &expected)?;
    stage.spoil(MAP, Fault::Over);
    let script = "
        const map = all()[2];
        map.shadowRoot.querySelector('.trouble button').click();
        await until(() => isInked(map));
        return troubleOf(map);
    ";
    stage.expect_guest(script, &json!(""))
}

fn a_table_that_is_opened_after_a_trap_waits_for_the_new_core(stage: &Stage) -> Result<()> {
    stage.open_guests()?;
    let script = "
        const [shares] = all();
        const { dossier } = shares;
        await shares.ready;
        await endOf(() => dossier.ask(() => { throw new WebAssembly.RuntimeError('as a trap'); }));
        shares.shadowRoot.querySelector('details').open = true;
        await until(() => shares.shadowRoot.querySelector('table'));
        const { innerText } = shares.shadowRoot.querySelector('tbody tr');
        return [troubleOf(shares), innerText.includes('China')];
    ";
    stage.expect_guest(script, &json!(["", true]))
}

/// A trend that is to be a map, whose part does not arrive.
const TREND: &str = "
    const [figure] = all();
    const becomes = async (view, word) => {
        mine(() => figure.setAttribute('view', view));
        await until(() => wordsOf(figure, 'headline').includes(word) && isInked(figure));
    };
";

fn a_map_that_was_another_view_is_tried_again(stage: &Stage) -> Result<()> {
    stage.spoil(MAP, Fault::Instead(Reply::status(404, "gone")));
    stage.open_page(&Page {
        body: "<dateline-figure src=/pkg/myanmar-2021.json view=trend></dateline-figure>",
        ..Page::PLAIN
    })?;
    let script = "
        await figure.load();
        mine(() => figure.setAttribute('view', 'map'));
        return await until(() => figure.shadowRoot.querySelector('.message button, .trouble button')?.checkVisibility());
    ";
    stage.expect_guest(&format!("{TREND} {script}"), &json!(true))?;
    stage.spoil(MAP, Fault::Over);
    let script = "
        figure.dossier.retry();
        await until(() => wordsOf(figure, 'headline').includes('visits'));
        await figure.ready;
        return isInked(figure);
    ";
    stage.expect_guest(&format!("{TREND} {script}"), &json!(true))
}

fn a_map_that_failed_can_become_another_view(stage: &Stage) -> Result<()> {
    stage.spoil(MAP, Fault::Instead(Reply::status(404, "gone")));
    stage.open_page(&Page {
        body: "<dateline-figure src=/pkg/myanmar-2021.json view=map></dateline-figure>",
        ..Page::PLAIN
    })?;
    let script = "
        const end = await endOf(() => figure.load());
        await becomes('trend', 'killed');
        await figure.ready;
        return end;
    ";
    let expected = json!("DatelineError network");
    stage.expect_guest(&format!("{TREND} {script}"), &expected)
}
