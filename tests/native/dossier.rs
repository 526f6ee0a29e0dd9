//! The dossier's state: what a change makes stale, and what lights up where.

use crate::support::founding;
use dateline::dataset::{DataSet, RecordRef, Table};
use dateline::error::Error;
use dateline::fields::FieldValues;
use dateline::figure::{Dossier, Handle, Height, Layer, Size, Stale};
use dateline::options::{Options, View};
use dateline::plain::PLAIN;
use dateline::plane::Point;
use dateline::scene::Shape;
use plotters::backend::SVGBackend;

const SIZE: Size = Size {
    width_css: 640.0,
    height_css: 400.0,
    ratio: 2.0,
};

/// More than a change of the filter tells three canvases to draw.
const MOST_CALLS: usize = 320;

/// The founding data set as shares, trend and map, drawn once.
fn drawn() -> (Dossier, [Handle; 3]) {
    let mut dossier = Dossier::new(founding());
    let figures = [View::Shares, View::Trend, View::Map].map(|view| {
        let figure = dossier.add(view, Options::default());
        dossier.resize(figure, SIZE).unwrap();
        figure
    });
    dossier.stale(|_| &PLAIN);
    (dossier, figures)
}

fn from(date: &str) -> FieldValues {
    FieldValues::of(&[("from", date)])
}

/// What is stale of one figure.
fn stale_of(dossier: &mut Dossier, figure: Handle) -> Stale {
    let stale = dossier.stale(|_| &PLAIN);
    let found = stale.into_iter().find(|(handle, _)| *handle == figure);
    found.map(|(_, parts)| parts).unwrap_or_default()
}

/// The place of the dot or badge of a record in a figure's drawing.
fn place_of(dossier: &Dossier, figure: Handle, record: RecordRef) -> Point {
    let scene = dossier.scene(figure).unwrap();
    let place = scene.data.iter().rev().find_map(|mark| match mark.shape {
        Shape::Dot { centre, .. } if scene.records(mark) == [record] => Some(centre),
        _ => None,
    });
    place.unwrap()
}

fn visit(data: &DataSet, id: &str) -> RecordRef {
    let row = data.visits.iter().position(|visit| &*visit.id == id);
    RecordRef::new(Table::Visits, row.unwrap())
}

#[test]
fn nothing_is_stale_twice() {
    let (mut dossier, _) = drawn();
    assert!(dossier.stale(|_| &PLAIN).is_empty());
}

#[test]
fn a_filter_makes_every_figure_stale() {
    let (mut dossier, figures) = drawn();
    dossier.set_filter(&from("2021-03")).unwrap();
    let stale: Vec<Handle> = dossier
        .stale(|_| &PLAIN)
        .iter()
        .map(|(handle, _)| *handle)
        .collect();
    assert_eq!(stale, figures);
}

#[test]
fn a_filter_leaves_figures_alone_whose_rows_it_does_not_limit() {
    let (mut dossier, [shares, trend, map]) = drawn();
    for (field, name, concerned) in [
        ("suppliers", "Russia", vec![shares]),
        ("series", "AAPP", vec![trend]),
        ("direction", "inbound", vec![trend, map]),
    ] {
        dossier
            .set_filter(&FieldValues::of(&[(field, name)]))
            .unwrap();
        let stale = dossier.stale(|_| &PLAIN);
        let stale: Vec<Handle> = stale.iter().map(|(handle, _)| *handle).collect();
        assert_eq!(stale, concerned, "{field}");
    }
}

/// What is kept over a change of the filter is what would be made anew.
#[test]
fn a_figure_left_alone_is_as_it_would_be_anew() {
    let (mut kept, figures) = drawn();
    for patch in [
        [("suppliers", "Russia"), ("from", "2019")],
        [("series", "AAPP"), ("to", "2021-06")],
        [("direction", "inbound"), ("series", "")],
        [("places", "moscow"), ("suppliers", "China")],
    ] {
        for one in patch {
            kept.set_filter(&FieldValues::of(&[one])).unwrap();
            kept.stale(|_| &PLAIN);
            let (mut anew, _) = drawn();
            anew.set_filter(&kept.filter().values()).unwrap();
            anew.stale(|_| &PLAIN);
            for figure in figures {
                assert_eq!(kept.scene(figure), anew.scene(figure), "{one:?}");
                let said = |dossier: &mut Dossier| {
                    let caption = dossier.caption(figure, &PLAIN).unwrap();
                    (caption, dossier.table(figure, &PLAIN).unwrap())
                };
                assert_eq!(said(&mut kept), said(&mut anew), "{one:?}");
            }
        }
    }
}

#[test]
fn the_same_filter_again_makes_nothing_stale() {
    let (mut dossier, _) = drawn();
    dossier.set_filter(&from("2021-03")).unwrap();
    dossier.stale(|_| &PLAIN);
    dossier.set_filter(&from("2021-03")).unwrap();
    assert!(dossier.stale(|_| &PLAIN).is_empty());
}

#[test]
fn a_base_map_that_stays_the_same_is_not_drawn_again() {
    let (mut dossier, [_, _, map]) = drawn();
    let patch = FieldValues::of(&[("direction", "inbound")]);
    dossier.set_filter(&patch).unwrap();
    let stale = stale_of(&mut dossier, map);
    assert!(stale.data && !stale.back, "{stale:?}");
}

#[test]
fn a_bad_filter_changes_nothing() {
    let (mut dossier, _) = drawn();
    let patch = FieldValues::of(&[("from", "2021-03"), ("suppliers", "Atlantis")]);
    let Err(Error::BadFilter { field, .. }) = dossier.set_filter(&patch) else {
        panic!("it was taken");
    };
    assert_eq!(field, "suppliers");
    assert_eq!(dossier.filter().from, None);
    assert!(dossier.stale(|_| &PLAIN).is_empty());
}

#[test]
fn pointing_at_a_visit_lights_its_deals_day_in_the_trend() {
    let (mut dossier, [shares, trend, map]) = drawn();
    let march = visit(dossier.data(), "visit-2021-03-fomin");
    let badge = place_of(&dossier, map, march);
    let pointed = dossier.point_at(map, badge, 6.0, &PLAIN).unwrap().unwrap();
    assert_eq!(pointed.tip.title, "Moscow to Naypyidaw");
    let stale = dossier.stale(|_| &PLAIN);
    let highlighted: Vec<Handle> = stale
        .iter()
        .filter(|(_, one)| one.highlighted)
        .map(|(handle, _)| *handle)
        .collect();
    assert_eq!(highlighted, [shares, trend, map]);
}

#[test]
fn pointing_at_a_mark_paints_no_data_again() {
    let (mut dossier, [_, _, map]) = drawn();
    let march = visit(dossier.data(), "visit-2021-03-fomin");
    let badge = place_of(&dossier, map, march);
    dossier.point_at(map, badge, 6.0, &PLAIN).unwrap();
    let stale = stale_of(&mut dossier, map);
    assert_eq!((stale.back, stale.data, stale.words), (false, false, false));
}

#[test]
fn pointing_at_nothing_says_nothing() {
    let (mut dossier, [shares, ..]) = drawn();
    let corner = Point::new(639.0, 399.0);
    assert_eq!(dossier.point_at(shares, corner, 6.0, &PLAIN).unwrap(), None);
}

#[test]
fn a_figure_that_was_removed_is_gone() {
    let (mut dossier, [shares, ..]) = drawn();
    dossier.remove(shares);
    assert_eq!(dossier.resize(shares, SIZE), Err(Error::NoSuchFigure));
    dossier.remove(shares);
    dossier.remove(99);
}

#[test]
fn a_selection_that_leaves_nothing_says_so_in_every_view() {
    let (mut dossier, figures) = drawn();
    dossier.set_filter(&from("2199")).unwrap();
    dossier.stale(|_| &PLAIN);
    for figure in figures {
        let caption = dossier.caption(figure, &PLAIN).unwrap();
        assert!(caption.message.is_some(), "{caption:?}");
        assert!(dossier.scene(figure).is_none());
    }
}

#[test]
fn a_figure_without_a_size_is_not_laid_out() {
    let mut dossier = Dossier::new(founding());
    let figure = dossier.add(View::Trend, Options::default());
    dossier.stale(|_| &PLAIN);
    assert!(dossier.scene(figure).is_none());
    dossier.resize(figure, SIZE).unwrap();
    dossier.stale(|_| &PLAIN);
    assert!(dossier.scene(figure).is_some());
}

/// The bars of the founding data set need 300 pixels at a width of 640, and more on a phone.
#[test]
fn bars_get_the_height_that_they_need() {
    let mut dossier = Dossier::new(founding());
    let bars = dossier.add(View::Shares, Options::default());
    let mut height = |width, wished| dossier.height(bars, width, wished, &PLAIN).unwrap();
    let needed = height(320.0, Height::Suiting);
    assert_eq!(height(320.0, Height::Wished(100.0)), needed);
    assert_eq!(height(320.0, Height::Wished(needed + 50.0)), needed + 50.0);
}

/// A trend of 640 pixels is 396.8 high if it is free.
#[test]
fn a_picture_fills_its_room_as_far_as_that_suits_it() {
    let mut dossier = Dossier::new(founding());
    let trend = dossier.add(View::Trend, Options::default());
    let mut height = |viewport| dossier.height(trend, 640.0, Height::Filling(viewport), &PLAIN);
    let heights =
        [-10.0, 200.0, 330.0, 480.0, 900.0].map(|viewport| height(viewport).unwrap().round());
    assert_eq!(heights, [397.0, 397.0, 330.0, 480.0, 536.0]);
}

#[test]
fn a_trend_is_as_high_as_it_is_wished() {
    let mut dossier = Dossier::new(founding());
    let trend = dossier.add(View::Trend, Options::default());
    let height = dossier.height(trend, 640.0, Height::Wished(100.0), &PLAIN);
    assert_eq!(height.unwrap(), 100.0);
}

/// Height, scene, caption and table of a figure come from one selection and one summary.
#[test]
fn a_change_of_the_filter_prepares_and_lays_out_each_figure_once() {
    let (mut dossier, figures) = drawn();
    let before = dossier.counts();
    dossier.set_filter(&from("2021-03")).unwrap();
    for figure in figures {
        let height_css = dossier
            .height(figure, 640.0, Height::Suiting, &PLAIN)
            .unwrap();
        dossier.resize(figure, Size { height_css, ..SIZE }).unwrap();
    }
    dossier.stale(|_| &PLAIN);
    for figure in figures {
        dossier.caption(figure, &PLAIN).unwrap();
        dossier.table(figure, &PLAIN).unwrap();
    }
    let after = dossier.counts();
    assert_eq!(after.prepared - before.prepared, 3);
    assert_eq!(after.laid_out - before.laid_out, 3);
}

#[test]
fn another_size_or_language_prepares_nothing_again() {
    let (mut dossier, [shares, ..]) = drawn();
    let before = dossier.counts();
    dossier
        .resize(
            shares,
            Size {
                width_css: 320.0,
                ..SIZE
            },
        )
        .unwrap();
    dossier.set_locale(shares).unwrap();
    dossier.stale(|_| &PLAIN);
    dossier.caption(shares, &PLAIN).unwrap();
    let after = dossier.counts();
    assert_eq!(
        (
            after.prepared - before.prepared,
            after.laid_out - before.laid_out
        ),
        (0, 1)
    );
}

/// How often plotters' SVG backend is told to draw something when the stale layers are painted.
fn calls(dossier: &Dossier, stale: &[(Handle, Stale)]) -> usize {
    let mut picture = String::new();
    let mut backend = SVGBackend::with_string(&mut picture, (5120, 3200));
    for (figure, parts) in stale {
        for (is_stale, layer) in [(parts.back, Layer::Back), (parts.data, Layer::Data)] {
            if is_stale {
                dossier.paint(*figure, layer, &mut backend).unwrap();
            }
        }
    }
    drop(backend);
    // An element each, after the root.
    let is_opening = |rest: &&str| !rest.starts_with('/');
    picture.split('<').skip(2).filter(is_opening).count()
}

/// What a change of the filter says to the canvases of three views. A backend is told so much more for a mark or a
/// label that is added; much more than that, and something is drawn twice.
#[test]
fn a_change_of_the_filter_draws_each_mark_once() {
    let (mut dossier, _) = drawn();
    dossier.set_filter(&from("2021-03")).unwrap();
    let stale = dossier.stale(|_| &PLAIN);
    let first = calls(&dossier, &stale);
    assert!((100..MOST_CALLS).contains(&first), "{first} calls");
    let nothing = dossier.stale(|_| &PLAIN);
    assert_eq!(calls(&dossier, &nothing), 0);
}
