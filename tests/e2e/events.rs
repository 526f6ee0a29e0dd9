//! Events in the explorer: a line, a map, bars and a table that are linked.

use crate::explore::{ASK, expect};
use crate::stage::{Fault, Stage, tests};
use anyhow::Result;
use dateline_assembly::site::Reply;
use serde_json::json;

tests![
    each_picture_shows_what_the_others_leave,
    days_are_chosen_by_keys,
    a_drag_over_the_line_chooses_days,
    a_click_on_a_disc_chooses_its_places,
    places_are_chosen_by_name,
    what_is_chosen_is_kept_in_the_address_and_restored,
    only_the_rows_in_sight_are_in_the_table,
    the_deadliest_come_first_when_asked,
    what_a_database_has_grouped_counts_as_many,
    other_files_take_the_events_away,
    publishers_are_never_added_up,
    one_of_several_countries_can_be_chosen,
    one_of_several_types_can_be_chosen,
    a_country_without_events_of_a_type_says_so,
    either_party_can_be_counted_by,
    odd_names_come_back_from_the_address,
    a_year_that_is_being_typed_chooses_nothing,
    what_gives_no_record_leaves_what_was_there,
    without_their_program_the_figures_are_there,
];

/// Nine events of three sides at three places, and what a script asks of the panel.
const EVENTS: &str = r"
    const HEAD = 'event_id_cnty,event_date,time_precision,event_type,actor1,country,location,latitude,longitude,fatalities\n';
    const AT = { Yangon: [16.8, 96.15], Mandalay: [21.97, 96.08], Sittwe: [20.15, 92.9] };
    const line = ([day, side, place, killed], row) =>
        `E${row},${day},1,Battles,${side},Myanmar,${place},${AT[place]},${killed}\n`;
    const ROWS = [
        ['2021-02-09', 'Army', 'Yangon', 1], ['2021-03-03', 'Army', 'Mandalay', 8], ['2021-03-14', 'Army', 'Yangon', 40],
        ['2021-03-14', 'Rebels', 'Sittwe', 2], ['2021-03-27', 'Army', 'Mandalay', 60], ['2021-03-27', 'Police', 'Yangon', 30],
        ['2021-04-09', 'Army', 'Yangon', 80], ['2021-05-23', 'Rebels', 'Mandalay', 20], ['2021-06-11', 'Police', 'Sittwe', 5],
    ];
    const FILE = HEAD + ROWS.map(line).join('');
    const said = () => find('#events .said').textContent;
    const settle = () => pause(120);
    const change = async (input, value) => {
        input.value = value;
        input.dispatchEvent(new Event('change', { bubbles: true }));
        await settle();
    };
    const killed = (is) => ROWS.filter(is).reduce((sum, [, , , killed]) => sum + killed, 0);
    const dates = () => [...document.querySelectorAll('#events input[type=date]')];
    const tick = async (side) => {
        [...document.querySelectorAll('#events .bars label')].find((label) => label.title === side).click();
        await settle();
    };
    const openEvents = async (text = FILE) => {
        await read(['acled.csv', text]);
        await until(() => !find('#events').hidden && said());
        await settle();
    };
    const rowsInTable = () => [...document.querySelectorAll('#events .shown .row')].map((row) => [...row.children].map((cell) => cell.textContent));
";

fn each_picture_shows_what_the_others_leave(stage: &Stage) -> Result<()> {
    let script = format!(
        "{EVENTS} await openEvents();
        const whole = said();
        await change(dates()[0], '2021-03-14');
        await change(dates()[1], '2021-04-09');
        const spring = said();
        await tick('Army');
        const army = said();
        const inSpring = ([day]) => day >= '2021-03-14' && day <= '2021-04-09';
        return [whole, spring === `5 of 9 events, ${{killed(inSpring)}} killed`,
            army === `3 of 9 events, ${{killed((row) => inSpring(row) && row[1] === 'Army')}} killed`,
            rowsInTable().map(([, , place]) => place)];"
    );
    let places = ["Yangon", "Mandalay", "Yangon"];
    expect(
        stage,
        &script,
        &json!(["9 events, 246 killed", true, true, places]),
    )
}

fn days_are_chosen_by_keys(stage: &Stage) -> Result<()> {
    let script = format!(
        "{EVENTS} await openEvents();
        const [first, last] = document.querySelectorAll('#events [role=slider]');
        const press = async (handle, key) => {{
            handle.focus();
            handle.dispatchEvent(new KeyboardEvent('keydown', {{ key, bubbles: true, cancelable: true }}));
            await settle();
        }};
        await press(first, 'ArrowRight');
        const after = [first.ariaValueText, said()];
        await press(last, 'PageDown');
        const before = [last.ariaValueText, said()];
        await press(last, 'Escape');
        return [after, before, said()];"
    );
    let expected = json!([
        ["10 February 2021", "8 of 9 events, 245 killed"],
        ["12 May 2021", "6 of 9 events, 220 killed"],
        "9 events, 246 killed"
    ]);
    expect(stage, &script, &expected)
}

/// Pointers that a script makes cannot be captured; all else is as with real ones.
const POINT: &str = r"
    const pointer = (canvas, type, x, y) => {
        canvas.setPointerCapture = () => {};
        const box = canvas.getBoundingClientRect();
        canvas.dispatchEvent(new PointerEvent(type, { clientX: box.left + x, clientY: box.top + y, pointerId: 1, button: 0, bubbles: true }));
    };
";

fn a_drag_over_the_line_chooses_days(stage: &Stage) -> Result<()> {
    let script = format!(
        "{EVENTS} {POINT} await openEvents();
        const canvas = document.querySelectorAll('#events .line canvas')[1];
        const middle = canvas.clientWidth / 2;
        pointer(canvas, 'pointerdown', middle, 40);
        pointer(canvas, 'pointermove', middle + 60, 40);
        await settle();
        const whileDragged = said();
        pointer(canvas, 'pointerup', canvas.clientWidth - 2, 40);
        await settle();
        const dragged = [whileDragged, find('#events .chips').textContent.includes('11 June 2021'), said() !== whileDragged];
        pointer(canvas, 'pointerdown', 60, 40);
        pointer(canvas, 'pointerup', 60, 40);
        await settle();
        return [dragged, said(), find('#events .chips').textContent];"
    );
    let whole = "9 events, 246 killed";
    expect(stage, &script, &json!([[whole, true, true], whole, ""]))
}

fn a_click_on_a_disc_chooses_its_places(stage: &Stage) -> Result<()> {
    let script = format!(
        "{EVENTS} {POINT} await openEvents();
        const canvas = document.querySelectorAll('#events .map canvas')[1];
        const found = [];
        // Where the pointer finds a disc is what a reader sees: the tip names it.
        for (let y = 10; y < canvas.clientHeight && !found.length; y += 6)
            for (let x = 10; x < canvas.clientWidth; x += 6) {{
                pointer(canvas, 'pointermove', x, y);
                const tip = find('#events .tip');
                if (!tip.hidden && /^Mandalay/.test(tip.textContent)) {{
                    found.push(tip.textContent);
                    pointer(canvas, 'click', x, y);
                    break;
                }}
            }}
        await settle();
        return [found, said(), find('#events .chips').textContent];"
    );
    let expected = json!([
        ["Mandalay: 88 killed"],
        "3 of 9 events, 88 killed",
        "Mandalay ×"
    ]);
    expect(stage, &script, &expected)
}

fn places_are_chosen_by_name(stage: &Stage) -> Result<()> {
    let script = format!(
        "{EVENTS} await openEvents();
        const input = find('#events input[type=text]');
        await change(input, 'sittwe');
        const one = said();
        await change(input, 'Nowhere');
        const wrong = [said(), input.validationMessage];
        find('#events .chips button').click();
        await settle();
        return [one, wrong, said()];"
    );
    let one = "2 of 9 events, 7 killed";
    let wrong = "No event is at a place of this name.";
    expect(
        stage,
        &script,
        &json!([one, [one, wrong], "9 events, 246 killed"]),
    )
}

fn what_is_chosen_is_kept_in_the_address_and_restored(stage: &Stage) -> Result<()> {
    let choose = format!(
        "{EVENTS} await openEvents();
        await change(dates()[0], '2021-03-14');
        await tick('Police');
        return [new URL(location).searchParams.get('event-days'), new URL(location).searchParams.get('event-sides'), said()];"
    );
    let said = "2 of 9 events, 35 killed";
    expect(
        stage,
        &choose,
        &json!(["2021-03-14..2021-06-11", "Police", said]),
    )?;
    stage.open(
        "explore.html?event-days=2021-03-14..2021-06-11&event-sides=Police~Nobody&event-places=",
    )?;
    let found = stage.probe(
        &format!("{ASK} {EVENTS} await openEvents(); return said();"),
        &[],
    )?;
    anyhow::ensure!(found == json!(said), "{found}");
    Ok(())
}

/// 5,000 events, each a day after the one before.
const MANY: &str = r"
    const day = (row) => new Date(Date.UTC(2000, 0, 1 + row)).toISOString().slice(0, 10);
    const MANY = HEAD + Array.from({ length: 5000 }, (_, row) => line([day(row), 'Army', 'Yangon', 1 + ((row * 7919) % 5000)], row)).join('');
";

fn only_the_rows_in_sight_are_in_the_table(stage: &Stage) -> Result<()> {
    let script = format!(
        "{EVENTS} {MANY} await openEvents(MANY);
        const scroll = find('#events .events-table .scroll');
        const first = rowsInTable()[0][4];
        const count = rowsInTable().length;
        scroll.scrollTop = scroll.scrollHeight;
        await until(() => rowsInTable().at(-1)[4] === 'line 5,001');
        return [first, count > 5 && count < 40, rowsInTable().length < 40, scroll.ariaRowCount];"
    );
    expect(stage, &script, &json!(["line 2", true, true, "5001"]))
}

fn the_deadliest_come_first_when_asked(stage: &Stage) -> Result<()> {
    let script = format!(
        "{EVENTS} {MANY} await openEvents(MANY);
        find('#events .events-table button').click();
        await settle();
        const sorted = rowsInTable().slice(0, 4).map(([, killed]) => killed);
        find('#events .events-table button').click();
        await settle();
        return [sorted, rowsInTable()[0][4]];"
    );
    let sorted = ["5,000", "4,999", "4,998", "4,997"];
    expect(stage, &script, &json!([sorted, "line 2"]))
}

fn what_a_database_has_grouped_counts_as_many(stage: &Stage) -> Result<()> {
    let script = format!(
        "{EVENTS}
        await openEvents('date,place,latitude,longitude,side,best,low,high,count\\n2021-03-27,Yangon,16.8,96.15,Army,30,20,45,12\\n2021-03-28,Bago,17.34,96.48,Army,5,5,5,1\\n');
        return [said(), rowsInTable()[0][1]];"
    );
    expect(
        stage,
        &script,
        &json!([
            "13 events, 35 killed (25 to 50)",
            "30 (20 to 45), 12 events"
        ]),
    )
}

fn other_files_take_the_events_away(stage: &Stage) -> Result<()> {
    let script = format!(
        "{EVENTS} await openEvents();
        await read(['arms.csv', ARMS]);
        await drawn();
        return [find('#events').hidden, trouble()];"
    );
    expect(stage, &script, &json!([true, ""]))
}

/// Two of UCDP's rows, with both parties.
const UCDP: &str = r"
    const UCDP = 'id,type_of_violence,side_a,side_b,where_prec,where_coordinates,latitude,longitude,country,date_prec,date_start,date_end,best,high,low\n' +
        '1,1,Army,Front,1,Yangon,16.8,96.15,Myanmar (Burma),1,2021-03-27,2021-03-27,750,750,750\n' +
        '2,1,Army,Union,4,Shan state,21.5,98,Myanmar (Burma),1,2021-03-28,2021-03-28,9,9,9\n';
    const labelled = (label) => find('#events select[aria-label=' + label + ']');
";

fn publishers_are_never_added_up(stage: &Stage) -> Result<()> {
    let script = format!(
        "{EVENTS} {UCDP}
        await read(['ucdp.csv', UCDP], ['acled.csv', FILE]);
        await until(() => !find('#events').hidden && said());
        await settle();
        const whose = labelled('Whose');
        const first = [whose.selectedOptions[0].textContent, said()];
        await change(whose, '1');
        return [first, whose.selectedOptions[0].textContent, said()];"
    );
    let acled = ["ACLED events", "9 events, 246 killed"];
    expect(
        stage,
        &script,
        &json!([acled, "UCDP events", "2 events, 759 killed"]),
    )
}

fn one_of_several_countries_can_be_chosen(stage: &Stage) -> Result<()> {
    let script = format!(
        "{EVENTS} {UCDP}
        await openEvents(FILE.replace('Rebels,Myanmar,Sittwe', 'Rebels,Chad,Sittwe'));
        const country = labelled('Country');
        const names = [...country.options].map(({{ textContent }}) => textContent);
        await change(country, '2');
        return [names, said(), rowsInTable().length];"
    );
    let names = ["all 2 countries", "Myanmar", "Chad"];
    expect(stage, &script, &json!([names, "1 event, 2 killed", 1]))
}

fn one_of_several_types_can_be_chosen(stage: &Stage) -> Result<()> {
    let script = format!(
        "{EVENTS} {UCDP}
        const acled = FILE.replace('Battles,Rebels', 'Riots,Rebels');
        await read(['ucdp.csv', UCDP.replace('2,1,Army,Union', '2,3,Army,Civilians')], ['acled.csv', acled]);
        await until(() => !find('#events').hidden && said());
        const names = () => [...labelled('Type').options].map(({{ textContent }}) => textContent);
        const first = names();
        await change(labelled('Type'), '2');
        const riots = said();
        await change(labelled('Whose'), '1');
        const all = said();
        await change(labelled('Type'), '2');
        return [first, riots, names(), all, said()];"
    );
    let expected = json!([
        ["all 2 types", "Battles", "Riots"],
        "1 event, 2 killed",
        ["all 2 types", "State-based violence", "One-sided violence"],
        "2 events, 759 killed",
        "1 event, 9 killed",
    ]);
    expect(stage, &script, &expected)
}

fn a_country_without_events_of_a_type_says_so(stage: &Stage) -> Result<()> {
    let script = format!(
        "{EVENTS} {UCDP}
        await openEvents(FILE.replace('Battles,Rebels,Myanmar', 'Riots,Rebels,Chad'));
        await change(labelled('Country'), '1');
        await change(labelled('Type'), '2');
        const none = find('#events > :last-child').textContent;
        await change(labelled('Type'), '1');
        return [none, said()];"
    );
    let none = "No event is of this country and this type.";
    expect(stage, &script, &json!([none, "8 events, 244 killed"]))
}

fn either_party_can_be_counted_by(stage: &Stage) -> Result<()> {
    let script = format!(
        "{EVENTS} {UCDP} await openEvents(UCDP);
        const parties = () => [...document.querySelectorAll('#events .bars label')].map(({{ title }}) => title);
        const first = parties();
        await change(labelled('Party'), '1');
        return [first, parties(), find('#events h3').textContent];"
    );
    let heading = "Killed in events, by the party named second";
    expect(
        stage,
        &script,
        &json!([["Army"], ["Front", "Union"], heading]),
    )
}

/// A tilde stands between names, two places may have one, and some have none.
fn odd_names_come_back_from_the_address(stage: &Stage) -> Result<()> {
    const ODD: &str = r"
        const ODD = HEAD + 'E1,2021-03-27,1,Battles,A~B,Myanmar,Spring,16.8,96.15,1\n' +
            'E2,2021-03-27,1,Battles,A,Myanmar,Spring,21.97,96.08,2\nE3,2021-03-27,1,Battles,,Myanmar,,20,97,4\n';
    ";
    let script = format!(
        "{EVENTS} {ODD} await openEvents(ODD);
        await tick('A~B');
        const one = [location.search, said()];
        await tick('A~B');
        await tick('not said');
        const nobody = [location.search, said()];
        await tick('not said');
        await change(find('#events input[type=text]'), 'Spring (21.97, 96.08)');
        return [one[1], nobody[1], said(), one[0], nobody[0], location.search];"
    );
    stage.open("explore.html")?;
    let found = stage.probe(&format!("{ASK} {script}"), &[])?;
    let told = [
        "1 of 3 events, 1 killed",
        "1 of 3 events, 4 killed",
        "1 of 3 events, 2 killed",
    ];
    for (row, expected) in told.iter().enumerate() {
        anyhow::ensure!(found[row] == **expected, "{found}");
        let address = found[row + 3].as_str().unwrap_or_default();
        stage.open(&format!("explore.html{address}"))?;
        let again = format!("{ASK} {EVENTS} {ODD} await openEvents(ODD); return said();");
        let restored = stage.probe(&again, &[])?;
        anyhow::ensure!(restored == **expected, "{restored} at {address}");
    }
    Ok(())
}

fn a_year_that_is_being_typed_chooses_nothing(stage: &Stage) -> Result<()> {
    let script = format!(
        "{EVENTS} await openEvents();
        const [from, to] = dates();
        const typed = [];
        for (const value of ['0002-03-14', '0202-03-14', '2021-03-14']) {{
            await change(from, value);
            typed.push(said());
        }}
        // From after To is taken as the two days that they are.
        await change(to, '2021-02-09');
        return [typed, said(), from.min, from.max];"
    );
    let whole = "9 events, 246 killed";
    let spring = "7 of 9 events, 237 killed";
    let until = "4 of 9 events, 51 killed";
    expect(
        stage,
        &script,
        &json!([[whole, whole, spring], until, "2021-02-09", "2021-06-11"]),
    )
}

fn what_gives_no_record_leaves_what_was_there(stage: &Stage) -> Result<()> {
    let script = format!(
        "{EVENTS} await openEvents();
        await read(['zero.csv', HEAD + line(['2021-02-09', 'Army', 'Yangon', 0], 1)]);
        await settle();
        return [find('#events').hidden, said(), find('#whose').textContent, /No record came/.test(trouble())];"
    );
    let said = "9 events, 246 killed";
    expect(
        stage,
        &script,
        &json!([false, said, "From acled.csv", true]),
    )
}

fn without_their_program_the_figures_are_there(stage: &Stage) -> Result<()> {
    let gone = Fault::Instead(Reply::status(404, "gone"));
    stage.spoil("/pkg/explore/dateline_events_bg.wasm", gone);
    let script = format!(
        "{EVENTS} await read(['acled.csv', FILE]);
        const views = (await drawn()).map(([view]) => view);
        return [views, find('#events').hidden, trouble().startsWith('Events cannot be shown one by one')];"
    );
    expect(stage, &script, &json!([["trend"], true, true]))
}
