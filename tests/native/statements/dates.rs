//! Dates that are no days.

use super::*;
use dateline::scene::Mark;

const BY_YEAR: [&str; 3] = [
    "AAPP cumulative 2019 100 a",
    "AAPP cumulative 2020 300 a",
    "AAPP cumulative 2021 912 a",
];

#[test]
fn a_total_of_a_year_is_said_of_the_year() {
    let caption = caption(&counts(&BY_YEAR), &shot("trend", &[]));
    assert_eq!(
        caption.headline,
        "912 people killed in Myanmar as counted in 2021"
    );
    assert_eq!(
        caption.summary,
        "Line chart, 2019 to 2021. 2019: 100; 2021: 912 (AAPP)."
    );
    assert!(
        caption.measure.ends_with("as reported, 2019 to 2021"),
        "{}",
        caption.measure
    );
}

#[test]
fn a_total_of_a_year_is_drawn_over_the_year_and_stands_at_its_end() {
    let scene = shot("trend", &[]).scene(&counts(&BY_YEAR), None).unwrap();
    let widths = scene.data.iter().filter_map(|mark| match mark.shape {
        Shape::Rule { from, to, .. } if from.y == to.y && mark.target.is_some() => {
            Some(to.x - from.x)
        }
        _ => None,
    });
    let widths: Vec<f64> = widths.collect();
    let dots = scene.data.iter().filter_map(|mark| match mark.shape {
        Shape::Dot { centre, .. } => Some(centre.x),
        _ => None,
    });
    let dots: Vec<f64> = dots.collect();
    assert_eq!(widths.len(), 3);
    // Three years side by side fill the plot.
    assert!(
        (widths[0] * 3.0 - (dots[2] - dots[0] + widths[0])).abs() < 2.0,
        "{widths:?} {dots:?}"
    );
}

/// The headline of counts of single days.
fn headline_of(data: &DataSet) -> String {
    caption(data, &shot("trend", &[("count", "per-day")])).headline
}

#[test]
fn a_count_of_a_month_is_not_a_count_of_one_day() {
    let data = counts(&["AAPP per-day 2021-03 300 a", "AAPP per-day 2021-04-09 82 a"]);
    assert_eq!(
        headline_of(&data),
        "82 people killed in Myanmar on 9 April 2021"
    );
    let data = counts(&["AAPP per-day 2021-03 80 a", "AAPP per-day 2021-04-09 82 a"]);
    let highest = headline_of(&data);
    assert_eq!(
        highest,
        "82 people killed in Myanmar on 9 April 2021, the most in one day"
    );
    let data = counts(&["AAPP per-day 2021-03 300 a"]);
    assert_eq!(
        headline_of(&data),
        "300 people killed in Myanmar, counted for March 2021"
    );
}

#[test]
fn counts_of_months_are_not_said_to_be_per_day() {
    let data = counts(&["AAPP per-day 2021-03 300 a"]);
    let measure = caption(&data, &shot("trend", &[("count", "per-day")])).measure;
    let expected = "People killed per day or longer, as each source counts them, March 2021";
    assert_eq!(measure, expected);
}

#[test]
fn a_stretch_of_days_is_not_one_day() {
    let data = counts(&["AAPP per-day 2021-03-01/2021-03-07 300 a"]);
    assert_eq!(
        headline_of(&data),
        "300 people killed in Myanmar, counted for 1–7 March 2021"
    );
}

#[test]
fn a_year_of_visits_is_not_cut_to_months() {
    let data = journeys(&["n m 2018", "n m 2018-03-05"]);
    assert_eq!(headline(&data, "map"), "2 visits from Myanmar, 2018");
}

#[test]
fn a_total_of_more_days_than_are_shown_has_no_dot_among_them() {
    let data = counts(&[
        "AAPP cumulative 2021-03-05 100 a",
        "AAPP cumulative 2021-03-20 300 a",
        "AAPP cumulative 2021 912 a",
    ]);
    let asked = shot("trend", &[("from", "2021-03"), ("to", "2021-04")]);
    let scene = asked.scene(&data, None).unwrap();
    let is_dot = |mark: &&Mark| matches!(mark.shape, Shape::Dot { .. });
    assert_eq!(scene.data.iter().filter(is_dot).count(), 2);
    let notes = caption(&data, &asked).notes.join(" ");
    assert!(
        notes.contains("1 count is of more days than are shown."),
        "{notes}"
    );
}

#[test]
fn what_has_no_place_on_the_time_axis_is_counted() {
    let event = |id, date: Option<&str>| json!({"id": id, "kind": "deal", "title": "t", "date": date, "source": "a"});
    let data = data(json!({
        "casualties": [{"id": "c", "series": "A", "kind": "cumulative", "date": "2021-06-20", "count": 9, "source": "a"}],
        "events": [event("e1", Some("2021")), event("e2", None), event("e3", Some("199X")), event("e4", None),
            event("e5", Some("2022-03"))],
        "visits": [{"id": "v1", "from": "m", "to": "n", "date": "2019-05", "source": "b"}]
    }));
    let notes = notes(&data, "trend");
    let expected = "Events and visits not on the time axis: 3 before or after it, 1 dated no closer than a year, \
                    2 undated.";
    assert!(notes.contains(expected), "{notes}");
}

#[test]
fn who_dates_what_is_named_in_the_picture_is_credited() {
    let data = data(json!({
        "casualties": [{"id": "c", "series": "A", "kind": "cumulative", "date": "2021-06-20", "count": 9, "source": "a"}],
        "events": [{"id": "e", "kind": "vote", "title": "UN vote", "date": "2021-06", "source": "news",
            "dated_elsewhere": [{"date": "2021-06-20", "source": "s24"}]}]
    }));
    let credits: String = caption(&data, &shot("trend", &[]))
        .credits
        .into_iter()
        .map(|credit| credit.text)
        .collect();
    assert!(
        credits.contains("The Paper") && credits.contains("SIPRI"),
        "{credits}"
    );
}

/// Of a doubted day a figure says that it is, and draws it as no known one.
#[test]
fn doubt_is_told_and_drawn() {
    for (day, told) in [
        (
            "2021-03-27",
            "912 people killed in Myanmar by 27 March 2021",
        ),
        (
            "2021-03-27~",
            "912 people killed in Myanmar as counted about 27 March 2021",
        ),
        (
            "2021-03-27?",
            "912 people killed in Myanmar as counted 27 March 2021 (uncertain)",
        ),
        (
            "2021-03-XX",
            "912 people killed in Myanmar as counted in March 2021",
        ),
    ] {
        let row = format!("A cumulative {day} 912 a");
        let data = counts(&["A cumulative 2021-03-01 30 a", &row]);
        assert_eq!(headline(&data, "trend"), told);
        let scene = shot("trend", &[]).scene(&data, None).unwrap();
        let is_wide = |mark: &&Mark| matches!(mark.shape, Shape::Rule { from, to, .. } if from.y == to.y && from.x < to.x);
        let rules = scene
            .data
            .iter()
            .filter(|mark| mark.target.is_some())
            .filter(is_wide);
        assert_eq!(rules.count(), usize::from(day != "2021-03-27"), "{day}");
    }
}
