//! Data and messages that mean harm.

use crate::guest::{Page, SHELL};
use crate::stage::{Stage, tests};
use anyhow::{Result, ensure};
use dateline_assembly::policy::PAGE as POLICY;
use serde_json::{Value, json};

tests![
    proto_is_an_ordinary_name,
    javascript_addresses_are_no_links,
    foreign_messages_are_ignored,
    an_exported_svg_runs_nothing,
    patterns_in_names_are_letters,
];

/// The founding data set with other names in it, handed over to figures of their own.
const WITH_NAMES: &str = "
    const founding = async () => (await fetch(DATA)).json();
    const views = ['shares', 'trend', 'map'];
    const show = async (data) => {
        const figures = views.map((view) => put({ view }));
        figures.forEach((figure) => (figure.data = data));
        await Promise.all(figures.map((figure) => figure.load()));
        await openTables(figures.map(({ shadowRoot }) => shadowRoot));
        return figures;
    };
    const textIn = (figures) => figures.map(({ shadowRoot }) => shadowRoot.querySelector('.figure').innerText).join();
";

/// Fault 46: `__proto__` as a name, as a key and as a field is an ordinary name.
fn proto_is_an_ordinary_name(stage: &Stage) -> Result<()> {
    stage.open_guests()?;
    let script = format!(
        "{WITH_NAMES}
        const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
        const natural = () => [Object.keys(Object.prototype), ({{}}).polluted, [].polluted].join();
        const before = natural();
        const data = await founding();
        data.transfers = data.transfers.map((transfer) => ({{
            ...transfer, supplier: transfer.supplier === 'Russia' ? '__proto__' : transfer.supplier,
        }}));
        data.casualties.forEach((record) => (record.series = record.series === 'AAPP' ? 'constructor' : record.series));
        const text = JSON.stringify(data)
            .replace('{{', '{{\"__proto__\":{{\"polluted\":true}},\"constructor\":{{\"prototype\":{{\"polluted\":true}}}},')
            .replace('\"transfers\":[{{', '\"transfers\":[{{\"__proto__\":{{\"polluted\":true}},');
        const [shares, trend] = await show(text);
        const {{ choices }} = shares.dossier;
        await shares.setFilter({{ suppliers: ['__proto__'], series: ['constructor'] }});
        await settled();
        const ends = [];
        for (const name of names) {{
            const wish = JSON.parse(`{{\"${{name}}\":[\"x\"]}}`);
            ends.push(await endOf(() => shares.setFilter(wish)), await endOf(() => shares.restore(wish)));
            ends.push(await endOf(() => shares.setFilter({{ suppliers: [name + '?'] }})));
        }}
        const {{ provide, load }} = await import('/pkg/dateline.js');
        provide({{ files: JSON.parse('{{\"__proto__\":\"no data set\"}}') }});
        return [
            choices.suppliers.some(({{ id }}) => id === '__proto__'), choices.series.some(({{ id }}) => id === 'constructor'), shares.filter.suppliers,
            /__proto__/.test(textIn([shares])), [shares, trend].every(isInked), [...new Set(ends)].sort(),
            natural() === before, await endOf(() => load('/__proto__')),
        ];"
    );
    stage.allow("/__proto__");
    let ends = json!(["DatelineError bad-filter", "TypeError"]);
    let expected = json!([
        true,
        true,
        ["__proto__"],
        true,
        true,
        ends,
        true,
        "DatelineError not-json"
    ]);
    stage.expect_guest(&script, &expected)
}

/// Fault 47: addresses in sources that are not of the web are text, wherever a source is named.
fn javascript_addresses_are_no_links(stage: &Stage) -> Result<()> {
    let record = "<dateline-record></dateline-record>";
    stage.open_page(&Page {
        body: record,
        ..Page::PLAIN
    })?;
    let script = format!(
        "{WITH_NAMES}
        const {{ provide }} = await import('/pkg/dateline.js');
        const wrong = [
            'javascript:window.harmed=1', ' javascript:window.harmed=1', 'java\\nscript:window.harmed=1',
            'JAVASCRIPT:window.harmed=1', 'data:text/html,<script>window.harmed=1</script>', 'vbscript:x',
            'blob:https://example.org/1', 'file:///etc/passwd', '//example.org/a', '/relative', 'https:', 'http://[',
        ];
        let harm = 0;
        const spoil = (key, value) => (/^https?:/.test(value) ? wrong[(harm += 1) % wrong.length] : value);
        const data = JSON.parse(JSON.stringify(await founding(), spoil));
        const named = harm >= wrong.length;
        const figures = await show(data);
        provide({{ files: {{ '/harm.json': data }} }});
        const record = document.querySelector('dateline-record');
        record.setAttribute('src', '/harm.json');
        await until(() => record.shadowRoot.querySelector('details'));
        record.shadowRoot.querySelector('details').open = true;
        await until(() => record.shadowRoot.querySelector('td'));
        const roots = [record, ...figures].map(({{ shadowRoot }}) => shadowRoot);
        const links = roots.flatMap((root) => [...root.querySelectorAll('a, area, [href], [src]')]);
        const isTold = figures.every((figure) => wordsOf(figure, 'credit') !== '');
        return [named, links.map(({{ href }}) => href), isTold, window.harmed ?? 0];"
    );
    stage.expect_guest(&script, &json!([true, [], true, 0]))
}

/// Fault 48: messages from elsewhere, in any of the forms that frames speak, change nothing.
fn foreign_messages_are_ignored(stage: &Stage) -> Result<()> {
    let body = format!("{}<iframe src=/stranger.html></iframe>", Page::PLAIN.body);
    stage.serve(
        "/stranger.html",
        &Page {
            body: "<p>A stranger</p>",
            modules: &[],
            ..Page::PLAIN
        },
    );
    let policy = format!("{POLICY}; frame-src 'self'");
    stage.open_page(&Page {
        body: &body,
        policy: &policy,
        modules: &[SHELL],
        ..Page::PLAIN
    })?;
    let script = "
        await customElements.whenDefined('dateline-figure');
        await drawAll();
        await until(() => inkOf(layersOf('map')[0]).dots > 1000);
        await settled();
        const errors = announcedErrors();
        const state = async () => JSON.stringify([
            all().map(pictureOf), all().map(({ clientHeight }) => clientHeight), all()[0].filter,
            await Promise.all(all().map((figure) => figure.save())),
        ]);
        const before = await state();
        let heard = 0;
        addEventListener('message', () => (heard += 1));
        const messages = [
            { 'datawrapper-height': { trend: 9 } }, { sentinel: 'amp', type: 'embed-size', height: 9 },
            '{\"context\":\"iframe.resize\",\"height\":9}', 'pymxPYMxtrendxPYMxheightxPYMx9',
            { dateline: { to: '2021-03' } }, { type: 'dateline-filter', detail: { filter: { to: '2021-03' } } },
            { setFilter: { to: '2021-03' } }, { finalize: true }, '__proto__', null, 7,
        ];
        const strangers = [window, document.querySelector('iframe').contentWindow];
        for (const stranger of strangers)
            for (const message of messages)
                // As if it came from the stranger.
                stranger.setTimeout(stranger.parent.postMessage.bind(stranger.parent), 0, message, '*');
        await until(() => heard === messages.length * strangers.length);
        await settled();
        return [errors, await state() === before];
    ";
    stage.expect_guest(script, &json!([[], true]))
}

/// Fault 50: the SVG that the command writes of hostile names runs nothing and fetches nothing.
fn an_exported_svg_runs_nothing(stage: &Stage) -> Result<()> {
    for view in ["shares", "map"] {
        let names = stage.render("tests/fixtures/names.json", &["--view", view], "svg")?;
        stage.serve_file("/names.svg", "image/svg+xml", names);
        // Alone and without a policy, where scripts and handlers would run if there were any; and what opened a
        // dialogue would end the test.
        stage.open("names.svg")?;
        let script = "
            const parts = [...document.querySelectorAll('*')];
            const isActive = ({ localName }) => /^(script|foreignobject|iframe|use|image|style|animate|set|a)$/i.test(localName);
            const isHandler = ({ name, value }) => /^on|^style$|href/i.test(name) || /javascript:|url\\(|data:/i.test(value);
            const handlers = parts.flatMap(({ attributes }) => [...attributes]).filter(isHandler);
            return [document.documentElement.localName, parts.length > 20, parts.filter(isActive).length,
                handlers.map(({ name, value }) => `${name}=${value}`)];
        ";
        let found = stage.probe(script, &[])?;
        ensure!(found == json!(["svg", true, 0, []]), "{view} has {found}");
    }
    Ok(())
}

/// Fault 51: what looks like a pattern, a template or a formula in a name is letters and nothing else.
fn patterns_in_names_are_letters(stage: &Stage) -> Result<()> {
    stage.open_guests()?;
    let names: Value = json!([
        ".*",
        "(a+)+$",
        "[",
        "${window.harmed=1}",
        "{{constructor.constructor('window.harmed=1')()}}",
        "=1+1",
        "$&",
        "%s",
        "a".repeat(60),
    ]);
    let script = format!(
        "{WITH_NAMES}
        const names = {names};
        const data = await founding();
        const {{ source, recipient }} = data.transfers[0];
        data.transfers = names.map((supplier, at) => ({{
            id: `t${{at}}`, recipient, supplier, period: '2016/2020', value: 10, unit: 'percent', source,
        }}));
        const [shares] = await show(data);
        const {{ suppliers }} = shares.dossier.choices;
        const text = textIn([shares]);
        const untold = names.slice(0, -1).filter((name) => !text.includes(name));
        const left = [];
        for (const name of names) {{
            await shares.setFilter({{ suppliers: [name] }});
            await settled();
            const rows = shares.shadowRoot.querySelectorAll('tbody tr').length;
            left.push(rows);
        }}
        const ends = [await endOf(() => shares.setFilter({{ suppliers: ['.'] }})),
            await endOf(() => shares.setFilter({{ suppliers: ['(.*)'] }}))];
        return [suppliers.length, untold, [...new Set(left)], [...new Set(ends)], window.harmed ?? 0];"
    );
    let expected = json!([9, [], [1], ["DatelineError bad-filter"], 0]);
    stage.expect_guest(&script, &expected)
}
