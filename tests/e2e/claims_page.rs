//! The editor's page of claims: an article is pasted, its numbers are bound to marks, and its HTML is copied.

use crate::stage::{Stage, tests};
use anyhow::Result;
use serde_json::{Value, json};

tests![
    pasted_prose_lists_its_numbers,
    a_click_on_a_mark_binds_a_number,
    keys_alone_bind_a_number,
    a_verdict_changes_with_the_prose,
    what_is_copied_has_its_claims,
    a_claim_is_unbound_and_undone,
    a_reference_is_written_by_hand,
    a_hostile_article_harms_nothing,
    without_an_article_there_is_nothing_to_do,
    another_data_set_is_opened_and_a_bad_one_told,
];

/// What a script of these tests begins with.
const ASK: &str = "
    await until(() => document.readyState === 'complete');
    const find = (selector) => document.querySelector(selector);
    const figures = () => [...document.querySelectorAll('dateline-figure')];
    await until(() => figures().length === 3);
    const prose = find('#prose');
    const numbers = () => [...document.querySelectorAll('#passages .number')];
    const states = () => numbers().map(({ firstChild, dataset }) => `${firstChild.data}: ${dataset.state}`);
    const summary = () => find('#summary').textContent;
    const paste = async (text) => {
        const before = summary();
        prose.value = text;
        prose.dispatchEvent(new Event('input'));
        await until(() => summary() !== before);
    };
    const offers = () => [...document.querySelectorAll('.offers button')];
    const mark = async (name) => {
        const [figure] = figures();
        await figure.load();
        figure.scrollIntoView();
        const marks = () => [...figure.shadowRoot.querySelectorAll('.marks > [role]')];
        const own = () => marks().find(({ ariaLabel }) => ariaLabel.includes(name));
        await until(own);
        return own();
    };
    const key = (element, key) => element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
    const SHARES = 'China sold 49% of the arms.\\n\\nRussia sold 16%, & France 3.';
    const BOUND = '<p>China sold <data value=\"49\" data-dateline=\"share(China, 2015/2019)\">49%</data> of the arms.</p>';
";

fn expect(stage: &Stage, script: &str, expected: &Value) -> Result<()> {
    stage.open("claims.html")?;
    let found = stage.probe(&format!("{ASK} {script}"), &[])?;
    anyhow::ensure!(found == *expected, "{found} instead of {expected}");
    Ok(())
}

fn pasted_prose_lists_its_numbers(stage: &Stage) -> Result<()> {
    let script = "
        await paste(SHARES);
        return [document.querySelectorAll('#passages li').length, states(), summary()];
    ";
    let summary = "0 claims: 0 true, 0 false, 0 not provable; 3 numbers without a claim";
    let states = ["49%: unbound", "16%: unbound", "3: unbound"];
    expect(stage, script, &json!([2, states, summary]))
}

fn a_click_on_a_mark_binds_a_number(stage: &Stage) -> Result<()> {
    let script = "
        await paste(SHARES);
        numbers()[0].click();
        const { left, top, width, height } = (await mark('China')).getBoundingClientRect();
        const picture = figures()[0].shadowRoot.querySelector('.picture');
        const at = { clientX: left + width / 3, clientY: top + height / 2, bubbles: true, composed: true, pointerType: 'mouse' };
        picture.dispatchEvent(new PointerEvent('pointermove', at));
        picture.dispatchEvent(new PointerEvent('click', at));
        await until(() => offers().length);
        const offered = offers().map(({ textContent }) => textContent.split(' ')[0]);
        offers().find(({ textContent }) => textContent.includes('share(China')).click();
        await until(() => numbers()[0].dataset.state === 'true');
        return [offered[0], prose.value.startsWith(BOUND), document.activeElement === numbers()[0]];
    ";
    expect(stage, script, &json!(["✓share-china", true, true]))
}

fn keys_alone_bind_a_number(stage: &Stage) -> Result<()> {
    let script = "
        await paste(SHARES);
        numbers()[1].focus();
        numbers()[1].click();
        const russia = await mark('Russia');
        russia.focus();
        key(russia, 'Enter');
        await until(() => offers().length);
        const isThere = document.activeElement === offers()[0];
        offers()[0].click();
        await until(() => states()[1] === '16%: true');
        key(document.activeElement, 'Escape');
        return [isThere, find('#panel').hidden, document.activeElement === numbers()[1]];
    ";
    expect(stage, script, &json!([true, true, true]))
}

fn a_verdict_changes_with_the_prose(stage: &Stage) -> Result<()> {
    let script = "
        await paste(BOUND);
        const first = states();
        await paste(BOUND.replace('49%', '48%'));
        const wrong = find('#wrong').innerText;
        return [first, states(), /48%.+is false.+49%.+Wall Street Journal/s.test(wrong), summary().slice(0, 15)];
    ";
    let expected = json!([["49%: true"], ["48%: false"], true, "1 claim: 0 true"]);
    expect(stage, script, &expected)
}

fn what_is_copied_has_its_claims(stage: &Stage) -> Result<()> {
    let script = "
        let copied;
        Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { copied = text; } }, configurable: true });
        await paste(`${BOUND}<p>Two.`);
        find('#copy').click();
        await until(() => copied);
        await until(() => find('#done').textContent);
        return [copied === `${BOUND}<p>Two.`, find('#done').textContent];
    ";
    expect(stage, script, &json!([true, "Copied."]))
}

fn a_claim_is_unbound_and_undone(stage: &Stage) -> Result<()> {
    let script = "
        await paste(BOUND);
        numbers()[0].click();
        [...find('#panel').querySelectorAll('button')].find(({ textContent }) => textContent === 'Unbind').click();
        const plain = [prose.value, states()];
        find('#undo').click();
        return [...plain, prose.value === BOUND, states()];
    ";
    let plain = "<p>China sold 49% of the arms.</p>";
    let expected = json!([plain, ["49%: unbound"], true, ["49%: true"]]);
    expect(stage, script, &expected)
}

fn a_reference_is_written_by_hand(stage: &Stage) -> Result<()> {
    let script = "
        await paste(SHARES);
        const write = (reference) => {
            find('#panel input').value = reference;
            find('#panel form button').click();
        };
        numbers()[0].click();
        write('share(Chian, 2015/2019)');
        const told = find('#wrong').innerText.includes('There is no supplier \"Chian\"');
        write('share(China, 2015/2019)');
        return [told, states()[0], prose.value.startsWith(BOUND)];
    ";
    expect(stage, script, &json!([true, "49%: true", true]))
}

fn a_hostile_article_harms_nothing(stage: &Stage) -> Result<()> {
    let script = "
        const evil = '<img src=x onerror=\"window.harm=1\"><script>window.harm=2</script><svg onload=\"window.harm=3\"><p>49%</p></svg>'
            + '<data data-dateline=\"<img src=x onerror=window.harm=4>\">12</data><p>&lt;img src=x onerror=window.harm=5&gt; 7';
        await paste(evil);
        const some = summary();
        const large = evil + '<p>4<b>9%</b> &amp; 12 people</p>'.repeat(200_000 / 33);
        await paste(large);
        await settled();
        const inside = document.querySelectorAll('main img, main script, main svg').length;
        return [window.harm ?? 'none', inside, /^1 claim: 0 true, 1 false/.test(some), numbers().length > 6000, prose.value.length > 200_000];
    ";
    expect(stage, script, &json!(["none", 0, true, true, true]))
}

fn without_an_article_there_is_nothing_to_do(stage: &Stage) -> Result<()> {
    let script = "
        await until(() => summary());
        const told = summary();
        await paste('No number is in here.');
        const none = summary();
        await paste('');
        return [told, none, summary() === told, numbers().length, find('#panel').hidden, find('#wrong').hidden];
    ";
    let none = "0 claims: 0 true, 0 false, 0 not provable; 0 numbers without a claim";
    let expected = json!(["There is no article yet.", none, true, 0, true, true]);
    expect(stage, script, &expected)
}

fn another_data_set_is_opened_and_a_bad_one_told(stage: &Stage) -> Result<()> {
    let script = "
        await paste(BOUND);
        const open = async (name, text) => {
            const input = find('#data');
            Object.defineProperty(input, 'files', { value: [new File([text], name)], configurable: true });
            input.dispatchEvent(new Event('change'));
        };
        await open('bad.json', '{');
        await until(() => find('#trouble').textContent);
        const kept = [/^bad.json cannot be opened/.test(find('#trouble').textContent), states()];
        const own = await (await fetch('pkg/myanmar-2021.json')).json();
        own.transfers.find(({ id }) => id === 'share-china').value = 48;
        own.title = 'Ours';
        await open('own.json', JSON.stringify(own));
        await until(() => /Ours/.test(find('#whose').textContent));
        return [...kept, states(), find('#trouble').textContent, figures().length];
    ";
    let expected = json!([true, ["49%: true"], ["49%: false"], "", 3]);
    expect(stage, script, &expected)
}
