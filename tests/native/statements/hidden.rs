//! What choices hide.

use super::*;

#[test]
fn what_a_choice_hides_is_counted_in_note_and_table() {
    let data = transfers(&WINDOWS);
    let asked = shot("shares", &[("suppliers", "China")]);
    let hidden = "What is chosen hides 2 of 4 records.";
    assert!(caption(&data, &asked).notes.contains(&hidden.to_owned()));
    assert!(table(&data, &asked).caption.contains(hidden));
}

#[test]
fn the_days_that_an_editor_gives_a_figure_hide_nothing() {
    let data = counts(&REVISED);
    let caption = caption(&data, &shot("trend", &[("to", "2019-04-24")]));
    assert_eq!(
        caption.headline,
        "359 people killed in Myanmar by 24 April 2019, taken back later"
    );
    assert!(
        !caption.notes.join(" ").contains("hides"),
        "{:?}",
        caption.notes
    );
}

#[test]
fn visits_that_a_choice_takes_off_the_time_axis_are_counted() {
    let visit = |id: &str, from: &str, to: &str| json!({"id": id, "from": from, "to": to, "date": "2021-06-20", "source": "a"});
    let data = data(json!({
        "casualties": [{"id": "c", "series": "A", "kind": "cumulative", "date": "2021-06-20", "count": 9, "source": "a"}],
        "visits": [visit("v1", "m", "n"), visit("v2", "n", "m")]
    }));
    let caption = caption(&data, &shot("trend", &[("direction", "inbound")]));
    let expected = "What is chosen hides 1 of 3 records.";
    assert!(
        caption.notes.contains(&expected.to_owned()),
        "{:?}",
        caption.notes
    );
}
