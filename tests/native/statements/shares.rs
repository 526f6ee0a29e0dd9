//! What is said of shares: of what they are, what they add up to, who gives them.

use super::*;

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
fn shares_of_several_sources_are_not_added_up() {
    let notes = notes(&transfers(&QUOTED), "shares");
    assert!(!notes.contains("add up"), "{notes}");
    let expected = "Values are of different releases or sources: The Paper 2021, SIPRI 2024.";
    assert!(notes.contains(expected), "{notes}");
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

/// Bars of a picture: the length of each and its text.
fn lengths(data: &DataSet) -> Vec<f64> {
    let scene = shot("shares", &[]).scene(data, None).unwrap();
    let bars = scene.data.iter().filter_map(|mark| match &mark.shape {
        Shape::Bar { rect, .. } if mark.target.is_some() => Some(rect.width),
        _ => None,
    });
    bars.collect()
}

/// What a picture of two shares says that they are of; each is `source` and what its record says.
fn measured(china: [&str; 2], russia: [&str; 2]) -> String {
    let row = |supplier: &str, [source, of]: [&str; 2]| {
        let of = (!of.is_empty()).then_some(of);
        json!({"id": supplier, "recipient": "Myanmar", "supplier": supplier, "period": "2020", "value": 50,
            "unit": "percent", "share_of": of, "source": source})
    };
    let volume = json!({"id": "v", "recipient": "Myanmar", "supplier": "China", "period": "2015", "value": 3,
        "unit": "tiv-million", "source": "s24"});
    let rows = json!([row("China", china), row("Russia", russia), volume]);
    let measure = caption(&data(json!({ "transfers": rows })), &shot("shares", &[])).measure;
    let (_, of) = measure.split_once("2020, ").unwrap();
    of.to_owned()
}

#[test]
fn what_shares_are_of_is_what_all_their_records_say() {
    let volume = ["s24", "volume"];
    assert_eq!(measured(volume, volume), "in per cent of volume");
    assert_eq!(
        measured(volume, ["news", "volume"]),
        "in per cent of volume"
    );
    let value = ["news", "value"];
    assert_eq!(measured(value, value), "in per cent of value");
}

/// A source of volumes may still give shares of something else.
#[test]
fn shares_without_a_word_are_not_said_to_be_of_volume() {
    assert_eq!(measured(["s24", ""], ["s24", ""]), "in per cent");
}

#[test]
fn shares_of_volume_and_of_value_are_never_added() {
    let row = |supplier: &str, value: i32, of: &str| {
        json!({"id": format!("{supplier}{of}"), "recipient": "Myanmar", "supplier": supplier, "period": "2020",
            "value": value, "unit": "percent", "share_of": of, "source": "s24"})
    };
    let data = data(json!({"transfers": [
        row("China", 30, "volume"), row("Russia", 25, "volume"), row("India", 45, "volume"),
        row("China", 15, "value"), row("Russia", 20, "value"),
    ]}));
    assert!(data.problems.is_empty(), "{:?}", data.problems);
    let caption = caption(&data, &shot("shares", &[]));
    assert_eq!(
        caption.headline,
        "Myanmar’s arms imports: India 45%, China 30%"
    );
    assert!(caption.measure.ends_with("in per cent of volume"));
    let notes = caption.notes.join(" ");
    assert!(!notes.contains("add up"), "{notes}");
    assert!(
        notes.contains("2 values that cannot be added (per cent)"),
        "{notes}"
    );
}

/// Of two shares of a supplier the first is drawn, and counts.
#[test]
fn rival_shares_of_a_supplier_are_not_added() {
    let data = transfers(&[
        "Myanmar China 2020 40 percent s24",
        "Myanmar China 2020 70 percent s24",
    ]);
    assert!(data.problems.is_empty(), "{:?}", data.problems);
}

/// The slices of the first column of years, from the bottom up: their lower and upper edges.
fn slices_of(rows: &[&str]) -> Vec<(f64, f64)> {
    let scene = shot("shares", &[("shares", "yearly")])
        .scene(&transfers(rows), None)
        .unwrap();
    let bars = scene.data.iter().filter_map(|mark| match mark.shape {
        Shape::Bar { rect, .. } => Some(rect),
        _ => None,
    });
    let bars: Vec<_> = bars.collect();
    let first = bars.iter().filter(|rect| rect.left == bars[0].left);
    first.map(|rect| (rect.bottom(), rect.top)).collect()
}

#[test]
fn slices_of_a_column_stand_apart_however_thin_they_are() {
    let slices = slices_of(&[
        "Myanmar China 2015 1000 tiv-million s24",
        "Myanmar Russia 2015 1 tiv-million s24",
        "Myanmar India 2015 0.5 tiv-million s24",
        "Myanmar China 2016 1000 tiv-million s24",
    ]);
    assert_eq!(slices.len(), 3);
    for pair in slices.windows(2) {
        assert!(pair[0].1 - pair[1].0 >= 0.999, "{slices:?}");
    }
    for (bottom, top) in &slices {
        assert!(bottom - top >= 0.999, "{slices:?}");
    }
}

#[test]
fn who_was_the_largest_is_named_although_its_slice_is_grey() {
    let mut rows: Vec<String> = (0..6)
        .map(|row| format!("Myanmar S{row} 2016 {} tiv-million s24", 20 + row))
        .collect();
    rows.push("Myanmar Canada 2014 1 tiv-million s24".to_owned());
    let rows: Vec<_> = rows.iter().map(String::as_str).collect();
    let scene = shot("shares", &[("shares", "yearly")])
        .scene(&transfers(&rows), None)
        .unwrap();
    let is_name = |shape: &Shape| matches!(shape, Shape::Label { text, .. } if text == "Canada");
    assert!(scene.data.iter().any(|mark| is_name(&mark.shape)));
}

/// Nothing of nothing is no share.
#[test]
fn a_year_of_zeros_has_no_shares_in_the_table() {
    let data = transfers(&[
        "Mali Russia 2018 10 tiv-million a",
        "Mali Russia 2019 0 tiv-million a",
        "Mali China 2019 0 tiv-million a",
        "Mali China 2020 10 tiv-million a",
    ]);
    let table = table(&data, &shot("shares", &[("shares", "yearly")]));
    let shares: Vec<_> = table.rows.iter().map(|row| row.share).collect();
    assert_eq!(shares, [Some(100.0), None, None, Some(100.0)]);
}
