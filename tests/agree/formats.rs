//! Numbers and dates, as a host writes them.

use dateline::dataset::date::DateSpan;
use dateline::text::{DateStyle, Host};

const NUMBERS: [f64; 23] = [
    0.0,
    -0.0,
    1.0,
    12.0,
    999.0,
    1_000.0,
    9_999.995,
    200_000.0,
    1e15,
    123_456_789_012_345_680_000.0,
    838.81,
    0.5,
    -0.5,
    0.125,
    1.005,
    2.675,
    -0.001,
    0.005,
    57.14,
    // JavaScript prints these with an exponent.
    1e21,
    1.25e23,
    1e-7,
    -1e-7,
];

const DATES: [&str; 20] = [
    "2021-03-27",
    "2021-09-05",
    "2021-09",
    "2021-06",
    "2018",
    "199X",
    "2015/2019",
    "2015/2015",
    "2018-01-20/2018-01-21",
    "2021-09-20/2021-09-21",
    "2021-05-30/2021-06-02",
    "2020-12-30/2021-01-02",
    "2018-01/2018-03",
    "2020-12/2021-01",
    "2021-05/2021-05",
    "2021-03-27/2021-03-27",
    "1500-01-01",
    "2199-12-31",
    "2018/2021-03",
    "2020-02-29",
];

const DAY_STYLES: [DateStyle; 5] = [
    DateStyle::Long,
    DateStyle::Short,
    DateStyle::DayAndMonth,
    DateStyle::Month,
    DateStyle::Year,
];

/// Every number and date, a line each.
pub fn written(host: &dyn Host) -> String {
    let mut lines = Vec::new();
    for number in NUMBERS {
        lines.push(format!(
            "{number}: {} {}",
            host.number(number),
            host.percent(number)
        ));
    }
    for date in DATES {
        let span = DateSpan::parse(date).unwrap();
        let [long, short] =
            [DateStyle::Long, DateStyle::Short].map(|style| host.date(&span, style));
        lines.push(format!("{date}: {long}, {short}"));
    }
    for month in 1..=12 {
        let span = DateSpan::parse(&format!("2021-{month:02}-09")).unwrap();
        let styles = DAY_STYLES.map(|style| host.day(span.first, style));
        lines.push(styles.join(", "));
    }
    lines.join("\n") + "\n"
}

/// The text with a plain blank on either side of each dash, where some set thin ones or none.
#[cfg(target_arch = "wasm32")]
pub fn plain_dashes(text: &str) -> String {
    let text = text.replace(['\u{2009}', '\u{202f}'], " ");
    text.replace(" – ", "–").replace('–', " – ")
}
