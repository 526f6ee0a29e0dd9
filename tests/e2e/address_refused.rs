//! What an address says that cannot be: it is told, and left out.

use crate::address::expect;
use crate::stage::{Stage, tests};
use anyhow::Result;
use serde_json::json;

tests![
    what_an_address_says_wrongly_is_told,
    an_address_of_other_data_says_so,
    many_wrong_names_are_counted,
    a_zoom_without_numbers_is_none,
];

fn what_an_address_says_wrongly_is_told(stage: &Stage) -> Result<()> {
    let script = "return [dossier.choice, wordsOf(all()[0], 'told')];";
    let told = "Left out of the link: “Atlantis” is not in this data set. Left out of the link: time=spring..latest (filter \
                `from`: \"spring\" is not a date such as 2021-03). Left out of the link: series=~Nobody (filter `series`: \
                \"Nobody\" is not in this data set).";
    let query = "?supplier=Atlantis~Russia&time=spring..latest&place=~moscow&series=~Nobody";
    let expected = json!([{ "suppliers": ["Russia"], "places": ["moscow"] }, told]);
    expect(stage, query, script, &expected)
}

fn an_address_of_other_data_says_so(stage: &Stage) -> Result<()> {
    let script = "return [dossier.choice, wordsOf(all()[0], 'told')];";
    let told = "This link was made on an earlier version of these data; numbers may differ.";
    let expected = json!([{ "suppliers": ["China"] }, told]);
    expect(stage, "?supplier=~China&data=00000000", script, &expected)
}

fn many_wrong_names_are_counted(stage: &Stage) -> Result<()> {
    let names: Vec<_> = (0..500).map(|number| format!("N{number}")).collect();
    let query = format!("?supplier=China~{}", names.join("~"));
    let script = "
        const told = wordsOf(all()[0], 'told');
        return [told.length < 500, told.split('.').at(-2).trim(), dossier.choice];
    ";
    let rest = "And 495 more were left out";
    let expected = json!([true, rest, { "suppliers": ["China"] }]);
    expect(stage, &query, script, &expected)
}

fn a_zoom_without_numbers_is_none(stage: &Stage) -> Result<()> {
    let script = "
        const map = put({ view: 'map' });
        await map.load();
        await settled();
        return (await dossier.interaction).zoom ?? 'none';
    ";
    expect(stage, "?zoom=,,", script, &json!("none"))
}
