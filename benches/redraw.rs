//! What the pure part of a redraw takes: records to scenes of the founding data set, and choosing among
//! many records. The whole, on a canvas, is measured in the browser: see `bench/`.

#[path = "../tests/native/support.rs"]
#[allow(dead_code, reason = "each user takes its own part")]
mod support;

use criterion::{Criterion, criterion_group, criterion_main};
use dateline::dataset::date::{DateSpan, Day};
use dateline::dataset::{DataSet, Table};
use dateline::fields::FieldValues;
use dateline::filter::Filter;
use dateline::geo::BaseMap;
use dateline::options::{Options, View};
use dateline::plain::PLAIN;
use dateline::query::Query;
use dateline::scene::Scene;
use dateline::view::BaseMapLayers;
use dateline::view::Prepared;
use dateline::view::viewport::Viewport;
use std::fs;
use std::hint::black_box;
use std::time::Duration;
use support::{founding, project_file};

/// The room of one view, as in the browser's bench.
const VIEWPORT: Viewport = Viewport {
    width_css: 640.0,
    height_css: 400.0,
    host: &PLAIN,
    zoom: None,
};

const MANY: usize = 100_000;

// Criterion puts names of more than 23 characters on lines of their own, where `cargo xtask bench` looks
// for none.
fn scenes(criterion: &mut Criterion) {
    let (data, base_map) = (founding(), base_map());
    let options = article_days(&data);
    let mut group = criterion.benchmark_group("scene");
    group.bench_function("shares", |bencher| {
        let draw = |data: &DataSet| {
            scene(
                data,
                View::Shares,
                &Options::default(),
                None,
                &mut BaseMapLayers::default(),
            )
        };
        bencher.iter(|| draw(black_box(&data)));
    });
    group.bench_function("trend", |bencher| {
        let draw = |data: &DataSet| {
            scene(
                data,
                View::Trend,
                &options,
                None,
                &mut BaseMapLayers::default(),
            )
        };
        bencher.iter(|| draw(black_box(&data)));
    });
    let map = |base_map_layers: &mut BaseMapLayers| {
        scene(
            black_box(&data),
            View::Map,
            &Options::default(),
            Some(&base_map),
            base_map_layers,
        )
    };
    group.bench_function("map and land", |bencher| {
        bencher.iter(|| map(&mut BaseMapLayers::default()));
    });
    let mut base_map_layers = BaseMapLayers::default();
    group.bench_function("map", |bencher| {
        bencher.iter(|| map(&mut base_map_layers));
    });
}

fn scene(
    data: &DataSet,
    view: View,
    options: &Options,
    base_map: Option<&BaseMap>,
    base_map_layers: &mut BaseMapLayers,
) -> Option<Scene> {
    let prepared = Prepared::new(data, &Filter::default(), view, options);
    prepared.scene(data, base_map, base_map_layers, &VIEWPORT)
}

fn selections(criterion: &mut Criterion) {
    let data = many_casualties();
    let mut brushed = Filter::default();
    brushed.from = Some(Day::from_civil(2021, 3, 1));
    brushed.to = Some(Day::from_civil(2021, 3, 31));
    criterion.bench_function("select of 100,000", |bencher| {
        let query = Query::new(&data, Some(&brushed));
        bencher.iter(|| black_box(query).rows(Table::Casualties));
    });
}

/// The founding data set with one count for each of many days, over and over.
fn many_casualties() -> DataSet {
    let mut data = founding();
    let known = std::mem::take(&mut data.casualties);
    let first = Day::from_civil(2021, 2, 1).number();
    let counts = known.iter().cycle().take(MANY).enumerate();
    data.casualties = counts
        .map(|(row, count)| {
            let day = Day::from_number(first + (row % 365) as i32);
            let mut count = count.clone();
            count.date = DateSpan::day(day);
            count
        })
        .collect();
    data
}

fn article_days(data: &DataSet) -> Options {
    let words = FieldValues::of(&[("from", "2021-02-01"), ("to", "2021-07-15")]);
    Options::parse(&words, data).unwrap()
}

fn base_map() -> BaseMap {
    let source = fs::read(project_file("data/basemap/countries-110m.json")).unwrap();
    BaseMap::parse(&dateline_basemap::build(&source).unwrap()).unwrap()
}

/// Short: five benches in half a minute.
fn briefly() -> Criterion {
    Criterion::default()
        .sample_size(30)
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(3))
}

criterion_group! {
    name = benches;
    config = briefly();
    targets = scenes, selections
}
criterion_main!(benches);
