//! References as the checker reads them: typed, and with what is wrong with one in words.

use crate::dataset::date::DateSpan;
use crate::dataset::records::Text;
use crate::dataset::{DataSet, RecordRef, Table};
use crate::filter::Filter;
use crate::reference::{Call, days, filter, records, table_of};

/// What a phrase of prose is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Reference {
    /// A record's own value, or its date.
    Record(RecordRef),
    /// When a visit or an event was.
    Date(RecordRef),
    /// A supplier's share of a period; of one source, or the one that counts.
    Share {
        supplier: Text,
        period: DateSpan,
        source: Option<Text>,
    },
    /// A supplier's place among those of a period.
    Rank { supplier: Text, period: DateSpan },
    /// A total on a date, or what was counted from its first day to its last.
    Deaths {
        series: Text,
        days: DateSpan,
        is_stretch: bool,
    },
    /// From one value to another.
    Change(Box<[Self; 2]>),
    /// How many records of a table a filter leaves.
    Count(Table, Filter),
    /// A quantity of an event, by its row there.
    Quantity(RecordRef, usize),
}

impl Reference {
    /// Reads a reference to records of a data set.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    ///
    /// ```
    /// # use dateline::claims::reference::Reference;
    /// # use dateline::dataset::DataSet;
    /// let data = DataSet::parse(include_bytes!("../../data/myanmar-2021.json")).unwrap();
    /// let unknown = Reference::parse(&data, "share(Chian, 2015/2019)");
    /// assert_eq!(unknown.unwrap_err(), "there is no supplier \"Chian\"");
    /// ```
    pub fn parse(data: &DataSet, text: &str) -> Result<Self, String> {
        let call = Call::parse(text);
        let reference = match (call.function, &call.arguments[..]) {
            ("", _) => Self::Record(the_record(data, text)?),
            ("share", [supplier, period]) => share(data, supplier, period, None)?,
            ("share", [supplier, period, source]) => share(data, supplier, period, Some(source))?,
            ("rank", [supplier, period]) => Self::Rank {
                supplier: supplier_of(data, supplier)?,
                period: date(period)?,
            },
            ("deaths", [series, days]) => deaths(data, series, days)?,
            ("change", ends @ [from, to]) => {
                // However deep somebody nests them, this comes to an end.
                if ends.iter().any(|end| Call::parse(end).function == "change") {
                    return Err("a change is between two values, not two changes".to_owned());
                }
                Self::Change(Box::new([Self::parse(data, from)?, Self::parse(data, to)?]))
            }
            ("count", [table, clauses @ ..]) => counted(data, table, clauses)?,
            ("value", [_, quantity]) => {
                let event = the_record(data, text)?;
                let mut quantities = data.event(event.row).quantities.iter();
                let row = quantities.position(|known| *known.of == **quantity);
                let row = row.ok_or_else(|| format!("the event has no \"{quantity}\""))?;
                return Ok(Self::Quantity(event, row));
            }
            ("visit" | "event", [_]) => Self::Date(the_record(data, text)?),
            (function, _) => {
                return Err(format!(
                    "\"{function}\" is no function, or has other arguments"
                ));
            }
        };
        let is_empty = records(data, text).is_empty();
        let may_be_empty = matches!(reference, Self::Count(..) | Self::Deaths { .. });
        if is_empty && !may_be_empty {
            return Err("the data have nothing of that".to_owned());
        }
        Ok(reference)
    }
}

fn the_record(data: &DataSet, text: &str) -> Result<RecordRef, String> {
    match records(data, text)[..] {
        [record] => Ok(record),
        [] => Err(format!(
            "there is no record \"{}\"",
            Call::parse(text).argument(0)
        )),
        _ => Err("several tables have that id: write the table before it".to_owned()),
    }
}

fn supplier_of(data: &DataSet, name: &str) -> Result<Text, String> {
    let found = data.transfers.iter().find(|one| *one.supplier == *name);
    let found = found.map(|transfer| transfer.supplier.clone());
    found.ok_or_else(|| format!("there is no supplier \"{name}\""))
}

fn share(
    data: &DataSet,
    supplier: &str,
    period: &str,
    source: Option<&str>,
) -> Result<Reference, String> {
    let source = match source {
        None => None,
        Some(id) => {
            let known = data.source(id).map(|source| source.id.clone());
            Some(known.ok_or_else(|| format!("there is no source \"{id}\""))?)
        }
    };
    Ok(Reference::Share {
        supplier: supplier_of(data, supplier)?,
        period: date(period)?,
        source,
    })
}

fn deaths(data: &DataSet, series: &str, text: &str) -> Result<Reference, String> {
    let known = data.casualties.iter().find(|one| *one.series == *series);
    let known = known.ok_or_else(|| format!("there is no series \"{series}\""))?;
    let series = known.series.clone();
    let (days, is_stretch) = days(text).ok_or_else(|| not_a_date(text))?;
    if days.last < days.first {
        return Err("the days end before they begin".to_owned());
    }
    Ok(Reference::Deaths {
        series,
        days,
        is_stretch,
    })
}

fn counted(data: &DataSet, table: &str, clauses: &[&str]) -> Result<Reference, String> {
    let table = table_of(table).ok_or_else(|| format!("there is no table \"{table}\""))?;
    let filter =
        filter(data, clauses).ok_or("a clause is `name=value`, by the names of a filter")?;
    let filter = filter.map_err(|error| error.message())?;
    Ok(Reference::Count(table, filter))
}

fn date(text: &str) -> Result<DateSpan, String> {
    DateSpan::parse(text).map_err(|_| not_a_date(text))
}

fn not_a_date(text: &str) -> String {
    format!("\"{text}\" is not a date such as 2021-03")
}
