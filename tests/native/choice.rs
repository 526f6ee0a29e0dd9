//! What a reader chooses in the pictures: what it makes stale, what it lights, and what is said of it.

use crate::support::founding;
use dateline::dataset::{DataSet, RecordRef};
use dateline::fields::{Field, FieldValues};
use dateline::figure::{Act, Chosen, Dossier, Handle, Layer, Size, Stride};
use dateline::options::{Options, View};
use dateline::plain::PLAIN;
use dateline::plane::{Point, Rect};
use dateline::scene::{Axes, Shape};
use dateline::theme::{Ink, Theme};
use plotters::backend::SVGBackend;
use serde_json::json;

const SIZE: Size = Size {
    width_css: 640.0,
    height_css: 400.0,
    ratio: 1.0,
};

/// A data set as shares, trend and map, laid out.
fn drawn(data: DataSet, attributes: &[(&str, &str)]) -> (Dossier, [Handle; 3]) {
    let mut dossier = Dossier::new(data);
    let options = Options::parse(&FieldValues::of(attributes), dossier.data()).unwrap();
    let figures = [View::Shares, View::Trend, View::Map].map(|view| {
        let figure = dossier.add(view, options.clone());
        dossier.resize(figure, SIZE).unwrap();
        figure
    });
    dossier.stale(|_| &PLAIN);
    (dossier, figures)
}

fn chosen(dossier: &mut Dossier, figure: Handle) -> Chosen {
    dossier.chosen(figure, &PLAIN).unwrap()
}

/// The pixel of a day on the trend.
fn x_of(dossier: &Dossier, trend: Handle, date: &str) -> f64 {
    let day = dateline::dataset::date::DateSpan::parse(date)
        .unwrap()
        .first;
    match dossier.scene(trend).unwrap().axes {
        Axes::Time { days, .. } => days.at(day),
        _ => panic!("no axis of time"),
    }
}

fn brush(dossier: &mut Dossier, trend: Handle, from: &str, to: &str) {
    let act = Act::Brush(x_of(dossier, trend, from), x_of(dossier, trend, to));
    dossier.act(trend, act).unwrap();
}

/// The middle of the first bar of a supplier.
fn bar_of(dossier: &Dossier, shares: Handle, supplier: &str) -> Point {
    let scene = dossier.scene(shares).unwrap();
    let of_it = |mark: &&dateline::scene::Mark| {
        let mut records = scene.records(mark).iter();
        records.any(|record| *dossier.data().transfer(record.row).supplier == *supplier)
    };
    let mut bars = scene.data.iter().filter(of_it);
    let bar = bars.find_map(|mark| match mark.shape {
        Shape::Bar { rect, .. } => Some(rect.centre()),
        _ => None,
    });
    bar.unwrap()
}

fn click(at: Point, adds: bool) -> Act {
    Act::Click {
        at,
        reach_css: 6.0,
        adds,
    }
}

fn suppliers(dossier: &Dossier) -> Vec<String> {
    let names = dossier.choice().names(Field::Suppliers);
    names.map_or(Vec::new(), |names| {
        names.iter().map(|name| name.to_string()).collect()
    })
}

/// Volumes of two suppliers from 2010 to 2019.
fn yearly() -> DataSet {
    let mut rows = Vec::new();
    for year in 2010..2020 {
        for supplier in ["China", "Russia"] {
            rows.push(json!({"id": format!("{supplier}{year}"), "recipient": "Myanmar", "supplier": supplier,
                "period": year.to_string(), "value": 10, "unit": "tiv-million", "source": "s"}));
        }
    }
    let file = json!({"format": 1, "title": "t", "transfers": rows,
        "sources": [{"id": "s", "title": "Arms", "publisher": "SIPRI"}]});
    DataSet::parse(file.to_string().as_bytes()).unwrap()
}

#[test]
fn a_brush_snaps_to_the_days_under_its_ends() {
    let (mut dossier, [_, trend, _]) = drawn(founding(), &[]);
    brush(&mut dossier, trend, "2021-04-03", "2021-03-27");
    let values = dossier.choice().values();
    assert_eq!(values.text(Field::From), Some("2021-03-27"));
    assert_eq!(values.text(Field::To), Some("2021-04-03"));
}

#[test]
fn a_brush_without_width_takes_the_stretch_away() {
    let (mut dossier, [_, trend, _]) = drawn(founding(), &[]);
    brush(&mut dossier, trend, "2021-03-27", "2021-04-03");
    dossier.act(trend, Act::Brush(100.0, 100.0)).unwrap();
    assert_eq!(dossier.choice().values(), FieldValues::default());
}

#[test]
fn the_figure_that_is_brushed_stays_and_the_map_follows() {
    let (mut dossier, [shares, trend, map]) = drawn(founding(), &[]);
    let before = dossier.counts();
    brush(&mut dossier, trend, "2021-03-22", "2021-03-28");
    let stale: Vec<Handle> = dossier
        .stale(|_| &PLAIN)
        .iter()
        .map(|(one, _)| *one)
        .collect();
    assert_eq!(stale, [map]);
    assert_eq!(dossier.counts().prepared, before.prepared + 1);
    assert_eq!(dossier.counts().laid_out, before.laid_out + 1);
    let headline =
        |dossier: &mut Dossier, figure| dossier.caption(figure, &PLAIN).unwrap().headline;
    assert_eq!(
        headline(&mut dossier, map),
        "1 visit to Myanmar, March\u{a0}2021"
    );
    assert!(headline(&mut dossier, shares).contains("China 49%"));
}

#[test]
fn what_is_brushed_is_told_with_its_counts_and_days() {
    let (mut dossier, [_, trend, _]) = drawn(founding(), &[("series", "AAPP")]);
    assert_eq!(chosen(&mut dossier, trend).text, "");
    brush(&mut dossier, trend, "2021-03-26", "2021-04-09");
    let text = chosen(&mut dossier, trend).text;
    assert!(text.ends_with("killed, 26 March – 9 April 2021"), "{text}");
    assert!(text.contains(" of 88 counts, "), "{text}");
}

#[test]
fn a_stretch_knows_where_its_ends_are() {
    let (mut dossier, [shares, trend, map]) = drawn(founding(), &[]);
    assert!(chosen(&mut dossier, map).stretch.is_none());
    assert!(chosen(&mut dossier, shares).stretch.is_none());
    let whole = chosen(&mut dossier, trend).stretch.unwrap();
    assert!(!whole.is_chosen);
    assert_eq!(whole.days, whole.domain);
    brush(&mut dossier, trend, "2021-03-27", "2021-04-03");
    let stretch = chosen(&mut dossier, trend).stretch.unwrap();
    assert!(stretch.is_chosen);
    let words = ["27 March 2021, 423 killed", "3 April 2021, 557 killed"];
    assert_eq!(stretch.words, words);
    assert_eq!(stretch.days[1] - stretch.days[0], 7);
    let x = x_of(&dossier, trend, "2021-03-27");
    assert!(
        stretch.ends_css[0] < x && x < stretch.ends_css[1],
        "{stretch:?}"
    );
}

/// The first and last chosen day after some steps.
fn stepped(steps: &[(bool, Stride, i32)]) -> (String, String) {
    let (mut dossier, [_, trend, _]) = drawn(founding(), &[]);
    brush(&mut dossier, trend, "2021-03-27", "2021-04-03");
    for (is_end, stride, by) in steps {
        let (is_end, stride, by) = (*is_end, *stride, *by);
        dossier
            .act(trend, Act::Step { is_end, stride, by })
            .unwrap();
    }
    let values = dossier.choice().values();
    let end = |field| values.text(field).unwrap().to_owned();
    (end(Field::From), end(Field::To))
}

#[test]
fn an_end_goes_by_days_and_by_months() {
    let day = stepped(&[(true, Stride::Mark, 1), (false, Stride::Mark, -1)]);
    assert_eq!(day, ("2021-03-26".to_owned(), "2021-04-04".to_owned()));
    let month = stepped(&[(true, Stride::Page, 1), (false, Stride::Page, -1)]);
    assert_eq!(month, ("2021-03-01".to_owned(), "2021-04-30".to_owned()));
    let (_, to) = stepped(&[(true, Stride::Page, 1), (true, Stride::Page, 1)]);
    assert_eq!(to, "2021-05-31");
    let (_, to) = stepped(&[(true, Stride::Page, -1)]);
    assert_eq!(to, "2021-03-31");
}

#[test]
fn an_end_stops_at_the_other_one_and_at_the_edge() {
    let stopped = stepped(&[(false, Stride::Page, 1), (false, Stride::Page, 1)]);
    assert_eq!(stopped, ("2021-04-03".to_owned(), "2021-04-03".to_owned()));
    let (_, last) = stepped(&[(true, Stride::End, 1)]);
    let (_, further) = stepped(&[(true, Stride::End, 1), (true, Stride::Mark, 1)]);
    assert_eq!(last, further);
}

/// All days are no choice.
#[test]
fn a_stretch_that_is_opened_to_the_whole_axis_is_gone() {
    let (mut dossier, [_, trend, _]) = drawn(founding(), &[]);
    brush(&mut dossier, trend, "2021-03-27", "2021-04-03");
    for (is_end, by) in [(false, -1), (true, 1)] {
        let stride = Stride::End;
        dossier
            .act(trend, Act::Step { is_end, stride, by })
            .unwrap();
    }
    assert_eq!(dossier.choice().values(), FieldValues::default());
}

#[test]
fn a_click_takes_a_supplier_and_takes_it_back() {
    let (mut dossier, [shares, ..]) = drawn(founding(), &[]);
    let (china, russia) = (
        bar_of(&dossier, shares, "China"),
        bar_of(&dossier, shares, "Russia"),
    );
    dossier.act(shares, click(china, false)).unwrap();
    assert_eq!(suppliers(&dossier), ["China"]);
    dossier.act(shares, click(russia, true)).unwrap();
    assert_eq!(suppliers(&dossier), ["China", "Russia"]);
    assert_eq!(
        chosen(&mut dossier, shares).text,
        "2 of 3 suppliers: China, Russia"
    );
    dossier.act(shares, click(china, true)).unwrap();
    assert_eq!(suppliers(&dossier), ["Russia"]);
    dossier.act(shares, click(russia, false)).unwrap();
    assert!(suppliers(&dossier).is_empty());
}

#[test]
fn a_click_without_shift_leaves_one() {
    let (mut dossier, [shares, ..]) = drawn(founding(), &[]);
    let (china, russia) = (
        bar_of(&dossier, shares, "China"),
        bar_of(&dossier, shares, "Russia"),
    );
    dossier.act(shares, click(china, false)).unwrap();
    dossier.act(shares, click(russia, true)).unwrap();
    dossier.act(shares, click(russia, false)).unwrap();
    assert_eq!(suppliers(&dossier), ["Russia"]);
}

#[test]
fn nothing_is_laid_out_again_where_it_is_chosen() {
    let (mut dossier, [shares, ..]) = drawn(founding(), &[]);
    let china = bar_of(&dossier, shares, "China");
    let before = dossier.counts();
    dossier.act(shares, click(china, false)).unwrap();
    dossier.stale(|_| &PLAIN);
    assert_eq!(dossier.counts(), before);
    assert!(chosen(&mut dossier, shares).has_chosen);
}

/// How many texts and rectangles a layer of a figure has.
fn marks_of(dossier: &Dossier, figure: Handle, layer: Layer) -> usize {
    let mut svg = String::new();
    let mut backend = SVGBackend::with_string(&mut svg, (5120, 3200));
    dossier.paint(figure, layer, &mut backend).unwrap();
    drop(backend);
    svg.matches("<rect").count() + svg.matches("<circle").count() + svg.matches("<polygon").count()
}

#[test]
fn only_what_is_chosen_is_on_its_layer() {
    let (mut dossier, [shares, ..]) = drawn(founding(), &[]);
    let china = bar_of(&dossier, shares, "China");
    dossier.act(shares, click(china, false)).unwrap();
    let some = marks_of(&dossier, shares, Layer::Chosen);
    assert!(
        some > 0 && some < marks_of(&dossier, shares, Layer::Data),
        "{some}"
    );
}

#[test]
fn places_are_chosen_by_their_dots_and_by_a_rectangle() {
    let (mut dossier, [_, _, map]) = drawn(founding(), &[]);
    let all = Rect::new(0.0, 0.0, SIZE.width_css, SIZE.height_css);
    dossier.act(map, Act::Surround(all)).unwrap();
    let text = chosen(&mut dossier, map).text;
    assert!(
        text.contains(" visits") && text.contains("Moscow"),
        "{text}"
    );
    let nowhere = Rect::new(0.0, 0.0, 1.0, 1.0);
    dossier.act(map, Act::Surround(nowhere)).unwrap();
    assert!(!chosen(&mut dossier, map).has_chosen);
}

/// All visits but one touch Moscow: what else would tell that it is chosen?
#[test]
fn a_place_that_is_chosen_has_a_ring() {
    let (mut dossier, [_, _, map]) = drawn(founding(), &[]);
    let patch = FieldValues::of(&[("from", "2021-01"), ("to", "2021-06")]);
    dossier.set_filter(&patch).unwrap();
    dossier
        .set_choice(&FieldValues::of(&[("places", "moscow")]))
        .unwrap();
    dossier.stale(|_| &PLAIN);
    let one = marks_of(&dossier, map, Layer::Chosen);
    dossier
        .set_choice(&FieldValues::of(&[("places", "moscow~kazan")]))
        .unwrap();
    let two = marks_of(&dossier, map, Layer::Chosen);
    assert!(two > one, "the lines are those of Moscow in both");
}

#[test]
fn years_are_brushed_on_columns() {
    let (mut dossier, [shares, ..]) = drawn(yearly(), &[("shares", "yearly")]);
    let Axes::Columns { columns, .. } = dossier.scene(shares).unwrap().axes else {
        panic!("no columns");
    };
    let middle = |row: usize| columns.at(row) + columns.step() / 2.0;
    dossier
        .act(shares, Act::Brush(middle(2), middle(4)))
        .unwrap();
    let stretch = chosen(&mut dossier, shares).stretch.unwrap();
    assert_eq!(stretch.words, ["2012", "2014"]);
    assert_eq!(stretch.ends_css, [columns.at(2), columns.at(5)]);
    let step = Act::Step {
        is_end: true,
        stride: Stride::Mark,
        by: 1,
    };
    dossier.act(shares, step).unwrap();
    assert_eq!(
        chosen(&mut dossier, shares).stretch.unwrap().words[1],
        "2015"
    );
}

/// A window of other days is not said to be of those that are chosen.
#[test]
fn a_window_of_other_years_says_so() {
    let (mut dossier, [shares, trend, _]) = drawn(founding(), &[]);
    brush(&mut dossier, trend, "2021-03-27", "2021-04-03");
    let expected = "The shares are of 2015–2019, not of 27 March – 3 April 2021";
    let chosen = chosen(&mut dossier, shares);
    assert_eq!(chosen.text, expected);
    assert!(!chosen.has_chosen);
}

/// Nobody went to the site of a project.
#[test]
fn only_places_of_visits_are_chosen() {
    let (mut dossier, [_, _, map]) = drawn(founding(), &[]);
    let all = Rect::new(0.0, 0.0, SIZE.width_css, SIZE.height_css);
    dossier.act(map, Act::Surround(all)).unwrap();
    let values = dossier.choice().values();
    let mut chosen = dossier.choice().names(Field::Places).unwrap().clone();
    chosen.sort();
    let chosen: Vec<&str> = chosen.iter().map(|id| &**id).collect();
    assert_eq!(chosen, ["kazan", "moscow", "naypyidaw"]);
    dossier.set_choice(&values).unwrap();
}

#[test]
fn whole_months_and_years_are_told_as_such() {
    let (mut dossier, [_, trend, _]) = drawn(founding(), &[("series", "AAPP")]);
    let mut told = |from: &str, to: &str| {
        let patch = FieldValues::of(&[("from", from), ("to", to)]);
        dossier.set_choice(&patch).unwrap();
        let text = chosen(&mut dossier, trend).text;
        text.rsplit("killed, ")
            .next()
            .unwrap()
            .replace('\u{a0}', " ")
    };
    assert_eq!(told("2021-03", "2021-04"), "March–April 2021");
    assert_eq!(told("2021-03", "2021-03"), "March 2021");
    assert_eq!(told("2021", "2021"), "2021");
    assert_eq!(told("2021-03-02", "2021-04"), "2 March – 30 April 2021");
    assert_eq!(told("2021-03-27", "2021-03-27"), "27 March 2021");
}

/// What is worked out, or in doubt, is hatched; chosen, it is no less so.
#[test]
fn what_is_chosen_keeps_its_hatching() {
    let (mut dossier, [shares, ..]) = drawn(founding(), &[]);
    let strokes = |dossier: &Dossier, layer| {
        let mut svg = String::new();
        let mut backend = SVGBackend::with_string(&mut svg, (5120, 3200));
        dossier.paint(shares, layer, &mut backend).unwrap();
        drop(backend);
        svg.matches("<polyline").count()
    };
    let all = strokes(&dossier, Layer::Data);
    let others = bar_of(&dossier, shares, "Other suppliers");
    dossier.act(shares, click(others, false)).unwrap();
    let chosen = strokes(&dossier, Layer::Chosen);
    assert!(chosen > 20 && chosen < all, "{chosen} of {all}");
}

/// Letters in the surface's colour are lost on a pale slice, and belong to it when it is chosen.
#[test]
fn shares_in_slices_are_read_beside_a_choice() {
    let (mut dossier, [shares, ..]) = drawn(yearly(), &[("shares", "yearly")]);
    let china = bar_of(&dossier, shares, "China");
    dossier.act(shares, click(china, false)).unwrap();
    let mut svg = String::new();
    let mut backend = SVGBackend::with_string(&mut svg, (5120, 3200));
    dossier.paint(shares, Layer::Chosen, &mut backend).unwrap();
    drop(backend);
    let theme = Theme::light();
    let in_ink = |ink| {
        let fill = theme.colour(ink).css().to_uppercase();
        let texts = svg.split("<text").skip(1);
        texts.filter(|text| text.contains(&fill)).count()
    };
    // Those on pale slices shine in the surface's colour all around, which takes eight of it.
    let halo = 8 * 10;
    assert_eq!((in_ink(Ink::Text), in_ink(Ink::Surface)), (10, 10 + halo));
}

#[test]
fn an_event_chooses_the_day_that_it_stands_at() {
    let (mut dossier, [_, trend, _]) = drawn(founding().clone(), &[]);
    // Its own source has the month, another one the day.
    let is_it = |record: &RecordRef| dossier.data().name_of(*record) == "events:armed-forces-day";
    let targets = &dossier.scene(trend).unwrap().targets;
    let target = targets
        .iter()
        .position(|target| target.records.iter().any(is_it));
    let act = Act::Target {
        target: target.unwrap(),
        adds: false,
    };
    dossier.act(trend, act).unwrap();
    let days = [dossier.choice().from, dossier.choice().to].map(|day| day.unwrap().iso());
    assert_eq!(days, ["2021-03-27", "2021-03-27"]);
}
