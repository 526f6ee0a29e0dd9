//! What a reader takes along: the menu, and what it makes.

use crate::guest::Page;
use crate::stage::{Fault, Stage, tests};
use anyhow::Result;
use dateline_assembly::site::Reply;
use serde_json::{Value, json};

tests![
    the_menu_opens_beside_its_button_and_closes,
    an_editor_leaves_parts_out,
    data_are_those_of_the_filter_and_say_so,
    a_table_for_a_spreadsheet_has_the_figure_s_rows,
    a_picture_is_the_one_that_is_seen,
    a_picture_on_the_page_stays_as_sharp_as_it_was,
    the_code_shows_the_figure_as_it_is,
    a_link_has_what_is_chosen,
    what_does_not_arrive_is_asked_for_again,
    on_paper_a_drawing_is_of_vectors,
    a_data_set_is_described_for_search_engines,
    the_table_is_opened_from_the_menu,
    a_trend_can_be_heard_and_silenced,
];

const ASK: &str = "
    await drawAll();
    const [shares, trend, map] = all();
    const toolsOf = (figure) => figure.shadowRoot.querySelector('.tools');
    for (const figure of all()) await until(() => toolsOf(figure));
    const openMenu = async (figure) => {
        toolsOf(figure).querySelector('button').click();
        await until(() => dialogOf(figure));
        return dialogOf(figure);
    };
    const dialogOf = (figure) => figure.shadowRoot.querySelector('dialog.take');
    const itemsOf = (figure) => [...dialogOf(figure).querySelectorAll('li button')];
    const saved = [];
    const keep = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
        saved.push(blob);
        return keep.call(URL, blob);
    };
    HTMLAnchorElement.prototype.click = () => {};
    const take = async (figure, name) => {
        const count = saved.length;
        itemsOf(figure).find(({ textContent }) => textContent === name).click();
        await until(() => saved.length > count);
        return saved.at(-1);
    };
";

fn expect(stage: &Stage, body: &str, script: &str, expected: &Value) -> Result<()> {
    stage.open_page(&Page {
        body,
        ..Page::PLAIN
    })?;
    stage.expect_guest(&format!("{ASK} {script}"), expected)
}

fn the_menu_opens_beside_its_button_and_closes(stage: &Stage) -> Result<()> {
    let script = "
        const before = trend.offsetHeight;
        const dialog = await openMenu(trend);
        const button = toolsOf(trend).querySelector('button');
        const { left, right, top, bottom } = dialog.getBoundingClientRect();
        const isInWindow = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
        const opened = [isInWindow, button.ariaExpanded, trend.offsetHeight === before];
        dialog.querySelector('.close').click();
        await until(() => !dialogOf(trend));
        return [opened, button.ariaExpanded, trend.shadowRoot.activeElement === button];
    ";
    expect(
        stage,
        crate::guest::FIGURES,
        script,
        &json!([[true, "true", true], "false", true]),
    )
}

fn an_editor_leaves_parts_out(stage: &Stage) -> Result<()> {
    let body = "
        <dateline-figure src=/pkg/myanmar-2021.json view=shares menu=none></dateline-figure>
        <dateline-figure src=/pkg/myanmar-2021.json view=trend menu='csv~link'></dateline-figure>";
    let script = "
        await openMenu(trend);
        const found = [toolsOf(shares).checkVisibility(), itemsOf(trend).map(({ textContent }) => textContent)];
        mine(() => shares.removeAttribute('menu'));
        await until(() => toolsOf(shares).checkVisibility());
        return found;
    ";
    expect(
        stage,
        body,
        script,
        &json!([false, ["Copy link", "Data as CSV"]]),
    )
}

fn data_are_those_of_the_filter_and_say_so(stage: &Stage) -> Result<()> {
    let script = "
        await shares.setFilter({ suppliers: ['Russia'] });
        await settled();
        await openMenu(shares);
        const text = await (await take(shares, 'Data, with sources (ZIP)')).text();
        const described = JSON.parse(text.slice(text.indexOf('{\\n  \"$schema\"'), text.indexOf('\\n}') + 2));
        const lines = text.slice(text.indexOf('id,recipient')).split('\\r\\n').filter((line) => /,Myanmar,/.test(line));
        return [
            described.resources.map(({ name }) => name), lines.length > 0 && lines.every((line) => /Russia/.test(line)),
            text.includes('- supplier: Russia'), text.includes('## How to cite'),
        ];
    ";
    let expected = json!([["transfers", "sources"], true, true, true]);
    expect(stage, crate::guest::FIGURES, script, &expected)
}

fn a_table_for_a_spreadsheet_has_the_figure_s_rows(stage: &Stage) -> Result<()> {
    let script = "
        await openMenu(map);
        const blob = await take(map, 'Data as CSV');
        const [head, ...rows] = (await blob.text()).trim().split('\\r\\n');
        return [blob.type, head.includes('from_name'), rows.length, rows.every((row) => /Moscow|Kazan/.test(row))];
    ";
    expect(
        stage,
        crate::guest::FIGURES,
        script,
        &json!(["text/csv", true, 6, true]),
    )
}

fn a_picture_is_the_one_that_is_seen(stage: &Stage) -> Result<()> {
    let script = "
        await openMenu(trend);
        const text = await (await take(trend, 'Picture as SVG')).text();
        const picture = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
        const texts = [...picture.querySelectorAll('text')].map(({ textContent }) => textContent);
        const png = await take(trend, 'Picture as PNG');
        const { width } = await createImageBitmap(png);
        const wanted = ['1,348', 'AAPP', 'Jul', '1,000', 'reported count'];
        return [
            picture.localName, picture.querySelector('title').textContent, wanted.filter((text) => !texts.includes(text)),
            picture.querySelectorAll('script, style, [style]').length, texts.some((text) => text.startsWith('Sources: ')),
            png.type, width === 2 * (trend.offsetWidth + 32),
        ];
    ";
    let headline = "1,348 people killed in Myanmar by 20 December 2021 (AAPP)";
    let expected = json!(["svg", headline, [], 0, true, "image/png", true]);
    stage.open_page(&Page {
        policy: &Page::PLAIN.policy.replace(
            "; require-trusted-types-for 'script'; trusted-types 'none'",
            "",
        ),
        ..Page::PLAIN
    })?;
    stage.expect_guest(&format!("{ASK} {script}"), &expected)
}

fn a_picture_on_the_page_stays_as_sharp_as_it_was(stage: &Stage) -> Result<()> {
    let script = "
        const before = [pictureOf(trend), canvasesOf(trend).map(({ width }) => width)];
        await openMenu(trend);
        await take(trend, 'Picture as PNG');
        dialogOf(trend).close();
        await settled();
        await settled();
        return JSON.stringify(before) === JSON.stringify([pictureOf(trend), canvasesOf(trend).map(({ width }) => width)]);
    ";
    expect(stage, crate::guest::FIGURES, script, &json!(true))
}

fn the_code_shows_the_figure_as_it_is(stage: &Stage) -> Result<()> {
    let body = "<dateline-figure src=/pkg/myanmar-2021.json view=trend count=per-day headline='Day by &lt;day>'></dateline-figure>";
    let script = "
        navigator.clipboard.writeText = async () => { throw new Error('no'); };
        await shares.setFilter({ from: '2021-03' });
        await openMenu(shares);
        itemsOf(shares).find(({ textContent }) => textContent === 'Copy code to embed it').click();
        await until(() => dialogOf(shares).querySelector('textarea'));
        const code = new DOMParser().parseFromString(dialogOf(shares).querySelector('textarea').value, 'text/html');
        const address = new URL(code.querySelector('iframe').src);
        const asked = Object.fromEntries(address.searchParams);
        return [address.pathname, new URL(asked.src).pathname, asked.view, asked.count, asked.from, code.querySelector('iframe').title,
            new URL(code.querySelector('script').src).pathname];
    ";
    stage.open_page(&Page {
        body,
        policy: &Page::PLAIN.policy.replace(
            "; require-trusted-types-for 'script'; trusted-types 'none'",
            "",
        ),
        ..Page::PLAIN
    })?;
    let expected = json!([
        "/pkg/embed.html",
        "/pkg/myanmar-2021.json",
        "trend",
        "per-day",
        "2021-03-01",
        "Day by <day>",
        "/pkg/dateline-embed.js"
    ]);
    stage.expect_guest(&format!("{ASK} {script}"), &expected)
}

fn a_link_has_what_is_chosen(stage: &Stage) -> Result<()> {
    let body = "<dateline-figure src=/pkg/myanmar-2021.json view=shares address></dateline-figure>";
    let script = "
        let copied = '';
        navigator.clipboard.writeText = async (text) => (copied = text);
        shares.dossier.setChoice({ suppliers: ['Russia'] });
        await until(() => location.search);
        await openMenu(shares);
        itemsOf(shares)[0].click();
        await until(() => copied);
        return [copied === location.href, /supplier=~Russia/.test(copied), dialogOf(shares).querySelector('.said').textContent];
    ";
    expect(stage, body, script, &json!([true, true, "Copied."]))
}

fn what_does_not_arrive_is_asked_for_again(stage: &Stage) -> Result<()> {
    let script = "/pkg/dateline-take.js";
    stage.spoil(script, Fault::Instead(Reply::status(404, "gone")));
    stage.allow("dateline-take.js");
    stage.open_page(&Page::PLAIN)?;
    let found = stage.guest(&format!(
        "{ASK} const errors = announcedErrors();
        toolsOf(trend).querySelector('button').click();
        await until(() => errors.length);
        return [errors[0], toolsOf(trend).querySelector('button').ariaExpanded];"
    ))?;
    anyhow::ensure!(
        found == json!(["trend DatelineError network", "false"]),
        "{found}"
    );
    stage.spoil(script, Fault::Over);
    // Engines remember a module that did not arrive until the page is another one.
    stage.open_page(&Page::PLAIN)?;
    stage.expect_guest(
        &format!("{ASK} await openMenu(trend); return 1;"),
        &json!(1),
    )
}

fn on_paper_a_drawing_is_of_vectors(stage: &Stage) -> Result<()> {
    let script = "
        dispatchEvent(new Event('beforeprint'));
        const drawings = all().map((figure) => figure.shadowRoot.querySelector('.picture > svg'));
        const texts = drawings.map((drawing) => [...drawing.querySelectorAll('text')].map(({ textContent }) => textContent));
        const isBlack = drawings.every((drawing) => drawing.querySelector('text[fill=\"#000000\"]'));
        dispatchEvent(new Event('afterprint'));
        const left = all().filter((figure) => figure.shadowRoot.querySelector('.picture > svg, .picture.vector'));
        return [texts[0].includes('49%'), texts[1].includes('1,348'), texts[2].includes('Moscow'), isBlack, left.length];
    ";
    expect(
        stage,
        crate::guest::FIGURES,
        script,
        &json!([true, true, true, true, 0]),
    )
}

fn a_data_set_is_described_for_search_engines(stage: &Stage) -> Result<()> {
    let script = "
        const found = await trend.dossier.jsonld;
        return [found['@type'], found.name, found.isBasedOn.length, JSON.stringify(found).includes('aappb.org')];
    ";
    let title = "Myanmar after the coup of February 2021: arms, deaths, visits";
    expect(
        stage,
        crate::guest::FIGURES,
        script,
        &json!(["Dataset", title, 24, true]),
    )
}

fn the_table_is_opened_from_the_menu(stage: &Stage) -> Result<()> {
    let script = "
        await openMenu(shares);
        itemsOf(shares).find(({ textContent }) => textContent === 'Show as table').click();
        await until(() => shares.shadowRoot.querySelector('details[open] tbody tr'));
        return [dialogOf(shares) === null, shares.shadowRoot.activeElement.localName];
    ";
    expect(
        stage,
        crate::guest::FIGURES,
        script,
        &json!([true, "summary"]),
    )
}

/// Tones are counted, since nobody hears them here.
fn a_trend_can_be_heard_and_silenced(stage: &Stage) -> Result<()> {
    let script = "
        let tones = 0;
        let contexts = [];
        const { OscillatorNode: Tone, AudioContext: Context } = window;
        window.OscillatorNode = class extends Tone { constructor(...given) { super(...given); tones += 1; } };
        window.AudioContext = class extends Context { constructor() { super(); contexts.push(this); } };
        await openMenu(trend);
        const button = itemsOf(trend).find(({ textContent }) => textContent === 'Listen');
        button.click();
        await until(() => tones);
        const count = tones;
        const label = button.textContent;
        button.click();
        await until(() => contexts[0].state === 'closed' && button.textContent === 'Listen');
        return [count > 100, label, itemsOf(trend).length, contexts.length];
    ";
    expect(
        stage,
        crate::guest::FIGURES,
        script,
        &json!([true, "Stop listening", 10, 1]),
    )
}
