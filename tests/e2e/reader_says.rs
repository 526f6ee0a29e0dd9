//! What is said to who listens: of a mark beyond its name, of keys, and of what has changed.

use crate::reader::expect;
use crate::stage::{Fault, Stage, tests};
use anyhow::Result;
use serde_json::json;
use std::time::Duration;

tests![
    a_mark_in_focus_is_described_by_its_tip,
    a_description_does_not_say_the_name_again,
    what_can_be_done_is_said_once,
    keys_that_lead_nowhere_say_so,
    marks_that_are_chosen_are_pressed,
    escape_takes_back_what_is_chosen_in_each_view,
    a_new_headline_is_told_and_no_old_one,
    the_first_figure_of_the_page_speaks_for_all,
    what_is_taken_back_is_told,
    an_empty_figure_says_why,
    how_close_a_map_is_is_told,
    what_is_chosen_in_the_full_view_is_told_there,
    what_is_played_comes_without_a_key,
    marks_come_before_what_is_played,
    a_compared_mark_is_described_once,
    what_plays_is_told_when_it_stops,
    the_menu_has_the_spacing_of_the_page,
];

/// A mark by a part of its name, and what is said of it in focus.
const DESCRIBE: &str = "
    const described = (figure, part) => {
        const mark = marksOf(figure).find(({ ariaLabel }) => ariaLabel.includes(part));
        mark.focus();
        return mark.ariaDescription;
    };
    const statusOf = (figure) => figure.shadowRoot.querySelector('.unseen').textContent.replaceAll('\\u{a0}', ' ').trim();
";

fn a_mark_in_focus_is_described_by_its_tip(stage: &Stage) -> Result<()> {
    let script = format!(
        "{DESCRIBE}
        const vote = described(trend, 'General Assembly');
        const day = described(trend, 'Armed Forces Day killings');
        const visit = described(map, 'Kazan, no. 6, 25 June');
        return [
            /in favour: 119[.] against: 1[.] abstaining: 36[.] not voting .TRT World.: 37[.]/.test(vote), /Belarus against;/.test(vote),
            /AAPP, killed that day: at least 90[.] .* UCDP GED 24[.]1: 82 .82 to 92.[.]/.test(day), /a maker of military helicopters/.test(visit), /Report|TRT World,/.test(vote),
        ];"
    );
    expect(stage, &script, &json!([true, true, true, true, false]))
}

fn a_description_does_not_say_the_name_again(stage: &Stage) -> Result<()> {
    let script = format!(
        "{DESCRIBE}
        return [described(shares, 'China: 58%'), described(shares, 'Other suppliers'), described(map, 'Kazan: 1')];"
    );
    let expected = json!([
        "2015–2019 (SIPRI 2022): 58%. 2015–2019 (SIPRI 2024): 58%. The article has 49 %.",
        "Worked out: 100 − 49 − 16, each rounded: ±1.",
        "Position: city. 25 Jun 2021: Min Aung Hlaing."
    ]);
    expect(stage, &script, &expected)
}

fn what_can_be_done_is_said_once(stage: &Stage) -> Result<()> {
    let script = "
        const group = map.shadowRoot.querySelector('.marks');
        const keysOf = async (figure) => {
            stopOf(figure).focus();
            await press(figure, '?');
            const dialog = figure.shadowRoot.querySelector('dialog');
            const text = dialog.innerText;
            dialog.close();
            await until(() => focused(figure));
            return text;
        };
        const [ofMap, ofTrend, ofShares] = [await keysOf(map), await keysOf(trend), await keysOf(shares)];
        return [/Arrows read.*Enter chooses.*question mark/.test(group.ariaDescription), [ofMap, ofTrend, ofShares].map((text) =>
            [/\\+ − 0/.test(text), /an end of the time/.test(text), /Escape\\s+closes its tip; then up to its group/.test(text)])];
    ";
    let expected = json!([
        true,
        [
            [true, false, true],
            [false, true, true],
            [false, false, true]
        ]
    ]);
    expect(stage, script, &expected)
}

fn keys_that_lead_nowhere_say_so(stage: &Stage) -> Result<()> {
    let script = format!(
        "{DESCRIBE}
        const said = [];
        const hear = async (figure, ...keys) => {{
            for (const key of keys) {{
                await press(figure, key);
                said.push(statusOf(figure));
            }}
        }};
        marksOf(trend)[0].focus();
        await hear(trend, 'ArrowLeft', 'PageUp', '[', 'ArrowUp', 'ArrowRight');
        marksOf(map).at(-1).focus();
        await hear(map, 'ArrowRight');
        const first = map.shadowRoot.querySelector('.unseen').textContent;
        await hear(map, 'ArrowRight');
        marksOf(shares).at(-1).focus();
        await hear(shares, 'ArrowDown');
        return [said, first === map.shadowRoot.querySelector('.unseen').textContent];"
    );
    let expected = json!([
        [
            "first mark",
            "first one of its series or route",
            "no value beyond this",
            "no other series",
            "",
            "last mark",
            "last mark",
            "last mark"
        ],
        false
    ]);
    expect(stage, &script, &expected)
}

fn marks_that_are_chosen_are_pressed(stage: &Stage) -> Result<()> {
    let script = "
        const pressed = () => marksOf(map).filter(({ ariaPressed }) => ariaPressed === 'true').map(({ ariaLabel }) => ariaLabel);
        const before = [pressed().length, marksOf(map).filter(({ ariaPressed }) => ariaPressed === null).length];
        const kazan = marksOf(map).find(({ ariaLabel }) => /^Kazan/.test(ariaLabel));
        kazan.focus();
        const { ariaDescription } = kazan;
        await press(map, 'Enter');
        await until(() => kazan.ariaPressed === 'true');
        const chosen = [pressed().length, focused(map), kazan.ariaDescription === ariaDescription];
        await press(map, 'Enter');
        await until(() => kazan.ariaPressed === 'false');
        return [before, chosen, pressed().length];
    ";
    // Nobody went to the sites of the two projects.
    let expected = json!([[0, 2], [2, "Kazan: 1 visit", true], 0]);
    expect(stage, script, &expected)
}

fn escape_takes_back_what_is_chosen_in_each_view(stage: &Stage) -> Result<()> {
    let script = "
        const { dossier } = map;
        const left = [];
        for (const [figure, part] of [[shares, 'Russia: 16'], [trend, '15 March 2021'], [map, 'Fomin']]) {
            const mark = () => marksOf(figure).find(({ ariaLabel }) => ariaLabel.includes(part));
            // A figure that followed the choice before has its marks again later.
            await until(mark);
            mark().focus();
            await press(figure, 'Enter');
            await until(() => Object.keys(dossier.choice).length);
            await until(() => figure.shadowRoot.querySelector('p.chosen')?.textContent);
            // In a dialog the key closes that alone.
            await press(figure, '?', 'Escape');
            left.push(Object.keys(dossier.choice).length > 0);
            figure.shadowRoot.querySelector('dialog')?.close();
            await until(() => focused(figure));
            // The first one may close a tip.
            await press(figure, 'Escape');
            await press(figure, 'Escape');
            await until(() => !Object.keys(dossier.choice).length);
        }
        return left;
    ";
    expect(stage, script, &json!([true, true, true]))
}

fn a_new_headline_is_told_and_no_old_one(stage: &Stage) -> Result<()> {
    let script = format!(
        "{DESCRIBE}
        await pause(700);
        trend.setAttribute('count', 'per-day');
        await until(() => statusOf(shares));
        return statusOf(shares) === trend.shadowRoot.querySelector('.headline').textContent.replaceAll('\\u{{a0}}', ' ');"
    );
    expect(stage, &script, &json!(true))
}

/// Whichever came first: here the part of the shares is the last to arrive.
fn the_first_figure_of_the_page_speaks_for_all(stage: &Stage) -> Result<()> {
    let late = Fault::Late(Duration::from_millis(600));
    stage.spoil("/pkg/dateline_core_shares.wasm", late);
    a_new_headline_is_told_and_no_old_one(stage)
}

fn what_is_taken_back_is_told(stage: &Stage) -> Result<()> {
    let script = format!(
        "{DESCRIBE}
        await map.dossier.interaction;
        map.dossier.setChoice({{ suppliers: ['Russia'] }});
        await until(() => /Russia/.test(statusOf(shares)));
        map.dossier.setChoice({{ suppliers: null }});
        await until(() => !/Russia/.test(statusOf(shares)));
        return statusOf(shares);"
    );
    expect(stage, &script, &json!("Nothing is chosen any more"))
}

fn an_empty_figure_says_why(stage: &Stage) -> Result<()> {
    let script = format!(
        "{DESCRIBE}
        await pause(700);
        trend.dossier.setFilter({{ from: '1999', to: '1999' }});
        await until(() => statusOf(shares));
        const regions = [...map.shadowRoot.querySelectorAll('.message')].map(({{ role }}) => role);
        return [statusOf(shares).includes(map.shadowRoot.querySelector('.message').textContent.slice(0, -1)), /Visits[.]|Arms suppliers/.test(statusOf(shares)), regions];"
    );
    expect(stage, &script, &json!([true, false, [null]]))
}

fn how_close_a_map_is_is_told(stage: &Stage) -> Result<()> {
    let script = format!(
        "{DESCRIBE}
        await map.dossier.interaction;
        await until(() => map.shadowRoot.querySelector('.zoom'));
        const heard = () => map.shadowRoot.querySelector('.heard').textContent;
        const [closer, , whole] = map.shadowRoot.querySelectorAll('.zoom button');
        const said = [];
        closer.click();
        await until(() => statusOf(shares));
        said.push(/^Zoomed in/.test(statusOf(shares)), heard());
        for (let time = 0; time < 2; time += 1) {{
            const before = heard();
            whole.click();
            await until(() => heard() !== before);
            said.push(heard().trim());
        }}
        await pause(600);
        return [...said, /chosen/.test(statusOf(shares))];"
    );
    let all = "All of the map";
    expect(stage, &script, &json!([true, "", all, all, false]))
}

fn what_is_chosen_in_the_full_view_is_told_there(stage: &Stage) -> Result<()> {
    let script = format!(
        "{DESCRIBE}
        await map.dossier.interaction;
        map.shadowRoot.querySelector('.figure').classList.add('full');
        map.dossier.setChoice({{ suppliers: ['Russia'] }});
        await until(() => /Russia/.test(statusOf(map)));
        map.shadowRoot.querySelector('.figure').classList.remove('full');
        return statusOf(shares);"
    );
    expect(stage, &script, &json!(""))
}

/// A screen reader's finger presses nothing before it has found something.
fn what_is_played_comes_without_a_key(stage: &Stage) -> Result<()> {
    let script = "
        const summonOf = (figure) => figure.shadowRoot.querySelector('.summon');
        const shown = (figure) => summonOf(figure).checkVisibility() && summonOf(figure).textContent;
        const before = all().map(shown);
        summonOf(map).click();
        await until(() => map.shadowRoot.activeElement?.ariaLabel === 'Zoom in');
        return [before, all().map(shown)];
    ";
    let before = json!([false, "Choose a time", "Zoom in the map"]);
    expect(stage, script, &json!([before, [false, false, false]]))
}

/// Whichever came first.
fn marks_come_before_what_is_played(stage: &Stage) -> Result<()> {
    let late = Fault::Late(Duration::from_millis(600));
    stage.spoil("/pkg/dateline-reader.js", late);
    let script = "
        await map.dossier.interaction;
        await until(() => map.shadowRoot.querySelector('.zoom'));
        const places = [...map.shadowRoot.querySelector('.picture').children].map(({ className }) => className);
        return ['marks', 'handles', 'zoom'].map((name) => places.indexOf(name)).every((place, row, all) => !row || place > all[row - 1]);
    ";
    let early = "addEventListener('dateline-ready', ({ detail }) => detail.dossier.interaction);";
    stage.open_page(&crate::guest::Page::PLAIN)?;
    stage.expect_guest(
        &format!("{early} {} {script}", crate::reader::ASK),
        &json!(true),
    )
}

fn a_compared_mark_is_described_once(stage: &Stage) -> Result<()> {
    let script = format!(
        "{DESCRIBE}
        shares.setAttribute('compare', 'wsj,sipri-2024');
        await until(() => marksOf(shares).some(({{ ariaLabel }}) => /9 points/.test(ariaLabel)));
        return described(shares, 'China');"
    );
    expect(
        stage,
        &script,
        &json!("Largest supplier. The article has 49 %."),
    )
}

fn what_plays_is_told_when_it_stops(stage: &Stage) -> Result<()> {
    let script = format!(
        "{DESCRIBE}
        const timeline = document.createElement('dateline-timeline');
        Object.entries({{ src: trend.getAttribute('src'), from: '2021-02', to: '2021-07' }}).forEach(([name, value]) => timeline.setAttribute(name, value));
        mine(() => document.querySelector('main').prepend(timeline));
        const inTimeline = (selector) => timeline.shadowRoot.querySelector(selector);
        await until(() => inTimeline('.play'));
        const live = () => [...document.querySelectorAll('dateline-figure, dateline-timeline')].flatMap(({{ shadowRoot }}) =>
            [...shadowRoot.querySelectorAll('[role=status], output')]).map(({{ textContent }}) => textContent).filter(Boolean);
        timeline.scrollIntoView();
        inTimeline('.play').click();
        const playing = [];
        const watch = setInterval(() => playing.push(...live()), 50);
        await until(() => /April/.test(inTimeline('output').textContent));
        clearInterval(watch);
        inTimeline('.play').click();
        await until(() => statusOf(shares));
        return [[...new Set(playing)].filter((text) => !/^(all of it|until [A-Z][a-z]+ 2021)$/.test(text)),
            /^34 of 89 counts, running total .*[.] 3 visits/.test(statusOf(shares)), inTimeline('output').textContent];"
    );
    let expected = json!([[], true, "until April 2021, Killings in Bago"]);
    expect(stage, &script, &expected)
}

fn the_menu_has_the_spacing_of_the_page(stage: &Stage) -> Result<()> {
    let script = "
        mine(() => (document.body.style.letterSpacing = '3px'));
        const spacingOf = (selector) => getComputedStyle(map.shadowRoot.querySelector(selector)).letterSpacing;
        return [spacingOf('.tools button'), spacingOf('summary')];
    ";
    expect(stage, script, &json!(["3px", "3px"]))
}
