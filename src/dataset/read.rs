//! From rows to records: one function a table, each asking for its fields by name.

use super::records::{
    Casualty, Citation, CountKind, DatedElsewhere, Event, EventKind, Person, Place, Qualifier,
    Quantity, ShareOf, Source, Text, Transfer, Unit, Visit,
};
use super::row::{Row, Value};

/// A record that can be read from the row of a table, whatever file that is in.
pub trait Record: Sized {
    /// Reads the record. Where a field is missing or wrong, the row notes it and something
    /// harmless stands in: such a record is never kept.
    fn read<'a, V: Value<'a>>(row: &mut Row<'a, V>) -> Self;
    /// What other records call it by.
    fn id(&self) -> &Text;
}

const QUALIFIERS: [(&str, Qualifier); 4] = [
    ("exact", Qualifier::Exact),
    ("about", Qualifier::About),
    ("at-least", Qualifier::AtLeast),
    ("more-than", Qualifier::MoreThan),
];

const UNITS: [(&str, Unit); 3] = [
    ("percent", Unit::Percent),
    ("tiv-million", Unit::TivMillion),
    ("usd-million", Unit::UsdMillion),
];

const SHARES_OF: [(&str, ShareOf); 2] = [("volume", ShareOf::Volume), ("value", ShareOf::Value)];

const COUNT_KINDS: [(&str, CountKind); 2] = [
    ("cumulative", CountKind::Cumulative),
    ("per-day", CountKind::PerDay),
];

const EVENT_KINDS: [(&str, EventKind); 13] = [
    ("coup", EventKind::Coup),
    ("unrest", EventKind::Unrest),
    ("meeting", EventKind::Meeting),
    ("deal", EventKind::Deal),
    ("agreement", EventKind::Agreement),
    ("purchase", EventKind::Purchase),
    ("vote", EventKind::Vote),
    ("statement", EventKind::Statement),
    ("embargo", EventKind::Embargo),
    ("sanctions", EventKind::Sanctions),
    ("appeal", EventKind::Appeal),
    ("project", EventKind::Project),
    ("ties", EventKind::Ties),
];

/// The id comes first, so that later problems can name the record.
fn id<'a, V: Value<'a>>(row: &mut Row<'a, V>) -> Text {
    let id = row.needed_text("id");
    row.name_after(&id);
    id
}

fn qualifier<'a, V: Value<'a>>(row: &mut Row<'a, V>) -> Qualifier {
    row.choice("qualifier", &QUALIFIERS).unwrap_or_default()
}

fn citation<'a, V: Value<'a>>(row: &mut Row<'a, V>) -> Citation {
    Citation {
        source: row.needed_text("source"),
        at: row.text("at"),
        url: row.text("url"),
    }
}

fn person<'a, V: Value<'a>>(row: &mut Row<'a, V>) -> Person {
    Person {
        name: row.text("name"),
        role: row.text("role"),
    }
}

fn dated_elsewhere<'a, V: Value<'a>>(row: &mut Row<'a, V>) -> DatedElsewhere {
    DatedElsewhere {
        date: row.needed_date("date"),
        cited: citation(row),
    }
}

fn quantity<'a, V: Value<'a>>(row: &mut Row<'a, V>) -> Quantity {
    let value = row.number("value");
    Quantity {
        of: row.needed_text("of"),
        value: row.needed("value", value, 0.0),
        unit: row.text("unit"),
        qualifier: qualifier(row),
    }
}

/// Shares are percentages; what else is transferred only has to be a sane number.
fn transferred<'a, V: Value<'a>>(row: &mut Row<'a, V>, unit: Unit) -> Option<f64> {
    let most = if unit == Unit::Percent { 100.0 } else { 1e12 };
    row.number_within("value", 0.0, most, 100)
}

impl Record for Source {
    fn read<'a, V: Value<'a>>(row: &mut Row<'a, V>) -> Self {
        Self {
            id: id(row),
            title: row.needed_text("title"),
            publisher: row.needed_text("publisher"),
            short: row.text("short"),
            published: row.date("published"),
            retrieved: row.date("retrieved"),
            url: row.text("url"),
            note: row.text("note"),
            scope: row.text("scope"),
        }
    }

    fn id(&self) -> &Text {
        &self.id
    }
}

impl Record for Place {
    fn read<'a, V: Value<'a>>(row: &mut Row<'a, V>) -> Self {
        Self {
            id: id(row),
            name: row.needed_text("name"),
            country: row.text("country"),
            lat_deg: row.needed_degrees("lat_deg", 90),
            lon_deg: row.needed_degrees("lon_deg", 180),
            precision: row.text("precision"),
            note: row.text("note"),
            cited: citation(row),
        }
    }

    fn id(&self) -> &Text {
        &self.id
    }
}

impl Record for Transfer {
    fn read<'a, V: Value<'a>>(row: &mut Row<'a, V>) -> Self {
        let id = id(row);
        let unit = row.needed_choice("unit", &UNITS);
        Self {
            id,
            recipient: row.needed_text("recipient"),
            supplier: row.needed_text("supplier"),
            period: row.needed_date("period"),
            value: transferred(row, unit),
            unit,
            share_of: row.choice("share_of", &SHARES_OF),
            qualifier: qualifier(row),
            derived: row.text("derived"),
            doubt: row.text("doubt"),
            note: row.text("note"),
            relates: row.texts("relates"),
            cited: citation(row),
        }
    }

    fn id(&self) -> &Text {
        &self.id
    }
}

impl Record for Casualty {
    fn read<'a, V: Value<'a>>(row: &mut Row<'a, V>) -> Self {
        Self {
            id: id(row),
            series: row.needed_text("series"),
            kind: row.needed_choice("kind", &COUNT_KINDS),
            date: row.needed_date("date"),
            count: row.count("count"),
            low: row.count("low"),
            high: row.count("high"),
            events: row.count("events"),
            qualifier: qualifier(row),
            date_basis: row.text("date_basis"),
            note: row.text("note"),
            relates: row.texts("relates"),
            cited: citation(row),
        }
    }

    fn id(&self) -> &Text {
        &self.id
    }
}

impl Record for Visit {
    fn read<'a, V: Value<'a>>(row: &mut Row<'a, V>) -> Self {
        Self {
            id: id(row),
            date: row.needed_date("date"),
            dated_elsewhere: row.rows("dated_elsewhere", dated_elsewhere),
            from: row.needed_text("from"),
            to: row.needed_text("to"),
            from_assumed: row.flag("from_assumed"),
            people: row.rows("people", person),
            met: row.rows("met", person),
            not_met: row.rows("not_met", person),
            purpose: row.text("purpose"),
            part_of: row.text("part_of"),
            note: row.text("note"),
            relates: row.texts("relates"),
            cited: citation(row),
        }
    }

    fn id(&self) -> &Text {
        &self.id
    }
}

impl Record for Event {
    fn read<'a, V: Value<'a>>(row: &mut Row<'a, V>) -> Self {
        Self {
            id: id(row),
            kind: row.needed_choice("kind", &EVENT_KINDS),
            title: row.needed_text("title"),
            date: row.date("date"),
            dated_elsewhere: row.rows("dated_elsewhere", dated_elsewhere),
            date_words: row.text("date_words"),
            place: row.text("place"),
            parties: row.texts("parties"),
            people: row.rows("people", person),
            quantities: row.rows("quantities", quantity),
            note: row.text("note"),
            relates: row.texts("relates"),
            cited: citation(row),
        }
    }

    fn id(&self) -> &Text {
        &self.id
    }
}
