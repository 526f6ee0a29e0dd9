//! Two sources compared: what draws that comes where a figure asks for it, and goes as it came.

use crate::guest::Page;
use crate::stage::{Fault, Stage, tests};
use anyhow::Result;
use dateline_assembly::site::Reply;
use serde_json::{Value, json};

tests![
    two_releases_are_side_by_side,
    a_figure_compares_for_as_long_as_it_is_asked_to,
    only_figures_that_compare_load_what_does,
    options_at_once_wait_for_what_compares,
    what_is_no_source_is_told_and_the_figure_is_plain,
    what_does_not_come_is_asked_for_again,
    marks_are_walked_and_tell_both,
    what_was_chosen_elsewhere_is_left_of_both,
];

const PART: &str = "/pkg/dateline_core_revisions.wasm";

const COMPARED: &str = "<dateline-figure src=/pkg/myanmar-2021.json view=shares compare=wsj,sipri-2022></dateline-figure>";
const PLAIN: &str = "<dateline-figure src=/pkg/myanmar-2021.json view=shares></dateline-figure>";

const ASK: &str = "
    const [figure] = all();
    const headline = (figure) => figure.shadowRoot.querySelector('.headline').textContent;
    const loaded = () => performance.getEntriesByType('resource').filter(({ name }) => name.includes('core_revisions')).length;
    const CHANGE = 'China, 2015–2019: 49% in WSJ 2021, 58% in SIPRI 2022';
";

fn expect(stage: &Stage, body: &str, script: &str, expected: &Value) -> Result<()> {
    let page = Page {
        body,
        ..Page::PLAIN
    };
    stage.open_page(&page)?;
    stage.expect_guest(&format!("{ASK} {script}"), expected)
}

fn two_releases_are_side_by_side(stage: &Stage) -> Result<()> {
    let script = "
        await drawAll();
        const key = [...figure.shadowRoot.querySelectorAll('.key li')].map(({ innerText }) => innerText.replace(/\\s+/g, ' ').trim());
        return [headline(figure) === CHANGE, key, inkOf(layersOf('shares')[1]).dots > 1000];
    ";
    let key = ["■ WSJ 2021", "■ SIPRI 2022"];
    expect(stage, COMPARED, script, &json!([true, key, true]))
}

fn a_figure_compares_for_as_long_as_it_is_asked_to(stage: &Stage) -> Result<()> {
    let script = "
        await drawAll();
        const plain = headline(figure);
        figure.setAttribute('compare', 'wsj,sipri-2022');
        await until(() => headline(figure) === CHANGE);
        figure.setAttribute('compare', 'sipri-2022~sipri-2024');
        await until(() => headline(figure).includes('839'));
        figure.removeAttribute('compare');
        await until(() => headline(figure) === plain);
        return plain;
    ";
    let plain = "Myanmar’s arms imports: China 49%, Russia 16%";
    expect(stage, PLAIN, script, &json!(plain))
}

fn only_figures_that_compare_load_what_does(stage: &Stage) -> Result<()> {
    let script = "
        await drawAll();
        const before = loaded();
        figure.setAttribute('compare', 'wsj,sipri-2022');
        await until(() => headline(figure) === CHANGE);
        return [before, loaded()];
    ";
    expect(stage, PLAIN, script, &json!([0, 1]))
}

/// The core would be asked for what it has not learned.
fn options_at_once_wait_for_what_compares(stage: &Stage) -> Result<()> {
    let script = "
        await drawAll();
        const errors = announcedErrors();
        figure.setAttribute('compare', 'wsj,sipri-2022');
        figure.setAttribute('focus', 'Russia');
        figure.setAttribute('suppliers', 'China');
        await until(() => headline(figure) === CHANGE);
        return errors;
    ";
    expect(stage, PLAIN, script, &json!([]))
}

fn what_is_no_source_is_told_and_the_figure_is_plain(stage: &Stage) -> Result<()> {
    let script = "
        const errors = announcedErrors();
        figure.setAttribute('compare', 'wsj,nobody');
        await until(() => errors.length);
        await drawAll();
        return [errors, headline(figure).startsWith('Myanmar’s arms imports')];
    ";
    let error = "shares DatelineError bad-option";
    expect(stage, PLAIN, script, &json!([[error], true]))
}

fn what_does_not_come_is_asked_for_again(stage: &Stage) -> Result<()> {
    stage.spoil(PART, Fault::Instead(Reply::status(404, "gone")));
    stage.allow("dateline_core_revisions.wasm");
    let script = "
        await until(() => troubleOf(figure));
        await until(() => isInked(all()[1]));
        return isInked(figure);
    ";
    let body = format!(
        "{COMPARED}<dateline-figure src=/pkg/myanmar-2021.json view=trend></dateline-figure>"
    );
    expect(stage, &body, script, &json!(false))?;
    stage.spoil(PART, Fault::Over);
    let script = format!(
        "{ASK} figure.shadowRoot.querySelector('.trouble button').click();
        await until(() => headline(figure) === CHANGE);
        await figure.ready;
        return isInked(figure);"
    );
    stage.expect_guest(&script, &json!(true))
}

fn marks_are_walked_and_tell_both(stage: &Stage) -> Result<()> {
    let script = "
        await drawAll();
        const marks = () => [...figure.shadowRoot.querySelectorAll('.marks > [role]')];
        await until(() => marks().length);
        marks()[0].focus();
        await until(() => figure.shadowRoot.querySelector('.tip'));
        const tip = figure.shadowRoot.querySelector('.tip').innerText;
        return [marks().map((mark) => mark.getAttribute('aria-label')), /9 points more/.test(tip)];
    ";
    let names = [
        "China: 49% in WSJ 2021, 58% in SIPRI 2022 (9 points more)",
        "Russia: 16% in WSJ 2021, 16% in SIPRI 2022 (unchanged)",
        "Other suppliers: 35% in WSJ 2021 (not in SIPRI 2022)",
    ];
    expect(stage, COMPARED, script, &json!([names, true]))
}

fn what_was_chosen_elsewhere_is_left_of_both(stage: &Stage) -> Result<()> {
    let script = "
        await drawAll();
        figure.dossier.setFilter({ suppliers: ['Russia'] });
        await until(() => headline(figure) !== CHANGE);
        return headline(figure);
    ";
    expect(
        stage,
        COMPARED,
        script,
        &json!("WSJ 2021 and SIPRI 2022 give the same shares"),
    )
}
