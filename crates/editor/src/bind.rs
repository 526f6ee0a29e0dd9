//! An article with a claim more, or one less. All else in it stays as it was, letter by letter.

use super::utf16::Utf16;
use dateline::claims::article::{Article, Claim, Passage};
use dateline::claims::datum::{Datum, datum};
use dateline::claims::numbers::{Sort, numbers};
use dateline::claims::reference::Reference;
use dateline::claims::{tokens::tokens, told};
use dateline::dataset::DataSet;
use dateline::dataset::date::DateSpan;
use std::ops::Range;

/// The article with a phrase, by its units, bound to a reference: in `<time>` where both are about a date, else in `<data>`.
pub fn bind(data: &DataSet, html: &str, at: Range<usize>, reference: &str) -> String {
    let places = Utf16::of(html);
    bound(
        data,
        html,
        places.byte(at.start)..places.byte(at.end),
        reference,
    )
}

/// As [`bind`], by bytes. Where these are no letters the article stays as it was.
pub fn bound(data: &DataSet, html: &str, at: Range<usize>, reference: &str) -> String {
    let parts = (
        html.get(..at.start),
        html.get(at.clone()),
        html.get(at.end..),
    );
    let (Some(before), Some(phrase), Some(behind)) = parts else {
        return html.to_owned();
    };
    let is_date = is_date(phrase);
    let said = Reference::parse(data, reference).map(|said| datum(data, &said, is_date));
    let (tag, name) = match said {
        Ok(Datum::Days { .. }) if is_date => ("time", "datetime"),
        _ => ("data", "value"),
    };
    let value = said.ok().and_then(|said| machine(&said));
    let value = value.map(|value| format!(" {name}=\"{}\"", escaped(&value)));
    let value = value.unwrap_or_default();
    let reference = escaped(reference.trim());
    format!("{before}<{tag}{value} data-dateline=\"{reference}\">{phrase}</{tag}>{behind}")
}

/// Whether a phrase is a date.
fn is_date(phrase: &str) -> bool {
    let found = numbers(&tokens(phrase));
    matches!(found.first(), Some((Sort::Date, _)))
}

/// What the data say, for machines.
fn machine(said: &Datum) -> Option<String> {
    match said {
        Datum::Days { days, .. } => written(*days).filter(|text| !text.contains('/')),
        said => told::machine(said),
    }
}

/// A date as references have it; none where no such text means it.
pub fn written(days: DateSpan) -> Option<String> {
    let (first, last) = (days.first.iso(), days.last.iso());
    let [from, to] = [days.first.year(), days.last.year()];
    let texts = [
        format!("{from:04}"),
        format!("{from:04}/{to:04}"),
        first.get(..7)?.to_owned(),
        first.clone(),
        format!("{first}/{last}"),
    ];
    let means = |text: &String| DateSpan::parse(text).is_ok_and(|read| read.has_days_of(days));
    texts.into_iter().find(means)
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('"', "&quot;")
}

/// The article without the claim whose element begins at a unit; its words stay.
pub fn unbind(html: &str, start: usize) -> String {
    let start = Utf16::of(html).byte(start);
    let article = Article::html(html);
    let mut claims = article.passages.iter().flat_map(|passage| &passage.claims);
    let Some(claim) = claims.find(|claim| claim.start == start) else {
        return html.to_owned();
    };
    let content = &html[claim.content.clone()];
    let behind = &html[end_of(html, claim)..];
    format!("{}{content}{behind}", &html[..start])
}

/// Where the element of a claim ends: behind its tag, if it has one.
pub fn end_of(html: &str, claim: &Claim) -> usize {
    let end = claim.content.end;
    let rest = html.get(end..).unwrap_or_default();
    let tag = rest.starts_with("</").then(|| rest.find('>')).flatten();
    tag.map_or(end, |length| end + length + 1)
}

/// The bytes of the article that some of a passage were read from; none where a tag parts them.
pub fn piece(html: &str, passage: &Passage, at: &Range<usize>) -> Option<Range<usize>> {
    let last = passage.text[at.clone()].chars().next_back()?;
    let start = passage.place(at.start);
    let end = passage.place(at.end - last.len_utf8()) + last.len_utf8();
    let text = html.get(start..end)?;
    (!text.contains('<')).then_some(start..end)
}
