//! The words and the numbers of the page, its tables and its sources.

use crate::stage::{Stage, tests};
use anyhow::{Result, ensure};
use serde_json::{Value, json};
use xtask::files::read;

tests![
    the_numbers_of_the_article_are_on_the_page,
    tables_hold_all_records,
    a_table_follows_the_filter,
    sources_are_plain_links,
    pictures_are_described,
    what_is_read_second_is_paler,
];

/// What the founding article counts, and how it stands on the page or in its tables.
const NUMBERS: [(&str, &str); 10] = [
    ("China's share", "China supplied 49%"),
    ("Russia's share", "Russia 16%"),
    ("the others' share", "35%"),
    ("Russia's deliveries", "$807 million"),
    ("the dead", "912 people killed"),
    ("votes in favour", "119 in favour"),
    ("votes against", "Belarus alone against"),
    ("abstentions", "36 abstaining"),
    ("jets", "Six Su-30 fighters"),
    ("tons", "200,000 tons"),
];

/// The same in the tables, where each stands beside its source.
const CELLS: [&str; 10] = [
    r"\b49\b",
    r"\b16\b",
    r"\b35\b",
    r"\b807\b",
    r"\b912\b",
    r"in favour\D*119|119\D*in favour",
    r"against\D*\b1\b|\b1\b\D*against",
    r"abstaining\D*36|36\D*abstaining",
    r"jets\D*\b6\b|\b6\b\D*jets",
    r"200,000",
];

const OPEN_TABLES: &str = "
    const roots = [...document.querySelectorAll('dateline-figure, dateline-record')]
        .map(({ shadowRoot }) => shadowRoot);
    await openTables(roots);
";

fn the_numbers_of_the_article_are_on_the_page(stage: &Stage) -> Result<()> {
    stage.open_article()?;
    let script = format!(
        "{OPEN_TABLES}
         const prose = document.querySelector('article').innerText.replace(/\\s+/g, ' ');
         const rows = roots.flatMap((root) => [...root.querySelectorAll('tbody tr')]).map((row) => row.innerText);
         const [phrases, cells] = given;
         return [
             phrases.filter((phrase) => !prose.includes(phrase)),
             cells.filter((cell) => !rows.some((row) => new RegExp(cell).test(row))),
         ];"
    );
    let phrases = NUMBERS.map(|(_, phrase)| phrase);
    let missing = stage.probe(&script, &[json!(phrases), json!(CELLS)])?;
    ensure!(
        missing == json!([[], []]),
        "prose and tables lack {missing}"
    );
    Ok(())
}

fn tables_hold_all_records(stage: &Stage) -> Result<()> {
    stage.open_article()?;
    for view in ["shares", "trend", "map"] {
        let summary = format!("dateline-figure[view={view}] >>> summary");
        stage.browser.click(&stage.browser.find(&summary)?)?;
    }
    let record = stage.browser.find("dateline-record >>> summary")?;
    stage.browser.click(&record)?;
    let count = "
        const roots = [...VIEWS.map(figureOf), document.querySelector('dateline-record')];
        return roots.map(({ shadowRoot }) => shadowRoot.querySelectorAll('tbody tr').length);
    ";
    let data = founding(stage)?;
    let counts = |table: &str| data[table].as_array().map_or(0, Vec::len);
    let expected = json!([
        counts("transfers"),
        reported_totals(&data),
        counts("visits"),
        counts("events")
    ]);
    stage.expect_soon(count, &[], &expected)
}

/// The cumulative counts in the days that the article is about.
fn reported_totals(data: &Value) -> usize {
    let is_shown = |count: &&Value| {
        let date = count["date"].as_str().unwrap_or_default();
        count["kind"] == "cumulative" && ("2021-02-01"..="2021-07-15").contains(&date)
    };
    let counts = data["casualties"].as_array();
    counts.map_or(0, |counts| counts.iter().filter(is_shown).count())
}

fn founding(stage: &Stage) -> Result<Value> {
    let bytes = read(&stage.project.pkg().join("myanmar-2021.json"))?;
    Ok(serde_json::from_slice(&bytes)?)
}

fn a_table_follows_the_filter(stage: &Stage) -> Result<()> {
    stage.open_article()?;
    let summary = stage
        .browser
        .find("dateline-figure[view=map] >>> summary")?;
    stage.browser.click(&summary)?;
    let follow = "
        (await dossier()).setFilter({ direction: 'inbound' });
        await settled();
        return figureOf('map').shadowRoot.querySelectorAll('tbody tr').length;
    ";
    let rows = stage.probe(follow, &[])?;
    ensure!(rows == 3, "the table has {rows} rows");
    Ok(())
}

fn sources_are_plain_links(stage: &Stage) -> Result<()> {
    stage.open_article()?;
    let script = format!(
        "{OPEN_TABLES}
         const links = roots.flatMap((root) => [...root.querySelectorAll('a')]);
         const isPlain = ({{ protocol, relList }}) => /^https?:$/.test(protocol) && relList.contains('noopener');
         const odd = links.filter((link) => !isPlain(link)).map(({{ outerHTML }}) => outerHTML);
         return {{ odd, any: links.length > 0 }};"
    );
    let links = stage.probe(&script, &[])?;
    ensure!(
        links == json!({ "odd": [], "any": true }),
        "the links are {links}"
    );
    Ok(())
}

fn pictures_are_described(stage: &Stage) -> Result<()> {
    stage.open_article()?;
    let described = "
        return VIEWS.map((view) => {
            const named = layersOf(view).filter((canvas) => canvas.role === 'img');
            const silent = layersOf(view).filter((canvas) => canvas.ariaHidden === 'true');
            return named.length === 1 && named[0].ariaLabel.length > 40 &&
                named.length + silent.length === layersOf(view).length;
        });
    ";
    stage.expect_soon(described, &[], &json!([true, true, true]))
}

fn what_is_read_second_is_paler(stage: &Stage) -> Result<()> {
    stage.open_article()?;
    let as_dark = "
        const inkOfText = (view, part) => getComputedStyle(inside(view, part)).color;
        const isAsDark = (view, part) => inkOfText(view, part) === inkOfText(view, '.headline');
        const parts = ['.measure', '.notes', '.credit'];
        return VIEWS.flatMap((view) => parts.filter((part) => isAsDark(view, part)));
    ";
    let as_dark = stage.probe(as_dark, &[])?;
    ensure!(as_dark == json!([]), "as dark as the headline: {as_dark}");
    Ok(())
}
