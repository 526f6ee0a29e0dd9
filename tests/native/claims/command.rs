//! `dateline check ARTICLES --data FILE`: what it prints, and how it ends.

use crate::render::{FOUNDING, failure, run, scratch};

const ARTICLE: &str = include_str!("article.html");

fn written(name: &str, text: &str) -> String {
    let path = scratch(name);
    std::fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

/// The article with one number that the data do not have.
fn wrong(name: &str) -> String {
    let text = ARTICLE.replace("value=\"49\"", "value=\"48\"");
    written(name, &text.replace("49%", "48%"))
}

fn said(arguments: &[&str]) -> String {
    String::from_utf8(run(arguments).stdout).unwrap()
}

#[test]
fn a_changed_number_is_told_with_line_and_source() {
    let file = wrong("changed.html");
    let told = said(&["check", &file, "--data", FOUNDING]);
    let line = told.lines().find(|line| line.contains("false")).unwrap();
    assert!(
        line.starts_with(&format!(
            "{file}:13:53: false: \"48%\" (the data: 49%; 58% by SIPRI 2022, SIPRI 2024;"
        )),
        "{line}"
    );
    assert!(line.contains("The Wall Street Journal"), "{line}");
    let (code, told) = failure(&["check", &file, "--data", FOUNDING]);
    assert_eq!(code, 1);
    assert!(
        told.contains("12 claims: 11 true, 1 false, 0 not provable; 16 numbers without a claim"),
        "{told}"
    );
}

#[test]
fn what_is_true_is_no_failure_and_what_is_not_provable_only_if_asked() {
    let file = written(
        "open.html",
        "<p>By 25 March <data data-dateline=\"aapp-03-25\">320</data> were dead.",
    );
    assert!(run(&["check", &file, "--data", FOUNDING]).status.success());
    let (code, _) = failure(&["check", &file, "--data", FOUNDING, "--strict"]);
    assert_eq!(code, 1);
}

#[test]
fn a_fix_is_a_diff_that_makes_it_true() {
    let file = wrong("mended.html");
    let diff = said(&["check", &file, "--data", FOUNDING, "--fix"]);
    let lines: Vec<&str> = diff
        .lines()
        .filter(|line| line.starts_with('+') && !line.starts_with("+++"))
        .collect();
    assert_eq!(lines.len(), 1, "{diff}");
    assert!(
        lines[0]
            .contains("<data value=\"49\" data-dateline=\"share(China, 2015/2019)\">49%</data>"),
        "{diff}"
    );
    assert_eq!(
        std::fs::read_to_string(&file)
            .unwrap()
            .matches("48%")
            .count(),
        1
    );
}

#[test]
fn a_diff_leaves_words_that_no_number_can_mend() {
    let text = "<p>More than <data data-dateline=\"aapp-07-15\">912</data> people.";
    let file = written("words.html", text);
    assert_eq!(said(&["check", &file, "--data", FOUNDING, "--fix"]), "");
}

#[test]
fn reports_are_for_machines_too() {
    let file = wrong("machines.html");
    let json: serde_json::Value = serde_json::from_str(&said(&[
        "check", &file, "--data", FOUNDING, "--format", "json",
    ]))
    .unwrap();
    let claim = &json[0]["claims"][3];
    assert_eq!((&claim["line"], &claim["column"]), (&13.into(), &53.into()));
    assert_eq!(claim["verdict"], "false");
    let told = said(&["check", &file, "--data", FOUNDING, "--format", "github"]);
    assert!(told.starts_with("::error file="), "{told}");
    assert!(told.contains("line=13,col=53::false: \"48%25\""), "{told}");
}

#[test]
fn markdown_is_read_as_well() {
    let text = "# Arms\n\nChina sold *about* <data data-dateline=\"share(China, 2015/2019)\">half</data>, and\n\
                [Russia](?supplier=Rusia) <data data-dateline=\"share(Russia, 2015/2019)\">17%</data>.\n\n    not 99 this\n";
    let file = written("article.md", text);
    let told = said(&["check", &file, "--data", FOUNDING]);
    assert!(told.contains("article.md:3:20: true: \"half\""), "{told}");
    assert!(told.contains("article.md:4:27: false: \"17%\""), "{told}");
    assert!(
        told.contains(
            "article.md:4:1: false: link ?supplier=Rusia: the data have no supplier \"Rusia\""
        ),
        "{told}"
    );
    assert!(!told.contains("99"), "{told}");
}

#[test]
fn the_day_of_an_article_can_be_given() {
    let file = written(
        "dated.html",
        "<p>The army took power <time data-dateline=\"event(coup)\">last month</time>.",
    );
    let told = said(&["check", &file, "--data", FOUNDING]);
    assert!(told.contains("not provable: \"last month\""), "{told}");
    let told = said(&[
        "check",
        &file,
        "--data",
        FOUNDING,
        "--dateline",
        "2021-03-12",
    ]);
    assert!(told.contains(": true: \"last month\""), "{told}");
}

#[test]
fn a_reference_that_is_none_is_false_and_says_why() {
    let file = written(
        "typo.html",
        "<p><data data-dateline=\"share(Chian, 2015/2019)\">49%</data>",
    );
    let told = said(&["check", &file, "--data", FOUNDING]);
    assert!(told.contains("there is no supplier \"Chian\""), "{told}");
}

#[test]
fn changes_of_changes_are_refused_however_deep() {
    let deep = "change(".repeat(50_000);
    let text = format!(
        "<p><data data-dateline=\"{deep}a, b{}\">9</data>",
        ")".repeat(50_000)
    );
    let file = written("deep.html", &text);
    let told = said(&["check", &file, "--data", FOUNDING]);
    assert!(told.contains("false: \"9\""), "{}", told.len());
    let nested = "change(change(aapp-03-15, aapp-07-15), aapp-07-15)";
    let file = written(
        "nested.html",
        &format!("<p><data data-dateline=\"{nested}\">9</data>"),
    );
    assert!(said(&["check", &file, "--data", FOUNDING]).contains("not two changes"));
}

#[test]
fn flags_that_cannot_be_are_faults_of_the_words() {
    for flags in [["--dateline", "yesterday"], ["--format", "xml"]] {
        let (code, _) = failure(&["check", "a.html", "--data", FOUNDING, flags[0], flags[1]]);
        assert_eq!(code, 2, "{flags:?}");
    }
    let (code, told) = failure(&["check", "a.html", "b.html"]);
    assert_eq!(code, 2);
    assert!(told.contains("--data"), "{told}");
}
