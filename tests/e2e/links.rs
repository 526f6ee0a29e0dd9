//! Links in prose and marked elements that set a state: which they are, and what works in them as ever.

use crate::address::expect;
use crate::stage::{Stage, tests};
use anyhow::Result;
use serde_json::json;

tests![
    a_link_in_prose_sets_a_state_and_takes_it_back,
    a_link_to_another_page_of_the_query_is_followed,
    what_stands_in_a_marked_part_works_as_ever,
    a_key_that_is_held_is_one_press,
];

fn a_link_in_prose_sets_a_state_and_takes_it_back(stage: &Stage) -> Result<()> {
    let script = "
        const page = performance.timeOrigin;
        const [link, word] = [document.querySelector('#link'), document.querySelector('#word')];
        const seen = [];
        for (const element of [link, link, word]) {
            element.click();
            await settled();
            seen.push(dossier.choice);
        }
        return [...seen, wordsOf(all()[0], 'told'), performance.timeOrigin === page];
    ";
    let days = json!({ "from": "2021-03-01", "to": "2021-04-30" });
    let said = "Chart updated to reflect the selected view.";
    let expected = json!([{ "suppliers": ["China"] }, {}, days, said, true]);
    expect(stage, "", script, &expected)
}

fn a_link_to_another_page_of_the_query_is_followed(stage: &Stage) -> Result<()> {
    let script = "
        const link = document.querySelector('#link');
        // Whoever follows it is not asked here.
        addEventListener('click', (event) => event.preventDefault());
        const followed = [];
        for (const href of ['?p=456&series=climate', '?p=123&supplier=China', '?supplier=Russia']) {
            mine(() => link.setAttribute('href', href));
            link.click();
            await settled();
            followed.push(dossier.choice.suppliers?.join() ?? '');
        }
        return followed;
    ";
    expect(stage, "?p=123", script, &json!(["", "China", "Russia"]))
}

fn what_stands_in_a_marked_part_works_as_ever(stage: &Stage) -> Result<()> {
    let script = "
        const form = document.createElement('form');
        form.dataset.dateline = 'supplier=China';
        const inner = ['input', 'input', 'b'].map((name) => document.createElement(name));
        Object.assign(inner[0], { name: 'hash' });
        Object.assign(inner[1], { type: 'checkbox' });
        form.append(...inner);
        mine(() => document.querySelector('main').append(form));
        const foreign = document.createElementNS('urn:x', 'part');
        foreign.setAttribute('data-dateline', 'supplier=Russia');
        mine(() => form.after(foreign));
        const [input, box] = form.querySelectorAll('input');
        const chosen = [];
        const note = async () => (await settled(), chosen.push(dossier.choice.suppliers?.join() ?? ''));
        input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
        await note();
        box.click();
        await note();
        form.querySelector('b').click();
        await note();
        foreign.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
        await note();
        return [box.checked, chosen];
    ";
    expect(
        stage,
        "",
        script,
        &json!([true, ["", "", "China", "Russia"]]),
    )
}

fn a_key_that_is_held_is_one_press(stage: &Stage) -> Result<()> {
    let script = "
        const word = document.querySelector('#word');
        for (const repeat of [false, true, true, true]) {
            word.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', repeat, bubbles: true, cancelable: true }));
            await settled();
        }
        return dossier.choice.from;
    ";
    expect(stage, "", script, &json!("2021-03-01"))
}
