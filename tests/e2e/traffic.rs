//! What comes over the network, on pages whose every change is watched: nothing, something else, or
//! not all of it.

use crate::guest::Page;
use crate::network::DATA;
use crate::stage::{Fault, Stage, tests};
use anyhow::{Context, Result};
use dateline_assembly::policy::PAGE as POLICY;
use dateline_assembly::site::Reply;
use serde_json::json;
use std::net::{Ipv4Addr, TcpListener};
use std::time::Duration;
use xtask::files::read;
use xtask::names::CORE;

tests![
    missing_files_are_told_and_can_be_tried_again,
    a_failing_server_is_told_and_can_be_tried_again,
    without_a_network_that_is_told,
    ten_seconds_of_silence_are_told,
    ten_seconds_of_silence_in_the_middle_are_told,
    a_silent_core_is_told,
    a_slow_answer_is_waited_for,
    a_truncated_core_and_an_error_page_are_told,
    files_of_a_wrong_type_draw,
];

const WASM: &str = "/pkg/dateline_core_bg.wasm";
const LAND: &str = "/pkg/basemap.bin";

/// Makes ten seconds one, for what has to wait that long, and starts.
const HURRY: &str = "
    const { setTimeout: later } = window;
    window.setTimeout = (act, ms, ...given) => later(act, ms >= 1000 ? ms / 10 : ms, ...given);
    await import('/pkg/dateline.js');
";

/// Every figure says with a code and in place why it is not there, keeps the page's words, and offers
/// to try again.
const TOLD: &str = "
    const told = async (code) => {
        const errors = announcedErrors();
        const ends = await Promise.all(all().map((figure) => endOf(() => figure.load())));
        await settled();
        const isTold = (figure) => troubleOf(figure) !== '' && stateOf(figure) === 'without' && keepsItsOwn(figure);
        const buttons = all().filter((figure) => figure.shadowRoot.querySelector('.trouble button')).length;
        const unlike = ends.filter((end) => end !== `DatelineError ${code}`);
        return [unlike, errors.length, all().every(isTold), buttons === 3];
    };
    const tryAgain = async () => {
        all()[1].shadowRoot.querySelector('.trouble button').click();
        await until(() => all().every((figure) => stateOf(figure) === 'drawn' && isInked(figure)));
        return all().map(troubleOf);
    };
";

/// What `told` gives where all is as it should be.
fn as_it_should_be() -> serde_json::Value {
    json!([[], 3, true, true])
}

fn open(stage: &Stage) -> Result<()> {
    stage.open_page(&Page {
        modules: &[],
        ..Page::PLAIN
    })
}

fn expect_told(stage: &Stage, code: &str) -> Result<()> {
    let script = format!("{HURRY}{TOLD} return told('{code}');");
    stage.expect_guest(&script, &as_it_should_be())
}

/// The reader tries again when what was wrong is over; one button is for all figures of the dossier.
fn expect_second_try(stage: &Stage) -> Result<()> {
    let script = format!("{TOLD} return tryAgain();");
    stage.expect_guest(&script, &json!(["", "", ""]))
}

fn expect_second_try_after(stage: &Stage, path: &str, fault: Fault) -> Result<()> {
    stage.spoil(path, fault);
    open(stage)?;
    expect_told(stage, "network")?;
    stage.spoil(path, Fault::Over);
    expect_second_try(stage)
}

/// Fault 38: a data set or a core that is not there is told, with a button to try again.
fn missing_files_are_told_and_can_be_tried_again(stage: &Stage) -> Result<()> {
    for path in [DATA, WASM] {
        let gone = Fault::Instead(Reply::status(404, "gone"));
        expect_second_try_after(stage, path, gone)?;
    }
    Ok(())
}

/// Fault 38: a server that fails is told, with a button to try again.
fn a_failing_server_is_told_and_can_be_tried_again(stage: &Stage) -> Result<()> {
    for path in [DATA, WASM] {
        let failing = Fault::Instead(Reply::status(500, "on fire"));
        expect_second_try_after(stage, path, failing)?;
    }
    Ok(())
}

/// Fault 38: where nobody answers at all, as for a reader who is offline, that is told.
fn without_a_network_that_is_told(stage: &Stage) -> Result<()> {
    // A port that was free a moment ago: the connection is refused, as it is without a network.
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
    let nowhere = format!("http://{free}");
    stage.allow(&nowhere);
    let policy = POLICY.replace(
        "connect-src 'self'",
        &format!("connect-src 'self' {nowhere}"),
    );
    let body = Page::PLAIN
        .body
        .replace("src=\"/pkg", &format!("src=\"{nowhere}"));
    stage.open_page(&Page {
        body: &body,
        policy: &policy,
        modules: &[],
        ..Page::PLAIN
    })?;
    expect_told(stage, "network")
}

/// Fault 38: a server that says nothing for ten seconds is told, with a button to try again.
fn ten_seconds_of_silence_are_told(stage: &Stage) -> Result<()> {
    let silent = Fault::Late(Duration::from_secs(4));
    expect_second_try_after(stage, DATA, silent)
}

/// The first half of a file, and then nothing for a long while.
fn half_of(stage: &Stage, path: &str, mime: &str) -> Result<Fault> {
    let name = path
        .strip_prefix("/pkg/")
        .context("the file is not of the package")?;
    let mut reply = Reply::new(mime, read(&stage.project.pkg().join(name))?);
    reply.breaks_off = Some(reply.body.len() / 2);
    reply.silence = Duration::from_secs(4);
    Ok(Fault::Instead(reply))
}

/// Firefox's own note of a download that a page has ended; no page hears it.
const BROKEN_OFF: &str = "Failed to read data from the ReadableStream";

/// Fault 38: a server that falls silent in the middle of a file is told after ten seconds.
fn ten_seconds_of_silence_in_the_middle_are_told(stage: &Stage) -> Result<()> {
    stage.allow(BROKEN_OFF);
    let half = half_of(stage, DATA, "application/json")?;
    expect_second_try_after(stage, DATA, half)
}

/// Fault 38: the same in the middle of the core.
fn a_silent_core_is_told(stage: &Stage) -> Result<()> {
    stage.allow(BROKEN_OFF);
    let half = half_of(stage, WASM, "application/wasm")?;
    expect_second_try_after(stage, WASM, half)
}

/// Fault 38: an answer that comes before that is waited for.
fn a_slow_answer_is_waited_for(stage: &Stage) -> Result<()> {
    stage.spoil(DATA, Fault::Late(Duration::from_millis(400)));
    open(stage)?;
    let script = format!(
        "{HURRY} await drawAll(); return all().map((figure) => [isInked(figure), troubleOf(figure)]);"
    );
    let drawn = json!([true, ""]);
    stage.expect_guest(&script, &json!([drawn, drawn, drawn]))
}

/// Fault 39: half a core, or an error page in its place, is told.
fn a_truncated_core_and_an_error_page_are_told(stage: &Stage) -> Result<()> {
    let whole = read(&stage.project.pkg().join(CORE))?;
    let half = Reply::new("application/wasm", &whole[..whole.len() / 2]);
    let page = Reply::new("text/html", "<!doctype html><title>Sorry</title>");
    for reply in [half, page] {
        stage.spoil(WASM, Fault::Instead(reply));
        open(stage)?;
        expect_told(stage, "no-core")?;
    }
    Ok(())
}

/// Fault 41: core, data set and base map draw, whatever type the server gives them.
fn files_of_a_wrong_type_draw(stage: &Stage) -> Result<()> {
    for (path, mime) in [
        (WASM, "text/html"),
        (DATA, "image/png"),
        (LAND, "text/javascript"),
    ] {
        let name = path
            .strip_prefix("/pkg/")
            .context("the file is not of the package")?;
        let file = read(&stage.project.pkg().join(name))?;
        stage.spoil(path, Fault::Instead(Reply::new(mime, file)));
    }
    open(stage)?;
    let script = format!(
        "{HURRY} await drawAll();
         await until(() => inkOf(layersOf('map')[0]).dots > 1000);
         return all().map((figure) => [isInked(figure), troubleOf(figure)]);"
    );
    let drawn = json!([true, ""]);
    stage.expect_guest(&script, &json!([drawn, drawn, drawn]))
}
