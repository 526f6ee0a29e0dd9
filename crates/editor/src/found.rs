//! What is found in an article, with its places in UTF-16.

use super::bind::{end_of, piece};
use super::utf16::Utf16;
use dateline::claims::article::{Article, Claim, Passage};
use dateline::claims::check::{Checked, Report, check, uncovered};
use dateline::claims::tokens::tokens;
use dateline::claims::values::Verdict;
use dateline::dataset::DataSet;
use dateline::dataset::date::Day;
use serde_json::{Value, json};
use std::cmp::Reverse;
use std::ops::Range;

/// An object with the `passages` of an article, each a list of texts, of `{claim}` and of `{number}`, which are places in the lists of
/// `claims` and of `numbers` without one; and a `summary` of both. A number that tags part is in no one place and has none.
pub fn found(data: &DataSet, html: &str, dateline: Option<Day>) -> Value {
    let article = Article::html(html);
    let report = check(&article, data, dateline, None);
    let mut finder = Finder {
        html,
        places: Utf16::of(html),
        report: &report,
        claims: Vec::new(),
        numbers: Vec::new(),
    };
    let passages = article.passages.iter();
    let passages: Vec<_> = passages.map(|passage| finder.passage(passage)).collect();
    json!({
        "passages": passages,
        "claims": finder.claims,
        "numbers": finder.numbers,
        "summary": summary(&report),
    })
}

struct Finder<'a> {
    html: &'a str,
    places: Utf16,
    report: &'a Report,
    claims: Vec<Value>,
    numbers: Vec<Value>,
}

impl Finder<'_> {
    fn passage(&mut self, passage: &Passage) -> Value {
        let mut marks: Vec<(Range<usize>, Value)> = Vec::new();
        for claim in &passage.claims {
            let row = self.claims.len();
            let checked = &self.report.claims[row];
            self.claims.push(self.claim(claim, checked));
            marks.push((claim.at.clone(), json!({ "claim": row })));
        }
        for (sort, at) in uncovered(passage, &tokens(&passage.text)) {
            let text = &passage.text[at.clone()];
            let place = piece(self.html, passage, &at);
            marks.push((at, json!({ "number": self.numbers.len() })));
            let place = place.map(|place| self.units(&place));
            self.numbers
                .push(json!({ "text": text, "sort": sort.word(), "at": place }));
        }
        parts(&passage.text, marks)
    }

    fn claim(&self, claim: &Claim, checked: &Checked) -> Value {
        json!({
            "at": self.units(&(claim.start..end_of(self.html, claim))),
            "content": self.units(&claim.content),
            "phrase": checked.phrase,
            "reference": checked.reference,
            "verdict": checked.verdict.word(),
            "data": checked.said,
            "source": checked.source,
            "why": checked.why,
        })
    }

    fn units(&self, at: &Range<usize>) -> [usize; 2] {
        [self.places.unit(at.start), self.places.unit(at.end)]
    }
}

/// A text cut at its marks; of marks within each other the outer one.
fn parts(text: &str, mut marks: Vec<(Range<usize>, Value)>) -> Value {
    marks.sort_by_key(|(at, _)| (at.start, Reverse(at.end)));
    let mut parts = Vec::new();
    let mut end = 0;
    for (at, mark) in marks {
        if at.start < end || at.is_empty() {
            continue;
        }
        parts.push(text[end..at.start].into());
        parts.push(mark);
        end = at.end;
    }
    parts.push(text[end..].into());
    parts.retain(|part| part != "");
    parts.into()
}

fn summary(report: &Report) -> String {
    let of = |verdict| {
        let same = |claim: &&Checked| claim.verdict == verdict;
        report.claims.iter().filter(same).count()
    };
    let many = |count: usize, what: &str| {
        let plural = if count == 1 { "" } else { "s" };
        format!("{count} {what}{plural}")
    };
    format!(
        "{}: {} true, {} false, {} not provable; {} without a claim",
        many(report.claims.len(), "claim"),
        of(Verdict::True),
        of(Verdict::False),
        of(Verdict::Unprovable),
        many(report.uncovered.len(), "number"),
    )
}
