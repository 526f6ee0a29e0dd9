//! The checker of claims, against phrases that somebody else planted.

mod command;
mod demo;

use dateline::claims::article::Article;
use dateline::claims::check::{Checked, check};
use dateline::dataset::DataSet;

const PLANTED: &str = include_str!("planted.txt");
/// By a second one, after all of those had passed.
const HOLD_OUT: &str = include_str!("hold-out.txt");
const FOUND: &str = include_str!("found.txt");
const ARTICLE: &str = include_str!("article.html");
const UNCOVERED: &str = include_str!("uncovered.txt");

fn data(name: &str) -> DataSet {
    let file: &[u8] = match name {
        "yearly" => include_bytes!("../../fixtures/yearly.json"),
        _ => include_bytes!("../../../data/myanmar-2021.json"),
    };
    DataSet::parse(file).unwrap()
}

fn only_claim(html: &str, data: &DataSet) -> Checked {
    let article = Article::html(html);
    let mut claims = check(&article, data, article.dateline, None).claims;
    assert_eq!(claims.len(), 1, "{html}");
    claims.remove(0)
}

#[test]
fn planted_phrases_have_their_verdicts() {
    let mut wrong = Vec::new();
    let sets = [("myanmar", data("myanmar")), ("yearly", data("yearly"))];
    let mut count = 0;
    for line in PLANTED
        .lines()
        .chain(HOLD_OUT.lines())
        .chain(FOUND.lines())
        .filter(|line| !line.starts_with('#') && !line.is_empty())
    {
        let mut parts = line.splitn(3, '\t');
        let (verdict, set, html) = (
            parts.next().unwrap(),
            parts.next().unwrap(),
            parts.next().unwrap(),
        );
        let (_, data) = sets.iter().find(|(name, _)| *name == set).unwrap();
        let found = only_claim(html, data);
        let word = found.verdict.word().replace("not provable", "unprovable");
        count += 1;
        if word != verdict {
            wrong.push(format!(
                "{verdict}, not {word}: {html}\n    data: {} ({:?})",
                found.said, found.why
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {count}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn an_article_is_true_and_its_other_numbers_are_listed() {
    let article = Article::html(ARTICLE);
    let data = data("myanmar");
    let report = check(&article, &data, article.dateline, None);
    let untrue: Vec<_> = report
        .claims
        .iter()
        .filter(|claim| claim.verdict.word() != "true")
        .collect();
    assert!(untrue.is_empty(), "{untrue:#?}");
    assert_eq!(report.claims.len(), 12);
    let found: Vec<String> = report
        .uncovered
        .iter()
        .map(|number| format!("{}\t{}", number.sort.word(), number.text))
        .collect();
    let wanted: Vec<&str> = UNCOVERED.lines().collect();
    assert_eq!(found, wanted);
}

#[test]
fn elements_within_a_claim_do_not_end_it() {
    let html =
        "<p>It was <data data-dateline=\"aapp-07-15\">9<data value=1>1</data>2</data> by then.";
    assert_eq!(only_claim(html, &data("myanmar")).phrase, "912");
}

#[test]
fn claims_within_a_claim_are_both_read() {
    let html = "<p><data data-dateline=\"aapp-07-15\">912 by <time data-dateline=\"aapp-07-15\">15 July</data> and more";
    let report = check(&Article::html(html), &data("myanmar"), None, None);
    let phrases: Vec<&str> = report
        .claims
        .iter()
        .map(|claim| claim.phrase.as_str())
        .collect();
    assert_eq!(phrases, ["15 July", "912 by 15 July"]);
}

/// Two releases of a list in one file, as a figure compares them.
#[test]
fn two_releases_of_a_day_are_not_added() {
    let count = |id: &str, date: &str, count: u32, source: &str| serde_json::json!({"id": id, "series": "L", "kind": "per-day", "date": date, "count": count, "source": source});
    let file = serde_json::json!({"format": 1, "title": "t",
        "sources": [{"id": "a", "title": "List", "publisher": "L", "published": "2023-06"},
            {"id": "b", "title": "List", "publisher": "L", "published": "2023-09"}],
        "casualties": [count("1", "2023-05-08", 20, "a"), count("2", "2023-05-09", 9, "a"),
            count("3", "2023-05-08", 26, "b"), count("4", "2023-05-09", 9, "b"), count("5", "2023-05", 80, "b")]});
    let data = DataSet::parse(file.to_string().as_bytes()).unwrap();
    for (days, phrase) in [
        ("2023-05-09", "9"),
        ("2023-05-08..2023-05-09", "35"),
        ("2023-05-01..2023-05-31", "80"),
    ] {
        let html = format!("<p><data data-dateline=\"deaths(L, {days})\">{phrase}</data></p>");
        let found = only_claim(&html, &data);
        assert_eq!(found.verdict.word(), "true", "{days}: {}", found.said);
    }
}

#[test]
fn a_reference_on_another_element_is_told() {
    let html = "<p><span data-dateline=\"rank(Russia, 2015/2019)\">the largest</span>, \
                <b data-dateline=\"supplier=Nobody\">nobody</b>, <b data-dateline=\"supplier=China\">China</b></p>";
    let report = check(&Article::html(html), &data("myanmar"), None, None);
    let told: Vec<&str> = report.links.iter().map(|link| link.why.as_str()).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert_eq!(
        told[0],
        "only <data>, <time> and <dateline-claim> are claims"
    );
}
