//! One reader's way through three figures and a timeline, from the week of Armed Forces Day to a link: with a mouse, with keys,
//! and with a thumb; on the founding data and on a set of twelve series and two hundred visits.

use crate::address::SEEN;
use crate::choice::{drag, move_to};
use crate::guest::Page;
use crate::stage::{Stage, tests};
use anyhow::{Result, ensure};
use dateline_checks::browser::Screen;
use dateline_checks::webdriver::Pointer;
use serde_json::{Value, json};

tests![
    with_a_mouse,
    with_keys,
    with_a_thumb,
    with_twelve_series_and_two_hundred_visits,
    where_little_motion_is_wanted,
];

const FOUNDING: &str = "/pkg/myanmar-2021.json";
const CROWD: &str = "/crowd.json";

/// What the steps ask of the page.
const ASK: &str = "
    const [shares, trend, map] = all();
    const { dossier } = shares;
    const inside = (figure, selector) => figure.shadowRoot.querySelector(selector);
    const markOf = (figure, words) => [...figure.shadowRoot.querySelectorAll('.marks > [role]')]
        .find(({ ariaLabel }) => words.test(ariaLabel));
    const timeline = document.querySelector('dateline-timeline').shadowRoot;
    const button = (root, words) => [...root.querySelectorAll('button')]
        .find(({ ariaLabel, textContent }) => words.test(ariaLabel ?? textContent));
    const centre = (element) => {
        element.scrollIntoView({ block: 'center', behavior: 'instant' });
        const { left, top, width, height } = element.getBoundingClientRect();
        return [left + width / 2, top + height / 2];
    };
    const press = (element, key) =>
        element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
";

fn ask(stage: &Stage, body: &str) -> Result<Value> {
    stage.guest(&format!("{ASK} {body}"))
}

/// Where the middle of something is, once it is there.
fn middle(stage: &Stage, element: &str) -> Result<[f64; 2]> {
    let body = format!("await until(() => {element}); await settled(); return centre({element});");
    Ok(serde_json::from_value(ask(stage, &body)?)?)
}

fn click(stage: &Stage, by: Pointer, element: &str) -> Result<()> {
    if by == Pointer::Touch {
        // Chromium takes a tap so soon after a drag for its end.
        stage.guest("await pause(500); return 1;")?;
    }
    let at = middle(stage, element)?;
    drag(stage, by, &[at])
}

/// Expects of a body that it comes to give true.
fn expect(stage: &Stage, what: &str, body: &str) -> Result<()> {
    let body = format!("{ASK} await settled(); return Boolean({body});");
    let found = stage.expect_guest_soon(&body, &json!(true));
    found.map_err(|error| error.context(format!("in vain: {what}")))
}

fn open(stage: &Stage, data: &str, query: &str) -> Result<()> {
    let body = format!(
        "<dateline-timeline src={data} from=2021-01 to=2021-12></dateline-timeline>
        <dateline-figure src={data} view=shares address></dateline-figure>
        <dateline-figure src={data} view=trend></dateline-figure>
        <dateline-figure src={data} view=map></dateline-figure>
"
    );
    stage.serve(
        "/guest.html",
        &Page {
            body: &body,
            ..Page::PLAIN
        },
    );
    stage.open(&format!("guest.html{query}"))?;
    let draw = "
        await drawAll();
        await all()[0].dossier.interaction;
        await until(() => inkOf(canvasesOf(all()[2])[0]).dots > 1000);
        await settled();
        return 1;
    ";
    stage.guest(draw)?;
    Ok(())
}

/// How a reader chooses.
#[derive(Clone, Copy, PartialEq)]
enum How {
    Mouse,
    Keys,
    Thumb,
}

impl How {
    /// Chooses days of the trend: at first by a drag over it, then by its ends.
    fn choose_days(self, stage: &Stage, from: &str, to: &str, is_first: bool) -> Result<()> {
        if self == Self::Keys {
            let body = format!(
                "const day = (iso) => Date.parse(iso) / 86400000;
                for (const [slider, iso] of [['first', '{from}'], ['last', '{to}']]) {{
                    const handle = inside(trend, `[role=slider].${{slider}}`);
                    handle.focus();
                    press(handle, slider === 'first' ? 'Home' : 'End');
                    await settled();
                    const apart = () => day(iso) - handle.ariaValueNow;
                    for (let before = Infinity; apart() && Math.abs(apart()) < before; await settled()) {{
                        before = Math.abs(apart());
                        press(handle, before > 31 ? (apart() > 0 ? 'PageUp' : 'PageDown') : apart() > 0 ? 'ArrowRight' : 'ArrowLeft');
                    }}
                }}
                return 1;"
            );
            ask(stage, &body)?;
            return Ok(());
        }
        let body = format!(
            "const toggle = inside(trend, '.switch');
            if ({} && toggle.ariaPressed !== 'true') toggle.click();
            await settled();
            inside(trend, '.picture').scrollIntoView({{ block: 'center', behavior: 'instant' }});
            await settled();
            const [first, last] = [...trend.shadowRoot.querySelectorAll('[role=slider]')].map((handle) => {{
                const {{ left, top, height }} = handle.getBoundingClientRect();
                // A handle lies outside of its end.
                return {{ x: left + (handle.className === 'first' ? 36 : 8), y: top + height / 2, day: +handle.ariaValueNow }};
            }});
            // Of all days, before some are chosen: a pixel of a week is too coarse.
            const [low, high] = (window.allDays ??= [first, last]);
            const xOf = (iso) => low.x + (high.x - low.x) * (Date.parse(iso) / 86400000 - low.day) / (high.day - low.day);
            return [[first.x, first.y], [last.x, last.y], [xOf('{from}'), first.y], [xOf('{to}'), last.y]];",
            self == Self::Thumb
        );
        let [first, last, from, to]: [[f64; 2]; 4] = serde_json::from_value(ask(stage, &body)?)?;
        match self {
            Self::Mouse if is_first => drag(stage, Pointer::Mouse, &[from, to]),
            Self::Mouse => drag(stage, Pointer::Mouse, &[last, to]),
            _ => {
                if is_first {
                    drag(stage, Pointer::Touch, &[first, from])?;
                }
                drag(stage, Pointer::Touch, &[last, to])
            }
        }
    }

    /// Presses something.
    fn press(self, stage: &Stage, element: &str) -> Result<()> {
        match self {
            Self::Mouse => click(stage, Pointer::Mouse, element),
            Self::Thumb => click(stage, Pointer::Touch, element),
            Self::Keys => {
                let body = format!(
                    "await until(() => {element});
                    const target = {element};
                    target.focus();
                    if (target.localName === 'button') target.click(); else press(target, 'Enter');
                    await settled();
                    return 1;"
                );
                ask(stage, &body)?;
                Ok(())
            }
        }
    }

    /// Looks at Naypyidaw from close by.
    fn zoom(self, stage: &Stage) -> Result<()> {
        let place = "markOf(map, /^Naypyidaw/)";
        match self {
            Self::Mouse => {
                let at = middle(stage, place)?;
                let [down, up] =
                    ["pointerDown", "pointerUp"].map(|kind| json!({ "type": kind, "button": 0 }));
                let twice = [move_to(at), down.clone(), up.clone(), down, up];
                stage.browser.point(Pointer::Mouse, &twice)
            }
            Self::Thumb => click(stage, Pointer::Touch, "inside(map, '.zoom button')"),
            Self::Keys => {
                let body = format!(
                    "await until(() => {place});
                    {place}.focus();
                    press({place}, '+');
                    await settled();
                    return 1;"
                );
                ask(stage, &body)?;
                Ok(())
            }
        }
    }
}

/// All steps; each is seen before the next one is made.
fn tell(stage: &Stage, how: How, data: &str) -> Result<()> {
    open(stage, data, "")?;
    how.choose_days(stage, "2021-03-24", "2021-03-31", true)?;
    let is_near = |iso: &str, end: &str| {
        format!("Math.abs(Date.parse('{iso}') - Date.parse(dossier.choice.{end})) <= 3 * 86400000")
    };
    expect(stage, "the week begins", &is_near("2021-03-24", "from"))?;
    expect(stage, "the week ends", &is_near("2021-03-31", "to"))?;
    expect(stage, "the map has the visit", "markOf(map, /Fomin/)")?;
    how.choose_days(stage, "2021-03-24", "2021-06-30", false)?;
    expect(stage, "it is until June", &is_near("2021-06-30", "to"))?;
    how.press(stage, "markOf(shares, /Russia/)")?;
    expect(
        stage,
        "it is of Russia",
        "dossier.choice.suppliers?.[0] === 'Russia'",
    )?;
    play(stage, how)?;
    let chip = "[...shares.shadowRoot.querySelectorAll('.chips button')].find(({ textContent }) => /2021/.test(textContent))";
    how.press(stage, chip)?;
    expect(stage, "all days are chosen", "!dossier.choice.to")?;
    how.choose_days(stage, "2021-03-24", "2021-06-30", true)?;
    how.zoom(stage)?;
    expect(
        stage,
        "the address has the zoom",
        "/zoom=.*data=/.test(location.search)",
    )?;
    link(stage, how, data)
}

/// Plays from January, until it is spring, and stops.
fn play(stage: &Stage, how: How) -> Result<()> {
    let start = "
        await until(() => timeline.querySelector('[type=range]'));
        const range = timeline.querySelector('[type=range]');
        range.value = range.min;
        range.dispatchEvent(new Event('input', { bubbles: true }));
        range.dispatchEvent(new Event('change', { bubbles: true }));
        await settled();
        return 1;
    ";
    ask(stage, start)?;
    how.press(stage, "button(timeline, /^Play/)")?;
    expect(stage, "it plays", "dossier.choice.to > '2021-03-15'")?;
    let stop = "button(timeline, /^(Stop|Pause)/)";
    if ask(stage, &format!("return Boolean({stop});"))? == json!(true) {
        how.press(stage, stop)?;
    }
    expect(stage, "it stands", "button(timeline, /^Play/)")
}

/// The link of the menu shows what a reader has seen.
fn link(stage: &Stage, how: How, data: &str) -> Result<()> {
    ask(
        stage,
        "mine(() => navigator.clipboard && (navigator.clipboard.writeText = async (text) => { window.copied = text; })); return 1;",
    )?;
    how.press(stage, "button(shares.shadowRoot, /^Share and download/)")?;
    how.press(
        stage,
        "button(inside(shares, 'dialog') ?? document, /^Copy link/)",
    )?;
    expect(
        stage,
        "a link is copied",
        "!navigator.clipboard || window.copied === location.href",
    )?;
    ask(
        stage,
        "inside(shares, 'dialog[open]')?.close(); all().forEach(({ shadowRoot }) => shadowRoot.activeElement?.blur()); await settled(); return 1;",
    )?;
    // No tip, and nothing pointed at.
    stage.browser.point(
        Pointer::Mouse,
        &[json!({ "type": "pointerMove", "duration": 16, "x": 1, "y": 1 })],
    )?;
    let before = stage.guest(SEEN)?;
    let query = ask(stage, "return location.search;")?;
    ensure!(
        query
            .as_str()
            .is_some_and(|query| query.contains("supplier=")),
        "{query}"
    );
    open(stage, data, query.as_str().unwrap_or_default())?;
    stage.expect_guest_soon(SEEN, &before)
}

fn with_a_mouse(stage: &Stage) -> Result<()> {
    tell(stage, How::Mouse, FOUNDING)
}

fn with_keys(stage: &Stage) -> Result<()> {
    tell(stage, How::Keys, FOUNDING)
}

fn with_a_thumb(stage: &Stage) -> Result<()> {
    stage.browser.show_on(Screen::PHONE)?;
    tell(stage, How::Thumb, FOUNDING)
}

fn with_twelve_series_and_two_hundred_visits(stage: &Stage) -> Result<()> {
    stage.serve_file(CROWD, "application/json", crowd().to_string().into());
    tell(stage, How::Mouse, CROWD)
}

/// Steps in place of playing: a whole picture each.
fn where_little_motion_is_wanted(stage: &Stage) -> Result<()> {
    let wish = stage.browser.prefer("prefers-reduced-motion", "reduce");
    if wish.is_err() {
        return Ok(());
    }
    open(stage, FOUNDING, "")?;
    How::Mouse.choose_days(stage, "2021-03-24", "2021-03-31", true)?;
    How::Mouse.press(stage, "markOf(shares, /Russia/)")?;
    How::Mouse.press(stage, "button(timeline, /One step back/)")?;
    expect(
        stage,
        "it has stepped",
        "dossier.choice.to && dossier.choice.suppliers",
    )?;
    How::Mouse.zoom(stage)?;
    expect(
        stage,
        "the address has the zoom",
        "/zoom=.*data=/.test(location.search)",
    )?;
    link(stage, How::Mouse, FOUNDING)
}

/// Twelve series of totals, two hundred visits between forty places, and shares of eight suppliers.
fn crowd() -> Value {
    let source =
        json!([{"id": "s", "title": "Lists", "publisher": "Made up", "published": "2022"}]);
    let counts = (0..12).flat_map(|series| {
        (0..48).map(move |week| {
            let (month, day) = (1 + week / 4, 1 + 7 * (week % 4));
            json!({"id": format!("c{series}-{week}"), "series": format!("Committee {}", series + 1), "kind": "cumulative",
                "date": format!("2021-{month:02}-{day:02}"), "count": (week + 1) * (series + 3), "source": "s"})
        })
    });
    let place = |row: usize| {
        let (name, lat, lon) = match row {
            0 => ("Naypyidaw".to_owned(), 19.75, 96.1),
            1 => ("Moscow".to_owned(), 55.75, 37.6),
            row => (
                format!("Place {row}"),
                -30.0 + (row * 37 % 90) as f64,
                -120.0 + (row * 53 % 260) as f64,
            ),
        };
        let country = ["MMR", "RUS"][row.min(1)];
        json!({"id": format!("p{row}"), "name": name, "country": country, "lat_deg": lat, "lon_deg": lon, "source": "s"})
    };
    let visit = |row: usize| {
        let day = format!("2021-{:02}-{:02}", 1 + row % 12, 1 + row % 28);
        let (from, to) = (
            1 + row % 39,
            if row % 3 == 0 { 1 + (row + 7) % 39 } else { 0 },
        );
        json!({"id": format!("v{row}"), "from": format!("p{from}"), "to": format!("p{to}"), "date": day,
            "people": [{"name": format!("Guest {row}")}], "source": "s"})
    };
    let mut visits: Vec<Value> = (0..199)
        .filter(|row| row % 39 != (row + 7) % 39)
        .map(visit)
        .collect();
    visits.push(
        json!({"id": "fomin", "from": "p1", "to": "p0", "date": "2021-03-27",
        "people": [{"name": "Alexander Fomin"}], "source": "s"}),
    );
    let names = [
        "China",
        "Russia",
        "India",
        "Israel",
        "Ukraine",
        "Serbia",
        "Singapore",
        "Viet Nam",
    ];
    let transfers = names.iter().enumerate().map(|(row, name)| {
        json!({"id": name, "recipient": "Myanmar", "supplier": name, "period": "2016/2020", "value": 40 - 5 * row,
            "unit": "percent", "source": "s"})
    });
    json!({"format": 1, "title": "t", "subject": {"name": "Myanmar", "country": "MMR"}, "sources": source,
        "places": (0..40).map(place).collect::<Vec<_>>(), "casualties": counts.collect::<Vec<_>>(),
        "visits": visits, "transfers": transfers.collect::<Vec<_>>()})
}
