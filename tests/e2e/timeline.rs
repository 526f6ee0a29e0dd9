//! `<dateline-timeline>`: what it plays, how it stops, and what it does not do.

use crate::guest::Page;
use crate::stage::{Fault, Stage, tests};
use anyhow::Result;
use dateline_assembly::site::Reply;
use serde_json::{Value, json};

tests![
    a_step_chooses_all_until_the_end_of_a_month,
    it_plays_to_the_end_and_stops,
    it_stops_when_a_reader_says_so,
    nothing_plays_by_itself_or_out_of_view,
    where_little_motion_is_wanted_it_only_steps,
    years_are_played_where_there_are_no_days,
    what_is_played_is_one_step_back,
    it_stops_when_it_is_changed_or_goes,
    it_is_asked_for_again,
    it_moves_day_by_day,
    what_happened_in_a_step_is_said,
    it_plays_what_the_filter_leaves,
    marks_on_the_rail_go_with_the_page_s_direction,
];

const BODY: &str = "
    <dateline-timeline src=/pkg/myanmar-2021.json from=2021-02 to=2021-07></dateline-timeline>
    <dateline-figure src=/pkg/myanmar-2021.json view=trend></dateline-figure>
    <dateline-figure src=/pkg/myanmar-2021.json view=map></dateline-figure>
    <p id=tail></p>";

const ASK: &str = "
    await drawAll();
    const { dossier } = all()[0];
    const timeline = document.querySelector('dateline-timeline');
    const inTimeline = (selector) => timeline.shadowRoot.querySelector(selector);
    await until(() => inTimeline('[type=range]'));
    const interaction = await dossier.interaction;
    const button = (label) => [...timeline.shadowRoot.querySelectorAll('button')]
        .find(({ ariaLabel, textContent }) => ariaLabel === label || textContent === label);
    const says = () => inTimeline('output').textContent;
";

fn expect(stage: &Stage, body: &str, script: &str, expected: &Value) -> Result<()> {
    stage.open_page(&Page {
        body,
        ..Page::PLAIN
    })?;
    stage.expect_guest(&format!("{ASK} {script}"), expected)
}

fn a_step_chooses_all_until_the_end_of_a_month(stage: &Stage) -> Result<()> {
    let script = "
        const seen = [says()];
        button('One step back').click();
        await settled();
        seen.push(says(), dossier.choice.to, wordsOf(all()[1], 'headline').replace(/\\s/g, ' '));
        button('One step on').click();
        await settled();
        return [...seen, dossier.choice];
    ";
    let headline =
        "5 visits to and from Myanmar, one of them to two cities, January 2018 to June 2021";
    let until = json!([
        "all of it",
        "until June 2021, UN General Assembly vote",
        "2021-06-30",
        headline,
        {}
    ]);
    expect(stage, BODY, script, &until)
}

fn it_plays_to_the_end_and_stops(stage: &Stage) -> Result<()> {
    let script = "
        inTimeline('select').value = 2;
        const seen = new Set();
        const watch = new MutationObserver(() => seen.add(says()));
        watch.observe(inTimeline('output'), { childList: true, characterData: true, subtree: true });
        button('Play').click();
        const isPlaying = button('Stop') !== undefined;
        await until(() => seen.has('all of it') && button('Play'));
        return [isPlaying, seen.size, dossier.isMoving];
    ";
    expect(stage, BODY, script, &json!([true, 5, false]))
}

fn it_stops_when_a_reader_says_so(stage: &Stage) -> Result<()> {
    let script = "
        inTimeline('select').value = 2;
        button('Play').click();
        await until(() => dossier.choice.to);
        button('Stop').click();
        const before = dossier.choice.to;
        await new Promise((resolve) => setTimeout(resolve, 900));
        return dossier.choice.to === before;
    ";
    expect(stage, BODY, script, &json!(true))
}

fn nothing_plays_by_itself_or_out_of_view(stage: &Stage) -> Result<()> {
    let script = "
        await new Promise((resolve) => setTimeout(resolve, 600));
        const before = dossier.choice;
        inTimeline('select').value = 2;
        button('Play').click();
        mine(() => (document.querySelector('#tail').style.height = '3000px'));
        scrollTo(0, 2500);
        await until(() => button('Play'));
        return before;
    ";
    expect(stage, BODY, script, &json!({}))
}

fn where_little_motion_is_wanted_it_only_steps(stage: &Stage) -> Result<()> {
    if stage
        .browser
        .prefer("prefers-reduced-motion", "reduce")
        .is_err()
    {
        return Ok(());
    }
    let script = "
        button('One step back').click();
        await until(() => dossier.choice.to);
        return [button('Play') === undefined, inTimeline('select'), dossier.choice.to];
    ";
    expect(stage, BODY, script, &json!([true, null, "2021-06-30"]))
}

fn years_are_played_where_there_are_no_days(stage: &Stage) -> Result<()> {
    let row = |year: i32| {
        json!({"id": year.to_string(), "recipient": "Laos", "supplier": "China", "period": year.to_string(),
            "value": 1, "unit": "tiv-million", "source": "s"})
    };
    let rows: Vec<Value> = (1990..2020).map(row).collect();
    let data = json!({"format": 1, "title": "t", "transfers": rows,
        "sources": [{"id": "s", "title": "Arms", "publisher": "SIPRI"}]});
    stage.serve_file("/years.json", "application/json", data.to_string().into());
    let body = "
        <dateline-timeline src=/years.json></dateline-timeline>
        <dateline-figure src=/years.json view=shares shares=yearly></dateline-figure>";
    let script = "
        button('One step back').click();
        await settled();
        const seen = [inTimeline('[type=range]').max, says(), dossier.choice.to];
        const days = new Set();
        const note = () => {
            days.add(dossier.choice.to);
            if (button('Stop')) requestAnimationFrame(note);
        };
        inTimeline('select').value = 2;
        inTimeline('[type=range]').value = 26;
        inTimeline('[type=range]').oninput();
        button('Play').click();
        note();
        await until(() => button('Play'));
        const between = [...days].filter((day) => day && !day.endsWith('-12-31'));
        return [...seen, between.length > 2, between.every((day) => day > '2016-12-31' && day < '2019-12-31')];
    ";
    let expected = json!(["29", "until 2018", "2018-12-31", true, true]);
    expect(stage, body, script, &expected)
}

fn what_is_played_is_one_step_back(stage: &Stage) -> Result<()> {
    let script = "
        inTimeline('select').value = 2;
        button('Play').click();
        await until(() => dossier.choice.to > '2021-04');
        button('Stop').click();
        await settled();
        await dossier.undo();
        return dossier.choice;
    ";
    expect(stage, BODY, script, &json!({}))
}

fn it_stops_when_it_is_changed_or_goes(stage: &Stage) -> Result<()> {
    let script = "
        const errors = thrownErrors();
        inTimeline('select').value = 2;
        const play = async (change) => {
            button('Play').click();
            await until(() => dossier.choice.to);
            mine(change);
            await pause(50);
            const { to } = dossier.choice;
            await pause(600);
            return [dossier.choice.to === to, dossier.isMoving];
        };
        const first = await play(() => timeline.setAttribute('from', '2021-03'));
        await until(() => button('Play'));
        const second = await play(() => timeline.finalize());
        return [first, second, errors];
    ";
    let stopped = json!([true, false]);
    expect(stage, BODY, script, &json!([stopped, stopped, []]))
}

/// Chromium and Firefox ask for a module once a page; where an engine asks again, it is there.
fn it_is_asked_for_again(stage: &Stage) -> Result<()> {
    stage.spoil(
        "/pkg/myanmar-2021.json",
        Fault::Instead(Reply::status(404, "gone")),
    );
    stage.open_page(&Page {
        body: BODY,
        ..Page::PLAIN
    })?;
    stage.guest("await endOf(drawAll); return 1;")?;
    stage.spoil("/pkg/myanmar-2021.json", Fault::Over);
    let script = "
        const timeline = document.querySelector('dateline-timeline');
        all()[0].shadowRoot.querySelector('.trouble button, .message button').click();
        await until(() => timeline.shadowRoot.querySelector('[type=range]'));
        return true;
    ";
    stage.expect_guest(script, &json!(true))
}

/// Between two months each picture is one of a day.
fn it_moves_day_by_day(stage: &Stage) -> Result<()> {
    let script = "
        const days = new Set();
        const note = () => {
            days.add(dossier.choice.to);
            if (dossier.isMoving !== false || days.size < 2) requestAnimationFrame(note);
        };
        note();
        inTimeline('select').value = 2;
        button('Play').click();
        await until(() => button('Play'));
        const between = [...days].filter((day) => day && day.length === 10);
        return [between.length > 4, between.every((day) => day >= '2021-02-28' && day <= '2021-07-31'), dossier.choice, dossier.isMoving];
    ";
    expect(stage, BODY, script, &json!([true, true, {}, false]))
}

fn what_happened_in_a_step_is_said(stage: &Stage) -> Result<()> {
    let script = "
        dossier.setChoice({ to: '2021-03' });
        await settled();
        await until(() => says().includes('March'));
        return [/^until March 2021, .*Armed Forces Day/.test(says()), inTimeline('[type=range]').ariaValueText === says()];
    ";
    expect(stage, BODY, script, &json!([true, true]))
}

fn it_plays_what_the_filter_leaves(stage: &Stage) -> Result<()> {
    let script = "
        await dossier.setFilter({ from: '2021-03', to: '2021-05' });
        await settled();
        const seen = [];
        for (const label of ['One step back', 'One step back', 'One step back', 'One step on', 'One step on']) {
            button(label).click();
            await settled();
            seen.push(dossier.choice.to ?? 'all');
        }
        return seen;
    ";
    let seen = json!([
        "2021-04-30",
        "2021-03-31",
        "2021-03-31",
        "2021-04-30",
        "all"
    ]);
    expect(stage, BODY, script, &seen)
}

/// A rail of a page that is read from the right begins there.
fn marks_on_the_rail_go_with_the_page_s_direction(stage: &Stage) -> Result<()> {
    let script = "
        const shares = () => {
            const rail = inTimeline('.rail').getBoundingClientRect();
            return [...timeline.shadowRoot.querySelectorAll('.rail i')].map((mark) => {
                const { left, width } = mark.getBoundingClientRect();
                return (left + width / 2 - rail.left) / rail.width;
            });
        };
        const before = shares();
        mine(() => (document.documentElement.dir = 'rtl'));
        await settled();
        const after = shares();
        const isMirrored = before.every((share, row) => Math.abs(share + after[row] - 1) < 0.01);
        return [before.length > 1, before.every((share) => share > 0 && share < 1), isMirrored];
    ";
    expect(stage, BODY, script, &json!([true, true, true]))
}
