//! The figure in a frame, on pages whose scripts resize frames: other people's as they are published,
//! and ours.

use crate::stage::{Stage, tests};
use anyhow::{Context, Result, ensure};
use dateline_checks::browser::Screen;
use serde_json::{Value, json};

tests![
    pym_fits,
    newswire_frames_fit,
    sidechain_fits,
    datawrapper_by_id_fits,
    datawrapper_by_source_fits,
    amp_fits,
    medium_fits,
    ours_fits,
    ours_that_comes_late_fits,
    ours_twice_and_as_a_module_fits,
    ours_fits_a_frame_with_a_border,
    a_lazy_frame_fits_when_it_is_near,
    a_frame_gets_the_figure_s_name,
    every_form_tells_the_same_height,
    equal_heights_are_told_once,
    questions_are_answered,
    the_frame_ignores_foreign_messages,
    our_parent_ignores_foreign_messages,
];

/// Ahead of the scripts of these tests, after `probe.js`.
const MEASURE: &str = include_str!("parents/measure.js");

/// The frame's address in most tests.
pub const FRAME: &str = "/pkg/embed.html?view=trend&from=2021-02&to=2021-07";

impl Stage {
    /// Opens a page that holds a frame: `parent` is one of those in `parents/host.js`.
    pub fn open_frame(&self, parent: &str, address: &str) -> Result<()> {
        let address = address.replace('&', "%26").replace('#', "%23");
        self.open(&format!("hosts/host.html?parent={parent}&frame={address}"))
    }

    /// Runs a body that can use `measure.js` until it gives what is expected.
    pub fn expect_framed(&self, body: &str, given: &[Value], expected: &Value) -> Result<()> {
        self.expect_soon(&format!("{MEASURE}{body}"), given, expected)
    }

    /// Waits until the frame fits what is in it; gives its height.
    pub fn expect_fit(&self) -> Result<u64> {
        self.expect_framed("return fit();", &[], &json!("fits"))?;
        let height = self.frame("return frameOf().contentWindow.innerHeight;", &[])?;
        height.as_u64().context("the frame has no height")
    }

    /// Runs a body that can use `measure.js`.
    pub fn frame(&self, body: &str, given: &[Value]) -> Result<Value> {
        self.probe(&format!("{MEASURE}{body}"), given)
    }
}

fn pym_fits(stage: &Stage) -> Result<()> {
    expect_always_fit(stage, "pym")
}

fn newswire_frames_fit(stage: &Stage) -> Result<()> {
    expect_always_fit(stage, "newswire")
}

fn sidechain_fits(stage: &Stage) -> Result<()> {
    expect_always_fit(stage, "sidechain")
}

fn datawrapper_by_id_fits(stage: &Stage) -> Result<()> {
    expect_always_fit(stage, "datawrapperById")
}

fn datawrapper_by_source_fits(stage: &Stage) -> Result<()> {
    expect_always_fit(stage, "datawrapperBySource")
}

fn amp_fits(stage: &Stage) -> Result<()> {
    expect_always_fit(stage, "amp")
}

fn medium_fits(stage: &Stage) -> Result<()> {
    expect_always_fit(stage, "medium")
}

fn ours_fits(stage: &Stage) -> Result<()> {
    expect_always_fit(stage, "ours")
}

/// At load, when the reader turns the phone, and when something in the frame opens and closes.
fn expect_always_fit(stage: &Stage, parent: &str) -> Result<()> {
    stage.open_frame(parent, FRAME)?;
    let wide = stage.expect_fit()?;
    let upright = Screen {
        width_css: 380,
        ..Screen::DESK
    };
    stage.browser.show_on(upright)?;
    expect_wide(stage, 380)?;
    let narrow = stage.expect_fit()?;
    ensure!(narrow != wide, "{wide} px at any width proves nothing");
    set_table(stage, true)?;
    let open = stage.expect_fit()?;
    ensure!(open > narrow + 100, "a table makes {open} px of {narrow}");
    set_table(stage, false)?;
    let closed = stage.expect_fit()?;
    ensure!(closed == narrow, "{closed} px instead of {narrow}");
    Ok(())
}

/// The page has taken the new width, and the figure is drawn for it.
fn expect_wide(stage: &Stage, width_css: u32) -> Result<()> {
    let wide = "
        const picture = framedFigure().shadowRoot.querySelector('.picture');
        const canvas = picture.querySelectorAll('canvas')[1];
        return [innerWidth, Math.abs(canvas.width - picture.clientWidth * devicePixelRatio) < 1];
    ";
    stage.expect_framed(wide, &[], &json!([width_css, true]))
}

/// Opens or closes the figure's table as a reader does, and waits until that shows.
fn set_table(stage: &Stage, open: bool) -> Result<()> {
    let set = "
        const details = framedFigure().shadowRoot.querySelector('details');
        if (details.open !== given[0]) details.querySelector('summary').click();
        await pause(100);
        return details.open && details.querySelectorAll('tr').length > 3;
    ";
    stage.expect_framed(set, &[json!(open)], &json!(open))
}

fn ours_that_comes_late_fits(stage: &Stage) -> Result<()> {
    stage.open_frame("oursLate", FRAME)?;
    stage.expect_fit().map(drop)
}

fn ours_twice_and_as_a_module_fits(stage: &Stage) -> Result<()> {
    expect_always_fit(stage, "oursTwice")
}

fn ours_fits_a_frame_with_a_border(stage: &Stage) -> Result<()> {
    expect_always_fit(stage, "oursBordered")
}

fn a_lazy_frame_fits_when_it_is_near(stage: &Stage) -> Result<()> {
    stage.open_frame("oursLazy", FRAME)?;
    let asleep = "await pause(800); return heard.length;";
    let told = stage.frame(asleep, &[])?;
    ensure!(told == 0, "a frame far away has told {told} heights");
    stage.frame("frameOf().scrollIntoView();", &[])?;
    stage.expect_fit().map(drop)
}

fn a_frame_gets_the_figure_s_name(stage: &Stage) -> Result<()> {
    let address = format!("{FRAME}&headline=Counted%20dead");
    stage.open_frame("ours", &address)?;
    stage.expect_fit()?;
    stage.expect_framed("return frameOf().title;", &[], &json!("Counted dead"))
}

fn every_form_tells_the_same_height(stage: &Stage) -> Result<()> {
    stage.open_frame(
        "none",
        &format!("{FRAME}&childId=c1&id=f1&initialWidth=640"),
    )?;
    let last = "
        await (await framed()).ready;
        await pause(300);
        const [datawrapper, amp, medium, pym, own] = heard.slice(-5);
        const height = Math.ceil(embedded().querySelector('main').getBoundingClientRect().height - 0.01);
        const { title, ...plain } = own;
        return [
            height > 200 && datawrapper['datawrapper-height'].f1 === height && Object.keys(datawrapper).length === 1,
            amp.sentinel === 'amp' && amp.type === 'embed-size' && amp.height === height,
            medium === JSON.stringify({ src: frameOf().contentWindow.location.href, context: 'iframe.resize', height }),
            pym === `pymxPYMxc1xPYMxheightxPYMx${height}`,
            JSON.stringify(plain) === JSON.stringify({ type: 'dateline-height', height }),
        ];
    ";
    stage.expect_framed(last, &[], &json!([true, true, true, true, true]))
}

fn equal_heights_are_told_once(stage: &Stage) -> Result<()> {
    stage.open_frame("ours", FRAME)?;
    stage.expect_fit()?;
    let quiet = "
        await pause(1500);
        heard.length = 0;
        const main = embedded().querySelector('main');
        // Half a pixel up and down again is the same height, rounded up; no height is none.
        const height = main.getBoundingClientRect().height;
        main.style.height = `${Math.ceil(height) - 8 - 0.4}px`;
        await pause(100);
        main.style.height = `${Math.ceil(height) - 8 - 0.2}px`;
        await pause(100);
        const same = heard.length;
        frameOf().style.setProperty('display', 'none', 'important');
        await pause(100);
        const hidden = heard.length;
        main.style.height = '50px';
        frameOf().style.display = '';
        await pause(300);
        return [same, hidden, heard.filter((data) => data?.type === 'dateline-height').map(({ height }) => height)];
    ";
    let told = stage.frame(quiet, &[])?;
    ensure!(told == json!([0, 0, [58]]), "{told} was told");
    Ok(())
}

fn questions_are_answered(stage: &Stage) -> Result<()> {
    stage.open_frame("none", &format!("{FRAME}&childId=c1"))?;
    let answers = "
        await (await framed()).ready;
        await pause(300);
        const counts = [];
        for (const question of given[0]) {
            heard.length = 0;
            frameOf().contentWindow.postMessage(question, '*');
            await pause(100);
            counts.push(heard.length);
        }
        return counts;
    ";
    let questions = json!([
        "pymxPYMxc1xPYMxwidthxPYMx640",
        { "sentinel": "amp", "type": "frames-init" },
        { "type": "dateline-ask" },
        "pymxPYMxotherxPYMxwidthxPYMx640",
    ]);
    let counts = stage.frame(answers, &[questions])?;
    ensure!(counts == json!([5, 5, 5, 0]), "the answers are {counts}");
    Ok(())
}

/// Messages that nobody should be harmed by, besides those that say what ours say.
const GARBAGE: &str = "
    const garbage = [
        null, undefined, 0, NaN, true, '', 'pym', '{', [], [[]], {}, new Map([[1, 2]]), new ArrayBuffer(8),
        JSON.parse('{\"__proto__\":{\"type\":\"dateline-height\",\"height\":7,\"sentinel\":\"amp\"}}'),
        JSON.parse('{\"constructor\":{\"prototype\":{\"height\":7}},\"type\":\"__proto__\"}'),
        'x'.repeat(5_000_000), { type: 'x'.repeat(1_000_000) }, { type: { type: 'dateline-height' }, height: 7 },
        'pymxPYMxc1xPYMxheightxPYMx7', { 'datawrapper-height': { f1: 7 } },
        ...[-1, 0, 1e9, NaN, Infinity, '7', null, { valueOf: 7 }].map((height) => ({ type: 'dateline-height', height })),
    ];
";

fn the_frame_ignores_foreign_messages(stage: &Stage) -> Result<()> {
    stage.open_frame("none", &format!("{FRAME}&childId=c1"))?;
    let body = format!(
        "{GARBAGE}
        await (await framed()).ready;
        await pause(300);
        const child = frameOf().contentWindow;
        const errors = [];
        child.addEventListener('error', ({{ message }}) => errors.push(message));
        const before = embedded().documentElement.outerHTML;
        heard.length = 0;
        for (const data of garbage) child.postMessage(data, '*');
        // A proper question, but from a window that is not the parent.
        const stranger = document.createElement('iframe');
        document.body.append(stranger);
        child.dispatchEvent(new child.MessageEvent('message', {{
            data: {{ type: 'dateline-ask' }}, source: stranger.contentWindow,
        }}));
        await pause(300);
        return [errors, heard.length, embedded().documentElement.outerHTML === before, ({{}}).height ?? null];"
    );
    let after = stage.frame(&body, &[])?;
    ensure!(
        after == json!([[], 0, true, null]),
        "errors, answers, page: {after}"
    );
    Ok(())
}

fn our_parent_ignores_foreign_messages(stage: &Stage) -> Result<()> {
    stage.open_frame("ours", FRAME)?;
    let height = stage.expect_fit()?;
    let body = format!(
        "{GARBAGE}
        const errors = [];
        addEventListener('error', ({{ message }}) => errors.push(message));
        const child = frameOf().contentWindow;
        const tell = (data, source) => dispatchEvent(new MessageEvent('message', {{ data, source }}));
        for (const data of garbage) tell(data, child);
        // Proper heights, but from the page itself, from another frame, and from nobody.
        const stranger = document.createElement('iframe');
        document.body.append(stranger);
        for (const source of [window, stranger.contentWindow, null]) {{
            tell({{ type: 'dateline-height', height: 7, title: 'No' }}, source);
        }}
        postMessage({{ type: 'dateline-height', height: 7 }}, '*');
        await pause(200);
        return [errors, child.innerHeight, stranger.style.height, ({{}}).height ?? null];"
    );
    let after = stage.frame(&body, &[])?;
    ensure!(after == json!([[], height, "", null]), "{after}");
    Ok(())
}
