//! Values that were worked out from others: sums beside their parts, rests, and what is neither.

use super::*;

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
