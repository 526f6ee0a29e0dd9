//! Lists of visits as desks have them: legs between places that are known, each drawn once.

use crate::support::{import, made};

const FROM_MOSCOW: (&str, &str) = ("home", "Moscow, Russia");

fn journeys(text: &str) -> Vec<String> {
    made(text, &[FROM_MOSCOW], "visits", &["from", "to"])
}

const NOTHING: [&str; 0] = [];

#[test]
fn a_country_behind_a_city_is_its_country() {
    let visit = |place: &str| {
        journeys(&format!(
            "date,visitor,place\n2021-02-01,A. Envoy,\"{place}\"\n"
        ))
    };
    assert_eq!(visit("Vienna, Austria"), ["moscow-rus vienna-aut"]);
    assert_eq!(visit("Tripoli, Lebanon"), NOTHING);
    assert_eq!(visit("Victoria, Canada"), NOTHING);
    assert_eq!(
        visit("Beijing, Tokyo"),
        ["moscow-rus beijing-chn", "beijing-chn tokyo-jpn"]
    );
}

/// `Paris, Texas` cannot be told from a journey to two cities, of which one is known: only what is certain is drawn, and told.
#[test]
fn a_leg_that_nobody_knows_is_not_drawn() {
    let visit = |place: &str| {
        journeys(&format!(
            "date,visitor,place\n2021-02-01,A. Envoy,\"{place}\"\n"
        ))
    };
    assert_eq!(visit("Smalltown; Beijing"), NOTHING);
    assert_eq!(
        visit("Beijing; Smalltown; Tokyo"),
        ["moscow-rus beijing-chn"]
    );
    let (_, report) = import(
        &[(
            "f.csv",
            "date,visitor,place\n2021-02-01,A. Envoy,\"Beijing; Smalltown\"\n",
        )],
        &[FROM_MOSCOW],
    );
    assert_eq!(report.files[0].in_part[0].lines, [2]);
    assert!(
        report.questions[0].text.contains("Beijing (CHN)"),
        "{:?}",
        report.questions
    );
}

#[test]
fn two_places_of_one_name_stay_two() {
    let text = "date,visitor,city,lat,lon\n2021-02-01,A,Springfield,39.8,-89.6\n2021-02-02,A,Springfield,\"42,1\",\"-72,6\"\n2021-02-03,A,Springfield,196,0\n";
    assert_eq!(
        made(text, &[FROM_MOSCOW], "places", &["lat_deg"]),
        ["55.754", "39.8", "42.1"]
    );
}

#[test]
fn visits_are_those_of_the_country_that_they_set_out_from() {
    let text = "date,visitor,place\n2021-02-01,A. Envoy,\"Vienna, Austria\"\n";
    let (data, _) = import(&[("f.csv", text)], &[FROM_MOSCOW]);
    assert_eq!(data["subject"]["country"], "RUS");
}

#[test]
fn visits_of_one_id_are_all_there() {
    let ids = |text: &str| made(text, &[FROM_MOSCOW], "visits", &["id"]);
    let text = "id,date,visitor,place\n7,2021-03-01,A,\"Beijing, China\"\n7,2021-04-01,B,\"Beijing, China\"\n";
    assert_eq!(ids(text), ["file-7", "file-7-2"]);
    // What the second leg of a journey would be called may be another's id.
    let text = "id,date,visitor,place\n7,2021-03-01,A,\"Beijing; Tokyo\"\n7-2,2021-04-01,B,\"Beijing, China\"\n";
    assert_eq!(ids(text), ["file-7", "file-7-2", "file-7-2-2"]);
}

/// A figure of the visits counts those that it has: how many it has not stands under it.
#[test]
fn visits_without_places_are_counted_in_the_note_of_their_source() {
    let head = "date,visitor,from,to\n";
    let row = |day: u32, to: &str| format!("2021-03-{day:02},A minister,Moscow (Russia),{to}\n");
    let note = |rows: &[&str]| {
        let rows: String = (1..).zip(rows).map(|(day, to)| row(day, to)).collect();
        let (data, _) = import(&[("visits.csv", &format!("{head}{rows}"))], &[]);
        data["sources"][0]["note"].clone()
    };
    let [known, unknown] = ["Naypyidaw (Myanmar)", "Nowhereville (Myanmar)"];
    let both = format!("{known}; {unknown}");
    assert_eq!(note(&[known]), serde_json::Value::Null);
    assert_eq!(
        note(&[known, unknown]),
        "Of the source’s visits 1 is not here: its places were not found."
    );
    assert_eq!(
        note(&[known, unknown, unknown, &both]),
        "Of the source’s visits 2 are not here: their places were not found. Of 1 of its visits a leg is missing: a place was not found."
    );
}
