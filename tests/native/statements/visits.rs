//! Who visited whom.

use super::*;

#[test]
fn a_visit_between_others_is_counted_apart() {
    let data = journeys(&["d m 2021-06-20", "n d 2021-06-24"]);
    assert_eq!(
        headline(&data, "map"),
        "1 official visit from Myanmar, June\u{a0}2021"
    );
    assert_eq!(
        summary(&data, "map"),
        "Map. 1 visit, 24 June 2021, between Delhi, Naypyidaw."
    );
    assert!(
        notes(&data, "map").contains("Counted apart, in grey: 1 visit between other countries.")
    );
}

#[test]
fn visits_within_the_country_and_of_unknown_countries_are_counted_apart() {
    let data = journeys(&["n m 2021-06-20", "n y 2021-06-24", "n x 2021-06-25"]);
    assert_eq!(
        headline(&data, "map"),
        "1 official visit from Myanmar, June\u{a0}2021"
    );
    let notes = notes(&data, "map");
    assert!(
        notes.contains("1 visit within Myanmar, 1 visit of an unknown country"),
        "{notes}"
    );
}

#[test]
fn a_journey_is_counted_once_and_its_legs_as_legs() {
    let data = journeys(&[
        "m n 2021-01-21",
        "n m 2021-06-20",
        "m k 2021-06-25 v1",
        "k n 2021-06-26 v2",
    ]);
    assert_eq!(
        headline(&data, "map"),
        "2 official visits to and from Myanmar, one of them to two cities, January\u{a0}2021 to June\u{a0}2021"
    );
}

#[test]
fn the_way_home_is_no_visit_to_the_country() {
    let data = journeys(&["n m 2021-06-20", "m n 2021-06-25 v0"]);
    assert_eq!(
        headline(&data, "map"),
        "1 official visit from Myanmar, June\u{a0}2021"
    );
}

#[test]
fn visits_that_never_touch_the_country_are_said_not_to() {
    let data = journeys(&["d m 2021-06-20", "m d 2021-06-24"]);
    assert_eq!(
        headline(&data, "map"),
        "2 official visits, none to or from Myanmar, June\u{a0}2021"
    );
}

#[test]
fn legs_that_name_each_other_as_their_journey_do_not_hang() {
    let data = journeys(&["n m 2021-06-20 v1", "m k 2021-06-25 v0"]);
    assert!(headline(&data, "map").contains("official visit"));
}

#[test]
fn a_visit_of_nobody_named_is_told_by_its_way() {
    let visit = json!({"id": "v", "from": "m", "to": "n", "date": "2021-06-20", "source": "a"});
    let data = data(json!({ "visits": [visit] }));
    let key = caption(&data, &shot("map", &[])).key;
    assert!(
        key.iter()
            .any(|entry| entry.text == "20 Jun 2021: Moscow to Naypyidaw"),
        "{key:?}"
    );
}
