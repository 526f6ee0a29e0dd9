//! Rounded shares, ties, and the words for them.

use super::*;
use dateline::words::value::share;

#[test]
fn a_share_that_rounds_to_nothing_is_not_said_to_be_nothing() {
    let data = transfers(&[
        "Myanmar China 2018 996 tiv-million s24",
        "Myanmar Russia 2018 4 tiv-million s24",
    ]);
    let expected = "Myanmar’s arms imports: China over 99%, Russia under 1%";
    assert_eq!(headline(&data, "shares"), expected);
    assert!(picture(&data, "shares").contains(&"under 1%".to_owned()));
}

#[test]
fn a_published_share_that_rounds_to_nothing_is_under_one_per_cent_in_picture_and_table() {
    let data = transfers(&[
        "Myanmar China 2015/2019 99.6 percent s24",
        "Myanmar Russia 2015/2019 0.001 percent s24",
    ]);
    assert!(picture(&data, "shares").contains(&"under 1%".to_owned()));
    assert_eq!(
        table(&data, &shot("shares", &[])).rows[1].cells[3],
        "under 1%"
    );
    assert!(notes(&data, "shares").contains("The shares add up to 99.6%"));
}

#[test]
fn a_small_volume_is_not_nothing() {
    let data = transfers(&["Myanmar China 2010/2019 0.004 tiv-million s24"]);
    assert_eq!(
        table(&data, &shot("shares", &[])).rows[0].cells[3],
        "under 0.01 million TIV"
    );
}

#[test]
fn rounded_shares_that_miss_a_hundred_per_cent_are_left_so_and_said() {
    let data = transfers(&[
        "Myanmar China 2018 1 tiv-million s24",
        "Myanmar Russia 2018 1 tiv-million s24",
        "Myanmar India 2018 1 tiv-million s24",
    ]);
    assert!(summary(&data, "shares").ends_with("China 33%, Russia 33%, India 33%."));
    assert!(notes(&data, "shares").contains("The shares add up to 99%: each is rounded."));
}

#[test]
fn a_rest_that_nobody_names_is_said() {
    let data = transfers(&WINDOWS[..2]);
    let expected = "The shares add up to 65%: their source gives no share for the rest.";
    assert!(notes(&data, "shares").contains(expected));
}

#[test]
fn a_headline_leaves_out_nobody_who_has_as_much() {
    let rows: Vec<String> = ["China", "Russia", "India", "Serbia", "Israel"]
        .map(|name| format!("Myanmar {name} 2015/2019 20 percent s24"))
        .into();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let three = headline(&transfers(&rows[..3]), "shares");
    assert_eq!(
        three,
        "Myanmar’s arms imports: China 20%, Russia 20%, India 20%"
    );
    assert_eq!(
        headline(&transfers(&rows), "shares"),
        "Myanmar’s arms imports, 2015–2019"
    );
}

#[test]
fn names_have_their_articles() {
    let data = transfers(&[
        "United_Arab_Emirates China 2018 5 tiv-million s24",
        "United_Arab_Emirates China 2019 5 tiv-million s24",
        "United_Arab_Emirates Russia 2019 5 tiv-million s24",
    ]);
    let caption = caption(&data, &shot("shares", &[]));
    assert_eq!(
        caption.headline,
        "Who armed the United Arab Emirates, 2018–2019"
    );
    assert!(
        caption
            .measure
            .starts_with("Share of the United Arab Emirates’ arms imports")
    );
}

#[test]
fn the_largest_of_earlier_years_are_named() {
    let data = transfers(&[
        "Myanmar Canada 2014 1.28 tiv-million s24",
        "Myanmar Lithuania 2015 5 tiv-million s24",
        "Myanmar Germany 2016 20 tiv-million s24",
        "Myanmar France 2016 19 tiv-million s24",
    ]);
    assert_eq!(
        summary(&data, "shares"),
        "Stacked columns, 2014–2016. 2016: Germany 51%, France 49%. \
         Others were the largest before: Lithuania (2015: 100%), Canada (2014: 100%)."
    );
}

#[test]
fn a_bound_and_a_rounded_share_are_one_comparison() {
    use dateline::dataset::records::Qualifier::{About, AtLeast, Exact, MoreThan};
    let of = |qualifier, percent| share(&PLAIN, qualifier, percent, true);
    assert_eq!(of(About, 0.4), "under about 1%");
    assert_eq!(of(About, 99.6), "over about 99%");
    assert_eq!(of(AtLeast, 99.6), "over 99%");
    assert_eq!(of(MoreThan, 0.4), "more than nothing");
    assert_eq!(of(AtLeast, 30.0), "at least 30%");
    assert_eq!(of(Exact, 0.4), "under 1%");
}

/// "Over 99%" and "under 1%" are no numbers that a reader could add up.
#[test]
fn what_is_no_number_is_not_added_up() {
    for rows in [
        &[
            "Myanmar China 2015 995 tiv-million s24",
            "Myanmar India 2015 5 tiv-million s24",
        ][..],
        &[
            "Myanmar China 2015 984 tiv-million s24",
            "Myanmar A 2015 4 tiv-million s24",
            "Myanmar B 2015 4 tiv-million s24",
            "Myanmar C 2015 4 tiv-million s24",
            "Myanmar D 2015 4 tiv-million s24",
        ],
    ] {
        let data = transfers(rows);
        assert!(
            !notes(&data, "shares").contains("add up"),
            "{}",
            notes(&data, "shares")
        );
    }
}

/// Where China sent at least 40, Russia's 30 are at most 43 per cent of all.
#[test]
fn a_share_of_a_vague_whole_is_not_exact() {
    let transfer = |supplier: &str, value: u32, qualifier: &str| {
        json!({"id": supplier, "recipient": "Myanmar", "supplier": supplier, "period": "2018", "value": value,
            "unit": "tiv-million", "qualifier": qualifier, "source": "s24"})
    };
    let rows = [
        transfer("China", 40, "at-least"),
        transfer("Russia", 30, "exact"),
    ];
    let data = data(json!({ "transfers": rows }));
    let expected = "Myanmar’s arms imports: China about 57%, Russia about 43%";
    assert_eq!(headline(&data, "shares"), expected);
}
