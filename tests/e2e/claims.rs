//! Claims: phrases of prose and the marks that they are about.

use crate::guest::Page;
use crate::stage::{Fault, Stage, tests};
use anyhow::{Result, ensure};
use dateline_assembly::site::Reply;
use serde_json::{Value, json};

tests![
    a_phrase_lights_its_mark_and_tells_its_source,
    a_mark_underlines_the_phrases_about_it,
    keys_go_to_the_mark_and_back,
    a_phrase_far_from_its_figure_scrolls_to_it_and_says_so,
    without_its_mark_a_phrase_still_tells_the_data,
    phrases_about_other_data_stay_plain,
    a_page_without_claims_loads_nothing_for_them,
    where_the_module_does_not_come_prose_is_prose,
    a_dossier_that_ends_leaves_plain_prose,
    the_article_as_a_browser_has_it_is_true,
    a_phrase_in_a_link_does_what_the_link_does,
    what_knows_references_is_asked_for_again,
    steps_of_prose_set_states_while_a_reader_scrolls,
    focus_in_a_step_sets_its_state,
];

const PROSE: &str = r#"
    <p>China sold <data id=china data-dateline="share(China, 2015/2019)">49%</data>, Russia
    <data id=russia data-dateline="share(Russia, 2015/2019)">16%</data>; <time id=day data-dateline="aapp-07-15">15 July</time>;
    <dateline-claim id=visits of="count(visits, direction=inbound)">three</dateline-claim>;
    <a id=link href=#day><data id=linked data-dateline="aapp-07-15">912</data></a>;
    <data id=none data-dateline="share(Nobody, 2015)">1%</data></p>"#;

const ASK: &str = "
    await drawAll();
    const phrase = (id) => document.getElementById(id);
    await until(() => phrase('china').role === 'button');
    const [figure] = all();
    const marks = (figure) => [...figure.shadowRoot.querySelectorAll('.marks > [role]')];
    for (const figure of all()) await until(() => marks(figure).length);
    const shown = (part) => [...document.querySelectorAll('dateline-card:not([hidden])')]
        .map(({ shadowRoot }) => shadowRoot.querySelector(part)).find(({ textContent }) => textContent);
    const card = () => shown('.tip');
    const away = () => shown('.away');
    const over = (element, type = 'pointerover') => element.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerType: 'mouse' }));
    const key = (element, key) => element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
    const current = () => [...document.querySelectorAll('[aria-current]')].map(({ id }) => id);
";

fn page(figures: &str) -> String {
    format!("{PROSE}{figures}")
}

const SHARES: &str = "<dateline-figure src=/pkg/myanmar-2021.json view=shares></dateline-figure>";

fn expect(stage: &Stage, figures: &str, script: &str, expected: &Value) -> Result<()> {
    stage.open_page(&Page {
        body: &page(figures),
        ..Page::PLAIN
    })?;
    stage.expect_guest(&format!("{ASK} {script}"), expected)
}

fn a_phrase_lights_its_mark_and_tells_its_source(stage: &Stage) -> Result<()> {
    let script = "
        const ink = () => {
            const canvas = figure.shadowRoot.querySelectorAll('canvas');
            return [...canvas].filter((layer) => layer.width && layer.getContext('2d').getImageData(0, 0, layer.width, layer.height).data.some(Boolean)).length;
        };
        const before = ink();
        over(phrase('china'));
        await until(card);
        await settled();
        const told = card().innerText;
        const lit = ink() > before;
        over(phrase('china'), 'pointerout');
        await until(() => !card());
        await settled();
        return [lit, /49%/.test(told), /Wall Street Journal/.test(told), ink() === before];
    ";
    expect(stage, SHARES, script, &json!([true, true, true, true]))
}

fn a_mark_underlines_the_phrases_about_it(stage: &Stage) -> Result<()> {
    let script = "
        marks(figure)[0].focus();
        await until(() => current().length);
        const [those, line] = [current(), getComputedStyle(phrase('china')).textDecorationStyle];
        marks(figure).find(({ ariaLabel }) => /Russia: 16/.test(ariaLabel)).focus();
        await until(() => current()[0] === 'russia');
        figure.shadowRoot.activeElement.blur();
        await until(() => !current().length);
        return [those, line];
    ";
    expect(stage, SHARES, script, &json!([["china"], "solid"]))
}

fn keys_go_to_the_mark_and_back(stage: &Stage) -> Result<()> {
    let script = "
        phrase('russia').focus();
        await until(() => phrase('russia').ariaDescription);
        const described = phrase('russia').ariaDescription;
        key(phrase('russia'), 'Enter');
        await until(() => figure.shadowRoot.activeElement);
        const there = figure.shadowRoot.activeElement.ariaLabel;
        await until(away);
        key(figure.shadowRoot.activeElement, 'Escape');
        await until(() => document.activeElement === phrase('russia'));
        return [phrase('russia').tabIndex, /16%/.test(described), there, Boolean(away())];
    ";
    let expected = json!([0, true, "2015–2019, Russia: 16%", false]);
    expect(stage, SHARES, script, &expected)
}

fn a_phrase_far_from_its_figure_scrolls_to_it_and_says_so(stage: &Stage) -> Result<()> {
    let script = "
        const before = scrollY;
        phrase('china').click();
        await until(away);
        await until(() => figure.getBoundingClientRect().top < innerHeight);
        await until(() => figure.shadowRoot.querySelector('.tip:not([hidden])'));
        const told = away().innerText;
        away().querySelector('button').click();
        await until(() => document.activeElement === phrase('china'));
        return [before, scrollY >= 0, /China 49%/.test(told), /Back to “49%”/.test(told)];
    ";
    let far = format!("{}{SHARES}", "<br>".repeat(150));
    expect(stage, &far, script, &json!([0, true, true, true]))
}

fn without_its_mark_a_phrase_still_tells_the_data(stage: &Stage) -> Result<()> {
    let script = "
        figure.dossier.setFilter({ suppliers: ['Russia'] });
        await settled();
        over(phrase('day'));
        await until(card);
        return [/912/.test(card().innerText), /No figure here/.test(card().innerText)];
    ";
    expect(stage, SHARES, script, &json!([true, true]))
}

fn phrases_about_other_data_stay_plain(stage: &Stage) -> Result<()> {
    let script = "
        const loaded = () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('core_claims')).length;
        const before = loaded();
        document.dispatchEvent(new PointerEvent('pointermove'));
        await until(() => phrase('none').role === null);
        return [before, loaded(), phrase('none').tabIndex, phrase('visits').role];
    ";
    expect(stage, SHARES, script, &json!([0, 1, -1, "button"]))
}

fn a_page_without_claims_loads_nothing_for_them(stage: &Stage) -> Result<()> {
    stage.open_page(&Page::PLAIN)?;
    let script = "
        await drawAll();
        await pause(300);
        return performance.getEntriesByType('resource').filter(({ name }) => name.includes('claims')).length;
    ";
    stage.expect_guest(script, &json!(0))
}

fn where_the_module_does_not_come_prose_is_prose(stage: &Stage) -> Result<()> {
    let script = "/pkg/dateline-claims.js";
    stage.spoil(script, Fault::Instead(Reply::status(404, "gone")));
    stage.allow("dateline-claims.js");
    stage.open_page(&Page {
        body: &page(SHARES),
        ..Page::PLAIN
    })?;
    let script = "
        const errors = announcedErrors();
        await drawAll();
        await until(() => errors.length);
        return [errors[0], document.getElementById('china').role];
    ";
    let found = stage.guest(script)?;
    stage.spoil("/pkg/dateline-claims.js", Fault::Over);
    ensure!(
        found == json!(["shares DatelineError network", null]),
        "{found}"
    );
    Ok(())
}

fn a_dossier_that_ends_leaves_plain_prose(stage: &Stage) -> Result<()> {
    let script = "
        over(phrase('china'));
        await until(card);
        figure.finalize();
        await until(() => !phrase('china').role);
        return [phrase('china').tabIndex, document.querySelectorAll('dateline-card').length];
    ";
    expect(stage, SHARES, script, &json!([-1, 0]))
}

/// The same check as of the file, of what a browser has made of it.
fn the_article_as_a_browser_has_it_is_true(stage: &Stage) -> Result<()> {
    stage.open_article()?;
    stage.check_claims("data/myanmar-2021.json")
}

fn steps() -> String {
    let gap = "<br>".repeat(60);
    format!(
        "{SHARES}{gap}<section data-step='supplier=China'><p>One <a id=one href='#x'>link</a></p>{gap}</section>
         <section data-step='supplier=Russia'><p>Two <a id=two href='#x'>link</a></p>{gap}</section>{gap}"
    )
}

const STEP: &str = "
    await drawAll();
    const [figure] = all();
    const steps = [];
    document.addEventListener('dateline-step', ({ detail }) => steps.push([detail.index, detail.direction]));
    const chosen = () => String(figure.dossier.choice.suppliers);
    const reach = async (index, supplier) => {
        document.querySelectorAll('[data-step]')[index].scrollIntoView({ block: 'center' });
        await until(() => chosen() === supplier);
    };
";

fn expect_steps(stage: &Stage, script: &str, expected: &Value) -> Result<()> {
    stage.open_page(&Page {
        body: &steps(),
        ..Page::PLAIN
    })?;
    stage.expect_guest(&format!("{STEP} {script}"), expected)
}

fn steps_of_prose_set_states_while_a_reader_scrolls(stage: &Stage) -> Result<()> {
    let script = "
        const entries = history.length;
        await reach(0, 'China');
        await reach(1, 'Russia');
        await reach(0, 'China');
        await until(() => steps.length === 3);
        return [steps, history.length - entries];
    ";
    let expected = json!([[[0, "down"], [1, "down"], [0, "up"]], 0]);
    expect_steps(stage, script, &expected)
}

fn focus_in_a_step_sets_its_state(stage: &Stage) -> Result<()> {
    let script = "
        document.getElementById('two').focus({ preventScroll: true });
        await until(() => chosen() === 'Russia');
        return steps;
    ";
    expect_steps(stage, script, &json!([[1, "down"]]))
}

fn a_phrase_in_a_link_does_what_the_link_does(stage: &Stage) -> Result<()> {
    let script = "
        over(phrase('linked'));
        await until(card);
        phrase('linked').click();
        await pause(100);
        return [location.hash, phrase('linked').role, Boolean(away())];
    ";
    expect(stage, SHARES, script, &json!(["#day", null, false]))
}

fn what_knows_references_is_asked_for_again(stage: &Stage) -> Result<()> {
    let part = "/pkg/dateline_core_claims.wasm";
    stage.spoil(part, Fault::Instead(Reply::status(404, "gone")));
    stage.allow("dateline_core_claims.wasm");
    stage.open_page(&Page {
        body: &page(SHARES),
        ..Page::PLAIN
    })?;
    let script = format!(
        "{ASK} const errors = announcedErrors();
        document.dispatchEvent(new PointerEvent('pointermove'));
        await until(() => errors.length);
        return errors[0];"
    );
    stage.expect_guest(&script, &json!("shares DatelineError network"))?;
    stage.spoil(part, Fault::Over);
    let script = format!(
        "{ASK} over(phrase('china'));
        await until(card);
        return /49%/.test(card().innerText);"
    );
    stage.expect_guest(&script, &json!(true))
}
