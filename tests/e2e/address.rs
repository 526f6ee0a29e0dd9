//! The state of a dossier in the address: of its page, and of a frame.

use crate::guest::Page;
use crate::stage::{Stage, tests};
use anyhow::Result;
use serde_json::{Value, json};
use xtask::files::read;

tests![
    what_is_chosen_stands_in_the_address,
    an_address_is_shown,
    back_and_forward_undo_and_redo,
    names_with_tildes_and_blanks_survive,
    a_frame_keeps_its_state_behind_its_own_address,
    a_page_keeps_the_state_of_its_frame,
    a_frame_of_a_foreign_origin_has_the_state_of_its_page,
    a_gesture_is_one_step_back,
    a_thousand_random_gestures_leave_what_the_address_says,
    an_address_that_cannot_be_changed_is_tried_again,
    a_link_shows_the_same_pictures,
    a_zoom_waits_for_its_map,
    what_a_frame_was_told_once_is_not_told_again,
    a_path_of_two_slashes_is_kept,
    a_base_of_the_page_changes_no_address,
    what_was_filtered_before_a_touch_stands_there_too,
];

const BODY: &str = r#"
    <p><a id=link href="?supplier=China#shares">China</a>, <button id=word data-dateline="time=2021-03..2021-04">spring</button></p>
    <dateline-figure src=/pkg/myanmar-2021.json view=shares id=shares address></dateline-figure>
    <dateline-figure src=/pkg/myanmar-2021.json view=trend></dateline-figure>"#;

/// A page with a bound figure at an address.
fn open(stage: &Stage, query: &str) -> Result<()> {
    stage.serve(
        "/guest.html",
        &Page {
            body: BODY,
            ..Page::PLAIN
        },
    );
    stage.open(&format!("guest.html{query}"))?;
    stage
        .guest("await drawAll(); await all()[0].dossier.interaction; await settled(); return 1;")?;
    Ok(())
}

/// What a body gives on a page with a bound figure, whose dossier it has.
pub fn expect(stage: &Stage, query: &str, script: &str, expected: &Value) -> Result<()> {
    open(stage, query)?;
    let script = format!("const {{ dossier }} = all()[0]; {script}");
    stage.expect_guest(&script, expected)
}

fn what_is_chosen_stands_in_the_address(stage: &Stage) -> Result<()> {
    let script = "
        dossier.setChoice({ suppliers: ['China', 'Russia'], from: '2021-03' });
        dossier.setFilter({ direction: 'inbound' });
        await until(() => /only-/.test(location.search));
        const shown = location.search.replace(/data=[0-9a-f]{8}$/, 'data=');
        dossier.setFilter({ direction: null });
        dossier.setChoice({ suppliers: ['China'], from: null });
        await until(() => !/only-/.test(location.search));
        return [shown, location.search.replace(/&data=.*/, '')];
    ";
    let shown = "?a=1&only-direction=inbound&time=2021-03-01..latest&supplier=China~Russia&data=";
    expect(
        stage,
        "?a=1",
        script,
        &json!([shown, "?a=1&supplier=~China"]),
    )
}

fn an_address_is_shown(stage: &Stage) -> Result<()> {
    open(stage, "")?;
    let length = stage.guest("return history.length;")?;
    // The page itself is the one step more; some browsers keep fifty of them.
    let script = format!(
        "return [dossier.choice, dossier.filter, wordsOf(all()[0], 'told'), history.length <= {length} + 1];"
    );
    let query = "?time=2021-03..latest&supplier=~Russia&only-direction=inbound&b=2";
    let choice = json!({ "from": "2021-03-01", "suppliers": ["Russia"] });
    let expected = json!([choice, { "direction": "inbound" }, "", true]);
    expect(stage, query, &script, &expected)
}

fn back_and_forward_undo_and_redo(stage: &Stage) -> Result<()> {
    let script = "
        const seen = [];
        const note = async () => { await settled(); seen.push(dossier.choice.suppliers?.join() ?? ''); };
        for (const suppliers of [['China'], ['Russia']]) {
            dossier.setChoice({ suppliers });
            await until(() => location.search.includes(suppliers[0]));
        }
        for (const step of ['back', 'back', 'forward']) {
            const before = location.search;
            history[step]();
            await until(() => location.search !== before);
            await note();
        }
        return seen;
    ";
    expect(stage, "", script, &json!(["China", "", "China"]))
}

fn names_with_tildes_and_blanks_survive(stage: &Stage) -> Result<()> {
    let script = "
        const name = 'A ~ B & 100%';
        const response = await fetch('/pkg/myanmar-2021.json');
        const data = await response.json();
        data.transfers.forEach((transfer) => { if (transfer.supplier === 'Russia') transfer.supplier = name; });
        const [figure] = all();
        figure.data = data;
        await figure.load();
        const interaction = await figure.dossier.interaction;
        figure.dossier.setChoice({ suppliers: [name] });
        await until(() => location.search.includes('supplier'));
        figure.dossier.setChoice({ suppliers: null });
        await until(() => !location.search.includes('supplier'));
        history.back();
        await until(() => figure.dossier.choice.suppliers);
        return figure.dossier.choice.suppliers;
    ";
    expect(stage, "", script, &json!(["A ~ B & 100%"]))
}

fn a_gesture_is_one_step_back(stage: &Stage) -> Result<()> {
    let script = "
        const interaction = await dossier.interaction;
        interaction.hold(true);
        for (const suppliers of [['China'], ['Russia'], ['China', 'Russia']]) {
            dossier.setChoice({ suppliers });
            await new Promise((resolve) => setTimeout(resolve, 700));
        }
        interaction.hold(false);
        await settled();
        const isWritten = location.search.includes('China~Russia');
        history.back();
        await until(() => !dossier.choice.suppliers);
        return [isWritten, location.search];
    ";
    expect(stage, "", script, &json!([true, ""]))
}

fn a_frame_keeps_its_state_behind_its_own_address(stage: &Stage) -> Result<()> {
    stage.open("pkg/embed.html?view=shares#supplier=~Russia")?;
    let script = "
        const figure = document.querySelector('dateline-figure');
        await figure.ready;
        await settled();
        const { choice } = figure.dossier;
        figure.dossier.setChoice({ suppliers: ['China'] });
        await settled();
        return [choice, location.hash.replace(/&data=.*/, ''), location.search];
    ";
    let expected = json!([{ "suppliers": ["Russia"] }, "#supplier=~China", "?view=shares"]);
    stage.expect_soon(script, &[], &expected)
}

fn a_page_keeps_the_state_of_its_frame(stage: &Stage) -> Result<()> {
    let frame = "/pkg/embed.html?view=shares";
    stage.open_frame("oursWithAddress", frame)?;
    let set = "
        const figure = await framed();
        await figure.ready;
        figure.dossier.setChoice({ suppliers: ['China'] });
        return /supplier=~China/.test(location.search);
    ";
    stage.expect_framed(set, &[], &json!(true))?;
    stage.open(&format!(
        "hosts/host.html?parent=oursWithAddress&frame={frame}&supplier=~Russia"
    ))?;
    let shown = "
        const figure = await framed();
        await figure.ready;
        return figure.dossier.choice;
    ";
    stage.expect_framed(shown, &[], &json!({ "suppliers": ["Russia"] }))
}

/// From a server that sends no policy besides the page's own, as WebKit needs it for a page without an origin.
fn a_frame_of_a_foreign_origin_has_the_state_of_its_page(stage: &Stage) -> Result<()> {
    let page = read(&stage.project.pkg().join("embed.html"))?;
    stage.serve_file("/pkg/embed.html", "text/html; charset=utf-8", page);
    let frame = "/pkg/embed.html?view=map";
    stage.open(&format!(
        "hosts/host.html?parent=foreignWithAddress&frame={frame}&supplier=~Russia&time=2021-03-24..2021-03-31&zoom=19.75,96.1,4"
    ))?;
    stage.browser.find("iframe")?;
    let inside = stage.browser.enter_frame("iframe")?;
    inside.wait(
        "const figure = document.querySelector('dateline-figure');
         figure?.ready.then(async () => {
             const { choice, interaction } = figure.dossier;
             window.seen = [choice.suppliers?.[0], choice.from, Math.round((await interaction).zoom?.[2])].join();
         });
         return origin === 'null' && window.seen === 'Russia,2021-03-24,4';",
    )?;
    Ok(())
}

fn an_address_that_cannot_be_changed_is_tried_again(stage: &Stage) -> Result<()> {
    let script = "
        const { pushState } = history;
        history.pushState = () => { throw new DOMException('too often', 'SecurityError'); };
        dossier.setChoice({ suppliers: ['China'] });
        await settled();
        const before = location.search;
        history.pushState = pushState;
        await until(() => location.search.includes('supplier=~China'));
        return before;
    ";
    expect(stage, "", script, &json!(""))
}

/// What a reader sees of the three figures: all layers, what is said under them, and what can be taken back.
pub const SEEN: &str = "
    await settled();
    const layers = (figure) => [...figure.shadowRoot.querySelectorAll('.picture canvas')].filter(({ width }) => width);
    const drawn = (figure) => layers(figure).map(inkOf).filter(({ dots }) => dots).map(({ hash }) => hash);
    const said = (figure) => figure.shadowRoot.querySelector('p.chosen').textContent;
    const chips = all()[0].shadowRoot.querySelectorAll('.chips button');
    return [all().map((figure) => [figure.view, drawn(figure), said(figure)]), [...chips].map(({ textContent }) => textContent)];
";

/// The week of Armed Forces Day by keys, Russia, a part of the map by a double click: and all of it again, from the address.
fn a_link_shows_the_same_pictures(stage: &Stage) -> Result<()> {
    open_three(stage, "")?;
    let script = "
        const [shares, trend, map] = all();
        const { dossier } = shares;
        dossier.setChoice({ from: '2021-03-26', to: '2021-03-28' });
        await settled();
        const last = trend.shadowRoot.querySelector('[role=slider].last');
        for (let turn = 0; turn < 5; turn += 1) {
            last.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
            await settled();
        }
        dossier.setChoice({ suppliers: ['Russia'] });
        const picture = map.shadowRoot.querySelector('.picture');
        const { left, top, width, height } = picture.getBoundingClientRect();
        picture.dispatchEvent(new MouseEvent('dblclick', { clientX: left + .8 * width, clientY: top + .85 * height }));
        await until(() => /zoom=.*data=/.test(location.search));
        return [dossier.choice, location.search];
    ";
    let chosen = stage.guest(script)?;
    let days = json!({ "from": "2021-03-26", "to": "2021-04-02", "suppliers": ["Russia"] });
    anyhow::ensure!(chosen[0] == days, "{} is chosen", chosen[0]);
    let before = stage.guest(SEEN)?;
    open_three(stage, chosen[1].as_str().unwrap_or_default())?;
    stage.expect_guest_soon(SEEN, &before)
}

/// The figure that keeps the address is there long before the map is.
fn a_zoom_waits_for_its_map(stage: &Stage) -> Result<()> {
    let query = "?zoom=19.75,96.1,20";
    let script = "
        const map = put({ view: 'map' });
        await map.load();
        const interaction = await dossier.interaction;
        await until(() => interaction.zoom);
        await settled();
        return [interaction.zoom, location.search];
    ";
    let expected = json!([[19.75, 96.1, 20.0], query]);
    open(stage, query)?;
    let script = format!("const {{ dossier }} = all()[0]; {script}");
    let found = stage.guest(&script)?;
    anyhow::ensure!(
        found[1] == expected[1] && found[0].as_array().map(Vec::len) == Some(3),
        "{found}"
    );
    Ok(())
}

/// Three figures at an address, the first of which is bound to it.
fn open_three(stage: &Stage, query: &str) -> Result<()> {
    let map = "<dateline-figure src=/pkg/myanmar-2021.json view=map></dateline-figure>";
    stage.serve(
        "/guest.html",
        &Page {
            body: &format!("{BODY}{map}"),
            ..Page::PLAIN
        },
    );
    stage.open(&format!("guest.html{query}"))?;
    let draw = "
        await drawAll();
        await all()[0].dossier.interaction;
        await until(() => inkOf(canvasesOf(all()[2])[0]).dots > 1000);
        await settled();
        return 1;
    ";
    stage.guest(draw)?;
    Ok(())
}

/// Gestures by a generator with a seed: presses, drags, clicks, wheels and keys anywhere in three figures, chips, undo and
/// redo.
const HAMMER: &str = "
    let seed = 20210327;
    const random = (most) => {
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
        return Math.floor((seed / 2 ** 32) * most);
    };
    const errors = announcedErrors();
    addEventListener('error', ({ message }) => errors.push(message));
    addEventListener('unhandledrejection', ({ reason }) => errors.push(`${reason}`));
    // Browsers limit how often it changes.
    let address = '';
    history.pushState = history.replaceState = (state, title, url) => (address = url);
    const figures = all();
    const { dossier } = figures[0];
    const pictures = figures.map((figure) => figure.shadowRoot.querySelector('.picture'));
    pictures.forEach((picture) => (picture.setPointerCapture = () => {}));
    const KEYS = ['ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End', 'Escape', '+', '-', '0'];
    const act = {
        drag(picture, at) {
            const options = { pointerType: 'mouse', pointerId: 1, bubbles: true, composed: true, shiftKey: random(4) === 0 };
            picture.dispatchEvent(new PointerEvent('pointerdown', { ...options, ...at() }));
            for (let step = random(6); step >= 0; step -= 1) picture.dispatchEvent(new PointerEvent('pointermove', { ...options, ...at() }));
            picture.dispatchEvent(new PointerEvent(random(9) ? 'pointerup' : 'pointercancel', { ...options, ...at() }));
        },
        doubleClick: (picture, at) => picture.dispatchEvent(new MouseEvent('dblclick', at())),
        wheel: (picture, at) => picture.dispatchEvent(new WheelEvent('wheel', { ...at(), deltaY: random(400) - 200, ctrlKey: true, cancelable: true })),
        key(picture) {
            const targets = picture.querySelectorAll('[role=slider], .zoom button');
            targets[random(targets.length)]?.dispatchEvent(new KeyboardEvent('keydown', { key: KEYS[random(KEYS.length)], bubbles: true, composed: true }));
        },
        chip() {
            const chips = figures[0].shadowRoot.querySelectorAll('.chips button:not(.copy)');
            chips[random(chips.length)]?.click();
        },
        undo: () => dossier[random(2) ? 'undo' : 'redo'](),
        filter: () => dossier.setFilter({ direction: [null, 'inbound', 'outbound'][random(3)] }),
    };
    const acts = Object.values(act);
    for (let turn = 0; turn < 1000; turn += 1) {
        const picture = pictures[random(3)];
        const { left, top, width, height } = picture.getBoundingClientRect();
        const at = () => ({ clientX: left + random(width), clientY: top + random(height) });
        // Most gestures are drags and clicks.
        await acts[random(3) ? 0 : random(acts.length)](picture, at);
        if (turn % 10 === 0) await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await new Promise((resolve) => setTimeout(resolve, 1200));
    await settled();
    const zoom = (await dossier.interaction).zoom;
    return [errors, new URL(address, location).search, { filter: dossier.filter, choice: dossier.choice, zoom: zoom ? zoom.map((number) => +number.toFixed(4)) : null }];
";

fn a_thousand_random_gestures_leave_what_the_address_says(stage: &Stage) -> Result<()> {
    open_three(stage, "")?;
    // Chromium's driver takes a new address in the middle of a script for another page.
    stage.guest(&format!(
        "(async () => {{ {HAMMER} }})().then((left) => (window.left = left), (error) => (window.left = [`${{error}}`])); return 1;"
    ))?;
    stage.browser.wait("return window.left !== undefined")?;
    let left = stage.guest("return window.left;")?;
    anyhow::ensure!(left[0] == json!([]), "{} were told", left[0]);
    let query = left[1].as_str().unwrap_or_default();
    open_three(stage, query)?;
    let state = "
        const { dossier } = all()[0];
        const interaction = await dossier.interaction;
        const { zoom } = interaction;
        return { filter: dossier.filter, choice: dossier.choice, zoom: zoom ? zoom.map((number) => +number.toFixed(4)) : null };
    ";
    stage.expect_guest(state, &left[2])
}

/// The page around a frame tells it what its address says, which is not what the reader has filtered since.
fn what_a_frame_was_told_once_is_not_told_again(stage: &Stage) -> Result<()> {
    let frame = "/pkg/embed.html?view=shares";
    stage.open(&format!(
        "hosts/host.html?parent=oursWithAddress&frame={frame}&supplier=Atlantis~Russia&data=00000000"
    ))?;
    let script = "
        const figure = await framed();
        await figure.ready;
        const interaction = await figure.dossier.interaction;
        await until(() => figure.dossier.choice.suppliers);
        figure.dossier.setFilter({ from: '2010' });
        const { height } = document.querySelector('iframe').style;
        figure.setAttribute('height', '333');
        await until(() => document.querySelector('iframe').style.height !== height);
        return [figure.filter, figure.dossier.choice];
    ";
    let expected = json!([{ "from": "2010-01-01" }, { "suppliers": ["Russia"] }]);
    stage.expect_framed(script, &[], &expected)
}

/// Of an address that is not whole, two slashes would begin the name of a host.
fn a_path_of_two_slashes_is_kept(stage: &Stage) -> Result<()> {
    stage.serve(
        "//guest.html",
        &Page {
            body: BODY,
            ..Page::PLAIN
        },
    );
    stage.open("/guest.html?a=1")?;
    let script = "
        await drawAll();
        const { dossier } = all()[0];
        await dossier.interaction;
        dossier.setChoice({ suppliers: ['China'] });
        await until(() => /supplier/.test(location.search));
        return [location.pathname, location.search.replace(/&data=.*/, '')];
    ";
    stage.expect_guest(script, &json!(["//guest.html", "?a=1&supplier=~China"]))
}

fn a_base_of_the_page_changes_no_address(stage: &Stage) -> Result<()> {
    let script = "
        const base = Object.assign(document.createElement('base'), { href: 'https://elsewhere.example/x/' });
        mine(() => document.head.append(base));
        dossier.setChoice({ suppliers: ['China'] });
        await until(() => /supplier/.test(location.search));
        return location.pathname;
    ";
    expect(stage, "", script, &json!("/guest.html"))
}

fn what_was_filtered_before_a_touch_stands_there_too(stage: &Stage) -> Result<()> {
    stage.open_page(&Page {
        body: BODY,
        ..Page::PLAIN
    })?;
    let script = "
        await drawAll();
        const { dossier } = all()[0];
        dossier.setFilter({ direction: 'inbound' });
        await settled();
        await dossier.interaction;
        await until(() => location.search.includes('only-direction=inbound'));
        return dossier.filter;
    ";
    stage.expect_guest(script, &json!({ "direction": "inbound" }))
}
