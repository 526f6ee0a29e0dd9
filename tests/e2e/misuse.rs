//! Misuse of the interface: what a page can hand in, and when it can call.

use crate::guest::{Page, SHELL};
use crate::stage::{Stage, tests};
use anyhow::Result;
use serde_json::json;

tests![
    numbers_that_are_none_never_reach_the_core,
    attributes_out_of_bounds_are_told_and_the_defaults_used,
    cyclic_objects_are_type_errors,
    functions_and_symbols_are_type_errors,
    deep_data_is_told,
    getters_and_proxies_that_throw_are_caught,
    filters_set_inside_listeners_are_queued,
    finalize_inside_a_listener_leaves_the_others_alone,
    finalize_twice_is_once,
    a_finalized_figure_says_so,
    a_canvas_of_the_host_s_stays_the_host_s,
    a_canvas_that_webgl_has_taken_is_told,
    listeners_that_throw_are_alone,
];

/// Fault 18: -1, 2^32+5, NaN or a string for a number ends with a TypeError before it reaches the core.
fn numbers_that_are_none_never_reach_the_core(stage: &Stage) -> Result<()> {
    let page = Page {
        modules: &[],
        ..Page::PLAIN
    };
    stage.open_page(&page)?;
    let script = "
        // Every call of the core is counted.
        let calls = 0;
        const counted = (act) => (...given) => { calls += 1; return act(...given); };
        const { instantiate } = window.WebAssembly;
        window.WebAssembly.instantiate = async (...given) => {
            const { exports } = await instantiate(...given);
            // What has capital letters is for the other parts of the core.
            const isOurs = (name, value) => typeof value === 'function' && /^[a-z]+$/.test(name);
            const entries = Object.entries(exports).map(([name, value]) =>
                [name, isOurs(name, value) ? counted(value) : value]);
            return { exports: Object.fromEntries(entries) };
        };
        await import('/pkg/dateline.js');
        await drawAll();
        await settled();
        const [figure] = all();
        const before = pictureOf(figure);
        const drawing = calls;
        const ends = [];
        for (const wrong of [-1, 2 ** 32 + 5, NaN, Infinity, 0, true, {}, () => 1, Symbol('x'), 1n]) {
            for (const field of ['from', 'to', 'direction', 'suppliers', 'places', 'series']) {
                ends.push(await endOf(() => figure.dossier.setFilter({ [field]: wrong })));
                ends.push(await endOf(() => figure.setFilter({ [field]: wrong })));
                ends.push(await endOf(() => figure.restore({ filter: { [field]: wrong } })));
            }
            ends.push(await endOf(() => figure.setFilter(wrong === true ? 'x' : wrong && [wrong])));
        }
        for (const wrong of [NaN, Infinity, true, {}, Symbol('x')]) {
            for (const field of ['height', 'level', 'aspect', 'view'])
                ends.push(await endOf(() => figure.restore({ [field]: wrong })));
        }
        const reached = calls - drawing;
        await settled();
        return [drawing > 0, ends.length, [...new Set(ends)], reached, `${pictureOf(figure)}` === `${before}`];
    ";
    stage.expect_guest(script, &json!([true, 210, ["TypeError"], 0, true]))
}

/// Fault 18: numbers that are out of bounds in an attribute are told, and the defaults are used.
fn attributes_out_of_bounds_are_told_and_the_defaults_used(stage: &Stage) -> Result<()> {
    stage.open_guests()?;
    let script = "
        const errors = announcedErrors();
        const [figure] = all();
        const before = pictureOf(figure);
        const unlike = [];
        for (const [name, wrong] of [
            ['height', '-1'], ['height', '4294967301'], ['height', '16/9'], ['height', 'NaN'], ['height', 'tall'],
            ['level', '0'], ['level', '7'], ['level', '-1'], ['level', 'h2'],
            ['aspect', '0'], ['aspect', '-16/9'], ['aspect', '1/0'], ['aspect', 'wide'],
            ['view', 'pie'], ['shares', '-1'], ['direction', 'NaN'], ['from', '4294967301'],
        ]) {
            const heard = errors.length;
            figure.setAttribute(name, wrong);
            await settled();
            if (errors.length === heard) unlike.push(`${name}=${wrong} is not told`);
            if (`${pictureOf(figure)}` !== `${before}`) unlike.push(`${name}=${wrong} changes the picture`);
            figure.setAttribute(name, name === 'view' ? 'shares' : '');
            await settled();
        }
        return unlike;
    ";
    stage.expect_guest(script, &json!([]))
}

/// Fault 19: a cyclic object ends with a TypeError.
fn cyclic_objects_are_type_errors(stage: &Stage) -> Result<()> {
    stage.open_guests()?;
    let script = "
        const { embed, provide } = await import('/pkg/dateline.js');
        const cycle = { sources: [] };
        cycle.self = cycle;
        const list = [];
        list.push(list);
        const [figure] = all();
        const ends = [];
        for (const wrong of [cycle, list]) {
            ends.push(await endOf(() => (figure.data = wrong)));
            ends.push(await endOf(() => provide({ files: { '/cyclic.json': wrong } })));
            ends.push(await endOf(() => embed('main', wrong)));
            ends.push(await endOf(() => figure.setFilter({ suppliers: wrong })));
            ends.push(await endOf(() => figure.setFilter({ suppliers: [wrong] })));
            ends.push(await endOf(() => figure.restore({ filter: wrong })));
            ends.push(await endOf(() => figure.restore({ view: wrong })));
        }
        await settled();
        return [[...new Set(ends)], all().length, all().filter(isInked).length];
    ";
    stage.expect_guest(script, &json!([["TypeError"], 3, 3]))
}

/// Fault 19: what JSON has no words for is no data set.
fn functions_and_symbols_are_type_errors(stage: &Stage) -> Result<()> {
    stage.open_guests()?;
    let script = "
        const [figure] = all();
        const ends = [];
        for (const wrong of [() => 1, Symbol('data')]) ends.push(await endOf(() => (figure.data = wrong)));
        return ends;
    ";
    stage.expect_guest(script, &json!(["TypeError", "TypeError"]))
}

/// Fault 19: objects and texts that are nested too deep are told, and no stack is exhausted.
fn deep_data_is_told(stage: &Stage) -> Result<()> {
    stage.open_guests()?;
    let script = "
        let object = [];
        for (let depth = 0; depth < 100_000; depth += 1) object = [object];
        const text = `{\"sources\":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
        const refused = await endOf(() => all()[0].setFilter({ suppliers: object }));
        const told = [];
        for (const data of [{ sources: object }, text]) {
            const deep = put({ view: 'trend' });
            // An engine may have no room for the text of such an object: then it is a TypeError at once.
            const end = await endOf(() => { deep.data = data; return deep.load(); });
            const isTyped = /^(TypeError|DatelineError not-(json|a-data-set))$/.test(end);
            told.push(isTyped && (end === 'TypeError' || troubleOf(deep) !== '') && keepsItsOwn(deep));
        }
        return [refused, told, all().filter(isInked).length];
    ";
    stage.expect_guest(script, &json!(["TypeError", [true, true], 3]))
}

/// Fault 20: getters and proxies that throw are caught, and asked once.
fn getters_and_proxies_that_throw_are_caught(stage: &Stage) -> Result<()> {
    stage.open_guests()?;
    let script = "
        const { embed } = await import('/pkg/dateline.js');
        const thrower = () => { throw new Error('of the page'); };
        const traps = Object.fromEntries(Object.getOwnPropertyNames(Reflect).map((name) => [name, thrower]));
        const makers = [
            () => ({ get from() { return thrower(); } }),
            () => new Proxy({}, traps),
            () => ({ suppliers: new Proxy([], traps) }),
            () => ({ suppliers: new Proxy([], { get: thrower }) }),
            () => ({ suppliers: Object.defineProperty(['China'], 0, { get: thrower }) }),
        ];
        const [figure] = all();
        const before = pictureOf(figure);
        const ends = [];
        for (const make of makers) {
            ends.push(await endOf(() => figure.setFilter(make())));
            ends.push(await endOf(() => figure.restore({ filter: make() })));
        }
        ends.push(await endOf(() => figure.restore({ get view() { return thrower(); } })));
        ends.push(await endOf(() => figure.restore(new Proxy({}, traps))));
        ends.push(await endOf(() => (figure.data = { get sources() { return thrower(); } })));
        ends.push(await endOf(() => (figure.data = new Proxy({}, traps))));
        ends.push(await endOf(() => embed('main', { toJSON: thrower })));
        let asked = 0;
        await figure.setFilter({ get to() { asked += 1; return asked === 1 ? '2021-05' : 7; } });
        return [[...new Set(ends)], asked, figure.filter.to, all().length];
    ";
    stage.expect_guest(script, &json!([["TypeError"], 1, "2021-05-31", 3]))
}

/// Fault 21: a filter that is set inside a callback is drawn afterwards, without an end to the drawing before it.
fn filters_set_inside_listeners_are_queued(stage: &Stage) -> Result<()> {
    stage.open_guests()?;
    let script = "
        const [shares, trend] = all();
        const heard = [];
        let depth = 0;
        trend.addEventListener('dateline-filter', ({ detail }) => {
            depth += 1;
            heard.push([depth, detail.filter.to]);
            if (detail.filter.to !== '2021-03-31') trend.dossier.setFilter({ to: '2021-03' });
            depth -= 1;
        });
        shares.addEventListener('dateline-focus', () => shares.dossier.setFilter({ suppliers: ['China'] }));
        shares.dossier.setFilter({ to: '2021-05' });
        await settled();
        await pointAt('shares', ['China', '49']);
        const late = put({ view: 'trend' });
        late.addEventListener('dateline-ready', () => late.dossier.setFilter({ series: ['AAPP'] }));
        await late.load();
        await settled();
        return [heard.slice(0, 2), shares.filter, all().filter(isInked).length];
    ";
    let filter = json!({ "to": "2021-03-31", "suppliers": ["China"], "series": ["AAPP"] });
    let heard = json!([[1, "2021-05-31"], [1, "2021-03-31"]]);
    stage.expect_guest(script, &json!([heard, filter, 4]))
}

/// Fault 21: `finalize()` inside a callback ends one figure, and the others are drawn.
fn finalize_inside_a_listener_leaves_the_others_alone(stage: &Stage) -> Result<()> {
    stage.open_guests()?;
    let script = "
        const errors = announcedErrors();
        const [shares, trend, map] = all();
        const late = put({ view: 'trend' });
        late.addEventListener('dateline-ready', () => late.finalize());
        await late.load();
        await settled();
        map.addEventListener('dateline-filter', () => map.finalize());
        const before = pictureOf(trend);
        trend.dossier.setFilter({ to: '2021-05' });
        await settled();
        const redrawn = `${pictureOf(trend)}` !== `${before}`;
        shares.addEventListener('dateline-focus', () => shares.finalize());
        await pointAt('shares', ['China']);
        const after = pictureOf(trend);
        trend.dossier.setFilter({ to: '2021-03' });
        await settled();
        return [
            redrawn, `${pictureOf(trend)}` !== `${after}`, errors,
            [shares, trend, map, late].map(stateOf),
            [shares, map, late].every(keepsItsOwn),
        ];
    ";
    let states = json!(["without", "drawn", "without", "without"]);
    stage.expect_guest(script, &json!([true, true, [], states, true]))
}

/// Fault 22: finalizing twice does what finalizing once does, on every element.
fn finalize_twice_is_once(stage: &Stage) -> Result<()> {
    let figures = format!(
        "{}<dateline-filter src=/pkg/myanmar-2021.json></dateline-filter>\
         <dateline-record src=/pkg/myanmar-2021.json></dateline-record>",
        Page::PLAIN.body
    );
    stage.open_page(&Page {
        body: &figures,
        ..Page::PLAIN
    })?;
    let script = "
        await drawAll();
        const guests = [...document.querySelectorAll('main > *')];
        const { dossier } = guests[0];
        for (const guest of guests.slice(1)) {
            guest.finalize();
            guest.finalize();
        }
        await settled();
        const rest = guests.slice(1).map((guest) => guest.dossier === undefined);
        const isAlive = isInked(guests[0]) && dossier.choices.suppliers.length > 1;
        guests[0].finalize();
        guests[0].finalize();
        const end = await endOf(() => dossier.setFilter({ to: '2021-05' }));
        const pixels = all().flatMap(canvasesOf).reduce((sum, { width, height }) => sum + width * height, 0);
        return [rest, isAlive, end, pixels, all().every(keepsItsOwn)];
    ";
    let rest = json!([true, true, true, true]);
    stage.expect_guest(
        script,
        &json!([rest, true, "DatelineError not-ready", 0, true]),
    )
}

/// Fault 22: what is asked of a finalized figure does nothing, or ends with a clear error.
fn a_finalized_figure_says_so(stage: &Stage) -> Result<()> {
    stage.open_guests()?;
    let script = "
        const [shares, trend] = all();
        trend.finalize();
        const ends = [
            await endOf(() => trend.load()),
            await endOf(() => trend.setFilter({ to: '2021-05' })),
            await endOf(() => trend.restore({ view: 'map' })),
            await endOf(() => trend.save()),
            await endOf(() => trend.reset()),
        ];
        trend.data = '{}';
        trend.setAttribute('src', '/nowhere.json');
        mine(() => document.querySelector('main').append(trend));
        await settled();
        return [ends, stateOf(trend), keepsItsOwn(trend), trend.filter ?? null, isInked(shares), shares.filter];
    ";
    let ends = json!([
        "DatelineError finalized",
        "DatelineError finalized",
        "nothing",
        "nothing",
        "nothing"
    ]);
    stage.expect_guest(script, &json!([ends, "without", true, null, true, {}]))
}

/// Fault 23: a figure draws on canvases of its own; one of the page's with WebGL on it stays as it is.
fn a_canvas_of_the_host_s_stays_the_host_s(stage: &Stage) -> Result<()> {
    let body = "<canvas id=theirs width=64 height=64></canvas>
        <dateline-figure src=/pkg/myanmar-2021.json view=shares><canvas id=inside width=64 height=64></canvas></dateline-figure>";
    stage.open_page(&Page {
        body,
        modules: &[],
        ..Page::PLAIN
    })?;
    let script = "
        const canvases = ['theirs', 'inside'].map((id) => document.getElementById(id));
        const kind = 'bitmaprenderer';
        const contexts = canvases.map((canvas) => canvas.getContext('webgl') ?? canvas.getContext(kind));
        await import('/pkg/dateline.js');
        await drawAll();
        const same = (canvas, at) => [canvas.getContext('webgl') ?? canvas.getContext(kind)][0] === contexts[at]
            && canvas.width === 64;
        return [contexts.every(Boolean), canvases.every(same), isInked(all()[0])];
    ";
    stage.expect_guest(script, &json!([true, true, true]))
}

/// Fault 23: a canvas of the figure's own that was taken for WebGL is told; the others are drawn.
fn a_canvas_that_webgl_has_taken_is_told(stage: &Stage) -> Result<()> {
    stage.open_page(&Page {
        modules: &[],
        ..Page::PLAIN
    })?;
    let script = "
        const errors = announcedErrors();
        await import('/pkg/dateline.js');
        const [shares, trend, map] = all();
        const [, marks] = canvasesOf(trend);
        const taken = marks.getContext('webgl') ?? marks.getContext('bitmaprenderer');
        const ends = await Promise.all(all().map((figure) => endOf(() => figure.load())));
        await settled();
        return [
            Boolean(taken), ends, [shares, map].every(isInked), errors,
            troubleOf(trend) !== '', keepsItsOwn(trend), stateOf(trend),
        ];
    ";
    let ends = json!(["nothing", "DatelineError canvas", "nothing"]);
    let errors = json!(["trend DatelineError canvas"]);
    stage.expect_guest(
        script,
        &json!([true, ends, true, errors, true, true, "without"]),
    )
}

/// Fault 24: a listener of the page's that throws is alone with that.
fn listeners_that_throw_are_alone(stage: &Stage) -> Result<()> {
    stage.allow("of the host");
    stage.open_page(&Page {
        modules: &["/e2e/guest/thrower.js", SHELL],
        ..Page::PLAIN
    })?;
    let script = "
        await customElements.whenDefined('dateline-figure');
        await drawAll();
        await settled();
        const [shares, trend] = all();
        const before = all().map(pictureOf);
        await trend.setFilter({ to: '2021-03', suppliers: ['China'], direction: 'inbound' });
        await settled();
        const redrawn = all().filter((figure, at) => `${pictureOf(figure)}` !== `${before[at]}`).length;
        await pointAt('shares', ['China']);
        const tip = inside('shares', '.tip').checkVisibility();
        shares.setAttribute('height', '-1');
        await settled();
        const count = (type) => window.thrown.filter((line) => line.startsWith(type)).length;
        const counts = ['dateline-ready', 'dateline-filter', 'dateline-focus', 'dateline-error'].map(count);
        return [counts, redrawn, tip, all().every(isInked)];
    ";
    // Every figure tells itself and the document; only one is told wrong.
    let counts = json!([6, 6, 6, 2]);
    stage.expect_guest(script, &json!([counts, 3, true, true]))
}
