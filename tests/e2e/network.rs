//! Files that do not come, or come wrong.

use crate::stage::{Fault, Stage, tests};
use anyhow::{Result, ensure};
use std::time::Duration;
use xtask::build::read;
use xtask::site::Reply;

tests![
    a_missing_data_set_is_told,
    a_truncated_data_set_is_told,
    a_data_set_that_breaks_off_is_told,
    a_late_data_set_is_drawn,
];

const DATA: &str = "/pkg/myanmar-2021.json";

fn a_missing_data_set_is_told(stage: &Stage) -> Result<()> {
    stage.spoil(DATA, Fault::Instead(Reply::status(404, "gone")));
    stage.open("")?;
    expect_told(stage)
}

fn a_truncated_data_set_is_told(stage: &Stage) -> Result<()> {
    let whole = read(&stage.project.pkg().join("myanmar-2021.json"))?;
    let half = &whole[..whole.len() / 2];
    stage.spoil(DATA, Fault::Instead(Reply::new("application/json", half)));
    stage.open("")?;
    expect_told(stage)
}

fn a_data_set_that_breaks_off_is_told(stage: &Stage) -> Result<()> {
    let mut reply = Reply::new("application/json", vec![b' '; 10_000]);
    reply.breaks_off = Some(5_000);
    stage.spoil(DATA, Fault::Instead(reply));
    stage.open("")?;
    expect_told(stage)
}

fn a_late_data_set_is_drawn(stage: &Stage) -> Result<()> {
    stage.spoil(DATA, Fault::Late(Duration::from_secs(2)));
    stage.open_host()
}

/// Every figure fails with an error of ours, says so, and keeps its static text.
fn expect_told(stage: &Stage) -> Result<()> {
    let told = stage.browser.run(TOLD, &[])?;
    let told = told.as_array().map_or(&[][..], Vec::as_slice);
    ensure!(told.len() == 3, "there are {} figures", told.len());
    for figure in told {
        ensure!(
            figure["name"] == "DatelineError",
            "a figure ended with {figure}"
        );
        ensure!(figure["alert"] == true, "a figure says nothing: {figure}");
        ensure!(
            figure["kept"] == true,
            "a figure lost its static text: {figure}"
        );
    }
    Ok(())
}

const TOLD: &str = "
    const figures = [...document.querySelectorAll('dateline-figure')];
    const ended = (figure) => figure.ready.then(() => ({ name: 'drawn' }), (error) => ({
        name: error.name,
        code: error.code,
        alert: [...figure.shadowRoot.querySelectorAll('[role=alert], [role=status]')]
            .some((node) => node.textContent.trim() !== ''),
        kept: [...figure.children].some((child) => child.checkVisibility()),
    }));
    return customElements.whenDefined('dateline-figure')
        .then(() => Promise.all(figures.map(ended)));
";
