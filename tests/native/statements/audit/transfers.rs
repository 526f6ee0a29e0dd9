//! What `dateline check` warns of in transfers of arms.

use super::*;

#[test]
fn another_recipient() {
    assert_warned(
        &transfers(&[
            "Myanmar China 2022 100 tiv-million s24",
            "Bangladesh China 2022 900 tiv-million s24",
        ]),
        &[("other-recipient", "transfers \"t1\"", "recipient")],
    );
}

#[test]
fn two_releases_side_by_side() {
    assert_warned(
        &transfers(&[
            "Myanmar China 2018 100 tiv-million s20",
            "Myanmar China 2018 120 tiv-million s24",
        ]),
        &[("two-releases", "transfers \"t0\"", "source")],
    );
}

#[test]
fn shares_that_leave_a_rest() {
    assert_warned(
        &transfers(&["Myanmar China 2015/2019 49 percent s24"]),
        &[("unexplained-rest", "transfers \"t0\"", "value")],
    );
}

#[test]
fn shares_that_are_rounded_leave_none() {
    let data = transfers(&[
        "Myanmar China 2015/2019 49 percent s24",
        "Myanmar Russia 2015/2019 50 percent s24",
    ]);
    assert_warned(&data, &[]);
}

#[test]
fn values_in_two_units() {
    assert_warned(
        &transfers(&[
            "Myanmar China 2018 100 tiv-million s24",
            "Myanmar Russia 2018 100 usd-million s24",
        ]),
        &[("mixed-units", "transfers \"t1\"", "unit")],
    );
}

#[test]
fn periods_that_overlap() {
    assert_warned(
        &transfers(&[
            "Myanmar China 2015/2019 100 percent s24",
            "Myanmar China 2017/2021 100 percent s24",
        ]),
        &[("overlapping-periods", "transfers \"t1\"", "period")],
    );
}

#[test]
fn a_value_given_again() {
    assert_warned(
        &transfers(&["Myanmar China 2018 100 tiv-million s24"; 2]),
        &[("given-again", "transfers \"t1\"", "value")],
    );
}

#[test]
fn more_suppliers_than_can_be_named() {
    let rows: Vec<String> = (0..13)
        .map(|number| format!("Myanmar S{number} 2018 100 tiv-million s24"))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    assert_warned(
        &transfers(&rows),
        &[("many-suppliers", "transfers \"t0\"", "supplier")],
    );
    assert_warned(&transfers(&rows[1..]), &[]);
}

#[test]
fn a_sum_beside_its_parts_does_not_bring_the_shares_over_a_hundred() {
    let data = transfers(&[
        "Myanmar Both 2015/2019 65+49+16 percent s24",
        "Myanmar China 2015/2019 49 percent s24",
        "Myanmar Russia 2015/2019 16 percent s24",
    ]);
    assert!(data.problems.is_empty(), "{:?}", data.problems);
}

#[test]
fn two_shares_of_one_source_for_the_same() {
    assert_warned(
        &transfers(&[
            "Myanmar China 2015/2019 60 percent s24",
            "Myanmar China 2015/2019 40 percent s24",
        ]),
        &[
            ("unexplained-rest", "transfers \"t1\"", "value"),
            ("two-values", "transfers \"t1\"", "value"),
        ],
    );
}

#[test]
fn a_release_that_has_other_suppliers_is_not_said_to_have_the_same() {
    let data = transfers(&[
        "Myanmar China 2018 300 tiv-million s20",
        "Myanmar Russia 2018 200 tiv-million s24",
    ]);
    assert_warned(&data, &[("two-releases", "transfers \"t0\"", "source")]);
    let told = warnings(&data)[0].to_string();
    let expected = "`source` is \"s20\", while \"s24\" has other suppliers of Myanmar in 2018";
    assert!(told.contains(expected), "{told}");
}

#[test]
fn shares_of_a_year_whose_volumes_are_of_others() {
    let data = transfers(&[
        "Myanmar Russia 2020 95 percent s24",
        "Myanmar Iran 2020 20 tiv-million s24",
    ]);
    let mut warnings = warnings(&data);
    warnings.retain(|one| one.code == "mixed-units");
    assert_eq!(warnings.len(), 1, "{warnings:?}");
}

#[test]
fn a_total_that_counts_as_a_supplier() {
    let rows = |total: &str| {
        let total = format!("Myanmar Total 2022 {total} tiv-million s24");
        let rows = [
            "Myanmar Russia 2022 60 tiv-million s24",
            "Myanmar China 2022 40 tiv-million s24",
            &total,
        ];
        transfers(&rows)
    };
    assert_warned(
        &rows("100"),
        &[("looks-like-a-total", "transfers \"t2\"", "value")],
    );
    assert_warned(&rows("90"), &[]);
}

#[test]
fn a_value_given_again_with_its_days_written_otherwise() {
    assert_warned(
        &transfers(&[
            "Myanmar China 2018 60 tiv-million s24",
            "Myanmar China 2018-01/2018-12 60 tiv-million s24",
        ]),
        &[("given-again", "transfers \"t1\"", "value")],
    );
}

/// What `check` says of two releases is what the figure does with them.
#[test]
fn volumes_of_long_periods_are_said_to_stand_side_by_side() {
    let told = |unit: &str| {
        let rows = [
            format!("Myanmar Russia 2018/2022 60 {unit} s20"),
            format!("Myanmar Russia 2018/2022 30 {unit} s24"),
        ];
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let warnings = warnings(&transfers(&rows));
        warnings
            .iter()
            .find(|one| one.code == "two-releases")
            .unwrap()
            .advice
    };
    assert!(told("tiv-million").contains("side by side"));
    assert!(told("percent").contains("one of them counts"));
}
