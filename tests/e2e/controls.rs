//! `<dateline-filter>` as a page sets it up: which controls, between which months.

use crate::stage::{Stage, tests};
use anyhow::Result;
use serde_json::json;

tests![
    date_sliders_run_between_the_months_that_a_page_gives,
    an_unknown_control_is_reported,
];

/// A filter of the page's own making, opened.
const CONTROLS: &str = "
    async function putControls(attributes) {
        const filter = document.createElement('dateline-filter');
        Object.entries({ src: DATA, ...attributes }).forEach(([name, value]) => filter.setAttribute(name, value));
        mine(() => document.querySelector('main').append(filter));
        await filter.join().ready;
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
