//! What a page can do with a figure by calls and attributes: state, data, places, and their ends.

use crate::guest::Page;
use crate::stage::{Stage, tests};
use anyhow::Result;
use serde_json::json;
use xtask::files::read_text;
use xtask::names::DATA as FOUNDING;

tests![
    state_that_is_saved_can_be_restored,
    a_part_is_restored_and_the_rest_stays,
    what_cannot_be_restored_changes_nothing,
    reset_is_how_the_page_had_it,
    embedding_takes_a_place_and_gives_it_back,
    a_wrong_place_or_option_embeds_nothing,
    data_can_be_an_object_a_text_or_bytes,
    data_comes_and_goes_and_the_source_is_back,
    data_of_the_page_s_own_element_is_read,
    what_is_provided_is_not_fetched,
    named_dossiers_are_apart,
    every_attribute_is_live,
    a_language_can_change,
    height_and_aspect_are_the_picture_s,
    figures_of_one_dossier_have_their_own_typefaces,
    bars_are_never_cut_off,
    a_picture_of_the_page_s_own_keeps_the_room,
];

/// What all of these begin with.
fn expect(stage: &Stage, script: &str, expected: &serde_json::Value) -> Result<()> {
    stage.open_guests()?;
    stage.expect_guest(script, expected)
}

fn state_that_is_saved_can_be_restored(stage: &Stage) -> Result<()> {
    let script = "
        const [, trend] = all();
        Object.entries({ count: 'per-day', headline: 'By day', note: 'A note', height: '300', series: 'AAPP' })
            .forEach(([name, value]) => trend.setAttribute(name, value));
        await trend.setFilter({ from: '2021-02', to: '2021-05' });
        await settled();
        const saved = JSON.parse(JSON.stringify(await trend.save()));
        const twin = put({ dossier: 'twin' });
        await twin.restore(saved);
        await twin.load();
        await settled();
        const same = (one, two) => JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(two).sort());
        return [
            saved.filter, saved.headline, `${pictureOf(twin)}` === `${pictureOf(trend)}`,
            wordsOf(twin, 'headline'), wordsOf(twin, 'notes') === wordsOf(trend, 'notes'),
            same(saved, await twin.save()),
        ];
    ";
    let filter = json!({ "from": "2021-02-01", "to": "2021-05-31" });
    expect(
        stage,
        script,
        &json!([filter, "By day", true, "By day", true, true]),
    )
}

fn a_part_is_restored_and_the_rest_stays(stage: &Stage) -> Result<()> {
    let script = "
        const [shares] = all();
        await shares.restore({ headline: 'Mine', note: 'A note', filter: { to: '2021-05', suppliers: ['China'] } });
        await shares.restore({ note: null, height: 333, suppliers: ['China', 'Russia'], filter: { to: null } });
        await settled();
        const { headline, note, height, suppliers, view, filter } = await shares.save();
        return [headline, note ?? null, height, suppliers, view, filter, wordsOf(shares, 'headline')];
    ";
    let left = json!([
        "Mine",
        null,
        "333",
        "China~Russia",
        "shares",
        { "suppliers": ["China"] },
        "Mine"
    ]);
    expect(stage, script, &left)
}

fn what_cannot_be_restored_changes_nothing(stage: &Stage) -> Result<()> {
    let script = "
        const [shares] = all();
        const before = JSON.stringify([await shares.save(), pictureOf(shares)]);
        const ends = [];
        for (const wrong of [
            { headline: 'New', colour: 'red' }, { headline: 'New', view: 7n }, { headline: 'New', filter: { color: 1 } },
            { headline: 'New', src: '/other.json' }, null, 'view', ['view'],
        ]) ends.push(await endOf(() => shares.restore(wrong)));
        await settled();
        return [[...new Set(ends)], JSON.stringify([await shares.save(), pictureOf(shares)]) === before];
    ";
    expect(stage, script, &json!([["TypeError"], true]))
}

fn reset_is_how_the_page_had_it(stage: &Stage) -> Result<()> {
    let script = "
        const figure = put({ view: 'trend', dossier: 'mine', headline: 'First', count: 'per-day' });
        await figure.load();
        await settled();
        const before = JSON.stringify([pictureOf(figure), await figure.save()]);
        await figure.restore({ view: 'shares', headline: null, note: 'Later', level: 2, filter: { to: '2021-03' } });
        await settled();
        const between = JSON.stringify([pictureOf(figure), await figure.save()]);
        await figure.reset();
        await settled();
        return [between !== before, JSON.stringify([pictureOf(figure), await figure.save()]) === before];
    ";
    expect(stage, script, &json!([true, true]))
}

fn embedding_takes_a_place_and_gives_it_back(stage: &Stage) -> Result<()> {
    let script = "
        const { embed } = await import('/pkg/dateline.js');
        const place = mine(() => document.querySelector('main').appendChild(document.createElement('section')));
        const inner = '<b>kept</b>';
        mine(() => place.append(Object.assign(document.createElement('b'), { textContent: 'kept' })));
        mine(() => (place.id = 'place'));
        const kept = place.firstChild;
        const { figure, finalize } = await embed('#place', DATA, {
            view: 'trend', dossier: 'embedded', headline: 'Embedded', filter: { to: '2021-05' },
        });
        await settled();
        const there = [
            place.children.length, kept.parentNode === figure, isInked(figure), wordsOf(figure, 'headline'),
            figure.filter.to, all()[1].filter.to ?? null,
        ];
        finalize();
        finalize();
        await settled();
        // To be embedded in is the page's own wish.
        witness.found();
        witness.expect('childList of section');
        return [there, place.children.length, kept.parentNode === place, await endOf(() => figure.load())];
    ";
    let there = json!([1, true, true, "Embedded", "2021-05-31", null]);
    expect(
        stage,
        script,
        &json!([there, 1, true, "DatelineError finalized"]),
    )
}

fn a_wrong_place_or_option_embeds_nothing(stage: &Stage) -> Result<()> {
    let script = "
        const { embed } = await import('/pkg/dateline.js');
        const ends = [
            await endOf(() => embed('#nowhere', DATA)), await endOf(() => embed(null, DATA)), await endOf(() => embed({}, DATA)),
            await endOf(() => embed('main', DATA, { colour: 'red' })), await endOf(() => embed('main', DATA, { view: 7n })),
        ];
        return [[...new Set(ends)], all().length];
    ";
    expect(stage, script, &json!([["TypeError"], 3]))
}

fn data_can_be_an_object_a_text_or_bytes(stage: &Stage) -> Result<()> {
    let script = "
        const text = await (await fetch(DATA)).text();
        const bytes = new TextEncoder().encode(text);
        const padded = new Uint8Array(bytes.length + 20);
        padded.set(bytes, 7);
        const object = JSON.parse(text);
        const forms = [
            object, text, bytes, bytes.buffer, new DataView(padded.buffer, 7, bytes.length),
            padded.subarray(7, 7 + bytes.length),
        ];
        const want = pictureOf(all()[1]).join();
        const unlike = [];
        for (const [at, data] of forms.entries()) {
            const figure = put({ view: 'trend', src: '' });
            figure.data = data;
            await figure.load();
            await settled();
            if (pictureOf(figure).join() !== want || figure.data !== data) unlike.push(at);
        }
        const [one, two] = [put({ view: 'map' }), put({ view: 'shares' })];
        one.data = object;
        two.data = object;
        await Promise.all([one.load(), two.load()]);
        // What is handed over is copied: changes come too late.
        bytes.fill(0);
        object.casualties.length = 0;
        await one.setFilter({ to: '2021-05' });
        return [unlike, one.dossier === two.dossier, two.filter.to, all()[1].filter];
    ";
    expect(stage, script, &json!([[], true, "2021-05-31", {}]))
}

fn data_comes_and_goes_and_the_source_is_back(stage: &Stage) -> Result<()> {
    let script = "
        const [, trend] = all();
        const before = pictureOf(trend).join();
        const other = await (await fetch(DATA)).json();
        other.casualties = other.casualties.slice(0, 20);
        trend.data = other;
        await trend.load();
        await settled();
        const between = pictureOf(trend).join();
        trend.data = null;
        await trend.load();
        await settled();
        const late = put({ view: 'trend' });
        const ends = [];
        for (const wrong of [7n, Symbol('x'), () => 7]) {
            ends.push(await endOf(() => {
                late.data = wrong;
                return late.load();
            }));
        }
        const isTyped = ends.every((end) => /^(TypeError|DatelineError not-json)$/.test(end));
        return [between !== before, pictureOf(trend).join() === before, trend.data ?? null, isTyped, isInked(trend)];
    ";
    expect(stage, script, &json!([true, true, null, true, true]))
}

fn data_of_the_page_s_own_element_is_read(stage: &Stage) -> Result<()> {
    let data = read_text(&stage.project.pkg().join(FOUNDING))?;
    let own = format!("<script type=application/json id=own>{data}</script>");
    stage.open_page(&Page {
        body: &own,
        ..Page::PLAIN
    })?;
    let script = "
        await customElements.whenDefined('dateline-figure');
        const figure = put({ view: 'trend', src: '#own' });
        await figure.load();
        const missing = put({ view: 'trend', src: '#missing' });
        const end = await endOf(() => missing.load());
        const fetched = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.json'));
        return [isInked(figure), end, troubleOf(missing) !== '', keepsItsOwn(missing), fetched.length];
    ";
    let expected = json!([true, "DatelineError network", true, true, 0]);
    stage.expect_guest(script, &expected)
}

fn what_is_provided_is_not_fetched(stage: &Stage) -> Result<()> {
    stage.open_page(&Page {
        modules: &[],
        ..Page::PLAIN
    })?;
    let script = "
        const bytes = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());
        const core = await bytes('/pkg/dateline_core_bg.wasm');
        const coreDetails = await bytes('/pkg/dateline_core_details.wasm');
        const [coreShares, coreTrend, coreMap] = await Promise.all(['shares', 'trend', 'map'].map((view) => bytes(`/pkg/dateline_core_${view}.wasm`)));
        const baseMap = await bytes('/pkg/basemap.bin');
        const data = await bytes(DATA);
        const asked = [];
        const { fetch: real } = window;
        window.fetch = (...given) => { asked.push(String(given[0])); return real(...given); };
        const { provide } = await import('/pkg/dateline.js');
        provide({ core, coreDetails, coreShares, coreTrend, coreMap, baseMap, files: { [DATA]: data } });
        await drawAll();
        await until(() => inkOf(layersOf('map')[0]).dots > 1000);
        inside('trend', 'details').open = true;
        await until(() => inside('trend', 'table'));
        window.fetch = real;
        return [asked, all().every(isInked)];
    ";
    stage.expect_guest(script, &json!([[], true]))
}

fn named_dossiers_are_apart(stage: &Stage) -> Result<()> {
    let script = "
        const { load, setFilter } = await import('/pkg/dateline.js');
        const [, trend] = all();
        const [one, two] = [put({ view: 'trend', dossier: 'one' }), put({ view: 'trend', dossier: 'two' })];
        await Promise.all([one.load(), two.load()]);
        await setFilter(DATA, { to: '2021-05' }, { dossier: 'one' });
        await settled();
        const isApart = [one.filter.to, two.filter.to ?? null, trend.filter.to ?? null];
        const isDrawnApart = pictureOf(one).join() !== pictureOf(two).join();
        two.setAttribute('dossier', 'one');
        await two.load();
        await settled();
        return [
            isApart, isDrawnApart, two.dossier === one.dossier, pictureOf(one).join() === pictureOf(two).join(),
            (await load(DATA, { dossier: 'one' })) === one.dossier,
        ];
    ";
    let apart = json!(["2021-05-31", null, null]);
    expect(stage, script, &json!([apart, true, true, true, true]))
}

/// Every attribute can be set and taken away at any time; the figure is then as it was.
fn every_attribute_is_live(stage: &Stage) -> Result<()> {
    let script = "
        const changes = {
            view: ['shares', 'trend'], from: ['trend', '2021-04'], to: ['trend', '2021-05'],
            suppliers: ['shares', 'China~Russia'], places: ['map', 'kazan'], series: ['trend', 'AAPP'],
            direction: ['map', 'inbound'], shares: ['shares', 'yearly'], count: ['trend', 'per-day'],
            focus: ['shares', 'Russia'], headline: ['shares', 'New'], note: ['map', 'New'], level: ['trend', '2'],
            theme: ['shares', 'dark'], lang: ['trend', 'de'], height: ['map', '444'], aspect: ['trend', '3'],
            class: ['shares', 'dark'], style: ['shares', 'white'], unchosen: ['shares', 'gone'], compare: ['shares', 'wsj,sipri-2022'], menu: ['map', 'none'],
        };
        // Or nothing would be unchosen.
        all()[0].dossier.setChoice({ suppliers: ['Russia'] });
        await all()[0].dossier.interaction;
        await settled();
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('.dark { color: white }');
        document.adoptedStyleSheets = [sheet];
        await until(() => inkOf(layersOf('map')[0]).dots > 1000);
        await until(() => all().every((figure) => figure.shadowRoot.querySelector('.tools')));
        const seen = (figure) => {
            const { shadowRoot } = figure;
            const heading = shadowRoot.querySelector('.headline').getAttribute('aria-level');
            // What was told of the choice comes when the reader rests, at some time among these.
            const told = [...shadowRoot.querySelectorAll('.unseen, .heard')].map(({ innerText }) => innerText);
            const words = told.reduce((text, one) => text.replace(one, ''), shadowRoot.querySelector('.figure').innerText).replace(/\\s+/g, ' ');
            return [pictureOf(figure), words, heading].join();
        };
        const untried = (figure) => figure.constructor.observedAttributes.filter((name) => !(name in changes));
        const dead = [];
        const stuck = [];
        // What compares two sources comes first.
        const soon = async (is) => { for (let tries = 0; tries < 20 && !is(); tries += 1) await pause(50); };
        for (const [name, [view, value]] of Object.entries(changes)) {
            const figure = all().find((figure) => figure.view === view);
            const had = figure.getAttribute(name);
            const before = seen(figure);
            // The policy forbids the attribute, not the property.
            if (name === 'style') figure.style.color = value;
            else figure.setAttribute(name, value);
            await settled();
            await soon(() => seen(figure) !== before);
            if (seen(figure) === before) dead.push(name);
            if (had === null) figure.removeAttribute(name);
            else figure.setAttribute(name, had);
            await settled();
            await soon(() => seen(figure) === before);
            if (seen(figure) !== before) stuck.push(name);
        }
        return [untried(all()[0]), dead, stuck];
    ";
    // The founding data set has one recipient: see `controls::another_recipient_can_be_chosen`.
    expect(
        stage,
        script,
        &json!([["src", "dossier", "recipient"], [], []]),
    )
}

fn a_language_can_change(stage: &Stage) -> Result<()> {
    let script = "
        const [, trend, map] = all();
        const words = (figure) => figure.shadowRoot.querySelector('tbody').innerText;
        await openTables(all().map(({ shadowRoot }) => shadowRoot));
        const english = [trend, map].map(words);
        trend.setAttribute('lang', 'de');
        await settled();
        const one = [trend, map].map(words).map((text, at) => text !== english[at]);
        trend.removeAttribute('lang');
        mine(() => (document.documentElement.lang = 'fr'));
        await settled();
        const other = [trend, map].map(words).map((text, at) => text !== english[at]);
        mine(() => (document.documentElement.lang = 'en-GB'));
        await settled();
        return [one, other, [trend, map].map(words).map((text, at) => text === english[at])];
    ";
    expect(
        stage,
        script,
        &json!([[true, false], [true, true], [true, true]]),
    )
}

fn height_and_aspect_are_the_picture_s(stage: &Stage) -> Result<()> {
    let script = "
        const sizes = [];
        mine(() => (document.querySelector('main').style.width = '600px'));
        for (const attributes of [
            { height: '250' }, { aspect: '2' }, { aspect: '3/1' }, { aspect: '16 / 9' }, { height: '200', aspect: '2' },
        ]) {
            const figure = put({ view: 'trend', ...attributes });
            const box = () => figure.shadowRoot.querySelector('.picture').getBoundingClientRect();
            const reserved = Math.round(box().height * 10);
            await figure.load();
            await settled();
            const { width, height } = box();
            sizes.push([width, Math.round(height), Math.abs(reserved - Math.round(height * 10)) <= 10]);
        }
        return sizes;
    ";
    let sizes = json!([
        [600, 250, true],
        [600, 300, true],
        [600, 200, true],
        [600, 338, true],
        [600, 200, true]
    ]);
    expect(stage, script, &sizes)
}

fn figures_of_one_dossier_have_their_own_typefaces(stage: &Stage) -> Result<()> {
    let script = "
        const fonts = ['monospace', 'serif', 'sans-serif'];
        const wear = (figure, font) => figure.style.setProperty('--dateline-font', font);
        const alone = [];
        for (const font of fonts) {
            const figure = put({ view: 'shares', dossier: font });
            wear(figure, font);
            await figure.load();
            await settled();
            alone.push(pictureOf(figure).join());
        }
        const together = fonts.map((font) => put({ view: 'shares', dossier: 'together' }));
        together.forEach((figure, at) => wear(figure, fonts[at]));
        await Promise.all(together.map((figure) => figure.load()));
        await settled();
        const same = () => together.filter((figure, at) => pictureOf(figure).join() === alone[at]).length;
        const first = same();
        await together[0].setFilter({ suppliers: ['China'] });
        await settled();
        const between = same();
        await together[0].setFilter({ suppliers: null });
        await settled();
        return [new Set(alone).size > 1, first, between, same()];
    ";
    expect(stage, script, &json!([true, 3, 0, 3]))
}

fn bars_are_never_cut_off(stage: &Stage) -> Result<()> {
    let script = "
        const main = document.querySelector('main');
        mine(() => (main.style.width = '300px'));
        const heights = [];
        for (const wish of [{}, { height: '100' }, { aspect: '3' }]) {
            const figure = put({ view: 'shares', ...wish });
            await figure.load();
            await settled();
            heights.push(figure.shadowRoot.querySelector('.picture').getBoundingClientRect().height);
        }
        return [heights[0] > 300, new Set(heights).size];
    ";
    expect(stage, script, &json!([true, 1]))
}

/// An empty picture of ours beside it would be higher, and then another height again.
fn a_picture_of_the_page_s_own_keeps_the_room(stage: &Stage) -> Result<()> {
    let script = "
        const figure = document.createElement('dateline-figure');
        figure.setAttribute('src', '/nowhere.json');
        const own = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
        own.setAttribute('viewBox', '0 0 640 64');
        figure.append(own);
        mine(() => document.querySelector('main').append(figure));
        const { width, height } = figure.getBoundingClientRect();
        mine(() => figure.remove());
        // And the line that it stands on, as a letter does.
        return height < width / 10 + 10;
    ";
    expect(stage, script, &json!(true))
}
