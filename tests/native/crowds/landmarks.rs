//! More events than find room for their names.

use super::*;

/// Totals of a month, so many massacres on days of it, and a visit.
fn massacres(count: usize) -> DataSet {
    let total = |day: usize| {
        json!({"id": format!("c{day}"), "series": "AAPP", "kind": "cumulative",
        "date": format!("2021-03-{day:02}"), "count": day * 9, "source": "s"})
    };
    let event = |row: usize| {
        json!({"id": format!("e{row}"), "kind": "unrest", "date": format!("2021-03-{:02}", row + 2),
        "title": format!("Killings in the town of no. {row}"), "source": "s"})
    };
    let deal = json!({"id": "deal", "kind": "deal", "title": "A deal", "date": "2021-03-12", "source": "s"});
    let mut events: Vec<Value> = (0..count).map(event).collect();
    events.push(deal);
    let totals = [1, 8, 15, 22, 30].map(total);
    data(json!({"casualties": totals, "events": events}))
}

/// The records of the uprights, and of the names above them.
fn uprights(scene: &Scene) -> (usize, usize) {
    let is_of_event = |target: Option<usize>| {
        target.is_some_and(|target| {
            scene.targets[target].records[0].table == dateline::dataset::Table::Events
        })
    };
    let (mut rules, mut names) = (Vec::new(), Vec::new());
    for mark in scene.data.iter().filter(|mark| is_of_event(mark.target)) {
        match mark.shape {
            Shape::Rule { .. } => rules.push(mark.target),
            Shape::Label { .. } => names.push(mark.target),
            _ => {}
        }
    }
    names.dedup();
    assert!(
        rules.iter().all(|rule| names.contains(rule)),
        "{rules:?} {names:?}"
    );
    (rules.len(), names.len())
}

#[test]
fn an_upright_without_a_name_is_a_mark_on_the_rail() {
    for count in [1, 2, 12, 25] {
        let data = massacres(count);
        for width in WIDTHS {
            let scene = shot("trend", &[], width).scene(&data, None).unwrap();
            let (rules, names) = uprights(&scene);
            assert_eq!(rules, names, "{count} at {width}");
            // None is lost.
            assert_eq!(scene.targets.len(), 5 + count + 1, "{count} at {width}");
            assert_apart(&scene, &format!("{count} events at {width}"));
        }
    }
}
