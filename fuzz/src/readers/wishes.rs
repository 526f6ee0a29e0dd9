//! What somebody says of a file: lines of `name=value`, and the file behind an empty line.

use super::csv::hold_with;
use dateline_import::Wishes;

/// Files for whoever says nothing but wishes: dates and numbers that can be read in two ways, a table of years, events.
const FILES: [&str; 4] = [
    "Datum;Tote;Ort;Land\n01.02.2021;1.234;Zenda;Austria\n02.03.2021;1,5;Kazan;Russia\n",
    "From,To,Year,Sum\nFlorin,Myanmar,2020,3\nFreedonia,Myanmar,2021,4.5\n",
    ",2019,2020,2021\nFlorin,3,0,2.5\nFree Front*,,5,\n",
    "event_date,event_type,actor1,country,fatalities\n27 March 2021,Battles,Army,Myanmar,2\n",
];

/// A wish is refused and nothing is changed, or it is set; with any wishes a file is read or refused.
pub fn hold(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (lines, file) = text.split_once("\n\n").unwrap_or((&text, ""));
    let mut wishes = Wishes::default();
    for (name, value) in lines.lines().filter_map(|line| line.split_once('=')) {
        let before = wishes.clone();
        if let Err(wrong) = wishes.set(name, value) {
            assert_eq!(wishes, before, "{wrong:?}");
        }
    }
    if !file.is_empty() {
        return hold_with(&wishes, file.as_bytes());
    }
    for file in FILES {
        hold_with(&wishes, file.as_bytes());
    }
}
