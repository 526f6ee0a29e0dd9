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

pub const WINDOWS: [&str; 4] = [
    "Myanmar China 2015/2019 49 percent s24",
    "Myanmar Russia 2015/2019 16 percent s24",
    "Myanmar China 2017/2021 60 percent s24",
    "Myanmar Russia 2017/2021 25 percent s24",
];

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
fn a_derived_sum_is_not_added_to_its_parts() {
    let data = transfers(&[
        "Myanmar China 2018 100 tiv-million s24",
        "Myanmar Russia 2018 300 tiv-million s24",
        "Myanmar All_suppliers 2018 400+100+300 tiv-million s24",
    ]);
    assert_eq!(
        headline(&data, "shares"),
        "Myanmar’s arms imports: Russia 75%, China 25%"
    );
    assert!(
        notes(&data, "shares").contains("1 value worked out as a sum of others (All suppliers)")
    );
}

#[test]
fn a_derived_sum_of_shares_is_no_bar() {
    let data = transfers(&[
        "Myanmar China 2015/2019 49 percent s24",
        "Myanmar Russia 2015/2019 16 percent s24",
        "Myanmar China_and_Russia 2015/2019 65+49+16 percent s24",
    ]);
    assert_eq!(
        summary(&data, "shares"),
        "Bar chart. Myanmar’s arms imports 2015–2019: China 49%, Russia 16%."
    );
}

#[test]
fn a_derived_rest_is_no_sum_although_it_is_half() {
    let data = transfers(&[
        "Myanmar China 2015/2019 30 percent s24",
        "Myanmar Russia 2015/2019 20 percent s24",
        "Myanmar Others 2015/2019 50+100-30-20 percent s24",
    ]);
    assert!(summary(&data, "shares").ends_with("China 30%, Russia 20%, Others 50%."));
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
    let note = "No volumes of such years fit this choice: this is shown in their place.";
    assert!(
        caption.notes.contains(&note.to_owned()),
        "{:?}",
        caption.notes
    );
}

/// Bars of a picture: the length of each and its text.
fn lengths(data: &DataSet) -> Vec<f64> {
    let scene = shot("shares", &[]).scene(data, None).unwrap();
    let bars = scene.data.iter().filter_map(|mark| match &mark.shape {
        Shape::Bar { rect, .. } if mark.target.is_some() => Some(rect.width),
        _ => None,
    });
    bars.collect()
}

#[test]
fn volumes_of_one_unit_are_on_one_scale() {
    let data = transfers(&[
        "Myanmar China 2015/2019 500 tiv-million s24",
        "Myanmar Russia 2015/2019 50 tiv-million s24",
    ]);
    let lengths = lengths(&data);
    assert!((lengths[0] / lengths[1] - 10.0).abs() < 0.2, "{lengths:?}");
    assert_eq!(
        summary(&data, "shares"),
        "Bar chart of arms supplied, in TIV."
    );
}

#[test]
fn volumes_of_two_units_are_said_to_be_on_two_scales() {
    let data = transfers(&[
        "Myanmar China 2015/2019 500 tiv-million s24",
        "Myanmar Russia 2015/2019 50 usd-million s24",
    ]);
    assert_eq!(
        summary(&data, "shares"),
        "Bar chart of arms supplied, in TIV, US dollars."
    );
    assert!(
        notes(&data, "shares").contains(
            "Values in different units cannot be added: each unit has a scale of its own."
        )
    );
}

#[test]
fn a_rest_is_told_from_a_sum_by_its_minus() {
    let sum = |how: &str| {
        let rest = format!("Myanmar Others 2018 50+{how} tiv-million s24");
        let rows = [
            "Myanmar China 2018 30 tiv-million s24",
            "Myanmar Russia 2018 20 tiv-million s24",
            &rest,
        ];
        headline(&transfers(&rows), "shares")
    };
    assert_eq!(
        sum("100-30-20"),
        "Myanmar’s arms imports: China 30%, Russia 20%"
    );
    assert_eq!(sum("both"), "Myanmar’s arms imports: China 60%, Russia 40%");
}

#[test]
fn a_sum_of_all_may_have_worked_out_parts_and_be_rounded() {
    let data = transfers(&[
        "Myanmar China 2018 40 tiv-million s24",
        "Myanmar Russia 2018 60 tiv-million s24",
        "Myanmar Others 2018 20+estimate tiv-million s24",
        "Myanmar All 2018 121+total tiv-million s24",
    ]);
    let expected = "Bar chart. Myanmar’s arms imports 2018: Russia 50%, China 33%, Others 17%.";
    assert_eq!(summary(&data, "shares"), expected);
}

#[test]
fn a_sum_of_shares_is_told_from_a_rest_by_its_plus() {
    let data = transfers(&[
        "Myanmar China 2015/2019 30 percent s24",
        "Myanmar Russia 2015/2019 20 percent s24",
        "Myanmar Both 2015/2019 50+30+20 percent s24",
    ]);
    let expected = "Bar chart. Myanmar’s arms imports 2015–2019: China 30%, Russia 20%.";
    assert_eq!(summary(&data, "shares"), expected);
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
fn volumes_of_two_publishers_in_one_year_are_said_to_be() {
    let data = transfers(&[
        "Myanmar China 2018 50 tiv-million news",
        "Myanmar Russia 2018 1 tiv-million s24",
    ]);
    let expected =
        "Values are of different releases or sources: The Paper 2021 (2018), SIPRI 2024 (2018).";
    assert!(
        notes(&data, "shares").contains(expected),
        "{}",
        notes(&data, "shares")
    );
}

#[test]
fn shares_without_a_volume_are_not_said_to_be_of_volume() {
    let data = transfers(&["Myanmar China 2015/2019 60 percent news"]);
    let expected = "Share of Myanmar’s arms imports by supplier, 2015–2019, in per cent";
    assert_eq!(caption(&data, &shot("shares", &[])).measure, expected);
}

#[test]
fn shares_of_bounds_are_said_to_be_no_more_exact() {
    let record = |supplier: &str, qualifier: &str, unit: &str, value: i32| {
        json!({"id": supplier, "recipient": "Myanmar", "supplier": supplier, "period": "2018",
            "value": value, "qualifier": qualifier, "unit": unit, "source": "s24"})
    };
    let volumes = data(json!({"transfers": [
        record("China", "at-least", "tiv-million", 10), record("Russia", "exact", "tiv-million", 90)
    ]}));
    let expected = "1 value is a bound or an estimate; the shares are no more exact.";
    assert!(notes(&volumes, "shares").contains(expected));
    let shares = data(json!({"transfers": [
        record("China", "at-least", "percent", 70), record("Russia", "about", "percent", 35)
    ]}));
    let expected = "The shares add up to 105%: some are bounds or estimates.";
    assert!(
        notes(&shares, "shares").contains(expected),
        "{}",
        notes(&shares, "shares")
    );
}

/// What a figure says of China, Russia or India, and of "China and Russia", in one year and unit.
fn of_parts(rows: &[(&str, &str)], unit: &str) -> Caption {
    let row =
        |(supplier, value): &(&str, &str)| format!("Myanmar {supplier} 2020 {value} {unit} s24");
    let rows: Vec<String> = rows.iter().map(row).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    caption(&transfers(&rows), &shot("shares", &[]))
}

#[test]
fn a_sum_that_has_a_part_of_its_own_makes_no_shares() {
    for sum in ["40+20+20", "50+20+30", "50+both"] {
        for other in ["60", "30"] {
            let rows = [("China", "20"), ("China_and_Russia", sum), ("India", other)];
            let caption = of_parts(&rows, "tiv-million");
            assert_eq!(
                caption.headline, "Arms supplied to Myanmar",
                "{sum}, {other}"
            );
            let expected = "The value of China and Russia may include others.";
            assert!(
                caption.notes.contains(&expected.to_owned()),
                "{:?}",
                caption.notes
            );
        }
    }
}

#[test]
fn a_sum_of_shares_that_has_a_part_of_its_own_is_no_bar() {
    let rows = [
        ("China", "20"),
        ("China_and_Russia", "40+20+20"),
        ("India", "30"),
    ];
    let caption = of_parts(&rows, "percent");
    assert!(
        caption.summary.ends_with("India 30%, China 20%."),
        "{}",
        caption.summary
    );
    assert!(
        caption.notes[0].starts_with("The shares add up to 50%"),
        "{:?}",
        caption.notes
    );
}

#[test]
fn a_sum_none_of_whose_parts_is_given_is_a_supplier_of_its_own() {
    let rows = [("China_and_Russia", "40+25+15"), ("India", "60")];
    let caption = of_parts(&rows, "tiv-million");
    assert!(
        caption
            .summary
            .ends_with("India 60%, China and Russia 40%."),
        "{}",
        caption.summary
    );
}

#[test]
fn a_sum_is_of_those_that_it_names() {
    let rows = [
        ("China", "20"),
        ("Russia", "30"),
        ("India", "30"),
        ("China_and_Russia", "50+20+30"),
    ];
    let caption = of_parts(&rows, "tiv-million");
    assert!(
        caption
            .summary
            .ends_with("Russia 38%, India 38%, China 25%."),
        "{}",
        caption.summary
    );
}

#[test]
fn a_year_with_a_sum_that_has_a_part_of_its_own_is_a_gap() {
    let data = transfers(&[
        "Myanmar China 2020 20 tiv-million s24",
        "Myanmar Russia 2020 20 tiv-million s24",
        "Myanmar China_and_Russia 2020 40+20+20 tiv-million s24",
        "Myanmar India 2020 60 tiv-million s24",
        "Myanmar China 2021 20 tiv-million s24",
        "Myanmar China_and_Russia 2021 50+20+30 tiv-million s24",
        "Myanmar India 2021 30 tiv-million s24",
    ]);
    let caption = caption(&data, &shot("shares", &[("shares", "yearly")]));
    assert!(
        caption
            .summary
            .contains("2020: India 60%, China 20%, Russia 20%."),
        "{}",
        caption.summary
    );
    let expected =
        "No shares for 2021 (hatched): the value of China and Russia may include others.";
    assert!(
        caption.notes.contains(&expected.to_owned()),
        "{:?}",
        caption.notes
    );
}

#[test]
fn a_sum_can_be_chosen() {
    for unit in ["percent", "tiv-million"] {
        let rows = [
            ("China", "30"),
            ("Russia", "20"),
            ("China_and_Russia", "50+30+20"),
        ];
        let row = |(supplier, value): &(&str, &str)| {
            format!("Myanmar {supplier} 2018 {value} {unit} s24")
        };
        let rows: Vec<String> = rows.iter().map(row).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let shot = shot("shares", &[("suppliers", "China and Russia")]);
        let caption = caption(&transfers(&rows), &shot);
        let share = if unit == "percent" { "50%" } else { "100%" };
        let expected = format!("China and Russia {share}.");
        assert!(caption.summary.ends_with(&expected), "{}", caption.summary);
        assert!(
            !caption.notes.join(" ").contains("another period"),
            "{:?}",
            caption.notes
        );
    }
}

#[test]
fn shares_that_lack_what_a_sum_has_are_not_said_to_lack_it_in_the_data() {
    let data = transfers(&[
        "Myanmar China 2015/2019 40 percent s24",
        "Myanmar France 2015/2019 15 percent s24",
        "Myanmar Europe 2015/2019 27+15+12 percent s24",
        "Myanmar India 2015/2019 33 percent s24",
    ]);
    let expected = "The shares add up to 88%: the value of Europe may include others.";
    assert!(
        notes(&data, "shares").contains(expected),
        "{}",
        notes(&data, "shares")
    );
}

#[test]
fn a_share_is_unchanged_only_if_it_reads_the_same() {
    let data = transfers(&[
        "Myanmar Russia 2015/2019 99.6 percent s24",
        "Myanmar China 2015/2019 0.4 percent s24",
        "Myanmar Russia 2015/2019 100 percent s20",
        "Myanmar China 2015/2019 0.4 percent s20",
    ]);
    let labels = picture(&data, "shares").join(" | ");
    assert!(labels.contains("100% in the release of 2020"), "{labels}");
    assert!(
        labels.contains("unchanged in the release of 2020"),
        "{labels}"
    );
}

#[test]
fn a_bound_is_not_unchanged_in_an_exact_value() {
    let record = |source: &str, qualifier: &str| {
        json!({"id": source, "recipient": "Myanmar", "supplier": "China", "period": "2015/2019",
            "value": 58, "qualifier": qualifier, "unit": "percent", "source": source})
    };
    let data = data(json!({"transfers": [record("s24", "about"), record("s20", "more-than")]}));
    let labels = picture(&data, "shares").join(" | ");
    assert!(
        labels.contains("more than 58% in the release of 2020"),
        "{labels}"
    );
}

#[test]
fn shares_of_more_than_a_hundred_lack_no_rest() {
    let data = transfers(&[
        "Myanmar China 2015/2019 60.2 percent s24",
        "Myanmar Russia 2015/2019 40.2 percent s24",
    ]);
    let expected = "The shares add up to 100.4%: they cannot all be exact.";
    assert!(
        notes(&data, "shares").contains(expected),
        "{}",
        notes(&data, "shares")
    );
}

#[test]
fn a_volume_of_another_recipient_does_not_make_shares_of_volume() {
    let data = transfers(&[
        "Myanmar China 2015/2019 60 percent s24",
        "Laos China 2012 300 tiv-million s24",
    ]);
    let measure = caption(&data, &shot("shares", &[])).measure;
    assert!(measure.ends_with("2015–2019, in per cent"), "{measure}");
}

const QUOTED: [&str; 5] = [
    "Myanmar Turkey 2015/2019 44 percent s20",
    "Myanmar Russia 2015/2019 31 percent s20",
    "Myanmar China 2015/2019 25 percent s20",
    "Myanmar Russia 2015/2019 33 percent s24",
    "Myanmar Turkey 2015/2019 45 percent news",
];

#[test]
fn shares_of_several_sources_are_not_added_up() {
    let notes = notes(&transfers(&QUOTED), "shares");
    assert!(!notes.contains("add up"), "{notes}");
    let expected = "Values are of different releases or sources: The Paper 2021, SIPRI 2024.";
    assert!(notes.contains(expected), "{notes}");
}

#[test]
fn a_rest_that_another_release_has_is_in_the_data_set() {
    let notes = notes(&transfers(&QUOTED[..4]), "shares");
    let expected = "The shares add up to 33%: their source gives no share for the rest.";
    assert!(notes.contains(expected), "{notes}");
}

#[test]
fn what_was_worked_out_otherwise_is_no_sum_although_it_equals_one() {
    let data = |how: &str| {
        let record = |supplier: &str, value: i32, derived: Option<&str>| {
            json!({"id": supplier, "recipient": "Myanmar", "supplier": supplier, "period": "2020",
                "value": value, "unit": "tiv-million", "source": "s24", "derived": derived})
        };
        data(json!({"transfers": [
            record("USA", 30, None), record("Canada", 10, None), record("Turkey", 40, Some(how))
        ]}))
    };
    let summary = |how: &str| summary(&data(how), "shares");
    assert!(summary("2 × 20, two ships").contains("Turkey 50%"));
    assert!(summary("30 and 10").ends_with("USA 75%, Canada 25%."));
}

#[test]
fn shares_of_several_sources_are_not_said_to_be_of_volume() {
    let data = transfers(&[
        "Myanmar Germany 2021 70 percent s24",
        "Myanmar China 2021 30 percent news",
        "Myanmar China 2015 3 tiv-million s24",
    ]);
    let measure = caption(&data, &shot("shares", &[])).measure;
    assert!(measure.ends_with("2021, in per cent"), "{measure}");
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

#[test]
fn two_publishers_of_one_year_are_told_apart() {
    let data = transfers(&[
        "Myanmar Russia 2020 30 percent s24",
        "Myanmar France 2020 30 percent s24",
        "Myanmar Russia 2020 20 percent news",
        "Myanmar Russia 2020 22 percent s20",
    ]);
    let labels = picture(&data, "shares").join(" | ");
    assert!(
        labels.contains("20% in The Paper 2021, 22% in SIPRI 2020"),
        "{labels}"
    );
}

#[test]
fn a_sum_may_have_a_part_that_was_worked_out() {
    let data = transfers(&[
        "Myanmar China 2018/2022 40+200/500 percent s24",
        "Myanmar South_Korea 2018/2022 12 percent s24",
        "Myanmar Sweden 2018/2022 30 percent s24",
        "Myanmar Asia 2018/2022 52+China+South_Korea percent s24",
    ]);
    let data = {
        let mut data = data;
        data.transfers[3].derived = Some("China 40 + South Korea 12".into());
        data
    };
    assert!(
        !notes(&data, "shares").contains("may include"),
        "{}",
        notes(&data, "shares")
    );
}

#[test]
fn half_of_another_value_is_no_sum() {
    let data = {
        let mut data = transfers(&[
            "Myanmar Germany 2019 120 tiv-million s24",
            "Myanmar France 2019 120+half tiv-million s24",
            "Myanmar Russia 2019 240 tiv-million s24",
        ]);
        data.transfers[1].derived = Some("half of 240".into());
        data
    };
    let summary = summary(&data, "shares");
    assert!(summary.contains("Russia 50%"), "{summary}");
}

#[test]
fn one_bound_is_not_added_up() {
    let record = json!({"id": "a", "recipient": "Myanmar", "supplier": "China", "period": "2015/2019",
        "value": 60, "qualifier": "more-than", "unit": "percent", "source": "s24"});
    let data = data(json!({"transfers": [record]}));
    assert!(
        !notes(&data, "shares").contains("add up"),
        "{}",
        notes(&data, "shares")
    );
}
