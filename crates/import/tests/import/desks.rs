//! Files as desks have them, which an importer that guesses makes false numbers of: what comes out is what the file says, or nothing
//! and a reason.

use crate::support::{import, made};
use dateline_import::Wishes;
use serde_json::Value;

const OF_MYANMAR: (&str, &str) = ("subject", "Myanmar");

fn shares(text: &str) -> Vec<String> {
    made(
        text,
        &[OF_MYANMAR],
        "transfers",
        &["supplier", "period", "value", "unit"],
    )
}

fn counts(text: &str) -> Vec<String> {
    made(text, &[], "casualties", &["series", "date", "count"])
}

const NOTHING: [&str; 0] = [];

#[test]
fn a_register_that_was_saved_anew_may_have_another_sign() {
    let text = "Supplier;Recipient;Delivery year;TIV delivery values\nRussia;Myanmar;2019;12,5\nRussia;Myanmar;2019;0,25\nChina;Myanmar;2019;1.200\nIndia;Myanmar;2019;7\n";
    let fields = ["supplier", "value"];
    assert_eq!(made(text, &[], "transfers", &fields), ["India 7.0"]);
    let comma = [("decimal", "comma")];
    assert_eq!(
        made(text, &comma, "transfers", &fields),
        ["China 1200.0", "India 7.0", "Russia 12.75"]
    );
}

#[test]
fn a_comma_in_a_published_register_is_no_sign_of_thousands_by_itself() {
    let text = "Supplier,Recipient,Delivery year,TIV delivery values\nRussia,Myanmar,2019,\"12,5\"\nChina,Myanmar,2019,\"1,200\"\n";
    assert_eq!(
        made(text, &[], "transfers", &["supplier", "value"]),
        ["China 1200.0"]
    );
}

fn ged(id: u32, country: &str, best: u32) -> String {
    let mut row = vec![String::new(); 49];
    for (column, value) in [
        (0, id.to_string()),
        (5, "1.0".to_owned()),
        (33, country.to_owned()),
        (37, "1".to_owned()),
        (38, "2020-03-01".to_owned()),
        (39, "2020-03-01".to_owned()),
        (44, best.to_string()),
        (45, best.to_string()),
        (46, best.to_string()),
    ] {
        row[column] = value;
    }
    row.join(",")
}

#[test]
fn events_of_several_countries_are_not_added_up() {
    let text = [
        ged(1, "Myanmar (Burma)", 5),
        ged(2, "Syria", 90),
        ged(2, "Syria", 90),
    ]
    .join("\n");
    let fields = ["series", "count"];
    let all = made(&text, &[], "casualties", &fields);
    assert_eq!(
        all,
        [
            "Myanmar (Burma): State-based violence 5",
            "Syria: State-based violence 90"
        ]
    );
    assert_eq!(
        made(&text, &[OF_MYANMAR], "casualties", &fields),
        ["State-based violence 5"]
    );
}

#[test]
fn counts_of_several_countries_are_not_added_up() {
    let text = "country,date,deaths\nMyanmar,2021-02-01,5\nSyria,2021-02-01,90\n";
    let all = made(
        text,
        &[("publisher", "A List")],
        "casualties",
        &["series", "count"],
    );
    assert_eq!(all, ["Myanmar: A List 5", "Syria: A List 90"]);
    assert_eq!(made(text, &[OF_MYANMAR], "casualties", &["count"]), ["5"]);
}

#[test]
fn a_table_keeps_the_recipient_of_its_title() {
    let india =
        "\"TIV of arms exports to India, 2019-2020\",,,\n,2019,2020,Total\nRussia,500,400,900\n";
    assert_eq!(
        made(india, &[OF_MYANMAR], "transfers", &["recipient", "value"]),
        ["India 500.0", "India 400.0"]
    );
    let all =
        "\"TIV of arms exports from all, 2019-2020\"\nExports by,2019,2020\nRussia,5000,4000\n";
    assert_eq!(
        made(all, &[OF_MYANMAR], "transfers", &["recipient"]),
        ["all recipients", "all recipients"]
    );
}

#[test]
fn a_desk_s_own_table_is_none_of_sipri_s() {
    let text = "Supplier,2019,2020\nRussia,120.5,140\n";
    assert_eq!(shares(text), NOTHING);
}

#[test]
fn numbers_beside_dates_are_not_taken_for_the_dead() {
    for text in [
        "Year;Russia;China;Total\n2018;120;300;420\n2019;1;2;3\n",
        "Year,Month,Deaths\n2021,2,5\n2021,3,6\n",
        "date,injured,arrested\n2021-02-01,5,12\n",
        "Jahr;Bevoelkerung\n2018;53.708.000\n2019;54.045.000\n",
        "2021-02-01,5\n2021-02-02,6\n2021-02-03,7\n",
    ] {
        assert_eq!(counts(text), NOTHING, "{text}");
    }
}

#[test]
fn columns_beside_the_dead_are_not_counted() {
    let text = "Datum;KW;Tote\n2021-02-01;5;12\n2021-02-02;5;3\n";
    assert_eq!(counts(text), ["Tote 2021-02-01 12", "Tote 2021-02-02 3"]);
    let kinds = made(
        "Date,Total deaths\n2021-02-01,5\n2021-02-02,11\n",
        &[],
        "casualties",
        &["kind"],
    );
    assert_eq!(kinds, ["cumulative", "cumulative"]);
}

#[test]
fn fractions_are_no_thousands_of_dead() {
    assert_eq!(
        counts("date,deaths\n2021-02-01,0.500\n2021-02-02,5.000\n2021-02-03,7\n"),
        ["file 2021-02-03 7"]
    );
    assert_eq!(
        counts("date,deaths\n2021-02-01,12 00\n2021-02-02,5\n"),
        ["file 2021-02-02 5"]
    );
    assert_eq!(
        counts("date;deaths\n2021-02-01;1.234\n2021-02-02;12.0\n"),
        ["file 2021-02-01 1234", "file 2021-02-02 12"]
    );
}

#[test]
fn a_row_that_is_longer_than_the_header_is_left_out() {
    assert_eq!(
        counts("date,deaths\n2021-02-01,1,234\n2021-02-02,5,\n"),
        ["file 2021-02-02 5"]
    );
}

#[test]
fn a_span_of_years_is_no_month() {
    assert_eq!(
        shares("supplier,period,share\nRussia,2010-12,40\nChina,2009-10,30\n"),
        NOTHING
    );
    assert_eq!(
        shares("supplier,period,share\nRussia,2010-12,40\nChina,2015-19,30\n"),
        [
            "Russia 2010/2012 40.0 percent",
            "China 2015/2019 30.0 percent"
        ]
    );
}

#[test]
fn a_unit_is_what_the_column_says_and_nothing_else() {
    assert_eq!(
        shares("supplier,year,usd\nRussia,2019,1200000000\n"),
        NOTHING
    );
    assert_eq!(
        shares("supplier,year,Value in USD thousand\nRussia,2019,1200\n"),
        NOTHING
    );
    assert_eq!(shares("supplier,year,value\nRussia,2019,$50\n"), NOTHING);
    assert_eq!(
        shares("supplier,year,value,tiv\nRussia,2019,3,50\n"),
        ["Russia 2019 50.0 tiv-million"]
    );
    assert_eq!(
        shares("supplier,year,share\nRussia,2019,0.45\nChina,2019,0.55\n"),
        NOTHING
    );
    assert_eq!(
        shares("supplier,year,value\nRussia,2019,45%\nChina,2019,55%\n"),
        ["Russia 2019 45.0 percent", "China 2019 55.0 percent"]
    );
    let columns = [OF_MYANMAR, ("columns", "value=%")];
    assert_eq!(
        made(
            "supplier,year,€,%\nRussia,2019,12,45\n",
            &columns,
            "transfers",
            &["value"]
        ),
        ["45.0"]
    );
}

#[test]
fn a_total_is_no_supplier() {
    for total in [
        "Total",
        "Gesamt",
        "World",
        "Grand total",
        "All suppliers",
        "Total:",
    ] {
        let text = format!("supplier,year,tiv\nRussia,2019,150\n{total},2019,153\n");
        assert_eq!(shares(&text), ["Russia 2019 150.0 tiv-million"], "{total}");
    }
}

#[test]
fn a_year_among_days_is_a_subtotal() {
    let days: String = (1..10).map(|day| format!("2021-02-0{day},1\n")).collect();
    assert_eq!(counts(&format!("date,deaths\n{days}2021,1500\n")).len(), 9);
}

#[test]
fn a_year_without_days_is_no_subtotal() {
    let days: String = (1..10).map(|day| format!("2021-02-0{day},1\n")).collect();
    assert_eq!(counts(&format!("date,deaths\n2020,1500\n{days}")).len(), 10);
}

#[test]
fn a_list_of_the_dead_is_none_of_visits() {
    let text = "Name,Age,Date,Place\nMya Thwe,19,2021-02-09,Naypyidaw\n";
    assert_eq!(made(text, &[], "visits", &["id"]), NOTHING);
}

#[test]
fn an_empty_name_of_a_line_is_no_other_line() {
    assert_eq!(
        counts("series,date,deaths\nArmy,2021-02-01,5\n,2021-02-02,6\n"),
        ["Army 2021-02-01 5"]
    );
}

#[test]
fn a_quote_that_is_not_closed_is_told() {
    let (_, report) = import(
        &[(
            "f.csv",
            "date,deaths,note\n2021-02-01,5,a\n2021-02-02,6,\"b\n2021-02-03,7,c\n",
        )],
        &[],
    );
    assert_eq!(
        (
            report.files[0].taken,
            report.files[0].left_out[0].lines.clone()
        ),
        (1, vec![3])
    );
}

#[test]
fn ids_that_are_alike_stay_apart() {
    let text = "event_id_cnty,event_date,time_precision,event_type,actor1,country,fatalities\nA1,2021-03-27,1,Battles,x,Myanmar,7\nA2,2021-03-27,2,Battles,x,Myanmar,5\n";
    let ids = made(text, &[], "casualties", &["id"]);
    assert!(ids.len() == 2 && ids[0] != ids[1], "{ids:?}");
    let (data, _) = import(
        &[
            ("a/data.csv", "date,deaths\n2021-02-01,5\n"),
            ("a/data.csv", "date,deaths\n2021-02-01,6\n"),
        ],
        &[],
    );
    let sources: Vec<_> = data["sources"]
        .as_array()
        .unwrap()
        .iter()
        .map(|source| source["id"].to_string())
        .collect();
    assert_eq!(sources.len(), 2, "{sources:?}");
}

#[test]
fn days_of_events_that_a_spreadsheet_turned_are_asked_for() {
    let text =
        "event_id_cnty,event_date,event_type,actor1,fatalities\nA1,3/4/2021 0:00,Battles,x,7\n";
    let (data, report) = import(&[("f.csv", text)], &[]);
    assert_eq!(
        (data, report.files[0].asked[0].wish),
        (Value::Null, "dates")
    );
    assert_eq!(
        made(text, &[("dates", "day-first")], "casualties", &["date"]),
        ["2021-04-03"]
    );
}

#[test]
fn a_wish_that_fits_no_file_is_told() {
    let (_, report) = import(
        &[("f.csv", "date,deaths\n2021-02-01,5\n")],
        &[("columns", "series=Grupe")],
    );
    assert!(
        report.questions[0].text.contains("Grupe"),
        "{:?}",
        report.questions
    );
    assert!(Wishes::default().set("columns", "foo=bar").is_err());
}

#[test]
fn a_stray_line_of_a_register_of_deals_joins_no_deal() {
    let text = "Deals for the year range '2010' to '2020'
Recipient,Supplier,Year of order, ,Number ordered, ,Weapon designation,Weapon description,Number delivered, ,Year(s) of delivery,status,Comments,SIPRI TIV per unit,SIPRI TIV for total order,SIPRI TIV of delivered weapons
Section heading,x
Myanmar,China,2012,,5,,T-2,tank,5,,2015,New,,2,400,8
Myanmar,Russia,2012,,5,,T-2,tank,5,,2015,New,one, two,7,70,35
";
    assert_eq!(
        made(text, &[], "transfers", &["recipient", "supplier", "value"]),
        ["Myanmar China 8.0"]
    );
}

#[test]
fn many_unknown_names_take_no_time() {
    let rows: String = (0..20_000)
        .map(|row| format!("Country {row},Supplier {row},2019,5\n"))
        .collect();
    let (data, _) = import(
        &[("f.csv", &format!("recipient,supplier,year,tiv\n{rows}"))],
        &[],
    );
    assert_eq!(data["transfers"].as_array().map(Vec::len), Some(20_000));
}

#[test]
fn columns_that_are_not_used_are_told() {
    let (_, report) = import(&[("f.csv", "date,deaths,injured\n2021-02-01,5,9\n")], &[]);
    assert!(
        report.files[0]
            .notes
            .iter()
            .any(|note| note.contains("injured")),
        "{:?}",
        report.files[0].notes
    );
}

#[test]
fn files_about_several_countries_name_each_where_it_stands() {
    let arms = "recipient,supplier,year,tiv\nUkraine,Poland,2022,5\n";
    let (data, report) = import(
        &[("a.csv", arms), ("b.csv", &ged(1, "Myanmar (Burma)", 5))],
        &[],
    );
    assert_eq!(
        data["casualties"][0]["series"],
        "Myanmar (Burma): State-based violence"
    );
    assert!(
        report.questions[0]
            .text
            .contains("Ukraine, Myanmar (Burma)"),
        "{:?}",
        report.questions
    );
}

#[test]
fn a_count_outside_of_its_bounds_is_told() {
    let row = ged(1, "Myanmar", 5).replace(",5,5,5,", ",5,2,1,");
    let (_, report) = import(&[("f.csv", &row)], &[]);
    assert_eq!(report.files[0].in_part[0].lines, [1]);
}

/// The records of the second file would be credited to the first.
#[test]
fn files_whose_names_are_nearly_alike_are_two_sources() {
    let counts = |killed: u32| format!("date,killed\n2024-01-01,{killed}\n2024-01-02,4\n");
    for names in [
        ["deaths 2024.csv", "deaths-2024.csv"],
        ["deaths (final).csv", "deaths (final).csv"],
        ["deaths.csv", "Deaths.tsv"],
    ] {
        let (first, second) = (counts(1), counts(2));
        let (data, _) = import(&[(names[0], &first), (names[1], &second)], &[]);
        let sources = data["sources"].as_array().unwrap();
        assert_eq!(sources.len(), 2, "{names:?}");
        assert_ne!(sources[0]["title"], sources[1]["title"], "{names:?}");
    }
}
