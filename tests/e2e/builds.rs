//! The builds of the package: the module with its digest, and the self-contained script where
//! modules and `fetch` do not work.

use crate::stage::{Fault, Stage, tests};
use anyhow::{Context, Result, ensure};
use dateline_assembly::integrity;
use dateline_assembly::policy::PAGE as POLICY;
use dateline_assembly::site::Reply;
use dateline_checks::examples::directory;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use xtask::files::{read, read_text};
use xtask::names::STANDALONE;

tests![
    a_page_on_a_disk_draws,
    a_page_on_a_disk_has_data_of_its_own,
    a_closer_look_on_a_disk_is_at_the_coarse_map,
    the_script_draws_in_a_sandbox,
    the_script_draws_where_there_is_no_address,
    the_script_draws_where_nothing_may_be_fetched,
    the_script_gives_the_page_its_functions,
    a_script_with_its_digest_draws,
    a_script_with_another_digest_is_refused,
];

/// All figures, loaded; those of the three views that have ink.
const DRAWN: &str = "
    await customElements.whenDefined('dateline-figure');
    await Promise.all([...document.querySelectorAll('dateline-figure')].map((figure) => figure.load()));
    return VIEWS.filter((view) => inkOf(layersOf(view)[1]).dots > 200);
";

fn expect_drawn(stage: &Stage) -> Result<()> {
    stage.expect_soon(DRAWN, &[], &json!(["shares", "trend", "map"]))
}

/// A copy of the example in a directory of the kind that people have, as on a USB stick.
struct Stick(PathBuf);

impl Stick {
    fn new(stage: &Stage, label: &str) -> Result<Self> {
        let name = format!("dateline stick №{} {label}", std::process::id());
        let stick = Self(std::env::temp_dir().join(name));
        fs::create_dir_all(&stick.0)?;
        for entry in fs::read_dir(directory(&stage.project).join("standalone"))? {
            let path = entry?.path();
            let file = path.file_name().context("a file has no name")?;
            fs::copy(&path, stick.0.join(file))?;
        }
        Ok(stick)
    }

    fn open(&self, stage: &Stage) -> Result<()> {
        stage.browser.goto(&address_of(&self.0.join("index.html")))
    }
}

impl Drop for Stick {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A file's address, its bytes escaped where an address cannot hold them.
fn address_of(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let escaped = path.bytes().map(|byte| match byte {
        b'/' | b':' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
        _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    });
    format!(
        "file:///{}",
        escaped.collect::<String>().trim_start_matches('/')
    )
}

fn a_page_on_a_disk_draws(stage: &Stage) -> Result<()> {
    let stick = Stick::new(stage, "drawn")?;
    stick.open(stage)?;
    expect_drawn(stage)?;
    let land = "return inkOf(layersOf('map')[0]).dots > 1000";
    stage.expect_soon(land, &[], &json!(true))
}

fn a_page_on_a_disk_has_data_of_its_own(stage: &Stage) -> Result<()> {
    let stick = Stick::new(stage, "its own data")?;
    stick.open(stage)?;
    let headline = "
        const figure = document.querySelector('#own');
        await figure.load();
        return figure.shadowRoot.querySelector('.headline').innerText.includes('701');
    ";
    stage.expect_soon(headline, &[], &json!(true))
}

/// The finer base map is not in the script, and is not looked for beside the page.
fn a_closer_look_on_a_disk_is_at_the_coarse_map(stage: &Stage) -> Result<()> {
    let stick = Stick::new(stage, "looked at")?;
    stick.open(stage)?;
    expect_drawn(stage)?;
    let closer = "
        const map = figureOf('map');
        (await map.dossier.interaction).zoom = [19.75, 96.1, 20];
        await settled();
        await settled();
        const asked = performance.getEntriesByType('resource').filter(({ name }) => name.includes('basemap'));
        return [/coarse/.test(textOf('map', 'p.chosen')), asked.length, inkOf(layersOf('map')[0]).dots > 200, textOf('map', '.trouble')];
    ";
    stage.expect_soon(closer, &[], &json!([true, 0, true, ""]))
}

/// The policy in the frame names the server by its address: `'self'` is nobody to WebKit where a page
/// has no origin.
fn the_script_draws_in_a_sandbox(stage: &Stage) -> Result<()> {
    let origin = origin(stage)?;
    let inner = page(&plain_script(""), &format!("{FIGURES}{TELL}"));
    serve(
        stage,
        "/sandboxed.html",
        &inner,
        &POLICY.replace("'self'", &origin),
    );
    expect_drawn_in_frame(stage, "/sandboxed.html")
}

/// A page that is itself a `data:` address has no address that others could be relative to.
fn the_script_draws_where_there_is_no_address(stage: &Stage) -> Result<()> {
    let origin = origin(stage)?;
    let figures = FIGURES.replace("/myanmar", "dateline:myanmar");
    let tell = TELL.replace("/e2e", &format!("{origin}/e2e"));
    let inner = page(&plain_script(&origin), &(figures + &tell));
    let address = inner.bytes().map(|byte| format!("%{byte:02X}"));
    let address = address.collect::<String>();
    expect_drawn_in_frame(stage, &format!("data:text/html,{address}"))
}

/// The server's address, as a page of it sees it.
fn origin(stage: &Stage) -> Result<String> {
    stage.open("e2e/builds/tell.js")?;
    let origin = stage.probe("return origin", &[])?;
    Ok(origin.as_str().context("the page has no origin")?.into())
}

/// A frame without an origin cannot be looked into: the page in it tells the page around it.
fn expect_drawn_in_frame(stage: &Stage, address: &str) -> Result<()> {
    let frame = format!(
        "<iframe sandbox=\"allow-scripts\" src=\"{address}\" width=600 height=1500></iframe>"
    );
    let hear = "<script src=\"/e2e/builds/hear.js\"></script>";
    let policy = format!("{POLICY}; frame-src 'self' data:");
    serve(stage, "/around.html", &page(hear, &frame), &policy);
    stage.open("around.html")?;
    let told = "return document.body.dataset.told ?? null";
    stage.expect_soon(told, &[], &json!("null: map shares trend"))
}

/// In the frame: says which views are drawn.
const TELL: &str = "<script src=\"/e2e/builds/tell.js\"></script>";

fn the_script_draws_where_nothing_may_be_fetched(stage: &Stage) -> Result<()> {
    let policy = POLICY.replace("connect-src 'self'; ", "");
    ensure!(policy != POLICY, "the policy lets a page fetch as it is");
    serve(
        stage,
        "/alone.html",
        &page(&plain_script(""), FIGURES),
        &policy,
    );
    stage.open("alone.html")?;
    expect_drawn(stage)?;
    let fetched = "return performance.getEntriesByType('resource')
        .map(({ name }) => new URL(name).pathname).filter((path) => !/^.(e2e|favicon)/.test(path))";
    let fetched = stage.probe(fetched, &[])?;
    let script = format!("/pkg/{STANDALONE}");
    ensure!(fetched == json!([script]), "the page fetched {fetched}");
    Ok(())
}

fn the_script_gives_the_page_its_functions(stage: &Stage) -> Result<()> {
    serve(
        stage,
        "/alone.html",
        &page(&plain_script(""), "<main id=dateline></main>"),
        POLICY,
    );
    stage.open("alone.html")?;
    let embedded = "
        const { figure } = await dateline.embed('main', 'myanmar-2021.json', { view: 'trend' });
        await dateline.setFilter('myanmar-2021.json', { to: '2021-05' });
        const { filter } = await dateline.load('myanmar-2021.json');
        return [figure instanceof dateline.DatelineFigure, inkOf(layersOf('trend')[1]).dots > 200, filter.to];
    ";
    stage.expect_soon(embedded, &[], &json!([true, true, "2021-05-31"]))
}

fn a_script_with_its_digest_draws(stage: &Stage) -> Result<()> {
    serve(stage, "/digest.html", &digest_page(stage)?, POLICY);
    stage.open("digest.html")?;
    expect_drawn(stage)
}

/// Fault 40: the script was changed on its way, by a single comment: it is refused, and what the page
/// has of its own stays.
fn a_script_with_another_digest_is_refused(stage: &Stage) -> Result<()> {
    let mut script = read(&stage.project.pkg().join("dateline.js"))?;
    script.extend_from_slice(b"// changed\n");
    let changed = Reply::new("text/javascript; charset=utf-8", script);
    stage.forget_scripts()?;
    stage.spoil("/pkg/dateline.js", Fault::Instead(changed));
    serve(stage, "/digest.html", &digest_page(stage)?, POLICY);
    stage.open("digest.html")?;
    let seen = "return {
        registered: customElements.get('dateline-figure') !== undefined,
        kept: [...document.querySelectorAll('dateline-figure p')].filter((text) => text.checkVisibility()).length,
    };";
    let seen = stage.probe(seen, &[])?;
    let expected = json!({ "registered": false, "kept": 3 });
    ensure!(seen == expected, "the page is {seen}");
    Ok(())
}

const FIGURES: &str = r#"
    <dateline-figure src="/myanmar-2021.json" view="shares"><p>China 49%</p></dateline-figure>
    <dateline-figure src="/myanmar-2021.json" view="trend"><p>912 people killed</p></dateline-figure>
    <dateline-figure src="/myanmar-2021.json" view="map"><p>Five visits</p></dateline-figure>
"#;

fn plain_script(origin: &str) -> String {
    format!("<script src=\"{origin}/pkg/{STANDALONE}\"></script>")
}

/// The snippet of the package's README: the module, with the digest that the build has listed.
fn module_with_digest(stage: &Stage) -> Result<String> {
    let listed = read_text(&stage.project.pkg().join(integrity::LIST))?;
    let listed: Value = serde_json::from_str(&listed)?;
    let digest = listed["dateline.js"]
        .as_str()
        .context("no digest is listed")?;
    Ok(format!(
        "<script type=\"module\" src=\"/pkg/dateline.js\" integrity=\"{digest}\"></script>"
    ))
}

fn page(head: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=en-GB><meta charset=utf-8><title>Built</title>{head}<body>{body}"
    )
}

/// The page of the snippet, with the data set where a module finds it.
fn digest_page(stage: &Stage) -> Result<String> {
    let figures = FIGURES.replace("/myanmar", "/pkg/myanmar");
    Ok(page(&module_with_digest(stage)?, &figures))
}

/// Serves a page of the test's own, under a policy of its own.
fn serve(stage: &Stage, path: &str, page: &str, policy: &str) {
    let mut reply = Reply::new("text/html; charset=utf-8", page);
    reply
        .headers
        .push(("Content-Security-Policy", policy.into()));
    stage.spoil(path, Fault::Instead(reply));
}
