//! Marks one by one: in which order they are read, what they are called, where they are, and what choosing them does.

use crate::support::{Shot, founding};
use dateline::dataset::{DataSet, Table};
use dateline::fields::{Field, FieldValues};
use dateline::figure::{Act, Dossier, Handle, ReadMark};
use dateline::plain::PLAIN;
use dateline::plane::Rect;
use dateline::words::table::Kind;
use serde_json::{Value, json};

pub fn mounted(data: DataSet, view: &str, options: &[(&str, &str)]) -> (Dossier, Handle) {
    let shot = Shot {
        view,
        options: FieldValues::of(options),
        width_css: 640.0,
        height_css: None,
    };
    shot.mounted(data)
}

pub fn marks(data: DataSet, view: &str, options: &[(&str, &str)]) -> Vec<ReadMark> {
    let (mut dossier, figure) = mounted(data, view, options);
    dossier.marks(figure, &PLAIN).unwrap()
}

pub fn names(marks: &[ReadMark]) -> Vec<&str> {
    marks.iter().map(|mark| &*mark.name.full).collect()
}

pub fn data(tables: Value) -> DataSet {
    let mut file = json!({"format": 1, "title": "t", "sources": [
        {"id": "s", "title": "Arms", "publisher": "SIPRI", "published": "2021"},
        {"id": "t", "title": "Arms", "publisher": "SIPRI", "published": "2024"}]});
    for (table, records) in tables.as_object().unwrap() {
        file[table] = records.clone();
    }
    DataSet::parse(file.to_string().as_bytes()).unwrap()
}

fn transfer(supplier: &str, period: &str, value: f64) -> Value {
    json!({"id": format!("{supplier}{period}{value}"), "recipient": "Laos", "supplier": supplier, "period": period,
        "value": value, "unit": "percent", "source": "s"})
}

fn volume(supplier: &str, period: &str, value: f64) -> Value {
    let mut volume = transfer(supplier, period, value);
    volume["unit"] = "tiv-million".into();
    volume
}

#[test]
fn no_two_marks_have_one_name() {
    for view in ["shares", "trend", "map"] {
        let marks = marks(founding(), view, &[]);
        let mut names = names(&marks);
        let count = names.len();
        assert!(count > 5, "{view}");
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count, "{view}");
    }
}

#[test]
fn every_mark_has_a_box_in_the_picture_that_a_finger_hits() {
    for view in ["shares", "trend", "map"] {
        let (mut dossier, figure) = mounted(founding(), view, &[]);
        let marks = dossier.marks(figure, &PLAIN).unwrap();
        let scene = dossier.scene(figure).unwrap();
        let picture = Rect::new(0.0, 0.0, scene.width_css, scene.height_css);
        for mark in marks {
            assert!(picture.contains(mark.rect.centre()), "{mark:?}");
            assert!(
                mark.rect.width >= 24.0 && mark.rect.height >= 24.0,
                "{mark:?}"
            );
        }
    }
}

#[test]
fn a_series_that_is_the_only_one_is_not_named() {
    let rows = [
        transfer("China", "2020", 60.0),
        transfer("Russia", "2020", 40.0),
    ];
    let marks = marks(data(json!({ "transfers": rows })), "shares", &[]);
    assert_eq!(names(&marks), ["China: 60%", "Russia: 40%"]);
}

#[test]
fn years_of_a_supplier_are_read_one_after_the_other() {
    let rows = [
        volume("China", "2019", 60.0),
        volume("Russia", "2019", 40.0),
        volume("China", "2020", 30.0),
        volume("Russia", "2020", 70.0),
    ];
    let marks = marks(
        data(json!({ "transfers": rows })),
        "shares",
        &[("shares", "yearly")],
    );
    let expected = [
        "Russia, 2019: 40% (40 million TIV)",
        "Russia, 2020: 70% (70 million TIV)",
        "China, 2019: 60% (60 million TIV)",
        "China, 2020: 30% (30 million TIV)",
    ];
    let mut found = names(&marks);
    if found[0].starts_with("China") {
        found.rotate_left(2);
    }
    assert_eq!(found, expected);
}

#[test]
fn two_values_of_a_supplier_are_told_apart_by_their_sources() {
    let mut later = transfer("China", "2015/2019", 58.0);
    later["source"] = "t".into();
    let rows = [
        transfer("China", "2015/2019", 49.0),
        later,
        transfer("Russia", "2015/2019", 16.0),
    ];
    let marks = marks(data(json!({ "transfers": rows })), "shares", &[]);
    let names = names(&marks);
    assert!(names.contains(&"China: 49% (SIPRI 2021)"), "{names:?}");
    assert!(names.contains(&"China: 58% (SIPRI 2024)"), "{names:?}");
}

#[test]
fn what_is_beside_the_counts_is_read_behind_them() {
    let marks = marks(founding(), "trend", &[]);
    let is_count = |mark: &ReadMark| mark.record.table == Table::Casualties;
    let counts = marks.iter().take_while(|mark| is_count(mark)).count();
    assert!(counts > 60 && !marks[counts..].iter().any(is_count));
    let days: Vec<_> = marks[counts..].iter().map(|mark| mark.name.day).collect();
    assert!(days.is_sorted(), "{days:?}");
}

#[test]
fn visits_are_read_in_time_and_places_behind_them() {
    let marks = marks(founding(), "map", &[]);
    let visits = marks
        .iter()
        .take_while(|mark| mark.record.table == Table::Visits);
    let days: Vec<_> = visits.map(|mark| mark.name.day).collect();
    assert!(days.len() == 6 && days.is_sorted(), "{days:?}");
    assert!(
        marks[6..]
            .iter()
            .all(|mark| mark.record.table == Table::Places)
    );
}

#[test]
fn a_name_has_the_number_that_the_picture_prints_and_a_site_its_project() {
    let trend = marks(founding(), "trend", &[]);
    let killings = "27 March 2021: Armed Forces Day killings: 82 to 164";
    assert!(names(&trend).contains(&killings), "{trend:?}");
    let map = marks(founding(), "map", &[]);
    let helicopters = "Myitkyina: Helicopters assembled from Russian kits";
    assert!(names(&map).contains(&helicopters), "{map:?}");
    assert!(names(&map).contains(&"Kazan: 1 visit"));
}

/// The marks of 40 suppliers of the same size in one year, and of `later` in another one.
fn merged(later: &[(&str, f64)]) -> Vec<ReadMark> {
    let mut rows: Vec<Value> = (0..40)
        .map(|row| volume(&format!("S{row}"), "2020", 2.5))
        .collect();
    for (supplier, value) in later {
        rows.push(volume(supplier, "2021", *value));
    }
    let yearly = [("shares", "yearly")];
    marks(data(json!({ "transfers": rows })), "shares", &yearly)
}

#[test]
fn several_suppliers_under_one_mark_are_counted_and_have_their_share() {
    let marks = merged(&[
        ("S0", 10.0),
        ("S1", 10.0),
        ("S2", 10.0),
        ("S3", 10.0),
        ("S4", 10.0),
        ("S38", 3.0),
        ("S39", 2.0),
    ]);
    let names = names(&marks);
    assert!(names.contains(&"35 suppliers, 2020: 88%"), "{names:?}");
    // Few of them are named.
    assert!(names.contains(&"S38 and S39, 2021: 9%"), "{names:?}");
}

#[test]
fn a_tip_of_a_share_begins_with_it() {
    let rows = [
        volume("China", "2019", 60.0),
        volume("Russia", "2019", 40.0),
        volume("China", "2020", 30.0),
        volume("Russia", "2020", 70.0),
    ];
    let yearly = [("shares", "yearly")];
    let (mut dossier, figure) = mounted(data(json!({ "transfers": rows })), "shares", &yearly);
    for mark in dossier.marks(figure, &PLAIN).unwrap() {
        let tip = dossier.focus_mark(figure, mark.target, &PLAIN).unwrap();
        let row = &tip.unwrap().tip.rows[0];
        assert_eq!(row.label, "Share");
        assert!(mark.name.value.starts_with(&row.value), "{mark:?}");
    }
    let description = dossier.description(figure, &PLAIN).unwrap();
    let told = "Russia: 2 marks, from 2019: 40% (40 million TIV) to 2020: 70% (70 million TIV)";
    assert!(description.contains(told), "{description}");
}

#[test]
fn a_table_of_years_has_their_shares() {
    let rows = [
        volume("China", "2019", 60.0),
        volume("Russia", "2019", 40.0),
        volume("Russia", "2020", 70.0),
    ];
    let yearly = [("shares", "yearly")];
    let (mut dossier, figure) = mounted(data(json!({ "transfers": rows })), "shares", &yearly);
    let table = dossier.table(figure, &PLAIN).unwrap();
    let place = table
        .columns
        .iter()
        .position(|head| head.kind == Kind::Share);
    let found: Vec<_> = table
        .rows
        .iter()
        .map(|row| (&*row.cells[place.unwrap()], row.share))
        .collect();
    assert_eq!(
        found,
        [
            ("60%", Some(60.0)),
            ("40%", Some(40.0)),
            ("100%", Some(100.0))
        ]
    );
}

#[test]
fn a_mark_in_focus_has_the_tip_that_a_pointer_gets() {
    let (mut dossier, figure) = mounted(founding(), "map", &[]);
    let marks = dossier.marks(figure, &PLAIN).unwrap();
    let by_key = dossier
        .focus_mark(figure, marks[0].target, &PLAIN)
        .unwrap()
        .unwrap();
    let at = marks[0].rect.centre();
    let by_pointer = dossier.point_at(figure, at, 6.0, &PLAIN).unwrap().unwrap();
    assert_eq!(by_key.tip, by_pointer.tip);
    assert_eq!(dossier.focus_mark(figure, 999, &PLAIN).unwrap(), None);
}

fn choose(dossier: &mut Dossier, figure: Handle, name: &str) {
    let marks = dossier.marks(figure, &PLAIN).unwrap();
    let target = marks
        .iter()
        .find(|mark| mark.name.full.contains(name))
        .unwrap()
        .target;
    dossier
        .act(
            figure,
            Act::Target {
                target,
                adds: false,
            },
        )
        .unwrap();
}

#[test]
fn choosing_a_mark_chooses_its_supplier_place_or_days() {
    let (mut dossier, figure) = mounted(founding(), "shares", &[]);
    choose(&mut dossier, figure, "Russia");
    assert_eq!(
        dossier.choice().names(Field::Suppliers).unwrap(),
        &vec!["Russia".into()]
    );
    choose(&mut dossier, figure, "Russia");
    assert_eq!(dossier.choice().names(Field::Suppliers), None);
    let (mut dossier, figure) = mounted(founding(), "map", &[]);
    choose(&mut dossier, figure, "Fomin");
    assert_eq!(
        dossier.choice().names(Field::Places).unwrap(),
        &vec!["moscow".into(), "naypyidaw".into()]
    );
    let (mut dossier, figure) = mounted(founding(), "trend", &[]);
    choose(&mut dossier, figure, "15 March 2021");
    let days = dossier.choice().from.zip(dossier.choice().to).unwrap();
    assert_eq!(
        (days.0.iso(), days.1.iso()),
        ("2021-03-15".to_owned(), "2021-03-15".to_owned())
    );
    choose(&mut dossier, figure, "15 March 2021");
    assert_eq!(dossier.choice().from, None);
    // Visits are among its events.
    choose(&mut dossier, figure, "Fomin");
    assert_eq!(dossier.choice().from.unwrap().iso(), "2021-03-26");
}

/// The marks of a figure that are chosen, and how many can be.
fn chosen(dossier: &mut Dossier, figure: Handle) -> (Vec<String>, usize) {
    let marks = dossier.marks(figure, &PLAIN).unwrap();
    let is_chosen = |mark: &&ReadMark| mark.is_chosen == Some(true);
    let names = marks.iter().filter(is_chosen);
    let can_be = marks.iter().filter(|mark| mark.is_chosen.is_some());
    (
        names.map(|mark| mark.name.full.clone()).collect(),
        can_be.count(),
    )
}

#[test]
fn a_click_on_a_visit_chooses_what_enter_does() {
    let (mut dossier, figure) = mounted(founding(), "map", &[]);
    let marks = dossier.marks(figure, &PLAIN).unwrap();
    let fomin = marks.iter().find(|mark| mark.name.full.contains("Fomin"));
    let click = Act::Click {
        at: fomin.unwrap().rect.centre(),
        reach_css: 6.0,
        adds: false,
    };
    dossier.act(figure, click).unwrap();
    let by_click = dossier.choice().clone();
    dossier.act(figure, Act::Clear).unwrap();
    choose(&mut dossier, figure, "Fomin");
    assert_eq!(*dossier.choice(), by_click);
    assert_eq!(by_click.names(Field::Places).unwrap().len(), 2);
}

#[test]
fn marks_tell_whether_they_are_chosen_where_they_can_be() {
    let (mut dossier, figure) = mounted(founding(), "map", &[]);
    // Nobody went to the sites of the two projects.
    assert_eq!(chosen(&mut dossier, figure), (vec![], 9));
    choose(&mut dossier, figure, "Kazan: 1 visit");
    // The visits of a place stay as dark as its dot.
    let there = [
        "Moscow to Kazan, no. 6, 25 June 2021: Min Aung Hlaing (general, leader of Myanmar’s junta)",
        "Kazan: 1 visit",
    ];
    assert_eq!(chosen(&mut dossier, figure).0, there);
    let (mut dossier, figure) = mounted(founding(), "trend", &[]);
    dossier
        .set_choice(&FieldValues::of(&[
            ("from", "2021-07-14"),
            ("to", "2021-07-15"),
        ]))
        .unwrap();
    let both = [
        "AAPP, 15 July 2021: 912",
        "Wall Street Journal, 15 July 2021: 912",
    ];
    assert_eq!(chosen(&mut dossier, figure).0, both);
}

#[test]
fn a_figure_takes_back_its_own_choice_alone() {
    let all = [
        ("suppliers", "Russia"),
        ("places", "kazan"),
        ("from", "2021-03-01"),
    ];
    for (view, left) in [
        ("shares", &["from", "places"][..]),
        ("trend", &["suppliers", "places"]),
        ("map", &["from", "suppliers"]),
    ] {
        let (mut dossier, figure) = mounted(founding(), view, &[]);
        dossier.set_choice(&FieldValues::of(&all)).unwrap();
        dossier.stale(|_| &PLAIN);
        dossier.act(figure, Act::Clear).unwrap();
        let choice = dossier.choice();
        let is_left = [
            ("from", choice.from.is_some()),
            ("suppliers", choice.names(Field::Suppliers).is_some()),
            ("places", choice.names(Field::Places).is_some()),
        ];
        for (field, is_left) in is_left {
            assert_eq!(is_left, left.contains(&field), "{view} {field}");
        }
    }
}

#[test]
fn all_that_is_shown_is_named_and_nothing_else() {
    let (mut dossier, figure) = mounted(
        founding(),
        "trend",
        &[("count", "per-day"), ("from", "2021-03"), ("to", "2021-03")],
    );
    let shown = dossier.shown(figure).unwrap();
    let data = founding();
    let shown: Vec<String> = shown.iter().map(|record| data.name_of(*record)).collect();
    let is_shown = |name: &String| {
        let id = name.strip_prefix("casualties:").unwrap();
        let found = data.casualties.iter().find(|one| &*one.id == id).unwrap();
        found.date.first.iso().starts_with("2021-03")
            && found.kind == dateline::dataset::records::CountKind::PerDay
    };
    assert!(!shown.is_empty() && shown.iter().all(is_shown), "{shown:?}");
}
