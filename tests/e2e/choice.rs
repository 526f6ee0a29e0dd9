//! Choosing in the pictures: by a mouse, by keys, by a finger; what follows, what is said, and how it is taken back.

use crate::stage::{Stage, tests};
use anyhow::Result;
use dateline_checks::browser::Screen;
use dateline_checks::webdriver::Pointer;
use serde_json::{Value, json};

tests![
    days_dragged_on_the_trend_are_those_of_the_map,
    a_drag_of_the_middle_moves_the_stretch,
    a_click_beside_the_stretch_takes_it_away,
    escape_takes_the_stretch_away,
    keys_move_the_ends,
    words_wait_while_something_is_dragged,
    a_bar_that_is_clicked_is_chosen,
    shift_draws_a_rectangle_around_places,
    clauses_are_taken_back_one_by_one,
    choices_are_undone_and_done_again,
    a_choice_outlives_a_trap_of_the_page_s_making,
    a_finger_drags_the_ends_once_they_are_shown,
    what_is_not_chosen_can_be_gone,
    an_escape_that_closes_something_of_the_page_leaves_the_choice,
];

const ESCAPE: &str = "\u{E00C}";
const RIGHT: &str = "\u{E014}";
const PAGE_UP: &str = "\u{E00E}";
const TAB: &str = "\u{E004}";

/// What the tests ask of the page.
const ASK: &str = "
    const chosenOf = (view) => figureOf(view).shadowRoot.querySelector('p.chosen')?.textContent ?? '';
    const { dossier } = figureOf('trend');
    const chips = () => {
        const list = [...document.querySelectorAll('dateline-filter, dateline-figure')]
            .map((element) => element.shadowRoot.querySelector('.chips')).find(Boolean);
        return [...list?.querySelectorAll('button') ?? []];
    };
";

/// The article, with what a reader plays.
fn open(stage: &Stage) -> Result<()> {
    stage.open_article()?;
    stage.probe(
        "await figureOf('trend').dossier.interaction; await settled(); return 1;",
        &[],
    )?;
    Ok(())
}

fn ask(stage: &Stage, body: &str) -> Result<Value> {
    stage.probe(&format!("{ASK} {body}"), &[])
}

fn expect(stage: &Stage, body: &str, expected: &Value) -> Result<()> {
    stage.expect_soon(&format!("{ASK} {body}"), &[], expected)
}

/// What a body that does something gives, once.
fn expect_now(stage: &Stage, body: &str, expected: &Value) -> Result<()> {
    let found = ask(stage, body)?;
    anyhow::ensure!(found == *expected, "{found} instead of {expected}");
    Ok(())
}

/// Places of the window: those of a view's picture by their shares of its plot, or of its whole width and height.
fn places(stage: &Stage, view: &str, shares: &[[f64; 2]]) -> Result<Vec<[f64; 2]>> {
    let body = "
        const [view, shares] = given;
        const picture = inside(view, '.picture');
        picture.scrollIntoView({ block: 'center', behavior: 'instant' });
        await settled();
        const { left, top, width, height } = picture.getBoundingClientRect();
        return shares.map(([x, y]) => [left + x * width, top + y * height]);
    ";
    let found = stage.probe(body, &[json!(view), json!(shares)])?;
    Ok(serde_json::from_value(found)?)
}

pub fn move_to([x, y]: [f64; 2]) -> Value {
    json!({ "type": "pointerMove", "duration": 16, "x": x.round(), "y": y.round() })
}

/// Presses at the first of some places and lets go at the last one.
pub fn drag(stage: &Stage, by: Pointer, places: &[[f64; 2]]) -> Result<()> {
    let mut acts = vec![
        move_to(places[0]),
        json!({ "type": "pointerDown", "button": 0 }),
    ];
    for ends in places.windows(2) {
        for step in 1..=6 {
            let share = f64::from(step) / 6.0;
            let at = |axis: usize| ends[0][axis] + (ends[1][axis] - ends[0][axis]) * share;
            acts.push(move_to([at(0), at(1)]));
        }
    }
    acts.push(json!({ "type": "pointerUp", "button": 0 }));
    stage.browser.point(by, &acts)
}

/// Drags over the middle of the trend.
fn brush(stage: &Stage) -> Result<()> {
    open(stage)?;
    let ends = places(stage, "trend", &[[0.3, 0.6], [0.5, 0.5]])?;
    drag(stage, Pointer::Mouse, &ends)
}

fn days_dragged_on_the_trend_are_those_of_the_map(stage: &Stage) -> Result<()> {
    let before = {
        open(stage)?;
        stage.look()?
    };
    let ends = places(stage, "trend", &[[0.3, 0.6], [0.5, 0.5]])?;
    drag(stage, Pointer::Mouse, &ends)?;
    let body = "
        const { from, to } = dossier.choice;
        const days = (new Date(to) - new Date(from)) / 86400000;
        return [days > 20 && days < 60, /^\\d+ of 64 counts, .* killed/.test(chosenOf('trend')),
            figureOf('trend').filter.from === undefined];
    ";
    expect(stage, body, &json!([true, true, true]))?;
    let after = stage.look()?;
    anyhow::ensure!(after.text("map", "headline") != before.text("map", "headline"));
    anyhow::ensure!(after.text("trend", "headline") == before.text("trend", "headline"));
    Ok(())
}

/// Browsers close a popover after the key is told, and mark nothing.
fn an_escape_that_closes_something_of_the_page_leaves_the_choice(stage: &Stage) -> Result<()> {
    brush(stage)?;
    let show = "
        window.note = Object.assign(document.createElement('p'), { popover: 'auto', textContent: 'Note' });
        document.body.append(note);
        note.showPopover?.();
        await settled();
        return Boolean(dossier.choice.from);
    ";
    expect_now(stage, show, &json!(true))?;
    stage.browser.press(ESCAPE)?;
    let closed = "await settled(); return [Boolean(dossier.choice.from), CSS.supports('selector(:popover-open)') && note.matches(':popover-open')];";
    expect(stage, closed, &json!([true, false]))?;
    let heard = "document.addEventListener('keydown', (event) => event.preventDefault(), { capture: true, once: true }); return 1;";
    ask(stage, heard)?;
    stage.browser.press(ESCAPE)?;
    expect_now(
        stage,
        "await settled(); return Boolean(dossier.choice.from);",
        &json!(true),
    )?;
    stage.browser.press(ESCAPE)?;
    expect(stage, "return Boolean(dossier.choice.from);", &json!(false))
}

fn a_drag_of_the_middle_moves_the_stretch(stage: &Stage) -> Result<()> {
    brush(stage)?;
    let before = ask(stage, "return dossier.choice;")?;
    let ends = places(stage, "trend", &[[0.4, 0.3], [0.5, 0.3]])?;
    drag(stage, Pointer::Mouse, &ends)?;
    let body = "
        const [before] = given;
        const days = ({ from, to }) => Math.round((new Date(to) - new Date(from)) / 86400000);
        return [Math.abs(days(dossier.choice) - days(before)) <= 1, dossier.choice.from > before.from];
    ";
    stage.expect_soon(&format!("{ASK} {body}"), &[before], &json!([true, true]))
}

fn a_click_beside_the_stretch_takes_it_away(stage: &Stage) -> Result<()> {
    brush(stage)?;
    let at = places(stage, "trend", &[[0.7, 0.6]])?;
    drag(stage, Pointer::Mouse, &at)?;
    expect(
        stage,
        "return [dossier.choice, chosenOf('trend')];",
        &json!([{}, ""]),
    )
}

fn escape_takes_the_stretch_away(stage: &Stage) -> Result<()> {
    brush(stage)?;
    stage.browser.press(ESCAPE)?;
    expect(stage, "return dossier.choice;", &json!({}))
}

fn keys_move_the_ends(stage: &Stage) -> Result<()> {
    open(stage)?;
    let focus = "
        dossier.setChoice({ from: '2021-03-27', to: '2021-04-03' });
        await settled();
        figureOf('trend').shadowRoot.querySelector('[role=slider]').focus();
        return 1;
    ";
    ask(stage, focus)?;
    stage.browser.press(RIGHT)?;
    stage.look()?;
    stage.browser.press(TAB)?;
    stage.browser.press(PAGE_UP)?;
    let body = "
        const sliders = [...figureOf('trend').shadowRoot.querySelectorAll('[role=slider]')];
        return [dossier.choice, sliders.map(({ ariaValueText }) => ariaValueText)];
    ";
    let days = json!({ "from": "2021-03-28", "to": "2021-04-30" });
    let words = [
        "28 March 2021, at least 459 killed",
        "30 April 2021, 756 killed",
    ];
    let expected = json!([days, words]);
    expect(stage, body, &expected)
}

fn words_wait_while_something_is_dragged(stage: &Stage) -> Result<()> {
    open(stage)?;
    let watch = "
        const map = figureOf('map');
        window.changes = [];
        const note = () => changes.push(dossier.isMoving);
        new MutationObserver(note).observe(map.shadowRoot, { subtree: true, childList: true, characterData: true });
        return 1;
    ";
    ask(stage, watch)?;
    let ends = places(stage, "trend", &[[0.3, 0.6], [0.5, 0.5]])?;
    drag(stage, Pointer::Mouse, &ends)?;
    expect(
        stage,
        "return [changes.length > 0, changes.includes(true)];",
        &json!([true, false]),
    )
}

fn a_bar_that_is_clicked_is_chosen(stage: &Stage) -> Result<()> {
    open(stage)?;
    let (x, y) = stage.spot("shares", &["Russia", "16"])?;
    let picture = stage.picture("shares")?;
    stage.browser.tap(&picture, x, y, Pointer::Mouse)?;
    let body = "
        const pale = layersOf('shares')[1].classList.contains('pale');
        return [dossier.choice, chosenOf('shares'), pale];
    ";
    let chosen = json!([{ "suppliers": ["Russia"] }, "1 of 3 suppliers: Russia", true]);
    expect(stage, body, &chosen)?;
    stage.browser.tap(&picture, x, y, Pointer::Mouse)?;
    expect(stage, body, &json!([{}, "", false]))
}

fn shift_draws_a_rectangle_around_places(stage: &Stage) -> Result<()> {
    open(stage)?;
    let body = "
        const picture = inside('map', '.picture');
        picture.setPointerCapture = () => {};
        const { left, top, width, height } = picture.getBoundingClientRect();
        const at = (type, x, y) => picture.dispatchEvent(new PointerEvent(type, {
            pointerType: 'mouse', pointerId: 1, shiftKey: true, clientX: left + x * width, clientY: top + y * height, bubbles: true,
        }));
        at('pointerdown', 0, 0);
        for (const share of [.2, .4, .6]) at('pointermove', share * 1.3, share * .5);
        at('pointerup', .78, .3);
        await settled();
        return [dossier.choice.places, / of 3 places: /.test(chosenOf('map'))];
    ";
    expect_now(stage, body, &json!([["kazan", "moscow"], true]))
}

fn clauses_are_taken_back_one_by_one(stage: &Stage) -> Result<()> {
    open(stage)?;
    let body = "
        dossier.setFilter({ direction: 'inbound' });
        dossier.setChoice({ from: '2021-03', to: '2021-04', suppliers: ['China', 'Russia'] });
        await settled();
        const said = chips().map(({ textContent }) => textContent);
        chips()[2].click();
        await settled();
        const left = dossier.choice.suppliers;
        chips().find(({ textContent }) => textContent === 'Take all back').click();
        await settled();
        return [said, left, dossier.choice, dossier.filter, chips().length];
    ";
    let all = [
        "Into the country",
        "March–April 2021",
        "China",
        "Russia",
        "Take all back",
        "Copy link",
    ];
    expect_now(stage, body, &json!([all, ["Russia"], {}, {}, 0]))
}

fn choices_are_undone_and_done_again(stage: &Stage) -> Result<()> {
    open(stage)?;
    let body = "
        const states = [];
        const note = async () => (await settled(), states.push(dossier.choice.suppliers?.join() ?? ''));
        for (const suppliers of [['China'], ['Russia']]) {
            dossier.setChoice({ suppliers });
            await note();
        }
        for (const act of ['undo', 'undo', 'undo', 'redo', 'redo', 'redo']) {
            await dossier[act]();
            await note();
        }
        return states;
    ";
    let states = [
        "China", "Russia", "China", "", "", "China", "Russia", "Russia",
    ];
    expect_now(stage, body, &json!(states))
}

fn a_choice_outlives_a_trap_of_the_page_s_making(stage: &Stage) -> Result<()> {
    open(stage)?;
    let body = "
        dossier.setChoice({ suppliers: ['China'] });
        await settled();
        try { dossier.ask(() => { throw new WebAssembly.RuntimeError('as a trap'); }); } catch {}
        await dossier.ready;
        await dossier.details;
        await settled();
        return [dossier.choice, chosenOf('shares')];
    ";
    expect_now(
        stage,
        body,
        &json!([{ "suppliers": ["China"] }, "1 of 3 suppliers: China"]),
    )
}

fn a_finger_drags_the_ends_once_they_are_shown(stage: &Stage) -> Result<()> {
    stage.browser.show_on(Screen::PHONE)?;
    open(stage)?;
    places(stage, "trend", &[[0.5, 0.5]])?;
    let shown = "
        const { shadowRoot } = figureOf('trend');
        const toggle = shadowRoot.querySelector('.switch');
        const isShown = toggle.checkVisibility();
        toggle.click();
        await settled();
        const { left, top, width, height } = shadowRoot.querySelector('[role=slider]').getBoundingClientRect();
        const { top: pictureTop } = inside('trend', '.picture').getBoundingClientRect();
        return [isShown, left + width / 2, top + height / 2, width, pictureTop];
    ";
    let shown = ask(stage, shown)?;
    anyhow::ensure!(shown[0] == json!(true), "there is no switch");
    anyhow::ensure!(
        shown[3].as_f64() >= Some(44.0),
        "the handle is {} wide",
        shown[3]
    );
    let [x, y] = [1, 2].map(|row| shown[row].as_f64().unwrap_or_default());
    drag(stage, Pointer::Touch, &[[x, y], [x + 90.0, y - 60.0]])?;
    let body = "
        const { top } = inside('trend', '.picture').getBoundingClientRect();
        return [typeof dossier.choice.from, Math.abs(top - given[0]) < 2];
    ";
    stage.expect_soon(
        &format!("{ASK} {body}"),
        &[shown[4].clone()],
        &json!(["string", true]),
    )
}

fn what_is_not_chosen_can_be_gone(stage: &Stage) -> Result<()> {
    open(stage)?;
    let body = "
        const shares = figureOf('shares');
        shares.setAttribute('unchosen', 'gone');
        dossier.setChoice({ suppliers: ['Russia'] });
        await settled();
        return [inside('shares', '.headline').innerText.includes('China'), layersOf('shares')[1].classList.contains('pale')];
    ";
    expect_now(stage, body, &json!([false, false]))
}
