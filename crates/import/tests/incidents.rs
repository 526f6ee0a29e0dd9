//! Events one by one, beside the sums of their days.

use dateline_import::incidents::Incidents;
use dateline_import::{Import, Wishes};

const ACLED: &str = "event_id_cnty,event_date,time_precision,event_type,actor1,country,location,latitude,longitude,fatalities\n\
    MMR1,2021-03-27,1,Battles,Army,Myanmar,Yangon,16.80,96.15,3\n\
    MMR2,2021-03-28,2,Battles,Rebels,Myanmar,Yangon,16.80,96.15,1\n\
    MMR3,2021-03-27,1,Battles,Army,Myanmar,Yangon,20.00,97.00,2\n";

const GROUPED: &str = "date,place,latitude,longitude,side,best,low,high,count\n\
    2021-03-27,Yangon,16.80,96.15,Army,30,20,45,12\n\
    2021-03-28,Bago,17.34,96.48,Army,5,5,5,1\n";

fn read(files: &[&str]) -> (Incidents, String) {
    let mut import = Import::new(Wishes::default());
    for (row, file) in files.iter().enumerate() {
        import.begin(&format!("{row}.csv"), None);
        import.feed(file.as_bytes());
        import.end().unwrap();
    }
    let incidents = import.take_incidents();
    (incidents, import.finish().0.unwrap())
}

#[test]
fn each_event_has_its_day_place_and_side() {
    let (found, _) = read(&[ACLED]);
    assert_eq!(found.days, [18_713, 18_714, 18_713]);
    assert_eq!(found.best, [3, 1, 2]);
    assert_eq!(found.sides, [0, 1, 0]);
    assert_eq!(found.side_names.all, ["Army", "Rebels"]);
    assert_eq!(found.lines, [2, 3, 4]);
    assert_eq!(found.vague, 1);
}

#[test]
fn places_of_one_name_that_lie_apart_are_two() {
    let (found, _) = read(&[ACLED]);
    assert_eq!(found.places, [0, 0, 1]);
    assert_eq!(found.place_names.all, ["Yangon", "Yangon"]);
    assert_eq!(found.positions, [16.80, 96.15, 20.0, 97.0]);
}

#[test]
fn what_a_database_has_grouped_has_its_weight() {
    let (found, data) = read(&[GROUPED]);
    assert_eq!(found.weights, [12, 1]);
    assert_eq!(found.ranges, [[0, 20, 45]]);
    assert!(data.contains("\"events\": 12"), "{data}");
    assert!(data.contains("\"low\": 20"), "{data}");
}

#[test]
fn several_files_share_their_names() {
    let (found, _) = read(&[ACLED, GROUPED]);
    assert_eq!(found.days.len(), 5);
    assert_eq!(found.places, [0, 0, 1, 0, 2]);
    assert_eq!(found.sides, [0, 1, 0, 0, 0]);
    assert_eq!(found.files, [0, 0, 0, 1, 1]);
    assert_eq!(found.ranges, [[3, 20, 45]]);
}

#[test]
fn a_group_without_its_number_is_left_out() {
    let file = "date,place,best,count\n2021-03-27,Yangon,3,\n2021-03-28,Bago,5,1\n";
    let (found, _) = read(&[file]);
    assert_eq!(found.best, [5]);
}
