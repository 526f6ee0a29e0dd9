//! Too little of something: pixels, a context, memory, a core that holds.

use crate::guest::{FAULTY, Page};
use crate::stage::{Stage, tests};
use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::fs;
use xtask::files::read;
use xtask::names::{CORE, FINE_LAND};

tests![
    a_canvas_of_too_many_pixels_is_scaled_down,
    a_lost_context_is_painted_again,
    out_of_memory_is_told_and_the_others_live,
    a_trap_while_painting_is_rebuilt_once,
    a_trap_in_what_is_stale_is_rebuilt_once,
    a_trap_in_the_filter_is_rebuilt_once,
    a_trap_under_the_pointer_is_rebuilt_once,
    after_a_trap_the_finer_base_map_is_there_again,
    a_second_trap_leaves_the_page_s_own_words,
    what_ships_breaks_nowhere_on_purpose,
];

/// Fault 42: a canvas of more than 16,777,216 pixels is scaled down, and what it shows stays as large.
fn a_canvas_of_too_many_pixels_is_scaled_down(stage: &Stage) -> Result<()> {
    let body =
        "<dateline-figure src=/pkg/myanmar-2021.json view=shares height=4000></dateline-figure>";
    stage.open_page(&Page {
        body,
        ..Page::PLAIN
    })?;
    let script = "
        await customElements.whenDefined('dateline-figure');
        // In WebKit, this goes on in the middle of what the figure is told of its size: no time to change it.
        await settled();
        mine(() => (document.querySelector('main').style.width = '6000px'));
        const [figure] = all();
        await figure.load();
        await settled();
        const [, marks] = canvasesOf(figure);
        const pixels = marks.width * marks.height;
        const { width, height } = marks.getBoundingClientRect();
        return [pixels <= 16_777_216, pixels > 16_000_000, width, height, isInked(figure), troubleOf(figure)];
    ";
    stage.expect_guest(script, &json!([true, true, 6000, 4000, true, ""]))
}

/// Fault 43: a canvas whose context was lost is painted again when it is back.
fn a_lost_context_is_painted_again(stage: &Stage) -> Result<()> {
    stage.open_guests()?;
    let script = "
        await until(() => inkOf(layersOf('map')[0]).dots > 1000);
        const before = all().map(pictureOf);
        const lost = [];
        for (const canvas of all().flatMap(canvasesOf)) {
            // No page can take a context away from itself: this is what a browser does when it has.
            canvas.dispatchEvent(new Event('contextlost', { cancelable: true }));
            canvas.getContext('2d').reset();
            canvas.dispatchEvent(new Event('contextrestored'));
            lost.push(inkOf(canvas).dots);
        }
        await settled();
        return [Math.max(...lost), `${all().map(pictureOf)}` === `${before}`];
    ";
    stage.expect_guest(script, &json!([0, true]))
}

/// The trend and the shares are of one dossier, the map of another; all with the core that breaks.
const TWO_DOSSIERS: &str = r#"
    <dateline-figure src="/pkg/myanmar-2021.json" view="shares" focus="China"><p>China 49%</p></dateline-figure>
    <dateline-figure src="/pkg/myanmar-2021.json" view="trend" note="The editor's"><p>912 people</p></dateline-figure>
    <dateline-figure src="/pkg/myanmar-2021.json" view="map" dossier="other"><p>Visits</p></dateline-figure>
"#;

/// Opens the two dossiers with a core that breaks where it is told to.
fn open(stage: &Stage) -> Result<()> {
    let built = stage.project.faulty().join(CORE).exists();
    ensure!(
        built,
        "the build that breaks is not there; `cargo xtask test e2e` makes it"
    );
    let land = read(&stage.project.pkg().join("basemap.bin"))?;
    stage.serve_file("/faulty/basemap.bin", "application/octet-stream", land);
    stage.open_page(&Page {
        body: TWO_DOSSIERS,
        modules: &[FAULTY],
        ..Page::PLAIN
    })?;
    stage.guest("await customElements.whenDefined('dateline-figure'); await drawAll(); await settled();")
        .map(drop)
}

/// Everything that the tests below do to a dossier, and see of the other one meanwhile.
const BREAK: &str = "
    const errors = announcedErrors();
    const [shares, trend, map] = all();
    let starts = 0;
    const { instantiate } = window.WebAssembly;
    // What completes a core with its tips and tables is no start of one: it imports from one.
    window.WebAssembly.instantiate = (...given) => { starts += given[1][0] ? 0 : 1; return instantiate(...given); };
    await until(() => inkOf(layersOf('map')[0]).dots > 1000);
    await trend.setFilter({ to: '2021-05', suppliers: ['China'] });
    await settled();
    const theirs = pictureOf(map);
    let disturbed = 0;
    const pen = window.CanvasRenderingContext2D.prototype;
    const { clearRect } = pen;
    pen.clearRect = function (...given) {
        if (canvasesOf(map).includes(this.canvas)) disturbed += 1;
        return clearRect.apply(this, given);
    };
    const provoke = {
        paint: () => trend.setFilter({ to: '2021-04' }).then(() => trend.setFilter({ to: '2021-05' })),
        stale: () => trend.setAttribute('note', 'a note'),
        setFilter: () => endOf(() => trend.setFilter({ to: '2021-05' })),
        pointAt: () => {
            const picture = inside('trend', '.picture');
            const { left, top } = picture.getBoundingClientRect();
            picture.dispatchEvent(new PointerEvent('pointermove', { pointerType: 'mouse', clientX: left + 9, clientY: top + 9 }));
        },
        memory: () => trend.setAttribute('note', 'another note'),
    };
    /** Breaks the dossier of the trend at one place, in this frame or the next. */
    const breakAt = async (place) => {
        window.datelineFault = place;
        await provoke[place]();
        if (trend.number !== undefined) await frame();
    };
";

/// Breaks the trend's core at a place: it is rebuilt with filter and options as they were, and nobody else
/// notices. How soon, `cargo xtask bench soak` tells, and holds it to half a second.
fn expect_rebuilt(stage: &Stage, place: &str) -> Result<()> {
    open(stage)?;
    let script = format!(
        "{BREAK}
        const before = [shares, trend].map(pictureOf);
        await breakAt('{place}');
        delete window.datelineFault;
        const kept = [shares, trend].map((figure) => `${{stateOf(figure)}} ${{isInked(figure)}}`);
        await until(() => starts > 0 && [shares, trend].every(({{ number }}) => number !== undefined));
        await frame();
        await settled();
        const isAsBefore = `${{[shares, trend].map(pictureOf)}}` === `${{before}}`;
        const filter = {{ ...trend.filter }};
        await trend.setFilter({{ to: '2021-03' }});
        await settled();
        const goesOn = `${{pictureOf(trend)}}` !== `${{before[1]}}`;
        const isTheirs = `${{pictureOf(map)}}` === `${{theirs}}`;
        return [starts, kept, isAsBefore, filter, goesOn, disturbed, isTheirs, errors,
            [shares, trend, map].map(troubleOf)];"
    );
    let filter = json!({ "to": "2021-05-31", "suppliers": ["China"] });
    let expected = json!([
        1,
        ["drawn true", "drawn true"],
        true,
        filter,
        true,
        0,
        true,
        [],
        ["", "", ""]
    ]);
    stage.expect_guest(&script, &expected)
}

/// Fault 45: a trap in the middle of painting.
fn a_trap_while_painting_is_rebuilt_once(stage: &Stage) -> Result<()> {
    expect_rebuilt(stage, "paint")
}

/// Fault 45: a trap before anything is painted.
fn a_trap_in_what_is_stale_is_rebuilt_once(stage: &Stage) -> Result<()> {
    expect_rebuilt(stage, "stale")
}

/// Fault 45: a trap in a call of the page's.
fn a_trap_in_the_filter_is_rebuilt_once(stage: &Stage) -> Result<()> {
    expect_rebuilt(stage, "setFilter")
}

/// Fault 45: a trap that a pointer sets off.
fn a_trap_under_the_pointer_is_rebuilt_once(stage: &Stage) -> Result<()> {
    expect_rebuilt(stage, "pointAt")
}

/// A map that is looked at closely is looked at as closely afterwards, with the lines that it had.
fn after_a_trap_the_finer_base_map_is_there_again(stage: &Stage) -> Result<()> {
    open(stage)?;
    let land = read(&stage.project.pkg().join(FINE_LAND))?;
    stage.serve_file("/faulty/basemap-fine.bin", "application/octet-stream", land);
    let script = "
        const map = all()[2];
        const said = () => map.shadowRoot.querySelector('p.chosen')?.textContent ?? '';
        const isFine = () => said().startsWith('Zoomed in') && !said().includes('coarse');
        (await map.dossier.interaction).zoom = [19.75, 96.1, 20];
        await until(isFine);
        await settled();
        const before = pictureOf(map);
        window.datelineFault = 'setFilter';
        const end = await endOf(() => map.setFilter({}));
        delete window.datelineFault;
        await until(() => map.number !== undefined);
        await until(() => `${pictureOf(map)}` === `${before}`);
        // The words come a moment after the picture that they are about.
        await until(isFine);
        return end;
    ";
    stage.expect_guest(script, &json!("DatelineError trap"))
}

/// What a dossier that is given up says, and that the other one goes on.
const GIVEN_UP: &str = "
    await until(() => troubleOf(trend) !== '');
    delete window.datelineFault;
    await settled();
    const calm = disturbed;
    const ends = [await endOf(() => trend.ready), await endOf(() => trend.setFilter({ to: '2021-04' }))];
    await map.setFilter({ direction: 'inbound' });
    await settled();
    return [
        [shares, trend].map(stateOf), [shares, trend].every(keepsItsOwn),
        [shares, trend].every((figure) => /has stopped/.test(troubleOf(figure))),
        [...new Set(errors)].sort(), ends[1], calm, `${pictureOf(map)}` !== `${theirs}`, troubleOf(map),
    ];
";

fn given_up() -> serde_json::Value {
    let errors = json!(["shares DatelineError trap", "trend DatelineError trap"]);
    let states = json!(["without", "without"]);
    json!([
        states,
        true,
        true,
        errors,
        "DatelineError trap",
        0,
        true,
        ""
    ])
}

/// Fault 44: a core that is out of memory, and is so again, gives way to a message; the others live.
fn out_of_memory_is_told_and_the_others_live(stage: &Stage) -> Result<()> {
    open(stage)?;
    let script = format!("{BREAK} await breakAt('memory'); {GIVEN_UP}");
    stage.expect_guest(&script, &given_up())
}

/// Fault 45: after a second trap the page's own words stand there again, with a message.
fn a_second_trap_leaves_the_page_s_own_words(stage: &Stage) -> Result<()> {
    open(stage)?;
    let script = format!(
        "{BREAK}
        await breakAt('stale');
        delete window.datelineFault;
        await until(() => starts === 1 && trend.number !== undefined);
        await settled();
        await breakAt('setFilter');
        {GIVEN_UP}"
    );
    stage.expect_guest(&script, &given_up())
}

/// Fault 45: the breaking is not in what ships.
fn what_ships_breaks_nowhere_on_purpose(stage: &Stage) -> Result<()> {
    let word = b"datelineFault";
    let has_word = |bytes: &[u8]| bytes.windows(word.len()).any(|window| window == word);
    let faulty = read(&stage.project.faulty().join(CORE))?;
    ensure!(has_word(&faulty), "the build that breaks does not break");
    let shipped = fs::read_dir(stage.project.pkg()).context("pkg/ is not there")?;
    for path in shipped
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
    {
        ensure!(
            !has_word(&read(&path)?),
            "{} breaks on purpose",
            path.display()
        );
    }
    Ok(())
}
