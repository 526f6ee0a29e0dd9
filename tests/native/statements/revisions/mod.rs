//! What two sources give, side by side: no value under the wrong one, none against a value of something else, and none
//! without a word.

mod counts;

use super::*;
use dateline::options::Options;

fn compare(attributes: &[(&str, &str)]) -> Vec<(String, String)> {
    let own = [("compare", "s20~s24")];
    let all = own.iter().chain(attributes);
    all.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

fn compared<'a>(view: &'a str, attributes: &[(&str, &str)]) -> Shot<'a> {
    let all = compare(attributes);
    let all: Vec<(&str, &str)> = all
        .iter()
        .map(|(name, value)| (&**name, &**value))
        .collect();
    shot(view, &all)
}

fn of_shares(rows: &[&str]) -> (Caption, Vec<String>) {
    let data = transfers(rows);
    let shot = compared("shares", &[]);
    let scene = shot.scene(&data, None);
    let labels = scene.map_or(Vec::new(), |scene| labels(&scene));
    (caption(&data, &shot), labels)
}

fn of_counts(rows: &[&str], attributes: &[(&str, &str)]) -> (Caption, Vec<String>) {
    let data = counts(rows);
    let mut all = vec![("compare", "a,b")];
    all.extend_from_slice(attributes);
    let shot = shot("trend", &all);
    let scene = shot.scene(&data, None);
    let labels = scene.map_or(Vec::new(), |scene| labels(&scene));
    (caption(&data, &shot), labels)
}

fn options_of(attributes: &[(&str, &str)]) -> Result<Options, String> {
    let data = transfers(&["Myanmar China 2018 1 percent s20"]);
    Options::parse(&FieldValues::of(attributes), &data).map_err(|error| error.to_string())
}

#[test]
fn the_largest_change_is_the_headline() {
    let (caption, _) = of_shares(&[
        "Myanmar China 2015/2019 49 percent s20",
        "Myanmar Russia 2015/2019 16 percent s20",
        "Myanmar China 2015/2019 58 percent s24",
        "Myanmar Russia 2015/2019 17 percent s24",
    ]);
    let largest = "China, 2015–2019: 49% in SIPRI 2020, 58% in SIPRI 2024";
    assert_eq!(caption.headline, largest);
    let other = "Russia, 2015–2019: 16% in SIPRI 2020, 17% in SIPRI 2024";
    let summary = format!("2 of 2 values differ. {largest}. {other}.");
    assert_eq!(caption.summary, summary);
}

#[test]
fn a_change_is_told_in_points() {
    let data = transfers(&[
        "Myanmar China 2015/2019 49 percent s20",
        "Myanmar Russia 2015/2019 17 percent s20",
        "Myanmar China 2015/2019 58 percent s24",
        "Myanmar Russia 2015/2019 16 percent s24",
    ]);
    let table = table(&data, &compared("shares", &[]));
    let changes: Vec<&str> = table.rows.iter().map(|row| &*row.cells[3]).collect();
    assert_eq!(changes, ["", "9 points more", "", "1 point less"]);
    let sources = table.rows.iter().map(|row| row.source.text.as_str());
    let sources: Vec<&str> = sources.collect();
    assert_eq!(
        sources[..2],
        ["SIPRI, 9 March 2020", "SIPRI, 11 March 2024"]
    );
}

#[test]
fn what_is_the_same_is_said_to_be() {
    let (caption, labels) = of_shares(&[
        "Myanmar China 2015/2019 49 percent s20",
        "Myanmar China 2015/2019 49 percent s24",
    ]);
    assert_eq!(
        caption.headline,
        "SIPRI 2020 and SIPRI 2024 give the same shares"
    );
    assert!(
        labels.contains(&"49% (SIPRI 2020)".to_owned()),
        "{labels:?}"
    );
}

#[test]
fn what_one_of_them_lacks_is_no_change() {
    let (caption, labels) = of_shares(&[
        "Myanmar China 2015/2019 49 percent s20",
        "Myanmar Russia 2015/2019 16 percent s20",
        "Myanmar China 2015/2019 58 percent s24",
    ]);
    assert!(
        caption.summary.starts_with("1 of 1 values differs."),
        "{}",
        caption.summary
    );
    assert!(
        labels.contains(&"16% (SIPRI 2020)".to_owned()),
        "{labels:?}"
    );
    assert!(
        !labels.iter().any(|label| label.starts_with("0%")),
        "{labels:?}"
    );
}

#[test]
fn windows_are_those_that_both_have() {
    // The fullest window of each is another one.
    let (caption, labels) = of_shares(&[
        "Myanmar China 2010/2014 40 percent s20",
        "Myanmar Russia 2010/2014 30 percent s20",
        "Myanmar India 2010/2014 10 percent s20",
        "Myanmar China 2015/2019 49 percent s20",
        "Myanmar China 2015/2019 58 percent s24",
        "Myanmar Russia 2016/2020 20 percent s24",
        "Myanmar China 2016/2020 60 percent s24",
    ]);
    assert_eq!(labels[1..], ["49% (SIPRI 2020)", "58% (SIPRI 2024)"]);
    let note = "5 other records of the two are not compared.".to_owned();
    assert!(caption.notes.contains(&note), "{:?}", caption.notes);
}

#[test]
fn a_third_source_is_not_asked() {
    let (_, labels) = of_shares(&[
        "Myanmar China 2015/2019 49 percent s20",
        "Myanmar China 2015/2019 58 percent s24",
        "Myanmar China 2015/2019 44 percent news",
    ]);
    assert!(
        !labels.iter().any(|label| label.contains("44")),
        "{labels:?}"
    );
}

#[test]
fn values_of_two_units_are_not_compared() {
    let (caption, labels) = of_shares(&[
        "Myanmar China 2010/2019 840 tiv-million s20",
        "Myanmar China 2010/2019 807 usd-million s24",
    ]);
    let nothing = "SIPRI 2020 and SIPRI 2024 give no value of the same supplier, years and unit that can be compared.";
    assert_eq!(caption.message.as_deref(), Some(nothing));
    assert!(labels.is_empty(), "{labels:?}");
}

#[test]
fn imports_of_two_countries_are_not_compared() {
    let (caption, _) = of_shares(&[
        "Myanmar China 2015/2019 49 percent s20",
        "Laos China 2015/2019 58 percent s24",
    ]);
    assert!(caption.message.is_some());
    let notes = caption.notes.join("\n");
    assert!(
        notes.contains("record of the two is not compared")
            || notes.contains("records of the two are not compared"),
        "{notes}"
    );
}

#[test]
fn each_release_has_shares_of_its_own_years() {
    // China's share is 50 per cent in one and 75 in the other: volumes of two releases are in no sum.
    let data = transfers(&[
        "Myanmar China 2018 100 tiv-million s20",
        "Myanmar Russia 2018 100 tiv-million s20",
        "Myanmar China 2019 100 tiv-million s20",
        "Myanmar China 2018 300 tiv-million s24",
        "Myanmar Russia 2018 100 tiv-million s24",
        "Myanmar China 2019 100 tiv-million s24",
    ]);
    let caption = caption(&data, &compared("shares", &[("shares", "yearly")]));
    let expected = "China, 2018: 50% in SIPRI 2020, 75% in SIPRI 2024";
    assert!(caption.summary.contains(expected), "{}", caption.summary);
}

#[test]
fn marks_tell_both_values_and_the_change() {
    let data = transfers(&[
        "Myanmar China 2015/2019 49 percent s20",
        "Myanmar China 2015/2019 58 percent s24",
    ]);
    let (mut dossier, figure) = compared("shares", &[]).mounted(data);
    let marks = dossier.marks(figure, &PLAIN).unwrap();
    let names: Vec<&str> = marks.iter().map(|mark| &*mark.name.full).collect();
    assert_eq!(
        names,
        ["China: 49% in SIPRI 2020, 58% in SIPRI 2024 (9 points more)"]
    );
    let tip = &dossier.tips(figure, &PLAIN).unwrap()[0];
    let rows: Vec<String> = tip
        .rows
        .iter()
        .map(|row| format!("{}: {}", row.label, row.value))
        .collect();
    assert_eq!(
        rows,
        [
            "SIPRI 2020: 49%",
            "SIPRI 2024: 58%",
            "Difference: 9 points more"
        ]
    );
    assert_eq!(tip.sources.len(), 2);
}

#[test]
fn a_mark_of_one_of_them_says_that_the_other_has_none() {
    let data = transfers(&[
        "Myanmar China 2015/2019 49 percent s20",
        "Myanmar Russia 2015/2019 16 percent s20",
        "Myanmar China 2015/2019 58 percent s24",
    ]);
    let (mut dossier, figure) = compared("shares", &[]).mounted(data);
    let marks = dossier.marks(figure, &PLAIN).unwrap();
    let last = &marks.last().unwrap().name.full;
    assert!(
        last.ends_with("16% in SIPRI 2020 (not in SIPRI 2024)"),
        "{last}"
    );
}

#[test]
fn what_cannot_be_compared_is_a_bad_option() {
    let two = "bad option \"compare\": it takes two sources";
    for (names, why) in [
        ("s20~s25", "\"s25\" is not one of s20, s24, news, a, b"),
        ("s20", two),
        ("s20~s20", two),
        ("s20~s24~news", two),
    ] {
        let error = options_of(&[("compare", names)]).unwrap_err();
        assert!(
            error.contains(why.trim_start_matches("bad option \"compare\": ")),
            "{names}: {error}"
        );
    }
    assert!(options_of(&[("view", "map"), ("compare", "s20~s24")]).is_err());
    assert_eq!(options_of(&[("compare", "")]).unwrap().compare, None);
    assert_eq!(
        options_of(&[("compare", "s20, s24")]),
        options_of(&[("compare", "s20~s24")])
    );
}

#[test]
fn a_share_that_is_rounded_otherwise_has_not_changed_most() {
    let data = transfers(&[
        "Myanmar China 2018 451 tiv-million s20",
        "Myanmar Russia 2018 9549 tiv-million s20",
        "Myanmar China 2018 449 tiv-million s24",
        "Myanmar Russia 2018 9551 tiv-million s24",
        "Myanmar China 2019 100 tiv-million s20",
        "Myanmar Russia 2019 100 tiv-million s20",
        "Myanmar China 2019 102 tiv-million s24",
        "Myanmar Russia 2019 98 tiv-million s24",
    ]);
    let yearly = compared("shares", &[("shares", "yearly")]);
    let caption = caption(&data, &yearly);
    assert!(
        caption.headline.contains("2019: 50% in SIPRI 2020, 51%")
            || caption.headline.contains("2019: 50% in SIPRI 2020, 49%"),
        "{}",
        caption.headline
    );
    let changes: Vec<String> = table(&data, &yearly)
        .rows
        .iter()
        .map(|row| row.cells[3].clone())
        .collect();
    assert!(
        changes.contains(&"under 0.1 points less".to_owned()),
        "{changes:?}"
    );
    assert!(changes.contains(&"1 point more".to_owned()), "{changes:?}");
}

#[test]
fn the_same_shares_of_other_values_are_no_same_values() {
    let data = transfers(&[
        "Myanmar China 2018 10 tiv-million s20",
        "Myanmar Russia 2018 10 tiv-million s20",
        "Myanmar China 2018 20 tiv-million s24",
        "Myanmar Russia 2018 20 tiv-million s24",
    ]);
    let caption = caption(&data, &compared("shares", &[("shares", "yearly")]));
    assert_eq!(
        caption.headline,
        "SIPRI 2020 and SIPRI 2024 give the same shares"
    );
    let note = "Shares can stay as they are where all values change.".to_owned();
    assert!(caption.notes.contains(&note), "{:?}", caption.notes);
}

#[test]
fn each_value_that_only_one_gives_is_said_and_in_the_table() {
    let data = transfers(&[
        "Myanmar China 2017 10 tiv-million s20",
        "Myanmar Russia 2017 10 tiv-million s20",
        "Myanmar China 2018 10 tiv-million s20",
        "Myanmar Russia 2018 20 tiv-million s20",
        "Myanmar India 2018 5 tiv-million s20",
        "Myanmar Russia 2017 10 tiv-million s24",
        "Myanmar China 2018 10 tiv-million s24",
        "Myanmar Russia 2018 25 tiv-million s24",
    ]);
    let yearly = compared("shares", &[("shares", "yearly")]);
    let notes = caption(&data, &yearly).notes;
    let note = "Only in SIPRI 2020: India, China (2017).".to_owned();
    assert!(notes.contains(&note), "{notes:?}");
    let rows = table(&data, &yearly).rows;
    assert!(rows.iter().any(|row| row.cells[0] == "India"), "{rows:?}");
}
