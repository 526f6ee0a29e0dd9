//! Whose imports they are.

use super::*;

const TWO_RECIPIENTS: [&str; 3] = [
    "Myanmar China 2022 100 tiv-million s24",
    "Myanmar Russia 2022 300 tiv-million s24",
    "Bangladesh China 2022 900 tiv-million s24",
];

#[test]
fn arms_for_another_recipient_are_not_added() {
    let data = transfers(&TWO_RECIPIENTS);
    let expected = "Myanmar’s arms imports: Russia 75%, China 25%";
    assert_eq!(headline(&data, "shares"), expected);
    let yearly = caption(&data, &shot("shares", &[("shares", "yearly")]));
    assert_eq!(yearly.headline, expected);
}

#[test]
fn another_recipient_is_left_out_with_a_word() {
    let notes = notes(&transfers(&TWO_RECIPIENTS), "shares");
    let expected = "In the table only: 1 value for another recipient (Bangladesh).";
    assert!(notes.contains(expected), "{notes}");
}

#[test]
fn what_is_left_out_stands_at_the_end_of_the_table() {
    let mut rows = TWO_RECIPIENTS;
    rows.rotate_right(1);
    let table = table(&transfers(&rows), &shot("shares", &[]));
    let last = &table.rows[2].cells;
    assert_eq!(last[1], "Bangladesh");
    assert_eq!(last[4], "");
    assert_eq!(last[5], "not in the picture: for another recipient");
}

#[test]
fn another_recipient_can_be_chosen() {
    let data = transfers(&TWO_RECIPIENTS);
    let caption = caption(&data, &shot("shares", &[("recipient", "Bangladesh")]));
    assert_eq!(caption.headline, "Arms supplied to Bangladesh");
}

#[test]
fn without_the_subject_among_the_recipients_the_one_with_most_values_is_shown() {
    let data = transfers(&[
        "Laos China 2022 5 tiv-million s24",
        "Viet_Nam Russia 2022 70 tiv-million s24",
        "Viet_Nam India 2022 30 tiv-million s24",
    ]);
    assert_eq!(
        headline(&data, "shares"),
        "Viet Nam’s arms imports: Russia 70%, India 30%"
    );
}

/// What another recipient's records lack is nothing that the figure lacks.
#[test]
fn a_missing_value_of_another_recipient_is_not_counted_as_the_figure_s() {
    let record = |id: &str, recipient: &str, value: Value| {
        json!({"id": id, "recipient": recipient, "supplier": "China", "period": "2020", "value": value,
            "unit": "tiv-million", "source": "s24"})
    };
    let data = data(json!({"transfers": [
        record("a", "Myanmar", json!(30)), record("b", "Laos", Value::Null)
    ]}));
    let notes = notes(&data, "shares");
    assert!(
        !notes.contains("without a value") && !notes.contains("In the table only"),
        "{notes}"
    );
    let rows = table(&data, &shot("shares", &[])).rows;
    let row = rows
        .iter()
        .find(|row| row.cells.iter().any(|cell| cell == "Laos"))
        .unwrap();
    assert!(
        row.cells
            .iter()
            .any(|cell| cell.contains("for another recipient")),
        "{row:?}"
    );
}
