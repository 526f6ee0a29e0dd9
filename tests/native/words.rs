//! What is said around the pictures of the founding data set.

use crate::support::{fixture, founding};
use dateline::dataset::{DataSet, RecordRef, Table};
use dateline::fields::FieldValues;
use dateline::figure::Dossier;
use dateline::filter::Filter;
use dateline::options::{Options, View};
use dateline::plain::PLAIN;
use dateline::view::{Height, Prepared};
use dateline::words::caption::{Caption, Key};
use dateline::words::choices::{Choice, choices};
use dateline::words::tip::{self, Tip};
use dateline::words::{Localizer, table};

fn localizer(data: &DataSet) -> Localizer<'_> {
    Localizer { data, host: &PLAIN }
}

fn caption(data: &DataSet, view: View, patch: &FieldValues) -> Caption {
    let filter = Filter::default().patched(patch, data).unwrap();
    Prepared::new(data, &filter, view, &Options::default()).caption(localizer(data))
}

fn days(from: &str, to: &str) -> FieldValues {
    FieldValues::of(&[("from", from), ("to", to)])
}

fn tip_of(data: &DataSet, records: &[RecordRef]) -> Tip {
    tip::of_records(localizer(data), records)
}

/// The rows of a tooltip as `label: value`.
fn rows(tip: &Tip) -> Vec<String> {
    let line = |row: &tip::TipRow| format!("{}: {}", row.label, row.value);
    tip.rows.iter().map(line).collect()
}

fn visit(data: &DataSet, id: &str) -> RecordRef {
    let row = data.visits.iter().position(|visit| *visit.id == *id);
    RecordRef::new(Table::Visits, row.unwrap())
}

fn place(data: &DataSet, id: &str) -> RecordRef {
    RecordRef::new(Table::Places, data.place(id).unwrap().0)
}

#[test]
fn shares_are_headed_by_the_two_largest_suppliers() {
    let caption = caption(&founding(), View::Shares, &FieldValues::default());
    assert_eq!(
        caption.headline,
        "Myanmar’s arms imports: China 49%, Russia 16%"
    );
    assert_eq!(
        caption.summary,
        "Bar chart. Myanmar’s arms imports 2015–2019: \
         China 49%, Russia 16%, Other suppliers 35%."
    );
}

#[test]
fn the_other_suppliers_are_said_to_be_worked_out() {
    let caption = caption(&founding(), View::Shares, &FieldValues::default());
    assert_eq!(
        caption.notes[0],
        "Other suppliers (hatched): worked out, 100 − 49 − 16, each rounded: ±1."
    );
}

#[test]
fn yearly_shares_say_their_span() {
    let data = fixture("yearly");
    let words = FieldValues::of(&[("shares", "yearly")]);
    let options = Options::parse(&words, &data).unwrap();
    let prepared = Prepared::new(&data, &Filter::default(), View::Shares, &options);
    let caption = prepared.caption(localizer(&data));
    assert!(
        caption.headline.starts_with("Who armed "),
        "{}",
        caption.headline
    );
    assert!(
        caption.measure.contains("year by year"),
        "{}",
        caption.measure
    );
}

#[test]
fn shares_say_how_many_records_have_no_value() {
    let notes = caption(&fixture("yearly"), View::Shares, &FieldValues::default()).notes;
    let expected = "Records without a value: 1.";
    assert!(notes.iter().any(|note| note == expected), "{notes:?}");
}

#[test]
fn choices_have_names_for_a_reader() {
    let data = founding();
    let choices = choices(localizer(&data));
    let named = |id: &str, name: &str| Choice {
        id: id.to_owned(),
        name: name.to_owned(),
    };
    assert!(choices.suppliers.contains(&named("China", "China")));
    assert!(choices.places.contains(&named("naypyidaw", "Naypyidaw")));
    assert!(choices.dates.contains(&named("2021-02", "February 2021")));
    assert_eq!(
        choices.direction[2],
        named("outbound", "Out of the country")
    );
}

#[test]
fn months_to_choose_from_reach_from_the_first_day_to_the_last() {
    let months = choices(localizer(&fixture("yearly"))).dates;
    let ids = [months.first(), months.last()].map(|month| month.map(|month| &*month.id));
    assert_eq!(ids, [Some("2005-01"), Some("2020-12")]);
    assert_eq!(months.len(), 16 * 12);
}

#[test]
fn without_visits_there_is_no_direction_to_choose() {
    assert_eq!(choices(localizer(&fixture("yearly"))).direction, []);
}

#[test]
fn a_lower_bound_begins_a_headline_with_a_capital_letter() {
    let caption = caption(&founding(), View::Trend, &days("2021-06-30", "2021-07-01"));
    assert_eq!(
        caption.headline,
        "At least 883 people killed in Myanmar by 30 June 2021"
    );
}

#[test]
fn one_day_of_counts_is_said_once() {
    let caption = caption(&founding(), View::Trend, &days("2021-03-26", "2021-03-27"));
    assert_eq!(
        caption.measure,
        "People killed, running total as reported, 27 March 2021"
    );
}

#[test]
fn visits_are_headed_by_their_months() {
    let caption = caption(&founding(), View::Map, &FieldValues::default());
    assert_eq!(
        caption.headline,
        "5 visits to and from Myanmar, one of them to two cities, January\u{a0}2018 to June\u{a0}2021"
    );
}

#[test]
fn one_visit_has_one_date() {
    let caption = caption(&founding(), View::Map, &days("2021-03-26", "2021-03-27"));
    assert_eq!(caption.headline, "1 visit to Myanmar, March\u{a0}2021");
    assert_eq!(
        caption.summary,
        "Map. 1 visit, 26–27 March 2021, between Moscow, Naypyidaw."
    );
}

#[test]
fn both_ways_have_a_colour_in_the_key_and_one_way_needs_none() {
    let signs = |caption: &Caption| -> Vec<(String, &str)> {
        let sign = |key: &Key| (key.label.clone(), key.ink);
        caption.key.iter().map(sign).collect()
    };
    let both = signs(&caption(&founding(), View::Map, &FieldValues::default()));
    // Without colours the arrows tell them apart.
    let ways = [("→".to_owned(), ""), ("←".to_owned(), "second")];
    assert_eq!(both[..2], ways);
    assert!(both[2..].iter().any(|(_, ink)| *ink == "second"));
    let inbound = caption(&founding(), View::Map, &days("2021-03-26", "2021-03-27"));
    assert_eq!(
        signs(&inbound),
        [("1", ""), ("○", "text")].map(|(sign, ink)| (sign.to_owned(), ink))
    );
}

#[test]
fn the_hollow_dots_of_a_map_are_in_its_key() {
    let caption = caption(&founding(), View::Map, &FieldValues::default());
    let last = caption.key.last().map(|key| (&*key.label, &*key.text));
    assert_eq!(last, Some(("○", "site of a project")));
}

#[test]
fn an_empty_choice_is_said_to_be_empty() {
    let patch = FieldValues::of(&[("from", "2100")]);
    let caption = caption(&founding(), View::Map, &patch);
    assert_eq!(
        caption.message.as_deref(),
        Some("The data set has no visits from 1 January 2100 on that fit this choice.")
    );
}

#[test]
fn an_empty_choice_of_one_day_names_it_once() {
    let patch = FieldValues::of(&[("from", "2021-06-01"), ("to", "2021-06-01")]);
    let caption = caption(&founding(), View::Map, &patch);
    assert_eq!(
        caption.message.as_deref(),
        Some("The data set has no visits on 1 June 2021 that fit this choice.")
    );
}

#[test]
fn a_source_says_its_vintage_once() {
    let caption = caption(&founding(), View::Shares, &FieldValues::default());
    let credits: String = caption.credits.iter().map(|one| &*one.text).collect();
    let sipri = "; Stockholm International Peace Research Institute: \
                 SIPRI Arms Transfers Database, release of 28 July 2022; ";
    assert!(credits.contains(sipri), "{credits}");
    let article = "Sources: The Wall Street Journal: Russia Emerges as Key Backer of Myanmar’s \
                   Military Post-Coup (17 July 2021); ";
    assert!(credits.starts_with(article), "{credits}");
}

/// From a tip to whom, what, when, where in it, at which address, and when that was read.
#[test]
fn a_tip_names_its_source_in_full() {
    let text = r#"{"format": 1, "title": "t", "subject": {"name": "Myanmar", "country": "MMR"},
        "sources": [{"id": "s", "title": "Arms Database", "publisher": "SIPRI", "published": "2024-03-11",
            "retrieved": "2024-05-02", "url": "https://example.org/arms"}],
        "transfers": [{"id": "t", "recipient": "Myanmar", "supplier": "China", "period": "2015/2019", "value": 58,
            "unit": "percent", "source": "s", "at": "table 2"}]}"#;
    let data = DataSet::parse(text.as_bytes()).unwrap();
    let tip = tip_of(&data, &[RecordRef::new(Table::Transfers, 0)]);
    let source = &tip.sources[0];
    let expected = "SIPRI: Arms Database (11 March 2024, retrieved 2 May 2024), table 2";
    assert_eq!(source.text, expected);
    assert_eq!(source.url.as_deref(), Some("https://example.org/arms"));
}

#[test]
fn a_place_tells_its_visits_in_a_line_each() {
    let data = founding();
    let kazan = place(&data, "kazan");
    let leg = RecordRef::new(Table::Visits, data.visits.len() - 1);
    let tip = tip_of(&data, &[kazan, leg]);
    assert_eq!(
        rows(&tip),
        ["Position: city", "25 Jun 2021: Min Aung Hlaing"]
    );
}

#[test]
fn a_second_record_is_headed_by_its_title() {
    let data = founding();
    let records = [0, 1].map(|row| RecordRef::new(Table::Transfers, row));
    assert_eq!(
        rows(&tip_of(&data, &records)),
        ["2015–2019: 49%", ": Russia to Myanmar", "2015–2019: 16%"]
    );
}

#[test]
fn releases_of_one_value_are_told_by_their_lines_and_their_notes_once() {
    let data = founding();
    let of = |id: &str| {
        let row = data.transfers.iter().position(|one| &*one.id == id);
        RecordRef::new(Table::Transfers, row.unwrap())
    };
    let tip = tip_of(
        &data,
        &["share-russia", "share-russia-2022", "share-russia-2024"].map(of),
    );
    assert_eq!(
        rows(&tip),
        [
            "2015–2019 (WSJ 2021): 16%",
            "2015–2019 (SIPRI 2022): 16%",
            "2015–2019 (SIPRI 2024): 16%"
        ]
    );
    let tip = tip_of(&data, &["share-china-2022", "share-china-2024"].map(of));
    assert_eq!(tip.notes, ["The article has 49 %."]);
}

#[test]
fn records_beyond_the_sixth_are_counted() {
    let data = founding();
    let records = [0, 1, 2, 3, 4, 5, 6, 7].map(|row| RecordRef::new(Table::Transfers, row));
    let tip = tip_of(&data, &records);
    assert_eq!(tip.notes.last().unwrap(), "and 2 more");
}

#[test]
fn a_visit_tells_who_dates_it_otherwise() {
    let data = founding();
    let tip = tip_of(&data, &[visit(&data, &data.visits[0].id)]);
    assert_eq!(
        rows(&tip)[..2],
        ["Date: 2018", "Another source: 20–21 January 2018"]
    );
    assert!(tip.sources[1].text.starts_with("TASS"));
}

#[test]
fn every_row_of_a_table_has_a_cell_for_each_column() {
    let data = founding();
    for (_, view) in View::ALL {
        let prepared = Prepared::new(&data, &Filter::default(), view, &Options::default());
        let table = prepared.table(localizer(&data));
        assert!(!table.rows.is_empty());
        for row in &table.rows {
            assert_eq!(row.cells.len() + 1, table.columns.len());
        }
    }
}

#[test]
fn events_without_a_date_are_at_the_end_of_the_record() {
    let data = founding();
    let table = table::events(localizer(&data));
    let undated = data.events.iter().filter(|event| event.date.is_none());
    let dated = table.rows.len() - undated.count();
    let first_cells: Vec<&str> = table.rows.iter().map(|row| &*row.cells[0]).collect();
    assert!(
        !first_cells[..dated].contains(&"undated"),
        "{first_cells:?}"
    );
}

#[test]
fn a_table_without_records_is_not_blamed_on_a_choice() {
    let file = serde_json::json!({"format": 1, "title": "t", "sources": []});
    let data = DataSet::parse(file.to_string().as_bytes()).unwrap();
    for (view, what) in [
        (View::Shares, "arms transfers"),
        (View::Trend, "death counts"),
        (View::Map, "visits"),
    ] {
        let message = caption(&data, view, &FieldValues::default()).message;
        assert_eq!(message, Some(format!("The data set has no {what}.")));
    }
}

/// A view that can never show anything takes little room; one that a filter empties moves nothing on the page.
#[test]
fn a_view_without_records_is_low() {
    let height = |data: DataSet, view: &str, attributes: &[(&str, &str)]| {
        let mut dossier = Dossier::new(data);
        let options = Options::parse(&FieldValues::of(attributes), dossier.data()).unwrap();
        let figure = dossier.add(View::parse(view).unwrap(), options);
        let height = dossier.height(figure, 640.0, Height::Suiting, &PLAIN);
        height.unwrap()
    };
    for view in ["trend", "map"] {
        let whole = height(founding(), view, &[]);
        assert_eq!(height(founding(), view, &[("from", "2100")]), whole);
        let nothing = br#"{"format": 1, "title": "t", "sources": []}"#;
        let low = height(DataSet::parse(nothing).unwrap(), view, &[]);
        assert!(low < whole / 2.0, "{view}: {low} of {whole}");
    }
}

/// Names have commas of their own: "EFE, in La Prensa Latina".
#[test]
fn a_picture_s_sentence_names_its_first_sources() {
    let data = founding();
    let of = |view, from| caption(&data, view, &FieldValues::of(&[("from", from)])).cited;
    assert_eq!(
        caption(&data, View::Shares, &FieldValues::default()).cited,
        "Sources: WSJ 2021; SIPRI 2022; SIPRI 2024."
    );
    assert_eq!(of(View::Trend, "2021-07-16"), "Source: AAPP.");
    assert!(of(View::Map, "2018-01-01").ends_with(" and 2 more."));
    assert_eq!(of(View::Map, "2022-01-01"), "");
}
