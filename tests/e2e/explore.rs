//! The explorer: files come in, a report and three linked views come out.

use crate::stage::{Fault, Stage, tests};
use anyhow::Result;
use dateline_assembly::site::Reply;
use serde_json::{Value, json};

tests![
    a_file_becomes_a_view_with_a_report,
    what_cannot_be_read_leaves_what_was_there,
    columns_that_nobody_knows_are_assigned,
    guesses_say_that_they_are,
    what_was_said_of_columns_is_remembered,
    another_wish_reads_the_files_anew,
    a_category_of_arms_is_chosen_beside_the_filter,
    a_reading_is_cancelled,
    a_pasted_table_is_read,
    a_data_set_of_ours_is_opened,
    letters_that_are_no_utf_8_are_read_and_told,
    many_files_are_one_data_set,
    files_are_opened_without_a_network,
    a_figure_is_taken_along_as_an_archive,
    a_link_waits_for_its_files,
    of_many_names_the_few_that_are_left_out_are_told,
];

/// What a script of these tests begins with: files are read, and figures drawn.
pub const ASK: &str = "
    // WebKit's driver does not wait for modules.
    await until(() => document.readyState === 'complete');
    const find = (selector) => document.querySelector(selector);
    const figures = () => [...document.querySelectorAll('dateline-figure')];
    const trouble = () => find('#trouble').textContent;
    const open = (...files) => {
        const given = new DataTransfer();
        const these = files.map(([name, ...parts]) => new File(parts, name));
        for (const file of these) given.items.add(file);
        const input = find('#files');
        input.files = given.files;
        // WebKit keeps what a script adds to itself.
        if (!input.files.length) Object.defineProperty(input, 'files', { value: these, configurable: true });
        input.dispatchEvent(new Event('change'));
    };
    const read = async (...files) => {
        open(...files);
        await until(() => find('#progress').hidden);
    };
    const drawn = async () => {
        await Promise.all(figures().map((figure) => figure.load()));
        return figures().map((figure) => [figure.view, figure.shadowRoot.querySelector('.headline').innerText]);
    };
    const COUNTS = 'date,killed\\n2021-03-01,3\\n2021-03-14,12\\n2021-03-15,8\\n';
    const ARMS = 'recipient,supplier,year,share\\nRuritania,Florin,2020,60\\nRuritania,Freedonia,2020,40\\n';
";

/// A script finds this on the explorer.
pub fn expect(stage: &Stage, script: &str, expected: &Value) -> Result<()> {
    stage.open("explore.html")?;
    let found = stage.probe(&format!("{ASK} {script}"), &[])?;
    anyhow::ensure!(found == *expected, "{found} instead of {expected}");
    Ok(())
}

fn a_file_becomes_a_view_with_a_report(stage: &Stage) -> Result<()> {
    let script = "
        await read(['arms.csv', ARMS]);
        return [await drawn(), find('#report h2').textContent, /rows 2, taken 2/.test(find('#report').textContent), trouble()];
    ";
    let headline = "Ruritania’s arms imports: Florin 60%, Freedonia 40%";
    let expected = json!([[["shares", headline]], "arms.csv", true, ""]);
    expect(stage, script, &expected)
}

fn what_cannot_be_read_leaves_what_was_there(stage: &Stage) -> Result<()> {
    let script = "
        await read(['arms.csv', ARMS]);
        const before = await drawn();
        const told = [];
        for (const file of [['a.xlsx', 'PK\\u0003\\u0004'], ['b.csv', ''], ['c.json', '{\"a\": 1}'], ['d.txt', 'no table here']]) {
            await read(file);
            told.push(trouble() !== '');
        }
        return [told, JSON.stringify(await drawn()) === JSON.stringify(before)];
    ";
    expect(stage, script, &json!([[true, true, true, true], true]))
}

fn columns_that_nobody_knows_are_assigned(stage: &Stage) -> Result<()> {
    let script = "
        await read(['odd.csv', 'Wann;Wieviele;Wo\\n01.03.2021;3;A\\n14.03.2021;12;B\\n']);
        const [when, count] = document.querySelectorAll('#report thead select');
        [when.value, count.value] = ['date', 'count'];
        [...document.querySelectorAll('#report button')].at(-1).click();
        await until(() => figures().length);
        return [(await drawn())[0][0], trouble()];
    ";
    expect(stage, script, &json!(["trend", ""]))
}

fn guesses_say_that_they_are(stage: &Stage) -> Result<()> {
    let script = "
        await read(['odd.csv', 'x;Wieviele;Wo\\n01.03.2021;3;A\\n14.03.2021;12;B\\n']);
        const cells = [...document.querySelectorAll('#report thead th')];
        const seen = () => cells.map((cell) => [cell.querySelector('select').value, cell.querySelector('small').textContent]);
        const guessed = seen();
        const select = cells[1].querySelector('select');
        select.value = 'low';
        select.dispatchEvent(new Event('change'));
        return [guessed, seen()[1]];
    ";
    let guessed = json!([["date", "a guess"], ["count", "a guess"], ["", ""]]);
    expect(stage, script, &json!([guessed, ["low", ""]]))
}

fn what_was_said_of_columns_is_remembered(stage: &Stage) -> Result<()> {
    let script = "
        localStorage.removeItem('dateline-columns');
        const file = (rows) => ['odd.csv', `a;b;c\\n${rows}`];
        await read(file('01.03.2021;3;7\\n14.03.2021;12;9\\n'));
        const selects = () => [...document.querySelectorAll('#report thead select')];
        const values = ['date', 'low', 'count'];
        selects().forEach((select, row) => (select.value = values[row]));
        [...document.querySelectorAll('#report button')].at(-1).click();
        await until(() => figures().length);
        await read(file('01.04.2021;4;8\\n'));
        const marks = [...document.querySelectorAll('#report thead small')].map(({ textContent }) => textContent);
        const found = selects().map(({ value }) => value);
        localStorage.removeItem('dateline-columns');
        return [found, marks];
    ";
    let expected = json!([
        ["date", "low", "count"],
        ["as before", "as before", "as before"]
    ]);
    expect(stage, script, &expected)
}

fn another_wish_reads_the_files_anew(stage: &Stage) -> Result<()> {
    let script = "
        await read(['counts.csv', COUNTS]);
        const kinds = [figures()[0].getAttribute('count')];
        const select = find('#report select[aria-label=counts]');
        select.value = 'cumulative';
        select.dispatchEvent(new Event('change'));
        await until(() => figures()[0].getAttribute('count') !== kinds[0]);
        kinds.push(figures()[0].getAttribute('count'));
        // What was said can be taken back.
        const said = find('#report select[aria-label=counts]');
        const value = said.value;
        said.value = '';
        said.dispatchEvent(new Event('change'));
        await until(() => figures()[0].getAttribute('count') === kinds[0]);
        return [kinds, value];
    ";
    expect(
        stage,
        script,
        &json!([["per-day", "cumulative"], "cumulative"]),
    )
}

fn a_category_of_arms_is_chosen_beside_the_filter(stage: &Stage) -> Result<()> {
    let script = "
        await read(['a.csv', 'Supplier,Recipient,Armament category,Delivery year,TIV delivery values\\nFlorin,Ruritania,Aircraft,2020,2\\nFlorin,Ruritania,Ships,2020,5\\nFreedonia,Ruritania,Aircraft,2020,6\\n']);
        const select = () => find('#category select');
        const offered = [...select().options].map((option) => option.text);
        const before = await drawn();
        select().value = 'Aircraft';
        select().dispatchEvent(new Event('change'));
        await until(() => select()?.value === 'Aircraft' && find('#progress').hidden);
        const [[, after]] = await drawn();
        return [offered, before[0][1], after];";
    let expected = json!([
        ["all categories", "Aircraft", "Ships"],
        "Ruritania’s arms imports: Florin 54%, Freedonia 46%",
        "Ruritania’s arms imports: Freedonia 75%, Florin 25% (Aircraft alone)",
    ]);
    expect(stage, script, &expected)
}

fn a_reading_is_cancelled(stage: &Stage) -> Result<()> {
    let script = "
        await read(['arms.csv', ARMS]);
        const before = await drawn();
        open(['large.csv', 'date,killed\\n', '2021-03-01,3\\n'.repeat(3_000_000)]);
        find('#progress button').click();
        await until(() => find('#progress').hidden);
        return [trouble(), JSON.stringify(await drawn()) === JSON.stringify(before)];
    ";
    expect(stage, script, &json!(["", true]))
}

fn a_pasted_table_is_read(stage: &Stage) -> Result<()> {
    let script = "
        const data = COUNTS.replaceAll(',', '\\t');
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', data);
        // Each engine lets a script paste in another way.
        const event = new ClipboardEvent('paste', { clipboardData, data, dataType: 'text/plain', bubbles: true });
        if (!event.clipboardData?.getData('text/plain')) {
            Object.defineProperty(event, 'clipboardData', { value: { getData: () => data, files: [] } });
        }
        document.body.dispatchEvent(event);
        await until(() => figures().length);
        return (await drawn())[0][0];
    ";
    expect(stage, script, &json!("trend"))
}

fn a_data_set_of_ours_is_opened(stage: &Stage) -> Result<()> {
    let script = "
        const ours = await (await fetch('/pkg/myanmar-2021.json')).text();
        await read(['myanmar.json', ours]);
        return (await drawn()).map(([view]) => view);
    ";
    expect(stage, script, &json!(["shares", "trend", "map"]))
}

fn letters_that_are_no_utf_8_are_read_and_told(stage: &Stage) -> Result<()> {
    let script = "
        const latin = new Uint8Array([...ARMS.replaceAll('Florin', 'Flórin')].map((letter) => letter.charCodeAt(0)));
        await read(['arms.csv', latin]);
        const [[, headline]] = await drawn();
        return [/Flórin 60%/.test(headline), /windows-1252/.test(find('#report').textContent)];
    ";
    expect(stage, script, &json!([true, true]))
}

fn many_files_are_one_data_set(stage: &Stage) -> Result<()> {
    let script = "
        await read(['arms.csv', ARMS], ['counts.csv', COUNTS]);
        const [shares, trend] = figures();
        await drawn();
        return [shares.dossier === trend.dossier, shares.view, trend.view];
    ";
    expect(stage, script, &json!([true, "shares", "trend"]))
}

/// All that a figure may ask for is there before a file is opened.
fn files_are_opened_without_a_network(stage: &Stage) -> Result<()> {
    stage.open("explore.html")?;
    stage.probe(
        &format!(
            "{ASK} await until(() => performance.getEntriesByType('resource').some(({{ name }}) => /timeline/.test(name))); await pause(300); return 1;"
        ),
        &[],
    )?;
    for file in [
        "pkg/dateline_core_bg.wasm",
        "pkg/dateline_core_map.wasm",
        "pkg/dateline_core_shares.wasm",
        "pkg/dateline_core_trend.wasm",
        "pkg/dateline_core_details.wasm",
        "pkg/basemap.bin",
        "pkg/explore/dateline_import_bg.wasm",
        "explore/worker.js",
    ] {
        let gone = Reply::status(404, "gone");
        stage.spoil(&format!("/{file}"), Fault::Instead(gone));
    }
    let trips = "
        const TRIPS = 'date,visitor,from,to,country\\n2020-03-01,A. Envoy,Vienna,Moscow,Russia\\n';
        await read(['trips.csv', TRIPS]);
        return [(await drawn())[0][0], figures()[0].shadowRoot.querySelector('.trouble').innerText];
    ";
    let found = stage.probe(&format!("{ASK} {trips}"), &[])?;
    anyhow::ensure!(found == json!(["map", ""]), "{found}");
    Ok(())
}

fn a_figure_is_taken_along_as_an_archive(stage: &Stage) -> Result<()> {
    let script = "
        await read(['arms.csv', ARMS]);
        await drawn();
        const { archive: make } = await import('/explore/take.js');
        const data = (await (await fetch('/pkg/myanmar-2021.json')).text());
        const archive = await make(figures(), data, { title: 'Arms of Ruritania', headlines: { shares: 'Who <arms> us' }, notes: { shares: 'A \"note\"' } });
        const bytes = new Uint8Array(await archive.arrayBuffer());
        const text = new TextDecoder('latin1').decode(bytes);
        const names = ['data.json', 'shares.svg', 'shares-narrow.svg', 'shares.png', 'figure.html', 'READ ME.txt'];
        return [names.every((name) => text.includes(name)), text.includes('Arms of Ruritania'), text.includes('note=\"A &quot;note&quot;\"'),
            text.includes('Who &lt;arms&gt; us</strong>'), text.includes('srcset=\"shares-narrow.svg\"'), text.includes('PNG'), archive.type];
    ";
    let expected = json!([true, true, true, true, true, true, "application/zip"]);
    expect(stage, script, &expected)
}

fn a_link_waits_for_its_files(stage: &Stage) -> Result<()> {
    stage.open("explore.html?only-supplier=~Florin")?;
    let script = "
        await read(['arms.csv', ARMS]);
        await drawn();
        await until(() => figures()[0].filter?.suppliers);
        const { suppliers } = figures()[0].filter;
        await read(['counts.csv', COUNTS]);
        return [suppliers, location.search];
    ";
    let found = stage.probe(&format!("{ASK} {script}"), &[])?;
    anyhow::ensure!(found == json!([["Florin"], ""]), "{found}");
    Ok(())
}

fn of_many_names_the_few_that_are_left_out_are_told(stage: &Stage) -> Result<()> {
    let script = "
        const rows = Array.from({ length: 9 }, (_, row) => `Ruritania,Supplier ${row},2020,${20 - row}`);
        await read(['arms.csv', `recipient,supplier,year,tiv\\n${rows.join('\\n')}\\n`]);
        await drawn();
        const { dossier } = figures()[0];
        await dossier.interaction;
        const all = dossier.choices.suppliers.map(({ id }) => id);
        dossier.setFilter({ suppliers: all.filter((id) => !/[34]/.test(id)) });
        const chips = () => [...find('dateline-filter').shadowRoot.querySelectorAll('.chips button')];
        const names = () => chips().map(({ textContent }) => textContent).filter((text) => /Supplier/.test(text));
        await until(() => names().length);
        const said = names();
        chips().find(({ textContent }) => textContent === 'without Supplier 3').click();
        await until(() => names().length === 1);
        chips().find(({ textContent }) => textContent === 'without Supplier 4').click();
        await until(() => names().length === 0);
        return [said, dossier.filter];
    ";
    expect(
        stage,
        script,
        &json!([["without Supplier 3", "without Supplier 4"], {}]),
    )
}
