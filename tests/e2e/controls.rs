//! `<dateline-filter>` as a page sets it up: which controls, between which months.

use crate::stage::{Fault, Stage, tests};
use anyhow::Result;
use dateline_assembly::site::Reply;
use serde_json::json;

tests![
    date_sliders_run_between_the_months_that_a_page_gives,
    an_unknown_control_is_reported,
    another_recipient_can_be_chosen,
    what_no_page_asks_for_is_not_loaded,
    controls_that_do_not_arrive_are_told,
    many_boxes_are_one_stop_of_the_tab_key,
    there_is_no_direction_without_a_country,
];

/// A filter of the page's own making, opened.
const CONTROLS: &str = "
    async function putControls(attributes) {
        const filter = document.createElement('dateline-filter');
        Object.entries({ src: DATA, ...attributes }).forEach(([name, value]) => filter.setAttribute(name, value));
        mine(() => document.querySelector('main').append(filter));
        await filter.join().ready;
        await import('/pkg/dateline-controls.js').catch(() => {});
        await settled();
        return filter.shadowRoot;
    }
";

/// Dates may be less precise than a month, or more.
fn date_sliders_run_between_the_months_that_a_page_gives(stage: &Stage) -> Result<()> {
    let script = format!(
        "{CONTROLS}
        const ends = [];
        for (const [from, to] of [['2021-02', '2021-05'], ['2021', '2021-06-15'], ['2020-12-31', '2021']]) {{
            const controls = await putControls({{ show: 'dates', from, to }});
            ends.push([...controls.querySelectorAll('.value')].map(({{ innerText }}) => innerText.trim()));
        }}
        return ends;"
    );
    let expected = json!([
        ["February 2021 or earlier", "May 2021 or later"],
        ["January 2021 or earlier", "June 2021 or later"],
        ["December 2020 or earlier", "December 2021 or later"],
    ]);
    stage.open_guests()?;
    stage.expect_guest(&script, &expected)
}

fn an_unknown_control_is_reported(stage: &Stage) -> Result<()> {
    let script = format!(
        "{CONTROLS}
        const heard = [];
        document.addEventListener('dateline-error', ({{ detail }}) => heard.push(detail.error.message));
        const controls = await putControls({{ show: 'places moods' }});
        return [heard, [...controls.querySelectorAll('fieldset')].map(({{ className }}) => className)];"
    );
    let expected = json!([["there is no control \"moods\""], ["places"]]);
    stage.open_guests()?;
    stage.expect_guest(&script, &expected)
}

/// By a radio button, an attribute and the filter; the subject is the first choice, and chooses nothing.
fn another_recipient_can_be_chosen(stage: &Stage) -> Result<()> {
    let script = format!(
        "{CONTROLS}
        const {{ provide }} = await import('/pkg/dateline.js');
        const transfer = (id, recipient, supplier, value) =>
            ({{ id, recipient, supplier, value, period: '2022', unit: 'tiv-million', source: 's' }});
        provide({{ files: {{ '/two.json': {{
            format: 1, title: 't', subject: {{ name: 'Myanmar', country: 'MMR' }},
            sources: [{{ id: 's', title: 't', publisher: 'p' }}],
            transfers: [transfer('a', 'Bangladesh', 'China', 9), transfer('b', 'Myanmar', 'Russia', 3),
                transfer('c', 'Myanmar', 'China', 1)],
        }} }} }});
        const figure = put({{ src: '/two.json', view: 'shares' }});
        await figure.load();
        const headline = () => figure.shadowRoot.querySelector('.headline').innerText;
        const controls = await putControls({{ src: '/two.json', show: 'recipient' }});
        const [own, other] = controls.querySelectorAll('input');
        const heard = [own.value, own.checked, headline()];
        const choose = async (input) => {{
            input.click();
            await settled();
            heard.push(headline(), figure.filter.recipient ?? null);
        }};
        await choose(other);
        await choose(own);
        figure.setAttribute('recipient', 'Bangladesh');
        await settled();
        return [...heard, headline()];"
    );
    let [own, other] = [
        "Myanmar’s arms imports: Russia 75%, China 25%",
        "Arms supplied to Bangladesh",
    ];
    let expected = json!(["Myanmar", true, own, other, "Bangladesh", own, null, other]);
    stage.open_guests()?;
    stage.expect_guest(&script, &expected)
}

/// The inputs are in a module of their own, which an article without them does without.
fn what_no_page_asks_for_is_not_loaded(stage: &Stage) -> Result<()> {
    let script = format!(
        "{CONTROLS}
        const isLoaded = () =>
            performance.getEntriesByType('resource').some(({{ name }}) => name.endsWith('dateline-controls.js'));
        const figure = put({{ view: 'trend' }});
        await figure.load();
        const before = isLoaded();
        await putControls({{}});
        return [before, isLoaded()];"
    );
    stage.open_guests()?;
    stage.expect_guest(&script, &json!([false, true]))
}

fn controls_that_do_not_arrive_are_told(stage: &Stage) -> Result<()> {
    let script = format!(
        "{CONTROLS}
        const heard = [];
        document.addEventListener('dateline-error', ({{ detail }}) => heard.push(detail.error.code));
        const controls = await putControls({{}});
        const figure = put({{ view: 'trend' }});
        await figure.load();
        return [heard, controls.querySelectorAll('input').length, isInked(figure)];"
    );
    let gone = Fault::Instead(Reply::status(404, "gone"));
    stage.spoil("/pkg/dateline-controls.js", gone);
    stage.open_guests()?;
    stage.expect_guest(&script, &json!([["network"], 0, true]))
}

/// Visits to so many places, of no country that is named.
const PLACES: &str = "
    const sources = [{ id: 's', title: 'A list', publisher: 'A desk' }];
    const places = (count) => Array.from({ length: count }, (_, row) => ({ id: `p${row}`, name: `Place ${row}`, lat_deg: row, lon_deg: row, source: 's' }));
    const visits = (count) => Array.from({ length: count - 1 }, (_, row) => ({ id: `v${row}`, date: '2021-03-01', from: `p${row}`, to: `p${row + 1}`, source: 's' }));
    const set = (count) => ({ format: 1, title: 't', sources, places: places(count), visits: visits(count) });
    const { provide } = await import('/pkg/dateline.js');
    provide({ files: { '/many.json': set(20), '/few.json': set(5) } });
";

fn many_boxes_are_one_stop_of_the_tab_key(stage: &Stage) -> Result<()> {
    let script = format!(
        "{CONTROLS} {PLACES}
        const stops = [];
        for (const src of ['/few.json', '/many.json']) {{
            const controls = await putControls({{ src, show: 'places' }});
            stops.push(controls.querySelectorAll('.places input:not([tabindex=\"-1\"])').length);
        }}
        const boxes = [...[...document.querySelectorAll('dateline-filter')].at(-1).shadowRoot.querySelectorAll('.places input')];
        const press = (key) => {{
            boxes[0].getRootNode().activeElement.dispatchEvent(new KeyboardEvent('keydown', {{ key, bubbles: true, cancelable: true }}));
            return boxes.indexOf(boxes[0].getRootNode().activeElement);
        }};
        boxes[0].focus();
        return [stops, press('ArrowDown'), press('ArrowRight'), press('ArrowUp'), boxes.filter(({{ tabIndex }}) => tabIndex === 0).length];"
    );
    stage.open_guests()?;
    stage.expect_guest(&script, &json!([[5, 1], 1, 2, 1, 1]))
}

fn there_is_no_direction_without_a_country(stage: &Stage) -> Result<()> {
    let script = format!(
        "{CONTROLS} {PLACES}
        const of = async (src) => [...(await putControls({{ src }})).querySelectorAll('fieldset')].map(({{ className }}) => className);
        return [(await of('/few.json')).includes('direction'), (await of(DATA)).includes('direction')];"
    );
    stage.open_guests()?;
    stage.expect_guest(&script, &json!([false, true]))
}
