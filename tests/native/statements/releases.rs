//! What may be added: releases, sources, units, periods, parts and their sums.

use super::*;

const RELEASES: [&str; 4] = [
    "Myanmar China 2018 100 tiv-million s20",
    "Myanmar China 2018 120 tiv-million s24",
    "Myanmar Russia 2018 100 tiv-million s20",
    "Myanmar Russia 2018 80 tiv-million s24",
];

#[test]
fn two_releases_are_never_added() {
    let data = transfers(&RELEASES);
    let expected = "Myanmar’s arms imports: China 60%, Russia 40%";
    assert_eq!(headline(&data, "shares"), expected);
    let labels = picture(&data, "shares");
    let told = labels
        .iter()
        .filter(|text| *text == "50% in the release of 2020");
    assert_eq!(told.count(), 2, "{labels:?}");
}

#[test]
fn years_are_of_the_latest_release_each() {
    let mut rows = RELEASES.to_vec();
    rows.push("Myanmar China 2017 10 tiv-million s20");
    let data = transfers(&rows);
    let caption = caption(&data, &shot("shares", &[]));
    assert!(
        caption.summary.contains("2018: China 60%, Russia 40%."),
        "{}",
        caption.summary
    );
    let expected = "In the table only: 2 values of another release or source (SIPRI 2020).";
    assert!(
        caption.notes.contains(&expected.to_owned()),
        "{:?}",
        caption.notes
    );
}

#[test]
fn five_years_have_each_value_once() {
    let mut rows = RELEASES.to_vec();
    for row in ["2014", "2015", "2016", "2017"] {
        rows.push(Box::leak(
            format!("Myanmar China {row} 20 tiv-million s24").into_boxed_str(),
        ));
    }
    let caption = caption(
        &transfers(&rows),
        &shot("shares", &[("shares", "five-year")]),
    );
    assert!(
        caption
            .summary
            .contains("2014–2018: China 71%, Russia 29%."),
        "{}",
        caption.summary
    );
}

#[test]
fn a_newspaper_s_supplier_is_not_put_beside_a_database_s_hundred_per_cent() {
    let data = transfers(&[
        "Myanmar China 2015/2019 60 percent s24",
        "Myanmar Russia 2015/2019 40 percent s24",
        "Myanmar India 2015/2019 20 percent news",
    ]);
    assert_eq!(
        summary(&data, "shares"),
        "Bar chart. Myanmar’s arms imports 2015–2019: China 60%, Russia 40%."
    );
    assert!(
        notes(&data, "shares").contains("1 value of another release or source (The Paper 2021)")
    );
}

#[test]
fn suppliers_that_several_sources_name_apart_are_added() {
    let data = transfers(&[
        "Myanmar China 2018 30 tiv-million s24",
        "Myanmar India 2018 10 tiv-million news",
    ]);
    assert_eq!(
        headline(&data, "shares"),
        "Myanmar’s arms imports: China 75%, India 25%"
    );
}

#[test]
fn deals_of_one_source_and_year_are_added() {
    let data = transfers(&[
        "Myanmar China 2018 30 tiv-million s24",
        "Myanmar China 2018 30 tiv-million s24",
        "Myanmar India 2018 40 tiv-million s24",
    ]);
    assert_eq!(
        headline(&data, "shares"),
        "Myanmar’s arms imports: China 60%, India 40%"
    );
}

#[test]
fn what_cannot_be_added_makes_no_share() {
    let data = transfers(&[
        "Myanmar China 2018 100 tiv-million s24",
        "Myanmar Russia 2018 100 usd-million s24",
    ]);
    for mode in ["window", "yearly", "five-year"] {
        let shot = shot("shares", &[("shares", mode)]);
        let caption = caption(&data, &shot);
        assert_eq!(caption.headline, "Arms supplied to Myanmar");
        let labels = labels(&shot.scene(&data, None).unwrap());
        assert!(!labels.iter().any(|text| text.contains('%')), "{labels:?}");
        assert_eq!(labels.iter().filter(|text| *text == "100").count(), 2);
    }
}

#[test]
fn a_year_of_two_units_among_others_has_no_shares() {
    let data = transfers(&[
        "Myanmar China 2017 100 tiv-million s24",
        "Myanmar China 2018 100 tiv-million s24",
        "Myanmar Russia 2018 100 usd-million s24",
        "Myanmar China 2019 100 tiv-million s24",
    ]);
    let notes = notes(&data, "shares");
    assert!(
        notes.contains("No shares for 2018 (hatched): values in another unit cannot be added."),
        "{notes}"
    );
    assert!(
        notes.contains("2 values that cannot be added (TIV, US dollars)"),
        "{notes}"
    );
}

#[test]
fn money_alone_can_be_added() {
    let data = transfers(&[
        "Myanmar China 2018 30 usd-million news",
        "Myanmar Russia 2018 10 usd-million news",
    ]);
    let caption = caption(&data, &shot("shares", &[]));
    assert_eq!(
        caption.headline,
        "Myanmar’s arms imports: China 75%, Russia 25%"
    );
    assert!(
        caption.measure.ends_with("2018, in per cent of US dollars"),
        "{}",
        caption.measure
    );
}

#[test]
fn the_other_one_of_two_windows_is_said() {
    let data = transfers(&WINDOWS);
    assert!(summary(&data, "shares").contains("2017–2021: China 60%, Russia 25%"));
    let notes = notes(&data, "shares");
    assert!(
        notes.contains("2 values of another period (2015–2019)"),
        "{notes}"
    );
}

#[test]
fn the_other_one_of_two_windows_can_be_chosen() {
    let data = transfers(&WINDOWS);
    let asked = shot("shares", &[("from", "2015"), ("to", "2019")]);
    assert!(
        caption(&data, &asked)
            .summary
            .contains("2015–2019: China 49%, Russia 16%")
    );
}

#[test]
fn shares_are_of_all_imports_whatever_suppliers_are_chosen() {
    let rows = [
        "Myanmar China 2018 100 tiv-million s24",
        "Myanmar Russia 2018 300 tiv-million s24",
        "Myanmar China 2019 100 tiv-million s24",
        "Myanmar Russia 2019 100 tiv-million s24",
    ];
    let one_year = caption(
        &transfers(&rows[..2]),
        &shot("shares", &[("suppliers", "China")]),
    );
    assert_eq!(one_year.headline, "Myanmar’s arms imports: China 25%");
    let years = caption(
        &transfers(&rows),
        &shot("shares", &[("suppliers", "China")]),
    );
    assert!(
        years.summary.ends_with("2019: China 50%."),
        "{}",
        years.summary
    );
    let note = "Columns are filled up by suppliers that were not chosen.";
    assert!(years.notes.contains(&note.to_owned()), "{:?}", years.notes);
}

#[test]
fn yearly_values_are_drawn_where_windows_are_asked_for_and_there_are_none() {
    let data = transfers(&[
        "Myanmar China 2018 100 tiv-million s24",
        "Myanmar China 2019 100 tiv-million s24",
        "Myanmar Russia 2019 100 tiv-million s24",
    ]);
    assert_eq!(headline(&data, "shares"), "Who armed Myanmar, 2018–2019");
}

#[test]
fn a_window_is_drawn_where_years_are_asked_for_and_there_are_none() {
    let data = transfers(&WINDOWS[..2]);
    let caption = caption(&data, &shot("shares", &[("shares", "yearly")]));
    assert_eq!(
        caption.headline,
        "Myanmar’s arms imports: China 49%, Russia 16%"
    );
    let note = "The yearly volumes that this choice needs are not there, or of too few years: this is shown in their place.";
    assert!(
        caption.notes.contains(&note.to_owned()),
        "{:?}",
        caption.notes
    );
}

#[test]
fn two_shares_of_one_source_are_not_two_releases() {
    let data = transfers(&[
        "Myanmar China 2015/2019 30 percent s24",
        "Myanmar China 2015/2019 40 percent s24",
    ]);
    let labels = picture(&data, "shares");
    assert!(
        labels.contains(&"40% in the same source".to_owned()),
        "{labels:?}"
    );
}

#[test]
fn a_rest_that_another_release_has_is_in_the_data_set() {
    let notes = notes(&transfers(&QUOTED[..4]), "shares");
    let expected = "The shares add up to 33%: their source gives no share for the rest.";
    assert!(notes.contains(expected), "{notes}");
}

#[test]
fn what_only_an_older_release_has_can_be_chosen() {
    let data = transfers(&[
        "Myanmar Germany 2018/2022 25 percent s20",
        "Myanmar Russia 2018/2022 48 percent s24",
    ]);
    let summary = caption(&data, &shot("shares", &[("suppliers", "Germany")])).summary;
    assert!(summary.ends_with("Germany 25%."), "{summary}");
}

/// Only a release of the same publisher is one: another publisher is named.
#[test]
fn another_publisher_s_share_is_no_release() {
    let data = transfers(&[
        "Myanmar China 2015/2019 49 percent s24",
        "Myanmar Russia 2015/2019 16 percent s24",
        "Myanmar China 2015/2019 49 percent news",
        "Myanmar Russia 2015/2019 20 percent news",
    ]);
    let labels = picture(&data, "shares").join(" | ");
    assert!(labels.contains("unchanged in The Paper 2021"), "{labels}");
    assert!(labels.contains("20% in The Paper 2021"), "{labels}");
    assert!(!labels.contains("release"), "{labels}");
}

/// Labels of a picture of volumes as two releases give them: `China Russia`, the later release first.
fn restated(later: [&str; 2], earlier: [&str; 2]) -> (String, String) {
    let row = |supplier: &str, value: &str, source: &str| {
        let (value, qualifier) = match value.strip_suffix('+') {
            Some(value) => (value, "at-least"),
            None => (value, "exact"),
        };
        json!({"id": format!("{supplier}{source}"), "recipient": "Myanmar", "supplier": supplier, "period": "2015",
            "value": value.parse::<f64>().unwrap(), "qualifier": qualifier, "unit": "tiv-million", "source": source})
    };
    let rows = json!([
        row("China", later[0], "s24"),
        row("Russia", later[1], "s24"),
        row("China", earlier[0], "s20"),
        row("Russia", earlier[1], "s20")
    ]);
    let data = data(json!({ "transfers": rows }));
    (picture(&data, "shares").join(" | "), notes(&data, "shares"))
}

/// An older release that has no shares of its own is not told as if it had.
#[test]
fn a_release_without_shares_is_told_without() {
    for earlier in [["30", "0+"], ["0", "0"], ["30", "30+"]] {
        let (labels, notes) = restated(["30", "30"], earlier);
        assert!(!labels.contains("release"), "{labels}");
        assert!(notes.contains("2 values of another release"), "{notes}");
    }
    let (labels, _) = restated(["30", "30"], ["30", "10"]);
    assert!(labels.contains("75% in the release of 2020"), "{labels}");
}

/// What is equal only when it is rounded has changed.
#[test]
fn a_share_is_unchanged_only_if_it_is() {
    let (labels, _) = restated(["504", "496"], ["501", "499"]);
    assert!(!labels.contains("unchanged"), "{labels}");
    let (labels, _) = restated(["50", "50"], ["30", "30"]);
    assert!(labels.contains("unchanged"), "{labels}");
}

#[test]
fn releases_of_one_year_are_told_apart() {
    let data = data(json!({
        "sources": [
            {"id": "one", "title": "Database", "publisher": "SIPRI", "published": "2020-03-09"},
            {"id": "two", "title": "Database", "publisher": "SIPRI", "published": "2020-11"},
            {"id": "a", "title": "List", "publisher": "AAPP"}
        ],
        "transfers": [
            {"id": "c1", "recipient": "Myanmar", "supplier": "China", "period": "2015/2019", "value": 50, "unit": "percent", "source": "one"},
            {"id": "c2", "recipient": "Myanmar", "supplier": "China", "period": "2015/2019", "value": 60, "unit": "percent", "source": "two"}
        ]
    }));
    let labels = picture(&data, "shares").join(" | ");
    assert!(
        labels.contains("50% in the release of 9 March 2020"),
        "{labels}"
    );
}

/// What is hatched is in the picture.
#[test]
fn what_an_older_release_had_worked_out_is_not_said_to_be_hatched() {
    let data = transfers(&[
        "Myanmar China 2015/2019 60 percent s20",
        "Myanmar Others 2015/2019 40+100_−_60 percent s20",
        "Myanmar China 2015/2019 55 percent s24",
        "Myanmar Others 2015/2019 45 percent s24",
    ]);
    assert!(
        !notes(&data, "shares").contains("worked out"),
        "{}",
        notes(&data, "shares")
    );
}
