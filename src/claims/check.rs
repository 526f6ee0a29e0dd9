//! Checks an article: each claim against the data, and what no claim covers.

use super::article::{Article, Claim, Passage};
use super::dates::month;
use super::datum::datum;
use super::links::{self, BadLink};
use super::numbers::{Sort, numbers};
use super::reference::Reference;
use super::sentence::Sentence;
use super::tokens::{Token, tokens};
use super::told;
use super::values::Verdict;
use super::verdict::judge;
use crate::dataset::date::Day;
use crate::dataset::{DataSet, Table};
use crate::plain::PLAIN;
use crate::reference::records;
use crate::words::Localizer;
use std::ops::Range;

/// What was found in an article, in the order of the file.
#[derive(Debug, Default)]
pub struct Report {
    pub claims: Vec<Checked>,
    pub links: Vec<BadLink>,
    pub uncovered: Vec<Uncovered>,
}

/// A claim and what the data make of it.
#[derive(Debug)]
pub struct Checked {
    /// Where its element begins in the file.
    pub start: usize,
    /// The words that are claimed.
    pub phrase: String,
    pub reference: String,
    pub verdict: Verdict,
    /// Why, where that is not plain from what the data say.
    pub why: Option<String>,
    /// What the data say, and who says so.
    pub said: String,
    pub source: String,
    /// What would be true in its place, where numbers alone have to change.
    pub edits: Vec<Edit>,
}

/// Other words for some bytes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub at: Range<usize>,
    pub text: String,
}

/// A number that no claim covers.
#[derive(Debug)]
pub struct Uncovered {
    pub start: usize,
    pub sort: Sort,
    pub text: String,
}

/// Checks an article against a data set. `dateline` is the day that it is of, `digest` that of the data set's file.
pub fn check(
    article: &Article,
    data: &DataSet,
    dateline: Option<Day>,
    digest: Option<u32>,
) -> Report {
    let mut report = Report::default();
    let checker = Checker { data, dateline };
    for passage in &article.passages {
        let tokens = tokens(&passage.text);
        for claim in &passage.claims {
            report.claims.push(checker.claim(passage, &tokens, claim));
        }
        for (sort, at) in uncovered(passage, &tokens) {
            report.uncovered.push(Uncovered {
                start: passage.place(at.start),
                sort,
                text: passage.text[at].to_owned(),
            });
        }
    }
    let links = article.links.iter();
    report.links = links
        .flat_map(|link| links::check(link, data, digest))
        .collect();
    report
}

/// The numbers of a passage that no claim covers, each with the bytes that it takes there.
pub fn uncovered(passage: &Passage, tokens: &[Token]) -> Vec<(Sort, Range<usize>)> {
    let is_uncovered = |(_, at): &(Sort, Range<usize>)| {
        let covers = |claim: &Claim| claim.at.start < at.end && at.start < claim.at.end;
        !passage.claims.iter().any(covers)
    };
    numbers(tokens).into_iter().filter(is_uncovered).collect()
}

struct Checker<'a> {
    data: &'a DataSet,
    dateline: Option<Day>,
}

impl Checker<'_> {
    fn claim(&self, passage: &Passage, tokens: &[Token], claim: &Claim) -> Checked {
        let mut checked = Checked {
            start: claim.start,
            phrase: passage.text[claim.at.clone()].trim().to_owned(),
            reference: claim.reference.clone(),
            verdict: Verdict::False,
            why: None,
            said: String::new(),
            source: self.source(&claim.reference, claim.is_date),
            edits: Vec::new(),
        };
        let reference = match Reference::parse(self.data, &claim.reference) {
            Ok(reference) => reference,
            Err(why) => {
                checked.why = Some(why);
                return checked;
            }
        };
        // A record is dated and counts: the words tell which is meant.
        let own = |token: &Token| claim.at.start <= token.at.start && token.at.end <= claim.at.end;
        let has_month = tokens
            .iter()
            .any(|token| own(token) && month(token.word()).is_some());
        let datum = datum(self.data, &reference, claim.is_date || has_month);
        checked.said = told::in_words(&datum);
        if let Some(others) = told::revisions(self.data, &claim.reference, &datum) {
            checked.said.push_str(&format!("; {others}"));
        }
        let (start, end) = sentence_around(&passage.text, tokens, &claim.at);
        let inside = tokens[start..end].iter().position(own);
        let count = tokens[start..end].iter().filter(|token| own(token)).count();
        let first = inside.unwrap_or_default();
        let sentence = Sentence {
            tokens: &tokens[start..end],
            start: first,
            end: first + count,
        };
        let judged = judge(&sentence, &datum, self.dateline);
        checked.verdict = judged.verdict;
        checked.why = judged.why;
        if judged.verdict == Verdict::False {
            let words = told::instead(&checked.phrase, &datum);
            checked.edits.extend(words.map(|text| Edit {
                at: claim.content.clone(),
                text,
            }));
        }
        if let Some((said, at)) = &claim.attribute
            && let Some(why) = told::contradicts(said, &datum)
        {
            if checked.verdict != Verdict::False {
                checked.why = Some(why);
            }
            checked.verdict = Verdict::False;
            let name = if claim.is_date { "datetime" } else { "value" };
            checked.edits.extend(told::machine(&datum).map(|text| Edit {
                at: at.clone(),
                text: format!("{name}=\"{text}\""),
            }));
        }
        checked
    }

    /// The sources of what a reference is about, each once; of a date, who gives it most closely.
    fn source(&self, reference: &str, is_date: bool) -> String {
        let localizer = Localizer {
            data: self.data,
            host: &PLAIN,
        };
        let mut sources = Vec::new();
        for record in records(self.data, reference) {
            let dated = match record.table {
                Table::Visits => Some(self.data.visit(record.row).dated().1),
                Table::Events => self.data.event(record.row).dated().map(|(_, cited)| cited),
                _ => None,
            };
            let cited = dated.filter(|_| is_date);
            let cited = cited.unwrap_or_else(|| localizer.cited(record));
            let source = localizer.citation(cited).text;
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        let more = sources.len().saturating_sub(told::MOST_SOURCES);
        sources.truncate(told::MOST_SOURCES);
        let mut text = sources.join("; ");
        if more > 0 {
            text.push_str(&format!("; {more} more"));
        }
        text
    }
}

/// The tokens of the sentence that some bytes are in.
fn sentence_around(text: &str, tokens: &[Token], at: &Range<usize>) -> (usize, usize) {
    let ends = (0..tokens.len()).filter(|row| is_end(text, tokens, *row));
    let (mut start, mut end) = (0, tokens.len());
    for row in ends {
        if tokens[row].at.end <= at.start {
            start = row + 1;
        } else if tokens[row].at.start >= at.end {
            end = row + 1;
            break;
        }
    }
    (start, end)
}

/// Titles and the like, which end with a full stop that ends no sentence.
const SHORT: [&str; 16] = [
    "mr", "mrs", "ms", "dr", "gen", "maj", "col", "lt", "sen", "rep", "st", "no", "vs", "prof",
    "gov", "capt",
];

fn is_end(text: &str, tokens: &[Token], row: usize) -> bool {
    let token = &tokens[row];
    if token.is('!') || token.is('?') {
        return true;
    }
    if !token.is('.') {
        return false;
    }
    let word = row
        .checked_sub(1)
        .map(|row| tokens[row].word())
        .unwrap_or_default();
    let is_short = SHORT.contains(&word) || word.chars().count() == 1;
    let after = text[token.at.end..].trim_start_matches(['”', '"', '’', '\'', ')']);
    let next = after.trim_start().chars().next();
    let begins =
        next.is_none_or(|next| next.is_uppercase() || next.is_ascii_digit() || next == '“');
    !is_short && after.starts_with(char::is_whitespace) != next.is_none() && begins
}
