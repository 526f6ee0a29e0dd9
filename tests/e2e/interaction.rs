//! What a reader plays, while its figures come, go and become others: nothing of it stays behind, and nothing of one is
//! said of another.

use crate::guest::Page;
use crate::stage::{Fault, Stage, tests};
use anyhow::Result;
use dateline_assembly::site::Reply;
use serde_json::{Value, json};

tests![
    what_was_said_of_other_data_goes_with_them,
    a_figure_that_comes_back_is_played_once,
    a_finalized_figure_keeps_nothing,
    a_figure_that_goes_ends_its_drag,
    the_last_figure_may_go_in_a_drag,
    a_view_that_changes_is_played_as_it_is,
    what_is_chosen_stands_where_a_figure_is_left,
    no_timer_outlives_a_dossier,
    figures_leave_nothing_in_the_page,
    without_details_a_state_can_be_asked_for,
    it_is_asked_for_again_at_a_later_touch,
    a_click_that_brings_it_is_done,
    an_address_that_is_bound_to_nobody_takes_the_first_figure,
];

const FIGURE: &str =
    "<dateline-figure src=/pkg/myanmar-2021.json view=trend address></dateline-figure>";

const TWO: &str = "
    <dateline-figure src=/pkg/myanmar-2021.json view=trend></dateline-figure>
    <dateline-figure src=/pkg/myanmar-2021.json view=map></dateline-figure>";

const ASK: &str = "
    const errors = thrownErrors();
    await drawAll();
    const [figure, other] = all();
    const { dossier } = figure;
    await dossier.interaction;
    await settled();
    const count = (selector, host = figure) => host.shadowRoot.querySelectorAll(selector).length;
    const parts = (host = figure) => ['.handles', 'p.chosen', '.switch', '.zoom', '.chips', 'p.told'].map((part) => count(part, host));
    const chips = (host = figure) => [...host.shadowRoot.querySelectorAll('.chips button')].map(({ textContent }) => textContent);
    /** Presses in the middle of a picture and moves, and does not let go. */
    const drag = async (host = figure) => {
        const picture = host.shadowRoot.querySelector('.picture');
        picture.setPointerCapture = () => {};
        const { left, top, width, height } = picture.getBoundingClientRect();
        const at = (type, share) => picture.dispatchEvent(new PointerEvent(type, { pointerType: 'mouse', pointerId: 1,
            clientX: left + share * width, clientY: top + .5 * height, bubbles: true, composed: true }));
        at('pointerdown', .4);
        at('pointermove', .5);
        at('pointermove', .6);
        await settled();
    };
";

fn expect(stage: &Stage, body: &str, script: &str, expected: &Value) -> Result<()> {
    stage.open_page(&Page {
        body,
        ..Page::PLAIN
    })?;
    stage.expect_guest(&format!("{ASK} {script}"), expected)
}

fn what_was_said_of_other_data_goes_with_them(stage: &Stage) -> Result<()> {
    let script = "
        dossier.setChoice({ from: '2021-04', to: '2021-05' });
        await settled();
        const before = [chips().length, count('canvas.pale')];
        mine(() => figure.setAttribute('src', '/pkg/myanmar-2021.json?other'));
        await figure.load();
        await figure.dossier.interaction;
        await settled();
        return [before, chips().length, count('canvas.pale'), figure.shadowRoot.querySelector('p.chosen').textContent, parts(), errors];
    ";
    let expected = json!([[1, 1], 0, 0, "", [1, 1, 1, 0, 1, 0], []]);
    let body = "<dateline-figure src=/pkg/myanmar-2021.json view=trend></dateline-figure>";
    expect(stage, body, script, &expected)
}

fn a_figure_that_comes_back_is_played_once(stage: &Stage) -> Result<()> {
    let script = "
        dossier.setChoice({ from: '2021-04', to: '2021-05' });
        await settled();
        const before = parts();
        mine(() => figure.remove());
        await pause(50);
        mine(() => document.querySelector('main').append(figure));
        await figure.load();
        await figure.dossier.interaction;
        await settled();
        return [before, parts(), errors];
    ";
    // What was chosen is in the address still.
    let parts = [1, 1, 1, 0, 1, 1];
    expect(stage, FIGURE, script, &json!([parts, parts, []]))
}

fn a_finalized_figure_keeps_nothing(stage: &Stage) -> Result<()> {
    let script = "
        dossier.setChoice({ from: '2021-04', to: '2021-05' });
        await settled();
        figure.finalize();
        await pause(700);
        return [parts(), errors];
    ";
    expect(stage, FIGURE, script, &json!([[0, 0, 0, 0, 0, 0], []]))
}

fn a_figure_that_goes_ends_its_drag(stage: &Stage) -> Result<()> {
    let script = "
        const headline = wordsOf(other, 'headline');
        await drag();
        const isMoving = dossier.isMoving;
        mine(() => figure.remove());
        await settled();
        return [isMoving, dossier.isMoving, wordsOf(other, 'headline') !== headline, errors];
    ";
    expect(stage, TWO, script, &json!([true, false, true, []]))
}

fn the_last_figure_may_go_in_a_drag(stage: &Stage) -> Result<()> {
    let script = "
        await drag();
        mine(() => figure.remove());
        await pause(1200);
        return errors;
    ";
    expect(stage, FIGURE, script, &json!([]))
}

fn a_view_that_changes_is_played_as_it_is(stage: &Stage) -> Result<()> {
    let script = "
        const before = parts().slice(0, 4);
        mine(() => figure.setAttribute('view', 'map'));
        await until(() => wordsOf(figure, 'headline').includes('visits'));
        await settled();
        const isZoomed = count('.zoom');
        mine(() => figure.setAttribute('view', 'shares'));
        await until(() => wordsOf(figure, 'headline').includes('arms'));
        await settled();
        await drag();
        return [before, isZoomed, count('.zoom'), errors];
    ";
    expect(stage, TWO, script, &json!([[1, 1, 1, 0], 1, 0, []]))
}

fn what_is_chosen_stands_where_a_figure_is_left(stage: &Stage) -> Result<()> {
    let script = "
        dossier.setChoice({ suppliers: ['Russia'] });
        await settled();
        const before = [chips(), chips(other)];
        mine(() => figure.remove());
        await settled();
        await settled();
        return [before, chips(other), errors];
    ";
    let said = ["Russia"];
    let expected = json!([[said, Vec::<&str>::new()], said, []]);
    expect(stage, TWO, script, &expected)
}

fn no_timer_outlives_a_dossier(stage: &Stage) -> Result<()> {
    let script = "
        dossier.setChoice({ from: '2021-04' });
        await until(() => location.search.includes('time='));
        dossier.setFilter({ direction: 'inbound' });
        await settled();
        mine(() => figure.remove());
        await pause(50);
        history.back();
        await pause(900);
        return errors;
    ";
    expect(stage, FIGURE, script, &json!([]))
}

/// Each listener that is added is taken back, but for those of the page, which are one set for all figures.
fn figures_leave_nothing_in_the_page(stage: &Stage) -> Result<()> {
    let script = "
        mine(() => figure.remove());
        await pause(50);
        let kept = 0;
        const watch = (target) => {
            const { addEventListener: add, removeEventListener: remove } = target;
            target.addEventListener = (type, listener, options) => {
                kept += 1;
                const gone = () => (kept -= 1);
                if (options?.signal) options.signal.addEventListener('abort', gone, { once: true });
                add.call(target, type, listener, options);
            };
            target.removeEventListener = (...given) => {
                kept -= 1;
                remove.apply(target, given);
            };
        };
        watch(window);
        watch(document);
        const rounds = [];
        for (let round = 0; round < 3; round += 1) {
            const map = put({ view: 'map', address: '' });
            await map.load();
            await map.dossier.interaction;
            await settled();
            map.finalize();
            mine(() => map.remove());
            await pause(50);
            rounds.push(kept);
        }
        return [rounds.map((kept) => kept - rounds[0]), errors];
    ";
    expect(stage, FIGURE, script, &json!([[0, 0, 0], []]))
}

fn without_details_a_state_can_be_asked_for(stage: &Stage) -> Result<()> {
    let gone = Reply::status(404, "gone");
    stage.spoil("/pkg/dateline_core_details.wasm", Fault::Instead(gone));
    stage.open_page(&Page {
        body: FIGURE,
        ..Page::PLAIN
    })?;
    let script = "
        await drawAll();
        const [figure] = all();
        const states = [await figure.save(), await figure.save()];
        const ends = [await endOf(() => figure.dossier.choice), await endOf(() => figure.reset())];
        await figure.dossier.ready;
        figure.dossier.setFilter({ from: '2021-03' });
        return [states.map(({ choice }) => choice), ends, isInked(figure), figure.filter];
    ";
    let ends = ["DatelineError not-ready", "nothing"];
    let expected = json!([[{}, {}], ends, true, { "from": "2021-03-01" }]);
    stage.expect_guest(script, &expected)
}

/// A finger's first tap is not lost, however late comes who hears it.
fn a_click_that_brings_it_is_done(stage: &Stage) -> Result<()> {
    let late = Fault::Late(std::time::Duration::from_millis(500));
    stage.spoil("/pkg/dateline-interaction.js", late);
    let script = "
        await drawAll();
        const [figure] = all();
        await figure.dossier.details;
        const picture = figure.shadowRoot.querySelector('.picture');
        const { left, top } = picture.getBoundingClientRect();
        for (const type of ['pointerdown', 'pointerup', 'click']) {
            picture.dispatchEvent(new PointerEvent(type, { pointerType: 'touch', clientX: left + 200, clientY: top + 20, bubbles: true, composed: true }));
        }
        await until(() => figure.dossier.choice.suppliers);
        return figure.dossier.choice;
    ";
    let body = "<dateline-figure src=/pkg/myanmar-2021.json view=shares></dateline-figure>";
    stage.open_page(&Page {
        body,
        ..Page::PLAIN
    })?;
    stage.expect_guest(script, &json!({"suppliers": ["China"]}))
}

fn it_is_asked_for_again_at_a_later_touch(stage: &Stage) -> Result<()> {
    let script = "/pkg/dateline-interaction.js";
    stage.spoil(script, Fault::Instead(Reply::status(404, "gone")));
    stage.allow("dateline-interaction.js");
    stage.open_page(&Page {
        body: TWO,
        ..Page::PLAIN
    })?;
    let touch = "
        await drawAll();
        const errors = announcedErrors();
        const touch = async () => {
            dispatchEvent(new PointerEvent('pointermove'));
            dispatchEvent(new PointerEvent('pointerdown'));
            await pause(400);
        };
        await touch();
        const told = errors.length;
        await touch();
        return [told, errors.length];
    ";
    stage.expect_guest(touch, &json!([2, 4]))
}

fn an_address_that_is_bound_to_nobody_takes_the_first_figure(stage: &Stage) -> Result<()> {
    let script = "
        await dossier.bindAddress();
        dossier.setChoice({ suppliers: ['Russia'] });
        await until(() => location.search.includes('supplier=~Russia'));
        return [count('p.told'), count('p.told', other), errors];
    ";
    expect(stage, TWO, script, &json!([1, 0, []]))
}
