//! Which rows of the founding data set a filter leaves.

use crate::support::founding;
use dateline::dataset::{DataSet, Table};
use dateline::error::Error;
use dateline::fields::{Field, FieldValues};
use dateline::filter::{self, Filter};
use dateline::options::{Options, View};
use dateline::query::Query;

/// The rows that a filter leaves.
struct Rows {
    transfers: Vec<usize>,
    casualties: Vec<usize>,
    visits: Vec<usize>,
    events: Vec<usize>,
}

fn selected(data: &DataSet, patch: &FieldValues) -> Rows {
    rows(data, &Filter::default().patched(patch, data).unwrap())
}

fn rows(data: &DataSet, filter: &Filter) -> Rows {
    let query = Query::new(data, Some(filter));
    Rows {
        transfers: query.rows(Table::Transfers),
        casualties: query.rows(Table::Casualties),
        visits: query.rows(Table::Visits),
        events: query.rows(Table::Events),
    }
}

#[test]
fn no_filter_leaves_every_row() {
    let data = founding();
    let selection = selected(&data, &FieldValues::default());
    assert_eq!(selection.transfers.len(), data.transfers.len());
    assert_eq!(selection.casualties.len(), data.casualties.len());
    assert_eq!(selection.visits.len(), data.visits.len());
    assert_eq!(selection.events.len(), data.events.len());
}

#[test]
fn suppliers_limit_transfers() {
    let data = founding();
    let patch = FieldValues::of(&[("suppliers", "Russia")]);
    let rows = selected(&data, &patch).transfers;
    assert!(!rows.is_empty());
    assert!(
        rows.iter()
            .all(|row| *data.transfers[*row].supplier == *"Russia")
    );
}

#[test]
fn places_keep_visits_that_start_or_end_there() {
    let data = founding();
    let patch = FieldValues::of(&[("places", "kazan")]);
    let rows = selected(&data, &patch).visits;
    assert_eq!(rows.len(), 1);
    assert_eq!(*data.visits[rows[0]].to, *"kazan");
}

#[test]
fn the_leg_of_a_journey_goes_the_way_of_the_journey() {
    let data = founding();
    let leg = data.visits.iter().position(|visit| visit.part_of.is_some());
    let direction = filter::direction_of(&data, leg.unwrap());
    assert_eq!(direction, Some(filter::Direction::Outbound));
}

#[test]
fn a_vague_date_is_kept_by_any_of_its_days() {
    let data = founding();
    let patch = FieldValues::of(&[("from", "2021-12-31"), ("to", "2022-01-01")]);
    let rows = selected(&data, &patch).events;
    let is_dated = |row: &&usize| data.events[**row].date.is_some();
    assert_eq!(rows.iter().filter(is_dated).count(), 1, "sanctions of 2021");
}

#[test]
fn unknown_names_are_refused_by_field() {
    let data = founding();
    let patch = FieldValues::of(&[("series", "nobody")]);
    let refused = Filter::default().patched(&patch, &data);
    let Err(Error::BadFilter { field, why }) = refused else {
        panic!("taken");
    };
    assert_eq!(field, "series");
    assert_eq!(why, "\"nobody\" is not in this data set");
}

#[test]
fn a_filter_that_ends_before_it_begins_is_refused() {
    let patch = FieldValues::of(&[("from", "2021-05"), ("to", "2021-04")]);
    assert!(Filter::default().patched(&patch, &founding()).is_err());
}

#[test]
fn an_empty_field_stops_limiting() {
    let data = founding();
    let patch = FieldValues::of(&[("direction", "inbound")]);
    let inbound = Filter::default().patched(&patch, &data).unwrap();
    let mut patch = FieldValues::default();
    patch.set(Field::Direction, None);
    assert_eq!(inbound.patched(&patch, &data).unwrap(), Filter::default());
}

#[test]
fn the_values_of_a_filter_are_what_was_asked() {
    let data = founding();
    let patch = FieldValues::of(&[
        ("from", "2021-02"),
        ("direction", "outbound"),
        ("suppliers", "China"),
    ]);
    let values = Filter::default().patched(&patch, &data).unwrap().values();
    assert_eq!(values.text(Field::From), Some("2021-02-01"));
    assert_eq!(values.text(Field::Direction), Some("outbound"));
    assert_eq!(values.text(Field::Suppliers), Some("China"));
    assert_eq!(values.text(Field::To), None);
}

#[test]
fn a_figure_s_own_limits_hold_beside_the_filter() {
    let data = founding();
    let options = FieldValues::of(&[("suppliers", "China~Russia"), ("direction", "inbound")]);
    let options = Options::parse(&options, &data).unwrap();
    let patch = FieldValues::of(&[("suppliers", "Russia~Other suppliers")]);
    let filter = Filter::default().patched(&patch, &data).unwrap();
    let both = options.narrowed(&filter).unwrap().values();
    let asked = FieldValues::of(&[("suppliers", "Russia"), ("direction", "inbound")]);
    assert_eq!(both, asked);
}

#[test]
fn a_figure_of_visits_in_has_none_out_to_show() {
    let data = founding();
    let options = FieldValues::of(&[("direction", "inbound")]);
    let options = Options::parse(&options, &data).unwrap();
    let patch = FieldValues::of(&[("direction", "outbound")]);
    let filter = Filter::default().patched(&patch, &data).unwrap();
    let both = options.narrowed(&filter).unwrap();
    assert!(rows(&data, &both).visits.is_empty());
}

#[test]
fn an_option_that_the_data_does_not_know_is_named() {
    let options = FieldValues::of(&[("places", "atlantis")]);
    let error = Options::parse(&options, &founding()).unwrap_err();
    assert_eq!(error.code(), "bad-option");
    assert_eq!(error.field(), Some("places"));
}

#[test]
fn a_figure_of_other_days_than_the_filter_has_nothing_to_show() {
    let options = FieldValues::of(&[("to", "2020")]);
    let options = Options::parse(&options, &founding()).unwrap();
    let patch = FieldValues::of(&[("from", "2021")]);
    let filter = Filter::default().patched(&patch, &founding()).unwrap();
    assert_eq!(options.narrowed(&filter), None);
}

#[test]
fn an_option_that_is_none_names_those_that_are() {
    let Err(Error::BadOption { option, why }) = View::parse("pie") else {
        panic!("taken");
    };
    assert_eq!(option, "view");
    assert_eq!(
        why,
        format!("\"pie\" is not one of {}", View::NAMES.join(", "))
    );
}

/// A brush shows what it could be widened to.
#[test]
fn a_clause_can_be_left_out() {
    let data = founding();
    let patch = FieldValues::of(&[("suppliers", "Russia"), ("from", "2015"), ("to", "2019")]);
    let filter = Filter::default().patched(&patch, &data).unwrap();
    let query = Query::new(&data, Some(&filter));
    let of_all = query.rows_but(Table::Transfers, &[Field::Suppliers]);
    let of_all_days = query.rows_but(Table::Transfers, &[Field::From]);
    let rows = query.rows(Table::Transfers);
    assert!(rows.len() < of_all.len() && rows.iter().all(|row| of_all.contains(row)));
    assert!(
        of_all_days
            .iter()
            .all(|row| &*data.transfer(*row).supplier == "Russia")
    );
    let none = Query::new(&data, None);
    assert!(none.rows(Table::Visits).is_empty());
}
