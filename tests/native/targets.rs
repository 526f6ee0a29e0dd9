//! What a scene means: its targets, in reading order, and what its pixels stand for.

use crate::support::{Shot, founding};
use dateline::dataset::{DataSet, RecordRef, Table};
use dateline::fields::FieldValues;
use dateline::figure::{Dossier, Size};
use dateline::options::{Options, View};
use dateline::plain::PLAIN;
use dateline::plane::{Point, Rect};
use dateline::scene::{Scene, Shape};

fn scene(data: &DataSet, view: &str, options: &[(&str, &str)]) -> Scene {
    let shot = Shot {
        view,
        options: FieldValues::of(options),
        width_css: 640.0,
        height_css: None,
    };
    shot.scene(data, None).unwrap()
}

fn scenes(data: &DataSet) -> Vec<Scene> {
    View::NAMES.map(|view| scene(data, view, &[])).to_vec()
}

/// The ids of the first record of each target of a table.
fn ids(scene: &Scene, data: &DataSet, table: Table) -> Vec<String> {
    let records = scene.targets.iter().map(|target| target.records[0]);
    let of_table = records.filter(|record| record.table == table);
    let id = |record: RecordRef| match table {
        Table::Transfers => data.transfer(record.row).id.to_string(),
        Table::Visits => data.visit(record.row).id.to_string(),
        _ => data.casualty(record.row).id.to_string(),
    };
    of_table.map(id).collect()
}

#[test]
fn every_target_has_records_and_a_place() {
    for scene in scenes(&founding()) {
        let picture = Rect::new(0.0, 0.0, scene.width_css, scene.height_css);
        assert!(!scene.targets.is_empty());
        for (row, target) in scene.targets.iter().enumerate() {
            assert!(!target.records.is_empty());
            assert!(
                !scene.targets[..row].contains(target),
                "{target:?} stands twice"
            );
            let bounds = scene.bounds(row, &PLAIN);
            assert!(bounds.width + bounds.height > 0.0, "{target:?}");
            assert!(
                picture.grown(2.0).encloses(bounds),
                "{target:?}: {bounds:?}"
            );
        }
    }
}

#[test]
fn the_targets_of_shares_are_read_by_rank() {
    let data = founding();
    let mut shares = ids(&scene(&data, "shares", &[]), &data, Table::Transfers);
    // Each is followed by what other releases say.
    shares.retain(|id| !id.contains("-20"));
    let expected = ["share-china", "share-russia", "share-other", "value-russia"];
    assert_eq!(shares, expected);
}

#[test]
fn the_targets_of_a_map_are_read_by_time() {
    let data = founding();
    let map = scene(&data, "map", &[]);
    let visits = map.targets.iter().map(|target| target.records[0]);
    let visits = visits.filter(|record| record.table == Table::Visits);
    let days: Vec<_> = visits
        .map(|one| data.visit(one.row).dated().0.first)
        .collect();
    assert_eq!(days.len(), 6);
    assert!(days.is_sorted(), "{days:?}");
}

#[test]
fn the_targets_of_a_trend_are_counts_by_date_and_then_what_happened() {
    let data = founding();
    let trend = scene(&data, "trend", &[]);
    let is_count = |row: usize| trend.targets[row].records[0].table == Table::Casualties;
    let rows = 0..trend.targets.len();
    assert!(
        rows.clone()
            .map(is_count)
            .is_sorted_by(|one, other| one >= other)
    );
    let first_series = &data.casualty(trend.targets[0].records[0].row).series;
    let counts = rows.filter(|row| is_count(*row));
    let counts = counts.map(|row| data.casualty(trend.targets[row].records[0].row));
    let own = counts.filter(|count| count.series == *first_series);
    let days: Vec<_> = own.map(|count| count.date.first).collect();
    assert!(days.len() > 3 && days.is_sorted(), "{days:?}");
}

#[test]
fn a_dot_s_pixel_stands_for_its_day_and_count() {
    let data = founding();
    let trend = scene(&data, "trend", &[]);
    let mut dots = 0;
    for mark in &trend.data {
        let (Shape::Dot { centre, .. }, Some(record)) = (&mark.shape, trend.records(mark).first())
        else {
            continue;
        };
        if record.table == Table::Casualties && data.casualty(record.row).date.is_day() {
            let casualty = data.casualty(record.row);
            assert_eq!(trend.axes.day(*centre), Some(casualty.date.first));
            let value = trend.axes.value(*centre).unwrap();
            assert!(
                (value - casualty.count.unwrap() as f64).abs() < 0.01,
                "{value}"
            );
            dots += 1;
        }
    }
    assert!(dots > 10, "{dots}");
}

#[test]
fn a_place_s_pixel_stands_for_its_position() {
    for pacific in [false, true] {
        let data = if pacific { far_apart() } else { founding() };
        let map = scene(&data, "map", &[]);
        let mut dots = 0;
        for mark in &map.data {
            let (Shape::Dot { centre, .. }, [first, ..]) = (&mark.shape, map.records(mark)) else {
                continue;
            };
            if first.table == Table::Places {
                let (place, here) = (
                    data.place_at(first.row),
                    map.axes.position(*centre).unwrap(),
                );
                assert!((here.lat_deg - place.lat_deg).abs() < 1e-6, "{here:?}");
                assert!((here.lon_deg - place.lon_deg).abs() < 1e-6, "{here:?}");
                dots += 1;
            }
        }
        assert!(dots > 1, "{dots}");
        assert_eq!(map.axes.position(Point::new(1e6, 0.0)), None);
    }
}

/// Visits all around the globe: on the Equal Earth projection.
fn far_apart() -> DataSet {
    let file = serde_json::json!({
        "format": 1, "title": "t", "subject": {"name": "A", "country": "USA"},
        "sources": [{"id": "s", "title": "t", "publisher": "p"}],
        "places": [
            {"id": "a", "name": "A", "lat_deg": 38.9, "lon_deg": -77.0, "source": "s"},
            {"id": "b", "name": "B", "lat_deg": -33.9, "lon_deg": 151.2, "source": "s"},
            {"id": "c", "name": "C", "lat_deg": -26.2, "lon_deg": 28.0, "source": "s"}
        ],
        "visits": [
            {"id": "v", "from": "a", "to": "b", "date": "2021-01-01", "source": "s"},
            {"id": "w", "from": "a", "to": "c", "date": "2021-02-01", "source": "s"}
        ]
    });
    DataSet::parse(file.to_string().as_bytes()).unwrap()
}

#[test]
fn a_column_s_pixel_stands_for_its_year_and_share() {
    let shares = crate::statements::of_years();
    let scene = scene(&shares, "shares", &[("shares", "yearly")]);
    let bars = scene.data.iter().filter_map(|mark| match mark.shape {
        Shape::Bar { rect, .. } if mark.target.is_some() => Some((scene.records(mark)[0], rect)),
        _ => None,
    });
    for (record, rect) in bars {
        let year = shares.transfer(record.row).period.first.year();
        let column = scene.axes.column(rect.centre()).unwrap();
        assert_eq!(year, 2018 + column as i32);
        let top = scene.axes.value(Point::new(0.0, rect.top)).unwrap();
        assert!((0.0..=100.0).contains(&top), "{top}");
    }
    assert_eq!(scene.axes.column(Point::new(-1.0, 0.0)), None);
}

/// Pointer and keys end in the same.
#[test]
fn a_focused_target_says_what_a_pointer_on_it_says() {
    let mut dossier = Dossier::new(founding());
    let figure = dossier.add(View::Shares, Options::default());
    let size = Size {
        width_css: 640.0,
        height_css: 400.0,
        ratio: 1.0,
    };
    dossier.resize(figure, size).unwrap();
    dossier.stale(|_| &PLAIN);
    let here = dossier.scene(figure).unwrap().bounds(0, &PLAIN).centre();
    let pointed = dossier.point_at(figure, here, 0.0, &PLAIN).unwrap();
    dossier.point_nowhere();
    let focused = dossier.focus(figure, 0, here, &PLAIN).unwrap();
    assert_eq!(pointed.unwrap().tip, focused.tip);
    assert!(dossier.focus(figure, 999, here, &PLAIN).is_err());
}
