//! The real files of publishers, where they are at hand: they may not be kept here.

use dateline_import::{Import, Report, Wishes};
use serde_json::Value;
use std::path::PathBuf;

/// What some files become; none where they are absent, which is said.
fn import(files: &[&str], wishes: &[(&str, &str)]) -> Option<(Value, Report)> {
    let folder = PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/real"
    ));
    if !folder.exists() {
        println!("the real files are absent: nothing was tested");
        return None;
    }
    let mut wanted = Wishes::default();
    for (name, value) in wishes {
        wanted.set(name, value).unwrap();
    }
    let mut import = Import::new(wanted);
    for file in files {
        let bytes = std::fs::read(folder.join(file)).unwrap();
        import.begin(file, None);
        for chunk in bytes.chunks(10_000) {
            import.feed(chunk);
        }
        import.end().unwrap();
    }
    let (json, report) = import.finish();
    Some((serde_json::from_str(&json.unwrap()).unwrap(), report))
}

fn count(data: &Value, table: &str) -> usize {
    data[table].as_array().map_or(0, Vec::len)
}

#[test]
fn sipri_s_deliveries_to_ukraine() {
    let Some((data, report)) = import(&["sipri-delivery-register/trade-register.csv"], &[]) else {
        return;
    };
    assert_eq!((report.files[0].rows, report.files[0].taken), (382, 382));
    assert_eq!(data["subject"]["country"], "UKR");
    assert_eq!(data["sources"][0]["published"], "2025-02-17");
    // As a spreadsheet adds it up.
    let transfers = data["transfers"].as_array().unwrap();
    let row = transfers
        .iter()
        .find(|row| row["supplier"] == "United States" && row["period"] == "2023");
    assert_eq!(row.unwrap()["value"], 1728.61);
}

#[test]
fn sipri_s_table_of_all_imports() {
    let Some((_, report)) = import(
        &["sipri-tiv-table/TIV-Import-All-Country-1950-2022.csv"],
        &[],
    ) else {
        return;
    };
    assert_eq!((report.files[0].rows, report.files[0].taken), (262, 261));
    assert!(
        report
            .unmatched
            .iter()
            .any(|name| name.name == "Soviet Union")
    );
}

#[test]
fn ucdp_s_events_in_myanmar() {
    let Some((data, report)) = import(&["ucdp-ged-myanmar/ged241-myanmar.csv"], &[]) else {
        return;
    };
    assert_eq!(report.files[0].rows, 7374);
    let left_out: usize = report.files[0].left_out.iter().map(|left| left.count).sum();
    assert_eq!(report.files[0].taken + left_out, 7374);
    // Whatever is added up, nobody is lost.
    let rows = data["casualties"].as_array().unwrap();
    let killed: u64 = rows.iter().filter_map(|row| row["count"].as_u64()).sum();
    assert_eq!((killed, count(&data, "casualties") < 7374), (28721, true));
}

#[test]
fn trips_of_us_presidents_and_secretaries() {
    let files = ["places/places-10m.csv", "us-travels/trips.csv"];
    let Some((data, report)) = import(&files, &[("home", "Washington")]) else {
        return;
    };
    assert!(
        count(&data, "visits") > 3500,
        "{} visits",
        count(&data, "visits")
    );
    // Nothing goes without a word: each trip is there or left out.
    let taken = data["visits"].as_array().unwrap();
    let trips = taken
        .iter()
        .filter(|visit| visit["part_of"].is_null())
        .count();
    let in_file: usize = report.files[1].left_out.iter().map(|left| left.count).sum();
    assert_eq!((trips + in_file, trips), (4271, report.files[1].taken));
}

#[test]
fn aapp_s_lists_as_lines() {
    let Some((data, _)) = import(&["aapp-revisions/daily-by-vintage.csv"], &[]) else {
        return;
    };
    let series: std::collections::BTreeSet<_> = data["casualties"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["series"].to_string())
        .collect();
    assert_eq!(series.len(), 8);
}
