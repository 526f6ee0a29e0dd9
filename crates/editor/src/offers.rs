//! References that a mark of a figure offers to a phrase.

use super::bind::{bound, written};
use super::utf16::Utf16;
use dateline::claims::article::Article as Prose;
use dateline::claims::check::{Checked, check};
use dateline::claims::datum::{Datum, datum};
use dateline::claims::reference::Reference;
use dateline::dataset::date::Day;
use dateline::dataset::records::Text;
use dateline::dataset::{DataSet, RecordRef, Table};
use dateline::reference::records;
use serde_json::{Value, json};
use std::ops::Range;

/// A mark that stands for more records offers those of the first ones.
const MOST_RECORDS: usize = 8;

/// An article that is being edited, and its day.
pub struct Article<'a> {
    pub html: &'a str,
    pub dateline: Option<Day>,
}

/// What a phrase, by its units, could be bound to of some records by their names: a list of objects with `reference`, `verdict`, `data`, `source` and
/// `why`, the true ones first.
pub fn offers(data: &DataSet, article: &Article, at: Range<usize>, names: &[String]) -> Value {
    let places = Utf16::of(article.html);
    let at = places.byte(at.start)..places.byte(at.end);
    let mut references: Vec<String> = Vec::new();
    for name in names.iter().take(MOST_RECORDS) {
        let found = records(data, name).into_iter().next();
        for reference in found
            .map(|record| references_of(data, record))
            .unwrap_or_default()
        {
            if !references.contains(&reference) {
                references.push(reference);
            }
        }
    }
    let checked = references.iter();
    let mut checked: Vec<_> = checked
        .filter_map(|reference| tried(data, article, at.clone(), reference))
        .collect();
    checked.sort_by_key(|checked| checked.verdict);
    checked.iter().map(object).collect()
}

fn object(checked: &Checked) -> Value {
    json!({
        "reference": checked.reference, "verdict": checked.verdict.word(), "data": checked.said,
        "source": checked.source, "why": checked.why,
    })
}

/// What would be found if a phrase were bound so; of its passage alone.
fn tried(data: &DataSet, article: &Article, at: Range<usize>, reference: &str) -> Option<Checked> {
    let html = bound(data, article.html, at.clone(), reference);
    let mut prose = Prose::html(&html);
    let is_it = |claim: &dateline::claims::article::Claim| claim.start == at.start;
    prose
        .passages
        .retain(|passage| passage.claims.iter().any(is_it));
    let report = check(&prose, data, article.dateline, None);
    report
        .claims
        .into_iter()
        .find(|claim| claim.start == at.start)
}

/// All references to a record, its id first. Those that the data say nothing of are left out.
pub fn references_of(data: &DataSet, record: RecordRef) -> Vec<String> {
    let id = id(data, record);
    let mut references = match record.table {
        Table::Transfers => {
            let transfer = data.transfer(record.row);
            let mut references = vec![id];
            if let (Some(supplier), Some(period)) =
                (quoted(&transfer.supplier), written(transfer.period))
            {
                references
                    .extend(["share", "rank"].map(|of| format!("{of}({supplier}, {period})")));
            }
            references
        }
        Table::Casualties => {
            let count = data.casualty(record.row);
            let parts = quoted(&count.series).zip(written(count.date));
            let deaths = parts.map(|(series, date)| format!("deaths({series}, {date})"));
            [Some(id), deaths].into_iter().flatten().collect()
        }
        Table::Visits => vec![format!("visit({id})")],
        Table::Events => {
            let event = data.event(record.row);
            let quantities = event
                .quantities
                .iter()
                .filter_map(|quantity| quoted(&quantity.of));
            let values = quantities.map(|of| format!("value({id}, {of})"));
            std::iter::once(format!("event({id})"))
                .chain(values)
                .collect()
        }
        Table::Places => Vec::new(),
    };
    references.retain(|reference| !reference.contains('(') || says_something(data, reference));
    references
}

fn says_something(data: &DataSet, reference: &str) -> bool {
    let said = Reference::parse(data, reference).map(|said| datum(data, &said, false));
    said.is_ok_and(|said| !matches!(said, Datum::Nothing(_)))
}

/// A record's id, with its table where others have it too.
fn id(data: &DataSet, record: RecordRef) -> String {
    let id = data.id_of(record);
    if records(data, id).len() == 1 {
        id.to_string()
    } else {
        data.name_of(record)
    }
}

/// A name as an argument; one with a quotation mark cannot be any.
fn quoted(name: &Text) -> Option<String> {
    if name.contains('"') {
        None
    } else if name.contains([',', '(', ')']) {
        Some(format!("\"{name}\""))
    } else {
        Some(name.to_string())
    }
}
