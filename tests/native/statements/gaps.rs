//! Years without shares although there are values, and why.

use super::*;

/// Yearly values of China and Russia, without a value for Russia in 2019.
fn without_a_value() -> DataSet {
    let row = |supplier: &str, period: &str, value: Option<i32>| {
        json!({"id": format!("{supplier}{period}"), "recipient": "Myanmar", "supplier": supplier,
            "period": period, "value": value, "unit": "tiv-million", "source": "s24"})
    };
    data(json!({"transfers": [
        row("China", "2018", Some(60)), row("Russia", "2018", Some(40)),
        row("China", "2019", Some(60)), row("Russia", "2019", None)
    ]}))
}

#[test]
fn a_year_in_which_a_supplier_has_no_value_has_no_shares() {
    let caption = by_years(&without_a_value(), "yearly");
    assert_eq!(
        caption.summary,
        "Stacked columns, 2018–2019. 2018: China 60%, Russia 40%."
    );
    let expected = "No shares for 2019 (hatched): the value of Russia is not known, or not from the same release.";
    assert!(
        caption.notes.contains(&expected.to_owned()),
        "{:?}",
        caption.notes
    );
}

#[test]
fn a_single_year_without_a_value_is_shown_as_volumes() {
    let asked = shot("shares", &[("from", "2019"), ("shares", "yearly")]);
    let data = without_a_value();
    let labels = labels(&asked.scene(&data, None).unwrap());
    assert!(!labels.iter().any(|text| text.contains('%')), "{labels:?}");
}

#[test]
fn a_gap_among_years_is_no_statement_about_imports_that_others_tell_of() {
    let rows = [
        "Myanmar China 2014 9 tiv-million s24",
        "Myanmar China 2016 9 tiv-million s24",
        "Myanmar Russia 2016 9 tiv-million s24",
    ];
    assert!(notes_of(&rows, "yearly").contains("No imports are recorded for 2015 (hatched)."));
    let mut with_window = rows.to_vec();
    with_window.push("Myanmar China 2013/2015 30 tiv-million s24");
    let notes = notes_of(&with_window, "yearly");
    assert!(
        notes.contains("No yearly values for 2015 (hatched)."),
        "{notes}"
    );
}

#[test]
fn a_year_of_nothing_is_not_a_year_without_a_record() {
    let rows = [
        "Myanmar China 2014 9 tiv-million s24",
        "Myanmar China 2015 0 tiv-million s24",
        "Myanmar Russia 2016 9 tiv-million s24",
    ];
    let notes = notes_of(&rows, "yearly");
    assert!(
        notes.contains("No shares for 2015 (hatched): all values given are zero or about zero."),
        "{notes}"
    );
    assert!(!notes.contains("recorded"), "{notes}");
}

#[test]
fn what_an_older_release_has_is_not_given_by_the_latest() {
    let row = |supplier: &str, value: Option<i32>, source: &str| {
        json!({"id": format!("{supplier}{source}"), "recipient": "Myanmar", "supplier": supplier,
            "period": "2018", "value": value, "unit": "tiv-million", "source": source})
    };
    let data = data(json!({"transfers": [
        row("China", Some(50), "s20"), row("Russia", Some(1), "s24"), row("China", None, "s24")
    ]}));
    assert_eq!(
        by_years(&data, "yearly").headline,
        "Arms supplied to Myanmar"
    );
}

#[test]
fn a_value_of_several_years_leaves_its_years_without_shares() {
    let rows = [
        "Myanmar Russia 2017 40 tiv-million s24",
        "Myanmar Russia 2018 60 tiv-million s24",
        "Myanmar India 2018 20 tiv-million s24",
        "Myanmar China 2017/2018 50 tiv-million s24",
        "Myanmar India 2019 20 tiv-million s24",
    ];
    let caption = by_years(&transfers(&rows), "yearly");
    let expected = "No shares for 2017, 2018 (hatched): the value of China is not known, or not from the same release.";
    assert!(
        caption.notes.contains(&expected.to_owned()),
        "{:?}",
        caption.notes
    );
}

#[test]
fn more_than_nothing_is_not_zero() {
    let record = |supplier: &str, qualifier: &str, value: i32| {
        json!({"id": supplier, "recipient": "Myanmar", "supplier": supplier, "period": "2018",
            "value": value, "qualifier": qualifier, "unit": "tiv-million", "source": "s24"})
    };
    for qualifier in ["more-than", "at-least"] {
        let rows =
            json!({"transfers": [record("China", qualifier, 0), record("Russia", "exact", 5)]});
        let caption = by_years(&data(rows), "yearly");
        assert_eq!(caption.headline, "Arms supplied to Myanmar");
        let rows = json!({"transfers": [record("China", qualifier, 0)]});
        let caption = by_years(&data(rows), "yearly");
        assert!(
            !caption.notes.join(" ").contains("zero"),
            "{:?}",
            caption.notes
        );
    }
}

#[test]
fn a_zero_of_one_supplier_is_not_of_all_imports() {
    let rows = [
        "Myanmar China 2017 20 tiv-million s24",
        "Myanmar Russia 2017 80 tiv-million s24",
        "Myanmar China 2018 0 tiv-million s24",
    ];
    let expected = "No shares for 2018 (hatched): all values given are zero or about zero.";
    assert!(
        notes_of(&rows, "yearly").contains(expected),
        "{}",
        notes_of(&rows, "yearly")
    );
}

#[test]
fn a_value_of_years_is_not_given_by_year() {
    let rows = [
        "Myanmar China 2010 10 tiv-million s24",
        "Myanmar China 2011 10 tiv-million s24",
        "Myanmar Russia 2010/2011 30 tiv-million s24",
        "Myanmar China 2012 10 tiv-million s24",
    ];
    let expected = "the value of Russia is not known, or not from the same release.";
    assert!(
        notes_of(&rows, "yearly").contains(expected),
        "{}",
        notes_of(&rows, "yearly")
    );
}

#[test]
fn a_record_without_a_value_is_not_said_to_be_none() {
    let row = json!({"id": "a", "recipient": "Myanmar", "supplier": "China", "period": "2018",
        "value": null, "unit": "percent", "source": "s24"});
    let caption = caption(&data(json!({"transfers": [row]})), &shot("shares", &[]));
    assert_eq!(
        caption.message.as_deref(),
        Some("The data set has no arms transfers with a value that fit this choice.")
    );
}

#[test]
fn a_year_whose_shares_have_other_suppliers_has_none_of_volumes() {
    let rows = [
        "Myanmar Russia 2019 30 tiv-million s24",
        "Myanmar China 2019 60 tiv-million s24",
        "Myanmar Russia 2020 55 percent s24",
        "Myanmar China 2020 40 percent s24",
        "Myanmar Iran 2020 20 tiv-million s24",
    ];
    let caption = by_years(&transfers(&rows), "yearly");
    assert!(!caption.summary.contains("Iran"), "{}", caption.summary);
    let expected = "No shares for 2020 (hatched): values in another unit cannot be added.";
    assert!(
        caption.notes.contains(&expected.to_owned()),
        "{:?}",
        caption.notes
    );
}

#[test]
fn a_supplier_that_the_latest_release_has_not_for_a_year_leaves_it_without_shares() {
    let rows = [
        "Myanmar Russia 2018 900 tiv-million s20",
        "Myanmar China 2018 300 tiv-million s20",
        "Myanmar Russia 2018 850 tiv-million s24",
        "Myanmar Russia 2019 100 tiv-million s24",
        "Myanmar China 2019 300 tiv-million s24",
    ];
    let expected = "No shares for 2018 (hatched): the value of China is not known, or not from the same release.";
    let notes = notes_of(&rows, "yearly");
    assert!(notes.contains(expected), "{notes}");
}
