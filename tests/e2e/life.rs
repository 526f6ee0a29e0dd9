//! Life on the page: what happens to a figure between its first drawing and its end.

use crate::guest::{FAULTY, FIGURES, Page, SHELL};
use crate::network::{DATA, LAND};
use crate::stage::{Fault, Stage, tests};
use anyhow::{Result, ensure};
use dateline_checks::browser::Screen;
use serde_json::json;
use std::time::Duration;

tests![
    moved_in_the_page_a_figure_keeps_its_state,
    removed_while_loading_a_figure_aborts,
    removed_and_put_back_a_figure_loads_again,
    a_second_copy_leaves_the_page_to_the_first,
    another_version_leaves_the_page_to_the_first,
    back_from_another_page_the_figures_are_there,
    back_from_the_cache_emptied_canvases_are_redrawn,
    a_hidden_tab_costs_nothing,
    without_room_a_figure_waits_until_it_has_some,
    a_resize_storm_leaves_no_loop,
    loaded_while_sizes_are_told_a_figure_raises_no_loop,
    every_ratio_of_zoom_is_sharp,
    right_to_left_pages_have_the_same_pictures,
    fifty_figures_share_the_memory_of_a_dozen,
    figures_that_are_loaded_far_away_share_the_memory_too,
    maps_at_rest_are_ready_when_their_land_comes,
    figures_that_come_far_away_are_drawn_all_the_same,
];

/// Fault 25: moved in the page, a figure keeps its state, and nothing is fetched again.
fn moved_in_the_page_a_figure_keeps_its_state(stage: &Stage) -> Result<()> {
    stage.open_guests()?;
    let script = "
        const [shares, trend] = all();
        await trend.setFilter({ to: '2021-05' });
        trend.setAttribute('count', 'per-day');
        inside('trend', 'details').open = true;
        await settled();
        // The readers of marks are the last to come.
        await until(() => inside('trend', '.summon'));
        const fetched = performance.getEntriesByType('resource').length;
        const { dossier } = trend;
        const before = pictureOf(trend);
        const aside = mine(() => document.body.appendChild(document.createElement('aside')));
        mine(() => aside.append(trend));
        await settled();
        mine(() => document.querySelector('main').prepend(trend));
        await settled();
        return [
            trend.dossier === dossier, trend.filter.to, stateOf(trend), `${pictureOf(trend)}` === `${before}`,
            inside('trend', 'details').open, performance.getEntriesByType('resource').length - fetched, isInked(shares),
        ];
    ";
    let kept = json!([true, "2021-05-31", "drawn", true, true, 0, true]);
    stage.expect_guest(script, &kept)
}

const ONE: &str = "<dateline-figure src=/pkg/myanmar-2021.json view=trend><p>912 people killed</p></dateline-figure>";

/// Starts to load the only figure of a page, whose data set keeps the page waiting, and removes it.
const REMOVE: &str = "
    const signals = [];
    const { fetch } = window;
    window.fetch = (address, options) => {
        if (String(address).endsWith('.json')) signals.push(options.signal);
        return fetch(address, options);
    };
    await import('/pkg/dateline.js');
    const [figure] = all();
    const errors = announcedErrors();
    figure.load().catch(() => {});
    await until(() => signals.length > 0);
    const wasAborted = signals[0].aborted;
    mine(() => figure.remove());
    await settled();
";

/// Fault 26: removed while it loads, a figure aborts its request.
fn removed_while_loading_a_figure_aborts(stage: &Stage) -> Result<()> {
    stage.spoil(DATA, Fault::Late(Duration::from_millis(800)));
    stage.open_page(&Page {
        body: ONE,
        modules: &[],
        ..Page::PLAIN
    })?;
    let script = format!(
        "{REMOVE} return [wasAborted, signals[0].aborted, signals.length, errors, stateOf(figure)];"
    );
    stage.expect_guest(&script, &json!([false, true, 1, [], "waiting"]))
}

/// Fault 26: put back after that, a figure loads as if it were new.
fn removed_and_put_back_a_figure_loads_again(stage: &Stage) -> Result<()> {
    stage.spoil(DATA, Fault::Late(Duration::from_millis(800)));
    stage.open_page(&Page {
        body: ONE,
        modules: &[],
        ..Page::PLAIN
    })?;
    let script = format!(
        "{REMOVE} mine(() => document.querySelector('main').append(figure));
         await figure.load();
         return [signals.length, signals[1].aborted, isInked(figure), errors, troubleOf(figure)];"
    );
    stage.expect_guest(&script, &json!([2, false, true, [], ""]))
}

/// Loads two copies one after the other; gives who speaks, how often the core came and what was warned.
const TWO: &str = "
    const warned = [];
    console.warn = (words) => warned.push(words);
    const copies = [await import(first), await importInPage(second)];
    await drawAll();
    const dossiers = await Promise.all(copies.map(({ load }) => load(DATA)));
    await copies[1].setFilter(DATA, { to: '2021-05' });
    const embedded = await copies[1].embed('main', DATA, { view: 'map' });
    embedded.finalize();
    // The page's own wish.
    witness.found();
    witness.expect('childList of main');
    const cores = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('core_bg.wasm'));
    const isFirst = customElements.get('dateline-figure') === copies[0].DatelineFigure;
    return [
        isFirst, copies[0].DatelineFigure === copies[1].DatelineFigure, dossiers[0] === dossiers[1], cores.length,
        warned.length, all()[0].filter.to, all().every(isInked),
    ];
";

/// Fault 27: a second copy of the script warns, and leaves the page to the first.
fn a_second_copy_leaves_the_page_to_the_first(stage: &Stage) -> Result<()> {
    expect_first_to_win(stage, SHELL, "/pkg/dateline.js?copy")
}

/// Fault 27: another version of the script warns, and leaves the page to the first.
fn another_version_leaves_the_page_to_the_first(stage: &Stage) -> Result<()> {
    expect_first_to_win(stage, SHELL, FAULTY)
}

fn expect_first_to_win(stage: &Stage, first: &str, second: &str) -> Result<()> {
    stage.open_page(&Page {
        modules: &[],
        ..Page::PLAIN
    })?;
    let script = format!("const [first, second] = ['{first}', '{second}']; {TWO}");
    let won = json!([true, false, true, 1, 1, "2021-05-31", true]);
    stage.expect_guest(&script, &won)
}

/// Fault 28: away and back again, the figures are there, however the browser has kept the page.
fn back_from_another_page_the_figures_are_there(stage: &Stage) -> Result<()> {
    stage.serve(
        "/away.html",
        &Page {
            body: "<p>Away</p>",
            modules: &[],
            ..Page::PLAIN
        },
    );
    stage.open_guests()?;
    stage.guest("location.href = '/away.html';")?;
    let away = "return location.pathname";
    stage.expect_soon(away, &[], &json!("/away.html"))?;
    // Later, since a driver repeats a script that the page's end has cut off.
    stage.guest("setTimeout(() => history.back()); return 1;")?;
    stage.expect_soon(away, &[], &json!("/guest.html"))?;
    let there = "
        await customElements.whenDefined('dateline-figure');
        await drawAll();
        return all().filter(isInked).length;
    ";
    stage.expect_guest_soon(there, &json!(3))
}

/// Fault 28: back from the back/forward cache, which may have emptied the canvases, all are redrawn.
fn back_from_the_cache_emptied_canvases_are_redrawn(stage: &Stage) -> Result<()> {
    stage.open_guests()?;
    let script = "
        await until(() => inkOf(layersOf('map')[0]).dots > 1000);
        const before = all().map(pictureOf);
        for (const canvas of all().flatMap(canvasesOf)) canvas.width = canvas.width;
        const emptied = all().filter(isInked).length;
        dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
        await settled();
        return [emptied, `${all().map(pictureOf)}` === `${before}`];
    ";
    stage.expect_guest(script, &json!([0, true]))
}

/// Fault 29: a hidden tab gives no frames, and a figure asks for one and does nothing else.
fn a_hidden_tab_costs_nothing(stage: &Stage) -> Result<()> {
    stage.open_guests()?;
    let script = "
        const before = all().map(pictureOf);
        const { requestAnimationFrame } = window;
        const asked = [];
        const timers = [];
        let painted = 0;
        const pen = CanvasRenderingContext2D.prototype;
        const { clearRect } = pen;
        pen.clearRect = function (...given) { painted += 1; clearRect.apply(this, given); };
        window.requestAnimationFrame = (act) => asked.push(act);
        for (const name of ['setTimeout', 'setInterval', 'requestIdleCallback']) {
            const real = window[name];
            window[name] = (...given) => { timers.push(name); return real(...given); };
        }
        const [shares] = all();
        for (const day of [1, 2, 3, 4, 5, 6, 7, 8, 9]) shares.dossier.setFilter({ to: `2021-05-0${day}`, suppliers: ['China'] });
        all().forEach((figure) => figure.setAttribute('headline', 'Unseen'));
        document.documentElement.lang = 'en-GB';
        await Promise.resolve();
        const hidden = [asked.length, timers.length, painted];
        window.requestAnimationFrame = requestAnimationFrame;
        asked.forEach((act) => act(performance.now()));
        await settled();
        const redrawn = all().filter((figure, at) => `${pictureOf(figure)}` !== `${before[at]}`).length;
        witness.expect('attributes of html lang');
        return [hidden, redrawn, shares.filter.to];
    ";
    stage.expect_guest(script, &json!([[1, 0, 0], 3, "2021-05-09"]))
}

/// Fault 30: without room a figure waits, and is drawn when it is seen.
fn without_room_a_figure_waits_until_it_has_some(stage: &Stage) -> Result<()> {
    stage.open_page(&Page {
        modules: &[],
        ..Page::PLAIN
    })?;
    let script = "
        const main = document.querySelector('main');
        const drawn = [];
        for (const rule of ['display: none', 'width: 0; height: 0; overflow: hidden', 'position: absolute; width: 0']) {
            const room = mine(() => main.appendChild(document.createElement('div')));
            mine(() => (room.style.cssText = rule));
            await import('/pkg/dateline.js');
            const figure = put({ view: 'trend' }, room);
            const loading = figure.load();
            await settled();
            const early = await Promise.race([loading.then(() => 'early'), pause(120).then(() => 'waits')]);
            mine(() => (room.style.cssText = ''));
            await loading;
            await settled();
            drawn.push([early, isInked(figure), canvasesOf(figure)[1].width > 200, troubleOf(figure)]);
        }
        return drawn;
    ";
    let each = json!(["waits", true, true, ""]);
    stage.expect_guest(script, &json!([each, each, each]))
}

/// Fault 31: a storm of sizes ends in sharp pictures, without \"ResizeObserver loop\" errors.
fn a_resize_storm_leaves_no_loop(stage: &Stage) -> Result<()> {
    stage.open_guests()?;
    let script = "
        const main = document.querySelector('main');
        for (let gust = 0; gust < 60; gust += 1) {
            mine(() => (main.style.width = `${280 + ((gust * 137) % 600)}px`));
            all().forEach((figure) => (figure.style.height = gust % 2 ? '' : '900px'));
            if (gust % 3 === 0) await frame();
            if (gust % 10 === 0) await pause(0);
        }
        mine(() => (main.style.width = '501px'));
        await settled();
        return all().map((figure) => [canvasesOf(figure)[1].width, isInked(figure)]);
    ";
    let sharp = json!([501, true]);
    stage.expect_guest(script, &json!([sharp, sharp, sharp]))
}

/// Fault 31, too: a page may load a figure when it hears of a size, and what is watched from then on would be too late
/// for that frame.
fn loaded_while_sizes_are_told_a_figure_raises_no_loop(stage: &Stage) -> Result<()> {
    stage.open_guests()?;
    let script = "
        // Deeper in the page than any picture: what is deeper still, the same frame has time for.
        let deep = document.querySelector('main');
        for (let depth = 0; depth < 20; depth += 1) deep = mine(() => deep.appendChild(document.createElement('div')));
        const figure = put({ view: 'trend' });
        const observer = new ResizeObserver(() => figure.load());
        observer.observe(deep);
        await until(() => stateOf(figure) === 'drawn');
        observer.disconnect();
        await settled();
        return isInked(figure);
    ";
    stage.expect_guest(script, &json!(true))
}

/// Fault 32: zoomed, or moved to a screen with another ratio, every canvas has a pixel for each of the device.
fn every_ratio_of_zoom_is_sharp(stage: &Stage) -> Result<()> {
    stage.open_guests()?;
    let ratios = [1.1, 1.25, 1.75, 2.0, 2.625, 1.0].into_iter();
    for ratio in ratios.filter(|ratio| stage.browser.has_ratio(*ratio)) {
        stage.browser.show_on(Screen {
            ratio,
            ..Screen::DESK
        })?;
        // WebKit has started anew for it, and opened the page again.
        let script = "
            await customElements.whenDefined('dateline-figure');
            await drawAll();
            await settled();
            const isSharp = (canvas) => {
                const { width, height } = canvas.getBoundingClientRect();
                const near = (pixels, css) => Math.abs(pixels - css * devicePixelRatio) < 1;
                return near(canvas.width, width) && near(canvas.height, height);
            };
            return [Math.round(devicePixelRatio * 1000), all().flatMap(canvasesOf).every(isSharp), all().every(isInked)];
        ";
        stage.expect_guest_soon(
            script,
            &json!([(ratio * 1000.0).round() as u64, true, true]),
        )?;
    }
    Ok(())
}

/// Fault 33: in a right-to-left page the pictures are the same, to the pixel.
fn right_to_left_pages_have_the_same_pictures(stage: &Stage) -> Result<()> {
    let pictures = "
        await customElements.whenDefined('dateline-figure');
        await drawAll();
        await until(() => inkOf(layersOf('map')[0]).dots > 1000);
        await settled();
        return [getComputedStyle(all()[0]).direction, all().map(pictureOf)];
    ";
    let mut seen = Vec::new();
    for direction in ["rtl", "ltr"] {
        let root = format!("lang=en-GB dir={direction}");
        stage.open_page(&Page {
            root: &root,
            ..Page::PLAIN
        })?;
        let picture = stage.guest(pictures)?;
        ensure!(picture[0] == direction, "the page is {}", picture[0]);
        stage.expect_untouched()?;
        seen.push(picture[1].clone());
    }
    ensure!(seen[0] == seen[1], "right to left the pictures are others");
    Ok(())
}

/// Fault 37: of fifty figures those are mounted that a reader is near to, and their memory is bounded.
fn fifty_figures_share_the_memory_of_a_dozen(stage: &Stage) -> Result<()> {
    let fifty = FIGURES
        .repeat(17)
        .replace("<dateline-figure", "<dateline-figure aspect=2");
    stage.open_page(&Page {
        body: &fifty,
        ..Page::PLAIN
    })?;
    let script = "
        await customElements.whenDefined('dateline-figure');
        const [first] = all();
        await first.ready;
        await pause(100);
        const held = () => all().filter((figure) => canvasesOf(figure).some(({ width }) => width > 0 && figure.dossier)).length;
        const mounted = () => all().filter((figure) => figure.number !== undefined).length;
        const early = mounted();
        const before = pictureOf(first);
        let most = 0;
        const end = () => scrollY + innerHeight >= document.scrollingElement.scrollHeight - 2;
        for (let turn = 0; turn < 80 && !end(); turn += 1) {
            scrollBy(0, innerHeight * 1.5);
            await settled();
            most = Math.max(most, held());
        }
        const last = all().at(-1);
        await last.ready;
        await settled();
        const emptied = canvasesOf(first).every(({ width }) => width === 0);
        const isLast = isInked(last);
        scrollTo(0, 0);
        await until(() => `${pictureOf(first)}` === `${before}`);
        return [early <= 12, mounted() === 51, most <= 24 ? 'bounded' : most, emptied, isLast];
    ";
    stage.expect_guest(script, &json!([true, true, "bounded", true, true]))
}

/// A page may load figures that are far from a reader: they too share the memory of a dozen.
fn figures_that_are_loaded_far_away_share_the_memory_too(stage: &Stage) -> Result<()> {
    open_far_figures(stage)?;
    let script = "
        await settled();
        await Promise.all(all().map((figure) => figure.load()));
        const held = () => all().filter((figure) => canvasesOf(figure).some(({ width }) => width > 0)).length;
        await until(() => held() <= 12);
        return all().map(stateOf).filter((state) => state === 'drawn').length;
    ";
    stage.expect_guest(script, &json!(18))
}

/// A map whose memory is taken before its land has come is complete all the same when it comes.
fn maps_at_rest_are_ready_when_their_land_comes(stage: &Stage) -> Result<()> {
    stage.spoil(LAND, Fault::Late(Duration::from_secs(1)));
    open_far_figures(stage)?;
    let script = "
        const ready = Promise.all(all().map((figure) => figure.load())).then(() => 'ready');
        return Promise.race([ready, pause(5000)]);
    ";
    stage.expect_guest(script, &json!("ready"))
}

/// However many come and are loaded at once, each is drawn before its memory is taken.
fn figures_that_come_far_away_are_drawn_all_the_same(stage: &Stage) -> Result<()> {
    open_far_figures(stage)?;
    let script = "
        const more = all().map((figure) => figure.cloneNode(true));
        mine(() => document.querySelector('main').append(...more));
        const drawn = Promise.all(more.map((figure) => figure.load()));
        await Promise.race([drawn, pause(5000)]);
        return more.map(stateOf).filter((state) => state === 'drawn').length;
    ";
    stage.expect_guest(script, &json!(18))
}

fn open_far_figures(stage: &Stage) -> Result<()> {
    let body = "<p>Far above</p>".repeat(300) + &FIGURES.repeat(6);
    stage.open_page(&Page {
        body: &body,
        ..Page::PLAIN
    })?;
    let script = "await customElements.whenDefined('dateline-figure'); return true";
    stage.expect_guest(script, &json!(true))
}
