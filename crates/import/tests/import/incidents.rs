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
    assert_eq!(found.sides[0], [0, 2, 0]);
    assert_eq!(found.side_names.all, ["Army", "", "Rebels"]);
    assert_eq!(found.country_names.all, ["Myanmar"]);
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
    assert_eq!(found.sides[0], [0, 2, 0, 0, 0]);
    assert_eq!(found.files, [0, 0, 0, 1, 1]);
    assert_eq!(found.ranges, [[3, 20, 45]]);
}

#[test]
fn a_group_without_its_number_is_left_out() {
    let file = "date,place,best,count\n2021-03-27,Yangon,3,\n2021-03-28,Bago,5,1\n";
    let (found, _) = read(&[file]);
    assert_eq!(found.best, [5]);
}

/// UCDP's columns that events need, and two rows of which one is known to its province alone.
const UCDP: &str = "id,type_of_violence,side_a,side_b,where_prec,where_coordinates,latitude,longitude,country,date_prec,date_start,date_end,best,high,low\n\
    1,1,Army,Front,1,Yangon,16.80,96.15,Myanmar (Burma),1,2021-03-27,2021-03-27,3,3,3\n\
    2,1,Army,Front,4,Shan state,21.50,98.00,Myanmar (Burma),1,2021-03-28,2021-03-28,9,0,0\n";

#[test]
fn both_parties_and_regions_are_noted() {
    let (found, _) = read(&[UCDP]);
    assert_eq!(found.sides, [[0, 0], [1, 1]]);
    assert_eq!(found.are_coarse, [0, 1]);
    assert_eq!(found.coarse, [1, 9]);
}

#[test]
fn ranges_are_the_file_s_own_even_beside_their_count() {
    let (found, _) = read(&[UCDP]);
    assert_eq!(found.ranges, [[1, 0, 0]]);
}

#[test]
fn an_event_of_two_files_is_one() {
    let more = format!(
        "{UCDP}3,1,Army,Front,1,Bago,17.34,96.48,Myanmar (Burma),1,2021-03-29,2021-03-29,5,5,5\n"
    );
    let (found, data) = read(&[UCDP, &more]);
    assert_eq!(found.best, [3, 9, 5]);
    assert_eq!(found.coarse, [1, 9]);
    assert_eq!(found.are_coarse, [0, 1, 0]);
    assert_eq!(data.matches("\"date\": \"2021-03-27\"").count(), 1);
}

#[test]
fn degrees_may_have_a_comma() {
    let file = "date;place;latitude;longitude;best;count\n2021-03-27;Yangon;16,8;96,15;3;1\n";
    let (found, _) = read(&[file]);
    assert_eq!(found.positions, [16.8, 96.15]);
}

#[test]
fn a_group_of_a_month_or_of_a_span_is_vague() {
    let file = "date,place,best,count\n2021-02,Yangon,3,1\n2021-03-01/2021-03-31,Yangon,5,2\n2021-03-05,Yangon,1,1\n";
    let (found, data) = read(&[file]);
    assert_eq!(found.vague, 2);
    assert!(data.contains("\"2021-03-01/2021-03-31\""), "{data}");
}

#[test]
fn a_bound_that_is_no_number_is_told() {
    let mut import = Import::new(Wishes::default());
    import.begin("grouped.csv", None);
    import
        .feed(b"date,place,best,low,count\n2021-02-01,Yangon,10,abc,1\n2021-02-02,Yangon,10,5,1\n");
    import.end().unwrap();
    assert_eq!(import.take_incidents().ranges, [[1, 5, 10]]);
    let (_, report) = import.finish();
    let told = &report.files[0].in_part;
    assert_eq!(told.len(), 1);
    assert_eq!(
        told[0].reason,
        "whose lowest or highest estimate is no number"
    );
}

#[test]
fn two_names_of_a_country_are_one_subject() {
    let (_, data) = read(&[UCDP, ACLED]);
    assert!(data.contains("\"country\": \"MMR\""), "{data}");
}
