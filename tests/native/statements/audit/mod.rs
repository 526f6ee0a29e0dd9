//! What `dateline check` warns of.

mod transfers;

use super::*;
use crate::support::{founding, project_file};
use dateline::audit::{Warning, audit};
use dateline::geo::BaseMap;
use std::sync::LazyLock;

static BASE_MAP: LazyLock<BaseMap> = LazyLock::new(|| {
    let source = std::fs::read(project_file("data/basemap/countries-110m.json")).unwrap();
    BaseMap::parse(&dateline_basemap::build(&source).unwrap()).unwrap()
});

/// The warnings of a data set but for sources without an address, which all of these have.
fn warnings(data: &DataSet) -> Vec<Warning> {
    let mut warnings = audit(data, &BASE_MAP);
    warnings.retain(|warning| warning.code != "source-without-address");
    warnings
}

/// Checks that a data set is warned of just this: a code, a record and a field.
#[track_caller]
fn assert_warned(data: &DataSet, expected: &[(&str, &str, &str)]) {
    let warnings = warnings(data);
    let found: Vec<_> = warnings
        .iter()
        .map(|one| (one.code, one.record.as_str(), one.field))
        .collect();
    assert_eq!(found, expected, "{warnings:?}");
}

#[test]
fn a_total_taken_back() {
    let data = counts(&[
        "A cumulative 2021-03-01 359 a",
        "A cumulative 2021-03-02 253 a",
    ]);
    assert_warned(
        &data,
        &[("total-revised-down", "casualties \"c1\"", "count")],
    );
    let told = warnings(&data)[0].to_string();
    let expected = "casualties \"c1\": `count` is 253, less than the 359 of \"c0\"; \
                    the figure marks what it takes back; if it is a slip, correct it";
    assert_eq!(told, expected);
}

#[test]
fn more_series_than_can_be_named() {
    let rows: Vec<String> = (0..8)
        .map(|number| format!("S{number} cumulative 2021-03-01 9 a"))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    assert_warned(
        &counts(&rows),
        &[("many-series", "casualties \"c7\"", "series")],
    );
    assert_warned(&counts(&rows[1..]), &[]);
}

#[test]
fn more_visits_than_the_key_has_room_for() {
    let rows = ["n m 2021-06-20"; 41];
    assert_warned(
        &journeys(&rows),
        &[("many-visits", "visits \"v40\"", "date")],
    );
    assert_warned(&journeys(&rows[1..]), &[]);
}

#[test]
fn a_visit_that_does_not_cross_the_border() {
    assert_warned(
        &journeys(&["d m 2021-06-20", "n d 2021-06-24", "d m 2021-06-25 v1"]),
        &[("not-across-the-border", "visits \"v0\"", "from")],
    );
}

#[test]
fn a_record_later_than_its_source() {
    assert_warned(
        &counts(&["A cumulative 2021-07-16 9 a"]),
        &[("after-its-source", "casualties \"c0\"", "date")],
    );
    // Some day of July may be one before the 15th.
    assert_warned(&counts(&["A cumulative 2021-07 9 a"]), &[]);
}

#[test]
fn a_place_in_another_country_than_it_says() {
    let one = |name, country, lat_deg, lon_deg| {
        data(json!({"places": [place("p", name, country, lat_deg, lon_deg)]}))
    };
    let warned = [("other-country", "places \"p\"", "country")];
    assert_warned(&one("Moscow", "MMR", 55.75, 37.6), &warned);
    // Minus signs that lack: at sea, and in another country.
    assert_warned(&one("Canberra", "AUS", 35.3, 149.1), &warned);
    assert_warned(&one("Brasilia", "BRA", 15.8, -47.9), &warned);
    assert_warned(&one("Geneva, near a border", "CHE", 46.2, 6.15), &[]);
    assert_warned(
        &one("Maseru, within another country", "LSO", -29.3, 27.5),
        &[],
    );
    assert_warned(
        &one("Singapore, not in the base map", "SGP", 1.3, 103.8),
        &[],
    );
}

#[test]
fn a_source_without_an_address() {
    let warnings = audit(&counts(&[]), &BASE_MAP);
    assert_eq!(
        (warnings[0].code, &*warnings[0].record),
        ("source-without-address", "sources \"s20\"")
    );
    assert_eq!(warnings.len(), 5);
}

#[test]
fn the_founding_data_set_s_places_and_dates_are_not_doubted() {
    let warnings = warnings(&founding());
    let is_doubt = |one: &&Warning| ["other-country", "after-its-source"].contains(&one.code);
    assert_eq!(warnings.iter().find(is_doubt), None);
}

#[test]
fn a_total_of_a_month_is_no_revision_of_one_within_it() {
    let data = counts(&[
        "AAPP cumulative 2021-03 10 a",
        "AAPP cumulative 2021-03-20 12 a",
    ]);
    assert_warned(&data, &[]);
}

#[test]
fn two_counts_of_a_date_of_which_none_is_later() {
    assert_warned(
        &counts(&[
            "A cumulative 2021-03-01 50 a",
            "A cumulative 2021-03-01 30 a",
        ]),
        &[("several-counts", "casualties \"c1\"", "count")],
    );
    let later = counts(&["A per-day 2021-03-01 50 a", "A per-day 2021-03-01 30 b"]);
    let replaced = ("count-replaced", "casualties \"c0\"", "count");
    assert_warned(&later, &[replaced]);
}

#[test]
fn legs_that_lead_in_a_circle() {
    let found = [
        ("circular-journey", "visits \"v0\"", "part_of"),
        ("circular-journey", "visits \"v1\"", "part_of"),
    ];
    assert_warned(
        &journeys(&["n m 2021-06-20 v1", "m n 2021-06-25 v0"]),
        &found,
    );
}

#[test]
fn a_leg_a_year_after_its_journey() {
    let data = journeys(&["n m 2021-06-20", "m n 2022-06-25 v0"]);
    // Another warning says that it is later than its source.
    let warnings = warnings(&data);
    let far = warnings
        .iter()
        .find(|one| one.code == "leg-far-from-journey")
        .unwrap();
    assert_eq!(far.record, "visits \"v1\"");
    assert!(far.seen.contains("370 days apart"), "{}", far.seen);
}

#[test]
fn a_place_with_two_ids() {
    let again = json!({"id": "m2", "name": "Moskva", "country": "RUS", "lat_deg": 55.751, "lon_deg": 37.601, "source": "a"});
    let places = json!([place("m", "Moscow", "RUS", 55.75, 37.6), again]);
    assert_warned(
        &data(json!({ "places": places })),
        &[("place-given-again", "places \"m2\"", "lat_deg")],
    );
}

#[test]
fn a_bound_below_an_earlier_total_and_a_count_outside_its_range() {
    let count = |id: &str, date: &str, fields: Value| {
        let mut record =
            json!({"id": id, "series": "A", "kind": "cumulative", "date": date, "source": "a"});
        for (field, value) in fields.as_object().unwrap() {
            record[field] = value.clone();
        }
        record
    };
    let data = data(json!({"casualties": [
        count("c0", "2021-03-01", json!({"count": 500, "low": 600, "high": 700})),
        count("c1", "2021-04-01", json!({"count": 400, "qualifier": "at-least"})),
    ]}));
    assert_warned(
        &data,
        &[
            ("total-below-earlier", "casualties \"c1\"", "count"),
            ("count-outside-range", "casualties \"c0\"", "count"),
        ],
    );
}

#[test]
fn a_date_of_another_source_after_its_publication() {
    let visit = json!({"id": "v", "from": "n", "to": "m", "date": "2021-05", "source": "b",
        "dated_elsewhere": [{"date": "2021-05-28", "source": "news"}]});
    assert_warned(
        &data(json!({ "visits": [visit] })),
        &[("after-its-source", "visits \"v\"", "dated_elsewhere")],
    );
}

#[test]
fn a_leg_before_its_journey() {
    let data = journeys(&["n m 2021-06-10", "m k 2021-06-05 v0"]);
    let found = [
        ("leg-before-journey", "visits \"v1\"", "part_of"),
        ("not-across-the-border", "visits \"v1\"", "from"),
    ];
    assert_warned(&data, &found[..1]);
}

#[test]
fn a_total_overtaken_by_an_earlier_date() {
    let data = counts(&[
        "A cumulative 2021-03-09 160 a",
        "A cumulative 2021-03-05 170 b",
    ]);
    assert_warned(&data, &[("total-revised-up", "casualties \"c1\"", "count")]);
}

#[test]
fn totals_beside_counts_of_single_days() {
    let data = counts(&["A cumulative 2021-03-09 160 a", "A per-day 2021-03-10 5 a"]);
    assert_warned(&data, &[("two-kinds", "casualties \"c1\"", "kind")]);
}

/// What is told already as a record that is not there leads nowhere, and so in no circle.
#[test]
fn a_leg_of_nothing_is_no_circle() {
    let data = journeys(&["n m 2021-03-10", "m n 2021-03-12 nope"]);
    assert_warned(&data, &[]);
}

#[test]
fn a_bound_is_no_less_than_a_total_that_was_taken_back() {
    let mut rows = vec![
        json!({"date": "2021-03-05", "count": 120, "source": "a"}),
        json!({"date": "2021-03-08", "count": 95, "qualifier": "at-least", "source": "a"}),
        json!({"date": "2021-03-05", "count": 88, "source": "b"}),
    ];
    for (index, row) in rows.iter_mut().enumerate() {
        row["id"] = json!(format!("c{index}"));
        row["series"] = json!("A");
        row["kind"] = json!("cumulative");
    }
    let data = data(json!({"casualties": rows}));
    assert_warned(
        &data,
        &[("total-revised-down", "casualties \"c2\"", "count")],
    );
}

/// A leg is measured by the visit that it names.
#[test]
fn a_leg_that_is_far_from_a_leg() {
    let data = journeys(&["n m 2021-06-20", "m k 2021-06-22 v0", "k n 2021-12-24 v1"]);
    let warnings = warnings(&data);
    let far = warnings
        .iter()
        .find(|one| one.code == "leg-far-from-journey")
        .unwrap();
    assert!(
        far.seen
            .contains("185 days apart: 2021-12-24 and 2021-06-22"),
        "{far:?}"
    );
    let data = journeys(&["n m 2021-06-20", "m k 2021-06-25 v0", "k n 2021-06-23 v1"]);
    let early = super::audit::warnings(&data);
    assert!(
        early.iter().any(|one| one.code == "leg-before-journey"),
        "{early:?}"
    );
}

/// Where nobody says when a count was published, none takes another one back.
#[test]
fn counts_of_which_none_is_known_to_be_later() {
    let data = data(json!({
        "sources": [
            {"id": "undated", "title": "A", "publisher": "B"},
            {"id": "dated", "title": "C", "publisher": "D", "published": "2021-06-04"},
            {"id": "a", "title": "List", "publisher": "AAPP"}
        ],
        "casualties": [
            {"id": "c0", "series": "A", "kind": "per-day", "date": "2021-03-01", "count": 44, "source": "undated"},
            {"id": "c1", "series": "A", "kind": "per-day", "date": "2021-03-01", "count": 60, "source": "dated"}
        ]
    }));
    assert!(
        warnings(&data)
            .iter()
            .all(|one| one.code != "count-replaced")
    );
}
