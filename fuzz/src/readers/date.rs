//! A date, as a data set and as somebody's file has it.

use super::csv::hold_with;
use dateline::dataset::date::DateSpan;
use dateline_import::Wishes;

/// A date that is read is the same when it is written and read again, in either crate.
pub fn hold(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(date) = DateSpan::parse(&text) {
        expect_same(date);
    }
    let mut wishes = Wishes::default();
    if wishes.set("published", &text).is_ok() {
        let written = wishes.published.clone().unwrap_or_default();
        let date = DateSpan::parse(&written).expect("it is written as ours are");
        expect_same(date);
        let mut again = Wishes::default();
        assert_eq!(again.set("published", &written), Ok(()));
        assert_eq!(again.published, wishes.published);
    }
    let field = text.replace('"', "");
    let file = format!("date,killed\n\"{field}\",1\n13/01/2021,2\n");
    hold_with(&Wishes::default(), file.as_bytes());
}

fn expect_same(date: DateSpan) {
    assert!(date.first <= date.last);
    let days = format!("{}/{}", date.first.iso(), date.last.iso());
    let read = DateSpan::parse(&days).expect("days are dates");
    assert_eq!((read.first, read.last), (date.first, date.last));
    let named = DateSpan::from_to(date.first, date.last);
    assert_eq!((named.first, named.last), (date.first, date.last));
    assert!(date.touches(Some(date.last), Some(date.first)) || date.first < date.last);
    assert!(date.lies_within(Some(date.first), Some(date.last)));
}
