//! Small files of our own in each layout: what becomes of their rows, what is left out, and what is assumed.

use crate::support::{import, left_out, one, rows};
use dateline_import::FileReport;
use serde_json::{Value, json};

fn assumes(report: &FileReport, wish: &str) -> bool {
    report.assumed.iter().any(|assumed| assumed.wish == wish)
}

const DELIVERIES: &str = "Transfers from All countries to Ruritania.
Notes, with commas, of the publisher's
Data generated: 3 March 2024 7:10:21 PM
SIPRI AT Database ID,Supplier,Recipient,Designation,Delivery year,Delivery year is estimate,TIV delivery values
1,Florin,Ruritania,Tank,2020,No,2.4
1,Florin,Ruritania,Tank,2020,Yes,1.35
2,Freedonia,Ruritania,\"Truck, armoured\",2021,No,7
3,unknown supplier(s),Ruritania,Gun,2021,No,1
4,Freedonia,Ruritania,Gun,,No,1
";

#[test]
fn deliveries_are_added_up_by_supplier_and_year() {
    let (data, report) = one(DELIVERIES, &[]);
    let fields = ["supplier", "period", "value", "unit", "at"];
    let expected = json!([
        [
            "Florin",
            "2020",
            3.75,
            "tiv-million",
            "lines 5, 6, added up"
        ],
        ["Freedonia", "2021", 7.0, "tiv-million", "line 7"],
        ["unknown supplier(s)", "2021", 1.0, "tiv-million", "line 8"],
    ]);
    assert_eq!(rows(&data, "transfers", &fields), expected);
    assert_eq!(
        left_out(&report),
        json!([["without the year of delivery", [9]]])
    );
    assert_eq!(data["sources"][0]["published"], "2024-03-03");
    assert_eq!(data["subject"]["name"], "Ruritania");
}

/// A blank is no zero: with one, others would have all of the year.
#[test]
fn a_cell_without_a_number_is_a_record_without_a_value() {
    let text = "supplier,recipient,year,tiv\nItaly,Kenya,2019,10\nFrance,Kenya,2019,10\nItaly,Kenya,2020,\nFrance,Kenya,2020,10\nItaly,Kenya,2021,n/a\nFrance,Kenya,2021,0\n";
    let (data, report) = import(&[("a.csv", text)], &[("unit", "tiv-million")]);
    let found = rows(&data, "transfers", &["supplier", "period", "value"]);
    assert_eq!(found[2], json!(["Italy", "2020", null]));
    assert_eq!(found[4], json!(["Italy", "2021", null]));
    assert_eq!(found[5], json!(["France", "2021", 0.0]));
    assert_eq!(left_out(&report.files[0]), json!([]));
}

#[test]
fn what_is_downloaded_says_when() {
    let wishes = [("retrieved", "2024-05-02"), ("published", "2024-03")];
    let (data, _) = import(
        &[("a.csv", "date,deaths\n2021-02-01,3\n2021-02-02,4\n")],
        &wishes,
    );
    let source = &data["sources"][0];
    assert_eq!(
        (&source["retrieved"], &source["published"]),
        (&json!("2024-05-02"), &json!("2024-03"))
    );
    assert!(
        dateline_import::Wishes::default()
            .set("retrieved", "yesterday")
            .is_err()
    );
}

#[test]
fn deals_give_the_sum_of_all_years_and_go_on_over_broken_lines() {
    let text = "Deals with deliveries for the year range '2010' to '2020'
Recipient,Supplier,Year of order, ,Number ordered, ,Weapon designation,Weapon description,Number delivered, ,Year(s) of delivery,status,Comments,SIPRI TIV per unit,SIPRI TIV for total order,SIPRI TIV of delivered weapons
Ruritania,Florin,2009,,10,,T-1,tank,10,,2010; 2011,New,from stock; first
part of an older order,1,10,10
Ruritania,Florin,2012,,5,,T-2,tank,5,,2015,New,,2,10,7.5
Ruritania,Freedonia,2012,,5,,T-2,tank,,,,New,,2,10,
";
    let (data, report) = one(text, &[]);
    let expected = json!([["Florin", "2010/2020", 17.5, "lines 3, 5, added up"]]);
    assert_eq!(
        rows(&data, "transfers", &["supplier", "period", "value", "at"]),
        expected
    );
    assert_eq!(
        left_out(&report)[0][0],
        "of which nothing was delivered in these years"
    );
    assert!(report.layout.contains("deals"), "{}", report.layout);
}

#[test]
fn a_table_until_2023_has_its_suppliers_in_rows() {
    let text = "\"TIV of arms exports to Ruritania, 2019-2021\",,,,
Figures are SIPRI Trend Indicator Values (TIVs) expressed in millions.,,,,
Generated: 11 December 2023,,,,
,2019,2020,2021,Total
Florin,3,0,,3
Free Front*,,,5,5
,,,,
Total,3,0,5,8
";
    let (data, report) = one(text, &[]);
    let fields = ["recipient", "supplier", "period", "value", "qualifier"];
    let expected = json!([
        ["Ruritania", "Florin", "2019", 3.0, null],
        ["Ruritania", "Florin", "2020", 0.0, "about"],
        ["Ruritania", "Free Front", "2021", 5.0, null],
    ]);
    assert_eq!(rows(&data, "transfers", &fields), expected);
    assert_eq!(
        left_out(&report),
        json!([["with a total of the others", [8]]])
    );
}

#[test]
fn a_table_since_2024_says_in_its_header_what_its_rows_are() {
    let text = "TIV of arms exports from Florin, 2022-2024

Exports of SIPRI, in TIV
Recipient,2022,2023,2024,2022-2024,Percentage
Ruritania,0 ,2,3,5,38%
Total world import,0 ,2,3,5,
";
    let (data, _) = one(text, &[]);
    let fields = ["recipient", "supplier", "period", "value"];
    let expected = json!([
        ["Ruritania", "Florin", "2022", 0.0],
        ["Ruritania", "Florin", "2023", 2.0],
        ["Ruritania", "Florin", "2024", 3.0],
    ]);
    assert_eq!(rows(&data, "transfers", &fields), expected);
}

/// A row of UCDP's GED with its 49 columns.
fn ged(id: u32, kind: u32, precision: u32, days: [&str; 2], [best, high, low]: [u32; 3]) -> String {
    let mut row = vec![String::new(); 49];
    for (column, value) in [
        (0, id.to_string()),
        (5, kind.to_string()),
        (14, "Government of Ruritania".to_owned()),
        (17, "\"Rebels, northern\"".to_owned()),
        (33, "Ruritania".to_owned()),
        (37, precision.to_string()),
        (38, format!("{} 00:00:00.000", days[0])),
        (39, format!("{} 00:00:00.000", days[1])),
        (44, best.to_string()),
        (45, high.to_string()),
        (46, low.to_string()),
    ] {
        row[column] = value;
    }
    row.join(",")
}

fn ged_rows() -> String {
    [
        ged(7, 1, 1, ["2020-03-01", "2020-03-01"], [3, 3, 3]),
        ged(8, 3, 2, ["2020-03-02", "2020-03-05"], [4, 9, 2]),
        ged(9, 1, 1, ["2020-03-02", "2020-03-02"], [0, 0, 0]),
        ged(10, 1, 1, ["2020-03-01", "2020-03-01"], [2, 5, 1]),
    ]
    .join("\n")
}

#[test]
fn events_without_a_header_are_known_by_their_columns() {
    let (data, report) = one(&ged_rows(), &[]);
    let fields = ["series", "kind", "date", "count", "low", "high", "at"];
    let days = "2020-03-02/2020-03-05";
    let expected = json!([
        [
            "One-sided violence",
            "per-day",
            days,
            4,
            2,
            9,
            "line 2 (event 8)"
        ],
        [
            "State-based violence",
            "per-day",
            "2020-03-01",
            5,
            4,
            8,
            "lines 1, 4, added up (events 7, 10)"
        ],
    ]);
    assert_eq!(rows(&data, "casualties", &fields), expected);
    assert_eq!(
        left_out(&report),
        json!([["of events that killed nobody", [3]]])
    );
    assert!(assumes(&report, "columns"));
}

#[test]
fn events_make_lines_by_who_did_it_if_somebody_says_so() {
    let (data, _) = one(&ged_rows(), &[("series", "side")]);
    assert_eq!(data["casualties"][0]["series"], "Government of Ruritania");
}

#[test]
fn acled_s_vague_days_stay_vague() {
    let text = "event_id_cnty,event_date,year,time_precision,event_type,actor1,country,fatalities
RUR1,27 March 2021,2021,1,Battles,Army,Ruritania,2
RUR2,27 March 2021,2021,2,Battles,Army,Ruritania,1
RUR3,27 March 2021,2021,3,Riots,Army,Ruritania,5
";
    let (data, _) = one(text, &[]);
    let expected = json!([
        ["2021-03-27", "Battles"],
        ["2021-03-27~", "Battles"],
        ["2021-03", "Riots"]
    ]);
    assert_eq!(rows(&data, "casualties", &["date", "series"]), expected);
}

#[test]
fn acled_of_2021_has_other_columns() {
    let text = "data_id,iso,event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,fatalities,country
1,1,RUR9,5-May-2021,2021,1,Battles,x,Army,4,Ruritania
";
    let (data, _) = one(text, &[]);
    assert_eq!(
        rows(&data, "casualties", &["at", "date", "count"]),
        json!([["line 2 (event RUR9)", "2021-05-05", 4]])
    );
}

#[test]
fn counts_keep_their_bounds() {
    let text = "date;killed (total);qualifier;source_url
01.03.2021;at least 30;;https://example.org/a
13.03.2021;1.234;more than;
14.03.2021;n/a;;
";
    let (data, report) = one(
        text,
        &[("columns", "count=killed (total)"), ("publisher", "A List")],
    );
    let fields = ["series", "kind", "date", "count", "qualifier", "url"];
    let expected = json!([
        [
            "A List",
            "cumulative",
            "2021-03-01",
            30,
            "at-least",
            "https://example.org/a"
        ],
        [
            "A List",
            "cumulative",
            "2021-03-13",
            1234,
            "more-than",
            null
        ],
        ["A List", "cumulative", "2021-03-14", null, null, null],
    ]);
    assert_eq!(rows(&data, "casualties", &fields), expected);
    assert_eq!(left_out(&report), json!([]));
    assert!(
        assumes(&report, "dates") && assumes(&report, "counts") && !assumes(&report, "publisher")
    );
}

#[test]
fn days_and_months_that_cannot_be_told_apart_are_asked_for() {
    let text = "date,killed\n03/04/2021,2\n05/06/2021,3\n";
    let (data, report) = one(text, &[]);
    assert_eq!(data, Value::Null);
    assert_eq!(
        left_out(&report),
        json!([["whose day and month cannot be told apart", [2, 3]]])
    );
    let (data, _) = one(text, &[("dates", "day-first")]);
    assert_eq!(
        rows(&data, "casualties", &["date"]),
        json!([["2021-04-03"], ["2021-06-05"]])
    );
}

#[test]
fn a_column_each_is_a_line_each() {
    let text = "date_of_incident,List A,List B\nundated,1,2\n2021-02-01,0,3\n2021-02-08,1,\n2021-02-09,1,1\n2021-02-10,1,1\n2021-02-11,1,1\n2021-02-12,1,1\n2021-02-13,1,1\n";
    let (data, report) = one(text, &[]);
    let counts = rows(&data, "casualties", &["series", "date", "count"]);
    assert_eq!(counts[0], json!(["List A", "2021-02-01", 0]));
    assert_eq!(counts[2], json!(["List A", "2021-02-08", 1]));
    assert_eq!(
        left_out(&report),
        json!([["without a date that can be read", [2]]])
    );
}

const TRIPS: &str = "id,name,start_date,end_date,country,locale,remarks
1,A. Envoy,2020-03-01,2020-03-02,Russia,\"Moscow, Zenda\",Talks
2,A. Envoy,2020-04-01,2020-04-01,Ruritania,Strelsau,More talks
3,B. Envoy,2020-05-01,2020-05-01,Nova Scotia,Halifax,
";

#[test]
fn visits_are_legs_between_places_that_were_found() {
    let wishes = [("home", "Washington"), ("publisher", "Archive")];
    let (data, report) = import(&[("trips.csv", TRIPS)], &wishes);
    let fields = ["id", "from", "to", "from_assumed", "part_of"];
    let first = json!(["trips-1", "washington-usa", "moscow-rus", true, null]);
    // Zenda is in no list, and Strelsau in no country.
    assert_eq!(rows(&data, "visits", &fields), json!([first]));
    let missed: Vec<_> = report
        .unmatched
        .iter()
        .map(|name| name.name.as_str())
        .collect();
    assert!(
        missed.contains(&"Halifax, Nova Scotia") && missed.contains(&"Strelsau, Ruritania"),
        "{missed:?}"
    );
    let zenda = "name,country,lat,lon\nZenda,Russia,55.79,49.12\n";
    let (data, _) = import(&[("trips.csv", TRIPS), ("places.csv", zenda)], &wishes);
    let second = json!(["trips-1-2", "moscow-rus", "zenda-rus", null, "trips-1"]);
    assert_eq!(rows(&data, "visits", &fields), json!([first, second]));
}

#[test]
fn visits_whose_beginning_nobody_knows_are_asked_for() {
    let (data, report) = import(&[("trips.csv", TRIPS)], &[]);
    assert_eq!(data, Value::Null);
    assert_eq!(report.questions[0].wish, "home");
    assert_eq!(report.files[0].left_out[0].count, 3);
    assert_eq!(report.files[0].taken, 0);
}

#[test]
fn shares_in_any_table_are_read_by_their_columns() {
    let text = "Land;Jahr;Anteil\nFlorin;2020;12,5 %\nFreedonia;2020;1.234,0\n";
    let wishes = [
        ("columns", "supplier=Land,year=Jahr,value=Anteil"),
        ("subject", "Ruritania"),
    ];
    let (data, report) = one(text, &wishes);
    let fields = ["recipient", "supplier", "period", "value", "unit"];
    assert_eq!(
        rows(&data, "transfers", &fields),
        json!([["Ruritania", "Florin", "2020", 12.5, "percent"]])
    );
    assert_eq!(
        left_out(&report),
        json!([["with more than 100 per cent", [3]]])
    );
    assert!(assumes(&report, "decimal"));
}

#[test]
fn the_same_file_twice_is_noticed() {
    let (data, report) = import(&[("a.csv", DELIVERIES), ("b.csv", DELIVERIES)], &[]);
    assert_eq!(data["transfers"].as_array().map(Vec::len), Some(3));
    assert!(
        report.files[1]
            .refused
            .as_deref()
            .unwrap_or_default()
            .contains("already")
    );
}

#[test]
fn a_file_that_cannot_be_read_leaves_the_others() {
    let (data, report) = import(&[("a.csv", DELIVERIES), ("b.xlsx", "PK\u{3}\u{4}x")], &[]);
    assert_eq!(data["transfers"].as_array().map(Vec::len), Some(3));
    assert!(
        report.files[1]
            .refused
            .as_deref()
            .unwrap_or_default()
            .contains("CSV")
    );
}

#[test]
fn a_table_of_another_shape_is_shown_to_be_assigned() {
    let text = "Wann,Wieviele\n2021-03-01,3\n2021-03-02,4\nx,y\n";
    let (_, report) = one(text, &[]);
    assert_eq!(report.columns, ["Wann", "Wieviele"]);
    assert_eq!(report.preview[0], ["2021-03-01", "3"]);
    assert!(report.refused.is_some());
    let (data, _) = one(text, &[("columns", "date=Wann,count=Wieviele")]);
    assert_eq!(rows(&data, "casualties", &["count"]), json!([[3], [4]]));
}
