//! Data sets with something wrong in them, and names that mean harm.

use crate::network::DATA;
use crate::stage::{Fault, Stage, tests};
use anyhow::{Result, ensure};
use dateline_assembly::site::Reply;
use serde_json::{Value, json};
use xtask::files::read;

tests![
    a_faulty_record_is_told_and_the_rest_drawn,
    a_data_set_without_records_says_so,
    names_stay_names,
];

fn a_faulty_record_is_told_and_the_rest_drawn(stage: &Stage) -> Result<()> {
    serve(stage, |data| {
        data["casualties"][0]["count"] = json!(-5);
        data["visits"][0]["to"] = json!("atlantis");
    })?;
    let look = stage.open_article()?;
    ensure!(look.entries("map") == 5, "the map has not the other visits");
    ensure!(look.dots("trend", "data") > 1000, "the trend is not drawn");
    let untold = "
        const { problems } = await dossier();
        return given.filter(([id, wrong]) =>
            !problems.some(({ record, field }) => record.includes(id) && field === wrong));
    ";
    let faults = [
        json!(["aapp-03-01", "count"]),
        json!(["visit-2018-shoigu", "to"]),
    ];
    let untold = stage.probe(untold, &faults)?;
    ensure!(untold == json!([]), "nobody tells of {untold}");
    Ok(())
}

fn a_data_set_without_records_says_so(stage: &Stage) -> Result<()> {
    serve(stage, |data| {
        for table in ["transfers", "casualties", "visits", "events"] {
            data[table] = json!([]);
        }
    })?;
    stage.open_host()?;
    let look = stage.look_for("a message", |look| !look.text("map", "message").is_empty())?;
    for view in ["shares", "trend"] {
        let message = look.text(view, "message");
        ensure!(!message.is_empty(), "{view} says nothing");
    }
    Ok(())
}

/// Serves the founding data set with a change.
fn serve(stage: &Stage, change: impl FnOnce(&mut Value)) -> Result<()> {
    let bytes = read(&stage.project.pkg().join("myanmar-2021.json"))?;
    let mut data: Value = serde_json::from_slice(&bytes)?;
    change(&mut data);
    stage.spoil(
        DATA,
        Fault::Instead(Reply::new("application/json", data.to_string())),
    );
    Ok(())
}

fn names_stay_names(stage: &Stage) -> Result<()> {
    let names = read(&stage.project.root.join("tests/fixtures/names.json"))?;
    stage.spoil(DATA, Fault::Instead(Reply::new("application/json", names)));
    let look = stage.open_article()?;
    for view in ["shares", "trend", "map"] {
        ensure!(look.dots(view, "data") > 500, "{view} is not drawn");
    }
    let script = "
        const roots = [...document.querySelectorAll('dateline-figure, dateline-filter, dateline-record')]
            .map(({ shadowRoot }) => shadowRoot);
        await openTables(roots);
        const inserted = roots.flatMap((root) => [...root.querySelectorAll('img, script, iframe, [onerror]')]);
        const texts = roots.map((root) => root.firstElementChild.parentNode.textContent).join();
        const links = roots.flatMap((root) => [...root.querySelectorAll('a')].map(({ protocol }) => protocol));
        return {
            inserted: inserted.length,
            told: ['<img src=x onerror=alert(1)>', '__proto__', 'Новосибирск'].filter((name) => !texts.includes(name)),
            unsafe: links.filter((protocol) => !/^https?:$/.test(protocol)),
            overflow: document.scrollingElement.scrollWidth > innerWidth,
        };
    ";
    let found = stage.probe(script, &[])?;
    let expected = json!({ "inserted": 0, "told": [], "unsafe": [], "overflow": false });
    ensure!(found == expected, "the names have made {found}");
    Ok(())
}
