//! Where a page puts a figure, and what it still has a say in: columns that shrink, what is hidden, gestures and keys.

use crate::guest::Page;
use crate::stage::{Stage, tests};
use anyhow::{Result, ensure};
use serde_json::json;

/// Gives the page a style, and touches it: what a reader plays comes then.
const HELPERS: &str = "
    const styled = (rules) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(rules);
        mine(() => (document.adoptedStyleSheets = [sheet]));
    };
    const playedMap = async () => {
        const map = all().find((figure) => figure.view === 'map');
        dispatchEvent(new PointerEvent('pointermove'));
        await until(() => map.shadowRoot.querySelector('.zoom button'));
        return [map, ...map.shadowRoot.querySelectorAll('.zoom button')];
    };
";

tests![
    a_figure_is_no_wider_than_its_column,
    a_figure_that_is_hidden_is_not_there,
    keys_beside_a_map_are_the_page_s,
    a_dialog_has_the_colours_of_the_figure,
    a_page_may_take_a_figure_away_that_fills_the_window,
    what_a_page_has_changed_is_not_relied_on,
];

/// Columns that are as wide as what is in them: a height with a ratio would be a width.
fn a_figure_is_no_wider_than_its_column(stage: &Stage) -> Result<()> {
    let script = "
        const parents = ['display: grid', 'display: flex', 'display: inline-block', 'display: table', 'float: left',
            'display: flex; flex-direction: column; align-items: flex-start'];
        const wide = [];
        for (const view of VIEWS) for (const rules of parents) {
            const column = document.createElement('div');
            const parent = column.appendChild(document.createElement('div'));
            column.style.width = '320px';
            parent.style.cssText = rules;
            mine(() => document.querySelector('main').append(column));
            const figure = put({ view }, parent);
            await figure.load();
            await settled();
            if (figure.offsetWidth > 320.5) wide.push([view, rules, figure.offsetWidth]);
            mine(() => column.remove());
        }
        return wide;";
    stage.open_guests()?;
    stage.expect_guest(script, &json!([]))
}

fn a_figure_that_is_hidden_is_not_there(stage: &Stage) -> Result<()> {
    let script = "
        styled('.hidden { display: none }');
        const [figure] = all();
        const seen = [];
        for (const hide of [
            () => (figure.style.display = 'none'),
            () => figure.setAttribute('class', 'hidden'),
            () => (figure.hidden = true),
        ]) {
            mine(hide);
            seen.push(figure.offsetHeight);
            mine(() => { figure.style.display = ''; figure.removeAttribute('class'); figure.hidden = false; });
            seen.push(figure.offsetHeight > 0);
        }
        return seen;";
    stage.open_guests()?;
    let script = format!("{HELPERS}{script}");
    stage.expect_guest(&script, &json!([0, true, 0, true, 0, true]))
}

/// A map that is looked at closely is moved by arrows at the map; a link under it scrolls the page.
fn keys_beside_a_map_are_the_page_s(stage: &Stage) -> Result<()> {
    let script = "
        const [map, closer] = await playedMap();
        closer.click();
        await settled();
        const pressed = (element) => !element.dispatchEvent(
            new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, composed: true, cancelable: true }));
        return [map.shadowRoot.querySelector('.credit a'), closer].map(pressed);";
    stage.open_guests()?;
    stage.expect_guest(&format!("{HELPERS}{script}"), &json!([false, true]))
}

/// Where the browser grants no full screen. A dialog is black on white by the browser's own style, and has a padding.
fn a_dialog_has_the_colours_of_the_figure(stage: &Stage) -> Result<()> {
    let script = "
        styled('body { color: #eee; background: #111 } dialog { padding: 3rem }');
        const [map, , , , full] = await playedMap();
        map.requestFullscreen = () => Promise.reject(new TypeError('not here'));
        full.click();
        await until(() => map.shadowRoot.querySelector('.window'));
        await settled();
        const dialog = map.shadowRoot.querySelector('.window');
        const { left, right, width, height } = dialog.getBoundingClientRect();
        const seen = [getComputedStyle(dialog).color, left >= 0 && right <= innerWidth, width === innerWidth && height === innerHeight];
        dialog.close();
        await settled();
        return seen;";
    stage.open_guests()?;
    let script = format!("{HELPERS}{script}");
    let seen = stage.guest(&script)?;
    ensure!(seen == json!(["rgb(238, 238, 238)", true, true]), "{seen}");
    Ok(())
}

/// Routers and rendering libraries know where an element was, and take it from there.
fn a_page_may_take_a_figure_away_that_fills_the_window(stage: &Stage) -> Result<()> {
    let script = "
        const [map, , , , full] = await playedMap();
        const main = document.querySelector('main');
        map.requestFullscreen = () => Promise.reject(new TypeError('not here'));
        full.click();
        await until(() => map.shadowRoot.querySelector('.window'));
        const rest = main.cloneNode(true);
        const before = [map.parentNode === main, rest.children.length, document.querySelector('body > dialog')];
        mine(() => main.removeChild(map));
        await pause(300);
        const gone = map.isConnected;
        mine(() => main.append(map));
        await map.load();
        await settled();
        return [...before, gone, Boolean(map.shadowRoot.querySelector('.window')), isInked(map)];";
    stage.open_guests()?;
    let expected = json!([true, 3, null, false, false, true]);
    stage.expect_guest(&format!("{HELPERS}{script}"), &expected)
}

/// Old libraries have an `Array.from` of one argument, and wrappers of `fetch` that know texts alone.
fn what_a_page_has_changed_is_not_relied_on(stage: &Stage) -> Result<()> {
    stage.serve_file(
        "/old.js",
        "text/javascript",
        b"Array.from = (items) => [].slice.call(items);
          const { fetch } = window;
          window.fetch = (address, ...more) => (address.indexOf('/api/'), fetch(address, ...more));"
            .to_vec(),
    );
    stage.open_page(&Page {
        head: "<script src=/old.js></script>",
        ..Page::PLAIN
    })?;
    let script = "
        await drawAll();
        const [{ dossier }] = all();
        dossier.setFilter({ suppliers: ['Russia'] });
        return dossier.filter.suppliers;";
    stage.expect_guest(script, &json!(["Russia"]))
}
