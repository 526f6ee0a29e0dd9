//! The tip of a mark that keys have reached: what it shows, where it stands, and how it ends.

use crate::reader::expect;
use crate::stage::{Stage, tests};
use anyhow::{Result, ensure};
use dateline_checks::browser::Screen;
use serde_json::json;

tests![
    focus_shows_the_tip_that_a_mouse_gets,
    a_tip_tells_keys_to_who_came_by_keys,
    a_tip_never_hides_the_mark_in_focus,
    escape_closes_a_tip_before_it_takes_a_choice_back,
];

/// The key to the right, as WebDriver has it.
const RIGHT: &str = "\u{E014}";

fn focus_shows_the_tip_that_a_mouse_gets(stage: &Stage) -> Result<()> {
    let script = "
        marksOf(map)[0].focus();
        await until(() => tipOf(map));
        const byKey = tipOf(map).split('\\n')[0];
        const lit = inkOf(canvasesOf(map)[2]).dots > 0;
        marksOf(map)[0].blur();
        await until(() => !tipOf(map));
        const { x, y, width, height } = marksOf(map)[0].getBoundingClientRect();
        const picture = map.shadowRoot.querySelector('.picture');
        picture.dispatchEvent(new PointerEvent('pointermove', { pointerType: 'mouse', clientX: x + width / 2, clientY: y + height / 2 }));
        await until(() => tipOf(map));
        return [byKey, tipOf(map).split('\\n')[0], lit];
    ";
    let title = "Moscow to Naypyidaw";
    expect(stage, script, &json!([title, title, true]))
}

fn a_tip_tells_keys_to_who_came_by_keys(stage: &Stage) -> Result<()> {
    let script = "
        stopOf(trend).focus();
        await until(() => tipOf(trend));
        return true;
    ";
    expect(stage, script, &json!(true))?;
    // Only a true key is one for WebKit.
    stage.browser.press(RIGHT)?;
    let keys = "const { shadowRoot } = document.querySelectorAll('dateline-figure')[1];
        return getComputedStyle(shadowRoot.querySelector('.tip'), '::after').content";
    let told = stage.browser.run(keys, &[])?;
    let is_told = told.as_str().is_some_and(|told| told.contains('?'));
    ensure!(is_told, "the tip ends with {told}");
    stage.browser.run(
        "document.querySelectorAll('dateline-figure')[1].shadowRoot.activeElement.blur()",
        &[],
    )?;
    let told = stage.browser.run(keys, &[])?;
    ensure!(told == "none", "the tip ends with {told}");
    Ok(())
}

/// Neither on a phone nor beside the last line of a window.
fn a_tip_never_hides_the_mark_in_focus(stage: &Stage) -> Result<()> {
    let low = Screen {
        width_css: 760,
        height_css: 700,
        ..Screen::DESK
    };
    for screen in [Screen::PHONE, low, Screen::DESK] {
        stage.browser.show_on(screen)?;
        let script = "
            const hidden = [];
            // At the first touch more comes to the page, and moves it.
            stopOf(map).focus();
            await map.dossier.interaction;
            await settled();
            // Of the trend what is longer than a day.
            const marks = [...marksOf(map), ...marksOf(trend).filter((mark) => mark.offsetWidth > 30), ...marksOf(shares)];
            for (const mark of marks) {
                const figure = mark.getRootNode().host;
                mark.scrollIntoView({ block: 'center' });
                mark.focus({ preventScroll: true });
                await until(() => tipOf(figure));
                await settled();
                const tip = figure.shadowRoot.querySelector('.tip').getBoundingClientRect();
                const { left, right, top, bottom } = mark.getBoundingClientRect();
                const [x, y] = [(left + right) / 2, (top + bottom) / 2];
                const covers = x > tip.left && x < tip.right && y > tip.top && y < tip.bottom;
                const isOut = tip.bottom > innerHeight + 1 || tip.top < -1;
                if (covers || isOut) hidden.push([mark.ariaLabel, innerWidth, innerHeight, tip.top, tip.bottom, y]);
            }
            return hidden;
        ";
        expect(stage, script, &json!([]))?;
    }
    stage.browser.show_on(Screen::DESK)
}

fn escape_closes_a_tip_before_it_takes_a_choice_back(stage: &Stage) -> Result<()> {
    let script = "
        const { dossier } = shares;
        const state = () => [dossier.choice.suppliers ?? null, shares.shadowRoot.querySelector('.tip')?.hidden];
        marksOf(shares)[0].focus();
        await press(shares, 'Enter');
        await until(() => dossier.choice.suppliers);
        await settled();
        const states = [state()];
        for (const key of ['Escape', 'Escape']) {
            await press(shares, key);
            await settled();
            states.push(state());
        }
        return states;
    ";
    let expected = json!([[["China"], false], [["China"], true], [null, true]]);
    expect(stage, script, &expected)
}
