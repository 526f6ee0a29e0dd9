//! Pages without a doctype, other documents, paper: what a figure keeps wherever it stands.

use crate::stage::{Stage, tests};
use anyhow::Result;
use serde_json::json;

tests![
    elements_are_styled_in_another_document_and_back,
    tables_inherit_in_quirks_mode,
    the_sign_of_a_bound_is_no_background,
    a_theme_is_noticed_by_its_effect,
    own_content_keeps_the_properties_of_the_page,
    text_and_surface_never_clash,
    a_magnified_picture_has_the_pixels_that_it_is_shown_with,
    letters_are_as_large_as_those_of_the_page,
    letters_that_grow_by_no_act_of_the_page_are_followed,
    letters_are_drawn_as_they_are_measured,
    a_language_is_found_out_of_shadow_trees,
    a_language_that_nobody_knows_is_told,
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

/// Nothing near the figure changes: a class far away does, and a style sheet.
fn a_theme_is_noticed_by_its_effect(stage: &Stage) -> Result<()> {
    let script = "
        const wrapper = document.createElement('div');
        const sheet = new CSSStyleSheet();
        const paint = (background, color) => sheet.replaceSync(`.night { background: ${background}; color: ${color} }`);
        paint('#101010', '#eee');
        document.adoptedStyleSheets.push(sheet);
        mine(() => document.querySelector('main').append(wrapper));
        const figure = put({ view: 'trend' }, wrapper);
        await figure.load();
        await settled();
        const seen = [];
        const look = async (change) => {
            const before = pictureOf(figure).join();
            mine(change);
            await until(() => pictureOf(figure).join() !== before);
            seen.push(getComputedStyle(figure).color);
        };
        await look(() => wrapper.classList.add('night'));
        await look(() => paint('#fff', '#111'));
        await look(() => paint('#101010', '#eee'));
        await look(() => wrapper.classList.remove('night'));
        return seen;";
    stage.open_guests()?;
    let colours = json!([
        "rgb(238, 238, 238)",
        "rgb(17, 17, 17)",
        "rgb(238, 238, 238)",
        "rgb(0, 0, 0)"
    ]);
    stage.expect_guest(script, &colours)
}

/// Own content stands in the figure's tree, and would take its properties for those of the page.
fn own_content_keeps_the_properties_of_the_page(stage: &Stage) -> Result<()> {
    let script = "
        const names = ['--accent', '--line', '--muted', '--surface', '--keys'];
        mine(() => names.forEach((name) => document.documentElement.style.setProperty(name, 'page')));
        const figure = put({ view: 'trend' });
        const own = mine(() => figure.appendChild(document.createElement('p')));
        await figure.load();
        await settled();
        const style = getComputedStyle(own);
        return names.filter((name) => style.getPropertyValue(name) !== 'page');";
    stage.open_guests()?;
    stage.expect_guest(script, &json!([]))
}

/// A gradient behind light text on a page that is white: halos and tips have a surface that the text can be read on.
fn text_and_surface_never_clash(stage: &Stage) -> Result<()> {
    let script = "
        const seen = [];
        for (const [background, color] of [
            ['linear-gradient(#000, #222)', '#fff'], ['rgb(0 0 0 / .9)', '#eee'], ['none', '#111'],
        ]) {
            const wrapper = document.createElement('div');
            mine(() => {
                Object.assign(wrapper.style, { background, color });
                document.querySelector('main').append(wrapper);
            });
            const figure = put({ view: 'trend' }, wrapper);
            await figure.load();
            await settled();
            seen.push(figure.shadowRoot.querySelector('.figure').style.getPropertyValue('--dl-surface'));
        }
        return seen;";
    stage.open_guests()?;
    let surfaces = json!(["#161614", "#161614", "Canvas"]);
    stage.expect_guest(script, &surfaces)
}

fn a_magnified_picture_has_the_pixels_that_it_is_shown_with(stage: &Stage) -> Result<()> {
    let script = "
        const seen = [];
        for (const style of ['transform: scale(2)', 'zoom: 2', '']) {
            const wrapper = document.createElement('div');
            mine(() => {
                wrapper.style.cssText = `width: 300px; ${style}`;
                document.querySelector('main').append(wrapper);
            });
            const figure = put({ view: 'trend' }, wrapper);
            await figure.load();
            await settled();
            const [canvas] = canvasesOf(figure);
            seen.push(Math.abs(canvas.width / canvas.getBoundingClientRect().width - devicePixelRatio) < 0.02);
        }
        return seen;";
    stage.open_guests()?;
    stage.expect_guest(script, &json!([true, true, true]))
}

/// A figure whose picture's height is asked for.
const HEIGHT: &str = "
        const figure = put({ view: 'shares' });
        await figure.load();
        await settled();
        const height = () => figure.shadowRoot.querySelector('.picture').offsetHeight;
        const before = height();";

/// The picture grows with the letters, and a pointer finds the same marks.
fn letters_are_as_large_as_those_of_the_page(stage: &Stage) -> Result<()> {
    let script = "
        const heights = [];
        for (const size of ['32px', '12px', '4px', '16px']) {
            mine(() => (figure.style.fontSize = size));
            await settled();
            await until(() => true);
            heights.push(Math.round(height() / before * 4) / 4);
        }
        return [heights[0] > 1.5, heights[1] < 1, heights[1] === heights[2], heights[3]];";
    stage.open_guests()?;
    stage.expect_guest(&[HEIGHT, script].concat(), &json!([true, true, true, 1]))
}

/// A reader may zoom letters alone: no attribute changes then, and no size of the figure's room.
fn letters_that_grow_by_no_act_of_the_page_are_followed(stage: &Stage) -> Result<()> {
    let script = "
        const rules = new CSSStyleSheet();
        rules.replaceSync('dateline-figure { font-size: 32px }');
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules];
        await until(() => height() > 1.5 * before);
        return true;";
    stage.open_guests()?;
    stage.expect_guest(&[HEIGHT, script].concat(), &json!(true))
}

/// Some engines draw on a canvas with the spacing of the page, which no layout knows of.
fn letters_are_drawn_as_they_are_measured(stage: &Stage) -> Result<()> {
    let script = "
        const figure = put({ view: 'trend' });
        await figure.load();
        await settled();
        const drawn = () => [...figure.shadowRoot.querySelectorAll('canvas')].map((canvas) => canvas.toDataURL()).join();
        const before = drawn();
        mine(() => Object.assign(figure.style, { letterSpacing: '3px', wordSpacing: '9px', fontVariant: 'small-caps' }));
        figure.setAttribute('count', 'per-day');
        await settled();
        const between = drawn();
        figure.removeAttribute('count');
        await settled();
        return [between === before, drawn() === before];";
    stage.open_guests()?;
    stage.expect_guest(script, &json!([false, true]))
}

fn a_language_is_found_out_of_shadow_trees(stage: &Stage) -> Result<()> {
    let script = "
        const seen = [];
        for (const [name, value] of [['lang', 'de'], ['xml:lang', 'de'], ['lang', 'de_DE']]) {
            const host = document.createElement('div');
            host.setAttribute(name, value);
            mine(() => document.querySelector('main').append(host));
            const root = host.attachShadow({ mode: 'open' });
            const figure = document.createElement('dateline-figure');
            figure.setAttribute('src', DATA);
            figure.setAttribute('view', 'trend');
            mine(() => root.append(figure));
            await figure.load();
            await settled();
            seen.push(/Juli|Dezember/.test(figure.shadowRoot.querySelector('.headline').textContent));
        }
        return seen;";
    stage.open_guests()?;
    stage.expect_guest(script, &json!([true, true, true]))
}

/// The figure speaks the browser's own language then.
fn a_language_that_nobody_knows_is_told(stage: &Stage) -> Result<()> {
    let script = "
        const heard = [];
        document.addEventListener('dateline-error', ({ detail }) => heard.push(detail.error.message));
        const figures = ['tlh-Latn-x', 'zxx', 'de-CH'].map((lang) => put({ view: 'trend', lang }));
        await Promise.all(figures.map((figure) => figure.load()));
        await settled();
        return [[...new Set(heard)], figures.every(isInked)];";
    stage.open_guests()?;
    let told = [r#""tlh-Latn-x" is no language"#, r#""zxx" is no language"#];
    stage.expect_guest(script, &json!([told, true]))
}
