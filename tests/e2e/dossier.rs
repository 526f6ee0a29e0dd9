//! What a page's script can ask of a dossier: drawings by the frame, and errors it can read.

use crate::look::Look;
use crate::stage::{Stage, tests};
use anyhow::{Result, ensure};
use serde_json::{Value, json};

tests![
    a_change_is_drawn_in_one_frame,
    many_changes_in_a_frame_are_drawn_once,
    the_filter_can_be_read_back,
    an_unknown_supplier_is_a_bad_filter,
    impossible_dates_are_a_bad_filter,
    values_of_the_wrong_type_are_type_errors,
    what_cannot_be_read_is_a_type_error,
    drawing_puts_nothing_into_the_page,
];

/// Writes down every painting with its frame, and every announcement, while `act` runs.
const WATCH: &str = "
    const pen = CanvasRenderingContext2D.prototype;
    const { clearRect } = pen;
    const paintings = [];
    const announced = [];
    pen.clearRect = function (...parts) {
        const { host } = this.canvas.getRootNode();
        if (host) paintings.push({
            view: host.view,
            layer: layersOf(host.view).indexOf(this.canvas),
            frame: document.timeline.currentTime,
        });
        return clearRect.apply(this, parts);
    };
    const listen = ({ target }) => announced.push(target.view);
    document.addEventListener('dateline-filter', listen);
    const watched = async (act) => {
        await act(await dossier());
        await settled();
        pen.clearRect = clearRect;
        document.removeEventListener('dateline-filter', listen);
        const marks = paintings.filter(({ layer }) => layer === 1).map(({ view }) => view);
        const frames = new Set(paintings.map(({ frame }) => frame)).size;
        return { marks: marks.sort(), frames, announced: announced.sort() };
    };
";

fn a_change_is_drawn_in_one_frame(stage: &Stage) -> Result<()> {
    let act = "dossier.setFilter({ to: '2021-05', suppliers: ['China'] })";
    expect_one_drawing(stage, act)
}

fn many_changes_in_a_frame_are_drawn_once(stage: &Stage) -> Result<()> {
    let act = "for (const month of [6, 5, 4, 3]) dossier.setFilter({ to: `2021-0${month}` })";
    expect_one_drawing(stage, act)
}

/// Every view is painted once, all in one frame, and every figure says so once.
fn expect_one_drawing(stage: &Stage, act: &str) -> Result<()> {
    stage.open_article()?;
    let script = format!("{WATCH} return watched((dossier) => {{ {act}; }});");
    let seen = stage.probe(&script, &[])?;
    let once = json!(["map", "shares", "trend"]);
    let expected = json!({ "marks": once, "frames": 1, "announced": once });
    ensure!(seen == expected, "what happened is {seen}");
    Ok(())
}

fn the_filter_can_be_read_back(stage: &Stage) -> Result<()> {
    stage.open_article()?;
    let read = "
        const one = await dossier();
        one.setFilter({ from: '2018', to: '2021-05', suppliers: ['Russia'], direction: 'outbound' });
        one.setFilter({ direction: null, places: ['kazan'], series: ['AAPP'] });
        one.filter.suppliers.push('China');
        return [one.filter, figureOf('map').filter];
    ";
    let filter = json!({
        "from": "2018-01-01", "to": "2021-05-31", "suppliers": ["Russia"],
        "places": ["kazan"], "series": ["AAPP"],
    });
    let found = stage.probe(read, &[])?;
    ensure!(found == json!([filter, filter]), "the filter is {found}");
    Ok(())
}

fn an_unknown_supplier_is_a_bad_filter(stage: &Stage) -> Result<()> {
    let before = stage.open_article()?;
    let thrown = thrown_by(stage, &before, "{ to: '2021-05', suppliers: ['Nobody'] }")?;
    expect_bad_filter(&thrown, "suppliers")
}

fn impossible_dates_are_a_bad_filter(stage: &Stage) -> Result<()> {
    let before = stage.open_article()?;
    for (patch, field) in [
        ("{ from: '2021-02-30' }", "from"),
        ("{ to: 'yesterday' }", "to"),
        ("{ from: '2021-06', to: '2021-05' }", "from"),
    ] {
        expect_bad_filter(&thrown_by(stage, &before, patch)?, field)?;
    }
    Ok(())
}

fn values_of_the_wrong_type_are_type_errors(stage: &Stage) -> Result<()> {
    let before = stage.open_article()?;
    for patch in [
        "{ from: -1 }",
        "{ to: 4294967301 }",
        "{ suppliers: NaN }",
        "{ suppliers: 'China' }",
        "{ series: [1] }",
        "{ direction: {} }",
        "{ colour: 'red' }",
        "-1",
        "NaN",
        "null",
        "['China']",
        "'2021-05'",
    ] {
        expect_type_error(stage, &before, patch)?;
    }
    Ok(())
}

fn what_cannot_be_read_is_a_type_error(stage: &Stage) -> Result<()> {
    let before = stage.open_article()?;
    for patch in [
        "(() => { const cycle = {}; cycle.suppliers = cycle; return cycle; })()",
        "(() => { const cycle = []; cycle.push(cycle); return { suppliers: cycle }; })()",
        "{ to: '2021-05', get from() { throw new Error('of the page') } }",
        "new Proxy({}, { ownKeys() { throw new Error('of the page') } })",
        "{ suppliers: new Proxy([], { get() { throw new Error('of the page') } }) }",
    ] {
        expect_type_error(stage, &before, patch)?;
    }
    Ok(())
}

fn expect_type_error(stage: &Stage, before: &Look, patch: &str) -> Result<()> {
    let thrown = thrown_by(stage, before, patch)?;
    ensure!(thrown["name"] == "TypeError", "{patch} ends with {thrown}");
    Ok(())
}

fn expect_bad_filter(thrown: &Value, field: &str) -> Result<()> {
    let is_ours = thrown["name"] == "DatelineError" && thrown["ours"] == true;
    let is_bad_filter = thrown["code"] == "bad-filter" && thrown["field"] == field;
    ensure!(is_ours && is_bad_filter, "what was thrown is {thrown}");
    Ok(())
}

/// What setting a filter throws, which has to leave the filter and the pictures as they were.
fn thrown_by(stage: &Stage, before: &Look, patch: &str) -> Result<Value> {
    let script = format!(
        "const {{ DatelineError }} = await import('/pkg/dateline.js');
         const one = await dossier();
         try {{
             one.setFilter({patch});
         }} catch (error) {{
             const {{ name, code, field, message }} = error;
             return {{ name, code, field, message, ours: error instanceof DatelineError,
                      filter: one.filter }};
         }}
         return {{ name: 'nothing' }};"
    );
    let thrown = stage.probe(&script, &[])?;
    ensure!(thrown["filter"] == json!({}), "{patch} has left {thrown}");
    let is_unchanged = stage.look()?.is_like(before);
    ensure!(is_unchanged, "{patch} has changed a picture");
    Ok(thrown)
}

fn drawing_puts_nothing_into_the_page(stage: &Stage) -> Result<()> {
    stage.open_article()?;
    let script = "
        const observer = new MutationObserver(() => {});
        observer.observe(document, { childList: true, characterData: true, subtree: true });
        const one = await dossier();
        for (const patch of [{ to: '2021-05' }, { suppliers: [] }, { direction: 'inbound' }, { to: null }]) {
            one.setFilter(patch);
            await settled();
        }
        return observer.takeRecords().map(({ target }) => target.outerHTML ?? target.data);
    ";
    let changes = stage.probe(script, &[])?;
    ensure!(changes == json!([]), "the page has got {changes}");
    Ok(())
}
