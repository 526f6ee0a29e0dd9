//! References from prose to data: a record's id, or one of a small closed set of functions. `docs/claims.md` lists them.
//!
//! What a page needs of a reference is which records it is about. What these say, the checker of claims works out.

use crate::dataset::date::DateSpan;
use crate::dataset::records::{Transfer, Unit};
use crate::dataset::{DataSet, RecordRef, Table};
use crate::fields::FieldValues;
use crate::fill::cut;
use crate::filter::{Filter, recipients};
use crate::order::{add_new, keep};
use crate::query::Query;

/// A function and what it is given; an id alone has no function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call<'a> {
    pub function: &'a str,
    /// Without the quotation marks around them, and the space.
    pub arguments: Vec<&'a str>,
}

impl<'a> Call<'a> {
    /// Takes a reference apart; what is no call is an id.
    ///
    /// ```
    /// # use dateline::reference::Call;
    /// let call = Call::parse("share(\"Korea, Republic of\", 2015/2019)");
    /// assert_eq!(call.function, "share");
    /// assert_eq!(call.arguments, ["Korea, Republic of", "2015/2019"]);
    /// ```
    pub fn parse(text: &'a str) -> Self {
        let text = text.trim_ascii();
        let call = cut(text, b'(').and_then(|(name, rest)| Some((name, rest.strip_suffix(')')?)));
        match call {
            Some((name, inner)) => Self {
                function: name.trim_ascii(),
                arguments: arguments(inner),
            },
            None => Self {
                function: "",
                arguments: vec![text],
            },
        }
    }

    /// An argument by its place; an empty text where there is none.
    pub fn argument(&self, place: usize) -> &'a str {
        self.arguments.get(place).copied().unwrap_or_default()
    }
}

/// What is between commas, where these are neither quoted nor within brackets.
fn arguments(text: &str) -> Vec<&str> {
    let mut arguments = Vec::new();
    let (mut start, mut depth, mut is_quoted) = (0, 0, false);
    // A comma behind it ends the last one.
    for (at, byte) in text.bytes().chain([b',']).enumerate() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'(' => depth += 1,
            b')' => depth -= 1,
            b',' if (depth == 0 && !is_quoted) || at == text.len() => {
                arguments.push(unquoted(text.get(start..at).unwrap_or_default()));
                start = at + 1;
            }
            _ => {}
        }
    }
    arguments
}

fn unquoted(text: &str) -> &str {
    let text = text.trim_ascii();
    let inner = text
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    inner.unwrap_or(text)
}

/// The days of `from..to`, or of one date, and whether they are a stretch; none if they are no dates.
pub fn days(text: &str) -> Option<(DateSpan, bool)> {
    let ends = cut(text, b'.').and_then(|(from, to)| Some((from, to.strip_prefix('.')?)));
    let (from, to) = ends.unwrap_or((text, text));
    let [from, to] = [from, to].map(|end| DateSpan::parse(end.trim_ascii()).ok());
    let (from, to) = (from?, to?);
    let days = if ends.is_some() { from.until(to) } else { from };
    Some((days, ends.is_some()))
}

/// The records that a reference is about, in the order of the file; none where it is no reference to any.
pub fn records(data: &DataSet, text: &str) -> Vec<RecordRef> {
    let call = Call::parse(text);
    let argument = |place| call.argument(place);
    match call.function {
        "" => with_id(data, None, argument(0)),
        "visit" => with_id(data, Some(Table::Visits), argument(0)),
        "event" | "value" => with_id(data, Some(Table::Events), argument(0)),
        "share" | "rank" => imports(data, &call).unwrap_or_default(),
        "deaths" => counts(data, argument(0), argument(1)).unwrap_or_default(),
        "change" => {
            let mut both = Vec::new();
            for end in &call.arguments {
                // One change of another is none.
                if Call::parse(end).function != "change" {
                    for record in records(data, end) {
                        add_new(&mut both, record);
                    }
                }
            }
            both
        }
        "count" => counted(data, &call).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// Records by their id, which may have its table in front.
fn with_id(data: &DataSet, table: Option<Table>, id: &str) -> Vec<RecordRef> {
    let mut found = Vec::new();
    let named = cut(id, b':').and_then(|(name, id)| Some((table_of(name)?, id)));
    let (table, id) = match named {
        Some((table, id)) => (Some(table), id),
        None => (table, id),
    };
    for (_, known) in TABLES {
        for row in 0..data.rows(known) {
            let record = RecordRef::new(known, row);
            if **data.id_of(record) == *id && table.is_none_or(|table| table == known) {
                found.push(record);
            }
        }
    }
    found
}

/// A supplier's published share of a period, else the volumes that one is worked out from. The recipient is the one whom charts
/// show unless they are asked for another.
fn imports(data: &DataSet, call: &Call) -> Option<Vec<RecordRef>> {
    let period = DateSpan::parse(call.argument(1)).ok()?;
    let recipients = recipients(data);
    let (supplier, source) = (call.argument(0), call.argument(2));
    let is_share = |transfer: &Transfer| transfer.unit == Unit::Percent;
    let mut rows = Vec::new();
    let mut has_share = false;
    for (row, transfer) in data.transfers.iter().enumerate() {
        let is_of_period = if is_share(transfer) {
            transfer.period.has_days_of(period)
        } else {
            is_within(transfer.period, period)
        };
        if is_of_period
            && *transfer.supplier == *supplier
            && Some(&transfer.recipient) == recipients.first()
            && (source.is_empty() || *transfer.cited.source == *source)
        {
            has_share |= is_share(transfer);
            rows.push(row);
        }
    }
    keep(&mut rows, &|row| {
        !has_share || is_share(data.transfer(*row))
    });
    Some(references(Table::Transfers, rows))
}

fn is_within(days: DateSpan, period: DateSpan) -> bool {
    days.lies_within(Some(period.first), Some(period.last))
}

/// The counts of a series on some days; where there are none, the last ones before.
fn counts(data: &DataSet, series: &str, asked: &str) -> Option<Vec<RecordRef>> {
    let (days, is_stretch) = days(asked)?;
    let (mut on, mut before) = (Vec::new(), Vec::new());
    let mut last = None;
    for (row, casualty) in data.casualties.iter().enumerate() {
        let date = casualty.date;
        let is_on = if is_stretch {
            is_within(date, days)
        } else {
            date.touches(Some(days.first), Some(days.last))
        };
        if *casualty.series != *series {
            continue;
        }
        if is_on {
            on.push(row);
        } else if date.last < days.first && Some(date.last) >= last {
            if Some(date.last) > last {
                before.clear();
            }
            last = Some(date.last);
            before.push(row);
        }
    }
    Some(references(
        Table::Casualties,
        if on.is_empty() { before } else { on },
    ))
}

/// The records of a table that a filter leaves.
fn counted(data: &DataSet, call: &Call) -> Option<Vec<RecordRef>> {
    let (table, clauses) = call.arguments.split_first()?;
    let (table, filter) = (table_of(table)?, filter(data, clauses)?.ok()?);
    let query = Query::new(data, Some(&filter));
    Some(references(table, query.rows(table)))
}

/// The filter of some clauses `name=value`; none where one of them is no clause.
///
/// # Errors
/// [`crate::error::Error::BadFilter`], where a value cannot be.
pub fn filter(data: &DataSet, clauses: &[&str]) -> Option<Result<Filter, crate::error::Error>> {
    let mut attributes = Vec::new();
    for clause in clauses {
        let (name, value) = cut(clause, b'=')?;
        attributes.push((name.trim_ascii(), unquoted(value)));
    }
    let asked = FieldValues::of(&attributes);
    if asked.all().len() < attributes.len() {
        return None;
    }
    Some(Filter::default().patched(&asked, data))
}

fn references(table: Table, rows: Vec<usize>) -> Vec<RecordRef> {
    let mut records = Vec::new();
    for row in rows {
        records.push(RecordRef::new(table, row));
    }
    records
}

/// The tables whose records can be meant, by their names in a data set.
const TABLES: [(&str, Table); 4] = [
    ("transfers", Table::Transfers),
    ("casualties", Table::Casualties),
    ("visits", Table::Visits),
    ("events", Table::Events),
];

/// A table by its name.
pub fn table_of(name: &str) -> Option<Table> {
    let found = TABLES.iter().find(|(known, _)| *known == name)?;
    Some(found.1)
}
