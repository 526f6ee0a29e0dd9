//! Pages that are at odds with their guests: styles that reset everything, patched built-ins, sandboxes,
//! and a policy that denies wasm.

use crate::guest::{Page, SHELL};
use crate::stage::{Stage, tests};
use anyhow::{Result, ensure};
use dateline_assembly::policy::PAGE as POLICY;
use dateline_checks::engine::Engine;
use serde_json::json;

tests![
    hostile_css_cannot_reach_in,
    hostile_css_leaves_the_tip_alone,
    patched_arrays_and_objects_are_survived,
    a_broken_json_is_survived,
    without_the_language_s_formats_nothing_is_drawn,
    a_sandboxed_frame_draws,
    denied_wasm_leaves_the_page_s_own_words,
];

/// The worst style sheet that a host can have.
const HOSTILE: &str = "<link rel=stylesheet href=/e2e/guest/hostile.css>";

/// Fault 34: hostile CSS reaches neither the canvases nor the words.
fn hostile_css_cannot_reach_in(stage: &Stage) -> Result<()> {
    stage.open_page(&Page {
        head: HOSTILE,
        ..Page::PLAIN
    })?;
    let script = "
        await customElements.whenDefined('dateline-figure');
        await drawAll();
        await settled();
        const box = (node) => {
            const { left, top, width, height } = node.getBoundingClientRect();
            return [left, top, width, height].map(Math.round).join();
        };
        const isFaithful = (figure) => canvasesOf(figure).every((canvas) =>
            box(canvas) === box(canvas.parentNode) && getComputedStyle(canvas).transform === 'none');
        const isReadable = (figure) => ['headline', 'measure', 'credit'].every((part) =>
            figure.shadowRoot.querySelector(`.${part}`).checkVisibility({ visibilityProperty: true })
            && wordsOf(figure, part) !== '');
        const isWide = (figure) => figure.clientWidth > 600 && canvasesOf(figure)[1].width > 600;
        return [all().every(isInked), all().every(isFaithful), all().every(isReadable), all().every(isWide),
            document.scrollingElement.scrollWidth <= innerWidth];
    ";
    stage.expect_guest(script, &json!([true, true, true, true, true]))
}

/// Fault 34: under hostile CSS the tip stands at its mark.
fn hostile_css_leaves_the_tip_alone(stage: &Stage) -> Result<()> {
    stage.open_page(&Page {
        head: HOSTILE,
        ..Page::PLAIN
    })?;
    let script = "
        await customElements.whenDefined('dateline-figure');
        await drawAll();
        await pointAt('shares', ['China', '49']);
        const tip = inside('shares', '.tip');
        const room = inside('shares', '.figure').getBoundingClientRect();
        const { left, right, width } = tip.getBoundingClientRect();
        return [tip.checkVisibility(), /49/.test(tip.innerText), left >= room.left && right <= room.right + 1, width > 60];
    ";
    stage.expect_guest(script, &json!([true, true, true, true]))
}

/// A page whose built-ins are patched before the shell comes; gives what became of the figures.
fn expect_survived(stage: &Stage, patch: &str) -> Result<()> {
    let head = format!("<script src=\"/e2e/guest/patched.js?{patch}\"></script>");
    stage.open_page(&Page {
        head: &head,
        modules: &[],
        ..Page::PLAIN
    })?;
    // The driver needs JSON itself: it is whole again before it hears.
    let script = "
        window.patch();
        try {
        await import('/pkg/dateline.js');
        const outcome = async (figure) => {
            const end = await endOf(() => figure.load());
            await settled();
            const isComplete = ['headline', 'measure', 'notes', 'credit'].every((part) => wordsOf(figure, part));
            const works = end === 'nothing' && isInked(figure) && isComplete;
            const fallsBack = end !== 'nothing' && troubleOf(figure) !== '' && keepsItsOwn(figure);
            return works || fallsBack ? [] : [end, stateOf(figure), isComplete];
        };
        const outcomes = await Promise.all(all().map(outcome));
        const lists = () => all().map((figure) => wordsOf(figure, 'notes') + wordsOf(figure, 'headline'));
        const before = lists();
        const isAlive = stateOf(all()[0]) === 'drawn';
        if (isAlive) {
            await all()[0].setFilter({ from: '2018', to: '2021-03', direction: 'inbound' });
            await settled();
        }
        const changed = lists().filter((text, at) => text !== before[at]).length;
        return [...outcomes.flat(), isAlive ? changed > 0 : true].join();
        } finally {
            window.mend();
        }
    ";
    stage.expect_guest(script, &json!("true"))
}

/// Fault 34: arrays, strings and objects that libraries have added to are no trouble.
fn patched_arrays_and_objects_are_survived(stage: &Stage) -> Result<()> {
    for patch in ["prototype", "object", "polyfills"] {
        expect_survived(stage, patch)?;
    }
    Ok(())
}

/// Fault 34: a `JSON.stringify` that throws or says nothing leaves a figure or the page's own words.
fn a_broken_json_is_survived(stage: &Stage) -> Result<()> {
    for patch in ["throwing", "silent", "constant"] {
        expect_survived(stage, patch)?;
    }
    Ok(())
}

/// Fault 34: where a page has broken what writes the numbers of its language, a picture would lack them: its own
/// words stay. English needs no help.
fn without_the_language_s_formats_nothing_is_drawn(stage: &Stage) -> Result<()> {
    for (root, state) in [("lang=de", "without"), ("lang=en-US", "drawn")] {
        stage.open_page(&Page {
            head: "<script src=\"/e2e/guest/patched.js?formats\"></script>",
            root,
            modules: &[],
            ..Page::PLAIN
        })?;
        let script = "
            window.patch();
            await import('/pkg/dateline.js');
            await Promise.allSettled(all().map((figure) => figure.load()));
            await settled();
            const trouble = all().filter((figure) => troubleOf(figure) && keepsItsOwn(figure)).length;
            return [all().map(stateOf), trouble];
        ";
        let trouble = if state == "without" { 3 } else { 0 };
        stage.expect_guest(script, &json!([[state, state, state], trouble]))?;
    }
    Ok(())
}

/// Fault 35: in a sandboxed frame, whose origin is null, the module draws.
fn a_sandboxed_frame_draws(stage: &Stage) -> Result<()> {
    // In WebKit a null origin has no self: whoever serves a sandboxed page names the place.
    let policy = match stage.browser.engine() {
        Engine::WebKit => POLICY.replace("'self'", "'self' http:"),
        Engine::Chromium | Engine::Firefox => POLICY.to_owned(),
    };
    let modules = &[SHELL, "/e2e/guest/tell.js"];
    stage.serve(
        "/inner.html",
        &Page {
            modules,
            policy: &policy,
            ..Page::PLAIN
        },
    );
    let frame = "<iframe sandbox=allow-scripts src=/inner.html width=600 height=900></iframe>";
    let policy = format!("{POLICY}; frame-src 'self'");
    stage.open_page(&Page {
        body: frame,
        modules: &["/e2e/guest/hear.js"],
        policy: &policy,
        ..Page::PLAIN
    })?;
    let told = json!({ "origin": "null", "views": ["shares", "trend", "map"], "found": [] });
    stage.expect_guest_soon("return window.heard ?? null;", &told)
}

/// Fault 36: where wasm is denied, the page's own words stay, with a message.
fn denied_wasm_leaves_the_page_s_own_words(stage: &Stage) -> Result<()> {
    let policy = POLICY.replace(" 'wasm-unsafe-eval'", "");
    ensure!(policy != POLICY, "the policy does not let wasm in as it is");
    stage.allow("WebAssembly");
    stage.allow("wasm");
    stage.open_page(&Page {
        policy: &policy,
        modules: &[],
        ..Page::PLAIN
    })?;
    let script = "
        const errors = announcedErrors();
        await import('/pkg/dateline.js');
        const ends = await Promise.all(all().map((figure) => endOf(() => figure.load())));
        await settled();
        // The browser's own note of what its policy forbids.
        witness.expect('wasm-eval');
        return [
            [...new Set(ends)], errors.length, all().map(stateOf), all().every(keepsItsOwn),
            all().every((figure) => /did not start/.test(troubleOf(figure))),
        ];
    ";
    let failed = json!(["without", "without", "without"]);
    stage.expect_guest(
        script,
        &json!([["DatelineError no-core"], 3, failed, true, true]),
    )
}
