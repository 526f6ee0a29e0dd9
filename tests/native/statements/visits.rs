//! Who visited whom.

use super::*;
use dateline::dataset::{RecordRef, Table};
use dateline::words::tip;

#[test]
fn a_visit_between_others_is_counted_apart() {
    let data = journeys(&["d m 2021-06-20", "n d 2021-06-24"]);
    assert_eq!(
        headline(&data, "map"),
        "1 visit from Myanmar, June\u{a0}2021"
    );
    assert_eq!(
        summary(&data, "map"),
        "Map. 1 visit, 24 June 2021, between Delhi, Naypyidaw."
    );
    assert!(notes(&data, "map").contains("Counted apart, in grey: 1 visit between other places."));
}

#[test]
fn visits_within_the_country_and_of_unknown_countries_are_counted_apart() {
    let data = journeys(&["n m 2021-06-20", "n y 2021-06-24", "n x 2021-06-25"]);
    assert_eq!(
        headline(&data, "map"),
        "1 visit from Myanmar, June\u{a0}2021"
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
        "2 visits to and from Myanmar, one of them to two cities, January\u{a0}2021 to June\u{a0}2021"
    );
}

#[test]
fn the_way_home_is_no_visit_to_the_country() {
    let data = journeys(&["n m 2021-06-20", "m n 2021-06-25 v0"]);
    assert_eq!(
        headline(&data, "map"),
        "1 visit from Myanmar, June\u{a0}2021"
    );
}

#[test]
fn visits_that_never_touch_the_country_are_said_not_to() {
    let data = journeys(&["d m 2021-06-20", "m d 2021-06-24"]);
    assert_eq!(
        headline(&data, "map"),
        "2 visits, none to or from Myanmar, June\u{a0}2021"
    );
}

#[test]
fn legs_that_name_each_other_as_their_journey_do_not_hang() {
    let data = journeys(&["n m 2021-06-20 v1", "m k 2021-06-25 v0"]);
    assert!(headline(&data, "map").contains("visit"));
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

/// A visit from Moscow in March, which other sources (`a` or `b`) date so.
fn dated_elsewhere(dates: &[(&str, &str)]) -> DataSet {
    let elsewhere: Vec<Value> = dates
        .iter()
        .map(|(date, source)| json!({"date": date, "source": source}))
        .collect();
    data(
        json!({"visits": [{"id": "v", "from": "m", "to": "n", "date": "2021-03",
        "dated_elsewhere": elsewhere, "people": [{"name": "A B"}], "source": "news"}]}),
    )
}

fn credits(data: &DataSet) -> String {
    let credits = caption(data, &shot("map", &[])).credits;
    credits.into_iter().map(|credit| credit.text).collect()
}

#[test]
fn a_closer_date_is_credited_to_who_gives_it() {
    let data = dated_elsewhere(&[("2021-03-26", "a")]);
    let table = table(&data, &shot("map", &[]));
    assert_eq!(table.rows[0].cells[1], "26 March 2021 (AAPP)");
    assert!(table.rows[0].source.text.starts_with("The Paper"));
    assert!(credits(&data).contains("AAPP: List"), "{}", credits(&data));
}

#[test]
fn a_date_that_contradicts_does_not_replace_a_vaguer_one() {
    for other in ["2021-04-02", "2020-01-01/2022-12-31"] {
        let data = dated_elsewhere(&[(other, "a")]);
        let expected = "1 visit to Myanmar, March\u{a0}2021";
        assert_eq!(headline(&data, "map"), expected);
        let table = table(&data, &shot("map", &[]));
        assert!(
            table.rows[0].cells[1].starts_with("March 2021, "),
            "{table:?}"
        );
    }
}

#[test]
fn two_days_that_sources_give_are_both_in_the_table() {
    let data = dated_elsewhere(&[("2021-03-26", "a"), ("2021-03-28", "b")]);
    let table = table(&data, &shot("map", &[]));
    let expected = "26 March 2021 (AAPP), 28 March 2021 (AAPP)";
    assert_eq!(table.rows[0].cells[1], expected);
}

#[test]
fn a_visit_is_chosen_by_the_date_that_is_told_of_it() {
    let data = dated_elsewhere(&[("2021-03-26", "a")]);
    let on = |from, to| caption(&data, &shot("map", &[("from", from), ("to", to)]));
    assert!(on("2021-03-28", "2021-03-31").message.is_some());
    assert!(on("2021-03-26", "2021-03-26").message.is_none());
}

#[test]
fn a_long_visit_is_numbered_by_its_first_day() {
    let data = journeys(&["n m 2021-06-05", "m n 2021-06-01/2021-06-30"]);
    let key = caption(&data, &shot("map", &[])).key;
    let one = key.iter().find(|entry| entry.label == "1").unwrap();
    assert!(one.text.ends_with("to Naypyidaw"), "{}", one.text);
}

#[test]
fn legs_that_a_choice_hides_are_said_to_be_missing() {
    let data = journeys(&["d m 2021-05-31", "m n 2021-06-02 v0"]);
    let caption = caption(&data, &shot("map", &[("to", "2021-05-31")]));
    let note = "Not all parts of 1 visit are among what is chosen.";
    assert!(
        caption.notes.contains(&note.to_owned()),
        "{:?}",
        caption.notes
    );
}

#[test]
fn a_leg_alone_is_said_to_be_one() {
    let data = journeys(&["d m 2021-05-31", "m n 2021-06-02 v0"]);
    let measure = caption(&data, &shot("map", &[("from", "2021-06")])).measure;
    let expected = "Visits, and the legs of visits, numbered in time";
    assert!(measure.starts_with(expected), "{measure}");
}

#[test]
fn home_is_no_city_visited_though_the_first_leg_is_hidden() {
    let data = journeys(&["n m 2021-05-31", "m k 2021-06-02 v0", "k n 2021-06-03 v0"]);
    let caption = caption(&data, &shot("map", &[("from", "2021-06")]));
    assert!(!caption.headline.contains("cities"), "{}", caption.headline);
}

#[test]
fn who_returns_to_another_city_of_his_country_has_not_visited_it() {
    let data = journeys(&["n m 2021-06-20", "m y 2021-06-25 v0"]);
    assert!(!headline(&data, "map").contains("cities"));
}

#[test]
fn visits_within_the_country_are_not_said_to_be_elsewhere() {
    let data = journeys(&["n y 2021-06-20", "n x 2021-06-21"]);
    assert_eq!(headline(&data, "map"), "2 visits, June\u{a0}2021");
    let notes = notes(&data, "map");
    let expected = "In grey: 1 visit within Myanmar, 1 visit of an unknown country.";
    assert!(notes.contains(expected), "{notes}");
}

#[test]
fn colours_are_of_visits_whichever_way_a_leg_goes() {
    let data = journeys(&["m n 2021-06-01", "n m 2021-06-20", "m k 2021-06-25 v1"]);
    let key = caption(&data, &shot("map", &[])).key;
    assert_eq!(key[0].text, "on visits to Myanmar");
    assert_eq!(key[1].text, "on visits from Myanmar");
}

#[test]
fn cities_of_a_visit_to_the_country_are_those_within_it() {
    let rows = ["m d 2021-06-01", "d n 2021-06-05 v0", "n k 2021-06-06 v0"];
    assert!(!headline(&journeys(&rows), "map").contains("cities"));
    let rows = ["m d 2021-06-01", "d n 2021-06-05 v0", "n y 2021-06-06 v0"];
    assert!(headline(&journeys(&rows), "map").contains(", to two cities"));
}

#[test]
fn a_place_at_sea_is_no_city() {
    let data = journeys(&["n m 2021-06-20", "m x 2021-06-25 v0"]);
    assert!(!headline(&data, "map").contains("cities"));
}

#[test]
fn a_vague_journey_comes_before_its_legs() {
    let data = journeys(&["n m 2021-03", "m k 2021-03-05 v0", "k d 2021-03-06 v1"]);
    let key = caption(&data, &shot("map", &[])).key;
    let one = key.iter().find(|entry| entry.label == "1").unwrap();
    assert!(one.text.ends_with("to Moscow"), "{}", one.text);
}

#[test]
fn visits_of_unknown_countries_alone_are_said_to_be_grey() {
    let data = journeys(&["m x 2021-06-20"]);
    assert!(notes(&data, "map").contains("In grey: 1 visit of an unknown country."));
}

#[test]
fn a_journey_goes_the_way_of_the_first_leg_that_crosses_the_border() {
    let data = journeys(&["d k 2021-05-31", "n m 2021-06-09 v0", "m n 2021-06-02 v0"]);
    let expected = "1 visit to Myanmar, one of them";
    assert!(
        !headline(&data, "map").contains("from Myanmar"),
        "{}",
        headline(&data, "map")
    );
    assert!(headline(&data, "map").starts_with(expected.split(',').next().unwrap()));
}

#[test]
fn at_a_place_it_is_said_who_left_it() {
    let data = journeys(&["m n 2021-06-01"]);
    let place = |id| RecordRef::new(Table::Places, data.place(id).unwrap().0);
    let visit = RecordRef::new(Table::Visits, 0);
    let localizer = Localizer {
        data: &data,
        host: &PLAIN,
    };
    let line = |id| {
        tip::of_records(localizer, &[place(id), visit]).rows[0]
            .value
            .clone()
    };
    assert_eq!(line("m"), "A B, to Naypyidaw");
    assert_eq!(line("n"), "A B");
}

#[test]
fn a_visitor_without_a_name_is_told_by_the_way() {
    let data = data(
        json!({"visits": [{"id": "v", "from": "m", "to": "n", "date": "2021-06-20",
        "people": [{}], "source": "a"}]}),
    );
    let localizer = Localizer {
        data: &data,
        host: &PLAIN,
    };
    let records = [
        RecordRef::new(Table::Places, 0),
        RecordRef::new(Table::Visits, 0),
    ];
    let tip = tip::of_records(localizer, &records);
    assert_eq!(tip.rows[0].value, "Moscow to Naypyidaw");
}

#[test]
fn what_a_record_says_of_itself_is_in_the_table() {
    let data = data(json!({
        "visits": [{"id": "v", "from": "m", "to": "n", "date": "2021-06-20", "note": "Called off.", "source": "a"}],
        "casualties": [{"id": "c", "series": "A", "kind": "cumulative", "date": "2021-06-20", "count": 9,
            "note": "Soldiers too.", "source": "a"}]
    }));
    for (view, note) in [("map", "Called off."), ("trend", "Soldiers too.")] {
        let cells = &table(&data, &shot(view, &[])).rows[0].cells;
        assert!(cells.contains(&note.to_owned()), "{cells:?}");
    }
}

#[test]
fn an_assumed_beginning_on_a_busy_route_is_told_without_dashes() {
    let visit = |row: usize| {
        json!({"id": format!("v{row}"), "from": "moscow", "to": "naypyidaw", "from_assumed": true,
            "date": format!("2021-03-{:02}", row + 1), "people": [{"name": "A B"}], "source": "a"})
    };
    let visits: Vec<Value> = (0..20).map(visit).collect();
    let place = |id: &str, country: &str, lat: f64, lon: f64| json!({"id": id, "name": id, "country": country, "lat_deg": lat, "lon_deg": lon, "source": "a"});
    let places = [
        place("moscow", "RUS", 55.8, 37.6),
        place("naypyidaw", "MMR", 19.8, 96.1),
    ];
    let data = data(json!({ "places": places, "visits": visits }));
    let notes = caption(&data, &shot("map", &[])).notes.join("\n");
    assert!(
        notes.contains("Of 20 visits on busy routes the beginning is assumed."),
        "{notes}"
    );
    assert!(!notes.contains("dashes"), "{notes}");
}
