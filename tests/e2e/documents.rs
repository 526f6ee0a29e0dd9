//! Pages without a doctype, other documents, paper: what a figure keeps wherever it stands.

use crate::stage::{Stage, tests};
use anyhow::Result;
use serde_json::json;

tests![
    elements_are_styled_in_another_document_and_back,
    tables_inherit_in_quirks_mode,
    the_sign_of_a_bound_is_no_background,
];

/// A constructed style sheet is of one document: a pop-out, or a frame, needs one of its own.
fn elements_are_styled_in_another_document_and_back(stage: &Stage) -> Result<()> {
    let script = "
        const figure = put({ view: 'trend' });
        const filter = document.createElement('dateline-filter');
        filter.setAttribute('src', DATA);
        const frame = document.createElement('iframe');
        mine(() => document.querySelector('main').append(filter, frame));
        await figure.load();
        await filter.join().ready;
        await import('/pkg/dateline-controls.js');
        await settled();
        const styleOf = (element) => element.ownerDocument.defaultView.getComputedStyle(element);
        const looks = () => [
            styleOf(figure.shadowRoot.querySelector('.key')).listStyleType,
            styleOf(filter.shadowRoot.querySelector('form')).display,
        ];
        const home = figure.parentNode;
        const seen = [looks()];
        for (const place of [frame.contentDocument.body, home]) {
            mine(() => place.append(figure, filter));
            seen.push(looks());
        }
        return seen;";
    let look = json!(["none", "flex"]);
    stage.open_guests()?;
    stage.expect_guest(script, &json!([look, look, look]))
}

/// Without a doctype, tables have the ink and the letters of the body, whatever stands around them.
fn tables_inherit_in_quirks_mode(stage: &Stage) -> Result<()> {
    let script = "
        const figure = put({ view: 'trend' });
        const frame = document.createElement('iframe');
        mine(() => document.querySelector('main').append(frame));
        await figure.load();
        await settled();
        figure.shadowRoot.querySelector('details').open = true;
        await until(() => figure.shadowRoot.querySelector('td'));
        // An empty frame has no doctype.
        const page = frame.contentDocument;
        const wrapper = page.createElement('div');
        page.body.style.color = '#222';
        Object.assign(wrapper.style, { color: 'rgb(238, 238, 238)', font: '19px serif' });
        page.body.append(wrapper);
        mine(() => wrapper.append(figure));
        const { color, fontFamily } = frame.contentWindow.getComputedStyle(figure.shadowRoot.querySelector('td'));
        return [page.compatMode, color, fontFamily];";
    stage.open_guests()?;
    stage.expect_guest(
        script,
        &json!(["BackCompat", "rgb(238, 238, 238)", "serif"]),
    )
}

/// Backgrounds are not printed, and forced colours take them: what an open mark means would be gone.
fn the_sign_of_a_bound_is_no_background(stage: &Stage) -> Result<()> {
    let script = "
        const figure = put({ view: 'trend' });
        await figure.load();
        await settled();
        const sign = figure.shadowRoot.querySelector('.bound');
        const { backgroundImage } = getComputedStyle(sign);
        const { borderLeftStyle, height } = getComputedStyle(sign, '::before');
        return [backgroundImage, borderLeftStyle, parseFloat(height) > 3];";
    stage.open_guests()?;
    stage.expect_guest(script, &json!(["none", "solid", true]))
}
