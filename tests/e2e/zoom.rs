//! Looking at the map closely: by buttons, keys, double clicks and a wheel, and in the full view.

use crate::stage::{Fault, Stage, tests};
use anyhow::Result;
use dateline_assembly::site::Reply;
use serde_json::{Value, json};

tests![
    buttons_go_closer_and_back,
    keys_do_as_the_buttons,
    a_double_click_goes_closer_where_it_is,
    the_page_keeps_its_wheel,
    a_closer_map_is_dragged,
    a_zoom_stands_in_the_address_and_is_restored,
    where_full_screen_is_refused_a_dialog_opens,
    after_the_full_view_the_map_is_where_it_was,
    what_is_out_of_the_picture_is_said,
    a_closer_look_brings_the_finer_base_map_once,
    where_the_finer_base_map_does_not_come_the_coarse_one_stays,
    a_damaged_finer_base_map_does_no_harm,
];

/// What the tests ask of the page.
const ASK: &str = "
    const map = figureOf('map');
    const { dossier } = map;
    const picture = inside('map', '.picture');
    const buttons = [...map.shadowRoot.querySelectorAll('.zoom button')];
    const zoom = async () => (await settled(), (await dossier.interaction).zoom?.map((number) => Math.round(number)) ?? null);
    const factor = async () => (await zoom())?.[2] ?? 1;
    const said = () => map.shadowRoot.querySelector('p.chosen').textContent;
";

fn expect(stage: &Stage, body: &str, expected: &Value) -> Result<()> {
    stage.open_article()?;
    stage.probe(
        "await figureOf('map').dossier.interaction; await settled(); return 1;",
        &[],
    )?;
    let found = stage.probe(&format!("{ASK} {body}"), &[])?;
    anyhow::ensure!(found == *expected, "{found} instead of {expected}");
    Ok(())
}

fn buttons_go_closer_and_back(stage: &Stage) -> Result<()> {
    let body = "
        const factors = [];
        for (const row of [0, 0, 1, 2]) {
            buttons[row].click();
            factors.push(await factor());
        }
        return factors;
    ";
    expect(stage, body, &json!([2, 4, 2, 1]))
}

fn keys_do_as_the_buttons(stage: &Stage) -> Result<()> {
    let body = "
        const factors = [];
        for (const key of ['+', '+', '-', '0']) {
            buttons[0].dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
            factors.push(await factor());
        }
        return factors;
    ";
    expect(stage, body, &json!([2, 4, 2, 1]))
}

fn a_double_click_goes_closer_where_it_is(stage: &Stage) -> Result<()> {
    let body = "
        buttons[0].click();
        const before = await zoom();
        const { left, top, width, height } = picture.getBoundingClientRect();
        picture.dispatchEvent(new MouseEvent('dblclick', { clientX: left + .8 * width, clientY: top + .8 * height }));
        const after = await zoom();
        return [after[0] < before[0], after[1] > before[1], after[2]];
    ";
    expect(stage, body, &json!([true, true, 4]))
}

fn the_page_keeps_its_wheel(stage: &Stage) -> Result<()> {
    let body = "
        const { left, top } = picture.getBoundingClientRect();
        const at = { clientX: left + 100, clientY: top + 100, deltaY: -300, bubbles: true, cancelable: true };
        const taken = [];
        for (const keys of [{}, { ctrlKey: true }]) {
            const isFree = picture.dispatchEvent(new WheelEvent('wheel', { ...at, ...keys }));
            taken.push(!isFree, await factor() > 1);
        }
        return taken;
    ";
    expect(stage, body, &json!([false, false, true, true]))
}

fn a_closer_map_is_dragged(stage: &Stage) -> Result<()> {
    let body = "
        const drag = async () => {
            picture.setPointerCapture = () => {};
            const { left, top } = picture.getBoundingClientRect();
            const at = (type, x, y) => picture.dispatchEvent(new PointerEvent(type, {
                pointerType: 'mouse', pointerId: 1, clientX: left + x, clientY: top + y, bubbles: true,
            }));
            at('pointerdown', 100, 100);
            for (const step of [10, 40, 80]) at('pointermove', 100 + step, 100);
            at('pointerup', 180, 100);
            return zoom();
        };
        const whole = await drag();
        buttons[0].click();
        const before = await zoom();
        const after = await drag();
        return [whole, after[1] < before[1] - 3, after[2]];
    ";
    expect(stage, body, &json!([null, true, 2]))
}

fn a_zoom_stands_in_the_address_and_is_restored(stage: &Stage) -> Result<()> {
    let body = "
        (await dossier.interaction).zoom = [19.75, 96.1, 8];
        await until(() => location.search.includes('zoom'));
        const written = location.search.replace(/&data=.*/, '');
        history.back();
        await until(() => !location.search.includes('zoom'));
        const back = await zoom();
        history.forward();
        await until(() => location.search.includes('zoom'));
        return [written, back, await zoom()];
    ";
    expect(
        stage,
        body,
        &json!(["?zoom=19.75,96.1,8", null, [20, 96, 8]]),
    )
}

fn where_full_screen_is_refused_a_dialog_opens(stage: &Stage) -> Result<()> {
    let body = "
        map.requestFullscreen = () => Promise.reject(new TypeError('refused'));
        const parent = map.parentNode;
        const before = picture.offsetHeight;
        buttons[3].focus();
        buttons[3].click();
        const dialog = () => map.shadowRoot.querySelector('.window');
        await until(dialog);
        await settled();
        const high = picture.offsetHeight;
        const isOpen = [dialog().open, high !== before, inkOf(layersOf('map')[1]).dots > 200];
        dialog().close();
        await until(() => !dialog());
        await until(() => picture.offsetHeight !== high);
        return [...isOpen, map.parentNode === parent, document.activeElement === map];
    ";
    expect(stage, body, &json!([true, true, true, true, true]))
}

fn after_the_full_view_the_map_is_where_it_was(stage: &Stage) -> Result<()> {
    let body = "
        map.requestFullscreen = () => Promise.reject(new TypeError('refused'));
        buttons[3].scrollIntoView({ block: 'center', behavior: 'instant' });
        const top = () => Math.round(map.getBoundingClientRect().top);
        const before = top();
        const names = [buttons[3].ariaLabel];
        buttons[3].click();
        await until(() => map.shadowRoot.querySelector('.window'));
        await settled();
        names.push(buttons[3].ariaLabel);
        buttons[3].click();
        await until(() => !map.shadowRoot.querySelector('.window'));
        await settled();
        await until(() => Math.abs(top() - before) < 2);
        await pause(200);
        return [...names, buttons[3].ariaLabel, Math.abs(top() - before) < 2];
    ";
    let expected = json!(["Full view", "Leave the full view", "Full view", true]);
    expect(stage, body, &expected)
}

fn what_is_out_of_the_picture_is_said(stage: &Stage) -> Result<()> {
    let body = "
        (await dossier.interaction).zoom = [19.75, 96.1, 100];
        await settled();
        await settled();
        return said();
    ";
    let said =
        "Zoomed in: 5 of 6 lines are in the picture. So close up, coasts and boundaries are coarse";
    expect(stage, body, &json!(said))
}

const FINE_LAND: &str = "/pkg/basemap-fine.bin";

/// Looks at the map more and more closely: how often the finer base map was asked for, whether the lines are said to be coarse,
/// and whether another picture has come of it.
const CLOSER: &str = "
    const asked = () => performance.getEntriesByType('resource').filter(({ name }) => /basemap-fine/.test(name)).length;
    const land = () => inkOf(layersOf('map')[0]).hash;
    const isCoarse = () => /coarse/.test(said());
    const errors = [];
    document.addEventListener('dateline-error', ({ detail }) => errors.push(String(detail)));
    const interaction = await dossier.interaction;
    const look = async (factor) => {
        interaction.zoom = factor && [19.75, 96.1, factor];
        await settled();
        await settled();
    };
    const whole = land();
    await look(2);
    const before = [asked(), isCoarse()];
    await look(20);
";

fn a_closer_look_brings_the_finer_base_map_once(stage: &Stage) -> Result<()> {
    let body = "
        await until(() => asked() === 1 && !isCoarse());
        const close = land();
        await look(21);
        await look(100);
        const closest = isCoarse();
        await look(undefined);
        return [...before, asked(), closest, land() === whole, close !== whole, errors];
    ";
    let expected = json!([0, false, 1, true, true, true, []]);
    expect(stage, &format!("{CLOSER} {body}"), &expected)
}

fn where_the_finer_base_map_does_not_come_the_coarse_one_stays(stage: &Stage) -> Result<()> {
    stage.spoil(FINE_LAND, Fault::Instead(Reply::status(404, "gone")));
    expect_coarse(stage)
}

fn a_damaged_finer_base_map_does_no_harm(stage: &Stage) -> Result<()> {
    let noise = Reply::new("application/octet-stream", vec![0xA5; 5_000]);
    stage.spoil(FINE_LAND, Fault::Instead(noise));
    expect_coarse(stage)
}

/// It is asked for once; the map goes on with what it has, and nobody is told of trouble.
fn expect_coarse(stage: &Stage) -> Result<()> {
    let body = "
        await until(() => asked() === 1);
        await settled();
        const close = [isCoarse(), inkOf(layersOf('map')[0]).dots > 200];
        await look(30);
        return [...before, asked(), ...close, textOf('map', '.trouble'), errors];
    ";
    let expected = json!([0, false, 1, true, true, "", []]);
    expect(stage, &format!("{CLOSER} {body}"), &expected)
}
