//! Files of each layout, broken in a thousand ways: reading them ends, every row is taken or left out, and what comes out is a
//! data set without a problem.

use dateline::dataset::DataSet;
use dateline_import::{Import, Wishes};

const DELIVERIES: &str = "Data generated: 3 March 2024\nSupplier,Recipient,Delivery year,Delivery year is estimate,TIV delivery values\nFlorin,Myanmar,2020,No,2.4\nFreedonia,Myanmar,2021,Yes,\"1,200.5\"\n";
const DEALS: &str = "Deals for the year range '2010' to '2020'\nRecipient,Supplier,Year(s) of delivery,Comments,SIPRI TIV of delivered weapons\nMyanmar,Florin,2010; 2011,from stock\nfirst,10\nMyanmar,Freedonia,2015,,7.5\n";
const TABLE: &str = "\"TIV of arms exports to Myanmar, 2019-2021\",,,,\n,2019,2020,2021,Total\nFlorin,3,0,,3\nFree Front*,,,5,5\nTotal,3,0,5,8\n";
const ACLED: &str = "event_id_cnty,event_date,time_precision,event_type,actor1,country,fatalities\nR1,27 March 2021,1,Battles,Army,Myanmar,2\nR2,28 March 2021,2,Riots,Army,Myanmar,1\n";
const COUNTS: &str = "date;killed;qualifier;low;high;url\n01.03.2021;at least 30;;20;40;https://example.org\n13.03.2021;1.234;about;;;\n";
const WIDE: &str = "date_of_incident,List A,List B\nundated,1,2\n2021-02-01,0,3\n2021-02-08,1,\n";
const VISITS: &str = "id,date,visitor,place,country,purpose\n1,2021-03-01/2021-03-02,A. Envoy,\"Moscow, Kazan\",Russia,Talks\n2,2021-04-01,B. Envoy,\"Beijing, China\",,\n";
const ARMS: &str =
    "recipient,supplier,period,share\nMyanmar,Florin,2015-19,12.5%\nMyanmar,Freedonia,2020,30%\n";
const PLACES: &str = "name,country,lat,lon\nZenda,Austria,\"47,5\",14.5\nStrelsau,AUT,48,16\n";

const SEEDS: [&str; 9] = [
    DELIVERIES, DEALS, TABLE, ACLED, COUNTS, WIDE, VISITS, ARMS, PLACES,
];

/// What is put into a file, somewhere.
const SCRAPS: [&str; 30] = [
    ",",
    ";",
    "\t",
    "\"",
    "\n",
    "\r",
    "-",
    "0",
    "9",
    "99999999999",
    "-5",
    "1e9",
    "1.5",
    "1,5",
    "12:00",
    "31/12/2020",
    "2021-02-30",
    "3021",
    "1399",
    "2021-13",
    "n/a",
    "Total",
    "NaN",
    "inf",
    "é",
    "\u{feff}",
    "(",
    "Atlantis",
    "%",
    "https://",
];

/// The same numbers on each machine (Numerical Recipes).
struct Random(u32);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % most.max(1)
    }
}

/// A file with something cut out of it, put into it, or said twice.
fn broken(seed: &str, random: &mut Random) -> Vec<u8> {
    let mut bytes = seed.as_bytes().to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len() + 1);
        let until = (at + random.below(12)).min(bytes.len());
        match random.below(4) {
            0 => drop(bytes.drain(at..until)),
            1 => drop(bytes.splice(at..at, SCRAPS[random.below(SCRAPS.len())].bytes())),
            2 => drop(bytes.splice(at..until, SCRAPS[random.below(SCRAPS.len())].bytes())),
            _ => {
                let again = bytes[at..until].to_vec();
                drop(bytes.splice(at..at, again));
            }
        }
    }
    bytes
}

/// What the test below, run with other numbers, found once.
const FOUND: [&str; 7] = [
    "Data generated: 3024\nSupplier,Recipient,Delivery year,TIV delivery values\nFlorin,Myanmar,2020,2.4\n",
    "Supplier,Recipient,Delivery year,TIV delivery values\nFlorin,Myanmar,-2020,2.4\nFlorin,Myanmar,2020-,2.4\nFlorin,Myanmar,9999,2\n",
    "Deals for the year range '20 '2020'\nRecipient,Supplier,Year(s) of delivery,Comments,SIPRI TIV of delivered weapons\nMyanmar,Florin,x,,7.5\n",
    "\"TIV of arms exports to Myanmar\"\n,2019,2020\n*,5,5\nFree Front*,1,2\n",
    "\"TIV of arms exports to Myanmar\"\n,2019,2020\nFlorin,3,99999999999999990\n",
    "date_of_incident,List A,\n2021-02-01,0,3\n2021-02-08,1,\n",
    "date,killed\n2021-02-01,999999999999999999\n",
];

/// Reads a file, and holds what comes out against what went in; gives whether it became a data set.
fn hold(bytes: &[u8]) -> bool {
    let told = || String::from_utf8_lossy(bytes).into_owned();
    let mut wishes = Wishes::default();
    wishes.set("home", "Vienna, Austria").unwrap();
    let mut import = Import::new(wishes);
    import.begin("file.csv", None);
    import.feed(bytes);
    let is_read = import.end().is_ok();
    let (json, report) = import.finish();
    let file = &report.files[0];
    let left_out: usize = file.left_out.iter().map(|left| left.count).sum();
    assert!(
        !is_read || file.rows == file.taken + left_out,
        "{}\n{file:?}",
        told()
    );
    let Some(json) = json else {
        return false;
    };
    let data = DataSet::parse(json.as_bytes()).unwrap();
    let problems: Vec<_> = data.problems.iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}\n{problems:?}\n{json}", told());
    true
}

#[test]
fn what_was_found_once_holds() {
    for file in FOUND {
        hold(file.as_bytes());
    }
}

#[test]
fn broken_files_make_no_broken_data_set() {
    let mut random = Random(20_210_201);
    let files = (0..3_600).map(|turn| broken(SEEDS[turn % SEEDS.len()], &mut random));
    let made = files.filter(|file| hold(file)).count();
    assert!(made > 1200, "only {made} files became a data set");
}
