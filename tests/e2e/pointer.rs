//! Hovering and tapping: what the tooltip says, what lights up elsewhere, and how it ends.

use crate::guest::Page;
use crate::look::{Look, VIEWS};
use crate::stage::{Stage, tests};
use anyhow::{Context, Result, ensure};
use dateline_checks::browser::Screen;
use dateline_checks::webdriver::Pointer;
use serde_json::{Value, json};

tests![
    hovering_tells_value_date_and_source,
    hovering_tells_that_a_count_is_a_bound,
    a_visit_lights_what_belongs_to_it_in_the_trend,
    leaving_a_picture_clears_it,
    a_pointer_can_go_into_a_tip,
    a_tip_of_a_bar_leaves_its_value_bare,
    who_has_rested_can_go_into_a_tip_over_other_marks,
    what_a_thumb_presses_is_as_high_as_a_thumb,
    escape_closes_the_tip,
    a_tap_pins_the_tip_on_a_narrow_screen,
    a_tap_elsewhere_closes_the_tip,
    a_finger_scrolls_the_page_over_a_figure,
    a_figure_leaves_fingers_to_the_page,
    a_tip_is_told_to_the_page,
];

const ESCAPE: &str = "\u{E00C}";

/// The visit of March 2021, and not a place where it began or ended.
const FOMIN: [&str; 2] = [r#""title":"Moscow to Naypyidaw""#, "Fomin"];

fn hovering_tells_value_date_and_source(stage: &Stage) -> Result<()> {
    stage.open_article()?;
    let look = stage.hover_over("trend", &["912"])?;
    expect_tip(&look, "trend", &["912", "15 July 2021", "AAPP"])?;
    let look = stage.hover_over("shares", &["China", "49"])?;
    expect_tip(
        &look,
        "shares",
        &["China", "49", "2015", "2019", "paragraph 18"],
    )?;
    ensure!(look.tip("trend").is_none(), "two tips are open");
    Ok(())
}

fn hovering_tells_that_a_count_is_a_bound(stage: &Stage) -> Result<()> {
    stage.open_article()?;
    let look = stage.hover_over("trend", &["at least 30"])?;
    expect_tip(&look, "trend", &["1 March 2021", "at least 30"])
}

fn a_visit_lights_what_belongs_to_it_in_the_trend(stage: &Stage) -> Result<()> {
    let before = stage.open_article()?;
    ensure!(lit(&before).is_empty(), "something is lit from the start");
    let look = stage.hover_over("map", &FOMIN)?;
    expect_tip(
        &look,
        "map",
        &["Alexander Fomin", "March 2021", "The Wall Street Journal"],
    )?;
    let lit = lit(&look);
    ensure!(lit == ["trend", "map"], "{lit:?} are lit");
    ensure!(look.is_like(&before), "more than the lit layer has changed");
    Ok(())
}

fn leaving_a_picture_clears_it(stage: &Stage) -> Result<()> {
    stage.open_article()?;
    stage.hover_over("map", &FOMIN)?;
    let heading = stage.browser.find("h1")?;
    stage.browser.hover(&heading, 5.0, 5.0)?;
    expect_nothing(&stage.look()?)
}

/// Who looks at a part of the screen at a time reads a tip by moving there (WCAG 2.2, 1.4.13).
fn a_pointer_can_go_into_a_tip(stage: &Stage) -> Result<()> {
    let script = "
        await drawAll();
        const [figure] = all();
        await figure.dossier.details;
        const picture = figure.shadowRoot.querySelector('.picture');
        const tip = () => figure.shadowRoot.querySelector('.tip');
        const go = async (target, type, clientX, clientY) => {
            target.dispatchEvent(new PointerEvent(type, { pointerType: 'mouse', clientX, clientY, bubbles: true, composed: true }));
            await settled();
            return tip() && !tip().hidden && tip().firstChild.textContent;
        };
        const { left, top } = picture.getBoundingClientRect();
        const shown = [await go(picture, 'pointermove', left + 200, top + 20)];
        const box = tip().getBoundingClientRect();
        shown.push(await go(picture, 'pointermove', box.right - 4, box.bottom - 4));
        shown.push(await go(picture, 'pointerleave', box.right - 4, box.top + 4));
        shown.push(await go(document.body, 'pointermove', box.right - 8, box.top + 8));
        shown.push(await go(document.body, 'pointermove', box.right + 90, box.top));
        return shown;
    ";
    let tip = "China to Myanmar";
    let body = "<dateline-figure src=/pkg/myanmar-2021.json view=shares></dateline-figure>";
    stage.open_page(&Page {
        body,
        ..Page::PLAIN
    })?;
    stage.expect_guest(script, &json!([tip, tip, tip, tip, false]))
}

/// Who runs along a line gets the tip of each mark, also where the last tip stands.
fn who_has_rested_can_go_into_a_tip_over_other_marks(stage: &Stage) -> Result<()> {
    let script = "
        await drawAll();
        const [figure] = all();
        await figure.dossier.details;
        const picture = figure.shadowRoot.querySelector('.picture');
        const tip = () => figure.shadowRoot.querySelector('.tip');
        const go = async (clientX, clientY) => {
            picture.dispatchEvent(new PointerEvent('pointermove', { pointerType: 'mouse', clientX, clientY, bubbles: true, composed: true }));
            await settled();
            return tip().firstChild.textContent;
        };
        const { left, top, width, height } = picture.getBoundingClientRect();
        const stays = [];
        for (const rest of [0, 900]) {
            const first = await go(left + width / 4, top + height / 2);
            await pause(rest);
            const box = tip().getBoundingClientRect();
            stays.push(await go(box.left + 60, box.top + 20) === first);
            await go(left + width * 0.8, top + height / 2);
        }
        return stays;
    ";
    let body = "<dateline-figure src=/pkg/myanmar-2021.json view=trend></dateline-figure>";
    stage.open_page(&Page {
        body,
        ..Page::PLAIN
    })?;
    stage.expect_guest(script, &json!([false, true]))
}

/// Beside the pointer it would cover the bar's own value: right of that, or below.
fn a_tip_of_a_bar_leaves_its_value_bare(stage: &Stage) -> Result<()> {
    stage.open_article()?;
    let covers = |words: &[&str]| -> Result<[f64; 4]> {
        stage.hover_over("shares", words)?;
        let place = "
            const [tip, picture] = ['.tip', '.picture'].map((part) => inside('shares', part).getBoundingClientRect());
            return [tip.left - picture.left, tip.top - picture.top, picture.width];
        ";
        let (x_css, y_css) = stage.spot("shares", words)?;
        let found: [f64; 3] = serde_json::from_value(stage.probe(place, &[])?)?;
        Ok([found[0] - x_css, found[1] - y_css, found[2], x_css])
    };
    // A short bar has room right of its value, a long one has not.
    let [right, ..] = covers(&["Russia", "16"])?;
    ensure!(right > 14.0, "the tip begins {right} right of the pointer");
    let [_, below, ..] = covers(&["China", "49"])?;
    ensure!(below > 0.0, "the tip begins {below} below the pointer");
    Ok(())
}

fn what_a_thumb_presses_is_as_high_as_a_thumb(stage: &Stage) -> Result<()> {
    stage.browser.show_on(Screen::PHONE)?;
    stage.open_page(&Page {
        body: "<dateline-figure src=/pkg/myanmar-2021.json view=shares></dateline-figure>",
        ..Page::PLAIN
    })?;
    let script = "
        await drawAll();
        const [{ shadowRoot }] = all();
        const pressed = () => [...shadowRoot.querySelectorAll('summary, button:not(th *)')].filter((one) => one.checkVisibility());
        await until(() => pressed().some(({ textContent }) => textContent.includes('Share')));
        return pressed().filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.textContent);
    ";
    stage.expect_guest(script, &json!([]))
}

fn escape_closes_the_tip(stage: &Stage) -> Result<()> {
    stage.open_article()?;
    stage.hover_over("shares", &["Russia", "16"])?;
    stage.browser.press(ESCAPE)?;
    expect_nothing(&stage.look()?)
}

fn a_tap_pins_the_tip_on_a_narrow_screen(stage: &Stage) -> Result<()> {
    let look = open_and_tap(stage)?;
    expect_tip(&look, "shares", &["China", "49"])?;
    let place = "
        const [tip, picture] = ['.tip', '.picture'].map((part) => inside('shares', part));
        const [low, high] = [tip, picture].map((part) => part.getBoundingClientRect());
        return { pinned: tip.classList.contains('pinned'), under: low.top >= high.bottom - 1,
                 whole: low.left >= 0 && low.right <= innerWidth };
    ";
    let place = stage.probe(place, &[])?;
    let expected = json!({ "pinned": true, "under": true, "whole": true });
    ensure!(place == expected, "the tip is {place}");
    Ok(())
}

fn a_tap_elsewhere_closes_the_tip(stage: &Stage) -> Result<()> {
    open_and_tap(stage)?;
    let heading = stage.browser.find("h1")?;
    stage.browser.tap(&heading, 5.0, 5.0, Pointer::Touch)?;
    expect_nothing(&stage.look()?)
}

fn open_and_tap(stage: &Stage) -> Result<Look> {
    stage.browser.show_on(Screen::PHONE)?;
    stage.open_article()?;
    let (x_css, y_css) = stage.spot("shares", &["China", "49"])?;
    let picture = stage.picture("shares")?;
    stage.browser.tap(&picture, x_css, y_css, Pointer::Touch)?;
    stage.look_for("a tip", |look| look.tip("shares").is_some())
}

fn a_finger_scrolls_the_page_over_a_figure(stage: &Stage) -> Result<()> {
    stage.browser.show_on(Screen::PHONE)?;
    stage.open_article()?;
    let picture = stage.picture("trend")?;
    let start = "
        given[0].scrollIntoView({ block: 'center', behavior: 'instant' });
        const { left, top, width, height } = given[0].getBoundingClientRect();
        return [left + width / 2, top + height / 2, scrollY];
    ";
    let start = stage.probe(start, &[picture.argument()])?;
    let [x, y, scrolled] = [0, 1, 2].map(|index| start[index].as_f64().unwrap_or_default());
    let mut drag = vec![move_to(x, y), json!({ "type": "pointerDown", "button": 0 })];
    drag.extend((1..=15).map(|step| move_to(x, y - 10.0 * f64::from(step))));
    drag.push(json!({ "type": "pointerUp", "button": 0 }));
    stage.browser.point(Pointer::Touch, &drag)?;
    stage
        .browser
        .wait(&format!("return scrollY > {scrolled} + 50"))
        .context("the page did not scroll")?;
    Ok(())
}

/// What scrolling needs of a figure, in engines whose drivers cannot scroll by a finger too.
fn a_figure_leaves_fingers_to_the_page(stage: &Stage) -> Result<()> {
    stage.open_article()?;
    let taken = "
        const kinds = ['pointerdown', 'touchstart', 'touchmove', 'wheel'];
        const options = { bubbles: true, composed: true, cancelable: true };
        return VIEWS.flatMap((view) => [...layersOf(view), inside(view, '.picture'), figureOf(view)]
            .flatMap((part) => {
                const prevented = kinds.filter((kind) => !part.dispatchEvent(new Event(kind, options)));
                const { touchAction } = getComputedStyle(part);
                const pans = /auto|manipulation/.test(touchAction);
                return pans ? prevented : [...prevented, touchAction];
            }));
    ";
    let taken = stage.probe(taken, &[])?;
    ensure!(taken == json!([]), "the figures take {taken} from the page");
    Ok(())
}

fn move_to(x_css: f64, y_css: f64) -> Value {
    json!({ "type": "pointerMove", "duration": 16, "x": x_css.round(), "y": y_css.round() })
}

fn a_tip_is_told_to_the_page(stage: &Stage) -> Result<()> {
    stage.open_article()?;
    let listen = "
        window.heard = [];
        document.addEventListener('dateline-focus', ({ target, detail }) =>
            heard.push([target.view, detail.tip?.title ?? null]));
    ";
    stage.probe(listen, &[])?;
    stage.hover_over("shares", &["Russia", "16"])?;
    stage.browser.press(ESCAPE)?;
    stage.look()?;
    let heard = stage.probe("return heard;", &[])?;
    let says = |title: Value| VIEWS.map(|view| json!([view, title.clone()])).to_vec();
    let expected = [says("Russia to Myanmar".into()), says(Value::Null)].concat();
    ensure!(heard == json!(expected), "the page has heard {heard}");
    Ok(())
}

/// The views in which something is lit.
fn lit(look: &Look) -> Vec<&'static str> {
    let mut views = VIEWS.to_vec();
    views.retain(|view| look.dots(view, "lit") > 0);
    views
}

fn expect_tip(look: &Look, view: &str, words: &[&str]) -> Result<()> {
    let tip = look.tip(view).unwrap_or_default();
    let missing: Vec<_> = words.iter().filter(|word| !tip.contains(**word)).collect();
    ensure!(
        missing.is_empty(),
        "the tip does not say {missing:?}: {tip}"
    );
    Ok(())
}

fn expect_nothing(look: &Look) -> Result<()> {
    let open: Vec<_> = VIEWS.iter().filter_map(|view| look.tip(view)).collect();
    ensure!(open.is_empty(), "tips are still open: {open:?}");
    ensure!(lit(look).is_empty(), "{:?} are still lit", lit(look));
    Ok(())
}
