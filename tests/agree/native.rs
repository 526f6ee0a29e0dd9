//! Writes down what the command's hosts say.

use crate::marks::Told;
use crate::{formats, marks};
use dateline::english::English;
use dateline::font::{Face, FontHost};
use dateline::plain::{PLAIN, PlainHost};
use std::fs;
use std::path::Path;

fn check(name: &str, text: &str) {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/agree")
        .join(name);
    if std::env::var_os("DATELINE_BLESS").is_some() {
        fs::write(&golden, text).unwrap();
    }
    let before = fs::read_to_string(&golden).unwrap_or_default();
    let diff = similar::TextDiff::from_lines(before.as_str(), text);
    assert!(
        before == text,
        "{name} has changed\n{}",
        diff.unified_diff()
    );
}

fn line(mark: &Told) -> String {
    let lengths = mark.lengths.iter();
    let lengths: Vec<String> = lengths.map(|length| format!("{length:.2}")).collect();
    format!("{}\t{}\n", mark.words, lengths.join(" "))
}

#[test]
fn numbers_and_dates_of_the_plain_host() {
    check("british.txt", &formats::written(&PLAIN));
    check(
        "american.txt",
        &formats::written(&PlainHost(English::American)),
    );
}

#[test]
fn marks_measured_with_a_font_file() {
    let regular = include_bytes!("../fixtures/fonts/test-sans-regular.ttf");
    let bold = include_bytes!("../fixtures/fonts/test-sans-bold.ttf");
    let host = FontHost::new(
        PLAIN,
        Face::parse(regular, 0).unwrap(),
        Face::parse(bold, 0),
    );
    let mut text = String::new();
    for figure in marks::figures(&host) {
        text += &format!("# {}\n", figure.name);
        for mark in figure.marks {
            text += &line(&mark);
        }
    }
    check("marks.txt", &text);
}
