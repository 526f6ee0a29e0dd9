//! Shares of years, and of five years each.

use super::*;

/// A row of [`transfers`] for each year.
fn each(
    years: std::ops::RangeInclusive<i32>,
    supplier: &str,
    value: i32,
    source: &str,
) -> Vec<String> {
    let row = |year| format!("Myanmar {supplier} {year} {value} tiv-million {source}");
    years.map(row).collect()
}

fn borrowed(rows: &[String]) -> Vec<&str> {
    rows.iter().map(String::as_str).collect()
}

#[test]
fn many_years_without_values_are_told_as_stretches() {
    let rows = [
        "Myanmar China 1960 9 tiv-million s24",
        "Myanmar China 2016 9 tiv-million s24",
        "Myanmar Russia 1990 9 tiv-million s24",
    ];
    let notes = notes_of(&rows, "yearly");
    assert!(
        notes.contains("No imports are recorded for 1961–1989, 1991–2015 (hatched)."),
        "{notes}"
    );
}

#[test]
fn years_that_windows_lack_are_told() {
    let mut rows = each(2010..=2012, "China", 10, "s24");
    rows.extend(each(2014..=2016, "China", 10, "s24"));
    rows.extend(each(2014..=2016, "Russia", 10, "s24"));
    let notes = notes_of(&borrowed(&rows), "five-year");
    assert!(
        notes.contains("No imports are recorded for 2013: there windows have fewer years."),
        "{notes}"
    );
}

#[test]
fn a_window_of_five_empty_years_is_named_by_them() {
    let rows = [
        "Myanmar China 2001 9 tiv-million s24",
        "Myanmar China 2010 9 tiv-million s24",
        "Myanmar Russia 2010 9 tiv-million s24",
    ];
    let notes = notes_of(&rows, "five-year");
    assert!(
        notes.contains(
            "No imports are recorded for 2002–2009 (hatched): there windows have fewer years."
        ),
        "{notes}"
    );
}

#[test]
fn a_release_that_ends_before_another_is_said_to() {
    let mut rows = each(2014..=2015, "China", 10, "s20");
    rows.extend(each(2016..=2018, "China", 10, "s24"));
    rows.extend(each(2016..=2018, "Russia", 10, "s24"));
    for mode in ["yearly", "five-year"] {
        let notes = notes_of(&borrowed(&rows), mode);
        assert!(notes.contains("Values are of different releases or sources: SIPRI 2020 (2014–2015), SIPRI 2024 (2016–2018)."), "{notes}");
    }
}

#[test]
fn a_rest_is_not_the_largest_supplier_and_equals_are_all_told() {
    let rows = [
        "Myanmar India 2014 10 tiv-million s24",
        "Myanmar Serbia 2014 10 tiv-million s24",
        "Myanmar Others 2015 90+rest tiv-million s24",
        "Myanmar China 2015 9 tiv-million s24",
        "Myanmar China 2016 9 tiv-million s24",
    ];
    let summary = by_years(&transfers(&rows), "yearly").summary;
    assert!(
        summary.ends_with("Others were the largest before: India (2014: 50%), Serbia (2014: 50%)."),
        "{summary}"
    );
}

#[test]
fn who_is_the_largest_of_those_chosen_only_is_not_told_as_the_largest() {
    let rows = [
        "Myanmar India 2014 10 tiv-million s24",
        "Myanmar Russia 2014 90 tiv-million s24",
        "Myanmar China 2016 9 tiv-million s24",
    ];
    let asked = shot(
        "shares",
        &[("shares", "yearly"), ("suppliers", "India~China")],
    );
    let summary = caption(&transfers(&rows), &asked).summary;
    assert!(!summary.contains("Largest"), "{summary}");
}

#[test]
fn an_estimate_in_several_windows_is_counted_once() {
    let mut rows = each(2010..=2018, "China", 10, "s24");
    rows.extend(each(2010..=2018, "Russia", 10, "s24"));
    let rows = borrowed(&rows);
    let mut file = json!({ "transfers": [] });
    for (index, row) in rows.iter().enumerate() {
        let words: Vec<&str> = row.split(' ').collect();
        file["transfers"].as_array_mut().unwrap().push(json!({"id": format!("t{index}"), "recipient": "Myanmar",
            "supplier": words[1], "period": words[2], "value": 10, "unit": "tiv-million", "qualifier": "about", "source": "s24"}));
    }
    let notes = by_years(&data(file), "five-year").notes.join("\n");
    assert!(
        notes.contains("18 values are bounds or estimates"),
        "{notes}"
    );
}

#[test]
fn what_stands_in_for_years_does_not_deny_what_the_data_set_has() {
    let notes = notes_of(&["Myanmar China 2018 60 percent s24"], "yearly");
    let expected = "The yearly volumes that this choice needs are not there, or of too few years: this is shown in their place.";
    assert!(notes.contains(expected), "{notes}");
}

#[test]
fn who_shared_the_first_place_is_not_told_as_the_largest() {
    let rows = [
        "Myanmar China 2010 60 tiv-million s24",
        "Myanmar Russia 2010 40 tiv-million s24",
        "Myanmar China 2011 50 tiv-million s24",
        "Myanmar Russia 2011 50 tiv-million s24",
        "Myanmar Russia 2012 10 tiv-million s24",
    ];
    let summary = by_years(&transfers(&rows), "yearly").summary;
    assert!(
        summary.ends_with("Others were the largest before: China (2010: 60%)."),
        "{summary}"
    );
}

#[test]
fn a_supplier_whose_others_cannot_be_counted_is_shown_by_volume() {
    for rows in [
        &[
            "Myanmar China 2018 50 percent s24",
            "Myanmar Russia 2018 1 tiv-million s24",
        ][..],
        &[
            "Myanmar China 2018 50 tiv-million s20",
            "Myanmar Russia 2018 1 tiv-million s24",
        ],
    ] {
        let caption = by_years(&transfers(rows), "yearly");
        assert_eq!(caption.headline, "Arms supplied to Myanmar", "{rows:?}");
    }
}

#[test]
fn no_other_supplier_is_recorded_only_where_none_is() {
    let mut rows = vec![
        "Myanmar China 2018 60 tiv-million s24",
        "Myanmar China 2019 60 tiv-million s24",
    ];
    let expected = "The data set names no other supplier.";
    assert!(notes_of(&rows[..1], "yearly").contains(expected));
    assert!(
        !notes_of(&rows, "yearly").contains(expected),
        "the headline says whose they are"
    );
    rows.push("Myanmar Russia 2019 60 tiv-million s20");
    assert!(!notes_of(&rows, "yearly").contains(expected));
}

#[test]
fn fewer_than_five_years_are_shown_by_year() {
    let rows = [
        "Myanmar China 2014 9 tiv-million s24",
        "Myanmar Russia 2015 9 tiv-million s24",
    ];
    let caption = by_years(&transfers(&rows), "five-year");
    assert_eq!(
        caption.summary,
        "Stacked columns, 2014–2015. 2015: Russia 100%. Others were the largest before: China (2014: 100%)."
    );
    assert!(
        caption.notes[0].starts_with("The yearly volumes that this choice needs"),
        "{:?}",
        caption.notes
    );
}

#[test]
fn a_share_of_a_year_is_not_of_another_period_but_of_another_unit() {
    let rows = [
        "Myanmar China 2018 9 tiv-million s24",
        "Myanmar India 2019 9 tiv-million s24",
        "Myanmar China 2019 50 percent news",
    ];
    let notes = notes_of(&rows, "yearly");
    assert!(
        notes.contains("2 values that cannot be added (TIV, per cent)"),
        "{notes}"
    );
}

#[test]
fn a_share_of_a_year_whose_volumes_are_shown_is_not_of_another_period() {
    let rows = [
        "Myanmar China 2020 50 percent news",
        "Myanmar Russia 2020 1 tiv-million s24",
        "Myanmar Russia 2020 1 usd-million s24",
    ];
    let notes = notes_of(&rows, "yearly");
    assert!(!notes.contains("another period"), "{notes}");
    assert!(
        notes.contains("1 value that cannot be added (per cent)"),
        "{notes}"
    );
}

#[test]
fn shares_are_no_more_exact_than_the_values_of_whoever_was_not_chosen() {
    let record = |supplier: &str, qualifier: &str, year: &str, value: i32| {
        json!({"id": format!("{supplier}{year}"), "recipient": "Myanmar", "supplier": supplier, "period": year,
            "value": value, "qualifier": qualifier, "unit": "tiv-million", "source": "s24"})
    };
    let rows = json!({"transfers": [
        record("Russia", "more-than", "2021", 12), record("China", "exact", "2021", 12),
        record("China", "exact", "2022", 8), record("China", "about", "2023", 0)
    ]});
    let data = data(rows);
    for suppliers in ["China", "China~Russia"] {
        let options = [("shares", "yearly"), ("suppliers", suppliers)];
        let notes = caption(&data, &shot("shares", &options)).notes.join("\n");
        let expected = "1 value is a bound or an estimate; the shares are no more exact.";
        assert!(notes.contains(expected), "{suppliers}: {notes}");
    }
}

#[test]
fn bounds_are_counted_once_where_years_stand_in_for_windows() {
    let record = |supplier: &str, year: &str, qualifier: &str| {
        json!({"id": format!("{supplier}{year}"), "recipient": "Myanmar", "supplier": supplier, "period": year,
            "value": 30, "qualifier": qualifier, "unit": "tiv-million", "source": "s24"})
    };
    let rows = json!({"transfers": [
        record("Russia", "2017", "at-least"), record("China", "2017", "exact"),
        record("Russia", "2019", "exact"), record("China", "2019", "exact")
    ]});
    let notes = by_years(&data(rows), "five-year").notes.join("\n");
    assert!(
        notes.contains("1 value is a bound or an estimate"),
        "{notes}"
    );
    let rows = json!({"transfers": [
        record("Russia", "2014", "at-least"), record("Russia", "2018", "exact"),
        {"id": "gap", "recipient": "Myanmar", "supplier": "China", "period": "2016", "value": null,
            "unit": "tiv-million", "source": "s24"},
        record("Russia", "2016", "exact")
    ]});
    let notes = by_years(&data(rows), "five-year").notes.join("\n");
    assert!(!notes.contains("no more exact"), "{notes}");
}

/// The year that a reader asks for is shown, not the longer period around it.
#[test]
fn a_year_that_is_asked_for_comes_before_a_period_around_it() {
    let data = transfers(&[
        "Myanmar China 2015/2019 500 tiv-million s24",
        "Myanmar China 2017 60 tiv-million s24",
        "Myanmar Russia 2017 40 tiv-million s24",
    ]);
    let asked = [("from", "2017-01-01"), ("to", "2017-12-31")];
    let told = caption(&data, &shot("shares", &asked)).summary;
    assert!(told.contains("China 60%"), "{told}");
    let told = labels(&shot("shares", &[]).scene(&data, None).unwrap()).join(" | ");
    assert!(told.contains("500"), "{told}");
}

#[test]
fn whatever_stands_in_for_windows_of_five_years_is_said_to() {
    let one = [
        "Myanmar China 2017 60 tiv-million s24",
        "Myanmar Russia 2017 40 tiv-million s24",
    ];
    let lone = [
        "Myanmar China 2017 60 tiv-million s24",
        "Myanmar Russia 2017 40 usd-million s24",
    ];
    let three = [one[0], one[1], "Myanmar China 2019 60 tiv-million s24"];
    for rows in [&one[..], &lone, &three] {
        let notes = notes_of(rows, "five-year");
        assert!(
            notes.contains("The yearly volumes that this choice needs"),
            "{notes}"
        );
        let notes = notes_of(rows, "yearly");
        assert!(
            !notes.contains("The yearly volumes that this choice needs"),
            "{notes}"
        );
    }
}

/// A share of all that was sent is a statement about those who were not chosen, too.
#[test]
fn sources_of_suppliers_that_were_not_chosen_are_credited_where_shares_are_of_them() {
    let year = |year: u32| {
        [
            format!("Myanmar China {year} 60 tiv-million s24"),
            format!("Myanmar Russia {year} 40 tiv-million news"),
        ]
    };
    for years in [&[2017][..], &[2017, 2018]] {
        let rows: Vec<String> = years.iter().flat_map(|one| year(*one)).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let data = transfers(&rows);
        let told = caption(
            &data,
            &shot("shares", &[("shares", "yearly"), ("suppliers", "China")]),
        );
        let credits: String = told
            .credits
            .iter()
            .map(|credit| credit.text.as_str())
            .collect();
        assert!(
            credits.contains("The Paper") && credits.contains("SIPRI"),
            "{credits}"
        );
    }
}

/// The columns are in the order of all years, a sentence of one in its own.
#[test]
fn a_sentence_begins_with_the_largest() {
    let data = transfers(&[
        "Myanmar China 2016 90 tiv-million s24",
        "Myanmar Russia 2016 10 tiv-million s24",
        "Myanmar China 2017 10 tiv-million s24",
        "Myanmar Russia 2017 30 tiv-million s24",
    ]);
    let caption = caption(&data, &shot("shares", &[("shares", "yearly")]));
    assert!(
        caption.summary.contains("2017: Russia 75%, China 25%"),
        "{}",
        caption.summary
    );
}

/// Who led before is told although it sent something in the last year, too.
#[test]
fn all_who_were_the_largest_before_are_told() {
    let data = transfers(&[
        "Myanmar Big 2016 90 tiv-million s24",
        "Myanmar Russia 2016 10 tiv-million s24",
        "Myanmar China 2017 60 tiv-million s24",
        "Myanmar Russia 2017 10 tiv-million s24",
        "Myanmar Russia 2018 50 tiv-million s24",
        "Myanmar Big 2018 1 tiv-million s24",
    ]);
    let caption = caption(&data, &shot("shares", &[("shares", "yearly")]));
    assert!(
        caption
            .summary
            .ends_with("Others were the largest before: China (2017: 86%), Big (2016: 90%)."),
        "{}",
        caption.summary
    );
}
