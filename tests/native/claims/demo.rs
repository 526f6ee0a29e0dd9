//! The article that the package is shown with: every number of its data is bound, and true.

use dateline::claims::article::Article;
use dateline::claims::check::{Report, check};
use dateline::dataset::DataSet;

/// What no claim covers, since no record is about it: spans of time, dates of publications, the number of figures.
const REVIEWED: [&str; 18] = [
    "Five",
    "three",
    "17 July 2021",
    "17 July 2021",
    "three",
    "2015",
    "2019",
    "2022",
    "2024",
    "five",
    "2010",
    "2019",
    "2021",
    "27 March",
    "July 2021",
    "April 2022",
    "first",
    "17 July 2021",
];

fn report() -> Report {
    let page = include_str!("../../../www/index.html");
    let data = DataSet::parse(include_bytes!("../../../data/myanmar-2021.json")).unwrap();
    let article = Article::html(page);
    check(&article, &data, article.dateline, None)
}

#[test]
fn every_claim_is_true_but_the_one_that_its_prose_doubts() {
    let report = report();
    assert_eq!(report.claims.len(), 27);
    let untrue = report
        .claims
        .iter()
        .filter(|claim| claim.verdict.word() != "true");
    let untrue: Vec<(&str, &str)> = untrue
        .map(|claim| (claim.phrase.as_str(), claim.verdict.word()))
        .collect();
    assert_eq!(untrue, [("$807\u{a0}million", "not provable")]);
    assert!(report.links.is_empty(), "{:?}", report.links);
}

#[test]
fn numbers_without_a_claim_have_been_looked_at() {
    let report = report();
    let found: Vec<&str> = report
        .uncovered
        .iter()
        .map(|number| number.text.as_str())
        .collect();
    assert_eq!(found, REVIEWED);
}

#[test]
fn the_example_for_a_site_is_true() {
    let article = include_str!("../../../examples/check/articles/generals.md");
    let data = DataSet::parse(include_bytes!("../../../data/myanmar-2021.json")).unwrap();
    let report = check(&Article::markdown(article), &data, None, None);
    assert_eq!(report.claims.len(), 4);
    assert!(
        report
            .claims
            .iter()
            .all(|claim| claim.verdict.word() == "true"),
        "{report:#?}"
    );
    assert!(report.links.is_empty());
}
