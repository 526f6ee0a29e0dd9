//! The marks of a figure one by one: elements that keys, screen readers and voices reach.

use crate::guest::Page;
use crate::stage::{Stage, tests};
use anyhow::Result;
use serde_json::{Value, json};

tests![
    marks_are_elements_in_reading_order,
    a_figure_is_one_stop_of_the_tab_key,
    arrows_walk_and_say_what_is_new,
    what_cannot_be_chosen_is_no_button,
    enter_chooses_a_mark_and_takes_it_back,
    keys_at_a_mark_move_no_map,
    a_map_is_zoomed_around_the_mark_that_a_reader_is_at,
    after_a_filter_a_reader_is_at_the_same_mark,
    many_marks_are_in_groups,
    too_many_marks_wait_until_they_are_wanted,
    the_source_is_told_when_it_is_asked_for,
    a_voice_can_click_a_mark,
    how_much_is_said_is_remembered,
    marks_of_a_figure_that_moves_are_there_once,
    elements_are_where_their_marks_are,
    a_table_is_sorted_by_its_heads,
    what_a_filter_left_is_told_once,
    keys_of_the_browser_are_its_own,
];

pub const ASK: &str = "
    await drawAll();
    const [shares, trend, map] = all();
    const marksOf = (figure) => [...figure.shadowRoot.querySelectorAll('.marks > [role]')];
    for (const figure of all()) await until(() => marksOf(figure).length);
    const stopOf = (figure) => figure.shadowRoot.querySelector(\".marks > [tabindex='0']\");
    const focused = (figure) => figure.shadowRoot.activeElement?.ariaLabel ?? '';
    const press = async (figure, ...keys) => {
        const said = [];
        for (const key of keys) {
            figure.shadowRoot.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
            said.push(focused(figure));
        }
        await settled();
        return said;
    };
    const tipOf = (figure) => figure.shadowRoot.querySelector('.tip:not([hidden])')?.innerText ?? '';
";

pub fn expect(stage: &Stage, script: &str, expected: &Value) -> Result<()> {
    stage.open_page(&Page::PLAIN)?;
    stage.expect_guest(&format!("{ASK} {script}"), expected)
}

/// So many counts of two series, day after day, in a figure.
fn expect_of_counts(stage: &Stage, count: usize, script: &str, expected: &Value) -> Result<()> {
    let day = |row: usize| {
        format!(
            "{}-{:02}-{:02}",
            2000 + row / 336,
            1 + row / 28 % 12,
            1 + row % 28
        )
    };
    let record = |row: usize| {
        json!({"id": format!("c{row}"), "series": if row.is_multiple_of(2) { "A" } else { "B" }, "kind": "per-day",
            "date": day(row / 2), "count": row % 97, "source": "s"})
    };
    let rows: Vec<Value> = (0..count).map(record).collect();
    let data = json!({"format": 1, "title": "t", "casualties": rows,
        "sources": [{"id": "s", "title": "List", "publisher": "AAPP"}]});
    stage.serve_file("/many.json", "application/json", data.to_string().into());
    let body = "<dateline-figure src=/many.json view=trend count=per-day></dateline-figure>";
    stage.open_page(&Page {
        body,
        ..Page::PLAIN
    })?;
    let script = format!("{ASK} const figure = shares; {script}");
    stage.expect_guest(&script, expected)
}

fn marks_are_elements_in_reading_order(stage: &Stage) -> Result<()> {
    let script = "
        const names = all().map((figure) => marksOf(figure).map(({ ariaLabel }) => ariaLabel));
        return names.map((those) => those[0]).concat(new Set(names[1]).size === names[1].length, names[2].at(-1));
    ";
    let expected = json!([
        "2015–2019, China: 49% (WSJ 2021)",
        "AAPP, 1 March 2021: at least 30",
        "Moscow to Naypyidaw, no. 1, 20–21 January 2018: Sergei Shoigu (Russian defence minister)",
        true,
        "Moscow: 6 visits"
    ]);
    expect(stage, script, &expected)
}

fn a_figure_is_one_stop_of_the_tab_key(stage: &Stage) -> Result<()> {
    let script = "
        const stops = () => all().map((figure) => marksOf(figure).filter(({ tabIndex }) => tabIndex === 0).length);
        const before = stops();
        stopOf(trend).focus();
        await press(trend, 'ArrowRight', 'ArrowRight');
        return [before, stops(), stopOf(trend) === marksOf(trend)[2]];
    ";
    expect(stage, script, &json!([[1, 1, 1], [1, 1, 1], true]))
}

fn arrows_walk_and_say_what_is_new(stage: &Stage) -> Result<()> {
    let script = "
        marksOf(trend)[1].focus();
        const said = [focused(trend), ...await press(trend, 'ArrowRight', 'ArrowDown', 'Home', '?')];
        trend.shadowRoot.querySelector('dialog').close();
        await pause(50);
        // Whoever comes back later hears the whole name.
        const names = marksOf(trend).slice(1, 3).map(({ ariaLabel }) => ariaLabel);
        return [...said.slice(0, 3), names];
    ";
    let expected = json!([
        "AAPP, 3 March 2021: more than 50",
        "8 March 2021: more than 60",
        "Wall Street Journal, 15 July 2021: 912",
        [
            "AAPP, 3 March 2021: more than 50",
            "AAPP, 8 March 2021: more than 60"
        ]
    ]);
    expect(stage, script, &expected)
}

/// Nobody went to the site of a project: Enter would do nothing there.
fn what_cannot_be_chosen_is_no_button(stage: &Stage) -> Result<()> {
    let script = "
        const roles = all().map((figure) => new Set(marksOf(figure).map(({ role }) => role)));
        const images = marksOf(map).filter(({ role }) => role === 'img');
        images[0].focus();
        await press(map, 'Enter');
        const said = map.shadowRoot.querySelector('.unseen').textContent;
        return [roles.map((those) => [...those].sort().join()), images.every(({ ariaPressed }) => ariaPressed === null), said];
    ";
    let expected = json!([["button", "button", "button,img"], true, "cannot be chosen"]);
    expect(stage, script, &expected)
}

fn enter_chooses_a_mark_and_takes_it_back(stage: &Stage) -> Result<()> {
    let script = "
        const { dossier } = shares;
        const russia = marksOf(shares).find(({ ariaLabel }) => /Russia: 16/.test(ariaLabel));
        russia.focus();
        await press(shares, 'Enter');
        await until(() => dossier.choice.suppliers);
        const chosen = dossier.choice;
        await press(shares, 'Enter');
        await until(() => !dossier.choice.suppliers);
        return [chosen, focused(shares)];
    ";
    let expected = json!([{ "suppliers": ["Russia"] }, "2015–2019, Russia: 16%"]);
    expect(stage, script, &expected)
}

fn a_map_is_zoomed_around_the_mark_that_a_reader_is_at(stage: &Stage) -> Result<()> {
    let script = "
        await map.dossier.interaction;
        await until(() => map.shadowRoot.querySelector('.zoom'));
        const place = marksOf(map).find(({ ariaLabel }) => /^Naypyidaw:/.test(ariaLabel));
        place.focus();
        const seen = [];
        for (const key of ['+', '+', '0']) {
            await press(map, key);
            await pause(300);
            seen.push(focused(map));
        }
        return seen;
    ";
    let place = "Naypyidaw: 5 visits";
    expect(stage, script, &json!([place, place, place]))
}

fn keys_at_a_mark_move_no_map(stage: &Stage) -> Result<()> {
    let script = "
        const interaction = await map.dossier.interaction;
        interaction.zoom = [40, 70, 2];
        await until(() => map.shadowRoot.querySelector('.chosen')?.textContent !== undefined);
        await settled();
        await pause(200);
        const before = `${interaction.zoom}`;
        stopOf(map).focus();
        await press(map, 'ArrowRight', 'ArrowDown');
        return [`${interaction.zoom}` === before, focused(map) !== ''];
    ";
    expect(stage, script, &json!([true, true]))
}

fn after_a_filter_a_reader_is_at_the_same_mark(stage: &Stage) -> Result<()> {
    let script = "
        const april = marksOf(trend).find(({ ariaLabel }) => /1 April 2021/.test(ariaLabel));
        april.focus();
        const before = [april.ariaLabel, marksOf(trend).length];
        await trend.setFilter({ from: '2021-03-20' });
        await until(() => marksOf(trend).length < before[1]);
        return [focused(trend) === before[0], stopOf(trend).ariaLabel === before[0]];
    ";
    expect(stage, script, &json!([true, true]))
}

fn many_marks_are_in_groups(stage: &Stage) -> Result<()> {
    let script = "
        const groups = marksOf(figure);
        const first = [groups.length, groups[0].ariaLabel, groups[0].ariaExpanded];
        groups[0].focus();
        await press(figure, 'Enter');
        const opened = [marksOf(figure).length, focused(figure)];
        // On from the last mark of a group is the first of the next one.
        await press(figure, ...Array(22).fill('ArrowRight'));
        const next = focused(figure);
        await press(figure, 'Escape');
        return [first, opened, next, focused(figure)];
    ";
    let expected = json!([
        [
            21,
            "A, 1 January 2000: 0 to 21 January 2000: 40: 21 marks, Enter opens them",
            "false"
        ],
        [41, "A, 1 January 2000: 0"],
        "23 January 2000: 44",
        "A, 22 January 2000: 42 to 14 February 2000: 82: 21 marks, Enter opens them"
    ]);
    expect_of_counts(stage, 440, script, &expected)
}

fn too_many_marks_wait_until_they_are_wanted(stage: &Stage) -> Result<()> {
    let script = "
        const [one] = marksOf(figure);
        const before = [marksOf(figure).length, one.ariaLabel];
        one.focus();
        await press(figure, 'Enter');
        return [before, marksOf(figure).length, /^A, 1 January 2000/.test(focused(figure))];
    ";
    let expected = json!([
        [1, "1400 marks: press Enter to read them one by one"],
        37,
        true
    ]);
    expect_of_counts(stage, 1400, script, &expected)
}

fn the_source_is_told_when_it_is_asked_for(stage: &Stage) -> Result<()> {
    let script = "
        marksOf(trend)[0].focus();
        const status = trend.shadowRoot.querySelector('.unseen');
        const before = status.textContent;
        await press(trend, 's');
        const told = status.textContent;
        marksOf(trend)[1].focus();
        return [before, /Al Bawaba/.test(told), status.textContent, status.role];
    ";
    expect(stage, script, &json!(["", true, "", "status"]))
}

/// Voice control and switches click an element, wherever it is.
fn a_voice_can_click_a_mark(stage: &Stage) -> Result<()> {
    let script = "
        marksOf(map).find(({ ariaLabel }) => /^Kazan/.test(ariaLabel)).click();
        await until(() => map.dossier.choice.places);
        return map.dossier.choice;
    ";
    expect(stage, script, &json!({ "places": ["kazan"] }))
}

fn how_much_is_said_is_remembered(stage: &Stage) -> Result<()> {
    let script = "
        stopOf(trend).focus();
        const choose = async (level) => {
            await press(trend, '?');
            const dialog = trend.shadowRoot.querySelector('dialog');
            const select = dialog.querySelector('select');
            select.value = level;
            select.dispatchEvent(new Event('change'));
            dialog.close();
            await until(() => focused(trend));
        };
        await choose('minimal');
        const [least] = await press(trend, 'ArrowRight');
        await choose('detailed');
        const [most] = await press(trend, 'ArrowRight');
        const described = trend.shadowRoot.activeElement.ariaDescription;
        const kept = localStorage.getItem('dateline-verbosity');
        localStorage.removeItem('dateline-verbosity');
        return [least, most, /^Dated by: .*AAPP/i.test(described), kept];
    ";
    expect(
        stage,
        script,
        &json!([
            "more than 50",
            "AAPP, 8 March 2021: more than 60. 3 of 99",
            true,
            "detailed"
        ]),
    )
}

fn marks_of_a_figure_that_moves_are_there_once(stage: &Stage) -> Result<()> {
    let script = "
        const count = marksOf(map).length;
        mine(() => { map.remove(); document.querySelector('main').prepend(map); });
        await map.load();
        await until(() => map.shadowRoot.querySelectorAll('.marks').length === 1 && marksOf(map).length === count);
        mine(() => map.setAttribute('view', 'shares'));
        await map.load();
        await until(() => /China/.test(marksOf(map)[0]?.ariaLabel));
        return [map.shadowRoot.querySelectorAll('.marks').length, map.shadowRoot.querySelectorAll('.tools').length];
    ";
    expect(stage, script, &json!([1, 1]))
}

fn elements_are_where_their_marks_are(stage: &Stage) -> Result<()> {
    let script = "
        const away = all().flatMap((figure) => {
            const picture = figure.shadowRoot.querySelector('.picture').getBoundingClientRect();
            return marksOf(figure).filter((mark) => {
                const { left, top, width, height } = mark.getBoundingClientRect();
                const [x, y] = [left + width / 2, top + height / 2];
                return width < 23 || height < 23 || x < picture.left || x > picture.right || y < picture.top || y > picture.bottom;
            });
        });
        const moscow = marksOf(map).find(({ ariaLabel }) => /^Moscow: /.test(ariaLabel)).getBoundingClientRect();
        const picture = map.shadowRoot.querySelector('.picture').getBoundingClientRect();
        const [x, y] = await findSpot('map', ['Moscow', 'Position']);
        const isThere = Math.hypot(moscow.x + moscow.width / 2 - picture.x - x, moscow.y + moscow.height / 2 - picture.y - y) < 16;
        return [away.length, isThere];
    ";
    expect(stage, script, &json!([0, true]))
}

fn a_table_is_sorted_by_its_heads(stage: &Stage) -> Result<()> {
    let script = "
        const table = trend.shadowRoot.querySelector('details');
        table.open = true;
        await until(() => table.querySelector('tbody tr'));
        const first = (column) => table.querySelector('tbody tr').cells[column].textContent;
        const heads = [...table.querySelectorAll('thead button')];
        const killed = heads.find(({ textContent }) => textContent === 'Killed');
        const column = heads.indexOf(killed);
        killed.click();
        const least = first(column);
        killed.click();
        const most = [first(column), killed.parentElement.ariaSort];
        heads[0].click();
        return [least, most, first(0), killed.parentElement.ariaSort];
    ";
    expect(
        stage,
        script,
        &json!(["at least 30", ["1,348", "descending"], "1 March 2021", null]),
    )
}

/// Many steps of a slider are one change for who listens.
fn what_a_filter_left_is_told_once(stage: &Stage) -> Result<()> {
    let script = "
        const told = [];
        const status = [...document.querySelectorAll('dateline-figure')].map((figure) => figure.shadowRoot.querySelector('.unseen'));
        const watch = new MutationObserver(() => told.push(status.map(({ textContent }) => textContent).filter(Boolean).join()));
        for (const one of status) watch.observe(one, { childList: true, characterData: true, subtree: true });
        for (const month of ['2021-05', '2021-06', '2021-07']) {
            await trend.setFilter({ to: month });
            await pause(60);
        }
        await until(() => told.length);
        await pause(700);
        return [told.length, /killed in Myanmar by .* July 2021/.test(told[0])];
    ";
    expect(stage, script, &json!([1, true]))
}

fn keys_of_the_browser_are_its_own(stage: &Stage) -> Result<()> {
    let script = "
        stopOf(trend).focus();
        const isTaken = (key, modifier) => {
            const event = new KeyboardEvent('keydown', { key, [modifier]: true, bubbles: true, composed: true, cancelable: true });
            return !trend.shadowRoot.activeElement.dispatchEvent(event);
        };
        return [isTaken('s', 'ctrlKey'), isTaken('t', 'metaKey'), isTaken('ArrowLeft', 'altKey'), isTaken('s', 'shiftKey'),
            trend.shadowRoot.querySelector('details').open];
    ";
    expect(stage, script, &json!([false, false, false, true, false]))
}
